"""Vietnamese dictionary order: letters first (Đ after D, Ă and Â after A), then tones, then case."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

_LETTERS: Final = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Ngang, huyền, hỏi, ngã, sắc, nặng."""


def _toned() -> Iterator[tuple[str, int, int]]:
    """Every letter with every tone: the character, the rank of its letter, the rank of its tone."""
    for rank, letter in enumerate(_LETTERS, start=1):
        for tone, mark in enumerate(_TONES, start=1):
            char = unicodedata.normalize("NFC", letter + mark)
            if len(char) == 1:
                yield char, rank, tone


_BY_LETTER: Final = {ord(char): chr(rank) for char, rank, _ in _toned()}
_BY_TONE: Final = {ord(char): chr(tone) for char, _, tone in _toned()}


def dictionary_key(text: str) -> tuple[str, str, str]:
    """A sort key: the order of letters decides, then the tones, then the text. NFC is expected."""
    folded = text.casefold()
    return folded.translate(_BY_LETTER), folded.translate(_BY_TONE), text


OTHER: Final = "khac"
LETTERS: Final[Mapping[str, str]] = {OTHER: "0–9"} | {
    "dd" if letter == "đ" else letter: letter.upper() for letter in "abcdđefghijklmnopqrstuvwxyz"
}
"""The letters under which names are listed: a word for addresses, and how it is shown."""


def initial(text: str) -> str:
    """The letter under which a name is listed, without tone and mark: `Ấp` -> `a`, `Đất` -> `dd`, `3G` -> `khac`."""
    first = next((char for char in text if char.isalnum()), "").casefold()
    letter = "dd" if first == "đ" else unicodedata.normalize("NFD", first)[:1]
    return letter if letter in LETTERS else OTHER
