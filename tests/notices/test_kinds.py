"""Lists, covers and sheets of changes say what they are for, on every size of paper."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from generator.boards import board_on
from generator.model.catalog import Catalog, Link
from generator.model.notice import ChangeSheet, CoverSheet, ListSheet, NoticeKind, Size
from generator.model.province import FeedbackAddress
from generator.model.record import Fee, Quantity, TimeLimit
from generator.model.register import Action, Effect, State
from generator.model.scalars import Completeness, Level, PointKind, Unit
from generator.pipeline import Options, fold_tree
from generator.render.notices.identity import Ledger
from generator.render.notices.plan import Sheet, set_sheet
from tests.notices.complete import missing
from tests.notices.making import POINT, edition, pdf_of, posting, sheets_of, typesetter
from tests.notices.reading import misplaced, printed, qr_codes, spoken
from tests.notices.test_sheets import long_text
from tests.unit.catalogs import DAY, DECISION, ROOT, decision, happening, procedure, section, version

TEMPLATES = {NoticeKind.LIST: "list", NoticeKind.CHANGES: "changes", NoticeKind.COVER: "cover"}
RECEIVED = (PointKind.COMMUNE_CENTRE, PointKind.PROVINCE_CENTRE)


def counter(count: int = 30) -> Catalog:
    """A commune's counter with so many procedures, one of which is a name alone, one with a very long one."""
    pages = []
    for n in range(count):
        code = f"1.{n:06}"
        limit = TimeLimit(statutory=Quantity(number=n, unit=Unit.WORKING_DAY)) if n else None
        text = version(
            code=code,
            name=long_text(1094) if n == 1 else f"Thủ tục thứ {n} của quầy này, có tên đủ dài để xuống dòng một lần",
            received_at=RECEIVED,
            completeness=Completeness.NAME_ONLY if n == 2 else Completeness.FULL,
            limits=(limit,) if limit else None,
            fees=(Fee(amount=1000 * n, unit="đồng"),),
        )
        told = (happening(code=code, name=text.name, action=Action.AMEND, parts=("phi",)),)
        field = f"Lĩnh vực {n % 4}"
        pages.append(procedure(section(text), code=code, url=f"tt/{code}/", history=told, field_name=field))
    return posting(*pages)


def the(kind: NoticeKind, catalog: Catalog) -> Sheet:
    """The first sheet of a kind."""
    return next(sheet for sheet in sheets_of(catalog) if sheet.kind is kind)


@pytest.mark.parametrize("size", [Size.A4, Size.A3])
@pytest.mark.parametrize("kind", list(TEMPLATES))
def test_a_sheet_says_all_it_has_to_say(kind: NoticeKind, size: Size) -> None:
    sheet = the(kind, counter())
    pdf = pdf_of(sheet, TEMPLATES[kind], size)
    assert missing(sheet.facts(), pdf) == []
    assert misplaced(pdf) == []
    assert qr_codes(pdf) == [f"https://tthc.example/thu-tuc/{sheet.url}"]


def test_a_list_counts_codes_and_says_what_has_no_sheet() -> None:
    sheet = the(NoticeKind.LIST, counter(5))
    facts = sheet.facts()
    assert isinstance(facts, ListSheet)
    assert facts.place == "Trung tâm Phục vụ hành chính công cấp xã"
    assert (facts.count, [group.name for group in facts.groups]) == (5, [f"Lĩnh vực {n}" for n in range(4)])
    rows = {row.code: row for group in facts.groups for row in group.rows}
    assert rows["1.000002"].remark == "mới có tên, chưa có tờ riêng"
    assert (rows["1.000003"].time, rows["1.000003"].fee) == ("3 ngày làm việc", "3.000 đồng")
    assert rows["1.000000"].time == "Chưa rõ thời hạn"
    assert "mới có tên, chưa có tờ riêng" in spoken(pdf_of(sheet, "list"))


def test_a_text_that_a_counter_does_not_receive_is_not_in_its_list() -> None:
    here = section(version(received_at=(PointKind.COMMUNE_CENTRE,)))
    there = section(version(levels=(Level.COMMUNE,), received_at=(PointKind.OFFICE,)), levels=(Level.COMMUNE,))
    facts = the(NoticeKind.LIST, posting(procedure(here, there))).facts()
    assert isinstance(facts, ListSheet)
    assert [row.level for group in facts.groups for row in group.rows] == ["Cấp tỉnh"]


def test_a_cover_names_its_point_and_where_to_complain() -> None:
    known = FeedbackAddress(agency="Văn phòng", address="Số 1", phone="0206", website="https://vi.example", email="a@b")
    facts = the(NoticeKind.COVER, replace(counter(5), feedback=known)).facts()
    assert isinstance(facts, CoverSheet)
    assert (facts.place, facts.count, facts.contact.phone) == (POINT, 5, "0206")
    unknown = the(NoticeKind.COVER, counter(5))
    assert spoken(pdf_of(unknown, "cover")).count("chưa cung cấp") == 5


def test_an_address_breaks_where_nobody_misreads_it() -> None:
    web, mail = "https://dichvucong.caobang.example/", "phan-anh.kien-nghi.van-phong-ubnd@caobang.example"
    for website, email in ((web, mail), ("https://caobang.example/", "phananh@caobang.example")):
        known = FeedbackAddress(agency="Văn phòng", address="Số 1", phone="0206", website=website, email=email)
        page, *_ = printed(pdf_of(the(NoticeKind.COVER, replace(counter(5), feedback=known)), "cover"))
        page = page.replace("\u200b", "")
        assert website in page
        assert email in page.replace("@ ", "@")


def test_what_is_short_in_a_list_stays_beside_its_label() -> None:
    pages = pypdfium2.PdfDocument(pdf_of(the(NoticeKind.LIST, counter(30)), "list"))
    lines = [line for page in pages for line in page.get_textpage().get_text_range().splitlines()]
    assert [line for line in lines if line.rstrip().endswith(("Bao lâu:", "Tiền:", " ngày"))] == []


def test_a_sheet_of_changes_says_what_follows_for_whom() -> None:
    told = (
        happening(code="1.000001", action=Action.NEW, name="Tên dễ hiểu"),
        happening(code="1.000002", action=Action.AMEND, parts=("phi", "thoi_han"), name="Sửa"),
        happening(code="1.000003", action=Action.FLAG, effect=Effect.FLAG, flag=True, name="Cờ"),
        happening(code="1.000004", action=Action.GIVE_WAY, others=("1.000001",), state=State.REPLACED, name="Thay"),
        happening(code="1.000005", action=Action.REPEAL, state=State.REPEALED, name="Bỏ"),
        happening(code="1.000006", action=Action.AMEND, until=date(2025, 12, 31), name="Tạm"),
        happening(code="1.000007", action=Action.FLAG, effect=Effect.FLAG, flag=False, name="Hết cờ"),
    )
    text = version(code="1.000001", received_at=RECEIVED)
    page = procedure(section(text), code="1.000001", url="tt/1.000001/", history=told)
    page = replace(page, title="Tên dễ hiểu", official_name="Mới")
    facts = the(NoticeKind.CHANGES, posting(page)).facts()
    assert isinstance(facts, ChangeSheet)
    assert facts.decision == f"Quyết định {DECISION.number} ngày 18/11/2025"
    groups = (facts.new, facts.amended, facts.anywhere, facts.bound, facts.replaced, facts.repealed)
    said = {row.name: row.text for rows in groups for row in rows}
    assert said == {
        "Mới": "Trung tâm Phục vụ hành chính công cấp xã hoặc Trung tâm Phục vụ hành chính công tỉnh",
        "Sửa": "Đổi phí, lệ phí, thời hạn",
        "Cờ": "Nộp ở nơi nào trong tỉnh cũng được",
        "Hết cờ": "Không còn nộp được ở nơi khác trong tỉnh",
        "Thay": "Làm theo 1.000001",
        "Bỏ": "Không phải làm thủ tục này nữa",
        "Tạm": "Nội dung sửa đổi ghi trong quyết định; đến hết ngày 31/12/2025",
    }


def test_what_was_in_force_before_is_never_called_new() -> None:
    """1949/QĐ-UBND puts 25 rows in order again, one of which names two codes with one text."""
    kinds = {"1.000001": Action.STANDARDISE, "1.000002": Action.STANDARDISE, "1.000003": Action.RESTORE}
    told = [happening(code=code, action=action, name="Lấy ý kiến") for code, action in kinds.items()]
    told.append(happening(code="1.000004", action=Action.FLAG, effect=Effect.FLAG, flag=True, name="Cờ"))
    told.append(happening(code="1.000005", action=Action.FLAG, effect=Effect.FLAG, flag=False, name="Hết cờ"))
    (row,) = decision().rows
    both = replace(row, codes=tuple(Link(code, f"tt/{code}/") for code in ("1.000001", "1.000002")))
    text = version(code="1.000004", received_at=(PointKind.COMMUNE_CENTRE,))
    page = procedure(section(text), code="1.000004", url="tt/1.000004/", official_name="Cờ", history=tuple(told[::-1]))
    sheet = the(NoticeKind.CHANGES, replace(posting(page), decisions=(decision(rows=(both,)),)))
    facts = sheet.facts()
    assert isinstance(facts, ChangeSheet)
    assert (facts.new, facts.amended) == ((), ())
    assert [line.code for line in facts.standardised] == ["1.000001, 1.000002"]
    assert [line.code for line in facts.restored] == ["1.000003"]
    assert [line.text for line in facts.anywhere] == ["Trung tâm Phục vụ hành chính công cấp xã"]
    assert [line.code for line in facts.bound] == ["1.000005"]
    pdf = pdf_of(sheet, "changes")
    assert missing(facts, pdf) == []
    assert misplaced(pdf) == []
    text_of = spoken(pdf)
    assert "Thủ tục được chuẩn hóa, công bố lại" in text_of
    assert "Thủ tục mới" not in text_of


def test_a_code_in_two_rows_keeps_the_lines_of_both() -> None:
    """One row at the province for two codes, one at the commune for the second alone."""
    first, second = (Link(code, f"tt/{code}/") for code in ("1.000001", "1.000002"))
    (row,) = decision().rows
    rows = (
        replace(row, codes=(first, second), levels=(Level.PROVINCE,)),
        replace(row, codes=(second,), levels=(Level.COMMUNE,)),
    )
    told = [
        happening(code=code, action=Action.STANDARDISE, name="Lấy ý kiến", levels=(level,))
        for code, level in (
            ("1.000001", Level.PROVINCE),
            ("1.000002", Level.PROVINCE),
            ("1.000002", Level.COMMUNE),
        )
    ]
    page = procedure(section(version()), history=tuple(told[::-1]))
    facts = the(NoticeKind.CHANGES, replace(posting(page), decisions=(decision(rows=rows),))).facts()
    assert isinstance(facts, ChangeSheet)
    assert [line.code for line in facts.standardised] == ["1.000001, 1.000002", "1.000002"]


def test_the_sheets_of_the_province_count_as_its_decisions_do(tmp_path: Path) -> None:
    options = Options(root=ROOT, as_of=DAY, out=tmp_path, use_cache=False)
    board = board_on(fold_tree(options), options, DAY)
    counts = {page.key: page.counts for page in board.catalog.decisions}
    kinds = {"moi": "new", "chuan_hoa": "standardised", "sua_doi": "amended", "phi_dia_gioi": "anywhere"}
    for sheet in board.sheets.changes():
        facts = sheet.facts()
        for kind, lines in kinds.items():
            assert len(getattr(facts, lines)) == counts[sheet.decision].get(kind, 0), (sheet.decision, kind)


def test_a_list_numbers_procedures_not_texts() -> None:
    levels = (Level.PROVINCE, Level.COMMUNE)
    both = [section(version(received_at=RECEIVED, levels=(it,)), levels=(it,)) for it in levels]
    other = section(version(code="1.000002", name="Việc khác", received_at=RECEIVED))
    sheet = the(NoticeKind.LIST, posting(procedure(*both), procedure(other, code="1.000002", url="tt/1.000002/")))
    text = " ".join(printed(pdf_of(sheet, "list")))
    assert "2 thủ tục, 1 lĩnh vực" in text
    assert "Tài nguyên nước (2)" in text
    assert "2 1.000002 Việc khác" in text


def test_a_list_goes_by_the_names_it_prints() -> None:
    made = counter(6)
    order = tuple(reversed([page.code for page in made.procedures]))
    facts = the(NoticeKind.LIST, replace(made, printed_order=order)).facts()
    assert isinstance(facts, ListSheet)
    groups = {group.name: [row.code for row in group.rows] for group in facts.groups}
    assert groups["Lĩnh vực 0"] == ["1.000004", "1.000000"]
    assert groups["Lĩnh vực 1"] == ["1.000005", "1.000001"]


def test_no_line_of_a_heading_ends_within_a_word() -> None:
    sheet = next(it for it in sheets_of(counter(3)) if it.name == "linh-vuc-tai-nguyen-nuoc")
    document = pypdfium2.PdfDocument(pdf_of(sheet, "list"))
    lines = [line.strip() for line in document[0].get_textpage().get_text_range().splitlines()]
    document.close()
    first = lines.index("Thủ tục hành chính")
    assert lines[first + 1] == "lĩnh vực Tài nguyên nước"


def test_an_empty_board_says_that_there_is_nothing() -> None:
    bare = posting()
    assert "Chưa có thủ tục nào." in spoken(pdf_of(the(NoticeKind.LIST, bare), "list"))
    cover = spoken(pdf_of(the(NoticeKind.COVER, bare), "cover"))
    assert "0 thủ tục" in cover
    assert "Các lĩnh vực" not in cover


@pytest.mark.parametrize("size", [Size.A4, Size.A3])
def test_the_running_head_of_a_list_stays_on_the_paper(size: Size) -> None:
    sheet = the(NoticeKind.LIST, counter(40))
    facts = sheet.facts()
    assert isinstance(facts, ListSheet)
    long = replace(facts, title=long_text(300))
    pdf = pdf_of(replace(sheet, facts=lambda: long), "list", size)
    assert misplaced(pdf) == []
    assert missing(long, pdf) == []


@pytest.mark.parametrize("kind", list(TEMPLATES))
def test_a_demonstration_says_so_on_every_page(kind: NoticeKind) -> None:
    shown = edition(demonstration=True, entered_until=date(2025, 11, 28))
    pages = printed(set_sheet(the(kind, counter(12)), TEMPLATES[kind], Size.A4, typesetter(), shown, Ledger()))
    said = "Bản trình diễn, không phải trang của UBND tỉnh; dữ liệu đến 28/11/2025"
    assert [said in page for page in pages] == [True] * len(pages)


@pytest.mark.parametrize("kind", [NoticeKind.COVER, NoticeKind.LIST])
def test_up_to_when_data_count_is_a_mark_of_the_print(kind: NoticeKind) -> None:
    """It moves on with every decision and is in no id: it stands beside the day of print, and nowhere else."""
    day = date(2025, 11, 28)
    shown = edition(day, entered_until=day)
    for page in printed(set_sheet(the(kind, counter(40)), TEMPLATES[kind], Size.A4, typesetter(), shown, Ledger())):
        assert page.count("dữ liệu đến") == 1
        assert "in ngày 28/11/2025 · dữ liệu đến 28/11/2025" in page


def test_no_line_of_a_list_begins_or_ends_with_a_sign_between_two() -> None:
    limit = TimeLimit(statutory=Quantity(number=12, unit=Unit.WORKING_DAY))
    fee = Fee(amount=1_400_000, unit="đồng/giấy phép hành nghề")
    text = section(version(received_at=RECEIVED, limits=(limit,), fees=(fee,)))
    document = pypdfium2.PdfDocument(pdf_of(the(NoticeKind.LIST, posting(procedure(text))), "list"))
    lines = [" ".join(line.split()) for line in document[0].get_textpage().get_text_range().splitlines()]
    document.close()
    (row,) = (line for line in lines if "Bao lâu: 12 ngày làm việc" in line)
    assert row == "Cấp tỉnh Bao lâu: 12 ngày làm việc"
    assert "Tiền: 1.400.000 đồng/giấy phép hành nghề" in lines
