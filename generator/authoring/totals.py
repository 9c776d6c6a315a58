"""The name of a row as reports print it (`Tổng cộng toàn tỉnh (A+B)`) becomes what the row says that it sums."""

import re
from typing import Final, NamedTuple

from generator.authoring.outline import ordinal_of
from generator.authoring.texts import ascii_fold

_WHOLE: Final = frozenset({"toan tinh", "ca tinh"})
TOTAL: Final = r"(?:tong(?: cong| so)?|cong)(?: ho so)?"
"""How totals begin, without accents."""
_SITE: Final = re.compile(r"(?:thu tuc hanh chinh )?(tinh|thanh pho) (.+)")
_BRACKETS: Final = re.compile(r"\(([^)]*)\)")
_SUMMANDS: Final = re.compile(r"\s*(?:[+,;&]|và)\s*")


class Total(NamedTuple):
    """What a total says that it sums: the whole province, the parts with these numbers, or neither."""

    whole: bool = False
    ordinals: frozenset[str] = frozenset()


class TotalWords:
    """Totals as they are called in a province: `Tổng cộng`, `Cộng toàn tỉnh`, `UBND tỉnh Cao Bằng`."""

    def __init__(self, site_name: str) -> None:
        found = _SITE.fullmatch(ascii_fold(site_name))
        kind, place = (found[1], found[2]) if found is not None else ("tinh", "")
        named = rf"(?:(?:toan|ca) )?{kind} {place}"
        own = rf"|{named}|{place}" if place else ""
        self._whole_total = re.compile(rf"{TOTAL} (?:(?:toan|ca) {kind}|{kind}{own})")
        self._province = re.compile(rf"(?:(?:ubnd|uy ban nhan dan) )?{named}") if place else None

    def total(self, text: str) -> Total | None:
        """What it sums; None for what is no total, or not surely one."""
        bare = _BRACKETS.sub(" ", text)
        inner = [ordinal_of(it) for found in _BRACKETS.findall(text) for it in _SUMMANDS.split(found)]
        folded = ascii_fold(bare)
        if re.fullmatch(TOTAL, folded):
            return Total(ordinals=frozenset(filter(None, inner)) if all(inner) else frozenset())
        if self._whole_total.fullmatch(folded):
            return Total(whole=True)
        *_, last = bare.split() or [""]
        ordinal = ordinal_of(last)
        if ordinal and ordinal.isupper() and re.fullmatch(rf"{TOTAL}(?: muc| phan)? {ascii_fold(ordinal)}", folded):
            return Total(ordinals=frozenset({ordinal}))
        return None

    def is_province(self, text: str) -> bool:
        """Whether it is the province's own name."""
        return self._province is not None and self._province.fullmatch(ascii_fold(text)) is not None


def is_whole(text: str) -> bool:
    """`Toàn tỉnh`; `toan-tinh` reads the same without its mark."""
    return ascii_fold(text) in _WHOLE


def reads_as_total(text: str) -> bool:
    """`Cộng …`, but not `Công …`, unless the whole text is typed without accents."""
    first = next(iter(text.casefold().split()), "").strip(".,:;()")
    return first in ("tổng", "cộng") or (text.isascii() and first in ("tong", "cong"))
