"""A version, ours or made of an export, becomes the facts that are compared: limits, fees and papers as sets."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from generator.authoring.importing.fees import CURRENCIES, DONG, NUMBER
from generator.authoring.reconciling.folding import fold_text
from generator.authoring.reconciling.sides import Item, Said, Table, Text
from generator.authoring.vocabulary import UNIT_NAMES
from generator.diagnostics.messages_vi.reconciliation import CASE, COPIES, FREE, ORIGINALS, REDUCED
from generator.model.record import ChannelRow, Dossier, Fee, Paper, Quantity, TimeLimit, Version
from generator.model.scalars import KHONG, Channel, No, Unit
from generator.render.formats import number
from generator.render.texts import holding

_SIGNS: Final = " -–+*•;:,."
"""Bullets and ends of lines that exports leave in names of papers and cases."""
_SUM: Final = re.compile(rf"({NUMBER})\s*(?:{CURRENCIES}|%)(?!\w)", re.IGNORECASE)
_OTHERS: Final = fold_text("Các trường hợp khác")
"""What the import calls a case that the export leaves unnamed: it names none."""


def with_facts(text: Text, version: Version, day: date) -> Text:
    """The text with everything its version says on the day (fees may have days of their own)."""
    ministries, province = decisions_of(version.content_from)
    return replace(
        text,
        decisions=ministries,
        own_decisions=text.own_decisions | province,
        channels=frozenset(row.channel for row in version.channels),
        limits=_limits(version, binding=False),
        binding=_limits(version, binding=True),
        fees=_fees(version, day),
        papers=_papers(version.dossier),
        doubted=text.doubted | {doubt.where for doubt in version.doubts},
    )


def decisions_of(numbers: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Numbers of decisions: those of ministries, and those of a People's Committee."""
    every = frozenset(one.strip() for one in numbers if one.strip())
    province = frozenset(one for one in every if decision_key(one).endswith(("-UBND", "-CTUBND")))
    return every - province, province


def decision_key(number: str) -> str:
    """A decision's number in one spelling: ` 062/QD-BTC` and `62/QĐ-BTC` are one."""
    return re.sub(r"\s", "", number).upper().replace("Đ", "D").replace("–", "-").lstrip("0")


def _rows(version: Version) -> Mapping[Channel | None, list[ChannelRow | None]]:
    """The rows of each channel; one empty row for all where the text names none."""
    found: dict[Channel | None, list[ChannelRow | None]] = {}
    for row in version.channels:
        found.setdefault(row.channel, []).append(row)
    return found or {None: [None]}


def _joined(parts: Iterable[Said]) -> Said:
    every = list(parts)
    items = dict.fromkeys(item for part in every for item in part.items)
    words = tuple(dict.fromkeys(word for part in every for word in part.words))
    return Said(tuple(items), all(part.whole for part in every), words)


def _words(verbatim: str | None) -> tuple[str, ...]:
    return (verbatim,) if verbatim and fold_text(verbatim) else ()


def _case(name: str | None, row: ChannelRow | None = None) -> str:
    printed = name or (row.case if row is not None else None)
    if not printed or printed == KHONG:
        return ""
    folded = fold_text(printed)
    return "" if folded == _OTHERS else folded


def _with_case(shown: str, case: str | None) -> str:
    return f"{shown} ({CASE.format(case=case.strip(_SIGNS))})" if case and _case(case) else shown


# --- limits -----------------------------------------------------------------------------------------------------------


def _limits(version: Version, *, binding: bool) -> Table:
    return {
        channel: _joined(
            _limits_said(row.limits if row is not None and row.limits else version.limits, row, binding) for row in rows
        )
        for channel, rows in _rows(version).items()
    }


def _limits_said(limits: No | tuple[TimeLimit, ...] | None, row: ChannelRow | None, binding: bool) -> Said:
    if limits == KHONG:
        return Said(whole=True)
    return _joined(_limit(limit, row, binding) for limit in limits) if limits else Said()


def _limit(limit: TimeLimit, row: ChannelRow | None, binding: bool) -> Said:
    chosen = (limit.reduced or limit.statutory) if binding else (limit.statutory or limit.reduced)
    if chosen is None or chosen.unit is Unit.OTHER:
        return Said(words=_words(limit.verbatim))
    case = limit.case if limit.case and limit.case != KHONG else (row.case if row is not None else None)
    told = _quantity(chosen)
    if limit.statutory is not None and limit.reduced is not None:
        told = f"{_quantity(limit.statutory)}, {REDUCED.format(limit=_quantity(limit.reduced))}"
    shown = _with_case(told, case)
    return Said((Item(_case(case), "", (chosen.number.normalize(),), chosen.unit.value, shown),), whole=True)


def _quantity(quantity: Quantity) -> str:
    return f"{number(quantity.number)} {UNIT_NAMES[quantity.unit].lower()}"


# --- fees -------------------------------------------------------------------------------------------------------------


def _fees(version: Version, day: date) -> Table:
    rows = _rows(version)
    named = {way for fee in _held(version.fees, day) for way in fee.channels}
    if None in rows and named:
        rows = {way: [None] for way in (*sorted(named), None)}
    return {channel: _joined(_fees_at(version, row, channel, day) for row in of) for channel, of in rows.items()}


def _fees_at(version: Version, row: ChannelRow | None, channel: Channel | None, day: date) -> Said:
    own = row is not None and (row.fees is not None or row.fees_verbatim is not None)
    fees, verbatim = (row.fees, row.fees_verbatim) if row and own else (version.fees, version.fees_verbatim)
    words = _words(verbatim)
    if fees == KHONG:
        return Said((Item("", "", (Decimal(0),), "", FREE),), whole=True)
    here = [fee for fee in _held(fees, day) if not fee.channels or (channel in fee.channels)]
    return _joined(_fee(fee, row) for fee in here) if here else Said(words=words)


def _held(fees: No | tuple[Fee, ...] | None, day: date) -> tuple[Fee, ...]:
    held = holding(fees, day)
    return held if isinstance(held, tuple) else ()


def _fee(fee: Fee, row: ChannelRow | None) -> Said:
    if fee.amount is None:
        return Said(words=_words(fee.verbatim))
    case = fee.case if fee.case and fee.case != KHONG else (row.case if row is not None else None)
    unit = "" if fee.amount == 0 else _money(fee.unit or "")
    remarked = _remarked(fee.verbatim or "", fee.amount)
    shown = FREE if fee.amount == 0 else f"{number(fee.amount)} {fee.unit or ''}".strip()
    if remarked and fee.verbatim:
        shown = fee.verbatim
    item = Item(_case(case), "", (fee.amount.normalize(), *remarked), unit, _with_case(shown, case))
    return Said((item,), whole=True)


def _remarked(verbatim: str, amount: Decimal) -> tuple[Decimal, ...]:
    """The sums and shares beside the amount: what is paid until some day, or by some."""
    found = [Decimal(re.sub("[.,]", "", text)) for text in _SUM.findall(verbatim)]
    if amount in found:
        found.remove(amount)
    return tuple(sorted(found))


def _money(unit: str) -> str:
    """`VNĐ/trang` and `đồng/trang` name the same money; nothing is converted."""
    currency, mark, per = unit.strip().lower().partition("/")
    plain = currency.strip()
    return ("đồng" if plain in DONG else plain) + mark + fold_text(per)


# --- papers -----------------------------------------------------------------------------------------------------------


def _papers(dossier: No | Dossier | None) -> Said:
    if dossier == KHONG:
        return Said(whole=True)
    if dossier is None:
        return Said()
    parts = []
    for case in dossier.cases:
        if case.papers is None:
            parts.append(Said(words=_words(case.name)))
        elif isinstance(case.papers, tuple):
            parts += [_paper(paper, case.name) for paper in case.papers if not paper.is_note]
    return _joined(parts) if parts else Said()


def _paper(paper: Paper, case: str | None) -> Said:
    counts = tuple(None if count is None else Decimal(count) for count in (paper.originals, paper.copies))
    told = [
        f"{count} {word}"
        for count, word in ((paper.originals, ORIGINALS), (paper.copies, COPIES))
        if count is not None and (count or paper.originals == paper.copies)
    ]
    name = paper.name.strip(_SIGNS) or paper.name
    shown = f"{name} – {', '.join(told)}" if told else name
    return Said((Item(_case(case), paper.name, counts, "", _with_case(shown, case)),), whole=True)
