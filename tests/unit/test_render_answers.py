"""The short answers of a text: what is known, what is only printed, and what was never said."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.model.record import ChannelRow, Fee, Quantity, Result
from generator.model.scalars import Channel, Unit
from generator.render.answers import Known, fee_answer, limit_answer, main_result
from tests.unit.catalogs import fee, limit, section, version


@pytest.mark.parametrize("said", ["1", "30", "1.5", "Không có thông tin", "không có thông tin."])
def test_words_that_answer_nothing_are_no_answer(said: str) -> None:
    bare = limit(statutory=Quantity(number=Decimal(1), unit=Unit.OTHER), verbatim=said)
    for limits in ((bare,), (limit(verbatim=said),)):
        text = version(limits=limits)
        answer = limit_answer(section(text, version=text))
        assert (answer.known, answer.verbatim) == (Known.UNKNOWN, said)
    text = version(fees_verbatim=said)
    assert fee_answer(section(text, version=text)).known is Known.UNKNOWN


@pytest.mark.parametrize("said", ["Ngay khi nhận hồ sơ", "1 phiên", "Không quy định"])
def test_words_that_say_something_are_told(said: str) -> None:
    text = version(limits=(limit(statutory=Quantity(number=Decimal(1), unit=Unit.OTHER), verbatim=said),))
    answer = limit_answer(section(text, version=text))
    assert (answer.known, answer.verbatim) == (Known.VERBATIM, said)


def test_limits_of_the_ways_to_hand_in_answer_where_the_text_has_none() -> None:
    days = [Quantity(number=Decimal(number), unit=Unit.WORKING_DAY) for number in (8, 20)]
    ways = tuple(
        ChannelRow(channel=way, limits=(limit(statutory=it),)) for way, it in zip(Channel, days, strict=False)
    )
    text = version(channels=ways)
    answer = limit_answer(section(text, version=text))
    assert (answer.known, answer.shortest, answer.longest) == (Known.RANGE, *days)


def test_limits_that_stand_with_the_channels_are_answered_too() -> None:
    five = Quantity(number=Decimal(5), unit=Unit.DAY)
    text = version(channels=tuple(ChannelRow(channel=way, limits=(limit(statutory=five),)) for way in Channel))
    assert limit_answer(section(text, version=text)).binding == five


def test_an_amount_of_nothing_is_free_of_charge() -> None:
    text = version()
    free = fee_answer(section(text, version=text, fees=(fee(amount=Decimal(0), unit="đồng", verbatim="Miễn phí"),)))
    some = fee_answer(section(text, version=text, fees=(fee(amount=Decimal(0)), fee(amount=Decimal(8000)))))
    counter = fee(amount=Decimal(0), channels=(Channel.IN_PERSON,))
    online = fee(amount=Decimal(8000), channels=(Channel.ONLINE,))
    split = fee_answer(section(text, version=text, fees=(counter, online)))
    assert (free.known, some.known, split.known) == (Known.NO, Known.RANGE, Known.ONE)


@pytest.mark.parametrize(
    "fees",
    [
        # The other way: only words, a share of a sum, two units.
        {Channel.IN_PERSON: [fee(verbatim="40.000 đồng/01 Giấy chứng nhận")], Channel.ONLINE: [fee(amount=Decimal(0))]},
        {Channel.IN_PERSON: [fee(amount=Decimal(0))], Channel.ONLINE: [fee(verbatim="Theo hợp đồng")]},
        {
            Channel.IN_PERSON: [fee(amount=Decimal(5), unit="USD"), fee(amount=Decimal(100000), unit="đồng")],
            Channel.ONLINE: [fee(amount=Decimal(0), unit="đồng")],
        },
        {
            Channel.IN_PERSON: [fee(amount=Decimal(0))],
            Channel.ONLINE: [fee(amount=Decimal(0))],
            Channel.POST: [fee(amount=Decimal(50000))],
        },
    ],
)
def test_one_free_way_says_nothing_of_the_others(fees: dict[Channel, list[Fee]]) -> None:
    text = version()
    rows = tuple(replace(it, channels=(way,)) for way, own in fees.items() for it in own)
    answer = fee_answer(section(text, version=text, fees=rows))
    assert (answer.known, answer.amount) == (Known.CASES, None)


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (["Giấy phép", "Văn bản từ chối"], "Giấy phép"),
        (["Công văn từ chối nếu hồ sơ không đạt", "Giấy phép"], "Giấy phép"),
        (["- Thông báo về việc từ chối", "Không chấp thuận", "Quyết định"], "Quyết định"),
        (["Văn bản chấp thuận hoặc từ chối", "Giấy phép"], "Văn bản chấp thuận hoặc từ chối"),
        (["Văn bản từ chối"], "Văn bản từ chối"),
        (["Từ chối nhận di sản", "Bản sao"], "Từ chối nhận di sản"),
    ],
)
def test_a_refusal_is_not_what_one_gets(names: list[str], first: str) -> None:
    assert main_result(tuple(Result(name=name) for name in names)).name == first
