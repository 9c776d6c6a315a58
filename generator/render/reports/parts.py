"""The parts that reports are put together from: numbers that lead to their lists, tables, bars, findings."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from generator.render.formats import number


class Number(Struct, frozen=True, gc=False):
    """A figure, None where it is not known, and the address of the list it counts, empty where it counts none."""

    value: int | None
    url: str = ""


class TableRow(Struct, frozen=True):
    """One row of a table. A heading stands over others and has no figures."""

    name: str
    cells: tuple[Number, ...]
    is_total: bool = False
    is_heading: bool = False


class Table(Struct, frozen=True):
    """A table with the rule by which it counts; the first head is that of the rows' names.

    With `has_ends` the first and the last figure of a row are its beginning and its end, told even where they are
    nought; `is_detail` for what few readers want.
    """

    id: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    rule: str = ""
    has_ends: bool = False
    is_detail: bool = False


class Bar(Struct, frozen=True):
    """One bar of a chart: its length in parts of a thousand of the longest."""

    name: str
    value: int
    length: int


class Findings(Struct, frozen=True):
    """What arithmetic says of the figures, sentence by sentence. `confirmed` is an officer's word on what is broken."""

    broken: tuple[str, ...]
    holding: tuple[str, ...]
    unchecked: tuple[str, ...]
    advice: str = ""
    confirmed: str = ""


def bars(values: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """The values as bars, the longest a thousand; none where there is nothing to compare."""
    longest = max((value for _, value in values), default=0)
    if len(values) < 2 or not longest:
        return ()
    return tuple(Bar(name, value, round(value * 1000 / longest)) for name, value in values)


def percent(part: int, whole: int) -> str:
    """`99,92`: to two places, half up, as reports round."""
    return number((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def filled_rows(rows: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """The rows with anything in them."""
    return tuple(row for row in rows if any(cell.value for cell in row.cells))
