"""Texts become short codes over a dictionary of their words: a third smaller to send than the texts compressed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_ALPHABET: Final = [chr(code) for code in range(35, 127) if chr(code) not in "\\`"]
_SIZE: Final = len(_ALPHABET)
_ONE, _TWO = 66, 20
"""So many characters stand alone; so many begin a code of two; the others begin one of three."""

TEXT_END: Final = " "
PART_END: Final = "!"
"""Neither is in the alphabet of codes: between texts, and between the parts of one text."""

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
    """The code of each piece by its rank.

    Raises:
        ValueError: more pieces than codes, some 35,000: not the language of one catalogue.
    """
    if len(words) > _ONE + _TWO * _SIZE + (_SIZE - _ONE - _TWO) * _SIZE * _SIZE:
        raise ValueError(f"{len(words)} words")
    return {word: _code(rank) for rank, word in enumerate(words)}


def _code(rank: int) -> str:
    if rank < _ONE:
        return _ALPHABET[rank]
    rank -= _ONE
    if rank < _TWO * _SIZE:
        return _ALPHABET[_ONE + rank // _SIZE] + _ALPHABET[rank % _SIZE]
    rank -= _TWO * _SIZE
    head, rest = divmod(rank, _SIZE * _SIZE)
    return _ALPHABET[_ONE + _TWO + head] + _ALPHABET[rest // _SIZE] + _ALPHABET[rest % _SIZE]


def packed(texts: Iterable[str], codes: Mapping[str, str]) -> str:
    """One column of texts as one string."""
    return TEXT_END.join("".join([codes[piece] for piece in pieces(text)]) for text in texts)


def packed_lists(lists: Iterable[Sequence[str]], codes: Mapping[str, str]) -> str:
    """One column of lists of texts."""
    return TEXT_END.join(
        PART_END.join("".join([codes[piece] for piece in pieces(text)]) for text in texts) for texts in lists
    )
