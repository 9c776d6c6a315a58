"""The days of the past become their pages, and the page that leads to them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.model.catalog import Catalog, DayPage
from generator.model.register import eve
from generator.render.agenda import by_day, kind_of
from generator.render.pages.lists import numbered
from generator.render.pages.page import DAYS, PageData


class DayLink(Struct, frozen=True):
    """A day as a line of the list of days: what is counted as on its page."""

    day: date
    url: str
    counts: Mapping[str, int]
    entered: int
    fees: int
    full: bool


def day_pages(catalog: Catalog) -> Iterator[PageData]:
    """`tai-ngay/`, and one page per day; the full list of a quarter's end is numbered when it is long."""
    years = [
        (year, [_line(day) for day in days])
        for year, days in groupby(reversed(catalog.days), key=lambda day: day.day.year)
    ]
    last = eve(catalog.next_day) if catalog.next_day is not None else catalog.valid_until
    yield PageData(DAYS, "days.html", {"years": years, "valid_until": last})
    for day in catalog.days:
        values = {
            "page": replace(day, changes=(), lines=None),
            "changes": by_day(day.changes),
            "full": day.lines is not None,
        }
        yield from numbered(day.url, "day.html", day.lines or (), values)


def _line(day: DayPage) -> DayLink:
    counts = Counter(kind_of(it) for it in day.changes)
    return DayLink(day.day, day.url, dict(counts), day.entered, len(day.fees), day.lines is not None)
