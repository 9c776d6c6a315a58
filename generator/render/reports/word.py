"""A report becomes an editable .docx in the layout of NĐ 30/2020/NĐ-CP, Phụ lục I; the one door of python-docx."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any, Final

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from msgspec import Struct

from generator.diagnostics.messages_vi import report as words
from generator.render.formats import number
from generator.render.reports.content import Report
from generator.render.reports.parts import Table

_FONT: Final = "Times New Roman"
_BODY: Final = 14
_SMALL: Final = 12
_WIDE: Final = 7
"""A table with more columns stands on a page that is turned, unless it is short enough to be turned itself."""
_FEW: Final = 3
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""Word's files carry the time of each part: equal reports must be equal bytes."""

_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


class Letterhead(Struct, frozen=True):
    """Who reports: the province as sentences name it, and whether its figures are a demonstration."""

    site_name: str
    demonstration: bool
    year: int

    @property
    def province(self) -> str:
        """`tỉnh Cao Bằng`."""
        return self.site_name.removeprefix(words.SITE_PREFIX)

    @property
    def place(self) -> str:
        """`Cao Bằng`."""
        prefix = next((it for it in words.PROVINCE_PREFIXES if self.province.lower().startswith(it)), "")
        return self.province[len(prefix) :] or words.NO_PLACE


def as_docx(report: Report, head: Letterhead) -> bytes:
    """The whole report; number, day and signature stay open for the office."""
    document = Document()
    _page(document)
    _letterhead(document, head)
    _line(document, words.KIND_OF_PAPER, bold=True, before=18)
    _line(document, words.ABOUT.format(name=report.name), bold=True)
    _line(document, f"({report.days})", after=12)
    if head.demonstration:
        _line(document, words.DEMONSTRATION, italic=True, after=12)
    for note in report.notes:
        _paragraph(document, note)
    _heading(document, words.PART_DECISIONS)
    for sentence in (*report.sentences, report.basis):
        _paragraph(document, sentence)
    for table in report.tables:
        _table(document, table)
    _dossiers(document, report)
    _signature(document)
    return _packed(document)


def _page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(6)
    _page_number(section.header.paragraphs[0])


def _page_number(paragraph: Paragraph) -> None:
    """Above, in the middle, from the second page on."""
    paragraph.alignment = _CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _letterhead(document: DocumentObject, head: Letterhead) -> None:
    left, right = _two_columns(document, Mm(65), Mm(95))
    province = words.AUTHORITY.format(province=head.province.upper())
    _fill(left, [(line, 13, True, False) for line in province.split("\n")], underlined=True)
    _fill(right, [(words.NATION, 12, True, False), (words.MOTTO, 13, True, False)], underlined=True)
    _fill(left, [(words.NUMBER, 13, False, False)], more=True)
    _fill(right, [(words.PLACE.format(place=head.place, year=head.year), 13, False, True)], more=True)


def _two_columns(document: DocumentObject, left: int, right: int) -> tuple[_Cell, _Cell]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    cells = table.rows[0].cells
    for cell, width in zip(cells, (left, right), strict=True):
        cell.width = width
    return cells[0], cells[1]


def _fill(
    cell: _Cell, lines: list[tuple[str, int, bool, bool]], *, underlined: bool = False, more: bool = False
) -> None:
    for place, (text, size, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 and not more else cell.add_paragraph()
        paragraph.alignment = _CENTRE
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)
        if underlined and place == len(lines) - 1:
            _rule(paragraph)


def _rule(paragraph: Paragraph) -> None:
    """The line below the name of the office and below the motto."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(14)


def _line(
    document: DocumentObject, text: str, *, bold: bool = False, italic: bool = False, before: int = 0, after: int = 0
) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = _CENTRE
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic


def _paragraph(document: DocumentObject, text: str) -> None:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)


def _heading(document: DocumentObject, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(text).bold = True


def _dossiers(document: DocumentObject, report: Report) -> None:
    if report.dossiers is None or report.findings is None:
        return
    _heading(document, words.PART_DOSSIERS)
    for sentence in report.dossier_sentences:
        _paragraph(document, sentence)
    _table(document, report.dossiers)
    found = report.findings
    _heading(document, words.PART_CHECKS)
    if found.broken and not found.confirmed:
        _paragraph(document, f"{words.DISAGREES}.")
    for name, heading in words.CHECK_LIST.items():
        if told := getattr(found, name):
            _paragraph(document, f"{heading}: {len(told)}")
            for one in told:
                _paragraph(document, f"- {one}.")
    for text in (found.confirmed, found.advice):
        if text:
            _paragraph(document, text)


def _table(document: DocumentObject, table: Table) -> None:
    caption = document.add_paragraph()
    caption.paragraph_format.keep_with_next = True
    caption.add_run(table.title).bold = True
    grid = [list(table.heads), *([row.name, *(_figure(cell.value) for cell in row.cells)] for row in table.rows)]
    turned = len(table.heads) > _WIDE and len(table.rows) <= _FEW
    if turned:
        grid = [list(column) for column in zip(*grid, strict=True)]
    wide = len(grid[0]) > _WIDE
    if wide:
        _turn(document, WD_ORIENT.LANDSCAPE)
    _grid(document, grid, [] if turned else [place for place, row in enumerate(table.rows, start=1) if row.is_total])
    if wide:
        _turn(document, WD_ORIENT.PORTRAIT)
    if table.rule:
        rule = document.add_paragraph()
        run = rule.add_run(table.rule)
        run.italic, run.font.size = True, Pt(_SMALL)


def _grid(document: DocumentObject, grid: list[list[str]], totals: Iterable[int]) -> None:
    made = document.add_table(rows=len(grid), cols=len(grid[0]))
    made.style = "Table Grid"
    bold = {0, *totals}
    for place, (row, texts) in enumerate(zip(made.rows, grid, strict=True)):
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            if column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(text)
            run.bold, run.font.size = place in bold, Pt(_SMALL)
    _repeats(made.rows[0])


def _repeats(row: Any) -> None:
    """The heads stand again on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _turn(document: DocumentObject, orientation: WD_ORIENT) -> None:
    section = document.add_section()
    short, long = sorted((section.page_width or Mm(210), section.page_height or Mm(297)))
    turned = orientation is WD_ORIENT.LANDSCAPE
    section.orientation = orientation
    section.page_width, section.page_height = (long, short) if turned else (short, long)


def _figure(value: int | None) -> str:
    return words.NO_FIGURE if value is None else number(value)


def _signature(document: DocumentObject) -> None:
    left, right = _two_columns(document, Mm(80), Mm(80))
    first = left.paragraphs[0]
    run = first.add_run(words.RECEIVERS)
    run.bold, run.italic, run.font.size = True, True, Pt(_SMALL)
    for text in words.RECEIVER_LINES:
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(text).font.size = Pt(11)
    office, title, sign, name = words.SIGNATURE
    _fill(right, [(office, _BODY, True, False), (title, _BODY, True, False), (sign, 13, False, True)])
    _fill(right, [("", _BODY, False, False)] * 3 + [(name, _BODY, True, False)], more=True)


def _packed(document: DocumentObject) -> bytes:
    """The file, the same bytes whenever it is made."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(parts.namelist()):
            out.writestr(zipfile.ZipInfo(name, _EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
