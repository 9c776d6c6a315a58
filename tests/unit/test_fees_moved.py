"""Fees that change as resolutions change them need no decision: which changes are such ones."""

from datetime import date

from msgspec.structs import replace

from generator.check.fees import moved_on
from generator.model.record import Fee
from generator.model.scalars import Channel, FeeKind

SINCE, LAST, NEXT = date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)
OLD = Fee(kind=FeeKind.FEE, name="Thẩm định", amount=100, unit="đồng/bộ", basis="1/2024/NQ-HĐND")
NEW = replace(OLD, amount=150, basis="2/2025/NQ-HĐND", since=NEXT)


def ended(fee: Fee) -> Fee:
    return replace(fee, until=LAST)


def test_a_row_takes_the_place_of_one_that_ended() -> None:
    assert moved_on((OLD,), (ended(OLD), NEW), SINCE)
    assert not moved_on((OLD,), (NEW,), SINCE)


def test_a_fee_and_a_charge_are_two_things() -> None:
    assert not moved_on((OLD,), (ended(OLD), replace(NEW, kind=FeeKind.CHARGE)), SINCE)


def test_one_row_takes_one_place_at_each_way_to_hand_in() -> None:
    other = replace(OLD, amount=20, unit="đồng/trang")
    both = (ended(OLD), ended(other))
    assert not moved_on((OLD, other), (*both, NEW), SINCE)
    assert moved_on((OLD, other), (*both, NEW, replace(NEW, amount=30, unit="đồng/trang")), SINCE)
    direct, online = (replace(OLD, channels=(way,)) for way in (Channel.IN_PERSON, Channel.ONLINE))
    together = replace(NEW, channels=(Channel.IN_PERSON, Channel.ONLINE))
    assert moved_on((direct, online), (ended(direct), ended(online), together), SINCE)
