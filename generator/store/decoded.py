"""The cache of decoded files: digest of a file -> its record and what is wrong with it alone.

It changes time, never bytes: an entry counts only for the very digest it was made from, and
`(size, mtime)` may only decide whether to hash again. It lies on sixteen shelves, a file each: one changed part writes
one of them, not forty megabytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import msgspec
from msgspec import Struct

from generator.diagnostics.problem import Problem
from generator.model.corpus import RECORD_TYPES, Document, Known
from generator.model.excuse import FileExcuses
from generator.model.record import Version, VersionHead
from generator.store.remembered import Remembered

_HEADS: Final[Mapping[str, type[Any]]] = {"version": VersionHead}
"""Kinds of which every run reads the head alone, which is kept beside the whole: skipping the rest takes time, too."""
_SHELVES: Final = 16
_NAMES: Final = {record_type: name for name, record_type in RECORD_TYPES.items()}


class Decoded(Struct, frozen=True, gc=False):
    """One file as it was last read: identity on disk, digest of its bytes, kind, record and head of the record (both
    msgpack; no head where it is the record), own problems.

    The record is a view: sixteen megabytes lie in the cache of thousands of files, and a check looks at few of them.
    """

    path: str
    size: int
    mtime_ns: int
    digest: bytes
    kind: str
    record: memoryview
    head: bytes = b""
    problems: tuple[Problem, ...] = ()
    excuses: FileExcuses | None = None

    def __reduce__(self) -> tuple[Callable[[bytes], "Decoded"], tuple[bytes]]:
        """How it comes back from the process that made it: views do not travel."""
        return _arrived, (msgspec.msgpack.encode(self),)


def _arrived(sent: bytes) -> Decoded:
    return msgspec.msgpack.decode(sent, type=Decoded)


class Texts(Mapping[str, Version]):
    """The versions by file, each read from its entry only when asked for."""

    def __init__(self, entries: Iterable[Decoded]) -> None:
        self._records = {entry.path: entry.record for entry in entries if entry.kind == "version"}
        self._decoder = msgspec.msgpack.Decoder(Version)

    def __getitem__(self, file: str) -> Version:
        return self._decoder.decode(self._records[file])

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


class DecodedCache:
    """What the last run decoded, by path and by digest."""

    def __init__(self, folder: Path, *, use: bool = True) -> None:
        """Unless `use`, it begins with nothing, whatever lies there, and leaves that as it is."""
        self._shelves: list[Remembered[list[Decoded]]] = [
            Remembered(folder / f"{number:02}", list[Decoded]) for number in range(_SHELVES)
        ]
        self._use = use
        self._decoders = {name: msgspec.msgpack.Decoder(_HEADS.get(name, kind)) for name, kind in RECORD_TYPES.items()}
        self._last = [shelf.read() or [] if use else [] for shelf in self._shelves]
        self._by_path = {entry.path: entry for entries in self._last for entry in entries}

    def __len__(self) -> int:
        return len(self._by_path)

    def get(self, path: str) -> Decoded | None:
        """The entry of a path, if any; whoever asks compares size, time or digest."""
        return self._by_path.get(path)

    def document(self, entry: Decoded) -> Known | None:
        """The record of an entry, a version without its text; None where the file had none that could be built."""
        if not entry.kind:
            return None
        document: Known = self._decoders[entry.kind].decode(entry.head or entry.record)
        return document

    def write(self, entries: Iterable[Decoded]) -> None:
        """Keeps these and no others; a shelf on which nothing has changed stays as it is."""
        if not self._use:
            return
        laid: list[list[Decoded]] = [[] for _ in range(_SHELVES)]
        for entry in entries:
            laid[crc32(entry.path.encode()) % _SHELVES].append(entry)
        for shelf, last, now in zip(self._shelves, self._last, laid, strict=True):
            if len(last) != len(now) or any(before is not after for before, after in zip(last, now, strict=True)):
                shelf.write(now)


def packed(
    path: str,
    size: int,
    mtime_ns: int,
    digest: bytes,
    document: Document | None,
    problems: Iterable[Problem],
    excuses: FileExcuses | None = None,
) -> Decoded:
    """An entry for a file just read."""
    kind = _NAMES[type(document)] if document is not None else ""
    record = msgspec.msgpack.encode(document) if document is not None else b""
    head = _HEADS.get(kind)
    return Decoded(
        path=path,
        size=size,
        mtime_ns=mtime_ns,
        digest=digest,
        kind=kind,
        record=memoryview(record),
        head=msgspec.msgpack.encode(msgspec.msgpack.decode(record, type=head)) if head is not None else b"",
        problems=tuple(problems),
        excuses=excuses,
    )
