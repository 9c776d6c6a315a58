"""The text of a YAML file becomes its values with the places where they stand, so that one can change and no other."""

import re
from typing import Final

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_BLOCK: Final = frozenset("|>")
_DASH: Final = re.compile(r"^ *-(?=\s|$)", re.MULTILINE)


class Place(Struct, frozen=True):
    """Where a value stands: characters from `start` up to `end`, no comment and no blank line behind it.

    `style` is the quote or the block sign of a scalar, empty for a bare one. Of a mapping `keys` are the places of its
    keys, `parts` of their values; of a list `parts` are its items, and `dashes` the places of their dashes.
    """

    start: int
    end: int
    flow: bool = False
    style: str = ""
    names: tuple[str, ...] = ()
    keys: tuple["Place", ...] = ()
    parts: tuple["Place", ...] = ()
    dashes: tuple[int, ...] = ()


def places_of(text: str) -> Place | None:
    """The places of the one document in a text, None when it cannot be read."""
    try:
        node = YAML(typ="rt").compose(text)
    except (YAMLError, RecursionError):
        return None
    return _place(node, text) if node is not None else None


def line_of(text: str, route: tuple[str | int, ...]) -> int:
    """The line, from 1, of the key or item that a route leads to, or of the nearest that exists."""
    place, found = places_of(text), 0
    for step in route:
        if place is None:
            break
        if isinstance(step, int) and step < len(place.dashes):
            found, place = place.dashes[step], place.parts[step]
        elif step in place.names:
            index = place.names.index(str(step))
            found, place = place.keys[index].start, place.parts[index]
        else:
            break
    return text.count("\n", 0, found) + 1


def _place(node: Node, text: str) -> Place:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, MappingNode):
        keys = tuple(_place(key, text) for key, _ in node.value)
        values = tuple(_value(key, _place(value, text), text) for (_, value), key in zip(node.value, keys, strict=True))
        names = tuple(str(key.value) for key, _ in node.value)
        end = end if node.flow_style or not values else values[-1].end
        return Place(start, end, bool(node.flow_style), names=names, keys=keys, parts=values)
    if isinstance(node, SequenceNode):
        items = tuple(_place(item, text) for item in node.value)
        if node.flow_style or not items:
            return Place(start, end, flow=True, parts=items)
        dashes = _dashes(start, items, text)
        items = tuple(
            item if item.end > dash else Place(dash + 1, dash + 1) for dash, item in zip(dashes, items, strict=True)
        )
        return Place(start, max(items[-1].end, dashes[-1] + 1), parts=items, dashes=dashes)
    style = (node.style or "") if isinstance(node, ScalarNode) else ""
    return Place(start, _end_of_block(text, start) if style in _BLOCK and style else end, style=style)


def _value(key: Place, value: Place, text: str) -> Place:
    """A value that is not written stands right behind its key's colon, not where the next key begins."""
    if value.start < value.end:
        return value
    colon = text.index(":", key.end) + 1
    return Place(colon, colon)


def _dashes(start: int, items: tuple[Place, ...], text: str) -> tuple[int, ...]:
    """The first dash is where the list begins; each other is the first on a line of its own behind the item before."""
    found = [start]
    for before in items[:-1]:
        behind = max(before.end if before.start < before.end else 0, found[-1] + 1)
        dash = _DASH.search(text, behind)
        assert dash is not None
        found.append(dash.end() - 1)
    return tuple(found)


def _end_of_block(text: str, start: int) -> int:
    """Behind the last line of a text under `|` or `>` that is not blank."""
    header = text.find("\n", start)
    if header < 0:
        return len(text)
    end, indent, at = header, 0, header + 1
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        depth = len(line) - len(line.lstrip(" "))
        if line.strip():
            indent = indent or depth
            if not depth or depth < indent:
                break
            end = stop
        at = stop + 1
    return end - (text[end - 1] == "\r")
