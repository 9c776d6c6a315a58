"""A revision of the tree's git repository becomes the bytes of its files."""

import hashlib
import os
import posixpath
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from generator import settings
from generator.diagnostics.problem import Problem, Ref, Report
from generator.load.tree import FOLDERS, Entry, is_wanted, tell_gaps


class Why(Enum):
    """What keeps git from answering."""

    NO_GIT = "no git"
    NO_REPOSITORY = "no repository"
    UNKNOWN = "unknown"
    SHALLOW = "shallow"
    """Unknown here, but the clone holds only a part of the history."""
    DAMAGED = "damaged"


class RevisionError(Exception):
    """git knows no such revision, or there is no git here. `why` tells which; `said` is git's own last line."""

    def __init__(self, revision: str, why: Why = Why.UNKNOWN, said: str = "") -> None:
        super().__init__(revision)
        self.why = why
        self.said = said


class Blob(Struct, frozen=True, gc=False):
    """A file of a revision: where it lies, and the id of its content; no id of a link that leads out of the tree."""

    path: str
    id: str


def files_of(root: Path, revision: str, folder: str) -> dict[str, bytes]:
    """The files below a folder of the tree as they were, by path.

    Raises:
        RevisionError: git knows no such revision, or there is no git here.
    """
    blobs = _listed(root, commit_of(root, revision), [folder])
    return {blob.path: data for blob, _, data in _contents(root, blobs) if data is not None}


def commit_of(root: Path, revision: str) -> str:
    """The id of the commit that a revision names, by whatever git takes for one.

    Raises:
        RevisionError: git knows no such revision, or there is no git here.
    """
    try:
        return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except RevisionError as error:
        if error.why is not Why.UNKNOWN:
            raise
    shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    raise RevisionError(revision, Why.SHALLOW if shallow else Why.UNKNOWN)


def prefix_of(root: Path) -> str:
    """The way from the repository's top to the tree, as `provinces/cao-bang/`; empty at the top or without git."""
    try:
        return git(root, "rev-parse", "--show-prefix").rstrip("\n")
    except RevisionError:
        return ""


def blob_id(raw: bytes) -> str:
    """The id that git gives a file of these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


class RevisionTree:
    """The tree as a commit of its repository holds it; the root may be a folder of the repository.

    `blobs` are the files of the records by path, `frame` the ids of the files that frame all pages.
    """

    def __init__(self, root: Path, revision: str) -> None:
        """Asks git for the list of files.

        Raises:
            RevisionError: git knows no such revision, or there is no git here.
        """
        self.root = root
        self.commit = commit_of(root, revision)
        listed = {blob.path: blob for blob in _listed(root, self.commit, (*FOLDERS, *_FRAME))}
        self.frame = {path: blob.id for path, blob in listed.items() if path.partition("/")[0] in _FRAME}
        self.blobs = {path: blob for path, blob in listed.items() if path not in self.frame}

    @property
    def is_province(self) -> bool:
        """Whether the revision has any of a province's files at this place."""
        return bool(self.blobs)

    def entries(self, report: Report) -> list[Entry]:
        """The same files as a checkout would have, sorted by path, with the same problems."""
        found = []
        folders = {path.partition("/")[0] for path in self.blobs}
        tell_gaps(folders, settings.SITE_FILE in self.blobs, report)
        for path, blob in self.blobs.items():
            if not is_wanted(path, report):
                continue
            if not blob.id:
                report(Problem("TT109", Ref(path), {"tep": path}))
            else:
                found.append(Entry(path, 0, 0))
        return sorted(found, key=lambda entry: entry.path)

    def read(self, entry: Entry, report: Report) -> bytes | None:
        """The bytes of one file; None, with a problem, when it is too big to be a record or git has lost it."""
        return next((data for _, data in self.contents([entry], report)), None)

    def contents(self, entries: Iterable[Entry], report: Report) -> Iterator[tuple[Entry, bytes]]:
        """The bytes of many files, one after the other, by one process; what is missing in it is a problem."""
        by_path = {entry.path: entry for entry in entries}
        for blob, size, data in _contents(self.root, [self.blobs[path] for path in by_path]):
            entry = by_path.pop(blob.path)
            if data is None:
                report(Problem("TT108", Ref(blob.path), {"mb": f"{size / 2**20:.0f}"}))
            else:
                yield entry, data
        for path in by_path:
            report(Problem("TT117", Ref(path), {"tep": path}))


_FRAME: Final = (settings.THEME, settings.CONFIG_FILE)
_LINK: Final = "120000"


def _listed(root: Path, commit: str, folders: Iterable[str]) -> list[Blob]:
    """The files below some folders; a link has the content it leads to. Sizes are not asked for: git would look into
    every file."""
    blobs: dict[str, Blob] = {}
    links: list[Blob] = []
    for line in git(root, "ls-tree", "-r", "-z", commit, "--", *folders).split("\0"):
        facts, _, path = line.partition("\t")
        if not path or any(part.startswith(".") for part in path.split("/")):
            continue
        mode, kind, id = facts.split()
        if kind == "blob":
            blobs[path] = blob = Blob(path, id)
            if mode == _LINK:
                links.append(blob)
    for link, _, target in _contents(root, links):
        place = posixpath.normpath(posixpath.join(posixpath.dirname(link.path), os.fsdecode(target or b"")))
        known = blobs.get(place)
        blobs[link.path] = Blob(link.path, known.id if known is not None else "")
    return list(blobs.values())


def _contents(root: Path, blobs: list[Blob]) -> Iterator[tuple[Blob, int, bytes | None]]:
    """The size and the bytes of these files, in their order, by one process; no bytes of a record that is too big.

    What git does not have is left out.
    """
    if not blobs:
        return
    # A file, not a pipe: git would stop reading ids while nobody reads what it writes.
    with tempfile.TemporaryFile() as ids:
        ids.write("".join(f"{blob.id}\n" for blob in blobs).encode())
        ids.seek(0)
        with subprocess.Popen(
            _command(root, "cat-file", "--batch", "--buffer"),
            stdin=ids,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as git:
            assert git.stdout is not None
            for blob in blobs:
                head = git.stdout.readline().split()
                if len(head) != 3:  # git says that it has none
                    continue
                size = int(head[2])
                if size > settings.MAX_FILE_BYTES and blob.path.endswith(".yml"):
                    _pass_over(git.stdout, size)
                    yield blob, size, None
                else:
                    yield blob, size, git.stdout.read(size)
                git.stdout.read(1)


def _pass_over(answers: IO[bytes], size: int) -> None:
    while size > 0 and (part := answers.read(min(size, 1 << 20))):
        size -= len(part)


def git(root: Path, *words: str, index: Path | None = None) -> str:
    """What git answers, to the last sign; with an index of its own where the repository's must stay as it is.

    Raises:
        RevisionError: git refuses, or there is none.
    """
    environment = _environment() | ({"GIT_INDEX_FILE": os.fspath(index)} if index is not None else {})
    try:
        ran = subprocess.run(_command(root, *words), check=False, capture_output=True, env=environment)
    except OSError as error:
        raise RevisionError(words[-1], Why.NO_GIT) from error
    if ran.returncode == 0:
        return os.fsdecode(ran.stdout)
    said = ran.stderr.decode("utf-8", "replace").strip()
    outside = ran.returncode == 128 and ("not a git repository" in said or "dubious ownership" in said)
    why = Why.NO_REPOSITORY if outside else Why.UNKNOWN if words[0] == "rev-parse" else Why.DAMAGED
    raise RevisionError(words[-1], why, said.rpartition("\n")[2])


def _command(root: Path, *words: str) -> list[str]:
    return ["git", "-C", os.fspath(root), *words]


def _environment() -> dict[str, str]:
    """Ours, in git's own language, and without what a hook says about another repository."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}


_OF_A_HOOK: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
