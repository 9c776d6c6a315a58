"""A version, ours or made of an export, becomes the facts that are compared: limits, fees and papers as sets."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from generator.authoring.reconciling.folding import fold_text, fold_words, in_figures, one_money
from generator.authoring.reconciling.sides import Item, Note, NotePlace, Printed, Said, Table, Text
from generator.authoring.vocabulary import UNIT_NAMES
from generator.diagnostics.messages_vi.reconciliation import CASE, COPIES, DESCRIPTION, FREE, ORIGINALS, REDUCED
from generator.model.money import DONG, named_sums
from generator.model.record import ChannelRow, Dossier, Fee, Paper, Quantity, TimeLimit, Version
from generator.model.scalars import KHONG, Channel, No, Unit
from generator.render.formats import number
from generator.render.texts import holding

_SIGNS: Final = " -–+*•;:,."
"""Bullets and ends of lines that exports leave in names of papers and cases."""
_FEE_WORD: Final = re.compile(r"(?<!\w)phí(?!\w)", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"\n|(?<=[.;])\s")
_FIGURES: Final = re.compile(r"\d+")
_LABEL: Final = re.compile(r"[-\s]*(?:(?:Phí dịch vụ|Lệ phí|Phí|Giá)\s*:)?\s*", re.IGNORECASE)
_FREE_WORDS: Final = frozenset(fold_words("có giá không lệ miễn nộp phải phí thu và").split())
"""`Không thu phí, lệ phí` says no more than `Không`."""


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
    notes = tuple(dict.fromkeys(note for part in every for note in part.notes))
    printed = tuple(row for part in every for row in part.printed)
    return Said(tuple(items), all(part.whole for part in every), words, notes, printed)


def _words(verbatim: str | None) -> tuple[str, ...]:
    return (verbatim,) if verbatim and fold_text(verbatim) else ()


def _case(name: str | None, row: ChannelRow | None = None) -> str:
    printed = name or (row.case if row is not None else None)
    if not printed or printed == KHONG:
        return ""
    return fold_text(printed)


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
    described = _described(row.description if row is not None else None)
    if fees == KHONG:
        free = _fee(Fee(amount=Decimal(0), verbatim=verbatim), None)
        return replace(free, notes=(*free.notes, *described))
    here = [fee for fee in _held(fees, day) if not fee.channels or (channel in fee.channels)]
    said = _joined(_fee(fee, row) for fee in here) if here else Said(words=_words(verbatim), printed=_printed(verbatim))
    return replace(said, notes=(*said.notes, *described))


def _held(fees: No | tuple[Fee, ...] | None, day: date) -> tuple[Fee, ...]:
    held = holding(fees, day)
    return held if isinstance(held, tuple) else ()


def _fee(fee: Fee, row: ChannelRow | None) -> Said:
    printed = _printed(fee.verbatim)
    if fee.amount is None:
        return Said(words=_words(fee.verbatim), printed=printed)
    case = fee.case if fee.case and fee.case != KHONG else (row.case if row is not None else None)
    unit = "" if fee.amount == 0 else _money(fee.unit)
    remarked = _remarked(fee.verbatim or "", fee.amount)
    shown = FREE if fee.amount == 0 else f"{number(fee.amount)} {fee.unit or ''}".strip()
    beside = _beside(fee, fee.amount)
    if beside and fee.verbatim:
        shown = fee.verbatim
    kind = fee.kind.value if fee.kind is not None else ""
    item = Item(_case(case), "", (fee.amount.normalize(), *remarked), unit, _with_case(shown, case), kind)
    return Said((item,), whole=True, notes=(_noted(beside),) if beside else (), printed=printed)


def _beside(fee: Fee, amount: Decimal) -> str:
    """What the words of a fee say beside its sum: who pays it, until when, what else is paid."""
    text = one_money(fee.verbatim or "")
    label = _LABEL.match(text)
    rest = text[label.end() :] if label is not None else text
    if re.match(rf"{in_figures(amount)}(?![\d.,]*\d)", rest):
        rest = rest[len(in_figures(amount)) :].lstrip()
        money, _, per = _parted(fee.unit)
        for part in (money, "/", per):
            rest = rest[len(part) :].lstrip() if part and rest.lower().startswith(part) else rest
    if amount == 0 and set(fold_words(rest).split()) <= _FREE_WORDS:
        return ""
    return rest if fold_text(rest) else ""


def _printed(verbatim: str | None) -> tuple[Printed, ...]:
    """The rows of a cell as the source has them, but for those of no figure; `0 đồng` is the portal's default."""
    rows = []
    for row in (verbatim or "").split("\n"):
        folded = fold_text(one_money(row))
        own = next(named_sums(row), None)
        if (figures := _FIGURES.findall(folded)) and (own is None or own.amount):
            rows.append(Printed(_FIGURES.sub("0", folded), tuple(map(int, figures))))
    return tuple(rows)


def _described(description: str | None) -> tuple[Note, ...]:
    """The description of a way to hand in, where it speaks of fees. It may speak of limits and places, too: only its
    sentences about money give numbers."""
    if not description or not _is_of_money(description):
        return ()
    about = " ".join(part for part in _SENTENCE.split(description) if _is_of_money(part))
    shown = f"{DESCRIPTION}: “{description}”"
    return (Note(NotePlace.DESCRIPTION, fold_text(one_money(description)), _numbers(about), shown),)


def _noted(text: str) -> Note:
    return Note(NotePlace.CELL, fold_text(one_money(text)), _numbers(text))


def _is_of_money(text: str) -> bool:
    """Whether a description, or a sentence of it, speaks of fees."""
    return _FEE_WORD.search(text) is not None or any(said.unit for said in named_sums(text))


def _numbers(text: str) -> tuple[str, ...]:
    """Every number, as often as it stands there; `01/7/2026` and `ngày 1 tháng 7 năm 2026` have the same."""
    return tuple(sorted(part.lstrip("0") for part in _FIGURES.findall(one_money(text))))


def _remarked(verbatim: str, amount: Decimal) -> tuple[Decimal, ...]:
    """The sums and shares beside the amount: what is paid until some day, or by some."""
    found = [said.amount.normalize() for said in named_sums(verbatim) if said.unit]
    if amount in found:
        found.remove(amount)
    return tuple(sorted(found))


def _parted(unit: str | None) -> tuple[str, str, str]:
    """`VNĐ/trang` as money, mark and what it is for each of; money without a name is đồng, nothing is converted."""
    money, mark, per = (unit or "").strip().lower().partition("/")
    plain = money.strip()
    return "đồng" if not plain or plain in DONG else plain, mark, per


def _money(unit: str | None) -> str:
    """`VNĐ/trang` and `đồng/trang` name the same money."""
    money, mark, per = _parted(unit)
    return money + mark + fold_text(per)


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
            name = None if case.for_all else case.name
            parts += [_paper(paper, name) for paper in case.papers if not paper.is_note]
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
