"""The words of notices stand in one file, are all used, and are those of the website."""

import ast
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from generator.diagnostics.messages_vi.tokens import PARTS
from generator.model.notice import Answer, ProcedureSheet, Size
from generator.model.record import ChannelRow, Fee, Quantity, Result, TimeLimit
from generator.model.scalars import KHONG, Channel, PointKind, Unit
from tests.notices.making import THEME, pdf_of, sheet_of, words
from tests.notices.reading import spoken, squeezed
from tests.unit.catalogs import BASELINE, ROOT, Reading, catalog, procedure, section, shell, site, version

SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator/render/notices").glob("*.py"))


def test_every_sentence_is_used_and_none_is_missing() -> None:
    told = set(re.findall(r"[\"']([a-z_]+)[\"']", SOURCE))
    asked = set(re.findall(r"say\(\s*[\"']([a-z_]+)[\"']", SOURCE))
    known = set(words().sentences)
    assert known - told == set()
    assert asked - known == set()


def test_closed_lists_are_those_of_the_website_word_for_word() -> None:
    text = (THEME / "pages/_words.html").read_text(encoding="utf-8")
    web = {name: ast.literal_eval(values) for name, values in re.findall(r"{% set (\w+) = ({.*?}) %}", text)}
    ours = msgspec.to_builtins(words())
    shared = ours.keys() & web.keys()
    assert shared >= {"level", "unit", "channel", "online", "point", "applicant", "procedure_kind", "fee_kind", "part"}
    assert {name: ours[name] for name in shared} == {name: web[name] for name in shared}


def test_problems_name_the_parts_of_records_as_the_website_does() -> None:
    text = (THEME / "pages/_words.html").read_text(encoding="utf-8")
    (web,) = re.findall(r"{% set part = ({.*?}) %}", text)
    (more,) = re.findall(r"{% set part_of_decision = dict\(part, \*\*({.*?})\) %}", text)
    every = ast.literal_eval(web) | ast.literal_eval(more)
    assert {key: PARTS.get(key) for key in every} == every


HOUR, WORKING_DAY = (Quantity(number=Decimal(n), unit=unit) for n, unit in ((4, Unit.HOUR), (22, Unit.WORKING_DAY)))
DAYS = Quantity(number=Decimal(24), unit=Unit.DAY)
SHORT = Quantity(number=Decimal(3), unit=Unit.WORKING_DAY)
IN_PERSON, ONLINE = (Channel.IN_PERSON,), (Channel.ONLINE,)
TEXTS: dict[str, dict[str, Any]] = {
    "nothing known": {},
    "nothing at all": {"limits": KHONG, "fees": KHONG, "results": KHONG},
    "reduced": {"limits": (TimeLimit(statutory=DAYS, reduced=WORKING_DAY),)},
    "a range": {
        "limits": (TimeLimit(statutory=WORKING_DAY), TimeLimit(statutory=Quantity(number=3, unit=Unit.WORKING_DAY)))
    },
    "other units": {"limits": (TimeLimit(statutory=HOUR), TimeLimit(statutory=DAYS))},
    "as printed": {"limits": (TimeLimit(verbatim="Ngay trong ngày"),), "fees_verbatim": "Không quy định"},
    "cheaper online": {
        "fees": (
            Fee(name="Lệ phí", amount=Decimal(1400000), unit="đồng", channels=IN_PERSON),
            Fee(name="Lệ phí", amount=Decimal(700000), unit="đồng", channels=ONLINE),
        )
    },
    "from and to": {"fees": (Fee(amount=Decimal(5), unit="USD"), Fee(amount=Decimal("7.5"), unit="USD"))},
    "no scale": {"fees": (Fee(verbatim="Theo giá trị"), Fee(amount=Decimal(5)))},
    "fees with the channels alone": {
        "channels": tuple(
            ChannelRow(channel=way, fees=(Fee(amount=Decimal(amount)),))
            for way, amount in ((Channel.IN_PERSON, 20000), (Channel.ONLINE, 10000))
        )
    },
    "none with any channel": {"channels": (ChannelRow(channel=Channel.IN_PERSON, fees=KHONG),)},
    "both centres": {"received_at": (PointKind.PROVINCE_CENTRE, PointKind.COMMUNE_CENTRE)},
    "ways and results": {
        "channels": (ChannelRow(channel=Channel.ONLINE), ChannelRow(channel=Channel.POST)),
        "results": (Result(name="Giấy phép"), Result(name="Thông báo")),
    },
}


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One shell for the module."""
    return tmp_path_factory.mktemp("cache")


def test_the_website_gives_the_same_four_answers(cache_folder: Path) -> None:
    pages = [
        procedure(section(version(**fields, code=f"1.{n:06}")), code=f"1.{n:06}", url=f"tt/1.{n:06}/")
        for n, fields in enumerate(TEXTS.values())
    ]
    web = site(catalog(*pages), shell(cache_folder))
    for name, page in zip(TEXTS, pages, strict=True):
        text = squeezed(Reading(web[f"{page.url}index.html"]).text)
        facts = sheet_of(page).facts()
        assert isinstance(facts, ProcedureSheet)
        for answer in (facts.place, facts.time, facts.fee, facts.result):
            assert [said for said in told(answer) if squeezed(said) not in text] == [], name


def told(answer: Answer) -> list[str]:
    """What the answer says, and the remarks beside it."""
    return [answer.text, *re.split(r"\. |; ", answer.note)]


def test_remarks_beside_an_answer_are_one_sentence() -> None:
    channels = tuple(ChannelRow(channel=way) for way in (Channel.ONLINE, Channel.POST))
    facts = sheet_of(procedure(section(version(channels=channels)))).facts()
    assert isinstance(facts, ProcedureSheet)
    assert facts.place.note == "Cơ quan giải quyết; nơi tiếp nhận chưa rõ; trực tuyến, bưu chính"
    received = sheet_of(procedure(section(version(channels=channels, received_at=tuple(PointKind))))).facts()
    assert isinstance(received, ProcedureSheet)
    assert received.place.note == "Trực tuyến, bưu chính"


@pytest.mark.parametrize(("template", "size"), [("procedure", Size.A4), ("slip", Size.A5)])
def test_what_began_before_the_data_is_in_force_since_nobody_knows_when(template: str, size: Size) -> None:
    sheet = sheet_of(procedure(section(version(), since=None, set_by=BASELINE)))
    facts = sheet.facts()
    assert isinstance(facts, ProcedureSheet)
    assert facts.standing == "Đã áp dụng ngày 17/11/2025"  # in the ids of sheets on walls
    text = " ".join(spoken(pdf_of(sheet, template, size)).split())
    assert "Đang áp dụng (ghi nhận ngày 17/11/2025)" in text
    assert "Đã áp dụng" not in text


BARE = Quantity(number=Decimal(1), unit=Unit.OTHER)
LIMITS: dict[str, tuple[tuple[TimeLimit, ...], Answer, str]] = {
    "a bare number": (
        (TimeLimit(statutory=BARE, verbatim="01"),),
        Answer(text="Chưa rõ thời hạn", note="Bản công bố chỉ ghi “01”"),
        "Chưa rõ thời hạn: bản công bố chỉ ghi “01”",
    ),
    "typed without its words": (
        (TimeLimit(statutory=BARE),),
        Answer(text="Chưa rõ thời hạn", note="Bản công bố chỉ ghi “1”"),
        "Chưa rõ thời hạn: bản công bố chỉ ghi “1”",
    ),
    "a unit we do not know": (
        (TimeLimit(statutory=BARE, verbatim="01 phiên họp của hội đồng"),),
        Answer(text="01 phiên họp của hội đồng"),
        "01 phiên họp của hội đồng",
    ),
    "bare numbers": (
        (TimeLimit(statutory=BARE), TimeLimit(statutory=replace(BARE, number=Decimal(3)))),
        Answer(text="Chưa rõ thời hạn", note="Bản công bố chỉ ghi “1, 3”"),
        "Chưa rõ thời hạn: bản công bố chỉ ghi “1”",
    ),
    "a bare number before the reduction": (
        (TimeLimit(statutory=replace(BARE, number=Decimal(24)), reduced=WORKING_DAY),),
        Answer(text="22 ngày làm việc"),
        "22 ngày làm việc",
    ),
}


@pytest.mark.parametrize("limits", LIMITS)
def test_a_number_without_a_unit_is_no_limit(limits: str) -> None:
    rows, answer, line = LIMITS[limits]
    facts = sheet_of(procedure(section(version(limits=rows)))).facts()
    assert isinstance(facts, ProcedureSheet)
    assert facts.time == answer
    assert facts.limits[0].text == line


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Công văn từ chối nếu hồ sơ không hợp lệ", "Giấy phép"), "Giấy phép"),
        (("Thông báo không được miễn thuế", "Quyết định miễn thuế"), "Quyết định miễn thuế"),
        (("+ Văn bản của cơ quan đăng ký thông báo lý do từ chối", "Giấy chứng nhận"), "Giấy chứng nhận"),
        (("Văn bản không chấp thuận", "Phiếu từ chối tiếp nhận"), "Văn bản không chấp thuận"),
        (("Văn bản chấp thuận hoặc từ chối chấp thuận", "Giấy phép"), "Văn bản chấp thuận hoặc từ chối chấp thuận"),
        (("Thông báo xác nhận/không xác nhận", "Giấy phép"), "Thông báo xác nhận/không xác nhận"),
        (("Quyết định đóng cảng hàng không", "Giấy phép"), "Quyết định đóng cảng hàng không"),
        (("Văn bản từ chối nhận di sản có chứng thực", "Sổ"), "Văn bản từ chối nhận di sản có chứng thực"),
    ],
)
def test_the_result_shown_is_no_refusal_where_there_is_another(names: tuple[str, ...], shown: str) -> None:
    facts = sheet_of(procedure(section(version(results=tuple(Result(name=name) for name in names))))).facts()
    assert isinstance(facts, ProcedureSheet)
    assert (facts.result.text, facts.result.note) == (shown, "Và 1 kết quả khác")
    assert facts.results == names


def test_a_slip_asks_what_its_sheet_asks() -> None:
    sheet = sheet_of(procedure(section(version())))
    asked = ["Nộp ở đâu?", "Bao lâu?", "Bao nhiêu tiền?", "Nhận được gì?"]
    for pdf in (pdf_of(sheet), pdf_of(sheet, "slip", Size.A5)):
        assert [words in spoken(pdf) for words in asked] == [True] * 4


def test_fees_of_today_alone_are_printed() -> None:
    rows = (
        Fee(amount=Decimal(10), until=date(2025, 11, 27)),
        Fee(amount=Decimal(20), since=date(2025, 11, 28), until=date(2026, 6, 30)),
    )
    facts = sheet_of(procedure(section(version(fees=rows), fees_on=date(2025, 11, 28)))).facts()
    assert isinstance(facts, ProcedureSheet)
    assert [(charge.amount, charge.details) for charge in facts.charges] == [
        ("20 đồng", ("áp dụng từ ngày 28/11/2025 đến hết ngày 30/06/2026",))
    ]
