"""The table of dossiers becomes its sentences, and what arithmetic proves of it in words that name every figure."""

from collections.abc import Callable, Iterator

from generator.diagnostics.messages_vi import report as words
from generator.model.figures import Dossiers, Row
from generator.model.identities import Cell, Sum, SumKind
from generator.model.statistics import FormRatio
from generator.render.formats import day, number
from generator.render.reports.parts import Findings, Number, Table, TableRow, percent

NameOfPeriod = Callable[[str], str]


def dossier_table(told: Dossiers) -> Table:
    """Every row as it was entered; a figure that the report does not give is no nought."""
    rows = tuple(
        TableRow(_name(row), tuple(map(Number, row.cells)), is_total=row.is_total, is_heading=row.is_heading)
        for row in told.rows
    )
    heads = (words.UNIT, *(_heads(told).values()))
    title = words.FORM.format(symbol=told.form.symbol or told.form.id)
    return Table("bang-ho-so", f"{title}: {told.form.name}", heads, rows)


def dossier_sentences(told: Dossiers) -> Iterator[str]:
    """What the row of everything says, and its shares; with units alone there is a sentence for none."""
    row = next((row for row in told.rows if row.is_everything), told.only)
    if row is None:
        return
    heads = _heads(told)
    values = {column: value for column, value in zip(heads, row.cells, strict=True) if value is not None}
    figures = ", ".join(f"{heads[column].lower()} {number(value)}" for column, value in values.items())
    unit = "" if row.is_everything else f" {row.label}"
    yield words.DOSSIERS.format(unit=unit, figures=figures)
    for ratio in told.ratios:
        if sentence := _ratio(ratio, values, heads.keys() | values.keys()):
            yield sentence


def _ratio(ratio: FormRatio, values: dict[str, int], used: set[str]) -> str:
    part, whole = ([column for column in columns if column in used] for columns in (ratio.part, ratio.whole))
    if not part or any(column not in values for column in (*part, *whole)):
        return ""
    above, below = sum(values[column] for column in part), sum(values[column] for column in whole)
    if not below:
        return ""
    return words.RATIO.format(name=ratio.name, rate=percent(above, below), part=number(above), whole=number(below))


def findings(told: Dossiers, period: str, period_name: NameOfPeriod) -> Findings:
    """The sums that do not hold, those that do, those that a figure is missing for; and what a person might change."""
    proof, teller = told.proof, _Teller(told, period, period_name)
    advice = ""
    if told.disagrees:
        advice = words.NO_PROPOSAL
        if (repair := proof.repair) is not None:
            advice = words.PROPOSED.format(
                cell=teller.cell(repair.cell), printed=number(repair.printed), proposed=number(repair.proposed)
            )
    confirmed = ""
    if proof.broken and (by := told.confirmed) is not None:
        confirmed = words.CONFIRMED.format(who=by.who, day=day(by.day), reason=by.reason)
    return Findings(
        broken=tuple(teller.sum(one) for one in proof.broken),
        holding=tuple(teller.sum(one) for one in proof.holding),
        unchecked=tuple(teller.unchecked(one) for one in proof.unchecked),
        advice=advice,
        confirmed=confirmed,
    )


class _Teller:
    """Says sums in the words of the form."""

    def __init__(self, told: Dossiers, period: str, period_name: NameOfPeriod) -> None:
        self.rows = told.rows
        self.period = period
        self.heads = {column.id: column.name.lower() for column in told.form.columns}
        self.period_name = period_name

    def cell(self, cell: Cell) -> str:
        """`đã giải quyết`; with its row where the table has more than one, with its period where that is another."""
        head = self.heads.get(cell.column, cell.column)
        if cell.period != self.period:
            return words.OF_PERIOD.format(cell=head, period=self.period_name(cell.period))
        return self._of_row(cell, head)

    def sum(self, one: Sum) -> str:
        """The sum with its figures."""
        assert one.printed is not None and one.added is not None
        head, holds = self.heads.get(one.total.column, one.total.column), one.holds
        total, added = f"{head} {number(one.printed)}", number(one.added)
        match one.kind:
            case SumKind.ROW:
                parts = " + ".join(
                    f"{self.heads.get(cell.column, cell.column)} {number(value or 0)}"
                    for cell, value in zip(one.parts, one.values, strict=True)
                )
                text = (words.HOLDS if holds else words.BROKEN).format(parts=parts, total=total, added=added)
            case SumKind.TOTAL:
                form = words.HOLDS_TOTAL if holds else words.BROKEN_TOTAL
                text = form.format(head=head, count=len(one.parts), added=added, total=number(one.printed))
            case SumKind.CARRIED:
                form = words.HOLDS_CARRIED if holds else words.BROKEN_CARRIED
                text = form.format(total=total, period=self.period_name(one.parts[0].period), added=added)
        return self._of_row(one.total, text)

    def unchecked(self, one: Sum) -> str:
        """The sum that cannot be checked, and what is missing for it."""
        if one.kind is SumKind.CARRIED and not one.parts:
            head = self.heads.get(one.total.column, one.total.column)
            return self._of_row(one.total, words.UNCHECKED_BEFORE.format(head=head))
        told = [(one.total.column, one.printed)] + [
            (cell.column, value) for cell, value in zip(one.parts, one.values, strict=True)
        ]
        missing = dict.fromkeys(self.heads.get(column, column) for column, value in told if value is None)
        head = self.heads.get(one.total.column, one.total.column)
        if one.kind is SumKind.CARRIED and one.printed is not None:
            period = self.period_name(one.parts[0].period)
            return self._of_row(one.total, words.UNCHECKED_CARRIED.format(head=head, period=period))
        return self._of_row(one.total, words.UNCHECKED.format(head=head, missing="; ".join(missing)))

    def _of_row(self, cell: Cell, text: str) -> str:
        if len(self.rows) < 2 or cell.row >= len(self.rows):
            return text
        return words.OF_ROW.format(name=_name(self.rows[cell.row]), words=text)


def _name(row: Row) -> str:
    if row.is_total and (row.label or not row.is_whole):
        return f"{words.TOTAL}: {row.label}" if row.label else words.TOTAL
    return row.label or words.WHOLE


def _heads(told: Dossiers) -> dict[str, str]:
    """The heads of the columns; one that holds another's figures, because the table has no such column, says so."""
    there = {column.id for column in told.columns}
    heads = {}
    for column in told.columns:
        within = [it.name.lower() for it in told.form.columns if it.merged_into == column.id and it.id not in there]
        heads[column.id] = words.MERGED.format(name=column.name, others=", ".join(within)) if within else column.name
    return heads
