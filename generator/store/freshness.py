"""Whether anything a build depends on has changed since the last one: decided by stat alone, before the compiler loads.

Imports nothing but the standard library's smallest parts, because its whole point is to answer within a few
milliseconds. It may only say "nothing changed"; every doubt means "build".
"""

import os
from collections.abc import Iterable, Sequence


def signature(roots: Iterable[str], words: Sequence[str]) -> bytes:
    """One line per file below the roots (path, size, time of change) after a line per word (options, day)."""
    lines = list(words)
    waiting = [root for root in roots if os.path.lexists(root)]
    while waiting:
        place = waiting.pop()
        if not os.path.isdir(place):
            stat = os.stat(place)
            lines.append(f"{place}\0{stat.st_size}\0{stat.st_mtime_ns}")
            continue
        with os.scandir(place) as entries:
            for entry in entries:
                name = entry.name
                if name == "__pycache__" or name.endswith(".pyc"):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    stat = entry.stat()
                    lines.append(f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}")
    return "\n".join(sorted(lines)).encode("utf-8", "surrogateescape")


def is_fresh(stamp: str, now: bytes) -> bool:
    """Whether the stamp of the last clean build equals the present signature."""
    try:
        with open(stamp, "rb") as stream:
            return stream.read() == now
    except OSError:
        return False


def write_stamp(stamp: str, now: bytes) -> None:
    """Remembers the signature of a build that succeeded; where that fails the next build is merely slower."""
    try:
        os.makedirs(os.path.dirname(stamp), exist_ok=True)
        with open(stamp, "wb") as stream:
            stream.write(now)
    except OSError:
        return
