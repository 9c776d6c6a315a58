"""The catalogue becomes its figures: what is in force today, and what happened in each year and month."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from generator.model.catalog import Catalog
from generator.model.scalars import Completeness
from generator.render.pages.changes import OfKind, of_kinds
from generator.render.pages.page import FIGURES, Counted, PageData, counted
from generator.render.pages.periods import period_links


class YearFigures(Struct, frozen=True):
    """How often what happened in a year, and in each of its months."""

    year: int
    kinds: tuple[Counted, ...]
    months: tuple[tuple[date, tuple[Counted, ...]], ...]


def figures_page(catalog: Catalog) -> PageData:
    """`so-lieu/`: every number that counts a list leads to the list."""
    completeness = Counter(entry.completeness for entry in catalog.entries)
    values = {
        "total": len(catalog.entries),
        "levels": counted(catalog.levels),
        "fields": counted(catalog.fields),
        "facets": counted(catalog.facets),
        "completeness": [(kind.value, completeness[kind]) for kind in Completeness if completeness[kind]],
        "decisions": len(catalog.decisions),
        "years": list(_years(catalog)),
        "periods": period_links(catalog),
        "valid_until": catalog.valid_until,
    }
    return PageData(FIGURES, "figures.html", values)


def _years(catalog: Catalog) -> Iterator[YearFigures]:
    """Newest first, each with its months."""
    every = of_kinds(catalog.changes)
    for year in dict.fromkeys(one.year for one in every):
        of_year = [one for one in every if one.year == year]
        months = dict.fromkeys(one.month for one in of_year if one.month is not None)
        yield YearFigures(year, _kinds(of_year, None), tuple((month, _kinds(of_year, month)) for month in months))


def _kinds(some: Iterable[OfKind], month: date | None) -> tuple[Counted, ...]:
    return tuple(Counted(it.kind, it.url, "", len(it.happenings)) for it in some if it.month == month)
