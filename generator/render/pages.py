"""The catalogue becomes pages: for each its address, its template and exactly the values it shows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from generator.model.catalog import Catalog, DecisionPage, Entry, GroupPage, Happening, Link, ProcedurePage, Source
from generator.model.register import State, eve
from generator.render.agenda import by_day, by_month

FIELDS: Final = "linh-vuc/"
LEVELS: Final = "cap/"
AGENCIES: Final = "co-quan/"
DECISIONS: Final = "quyet-dinh/"
CHANGES: Final = "thay-doi/"
UPCOMING: Final = "sap-co-hieu-luc/"

_NEWS: Final = 3
"""So many decisions stand on the home page: the rest is one click away."""


class PageData(Struct, frozen=True):
    """One page. `values` is all that its template sees of the catalogue; `canonical` only where it is not `url`."""

    url: str
    template: str
    values: Mapping[str, object]
    canonical: str | None = None


class Counted(Struct, frozen=True):
    """A group of procedures as one line of a list of groups."""

    id: str
    url: str
    title: str
    count: int


class News(Struct, frozen=True):
    """What one decision does on one day, counted by action."""

    day: date
    source: Source
    counts: Mapping[str, int]


def pages_of(catalog: Catalog) -> Iterator[PageData]:
    """Every page that is made from the catalogue."""
    yield _home(catalog)
    for folder, groups in ((FIELDS, catalog.fields), (LEVELS, catalog.levels), (AGENCIES, catalog.agencies)):
        yield _groups(folder, groups, catalog)
        for group in groups:
            fields = () if folder == FIELDS else _by_field(group, catalog)
            yield PageData(group.url, "group.html", {"page": group, "folder": folder, "by_field": fields})
    yield from _decisions(catalog)
    yield from _changes(catalog)
    yield _upcoming(catalog)
    listed = {group.id for group in catalog.fields}
    for page in catalog.procedures:
        yield _procedure(page, listed)
    for alias in catalog.aliases:
        yield PageData(alias.url, "alias.html", {"page": alias}, canonical=alias.target.url)


def _home(catalog: Catalog) -> PageData:
    suspended = [page for page in catalog.procedures if page.state is State.SUSPENDED]
    values = {
        "total": len(catalog.entries),
        "fields": _counted(catalog.fields),
        "levels": _counted(catalog.levels),
        "suspended": [Link(page.title, page.url, page.code) for page in suspended],
        "news": _news(catalog.changes),
        "coming": _news(catalog.upcoming),
        "valid_until": catalog.valid_until,
    }
    return PageData("", "home.html", values)


def _news(happenings: Sequence[Happening]) -> list[News]:
    found: list[News] = []
    for day in by_day(happenings):
        for decision in day.decisions:
            counts = Counter("het_thoi_han" if it.ends else it.action.value for it in decision.happenings)
            found.append(News(day.day, decision.source, dict(counts)))
        if len(found) >= _NEWS:
            break
    return found[:_NEWS]


def _by_field(group: GroupPage, catalog: Catalog) -> Sequence[tuple[str, Sequence[Entry]]]:
    """The entries by the names of their fields, in the order of the catalogue's fields; without a field last."""
    order = {field.title: place for place, field in enumerate(catalog.fields)}
    found: dict[str, list[Entry]] = {}
    for entry in group.entries:
        found.setdefault(entry.field_name, []).append(entry)
    return sorted(found.items(), key=lambda named: (order.get(named[0], len(order)), named[0] == "", named[0]))


def _counted(groups: Sequence[GroupPage]) -> list[Counted]:
    return [Counted(group.id, group.url, group.title, len(group.entries)) for group in groups if group.entries]


def _groups(folder: str, groups: Sequence[GroupPage], catalog: Catalog) -> PageData:
    listed = {entry.code for group in groups for entry in group.entries}
    values = {
        "folder": folder,
        "groups": _counted(groups),
        "total": len(catalog.entries),
        "unlisted": len(catalog.entries) - len(listed),
        "valid_until": catalog.valid_until,
    }
    return PageData(folder, "groups.html", values)


def _decisions(catalog: Catalog) -> Iterator[PageData]:
    # Rows stay out of the list of all decisions: it shows their number alone.
    lines = [_without_rows(decision) for decision in catalog.decisions]
    coming = [eve(decision.since) for decision in catalog.decisions if not decision.in_effect]
    last = min(coming, default=None) if catalog.has_data else catalog.valid_until
    yield PageData(DECISIONS, "decisions.html", {"decisions": lines, "valid_until": last})
    for decision in catalog.decisions:
        yield PageData(decision.url, "decision.html", {"page": decision})


def _without_rows(decision: DecisionPage) -> dict[str, object]:
    shown = ("url", "number", "signed", "title", "counts", "annex_missing", "in_effect", "since", "sample")
    return {name: getattr(decision, name) for name in shown}


def _changes(catalog: Catalog) -> Iterator[PageData]:
    months = by_month(catalog.changes, CHANGES)
    names = [{"first": month.first, "url": month.url} for month in months]
    shown = [{"month": name, "days": by_day(m.happenings)} for name, m in zip(names, months, strict=True)]
    for month, values in zip(months, shown, strict=True):
        past = {**values, "months": names, "newest": False, "valid_until": catalog.valid_until}
        yield PageData(month.url, "changes.html", past)
    newest = shown[0] if shown else {"month": None, "days": ()}
    latest = {**newest, "months": names, "newest": True, "valid_until": catalog.valid_until}
    yield PageData(CHANGES, "changes.html", latest)


def _upcoming(catalog: Catalog) -> PageData:
    values = {"days": by_day(catalog.upcoming), "valid_until": catalog.valid_until}
    return PageData(UPCOMING, "upcoming.html", values)


def _procedure(page: ProcedurePage, listed_fields: set[str]) -> PageData:
    if page.is_tombstone:
        return PageData(page.url, "tombstone.html", {"page": page})
    return PageData(page.url, "procedure.html", {"page": page, "field_has_page": page.field_id in listed_fields})
