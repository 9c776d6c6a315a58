"""What one run leaves for the next: a file that counts only for the program that wrote it, because another one may make
other bytes of the same inputs. Losing it costs time only.
"""

import mmap
import os
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from generator.store.atomic import keep
from generator.store.program import program_digest

Content = TypeVar("Content")


class _Left(Struct, Generic[Content], frozen=True):
    """The content of the file, and the program that wrote it."""

    program: bytes
    content: Content


class Remembered(Generic[Content]):
    """The content of a file in the cache. A full disk or a broken file is no error."""

    def __init__(self, file: Path, kind: Any) -> None:
        """`kind` is the type of the content."""
        self._file = file
        self._type = _Left[kind]

    def read(self) -> Content | None:
        """What this very program wrote last; None where nothing lies there, or something else."""
        try:
            left: _Left[Content] = msgspec.msgpack.decode(_bytes_of(self._file), type=self._type)
        except (OSError, msgspec.MsgspecError):
            return None
        return left.content if left.program == program_digest() else None

    def write(self, content: Content) -> None:
        """Replaces it at once."""
        keep(self._file, msgspec.msgpack.encode(_Left(program_digest(), content)))


def _bytes_of(file: Path) -> bytes | mmap.mmap:
    """The bytes of a file: what nobody looks at is not read, and what the content holds as a view is not copied."""
    if os.name == "nt" or not file.stat().st_size:
        # Windows replaces no file that somebody looks into; an empty one cannot be looked into.
        return file.read_bytes()
    with file.open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
