"""The figures of a period become what its report says, once for every form: sentences, tables, what does not agree."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics.messages_vi import report as words
from generator.model.deadline import Duty, Timing
from generator.model.figures import PeriodFigures, Standing
from generator.model.period import Period, PeriodKind, period_of
from generator.model.scalars import Level, RowKind
from generator.render.formats import day, number
from generator.render.reports.dossiers import dossier_sentences, dossier_table, findings
from generator.render.reports.lists import (
    COMING,
    GOING,
    OUTCOMES,
    Listed,
    levels_of,
    moves_of,
    rows_of,
    shifts_of,
    timed_of,
)
from generator.render.reports.parts import Bar, Findings, Number, Table, TableRow, bars, filled_rows, percent

Address = Callable[[Listed, str | None], str]
"""Where a count of a list leads: to the list, or within it to a field."""
StandingAddress = Callable[[date | None, Level | None, str | None], str]
"""Where what was in force at the end of a day is listed (None: today): all of it, of a level, or of a field."""


class Report(Struct, frozen=True):
    """What a report says. `basis` tells where the counts of decisions come from; empty: nothing was counted."""

    key: str
    name: str
    days: str
    sentences: tuple[str, ...]
    basis: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    bars: tuple[Bar, ...]
    dossier_sentences: tuple[str, ...]
    dossiers: Table | None
    dossier_bars: tuple[Bar, ...]
    findings: Findings | None


def report_of(figures: PeriodFigures, standing: StandingAddress, address: Address) -> Report:
    """The report of a period."""
    rows = rows_of(figures)
    return Report(
        key=figures.period.key,
        name=period_name(figures.period),
        days=_days(figures),
        sentences=tuple(_sentences(figures)),
        basis=_basis(figures),
        notes=tuple(_notes(figures)),
        tables=tuple(table for table in _tables(figures, rows, standing, address) if table.rows),
        bars=bars([(words.ROW_KINDS[one.kind], len(one.lines)) for one in rows]),
        dossier_sentences=tuple(dossier_sentences(figures.dossiers)) if figures.dossiers is not None else (),
        dossiers=dossier_table(figures.dossiers) if figures.dossiers is not None else None,
        dossier_bars=_dossier_bars(figures),
        findings=_findings(figures),
    )


def _days(figures: PeriodFigures) -> str:
    """The days that are counted; where all is a report's, its own cut is not known (before 2020 it was another one)."""
    if not figures.is_counted:
        return words.DAYS_AS_REPORTED
    return words.DAYS.format(first=day(figures.period.first), last=day(figures.period.last))


def unlinked(figures: PeriodFigures, *, demonstration: bool = False) -> Report:
    """The report as a file that is taken elsewhere: its numbers lead nowhere, and it says itself what it is."""
    made = report_of(figures, lambda day, level, field_id: "", lambda listed, field_id: "")
    return replace(made, notes=(words.DEMONSTRATION, *made.notes)) if demonstration else made


def _findings(figures: PeriodFigures) -> Findings | None:
    """What does not agree: what the report says of decisions with what is entered, then its table in itself."""
    told = findings(figures.dossiers, figures.period.key, _name_of) if figures.dossiers is not None else None
    if not figures.compared or (not figures.decisions and not figures.is_entered):
        return told
    lines: dict[bool | None, list[str]] = {False: [], True: [], None: []}
    for it in figures.compared:
        lines[it.agrees].append(
            words.COMPARED[it.agrees].format(
                name=words.COMPARED_NAMES[it.key], printed=number(it.printed), counted=number(it.counted)
            )
        )
    rest = told if told is not None else Findings((), (), ())
    advice, confirmed = rest.advice, rest.confirmed
    if lines[False] and (by := figures.confirmed) is not None:
        confirmed = words.CONFIRMED.format(who=by.who, day=day(by.day), reason=by.reason)
    elif lines[False]:
        advice = " ".join(filter(None, (words.CHECK_DECISIONS, advice)))
    return Findings(
        broken=(*lines[False], *rest.broken),
        holding=(*lines[True], *rest.holding),
        unchecked=(*lines[None], *rest.unchecked),
        advice=advice,
        confirmed=confirmed,
    )


def period_name(period: Period) -> str:
    """`quý II/2019`, `6 tháng đầu năm 2025`, `năm 2025`, `tháng 11/2025`."""
    if period.kind is PeriodKind.HALF:
        return words.HALVES[period.number].format(year=period.year)
    roman = words.ROMAN[period.number] if period.kind is PeriodKind.QUARTER else ""
    return words.PERIODS[period.kind].format(number=f"{period.number:02}", year=period.year, roman=roman)


def _name_of(key: str) -> str:
    return period_name(period_of(key, "lich"))  # a name says nothing of the days


def title_of_period(period: Period) -> str:
    """The name as a heading or a line of a list begins: `Quý II/2019`."""
    return _capital(period_name(period))


def counts_of(figures: PeriodFigures) -> dict[str, int | None]:
    """Decisions and rows by kind: counted where the tree has the period or nobody reported, else as reported.

    None: nobody knows.
    """
    if uses_report(figures):
        told = figures.reported
        assert told is not None
        return {
            "quyet_dinh": told.decisions,
            RowKind.NEW: told.new,
            RowKind.AMEND: told.amended,
            RowKind.REPLACE: told.replaced,
            RowKind.REPEAL: told.repealed,
        }
    kinds = (RowKind.NEW, RowKind.AMEND, RowKind.REPLACE, RowKind.REPEAL)
    if not figures.is_counted:
        return dict.fromkeys(("quyet_dinh", *kinds))
    counted: dict[str, int | None] = {kind: len(figures.rows.get(kind, ())) for kind in kinds}
    return counted | {"quyet_dinh": len(figures.announcing)}


def uses_report(figures: PeriodFigures) -> bool:
    """Whether the report's own counts of decisions have to be believed."""
    return figures.reported is not None and not figures.is_entered


def _sentences(figures: PeriodFigures) -> list[str]:
    found = [_counted(figures)]
    if figures.others:
        found.append(words.OTHER_DECISIONS.format(count=number(len(figures.others))))
    for duty in Duty:
        timings = [one.timings.get(duty) for one in figures.announcing]
        met, missed = timings.count(Timing.ON_TIME), timings.count(Timing.LATE)
        if met + missed:
            rate = percent(met, met + missed)
            told = words.DUTIES[duty]
            found.append(words.DUTY_RATE.format(name=told, rate=rate, part=number(met), whole=number(met + missed)))
    if figures.closing is not None:
        found.append(
            words.STANDING.format(
                opening=number(sum(one.opening for one in figures.standing)),
                closing=number(sum(one.closing for one in figures.standing)),
                entered=number(len(figures.entered)),
                left=number(len(figures.left)),
            )
        )
    if figures.reported is not None and figures.reported.feedback is not None:
        found.append(words.FEEDBACK.format(count=number(figures.reported.feedback)))
    return found


def _counted(figures: PeriodFigures) -> str:
    if not uses_report(figures) and not figures.is_counted:
        return words.NO_DECISIONS_KNOWN
    counts = {name: words.UNKNOWN if value is None else number(value) for name, value in counts_of(figures).items()}
    return words.COUNTED.format(
        decisions=counts["quyet_dinh"],
        new=counts[RowKind.NEW],
        amended=counts[RowKind.AMEND],
        replaced=counts[RowKind.REPLACE],
        repealed=counts[RowKind.REPEAL],
    )


def _basis(figures: PeriodFigures) -> str:
    if not uses_report(figures):
        return f"{words.FROM_TREE}." if figures.is_counted else ""
    told = f"{words.AS_REPORTED}: {words.NOT_AT_HAND}."
    if not figures.decisions:
        return told
    return f"{told} {words.TABLES_COUNT.format(count=number(len(figures.announcing)))}"


def _notes(figures: PeriodFigures) -> list[str]:
    running = [words.RUNNING] if not figures.has_ended else []
    is_partial = figures.has_ended and figures.is_counted and not figures.is_entered and not uses_report(figures)
    missing = [words.NOT_ENTERED] if is_partial else []
    source = [words.SOURCE.format(source=figures.source)] if figures.source else []
    samples = [one for one in figures.announcing if one.source.sample]
    told = words.SAMPLE_DECISIONS.format(count=number(len(samples)), rows=number(sum(one.rows for one in samples)))
    return [*running, *missing, *source, *([words.SAMPLE] if figures.sample else []), *([told] if samples else [])]


def _tables(
    figures: PeriodFigures, rows: tuple[Listed, ...], standing: StandingAddress, address: Address
) -> list[Table]:
    levels = levels_of(rows)
    by_kind = tuple(
        TableRow(
            words.ROW_KINDS[one.kind],
            (
                Number(len(one.lines), address(one, None)),
                *(Number(len(part.lines), address(part, None)) for part in (one.at(level) for level in levels)),
            ),
        )
        for one in rows
    )
    heads = (words.KIND, words.ROWS, *(_capital(words.LEVELS[level]) for level in levels))
    tables = [Table("dong", words.DECISIONS_TABLE, heads, by_kind, words.DECISIONS_RULE)]
    by_field = [
        TableRow(name or words.NO_FIELD, tuple(_of_field(one, id_, address) for one in rows))
        for id_, name in figures.fields.items()
    ]
    heads = (words.FIELD, *(words.ROW_KINDS[one.kind] for one in rows))
    shown, rule = filled_rows(by_field), words.FIELDS_RULE
    tables.append(Table("dong-linh-vuc", words.FIELDS_TABLE, heads, shown, rule, is_detail=True))
    return [*tables, _duties_table(figures), *_standing_tables(figures, standing, address)]


def _duties_table(figures: PeriodFigures) -> Table:
    timed = {(one.duty, one.timing): one for one in timed_of(figures)}
    rows = []
    for duty in dict.fromkeys(duty for duty, _ in timed):
        some = [timed.get((duty, timing)) for timing in OUTCOMES]
        cells = (Number(len(one.decisions), one.url) if one is not None else Number(0) for one in some)
        rows.append(TableRow(words.DUTIES[duty], tuple(cells)))
    heads = (words.DUTY, *(words.TIMINGS[timing] for timing in OUTCOMES))
    return Table("dung-han", words.DUTIES_TABLE, heads, tuple(rows), words.DUTIES_RULE)


def _of_field(one: Listed, field_id: str, address: Address) -> Number:
    count = one.of_field(field_id)
    return Number(count, address(one, field_id) if count else "")


def _standing_tables(figures: PeriodFigures, standing: StandingAddress, address: Address) -> list[Table]:
    if figures.opening is None or figures.closing is None:
        return []
    coming, going = moves_of(figures, COMING), moves_of(figures, GOING)
    opens = words.OPENS_WITH_DATA if figures.opens_with_data else words.OPENS
    rule = f"{words.LEVELS_RULE} {opens.format(day=day(figures.opening))}"
    rows = []
    for level in dict.fromkeys(one.level for one in figures.standing):
        some = [one for one in figures.standing if one.level is level]
        opening, closing = _ends(figures, some, standing, level, None)
        parts = [one.at(level) for one in (*coming, *going)]
        cells = (opening, *(Number(len(part.lines), address(part, None)) for part in parts), closing)
        rows.append(TableRow(_capital(words.LEVELS[level]), cells))
    if len(rows) > 1:
        opening, closing = _ends(figures, figures.standing, standing, None, None)
        cells = (opening, *(Number(len(one.lines), address(one, None)) for one in (*coming, *going)), closing)
        rows.append(TableRow(words.TOTAL, cells, is_total=True))
    heads = (words.OPENING, *_heads((*coming, *going)), words.CLOSING)
    by_level = Table("dang-ap-dung", words.LEVELS_TABLE, (words.LEVEL, *heads), filled_rows(rows), rule, has_ends=True)
    coming, going = (*coming, *shifts_of(figures, COMING)), (*going, *shifts_of(figures, GOING))
    return [by_level, _by_field(figures, (*coming, *going), rule, standing, address)]


def _heads(moves: Iterable[Listed]) -> list[str]:
    return [
        words.COMING.format(name=words.COMES[one.kind])
        if one.group == COMING
        else words.GOING.format(name=words.GOES[one.kind])
        for one in moves
    ]


def _ends(
    figures: PeriodFigures, some: Iterable[Standing], at: StandingAddress, level: Level | None, field_id: str | None
) -> tuple[Number, Number]:
    """How many stood at the beginning and at the end. The end of a running period is today: its day has no page."""
    counts = [(one.opening, one.closing) for one in some]
    opening, closing = (sum(part) for part in zip((0, 0), *counts, strict=True))
    last = figures.closing if figures.has_ended else None
    last_address = at(last, level, field_id) if closing or last is not None else ""
    return Number(opening, at(figures.opening, level, field_id)), Number(closing, last_address)


def _by_field(
    figures: PeriodFigures, moves: tuple[Listed, ...], rule: str, standing: StandingAddress, address: Address
) -> Table:
    rows = []
    for id_, name in figures.fields.items():
        some = [one for one in figures.standing if one.field_id == id_]
        opening, closing = _ends(figures, some, standing, None, id_)
        cells = (opening, *(_of_field(one, id_, address) for one in moves), closing)
        rows.append(TableRow(name or words.NO_FIELD, cells))
    heads = (words.FIELD, words.OPENING, *_heads(moves), words.CLOSING)
    title, shown = words.STANDING_TABLE, filled_rows(rows)
    return Table("dang-ap-dung-linh-vuc", title, heads, shown, rule, has_ends=True, is_detail=True)


def _dossier_bars(figures: PeriodFigures) -> tuple[Bar, ...]:
    """The first row that is of everything, else the only one: its columns beside each other."""
    told = figures.dossiers
    if told is None:
        return ()
    whole = [row for row in told.rows if row.is_everything]
    row = next(iter(whole), told.only)
    if row is None:
        return ()
    return bars([(c.name, v) for c, v in zip(told.columns, row.cells, strict=True) if v is not None])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
