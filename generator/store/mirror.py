"""A folder becomes a copy of another by hard links, doing only what differs: both may hold thousands of equal files."""

import errno
import os
import shutil
from pathlib import Path


def mirror(source: Path, target: Path) -> None:
    """Makes `target` equal to `source`, but for empty folders; no source is an empty one.

    Whatever stands in `target` before, even half of something: a file is left alone only when it is the very file of
    `source` (one inode). Where hard links cannot be, files are copied.

    Raises:
        OSError: the disk is full or not writable; `source` is never touched.
    """
    target.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        _mirror(os.fspath(source), os.fspath(target))
    else:
        for name in os.listdir(target):
            _remove(os.path.join(target, name))


def _mirror(source: str, target: str) -> bool:
    """Whether anything is left in `target`."""
    with os.scandir(target) as entries:
        there = {entry.name: entry for entry in entries}
    left = False
    with os.scandir(source) as entries:
        for entry in entries:
            place = os.path.join(target, entry.name)
            has = there.pop(entry.name, None)
            if entry.is_dir(follow_symlinks=False):
                if has is None or not has.is_dir(follow_symlinks=False):
                    if has is not None:
                        os.unlink(place)
                    os.mkdir(place)
                if _mirror(entry.path, place):
                    left = True
                else:
                    os.rmdir(place)
                continue
            left = True
            if has is not None and has.inode() == entry.inode():
                continue
            if has is not None:
                _remove(place)
            link(entry.path, place)
    for name in there:
        _remove(os.path.join(target, name))
    return left


def _remove(place: str) -> None:
    if os.path.isdir(place) and not os.path.islink(place):
        shutil.rmtree(place)
    else:
        os.unlink(place)


def link(source: str, target: str) -> None:
    """The file at `source` is at `target`, too; where hard links cannot be, a copy with its date."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
            raise
        shutil.copy2(source, target, follow_symlinks=False)
