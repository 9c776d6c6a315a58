"""How sums of money are written: `1.500.000 đồng`, `1,500,000 VNĐ`, `50 000 đ`, `1,5 triệu đồng`, `50 nghìn`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

_NO_DONG: Final = r"\s+(?:thời|ý|chí|phạm|sở\s+hữu|tác\s+giả)(?!\w)"
"""What makes another word of `đồng`: `Điều 5 đồng thời nộp`."""
CURRENCIES: Final = rf"Việt Nam Đồng|VNĐ|VND|Đồng(?!{_NO_DONG})|USD|EUR|JPY|đ"
DONG: Final = frozenset({"việt nam đồng", "vnđ", "vnd", "đồng", "đ"})
"""The names of one money, in small letters."""
NUMBER: Final = r"\d+(?:[.,]\d+)*"
_SCALES: Final = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
SCALES: Final = r"nghìn|ngàn|triệu|t[ỷỉ](?!\s+(?:lệ|trọng|số|suất)(?!\w))"
SHARE: Final = "%"
_NOTHING: Final = re.compile(r"[\d.,\s]*|không có thông tin\W*", re.IGNORECASE)
_SAID: Final = re.compile(
    rf"(?P<label>(?:phí|mức)\s*:\s*)?(?<!\d)(?<!\d[.,])(?P<number>\d{{1,3}}(?:[ \xa0]\d{{3}})+(?![.,]?\d)|{NUMBER})"
    rf"(?:\s*(?P<scale>{SCALES})(?!\w))?(?:\s*(?P<unit>{SHARE}|(?:{CURRENCIES})(?!\w)))?",
    re.IGNORECASE,
)
_NO_MONEY: Final = re.compile(
    r"\s*(?:bộ|bản|tờ|trang|hồ\s+sơ|giờ|ngày|tuần|tháng|năm|lần|người|trường\s+hợp|loại|mức|khoản|điểm|điều|mục)(?!\w)",
    re.IGNORECASE,
)
"""What a number counts that stands before it: `Phí: 2 bộ`."""
_FRACTION: Final = re.compile(r"(?P<whole>.+)(?P<mark>[.,])(?P<part>\d{1,2})")
_LARGE_FRACTION: Final = re.compile(r"(?P<whole>[\d.]+)(?P<mark>,)(?P<part>\d+)")


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
        if _is_money(found):
            is_dong = unit.lower() in DONG or (scale and not unit)
            amount = _number(found["number"], scale, unit) * _SCALES.get(scale, 1)
            yield NamedSum(amount, "đồng" if is_dong else unit, found.start("number"), found.end())


def _is_money(found: re.Match[str]) -> bool:
    if found["scale"]:
        return True
    if not found["unit"]:
        return found["label"] is not None and _NO_MONEY.match(found.string, found.end()) is None
    # `khoản 3 đ` is a place in a law: nothing costs less than 100 đồng, but for what costs nothing.
    is_letter = found["unit"] in ("đ", "Đ") and found["label"] is None
    return not (is_letter and re.fullmatch(r"[1-9]\d?", found["number"]))


def _number(printed: str, scale: str, unit: str) -> Decimal:
    """Dots and commas part thousands, before one or two figures the fraction; a comma before `triệu` always does.

    A misprint (`15.000.0000 đồng`) is a sum, too: who left it out would not see that it contradicts the one beside it.
    """
    is_large = _SCALES.get(scale, 1) > 1000 or unit == SHARE
    found = _FRACTION.fullmatch(printed) or (_LARGE_FRACTION.fullmatch(printed) if is_large else None)
    if found is None or found["mark"] in found["whole"]:
        return Decimal(re.sub(r"\D", "", printed))
    return Decimal(re.sub(r"\D", "", found["whole"]) + "." + found["part"])


def says_nothing(said: str | None) -> bool:
    """What the national database prints where it has no answer: nothing, its placeholder, a number without a unit."""
    return _NOTHING.fullmatch(said or "") is not None
