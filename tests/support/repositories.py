"""Git repositories of tests, with an author whom git need not know."""

import subprocess
from pathlib import Path

_AUTHOR = ("-c", "user.name=Cán bộ", "-c", "user.email=can-bo@example.vn")


def git(folder: Path, *words: str) -> str:
    """What git answers in a folder."""
    command = ["git", "-C", str(folder), *_AUTHOR, *words]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def commit(folder: Path, message: str = "Một bản") -> str:
    """Everything in the folder's repository becomes a commit. Returns its id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def start_repository(folder: Path) -> str:
    """A folder becomes a repository with one commit on the branch `main`. Returns its id."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    return commit(folder)
