"""A cell of a table of fees becomes the value of one key of a fee row; what cannot be read says what to type."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from generator.authoring import words
from generator.authoring.scaffolds import cells
from generator.authoring.scaffolds.annex_cells import channels
from generator.authoring.scaffolds.cells import Unreadable
from generator.authoring.texts import ascii_fold, is_none, line
from generator.authoring.writing.emit import Value
from generator.decode import scalars
from generator.model.money import CURRENCIES, DONG
from generator.model.scalars import KHONG, FeeKind

_UNIT: Final = rf"(?P<money>{CURRENCIES})(?!\w)(?P<each>\s*/[^\d;,()]+)?"
_AMOUNT: Final = re.compile(
    r"(?P<whole>\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:(?<!,\d{3}),(?P<part>\d{1,2}))?"
    rf"(?:\s*(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)
_RATE: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<percent>%?)")
_KINDS: Final[Mapping[str, FeeKind]] = {"phi": FeeKind.FEE, "le phi": FeeKind.CHARGE}


def amount(cell: str) -> Value:
    """`1.400.000 đồng` -> `so_tien`, and `don_vi` where the cell says it."""
    found = _AMOUNT.fullmatch(line(cell))
    if found is None:
        raise Unreadable(words.NO_AMOUNT.format(text=line(cell)))
    grouped = f"{int(re.sub('[.,]', '', found['whole'])):,}".replace(",", ".")
    told: dict[str, Value] = {"so_tien": grouped + (f",{found['part']}" if found["part"] else "")}
    return told | ({"don_vi": unit(found["unit"])} if found["unit"] else {})


def unit(cell: str) -> Value:
    """`VNĐ/giấy phép` -> `đồng/giấy phép`; other money is as it is printed."""
    told = re.sub(r"\s*/\s*", "/", line(cell))
    found = re.fullmatch(_UNIT, told, re.IGNORECASE)
    if found is None or found["money"].lower() not in DONG:
        return told
    return "đồng" + (found["each"] or "")


def finer_unit(in_cell: str, in_column: str) -> str:
    """Of the unit beside a sum and that of its column the one that says more: `đồng`, `đồng/giấy phép` -> the second.

    Raises:
        Unreadable: they say different things.
    """
    less, more = sorted((in_column, in_cell), key=len)
    if more.casefold() != less.casefold() and not more.casefold().startswith(f"{less}/".casefold()):
        raise Unreadable(words.TWO_MONEY_UNITS.format(cell=in_cell, column=in_column))
    return more


def rate(cell: str) -> Value:
    """`0,5` or `50%` -> `0.5`."""
    found = _RATE.fullmatch(line(cell))
    number = Decimal(found["number"].replace(",", ".")) / (100 if found["percent"] else 1) if found else Decimal(0)
    if not 0 < number <= 1:
        raise Unreadable(words.NO_RATE.format(text=line(cell)))
    return format(number.normalize(), "f")


def kind(cell: str) -> Value:
    """`Lệ phí` -> `le_phi`."""
    found = _KINDS.get(ascii_fold(cell.replace("_", " ")))
    if found is None:
        raise Unreadable(words.NO_SUCH.format(what="loại khoản thu", text=line(cell), known=", ".join(FeeKind)))
    return found.value


def ways(cell: str) -> Value:
    """`Trực tiếp; bưu chính` -> `truc_tiep`, `buu_chinh`."""
    read = channels(cell)
    return [row["kenh"] for row in read if isinstance(row, dict)] if isinstance(read, list) else []


def day(cell: str) -> Value:
    """`28/11/2025`; what is none is told here, where its row is known."""
    try:
        return scalars.day(cell).isoformat()
    except scalars.BadScalar:
        raise Unreadable(words.NO_DAY.format(text=line(cell))) from None


def exemptions(cell: str) -> Value:
    """Who pays less or nothing, divided by `;` or by lines; `Không` is nobody."""
    return KHONG if is_none(line(cell)) else cells.text_list(cell)


def basis(cell: str) -> Value:
    """`Nghị quyết số 22/2025/NQ-HĐND ngày 10/11/2025` -> its number; an article has no place in a fee row."""
    read = cells.bases(cell)
    found = read[0] if isinstance(read, list) and len(read) == 1 else None
    if not isinstance(found, dict) or "so" not in found or "dieu_khoan" in found:
        raise Unreadable(words.NO_FEE_BASIS.format(text=line(cell)))
    return found["so"]
