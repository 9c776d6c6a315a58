"""What is no more, or never was, and keeps an address: procedures at some levels, listings, posting points."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from generator.model.ledger import LedgerRow
from generator.model.link import Link, Source
from generator.model.notice import NoticeKind
from generator.model.register import State
from generator.model.scalars import Level


class End(Struct, frozen=True, gc=False):
    """How a procedure ended at some levels: what a tombstone says.

    `bases` are the legal texts that a repeal or a replacement rests on (NĐ 63/2010 Art. 15). What was withdrawn before
    it began (State.NEVER) never stood: `source` withdrew its listing on `since`, `planned` was to begin it on
    `planned_since`, and `still` is what it was to replace, as far as that is in force.
    """

    levels: tuple[Level, ...]
    state: State
    since: date
    source: Source
    successors: tuple[Link, ...] = ()
    bases: tuple[str, ...] = ()
    planned: Source | None = None
    planned_since: date | None = None
    still: tuple[Link, ...] = ()


class WithdrawnListing(Struct, frozen=True, gc=False):
    """What a decision withdraws: `530/QĐ-UBND`, with the section and ordinals where it is not the whole of it.

    `url` is empty for decisions outside the tree; `cancelled` counts, by kind, the rows that never happen because of
    it; the listing of `ended` others ends and their state stays.
    """

    text: str
    url: str
    cancelled: Mapping[str, int]
    ended: int


class ClosedPoint(Struct, frozen=True, gc=False):
    """`niem-yet/<point>/` of a posting point that is no more, since a day where that is known."""

    id: str
    url: str
    name: str
    since: date | None


OF_POINT: Final = "diem/"
"""So begins the place of a list that one posting point has for itself."""


def point_of(row: LedgerRow) -> str:
    """The posting point whose cover or own list a notice is, empty for all else."""
    if row.kind is NoticeKind.COVER:
        return row.place
    own = row.kind is NoticeKind.LIST and row.place.startswith(OF_POINT)
    return row.place.removeprefix(OF_POINT) if own else ""


def points_of(rows: Iterable[LedgerRow]) -> dict[str, str]:
    """The posting points for which a cover or an own list was issued, each by the name that its newest cover says."""
    own = [row for row in rows if point_of(row)]
    own.sort(key=lambda it: (it.kind is NoticeKind.COVER, it.issued, it.id))
    # A list is called "…: its point".
    return {point_of(it): it.title if it.kind is NoticeKind.COVER else it.title.partition(": ")[2] for it in own}
