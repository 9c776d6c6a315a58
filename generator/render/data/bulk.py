"""The catalogue becomes the few large files of the open data: tables, their descriptor, the catalogue of services."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import blake2b, sha256
from typing import Final

import msgspec

from generator.model.catalog import Catalog, ProcedurePage
from generator.model.output import Chunk, Joined, OutputKind, PlannedFile
from generator.model.record import Version
from generator.render.data import rows, tables, triples
from generator.render.data.graph import nodes, shared_nodes
from generator.render.data.package import DESCRIPTOR, Content, descriptor
from generator.render.data.told import url_of
from generator.render.texts import with_texts
from generator.store.pieces import Frame, Kept, Loom, Part

TURTLE: Final = f"{tables.FOLDER}catalog.ttl"
JSONLD: Final = f"{tables.FOLDER}catalog.jsonld"
_COMMA: Final = ",\n"
"""Before each procedure's nodes: others stand before them."""


class Bulk:
    """Files made of pieces, one a procedure, whose digest tells when it changes.

    `kept` is what is left of those of the last build.
    They are best made in one process: each that makes one of them makes all pieces that are new.
    """

    def __init__(self, catalog: Catalog, digests: Mapping[str, bytes], kept: Kept | None) -> None:
        self._catalog = catalog
        standing = [page for page in catalog.procedures if rows.in_force(page)]
        parts = [Part(digests[page.code], _maker(page, catalog.texts)) for page in standing]
        frames = _frames(catalog)
        self._loom = Loom(parts, frames, kept)
        self._of_procedures = frames.keys()
        about = [part for frame in frames.values() for part in (frame.head, frame.foot)]
        self.inputs = _digest(b"".join([*(part.inputs for part in parts), *about]))

    def files(self) -> Iterator[PlannedFile]:
        """The plan of every large file."""
        for path in self._of_procedures:
            inputs = _digest(self.inputs + path.encode())
            joined = partial(self._loom.file, path)
            yield PlannedFile(path, OutputKind.DATA, inputs, partial(_bytes, joined), joined)
        small = {table.file: _digest(msgspec.msgpack.encode(told)) for table, told, _ in self._of_catalog}
        for path, inputs in small.items():
            yield PlannedFile(path, OutputKind.DATA, inputs, partial(self._table, path))
        bare = msgspec.json.encode(descriptor(self._catalog, url_of(self._catalog)))
        inputs = _digest(self.inputs + bare + b"".join(small.values()))
        yield PlannedFile(DESCRIPTOR, OutputKind.DATA, inputs, lambda: self._described)

    def sizes(self) -> Mapping[str, int]:
        """The bytes of each file by its path."""
        found = {path: len(content) for path, content in self._small.items()}
        found[DESCRIPTOR] = len(self._described)
        return found | {path: self._loom.size(path) for path in self._of_procedures}

    @property
    def _of_catalog(self) -> Sequence[tuple[tables.Table, object, Iterator[tables.Row]]]:
        """The tables of what the catalogue itself holds, each with what its rows follow from."""
        decisions, points = list(rows.decisions(self._catalog)), list(rows.points(self._catalog))
        return (
            (tables.DECISIONS, decisions, iter(decisions)),
            (tables.CHANGES, self._catalog.changes, rows.changes(self._catalog)),
            (tables.POINTS, points, iter(points)),
        )

    @cached_property
    def _small(self) -> dict[str, bytes]:
        return {table.file: table.head + tables.csv_lines(lines) for table, _, lines in self._of_catalog}

    @cached_property
    def _described(self) -> bytes:
        contents = {table.file: _content(self._parts(table.file)) for table in tables.TABLES}
        described = msgspec.json.encode(descriptor(self._catalog, url_of(self._catalog), contents))
        return msgspec.json.format(described, indent=1) + b"\n"

    def _table(self, path: str) -> bytes:
        return self._small[path]

    def _parts(self, path: str) -> Iterable[Chunk]:
        """The bytes of a table, piece by piece."""
        return (self._small[path],) if path in self._small else self._loom.file(path).chunks()


def _frames(catalog: Catalog) -> dict[str, Frame]:
    """What stands around the pieces of each file, in the order in which a procedure makes them."""
    site_url = url_of(catalog)
    frames = {table.file: Frame(table.head) for table in tables.OF_PROCEDURES}
    turtle, jsonld = triples.written(shared_nodes(catalog))
    frames[TURTLE] = Frame((triples.turtle_head(site_url) + turtle).encode())
    frames[JSONLD] = Frame((triples.jsonld_head(site_url) + jsonld).encode(), triples.JSONLD_FOOT)
    return frames


def _maker(page: ProcedurePage, texts: Mapping[str, Version]) -> Callable[[], list[bytes]]:
    def make() -> list[bytes]:
        full = with_texts(page, texts)
        turtle, jsonld = triples.written(nodes(full))
        return [*rows.pieces(full), turtle.encode(), (_COMMA + jsonld).encode()]

    return make


def _bytes(joined: Callable[[], Joined]) -> bytes:
    return b"".join([bytes(chunk) for chunk in joined().chunks()])


def _content(parts: Iterable[Chunk]) -> Content:
    digest, size = sha256(), 0
    for part in parts:
        digest.update(part)
        size += len(part)
    return Content(f"sha256:{digest.hexdigest()}", size)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
