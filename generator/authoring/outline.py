"""Lines as a form numbers them (`A`, `I`, `1`, `1.1`, `a`) become the sections they stand in."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_TOKEN: Final = r"(?:[IVXLC]+|[A-ZĐ]|\d+|[ivxlc]+|[a-zđ])"
_NUMBERING: Final = rf"{_TOKEN}(?:[./-]{_TOKEN}|(?<=\d)[a-zA-Z])*"
_ORDINAL: Final = re.compile(_NUMBERING)
_BEFORE_NAME: Final = re.compile(rf"(?:(?:mục|phần)\s+)?({_NUMBERING})[.):]\s+", re.IGNORECASE)
_PART: Final = re.compile(r"(?:mục|phần)\s+", re.IGNORECASE)
_FIRST: Final = ("I", "A", "1", "a", "i", "1.1")
_HEADING: Final = 2
_NUMBER: Final = 3
_SMALL: Final = 9
"""How deep a line stands; above are capital letters and Roman numerals, whichever the table begins with outside."""


class Line(NamedTuple):
    """One row: its numbering, what it is called, and whether it sums others.

    `closes`: a total that does not say of what; `ends`: one of the whole table.
    """

    ordinal: str
    label: str
    is_filled: bool
    closes: bool = False
    ends: bool = False


class Stand(NamedTuple):
    """The sections a line stands in, outermost first, and whether it heads one itself."""

    sections: tuple[str, ...] = ()
    heads: bool = False


def ordinal_of(text: str) -> str | None:
    """`Phần I.` -> `I`; empty where only marks stand, None for words."""
    bare = _PART.sub("", text, count=1).strip(" ().:-–…*")
    return bare if not bare or _ORDINAL.fullmatch(bare) else None


def numbered(labels: Sequence[str]) -> list[tuple[str, int]]:
    """The numbering that stands before names, and where each name begins.

    Only where the table counts: `P. Sông Hiến` is a ward and no letter of an outline.
    """
    counted: dict[str, bool] = {}
    found = []
    for label in labels:
        match = _BEFORE_NAME.match(label)
        ordinal = ordinal_of(match[1]) if match is not None else None
        if match is None or not ordinal:
            found.append(("", 0))
            continue
        is_counted = counted.setdefault(_shape(ordinal), ordinal in _FIRST)
        found.append((ordinal, match.end()) if is_counted else ("", 0))
    return found


def stands(lines: Sequence[Line]) -> list[Stand]:
    """Where each line stands. One that is followed by deeper ones heads them.

    A total that does not say of what closes the section it stands in, unless that has its figures above; the last one
    is of the whole table, if none was before.
    """
    depths = _depths(lines)
    last = max((place for place, line in enumerate(lines) if line.closes or line.ends), default=-1)
    is_summed = False
    found: list[Stand] = []
    open_: list[tuple[int, str, bool]] = []
    for place, (line, depth) in enumerate(zip(lines, depths, strict=True)):
        if line.ends or line.closes:
            while open_ and (open_[-1][2] or line.ends or (place == last and not is_summed)):
                open_.pop()
            is_summed = is_summed or not open_
            found.append(Stand(tuple(label for _, label, _ in open_)))
            del open_[-1:]
            continue
        while depth is not None and open_ and open_[-1][0] >= depth:
            open_.pop()
        heads = place + 1 < len(lines) and _deeper(depths, place)
        found.append(Stand(tuple(label for _, label, _ in open_), heads))
        if heads and depth is not None:
            open_.append((depth, line.label, line.is_filled))
    return found


def _depths(lines: Sequence[Line]) -> list[int | None]:
    """None: a total, and a line that is not numbered, unless numbers begin anew below it or it stands in a part."""
    outer: dict[str, int] = {}
    found: list[int | None] = []
    before = ""
    for line in lines:
        depth = None
        if line.ordinal and not (line.closes or line.ends):
            shape = _shape(line.ordinal, before)
            before = line.ordinal if shape == "letter" else before
            tokens = len(re.split("[./-]", line.ordinal))
            if tokens > 1:
                depth = _NUMBER + tokens - 1
            elif shape in ("letter", "roman"):
                depth = outer.setdefault(shape, len(outer))
            else:
                depth = _SMALL if shape == "small" else _NUMBER
        found.append(depth)
    for place, line in enumerate(lines[:-1]):
        if _is_bare(line) and lines[place + 1].ordinal == "1":
            found[place] = _HEADING
    # Lines without numbers stand in the parts above them, where each part has lines: else they may stand beside them.
    parts = [place for place, depth in enumerate(found) if depth is not None and depth < _HEADING]
    if all(place + 1 < len(lines) and (_is_bare(lines[place + 1]) or _deeper(found, place)) for place in parts):
        is_in_part = False
        for place, line in enumerate(lines):
            is_in_part = place in parts or (is_in_part and _is_bare(line) and found[place] is None)
            if is_in_part and place not in parts:
                found[place] = _NUMBER
    return found


def _is_bare(line: Line) -> bool:
    return not (line.ordinal or line.closes or line.ends)


def _deeper(depths: Sequence[int | None], place: int) -> bool:
    here, below = depths[place], depths[place + 1]
    return here is not None and below is not None and below > here


def _shape(ordinal: str, before: str = "") -> str:
    """`C` after `B` is a letter, after `XC` a number."""
    if ordinal[0].isdigit():
        return "number"
    if not ordinal[0].isupper():
        return "small"
    follows = len(ordinal) == len(before) == 1 and ord(ordinal) == ord(before) + 1
    is_roman = set(re.split("[./-]", ordinal)[0]) <= set("IVXLC")
    return "roman" if is_roman and not follows else "letter"
