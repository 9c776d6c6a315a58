"""The catalogue becomes open data: planned files for programs, each made only when something it holds has changed."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from generator.model.catalog import Catalog, ProcedurePage
from generator.model.output import OutputKind, PlannedFile
from generator.model.record import Version
from generator.render.data import effect_days, past, shapes, told
from generator.render.data.feeds import Feed, atom, feeds
from generator.render.data.notices import notice, notice_file
from generator.render.data.schemas import FILES, schema
from generator.render.notices.desk import Desk
from generator.render.texts import with_texts

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


def plan_standing(catalog: Catalog, desk: Desk) -> Iterator[PlannedFile]:
    """What stands today: the list of procedures, each notice, the schemas."""
    site_url = told.url_of(catalog)
    index = told.index_of(catalog, site_url)
    yield _json(f"{told.API}index.json", msgspec.msgpack.encode(index), lambda: index)
    for issued in desk.all():
        yield _json(notice_file(issued.row.id), issued.inputs, partial(notice, issued))
    for name in FILES:
        yield _json(f"{told.API}schema/{name}.json", site_url.encode(), partial(schema, name, site_url))


def digests_of(catalog: Catalog) -> Mapping[str, bytes]:
    """By code, a digest of everything that can change what is said of a procedure."""
    return {page.code: _digest(msgspec.msgpack.encode(page)) for page in catalog.procedures}


def plan_procedures(catalog: Catalog, digests: Mapping[str, bytes]) -> Iterator[PlannedFile]:
    """Each procedure in a file of its own; of one that has ended what its tombstone says."""
    for page in catalog.procedures:
        yield _json(told.procedure_file(page.code), digests[page.code], _procedure_maker(page, catalog.texts))


def plan_told(catalog: Catalog) -> Iterator[PlannedFile]:
    """What happened and will: decisions, changes, days, the calendar."""
    yield _json(f"{told.API}quyet-dinh/index.json", *_shaped(past.decisions(catalog)))
    for decision in catalog.decisions:
        inputs = msgspec.msgpack.encode(replace(decision, rows=tuple(decision.rows)))
        yield _json(told.decision_file(decision.key), inputs, partial(past.decision, decision))
    happened = msgspec.msgpack.encode([catalog.changes, catalog.upcoming])
    yield _json(f"{told.API}thay-doi.json", happened, lambda: told.changes(catalog))
    yield _json(f"{told.API}tai-ngay/index.json", *_shaped(past.days(catalog)))
    for day in catalog.days:
        yield _json(past.day_file(day), msgspec.msgpack.encode(day), partial(past.day, day))
    site_url = told.url_of(catalog)
    inputs = msgspec.msgpack.encode([site_url, catalog.site_name]) + happened
    yield _file(effect_days.FILE, inputs, lambda: effect_days.calendar(catalog, site_url))


def plan_feeds(catalog: Catalog) -> Iterator[PlannedFile]:
    """The feeds. They belong to the site: its pages say where they are."""
    site_url = told.url_of(catalog)
    licence = told.licence_of(catalog)
    shared = msgspec.msgpack.encode([site_url, catalog.site_name, catalog.data_since, licence])
    for feed in feeds(catalog):
        inputs = _digest(shared + msgspec.msgpack.encode(feed))
        yield PlannedFile(feed.file, OutputKind.SITE, inputs, _feed_maker(feed, catalog, site_url, licence))


def _procedure_maker(page: ProcedurePage, texts: Mapping[str, Version]) -> Callable[[], shapes.Shape]:
    return lambda: told.procedure(page if page.is_tombstone else with_texts(page, texts))


def _feed_maker(feed: Feed, catalog: Catalog, site_url: str, licence: str) -> Callable[[], bytes]:
    return lambda: atom(feed, site_url, catalog.site_name, catalog.data_since, licence).encode()


def _shaped(value: Any) -> tuple[bytes, Callable[[], Any]]:
    """What is made already is its own input."""
    return msgspec.msgpack.encode(value), lambda: value


def _json(path: str, inputs: bytes, make: Callable[[], Any]) -> PlannedFile:
    return _file(path, inputs, lambda: _ENCODER.encode(make()) + b"\n")


def _file(path: str, inputs: bytes, make: Callable[[], bytes]) -> PlannedFile:
    return PlannedFile(path, OutputKind.DATA, _digest(path.encode() + b"\0" + inputs), make)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
