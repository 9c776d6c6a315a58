"""Random tables of dossiers: a wrong figure is always found, and only what mends everything alone is ever proposed."""

from collections.abc import Iterator, Mapping

from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.identities import Cell, Proof, Repair, Table, prove
from generator.model.statistics import Carried, FigureRow, FormColumn, FormIdentity, ReportForm, Statistics

MOST = 12
"""Figures of the tables are at most this, so that every change of every figure can be tried."""
FORM = ReportForm(
    id="thu",
    name="Biểu thử",
    columns=tuple(FormColumn(id=id_, name=id_) for id_ in ("nhan", "moi", "cu", "xong", "con", "trong", "qua")),
    identities=(
        FormIdentity(total="nhan", parts=("moi", "cu")),
        FormIdentity(total="nhan", parts=("xong", "con")),
        FormIdentity(total="con", parts=("trong", "qua")),
    ),
    carried=Carried(column="cu", source="con"),
)
COLUMNS = [column.id for column in FORM.columns]
UNITS = ("so-a", "so-b")
TOTALS = (FigureRow(is_total=True), FigureRow(unit="toan-tinh", is_total=True), FigureRow(unit="toan-tinh"))
"""The ways to say that a row is the sum of all others."""
SECTIONS = (None, "I. Cấp tỉnh", "II. Cấp xã")

Tables = dict[str, list[FigureRow]]
quick = settings(max_examples=150, derandomize=True)


@st.composite
def right_row(draw: st.DrawFn, unit: str, taken_over: int | None) -> FigureRow:
    """A row in which everything holds."""
    within, over = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    left = within + over
    old = draw(st.integers(0, 2)) if taken_over is None else taken_over
    new = draw(st.integers(max(0, left - old), max(0, left - old) + 2))
    cells = {"nhan": new + old, "moi": new, "cu": old, "xong": new + old - left, "con": left}
    return FigureRow(unit=unit, cells=cells | {"trong": within, "qua": over})


@st.composite
def right_tables(draw: st.DrawFn) -> Tables:
    """One or two periods, one or two units, in sections or not, with or without totals, in which everything holds."""
    found: Tables = {}
    units = {unit: draw(st.sampled_from(SECTIONS)) for unit in UNITS[: draw(st.integers(1, 2))]}
    before: dict[str, int] | None = None
    for period in ("2025-Q1", "2025-Q2")[: draw(st.integers(1, 2))]:
        rows = [replace(draw(right_row(unit, before and before[unit])), section=at) for unit, at in units.items()]
        before = {row.unit or "": row.cells["con"] for row in rows}
        if draw(st.booleans()):
            rows.append(draw(st.sampled_from(TOTALS)))
            rows[-1] = replace(rows[-1], cells=added(rows[:-1]))
        for section in dict.fromkeys(at for at in units.values() if at is not None):
            if draw(st.booleans()):
                inside = [row for row in rows if row.section == section]
                is_total = draw(st.sampled_from((None, True)))
                place = draw(st.integers(0, len(rows)))
                rows.insert(place, FigureRow(section=section, is_total=is_total, cells=added(inside)))
        found[period] = rows
    return found


def added(rows: list[FigureRow]) -> dict[str, int]:
    return {column: sum(row.cells[column] for row in rows) for column in COLUMNS}


@st.composite
def gaps(draw: st.DrawFn, tables: Tables) -> Tables:
    """The same tables, of which some figures were never entered."""
    missing = draw(st.sets(st.sampled_from(list(cells_of(tables))), max_size=6))
    return {
        period: [
            replace(row, cells={c: v for c, v in row.cells.items() if Cell(period, place, c) not in missing})
            for place, row in enumerate(rows)
        ]
        for period, rows in tables.items()
    }


def cells_of(tables: Tables) -> Iterator[Cell]:
    for period, rows in tables.items():
        for place, row in enumerate(rows):
            yield from (Cell(period, place, column) for column in row.cells)


def with_cell(tables: Tables, cell: Cell, value: int) -> Tables:
    rows = list(tables[cell.period])
    row = rows[cell.row]
    rows[cell.row] = replace(row, cells={**row.cells, cell.column: value})
    return {**tables, cell.period: rows}


def value_of(tables: Tables, cell: Cell) -> int:
    return tables[cell.period][cell.row].cells[cell.column]


def proofs(tables: Tables) -> Mapping[str, Proof]:
    statistics = {key: Statistics(period=key, form="thu", rows=tuple(rows)) for key, rows in tables.items()}
    before = statistics.get("2025-Q1")
    return prove({key: Table(one, FORM, before if key == "2025-Q2" else None) for key, one in statistics.items()})


# --- the same said once more, slowly ------------------------------------------------------------------------------


def sums_that_hold(tables: Tables) -> dict[tuple[str, str, int, str], bool]:
    """Every sum whose figures are all known, by a name of its own, and whether it holds."""
    found: dict[tuple[str, str, int, str], bool] = {}

    def known(name: tuple[str, str, int, str], total: int | None, parts: list[int | None]) -> None:
        if total is not None and None not in parts:
            found[name] = total == sum(part or 0 for part in parts)

    for period, rows in tables.items():
        for place, row in enumerate(rows):
            cells = row.cells
            known((period, "nhan", place, "dau"), cells.get("nhan"), [cells.get("moi"), cells.get("cu")])
            known((period, "nhan", place, "cuoi"), cells.get("nhan"), [cells.get("xong"), cells.get("con")])
            known((period, "con", place, ""), cells.get("con"), [cells.get("trong"), cells.get("qua")])
            if row.unit not in UNITS:
                for column in COLUMNS:
                    parts = [other.cells.get(column) for other in summed(rows, row.section, column)]
                    known((period, column, place, "tong"), cells.get(column), parts)
            for old in tables["2025-Q1"] if period == "2025-Q2" else []:
                if (old.section, old.unit in UNITS and old.unit) == (row.section, row.unit in UNITS and row.unit):
                    known((period, "cu", place, "truoc"), cells.get("cu"), [old.cells.get("con")])
    return found


def summed(rows: list[FigureRow], section: str | None, column: str) -> list[FigureRow]:
    """What a total sums: in a section its units, else sections by their totals, where they give the figure."""
    units = [row for row in rows if row.unit in UNITS]
    if section is not None:
        return [row for row in units if row.section == section]
    sections = [row for row in rows if row.section is not None and row.unit not in UNITS and column in row.cells]
    return sections + [row for row in units if row.section not in {it.section for it in sections}]


def repairs(tables: Tables, period: str) -> set[tuple[Cell, int]]:
    """Every change of one figure after which all that was broken of a period holds, and nothing that held breaks."""
    was = sums_that_hold(tables)
    broken = {name for name, holds in was.items() if not holds and name[0] == period}
    found = set()
    for cell in cells_of(tables):
        for value in range(MOST * 4):
            if value != value_of(tables, cell):
                now = sums_that_hold(with_cell(tables, cell, value))
                if all(now[name] for name in was if was[name] or name in broken):
                    found.add((cell, value))
    return found


# --- properties ---------------------------------------------------------------------------------------------------


@quick
@given(st.data())
def test_what_is_right_is_never_doubted(data: st.DataObject) -> None:
    tables = data.draw(gaps(data.draw(right_tables())))
    for proof in proofs(tables).values():
        assert proof.broken == ()
        assert proof.repair is None


@quick
@given(st.data())
def test_one_wrong_figure_is_always_found(data: st.DataObject) -> None:
    """Every figure of a whole table stands in some sum."""
    right = data.draw(right_tables())
    cell = data.draw(st.sampled_from(list(cells_of(right))))
    wrong = with_cell(right, cell, data.draw(st.integers(0, MOST).filter(lambda v: v != value_of(right, cell))))
    broken = [one for proof in proofs(wrong).values() for one in proof.broken]
    assert broken
    assert all(cell in (one.total, *one.parts) for one in broken)


@quick
@given(st.data())
def test_what_is_broken_and_what_is_proposed_is_what_trying_everything_finds(data: st.DataObject) -> None:
    tables = data.draw(gaps(data.draw(right_tables())))
    for _ in range(data.draw(st.integers(1, 2))):
        cell = data.draw(st.sampled_from(list(cells_of(tables))))
        tables = with_cell(tables, cell, data.draw(st.integers(0, MOST)))
    tried = sums_that_hold(tables)
    for period, proof in proofs(tables).items():
        own = [holds for name, holds in tried.items() if name[0] == period]
        assert (len(proof.broken), len(proof.holding)) == (own.count(False), own.count(True))
        if not proof.broken:
            assert proof.repair is None
            continue
        possible = repairs(tables, period)
        event(f"ways to mend it: {min(len(possible), 2)}")
        if len(possible) == 1:
            ((cell, value),) = possible
            assert proof.repair == Repair(cell, value_of(tables, cell), value)
        else:
            assert proof.repair is None
