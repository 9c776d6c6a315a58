"""Entries in force become what posting points receive: one list per kind of point, and each point's differences."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from generator.catalog.groups import last_days
from generator.catalog.lookup import Lookup
from generator.catalog.turnover import turnovers
from generator.model.catalog import ClosedPoint, Entry, GroupPage, Happening, Link, PointPage
from generator.model.corpus import Corpus
from generator.model.gone import points_of
from generator.model.province import SHARED_LISTS, PostingPoint
from generator.model.scalars import KHONG, PointKind


def receiving(entries: Sequence[Entry], lookup: Lookup) -> tuple[GroupPage, ...]:
    """The lists that the points of a kind share. Dossiers at "the agency that decides" go to many doors: no list."""
    ends = last_days(lookup, lambda _, span: span.version.received_at if span.version is not None else ())
    return tuple(
        GroupPage(
            id=kind.value,
            url=f"niem-yet/{folder}/",
            title=kind.value,
            entries=tuple(entry for entry in entries if kind in entry.received_at),
            valid_until=ends.get(kind.value),
        )
        for kind, folder in SHARED_LISTS.items()
    )


def points(
    entries: Sequence[Entry], shared: Iterable[GroupPage], told: list[Happening], lookup: Lookup
) -> tuple[PointPage, ...]:
    """One page per posting point, in the order of posting_points.yml. `told` is all that happened, oldest first."""
    by_kind = {PointKind(page.id): page for page in shared}
    by_code = {entry.code: entry for entry in entries}
    turned = turnovers(told, lookup)
    known, day = lookup.corpus.posting_points.values(), lookup.register.as_of
    pages = (_point(point, by_kind.get(point.kind), by_code, lookup) for point in known if point.is_open(day))
    return tuple(replace(page, turnover=turned.get(page.id)) for page in pages)


def closed_points(corpus: Corpus, day: date) -> dict[str, ClosedPoint]:
    """The posting points that are no more. One that was deleted is known by what was issued for it."""
    found = {
        point.id: _closed(point.id, point.name, point.until + timedelta(days=1))
        for point in corpus.posting_points.values()
        if point.until is not None and not point.is_open(day)
    }
    for id, name in points_of(corpus.ledger.values()).items():
        if id not in corpus.posting_points:
            found[id] = _closed(id, name, None)
    return dict(sorted(found.items()))


def _closed(id: str, name: str, since: date | None) -> ClosedPoint:
    return ClosedPoint(id, f"niem-yet/{id}/", name, since)


def _point(point: PostingPoint, shared: GroupPage | None, by_code: dict[str, Entry], lookup: Lookup) -> PointPage:
    common = {entry.code for entry in shared.entries} if shared is not None else set()
    also, without = ([lookup.corpus.canonical(code) for code in codes] for codes in (point.also, point.without))
    more = [by_code[c] for c in dict.fromkeys(also) if c in by_code and c not in common and c not in without]
    less = [by_code[c] for c in dict.fromkeys(without) if c in by_code and c in common]
    return PointPage(
        id=point.id,
        url=f"niem-yet/{point.id}/",
        name=point.name,
        kind=point.kind,
        has_place=point.place != KHONG,
        shared=Link(shared.id, shared.url) if shared is not None else None,
        also=tuple(more),
        without=tuple(less),
        count=len(common) + len(more) - len(less),
        valid_until=_last_day(point, shared, (*also, *without), lookup),
        until=point.until,
    )


def _last_day(
    point: PostingPoint, shared: GroupPage | None, codes: tuple[str, ...], lookup: Lookup
) -> date | None:
    days = (point.until, shared.valid_until if shared is not None else None, *lookup.until(codes))
    return min(filter(None, days), default=None)
