"""The catalogue's groups become the pages that lead to them and their lists."""

from collections.abc import Iterator, Sequence

from generator.model.catalog import Catalog, GroupPage
from generator.render.pages.lists import list_pages
from generator.render.pages.page import (
    AGENCIES,
    APPLICANTS,
    FACETS,
    FIELDS,
    LETTERS,
    LEVELS,
    LIFE,
    WAITS,
    PageData,
    counted,
)


def group_pages(catalog: Catalog) -> Iterator[PageData]:
    """Fields, levels, agencies, life events, letters, applicants, time limits; what is free, what is done online."""
    for folder, groups in (
        (FIELDS, catalog.fields),
        (LEVELS, catalog.levels),
        (AGENCIES, catalog.agencies),
        (LIFE, catalog.life_events),
        (LETTERS, catalog.letters),
        (APPLICANTS, catalog.applicants),
        (WAITS, catalog.waits),
    ):
        yield _index(folder, groups, catalog)
        fields = catalog.fields if folder in (LEVELS, AGENCIES) else ()
        for group in groups:
            yield from list_pages(folder, group, fields)
    for facet in catalog.facets:
        yield from list_pages(FACETS, facet, catalog.fields)


def _index(folder: str, groups: Sequence[GroupPage], catalog: Catalog) -> PageData:
    listed = {entry.code for group in groups for entry in group.entries}
    values = {
        "folder": folder,
        "groups": counted(groups),
        "lines": sum(len(group.entries) for group in groups),
        "total": len(catalog.entries),
        "unlisted": len(catalog.entries) - len(listed),
        "valid_until": catalog.valid_until,
    }
    return PageData(folder, "groups.html", values)
