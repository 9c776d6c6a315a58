"""The catalogue becomes the few large files of the open data: tables, their descriptor, the catalogue of services."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Final

import msgspec

from generator.model.catalog import Catalog, ProcedurePage
from generator.model.output import OutputKind, PlannedFile
from generator.model.record import Version
from generator.render.data import rows, tables, triples
from generator.render.data.graph import nodes, shared_nodes
from generator.render.data.package import DESCRIPTOR, Content, descriptor
from generator.render.data.told import url_of
from generator.render.texts import with_texts
from generator.store.pieces import Loom, Part

TURTLE: Final = f"{tables.FOLDER}catalog.ttl"
JSONLD: Final = f"{tables.FOLDER}catalog.jsonld"
_COMMA: Final = b",\n"


class Bulk:
    """Files made of pieces, one a procedure, which the folder `kept_in` keeps from build to build.

    They are best made in one process: each that makes one of them reads all pieces.
    """

    def __init__(self, catalog: Catalog, kept_in: Path | None) -> None:
        self._catalog = catalog
        parts = [_part(page, catalog.texts) for page in catalog.procedures if rows.in_force(page)]
        self._loom = Loom(parts, kept_in)
        self._shared = list(shared_nodes(catalog))
        about = msgspec.msgpack.encode([url_of(catalog), [tuple(node) for node in self._shared]])
        self.inputs = _digest(b"".join([*(part.inputs for part in parts), about]))

    def files(self) -> Iterator[PlannedFile]:
        """The plan of every large file."""
        for path in self._heads:
            yield PlannedFile(path, OutputKind.DATA, _digest(self.inputs + path.encode()), partial(self._bytes, path))
        small = {table.file: _digest(msgspec.msgpack.encode(told)) for table, told, _ in self._of_catalog}
        for path, inputs in small.items():
            yield PlannedFile(path, OutputKind.DATA, inputs, partial(self._bytes, path))
        bare = msgspec.json.encode(descriptor(self._catalog, url_of(self._catalog)))
        inputs = _digest(self.inputs + bare + b"".join(small.values()))
        yield PlannedFile(DESCRIPTOR, OutputKind.DATA, inputs, lambda: self._described)

    def sizes(self) -> Mapping[str, int]:
        """The bytes of each file by its path."""
        found = {path: len(content) for path, content in self._small.items()}
        found[DESCRIPTOR] = len(self._described)
        for place, (path, head) in enumerate(self._heads.items()):
            column = self._loom.column(place)
            between = len(_COMMA) * len(column) + len(triples.JSONLD_FOOT) if path == JSONLD else 0
            found[path] = len(head) + sum(map(len, column)) + between
        return found

    @cached_property
    def _heads(self) -> dict[str, bytes]:
        """What comes before the pieces, in the order of the loom's columns."""
        site_url = url_of(self._catalog)
        heads = {table.file: table.head for table in tables.OF_PROCEDURES}
        turtle, jsonld = triples.written(self._shared)
        heads[TURTLE] = (triples.turtle_head(site_url) + turtle).encode()
        heads[JSONLD] = (triples.jsonld_head(site_url) + jsonld).encode()
        return heads

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

    def _parts(self, path: str) -> Iterable[bytes]:
        """The bytes of a table, piece by piece."""
        if path in self._small:
            return (self._small[path],)
        return (self._heads[path], *self._loom.column(list(self._heads).index(path)))

    def _bytes(self, path: str) -> bytes:
        if path in self._small:
            return self._small[path]
        column = self._loom.column(list(self._heads).index(path))
        if path == JSONLD:
            return _COMMA.join([self._heads[path], *column]) + triples.JSONLD_FOOT
        return b"".join([self._heads[path], *column])


def _part(page: ProcedurePage, texts: Mapping[str, Version]) -> Part:
    def make() -> list[bytes]:
        full = with_texts(page, texts)
        turtle, jsonld = triples.written(nodes(full))
        return [*rows.pieces(full), turtle.encode(), jsonld.encode()]

    return Part(_digest(msgspec.msgpack.encode(page)), make)


def _content(parts: Iterable[bytes]) -> Content:
    digest, size = sha256(), 0
    for part in parts:
        digest.update(part)
        size += len(part)
    return Content(f"sha256:{digest.hexdigest()}", size)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
