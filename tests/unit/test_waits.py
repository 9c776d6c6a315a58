"""Time limits become the longest one and its band: nothing is converted, and what is not known is in no band."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from generator.decode.outline import outline
from generator.model.outline import Band, Wait, longest
from generator.model.record import ChannelRow, Quantity, TimeLimit, Version
from generator.model.scalars import KHONG, Applicant, Channel, Unit
from tests.support.corpora import version as made


def version(**fields: Any) -> Version:
    return replace(made("2025/1-QD-UBND", "1.000001"), **fields)


def limit(number: str, unit: Unit, **fields: Any) -> TimeLimit:
    return TimeLimit(statutory=Quantity(number=Decimal(number), unit=unit), **fields)


def band(*limits: TimeLimit) -> Band | None:
    wait = outline(version(limits=limits), "").wait
    return wait.band if wait is not None else None


@pytest.mark.parametrize(
    ("number", "unit", "wanted"),
    [
        ("2", Unit.HOUR, Band.SAME_DAY),
        ("8", Unit.HOUR, Band.SAME_DAY),
        ("9", Unit.HOUR, Band.UP_TO_3),
        ("24", Unit.HOUR, Band.UP_TO_3),
        ("25", Unit.HOUR, None),
        ("0.5", Unit.WORKING_DAY, Band.SAME_DAY),
        ("0", Unit.WORKING_DAY, None),
        ("1", Unit.WORKING_DAY, Band.UP_TO_3),
        ("3", Unit.DAY, Band.UP_TO_3),
        ("3.5", Unit.WORKING_DAY, Band.UP_TO_10),
        ("10", Unit.WORKING_DAY, Band.UP_TO_10),
        ("11", Unit.DAY, Band.UP_TO_20),
        ("30", Unit.DAY, Band.UP_TO_30),
        ("31", Unit.WORKING_DAY, Band.MORE),
        ("1", Unit.MONTH, Band.MONTHS),
        ("2", Unit.YEAR, Band.MONTHS),
        ("5", Unit.OTHER, None),
    ],
)
def test_a_limit_is_in_the_band_of_its_printed_number(number: str, unit: Unit, wanted: Band | None) -> None:
    assert band(limit(number, unit)) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "Trong ngày; nhận hồ sơ sau 15 giờ thì trả vào ngày làm việc tiếp theo",
        "Ngay trong ngày làm việc.",
        "giải quyết ngay khi nhận hồ sơ",
        "Ngay sau khi nhận đủ hồ sơ hợp lệ",
    ],
)
def test_words_that_promise_the_same_day_are_understood(text: str) -> None:
    assert band(TimeLimit(verbatim=text)) is Band.SAME_DAY


@pytest.mark.parametrize(
    "text",
    [
        "Trong ngày làm việc thứ ba",
        "Trong ngày; trường hợp cần xác minh thì không quá 03 (ba) ngày làm việc",
        "Ngay trong ngày làm việc hoặc theo thời gian thống nhất",
        "Ngay khi có kết quả xác minh",
        "Không quy định",
        "Hằng tháng",
    ],
)
def test_other_words_are_in_no_band(text: str) -> None:
    assert band(TimeLimit(verbatim=text)) is None


def test_the_longest_of_several_limits_decides_whatever_the_channel() -> None:
    text = version(
        limits=(limit("5", Unit.WORKING_DAY), limit("7", Unit.DAY)),
        channels=(ChannelRow(channel=Channel.POST, limits=(limit("12", Unit.WORKING_DAY),)),),
    )
    assert outline(text, "").wait == Wait(number=Decimal(12), unit=Unit.WORKING_DAY)


def test_the_reduced_limit_binds() -> None:
    assert band(limit("24", Unit.WORKING_DAY, reduced=Quantity(number=Decimal(9), unit=Unit.WORKING_DAY))) is (
        Band.UP_TO_10
    )


def test_one_unknown_limit_makes_the_whole_unknown() -> None:
    assert band(limit("5", Unit.DAY), TimeLimit(verbatim="Theo thỏa thuận")) is None
    assert outline(version(limits=KHONG), "").wait is None
    assert outline(version(limits=None), "").wait is None
    assert longest([Wait(number=Decimal(5), unit=Unit.DAY), None]) is None
    assert longest([]) is None


def test_of_equal_numbers_working_days_are_more_and_a_year_is_more_than_months() -> None:
    days, working = (Wait(number=Decimal(5), unit=unit) for unit in (Unit.DAY, Unit.WORKING_DAY))
    assert longest([working, days]) == longest([days, working]) == working
    months, year = Wait(number=Decimal(6), unit=Unit.MONTH), Wait(number=Decimal(1), unit=Unit.YEAR)
    assert longest([year, months]) == year
    hours, two = Wait(number=Decimal(24), unit=Unit.HOUR), Wait(number=Decimal(2), unit=Unit.DAY)
    assert longest([hours, two]) == two


def test_who_may_apply_is_known_without_the_text() -> None:
    assert outline(version(applicants=(Applicant.CITIZEN,)), "").applicants == (Applicant.CITIZEN,)
