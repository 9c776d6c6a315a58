"""Planned files become files: all or none, and never over anything that its author has not read."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.writing.placing import place


class FileWrite(NamedTuple):
    """A file that is to be: its path below the root, its text, and the bytes that it takes the place of.

    With `was` None nothing may stand there yet. A file that is no text (a signed PDF) is its `blob`.
    """

    path: str
    text: str
    was: bytes | None = None
    blob: bytes | None = None

    @property
    def raw(self) -> bytes:
        """The bytes that are to be."""
        return self.text.encode() if self.blob is None else self.blob


def write_files(root: Path, writes: Iterable[FileWrite]) -> None:
    """Writes every file by renaming.

    Raises:
        AuthoringError: a new file's place is taken, or a file is no longer what it was when it was read.
        OSError: the disk refused. In each case the tree is as it was.
    """
    every = list(writes)
    for write in every:
        if write.was is not None and not _is_still(root / write.path, write.was):
            raise AuthoringError(words.CHANGED_MEANWHILE.format(file=write.path))
    place(
        root,
        {write.path: write.raw for write in every if write.was is None},
        {write.path: write.raw for write in every if write.was is not None},
    )


def _is_still(file: Path, was: bytes) -> bool:
    return file.is_file() and file.read_bytes() == was
