"""The desk where every notice ever issued is asked for: the catalogue becomes what is known of each."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from msgspec.structs import replace

from generator.model.catalog import (
    Catalog,
    DecisionPage,
    End,
    Link,
    PointPage,
    ProcedurePage,
    RowLine,
    Section,
    Source,
)
from generator.model.gone import point_of
from generator.model.ledger import LedgerRow
from generator.model.notice import NoticeKind
from generator.model.register import Action, Effect, State, eve
from generator.render.notices.plan import Sheet
from generator.render.notices.procedure import is_sample
from generator.render.notices.sheets import Sheets
from generator.render.notices.status import Issued, NextChange, SheetsOf

_OTHER_TEXT: Final = frozenset(
    {Action.NEW, Action.STANDARDISE, Action.SUCCEED, Action.AMEND, Action.REPEAL_PART, Action.FLAG}
)


class Desk:
    """Answers for every notice ever issued.

    `ahead` are the sheets of days to come on which issued notices begin: what such a notice will say then, and what
    follows another one whose next change comes on that day.
    """

    def __init__(self, catalog: Catalog, sheets: Sheets, ahead: Mapping[date, Sheets]) -> None:
        self._catalog = catalog
        self._sheets = sheets
        self._ahead = ahead
        self.words = sheets.words
        self._pages = {page.code: page for page in catalog.procedures}
        self._codes = {alias.code: alias.target.note for alias in catalog.aliases}

    @cached_property
    def _points(self) -> dict[str, PointPage]:
        return {point.id: point for point in self._catalog.points}

    @cached_property
    def _decisions(self) -> dict[str, DecisionPage]:
        return {page.key: page for page in self._catalog.decisions}

    def all(self) -> Iterable[Issued]:
        """Every notice of the ledger, by id."""
        return (self.issued(row) for _, row in sorted(self._catalog.ledger.items()))

    def issued(self, row: LedgerRow) -> Issued:
        """One notice."""
        found = self._issued(row)
        return found if row.kind is NoticeKind.PROCEDURE or found.about.url else self._without_sheet(found)

    def _without_sheet(self, issued: Issued) -> Issued:
        """Why there is no such list, cover or sheet of changes today, where something tells."""
        row = issued.row
        if row.kind is NoticeKind.CHANGES:
            page = self._decisions.get(row.decision)
            if page is None or page.void_by is None:
                return issued
            end = self._withdrawn(page, page.void_by, min((line.since for line in page.rows), default=page.since))
            return replace(issued, about=Link(row.title, page.url), end=end)
        id = point_of(row)
        if (closed := self._catalog.closed_points.get(id)) is not None:
            return replace(issued, about=Link(closed.name, closed.url), closed=closed)
        point = self._points.get(id)
        return issued if point is None else replace(issued, about=Link(point.name, point.url), receives=True)

    def _issued(self, row: LedgerRow) -> Issued:
        ahead = self._ahead.get(row.since) if row.since is not None else None
        if row.kind is not NoticeKind.PROCEDURE:
            now, then = (_alone(it.of_row(row)) if it is not None else SheetsOf() for it in (self._sheets, ahead))
            about = Link(row.title, now.sheets[0][1].url if now.sheets else "")
            closes = _closes(self._points.get(point_of(row)))
            announces = row.kind is NoticeKind.CHANGES and row.since is not None and row.since > self._catalog.as_of
            return Issued(row, about, now, then, None, None, self._catalog.valid_until, closes, announces=announces)
        code = self._codes.get(row.code, row.code)
        then = _sheets_of(ahead, code, row)
        page = self._pages.get(code)
        if page is None:
            return Issued(row, Link(row.title, "", row.code), SheetsOf(), then, None, None, self._catalog.valid_until)
        change = _next_change(page, row, self._catalog.as_of)
        here = [it for it in page.sections if it.has_sheet and set(it.levels) & set(row.levels)]
        return Issued(
            row=row,
            about=Link(page.official_name or row.title, page.url, page.code),
            now=_sheets_of(self._sheets, code, row),
            then=then,
            suspended=_suspended(page, row),
            end=_end(page, row) or self._never(page, row),
            valid_until=page.valid_until,
            next_change=change,
            after=_sheets_of(self._ahead.get(change.day), code, row) if change is not None else SheetsOf(),
            pending=any(it.pending for it in here),
            sample=any(is_sample(page, it) for it in here),
            replaced=_replaced(page, row, self._catalog.as_of),
        )

    def _never(self, page: ProcedurePage, row: LedgerRow) -> End | None:
        """The withdrawal of the row that a sheet issued ahead was to follow; its procedure goes on as it was."""
        for line, by in self._cancelled.get((row.decision, page.code), ()):
            if not line.levels or set(line.levels) & set(row.levels):
                end = self._withdrawn(self._decisions[row.decision], by, line.since)
                stays = (Link(page.title, page.url, note=page.code),) if page.sections else ()
                return replace(end, levels=row.levels, still=stays)
        return None

    @cached_property
    def _cancelled(self) -> dict[tuple[str, str], list[tuple[RowLine, Source]]]:
        """By decision and code: the rows that never happen, each with what withdrew it."""
        found: dict[tuple[str, str], list[tuple[RowLine, Source]]] = {}
        for page in self._catalog.decisions:
            for line in page.rows:
                if line.never_happens and line.listing_ended_by is not None:
                    for code in (*(it.title for it in line.codes), *(it.note for it in line.new)):
                        found.setdefault((page.key, code), []).append((line, line.listing_ended_by))
        return found

    def _withdrawn(self, decision: DecisionPage, by: Source, planned_since: date) -> End:
        """What was to begin and was withdrawn before its day."""
        own = Source(decision.key, decision.number, decision.signed, decision.url, sample=decision.sample)
        since = self._decisions[by.key].since
        return End((), State.NEVER, since, by, planned=own, planned_since=planned_since)


def _closes(point: PointPage | None) -> NextChange | None:
    """The last day of a posting point is that of its cover and its list."""
    if point is None or point.until is None:
        return None
    return NextChange(point.until, point.until + timedelta(days=1), (), closes=True)


def _alone(sheet: Sheet | None) -> SheetsOf:
    """What is about a place or a decision has no levels; it is in force where it has a sheet."""
    return SheetsOf((((), sheet),)) if sheet is not None else SheetsOf()


def _sheets_of(sheets: Sheets | None, code: str, row: LedgerRow) -> SheetsOf:
    """What took the place of a notice on the day of these sheets: at its own levels first, else at some of them."""
    found = sheets.of_code(code) if sheets is not None else ()
    here = [(it.levels, sheet) for it, sheet in found if sheet is not None and set(it.levels) & set(row.levels)]
    return SheetsOf(
        tuple(sorted(here, key=lambda it: it[0] != row.levels)),
        frozenset(level for section, _ in found for level in section.levels),
    )


def _next_change(page: ProcedurePage, row: LedgerRow, today: date) -> NextChange | None:
    """The first thing decided about the levels of a notice: what happens to the page otherwise is none of its own."""
    levels = set(row.levels)
    told = [it for it in page.upcoming if levels & set(it.levels)]
    heads = (it.head for it in page.sections if levels & set(it.levels))
    fees = {day for head in heads if head is not None for day in head.outline.fee_days if day > today}
    day = min((*fees, *(it.day for it in told)), default=None)
    if day is None:
        return None
    happenings = (it for it in told if it.day == day)
    here = tuple(replace(it, levels=tuple(one for one in it.levels if one in levels)) for it in happenings)
    return NextChange(eve(day), day, here, day in fees)


def _replaced(page: ProcedurePage, row: LedgerRow, today: date) -> date | None:
    """The first day after a sheet began on which another text, or other fees, held at its levels."""
    levels, begun = set(row.levels), row.since or row.issued
    done = (it for it in page.history if it.effect is not Effect.NOTHING and levels & set(it.levels))
    told = (it.day for it in done if it.ends or it.action in _OTHER_TEXT)
    heads = (it.head for it in page.sections if levels & set(it.levels))
    fees = (day for head in heads if head is not None for day in head.outline.fee_days)
    return min((day for day in (*told, *fees) if begun < day <= today), default=None)


def _suspended(page: ProcedurePage, row: LedgerRow) -> Section | None:
    found = [it for it in page.sections if it.state is State.SUSPENDED and set(it.levels) & set(row.levels)]
    return min(found, key=lambda it: it.levels != row.levels, default=None)


def _end(page: ProcedurePage, row: LedgerRow) -> End | None:
    return max((end for end in page.ends if set(end.levels) & set(row.levels)), key=lambda end: end.since, default=None)
