"""What a browser posted becomes the record as it stands in the draft: plain texts under the keys of the file.

Wrong input is kept as it was typed: whether it can be read is the compiler's to say.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from generator.authoring.edit.fields import Field, RecordFields, Widget
from generator.decode.scalars import BadScalar, day
from generator.model.scalars import KHONG
from generator.model.source import Node

Posted = Mapping[str, Sequence[str]]
"""The values of each name, in the order of the page."""

DROPPED: Final = "_bo_khoa"
"""Names of kept keys that the officer gave up."""
NO: Final = "khong:"
"""Before the name of a field: its answer is "there is none"."""
MOST_ROWS: Final = 2000
"""The longest list of a real decision is some 150 rows; a form with more places than this was not made by us."""


def read_form(fields: RecordFields, posted: Posted, stored: Mapping[str, Node]) -> dict[str, Node]:
    """The record of a form. `stored` is what the form was made from: what it could not show comes from there."""
    return _record(fields, posted, "", stored)


def _record(fields: RecordFields, posted: Posted, prefix: str, stored: Mapping[str, Node]) -> dict[str, Node]:
    dropped = posted.get(DROPPED, ())
    read: dict[str, Node] = {}
    for field in fields.fields:
        name = prefix + field.key
        if name in dropped:
            continue
        value = _field(field, posted, name, stored.get(field.key))
        if value is not None:
            read[field.key] = value
    known = {field.key for field in fields.fields}
    return read | {key: value for key, value in stored.items() if key not in known and prefix + key not in dropped}


def _field(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    if posted.get(f"giu:{name}"):
        return stored
    if field.answers_no and posted.get(NO + name):
        return KHONG
    return _READERS[field.widget](field, posted, name, stored)


def _group(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    assert field.record is not None
    read = _record(field.record, posted, f"{name}.", stored if isinstance(stored, dict) else {})
    return read if read or field.required else None


def _rows(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    assert field.record is not None
    before = stored if isinstance(stored, list) else []
    rows: list[Node] = []
    for place in _places(posted, name):
        row = before[place] if place < len(before) else {}
        rows.append(_record(field.record, posted, f"{name}.{place}.", row if isinstance(row, dict) else {}))
    return rows or None


def _places(posted: Posted, name: str) -> list[int]:
    place = re.compile(rf"{re.escape(name)}\.(\d{{1,4}})\.")
    found = {int(match[1]) for key in posted if (match := place.match(key))}
    return [number for number in sorted(found) if number < MOST_ROWS]


def _pairs(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    read: dict[str, Node] = {}
    for place in _places(posted, name):
        key, level, value = (_typed(posted, f"{name}.{place}.{part}") for part in ("khoa", "cap", "gia_tri"))
        if not key and not value:
            continue
        if not level:
            read[key] = value
        elif isinstance(inner := read.setdefault(key, {}), dict):
            inner[level] = value
    return _in_order_of(read, stored) or None


def _in_order_of(read: dict[str, Node], stored: Node | None) -> dict[str, Node]:
    before = [key for key in stored if key in read] if isinstance(stored, dict) else []
    return {key: read[key] for key in (*before, *(key for key in read if key not in before))}


def _several(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    values: list[Node] = [text for value in posted.get(name, ()) if (text := _clean(value))]
    before: list[Node] = stored if isinstance(stored, list) else [stored] if stored else []
    if field.widget is Widget.CHOICES and {*map(str, values)} == {*map(str, before)}:
        # The list has an order of its own; the file keeps the one it has.
        return stored
    if field.refers == "agency" and len(values) == 1 and not isinstance(stored, list):
        # One agency stands bare, as people write it.
        return values[0]
    return values or None


def _lines(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    lines: list[Node] = [text for line in _clean("\n".join(posted.get(name, ()))).split("\n") if (text := line.strip())]
    if field.answers_no and lines == [KHONG]:
        return KHONG
    return stored if isinstance(stored, str) and lines == [stored] else lines or None


def _check(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    if posted.get(name):
        return "true"
    return "false" if stored == "false" else None


def _scalar(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    typed = _typed(posted, name)
    return stored if isinstance(stored, str) and stored.strip() == typed else typed or None


def _day(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    """Officers type 28/11/2025 and files say 2025-11-28; what is no day stays as it was typed."""
    typed = _typed(posted, name)
    try:
        typed = day(typed).isoformat()
        return stored if isinstance(stored, str) and day(stored).isoformat() == typed else typed
    except BadScalar:
        return typed or None


def _as_stored(field: Field, posted: Posted, name: str, stored: Node | None) -> Node | None:
    return stored


_READERS: Final[Mapping[Widget, Callable[[Field, Posted, str, Node | None], Node | None]]] = {
    Widget.GROUP: _group,
    Widget.ROWS: _rows,
    Widget.PAIRS: _pairs,
    Widget.CHOICES: _several,
    Widget.PICKS: _several,
    Widget.LINES: _lines,
    Widget.CHECK: _check,
    Widget.TEXT: _scalar,
    Widget.LONG: _scalar,
    Widget.DAY: _day,
    Widget.CHOICE: _scalar,
    Widget.FILE: _as_stored,
    Widget.HIDDEN: _as_stored,
}


def _typed(posted: Posted, name: str) -> str:
    return _clean(next(iter(posted.get(name, ())), ""))


def _clean(text: str) -> str:
    """Browsers end lines with CR LF and leave letters as the keyboard composed them; files have LF and NFC."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
