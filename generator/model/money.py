"""How sums of money are written: `1.500.000 đồng`, `1,500,000 VNĐ`, `50 000 đ`, `1,5 triệu đồng`, `50 nghìn`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

CURRENCIES: Final = r"Việt Nam Đồng|VNĐ|VND|Đồng|USD|EUR|JPY|đ"
DONG: Final = frozenset({"việt nam đồng", "vnđ", "vnd", "đồng", "đ"})
"""The names of one money, in small letters."""
NUMBER: Final = r"\d+(?:[.,]\d+)*"
_SCALES: Final = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
SCALES: Final = "|".join(_SCALES)
SHARE: Final = "%"
_NOTHING: Final = re.compile(r"[\d.,\s]*|không có thông tin\W*", re.IGNORECASE)
_SAID: Final = re.compile(
    rf"(?P<label>(?:phí|mức)\s*:\s*)?(?<!\d)(?<!\d[.,])(?P<number>\d{{1,3}}(?:[ \xa0]\d{{3}})+(?![.,]?\d)|{NUMBER})"
    rf"(?:\s*(?P<scale>{SCALES})(?!\w))?(?:\s*(?P<unit>{SHARE}|(?:{CURRENCIES})(?!\w)))?",
    re.IGNORECASE,
)


class NamedSum(NamedTuple):
    """A sum in a text. The unit is `đồng` however that is spelt, other money as printed, `%` for a share, and empty
    where only `phí:` before it tells that it is money."""

    amount: Decimal
    unit: str
    start: int
    end: int


def named_sums(text: str) -> Iterator[NamedSum]:
    """Every sum and share in the text, in order; numbers that nothing tells to be money are none."""
    for found in _SAID.finditer(text):
        scale, unit = (found["scale"] or "").lower(), found["unit"] or ""
        if scale or unit or found["label"]:
            is_dong = unit.lower() in DONG or (scale and not unit)
            amount = _number(found["number"], scale, unit) * _SCALES.get(scale, 1)
            yield NamedSum(amount, "đồng" if is_dong else unit, found.start("number"), found.end())


def _number(printed: str, scale: str, unit: str) -> Decimal:
    """Dots and commas part thousands, before one or two figures the fraction; a comma before `triệu` always does."""
    is_large = _SCALES.get(scale, 1) > 1000
    if re.fullmatch(r"\d+[.,]\d{1,2}", printed) or (re.fullmatch(r"\d+,\d+", printed) and (is_large or unit == SHARE)):
        return Decimal(printed.replace(",", "."))
    return Decimal(re.sub(r"[.,\s]", "", printed))


def says_nothing(said: str | None) -> bool:
    """What the national database prints where it has no answer: nothing, its placeholder, a number without a unit."""
    return _NOTHING.fullmatch(said or "") is not None
