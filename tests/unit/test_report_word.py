"""The report as a document of Word, read back: the layout of NĐ 30/2020/NĐ-CP, the figures, nothing of its own."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from msgspec.structs import replace

from generator.cli.app import run
from generator.render.reports.content import Report
from generator.render.reports.parts import Number, Table, TableRow
from generator.render.reports.word import Letterhead, as_docx
from tests.support.corpora import Folded
from tests.unit.test_figures import figures_of, report_on, seed_report, seeded, twelve

HEAD = Letterhead("Thủ tục hành chính tỉnh Cao Bằng", 2019)


@pytest.fixture(scope="module")
def seed() -> DocumentObject:
    """The report of quarter II/2019."""
    return Document(io.BytesIO(as_docx(seed_report(), HEAD)))


def texts(document: DocumentObject) -> str:
    """Everything a reader sees, tables cell by cell."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_page_is_that_of_nd_30(seed: DocumentObject) -> None:
    section = seed.sections[0]
    assert [round(it.mm) for it in (section.page_width, section.page_height)] == [210, 297]
    assert 20 <= round(section.top_margin.mm) <= 25
    assert 20 <= round(section.bottom_margin.mm) <= 25
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    normal = seed.styles["Normal"].font
    assert normal.name == "Times New Roman"
    assert Pt(13) <= normal.size <= Pt(14)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_file_says_its_title_and_nothing_of_the_library(seed: DocumentObject) -> None:
    properties = seed.core_properties
    assert properties.title == "Báo cáo tình hình công bố, giải quyết thủ tục hành chính quý II/2019"
    assert (properties.author, properties.comments, properties.created) == ("", "", None)
    with zipfile.ZipFile(io.BytesIO(as_docx(seed_report(), HEAD))) as parts:
        assert [name for name in parts.namelist() if "thumbnail" in name] == []


def test_the_head_and_the_signature_stand_in_their_places(seed: DocumentObject) -> None:
    left, right = seed.tables[0].rows[0].cells
    assert left.text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH CAO BẰNG",
        "",
        "Số:       /BC-UBND",
    ]
    assert right.text.splitlines()[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert right.text.splitlines()[3].startswith("Cao Bằng, ngày")
    receivers, signature = seed.tables[-1].rows[0].cells
    assert receivers.text.startswith("Nơi nhận:")
    assert "CHỦ TỊCH" in signature.text


def test_the_state_is_named_on_one_line_and_the_sums_are_no_part_of_the_paper(seed: DocumentObject) -> None:
    left, right = seed.tables[0].columns
    assert round(left.width.mm) + round(right.width.mm) == 160
    assert right.width.mm > 95  # CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM at 12 points, bold
    breaks = [one.text for one in seed.paragraphs if one.paragraph_format.page_break_before]
    assert breaks == ["PHIẾU KIỂM TRA SỐ LIỆU"]
    body = list(seed.element.body)
    sheet = next(place for place, one in enumerate(body) if "PHIẾU KIỂM TRA" in "".join(one.itertext()))
    assert body.index(seed.tables[-1]._tbl) < sheet
    before = "".join("".join(one.itertext()) for one in body[:sheet])
    assert "Số liệu chưa khớp" in before
    assert "139.907, nhưng" not in before


def test_it_says_what_the_page_says(seed: DocumentObject) -> None:
    report, told = seed_report(), texts(seed)
    assert report.findings is not None
    for sentence in (*report.sentences, *report.dossier_sentences, report.findings.advice):
        assert sentence in told
    for line in (*report.findings.broken, *report.findings.holding, *report.findings.unchecked):
        assert line in told
    assert "Số liệu chưa khớp" in told
    turned = next(table for table in seed.tables if table.rows[0].cells[0].text == "Đơn vị, lĩnh vực")
    figures = {row.cells[0].text: row.cells[1].text for row in turned.rows}
    assert figures["Đã giải quyết"] == "138.907"
    assert figures["Trực tuyến trong kỳ"] == "…"


def test_a_wide_table_turns_the_page_and_turns_it_back() -> None:
    report = seed_report()
    rows = tuple(TableRow(f"Đơn vị {n}", tuple(Number(n) for _ in range(10))) for n in range(5))
    heads = ("Đơn vị", *(f"Cột {n}" for n in range(10)))
    document = Document(io.BytesIO(as_docx(_with_table(report, Table("x", "Bảng", heads, rows)), HEAD)))
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert [round(section.page_width.mm) for section in document.sections] == [210, 297, 210]
    assert [section.different_first_page_header_footer for section in document.sections] == [True, False, False]
    wide = next(table for table in document.tables if len(table.columns) == 11)
    assert "w:tblHeader" in wide.rows[0]._tr.xml


def _with_table(report: Report, table: Table) -> Report:
    return replace(report, dossiers=table)


def test_equal_reports_are_equal_bytes_and_tables_of_decisions_are_there() -> None:
    report = report_on(figures_of(Folded(*twelve(), as_of=date(2019, 12, 31)), "2019-Q2"))
    made = as_docx(report, HEAD)
    assert made == as_docx(report, HEAD)
    told = texts(Document(io.BytesIO(made)))
    for table in report.tables:
        assert table.title in told
        assert table.rule in told
    assert "Nơi nhận:" in told


def test_the_command_writes_beside_and_never_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = seeded(tmp_path / "tree")
    monkeypatch.chdir(tmp_path)
    typed = ["report", "2019-Q2", "--format", "docx", "--root", str(root), "--as-of", "2025-12-01"]
    assert run(typed) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bao-cao-2019-Q2.docx", "tree"]
    assert "Bản trình diễn" in texts(Document(str(tmp_path / "bao-cao-2019-Q2.docx")))
    assert run(typed) == 2
    assert "không ghi đè" in capsys.readouterr().err
