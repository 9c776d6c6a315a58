"""A record as it stands in a draft becomes a form: what to show in each field, whatever was typed there."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.authoring.edit import words
from generator.authoring.edit.fields import FIRST_BY_KIND, Field, RecordFields, Widget
from generator.decode.scalars import BadScalar, day
from generator.model.scalars import KHONG
from generator.model.source import Node

Route = tuple[str | int, ...]
References = Mapping[str, Mapping[str, str]]
"""The province's lists by what refers to them ("agency", "field", "life_event"): id -> name."""


class Option(Struct, frozen=True):
    """One answer of a closed list."""

    value: str
    label: str
    chosen: bool


class Pair(Struct, frozen=True):
    """One line of a table of names and values; `level` where the value is broken down once more."""

    name: str
    what: tuple[Option, ...]
    key: str
    levels: tuple[Option, ...]
    value: str


class Control(Struct, frozen=True):
    """One field of the form. `name` is its route with dots; `value` is text as it was typed.

    `inner` are the controls of a group, or one group per row; `more` those of a group that are folded away
    while nothing stands in them. `kept` is
    a value that the form cannot show (a key it does not know, another shape): it stays as it is. `noun` names one row
    of a list, `about` says what a row is about.
    """

    name: str
    route: Route
    label: str
    help: str = ""
    widget: Widget = Widget.TEXT
    required: bool = False
    value: str = ""
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    inner: tuple["Control", ...] = ()
    more: tuple["Control", ...] = ()
    answers_no: bool = False
    no: bool = False
    digits: bool = False
    kept: bool = False
    filled: bool = False
    about: str = ""
    noun: str = ""


def form_of(fields: RecordFields, node: Mapping[str, Node], references: References) -> Control:
    """The form of a file: a group without a name of its own."""
    return _Builder(references).group(fields, node, (), Control("", (), ""))


def controls(control: Control) -> Iterator[Control]:
    """A control and everything in it, in the order of the page."""
    yield control
    for inner in (*control.inner, *control.more):
        yield from controls(inner)


class _Builder:
    """Makes controls; knows the province's lists."""

    def __init__(self, references: References) -> None:
        self._references = references

    def group(self, fields: RecordFields, node: Mapping[str, Node], route: Route, about: Control) -> Control:
        first = FIRST_BY_KIND.get(str(node.get("loai")), frozenset()) if fields.name == "Row" else frozenset()
        made = [(field, self._control(field, node.get(field.key), (*route, field.key))) for field in fields.fields]
        if about.route and not isinstance(about.route[-1], int) and not about.required and not node:
            # What a group must have it owes only when there is one.
            made = [(field, replace(control, required=False)) for field, control in made]
        known = {field.key for field in fields.fields}
        in_view = {field.key for field, control in made if field.first or field.key in first or control.filled}
        return replace(
            about,
            widget=Widget.GROUP,
            inner=(
                *(control for field, control in made if field.key in in_view),
                *(_kept(key, value, (*route, key)) for key, value in node.items() if key not in known),
            ),
            more=tuple(control for field, control in made if field.key not in in_view),
            filled=bool(node),
        )

    def _control(self, field: Field, node: Node | None, route: Route) -> Control:
        base = Control(
            name=".".join(map(str, route)),
            route=route,
            label=field.label,
            help=field.help,
            widget=field.widget,
            required=field.required,
            answers_no=field.answers_no,
            no=field.answers_no and node == KHONG,
            digits=field.digits,
            noun=words.noun_of(field.key),
            filled=node not in (None, "", [], {}),
        )
        if base.no and field.widget is not Widget.LINES:
            node = None
        if not _fits(field, node):
            return replace(base, kept=True, value=_shown(node))
        return self._filled(field, node, route, base)

    def _filled(self, field: Field, node: Node | None, route: Route, base: Control) -> Control:
        match field.widget:
            case Widget.GROUP if field.record is not None:
                return self.group(field.record, _mapping(node), route, base)
            case Widget.ROWS if field.record is not None:
                rows = [
                    self.group(field.record, _mapping(row), (*route, place), _row(base, place, row))
                    for place, row in enumerate(_list(node))
                ]
                return replace(base, inner=tuple(rows))
            case Widget.CHOICE:
                return replace(base, value=_text(node), options=self._options(field, [_text(node)] if node else []))
            case Widget.CHOICES:
                return replace(base, options=self._options(field, [str(item) for item in _list(node)]))
            case Widget.PICKS:
                picked = [str(item) for item in _list(node)]
                picks = [replace(base, options=self._options(field, [pick]), value=pick) for pick in (*picked, "")]
                return replace(base, inner=tuple(picks))
            case Widget.LINES:
                return replace(base, value="\n".join(str(item) for item in _list(node)))
            case Widget.PAIRS:
                return replace(base, pairs=tuple(_pairs(field, base.name, _mapping(node))))
            case Widget.DAY:
                return replace(base, value=_as_spoken(_text(node)))
        return replace(base, value=_text(node), widget=_wider(field.widget, _text(node)))

    def _options(self, field: Field, chosen: Sequence[str]) -> tuple[Option, ...]:
        terms = self._references.get(field.refers, {}) if field.refers else field.terms
        return _options(terms, chosen)


def _options(terms: Mapping[str, str], chosen: Sequence[str]) -> tuple[Option, ...]:
    """The list's own answers, then what was typed by hand and is none of them."""
    strange = {value: f"“{value}”" for value in chosen if value and value not in terms}
    return tuple(Option(value, label, value in chosen) for value, label in {**terms, **strange}.items())


def _pairs(field: Field, name: str, node: Mapping[str, Node]) -> Iterator[Pair]:
    lines: list[tuple[str, str, str]] = []
    for key, value in node.items():
        if isinstance(value, dict):
            lines += [(key, level, _text(count)) for level, count in value.items()]
        else:
            lines.append((key, "", _text(value)))
    for place, (key, level, value) in enumerate((*lines, ("", "", ""))):
        what = _options(words.count_words(), [key]) if field.nested else ()
        levels = _options(words.count_levels(), [level]) if field.nested else ()
        yield Pair(f"{name}.{place}", what, key, levels, value)


def _row(base: Control, place: int, node: Node) -> Control:
    """The head of one row: its number, and what it is about for whoever looks for it."""
    facts = [_text(node.get(key)) for key in ("stt", "ma", "ma_tam", "so", "ten")] if isinstance(node, dict) else []
    about = " · ".join(filter(None, facts))
    return Control(f"{base.name}.{place}", (*base.route, place), str(place + 1), noun=base.noun, about=about)


def _fits(field: Field, node: Node | None) -> bool:
    """Whether the form can show the value: another shape than the key asks for is kept, and told as a problem."""
    if node is None:
        return True
    match field.widget:
        case Widget.GROUP:
            return isinstance(node, dict)
        case Widget.PAIRS:
            return isinstance(node, dict) and all(_is_count(value, nested=field.nested) for value in node.values())
        case Widget.ROWS:
            return isinstance(node, list) and all(isinstance(row, dict) for row in node)
        case Widget.CHOICES | Widget.PICKS | Widget.LINES:
            return isinstance(node, str) or (isinstance(node, list) and all(isinstance(item, str) for item in node))
        case Widget.CHECK:
            return node in ("true", "false")
    return isinstance(node, str)


def _is_count(node: Node, *, nested: bool) -> bool:
    inner = nested and isinstance(node, dict) and all(isinstance(value, str) for value in node.values())
    return isinstance(node, str) or inner


def _kept(key: str, node: Node, route: Route) -> Control:
    return Control(".".join(map(str, route)), route, key, value=_shown(node), kept=True, filled=True)


def _shown(node: Node | None) -> str:
    if isinstance(node, dict):
        return "; ".join(f"{key}: {_shown(value)}" for key, value in node.items())
    return "; ".join(map(_shown, node)) if isinstance(node, list) else node or ""


def _wider(widget: Widget, value: str) -> Widget:
    """A line of text would lose the line ends of what stands in the file."""
    return Widget.LONG if widget is Widget.TEXT and "\n" in value else widget


def _as_spoken(typed: str) -> str:
    """A day as officers write it; what is no day as it was typed."""
    try:
        return f"{day(typed):%d/%m/%Y}"
    except BadScalar:
        return typed


def _text(node: Node | None) -> str:
    return node if isinstance(node, str) else ""


def _list(node: Node | None) -> list[Node]:
    return [node] if isinstance(node, str) and node else node if isinstance(node, list) else []


def _mapping(node: Node | None) -> Mapping[str, Node]:
    return node if isinstance(node, dict) else {}


