"""What posting points receive becomes what must hang there, and two days become what to take down, replace, put up."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from generator.model.catalog import PointPage, ProcedurePage, Section
from generator.model.gone import OF_POINT
from generator.model.notice import NoticeKind
from generator.model.posting import Hanging, PointChanges, Posted
from generator.model.scalars import Level, PointKind

_LEVELS: Final[Mapping[PointKind, Level]] = {
    PointKind.PROVINCE_CENTRE: Level.PROVINCE,
    PointKind.COMMUNE_CENTRE: Level.COMMUNE,
}


def required(pages: Iterable[ProcedurePage], points: Iterable[PointPage]) -> dict[str, tuple[Hanging, ...]]:
    """By point with a board: its cover, its list and the sheets of what it receives (NĐ 63/2010 Art. 17).

    That follows from where each text is received and from posting_points.yml, never from the level that decides: a
    commune posts what the province decides when people may hand it in there.
    """
    texts = [(page, section) for page in pages for section in page.sections if section.has_sheet]
    shared = {kind: [_sheet(*text) for text in texts if _receives(kind, text[1])] for kind in PointKind}
    by_code: dict[str, list[Hanging]] = {}
    for page, section in texts:
        by_code.setdefault(page.code, []).append(_sheet(page, section))
    return {
        point.id: (*_frame(point), *_own_level_first(point.kind, _received(point, shared[point.kind], by_code)))
        for point in points
        if point.has_place
    }


def _own_level_first(kind: PointKind, sheets: Iterable[Hanging]) -> Iterator[Hanging]:
    """Of several sheets of one procedure first that of the point's own level: most who come there need that one."""
    own = _LEVELS.get(kind)
    for _, same in groupby(sheets, key=lambda it: it.code):
        yield from sorted(same, key=lambda it: own not in it.levels)


def _frame(point: PointPage) -> Iterator[Hanging]:
    """What is on every board, whatever is received there."""
    own = point.also or point.without or point.shared is None
    place = f"{OF_POINT}{point.id}" if own else f"noi-nhan/{point.kind}"
    yield Hanging(NoticeKind.COVER, place=point.id, title=point.name)
    yield Hanging(NoticeKind.LIST, place=place, title=point.name)


def _received(point: PointPage, shared: list[Hanging], by_code: Mapping[str, list[Hanging]]) -> Iterator[Hanging]:
    without = {entry.code for entry in point.without}
    if point.shared is not None:
        yield from (it for it in shared if it.code not in without)
    for entry in point.also:
        yield from by_code.get(entry.code, ())


def _receives(kind: PointKind, section: Section) -> bool:
    return section.head is not None and kind in section.head.received_at


def _sheet(page: ProcedurePage, section: Section) -> Hanging:
    return Hanging(NoticeKind.PROCEDURE, code=page.code, levels=section.levels, title=section.name)


def changes(point: str, name: str, before: Iterable[Posted], after: Iterable[Posted]) -> PointChanges:
    """What to do at one point when `before` hangs there and `after` must: equal ids stay where they are.

    A sheet replaces the one about the same thing; of a procedure whose levels have changed, one about the same code,
    the first of them first.
    """
    old = {it.id: it for it in before}
    new = {it.id: it for it in after}
    keep = tuple(it for id, it in new.items() if id in old)
    down = [it for id, it in old.items() if id not in new]
    up = [it for id, it in new.items() if id not in old]
    pairs = []
    for same in (_about, _code):
        waiting = {same(it): it for it in reversed(down)}
        for it in list(up):
            if (last := waiting.pop(same(it), None)) is not None:
                pairs.append((last, it))
                down.remove(last)
                up.remove(it)
    return PointChanges(point, name, tuple(down), tuple(pairs), tuple(up), keep)


def _about(it: Posted) -> str:
    return it.what.subject


def _code(it: Posted) -> str:
    return f"{it.what.kind}/{it.what.code or it.what.place.partition('/')[0]}"
