"""One cell of an officer's table becomes the value of one YAML key; what cannot be read says what to type instead."""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from generator.authoring import words
from generator.authoring.texts import ascii_fold, line
from generator.authoring.writing.emit import Value
from generator.decode import scalars
from generator.model.scalars import KHONG, Level, Part, RowKind, Term, Unit

Cell = Callable[[str], Value]
TermType = TypeVar("TermType", bound=Term)


class Unreadable(ValueError):
    """A cell that is not understood; its text says what to type, in Vietnamese."""


_KINDS: Final[Mapping[str, RowKind]] = {
    **{kind.value.replace("_", " "): kind for kind in RowKind},
    "moi ban hanh": RowKind.NEW,
    "ban hanh moi": RowKind.NEW,
    "cong bo moi": RowKind.NEW,
    "sua doi bo sung": RowKind.AMEND,
    "sua doi va bo sung": RowKind.AMEND,
    "sd bs": RowKind.AMEND,
    "sdbs": RowKind.AMEND,
    "duoc sua doi bo sung": RowKind.AMEND,
    "bo sung": RowKind.AMEND,
    "duoc thay the": RowKind.REPLACE,
    "bi thay the": RowKind.REPLACE,
    "bi bai bo": RowKind.REPEAL,
    "huy bo": RowKind.REPEAL,
    "bai bo mot phan": RowKind.REPEAL_PART,
    "bai bo mot phan noi dung": RowKind.REPEAL_PART,
    "duoc chuan hoa": RowKind.STANDARDISE,
    "khong phu thuoc dia gioi": RowKind.BORDERLESS,
    "khong phu thuoc vao dia gioi": RowKind.BORDERLESS,
    "khong phu thuoc vao dia gioi hanh chinh": RowKind.BORDERLESS,
}
"""Without accents, so that `Sửa đổi, bổ sung`, `sua_doi` and `SỬA ĐỔI BỔ SUNG` are one."""
_NOUN: Final = re.compile(r"^\s*(?:(?:danh mục )?(?:thủ tục hành chính|thủ tục|TTHC)\s+)(?=\S)", re.IGNORECASE)
"""What a heading says before the kind: `Thủ tục được sửa đổi, bổ sung`."""
_LEVELS: Final[Mapping[str, Level]] = {
    **{level.value.replace("_", " "): level for level in Level},
    "trung uong": Level.MINISTRY,
}
_UNITS: Final[Mapping[str, Unit]] = {unit.value.replace("_", " "): unit for unit in Unit}
_PARTS: Final[Mapping[str, Part]] = {
    **{part.value.replace("_", " "): part for part in Part},
    "ten thu tuc": Part.NAME,
    "trinh tu thuc hien": Part.STEPS,
    "cach thuc thuc hien": Part.CHANNELS,
    "thanh phan ho so": Part.DOSSIER,
    "so luong ho so": Part.DOSSIER,
    "thanh phan so luong ho so": Part.DOSSIER,
    "thoi han giai quyet": Part.LIMIT,
    "thoi gian giai quyet": Part.LIMIT,
    "doi tuong thuc hien": Part.APPLICANTS,
    "co quan giai quyet": Part.AGENCIES,
    "co quan thuc hien": Part.AGENCIES,
    "co quan giai quyet thu tuc": Part.AGENCIES,
    "ket qua thuc hien": Part.RESULTS,
    "mau don": Part.FORMS,
    "mau to khai": Part.FORMS,
    "mau don mau to khai": Part.FORMS,
    "yeu cau dieu kien": Part.CONDITIONS,
    "yeu cau dieu kien thuc hien": Part.CONDITIONS,
    "yeu cau": Part.CONDITIONS,
    "phi le phi": Part.FEES,
    "le phi": Part.FEES,
    "can cu phap ly": Part.LEGAL_BASES,
    "dia diem thuc hien": Part.PLACE,
    "cap giai quyet": Part.LEVEL,
    "cap thuc hien": Part.LEVEL,
    "tham quyen giai quyet": Part.LEVEL,
    "muc dich vu cong truc tuyen": Part.ONLINE_LEVEL,
    "muc do truc tuyen": Part.ONLINE_LEVEL,
}
_YES: Final = frozenset({"true", "co", "x", "dung", "1"})
_NO: Final = frozenset({"false", "khong", "sai", "0"})
_TICKS: Final = frozenset("✓✔☑☒×")
_DAY: Final = r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}"
_LEGAL: Final = re.compile(
    r"(?:(?P<article>\S.*?)\s+)??(?:(?:của|tại|số|Luật|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Quyết định)\s+)*"
    r"(?P<number>\d+[a-zđ]?(?:\.\d+)*/(?:\d{4}/)?[a-zđ][\w.Đđ/-]*?)"
    rf"(?:,?\s*\(?(?:ngày\s+)?(?P<day>{_DAY})\)?)?(?:\s+của\s+(?P<issuer>[^.;]+?))?"
    r"(?:\s+(?P<about>(?:quy định|quản lý|về|sửa đổi|hướng dẫn|ban hành)\b[^;]+?))?\.?",
    re.IGNORECASE,
)
"""Article or title, number, day, issuer and subject of a legal text, each but the number only where it is printed."""
_LONG_DAY: Final = re.compile(r"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_TORN: Final = (
    (re.compile(r"(?<=[A-ZĐ])-\s+(?=[A-ZĐ])"), "-"),
    (re.compile(r"\bsố(?=\d)"), "số "),
)
"""What a printed line's end or a slip of the hand does to a symbol: `NĐ- CP`, `số142/2018`."""
_ARTICLE: Final = re.compile(r"\b(?:(?:điều|khoản)\s+\d|điểm\s+\w\b|chương\b|mục\b|phụ lục\b|mẫu\b)", re.IGNORECASE)
_ABSENT: Final = frozenset({"-", "–", "—", "/"})


def text(cell: str) -> Value:
    """Words on one line."""
    return line(cell)


def verbatim(cell: str) -> Value:
    """Words as they stand, lines kept."""
    return cell


def kind(cell: str) -> Value:
    """`Sửa đổi, bổ sung` -> `sua_doi`."""
    return _term(_NOUN.sub("", cell), _KINDS, "loại", RowKind)


def level_list(cell: str) -> Value:
    """`Cấp tỉnh, cấp xã` -> `tinh`, `xa`."""
    found = []
    for part in re.split(r"[,;/+\n]|\s+và\s+", cell):
        if folded := ascii_fold(part):
            known = _LEVELS.get(folded.removeprefix("ubnd ").removeprefix("cap "))
            if known is None:
                raise Unreadable(words.NO_SUCH.format(what="cấp", text=line(part), known=", ".join(Level)))
            found.append(known.value)
    return list[Value](dict.fromkeys(found))


def parts(cell: str) -> Value:
    """`Thời hạn giải quyết; phí, lệ phí` -> `thoi_han`, `phi`."""
    found: list[str] = []
    for piece in re.split(r"[;\n]", cell):
        whole = _PARTS.get(ascii_fold(piece.replace("_", " ")))
        for part in [piece] if whole else piece.split(","):
            if part.strip():
                found.append(str(_term(part, _PARTS, "bộ phận", Part)))
    return list[Value](dict.fromkeys(found))


def unit(cell: str) -> Value:
    """`Ngày làm việc` -> `ngay_lam_viec`."""
    return _term(cell, _UNITS, "đơn vị", Unit)


def yes_or_no(cell: str) -> Value:
    """`x`, `có`, `✓` or `không`."""
    folded = ascii_fold(cell)
    if folded in _YES or (not folded and cell.strip() in _TICKS):
        return True
    if folded in _NO:
        return False
    raise Unreadable(words.YES_OR_NO.format(text=line(cell)))


def day(cell: str) -> Value:
    """Either way of writing a day; what is none stays as it is, for the decoder to tell."""
    try:
        return scalars.day(cell).isoformat()
    except scalars.BadScalar:
        return line(cell)


def day_or_no(cell: str) -> Value:
    """A day, or the answer that there is none."""
    return KHONG if ascii_fold(cell) == KHONG else day(cell)


def code_list(cell: str) -> list[Value]:
    """`(1.001740; 1.001645)` -> both codes."""
    return [code for code in re.split(r"[;,()\s]+", cell) if code]


def text_list(cell: str) -> Value:
    """Values divided by `;` or by lines."""
    return [line(part) for part in re.split(r"[;\n]", cell) if part.strip()]


def number(cell: str) -> Value:
    """`0,25` -> `0.25`; a dash and `không` say that no number is printed."""
    shown = line(cell)
    if shown in _ABSENT or ascii_fold(shown) == KHONG:
        return KHONG
    return shown.replace(",", ".")


def number_list(cell: str) -> Value:
    """`0,25; 0,5; -` -> `0.25`, `0.5`, `khong`."""
    return [number(part) for part in re.split(r"[;\n]", cell) if part.strip()]


def bases(cell: str) -> Value:
    """`khoản 1 Điều 31 136/2025/NĐ-CP ngày 12/6/2025 của Chính phủ; …` -> a row each; other words are `ten`."""
    if ascii_fold(cell) == KHONG:
        return KHONG
    return [_basis(line(piece)) for piece in re.split(r"[;\n]", cell) if piece.strip()]


def decision_ref(cell: str) -> Value:
    """`1221/QĐ-UBND ngày 28/7/2025 của … về việc …` -> `so`, `ngay`: who and what about follow from these."""
    found = _LEGAL.fullmatch(mended(line(cell)))
    if found is None or found["article"]:
        raise Unreadable(words.NO_DECISION_REF.format(text=line(cell)))
    return {"so": found["number"]} | ({"ngay": day(found["day"])} if found["day"] else {})


def _basis(shown: str) -> Value:
    found = _LEGAL.fullmatch(mended(shown))
    if found is None:
        return {"ten": shown.rstrip(".")}
    before = found["article"]
    key = "dieu_khoan" if before and _ARTICLE.search(before) else "ten"
    told = {"ten": found["about"], "ngay": found["day"] and day(found["day"])} | ({key: before} if before else {})
    basis: dict[str, Value] = {"so": found["number"]}
    return basis | {key: value for key, value in (told | {"co_quan": found["issuer"]}).items() if value}


def mended(shown: str) -> str:
    """A printed line with its symbols whole and its days in figures."""
    for torn, whole in _TORN:
        shown = torn.sub(whole, shown)
    return _LONG_DAY.sub(r"ngày \1/\2/\3", shown)


def _term(cell: str, known: Mapping[str, TermType], what: str, terms: type[TermType]) -> str:
    found = known.get(ascii_fold(cell.replace("_", " ")))
    if found is None:
        raise Unreadable(words.NO_SUCH.format(what=what, text=line(cell), known=", ".join(terms)))
    return found.value
