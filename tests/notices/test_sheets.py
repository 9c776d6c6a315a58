"""Whatever a record holds, its sheet says all of it, in order, inside the page, no row upon another."""

from dataclasses import dataclass
from typing import Any

import pytest
from msgspec.structs import replace

from generator.model.notice import ProcedureSheet, Size
from generator.model.record import (
    ChannelRow,
    Correction,
    Dossier,
    Doubt,
    Fee,
    LegalBasis,
    Paper,
    PaperCase,
    Quantity,
    Result,
    Step,
    TimeLimit,
    Version,
)
from generator.model.scalars import KHONG, Applicant, Channel, Completeness, PointKind, Unit
from tests.notices.complete import answers_on_page_1, missing, out_of_order
from tests.notices.making import pdf_of, set_facts, sheet_of
from tests.notices.reading import font_sizes, misplaced, printed, qr_codes, qr_side, spoken, squeezed
from tests.unit.catalogs import DAY, procedure, section, version
from tests.unit.test_render_text import sample

SENTENCE = "Mang hồ sơ đến bàn số 2 của trung tâm gần nhà bạn nhất, nhận phiếu hẹn và chờ kết quả. "
MARKUP = r"#strong[x] $x^2$ *đậm* _nghiêng_ @nhãn \u{61} // /* <nhãn> = Đầu đề - [liên kết] `mã` ~ ``` #panic(1)"


def long_text(length: int) -> str:
    """Words up to so many letters."""
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length].strip()


def papers(count: int, cases: int, name: str = "Đơn đề nghị theo mẫu, có xác nhận của nơi cư trú") -> Dossier:
    """So many papers in so many cases."""
    made = [Paper(name=f"{name}, số {n}", originals=n % 2, copies=n % 3, form=f"Mẫu số {n}") for n in range(count)]
    groups = [made[at::cases] for at in range(cases)]
    named = (f"Trường hợp thứ {at}: {long_text(60)}" for at in range(cases))
    return Dossier(sets=1, cases=tuple(PaperCase(name=n, papers=tuple(g)) for n, g in zip(named, groups, strict=True)))


def every_field(text: str) -> Version:
    """A version in which each free text is `text`."""
    made = sample(Version, text)
    return replace(made, file="", completeness=Completeness.FULL, fees=(replace(made.fees[0], since=None, until=None),))


@dataclass
class Case:
    """A record, and how its page may name it."""

    text: Version
    page: dict[str, Any]


def case(_page: dict[str, Any] | None = None, **fields: Any) -> Case:
    """A case from the fields of a version."""
    return Case(version(**fields), _page or {})


LIMITS = tuple(
    TimeLimit(
        case=f"Trường hợp {n}", statutory=Quantity(number=n, unit=Unit.WORKING_DAY), start="kể từ ngày nhận đủ hồ sơ"
    )
    for n in range(1, 14)
)
CASES = {
    "bare": case(),
    "a name of 1,094 letters": case(name=long_text(1094)),
    "94 papers in 20 cases": case(dossier=papers(94, 20)),
    "94 papers in one case": case(dossier=papers(94, 1)),
    "a cell of 2,000 letters": case(
        dossier=papers(3, 1, name=long_text(2000)),
        steps=tuple(Step(text=long_text(2000)) for _ in range(3)),
        channels=(ChannelRow(channel=Channel.ONLINE, description=long_text(2000)),),
        fees=(Fee(name=long_text(2000), verbatim=long_text(2000)),),
        limits=(TimeLimit(verbatim=long_text(2000)), TimeLimit(case=long_text(2000), verbatim="ngay")),
        results=(Result(name=long_text(2000)),),
        conditions=f"{long_text(1000)}\n{long_text(1000)}",
        bases=(LegalBasis(number="136/2025/NĐ-CP", title=long_text(2000)),),
        reception_address=long_text(2000),
    ),
    "markup in every field": Case(every_field(MARKUP), {"sample": True, "field_name": MARKUP}),
    "a run of 300 signs in every field": Case(every_field("https://vi.example/" + "w" * 300), {}),
    "13 limits": case(limits=LIMITS, channels=(ChannelRow(channel=Channel.POST, limits=LIMITS[:2]),)),
    "everything is none": case(
        limits=KHONG, fees=KHONG, dossier=KHONG, steps=KHONG, results=KHONG, bases=KHONG, conditions=KHONG
    ),
    "doubts and corrections": case(
        doubts=(Doubt(where="ho_so", reason=long_text(400)),) * 3,
        corrections=(Correction(made_on=DAY, parts=("phi",), reason="in nhầm"),),
        applicants=tuple(Applicant),
        received_at=tuple(PointKind),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sheet_says_all_of_a_record(name: str) -> None:
    made = CASES[name]
    facts, pdf = set_facts(sheet_of(procedure(section(made.text), **made.page)))
    assert isinstance(facts, ProcedureSheet)
    assert missing(facts, pdf) == []
    assert out_of_order(facts, pdf) == []
    assert misplaced(pdf) == []
    assert qr_codes(pdf) == ["https://tthc.example/thu-tuc/tt/1.004122/"]
    assert answers_on_page_1(facts, pdf)


@pytest.mark.parametrize("size", [Size.A4, Size.A3])
@pytest.mark.parametrize("length", [96, 200, 320, 440, 600, 780, 1094])
def test_page_1_has_the_four_answers_whatever_the_name_leaves(length: int, size: Size) -> None:
    """1.115145 has a name of 96 letters and long answers."""
    texts = version(
        name=long_text(length),
        reception_address=long_text(150),
        results=(Result(name=f"Giấy {long_text(160)}"), Result(name="Thông báo")),
        fees=(Fee(verbatim=f"Thu {long_text(80)}"),),
        doubts=(Doubt(where="ho_so", reason="thiếu mẫu"),),
    )
    sheet = sheet_of(procedure(section(texts)))
    facts, pdf = set_facts(sheet, size=size)
    assert isinstance(facts, ProcedureSheet)
    assert answers_on_page_1(facts, pdf)
    assert missing(facts, pdf) == []
    assert misplaced(pdf) == []


def test_where_to_hand_in_is_never_a_reference_to_a_part_that_says_it_otherwise() -> None:
    texts = version(name=long_text(1094), received_at=(PointKind.COMMUNE_CENTRE, PointKind.PROVINCE_CENTRE))
    facts, pdf = set_facts(sheet_of(procedure(section(texts))))
    assert isinstance(facts, ProcedureSheet)
    assert missing(facts, pdf) == []
    assert answers_on_page_1(facts, pdf)


def test_an_agency_that_only_coordinates_is_called_so() -> None:
    alone = section(version(), handled_by=(), coordinated_by=("Sở Tài chính",))
    text = spoken(pdf_of(sheet_of(procedure(alone))))
    assert "Phối hợp: Sở Tài chính" in text


WIDE = "MƯỜI MƯƠI "
"""Few letters of any name are as wide as these."""


@pytest.mark.parametrize("field", ["reception_address", "results", "fees"])
def test_fields_below_a_name_of_few_letters_are_not_measured_and_fit(field: str) -> None:
    name, answer = (WIDE * 20)[:199], (WIDE * 40)[:290]
    answers = {"reception_address": answer, "results": (Result(name=answer),), "fees": (Fee(verbatim=answer),)}
    facts, pdf = set_facts(sheet_of(procedure(section(version(name=name, **{field: answers[field]})))))
    assert isinstance(facts, ProcedureSheet)
    assert answers_on_page_1(facts, pdf)
    assert misplaced(pdf) == []


def test_an_answer_that_is_not_on_the_sheet_is_missed() -> None:
    facts, pdf = set_facts(sheet_of(procedure(section(version(doubts=(Doubt(where="ho_so", reason="thiếu mẫu"),))))))
    assert isinstance(facts, ProcedureSheet)
    other = replace(facts, fee=replace(facts.fee, text="Một trăm nghìn đồng"))
    assert missing(other, pdf) == ["fee: Một trăm nghìn đồng"]
    assert not answers_on_page_1(other, pdf)


def test_a_second_reader_finds_what_is_not_in_its_place() -> None:
    texts = version(steps=tuple(Step(text=f"{word} {SENTENCE}") for word in ("Một", "Hai")))
    dossier = Dossier(sets=1, cases=(PaperCase(papers=tuple(Paper(name=f"{n}. Tờ khai") for n in range(3))),))
    facts, pdf = set_facts(sheet_of(procedure(section(replace(texts, dossier=dossier)))))
    assert isinstance(facts, ProcedureSheet)
    assert out_of_order(facts, pdf) == []
    (group,) = facts.papers
    swapped = replace(facts, steps=facts.steps[::-1], papers=(replace(group, papers=group.papers[::-1]),))
    assert [fault.partition(":")[0] for fault in out_of_order(swapped, pdf)] == ["steps", "papers", "papers"]


def test_a_note_stays_on_the_page_of_its_paper() -> None:
    notes = (Paper(name="Giấy tờ này chỉ xuất trình để đối chiếu, không nộp", is_note=True),)
    made = tuple(Paper(name=f"Tờ khai thứ {n}: {SENTENCE}", originals=1) for n in range(30))
    dossier = Dossier(sets=1, cases=(PaperCase(papers=tuple(it for paper in made for it in (paper, *notes))),))
    sheet = sheet_of(procedure(section(version(dossier=dossier))))
    facts, pdf = set_facts(sheet)
    assert isinstance(facts, ProcedureSheet)
    assert missing(facts, pdf) == [] and out_of_order(facts, pdf) == []
    pages = [page for page in printed(pdf) if "Số bản" in page]
    assert len(pages) > 2
    assert [page.count("Tờ khai thứ") - page.count("Giấy tờ này chỉ") for page in pages] == [0] * len(pages)


def test_no_page_of_a_slip_holds_the_number_of_sets_alone() -> None:
    for count in range(6, 16):
        made = tuple(Paper(name=f"Giấy tờ thứ {n}", originals=1) for n in range(count))
        sheet = sheet_of(procedure(section(version(dossier=Dossier(sets=2, cases=(PaperCase(papers=made),))))))
        pages = printed(pdf_of(sheet, "slip", Size.A5))
        assert "Giấy tờ cần mang: 2 bộ" in pages[0]
        assert all("Giấy tờ thứ" in page for page in pages)


@pytest.mark.parametrize("name", CASES)
def test_a_slip_says_all_papers(name: str) -> None:
    made = CASES[name]
    sheet = sheet_of(procedure(section(made.text), **made.page))
    facts = sheet.facts()
    assert isinstance(facts, ProcedureSheet)
    pdf = pdf_of(sheet, "slip", Size.A5)
    text = squeezed(spoken(pdf))
    wanted = [facts.code, facts.name, *(paper.name for group in facts.papers for paper in group.papers)]
    assert [line for line in wanted if squeezed(line) not in text] == []
    assert misplaced(pdf) == []
    assert qr_codes(pdf) == ["https://tthc.example/thu-tuc/tt/1.004122/"]


CAPITALS = "CẤP GIẤY PHÉP XÂY DỰNG NHÀ Ở RIÊNG LẺ TẠI ĐÔ THỊ VÀ NÔNG THÔN, CÓ HẠN"


@pytest.mark.parametrize("short_name", [long_text(500), "Một\n" * 9, CAPITALS])
@pytest.mark.parametrize("code", ["1.004122", "so-khoa-hoc-va-cong-nghe-tinh-2025-0123456789"])
def test_a_running_head_stays_on_the_paper(short_name: str, code: str) -> None:
    sheet = sheet_of(procedure(section(version(code=code, name=long_text(200))), code=code), short_name=short_name)
    assert misplaced(pdf_of(sheet)) == []


def test_papers_that_fit_stand_on_page_1() -> None:
    few = Dossier(sets=1, cases=(PaperCase(papers=(Paper(name="Tờ khai theo mẫu", originals=1),)),))
    text = spoken(pdf_of(sheet_of(procedure(section(version(dossier=few))))))
    page_1, _, rest = text.partition("1. Trình tự thực hiện")
    assert "Tờ khai theo mẫu" in page_1
    assert "Tờ khai theo mẫu" in rest


def test_papers_that_do_not_fit_are_told_with_their_page() -> None:
    text = spoken(pdf_of(sheet_of(procedure(section(version(dossier=papers(40, 1, long_text(200))))))))
    page_1 = squeezed(text.partition("1. Trình tự thực hiện")[0])
    assert "40loại" in page_1
    assert "mục3,trang2" in page_1
    assert "số39" not in page_1


@pytest.mark.parametrize(
    ("length", "said"),
    [(150, "Tờ khai theo mẫu 1 bản chính"), (250, "1 loại, xem mục 3, trang 2"), (380, "Giấy tờ cần mang")],
)
def test_papers_have_no_page_of_their_own_where_page_1_is_full(length: int, said: str) -> None:
    few = Dossier(sets=1, cases=(PaperCase(papers=(Paper(name="Tờ khai theo mẫu", originals=1),)),))
    texts = version(name=long_text(length), dossier=few, results=(Result(name=long_text(150)),))
    page_1, page_2, *_ = printed(pdf_of(sheet_of(procedure(section(texts)))))
    assert said in page_1
    assert "1. Trình tự thực hiện" in page_2


def test_cases_that_do_not_fit_are_named_on_page_1() -> None:
    names = [f"Nhà thứ {n} của người thân" for n in range(5)]
    cases = tuple(
        PaperCase(name=name, papers=tuple(Paper(name=long_text(200), originals=1) for _ in range(3))) for name in names
    )
    text = spoken(pdf_of(sheet_of(procedure(section(version(dossier=Dossier(sets=1, cases=cases)))))))
    page_1 = text.partition("1. Trình tự thực hiện")[0]
    assert [name in page_1 for name in names] == [True] * 5


@pytest.mark.parametrize("length", [40, 900], ids=["all on page 1", "cases on page 1"])
def test_what_everybody_brings_stands_before_the_cases_and_is_none(length: int) -> None:
    titles = ("Ủy quyền cho người khác", "* Giấy tờ phải nộp:", None, "Cấp lại")
    groups = tuple(PaperCase(name=it, papers=(Paper(name=long_text(length), originals=1),) * 2) for it in titles)
    sheet = sheet_of(procedure(section(version(dossier=Dossier(sets=1, cases=groups)))))
    for pdf in (pdf_of(sheet), pdf_of(sheet, "slip", Size.A5)):
        text = spoken(pdf)
        told = ["Mọi trường hợp", "* Giấy tờ phải nộp:", "Ủy quyền cho người khác", "Cấp lại"]
        places = [text.index(it) for it in told]
        assert places == sorted(places)
        assert "Trường hợp 1: Ủy quyền cho người khác" in text
        assert "Trường hợp 2: Cấp lại" in text
        assert "Trường hợp 3" not in text
    if length > 100:
        assert "Giấy tờ cần mang: 4 loại chung, thêm giấy tờ của 2 trường hợp" in spoken(pdf_of(sheet))


def test_headings_of_papers_are_not_counted_as_cases() -> None:
    titles = ("* Giấy tờ phải nộp:", "* Giấy tờ phải xuất trình:")
    groups = tuple(PaperCase(name=it, papers=(Paper(name=long_text(900), originals=1),) * 3) for it in titles)
    text = spoken(pdf_of(sheet_of(procedure(section(version(dossier=Dossier(sets=1, cases=groups)))))))
    assert "Giấy tờ cần mang: 6 loại" in text
    assert "Trường hợp" not in text


def test_a_long_name_steps_back_behind_its_short_one() -> None:
    sheet = sheet_of(procedure(section(version(name=long_text(200)))), short_name="Chứng thực bản sao")
    facts, pdf = set_facts(sheet)
    assert missing(facts, pdf) == []
    text = spoken(pdf)
    assert text.index("Chứng thực bản sao") < text.index("Tên chính thức")


@pytest.mark.parametrize(("size", "floor", "body"), [(Size.A4, 14, 17), (Size.A3, 19.5, 24)])
def test_letters_are_large_enough_to_read_on_a_wall(size: Size, floor: float, body: float) -> None:
    conditions = long_text(3000)
    texts = version(steps=tuple(Step(text=long_text(700)) for _ in range(12)), conditions=conditions)
    sizes = font_sizes(pdf_of(sheet_of(procedure(section(texts))), size=size))
    assert min(sizes) >= floor
    read = 12 * len(squeezed(long_text(700))) + len(squeezed(conditions))
    assert sum(count for at, count in sizes.items() if at >= body) >= read


@pytest.mark.parametrize(
    ("template", "size", "least"), [("procedure", Size.A4, 30), ("procedure", Size.A3, 42), ("slip", Size.A5, 28)]
)
def test_the_code_is_large_enough_for_any_phone(template: str, size: Size, least: float) -> None:
    assert qr_side(pdf_of(sheet_of(procedure(section(version()))), template, size)) >= least


def test_pages_are_numbered_and_heads_repeated() -> None:
    texts = version(dossier=papers(60, 3))
    pdf = pdf_of(sheet_of(procedure(section(texts))))
    pages = printed(pdf)
    assert [f"Trang {at}/{len(pages)}" in page for at, page in enumerate(pages, start=1)] == [True] * len(pages)
    with_papers = [page for page in pages[1:] if "có xác nhận của nơi cư trú" in page]
    assert len(with_papers) > 3
    assert all("Giấy tờ phải nộp, phải đưa xem" in page for page in with_papers)
