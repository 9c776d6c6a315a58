"""Words of exports become the closed lists of the model: any case, any order, inner commas kept together."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeVar

from generator.authoring.texts import fold, line
from generator.model.scalars import Applicant, Channel, Level, ProcedureKind, Term, Unit

_LEVELS: Final = {
    "cấp bộ": Level.MINISTRY,
    "cấp trung ương": Level.MINISTRY,
    "trung ương": Level.MINISTRY,
    "bộ": Level.MINISTRY,
    "cấp tỉnh": Level.PROVINCE,
    "tỉnh": Level.PROVINCE,
    "cấp huyện": Level.DISTRICT,
    "huyện": Level.DISTRICT,
    "cấp xã": Level.COMMUNE,
    "xã": Level.COMMUNE,
    "cơ quan khác": Level.OTHER,
}
_APPLICANTS: Final = {
    "công dân việt nam": Applicant.CITIZEN,
    "người việt nam định cư ở nước ngoài": Applicant.OVERSEAS_VIETNAMESE,
    "người nước ngoài": Applicant.FOREIGNER,
    "cán bộ, công chức, viên chức": Applicant.OFFICIAL,
    "doanh nghiệp": Applicant.ENTERPRISE,
    "doanh nghiệp việt nam": Applicant.ENTERPRISE,
    "doanh nghiệp có vốn đầu tư nước ngoài": Applicant.FOREIGN_INVESTED,
    "tổ chức (không bao gồm doanh nghiệp, htx)": Applicant.ORGANISATION,
    "tổ chức (không bao gồm doanh nghiệp, hợp tác xã)": Applicant.ORGANISATION,
    "tổ chức nước ngoài": Applicant.FOREIGN_ORGANISATION,
    "hợp tác xã": Applicant.COOPERATIVE,
}
_CHANNELS: Final = {
    "trực tiếp": Channel.IN_PERSON,
    "nộp trực tiếp": Channel.IN_PERSON,
    "direct": Channel.IN_PERSON,
    "trực tuyến": Channel.ONLINE,
    "nộp trực tuyến": Channel.ONLINE,
    "online": Channel.ONLINE,
    "dịch vụ bưu chính": Channel.POST,
    "bưu chính": Channel.POST,
    "qua bưu chính": Channel.POST,
    "qua bưu điện": Channel.POST,
    "bưu chính công ích": Channel.POST,
    "dịch vụ bưu chính công ích": Channel.POST,
    "postal": Channel.POST,
}
_UNITS: Final = {
    "ngày làm việc": Unit.WORKING_DAY,
    "ngày": Unit.DAY,
    "giờ": Unit.HOUR,
    "tháng": Unit.MONTH,
    "năm": Unit.YEAR,
    "working_day": Unit.WORKING_DAY,
    "day": Unit.DAY,
    "hour": Unit.HOUR,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
    "other": Unit.OTHER,
}
UNIT_NAMES: Final = {
    Unit.WORKING_DAY: "Ngày làm việc",
    Unit.DAY: "Ngày",
    Unit.HOUR: "Giờ",
    Unit.MONTH: "Tháng",
    Unit.YEAR: "Năm",
    Unit.OTHER: "",
}
_WITHIN: Final = {"đảng viên": Applicant.CITIZEN, "tổ chức đảng": Applicant.ORGANISATION}
"""Words of older lists whose meaning lies within another word; understood only where that word stands too."""
CHANNEL_WORDS: Final = tuple(sorted((word for word in _CHANNELS if not word.isascii()), key=len, reverse=True))

TermType = TypeVar("TermType", bound=Term)


class Terms(NamedTuple):
    """What was understood of a list, and the words that are in no list."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]


def levels(value: object) -> Terms:
    """`Cấp Bộ, Cấp tỉnh` -> `bo`, `tinh`."""
    return _listed(value, _LEVELS)


def applicants(value: object) -> Terms:
    """`Công dân Việt Nam, Cán bộ, công chức, viên chức` -> two, never four."""
    found = _listed(value, _APPLICANTS)
    unknown = tuple(word for word in found.unknown if _WITHIN.get(fold(word)) not in found.known)
    return Terms(found.known, unknown)


def channel(text: str) -> Channel | None:
    """A way to hand in."""
    return _CHANNELS.get(fold(text))


def unit(text: str) -> Unit | None:
    """A unit of time, as printed or as the portal's interface names it."""
    return _UNITS.get(fold(text))


def procedure_kind(text: str) -> ProcedureKind | None:
    """`TTHC được giao luật quy định chi tiết` and `TTHC được luật giao quy định chi tiết` are one."""
    words = fold(text)
    if "đặc thù" in words or words in ("specific", "special"):
        return ProcedureKind.LOCAL
    if "không được luật giao" in words or "không được giao luật" in words:
        return ProcedureKind.NOT_DELEGATED
    if "được luật giao" in words or "được giao luật" in words or words == "assigned_regulation":
        return ProcedureKind.DELEGATED
    return ProcedureKind.OTHER if words in ("loại khác", "khác", "other") else None


def _listed(value: object, words: Mapping[str, TermType]) -> Terms:
    if isinstance(value, list | tuple):
        parts = [_listed(item, words) for item in value]
        known = tuple(dict.fromkeys(word for part in parts for word in part.known))
        return Terms(known, tuple(word for part in parts for word in part.unknown))
    known_words: dict[str, None] = {}
    rest = line(value)
    unknown: list[str] = []
    longest = sorted(words, key=len, reverse=True)
    while rest := rest.lstrip(" ,;"):
        lowered = rest.lower()
        word = next((w for w in longest if lowered.startswith(w) and _ends(lowered, len(w))), None)
        if word is not None:
            known_words[words[word].value] = None
            rest = rest[len(word) :]
            continue
        end = re.search(r"[,;]", rest)
        unknown.append(rest[: end.start()] if end else rest)
        rest = rest[end.start() :] if end else ""
    return Terms(tuple(known_words), tuple(unknown))


def _ends(text: str, place: int) -> bool:
    return not text[place:].lstrip() or text[place:].lstrip()[0] in ",;"


_DECISION_NUMBER: Final = re.compile(
    r"(\d+[a-zđ]?)\s*\.?\s*/\s*((?:\d{4}\s*/\s*)?)Q[ĐD]\s*[-–]\s*([A-ZĐ][\wĐđ&]*(?:\s*-\s*[A-ZĐ]\w*)*)"
)
_PORTAL_NUMBER: Final = re.compile(r"QĐ/?\d{1,5}-[A-ZĐ]+")
"""`QĐ/0001-BCA`: the portal's own form, number and agency the other way round; kept as it stands."""
_DECISION_WORDS: Final = re.compile(
    r"quyết định|văn bản|số|ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    r"|và|[\s,;:.]+",
    re.IGNORECASE,
)


def decision_numbers(value: object) -> tuple[tuple[str, ...], bool]:
    """`Quyết định số 62 /QD-BTC` -> `62/QĐ-BTC`; beside it whether every word of the text was understood.

    What is not understood is given back as it stands.
    """
    text = line(value)
    found = tuple(dict.fromkeys(f"{m[1]}/{m[2]}QĐ-{m[3]}".replace(" ", "") for m in _DECISION_NUMBER.finditer(text)))
    if _PORTAL_NUMBER.fullmatch(text):
        return (text,), True
    rest = _DECISION_WORDS.sub("", _DECISION_NUMBER.sub("", text))
    if found and not rest:
        return found, True
    return ((text,) if text else ()), False
