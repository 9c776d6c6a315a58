"""Posting points become their pages: what those of a kind share, what is different at each, what hangs there."""

from collections.abc import Iterable, Iterator

from generator.model.catalog import Catalog, PointPage, ProcedurePage
from generator.model.notice import NoticeKind
from generator.model.posting import Hanging
from generator.model.scalars import PointKind
from generator.render.notices.offer import prints_of
from generator.render.notices.packs import board_file, offered_pack
from generator.render.notices.plan import offered_file
from generator.render.pages.lists import list_pages
from generator.render.pages.page import POINTS, Counted, PageData, counted


def point_pages(catalog: Catalog, offered: bool = False) -> Iterator[PageData]:
    """`niem-yet/`, the shared lists, and one page per posting point, closed ones too.

    With `offered`, they lead to the sheets.
    """
    kinds = [
        (kind, [Counted(p.id, p.url, p.name, p.count) for p in catalog.points if p.kind is kind]) for kind in PointKind
    ]
    values = {
        "kinds": [(kind, points) for kind, points in kinds if points],
        "closing": [p for p in catalog.points if p.until is not None],
        "shared": counted(catalog.receiving),
        "unknown": sum(not entry.received_at for entry in catalog.entries),
        "total": len(catalog.entries),
        "valid_until": catalog.valid_until,
    }
    yield PageData(POINTS, "points.html", values)
    for group in catalog.receiving:
        prints = _prints(catalog.procedures, PointKind(group.id)) if offered else {}
        folder = group.url.rstrip("/").rpartition("/")[2]
        yield from list_pages(
            POINTS, group, catalog.fields, prints, offered_file(f"danh-muc-{folder}") if offered else ""
        )
    every = _prints(catalog.procedures, None) if offered else {}
    for point in catalog.points:
        yield _point(point, catalog.required.get(point.id, ()), every, offered)
    for closed in catalog.closed_points.values():
        yield PageData(closed.url, "point_closed.html", {"page": closed})


def _point(
    point: PointPage, hanging: tuple[Hanging, ...], every: dict[str, tuple[str, ...]], offered: bool
) -> PageData:
    sheets = [it for it in hanging if it.kind is NoticeKind.PROCEDURE]
    files = [(it.kind.value, offered_file(_file(it, point, hanging))) for it in hanging if it.kind in _WHOLE]
    if pack := offered_pack(point, hanging):
        files.append(("bo", pack))
    values = {
        "page": point,
        "sheets": len(sheets),
        "unsheeted": point.count - len({it.code for it in sheets}),
        "files": files if offered else [],
        "prints": {entry.code: every[entry.code] for entry in point.also if entry.code in every},
    }
    return PageData(point.url, "point.html", values)


_WHOLE = (NoticeKind.COVER, NoticeKind.LIST)


def _file(it: Hanging, point: PointPage, hanging: tuple[Hanging, ...]) -> str:
    """The name of a board's own sheets; its list is that of all points of its kind where nothing is different."""
    if it.kind is NoticeKind.COVER:
        return f"bia-{point.id}"
    return board_file(point, hanging, "danh-muc")


def _prints(pages: Iterable[ProcedurePage], kind: PointKind | None) -> dict[str, tuple[str, ...]]:
    """The files of the sheets by code: all of them, or those that one kind of point receives."""
    found: dict[str, tuple[str, ...]] = {}
    for page in pages:
        for section, sheet, _ in prints_of(page):
            if kind is None or (section.head is not None and kind in section.head.received_at):
                found[page.code] = (*found.get(page.code, ()), sheet)
    return found
