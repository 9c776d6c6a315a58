"""Parts and how to make their pieces become columns: each piece is made once and kept until its part changes.

A file about all procedures is a column of pieces, one a procedure. Of two thousand parts one has changed; what the
others give is read back, so that such a file costs what its bytes cost.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.store.shelves import SHELVES, Shelves

Pieces = list[bytes]


class Part(Struct, frozen=True, gc=False):
    """One part of several files. `inputs` is a digest of everything that can change its pieces, one a file."""

    inputs: bytes
    make: Callable[[], Pieces]


class Loom:
    """Parts in their order; nothing is made before the first column is asked for. Without a folder nothing is kept."""

    def __init__(self, parts: Sequence[Part], folder: Path | None) -> None:
        self._parts = parts
        self._shelves: Shelves[dict[bytes, Pieces]] | None = (
            Shelves(folder, dict[bytes, Pieces]) if folder is not None else None
        )

    def column(self, place: int) -> Pieces:
        """The piece of every part for the file at `place`, in the order of the parts."""
        return [pieces[place] for pieces in self._made]

    @cached_property
    def _made(self) -> list[Pieces]:
        shelves: list[list[Part]] = [[] for _ in range(SHELVES)]
        for part in self._parts:
            shelves[part.inputs[0] % SHELVES].append(part)
        made: dict[bytes, Pieces] = {}
        for number, parts in enumerate(shelves):
            made |= self._made_on(number, parts)
        return [made[part.inputs] for part in self._parts]

    def _made_on(self, number: int, parts: Sequence[Part]) -> dict[bytes, Pieces]:
        """The pieces of some parts by inputs; the shelf then holds those of exactly these."""
        before = (self._shelves.read(number) or {}) if self._shelves is not None else {}
        made = {part.inputs: before.get(part.inputs) or part.make() for part in parts}
        if self._shelves is not None and made.keys() != before.keys():
            self._shelves.write(number, made)
        return made
