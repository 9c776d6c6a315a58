"""A table of dossiers becomes the sums that must hold in it, those that do not, and the one cell that may be wrong.

Pure arithmetic over typed figures (form II.06a; docs/domain.md 5.2 to 5.4): rules and pages say the same of a
table because both ask here.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from generator.model.period import Cut, before, period_of
from generator.model.scalars import Term
from generator.model.statistics import (
    WHOLE,
    FigureRow,
    ReportForm,
    Statistics,
    columns_used,
    folded,
    headings_of,
    path_of,
    totals_of,
)


class Cell(NamedTuple):
    """One figure: its period, the index of its row, its column."""

    period: str
    row: int
    column: str


class SumKind(Term):
    """Where a sum comes from."""

    ROW = "dong"
    """An identity of the form within one row."""
    TOTAL = "tong"
    """A total row against the rows it sums."""
    CARRIED = "ky_truoc"
    """What was taken over against what the period before left open."""


class Sum(Struct, frozen=True, gc=False):
    """`total` must be the sum of `parts`; the values are None while a figure of it is not known.

    Where nobody knows of any part there is none, and one value that is None.
    """

    kind: SumKind
    total: Cell
    parts: tuple[Cell, ...]
    printed: int | None
    values: tuple[int | None, ...]

    @property
    def added(self) -> int | None:
        """What the parts come to, None while one is not known."""
        return None if None in self.values else sum(value for value in self.values if value is not None)

    @property
    def is_checked(self) -> bool:
        """Whether all its figures are known."""
        return self.printed is not None and self.added is not None

    @property
    def holds(self) -> bool:
        """Whether it is checked and right."""
        return self.is_checked and self.printed == self.added


class Repair(Struct, frozen=True, gc=False):
    """The only change of a single figure after which every sum that was broken holds, and none that held breaks."""

    cell: Cell
    printed: int
    proposed: int


class Proof(Struct, frozen=True):
    """What arithmetic says of one period's table; sums that a figure is missing for count as neither."""

    sums: tuple[Sum, ...] = ()
    repair: Repair | None = None

    @property
    def broken(self) -> tuple[Sum, ...]:
        """The sums that do not hold."""
        return tuple(one for one in self.sums if one.is_checked and not one.holds)

    @property
    def holding(self) -> tuple[Sum, ...]:
        """The sums that hold."""
        return tuple(one for one in self.sums if one.holds)

    @property
    def unchecked(self) -> tuple[Sum, ...]:
        """The sums that cannot be checked."""
        return tuple(one for one in self.sums if not one.is_checked)


class Table(NamedTuple):
    """A period's figures with the form they are told in; `previous` is the table of the period before, if known."""

    statistics: Statistics
    form: ReportForm
    previous: Statistics | None = None


def tables_of(statistics: Mapping[str, Statistics], forms: Mapping[str, ReportForm], cut: Cut) -> dict[str, Table]:
    """The tables of the periods that give rows in a form that is known, each beside that of the period before."""
    found = {}
    for key, one in statistics.items():
        if one.rows and one.form is not None and one.form in forms:
            previous = statistics.get(before(period_of(key, cut), cut).key)
            found[key] = Table(one, forms[one.form], previous)
    return found


def prove(tables: Mapping[str, Table]) -> dict[str, Proof]:
    """The proof of each period by its key. A period's own sums are those of its table and what it took over.

    A figure of the period before may be the wrong one, so that its sums, too, are asked before it is named.
    """
    sums = {period: tuple(_sums(table)) for period, table in tables.items()}
    touching: dict[Cell, list[Sum]] = {}
    for one in (one for some in sums.values() for one in some):
        for cell in (one.total, *one.parts):
            touching.setdefault(cell, []).append(one)
    proofs = {}
    for period, own in sums.items():
        proof = Proof(own)
        proofs[period] = Proof(own, _only_repair(proof.broken, touching))
    return proofs


def _sums(table: Table) -> Iterator[Sum]:
    rows, period = table.statistics.rows, table.statistics.period
    used, tree = columns_used(table.form, rows), _Rows(rows)
    for index, row in enumerate(rows):
        if index in tree.headings:
            continue
        for identity in table.form.identities:
            parts = [column for column in identity.parts if column in used]
            if identity.total in used and parts:
                cells = tuple(Cell(period, index, column) for column in parts)
                total = Cell(period, index, identity.total)
                given = tuple(row.cells.get(column) for column in parts)
                yield Sum(SumKind.ROW, total, cells, row.cells.get(identity.total), given)
        for column in used if index in tree.totals else ():
            if summed := tree.parts(index, column):
                cells = tuple(Cell(period, place, column) for place in summed)
                given = tuple(rows[place].cells.get(column) for place in summed)
                yield Sum(SumKind.TOTAL, Cell(period, index, column), cells, row.cells.get(column), given)
    yield from _taken_over(table, tree)


class _Rows:
    """How the rows of a table hang together: totals, what each sums, and what a row is of."""

    def __init__(self, rows: tuple[FigureRow, ...]) -> None:
        self.rows = rows
        self.totals, self.headings = totals_of(rows), headings_of(rows)
        self._paths = [path_of(row.section) for row in rows]
        self._names = [folded(row.name) if row.name is not None else None for row in rows]
        self._leaves = [place for place in range(len(rows)) if place not in self.totals | self.headings]
        known = {self._names[place] for place in self._leaves}
        # A name that no row has is words for the total itself (`Cộng các sở`).
        self._named = {place for place in self.totals if self._names[place] in known - {None}}
        self._summed = {place: self._leaves_of(place) for place in self.totals}
        sections = (place for place in self.totals if self._paths[place] and self._is_of_all(place))
        self._sections = sorted(sections, key=lambda place: (len(self._paths[place]), place))

    def parts(self, total: int, column: str) -> list[int]:
        """The rows that a total sums: a section's total stands for what is in it wherever it gives the figure."""
        parts = self._summed[total]
        if self._is_of_all(total):
            told: list[int] = []
            for place in self._sections:
                is_inner = self._is_inside(place, total) and self._paths[place] != self._paths[total]
                if is_inner and column in self.rows[place].cells and not any(self._is_inside(place, it) for it in told):
                    told.append(place)
            parts = [place for place in parts if not any(self._is_inside(place, it) for it in told)]
            parts = sorted([*parts, *told])
        return parts

    def scope(self, place: int) -> tuple[object, ...]:
        """What the row is of, as it is found again in another period's table."""
        row = self.rows[place]
        name = None if place in self.totals - self._named else self._names[place]
        return self._paths[place], None if row.unit == WHOLE else row.unit, row.field_id, name

    def _is_of_all(self, total: int) -> bool:
        row = self.rows[total]
        return row.unit in (None, WHOLE) and row.field_id is None and total not in self._named

    def _is_inside(self, place: int, section: int) -> bool:
        outer = self._paths[section]
        return self._paths[place][: len(outer)] == outer

    def _leaves_of(self, total: int) -> list[int]:
        unit, field_id, name = self.rows[total].unit, self.rows[total].field_id, self._names[total]
        return [
            place
            for place in self._leaves
            if self._is_inside(place, total)
            and unit in (None, WHOLE, self.rows[place].unit)
            and field_id in (None, self.rows[place].field_id)
            and (total not in self._named or self._names[place] == name)
        ]


def _taken_over(table: Table, tree: _Rows) -> Iterator[Sum]:
    carried, previous = table.form.carried, table.previous
    if carried is None:
        return
    before: dict[tuple[object, ...], list[int]] = {}
    if previous is not None:
        known = _Rows(previous.rows)
        for place in range(len(previous.rows)):
            if place not in known.headings:
                before.setdefault(known.scope(place), []).append(place)
    for index, row in enumerate(table.statistics.rows):
        if carried.column not in row.cells:
            continue
        total, printed = Cell(table.statistics.period, index, carried.column), row.cells[carried.column]
        found = before.get(tree.scope(index), [])
        if len(found) > 1 and previous is not None:
            found = [place for place in found if previous.rows[place].place == row.place]
        if previous is None or len(found) != 1:
            yield Sum(SumKind.CARRIED, total, (), printed, (None,))
            continue
        # What a column of another form counts nobody can say: then it is a sum that cannot be checked.
        alike = previous.form == table.statistics.form
        left = previous.rows[found[0]].cells.get(carried.source) if alike else None
        part = Cell(previous.period, found[0], carried.source)
        yield Sum(SumKind.CARRIED, total, (part,), printed, (left,))


def _only_repair(broken: tuple[Sum, ...], touching: Mapping[Cell, list[Sum]]) -> Repair | None:
    """Only a figure that stands in every broken sum can mend them all; each such figure has one value that might."""
    if not broken:
        return None
    shared = set.intersection(*({one.total, *one.parts} for one in broken))
    found = [repair for cell in sorted(shared) if (repair := _repair(cell, broken, touching[cell])) is not None]
    return found[0] if len(found) == 1 else None


def _repair(cell: Cell, broken: tuple[Sum, ...], touching: Iterable[Sum]) -> Repair | None:
    printed, wanted = _wanted(cell, broken[0])
    if wanted < 0:
        return None
    must_hold = [one for one in touching if one.holds or one in broken]
    if all(_wanted(cell, one)[1] == wanted for one in must_hold):
        return Repair(cell, printed, wanted)
    return None


def _wanted(cell: Cell, of: Sum) -> tuple[int, int]:
    """The cell's figure, and what it would have to be for a checked sum to hold."""
    assert of.printed is not None and of.added is not None
    if cell == of.total:
        return of.printed, of.added
    value = of.values[of.parts.index(cell)]
    assert value is not None
    return value, value + of.printed - of.added
