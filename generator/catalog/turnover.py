"""What happened becomes what the last change meant for each board: sheets to take down, to replace, to put up."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, takewhile

from msgspec import Struct
from msgspec.structs import replace

from generator.catalog.happenings import is_change
from generator.catalog.lookup import Lookup
from generator.catalog.procedures import texts_on
from generator.model.catalog import Happening, Link, Section, Source
from generator.model.province import SHARED_LISTS, PostingPoint
from generator.model.register import State, eve
from generator.model.scalars import KHONG, PointKind
from generator.model.turnover import Turnover


def turnovers(told: list[Happening], lookup: Lookup) -> dict[str, Turnover]:
    """By point with a board: the newest day on which one of its sheets became another one, and which did.

    Newest first, and no further than each point needs. `niemyet notices changes` says the same of procedures, and
    compares lists and covers, too, word by word: for that it needs two whole catalogues. A baseline changes nothing.
    """
    known, today = lookup.corpus.posting_points.values(), lookup.register.as_of
    boards = [_board(point, lookup) for point in known if point.place != KHONG and point.is_open(today)]
    found: dict[str, Turnover] = {}
    past = takewhile(lambda it: boards, groupby(_newest_first(told, lookup), key=lambda it: it.day))
    for day, happened in past:
        same_day = list(happened)
        texts = {it.code: (_texts(it.code, eve(day), lookup), _texts(it.code, day, lookup)) for it in same_day}
        for board in list(boards):
            if (turned := board.turned(day, same_day, texts, lookup)) is not None:
                found[board.id] = turned
                boards.remove(board)
    return found


def _newest_first(told: list[Happening], lookup: Lookup) -> Iterator[Happening]:
    return (it for it in reversed(told) if it.day <= lookup.register.as_of and is_change(it))


_Text = tuple[str | None, Section]
"""A field and a text: equal ones are one sheet, left where it hangs."""
_Texts = dict[str, tuple[tuple[_Text, ...], tuple[_Text, ...]]]


class _Board(Struct, frozen=True):
    id: str
    kind: PointKind
    also: frozenset[str]
    without: frozenset[str]

    def turned(self, day: date, happened: list[Happening], texts: _Texts, lookup: Lookup) -> Turnover | None:
        """What a day changed here, None where nothing did."""
        down: list[Link] = []
        changed: list[Link] = []
        up: list[Link] = []
        why: list[Source] = []
        for code in dict.fromkeys(it.code for it in happened):
            before, after = (self._hanging(code, them) for them in texts[code])
            gone, come = [it for it in before if it not in after], [it for it in after if it not in before]
            if not gone and not come:
                continue
            (changed if gone and come else down if gone else up).append(lookup.procedure(code))
            why += [it.source for it in happened if it.code == code]
        if not why:
            return None
        return Turnover(day, tuple(dict.fromkeys(why)), tuple(down), tuple(changed), tuple(up))

    def _hanging(self, code: str, texts: Iterable[_Text]) -> tuple[_Text, ...]:
        if code in self.without:
            return ()
        own = [it for it in texts if self.kind in SHARED_LISTS and self.kind in _received_at(it[1])]
        found = own or (texts if code in self.also else ())
        return tuple(it for it in found if it[1].has_sheet)


def _board(point: PostingPoint, lookup: Lookup) -> _Board:
    also, without = (frozenset(map(lookup.corpus.canonical, codes)) for codes in (point.also, point.without))
    return _Board(point.id, point.kind, also, without)


def _received_at(section: Section) -> tuple[PointKind, ...]:
    return section.head.received_at if section.head is not None else ()


def _texts(code: str, day: date, lookup: Lookup) -> tuple[_Text, ...]:
    """What holds of a code on a day. Who gave the state is printed only of a temporary text, and of one to come."""
    since = lookup.register.data_since
    if since is None or day < since:
        return ()
    field, sections = texts_on(code, day, lookup)
    return tuple(
        (field, it if it.temporary or it.pending else replace(it, state_by=it.set_by, state_since=None))
        for it in sections
        if it.state is State.IN_FORCE
    )
