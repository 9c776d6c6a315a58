"""A revision of the tree's git repository becomes the bytes of its files."""

import subprocess
from pathlib import Path


class RevisionError(Exception):
    """git knows no such revision, or there is no git here."""


def files_of(root: Path, revision: str, folder: str) -> dict[str, bytes]:
    """The files below a folder of the tree as they were, by path.

    Raises:
        RevisionError: git knows no such revision, or there is no git here.
    """
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = known.decode().strip()
    names = _git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder).decode().split("\0")
    return {name: _git(root, "show", f"{commit}:./{name}") for name in names if name}


def _git(root: Path, *words: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise RevisionError(words[-1]) from error
