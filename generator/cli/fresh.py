"""Decides from the words of a `build` command and the times of files whether there is anything to do at all."""

import os
import sys
import time
from pathlib import Path
from typing import Final, NamedTuple

from generator import __version__, settings
from generator.store import freshness

_UTC_PLUS_7: Final = 7 * 3600


def today() -> str:
    """The day in Asia/Ho_Chi_Minh (UTC+7 all year round) as yyyy-mm-dd."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + _UTC_PLUS_7))


class Command(NamedTuple):
    """The words of a command and, of a build, what it reads as it was before anything was read."""

    words: list[str]
    read: bytes | None


def begin(words: list[str]) -> Command:
    """The command as it begins: what is saved while it runs is a change."""
    return Command(words, read_by(words) if words[:1] == ["build"] else None)


def nothing_changed(command: Command) -> bool:
    """Whether these very words built this very tree on this very day, and the site still stands as it was left."""
    words, read = command
    if read is None or "--no-cache" in words:
        return False
    return freshness.is_fresh(_stamp(words), read + _left_by(words))


def read_by(words: list[str]) -> bytes | None:
    """What a build reads, by size and time; None when a file cannot be followed, which the build itself has to tell."""
    root = _value(words, "--root", ".")
    inside = (settings.PROCEDURES, settings.SITE_DATA, settings.CONFIG_FILE)
    program = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    theme = os.fspath(settings.theme_folder(Path(root)))
    roots = [*(os.path.join(root, place) for place in inside), theme, program]
    try:
        return freshness.signature(roots, [*words, today(), __version__, sys.version, *settings.libraries()])
    except OSError:
        return None


def remember(command: Command) -> None:
    """Called after a build without errors."""
    words, read = command
    if read is not None:
        freshness.write_stamp(_stamp(words), read + _left_by(words))


def _left_by(words: list[str]) -> bytes:
    out = _value(words, "--out", os.path.join(_value(words, "--root", "."), "site"))
    left = [os.path.join(out, settings.CACHE), os.path.join(out, "index.html"), f"{out}.zip"]
    return b"\n" + freshness.signature(left, [])


def _stamp(words: list[str]) -> str:
    return os.path.join(_value(words, "--root", "."), settings.CACHE, "fresh")


def _value(words: list[str], option: str, default: str) -> str:
    """The value of an option as `--option value` or `--option=value`; the last one counts."""
    value = default
    for index, word in enumerate(words):
        if word == option and index + 1 < len(words):
            value = words[index + 1]
        elif word.startswith(option + "="):
            value = word[len(option) + 1 :]
    return value
