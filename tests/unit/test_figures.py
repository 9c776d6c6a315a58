"""The report that started it (quarter II/2019), forms as data, numbers as reports print them, periods, commands."""

import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from generator.catalog.build import build_catalog, period_in
from generator.catalog.on_time import on_time
from generator.check.dossiers import check_reported
from generator.cli.app import run
from generator.decode.documents import decode_document
from generator.decode.scalars import BadScalar, count, period
from generator.diagnostics.messages_vi import report as words
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model import statistics
from generator.model.corpus import Corpus, Document
from generator.model.deadline import DayUnit, Deadline, DeadlineFile, Duty, HolidayFile, Timing
from generator.model.decision import Decision, PrintedCounts
from generator.model.figures import PeriodFigures
from generator.model.identities import SumKind, prove, tables_of
from generator.model.province import Site
from generator.model.scalars import RowKind
from generator.model.statistics import Confirmation, FigureRow, ReportFormFile, Statistics
from generator.render.reports.content import Report, period_name, report_of, unlinked
from generator.render.reports.data import as_json
from generator.render.reports.lists import timed_of
from generator.render.reports.markdown import as_markdown
from generator.render.reports.parts import percent
from generator.render.reports.word import Letterhead, as_docx
from tests.support.corpora import Folded, baseline, decision, row, thay_the
from tests.unit.compiling import lay_example, problems_of

ROOT = Path(__file__).parents[2]
SEED = "site_data/statistics/2019-Q2.yml"


def shipped(path: str) -> Document:
    problems: list[Problem] = []
    node = parse(path, (ROOT / path).read_bytes(), problems.append)
    assert node is not None
    document = decode_document(path, node, problems.append)
    assert problems == []
    assert document is not None
    return document


def report_on(figures: PeriodFigures) -> Report:
    return report_of(figures, lambda day, level, field: "", lambda listed, field: listed.url)


def figures_of(corpus_as_of: Folded, key: str) -> PeriodFigures:
    figures = period_in(corpus_as_of.corpus, corpus_as_of.register, key)
    assert figures is not None
    return figures


def seed_report() -> Report:
    return report_on(figures_of(Folded(shipped(SEED), shipped("site_data/report_forms.yml")), "2019-Q2"))


# --- the case that started it -------------------------------------------------------------------------------------


def test_the_report_of_2019_contradicts_itself_in_one_figure() -> None:
    report = seed_report()
    assert report.dossiers is not None
    assert report.findings is not None
    assert report.findings.broken == (
        "đúng hạn 139.792 + quá hạn 115 = 139.907, nhưng báo cáo ghi đã giải quyết 138.907",
        "đã giải quyết 138.907 + đang giải quyết 776 = 139.683, nhưng báo cáo ghi tiếp nhận 140.683",
    )
    assert report.findings.holding == ("chưa đến hạn 713 + đang quá hạn 63 = đang giải quyết 776",)
    assert "đã giải quyết từ 138.907 thành 139.907" in report.findings.advice
    assert "Tỷ lệ đúng hạn: 99,92 % (139.792 trên 139.907)." in report.dossier_sentences


def test_the_days_of_a_report_are_its_own() -> None:
    assert seed_report().days == words.DAYS_AS_REPORTED
    assert "01/04/2019" in report_on(figures_of(Folded(*twelve()), "2019-Q2")).days


def test_what_is_proposed_is_never_applied() -> None:
    report = seed_report()
    assert report.dossiers is not None
    shown = [cell.value for cell in report.dossiers.rows[0].cells]
    assert 138907 in shown
    assert 139907 not in shown


def twelve() -> list[Document]:
    """Twelve decisions of the second quarter of 2019 with the rows that the report counted: 39, 105, 3 and 88."""
    codes = [f"1.{n:06}" for n in range(300)]
    rows = [
        *(row("moi", code) for code in codes[:39]),
        *(row("sua_doi", code) for code in codes[39:144]),
        *(row("bai_bo", code) for code in codes[144:232]),
        *(thay_the([old], [new]) for old, new in zip(codes[232:235], codes[235:238], strict=True)),
    ]
    before = baseline("2019-01-01", *(f"{code}/tinh" for code in codes[39:235]))
    made = [decision(str(n + 1), date(2019, 4 + n % 3, 1 + n), *rows[n::12]) for n in range(12)]
    return [before, *made, decision("99", "2019-07-01", row("bai_bo", codes[0]))]


def test_twelve_decisions_give_the_sentence_of_the_report() -> None:
    site = Site(
        file="site_data/site.yml", name="Tỉnh thử", url="https://x.example/", entered_until=date(2019, 7, 31)
    )
    statistics = shipped(SEED)
    assert isinstance(statistics, Statistics)
    counted = figures_of(Folded(*twelve(), site), "2019-Q2")
    assert (len(counted.decisions), {kind: len(lines) for kind, lines in counted.rows.items()}) == (
        12,
        {"moi": 39, "sua_doi": 105, "thay_the": 3, "bai_bo": 88},
    )
    told, reported = report_on(counted), seed_report()
    assert told.sentences[0] == reported.sentences[0]
    assert "12 quyết định" in told.sentences[0]
    assert "105 được sửa đổi, bổ sung" in told.sentences[0]
    assert told.basis != reported.basis
    together = figures_of(Folded(*twelve(), site, statistics), "2019-Q2")
    assert report_on(together).basis == told.basis
    opening, closing = (sum(getattr(one, name) for one in counted.standing) for name in ("opening", "closing"))
    assert (opening, closing) == (196, 196 + 39 + 3 - 88 - 3)


def test_a_report_that_counts_otherwise_than_the_decisions_is_told(tmp_path: Path) -> None:
    root = lay_example(tmp_path)
    site = root / "site_data/site.yml"
    site.write_text(site.read_text("utf-8") + "du_lieu_den: 2026-03-31\n", "utf-8")
    folder = root / "site_data/statistics"
    folder.mkdir()
    (folder / "2026-Q1.yml").write_text("ky: 2026-Q1\ntheo_bao_cao:\n  quyet_dinh: 0\n  bai_bo: 3\n", "utf-8")
    found = problems_of(root, date(2026, 4, 1))
    assert [(p.problem.code, p.line) for p in found if p.problem.at.file.endswith("Q1.yml")] == [("TT604", 4)]
    site.write_text(site.read_text("utf-8").replace("2026-03-31", "2026-03-30"), "utf-8")
    assert [p for p in problems_of(root, date(2026, 4, 1)) if p.problem.code == "TT604"] == []


def test_a_count_that_contradicts_the_decisions_is_told_in_every_form() -> None:
    site = Site(
        file="site_data/site.yml", name="Tỉnh thử", url="https://x.example/", entered_until=date(2019, 7, 31)
    )
    statistics = shipped(SEED)
    assert isinstance(statistics, Statistics)
    assert statistics.reported is not None
    other = replace(statistics, rows=(), form=None, reported=replace(statistics.reported, amended=999))
    figures = figures_of(Folded(*twelve(), site, other), "2019-Q2")
    assert figures.disagrees
    told = unlinked(figures)
    assert told.findings is not None
    (said,) = told.findings.broken
    assert said == "Thủ tục được sửa đổi, bổ sung: báo cáo ghi 999, nhưng đếm từ quyết định đã nhập được 105"
    assert "II. Kiểm tra số liệu" in as_markdown(told)
    assert "báo cáo ghi 999" in as_markdown(told)
    compared = {one["khoa"]: one for one in json.loads(as_json(figures, told))["cong_bo"]["doi_chieu"]}
    assert compared["sua_doi"] == {"khoa": "sua_doi", "bao_cao": 999, "dem_duoc": 105, "khop": False}
    assert compared["moi"]["khop"] is True
    with zipfile.ZipFile(io.BytesIO(as_docx(told, Letterhead("Tỉnh thử", 2019)))) as parts:
        assert "báo cáo ghi 999" in parts.read("word/document.xml").decode()
    confirmed = Confirmation(day=date(2019, 8, 1), who="Chánh Văn phòng", reason="đã ký")
    kept = figures_of(Folded(*twelve(), site, replace(other, confirmed=confirmed)), "2019-Q2")
    assert not kept.disagrees
    found = report_on(kept).findings
    assert found is not None
    assert "Chánh Văn phòng" in found.confirmed


def test_before_all_is_entered_only_more_than_reported_is_proof() -> None:
    statistics = shipped(SEED)
    assert isinstance(statistics, Statistics)
    assert statistics.reported is not None
    fewer = replace(statistics, rows=(), form=None, reported=replace(statistics.reported, new=7, amended=200))
    folded = Folded(*twelve(), fewer)
    report = report_on(figures_of(folded, "2019-Q2"))
    assert report.findings is not None
    assert [said.partition(":")[0] for said in report.findings.broken] == ["Thủ tục mới ban hành"]
    assert "Thủ tục được sửa đổi, bổ sung: báo cáo ghi 200, mới đếm được 105" in " ".join(report.findings.unchecked)
    assert "Các bảng dưới đây chỉ đếm 12 quyết định đã nhập" in report.basis
    told: list[Problem] = []
    check_reported(folded.corpus, folded.register, told.append)
    assert [(one.code, one.params["in"], one.params["dem"]) for one in told] == [("TT604", "7", "39")]


def test_only_decisions_that_announce_are_counted_as_such() -> None:
    processes = PrintedCounts(article_1={"quy_trinh_noi_bo": 40})
    only_processes = replace(decision("3", "2019-04-10"), counts=processes, annex_missing=True)
    no_annex = replace(decision("4", "2019-04-11"), counts=PrintedCounts(article_1={"moi": 2}), annex_missing=True)
    sample = replace(decision("5", "2019-04-12", row("moi", "1.000001")), sample=True)
    real = decision("6", "2019-04-13", row("moi", "1.000002"))
    nought = PrintedCounts(article_1={"quy_trinh_noi_bo": 8, "moi": {"tinh": 0, "xa": 0}})
    no_list = replace(decision("7", "2019-04-14"), counts=nought, annex_missing=True)
    folded = Folded(baseline("2019-01-01"), only_processes, no_annex, sample, real, no_list)
    figures = figures_of(folded, "2019-Q2")
    assert [one.source.number for one in figures.announcing] == [it.number for it in (no_annex, sample, real)]
    report = report_on(figures)
    assert report.sentences[0].startswith("3 quyết định công bố")
    assert report.sentences[1].startswith("Ngoài ra có 2 quyết định không công bố danh mục")
    assert "Trong số đếm được có 1 quyết định với 1 dòng là dữ liệu mẫu" in " ".join(report.notes)
    assert all(set(one.decisions) <= set(figures.announcing) for one in timed_of(figures))


def test_what_nobody_counted_is_no_nought() -> None:
    before = Statistics(file="site_data/statistics/2009-Q3.yml", period="2009-Q3", source="x")
    figures = figures_of(Folded(*twelve(), before), "2009-Q3")
    report = report_on(figures)
    assert report.sentences == (words.NO_DECISIONS_KNOWN,)
    assert report.basis == ""
    assert json.loads(as_json(figures, report))["cong_bo"]["quyet_dinh"] is None


def test_a_file_that_leaves_the_site_says_that_it_is_a_demonstration() -> None:
    figures = figures_of(Folded(*twelve()), "2019-Q2")
    assert words.DEMONSTRATION in as_markdown(unlinked(figures, demonstration=True)).replace("\\", "")
    assert words.DEMONSTRATION not in as_markdown(unlinked(figures))
    told = json.loads(as_json(figures, unlinked(figures), demonstration=True))
    assert told["trinh_dien"] is True
    with zipfile.ZipFile(
        io.BytesIO(as_docx(unlinked(figures, demonstration=True), Letterhead("Tỉnh thử", 2019)))
    ) as parts:
        assert parts.read("word/document.xml").decode().count(words.DEMONSTRATION) == 1


def test_duties_in_time_are_counted_as_the_register_has_them() -> None:
    limits = [
        Deadline(duty=Duty.ENTER, number=5, unit=DayUnit.DAY, since=date(2019, 1, 1)),
        Deadline(duty=Duty.POST, number=5, unit=DayUnit.DAY, since=date(2019, 1, 1)),
    ]
    signed = [one for one in twelve() if isinstance(one, Decision)]
    done = [
        replace(one, entered_on=one.signed + timedelta(days=4 + n % 3), posted_on=one.signed if n % 2 else None)
        for n, one in enumerate(signed)
    ]
    holidays = HolidayFile(file="site_data/holidays/2019.yml")
    folded = Folded(*done, DeadlineFile(file="site_data/deadlines.yml", items=tuple(limits)), holidays)
    figures = figures_of(folded, "2019-Q2")
    counted = on_time(folded.register, figures.period.first, figures.period.last)
    assert counted[Duty.ENTER].on_time > 0 < counted[Duty.ENTER].late
    listed = {(one.duty, one.timing): len(one.decisions) for one in timed_of(figures)}
    for duty, told in counted.items():
        outcomes = ((Timing.ON_TIME, told.on_time), (Timing.LATE, told.late), (Timing.UNKNOWN, told.unknown))
        assert [listed.get((duty, timing), 0) for timing, _ in outcomes] == [count for _, count in outcomes]
    report = report_on(figures)
    entered = counted[Duty.ENTER]
    rate = percent(entered.on_time, entered.decided)
    said = f"Nhập cơ sở dữ liệu quốc gia đúng hạn: {rate} % ({entered.on_time} trên 12 quyết định đã rõ)."
    assert said in report.sentences
    (table,) = [table for table in report.tables if table.id == "dung-han"]
    cells = [[cell.value for cell in row.cells] for row in table.rows]
    assert cells == [[entered.on_time, entered.late, 0], [6, 0, 6]]


# --- forms are data -----------------------------------------------------------------------------------------------

NEW_FORM = """
- ma: 07a
  ten: Biểu thử
  ky_hieu: 07a/BTP
  tu: 2026-08-01
  cot:
    - {ma: tiep_nhan, ten: "Tiếp nhận"}
    - {ma: phi_dia_gioi, ten: "Phi địa giới"}
    - {ma: con_lai, ten: "Còn lại"}
    - {ma: xin_loi, ten: "Quá hạn đã xin lỗi"}
    - {ma: chua_xin_loi, ten: "Quá hạn chưa xin lỗi"}
    - {ma: rut, ten: "Rút", tuy_chon: true}
  dang_thuc:
    - {tong: tiep_nhan, bang: [phi_dia_gioi, con_lai, xin_loi, chua_xin_loi, rut]}
"""


def statistics_of(text: str, form: str = NEW_FORM) -> Corpus:
    problems: list[Problem] = []
    made = []
    for path, content in (("site_data/report_forms.yml", form), ("site_data/statistics/k.yml", text)):
        node = parse(path, content.encode(), problems.append)
        assert node is not None
        made.append(decode_document(path, node, problems.append))
    assert problems == []
    forms, statistics = made
    assert isinstance(forms, ReportFormFile)
    assert isinstance(statistics, Statistics)
    return Folded(forms, statistics).corpus


@pytest.mark.parametrize(("rut", "broken"), [("", 1), ("    rut: 2\n", 0), ("    rut: 3\n", 1)])
def test_a_new_form_needs_no_code_and_withdrawn_dossiers_are_a_column(rut: str, broken: int) -> None:
    corpus = statistics_of(
        "ky: 2026-Q4\nbieu: 07a\ndong:\n  - don_vi: toan-tinh\n    tiep_nhan: 1 010\n    phi_dia_gioi: 5\n"
        f"    con_lai: 1.000\n    xin_loi: 1\n    chua_xin_loi: 2\n{rut}"
    )
    (proof,) = prove(tables_of(corpus.statistics, corpus.report_forms, "lich")).values()
    assert len(proof.broken) == broken
    assert proof.unchecked == ()


@pytest.mark.parametrize(
    ("rows", "broken"),
    [
        ("{don_vi: a, con_lai: 7} {don_vi: b, con_lai: 5} {don_vi: toan-tinh, con_lai: 12}", 0),
        ("{don_vi: a, con_lai: 7} {don_vi: b, con_lai: 5} {don_vi: toan-tinh, con_lai: 13}", 1),
        ("{don_vi: a, con_lai: 7} {ten: Huyện cũ, con_lai: 5} {don_vi: toan-tinh, con_lai: 13}", 1),
        ("{don_vi: toan-tinh, con_lai: 13} {linh_vuc: x, con_lai: 7} {don_vi: toan-tinh, linh_vuc: y, con_lai: 5}", 1),
        ("{don_vi: a, con_lai: 7} {don_vi: b, con_lai: 5} {don_vi: toan-tinh, dong_tong: false, con_lai: 13}", 0),
        ("{don_vi: a, con_lai: 7} {linh_vuc: x, con_lai: 7} {don_vi: toan-tinh, con_lai: 7}", 0),
        ("{don_vi: toan-tinh, con_lai: 13}", 0),
        ("{don_vi: a, linh_vuc: x, rut: 7} {don_vi: b, linh_vuc: y, rut: 5} {linh_vuc: x, dong_tong: true, rut: 7}", 0),
        ("{don_vi: a, linh_vuc: x, rut: 7} {don_vi: b, linh_vuc: y, rut: 5} {linh_vuc: y, dong_tong: true, rut: 7}", 1),
    ],
)
def test_the_row_of_the_whole_province_is_the_sum_of_its_units_or_fields(rows: str, broken: int) -> None:
    listed = "\n  - ".join(rows.replace("} {", "}|{").split("|"))
    corpus = statistics_of(f"ky: 2026-Q4\nbieu: 07a\ndong:\n  - {listed}\n")
    (proof,) = prove(tables_of(corpus.statistics, corpus.report_forms, "lich")).values()
    assert len(proof.broken) == broken


def test_the_province_in_one_field_is_not_all_of_it() -> None:
    rows = "  - {don_vi: toan-tinh, linh_vuc: x, rut: 5}\n  - {don_vi: toan-tinh, linh_vuc: y, rut: 7}\n"
    corpus = statistics_of(f"ky: 2026-Q4\nbieu: 07a\ndong:\n{rows}")
    (told,) = corpus.statistics.values()
    forms = ReportFormFile(items=tuple(corpus.report_forms.values()))
    figures = figures_of(Folded(baseline("2019-01-01", "1.000001/tinh"), forms, told), "2026-Q4")
    assert figures.dossiers is not None
    assert [row.is_everything for row in figures.dossiers.rows] == [False, False]


def test_names_of_sections_are_folded_a_few_times_per_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of a section against every other is a second for a table of 5,000 rows."""
    rows = tuple(
        FigureRow(section=f"A. Cấp tỉnh / {part}", unit=unit, cells={"rut": 1} if unit else {})
        for part in range(40)
        for unit in (None, "a", "b")
    )
    folds: list[str] = []
    fold = statistics.folded
    monkeypatch.setattr(statistics, "folded", lambda name: folds.append(name) or fold(name))
    assert statistics.headings_of(rows) == set(range(0, 120, 3))
    statistics.totals_of(rows)
    assert len(folds) <= 10 * len(rows)


@pytest.mark.parametrize(
    ("rows", "unchecked", "broken"),
    [
        ("{ten: Cấp tỉnh} {linh_vuc: x, con_lai: 7} {linh_vuc: y, con_lai: 5} {dong_tong: true, con_lai: 13}", 0, 1),
        ("{don_vi: a} {linh_vuc: x, con_lai: 7} {linh_vuc: y, con_lai: 5} {don_vi: toan-tinh, con_lai: 13}", 0, 1),
        # A unit among units that reports nothing is not known: it may have the one that is missing.
        ("{don_vi: b} {don_vi: a, con_lai: 7} {don_vi: toan-tinh, con_lai: 13}", 1, 0),
        # So is one that no list has among others, unless it is numbered as a part of the table.
        ("{ten: Sở B} {ten: Sở A, con_lai: 7} {don_vi: toan-tinh, con_lai: 13}", 1, 0),
        ("{ten: II. Sở B} {ten: I. Sở A, con_lai: 7} {don_vi: toan-tinh, con_lai: 13}", 1, 0),
        ("{ten: I. Cấp tỉnh} {ten: Sở A, con_lai: 7} {don_vi: toan-tinh, con_lai: 13}", 0, 1),
    ],
)
def test_a_row_without_figures_is_a_heading(rows: str, unchecked: int, broken: int) -> None:
    listed = "\n  - ".join(rows.replace("} {", "}|{").split("|"))
    corpus = statistics_of(f"ky: 2026-Q4\nbieu: 07a\ndong:\n  - {listed}\n")
    (proof,) = prove(tables_of(corpus.statistics, corpus.report_forms, "lich")).values()
    totals = [one for one in proof.sums if one.kind is SumKind.TOTAL and one.total.column == "con_lai"]
    assert sum(not one.is_checked for one in totals) == unchecked
    assert sum(one in proof.broken for one in totals) == broken


@pytest.mark.parametrize(
    ("rows", "broken"),
    [
        # A section's own row sums what stands in it, whether it says so or not; the table sums the sections.
        ("{phan: I. A, con_lai: 12} {phan: I. A, ten: x, con_lai: 7} {phan: I. A, ten: y, con_lai: 5}", 0),
        ("{phan: I. A, con_lai: 13} {phan: I. A, ten: x, con_lai: 7} {phan: I. A, ten: y, con_lai: 5}", 1),
        ("{phan: I. A, dong_tong: true, con_lai: 13} {phan: I. A, ten: x, con_lai: 12}", 1),
        ("{phan: I. A, dong_tong: false, con_lai: 13} {phan: I. A, ten: x, con_lai: 12}", 0),
        ("{phan: I, con_lai: 7} {phan: I, ten: x, con_lai: 7} {ten: y, con_lai: 5} {dong_tong: true, con_lai: 12}", 0),
        ("{phan: I, con_lai: 7} {phan: I, ten: x, con_lai: 7} {ten: y, con_lai: 5} {dong_tong: true, con_lai: 19}", 1),
        ("{phan: I, con_lai: 7} {phan: II, con_lai: 5} {don_vi: toan-tinh, con_lai: 13}", 1),
        # What is not known of its rows does not hide that the sections contradict their total.
        ("{phan: I, con_lai: 7} {phan: I, ten: x, rut: 1} {ten: y, con_lai: 5} {dong_tong: true, con_lai: 13}", 1),
        # Sections in sections.
        ("{phan: A, con_lai: 7} {phan: A / I, con_lai: 7} {phan: A / I, ten: x, con_lai: 7}", 0),
        ("{phan: A, con_lai: 8} {phan: A / I, con_lai: 7} {phan: A / I, ten: x, con_lai: 7}", 1),
        # A heading, and the total below what it heads.
        ("{phan: I} {phan: I, ten: x, con_lai: 7} {phan: I, dong_tong: true, con_lai: 8}", 1),
        # A total by name sums the rows of that name; a name that no row has is words for the total.
        ("{ten: A, con_lai: 7} {ten: xã b, con_lai: 5} {ten: Xã B, dong_tong: true, con_lai: 5}", 0),
        ("{ten: A, con_lai: 7} {ten: xã b, con_lai: 5} {ten: Xã B, dong_tong: true, con_lai: 12}", 1),
        ("{ten: Xã Bằng, con_lai: 7} {ten: Xã Băng, con_lai: 5} {ten: Cộng các xã, dong_tong: true, con_lai: 13}", 1),
    ],
)
def test_a_section_has_a_total_of_its_own(rows: str, broken: int) -> None:
    listed = "\n  - ".join(rows.replace("} {", "}|{").split("|"))
    corpus = statistics_of(f"ky: 2026-Q4\nbieu: 07a\ndong:\n  - {listed}\n")
    (proof,) = prove(tables_of(corpus.statistics, corpus.report_forms, "lich")).values()
    assert len(proof.broken) == broken


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{don_vi: toan-tinh, con: 2}", "{linh_vuc: x, cu: 9} {dong_tong: true, cu: 9}", "broken"),
        ("{don_vi: toan-tinh, con: 2}", "{dong_tong: true, cu: 2}", "holding"),
        ("{dong_tong: true, con: 2}", "{don_vi: toan-tinh, cu: 3}", "broken"),
        ("{don_vi: a, con: 2}", "{don_vi: a, ten: x, cu: 3} {don_vi: a, dong_tong: true, cu: 3}", "broken"),
        ("{ten: Sở B, con: 2}", "{ten: 1. sở  b, cu: 2}", "holding"),
        ("{ten: P. Sông Hiến, con: 2}", "{ten: X. Sông Hiến, cu: 2}", "unchecked"),
        ("{ten: Sở B, con: 2}", "{ten: sở  b, cu: 3}", "broken"),
        ("{phan: I. Cấp tỉnh, ten: x, con: 2}", "{phan: A. CẤP TỈNH, ten: x, cu: 3}", "broken"),
        ("{phan: I. Cấp tỉnh, ten: x, con: 2}", "{phan: II. Cấp xã, ten: x, cu: 3}", "unchecked"),
        ("{ten: Xã Hà Lang, con: 2}", "{ten: Xã Hạ Lang, cu: 3}", "unchecked"),
        ("{linh_vuc: x, con: 2}", "{linh_vuc: y, cu: 3}", "unchecked"),
        ("", "{don_vi: toan-tinh, cu: 3}", "unchecked"),
    ],
)
def test_what_was_taken_over_is_compared_with_what_the_row_left_or_told_as_not_checked(
    before: str, after: str, said: str
) -> None:
    form = (
        "- {ma: f, ten: F, cot: [{ma: cu, ten: Cũ, tuy_chon: true}, {ma: con, ten: Còn, tuy_chon: true}], "
        "ky_truoc: {cot: cu, bang: con}}\n"
    )
    problems: list[Problem] = []
    files = {"site_data/report_forms.yml": form}
    for key, rows in (("2026-Q3", before), ("2026-Q4", after)):
        if rows:
            listed = "\n  - ".join(rows.replace("} {", "}|{").split("|"))
            files[f"site_data/statistics/{key}.yml"] = f"ky: {key}\nbieu: f\ndong:\n  - {listed}\n"
    made = []
    for path, text in files.items():
        node = parse(path, text.encode(), problems.append)
        assert node is not None
        document = decode_document(path, node, problems.append)
        assert document is not None
        made.append(document)
    assert problems == []
    folded = Folded(*made)
    proof = prove(tables_of(folded.corpus.statistics, folded.corpus.report_forms, "lich"))["2026-Q4"]
    last = after.count("} {")
    found = {
        where: [one for one in getattr(proof, where) if one.kind is SumKind.CARRIED and one.total.row == last]
        for where in ("broken", "holding", "unchecked")
    }
    assert {where: len(some) for where, some in found.items() if some} == {said: 1}
    report = report_on(figures_of(folded, "2026-Q4"))
    assert report.findings is not None
    told = " ".join(report.findings.unchecked)
    assert ("chưa kiểm được với kỳ trước" in told) == any(one.kind is SumKind.CARRIED for one in proof.unchecked)


def test_what_another_form_left_open_is_told_as_not_checked() -> None:
    problems: list[Problem] = []
    text = "ky: 2019-Q3\nbieu: moi\ndong: [{don_vi: toan-tinh, tu_ky_truoc: 99, tiep_nhan: 99}]\n"
    node = parse("site_data/statistics/2019-Q3.yml", text.encode(), problems.append)
    assert node is not None
    after = decode_document("site_data/statistics/2019-Q3.yml", node, problems.append)
    forms = shipped("site_data/report_forms.yml")
    assert isinstance(forms, ReportFormFile)
    assert after is not None
    forms = replace(forms, items=(*forms.items, replace(forms.items[0], id="moi", since=None, until=None)))
    report = report_on(figures_of(Folded(shipped(SEED), after, forms), "2019-Q3"))
    assert report.findings is not None
    assert [one for one in report.findings.unchecked if "kỳ trước (quý II/2019)" in one] != []
    assert problems == []


def test_an_officer_confirms_and_the_page_says_who(tmp_path: Path) -> None:
    root = lay_example(tmp_path)
    folder = root / "site_data/statistics"
    folder.mkdir()
    text = (ROOT / SEED).read_text("utf-8")
    (folder / "2019-Q2.yml").write_text(text, "utf-8")
    assert [(p.problem.code, p.line) for p in problems_of(root) if p.problem.at.file.endswith("Q2.yml")] == [
        ("TT602", text.splitlines().index("    da_giai_quyet: 138.907") + 1)
    ]
    said = "xac_nhan:\n  ngay: 2019-07-10\n  nguoi: Chánh Văn phòng\n  ly_do: Giữ như báo cáo đã ký\n"
    (folder / "2019-Q2.yml").write_text(text + said, "utf-8")
    assert [p for p in problems_of(root) if p.problem.at.file.endswith("Q2.yml")] == []


# --- numbers and periods ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("140. 683", 140683),
        ("138.907", 138907),
        ("1\xa0234", 1234),
        ("1 234", 1234),
        ("0", 0),
        ("1.234\u202f567", 1234567),
    ],
)
def test_a_number_as_reports_print_it(text: str, value: int) -> None:
    assert count(text) == value


@pytest.mark.parametrize("text", ["12 34", "9" * 16, "1.23", "1,5", "-3", "", "1..234", "một trăm"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(BadScalar):
        count(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("quý II/2019", "2019-Q2"),
        ("Q3-2025", "2025-Q3"),
        ("2025-h1", "2025-H1"),
        ("2019-Q5", ""),
        ("13/2025", ""),
        ("0000", ""),
    ],
)
def test_a_period_written_otherwise_is_refused_with_what_was_meant(text: str, meant: str) -> None:
    with pytest.raises(BadScalar) as told:
        period(text)
    assert told.value.params["goi_y"] == meant


def test_periods_have_names_and_days_by_their_cut() -> None:
    folded = Folded(*twelve())
    names = {one.key: period_name(one) for one in build_catalog(folded.corpus, folded.register).period_names}
    assert names["2019-Q2"] == "quý II/2019"
    assert names["2019-H1"] == "6 tháng đầu năm 2019"
    assert names["2019"] == "năm 2019"


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2019-Q1", "2018-12-15", "2019-03-14"),
        ("2019-Q2", "2019-03-15", "2019-06-14"),
        ("2019-H1", "2018-12-15", "2019-06-14"),
        ("2019", "2018-12-15", "2019-12-14"),
        ("2019-01", "2018-12-15", "2019-01-14"),
    ],
)
def test_the_day_15_cut_is_that_of_nd_09_2019(key: str, first: str, last: str) -> None:
    node = {"ten": "Tỉnh", "dia_chi": "https://x.example/", "ky_bao_cao": {"moc": "ngay_15"}}
    site = decode_document("site_data/site.yml", node, lambda problem: None)
    assert site is not None
    figures = figures_of(Folded(*twelve(), site), key)
    assert (figures.period.first.isoformat(), figures.period.last.isoformat()) == (first, last)
    day = f"{figures.period.last:%d/%m/%Y}"
    assert report_on(figures).days.endswith(f"đến hết ngày {day}")


# --- the command --------------------------------------------------------------------------------------------------


def seeded(folder: Path) -> Path:
    root = lay_example(folder)
    (root / "site_data/statistics").mkdir()
    (root / "site_data/statistics/2019-Q2.yml").write_bytes((ROOT / SEED).read_bytes())
    return root


def test_a_report_for_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = ["report", "2019-Q2", "--format", "docx", "--root", str(seeded(tmp_path))]
    assert run([*typed, "--out", str(tmp_path / "khong" / "co" / "r.docx")]) == 2
    assert f"không có thư mục {tmp_path / 'khong' / 'co'}" in capsys.readouterr().err


def test_the_report_is_printed_with_what_does_not_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = seeded(tmp_path)
    assert run(["report", "2019-Q2", "--root", str(root), "--as-of", "2025-12-01"]) == 0
    out, err = capsys.readouterr()
    assert "| Toàn tỉnh | 140.683 |" in out
    assert "139.907, nhưng báo cáo ghi đã giải quyết 138.907" in out
    assert err.startswith("Số liệu chưa khớp: 2 chỗ.")
    assert run(["report", "2019-Q2", "--format", "json", "--root", str(root), "--as-of", "2025-12-01"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["cong_bo"] == {"theo_bao_cao": True, "quyet_dinh": 12, "moi": 39, "sua_doi": 105, "thay_the": 3} | {
        "bai_bo": 88,
        "quyet_dinh_mau": 0,
        "quyet_dinh_khac": 0,
        "doi_chieu": [],
    }
    assert told["ho_so"]["kiem_tra"]["goi_y"]["goi_y"] == 139907
    assert told["ho_so"]["dong"][0]["o"]["da_giai_quyet"] == 138907
    assert told["ho_so"]["khop"] is False


def test_markdown_of_hostile_names_stays_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = seeded(tmp_path)
    file = root / "site_data/statistics/2019-Q2.yml"
    hostile = '  - ten: "<script>| [x](y) @all `c`"\n    tiep_nhan: 5\n'
    file.write_text(file.read_text("utf-8") + hostile, "utf-8")
    assert run(["report", "2019-Q2", "--root", str(root), "--as-of", "2025-12-01"]) == 0
    out = capsys.readouterr().out
    assert "<script" not in out
    assert "&lt;script\\>\\| \\[x\\](y) \\@all \\`c\\`" in out


@pytest.mark.parametrize("typed", [["quy-2"], ["2003-Q1", "--format", "pdf"], []])
def test_wrong_words_are_usage(typed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", *typed, "--root", str(lay_example(tmp_path))]) == 2
    assert "Lỗi cách dùng" in capsys.readouterr().err


def test_a_period_written_otherwise_is_asked_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "2019-q2", "--root", str(lay_example(tmp_path))]) == 2
    assert "“2019-q2”; có phải 2019-Q2? Viết như 2019-Q2, " in capsys.readouterr().err


def test_a_period_without_data_and_a_file_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = seeded(tmp_path)
    assert run(["report", "2003-Q1", "--root", str(root), "--as-of", "2025-12-01"]) == 1
    assert "Chưa có dữ liệu nào của kỳ 2003-Q1" in capsys.readouterr().err
    target = tmp_path / "a.md"
    target.write_text("của tôi", "utf-8")
    assert run(["report", "2019-Q2", "--root", str(root), "--out", str(target)]) == 2
    assert target.read_text("utf-8") == "của tôi"


# --- figures from a table -----------------------------------------------------------------------------------------

TABLE = (
    "\ufeffĐơn vị;Tiếp nhận;Đã giải quyết;Đúng hạn;10;Đang giải quyết;Ghi chú\n"
    "Sở Nông nghiệp và Môi trường;1.010;1 000;990;10;10;\n"
    "UBND huyện cũ;20;20;20;0;0;đã sáp nhập\n"
    "Tổng cộng;1.030;1.020;1.010;10;10;\n"
)


def test_a_table_becomes_the_figures_of_a_period(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay_example(tmp_path)
    table = tmp_path / "bang.csv"
    table.write_text(TABLE, "utf-8")
    typed = ["figures", str(table), "--period", "2025-Q4", "--source", "báo cáo thử", "--root", str(root)]
    assert run(typed) == 0
    out = capsys.readouterr().out
    assert "3 dòng theo biểu II.06a" in out
    assert "Cột không dùng: Ghi chú." in out
    assert "Cần xem" not in out
    text = (root / "site_data/statistics/2025-Q4.yml").read_text("utf-8")
    assert "  - don_vi: so-nnmt\n    tiep_nhan: 1.010\n    da_giai_quyet: 1 000\n" in text
    assert "  - ten: UBND huyện cũ\n" in text
    assert "  - dong_tong: true\n" in text
    assert problems_of(root) == ()
    assert run(typed) == 1
    assert "đã có tệp" in capsys.readouterr().err


def test_empty_heads_behind_the_last_one_are_no_columns(tmp_path: Path) -> None:
    root = lay_example(tmp_path)
    table = tmp_path / "bang.csv"
    table.write_text("linh_vuc,tiep_nhan,da_giai_quyet,,\nTài nguyên nước,10,10\n", "utf-8")
    assert run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)]) == 0


def test_a_table_that_contradicts_itself_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay_example(tmp_path)
    table = tmp_path / "bang.csv"
    table.write_text(TABLE.replace("1.030", "1.031"), "utf-8")
    assert run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)]) == 0
    assert "chỉ đổi số này thành 1.030" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("990", "99O"), "hàng 2, cột “Đúng hạn”"),
        (("Tiếp nhận", "Gì đó"), "không thấy hàng tiêu đề"),
        ((";990", ""), "hàng 2: chỉ có "),
    ],
)
def test_a_table_that_cannot_be_read_writes_nothing(
    change: tuple[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_example(tmp_path)
    table = tmp_path / "bang.csv"
    table.write_text(TABLE.replace(*change), "utf-8")
    assert run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)]) == 1
    assert said in capsys.readouterr().err
    assert not (root / "site_data/statistics").exists()


AS_PRINTED = (
    "Biểu số II.06a/VPCP/KSTT;;;;;;\n"
    "STT;Lĩnh vực, công việc giải quyết;Số hồ sơ tiếp nhận;Số hồ sơ đã giải quyết;;;Đang giải quyết\n"
    ";;Tổng số;Tổng số;Đúng hạn;Quá hạn;Tổng số\n"
    "(1);(2);(3);(7);(9);(10);(11)\n"
    "1;Tài nguyên nước;1.010;1.000;990;10;10\n"
    "2;Việc khác;20;20;20;0;0\n"
    ";Toàn tỉnh;1.030;1.020;1.010;10;{last}\n"
)


def as_sheet(file: Path, text: str) -> None:
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append([cell or None for cell in line.split(";")])
    book.save(file)


@pytest.mark.parametrize("name", ["bang.csv", "bang.xlsx"])
def test_a_form_as_it_is_printed_is_read_by_the_numbers_of_its_columns(name: str, tmp_path: Path) -> None:
    root = lay_example(tmp_path)
    table, text = tmp_path / name, AS_PRINTED.format(last=10)
    as_sheet(table, text) if name.endswith("xlsx") else table.write_text(text, "utf-8")
    assert run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)]) == 0
    made = (root / "site_data/statistics/2025-Q4.yml").read_text("utf-8")
    assert "  - linh_vuc: tai-nguyen-nuoc\n    tiep_nhan: 1.010\n    da_giai_quyet: 1.000\n" in made
    assert "  - ten: Việc khác\n" in made
    assert "  - don_vi: toan-tinh\n" in made
    assert problems_of(root) == ()


def test_numbers_of_columns_may_say_how_they_are_summed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, table = lay_example(tmp_path), tmp_path / "bang.xlsx"
    text = AS_PRINTED.format(last=10).replace("(7);", "(7)=(8)+(9)+(10);").replace("1;Tài", "I;Cấp tỉnh;;;;;\n1;Tài")
    as_sheet(table, text)
    assert run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)]) == 0
    assert "Dòng tiêu đề (không có số nào, không cộng) trong bang.xlsx: 5." in capsys.readouterr().out
    assert run(["report", "2025-Q4", "--root", str(root)]) == 0
    assert "| I. Cấp tỉnh |  |  |" in capsys.readouterr().out


HEADS = "STT;Lĩnh vực, công việc giải quyết;Tiếp nhận;Đã giải quyết;Đang giải quyết\n"
TWO_FIELDS = HEADS + "1;Tài nguyên nước;20;17;3\n2;Chứng thực;7;6;1\n"


def entered(text: str, folder: Path) -> tuple[int, Path, str]:
    """What `figures` answers to a table, the tree, and the file that it wrote."""
    root, table = lay_example(folder), folder / "bang.csv"
    table.write_text(text, "utf-8")
    code = run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)])
    file = root / "site_data/statistics/2025-Q4.yml"
    return code, root, file.read_text("utf-8") if file.exists() else ""


@pytest.mark.parametrize(
    "last",
    [
        *("Tổng cộng;;", "TỔNG;;", "Tổng số;;", "Tổng cộng:;;", "3;Tổng cộng;", "Toàn tỉnh;;", ";TONG CONG;"),
        *(";Tổng cộng toàn tỉnh;", ";Cộng toàn tỉnh;", ";Tổng toàn tỉnh;", ";Tổng cộng tỉnh Cao Bằng;"),
        *(";Tổng (I+II);", ";TỔNG CỘNG (A+B);", ";Tổng (1 + 2);", ";Tổng số hồ sơ;"),
        *(";Tỉnh Cao Bằng;", ";UBND tỉnh Cao Bằng;"),
    ],
)
def test_a_row_of_totals_is_known_however_it_is_called(
    last: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert entered(f"{TWO_FIELDS}{last}99;95;4\n", tmp_path)[0] == 0
    out = capsys.readouterr().out
    assert "hàng 4: dòng tổng, cột “tiếp nhận” ghi 99, nhưng cộng 2 dòng được 27" in out
    assert "trông như" not in out


def test_a_total_in_merged_cells_of_a_sheet_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, table = lay_example(tmp_path), tmp_path / "bang.xlsx"
    as_sheet(table, f"{TWO_FIELDS}Tổng cộng;;99;95;4\n")
    book = openpyxl.load_workbook(table)
    book.active.merge_cells("A4:B4")
    book.save(table)
    assert run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)]) == 0
    assert "hàng 4: dòng tổng, cột “tiếp nhận” ghi 99" in capsys.readouterr().out


@pytest.mark.parametrize("last", [";;99;95;4", "3;;99;95;4", "-;;99;95;4"])
def test_figures_of_nobody_knows_what_are_refused(
    last: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, written = entered(f"{TWO_FIELDS}{last}\n", tmp_path)
    assert (code, written) == (1, "")
    assert "bang.csv, hàng 4: có số mà không ghi là của dòng nào" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        *(("Tổng các sở", True), ("Cộng khối huyện", True), ("Tong cac so", True)),
        *(("Công an tỉnh", False), ("Công chứng", False)),
    ],
)
def test_what_reads_like_a_total_of_something_is_told(
    name: str, doubted: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, written = entered(f"{TWO_FIELDS};{name};99;95;4\n", tmp_path)
    assert f"  - ten: {name}\n" in written
    said = "Cần xem: bang.csv, hàng 4: dòng này trông như dòng tổng, không được kiểm"
    assert (said in capsys.readouterr().out) == doubted


def test_the_name_of_the_province_beside_a_total_is_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "Đơn vị;Tiếp nhận;Đã giải quyết\nUBND tỉnh Cao Bằng;20;17\nXã Lạ;7;6\nTổng cộng;27;23\n"
    _, _, written = entered(table, tmp_path)
    assert "  - ten: UBND tỉnh Cao Bằng\n" in written
    assert "Cần xem" not in capsys.readouterr().out


OF_LEVELS = (
    HEADS + "I;Cấp tỉnh;{0}\n1;Hộ tịch;10;8;2\n2;Tài nguyên nước;20;17;3\n"
    "II;Cấp xã;{1}\n1;Tài nguyên nước;7;6;1\n;Tổng cộng;37;31;6\n"
)


WITH_SUMS, WITH_HEADINGS = OF_LEVELS.format("30;25;5", "7;6;1"), OF_LEVELS.format(";;", ";;")
TOTAL_ABOVE = (
    HEADS + ";Tổng cộng;37;31;6\nI;Cấp tỉnh;;;\n1;Hộ tịch;10;8;2\n2;Tài nguyên nước;20;17;3\n;Cộng;30;25;5\n"
    "II;Cấp xã;;;\n1;Tài nguyên nước;7;6;1\n;Cộng;7;6;1\n"
)


@pytest.mark.parametrize(
    ("table", "headings"),
    [
        (WITH_SUMS, ""),
        (WITH_HEADINGS, "2, 5"),
        (WITH_SUMS.replace("I;Cấp tỉnh", "I. Cấp tỉnh;").replace("II;Cấp xã", "Phần II: Cấp xã;"), ""),
        (WITH_HEADINGS.replace("II;", ";Cộng;30;25;5\nII;").replace(";Tổng", ";Cộng;7;6;1\n;Tổng"), "2, 6"),
        (WITH_HEADINGS.replace("II;", ";Cộng (I);30;25;5\nII;").replace("Tổng cộng", "Tổng (I+II)"), "2, 6"),
        (TOTAL_ABOVE, "3, 7"),
        (WITH_SUMS.replace("\n1;", "\n;").replace("\n2;", "\n;"), ""),
        (WITH_SUMS.replace("II;", ";").replace("I;", ";"), ""),
        (WITH_SUMS.replace("I;Cấp tỉnh", "A;Cấp tỉnh;30;25;5\nI;Sở").replace("II;", "B;"), ""),
        (WITH_SUMS + "Người lập biểu;;;;\n", ""),
    ],
)
def test_the_parts_of_a_form_have_totals_and_may_repeat_a_field(
    table: str, headings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, root, written = entered(table, tmp_path)
    out = capsys.readouterr().out
    assert code == 0
    assert "Cần xem" not in out
    assert (f"trong bang.csv: {headings}." in out) == bool(headings)
    assert written.count("linh_vuc: tai-nguyen-nuoc") == 2
    assert problems_of(root) == ()


@pytest.mark.parametrize(
    ("change", "row"), [(("30;25;5", "30;26;5"), 2), (("10;8;2", "10;9;2"), 3), (("37;31;6", "37;32;6"), 7)]
)
def test_a_wrong_figure_of_a_form_in_parts_is_named(
    change: tuple[str, str], row: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = change[0].split(";")[1]
    entered(WITH_SUMS.replace(*change), tmp_path)
    out = capsys.readouterr().out
    assert f"Cần xem: bang.csv, hàng {row}: cột “đã giải quyết”" in out
    assert f"chỉ đổi số này thành {right} là khớp hết" in out


def test_a_total_of_a_numbered_part_is_of_the_part_it_stands_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = "I;Khối một;;;\n1;Hộ tịch;10;8;2\n;Cộng I;{0}\nII;Khối hai;;;\n1;Hộ tịch;20;17;3\n"
    table = HEADS + "A;Cấp tỉnh;;;\n" + inner + "B;Cấp xã;;;\n" + inner
    _, _, written = entered(table.replace("{0}", "10;8;2"), tmp_path / "a")
    assert "Cần xem" not in capsys.readouterr().out
    assert written.count("phan: A. Cấp tỉnh / I. Khối một\n    dong_tong: true") == 1
    # Which of two parts it sums that it stands in neither of, nobody can say.
    entered(table.replace(";Cộng I;{0}\n", "") + "C;Chung;;;\n1;Hộ tịch;1;1;0\n;Cộng I;10;8;2\n", tmp_path / "b")
    assert "dòng này trông như dòng tổng, không được kiểm" in capsys.readouterr().out


def test_units_of_no_list_have_totals_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = (
        "Đơn vị;Lĩnh vực;Tiếp nhận;Đã giải quyết\nXã Ba Bể;Đất đai;10;8\nXã Ba Bể;Tài nguyên nước;20;17\n"
        "Xã Ba Bể;Tổng cộng;30;25\nXã Lạ;Hộ tịch;7;6\nXã Lạ;Tổng cộng;7;{0}\nToàn tỉnh;;37;31\n"
    )
    _, root, _ = entered(table.format(6), tmp_path / "a")
    assert "Cần xem" not in capsys.readouterr().out
    assert run(["report", "2025-Q4", "--root", str(root)]) == 0
    assert "| Xã Lạ: Hộ tịch | 7 |" in capsys.readouterr().out
    entered(table.format(5), tmp_path / "b")
    assert "Cần xem: bang.csv, hàng 6: cột “đã giải quyết” ghi 5" in capsys.readouterr().out


@pytest.mark.parametrize("unit", ["Sở Nông nghiệp và Môi trường", "Xã Lạ"])
def test_the_row_of_a_unit_beside_its_fields_is_their_total(
    unit: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = f"Đơn vị;Lĩnh vực;Tiếp nhận;Đã giải quyết\n{unit};;30;{{0}}\n{unit};Đất đai;10;8\n{unit};Hộ tịch;20;17\n"
    entered(table.format(25) + "Toàn tỉnh;;30;25\n", tmp_path / "a")
    assert "Cần xem" not in capsys.readouterr().out
    entered(table.format(26) + "Toàn tỉnh;;30;25\n", tmp_path / "b")
    out = capsys.readouterr().out
    assert "hàng 2: cột “đã giải quyết” ghi 26" in out
    assert "chỉ đổi số này thành 25 là khớp hết" in out


def test_a_row_without_a_number_behind_the_last_part_is_not_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, written = entered(HEADS + "I;Sở A;10;8;2\nII;Sở B;20;17;3\n;Khác;7;6;1\n;Cộng;37;31;6\n", tmp_path)
    assert "phan" not in written
    assert "Cần xem" not in capsys.readouterr().out


def test_wards_and_communes_are_no_parts_of_a_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "Đơn vị;Tiếp nhận;Đã giải quyết\nP. Sông Hiến;20;17\nX. Ba Bể;7;6\nTổng cộng;27;23\n"
    _, _, written = entered(table, tmp_path)
    assert "phan" not in written
    assert "Cần xem" not in capsys.readouterr().out


def test_rows_with_nothing_but_their_number_are_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, table = lay_example(tmp_path), tmp_path / "bang.csv"
    head, _, rows = AS_PRINTED.format(last=10).partition("1;Tài")
    words = ["figures", str(table), "--period", "2025-Q4", "--root", str(root)]
    table.write_text(head + "1;;;;;;\n2;;;;;;\n", "utf-8")
    assert run(words) == 1
    assert "Chưa ghi gì" in capsys.readouterr().err
    table.write_text(f"{head}1;Tài{rows}3;;;;;;\n", "utf-8")
    assert run(words) == 0
    assert "3 dòng theo biểu II.06a" in capsys.readouterr().out


def test_a_formula_that_nothing_has_computed_is_no_empty_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_example(tmp_path)
    table = tmp_path / "bang.xlsx"
    as_sheet(table, AS_PRINTED.format(last="=G5+G6"))
    assert run(["figures", str(table), "--period", "2025-Q4", "--root", str(root)]) == 1
    assert "bang.xlsx, hàng 7, cột “(11)”: “=G5+G6” không phải số hồ sơ" in capsys.readouterr().err


def test_what_is_wrong_in_a_table_is_told_with_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay_example(tmp_path)
    table = tmp_path / "bang.csv"
    typed = ["figures", str(table), "--period", "2025-Q4", "--root", str(root)]
    table.write_text(TABLE + "UBND huyện cũ;1;1;1;0;0;\n", "utf-8")
    assert run(typed) == 1
    assert "bang.csv, hàng 5: đã có dòng cho đúng đơn vị, lĩnh vực này (trùng hàng 3)" in capsys.readouterr().err
    table.write_text(TABLE.replace("20;20;20;0;0", "20;20;19;0;0"), "utf-8")
    assert run(typed) == 0
    assert "Cần xem: bang.csv, hàng 3: cột “đúng hạn” ghi 19" in capsys.readouterr().out


def test_kinds_of_rows_all_have_words() -> None:
    assert set(words.ROW_KINDS) == {kind.value for kind in RowKind}


def test_a_slip_in_a_year_makes_no_period() -> None:
    slips = [decision("1", "9999-12-31", row("moi", "1.000001")), decision("2", "0001-01-02", row("moi", "1.000002"))]
    folded = Folded(baseline("2025-01-01", "1.000003/tinh"), *slips, as_of=date(2025, 12, 31))
    names = build_catalog(folded.corpus, folded.register).period_names
    assert {one.year for one in names} == {2025}
