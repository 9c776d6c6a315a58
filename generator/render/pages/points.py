"""Posting points become their pages: the list that those of a kind share, and what is different at each."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.scalars import PointKind
from generator.render.pages.lists import list_pages
from generator.render.pages.page import POINTS, Counted, PageData, counted


def point_pages(catalog: Catalog) -> Iterator[PageData]:
    """`niem-yet/`, the shared lists, and one page per posting point."""
    kinds = [
        (kind, [Counted(p.id, p.url, p.name, p.count) for p in catalog.points if p.kind is kind]) for kind in PointKind
    ]
    values = {
        "kinds": [(kind, points) for kind, points in kinds if points],
        "shared": counted(catalog.receiving),
        "unknown": sum(not entry.received_at for entry in catalog.entries),
        "total": len(catalog.entries),
        "valid_until": catalog.valid_until,
    }
    yield PageData(POINTS, "points.html", values)
    for group in catalog.receiving:
        yield from list_pages(POINTS, group, catalog.fields)
    for point in catalog.points:
        yield PageData(point.url, "point.html", {"page": point})
