"""An issued notice becomes its state today: what it says is compared with what the same sheet would say now."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from generator.model.catalog import Catalog, End, Link, ProcedurePage, Section
from generator.model.notice import LedgerRow, NoticeKind, subject_of
from generator.model.register import State
from generator.model.scalars import Term
from generator.render.notices.identity import notice_id
from generator.render.notices.parts import Difference, differences, parts_of
from generator.render.notices.plan import Sheet
from generator.render.notices.sheets import Sheets


class Standing(Term):
    """What the reader of a printed sheet has to know first."""

    VALID = "con_hieu_luc"
    REPLACED = "da_thay"
    ENDED = "da_het"
    SUSPENDED = "tam_ngung"
    UPCOMING = "chua_hieu_luc"
    GONE = "khong_con"
    """The tree says nothing of it any more: a mistake of ours, and no reason to follow the sheet."""


class Verdict(Struct, frozen=True):
    """The state of one notice. `id` is that of the sheet that holds now, empty where there is none."""

    standing: Standing
    id: str = ""
    sheet: str = ""
    """What the files of the sheet that holds now are called."""
    since: date | None = None
    differences: tuple[Difference, ...] = ()


class Issued(Struct, frozen=True):
    """An issued notice beside what is known of its subject today; only `verdict` reads texts."""

    row: LedgerRow
    about: Link
    now: Sheet | None
    then: Sheet | None
    in_force: bool
    suspended: Section | None
    end: End | None
    valid_until: date | None

    @property
    def inputs(self) -> bytes:
        """Everything its verdict follows from."""
        sheets = [(it.name, it.inputs) if it is not None else None for it in (self.now, self.then)]
        return msgspec.msgpack.encode(
            [self.row, self.about, sheets, self.in_force, self.suspended, self.end, self.valid_until]
        )

    def verdict(self) -> Verdict:
        """The state: equal words have equal ids, so that a sheet holds exactly when it would be printed again."""
        row = self.row
        if self.now is not None:
            facts = self.now.facts()
            id = notice_id(self.now.kind, facts)
            if id == row.id:
                return Verdict(Standing.VALID, id, self.now.name)
            said = parts_of(facts)
            if self._will_hold():
                return Verdict(Standing.UPCOMING, id, self.now.name, self._begins(), differences(said, row.parts))
            since = self.now.since if self.now.decision != row.decision else None
            return Verdict(Standing.REPLACED, id, self.now.name, since, differences(row.parts, said))
        if self._will_hold():
            return Verdict(Standing.UPCOMING, since=self._begins())
        if self.in_force:
            return Verdict(Standing.REPLACED)
        if self.suspended is not None:
            return Verdict(Standing.SUSPENDED, since=self.suspended.state_since)
        return Verdict(Standing.ENDED, since=self.end.since) if self.end is not None else Verdict(Standing.GONE)

    def _will_hold(self) -> bool:
        return self.then is not None and notice_id(self.then.kind, self.then.facts()) == self.row.id

    def _begins(self) -> date | None:
        """The day printed on the sheet, unless its text is older than what makes it another sheet."""
        text = self.then.since if self.then is not None else None
        return text if text is not None and text > self.row.issued else self.row.since


class Desk:
    """Answers for every notice ever issued. `ahead` are the sheets of days to come on which issued notices begin."""

    def __init__(self, catalog: Catalog, sheets: Sheets, ahead: Mapping[date, Sheets]) -> None:
        self._catalog = catalog
        self._sheets = sheets
        self._ahead = ahead
        self.words = sheets.words
        self._pages = {page.code: page for page in catalog.procedures}
        self._codes = {alias.code: alias.target.note for alias in catalog.aliases}

    def all(self) -> Iterable[Issued]:
        """Every notice of the ledger, by id."""
        return (self.issued(row) for _, row in sorted(self._catalog.ledger.items()))

    def issued(self, row: LedgerRow) -> Issued:
        """One notice."""
        ahead = self._ahead.get(row.since) if row.since is not None else None
        then = ahead.find(row.subject) if ahead is not None else None
        if row.kind is not NoticeKind.PROCEDURE:
            now = self._sheets.find(row.subject)
            about = Link(row.title, now.url if now is not None else "")
            return Issued(row, about, now, then, now is not None, None, None, self._catalog.valid_until)
        code = self._codes.get(row.code, row.code)
        page = self._pages.get(code)
        if page is None:
            about = Link(row.title, "", row.code)
            return Issued(row, about, None, then, False, None, None, self._catalog.valid_until)
        current = _at(page.sections, row, State.IN_FORCE)
        now = self._now(page, current)
        return Issued(
            row=row,
            about=Link(page.official_name or row.title, page.url, page.code),
            now=now,
            then=then,
            in_force=current is not None,
            suspended=_at(page.sections, row, State.SUSPENDED),
            end=_end(page, row),
            valid_until=page.valid_until,
        )

    def _now(self, page: ProcedurePage, section: Section | None) -> Sheet | None:
        if section is None or not section.has_sheet:
            return None
        return self._sheets.find(subject_of(NoticeKind.PROCEDURE, page.code, section.levels, ""))


def _at(sections: Iterable[Section], row: LedgerRow, state: State) -> Section | None:
    """The text that took the place of the notice's: at its own levels, else at one of them."""
    found = [it for it in sections if it.state is state and set(it.levels) & set(row.levels)]
    return min(found, key=lambda it: it.levels != row.levels, default=None)


def _end(page: ProcedurePage, row: LedgerRow) -> End | None:
    return max((end for end in page.ends if set(end.levels) & set(row.levels)), key=lambda end: end.since, default=None)
