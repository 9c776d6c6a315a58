"""A text's fees, limits and papers become the short answers at the top of a page; the words stand in theme/."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.model.catalog import Section
from generator.model.money import CURRENCIES, SCALES, SHARE, named_sums, says_nothing
from generator.model.record import ChannelRow, Dossier, Fee, Paper, Quantity, Result, TimeLimit
from generator.model.scalars import KHONG, Channel, FeeKind, No, Unit
from generator.render.formats import number

_PLAIN_FEE: Final = re.compile(
    rf"(?:lệ phí|phí|mức thu|{CURRENCIES}|{SCALES}|miễn phí|không|hồ sơ|lần|[\W\d_])+", re.IGNORECASE
)
"""What may stand beside a sum and says no more than the sum."""
_REFUSAL: Final = re.compile(
    r"[\s+•–-]*(?:(?:công văn|văn bản|thông báo|phiếu|quyết định)\b"
    r"(?:(?:(?!hoặc|[/,;]).)*?\btừ chối(?! nhận di sản)|(?: thông báo)?(?: về việc)? không )"
    r"|từ chối(?! nhận di sản)|không (?:chấp thuận|đồng ý))",
    re.IGNORECASE,
)

# Not `trước ngày 20 tháng 4`; `02 (hai) ngày làm việc` may have the number in words, too.
_DURATION: Final = re.compile(r"(?<!ngày )(?<!\d)\d+\s*(?:\([^()]*\)\s*)?(?:ngày|giờ làm việc|tháng)\b", re.IGNORECASE)


class Known(StrEnum):
    """How much an answer says. `NO` is the explicit "there is none", never the same as `UNKNOWN`, which may have words
    beside it that say nothing: "1" without a unit."""

    UNKNOWN = "unknown"
    NO = "no"
    VERBATIM = "verbatim"
    ONE = "one"
    RANGE = "range"
    CASES = "cases"


class Sum(Struct, frozen=True):
    """From `low` to `high` (equal when there is one amount), in the unit as printed."""

    low: Decimal
    high: Decimal
    unit: str | None


class FeeAnswer(Struct, frozen=True):
    """What it costs. `online` only when handing in online costs something else; `noted` when the words beside the sum
    say more than the sum; `by_way` when it depends on the way to hand in."""

    known: Known
    amount: Sum | None = None
    online: Sum | None = None
    verbatim: str | None = None
    exemptions: tuple[str, ...] = ()
    noted: bool = False
    by_way: bool = False


class FeeLine(Struct, frozen=True):
    """The rows of one charge in one case: they differ by channel or by their days."""

    kind: FeeKind | None
    name: str | None
    case: str | None
    rows: tuple[Fee, ...]


class FeesTold(Struct, frozen=True):
    """All rows of fees; the ways that cost nothing; the ways whose fees stand there as the decision prints them."""

    rows: tuple[Fee, ...]
    free: tuple[ChannelRow, ...]
    quoted: tuple[ChannelRow, ...]


class LimitAnswer(Struct, frozen=True):
    """How long it takes: the reduced limit binds, the statutory one stands beside it."""

    known: Known
    binding: Quantity | None = None
    statutory: Quantity | None = None
    verbatim: str | None = None
    shortest: Quantity | None = None
    longest: Quantity | None = None
    told_of_ways: bool = False
    """No limit is known, but the words on the ways to hand in name a number of days."""


def fee_answer(section: Section) -> FeeAnswer:
    """The price in one line. "Không quy định" is what the text says, and never free of charge."""
    version = section.version
    verbatim = version.fees_verbatim if version is not None else None
    fees = _all_fees(section)
    ways = version.channels if version is not None else ()
    quoted = any(not way.fees and not says_nothing(way.fees_verbatim) for way in ways)
    if fees == KHONG:
        return FeeAnswer(Known.CASES if quoted else Known.NO, verbatim=verbatim)
    if not fees:
        if quoted and not verbatim:
            return FeeAnswer(Known.CASES)
        return FeeAnswer(Known.UNKNOWN if says_nothing(verbatim) else Known.VERBATIM, verbatim=verbatim)
    exempt = tuple(dict.fromkeys(who for fee in fees if isinstance(fee.exemptions, tuple) for who in fee.exemptions))
    rows = {way: [fee for fee in fees if not fee.channels or way in fee.channels] for way in Channel}
    silent = any(not rows[way.channel] or not (section.fees or way.fees) for way in ways)
    if not (quoted or silent) and all(fee.amount == 0 and not says_other_sum(fee) for fee in fees):
        return FeeAnswer(Known.NO, verbatim=verbatim)
    sums = {way: _sum(found) for way, found in rows.items() if found}
    amount = sums.get(Channel.IN_PERSON) or sums.get(Channel.ONLINE)
    online, post = sums.get(Channel.ONLINE), sums.get(Channel.POST, amount)
    # One sum is no answer where nobody knows that of another way, nor where only another way costs something.
    if quoted or None in sums.values() or post not in (amount, online) or not any(fee.amount for fee in fees):
        return FeeAnswer(Known.CASES, verbatim=verbatim, exemptions=exempt, by_way=len(set(sums.values())) > 1)
    if amount is None or any(map(says_other_sum, fees)):
        return FeeAnswer(Known.CASES, verbatim=verbatim, exemptions=exempt)
    known = Known.ONE if amount.low == amount.high else Known.RANGE
    noted = silent or any(map(says_more, fees))
    return FeeAnswer(known, amount, online if online != amount else None, verbatim, exempt, noted)


def says_more(fee: Fee) -> bool:
    """Whether the row has conditions: a last day, or words beside the sum that do not only repeat it."""
    return bool(fee.until or (fee.verbatim and not _PLAIN_FEE.fullmatch(fee.verbatim)))


def says_other_sum(fee: Fee) -> bool:
    """Whether the words of a row name another sum than its own, or a share of it; who gave it days has read them."""
    if fee.amount is None or not fee.verbatim or fee.since or fee.until:
        return False
    return any(said.unit == SHARE or said.amount != fee.amount for said in named_sums(fee.verbatim))


def fees_told(section: Section) -> FeesTold:
    """Everything a text says of fees, those of single ways last: its own amount binds whoever hands in that way."""
    rows = section.fees if isinstance(section.fees, tuple) else ()
    free, quoted = [], []
    for way in section.version.channels if section.version is not None else ():
        if way.fees == KHONG:
            free.append(way)
        elif way.fees:
            rows += tuple(replace(it, channels=(way.channel,), case=_joined(way.case, it.case)) for it in way.fees)
        if way.fees_verbatim:
            quoted.append(way)
    return FeesTold(tuple(dict.fromkeys(rows)), tuple(free), tuple(quoted))


def _joined(*cases: str | None) -> str | None:
    return ": ".join(case for case in cases if case and case != KHONG) or None


def _all_fees(section: Section) -> No | tuple[Fee, ...]:
    """What the text says of fees and what stands with single ways; "there is none" only when every way says so.

    Words that stand for the whole text are newer than what an amended copy still says of single ways.
    """
    version = section.version
    ways = version.channels if version is not None else ()
    said = [(row.channel, row.fees) for row in ways if row.fees]
    if not section.fees and version is not None and not says_nothing(version.fees_verbatim):
        return ()
    if all(fees == KHONG for _, fees in said):
        if section.fees or not said:
            return section.fees or ()
        if len(said) == len(ways):
            return KHONG
    rows: list[Fee] = list(section.fees) if isinstance(section.fees, tuple) else []
    if section.fees == KHONG:
        others = set(Channel) - {channel for channel, _ in said}
        rows = [Fee(amount=Decimal(0), channels=tuple(others))] if others else []
    for channel, fees in said:
        known = (Fee(amount=Decimal(0)),) if fees == KHONG else fees
        rows += (replace(fee, channels=(channel,)) for fee in known)
    return tuple(rows)


def _sum(fees: Iterable[Fee]) -> Sum | None:
    """None when there is no amount, or amounts that cannot stand on one scale."""
    rows = list(fees)
    amounts = [fee.amount for fee in rows if fee.amount is not None]
    units = {fee.unit for fee in rows}
    if not amounts or len(amounts) < len(rows) or len(units) > 1:
        return None
    return Sum(min(amounts), max(amounts), units.pop())


def fee_lines(fees: tuple[Fee, ...]) -> tuple[FeeLine, ...]:
    """Rows of the same charge and case together, in the order of the record."""
    groups: dict[tuple[FeeKind | None, str | None, str | None], list[Fee]] = {}
    for fee in fees:
        groups.setdefault((fee.kind, fee.name, fee.case), []).append(fee)
    return tuple(FeeLine(*same, tuple(rows)) for same, rows in groups.items())


def limit_answer(section: Section) -> LimitAnswer:
    """The limit in one line; several limits give a range only when they count in the same unit."""
    limits = section.version.limits if section.version is not None else None
    if limits == KHONG:
        return LimitAnswer(Known.NO)
    if not limits and section.version is not None:
        limits = tuple(dict.fromkeys(limit for row in section.version.channels for limit in row.limits))
    if not limits:
        ways = section.version.channels if section.version is not None else ()
        return LimitAnswer(Known.UNKNOWN, told_of_ways=any(_DURATION.search(way.description or "") for way in ways))
    if len(limits) == 1:
        return _single(limits[0])
    found = [quantity for limit in limits if (quantity := binding(limit)) is not None]
    said = [published(limit) or "" for limit in limits]
    if not found and all(map(says_nothing, said)):
        return LimitAnswer(Known.UNKNOWN, verbatim=", ".join(filter(None, dict.fromkeys(said))) or None)
    if len(found) < len(limits) or len({quantity.unit for quantity in found}) > 1:
        return LimitAnswer(Known.CASES)
    found.sort(key=lambda quantity: quantity.number)
    if found[0] == found[-1]:
        return LimitAnswer(Known.ONE, binding=found[0])
    return LimitAnswer(Known.RANGE, shortest=found[0], longest=found[-1])


def _single(limit: TimeLimit) -> LimitAnswer:
    if (quantity := binding(limit)) is not None:
        law = limit.statutory if limit.reduced else None
        return LimitAnswer(Known.ONE, quantity, law if law and law.unit is not Unit.OTHER else None, limit.verbatim)
    said = published(limit)
    return LimitAnswer(Known.UNKNOWN if says_nothing(said or "") else Known.VERBATIM, verbatim=said)


def binding(limit: TimeLimit) -> Quantity | None:
    """The limit that binds the counter (docs/domain.md 7). A number without a unit binds nobody: its words are told."""
    found = limit.reduced or limit.statutory
    return None if found is not None and found.unit is Unit.OTHER else found


def published(limit: TimeLimit) -> str | None:
    """The words of a limit that binds nobody, else its number."""
    found = limit.reduced or limit.statutory
    return limit.verbatim or (number(found.number) if found is not None else None)


def bar_width(limit: TimeLimit) -> str | None:
    """Width of the reduced limit's bar beside the statutory one; None when their units differ."""
    if limit.reduced is None or limit.statutory is None or limit.reduced.unit != limit.statutory.unit:
        return None
    if not limit.statutory.number or limit.reduced.number > limit.statutory.number:
        return None
    return f"{limit.reduced.number / limit.statutory.number * 100:.1f}%"


def main_result(results: tuple[Result, ...]) -> Result:
    """What one hopes for: the first result that is no refusal, where there is one. Exports list them in any order; a
    paper that says either yes or no is no refusal."""
    return next((it for it in results if not _REFUSAL.match(it.name)), results[0])


def papers_of(dossier: Dossier) -> tuple[Paper, ...]:
    """All papers of all cases, notes left out."""
    groups = (*dossier.common, *dossier.by_case)
    listed = [group.papers for group in groups if group.papers is not None and group.papers != KHONG]
    return tuple(paper for papers in listed for paper in papers if not paper.is_note)


def parts_of(section: Section) -> tuple[str, ...]:
    """The parts of a text that its page shows, as anchors: fees, limit and papers always, the rest where known."""
    version = section.version
    if version is None:
        return ()
    has_way = version.channels or version.received_at or version.reception_address or version.online_level
    bodies = section.handled_by + section.decided_by + section.coordinated_by + section.delegated_to
    shown = {
        "giay-to": True,
        "cach-nop": has_way,
        "trinh-tu": version.steps,
        "phi": True,
        "thoi-han": True,
        "dieu-kien": version.conditions,
        "ket-qua": version.results,
        "co-quan": bodies or version.applicants or version.procedure_kind,
        "can-cu": version.bases or version.content_from,
    }
    return tuple(part for part, wanted in shown.items() if wanted)
