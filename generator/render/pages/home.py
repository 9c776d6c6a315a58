"""The catalogue becomes the first page: the ways in, what is new, what is coming."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from generator.model.catalog import Catalog, Happening, Link, Source
from generator.model.outline import Band
from generator.model.register import State
from generator.render.agenda import by_day
from generator.render.pages.page import Counted, PageData, counted

_LIFE_EVENTS: Final = 8
_FIELDS: Final = 24
"""The fields with most procedures; a province has up to two hundred, and a phone shows a dozen at a time."""
_NEWS: Final = 3
"""So many decisions stand on the home page: the rest is one click away."""


class News(Struct, frozen=True):
    """What one decision does on one day, counted by kind."""

    day: date
    source: Source
    counts: Mapping[str, int]


def home_page(catalog: Catalog) -> PageData:
    """The home page."""
    suspended = [page for page in catalog.procedures if page.state is State.SUSPENDED]
    life_events = counted(catalog.life_events)
    values = {
        "total": len(catalog.entries),
        "life_events": life_events[:_LIFE_EVENTS],
        "more_life_events": len(life_events) > _LIFE_EVENTS,
        "fields": _largest(counted(catalog.fields)),
        "all_fields": len(counted(catalog.fields)),
        "levels": counted(catalog.levels),
        "facets": counted((*catalog.facets, *(group for group in catalog.waits if group.id == Band.SAME_DAY))),
        "suspended": [Link(page.title, page.url, page.code) for page in suspended],
        "news": _news(catalog.changes),
        "coming": _news(catalog.upcoming),
        "valid_until": catalog.valid_until,
    }
    return PageData("", "home.html", values)


def _largest(fields: Sequence[Counted]) -> Sequence[Counted]:
    """The fields with most procedures, in the order given."""
    kept = {field.id for field in sorted(fields, key=lambda field: -field.count)[:_FIELDS]}
    return [field for field in fields if field.id in kept]


def _news(happenings: Sequence[Happening]) -> list[News]:
    found: list[News] = []
    for day in by_day(happenings):
        for decision in day.decisions:
            counts = Counter(it.kind for it in decision.happenings)
            found.append(News(day.day, decision.source, dict(counts)))
        if len(found) >= _NEWS:
            break
    return found[:_NEWS]
