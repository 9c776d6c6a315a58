"""Parts become large files: what a part gave last time is cut out of the last site's file, neither made nor read again.

A file about all procedures is a column of pieces, one a procedure, between a head and a foot. Of two thousand parts one
has changed; an index keeps where the others' pieces lie, so that such a file costs what copying its bytes costs.
"""

import mmap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.model.output import Chunk, Joined
from generator.store.remembered import Remembered

_DIGEST: Final = 16


class Part(Struct, frozen=True, gc=False):
    """One part of several files. `inputs` is a digest of everything that can change its pieces, one a file."""

    inputs: bytes
    make: Callable[[], list[bytes]]


class Frame(Struct, frozen=True):
    """What stands in a file before its pieces and after them."""

    head: bytes
    foot: bytes = b""


class Kept(Struct, frozen=True):
    """What is left of the last build: the index of its pieces; `find` gives the file of the last site at a path, if
    what it holds has the digest."""

    index: Path
    find: Callable[[str, bytes], Path | None]


class _Column(Struct, frozen=True):
    """Where the pieces of a file lie: the first at `start`, one after the other; the digest of each, end to end."""

    content: bytes
    start: int
    sizes: list[int]
    digests: bytes


class _Index(Struct, frozen=True):
    """The parts in their order and the column of each file by its path."""

    parts: list[bytes]
    columns: dict[str, _Column]


_EMPTY: Final = _Column(b"", 0, [], b"")
_NOTHING: Final = _Index([], {})


class Loom:
    """Parts in their order, and the files they become. Nothing is made before the first of these is asked for."""

    def __init__(self, parts: Sequence[Part], frames: Mapping[str, Frame], kept: Kept | None) -> None:
        """`frames` names the files in the order of the pieces that a part makes."""
        self._parts = parts
        self._frames = frames
        self._kept = kept
        self._memory: Remembered[_Index] | None = Remembered(kept.index, _Index) if kept is not None else None

    def file(self, path: str) -> Joined:
        """One of the files.

        Raises:
            OSError: the last site's file cannot be read any more.
        """
        return Joined(self._columns[path].content, partial(self._chunks, path))

    def size(self, path: str) -> int:
        """Its number of bytes."""
        column = self._columns[path]
        return column.start + sum(column.sizes) + len(self._frames[path].foot)

    @cached_property
    def _last(self) -> _Index:
        """Of the last build; without parts where one of its files is not at hand any more."""
        index = (self._memory.read() if self._memory is not None else None) or _NOTHING
        return index if index.columns.keys() == self._frames.keys() == self._found(index).keys() else _NOTHING

    @cached_property
    def _files(self) -> dict[str, Path]:
        return self._found(self._last)

    def _found(self, index: _Index) -> dict[str, Path]:
        """The files of the last site that hold what the index says."""
        if self._kept is None:
            return {}
        found = {path: self._kept.find(path, column.content) for path, column in index.columns.items()}
        return {path: file for path, file in found.items() if file is not None}

    @cached_property
    def _runs(self) -> list[range | None]:
        """The parts in their order: neighbours that were so last time, by their places then; None for each new one."""
        places = {inputs: place for place, inputs in enumerate(self._last.parts)}
        return list(_runs([places.get(part.inputs) for part in self._parts]))

    @cached_property
    def _made(self) -> list[list[bytes]]:
        """The pieces of the parts that are new, in their order."""
        known = set(self._last.parts)
        return [part.make() for part in self._parts if part.inputs not in known]

    @cached_property
    def _columns(self) -> dict[str, _Column]:
        columns = {path: self._column(number, path) for number, path in enumerate(self._frames)}
        index = _Index([part.inputs for part in self._parts], columns)
        if self._memory is not None and index != self._last:
            self._memory.write(index)
        return columns

    def _column(self, number: int, path: str) -> _Column:
        last, made = self._last.columns.get(path, _EMPTY), iter(self._made)
        sizes: list[int] = []
        digests: list[bytes] = []
        for run in self._runs:
            if run is None:
                piece = next(made)[number]
                sizes.append(len(piece))
                digests.append(_digest(piece))
            else:
                sizes += last.sizes[run.start : run.stop]
                digests.append(last.digests[run.start * _DIGEST : run.stop * _DIGEST])
        frame, joined = self._frames[path], b"".join(digests)
        content = _digest(_digest(frame.head) + joined + _digest(frame.foot))
        return _Column(content, len(frame.head), sizes, joined)

    def _chunks(self, path: str) -> Iterator[Chunk]:
        """The pieces in their order between head and foot; what lay side by side in the last site's file is one."""
        number, made = list(self._frames).index(path), iter(self._made)
        yield self._frames[path].head
        column = self._last.columns.get(path, _EMPTY)
        starts = list(accumulate(column.sizes, initial=column.start))
        with _opened(self._files.get(path)) as last:
            for run in self._runs:
                if run is None:
                    yield next(made)[number]
                else:
                    with last[starts[run.start] : starts[run.stop]] as cut:
                        yield cut
        yield self._frames[path].foot


def _runs(places: Sequence[int | None]) -> Iterator[range | None]:
    """Neighbours that were neighbours before, as one range; None for each that was not there."""
    run = range(0)
    for place in places:
        if place is not None and place == run.stop and run:
            run = range(run.start, place + 1)
            continue
        if run:
            yield run
        run = range(place, place + 1) if place is not None else range(0)
        if place is None:
            yield None
    if run:
        yield run


@contextmanager
def _opened(file: Path | None) -> Iterator[memoryview]:
    """What a file holds, read where it is needed; nothing of no file.

    Raises:
        OSError: it cannot be read.
    """
    if file is None:
        yield memoryview(b"")
        return
    with (
        open(file, "rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
        memoryview(mapped) as content,
    ):
        yield content


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()[:_DIGEST]
