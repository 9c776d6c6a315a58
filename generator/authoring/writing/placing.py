"""New files come into the tree all together or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import settings
from generator.authoring import words
from generator.authoring.problem import AuthoringError


def place(root: Path, new: Mapping[str, str | bytes], replaced: Mapping[str, str | bytes]) -> None:
    """Writes `new` files where none may be yet, and `replaced` ones over what stands there.

    Everything is written beside the tree first; when moving fails, what was moved is taken back.

    Raises:
        AuthoringError: a new file's place is taken.
        OSError: the disk refused; the tree is as it was.
    """
    taken = next((path for path in new if (root / path).exists() or (root / path).is_symlink()), None)
    if taken is not None:
        raise AuthoringError(words.OCCUPIED.format(file=taken))
    cache = root / settings.CACHE
    cache.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix="nhap-", dir=cache))
    try:
        for path, text in (*new.items(), *replaced.items()):
            target = stage / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode() if isinstance(text, str) else text)
        _move(root, stage, new, replaced)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move(root: Path, stage: Path, new: Iterable[str], replaced: Iterable[str]) -> None:
    kept = {path: (root / path).read_bytes() if (root / path).exists() else None for path in replaced}
    moved: list[str] = []
    made: list[Path] = []
    try:
        for path in (*new, *replaced):
            made += _folder((root / path).parent)
            moved.append(path)
            os.replace(stage / path, root / path)
    except BaseException:
        for path in moved:
            before = kept.get(path)
            if before is not None:
                (root / path).write_bytes(before)
            else:
                (root / path).unlink(missing_ok=True)
        for folder in reversed(made):
            folder.rmdir()
        raise


def _folder(folder: Path) -> list[Path]:
    """Makes the folder; gives back those that were not there, outermost first."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]
