"""Planned files become one commit on a branch of their own; neither the working folder nor its index is touched."""

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.authoring.edit import words
from generator.authoring.problem import AuthoringError
from generator.authoring.writing.writes import FileWrite

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
"""Git allows more; what officers type has to survive Windows and the shells of others."""
_NEW: Final = "0" * 40
"""What git takes for "there was no such branch"."""
_ELSEWHERE: Final = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""Set when the program runs inside a hook: they would lead git to another repository."""


def has_repository(root: Path) -> bool:
    """Whether the tree lies in a git repository that git can work with."""
    return _answer(root, "rev-parse", "--is-inside-work-tree") == "true"


def author(root: Path) -> str | None:
    """`Name <mail>` as git is configured, None where it does not know who commits."""
    name, mail = (_answer(root, "config", "--get", f"user.{key}") for key in ("name", "email"))
    return f"{name} <{mail}>" if name and mail else None


def commit_on_branch(
    root: Path, branch: str, message: str, writes: Sequence[FileWrite], replaces: str | None = None
) -> str:
    """One commit on top of HEAD with these files, as a new branch; returns its name.

    `replaces` is the commit that the branch holds when the same work is saved once more: it gives way to the new one.

    Raises:
        AuthoringError: nothing was saved: no author, no such name for a branch, the branch is taken or in use, or a
            file is not what it was when it was read.
    """
    if author(root) is None:
        raise AuthoringError(words.NO_AUTHOR)
    if not _NAME.fullmatch(branch) or _answer(root, "check-ref-format", "--branch", branch) != branch:
        raise AuthoringError(words.BAD_BRANCH.format(branch=branch))
    head = _answer(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    _nothing_in_between(root, head, writes)
    _branch_is_free(root, branch, replaces)
    tree = _tree_with(root, head, writes)
    parents = ["-p", head] if head else []
    commit = _git(root, "commit-tree", tree, *parents, "-F", "-", given=message.encode()).decode().strip()
    try:
        _git(root, "update-ref", "-m", "niemyet edit", f"refs/heads/{branch}", commit, replaces or _NEW)
    except AuthoringError as error:
        raise AuthoringError(words.BRANCH_TAKEN.format(branch=branch)) from error
    return commit


def pushed_beside(root: Path, branch: str, commit: str) -> dict[str, str]:
    """What remotes hold under the name of the branch, as far as this clone knows, and is no part of the commit."""
    shape = "--format=%(refname) %(objectname)"
    told = _answer(root, "for-each-ref", f"--no-merged={commit}", shape, f"refs/remotes/*/{branch}") or ""
    refs = (line.split(" ") for line in told.splitlines())
    return {name.removeprefix("refs/remotes/").removesuffix(f"/{branch}"): commit for name, commit in refs}


def _branch_is_free(root: Path, branch: str, replaces: str | None) -> None:
    tip = _answer(root, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}")
    if (tip or None) != replaces:
        raise AuthoringError(words.BRANCH_TAKEN.format(branch=branch))
    if tip and f"branch refs/heads/{branch}" in (_answer(root, "worktree", "list", "--porcelain") or "").splitlines():
        # Its folder would suddenly seem to be full of changes.
        raise AuthoringError(words.BRANCH_IN_USE.format(branch=branch))


def _nothing_in_between(root: Path, head: str | None, writes: Sequence[FileWrite]) -> None:
    """The commit stands on HEAD: a file that differs there carries somebody's work that is not saved yet."""
    for write in writes:
        there = _bytes(root, f"{head}:./{write.path}") if head else None
        if (there is None) != (write.was is None):
            word = words.NOT_IN_GIT if there is None else words.ALREADY_IN_GIT
            raise AuthoringError(word.format(file=write.path))
        if there is not None and write.was is not None and _lines(there) != _lines(write.was):
            raise AuthoringError(words.NOT_COMMITTED.format(file=write.path))


def _tree_with(root: Path, head: str | None, writes: Sequence[FileWrite]) -> str:
    prefix = _answer(root, "rev-parse", "--show-prefix") or ""
    with tempfile.TemporaryDirectory(prefix="niemyet-") as folder:
        index = {"GIT_INDEX_FILE": os.path.join(folder, "index")}
        _git(root, "read-tree", *([head] if head else ["--empty"]), more=index)
        for write in writes:
            blob = _git(root, "hash-object", "-w", "--no-filters", "--stdin", given=write.raw)
            entry = f"100644,{blob.decode().strip()},{prefix}{write.path}"
            _git(root, "update-index", "--add", "--cacheinfo", entry, more=index)
        return _git(root, "write-tree", more=index).decode().strip()


def _lines(raw: bytes) -> bytes:
    """git may end lines otherwise in the folder than in its store."""
    return raw.replace(b"\r\n", b"\n")


def _bytes(root: Path, what: str) -> bytes | None:
    try:
        return _git(root, "cat-file", "blob", what)
    except AuthoringError:
        return None


def _answer(root: Path, *asked: str) -> str | None:
    """One line of git, None where it says no."""
    try:
        return _git(root, *asked).decode().strip()
    except AuthoringError:
        return None


def _git(root: Path, *asked: str, given: bytes | None = None, more: dict[str, str] | None = None) -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *asked],
            input=given,
            check=True,
            capture_output=True,
            env={**environment, **(more or {})},
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise AuthoringError(words.GIT_FAILED.format(asked=asked[0])) from error
    return done.stdout
