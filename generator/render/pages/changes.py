"""What happened and what will becomes pages: by month, and by kind within each month and year."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.model.catalog import Catalog, Happening
from generator.model.register import eve
from generator.render.agenda import by_day, by_month
from generator.render.pages.lists import numbered
from generator.render.pages.page import CHANGES, UPCOMING, PageData


class OfKind(Struct, frozen=True):
    """Everything of one kind (a replacement's two sides are two kinds) that happened in a year, or in a month of it."""

    kind: str
    year: int
    month: date | None
    happenings: tuple[Happening, ...]

    @property
    def url(self) -> str:
        """`thay-doi/2025/bai-bo/`, `thay-doi/2025-11/bai-bo/`."""
        period = f"{self.year}-{self.month.month:02}" if self.month is not None else self.year
        return f"{CHANGES}{period}/{self.kind.replace('_', '-')}/"


def change_pages(catalog: Catalog) -> Iterator[PageData]:
    """The months with changes, the newest also without its month; the lists by kind; what is to come."""
    months = by_month(catalog.changes, CHANGES)
    names = [replace(month, happenings=()) for month in months]
    shown = [{"month": name, "days": by_day(m.happenings)} for name, m in zip(names, months, strict=True)]
    for month, values in zip(months, shown, strict=True):
        past = {**values, "months": names, "newest": False, "valid_until": catalog.valid_until}
        yield PageData(month.url, "changes.html", past)
    newest = shown[0] if shown else {"month": None, "days": ()}
    latest = {**newest, "months": names, "newest": True, "valid_until": catalog.valid_until}
    yield PageData(CHANGES, "changes.html", latest)
    # A list of the past stays as it is; only one that will grow has a last day.
    growing = {one.url: min(it.day for it in one.happenings) for one in of_kinds(catalog.upcoming)}
    for one in of_kinds(catalog.changes):
        last = eve(growing[one.url]) if one.url in growing else None
        of_kind = {"kind": one.kind, "year": one.year, "month": one.month, "valid_until": last}
        yield from numbered(one.url, "kind.html", one.happenings, of_kind)
    yield PageData(UPCOMING, "upcoming.html", {"days": by_day(catalog.upcoming), "valid_until": catalog.valid_until})


def of_kinds(happenings: Sequence[Happening]) -> tuple[OfKind, ...]:
    """What happened, by kind, in each year and each month, in the order given."""
    found: dict[tuple[str, int, date | None], list[Happening]] = {}
    for it in happenings:
        for month in (None, it.day.replace(day=1)):
            found.setdefault((it.kind, it.day.year, month), []).append(it)
    return tuple(OfKind(*place, tuple(same)) for place, same in found.items())
