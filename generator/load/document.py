"""The bytes of one YAML file become plain dicts, lists and texts; every scalar stays text.

What is not in plain block style (`block.py`) comes as libyaml's events, folded by hand: that is twice as fast as its
loader, and duplicate keys, anchors and tags are seen in the same pass. `1.010` must not become `1.01`, nor `7:30` 450.
"""

import re
import unicodedata
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator import settings
from generator.diagnostics.problem import Problem, Ref, Report
from generator.load.block import read_block
from generator.model.letters import FORBIDDEN, HIDDEN
from generator.model.source import Node

_BOM: Final = b"\xef\xbb\xbf"
_HIDDEN: Final = re.compile(f"[{HIDDEN}]")
"""No tab is among them: as it is it has been told and taken for a space, and brought in by an escape it is no news."""
_FORBIDDEN: Final = re.compile(f"[{FORBIDDEN}]")
"""libyaml refuses them as they are, and takes them as escapes."""
_HINTS: Final = (
    ("mapping values are not allowed", "dau_hai_cham"),
    ("found character that cannot start any token", "ky_tu_dau"),
    ("could not find expected ':'", "thieu_hai_cham"),
    ("did not find expected key", "thut_dong"),
    ("did not find expected '-' indicator", "thut_dong"),
    ("did not find expected ',' or", "dau_ngoac"),
    ("while scanning a quoted scalar", "dau_nhay"),
    ("found unexpected end of stream", "dau_nhay"),
    ("control characters are not allowed", "ky_tu_dieu_khien"),
    ("found unknown escape character", "dau_gach_nguoc"),
    ("found undefined tag handle", "nhan"),
)


def parse(path: str, raw: bytes, report: Report) -> Node | None:
    """The file's data with every scalar as NFC text, or None when nothing can be read of it.

    What is wrong with the source (TT1xx) goes to `report` with its line; what can still be read is returned.
    """
    text = _decode(path, raw, report)
    if text is None:
        return None
    if (plain := read_block(text)) is not None:
        return plain
    try:
        node = _Composer(path, report).compose(text)
        if node is None:
            report(Problem("TT116", Ref(path)))
        return node
    except yaml.YAMLError as error:
        report(_syntax_problem(path, error))
    except _TooDeep as error:
        report(Problem("TT115", Ref(path, line=error.line), {"muc": str(settings.MAX_DEPTH)}))
    return None


def _decode(path: str, raw: bytes, report: Report) -> str | None:
    if raw.startswith(_BOM):
        report(Problem("TT102", Ref(path, line=1, column=1)))
        raw = raw[len(_BOM) :]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        report(Problem("TT101", Ref(path, line=line), {"byte": f"0x{raw[error.start]:02x}"}))
        return None
    if "\t" in text:
        for number, line_text in enumerate(text.split("\n"), start=1):
            if "\t" in line_text:
                report(Problem("TT103", Ref(path, line=number, column=line_text.index("\t") + 1)))
        text = text.replace("\t", " ")
    if not text.isascii():
        if (hidden := _HIDDEN.search(text)) is not None:
            report(Problem("TT114", _position(path, text, hidden.start()), {"ky_tu": f"U+{ord(hidden[0]):04X}"}))
        if not unicodedata.is_normalized("NFC", text):
            text = _normalise(path, text, report)
    return text


def _normalise(path: str, text: str, report: Report) -> str:
    lines = text.split("\n")
    wrong = [n for n, line in enumerate(lines, start=1) if not unicodedata.is_normalized("NFC", line)]
    report(Problem("TT112", Ref(path, line=wrong[0] if wrong else 1), {"so_dong": str(len(wrong))}))
    return unicodedata.normalize("NFC", text)


def _position(path: str, text: str, offset: int) -> Ref:
    start = text.rfind("\n", 0, offset)
    return Ref(path, line=text.count("\n", 0, offset) + 1, column=offset - start)


def _syntax_problem(path: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    hint = next((name for part, name in _HINTS if part in words), "khac")
    at = Ref(path, line=mark.line + 1, column=mark.column + 1) if mark else Ref(path, line=1)
    return Problem("TT104", at, {"goi_y": hint})


class _TooDeep(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Composer:
    """Folds one document's events into nodes, without recursion, so that deep nesting cannot break the stack.

    `open` holds the collections not yet closed; beside each stands the key that waits for its value (mappings only).
    """

    def __init__(self, path: str, report: Report) -> None:
        self.path = path
        self.report = report
        self.source = ""
        self.top: Node | None = None
        self.open: list[_Open] = []

    def compose(self, text: str) -> Node | None:
        self.source = text
        parser = yaml.CBaseLoader(text)
        try:
            self._consume(parser)
        finally:
            parser.dispose()
        return self.top

    def _consume(self, parser: yaml.CBaseLoader) -> None:
        documents = 0
        while True:
            event: Any = parser.get_event()
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                self._place(event.value if event.style != '"' else self._unescaped(event), event)
            elif kind is MappingStartEvent:
                self._begin({}, event)
            elif kind is SequenceStartEvent:
                self._begin([], event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.open.pop()
            elif kind is AliasEvent:
                self._at("TT106", event, {"ten": event.anchor})
                self._place("", event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._at("TT111", event)
                    return
            elif kind is StreamEndEvent:
                return

    def _unescaped(self, event: Any) -> str:
        """What stands in double quotes may bring in by an escape what the source did not show."""
        value: str = event.value
        if (forbidden := _FORBIDDEN.search(value)) is not None:
            self._at("TT114", event, {"ky_tu": f"U+{ord(forbidden[0]):04X}"})
            value = _FORBIDDEN.sub(" ", value)
        if hidden := next((sign for sign in _HIDDEN.findall(value) if sign not in self.source), ""):
            self._at("TT114", event, {"ky_tu": f"U+{ord(hidden):04X}"})
        if not unicodedata.is_normalized("NFC", value):
            self._at("TT112", event, {"so_dong": "1"})
            value = unicodedata.normalize("NFC", value)
        return value

    def _begin(self, node: dict[str, Node] | list[Node], event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if len(self.open) >= settings.MAX_DEPTH:
            raise _TooDeep(event.start_mark.line + 1)
        self._place(node, event)
        self.open.append(_Open(node, event.flow_style))

    def _place(self, node: Node, event: Any) -> None:
        if not self.open:
            self.top = node
            return
        parent = self.open[-1]
        if isinstance(parent.node, list):
            parent.node.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent.node, event)
        else:
            key, parent.key = parent.key, None
            if key is not _REFUSED:
                parent.node[key] = node
                if parent.flow and node == "" and type(event) is ScalarEvent and not event.style:
                    self._at("TT113", event, {"khoa": key})

    def _key(self, node: Node, parent: dict[str, Node], event: Any) -> str:
        """The key a mapping waits with; the value of a refused one is read and dropped."""
        if not isinstance(node, str):
            self._at("TT119", event)
            return _REFUSED
        if node in parent:
            self._at("TT105", event, {"khoa": node})
            return _REFUSED
        return node

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._at("TT106", event, {"ten": event.anchor})
        if event.tag is not None:
            self._at("TT107", event, {"nhan": event.tag})

    def _at(self, code: str, event: Any, params: dict[str, str] | None = None) -> None:
        mark = event.start_mark
        self.report(Problem(code, Ref(self.path, line=mark.line + 1, column=mark.column + 1), params or {}))


class _Open:
    """A mapping or sequence whose end has not come yet."""

    __slots__ = ("flow", "key", "node")

    def __init__(self, node: dict[str, Node] | list[Node], flow: bool | None) -> None:
        self.node = node
        self.flow = flow
        self.key: str | None = None


_REFUSED: Final = "\0"
"""Stands for a key that is not accepted; no YAML text can contain it."""
