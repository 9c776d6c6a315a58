"""The words of a fee cell become fee rows; the words themselves always stay (docs/domain.md 1.7)."""

import re
from decimal import Decimal
from typing import Final

from generator.authoring import words
from generator.authoring.importing.dated_fees import dated, reduced
from generator.authoring.importing.doubts import Doubts
from generator.authoring.texts import clean, is_missing, is_none, line, short
from generator.authoring.writing.emit import Value
from generator.model.money import CURRENCIES, DONG, NUMBER, SCALES, named_sums
from generator.model.scalars import KHONG

FeeNodes = list[dict[str, Value]] | str | None
"""Rows, `khong` (printed as free of charge), or None: the export says nothing."""

_ENTRY: Final = re.compile(
    rf"(?:-\s*)?(?:(?P<kind>Phí dịch vụ|Lệ phí|Phí|Giá)\s*:\s*)?"
    rf"(?:(?P<free>Miễn phí)|(?P<nothing>Không(?!\s+có thông tin)|o)\s*(?:{CURRENCIES})"
    rf"|(?P<number>{NUMBER})\s*(?P<unit>{CURRENCIES})(?!\w))",
    re.IGNORECASE,
)
_KINDS: Final = {"phí": "phi", "lệ phí": "le_phi"}
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
# Notes beside "Miễn phí" that speak of money after all: a sum, a rate, who or which text sets it, what it is for.
_PAID_NOTE: Final = re.compile(
    rf"\d[\d.,]*\s*(?:(?:{CURRENCIES}|{SCALES})(?!\w)|%|/)|\bmức\b|hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd"
    r"|\b(?:lệ phí|phí|giá|chi phí)\s+(?!lệ phí|phí|và|theo quy định của pháp luật)\w"
    r"|\bthông tư\b|\bluật(?: về)? (?:lệ phí|phí|giá)\b",
    re.IGNORECASE,
)
_NO_FEE: Final = re.compile(
    r"không thu[^.;]*|miễn(?: thu)? (?:lệ phí|phí)[^.;:]*",
    re.IGNORECASE,
)
_FREE: Final = re.compile(r"miễn phí\s*(?:\(\s*-?\s*không(?: có)?\.?\s*\))?", re.IGNORECASE)
_NO_SUM: Final = re.compile(r"Không có thông tin\s*(?=\()", re.IGNORECASE)
_SMALLEST_SUM: Final = 1000
"""No fee or charge in force is below this in dong; the portal's smaller ones lost their thousands."""
# A lower sum for some time is no contradiction: "áp dụng mức phí 400.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết …".
_FOR_A_TIME: Final = re.compile(r"[^.;]{0,80}?\b(?:từ|đến)(?: hết)?(?: ngày)? \d{1,2}/\d", re.IGNORECASE)
# Nor is what the fee is paid for: "Giá trị giao dịch dưới 2,1 tỷ đồng".
_THRESHOLD: Final = re.compile(r"\b(?:dưới|trên)\s*$", re.IGNORECASE)


def fee_nodes(text: str, doubts: Doubts, *, local: bool = True) -> FeeNodes:
    """What one cell says. Every amount that cannot be vouched for stays words, with the doubt beside it.

    A sum of 0 is the portal's default where only provinces and communes decide (`local`), and an answer where a
    ministry handles the procedure too.
    """
    whole = line(text)
    if is_missing(whole):
        return None
    if is_none(whole) or _FREE.fullmatch(whole):
        return KHONG
    starts = list(_entries(clean(text)))
    if not starts and (unknown := _NO_SUM.match(whole)):
        return [{"nguyen_van": whole[unknown.end() :].strip("()") or whole}]
    if not starts:
        doubts.add("phi", words.FEE_TEXT.format(text=short(whole)))
        return [{"nguyen_van": whole}]
    source = clean(text)
    ends = [found.start() for found in starts[1:]] + [len(source)]
    nodes = [
        _node(found, source[found.end() : end], source[found.start() : end], doubts, local)
        for found, end in zip(starts, ends, strict=True)
    ]
    before = line(source[: starts[0].start()]).strip(" -;,.")
    if before:
        doubts.add("phi", words.FEE_TEXT.format(text=short(whole)))
        nodes[0]["nguyen_van"] = line(source[: ends[0]])
        if re.search(r"\d", before):
            # The figures of a law are no sum: `50% mức thu tại Thông tư … năm 2016 Đồng`.
            nodes[0] = {"nguyen_van": nodes[0]["nguyen_van"]}
    if len(nodes) > 1:
        doubts.add("phi", words.SEVERAL_FEES.format(text=short(whole)))
    notes = (source[found.end() : end] for found, end in zip(starts, ends, strict=True))
    return [row for node, note in zip(nodes, notes, strict=True) for row in dated(node, line(note))]


def _entries(text: str) -> list[re.Match[str]]:
    """Where a fee begins: at the start, or after another one; sums inside a note belong to the note."""
    found: list[re.Match[str]] = []
    for entry in _ENTRY.finditer(text):
        inside = text.count("(", 0, entry.start()) > text.count(")", 0, entry.start())
        begins = not found or entry["kind"] or text[: entry.start()].endswith(("\n", ")"))
        if begins and not inside and (entry["kind"] is None or not found or _starts_a_row(text, entry.start())):
            found.append(entry)
    return found


def _starts_a_row(text: str, place: int) -> bool:
    before = text[:place].rstrip(" -")
    return before == "" or before.endswith(("\n", ")", ";", "."))


def _node(found: re.Match[str], rest: str, printed: str, doubts: Doubts, local: bool) -> dict[str, Value]:
    note = line(rest).strip(" -—;,")
    node: dict[str, Value] = {}
    kind = _KINDS.get((found["kind"] or "").lower())
    if kind:
        node["loai"] = kind
    verbatim = line(printed).strip(" -—;,")
    # The glued cells of the portal have no space before the note.
    verbatim = re.sub(r"(?<=[\w])\((?=\S)", " (", verbatim, count=1) if note.startswith("(") else verbatim
    shown = short(verbatim)
    if found["free"]:
        if _PAID_NOTE.search(_NO_FEE.sub("", note)):
            doubts.add("phi", words.FREE_WITH_NOTE.format(text=short(note)))
    elif found["number"] is None or not re.search("[1-9]", found["number"]):
        if local:
            doubts.add("phi", words.ZERO_SUM.format(text=shown))
        else:
            node |= {"so_tien": "0", "don_vi": "đồng"}
    else:
        amount = _mended_sum(found["number"], found["unit"], note)
        amount = amount or _sum(found["number"], found["unit"], shown, doubts)
        if amount.get("don_vi") == "đồng" and _is_contradicted(str(amount["so_tien"]), note):
            doubts.add("phi", words.OTHER_SUM.format(text=shown))
            amount = {}
        node |= amount
    return node | {"nguyen_van": verbatim}


def _sum(number: str, unit: str, shown: str, doubts: Doubts) -> dict[str, Value]:
    """so_tien and don_vi, or nothing when the number may not mean what it says."""
    dong = unit.lower() in DONG
    if _GROUPED.fullmatch(number):
        amount = Decimal(re.sub(r"[.,]", "", number))
    elif number.isdecimal() or re.fullmatch(r"\d+[.,]\d{1,2}", number):
        amount = Decimal(number.replace(",", "."))
    else:
        doubts.add("phi", words.MIXED_MARKS.format(text=shown))
        return {}
    if dong and (amount < _SMALLEST_SUM or amount != amount.to_integral_value()):
        doubts.add("phi", words.SMALL_SUM.format(text=shown))
        return {}
    if not dong and amount != amount.to_integral_value():
        doubts.add("phi", words.FOREIGN_MONEY.format(text=shown))
    return _amount(amount, "đồng" if dong else unit)


def _mended_sum(number: str, unit: str, note: str) -> dict[str, Value]:
    """`20 VNĐ (20.000 đồng/tờ khai)`: the one sum of the note is the number with the thousands that it lost.

    Or half of it, for some time: `800 VNĐ (áp dụng mức phí 400.000 đồng từ ngày … đến hết ngày …)`.
    """
    named = list(named_sums(note))
    is_small = unit.lower() in DONG and number.isdecimal() and int(number) < _SMALLEST_SUM
    if not is_small or len(named) != 1 or "%" in note:
        return {}
    (said,) = named
    less, usual = reduced(note), Decimal(number) * _SMALLEST_SUM
    if less is not None and less.amount is not None and less.amount * 2 == usual:
        return _amount(usual, "đồng")
    if (said.amount, said.unit) != (Decimal(number) * _SMALLEST_SUM, "đồng"):
        return {}
    is_apart = _THRESHOLD.search(note, 0, said.start) or _FOR_A_TIME.match(note, said.end)
    return {} if is_apart else _amount(said.amount, "đồng")


def _amount(amount: Decimal, unit: str) -> dict[str, Value]:
    whole, _, part = format(amount.normalize(), "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return {"so_tien": grouped + (f",{part}" if part else ""), "don_vi": unit}


def _is_contradicted(amount: str, note: str) -> bool:
    """Whether the words beside a sum name other ones only: neither its parts nor what holds for some time."""
    own = Decimal(amount.replace(".", ""))
    named = [
        said.amount
        for said in named_sums(note)
        if said.unit == "đồng"
        and not _THRESHOLD.search(note, 0, said.start)
        and not (said.amount < own and _FOR_A_TIME.match(note, said.end))
    ]
    return bool(named) and own not in named and own != sum(named)
