"""Lines, columns and grids become the paper of an office: the layout of NĐ 30/2020/NĐ-CP, whatever it says.

With `word.py` the one door of python-docx.
"""

import io
import zipfile
from collections.abc import Iterable
from typing import Any, Final

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

SMALL: Final = 12
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""Word's files carry the time of each part: equal reports must be equal bytes."""


def two_columns(document: DocumentObject, left: int, right: int) -> tuple[_Cell, _Cell]:
    """Cells without margins of their own: the name of the state has to stand on one line."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    _no_margins(table)
    cells = table.rows[0].cells
    for cell, column, width in zip(cells, table.columns, (left, right), strict=True):
        cell.width = column.width = width
    return cells[0], cells[1]


def _no_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def fill(cell: _Cell, lines: list[tuple[str, int, bool, bool]], *, more: bool = False) -> None:
    """Writes lines of text, each with its size, bold or not, italic or not."""
    for place, (text, size, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 and not more else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def rule(paragraph: Paragraph, indent: int, after: int = 0) -> None:
    """The line below the name of the office, below the motto, below the title: in a paragraph as low as may be.

    The indents are those of the line; the text above it would break at them.
    """
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(1), Pt(after)
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def grid(document: DocumentObject, cells: list[list[str]], width: int, totals: Iterable[int]) -> None:
    """A table with its head and the rows of totals in bold; names on the left, figures on the right."""
    made = document.add_table(rows=len(cells), cols=len(cells[0]))
    made.style, made.autofit = "Table Grid", False
    widths = _widths(width, len(cells[0]))
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = wide
    bold = {0, *totals}
    for place, (row, texts) in enumerate(zip(made.rows, cells, strict=True)):
        holds_together(row)
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[column]
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            if column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(text)
            run.bold, run.font.size = place in bold, Pt(SMALL)
    _repeats(made.rows[0])


def _widths(width: int, columns: int) -> list[int]:
    """Names get what figures leave: at least a quarter of the line."""
    names = max(width - (columns - 1) * Mm(24), width // 4)
    return [names, *[(width - names) // max(columns - 1, 1)] * (columns - 1)]


def holds_together(row: Any) -> None:
    """No page ends within the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeats(row: Any) -> None:
    """The heads stand again on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def turn(document: DocumentObject, orientation: WD_ORIENT) -> None:
    """What follows stands on pages of this orientation."""
    section = document.add_section()
    short, long = sorted((section.page_width or Mm(210), section.page_height or Mm(297)))
    turned = orientation is WD_ORIENT.LANDSCAPE
    section.orientation = orientation
    section.page_width, section.page_height = (long, short) if turned else (short, long)
    section.different_first_page_header_footer = False  # only the first page of the paper has no number


def named(document: DocumentObject, title: str) -> None:
    """The file's own properties: its title, and nothing that the empty document of the library says of itself."""
    properties = document.core_properties
    for one in list(properties._element):
        properties._element.remove(one)
    properties.title = title
    rels = document.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del rels[key]


def packed(document: DocumentObject) -> bytes:
    """The file, the same bytes whenever it is made."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(parts.namelist()):
            out.writestr(zipfile.ZipInfo(name, _EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
