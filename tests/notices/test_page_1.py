"""Page 1 is worth hanging alone: answers in large letters, and the papers or where they stand."""

import pytest

from generator.model.notice import ProcedureSheet, Size
from generator.model.record import ChannelRow, Dossier, Paper, PaperCase, Quantity, Result, TimeLimit
from generator.model.scalars import Channel, PointKind, Unit
from tests.notices.complete import answers_on_page_1, missing
from tests.notices.making import pdf_of, set_facts, sheet_of
from tests.notices.reading import misplaced, printed, sizes_of
from tests.notices.test_sheets import long_text, papers
from tests.unit.catalogs import procedure, section, version


@pytest.mark.parametrize(("size", "body", "note"), [(Size.A4, 17, 15), (Size.A3, 24, 24)])
@pytest.mark.parametrize("length", [1094, 2600])
def test_a_name_that_fills_a_page_begins_on_page_1_and_stands_whole_on_page_2(
    length: int, size: Size, body: float, note: float
) -> None:
    answers = {"received_at": (PointKind.COMMUNE_CENTRE,), "channels": (ChannelRow(channel=Channel.POST),)}
    sheet = sheet_of(procedure(section(version(name=long_text(length), dossier=papers(30, 1), **answers))))
    facts, pdf = set_facts(sheet, size=size)
    assert isinstance(facts, ProcedureSheet)
    assert missing(facts, pdf) == []
    assert misplaced(pdf) == []
    assert answers_on_page_1(facts, pdf)
    page_1, page_2, *_ = printed(pdf)
    assert "Tên đầy đủ ở trang 2" in page_1
    assert "Tên đầy đủ: " in page_2
    assert "Giấy tờ cần mang: 30 loại" in page_1
    assert (sizes := sizes_of(pdf, "Trung tâm Phục vụ")) and min(sizes) >= body
    assert (sizes := sizes_of(pdf, "Bưu chính")) and min(sizes) >= note


def test_an_answer_has_notes_as_large_as_a_wall_needs() -> None:
    limits = (TimeLimit(statutory=Quantity(number=26, unit=Unit.WORKING_DAY), start="kể từ ngày nhận đủ hồ sơ"),)
    pdf = pdf_of(sheet_of(procedure(section(version(limits=limits, dossier=papers(2, 1))))), size=Size.A3)
    assert min(sizes_of(pdf, "kể từ ngày nhận đủ", page=None)) >= 24


def test_a_short_paper_behind_a_long_one_stands_on_page_1() -> None:
    made = (Paper(name=long_text(1200), originals=1), Paper(name="Ảnh chân dung", copies=2))
    sheet = sheet_of(procedure(section(version(dossier=Dossier(sets=1, cases=(PaperCase(papers=made),))))))
    page_1, *_ = printed(pdf_of(sheet))
    assert "Ảnh chân dung" in page_1
    assert "và 1 loại nữa." in page_1


def test_papers_that_are_all_long_begin_on_page_1() -> None:
    made = tuple(Paper(name=f"Loại {n}: {long_text(1200)}", originals=1) for n in range(3))
    sheet = sheet_of(procedure(section(version(dossier=Dossier(sets=1, cases=(PaperCase(papers=made),))))))
    page_1, *_ = printed(pdf_of(sheet))
    assert "Giấy tờ cần mang: 3 loại, ghi đủ ở mục 3" in page_1
    assert "Loại 0" in page_1 and " …" in page_1


def test_where_to_complain_has_no_page_of_its_own() -> None:
    for length in range(100, 1100, 100):
        *_, last = printed(pdf_of(sheet_of(procedure(section(version(conditions=long_text(length)))))))
        assert "Bị đòi thêm giấy tờ" not in last or "3. Thành phần" in last


def test_papers_of_a_slip_begin_on_its_first_page() -> None:
    made = tuple(Paper(name=f"Loại {n}: {long_text(340)}", originals=1, copies=1) for n in range(9))
    groups = (PaperCase(name="Công trình không theo tuyến", papers=made), PaperCase(name="Khác", papers=made))
    texts = version(name=long_text(230), dossier=Dossier(sets=1, cases=groups), results=(Result(name=long_text(120)),))
    page_1, *_ = printed(pdf_of(sheet_of(procedure(section(texts))), "slip", Size.A5))
    assert "Loại 0" in page_1
