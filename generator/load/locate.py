"""Symbolic places become lines and columns: each file that has problems is composed once more, and routes followed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator import settings
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import LocatedProblem, Problem, Ref


def locate(root: Path, problems: Iterable[Problem]) -> tuple[LocatedProblem, ...]:
    """The problems with line, column (from 1; 0: the file as a whole) and length, by file, line, column and code.

    A route that does not exist stands at its nearest existing ancestor; a file that cannot be parsed keeps the lines
    that its problems brought along.
    """
    every = list(problems)
    by_file: dict[str, set[Ref]] = defaultdict(set)
    for problem in every:
        for ref in (problem.at, *problem.related):
            by_file[ref.file].add(ref)
    places: dict[Ref, _Place] = {}
    for file, refs in by_file.items():
        # One file at a time: the nodes of thousands fill a gigabyte.
        places |= _File.read(root, file, refs).places(refs)
    located = [_located(problem, places) for problem in every]
    return tuple(sorted(located, key=lambda p: (p.problem.at.file, p.line, p.column, p.problem.code)))


class _Place(NamedTuple):
    line: int
    column: int
    length: int
    text: str
    """The line as it stands in the file."""


_WHOLE_FILE = _Place(0, 0, 0, "")


class _File(NamedTuple):
    lines: list[str]
    top: Node | None

    @staticmethod
    def read(root: Path, file: str, refs: Set[Ref]) -> "_File":
        try:
            if (root / file).stat().st_size > settings.MAX_FILE_BYTES:
                return _File([], None)
            text = (root / file).read_bytes().decode("utf-8-sig", errors="replace")
        except OSError:
            return _File([], None)
        # Columns must be those of the file as it stands; a tab is one column wide for both.
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        needs_routes = any(ref.route and not ref.line for ref in refs)
        return _File(lines, _compose(text.replace("\t", " ")) if needs_routes else None)

    def places(self, refs: Set[Ref]) -> dict[Ref, _Place]:
        """Where each of the refs stands."""
        return {ref: self._place(ref) for ref in refs}

    def _place(self, ref: Ref) -> _Place:
        if ref.line:
            text = self._line(ref.line)
            column = ref.column or len(text) - len(text.lstrip()) + 1
            length = max(1, len(text.rstrip()) - column + 1) if not ref.column else 1
            return _Place(ref.line, column, length, text)
        if not ref.route or self.top is None:
            return _WHOLE_FILE
        return self._extent(_follow(self.top, ref))

    def _extent(self, node: Node) -> _Place:
        start, end = node.start_mark, node.end_mark
        text = self._line(start.line + 1)
        stop = end.column if end.line == start.line else len(text.rstrip())
        return _Place(start.line + 1, start.column + 1, max(1, stop - start.column), text)

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""


def _compose(text: str) -> Node | None:
    try:
        node: Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    return node


def _follow(node: Node, ref: Ref) -> Node:
    """The node of a route, or of its nearest existing ancestor; for a key, and for a missing child, the key's node."""
    shown = node
    for depth, step in enumerate(ref.route):
        found: tuple[Node, Node] | None = None
        if isinstance(node, MappingNode):
            found = next((pair for pair in node.value if _is_key(pair[0], step)), None)
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step], node.value[step]
        if found is None:
            return shown
        key, node = found
        last = depth == len(ref.route) - 1
        # A block that fills many lines is shown by its key: a caret under its first item would mislead.
        shown = key if (ref.on_key and last) or (not isinstance(node, ScalarNode) and key is not node) else node
    return shown


def _is_key(node: Node, step: str | int) -> bool:
    return isinstance(node, ScalarNode) and node.value == str(step)


def _located(problem: Problem, places: Mapping[Ref, _Place]) -> LocatedProblem:
    place = places[problem.at]
    return LocatedProblem(
        problem=problem,
        severity=MESSAGES[problem.code].severity,
        line=place.line,
        column=place.column,
        text=place.text,
        length=place.length,
        related=tuple((ref.file, places[ref].line) for ref in problem.related),
    )
