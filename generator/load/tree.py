"""A province's tree of files: which there are, and their bytes."""

import os
import re
from collections.abc import Collection, Iterator
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

FOLDERS: Final = (settings.PROCEDURES, settings.SITE_DATA)
"""Where the records lie."""
_RECORDS: Final = tuple(folder + "/" for folder in FOLDERS)
_FREE: Final = (settings.FORMS + "/", settings.PAGES + "/")
"""Folders that take whatever readers are offered."""
_LISTS: Final = (
    settings.SITE_FILE,
    settings.AGENCIES_FILE,
    settings.FIELDS_FILE,
    settings.LIFE_EVENTS_FILE,
    settings.POSTING_POINTS_FILE,
    settings.SYNONYMS_FILE,
    settings.REPORT_FORMS_FILE,
    settings.DEADLINES_FILE,
)
_COPY: Final = (
    r"(?:\.(?:bak|backup|copy|old|orig|rej|save|tmp)\d*|~"
    r"|(?<=\.yml|yaml|\.csv)(?:\.?\d|[_(-]|\s+[^\s/])[^./]*)"
)
"""How names of copies end that editors, git and careful people leave: `.yml~`, `.yml.orig`, `.yml_old`, `.yml (1)`."""
_TAIL: Final = {
    ".yml": re.compile(rf"(?:{_COPY}|\.(?:ya?ml|te?xt)|\s)*$", re.IGNORECASE),
    ".csv": re.compile(rf"(?:{_COPY}|\.(?:csv|ya?ml|te?xt|xlsx?|ods)|\s)*$", re.IGNORECASE),
}
"""What stands there in place of the ending of a record, or after it."""
_RECORD: Final = re.compile(
    # A code, a number of a decision, a period, a day; no ending of another kind of file.
    r"(?:.*/)?(?:\d|hien_trang-)(?!.*\.\w*[a-z]\w*$)[^/]*"
    # A local id where records are named by codes.
    rf"|(?:{settings.PROCEDURES}|{settings.PLAIN})/(?:.*/)?[a-z]+(?:-[a-z0-9]+)*-\d{{4}}-\d+(?:@[^/.]*)?",
    re.IGNORECASE,
)
"""The path of a record, without its ending."""


def is_read(path: str) -> bool:
    """Whether a file is more than handed on: YAML, the ledger of notices, editorial pages."""
    return path.endswith(_ending(path)) or (path.startswith(settings.PAGES + "/") and path.endswith(".md"))


def is_wanted(path: str, report: Report) -> bool:
    """Whether the compiler reads a file, or looks whether it is there.

    TT118: a file among the records that is named like one, with another ending: what stands in it would be missed by
    nobody. TT127: one that is the copy of a record. Whatever else lies there is let be: scans, drafts, notes. TT121,
    also for an editorial page: a path that cannot be printed, kept or put in an address, as it is no UTF-8, or holds
    what nobody sees.
    """
    misnamed = _misnamed(path)
    is_ours = is_read(path) or path.startswith(ATTACHED)
    if not path.isprintable() and (is_ours or misnamed or path.startswith(settings.PAGES + "/")):
        shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path)
        report(Problem("TT121", Ref(shown), {"tep": shown}))
        return False
    if misnamed is not None:
        report(misnamed)
        return False
    return is_ours


def _ending(path: str) -> str:
    """How the names of the files end that are read in a folder."""
    return ".csv" if path.startswith(settings.LEDGER + "/") else ".yml"


def _misnamed(path: str) -> Problem | None:
    if is_read(path) or path.startswith(_FREE) or not path.startswith(_RECORDS):
        return None
    ending = _ending(path)
    found = _TAIL[ending].search(path)
    tail = found[0] if found else ""
    stem = path.removesuffix(tail)
    says_so = re.search(r"\.(?:ya?ml|csv)", tail, re.IGNORECASE)
    if not (says_so or _RECORD.fullmatch(stem) or f"{stem}.yml" in _LISTS):
        return None
    if re.search(_COPY, tail, re.IGNORECASE):
        return Problem("TT127", Ref(path), {"tep": path})
    name = stem.rpartition("/")[2]
    return Problem("TT118", Ref(path), {"tep": path, "duoi": ending, "ten": name + ending})


def tell_gaps(folders: Collection[str], has_site: bool, report: Report) -> None:
    """What every province has and this tree has not. TT110: a folder. TT126: site.yml."""
    for folder in FOLDERS:
        if folder not in folders:
            report(Problem("TT110", Ref(folder), {"muc": folder}))
    if settings.SITE_DATA in folders and not has_site:
        report(Problem("TT126", Ref(settings.SITE_FILE), {"tep": settings.SITE_FILE}))


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

        What cannot be followed, is misnamed or missing is a problem.
        """
        found: list[Entry] = []
        real_root = os.path.realpath(self.root)
        folders = [folder for folder in FOLDERS if (self.root / folder).is_dir()]
        tell_gaps(folders, os.path.lexists(self.root / settings.SITE_FILE), report)
        for folder in folders:
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
