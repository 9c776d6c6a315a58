"""A page of the manual becomes its parts: what the reader types and sees, writes and changes, where it begins."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

MANUAL: Final = Path(__file__).resolve().parents[2] / "docs" / "huong-dan"
CUT: Final = "…"
"""In shown output: any words of one line; alone on a line, any lines."""
AFTER: Final = "sau "
_BEGIN: Final = re.compile(r"<!-- bắt đầu: ((?:sau )?[a-z-]+) -->")
_FENCE: Final = re.compile(r"```([a-z]+)(?: (\S+))?")


class Begin(NamedTuple):
    """The story begins anew on the tree of this name; "sau x": where the page x has ended."""

    line: int
    tree: str


class Typed(NamedTuple):
    """A command and what the page shows below it; `code` is what it must end with."""

    line: int
    words: str
    code: int
    shown: tuple[str, ...]


class Written(NamedTuple):
    """The reader makes this file."""

    line: int
    path: str
    text: str


class Changed(NamedTuple):
    """The reader changes the one place of a file that reads so."""

    line: int
    path: str
    before: str
    after: str


Part = Begin | Typed | Written | Changed


def pages() -> tuple[Path, ...]:
    """Every page of the manual."""
    return tuple(sorted(MANUAL.glob("*.md")))


def parts(text: str) -> Iterator[Part]:
    """The parts of a page in its order; `line` counts from 0.

    ```console [code]    `$ command` lines, each followed by its output; the last one ends with this exit code, else 0
    ```csv path          (any language) a file the reader writes
    ```diff              `--- path`, then lines with - and +: the change of one place

    Raises:
        ValueError: a block that is none of these, or that never ends.
    """
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        if begin := _BEGIN.fullmatch(lines[number]):
            yield Begin(number, begin[1])
        elif fence := _FENCE.fullmatch(lines[number]):
            end = lines.index("```", number)
            yield from _block(fence[1], fence[2], number + 1, lines[number + 1 : end])
            number = end
        number += 1


def _block(language: str, said: str | None, start: int, lines: list[str]) -> Iterator[Part]:
    if language == "console":
        yield from _typed(start, lines, int(said or 0))
    elif language == "diff":
        if not lines[0].startswith("--- "):
            raise ValueError(f"{start + 1}: a change begins with --- and the file")
        sides = ["\n".join(line[1:] for line in lines[1:] if line[:1] in (sign, " ")) for sign in "-+"]
        yield Changed(start, lines[0][4:], *sides)
    elif said:
        yield Written(start, said, "\n".join([*lines, ""]))


def _typed(start: int, lines: list[str], code: int) -> Iterator[Typed]:
    if not lines[0].startswith("$ "):
        raise ValueError(f"{start + 1}: output without a command")
    firsts = [place for place, line in enumerate(lines) if line.startswith("$ ")]
    for first, end in zip(firsts, [*firsts[1:], len(lines)], strict=True):
        last = first
        while lines[last].endswith("\\"):
            last += 1
        words = "\n".join([lines[first][2:], *lines[first + 1 : last + 1]])
        yield Typed(start + first, words, code if end == len(lines) else 0, tuple(lines[last + 1 : end]))


def matches(shown: tuple[str, ...], told: tuple[str, ...]) -> bool:
    """Whether output is what the page shows of it.

    Raises:
        ValueError: nothing but cuts is shown, which everything would match.
    """
    if shown and not any(line.strip(f"{CUT} ") for line in shown):
        raise ValueError("the page shows nothing of the output")
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == CUT else ".*?".join(map(re.escape, line.split(CUT))) + r"\n" for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in told)) is not None
