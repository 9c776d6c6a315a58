"""An issued notice becomes its state today: what it says is compared with what the same sheet would say now."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.model.catalog import (
    ClosedPoint,
    End,
    Happening,
    Link,
    Section,
)
from generator.model.ledger import LedgerRow, Part
from generator.model.notice import NoticeKind, ProcedureSheet
from generator.model.scalars import Level, Term
from generator.render.notices.identity import notice_id
from generator.render.notices.parts import LEVELS, NAMES, WARNINGS, Difference, differences, parts_of
from generator.render.notices.plan import Sheet


class Standing(Term):
    """What the reader of a printed sheet has to know first."""

    VALID = "con_hieu_luc"
    REPLACED = "da_thay"
    ENDED = "da_het"
    SUSPENDED = "tam_ngung"
    CLOSED = "diem_da_thoi"
    """The posting point that it was the cover or the list of is no more."""
    BOARDLESS = "thoi_niem_yet"
    """The posting point that it was the cover of still receives, and has no board any more."""
    UPCOMING = "chua_hieu_luc"
    GONE = "khong_con"
    """The tree says nothing of it any more: a mistake of ours, and no reason to follow the sheet."""


class Holding(Struct, frozen=True):
    """A sheet that holds on a day, at some of a notice's levels: what its files are called, and what differs there.

    `only_decision`: nothing differs but the decision that it follows.
    """

    id: str
    name: str
    levels: tuple[Level, ...] = ()
    differences: tuple[Difference, ...] = ()
    only_decision: bool = False


class NextChange(Struct, frozen=True):
    """What is decided already about a sheet that holds today: its last day, what comes then, which sheets follow it.

    `happenings` are told at the sheet's levels alone; `fees` says that other fee rows hold from then on; `closes`, that
    its posting point is no more. The sheets of a day are known, and named, only where some notice was issued for it.
    """

    until: date
    day: date
    happenings: tuple[Happening, ...]
    fees: bool = False
    closes: bool = False
    sheets: tuple[Holding, ...] = ()


class Verdict(Struct, frozen=True):
    """The state of one notice. `sheets` are those that hold now: several where its levels have come to differ.

    `warnings` are those of a sheet that holds: its page says no more than it does.
    """

    standing: Standing
    sheets: tuple[Holding, ...] = ()
    since: date | None = None
    next_change: NextChange | None = None
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the first sheet that holds now, empty where there is none."""
        return self.sheets[0].id if self.sheets else ""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs at any level."""
        return tuple(dict.fromkeys(it for sheet in self.sheets for it in sheet.differences))

    @property
    def only_names(self) -> bool:
        """Whether nothing differs but what the province, the point or the list are called."""
        return all(it.part in NAMES for it in self.differences)


class SheetsOf(Struct, frozen=True):
    """The sheets of one thing on one day, each with its levels, and all levels at which it is in force.

    A level in force may have no sheet: only the name of its text is known.
    """

    sheets: tuple[tuple[tuple[Level, ...], Sheet], ...] = ()
    levels: frozenset[Level] = frozenset()

    @property
    def inputs(self) -> list[object]:
        """Everything they follow from."""
        return [[(sheet.name, sheet.inputs) for _, sheet in self.sheets], sorted(self.levels)]


class Issued(Struct, frozen=True):
    """An issued notice beside what is known of its subject today (`now`) and on the day it is for (`then`).

    Only `verdict` reads texts. `next_change` names no sheets yet; those of that day are `after`.
    """

    row: LedgerRow
    about: Link
    now: SheetsOf
    then: SheetsOf
    suspended: Section | None
    end: End | None
    valid_until: date | None
    next_change: NextChange | None = None
    after: SheetsOf = SheetsOf()
    closed: ClosedPoint | None = None
    receives: bool = False
    """Its posting point goes on and has no such sheet any more."""
    pending: bool = False
    """A decision has set another text of it, which is not written yet."""
    sample: bool = False
    """It was made from sample data."""
    announces: bool = False
    """It tells of a decision that takes effect on a day to come."""
    replaced: date | None = None
    """The first day after it began on which its levels had another text."""

    @property
    def inputs(self) -> bytes:
        """Everything its verdict follows from."""
        days = [it.inputs for it in (self.now, self.then, self.after)]
        gone = [self.suspended, self.end, self.closed, self.receives, self.announces, self.replaced]
        gone += [self.pending, self.sample]
        return msgspec.msgpack.encode([self.row, self.about, days, gone, self.valid_until, self.next_change])

    def verdict(self) -> Verdict:
        """The state: equal words have equal ids, so that a sheet holds exactly when it would be printed again."""
        row = self.row
        said = [(levels, sheet, sheet.facts()) for levels, sheet in self.now.sheets]
        now = [(Holding(notice_id(sheet.kind, facts), sheet.name, levels), facts) for levels, sheet, facts in said]
        if same := [(it, facts) for it, facts in now if it.id == row.id]:
            if self.announces:
                return Verdict(Standing.UPCOMING, since=row.since)
            warnings = tuple(text for _, facts in same if isinstance(facts, ProcedureSheet) for text in facts.warnings)
            return Verdict(Standing.VALID, tuple(it for it, _ in same), None, self._next_change(), warnings)
        if self._will_hold():
            ahead = (self._beside(it, parts_of(facts), row.parts, it.levels, self.then) for it, facts in now)
            return Verdict(Standing.UPCOMING, tuple(ahead), self._begins())
        if self.end is not None and self.end.planned is not None and self.end.planned.key == row.decision:
            return Verdict(Standing.ENDED, since=self.end.since)
        if now:
            holding = (self._beside(it, row.parts, parts_of(facts), row.levels, self.now) for it, facts in now)
            return Verdict(Standing.REPLACED, tuple(holding), self.replaced)
        if self.now.levels.intersection(row.levels):
            return Verdict(Standing.REPLACED)
        if self.suspended is not None:
            return Verdict(Standing.SUSPENDED, since=self.suspended.state_since)
        if self.closed is not None:
            return Verdict(Standing.CLOSED, since=self.closed.since)
        if self.receives:
            # Without a list of its own a point has that of its kind.
            return Verdict(Standing.BOARDLESS if row.kind is NoticeKind.COVER else Standing.REPLACED)
        return Verdict(Standing.ENDED, since=self.end.since) if self.end is not None else Verdict(Standing.GONE)

    def _beside(
        self, it: Holding, old: Mapping[str, Part], new: Mapping[str, Part], levels: Iterable[Level], after: SheetsOf
    ) -> Holding:
        """The sheet with what differs. Levels that share a sheet no longer, or do now, are no difference to anybody."""
        kept = after.levels.issuperset(levels)
        found = tuple(one for one in differences(old, new) if not (kept and one.part == LEVELS))
        # A sheet from before warnings were kept may have had some of its own.
        all_told = WARNINGS in self.row.parts
        others = {sheet.decision for _, sheet in after.sheets if sheet.name == it.name} - {self.row.decision}
        return replace(it, differences=found, only_decision=not found and all_told and bool(others))

    def _next_change(self) -> NextChange | None:
        if self.next_change is None:
            return None
        sheets = (Holding(notice_id(it.kind, it.facts()), it.name, levels) for levels, it in self.after.sheets)
        return replace(self.next_change, sheets=tuple(sheets))

    def _will_hold(self) -> bool:
        return any(notice_id(it.kind, it.facts()) == self.row.id for _, it in self.then.sheets)

    def _begins(self) -> date | None:
        """The day printed on the sheet, unless its text is older than what makes it another sheet."""
        texts = (it.since for _, it in self.then.sheets if it.subject == self.row.subject)
        text = next(texts, None)
        return text if text is not None and text > self.row.issued else self.row.since
