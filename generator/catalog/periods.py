"""The register and the dossier figures become report periods: what was signed, came and went, what a report says."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.catalog.happenings import level_order
from generator.catalog.lookup import Lookup, procedure_url
from generator.catalog.movements import MOVED, Movement, counted, movements, standing
from generator.catalog.ordering import dictionary_key
from generator.model.catalog import Link, Source
from generator.model.decision import Decision
from generator.model.decision import Row as DecisionRow
from generator.model.figures import Dossiers, FigureLine, PeriodFigures, Row, SignedDecision, Standing
from generator.model.identities import Proof, Table, prove, tables_of
from generator.model.period import Period, PeriodKind, newest_first, period_of, periods_between
from generator.model.register import Register, eve
from generator.model.scalars import Level, RowKind
from generator.model.statistics import WHOLE, FigureRow, FormColumn, columns_used, headings_of, totals_of

FOLDER: Final = "so-lieu/"
YEARS: Final = range(1900, 2100)
"""Years that the key of a period can name: one outside is a slip of the pen, and may have no quarters in a calendar."""


def period_names(days: Iterable[date], lookup: Lookup) -> tuple[Period, ...]:
    """The periods that have a page, newest first: in which something happened (`days`), was signed, or was reported.

    An empty one has none: its page would have to go again, or there would be hundreds.
    """
    corpus = lookup.corpus
    signed = (decision.signed for decision in corpus.decisions.values())
    found: dict[str, Period] = {}
    for day in {*days, *signed}:
        if day.year not in YEARS:
            continue
        if not any(one.kind is PeriodKind.QUARTER and one.first <= day <= one.last for one in found.values()):
            found |= {one.key: one for one in periods_between(day, day, corpus.cut)}
    found |= {key: period_of(key, corpus.cut) for key in corpus.statistics}
    return tuple(sorted(found.values(), key=newest_first))


def period_url(key: str) -> str:
    """`so-lieu/2019-Q2/`."""
    return f"{FOLDER}{key}/"


def period_figures(periods: Iterable[Period], lookup: Lookup) -> tuple[PeriodFigures, ...]:
    """The figures of each period, in the order given. What comes or goes after the register's day is in none."""
    every = tuple(periods)
    desk = _Desk(every, lookup)
    return tuple(desk.figures(period) for period in every)


class _Span(Struct, frozen=True):
    """The days between whose ends a period is counted."""

    opening: date
    closing: date


class _Desk:
    """What all periods share: everything is gone through once."""

    def __init__(self, periods: tuple[Period, ...], lookup: Lookup) -> None:
        self.lookup = lookup
        self.corpus, self.register = lookup.corpus, lookup.register
        spans, since = counted(self.register), self.register.data_since
        self.moves = [one for one in movements(spans, since) if one.day <= self.register.as_of]
        self.spans = {one.key: span for one in periods if (span := _counted(one, self.register)) is not None}
        self.standing = standing(spans, since, (day for it in self.spans.values() for day in (it.opening, it.closing)))
        self.decisions = sorted(self.corpus.decisions.values(), key=lambda one: (one.signed, one.number))
        tables = tables_of(self.corpus.statistics, self.corpus.report_forms, self.corpus.cut)
        self.dossiers = {key: self._dossiers(tables[key], proof) for key, proof in prove(tables).items()}
        self._unlinked: dict[str, list[date]] = {}
        self.order = {id_: dictionary_key(field.name) for id_, field in self.corpus.fields.items()}

    def figures(self, period: Period) -> PeriodFigures:
        """The figures of one period."""
        span = self.spans.get(period.key)
        moves = self._moves(span) if span is not None else []
        signed = [one for one in self.decisions if period.first <= one.signed <= period.last]
        told = self.corpus.statistics.get(period.key)
        rows = self._rows(period)
        stood = self._standing(span, moves) if span is not None else ()
        return PeriodFigures(
            period=period,
            url=period_url(period.key),
            has_ended=period.last < self.register.as_of,
            is_entered=self._is_entered(period),
            opening=span.opening if span is not None else None,
            closing=span.closing if span is not None else None,
            opens_with_data=span is not None and span.opening == self.register.data_since,
            decisions=tuple(self._signed(one) for one in signed),
            rows=rows,
            entered=self._moved(span, enters=True),
            left=self._moved(span, enters=False),
            arrived=self._moved(span, enters=True, between_fields=True),
            departed=self._moved(span, enters=False, between_fields=True),
            standing=stood,
            fields=self._fields(rows, stood),
            source=told.source if told is not None else None,
            reported=told.reported if told is not None else None,
            dossiers=self.dossiers.get(period.key),
            sample=told.sample if told is not None else False,
            valid_until=self._valid_until(period, signed),
            confirmed=told.confirmed if told is not None else None,
        )

    def _moves(self, span: _Span) -> list[Movement]:
        return [one for one in self.moves if span.opening < one.day <= span.closing]

    def _is_entered(self, period: Period) -> bool:
        until = self.corpus.site.entered_until if self.corpus.site is not None else None
        since = self.register.data_since
        return since is not None and since <= period.first and until is not None and until >= period.last

    def _signed(self, decision: Decision) -> SignedDecision:
        source = self.lookup.decision(decision.key)
        timings = {it.duty: it.timing for it in self.register.duties.get(decision.key, ())}
        void, rows = decision.key in self.register.void, len(decision.rows)
        return SignedDecision(source, decision.title, decision.effect.since, rows, timings, void, decision.announces)

    def _rows(self, period: Period) -> Mapping[str, tuple[FigureLine, ...]]:
        """The rows of the decisions signed in a period by kind, in the order of kinds, each kind by field."""
        found: dict[str, list[FigureLine]] = {kind.value: [] for kind in RowKind}
        for signed, line in self._row_lines:
            if period.first <= signed <= period.last:
                found[line.kind].append(line)
        return {kind: tuple(lines) for kind, lines in found.items() if lines}

    @cached_property
    def _row_lines(self) -> list[tuple[date, FigureLine]]:
        """Every row with the day it was signed: counted in a year, a half and a quarter, made and sorted once."""
        sources = ((decision, self.lookup.decision(decision.key)) for decision in self.decisions)
        lines = (
            (one.signed, self._row_line(row, one, source, never=(one.key, index) in self.register.withdrawn))
            for one, source in sources
            for index, row in enumerate(one.rows)
        )
        return sorted(lines, key=self._by_field)

    def _fields(self, rows: Mapping[str, tuple[FigureLine, ...]], stood: tuple[Standing, ...]) -> dict[str, str]:
        found = {line.field_id for lines in rows.values() for line in lines} | {one.field_id for one in stood}
        ordered = sorted(found, key=lambda id_: (not id_, self._place(id_)))
        return {id_: self.lookup.field(id_ or None) for id_ in ordered}

    def _row_line(self, row: DecisionRow, decision: Decision, source: Source, *, never: bool) -> FigureLine:
        sides = (*row.old, *row.new)
        codes = dict.fromkeys([*row.codes, *(side.own_code for side in sides)])
        links = tuple(Link(known.note, known.url) for known in map(self.lookup.procedure, codes))
        levels = sorted({*row.levels, *(level for side in sides for level in side.levels)}, key=level_order)
        names = [row.name, *(side.name for side in (*row.new, *row.old))]
        field_id = self._field_of(row, next(iter(codes), ""), levels)
        return FigureLine(
            kind=row.kind.value,
            day=row.since or decision.effect.since,
            name=next((name for name in names if name), ""),
            codes=links,
            levels=tuple(levels),
            field_id=field_id,
            field_name=self.lookup.field(field_id or None),
            source=source,
            ordinal=row.ordinal,
            never=never,
        )

    def _field_of(self, row: DecisionRow, code: str, levels: Iterable[Level]) -> str:
        """The row's own field, else the one its procedure has had; rows of amendments and repeals seldom name it."""
        named = [row.field_id, *(side.field_id for side in (*row.new, *row.old))]
        known = self.corpus.canonical(code)
        for history in self.lookup.by_code.get(known, ()):
            if history.key.level in set(levels):
                named += [span.field_id for span in reversed(history.spans)]
        return next((one for one in named if one), "")

    def _moved(self, span: _Span | None, *, enters: bool, between_fields: bool = False) -> tuple[FigureLine, ...]:
        """What came into force between the ends of a period, or what went; or what only changed its field."""
        if span is None:
            return ()
        within = ((way, line) for way, line in self._move_lines if span.opening < line.day <= span.closing)
        return tuple(line for way, line in within if way is enters and (line.kind == MOVED) is between_fields)

    @cached_property
    def _move_lines(self) -> list[tuple[bool, FigureLine]]:
        moved = ((one.enters, self._move_line(one)) for one in self.moves)
        return sorted(moved, key=self._by_field)

    def _move_line(self, one: Movement) -> FigureLine:
        return FigureLine(
            kind=one.kind,
            day=one.day,
            name=self.lookup.plain_name(one.key.code) or one.name,
            codes=(Link(one.key.code, procedure_url(one.key.code)),),
            levels=(one.key.level,),
            field_id=one.field_id,
            field_name=self.lookup.field(one.field_id or None),
            source=self.lookup.source(one.event),
        )

    def _by_field(self, it: tuple[object, FigureLine]) -> tuple[object, ...]:
        """Fields in dictionary order, what has none last; within a field by day and code."""
        line = it[1]
        return (not line.field_id, *self._place(line.field_id), line.day, [code.title for code in line.codes])

    def _place(self, field_id: str) -> tuple[tuple[str, str, str], str]:
        if (place := self.order.get(field_id)) is None:
            place = self.order[field_id] = dictionary_key(field_id)
        return place, field_id

    def _standing(self, span: _Span, moves: list[Movement]) -> tuple[Standing, ...]:
        opening, closing = self.standing[span.opening], self.standing[span.closing]
        named = {(one.key.level, one.field_id) for one in moves}
        groups = sorted(
            {*opening, *closing, *named}, key=lambda it: (level_order(it[0]), not it[1], *self._place(it[1]))
        )
        return tuple(
            Standing(group[0], group[1], self.lookup.field(group[1] or None), opening[group], closing[group])
            for group in groups
        )

    def _dossiers(self, table: Table, proof: Proof) -> Dossiers:
        rows = table.statistics.rows
        columns, totals = tuple(columns_used(table.form, rows).values()), totals_of(rows)
        headings = headings_of(rows)
        shown = (self._table_row(row, place in totals, columns) for place, row in enumerate(rows))
        return Dossiers(
            form=table.form,
            columns=columns,
            rows=tuple(replace(row, is_heading=place in headings) for place, row in enumerate(shown)),
            ratios=table.form.ratios,
            proof=proof,
            confirmed=table.statistics.confirmed,
        )

    def _table_row(self, row: FigureRow, is_total: bool, columns: tuple[FormColumn, ...]) -> Row:
        agency = self.corpus.agencies.get(row.unit or "")
        unit = agency.name if agency is not None else row.unit if row.unit != WHOLE else None
        names = [row.name, unit, self.lookup.field(row.field_id)]
        return Row(
            name=": ".join(dict.fromkeys(name for name in names if name)),
            is_whole=row.section is None and row.is_of_all,
            is_total=is_total,
            cells=tuple(row.cells.get(column.id) for column in columns),
            section=row.section or "",
        )

    def _valid_until(self, period: Period, signed: Iterable[Decision]) -> date | None:
        """One that runs grows with the next change; one that is over changes when a code it names gets its page."""
        days = [day for decision in signed for day in self._links_until(decision)]
        if period.first > self.register.as_of:
            days.append(eve(period.first))
        elif period.last >= self.register.as_of:
            days.append(period.last)
            days += [last for _, last in self.lookup.changing()]
        return min(days, default=None)

    def _links_until(self, decision: Decision) -> list[date]:
        """The last days on which codes that its rows name have no page yet."""
        if decision.key not in self._unlinked:
            codes = {self.corpus.canonical(code) for row in decision.rows for code in _codes(row)}
            self._unlinked[decision.key] = self.lookup.until(code for code in codes if code not in self.lookup.by_code)
        return self._unlinked[decision.key]


def _codes(row: DecisionRow) -> Iterator[str]:
    yield from row.codes
    yield from (side.own_code for side in (*row.old, *row.new))


def _counted(period: Period, register: Register) -> _Span | None:
    """From the eve of the period, or the day the data begins, to its end, or today."""
    if register.data_since is None or not register.has_data:
        return None
    if period.last < register.data_since or period.first > register.as_of:
        return None
    opening = max(eve(period.first), register.data_since)
    return _Span(opening, min(period.last, register.as_of))
