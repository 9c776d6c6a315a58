"""Vietnamese dictionary order: letters first (Đ after D, Ă and Â after A), then tones, then case."""

import unicodedata
from typing import Final

_LETTERS: Final = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_RANK: Final = {letter: rank for rank, letter in enumerate(_LETTERS)}
_OTHER: Final = len(_LETTERS)


def dictionary_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """A sort key: the order of letters decides, then the tones (ngang huyền hỏi ngã sắc nặng), then the text."""
    letters: list[int] = []
    tones: list[int] = []
    for char in text.casefold():
        base, tone = char, 0
        for mark in unicodedata.normalize("NFD", char)[1:]:
            if mark in _TONES:
                tone = _TONES[mark]
                base = unicodedata.normalize("NFC", unicodedata.normalize("NFD", char).replace(mark, ""))
        if base.isspace():
            letters.append(-1)
        else:
            letters.append(_RANK.get(base, _OTHER + ord(base)))
        tones.append(tone)
    return tuple(letters), tuple(tones), text
