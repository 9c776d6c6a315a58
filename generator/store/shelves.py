"""What a cache holds lies on sixteen shelves, a file each: one changed part writes one of them, not forty megabytes."""

from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from generator.store.atomic import keep
from generator.store.program import program_digest

Content = TypeVar("Content")

SHELVES: Final = 16


class _Shelf(Struct, Generic[Content], frozen=True):
    """What a shelf holds counts only for the program that put it there."""

    program: bytes
    content: Content


class Shelves(Generic[Content]):
    """The shelves below a folder, by number. Losing one costs time only: a full disk or a broken file is no error."""

    def __init__(self, folder: Path, kind: Any) -> None:
        """`kind` is the type of what a shelf holds."""
        self._folder = folder
        self._decoder: msgspec.msgpack.Decoder[_Shelf[Content]] = msgspec.msgpack.Decoder(_Shelf[kind])

    def read(self, number: int) -> Content | None:
        """What lies on a shelf; None where nothing does that this program put there."""
        try:
            shelf = self._decoder.decode(self._file(number).read_bytes())
        except (OSError, msgspec.MsgspecError):
            return None
        return shelf.content if shelf.program == program_digest() else None

    def write(self, number: int, content: Content) -> None:
        """Replaces what lies on a shelf at once."""
        keep(self._file(number), msgspec.msgpack.encode(_Shelf(program_digest(), content)))

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:02}"
