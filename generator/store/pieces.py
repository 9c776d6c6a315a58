"""Parts and how to make their pieces become columns: each piece is made once and kept until its part changes.

A file about all procedures is a column of pieces, one a procedure. Of two thousand parts one has changed; what the
others give is read back, so that such a file costs what its bytes cost.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from generator.store.program import program_digest

Pieces = list[bytes]

_SHELVES: Final = 16
"""What is kept lies in so many files: one changed part writes two of them anew, not forty megabytes."""


class Part(Struct, frozen=True, gc=False):
    """One part of several files. `inputs` is a digest of everything that can change its pieces, one a file."""

    inputs: bytes
    make: Callable[[], Pieces]


class _Kept(Struct, frozen=True):
    """Pieces count only for the program that made them."""

    program: bytes
    pieces: dict[bytes, Pieces]


class Loom:
    """Parts in their order; nothing is made before the first column is asked for. Without a folder nothing is kept."""

    def __init__(self, parts: Sequence[Part], folder: Path | None) -> None:
        self._parts = parts
        self._folder = folder

    def column(self, place: int) -> Pieces:
        """The piece of every part for the file at `place`, in the order of the parts."""
        return [pieces[place] for pieces in self._made]

    @cached_property
    def _made(self) -> list[Pieces]:
        shelves: list[list[Part]] = [[] for _ in range(_SHELVES)]
        for part in self._parts:
            shelves[part.inputs[0] % _SHELVES].append(part)
        made: dict[bytes, Pieces] = {}
        for number, parts in enumerate(shelves):
            made |= _made(parts, self._folder / f"{number:02}" if self._folder is not None else None)
        return [made[part.inputs] for part in self._parts]


def _made(parts: Sequence[Part], file: Path | None) -> dict[bytes, Pieces]:
    """The pieces of some parts by inputs; the file then holds those of exactly these."""
    before = _read(file) if file is not None else {}
    made = {part.inputs: before.get(part.inputs) or part.make() for part in parts}
    if file is not None and made.keys() != before.keys():
        _write(file, made)
    return made


def _read(file: Path) -> dict[bytes, Pieces]:
    try:
        kept = msgspec.msgpack.decode(file.read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return {}
    return kept.pieces if kept.program == program_digest() else {}


def _write(file: Path, made: dict[bytes, Pieces]) -> None:
    """Losing it costs time only, so a full disk is no error here."""
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.msgpack.encode(_Kept(program_digest(), made)))
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
