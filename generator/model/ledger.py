"""Notices that were issued, line by line, and by which of their parts two of them are compared."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from generator.model.notice import NoticeKind, about_of, subject_of
from generator.model.scalars import Level


class Part(Struct, frozen=True, array_like=True, gc=False):
    """One part of what a sheet says: equal digests, equal words. `text` is the words themselves where they are few.

    No digest: it says nothing there.
    """

    digest: str
    text: str = ""


ADDED: Final = frozenset({"luu_y", "dau_to", "ten_to"})
"""Parts that were not kept from the first day: lines of the ledger that have none of them tell nothing of it."""


def compared(one: Mapping[str, Part], other: Mapping[str, Part]) -> tuple[str, ...]:
    """The parts by which two sheets can be compared. Today's sheets have the added ones even where they say nothing."""
    both = one.keys() & other.keys()
    return tuple(name for name in dict.fromkeys((*other, *one)) if name not in ADDED or name in both)


class LedgerRow(Struct, frozen=True, kw_only=True):
    """One issued notice: a line of `site_data/notices/ledger/<yyyy-mm>.csv`, which is never changed again.

    `place` is what a list or a cover is about. `parts` is what the sheet said, so that its page can tell for ever what
    has changed since, whatever becomes of the records. `line` counts from 1.
    """

    id: str
    kind: NoticeKind
    code: str = ""
    levels: tuple[Level, ...] = ()
    place: str = ""
    title: str
    since: date | None = None
    decision: str = ""
    issued: date
    parts: Mapping[str, Part] = {}
    file: str = ""
    line: int = 0

    @property
    def subject(self) -> str:
        """What the notice is about, whatever it says."""
        about = self.decision if self.kind is NoticeKind.CHANGES else self.place
        return subject_of(self.kind, self.code, self.levels, about)

    @property
    def about(self) -> str:
        """What the notice says it is about."""
        return about_of(self.kind, self.subject, self.title)

    def says_the_same(self, other: "LedgerRow") -> bool:
        """Whether two notices with one id are one sheet: a point or a field that gets another key keeps its sheets."""
        if self.subject == other.subject:
            return True
        return self.about == other.about and all(
            self.parts.get(it, Part("")).digest == other.parts.get(it, Part("")).digest
            for it in compared(self.parts, other.parts)
        )


class LedgerFile(Struct, frozen=True):
    """One file of the ledger, its lines in their order."""

    file: str = ""
    items: tuple[LedgerRow, ...] = ()
