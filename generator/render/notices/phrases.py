"""Quantities, amounts, sources and lists of names become the phrases that a sheet prints."""

from collections.abc import Iterable

from generator.model.catalog import Source
from generator.model.record import Fee, Quantity
from generator.model.scalars import KHONG, Channel, Level
from generator.render.answers import Sum
from generator.render.formats import baseline_day, day, number, word
from generator.render.notices.words import Words


def capital(text: str) -> str:
    """The first letter in capitals, the others as they are."""
    return text[:1].upper() + text[1:]


def levels(values: Iterable[Level], words: Words) -> str:
    """`Cấp tỉnh, cấp xã`."""
    return capital(", ".join(word(level, words.level) for level in values).lower())


def channels(values: Iterable[Channel], words: Words) -> str:
    """`Trực tiếp, bưu chính`: each way once, in the order given."""
    return capital(", ".join(word(it, words.channel) for it in dict.fromkeys(values)).lower())


def parts(values: Iterable[str], words: Words) -> str:
    """The parts of a text that something is about."""
    return ", ".join(word(part, words.part) for part in values)


def quantity(value: Quantity, words: Words) -> str:
    """`22 ngày làm việc`: the unit as printed, never converted."""
    return f"{number(value.number)} {words.unit[value.unit]}".rstrip()


def sum_of(value: Sum, words: Words) -> str:
    """`1.400.000 đồng`, `700.000 đến 1.400.000 đồng`."""
    low, high = number(value.low), number(value.high)
    amount = low if low == high else words.say("fee_range", low=low, high=high)
    return f"{amount} {value.unit or words.say('currency')}"


def amount(fee: Fee, words: Words) -> str:
    """The amount of one row, or what stands in its place."""
    if fee.amount is not None:
        return f"{number(fee.amount)} {fee.unit or words.say('currency')}"
    if fee.rate is not None:
        return words.say("fee_rate", rate=number(fee.rate * 100))
    return fee.verbatim or words.say("fee_row_unknown")


def source(it: Source, words: Words, marked: bool = True) -> str:
    """How a sheet names the decision, or the baseline, that set something; `marked` says so of sample data."""
    if it.number:
        text = words.say("decision", number=it.number)
        if it.signed:
            text = words.say("dated", text=text, day=day(it.signed))
    elif it.published_by:
        text = words.say("before_data", number=it.published_by)
    else:
        text = words.say("baseline", day=day(baseline_day(it.key)))
    return words.say("sample_source", text=text) if marked and it.sample else text


def named(values: tuple[str, ...], words: Words) -> str:
    """Names in a row; the explicit "there is none" in words."""
    return words.say("no") if values == (KHONG,) else "; ".join(values)
