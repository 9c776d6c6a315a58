"""A cell of an annex that prints a procedure's own text becomes a value of its version; in doubt its words stay."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from generator.authoring import words
from generator.authoring.importing.doubts import Doubts
from generator.authoring.importing.limits import UNITS
from generator.authoring.scaffolds.cells import Unreadable, mended
from generator.authoring.texts import ascii_fold, is_none, line, short
from generator.authoring.vocabulary import UNIT_NAMES, unit
from generator.authoring.writing.emit import Value
from generator.model.scalars import KHONG, Channel, OnlineLevel, PointKind, Unit

_NUMBERS: Final = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_WORD: Final = "|".join(reversed(_NUMBERS))
_LIMIT: Final = re.compile(
    r"(?:(?:không quá|trong thời hạn|trong vòng)\s+)*"
    rf"(?P<number>\d+(?:[.,]\d+)?|{_WORD})(?:\s*\((?P<again>\d+|{_WORD})\))?\s+(?P<unit>{UNITS})"
    r"(?:\s*,?\s*(?P<start>(?:kể )?từ (?:ngày|khi|thời điểm|lúc) [^.;\d]+?))?\.?",
    re.IGNORECASE,
)
"""One limit and nothing else: a second number is left to a person, but for `03 (ba) ngày`."""
_COUNTED: Final = re.compile(
    rf"\d|\b(?:nửa|rưỡi|{_WORD}|mươi|trăm)\s+(?:(?!ngày|giờ|tháng|năm)\w+\s+){{0,2}}(?:{UNITS})", re.IGNORECASE
)
"""Words that mean a number of days: whether they do or not, nobody may pass over them."""
_LEAD_IN: Final = r"(?:riêng\s+)?(?:(?:đối với|với)\s+)?trường hợp\s+"
"""What stands before a case and is no part of its name."""
_CASE_BEFORE: Final = re.compile(
    rf"{_LEAD_IN}(?P<case>(?!.*\b(?:thêm|kéo dài)\b)[^\d.;:]+?)"
    r"(?::|,?\s+thì|,?\s+thời (?:hạn|gian)(?: giải quyết)?(?: là|:))\s+(?P<limit>.+)",
    re.IGNORECASE,
)
"""A case and its limit, with a word between them: more time than another limit gives is none of its own."""
_CASE_AFTER: Final = re.compile(
    rf"(?P<start>.+? hồ sơ(?: hợp lệ)?)\s*,?\s+(?:{_LEAD_IN}|đối với\s+|(?=đề nghị\s))(?P<case>.+)", re.IGNORECASE
)
"""`kể từ ngày nhận đủ hồ sơ đề nghị cấp giấy phép`: beside another limit this names the dossier that is meant."""
_REDUCTION: Final = re.compile(
    rf"từ\s+(?P<before>\d+(?:[.,]\d+)?)\s*(?:{UNITS})?\s+xuống\s+(?:còn\s+)?(?P<after>\d+(?:[.,]\d+)?)"
    rf"\s+(?P<unit>{UNITS})",
    re.IGNORECASE,
)
_SUM: Final = re.compile(r"(?<![\w.,])([\w.,]*\d[\w.,]*?)\s*(?:Việt Nam Đồng|VNĐ|VND|đồng|đ)(?!\w)", re.IGNORECASE)
_WHOLE_SUM: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*|\d+")
_DECISION: Final = re.compile(r"\d+/QĐ-[\wĐ]+")
_CHANNELS: Final[Mapping[str, Channel]] = {
    **{channel.value.replace("_", " "): channel for channel in Channel},
    "buu chinh cong ich": Channel.POST,
    "dich vu buu chinh": Channel.POST,
    "dich vu buu chinh cong ich": Channel.POST,
    "qua buu chinh": Channel.POST,
}
_ONLINE: Final[Mapping[str, OnlineLevel]] = {
    **{level.value.replace("_", " "): level for level in OnlineLevel},
    "dich vu cong truc tuyen toan trinh": OnlineLevel.FULL,
    "truc tuyen toan trinh": OnlineLevel.FULL,
    "dich vu cong truc tuyen mot phan": OnlineLevel.PARTIAL,
    "truc tuyen mot phan": OnlineLevel.PARTIAL,
}
_CENTRE: Final = "trung tam phuc vu hanh chinh cong"


def limits(cell: str) -> Value:
    """`22 ngày làm việc, kể từ ngày nhận đủ hồ sơ` -> number, unit, start, for each line; more is kept as printed.

    Of several lines each may name its case, before the limit or behind its start.
    """
    if is_none(line(cell)):
        return KHONG
    printed = [line(shown) for shown in cell.split("\n") if shown.strip()]
    return [_limit(printed[0])] if len(printed) == 1 else [_limit_of_case(shown) for shown in printed]


def _limit_of_case(shown: str) -> Value:
    before = _CASE_BEFORE.fullmatch(shown)
    limit = _limit(before["limit"] if before else shown)
    if "theo_quy_dinh" not in limit:
        return {"nguyen_van": shown}
    if before:
        return limit | {"truong_hop": before["case"].strip(" ,")}
    after = _CASE_AFTER.fullmatch(str(limit.get("moc", "")))
    return limit | ({"moc": after["start"], "truong_hop": after["case"]} if after else {})


def _limit(shown: str) -> dict[str, Value]:
    found = _LIMIT.fullmatch(shown)
    known = unit(found["unit"]) if found else None
    if found is None or known is None:
        return {"nguyen_van": shown}
    number = _number(found["number"])
    if found["again"] and _number(found["again"]) != number:
        return {"nguyen_van": shown}
    limit: dict[str, Value] = {"theo_quy_dinh": {"so": number, "don_vi": known.value}}
    return limit | ({"moc": found["start"]} if found["start"] else {})


def _number(shown: str) -> str:
    """`03`, `0,5` or `ba` as a number."""
    if shown.lower() in _NUMBERS:
        return str(_NUMBERS.index(shown.lower()) + 1)
    return format(Decimal(shown.replace(",", ".")).normalize(), "f")


def reduced_limits(cell: str) -> Value:
    """As `limits`; `Không thực hiện cắt giảm` says that there is nothing but the statutory one."""
    folded = ascii_fold(cell)
    return KHONG if not folded or re.fullmatch(r"khong(?: (?:thuc hien )?cat giam)?", folded) else limits(cell)


def both_limits(statutory: Value | None, binding: Value | None) -> Value | None:
    """`Theo quy định` and `Sau cắt giảm` of one row: the latter is what binds.

    Raises:
        Unreadable: there is a reduced limit alone.
    """
    if binding is None or binding == KHONG:
        return statutory
    if not isinstance(statutory, list) or not isinstance(binding, list):
        raise Unreadable(words.REDUCED_ALONE)
    pairs = [(was, now) for was, now in zip(statutory, binding, strict=False)]
    joined = [_both(was, now) for was, now in pairs if isinstance(was, dict) and isinstance(now, dict)]
    understood: list[Value] = [limit for limit in joined if limit is not None]
    if len(statutory) == len(binding) == len(understood):
        return understood
    told = [" / ".join(_said(limit) for limit in side) for side in (statutory, binding)]
    return [{"nguyen_van": words.BOTH_LIMITS.format(statutory=told[0], reduced=told[1])}]


def _both(was: dict[str, Value], now: dict[str, Value]) -> Value | None:
    """One limit out of two of the same case; None where either is words."""
    if not ("theo_quy_dinh" in was and "theo_quy_dinh" in now) or was.get("truong_hop") != now.get("truong_hop"):
        return None
    return was | now | {"sau_cat_giam": now["theo_quy_dinh"], "theo_quy_dinh": was["theo_quy_dinh"]}


def _said(limit: Value) -> str:
    """The words of a limit that were not understood, or its number and unit again."""
    if not isinstance(limit, dict):
        return str(limit)
    told = limit.get("theo_quy_dinh")
    number = f"{told['so']} {UNIT_NAMES[Unit(str(told['don_vi']))].lower()}" if isinstance(told, dict) else ""
    facts = (limit.get("truong_hop"), number, limit.get("moc"), limit.get("nguyen_van"))
    return ", ".join(str(fact) for fact in facts if fact)


def reduction(cell: str) -> Value:
    """`Cắt giảm từ 24 ngày xuống 22 ngày` -> `tu`, `den`, `don_vi`, and `theo` where a text is named."""
    found = _REDUCTION.search(line(cell))
    known = unit(found["unit"]) if found else None
    if found is None or known is None:
        raise Unreadable(words.NO_REDUCTION.format(text=line(cell)))
    note: dict[str, Value] = {"tu": found["before"], "den": found["after"], "don_vi": known.value}
    basis = _DECISION.search(mended(line(cell)))
    return note | ({"theo": basis[0]} if basis else {})


def reduced(limits_told: Value, note: Value) -> Value:
    """The limit column is what binds; the note's first number is the statutory one, in the note's unit."""
    if not isinstance(note, dict) or not isinstance(limits_told, list) or len(limits_told) != 1:
        return limits_told
    limit = limits_told[0]
    if not isinstance(limit, dict) or "theo_quy_dinh" not in limit:
        return limits_told
    if "sau_cat_giam" in limit:
        return [limit | {"ghi_chu": note}]
    statutory: dict[str, Value] = {"so": note["tu"], "don_vi": note["don_vi"]}
    return [limit | {"sau_cat_giam": limit["theo_quy_dinh"], "theo_quy_dinh": statutory, "ghi_chu": note}]


def not_understood(text: Mapping[str, Value]) -> list[Value]:
    """`can_kiem_tra` of a version: limits and sums that print cannot have meant, or that a person must read.

    Words without a number are taken as they are: "trong ngày làm việc", "theo Nghị quyết của HĐND tỉnh".
    """
    doubts = Doubts()
    limits_told = text.get("thoi_han")
    for limit in limits_told if isinstance(limits_told, list) else ():
        shown = str(limit.get("nguyen_van", "")) if isinstance(limit, dict) else ""
        if _COUNTED.search(shown):
            doubts.add("thoi_han", words.LIMIT_TEXT.format(text=short(shown)))
    fee = line(str(text.get("phi_nguyen_van", "")))
    if fee and not re.search(r"[^\W\d_]", fee) and re.search(r"\d", fee):
        doubts.add("phi", words.NO_CURRENCY.format(text=short(fee)))
    for found in _SUM.finditer(fee):
        if _WHOLE_SUM.fullmatch(found[1]) is None:
            doubts.add("phi", words.MIXED_MARKS.format(text=short(found[0])))
    return doubts.nodes()


def fees(cell: str) -> Value:
    """The words as they are printed (docs/domain.md 1.7)."""
    return line(cell)


def channels(cell: str) -> Value:
    """`Trực tiếp; bưu chính; trực tuyến` -> a row for each."""
    return [{"kenh": _known(part, _CHANNELS, "kênh nộp", list(Channel))} for part in _parts(cell)]


def places(cell: str) -> Value:
    """`Trung tâm Phục vụ hành chính công tỉnh; … xã, phường` -> kinds of posting points."""
    found: list[Value] = []
    for part in re.split(r"[;\n]", cell):
        for kind in _places(part) if part.strip() else ():
            if kind.value not in found:
                found.append(kind.value)
    return found


def online_level(cell: str) -> Value:
    """`Toàn trình`, `Một phần`, `Không`."""
    return _known(cell, _ONLINE, "mức dịch vụ công", list(OnlineLevel))


def _places(part: str) -> list[PointKind]:
    folded = ascii_fold(part.replace("_", " "))
    tokens = {kind.value.replace("_", " "): kind for kind in PointKind}
    if folded in tokens:
        return [tokens[folded]]
    among = set(folded.removeprefix(_CENTRE).split()) if folded.startswith(_CENTRE) else set()
    found = [PointKind.PROVINCE_CENTRE] if "tinh" in among else []
    found += [PointKind.COMMUNE_CENTRE] if {"xa", "phuong"} & among else []
    if not found:
        known = ", ".join(PointKind)
        raise Unreadable(words.NO_SUCH.format(what="loại nơi tiếp nhận", text=line(part), known=known))
    return found


def _parts(cell: str) -> list[str]:
    return [part for part in re.split(r"[;,\n]", cell) if part.strip()]


def _known(cell: str, known: Mapping[str, Channel | OnlineLevel], what: str, terms: list[Channel | OnlineLevel]) -> str:
    found = known.get(ascii_fold(cell.replace("_", " ")))
    if found is None:
        raise Unreadable(words.NO_SUCH.format(what=what, text=line(cell), known=", ".join(terms)))
    return found.value
