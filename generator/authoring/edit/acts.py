"""A button of a form and the record behind it become the record with a row more, less or elsewhere."""

from collections.abc import Mapping
from typing import Final

from generator.authoring.edit.fields import Field, RecordFields, Widget
from generator.model.source import Node

ADD: Final = "them"
REMOVE: Final = "bo"
UP: Final = "len"
DOWN: Final = "xuong"
_CARRIED: Final = ("loai", "cap", "linh_vuc", "phi_dia_gioi")
"""What the rows of a decision mostly share with the row above them."""


def acted(fields: RecordFields, node: Mapping[str, Node], act: str) -> tuple[dict[str, Node], str]:
    """The record after `them:muc`, `bo:muc.3`, `len:muc.3` or `xuong:muc.3`, and the name of the field to go to.

    Whatever names no list or row of the record changes nothing.
    """
    verb, _, name = act.partition(":")
    steps = name.split(".") if name else []
    if verb == ADD:
        return _added(fields, dict(node), steps, name)
    if verb in (REMOVE, UP, DOWN) and steps and steps[-1].isdecimal():
        return _moved(fields, dict(node), steps, verb)
    return dict(node), ""


def _added(fields: RecordFields, node: dict[str, Node], steps: list[str], name: str) -> tuple[dict[str, Node], str]:
    field = _list_at(fields, steps)
    if field is None:
        return node, ""
    node, rows = _rows_at(node, steps)
    if rows is None:
        return node, ""
    above = rows[-1] if rows and isinstance(rows[-1], dict) and field.record and field.record.name == "Row" else {}
    assert isinstance(above, dict)
    rows.append({key: above[key] for key in _CARRIED if key in above})
    return node, f"{name}.{len(rows) - 1}"


def _moved(fields: RecordFields, node: dict[str, Node], steps: list[str], verb: str) -> tuple[dict[str, Node], str]:
    *path, last = steps
    place = int(last)
    if _list_at(fields, path) is None:
        return node, ""
    node, rows = _rows_at(node, path)
    if rows is None or place >= len(rows):
        return node, ""
    row = rows.pop(place)
    where = ".".join(path)
    if verb == REMOVE:
        return node, f"{where}.{max(0, place - 1)}" if rows else where
    place = max(0, place - 1) if verb == UP else min(len(rows), place + 1)
    rows.insert(place, row)
    return node, f"{where}.{place}"


def _list_at(fields: RecordFields | None, steps: list[str]) -> Field | None:
    """The field of rows that a route without its last number leads to."""
    field: Field | None = None
    for step in steps:
        if step.isdecimal():
            continue
        field = fields.named(step) if fields is not None else None
        fields = field.record if field is not None else None
    return field if field is not None and field.widget is Widget.ROWS and not steps[-1].isdecimal() else None


def _rows_at(node: dict[str, Node], steps: list[str]) -> tuple[dict[str, Node], list[Node] | None]:
    """The record with every list and mapping on the way copied (or made), and the rows at its end."""
    here: dict[str, Node] | list[Node] = node
    for place, step in enumerate(steps):
        is_last = place == len(steps) - 1
        wants_list = is_last or steps[place + 1].isdecimal()
        if isinstance(here, list):
            if int(step) >= len(here):
                return node, None
            child: Node | None = here[int(step)]
        else:
            child = here.get(step)
        fresh: dict[str, Node] | list[Node]
        if wants_list:
            fresh = list(child) if isinstance(child, list) else []
        else:
            fresh = dict(child) if isinstance(child, dict) else {}
        if isinstance(here, list):
            here[int(step)] = fresh
        else:
            here[step] = fresh
        here = fresh
    return node, here if isinstance(here, list) else None
