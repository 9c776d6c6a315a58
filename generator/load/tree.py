"""A province's tree of files: which there are, and their bytes."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct

from generator import settings
from generator.diagnostics.problem import Problem, Ref, Report


class Entry(Struct, frozen=True, gc=False):
    """One file: path below the root with `/`, size in bytes, time of change in nanoseconds."""

    path: str
    size: int
    mtime_ns: int


ATTACHED: Final = (settings.DECISIONS + "/", settings.FORMS + "/")
"""Folders whose other files matter: signed decisions and forms."""

_RECORDS: Final = (settings.PROCEDURES + "/", settings.SITE_DATA + "/")
_FREE: Final = (settings.FORMS + "/", settings.PAGES + "/")
"""Folders that take whatever readers are offered."""
_BESIDE: Final = re.compile(
    r""".*\.(?:pdf|docx?|docm|rtf|odt|xlsx?|xlsm|ods|csv|pptx?|jpe?g|png|gif|tiff?|webp|svg|zip|rar|7z|xml|p7[bms]
      |html?|mht(?:ml)?|url|lnk|md)
    | (?:.*/)?(?:readme(?:\.txt)?|licen[cs]e(?:\.txt)?|thumbs\.db|desktop\.ini|icon\r)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What officers keep beside records: scans, drafts, tables, pictures, signatures, notes; and what systems leave."""
_BESIDE_LEDGER: Final = re.compile(r"(?:.*/)?readme\.md", re.IGNORECASE)
_OTHER_ENDING: Final = re.compile(r"(?:\.(?:ya?ml|csv|xlsx?|te?xt|json|bak|backup|orig|old|tmp|rej)|~|\s)+$", re.I)


def is_read(path: str) -> bool:
    """Whether a file is more than handed on: YAML, the ledger of notices, editorial pages."""
    return path.endswith(_ending(path)) or (path.startswith(settings.PAGES + "/") and path.endswith(".md"))


def is_wanted(path: str, report: Report) -> bool:
    """Whether the compiler reads a file, or looks whether it is there.

    TT118: a file among the records that has another ending than theirs, and is nothing one keeps beside them: what
    stands in it would be missed by nobody. TT121, also for an editorial page: a path that cannot be printed, kept or
    put in an address, as it is no UTF-8, or holds what nobody sees.
    """
    is_misnamed = _is_misnamed(path)
    is_ours = is_read(path) or path.startswith(ATTACHED)
    if not path.isprintable() and (is_ours or is_misnamed or path.startswith(settings.PAGES + "/")):
        shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path)
        report(Problem("TT121", Ref(shown), {"tep": shown}))
        return False
    if is_misnamed:
        ending = _ending(path)
        meant = _OTHER_ENDING.sub("", path.rpartition("/")[2]) + ending
        report(Problem("TT118", Ref(path), {"tep": path, "duoi": ending, "ten": meant}))
        return False
    return is_ours


def _ending(path: str) -> str:
    """How the names of the files end that are read in a folder."""
    return ".csv" if path.startswith(settings.LEDGER + "/") else ".yml"


def _is_misnamed(path: str) -> bool:
    if is_read(path) or path.startswith(_FREE) or not path.startswith(_RECORDS):
        return False
    beside = _BESIDE_LEDGER if path.startswith(settings.LEDGER + "/") else _BESIDE
    return beside.fullmatch(path) is None


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
        """Every file of the tree that the compiler reads, sorted by path: YAML, ledger, pages, what is attached.

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
