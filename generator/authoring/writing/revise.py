"""A file's text and the values it shall have become the text with only those values changed.

Comments, quotes, blank lines and the order of keys are what a person wrote: they stay, byte for byte.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.writing.emit import Value, item_lines, pair_lines, quoted, scalar, stands_in_block
from generator.authoring.writing.places import Place, places_of
from generator.authoring.writing.versions import as_texts
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.source import Node

_HARMLESS: Final = frozenset({"TT102", "TT112", "TT114"})
"""What loading reports and reads all the same: an edit neither mends nor minds it."""
_BARE_IN_FLOW: Final = re.compile(r"[A-Za-z0-9_./][A-Za-z0-9_./-]*")
"""Words inside `{ }` stand in quotes: a comma would split them silently, tokens and numbers need none."""


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class _Reshape(Exception):
    """The value cannot change in place: it is written anew, whole."""


def revised(path: str, text: str, wanted: Mapping[str, Value] | Sequence[Value]) -> str:
    """The text with the smallest change after which it reads as `wanted`.

    A new key stands behind the one before it in `wanted`; the order of keys that are there already does not matter.

    Raises:
        AuthoringError: the file cannot be read, or what was made does not read as `wanted` (nothing is lost: the text
            was not written).
    """
    before = _read(path, text)
    after = as_texts(wanted)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    top = places_of(body)
    if top is None or before is None:
        raise AuthoringError(words.TREE_BROKEN.format(file=path))
    try:
        edits = list(_Revision(body).changes(top, before, after))
    except _Reshape:
        raise AuthoringError(words.NOT_REVISABLE.format(file=path)) from None
    made = mark + _applied(body, edits)
    if _read(path, made) != after:
        raise AuthoringError(words.NOT_READ_BACK.format(file=path, reason="nội dung khác"))
    return made


def read_values(path: str, text: str) -> dict[str, Value]:
    """The values of a record's file, every scalar a text.

    Raises:
        AuthoringError: it cannot be read.
    """
    node = _read(path, text)
    if not isinstance(node, dict):
        raise AuthoringError(words.TREE_BROKEN.format(file=path))
    return dict[str, Any](node)


def _read(path: str, text: str) -> Node | None:
    problems: list[Problem] = []
    node = parse(path, text.encode(), problems.append)
    if any(problem.code not in _HARMLESS for problem in problems):
        raise AuthoringError(words.TREE_BROKEN.format(file=path))
    return node


def _applied(text: str, edits: list[_Edit]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    made, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        made += [text[at : edit.start], edit.text.replace("\n", newline)]
        at = max(at, edit.end)
    return "".join([*made, text[at:]])


class _Revision:
    """The edits that lead from one value to another, given where everything stands."""

    def __init__(self, text: str) -> None:
        self.text = text

    def changes(self, place: Place, old: Any, new: Any) -> Iterator[_Edit]:
        """How a value becomes another one of its own kind.

        Raises:
            _Reshape: it cannot without its key, or its dash.
        """
        if old == new:
            return
        if place.flow and isinstance(new, dict | list):
            yield from self._in_flow(place, old, new)
        elif isinstance(old, dict) and isinstance(new, dict) and any(key in new for key in old):
            yield from self._mapping(place, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            yield from self._list(place, old, new)
        elif isinstance(old, str) and isinstance(new, str) and place.start < place.end:
            yield self._scalar(place, new)
        else:
            raise _Reshape

    def _scalar(self, place: Place, new: str) -> _Edit:
        if place.style in ("|", ">") or "\n" in self.text[place.start : place.end] or stands_in_block(new):
            raise _Reshape
        return _Edit(place.start, place.end, quoted(new) if place.style == '"' else scalar(new))

    def _in_flow(self, place: Place, old: Any, new: Any) -> Iterator[_Edit]:
        same = isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new)
        if not same and not (isinstance(old, list) and isinstance(new, list) and len(old) == len(new)):
            yield _Edit(place.start, place.end, _flow(new))
            return
        pairs = zip(old.values(), new.values(), strict=True) if same else zip(old, new, strict=True)
        for part, (before, after) in zip(place.parts, pairs, strict=True):
            if before != after:
                inner = part.flow and isinstance(after, dict | list)
                edits = self._in_flow(part, before, after) if inner else iter([_Edit(*_span(part), _flow(after))])
                yield from edits

    def _mapping(self, place: Place, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[_Edit]:
        indent = self._column(place.keys[0].start)
        at = {name: (key, value) for name, key, value in zip(place.names, place.keys, place.parts, strict=True)}
        for name, (key, value) in at.items():
            if name not in new:
                yield self._without(place, key, value, new)
            elif new[name] != old[name]:
                yield from self._pair(name, key, value, old[name], new[name], indent)
        kept = [name for name in at if name in new]
        anchor: str | None = None
        for name, value in new.items():
            if name in at:
                anchor = name
                continue
            lines = "\n".join(pair_lines(scalar(name), value, " " * indent))
            if anchor is not None:
                end = self._line_end(at[anchor][1].end)
                yield _Edit(end, end, "\n" + lines)
            else:
                start = at[kept[0]][0].start
                yield _Edit(start, start, lines.lstrip(" ") + "\n" + " " * indent)

    def _pair(self, name: str, key: Place, value: Place, old: Any, new: Any, indent: int) -> Iterator[_Edit]:
        try:
            yield from list(self.changes(value, old, new))
        except _Reshape:
            yield self._anew(key.start, value.end, list(pair_lines(scalar(name), new, " " * indent)))

    def _anew(self, start: int, end: int, lines: list[str]) -> _Edit:
        """New lines for old ones; a comment behind the old value stays on the first line, where it is no text."""
        stop = self._line_end(end)
        comment = self.text[end:stop]
        return _Edit(start, stop, "\n".join([lines[0].lstrip(" ") + comment, *lines[1:]]))

    def _without(self, place: Place, key: Place, value: Place, new: Mapping[str, Any]) -> _Edit:
        index = place.keys.index(key)
        if index == 0 and key.start != self._indent_end(key.start):
            # The first key of an item stands behind its dash: the next key takes its place.
            if place.names[1] not in new:
                raise _Reshape
            return _Edit(key.start, place.keys[1].start, "")
        return _Edit(self._line_start(key.start), self._next_line(value.end), "")

    def _list(self, place: Place, old: list[Any], new: list[Any]) -> Iterator[_Edit]:
        matcher = SequenceMatcher(None, [_digest(one) for one in old], [_digest(one) for one in new], autojunk=False)
        for tag, start, end, first, last in matcher.get_opcodes():
            if tag == "equal":
                continue
            both = min(end - start, last - first)
            for shift in range(both):
                yield from self._item(place, start + shift, old[start + shift], new[first + shift])
            for index in range(start + both, end):
                yield self._without_item(place, index)
            yield from self._added(place, start + both, new[first + both : last])

    def _item(self, place: Place, index: int, old: Any, new: Any) -> Iterator[_Edit]:
        try:
            yield from list(self.changes(place.parts[index], old, new))
        except _Reshape:
            dash = place.dashes[index]
            yield self._anew(dash, place.parts[index].end, list(item_lines(new, " " * self._column(dash))))

    def _without_item(self, place: Place, index: int) -> _Edit:
        start, end = self._line_start(place.dashes[index]), self._next_line(place.parts[index].end)
        blank = re.compile(r"(?:[ \r]*\n)+").match(self.text, end)
        if blank and index + 1 < len(place.parts):
            end = blank.end()
        return _Edit(start, end, "")

    def _added(self, place: Place, index: int, values: list[Any]) -> Iterator[_Edit]:
        indent = " " * self._column(place.dashes[0])
        gap = "\n" if self._has_gaps(place) else ""
        for value in values:
            lines = "\n".join(item_lines(value, indent))
            if index:
                end = self._line_end(place.parts[index - 1].end)
                yield _Edit(end, end, "\n" + gap + lines)
            else:
                start = place.dashes[0]
                yield _Edit(start, start, lines.lstrip(" ") + "\n" + gap + indent)

    def _has_gaps(self, place: Place) -> bool:
        """Whether a blank line stands between items, as in the files of decisions."""
        between = zip(place.parts, place.dashes[1:], strict=False)
        return any(re.search(r"\n[ \r]*\n", self.text[part.end : dash]) for part, dash in between)

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _indent_end(self, at: int) -> int:
        start = self._line_start(at)
        return start + len(self.text[start:at]) - len(self.text[start:at].lstrip(" "))

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - (end > at and self.text[end - 1] == "\r")

    def _next_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1


def _span(place: Place) -> tuple[int, int]:
    return place.start, place.end


def _digest(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _flow(value: Any) -> str:
    """A value inside braces or brackets, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    return text if _BARE_IN_FLOW.fullmatch(text) and scalar(text) == text else quoted(text)
