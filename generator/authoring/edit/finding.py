"""What an officer types becomes the procedures meant: by code, or by name with or without accents."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.model.scalars import Level
from generator.pipeline import Folded

MOST: Final = 50
"""More than this is read by nobody."""


class Hit(Struct, frozen=True):
    """One procedure that was found."""

    code: str
    name: str
    levels: tuple[Level, ...]
    state: str


def find(folded: Folded, query: str) -> list[Hit]:
    """The procedures whose code, name or other names hold every word of the query, those that begin with it first."""
    asked = plain(query)
    wanted = asked.split()
    if not wanted:
        return []
    found = [(hit, text) for hit, text in _procedures(folded) if all(word in text for word in wanted)]
    found.sort(key=lambda pair: (not pair[0].code.startswith(query.strip()), asked not in pair[1], plain(pair[0].name)))
    return [hit for hit, _ in found[:MOST]]


def plain(text: str) -> str:
    """Small letters without accents, words with one space between them."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[\w./-]+", bare))


def _procedures(folded: Folded) -> Iterator[tuple[Hit, str]]:
    register, corpus = folded.register, folded.corpus
    by_code: dict[str, list[tuple[Level, str, str]]] = {}
    for key, history in register.histories.items():
        span = history.on(register.as_of) or (history.spans[0] if history.spans else None)
        name = span.name if span is not None else key.code
        by_code.setdefault(key.code, []).append((key.level, name, register.state(key).value))
    for code, rows in by_code.items():
        words = corpus.plains.get(code)
        others = [words.name or "", *words.other_names] if words is not None else []
        texts = [code, *(name for _, name, _ in rows), *others]
        hit = Hit(code, rows[0][1], tuple(level for level, _, _ in rows), rows[0][2])
        yield hit, " ".join(map(plain, texts))
