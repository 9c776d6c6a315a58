"""Decides from the words of a `build` command and the times of files whether there is anything to do at all."""

import os
import sys
import time
from typing import Final

from generator import __version__, settings
from generator.store import freshness

_UTC_PLUS_7: Final = 7 * 3600


def today() -> str:
    """The day in Asia/Ho_Chi_Minh (UTC+7 all year round) as yyyy-mm-dd."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + _UTC_PLUS_7))


def nothing_changed(words: list[str]) -> bool:
    """Whether these very words built this very tree on this very day, and the site still stands as it was left."""
    return words[:1] == ["build"] and freshness.is_fresh(_stamp(words), _signature(words))


def remember(words: list[str]) -> None:
    """Called after a build without errors."""
    freshness.write_stamp(_stamp(words), _signature(words))


def _stamp(words: list[str]) -> str:
    return os.path.join(_value(words, "--root", "."), settings.CACHE, "fresh")


def _signature(words: list[str]) -> bytes:
    root = _value(words, "--root", ".")
    out = _value(words, "--out", os.path.join(root, "site"))
    inside = (settings.PROCEDURES, settings.SITE_DATA, settings.THEME, "mkdocs.yml")
    program = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    written = (os.path.join(out, settings.CACHE), os.path.join(out, "index.html"))
    roots = [*(os.path.join(root, place) for place in inside), *written, program]
    return freshness.signature(roots, [*words, today(), __version__, sys.version])


def _value(words: list[str], option: str, default: str) -> str:
    """The value of an option as `--option value` or `--option=value`; the last one counts."""
    value = default
    for index, word in enumerate(words):
        if word == option and index + 1 < len(words):
            value = words[index + 1]
        elif word.startswith(option + "="):
            value = word[len(option) + 1 :]
    return value
