"""The history of a tree's git repository becomes a list of commits, and a commit becomes a folder of files."""

from pathlib import Path

from generator.load.revision import git


def first_parents(root: Path, most: int) -> tuple[str, ...]:
    """The newest commits of the line that was merged into, newest first: full names of commits, at most `most`.

    Raises:
        RevisionError: there is no git here, or it holds no commit yet.
    """
    return tuple(git(root, "rev-list", "--first-parent", f"--max-count={most}", "HEAD", "--").split())


def is_shallow(root: Path) -> bool:
    """Whether the history was cut when it was fetched, so that commits are missing.

    Raises:
        RevisionError: there is no git here.
    """
    return git(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def lay_out(root: Path, commit: str, folder: Path) -> None:
    """Writes the tree at `root`, as it was at a commit, into an empty folder, as a checkout would.

    The repository's own index and working tree stay as they are: officers may have unsaved work there.

    Raises:
        RevisionError: the tree did not exist in that commit.
    """
    tree = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:./").strip()
    store = git(root, "rev-parse", "--absolute-git-dir").rstrip("\n")
    index = folder.parent / f"{folder.name}.index"
    at = (f"--git-dir={store}", f"--work-tree={folder}")
    try:
        git(folder, *at, "read-tree", tree, index=index)
        git(folder, *at, "checkout-index", "--all", "--force", index=index)
    finally:
        index.unlink(missing_ok=True)
