"""Texts become short codes over a dictionary of their words: a third smaller to send than the texts compressed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_FIRST: Final = ord("#")
_MOST: Final = 0xD800 - _FIRST
"""From # up to the surrogates: as UTF-8 a common piece is one byte, nearly every other two."""

TEXT_END: Final = " "
PART_END: Final = "!"
"""Neither is a code: between texts, and between the parts of one text."""

_NATIONAL: Final = re.compile(r"([0-9])\.([0-9]{3})([0-9]{3})")
_DIGITS: Final = ((1, "0"), (2, "000"), (3, "000"))
_PIECE: Final = re.compile(r"[^\W_]+|[\W_]+")


def pieces(text: str) -> list[str]:
    """The words of a text and what stands between them; a single space between two words goes without saying."""
    return [piece for piece in _PIECE.findall(text) if piece != " "]


def dictionary(columns: Iterable[Sequence[str]], known: Sequence[str] = ()) -> list[str]:
    """The pieces that `known` lacks, the most frequent first."""
    counts = Counter(piece for column in columns for text in column for piece in pieces(text))
    for piece in known:
        counts.pop(piece, None)
    return sorted(counts, key=lambda piece: (-counts[piece], piece))


def codes_of(words: Sequence[str]) -> dict[str, str]:
    """The code of each piece: one character, which says its rank. A browser reads it where each is run through once.

    Raises:
        ValueError: more pieces than codes, some 55,000: not the language of one catalogue.
    """
    if len(words) > _MOST:
        raise ValueError(f"{len(words)} words")
    return {word: chr(_FIRST + rank) for rank, word in enumerate(words)}


def counts_of(columns: Iterable[Sequence[str]], dictionary: Iterable[str]) -> list[int]:
    """In how many texts each word stands, in the order of the dictionary: so that no browser has to count."""
    words = {piece: _words(piece) for piece in dictionary}
    counts = Counter(
        word for column in columns for text in column for word in {it for piece in pieces(text) for it in words[piece]}
    )
    return [counts[word] for word in dict.fromkeys(word for found in words.values() for word in found)]


def _words(piece: str) -> list[str]:
    """As the browser takes them (theme/search/fold.js): letters of scripts that have cases, and digits of ours."""
    text = unicodedata.normalize("NFC", piece).lower()
    return "".join(it if "0" <= it <= "9" or it.lower() != it.upper() else " " for it in text).split()


def packed(texts: Iterable[str], codes: Mapping[str, str]) -> str:
    """One column of texts as one string."""
    return TEXT_END.join("".join([codes[piece] for piece in pieces(text)]) for text in texts)


def packed_lists(lists: Iterable[Sequence[str]], codes: Mapping[str, str]) -> str:
    """One column of lists of texts."""
    return TEXT_END.join(
        PART_END.join("".join([codes[piece] for piece in pieces(text)]) for text in texts) for texts in lists
    )


def packed_places(places: Iterable[int]) -> str:
    """One column of places in a table, each a character."""
    return "".join([chr(_FIRST + place) for place in places])


def packed_codes(codes: Sequence[str]) -> tuple[str, str, str, Mapping[int, str]]:
    """The seven digits of national codes in three columns, which compress better than line by line; other codes by
    their place, where the columns have noughts.
    """
    found = [_NATIONAL.fullmatch(code) for code in codes]
    first, middle, last = ("".join(it[part] if it else none for it in found) for part, none in _DIGITS)
    others = {place: code for place, code in enumerate(codes) if not found[place]}
    return first, middle, last, others
