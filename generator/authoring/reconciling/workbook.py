"""A reconciliation becomes a workbook: one sheet for each kind of result, ready to filter and to print."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.authoring.reconciling.sides import FieldResult, Line, Lone, Pair, Reconciliation, Verdict
from generator.authoring.reconciling.telling import (
    About,
    code_of,
    field_of,
    levels_of,
    note_of,
    shown,
    summary,
    unknown_rows,
    why_of,
)
from generator.authoring.texts import clean
from generator.diagnostics.messages_vi import reconciliation as vi

_WIDTHS: Final = {
    "code": 12,
    "name": 60,
    "levels": 14,
    "field_name": 24,
    "field": 24,
    "here": 60,
    "there": 60,
    "why": 36,
    "file": 40,
    "line": 12,
    "place": 40,
    "note": 44,
    "unknown": 44,
    "kind": 56,
    "count": 12,
    "side": 12,
}
_HEAD: Final = PatternFill("solid", fgColor="0A4643")
_RULE: Final = Border(bottom=Side("thin", color="D6D3C6"))
_MARKED: Final = InlineFont(b=True, u="single", color=Color("92271C"))
_LONGEST: Final = 32_000
"""A cell holds 32,767 letters."""
_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)

Value = str | int | tuple[Line, ...]
Row = Sequence[Value]


def as_xlsx(it: Reconciliation, about: About) -> bytes:
    """The bytes of the workbook; nothing is cut but cells longer than a spreadsheet can hold."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = about.title
    _summary(_sheet(book, "summary", ("kind", "count"), summary(it)), it, about)
    differing = [row for pair in it.differing for row in _pair_rows(pair, Verdict.DIFFERENT)]
    pair_heads = ("code", "name", "levels", "field", "here", "there", "file", "line")
    _sheet(book, "differing", pair_heads, differing)
    lone_heads = ("code", "name", "levels", "field_name", "place", "note")
    for name, lone in (("here_only", it.here_only), ("there_only", it.there_only), ("ended", it.ended)):
        _sheet(book, name, lone_heads, map(_lone_row, lone))
    sided = ([vi.HERE if one.here else vi.THERE, *_lone_row(one)] for one in it.uncoded)
    _sheet(book, "uncoded", ("side", *lone_heads), sided)
    unknown = [row for pair in it.pairs for row in _unknown_rows(pair)]
    _sheet(book, "unknown", ("code", "name", "levels", "field", "why", "here", "there", "file", "line"), unknown)
    _sheet(book, "matched", ("code", "name", "levels", "unknown", "file", "line"), map(_matched_row, it.matched))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _summary(sheet: Worksheet, it: Reconciliation, about: About) -> None:
    """What was compared, below the counts: the counts stay where a reader looks first."""
    place = sheet.max_row + 2
    for text in (about.title, vi.READ.format(read=it.read, scope=about.scope), vi.ADVICE, vi.STAFF):
        _put(sheet.cell(place, 1), text)
        place += 1
    rows = unknown_rows(it)
    for offset, row in enumerate([(vi.UNKNOWN, "", "")] * bool(rows) + list(rows), start=place + 1):
        _put(sheet.cell(offset, 1), ": ".join(filter(None, row[:2])))
        _put(sheet.cell(offset, 2), row[2])


def _sheet(book: Workbook, name: str, heads: Sequence[str], rows: Iterable[Row]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(vi.SHEETS[name])
    for column, head in enumerate(heads, start=1):
        cell = sheet.cell(1, column)
        _put(cell, vi.HEADS[head])
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[head]
    last = 1
    for last, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(last, column), value)
            sheet.cell(last, column).border = _RULE
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def _put(cell: Cell | MergedCell, value: Value) -> None:
    """Text is always text: a name that begins with `=` must not become a formula."""
    cell.alignment = _WRAPPED
    if isinstance(value, int):
        cell.value = value
    elif isinstance(value, str) and value:
        cell.value = shown(clean(value))[:_LONGEST]
        cell.data_type = "s"
    elif value:
        cell.value = _rich(tuple(value))


def _rich(lines: tuple[Line, ...]) -> CellRichText:
    """The lines, with the words in which they differ set off."""
    parts: list[str | TextBlock] = []
    length = 0
    for number, line in enumerate(lines):
        for place, (mark, text) in enumerate(line):
            before = "\n" if number and not place else " " if place else ""
            told = shown(clean(text))[: max(0, _LONGEST - length)]
            length += len(told) + 1
            parts += [before] if before else []
            parts.append(TextBlock(_MARKED, told) if mark else told)
    return CellRichText(*[part for part in parts if part])


def _pair_rows(pair: Pair, verdict: Verdict) -> list[Row]:
    return [
        (*_head(pair), field_of(result), result.here, result.there, *_foot(pair)) for result in pair.of(verdict)
    ]


def _unknown_rows(pair: Pair) -> list[Row]:
    def row(result: FieldResult) -> Row:
        return (*_head(pair), field_of(result), why_of(result), result.here, result.there, *_foot(pair))

    return [row(result) for result in pair.of(Verdict.UNKNOWN)]


def _matched_row(pair: Pair) -> Row:
    unknown = ", ".join(field_of(result) for result in pair.of(Verdict.UNKNOWN))
    return (*_head(pair), unknown, *_foot(pair))


def _head(pair: Pair) -> tuple[str, str, str]:
    return code_of(pair), pair.name, levels_of(pair.levels)


def _foot(pair: Pair) -> tuple[str, str]:
    return ", ".join(pair.files), ", ".join(pair.lines)


def _lone_row(it: Lone) -> list[Value]:
    place = it.place if it.here else vi.LINE.format(place=it.place)
    return [code_of(it), it.name, levels_of(it.levels), it.field, place, note_of(it)]
