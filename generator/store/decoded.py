"""The cache of decoded files: digest of a file -> its record and what is wrong with it alone.

One file of msgpack. It changes time, never bytes: an entry counts only for the very digest it was made from, and
`(size, mtime)` may only decide whether to hash again. A cache of another version of the program is no cache.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from generator.diagnostics.problem import Problem
from generator.model.corpus import RECORD_TYPES, Document, Known
from generator.model.excuse import FileExcuses
from generator.model.record import Version, VersionHead
from generator.store.program import program_digest

_KEPT: Final[Mapping[str, type[Any]]] = {"version": VersionHead}
"""Kinds of which less is read than was written: msgspec skips what a type does not name."""
_NAMES: Final = {record_type: name for name, record_type in RECORD_TYPES.items()}


class Decoded(Struct, frozen=True, gc=False):
    """One file as it was last read: identity on disk, digest of its bytes, kind, record (msgpack), own problems."""

    path: str
    size: int
    mtime_ns: int
    digest: bytes
    kind: str
    record: bytes
    problems: tuple[Problem, ...] = ()
    excuses: FileExcuses | None = None


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


class _File(Struct, frozen=True):
    program: bytes
    entries: list[Decoded]


class DecodedCache:
    """What the last run decoded, by path and by digest."""

    def __init__(self, file: Path, *, use: bool = True) -> None:
        """Unless `use`, it begins with nothing, whatever lies there, and leaves that as it is."""
        self._file = file
        self._use = use
        self._decoders = {name: msgspec.msgpack.Decoder(_KEPT.get(name, kind)) for name, kind in RECORD_TYPES.items()}
        self._by_path = {entry.path: entry for entry in self._read()}

    def _read(self) -> list[Decoded]:
        if not self._use:
            return []
        try:
            stored = msgspec.msgpack.decode(self._file.read_bytes(), type=_File)
        except (OSError, msgspec.MsgspecError):
            return []
        return stored.entries if stored.program == program_digest() else []

    def __len__(self) -> int:
        return len(self._by_path)

    def get(self, path: str) -> Decoded | None:
        """The entry of a path, if any; whoever asks compares size, time or digest."""
        return self._by_path.get(path)

    def document(self, entry: Decoded) -> Known | None:
        """The record of an entry, a version without its text; None where the file had none that could be built."""
        if not entry.kind:
            return None
        document: Known = self._decoders[entry.kind].decode(entry.record)
        return document

    def write(self, entries: Iterable[Decoded]) -> None:
        """Replaces the cache at once; losing it costs time only, so a full disk is no error here."""
        kept = list(entries)
        if not self._use:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside = self._file.with_suffix(f".{os.getpid()}")
            beside.write_bytes(msgspec.msgpack.encode(_File(program_digest(), kept)))
            beside.replace(self._file)
        except OSError:
            return


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
    return Decoded(
        path=path,
        size=size,
        mtime_ns=mtime_ns,
        digest=digest,
        kind=_NAMES[type(document)] if document is not None else "",
        record=msgspec.msgpack.encode(document) if document is not None else b"",
        problems=tuple(problems),
        excuses=excuses,
    )
