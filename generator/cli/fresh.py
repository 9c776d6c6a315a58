"""Decides from the words of a `build` command and the times of files whether there is anything to do at all."""

import os
import sys
import time
from pathlib import Path
from typing import Final

from generator import __version__, settings
from generator.store import freshness

_UTC_PLUS_7: Final = 7 * 3600


def today() -> str:
    """The day in Asia/Ho_Chi_Minh (UTC+7 all year round) as yyyy-mm-dd."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + _UTC_PLUS_7))


def nothing_changed(words: list[str]) -> bool:
    """Whether these very words built this very tree on this very day, and the site still stands as it was left."""
    if words[:1] != ["build"] or "--no-cache" in words:
        return False
    now = read_by(words)
    return now is not None and freshness.is_fresh(_stamp(words), now + _left_by(words))


def read_by(words: list[str]) -> bytes | None:
    """What a build reads, by size and time; None when a file cannot be followed, which the build itself has to tell.

    To be taken before the build reads anything: what is saved while it runs is a change.
    """
    root = _value(words, "--root", ".")
    inside = (settings.PROCEDURES, settings.SITE_DATA, "mkdocs.yml")
    program = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    theme = os.fspath(settings.theme_folder(Path(root)))
    roots = [*(os.path.join(root, place) for place in inside), theme, program]
    try:
        return freshness.signature(roots, [*words, today(), __version__, sys.version])
    except OSError:
        return None


def remember(words: list[str], read: bytes | None) -> None:
    """Called after a build without errors, with what `read_by` said before it."""
    if read is not None:
        freshness.write_stamp(_stamp(words), read + _left_by(words))


def _left_by(words: list[str]) -> bytes:
    out = _value(words, "--out", os.path.join(_value(words, "--root", "."), "site"))
    return b"\n" + freshness.signature([os.path.join(out, settings.CACHE), os.path.join(out, "index.html")], [])


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
