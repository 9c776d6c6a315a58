"""The short answers of a text: what is known, what is only printed, and what was never said."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.decode.outline import outline
from generator.model.record import ChannelRow, Fee, Quantity, Result
from generator.model.scalars import KHONG, Channel, Unit
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


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("28 ngày làm việc (đối với trường hợp cấp mới)", True),
        ("Trong 05 (năm) ngày kể từ ngày nhận đủ hồ sơ", True),
        ("Nộp trước ngày 25 tháng 4 hằng năm", False),
        ("Nộp tại quầy", False),
    ],
)
def test_days_that_only_the_words_on_a_way_name_are_pointed_to(said: str, told: bool) -> None:
    text = version(channels=(ChannelRow(channel=Channel.IN_PERSON, description=said),))
    answer = limit_answer(section(text, version=text))
    assert (answer.known, answer.told_of_ways) == (Known.UNKNOWN, told)


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
    "words",
    [
        "800.000 đồng (áp dụng mức phí 400.000 đồng/hồ sơ đến hết ngày 31/12/2026)",
        "800.000 đồng (bằng 50 % mức phí nêu trên từ ngày 01/7/2025)",
        "800.000 đồng/trang; từ trang thứ 3: 1 nghìn đồng/trang",
        "800.000 đồng (Lệ phí: 1.500.000)",
    ],
)
def test_a_sum_beside_words_with_another_one_is_no_flat_sum(words: str) -> None:
    text = version()
    answer = fee_answer(section(text, version=text, fees=(fee(amount=Decimal(800000), unit="đồng", verbatim=words),)))
    assert (answer.known, answer.amount, answer.by_way) == (Known.CASES, None, False)


@pytest.mark.parametrize(
    ("words", "noted"),
    [
        ("Lệ phí: 800,000 VNĐ (800.000 đồng/hồ sơ)", False),
        ("800.000 đồng/lần", False),
        ("800.000 đồng (0,8 triệu đồng/thẻ)", True),
        ("800.000 đồng (trừ trường hợp được miễn)", True),
        ("800.000 đồng, theo Thông tư 61/2023/TT-BTC", True),
    ],
)
def test_words_that_do_not_repeat_the_sum_are_pointed_to(words: str, noted: bool) -> None:
    text = version()
    answer = fee_answer(section(text, version=text, fees=(fee(amount=Decimal(800000), unit="đồng", verbatim=words),)))
    assert (answer.known, answer.noted) == (Known.ONE, noted)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_500_000, "Phí: 1,5 triệu đồng"),
        (2_000_000, "Lệ phí: 2 triệu đồng"),
        (50_000, "Phí: 50 nghìn đồng"),
        (50_000, "50 ngàn đồng"),
        (50_000, "50 000 đồng"),
        (10_000_000, "10.000 nghìn đồng"),
        (1_200_000, "1.200 nghìn đồng"),
    ],
)
def test_one_sum_may_be_written_in_many_ways(amount: int, words: str) -> None:
    text = version()
    answer = fee_answer(section(text, version=text, fees=(fee(amount=Decimal(amount), unit="đồng", verbatim=words),)))
    assert (answer.known, answer.noted) == (Known.ONE, False)
    other = fee_answer(section(text, version=text, fees=(fee(amount=Decimal(800), unit="đồng", verbatim=words),)))
    assert other.known is Known.CASES


def test_a_sum_with_a_last_day_is_pointed_to_and_its_words_are_not_held_against_it() -> None:
    text = version()
    half = fee(amount=Decimal(25000), verbatim="bằng 50% mức thu nêu trên", until=date(2026, 12, 31))
    answer = fee_answer(section(text, version=text, fees=(half,)))
    assert (answer.known, answer.noted) == (Known.ONE, True)


def test_words_for_the_whole_text_are_told_before_ways_that_are_free() -> None:
    free = tuple(ChannelRow(channel=way, fees=KHONG) for way in Channel)
    text = version(channels=free, fees_verbatim="Theo Nghị quyết 22/2025/NQ-HĐND")
    told = fee_answer(section(text, version=text))
    assert (told.known, told.verbatim) == (Known.VERBATIM, "Theo Nghị quyết 22/2025/NQ-HĐND")
    for words in (None, "Không có thông tin"):
        text = version(channels=free, fees_verbatim=words)
        assert fee_answer(section(text, version=text)).known is Known.NO
        assert outline(text, "").is_free


@pytest.mark.parametrize(
    ("way", "known"),
    [
        (ChannelRow(channel=Channel.POST, fees_verbatim="100.000 đồng"), Known.CASES),
        (ChannelRow(channel=Channel.POST, fees=(fee(amount=Decimal(100_000)),)), Known.CASES),
        (ChannelRow(channel=Channel.POST, fees=KHONG, fees_verbatim="Miễn phí"), Known.NO),
        (ChannelRow(channel=Channel.POST), Known.NO),
        (ChannelRow(channel=Channel.POST, fees_verbatim="Không có thông tin"), Known.NO),
    ],
)
def test_a_way_with_fees_of_its_own_is_not_free_with_the_text(way: ChannelRow, known: Known) -> None:
    text = version(fees=KHONG, channels=(ChannelRow(channel=Channel.IN_PERSON), way))
    assert fee_answer(section(text, version=text, fees=KHONG)).known is known
    assert outline(text, "").is_free is (known is Known.NO)


def test_no_way_to_hand_in_is_forgotten() -> None:
    at_counter = fee(amount=Decimal(5700000), unit="đồng", channels=(Channel.IN_PERSON,))
    by_post = fee(amount=Decimal(1500000), unit="đồng", channels=(Channel.POST,))
    text = version()
    other = fee_answer(section(text, version=text, fees=(at_counter, by_post)))
    assert (other.known, other.by_way) == (Known.CASES, True)
    ways = (ChannelRow(channel=Channel.IN_PERSON, fees=(at_counter,)), ChannelRow(channel=Channel.ONLINE))
    text = version(channels=ways)
    silent = fee_answer(section(text, version=text))
    assert (silent.known, silent.noted) == (Known.ONE, True)
    text = version(channels=(ways[0], ChannelRow(channel=Channel.ONLINE, fees_verbatim="theo hợp đồng")))
    assert fee_answer(section(text, version=text)).known is Known.CASES
    text = version(channels=(ways[0],))
    free = fee_answer(section(text, version=text, fees=KHONG))
    assert (free.known, free.amount and free.amount.low, free.online and free.online.low) == (Known.ONE, 5700000, 0)
    text = version(channels=(ChannelRow(channel=Channel.IN_PERSON), ChannelRow(channel=Channel.POST)))
    nothing = fee(amount=Decimal(0), channels=(Channel.POST,))
    assert fee_answer(section(text, version=text, fees=(nothing,))).known is Known.CASES


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
