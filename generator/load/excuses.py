"""Comments of one YAML file become excuses: which problem is set aside on which line, and why.

Comments are no data, and neither reader of YAML keeps them. Few files hold one, so only those that hold the bytes
of the mark are looked at again.
"""

import bisect
import re
from collections.abc import Iterator
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.excuse import Excuse, FileExcuses, Route

_MARK: Final = b"niemyet:"
_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*niemyet:[ \t]*(.*)$", re.MULTILINE)
_WORDS: Final = re.compile(r"bo-qua[ \t]+(TT\d{3})\b[ \t:,.;–-]*(.*)")
_SAYS_WHY: Final = re.compile(r"[^\W\d_]{2}")


def excuses_of(path: str, raw: bytes, report: Report) -> FileExcuses | None:
    """The excuses of one file; None where there is none, or where the file cannot be parsed.

    A comment that names no code or gives no reason is TT131 and sets nothing aside.
    """
    if _MARK not in raw:
        return None
    # As parsing has it: a tab is one column, every line ends alike.
    text = raw.decode("utf-8-sig", errors="replace").replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n")
    try:
        top = yaml.compose(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if top is None:
        return None
    places = list(_places(top, ()))
    items = tuple(_excuses(path, text, _Quoted(text, top), report))
    return FileExcuses(items, tuple(places)) if items else None


def _excuses(path: str, text: str, quoted: "_Quoted", report: Report) -> Iterator[Excuse]:
    lines = text.split("\n")
    for comment in _COMMENT.finditer(text):
        if comment.start() in quoted:
            continue
        line = text.count("\n", 0, comment.start()) + 1
        said = _WORDS.fullmatch(comment[1].rstrip())
        if said is None or not _SAYS_WHY.search(said[2]):
            column = comment.start() - text.rfind("\n", 0, comment.start())
            report(Problem("TT131", Ref(path, line=line, column=column)))
            continue
        yield Excuse(line, _target(lines, line), said[1], said[2].strip())


def _target(lines: list[str], line: int) -> int:
    """The line itself when it says something besides the comment, else the next that does."""
    for number in range(line, len(lines) + 1):
        said = lines[number - 1].strip()
        if said and not said.startswith("#"):
            return number
    return line


class _Quoted:
    """The stretches of a text that are values: a `#` in there begins no comment."""

    def __init__(self, text: str, top: Node) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for node in _scalars(top):
            end = node.end_mark.index
            if node.style in ("|", ">"):
                # libyaml lets a block end where the next token begins, behind the comments in between.
                end = _end_of_block(text, node.start_mark.index, end)
            self._starts.append(node.start_mark.index)
            self._ends.append(end)

    def __contains__(self, offset: int) -> bool:
        place = bisect.bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]


def _end_of_block(text: str, start: int, end: int) -> int:
    """Where block text ends: its first line gives the depth, a line less deep is no text of it."""
    head = text.find("\n", start, end)
    depth = 0
    place = head + 1
    while head >= 0 and place < end:
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        line = text[place:stop]
        if line.strip():
            indent = len(line) - len(line.lstrip(" "))
            depth = depth or indent
            if indent < depth:
                return place
        place = stop + 1
    return end


def _scalars(top: Node) -> Iterator[ScalarNode]:
    """In the order of the text."""
    if isinstance(top, ScalarNode):
        yield top
    elif isinstance(top, MappingNode):
        for key, value in top.value:
            yield from _scalars(key)
            yield from _scalars(value)
    elif isinstance(top, SequenceNode):
        for item in top.value:
            yield from _scalars(item)


def _places(node: Node, route: Route) -> Iterator[tuple[Route, int]]:
    """Each route of the file and the line on which a problem at it is shown (as `locate` shows it)."""
    yield route, node.start_mark.line + 1
    if isinstance(node, MappingNode):
        for key, value in node.value:
            step = (*route, str(key.value))
            below = _places(value, step)
            _, line = next(below)
            yield step, line if isinstance(value, ScalarNode) else key.start_mark.line + 1
            yield from below
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield from _places(item, (*route, index))
