"""A province's tree of files: which there are, and their bytes."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from generator import settings
from generator.diagnostics.problem import Problem, Ref, Report


class Entry(Struct, frozen=True, gc=False):
    """One file: path below the root with `/`, size in bytes, time of change in nanoseconds."""

    path: str
    size: int
    mtime_ns: int


ATTACHED = (settings.DECISIONS + "/", settings.FORMS + "/")
"""Folders whose other files matter: signed decisions and forms."""


def is_read(path: str) -> bool:
    """Whether a file is more than handed on: YAML, and the ledger of notices."""
    return path.endswith((".yml", ".yaml")) or (path.startswith(settings.LEDGER + "/") and path.endswith(".csv"))


def is_wanted(path: str, report: Report) -> bool:
    """Whether the compiler reads a file, or looks whether it is there.

    TT121, also for an editorial page: a path that cannot be printed, kept or put in an address, as it is no UTF-8, or
    holds what nobody sees.
    """
    is_ours = is_read(path) or path.startswith(ATTACHED)
    if path.isprintable() or not (is_ours or path.startswith(settings.PAGES + "/")):
        return is_ours
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path)
    report(Problem("TT121", Ref(shown), {"tep": shown}))
    return False


class Tree(Protocol):
    """A province's files, wherever they lie."""

    def entries(self, report: Report) -> list[Entry]:
        """Every file of the tree that the compiler reads, sorted by path; what is amiss with one is a problem."""

    def read(self, entry: Entry, report: Report) -> bytes | None:
        """The bytes of one file; None, with a problem, when it is too big to be a record or cannot be read."""


class FolderTree:
    """The tree as it lies in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def entries(self, report: Report) -> list[Entry]:
        """Every file of the tree that the compiler reads, sorted by path: YAML, the ledger, what lies beside decisions.

        What cannot be followed or is misnamed is a problem.
        """
        found: list[Entry] = []
        real_root = os.path.realpath(self.root)
        for folder in (settings.PROCEDURES, settings.SITE_DATA):
            if not (self.root / folder).is_dir():
                report(Problem("TT110", Ref(folder), {"muc": folder}))
                continue
            top = os.fspath(self.root / folder)
            for entry in self._walk(top):
                path = folder + entry.path[len(top) :].replace(os.sep, "/")
                if entry.is_dir():
                    # Only a link can be a folder here: what lies behind it would be read twice, or from outside.
                    report(Problem("TT109", Ref(path), {"tep": path}))
                    continue
                if not is_wanted(path, report):
                    continue
                if entry.name.endswith(".yaml"):
                    report(Problem("TT118", Ref(path), {"tep": path}))
                    continue
                if entry.is_symlink() and not _inside(entry.path, real_root):
                    report(Problem("TT109", Ref(path), {"tep": path}))
                    continue
                try:
                    stat = entry.stat()
                except OSError:
                    report(Problem("TT117", Ref(path), {"tep": path}))
                    continue
                found.append(Entry(path, stat.st_size, stat.st_mtime_ns))
        found.sort(key=lambda e: e.path)
        return found

    def read(self, entry: Entry, report: Report) -> bytes | None:
        """The bytes of one file; None, with a problem, when it is too big to be a record or cannot be read."""
        if entry.size > settings.MAX_FILE_BYTES and entry.path.endswith(".yml"):
            report(Problem("TT108", Ref(entry.path), {"mb": f"{entry.size / 2**20:.0f}"}))
            return None
        try:
            return (self.root / entry.path).read_bytes()
        except OSError:
            report(Problem("TT117", Ref(entry.path), {"tep": entry.path}))
            return None

    @staticmethod
    def _walk(top: str) -> Iterator[os.DirEntry[str]]:
        waiting = [top]
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.is_file() or entry.is_symlink():
                        yield entry


def _inside(path: str | os.PathLike[str], real_root: str) -> bool:
    target = os.path.realpath(path)
    return target == real_root or target.startswith(real_root + os.sep)
