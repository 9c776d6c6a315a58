"""What people type becomes words that can be compared: case, accents, đ, tone places, y and i, Telex and VNI keys.

The reference in Python of theme/search/fold.js; tests/browser/test_search_equality.py holds both to each other.
"""

import unicodedata
from collections.abc import Callable
from functools import cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aeiouyăâêôơư"
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323", "0": ""}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}


def is_word(letter: str) -> bool:
    """A letter of any script that has cases, or a digit of ours."""
    return "0" <= letter <= "9" or letter.lower() != letter.upper()


def words_of(text: str) -> list[str]:
    """The words of a text: composed (NFC), in small letters, without what stands between them."""
    text = unicodedata.normalize("NFC", text).lower()
    return "".join(letter if is_word(letter) else " " for letter in text).split()


@cache
def bare(word: str) -> str:
    """Without accents; đ by hand, because it does not decompose."""
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")


def _i_for_y(word: str) -> str:
    # kỹ = kĩ, quý = quí; but thủy, máy and tây keep their y.
    if word.endswith("y") and (len(word) == 1 or word[-2] not in _VOWELS or word[-3:-1] == "qu"):
        return word[:-1] + "i"
    return word


@cache
def fold(word: str) -> str:
    """What two spellings of one syllable share when no accent was typed."""
    return _i_for_y(bare(word))


@cache
def parted(word: str) -> tuple[str, str]:
    """The letters with their own marks, and the tone, wherever it was put (hoà, hòa)."""
    apart = unicodedata.normalize("NFD", word)
    letters = "".join(letter for letter in apart if letter not in TONES)
    tone = "".join(letter for letter in apart if letter in TONES)
    return _i_for_y(unicodedata.normalize("NFC", letters)), tone


@cache
def likeness(typed: str, word: str) -> int:
    """How well a typed word fits a word of the same fold, in sixteenths: typed accents count, untyped ones do not."""
    letters, tone = parted(typed)
    if bare(typed) == typed or (letters, tone) == parted(word):
        return 16
    known_letters, known_tone = parted(word)
    fits = all(a == b or a == bare(b) for a, b in zip(letters, known_letters, strict=False))
    if fits and tone in ("", known_tone):
        return 14
    # One slip of the tone (sữa for sửa), or a tone on letters without their marks.
    return 8 if fits or letters == known_letters else 3


def unkeyed(word: str, known: Callable[[str], bool]) -> str | None:
    """The word that was typed with Telex or VNI while the input method was off, if that is a known one."""
    for decoded in (_from_vni(word), _from_telex(word)):
        if decoded is not None and decoded != word and known(decoded):
            return decoded
    return None


def _from_telex(word: str) -> str | None:
    out: list[str] = []
    tone = ""
    for key in word:
        vowels = any(letter in _VOWELS for letter in out)
        if key in _TELEX_TONES and vowels:
            tone = _TELEX_TONES[key]
        elif key == "d" and "d" in out:
            out[out.index("d")] = "đ"
        elif key == "w" and _horned(out):
            continue
        elif key == "w":
            out.append("ư")
        elif key in _HATS and key in out:
            out[len(out) - 1 - out[::-1].index(key)] = _HATS[key]
        else:
            out.append(key)
    return _toned(out, tone)


def _from_vni(word: str) -> str | None:
    out: list[str] = []
    tone = ""
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "6" and (place := _last(out, _HATS)) >= 0:
            out[place] = _HATS[out[place]]
        elif key in "78" and _horned(out):
            continue
        elif key in "d9" and "d" in out:
            out[out.index("d")] = "đ"
        else:
            out.append(key)
    return _toned(out, tone)


def _last(out: list[str], letters: dict[str, str]) -> int:
    return max((place for place, letter in enumerate(out) if letter in letters), default=-1)


def _horned(out: list[str]) -> bool:
    place = _last(out, _HORNS)
    if place < 0:
        return False
    if out[place] == "o" and place > 0 and out[place - 1] == "u":
        out[place - 1] = "ư"
    out[place] = _HORNS[out[place]]
    return True


def _toned(out: list[str], tone: str) -> str | None:
    place = next((place for place, letter in enumerate(out) if letter in _VOWELS), -1)
    if place < 0:
        return None
    return unicodedata.normalize("NFC", "".join([*out[: place + 1], tone, *out[place + 1 :]]))
