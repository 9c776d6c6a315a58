"""Two spellings of the same words become one text for comparing; what still differs becomes marked words."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from generator.authoring.reconciling.sides import Line
from generator.authoring.texts import clean
from generator.model.money import named_sums

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS: Final = "a-zđ\u0302\u0306\u031b"
"""Letters of a word once its tone is a sign of its own; the other signs make another vowel, and stay."""
_TONE: Final = re.compile(f"([{_TONES}])([{_LETTERS}]+)")
# After a consonant, or alone, y and i write one sound: kỹ/kĩ, quý/quí. After another vowel they do not: tay, tai.
_LONE_Y: Final = re.compile(
    rf"(?<![\w{_LETTERS}{_TONES}])(qu|[bcdđghklmnpqrstvx]{{0,3}})y(?![\w{_LETTERS}]|[{_TONES}]\w)"
)
_MARK: Final = re.compile(r"\s*([^\w\s\u0300-\u036f])\s*")
_OUTER: Final = " .,;:-_/*…\"'!?•"
_ONE_SIGN: Final = str.maketrans(
    "–—‐‑−“”„‘’`",
    "-----\"\"\"'''",
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
)
_GROUPS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![.,]?\d)")
_PREFIX: Final = "thủ tục"
_MOST: Final = 400
"""Texts of more words are told whole: comparing word by word grows with the product of both sides."""


def fold_text(text: str) -> str:
    """The text without what is no difference: letter case, spaces, Unicode form, place of the tone, y for i, outer
    marks.

    `Hoà  giải, kĩ thuật.` and `Hòa giải , kỹ thuật` are one.
    """
    if not text:
        return ""
    letters = unicodedata.normalize("NFD", text.lower().translate(_ONE_SIGN))
    spelt = _LONE_Y.sub(r"\1i", _TONE.sub(r"\2\1", letters))
    return " ".join(_MARK.sub(r" \1 ", spelt).split()).strip(_OUTER)


def one_money(text: str) -> str:
    """`800,000 VNĐ`, `800.000 đồng` and `0,8 triệu đồng` are one sum in words, too."""
    pieces, place = list[str](), 0
    for said in named_sums(text):
        pieces += _ungrouped(text[place : said.start]), f"{in_figures(said.amount)} {said.unit}".strip()
        place = said.end
    return "".join([*pieces, _ungrouped(text[place:])])


def _ungrouped(text: str) -> str:
    return _GROUPS.sub(lambda found: re.sub("[.,]", "", found[0]), text)


def in_figures(amount: Decimal) -> str:
    """The sum in figures alone."""
    return format(amount.normalize(), "f")


def fold_name(name: str) -> str:
    """The name of a procedure; `Thủ tục` in front of it is none of its words."""
    return fold_text(name).removeprefix(fold_text(_PREFIX) + " ")


def fold_words(text: str) -> str:
    """The words alone: of the name of a field a comma more or less says nothing."""
    return " ".join(re.findall(r"[\w\u0300-\u036f]+", fold_text(text)))


def marked(here: str, there: str) -> tuple[Line, Line]:
    """Both texts, with the words marked that the other one does not have."""
    ours, theirs = clean(here).split(), clean(there).split()
    if max(len(ours), len(theirs)) > _MOST:
        return ((True, " ".join(ours)),), ((True, " ".join(theirs)),)
    a, b = [fold_text(word) for word in ours], [fold_text(word) for word in theirs]
    skip = [_prefix(words) for words in (a, b)]
    gone, come = [False] * len(a), [False] * len(b)
    for tag, i, j, k, m in SequenceMatcher(None, a[skip[0] :], b[skip[1] :], autojunk=False).get_opcodes():
        if tag != "equal":
            gone[i + skip[0] : j + skip[0]] = [True] * (j - i)
            come[k + skip[1] : m + skip[1]] = [True] * (m - k)
    # A dash or a bullet alone is no word that anyone would miss.
    return _joined(ours, map(min, gone, map(bool, a))), _joined(theirs, map(min, come, map(bool, b)))


def _prefix(words: list[str]) -> int:
    return 2 if " ".join(words[:2]) == fold_text(_PREFIX) else 0


def _joined(words: list[str], marks: Iterable[bool]) -> Line:
    pieces: list[tuple[bool, str]] = []
    for word, mark in zip(words, marks, strict=True):
        if pieces and pieces[-1][0] == mark:
            pieces[-1] = (mark, f"{pieces[-1][1]} {word}")
        else:
            pieces.append((mark, word))
    return tuple(pieces)


def unmarked(text: str) -> Line:
    """A text of which nothing is marked."""
    return ((False, text),)


def alike(one: str, other: str) -> float:
    """How many of the words of two folded texts are common to both, from 0 to 1; all, where one begins as the other."""
    if one and other and (one.startswith(other) or other.startswith(one)):
        return 1.0
    a, b = set(one.split()), set(other.split())
    return len(a & b) / len(a | b) if a | b else 1.0
