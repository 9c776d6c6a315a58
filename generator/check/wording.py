"""Spaces where no space belongs, as text copied from a PDF has them, and signs that lost a stroke (V18)."""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Document
from generator.model.numbers import BARE_SIGN, with_strokes

_VOWELS: Final = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_MARKED: Final = "".join(letter for letter in _VOWELS if not letter.isascii())
_SMALL: Final = "a-zà-ỹ"
_CONSONANTS: Final = "bcdđghklmnpqrstvx"
_CLUSTERS: Final = frozenset({"ngh", "ng", "nh", "ch", "th", "tr", "kh", "ph", "gh", "gi", "qu"})
_CODAS: Final = frozenset({"ng", "nh"})

_REST: Final = re.compile(rf" ([{_MARKED}][{_SMALL}]{{0,4}})(?![{_SMALL}])")
"""A word that begins with a marked vowel: it may be the rest of a cut one ("nhi ễm", "đáp ứ ng")."""
_PIECE: Final = re.compile(rf" ([{_CONSONANTS}NCTKPG][{_CONSONANTS}]{{0,2}}|[Gg]i|[Qq]u)(?=[\s,;:)]|$)")
"""A word without a vowel of its own: "kh oán", "c ấp", "đáp ứ ng"; or a unit, or a point of a list."""

_WORD_LIST: Final = """
    á à ạ ác ách ạch ái ải ám ảm án áng ánh ảnh áo ào ảo áp át áy ăn ăm ẵm ắc ặc ắp ắt ăng ẵng ắng ẳng âm ấm ầm ẩm
    ẫm ậm ân ấn ẩn âu ấu ẩu ấy ẩy ấp ầng ầu éo ẻo ẻ ép ẹp ém êm ếm ếch ế ề ên ềnh ễnh ếp ét ì ỉ ích ịch ình ít ỉu ỏ ó óc
    ói ỏi óng òa oà oái oải oán oàng oành oắt oằn ọc ọp ọe ồ ô ố ổ ốc ộc ôi ối ổi ồi ôm ốm ồm ôn ổn ồn ông ống ổng ốp ộp
    ốt ôxi ôxy ôzôn ôzon ôtô ôliu ơi ở ớ ợ ới ơn ớn ớt ợt ờ ú ù ủ ụ uể ùa uất uẩn úc ục uế uỷ ủy úy uý uỵch uẩy úi ủi úm
    ủm ùn úng ủng úp út ứ ừ ử ưa ứa ừa ừm ưng ứng ửng ước ướp ướt ươm ướm ương ươn ưỡn ưu ức ực ứt ưỡng ý ỷ ỳ yếm yến
    yết yếu yểu yểm
"""
_WORDS: Final = frozenset(_WORD_LIST.split())
"""Vietnamese words that begin with a marked vowel: after a space they are whole words, not the rest of a cut one."""

_LIST_WORDS: Final = "điểm và hoặc đến mục khoản tiết nhóm loại hạng bảng mẫu hình phần lớp nhánh"
_LISTS: Final = frozenset(_LIST_WORDS.split())
"""After these a single letter counts points ("điểm c"), so that what follows is a word of its own."""

_SYMBOL: Final = re.compile(
    r"\d/(?: \d{4}/(?=[A-ZĐ])|(?: ?\d{4}/)? ?(?:NĐ|TT|TTLT|QĐ|NQ|CT|KH|BC|TTr|CV|VBHN|HD|TB)(?: -|- ) ?(?=[A-ZĐ]{2}))"
)
"""A number such as "136/2025/NĐ- CP" with a space inside."""
_DOUBLED: Final = re.compile(r"\S  +(?=\S)")
_AROUND: Final = 12


def check_spaces(document: Document, report: Report) -> None:
    """TT502, TT503, TT504: a space inside a word, inside a symbol, or two spaces running; TT508: `136/2025/ND-CP`.
    One per text and kind."""
    data = msgspec.to_builtins(document)
    # Nearly every record is clean: one look at all its words together says so, ten times faster than text by text.
    words, numbers = _words(data)
    if not _is_suspect("\n ".join(words)) and BARE_SIGN.search("\n".join(numbers)) is None:
        return
    for text, route in _texts(data, ()):
        at = Ref(document.file, route)
        if (found := cut_word(text)) is not None:
            report(Problem("TT502", at, {"cho": _around(text, *found)}))
        if (symbol := _SYMBOL.search(text)) is not None:
            report(Problem("TT503", at, {"cho": _around(text, *symbol.span())}))
        if (doubled := _DOUBLED.search(text)) is not None:
            report(Problem("TT504", at, {"cho": _around(text, *doubled.span())}))
        if (bare := BARE_SIGN.search(text)) is not None and not text.startswith("http"):
            number = text[text.rfind(" ", 0, bare.start()) + 1 : bare.end()]
            report(Problem("TT508", at, {"so": number, "goi_y": with_strokes(number)}))


def _is_suspect(text: str) -> bool:
    return "  " in text or _SYMBOL.search(text) is not None or cut_word(text) is not None


def cut_word(text: str) -> tuple[int, int] | None:
    """Where a Vietnamese syllable was cut by a space, or None. Rather silent than wrong."""
    if text.isascii():
        return None
    padded = f" {text}"
    found = [match for match in _REST.finditer(padded) if _is_rest(match)]
    found += [match for match in _PIECE.finditer(padded) if _is_piece(match)]
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    return max(first.start() - 1, 0), min(first.end(), len(text))


def _is_rest(match: re.Match[str]) -> bool:
    return match[1] not in _WORDS and match.string[max(match.start() - 1, 0)].isalpha()


def _is_piece(match: re.Match[str]) -> bool:
    padded, piece = match.string, match[1].lower()
    if match[1] in _CODAS and padded[max(match.start() - 1, 0)] in _VOWELS:
        return True
    after = padded[match.end() : match.end() + 2]
    if after[:1] != " ":
        return False
    if piece in _CLUSTERS:
        return after[1:] in _VOWELS and after[1:] != ""
    rest = _REST.match(padded, match.end())
    is_letter = len(match[1]) == 1 and match[1] in _CONSONANTS
    return is_letter and rest is not None and rest[1] in _WORDS and _follows_a_word(padded[: match.start()])


def _words(node: Any) -> tuple[list[str], list[str]]:
    """Every text of a document that holds a space, and every one that may hold the number of a law."""
    texts: list[str] = []
    numbers: list[str] = []
    waiting = [node]
    while waiting:
        value = waiting.pop()
        if type(value) is str:
            if " " in value:
                texts.append(value)
            if "/" in value:
                numbers.append(value)
        elif type(value) is dict:
            waiting.extend(value.values())
        elif type(value) in (list, tuple):
            waiting.extend(value)
    return texts, numbers


def _follows_a_word(before: str) -> bool:
    """Whether a single letter after this text stands where no list of points (a, b, c) can be."""
    previous = before.rpartition(" ")[2].lower()
    return previous.isalpha() and len(previous) > 1 and previous not in _LISTS


def _around(text: str, start: int, end: int) -> str:
    left = text.rfind(" ", 0, max(start - _AROUND, 0)) + 1
    right = text.find(" ", min(end + _AROUND, len(text)))
    return text[left : right if right >= 0 else len(text)]


def _texts(node: Any, route: tuple[str | int, ...]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every free text of a document with its route; ids, codes and days hold no space and no stroke."""
    if isinstance(node, str):
        if " " in node or "/" in node:
            yield node, route
    elif isinstance(node, dict):
        for key, value in node.items():
            # The items of a list file stand at the top of the file, and `file` is no text of it.
            if route or key not in ("file", "items"):
                yield from _texts(value, (*route, key))
            elif key == "items":
                yield from _texts(value, ())
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _texts(value, (*route, index))
