"""Fees that stand with single ways to hand in: the website and the printed sheet say the same of them."""

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model.notice import ProcedureSheet
from generator.model.record import ChannelRow, Fee
from generator.model.scalars import KHONG, Channel
from generator.render.formats import number
from generator.render.notices.answers import FEE_PART
from tests.notices.making import sheet_of
from tests.unit.catalogs import Reading, catalog, procedure, section, shell, site, version

ONLINE = ChannelRow(channel=Channel.ONLINE, fees=(Fee(amount=Decimal(40000)),))
COUNTER = ChannelRow(channel=Channel.IN_PERSON, case="Nộp lần đầu", fees=(Fee(amount=Decimal(50000)),))
FREE = ChannelRow(channel=Channel.POST, fees=KHONG)
QUOTED = ChannelRow(channel=Channel.POST, fees_verbatim="Thu theo bảng giá của bưu điện")


@pytest.mark.parametrize("ways", [(ONLINE, COUNTER), (ONLINE, FREE), (FREE, QUOTED), (QUOTED,), (FREE,), (COUNTER,)])
def test_fees_of_single_ways_are_on_the_page_and_on_the_sheet(
    ways: tuple[ChannelRow, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = procedure(section(version(channels=ways)))
    sheet = sheet_of(page).facts()
    assert isinstance(sheet, ProcedureSheet)
    cache = tmp_path_factory.getbasetemp() / "shell-of-fees"
    html = site(catalog(page), shell(Path(cache)))["tt/1.004122/index.html"]
    part = html.partition('id="phi"')[2].partition("<h2")[0]
    shown = Reading(part).text
    for way in ways:
        for it in way.fees if isinstance(way.fees, tuple) else ():
            assert it.amount is not None
            assert number(it.amount) in shown
        for said in (way.case, way.fees_verbatim):
            assert (said or "") in shown
    assert ("Không" in shown) == (FREE in ways)
    assert "Chưa rõ mức thu" not in shown
    assert all(charge.amount in shown for charge in sheet.charges)
    assert sheet.charges or sheet.fees_verbatim


PRICE = Fee(amount=Decimal(40000), unit="đồng")


@pytest.mark.parametrize(
    ("fee", "said", "sheet_note"),
    [
        (replace(PRICE, exemptions=("Trẻ em", "Hộ nghèo")), "Miễn, giảm: Trẻ em; Hộ nghèo", "Trẻ em; Hộ nghèo"),
        (replace(PRICE, exemptions=("Trẻ em " * 40,)), "có trường hợp được miễn, giảm", "được miễn, giảm"),
        (replace(PRICE, verbatim="40.000 đồng/thẻ, trừ lần đầu"), "xem điều kiện", ""),
        (replace(PRICE, verbatim="40.000 đồng; qua mạng 20.000 đồng"), "Tùy trường hợp", ""),
    ],
)
def test_who_pays_less_and_what_it_depends_on_stand_on_the_line_of_the_price(
    fee: Fee, said: str, sheet_note: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = procedure(section(version(fees=(fee,)), fees=(fee,)))
    cache = tmp_path_factory.getbasetemp() / "shell-of-fees"
    html = site(catalog(page), shell(Path(cache)))["tt/1.004122/index.html"]
    assert said in Reading(html.partition("Bao nhiêu tiền")[2].partition("Nhận được gì")[0]).text
    sheet = sheet_of(page).facts()
    assert isinstance(sheet, ProcedureSheet)
    assert sheet_note in sheet.fee.note
    assert sheet.fee.part == (0 if said.startswith("Miễn") else FEE_PART)


def test_without_any_fee_both_say_that_it_is_not_known() -> None:
    sheet = sheet_of(procedure(section(version()))).facts()
    assert isinstance(sheet, ProcedureSheet)
    assert sheet.charges == ()
    assert "hưa rõ" in sheet.charges_say
