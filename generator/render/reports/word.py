"""A report becomes an editable .docx in the layout of NĐ 30/2020/NĐ-CP, Phụ lục I: what stands where."""

from collections.abc import Iterator
from typing import Final

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from msgspec import Struct

from generator.diagnostics.messages_vi import report as words
from generator.render.formats import number
from generator.render.reports.content import Report
from generator.render.reports.paper import SMALL, fill, grid, holds_together, named, packed, rule, turn, two_columns
from generator.render.reports.parts import Findings, Table, TableRow

_FONT: Final = "Times New Roman"
_BODY: Final = 14
_WIDE: Final = 7
"""A table with more columns stands on a page that is turned, unless it is short enough to be turned itself."""
_FEW: Final = 3
_HALF: Final = Mm(55)
"""What leaves a third of the line in the middle of the page."""
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


class Letterhead(Struct, frozen=True):
    """Who reports, and when: the province as sentences name it, the year after the period."""

    site_name: str
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
    named(document, words.TITLE.format(name=report.name))
    _page(document)
    _letterhead(document, head)
    _line(document, words.KIND_OF_PAPER, bold=True, before=18)
    _line(document, words.ABOUT.format(name=report.name), bold=True)
    _line(document, f"({report.days})")
    rule(document.add_paragraph(), _HALF, after=12)
    for note in report.notes:
        _paragraph(document, note)
    _heading(document, words.PART_DECISIONS)
    for sentence in filter(None, (*report.sentences, report.basis)):
        _paragraph(document, sentence)
    for table in report.tables:
        _table(document, table)
    _dossiers(document, report)
    _signature(document)
    _checks(document, report)
    return packed(document)


def _page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
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
    left, right = two_columns(document, Mm(62), Mm(98))
    province = words.AUTHORITY.format(province=head.province.upper())
    fill(left, [(line, 13, True, False) for line in province.split("\n")])
    rule(left.add_paragraph(), Mm(20))
    fill(right, [(words.NATION, 12, True, False), (words.MOTTO, 13, True, False)])
    rule(right.add_paragraph(), Mm(22))
    fill(left, [(words.NUMBER, 13, False, False)], more=True)
    fill(right, [(words.PLACE.format(place=head.place, year=head.year), 13, False, True)], more=True)


def _line(
    document: DocumentObject,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    before: int = 0,
    after: int = 0,
    on_new_page: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.page_break_before = on_new_page
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
    if report.dossiers is not None:
        _heading(document, words.PART_DOSSIERS)
        for sentence in report.dossier_sentences:
            _paragraph(document, sentence)
        _table(document, report.dossiers)
    if report.findings is not None and (found := _disagreement(report.findings)):
        _paragraph(document, found)


def _disagreement(found: Findings) -> str:
    """What whoever signs must see: figures that contradict each other, or who confirmed that they stay."""
    if not found.broken:
        return ""
    return f"{found.confirmed}." if found.confirmed else words.DISAGREES_IN_PAPER


def _checks(document: DocumentObject, report: Report) -> None:
    """The sums, on a sheet of their own behind the signature: for whoever drafts, not for those who receive."""
    found = report.findings
    if found is None:
        return
    _line(document, words.CHECK_SHEET, bold=True, on_new_page=True)
    _line(document, words.CHECK_SHEET_NOTE, italic=True, after=12)
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
    cells = [list(table.heads), *([row.name, *_figures(row)] for row in table.rows)]
    turned = len(table.heads) > _WIDE and len(table.rows) <= _FEW
    if turned:
        cells = [list(column) for column in zip(*cells, strict=True)]
    wide = len(cells[0]) > _WIDE
    if wide:
        turn(document, WD_ORIENT.LANDSCAPE)
    totals = [] if turned else [place for place, row in enumerate(table.rows, start=1) if row.is_total]
    grid(document, cells, Mm(247 if wide else 160), totals)
    if wide:
        turn(document, WD_ORIENT.PORTRAIT)
    if table.rule:
        rule = document.add_paragraph()
        run = rule.add_run(table.rule)
        run.italic, run.font.size = True, Pt(SMALL)


def _figures(row: TableRow) -> Iterator[str]:
    unknown = "" if row.is_heading else words.NO_FIGURE
    return (unknown if cell.value is None else number(cell.value) for cell in row.cells)


def _signature(document: DocumentObject) -> None:
    for paragraph in (document.paragraphs[-1], document.add_paragraph()):
        paragraph.paragraph_format.keep_with_next = True  # no signature stands on a page alone
        paragraph.paragraph_format.space_after = Pt(0)
    left, right = two_columns(document, Mm(80), Mm(80))
    holds_together(document.tables[-1].rows[0])
    first = left.paragraphs[0]
    run = first.add_run(words.RECEIVERS)
    run.bold, run.italic, run.font.size = True, True, Pt(SMALL)
    for text in words.RECEIVER_LINES:
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(text).font.size = Pt(11)
    office, title, sign, name = words.SIGNATURE
    fill(right, [(office, 13, True, False), (title, 13, True, False), (sign, 13, False, True)])
    fill(right, [("", _BODY, False, False)] * 3 + [(name, _BODY, True, False)], more=True)


