"""The plain block style that nearly every record is written in becomes nodes, line by line; all else is left alone.

libyaml makes an object of each event, which is most of the time a cold build spends on reading. What is read here is
exactly what libyaml would say, without a problem; at the first sign of more than the plain style the answer is None.
"""

import re
from typing import Final

from generator import settings
from generator.model.source import Node

_LINE: Final = re.compile(
    r"""
    ([ ]*) ((?:-[ ]+)*)                     # how deep; the items that begin on this line
    (?:
      ([A-Za-z0-9_]+) : (?:[ ]+(.*))?       # a key, perhaps with its value
    | (.*)                                  # else an item, a comment, or nothing
    ) \n
    """,
    re.VERBOSE,
)
# What a plain scalar may not begin with: indicators of YAML, and what could be one of them.
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_PLAIN_ITEMS: Final = re.compile(r"\[[ ]*(?:[^\W_][\w./@-]*(?:,[ ]+[^\W_][\w./@-]*)*)?[ ]*\]")
_SPACES: Final = re.compile(" *")
_NO_KEY: Final = "\0"


def read_block(text: str) -> Node | None:
    """The nodes of a document in plain block style: keys, one-line scalars, lists of words, literal text (`|`).

    None when anything else stands in it, or anything that would be a problem: then libyaml reads it.
    """
    if not text.endswith("\n") or not text.replace("\n", "").isprintable():
        return None
    try:
        return _read(text)
    except _NotPlain:
        return None


class _NotPlain(Exception):
    """Something that only libyaml reads."""


def _read(text: str) -> Node:
    standing = _Open()
    line, place = _LINE.match, 0
    while (match := line(text, place)) is not None:
        place = match.end()
        spaces, hyphen, key, value, rest = match.groups()
        if key is None and not hyphen:
            if rest and rest[0] != "#":
                raise _NotPlain
            continue
        column = len(spaces)
        standing.close(column)
        if hyphen:
            items = standing.list_at(column, hyphen)
            if key is None:
                item, place = _scalar(rest, text, place, column)
                items.append(item)
                continue
            column += len(hyphen)
            mapping: dict[str, Node] = {}
            items.append(mapping)
            standing.push(column, mapping)
        else:
            mapping = standing.mapping_at(column)
        if key in mapping:
            raise _NotPlain
        if value:
            mapping[key], place = _scalar(value, text, place, column)
            standing.keys[-1] = _NO_KEY
        else:
            mapping[key] = ""
            standing.keys[-1] = key
    if standing.top is None or place != len(text):
        raise _NotPlain
    return standing.top


class _Open:
    """The collections that stand open, outermost first: their columns, themselves, and the key that waits in each."""

    __slots__ = ("columns", "keys", "nodes", "top")

    def __init__(self) -> None:
        self.columns: list[int] = []
        self.nodes: list[dict[str, Node] | list[Node]] = []
        self.keys: list[str] = []
        self.top: Node | None = None

    def close(self, column: int) -> None:
        """Whatever stands deeper than a line's column ends there."""
        columns = self.columns
        while columns and columns[-1] > column:
            del columns[-1], self.nodes[-1], self.keys[-1]
        if not columns and self.top is not None:
            raise _NotPlain

    def list_at(self, column: int, hyphen: str) -> list[Node]:
        """The list whose hyphens stand in the column; it may stand under its key, in one column with it."""
        if hyphen.count("-") > 1:
            raise _NotPlain
        if self.columns and self.columns[-1] == column and type(known := self.nodes[-1]) is list:
            return known
        items: list[Node] = []
        self._put(items)
        self.push(column, items)
        return items

    def mapping_at(self, column: int) -> dict[str, Node]:
        """The mapping whose keys stand in the column."""
        if self.columns and self.columns[-1] == column and type(self.nodes[-1]) is list:
            del self.columns[-1], self.nodes[-1], self.keys[-1]
            if not self.columns or self.columns[-1] != column:
                raise _NotPlain
        if self.columns and self.columns[-1] == column:
            if type(known := self.nodes[-1]) is not dict:
                raise _NotPlain
            return known
        mapping: dict[str, Node] = {}
        self._put(mapping)
        self.push(column, mapping)
        return mapping

    def push(self, column: int, node: dict[str, Node] | list[Node]) -> None:
        """Opens a collection."""
        if len(self.columns) >= settings.MAX_DEPTH:
            raise _NotPlain
        self.columns.append(column)
        self.nodes.append(node)
        self.keys.append(_NO_KEY)

    def _put(self, node: dict[str, Node] | list[Node]) -> None:
        """A new collection is the value of the key that waits, or the whole."""
        if not self.columns:
            self.top = node
            return
        parent = self.nodes[-1]
        if type(parent) is not dict or self.keys[-1] == _NO_KEY:
            raise _NotPlain
        parent[self.keys[-1]] = node
        self.keys[-1] = _NO_KEY


def _scalar(value: str, text: str, place: int, column: int) -> tuple[Node, int]:
    """What stands behind a key or a hyphen, and where the next line begins. `column` is that of the key or hyphen."""
    value = value.rstrip(" ")
    if not value:
        raise _NotPlain
    first = value[0]
    if first not in _INDICATORS:
        if ": " in value or " #" in value or value[-1] == ":":
            raise _NotPlain
        return value, place
    if first in "\"'":
        inner = value[1:-1]
        if len(value) < 2 or value[-1] != first or first in inner or "\\" in inner:
            raise _NotPlain
        return inner, place
    if value in ("|", "|-"):
        literal, place = _literal(text, place, column)
        return (literal + "\n" if value == "|" else literal), place
    if _PLAIN_ITEMS.fullmatch(value):
        return [item.strip(" ") for item in value[1:-1].split(",") if item.strip(" ")], place
    raise _NotPlain


def _literal(text: str, place: int, column: int) -> tuple[str, int]:
    """Literal text: the lines that stand deeper than their key, without the line ends behind the last."""
    depth = _SPACES.match(text, place).end() - place  # type: ignore[union-attr] # it always matches
    if depth <= column or text[place + depth] == "\n":
        raise _NotPlain
    lines: list[str] = []
    while place < len(text):
        end = text.index("\n", place)
        own = text[place:end]
        if own[:depth].strip(" "):
            break
        lines.append(own[depth:])
        place = end + 1
    return "\n".join(lines).rstrip("\n"), place
