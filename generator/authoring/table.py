"""A table that an officer keeps (CSV or a spreadsheet) becomes its rows under known keys, each with its row number."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from generator.authoring import words
from generator.authoring.outside import handed, text_of
from generator.authoring.problem import AuthoringError
from generator.authoring.texts import ascii_fold, clean, line, short

_NUMBERED: Final = re.compile(r"\s*\(?\s*(\d+)\s*\)?\s*=")
_SEPARATORS: Final = ";,\t"
_MOST_HEAD_ROWS: Final = 20
"""How many rows of titles may stand above the heads."""

Columns = Mapping[str, str]
"""Heads without accents, case and marks -> the key they mean; several heads may mean one key."""


class TableRow(NamedTuple):
    """One filled row: its number in the file, and its cells by key, outer space gone, empty ones left out.

    `width` is the number of its cells, empty ones and those that nobody reads included.
    """

    number: int
    cells: Mapping[str, str]
    width: int = 0


class Table(NamedTuple):
    """The rows below the heads. `heads` are the heads as typed by key, `unused` those that mean nothing here.

    `is_sheet`: cells were typed by a spreadsheet, which makes a number of a code and drops its last zeros.
    """

    file: str
    rows: tuple[TableRow, ...]
    heads: Mapping[str, str]
    unused: tuple[str, ...]
    is_sheet: bool
    others: tuple[str, ...] = ()
    """Further sheets of the file that hold such a table; they were not read."""
    width: int = 0
    """How many columns the heads reach over: empty cells behind the last one are no columns."""


class NoTable(AuthoringError):
    """No row of the file has the heads that were asked for."""


def read_table(path: Path, columns: Columns, needed: str) -> Table:
    """The first table of the file whose heads hold the key `needed`.

    A CSV may begin with a byte order mark and be divided by `;`, `,` or tabs.

    Raises:
        NoTable: no such heads.
        AuthoringError: no such file, no table, no row below its heads, or two columns that mean one key.
    """
    handed(path)
    is_sheet = path.suffix.lower() in (".xlsx", ".xlsm")
    sheets = _sheets(path) if is_sheet else {"": _csv(path)}
    found = {title: head for title, rows in sheets.items() if (head := _head(rows, columns, needed)) is not None}
    if not found:
        known = ", ".join(dict.fromkeys(columns.values()))
        raise NoTable(words.NO_TABLE.format(file=path.name, khoa=needed, cac_khoa=known))
    first, *others = found
    place, cells, keys = found[first]
    below = sheets[first][place + 1 :]
    if below and (parents := _grouped(cells, below[0][1])):
        cells, keys = _of_two_rows(path.name, below[0], cells, parents, columns)
        below = below[1:]
    table = _table(path.name, cells, keys, below)
    return table._replace(is_sheet=is_sheet, others=tuple(others))


def one_table(path: Path, columns: Columns, needed: str) -> Table:
    """The only table of the file. Raises as `read_table`, and AuthoringError where further sheets hold one, too."""
    table = read_table(path, columns, needed)
    if table.others:
        raise AuthoringError(words.MANY_SHEETS.format(file=table.file, others="”, “".join(table.others)))
    return table


def _head(
    rows: list[tuple[int, list[str]]], columns: Columns, needed: str
) -> tuple[int, list[str], list[str | None]] | None:
    """The place of the row of heads, its cells and their keys."""
    for place, (_, cells) in enumerate(rows[:_MOST_HEAD_ROWS]):
        keys = [columns.get(_folded(cell)) for cell in cells]
        if needed in keys and sum(key is not None for key in keys) > 1:
            told = enumerate(zip(cells, keys, strict=True))
            heads = [cell if key else _above(rows[:place], column, cell, columns) for column, (cell, key) in told]
            return place, heads, [columns.get(_folded(head)) for head in heads]
    return None


def _above(rows: list[tuple[int, list[str]]], column: int, cell: str, columns: Columns) -> str:
    """What stands above an empty head or a bare number: printed forms merge cells, and number their columns below."""
    if not cell or _folded(cell).isdigit():
        for _, cells in reversed(rows):
            if column < len(cells) and _folded(cells[column]) in columns:
                return cells[column]
    return cell


def _grouped(heads: list[str], below: list[str]) -> dict[int, str]:
    """The columns under a head that stands over several, each with that head: `Thời hạn` over `Theo quy định`.

    Empty where the row below is none of heads: a row of the list fills other columns, or holds figures.
    """
    parents: dict[int, str] = {}
    for column, head in enumerate(heads[1:], start=1):
        if head in ("", heads[column - 1]) and (above := parents.get(column - 1, heads[column - 1])):
            parents |= {column - 1: above, column: above}
    filled = {column: cell for column, cell in enumerate(below) if cell}
    parents = {column: head for column, head in parents.items() if column in filled}
    is_second = len(parents) > 1 and filled.keys() <= parents.keys() and not re.search(r"\d", "".join(filled.values()))
    return parents if is_second else {}


def _of_two_rows(
    file: str, below: tuple[int, list[str]], heads: list[str], parents: Mapping[int, str], columns: Columns
) -> tuple[list[str], list[str | None]]:
    """Heads and keys where a second row of heads divides some of the first.

    Raises:
        AuthoringError: what the second row says means nothing here.
    """
    number, cells = below
    joined = [f"{parents[place]} {cells[place]}" if place in parents else head for place, head in enumerate(heads)]
    keys = [columns.get(_folded(head)) for head in joined]
    for place, head in parents.items():
        if keys[place] is None and _folded(head) in columns:
            raise AuthoringError(words.TWO_HEAD_ROWS.format(file=file, row=number, head=head, second=cells[place]))
    return joined, keys


def _table(file: str, heads: list[str], keys: list[str | None], rows: list[tuple[int, list[str]]]) -> Table:
    twice = next((i for i, key in enumerate(keys) if key is not None and key in keys[:i]), None)
    if twice is not None:
        first = heads[keys.index(keys[twice])]
        raise AuthoringError(words.TWO_COLUMNS.format(file=file, first=first, second=heads[twice]))
    found = []
    for number, cells in rows:
        if len(cells) > len(keys) and any(cells[len(keys) :]):
            raise AuthoringError(words.TOO_MANY_CELLS.format(file=file, row=number, count=len(cells), heads=len(keys)))
        # A number without a head may be the one that binds.
        lost = next((place for place, cell in enumerate(cells[: len(keys)]) if cell and not heads[place]), None)
        if lost is not None:
            told = {"row": number, "letter": get_column_letter(lost + 1), "text": short(line(cells[lost]))}
            raise AuthoringError(words.NO_HEAD.format(file=file, **told))
        filled = {key: cell for key, cell in zip(keys, cells, strict=False) if key is not None and cell}
        if filled:
            found.append(TableRow(number, filled, len(cells)))
    if not found:
        raise AuthoringError(words.NO_FILLED_ROW.format(file=file))
    unused = tuple(head for head, key in zip(heads, keys, strict=True) if key is None and head)
    width = max(place for place, head in enumerate(heads, start=1) if head)
    named = {key: head for head, key in zip(heads, keys, strict=True) if key}
    return Table(file, tuple(found), named, unused, False, width=width)


def _folded(head: str) -> str:
    """A head without what is no difference; `(3)=(4)+(5)+(6)` numbers the third column."""
    if numbered := _NUMBERED.match(head):
        return numbered[1]
    return " ".join(ascii_fold(head.replace("_", " ")).split())


def _csv(path: Path) -> list[tuple[int, list[str]]]:
    text = text_of(path.name, path.read_bytes())
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text.replace("\0", " "), newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for start, cells in _numbered(reader):
            rows.append((start, [_text(cell) for cell in cells]))
    except csv.Error:
        raise AuthoringError(words.BROKEN_CSV.format(file=path.name, row=reader.line_num)) from None
    return rows


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on: a cell may hold several lines."""
    start = 1
    for cells in reader:
        yield start, cells
        start = reader.line_num + 1


def _sheets(path: Path) -> dict[str, list[tuple[int, list[str]]]]:
    try:
        results = openpyxl.load_workbook(path, read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(path, read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise AuthoringError(words.NOT_XLSX.format(file=path.name)) from None
    try:
        pairs = zip(results.worksheets, formulas.worksheets, strict=True)
        return {sheet.title: _cells(sheet.iter_rows(values_only=True), typed) for sheet, typed in pairs}
    finally:
        results.close()
        formulas.close()


def _cells(results: Iterator[tuple[Any, ...]], typed: Any) -> list[tuple[int, list[str]]]:
    """What the cells hold; in a sheet that nothing has computed yet each formula stands for itself: it is not empty."""
    both = [
        list(zip(values, cells, strict=False))
        for values, cells in zip(results, typed.iter_rows(values_only=True), strict=False)
    ]
    is_computed = any(value is not None for row in both for value, cell in row if _is_formula(cell))
    return [
        (number, [_text(cell if _is_formula(cell) and not is_computed else value) for value, cell in row])
        for number, row in enumerate(both, start=1)
    ]


def _is_formula(cell: Any) -> bool:
    return isinstance(cell, str) and cell.startswith("=")


def _text(value: Any) -> str:
    """A cell as a person reads it: a day as a day, a whole number without its point."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case _:
            return clean(value)
