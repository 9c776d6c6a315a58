"""Two texts become the pieces in which they differ, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from generator.model.comparison import Mark, Piece

_WORD: Final = re.compile(r"\s+|\S+")
"""A word with its comma: so that a mark always stands beside a space, as Markdown wants it."""
_MOST: Final = 400
_MOST_LINES: Final = 100
"""More words between the first that differs and the last, or more lines, are not compared one by one: the time grows
with the product of both sides, and a record of 2 MB may be made to cost minutes."""
_LIKE: Final = 0.4
"""Lines less alike than this are told as one that went and one that came."""


def changed_lines(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """The lines that differ, in pieces: what went, what came, and what stayed in a line that is alike."""
    found: list[tuple[Piece, ...]] = []
    head = next((i for i, (a, b) in enumerate(zip_longest(old, new)) if a != b), len(old))
    old, new = old[head:], new[head:]
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MOST)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _replaced(old[a:b], new[c:d])
    return tuple(found)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    for place, (was, now) in enumerate(zip_longest(old, new)):
        if was is None or now is None:
            yield ((Mark.ADDED, now),) if was is None else ((Mark.GONE, was),)
            continue
        if place >= _MOST_LINES:
            yield (Mark.GONE, was), (Mark.ADDED, now)
            continue
        pieces = changed_words(was, now)
        if sum(len(text) for mark, text in pieces if mark is Mark.SAME) >= _LIKE * min(len(was), len(now)):
            yield pieces
        else:
            yield (Mark.GONE, was), (Mark.ADDED, now)


def changed_words(old: str, new: str) -> tuple[Piece, ...]:
    """Pieces of which those not added join to the old text, and those not gone to the new one."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    middle = _compared(before[head : len(before) - tail], after[head : len(after) - tail])
    start, end = "".join(before[:head]), "".join(before[len(before) - tail :])
    pieces = [(Mark.SAME, start), *middle, (Mark.SAME, end)]
    return _smoothed([(mark, text) for mark, text in pieces if text])


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    return next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    if max(len(before), len(after)) > _MOST:
        yield from _both("".join(before), "".join(after))
        return
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    sizes = [max(_words(before[a:b]), _words(after[c:d])) for _, a, b, c, d in steps]
    for place, (tag, a, b, c, d) in enumerate(steps):
        between = 0 < place < len(steps) - 1
        if tag == "equal" and not (between and 2 * sizes[place] <= min(sizes[place - 1], sizes[place + 1])):
            yield Mark.SAME, "".join(before[a:b])
        else:
            # A word that both sides have by chance, amid others: “10.000 đồng” was no part of “Hội đồng nhân dân”.
            yield from _both("".join(before[a:b]), "".join(after[c:d]))


def _words(tokens: Sequence[str]) -> int:
    return sum(not token.isspace() for token in tokens)


def _smoothed(pieces: list[Piece]) -> tuple[Piece, ...]:
    """A space between two changed words is not worth a piece: `~~22 ngày~~ **20 tháng**` and not word by word."""
    gone, added = "", ""
    found: list[Piece] = []
    for place, (mark, text) in enumerate(pieces):
        last = place == len(pieces) - 1
        if mark is Mark.SAME and (text.strip() or last or not (gone or added)):
            found += _both(gone, added)
            gone = added = ""
            found.append((mark, text))
            continue
        gone += text if mark is not Mark.ADDED else ""
        added += text if mark is not Mark.GONE else ""
    return (*found, *_both(gone, added))


def _both(gone: str, added: str) -> list[Piece]:
    return [(mark, text) for mark, text in ((Mark.GONE, gone), (Mark.ADDED, added)) if text]
