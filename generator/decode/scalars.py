"""One text becomes one typed value, by the written forms that officers use."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from generator.model.numbers import meant_decision
from generator.model.scalars import KHONG


class BadScalar(ValueError):
    """A text that is not of the form its key asks for: the problem's code and the words of its message."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


_WORD: Final = "0-9A-Za-z_À-ỹ"
"""Letters, digits and `_`, said so that Python and the ECMAScript of editors read the same."""
_CODE: Final = re.compile(r"[0-9]\.[0-9]{6}")
_LOCAL_TAIL: Final = re.compile(r"(\d\.\d{6})[.\d\s]*H\s*\d{2}[.\d]*")
_TEMP_CODE: Final = re.compile(r"[a-z]+(-[a-z0-9]+)*-[0-9]+")
_DECISION_KEY: Final = re.compile(rf"[0-9]{{4}}/[0-9][{_WORD}.-]*-[{_WORD}.-]+")
_BASELINE_KEY: Final = re.compile(r"hien_trang/[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECISION_NUMBER: Final = re.compile(
    rf"[0-9]+[a-zđ]?(?:\.[0-9]+)*(?:/[0-9]{{4}})?/(?!QD-|[^/]*(?:[Ðð]|HDND))[A-ZĐ][{_WORD}]*(?:-[{_WORD}]+)+"
)
"""A sign that lost its stroke is none: it would stand in titles for ever, and no search of the gazette finds it."""
_SLUG: Final = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_FILE_NAME: Final = re.compile(r"[^./\\][^/\\]*")
_MONEY: Final = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_COUNT: Final = re.compile(r"[0-9]{1,3}(?:(?:\s*\.\s*|\s+)[0-9]{3}){1,4}|[0-9]{1,15}")
"""Reports print `140. 683` and `1 234`, with spaces that break and others: they are read where groups are of three.
More than fifteen digits count nothing that there is."""
_PERIOD: Final = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:Q[1-4]|H[12]|0[1-9]|1[0-2]))?")
_URL: Final = re.compile(r"""https?://[^\s<>"'\\]+|tel:\+?[0-9 .()-]+|mailto:[^\s<>"'@?]+@[^\s<>"'@?]+""")
_BASE_URL: Final = re.compile(r"""https?://[^\s<>"'\\?#/]+(/[^\s<>"'\\?#]*)?""")
_DAYS: Final = re.compile(r"[0-9]{1,3}")
_ISO_DAY: Final = re.compile(r"((?:19|20|21)[0-9]{2})-([0-9]{2})-([0-9]{2})")
_VIETNAMESE_DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/((?:19|20|21)[0-9]{2})")
"""Other systems write 9999-12-31 for "no end"; here a key that is missing says so, and every day has one after it."""


def text(value: str) -> str:
    """Free text: outer space goes, no-break spaces become spaces."""
    return value.replace("\xa0", " ").strip()


_SPOKEN_NO: Final = frozenset({KHONG, "không"})
"""The answer as it is typed, and as it is said."""


def says_no(value: str) -> bool:
    """Whether the whole value is `khong`, as it is typed or as it is said."""
    return value.strip().rstrip(".").casefold() in _SPOKEN_NO


def text_or_no(value: str) -> str:
    """Free text, or `khong`; a sentence that begins with "Không" is text."""
    return _answer(value) or text(value)


def _answer(value: str) -> str | None:
    """`khong` where the whole value is that answer.

    Raises:
        BadScalar: it is said with its accents, and would be read as text.
    """
    if not says_no(value):
        return None
    if value != KHONG:
        raise BadScalar("TT206", gia_tri=value, goi_y=KHONG, cho_phep=KHONG)
    return KHONG


def code(value: str) -> str:
    """A national code `d.dddddd` (V01). A local tail does not belong in a key (V02)."""
    if _CODE.fullmatch(value):
        return value
    if tail := _LOCAL_TAIL.fullmatch(value):
        raise BadScalar("TT208", ma=value, ma_dung=tail[1])
    digits = re.sub(r"\D", "", value)
    near = f"{digits[0]}.{digits[1:]}" if len(digits) == 7 else ""
    raise BadScalar("TT207", ma=value, goi_y=near)


def temp_code(value: str) -> str:
    """A local id for a procedure that has no national code yet: `cb-2025-017`."""
    if _TEMP_CODE.fullmatch(value):
        return value
    raise BadScalar("TT214", ma=value)


def any_code(value: str) -> str:
    """A national code or a local id."""
    return temp_code(value) if value[:1].isalpha() else code(value)


def decision_key(value: str) -> str:
    """`2025/2031-QD-UBND` or `hien_trang/2025-11-17`."""
    if _DECISION_KEY.fullmatch(value) or _BASELINE_KEY.fullmatch(value):
        return value
    raise BadScalar("TT215", gia_tri=value)


def decision_number(value: str) -> str:
    """The number of a decision of this province: number, optional year, kind and agency (`2031/QĐ-UBND`)."""
    if _DECISION_NUMBER.fullmatch(value):
        return value
    meant = meant_decision(value)
    raise BadScalar("TT212", gia_tri=value, goi_y=meant if _DECISION_NUMBER.fullmatch(meant) else "")


def slug(value: str) -> str:
    """An id: small letters without accents, digits, hyphens or underscores between them."""
    if _SLUG.fullmatch(value):
        return value
    raise BadScalar("TT216", gia_tri=value)


def file_name(value: str) -> str:
    """The name of a file without folders: `2031-QD-UBND.pdf`, never `van-ban/x.pdf`, `../x.pdf` or `.`."""
    if _FILE_NAME.fullmatch(value):
        return value
    raise BadScalar("TT228", gia_tri=value)


def money(value: str) -> Decimal:
    """An amount; a dot groups thousands, a comma is the decimal mark: `1.400.000`, `1400000`, `1,5`."""
    if match := _MONEY.fullmatch(value.replace(" ", "")):
        return Decimal(match[1].replace(".", "") + (f".{match[2]}" if match[2] else ""))
    raise BadScalar("TT205", gia_tri=value, mau="1.400.000")


def number(value: str) -> Decimal:
    """A number; a dot is the decimal point: `0.25`."""
    if _NUMBER.fullmatch(value):
        return Decimal(value.replace(",", "."))
    raise BadScalar("TT205", gia_tri=value, mau="0.25")


def step_time(value: str) -> Decimal | None:
    """The time of one internal step, None where no number is printed."""
    return None if _answer(value) else number(value)


def count(value: str) -> int:
    """A whole number, at least 0; dots and spaces may group thousands: `138.907`, `140. 683`, `1 234`."""
    if _COUNT.fullmatch(value):
        return int(re.sub(r"[\s.]", "", value))
    raise BadScalar("TT205", gia_tri=value, mau="12")


def days(value: str) -> int:
    """How many days somebody has for a thing: under three years of them."""
    if _DAYS.fullmatch(value):
        return int(value)
    raise BadScalar("TT205", gia_tri=value, mau="5")


def period(value: str) -> str:
    """A report's period: a quarter `2019-Q2`, a half-year `2025-H1`, a year `2025` or a month `2025-11`."""
    if _PERIOD.fullmatch(value):
        return value
    near = re.fullmatch(r"(?:quý |q)?(?:(iv|i{1,3})|0?([1-4]))[/-](\d{4})", value.strip().lower())
    quarter = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(near[1], near[2]) if near else ""
    meant = f"{near[3]}-Q{quarter}" if near else value.upper() if _PERIOD.fullmatch(value.upper()) else ""
    raise BadScalar("TT206", gia_tri=value, goi_y=meant, cho_phep="2019-Q2, 2025-H1, 2025, 2025-11")


def url(value: str) -> str:
    """http(s), tel: or mailto: only, so that no link can run script."""
    if _URL.fullmatch(value):
        return value
    raise BadScalar("TT210", gia_tri=value)


def base_url(value: str) -> str:
    """http(s), with nothing behind the path."""
    if _BASE_URL.fullmatch(value):
        return value
    raise BadScalar("TT227", gia_tri=value)


def day(value: str) -> date:
    """`2025-11-18` or `18/11/2025`."""
    if match := _ISO_DAY.fullmatch(value):
        year, month, of_month = match.groups()
    elif match := _VIETNAMESE_DAY.fullmatch(value):
        of_month, month, year = match.groups()
    else:
        raise BadScalar("TT204", gia_tri=value)
    try:
        return date(int(year), int(month), int(of_month))
    except ValueError:
        raise BadScalar("TT204", gia_tri=value) from None


def day_or_no(value: str) -> str:
    """An ISO day, or `khong`."""
    return _answer(value) or day(value).isoformat()


def boolean(value: str) -> bool:
    """`true` or `false`."""
    if value in ("true", "false"):
        return value == "true"
    raise BadScalar("TT213", gia_tri=value)


BY_KIND: Final[Mapping[str, Callable[[str], Any]]] = {
    "code": code,
    "temp_code": temp_code,
    "any_code": any_code,
    "decision_key": decision_key,
    "decision_number": decision_number,
    "legal_number": text,
    "text_or_no": text_or_no,
    "slug": slug,
    "file_name": file_name,
    "money": money,
    "number": number,
    "step_time": step_time,
    "count": count,
    "days": days,
    "period": period,
    "url": url,
    "base_url": base_url,
    "day_or_no": day_or_no,
}
"""How each kind that `model.scalars.kind` can name is read."""

_ANY_DAY: Final = f"{_ISO_DAY.pattern}|{_VIETNAMESE_DAY.pattern}"
FORMS: Final[Mapping[str, str]] = {
    "code": _CODE.pattern,
    "temp_code": _TEMP_CODE.pattern,
    "any_code": f"{_CODE.pattern}|{_TEMP_CODE.pattern}",
    "decision_key": f"{_DECISION_KEY.pattern}|{_BASELINE_KEY.pattern}",
    "decision_number": _DECISION_NUMBER.pattern,
    "slug": _SLUG.pattern,
    "file_name": _FILE_NAME.pattern,
    "money": r"[0-9 ]+(\.[0-9 ]+)*(,[0-9 ]+)?",  # spaces may stand anywhere: `140. 683`
    "number": _NUMBER.pattern,
    "step_time": f"{_NUMBER.pattern}|{KHONG}",
    "count": _COUNT.pattern,
    "days": _DAYS.pattern,
    "period": _PERIOD.pattern,
    "url": _URL.pattern,
    "base_url": _BASE_URL.pattern,
    "day": _ANY_DAY,
    "day_or_no": f"{_ANY_DAY}|{KHONG}",
}
"""The form of each kind as one expression over the whole text, for schemas; what has none is free text."""
