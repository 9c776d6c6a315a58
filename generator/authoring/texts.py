"""Text from an export becomes text a record can hold: one Unicode form, no hidden letters, placeholders told apart."""

import re
import unicodedata
from typing import Final

from slugify import slugify

from generator.model.letters import FORBIDDEN, INVISIBLE, PRIVATE, SPACES

_HIDDEN: Final = re.compile(f"[{INVISIBLE}]")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile(f"[ \xa0{SPACES}]+")
_FORBIDDEN: Final = re.compile(f"[{FORBIDDEN}]")
_PRIVATE: Final = re.compile(f"[{PRIVATE}]")
_BROKEN: Final = re.compile("[\ufffd\ud800-\udfff]")
# What the symbol fonts of word processors put there (Symbol, Wingdings).
_SYMBOLS: Final = {
    "\uf02d": "-",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0fc": "✓",
    "\uf0e8": "→",
    "\uf0e0": "→",
    "\uf02b": "+",
}
_MISSING: Final = frozenset({"", "không có thông tin", "chưa có thông tin", "null", "none", "n/a", "[]", "{}"})
_NONE: Final = frozenset({"không", "không có"})
_MARKS: Final = ' \n.,;:-–—_/*…"'


def clean(value: object) -> str:
    """The text in NFC, without hidden letters, trailing and doubled spaces; lines stay lines.

    Of a list or mapping, which stand for a text in some exports, each value is a line; nothing (null) is empty.
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple | dict):
        parts = value.values() if isinstance(value, dict) else value
        return "\n".join(text for part in parts if (text := clean(part)))
    text = _HIDDEN.sub("", unicodedata.normalize("NFC", str(value)))
    text = _FORBIDDEN.sub("", _BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", _PRIVATE.sub(lambda found: _SYMBOLS.get(found[0], "•"), text))
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def line(value: object) -> str:
    """The cleaned text on one line: names, numbers, cells."""
    return " ".join(clean(value).split("\n"))


def has_unreadable(value: object) -> bool:
    """Whether letters of a symbol font, or what is left of broken ones, stand in the text or in one of its parts."""
    if isinstance(value, list | tuple | dict):
        return any(map(has_unreadable, value.values() if isinstance(value, dict) else value))
    text = value if isinstance(value, str) else ""
    return bool(_BROKEN.search(text)) or any(found not in _SYMBOLS for found in _PRIVATE.findall(text))


def is_missing(text: str) -> bool:
    """A placeholder that means "not filled in"."""
    return text.strip(_MARKS).lower() in _MISSING


def is_none(text: str) -> bool:
    """The explicit answer "there is none": `Không.`, `Không có`."""
    return text.strip(_MARKS).lower() in _NONE


def fold(text: str) -> str:
    """The text for comparing: letter case, spaces and the outer marks are no difference."""
    return " ".join(clean(text).lower().split()).strip(_MARKS)


def ascii_fold(text: str) -> str:
    """`Đất đai` -> `dat dai`: small letters and figures with single spaces between."""
    letters = unicodedata.normalize("NFD", clean(text).lower().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))


def name_id(text: str, longest: int) -> str:
    """`Đất đai` -> `dat-dai`: an id of whole words, at most so many characters; empty where nothing can be read."""
    return slugify(clean(text), max_length=longest, word_boundary=True, save_order=True)


def short(text: str, length: int = 160) -> str:
    """The beginning of a text, for messages."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


_TAIL: Final = re.compile(
    r"\s*(?:(?P<key>Từ khóa)(?! )\s*(?P<keywords>.{0,2000}?)\s*Mô tả(?! )\s*(?P<description>.{0,20000}?)\s*)?"
    r"(?P<form>Chọn cơ quan thực hiện\s*Tỉnh/ ?Thành phố\s*Bộ ngành.{0,400}?Nộp hồ sơ)?\s*$",
    re.DOTALL,
)
_BEGINS: Final = re.compile(r"Từ khóa|Chọn cơ quan thực hiện")


def without_portal(text: str) -> tuple[str, str, str]:
    """The text without the portal's headings and buttons at its end; beside it the keywords and the description there.

    Only what runs on to the end as the portal prints it, heading and value with no space between, goes: the same words
    in a sentence stay.
    """
    for start in _BEGINS.finditer(text):
        found = _TAIL.match(text, start.start())
        if found and (found["key"] or found["form"]):
            return text[: start.start()].rstrip(), found["keywords"] or "", found["description"] or ""
    return text, "", ""
