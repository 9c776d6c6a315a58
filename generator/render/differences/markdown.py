"""A comparison becomes Markdown for a pull request: short answer first, the rest folded, all harmless."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.diagnostics.messages_vi.changes import DECISION_NEWS, FIELDS, NEWS, QUIET
from generator.model.comparison import ComingNotices, Comparison, FieldChange, Mark, Piece, PointGroup, Told
from generator.model.letters import INVISIBLE
from generator.render.differences.telling import (
    NOT_COUNTED,
    by_kind,
    headline,
    levels_of,
    lists_of,
    notes_of,
    on_day,
    places_of,
    points_of,
    rows_of,
    shortened,
    side_of,
    todo_of,
    unlisted,
    why,
)
from generator.render.formats import day

MOST: Final = 60_000
"""GitHub takes 65,536 characters as a comment."""
_MOST_LINES: Final = 12
_MOST_OF_ONE: Final = 8_000
_MARKS: Final = {Mark.GONE: "~~", Mark.ADDED: "**", Mark.SAME: ""}
_JOINER: Final = "\N{WORD JOINER}"

_HIDDEN: Final = re.compile(rf"[\x00-\x08\x0e-\x1b\x7f-\x9f{INVISIBLE}]+")
_REFERENCE: Final = re.compile(r"[@#!~%$&:^](?=[\w/+\"'])|(?<=\bwww)\.|\bGH(?=-\d)", re.IGNORECASE)
"""Where GitHub and GitLab would see people, issues, labels, emoji or addresses, whatever is escaped."""
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|~#$])")
_AT_START: Final = re.compile(r"^(?:(\d+)([.)])|([-+=]))")


def as_markdown(comparison: Comparison, *, most: int = MOST) -> str:
    """At most so many characters; what does not fit is counted."""
    head = "\n".join(_head(comparison))
    if comparison.is_quiet:
        return head + "\n"
    return "\n\n".join([head, *_fitting(list(_parts(comparison)), most - len(head) - 3)]) + "\n"


def escaped(text: str, *, first: bool = False) -> str:
    """One line that says the very text: no markup, nobody called, nothing linked, nothing turned around.

    The `first` on a line must not begin a list either.
    """
    shown = _SPECIAL.sub(r"\\\1", _harmless(text).replace("&", "&amp;"))
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", shown) if first else shown


def _harmless(text: str) -> str:
    shown = " ".join(_HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text).split())
    return _REFERENCE.sub(lambda found: found[0] + _JOINER, shown)


def _head(comparison: Comparison) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    yield "### Thay đổi với người dân"
    yield ""
    same_day = f", tính đến {day(after.as_of)}" if before.as_of == after.as_of else ""
    yield f"Từ {escaped(side_of(before, after))} đến {escaped(side_of(after, before))}{same_day}."
    for note in notes_of(comparison):
        yield ""
        yield f"> **{escaped(note)}**"
    yield ""
    if comparison.is_quiet:
        yield f"**{QUIET}**"
        return
    yield from (f"- **{line.partition(' ')[0]}** {line.partition(' ')[2]}" for line in headline(comparison))
    if comparison.notices:
        yield f"- Tờ niêm yết phải gỡ, thay hoặc dán ở **{places_of(comparison.notices)}** điểm"
    if comparison.pages_new or comparison.pages_gone:
        counts = f"**{len(comparison.pages_new)}** mới, **{len(comparison.pages_gone)}** không còn"
        yield f"- Trang ({NOT_COUNTED}): {counts}"


_Part = tuple[str, list[str]]
"""A folded part: its heading, and its items, each of which is told whole or counted."""


def _parts(comparison: Comparison) -> Iterator[_Part]:
    rows = [row for row in rows_of(comparison.before.figures, comparison.after.figures) if row[1] or row[2]]
    if rows:
        table = ["| | Trước | Sau |", "|---|---:|---:|", *(f"| {name} | {was} | {now} |" for name, was, now in rows)]
        yield "Danh mục trước và sau", ["\n".join(table)]
    for heading, told in by_kind(comparison.changes):
        yield f"{heading}: {len(told)}", [_change(it) for it in told]
    if comparison.coming:
        items = [_change(it.told, f"{day(it.day)}, {NEWS[it.news]}: ") for it in comparison.coming]
        items += [_day(it) for it in comparison.coming_notices]
        items += [f"- {escaped(unlisted(comparison.coming_unlisted))}"] if comparison.coming_unlisted else []
        yield f"Về sau: {len(comparison.coming)}", items
    if comparison.decisions:
        yield f"Quyết định: {len(comparison.decisions)}", [
            f"- {escaped(it.number, first=True)} ngày {day(it.signed)}, {DECISION_NEWS[it.news]}: {escaped(it.title)}"
            for it in comparison.decisions
        ]
    if comparison.notices:
        heading = f"Tờ niêm yết phải gỡ, thay, dán ở {places_of(comparison.notices)} điểm"
        yield heading, [_group(group) for group in comparison.notices]
    for title, names in lists_of(comparison):
        yield f"{title}: {len(names)}", [f"- {escaped(name, first=True)}" for name in names]


def _group(group: PointGroup) -> str:
    return _cut(list(_point(group)))


def _point(group: PointGroup) -> Iterator[str]:
    yield f"- {escaped(points_of(group), first=True)}"
    for title, sheets in todo_of(group):
        yield f"  - {title} {len(sheets)} tờ"
        yield from (f"    - {escaped(sheet, first=True)}" for sheet in sheets)


def _day(it: ComingNotices) -> str:
    lines = [f"  {line}" for group in it.groups for line in _point(group)]
    return _cut([f"- {on_day(it)}", *lines])


def _change(it: Told, before: str = "") -> str:
    change = it.change
    lines = [f"- {before}**{escaped(change.code)}** ({levels_of(change)}) {escaped(change.name)}"]
    if told := why(change):
        lines.append(f"  - {escaped(told)}")
    for field in it.fields:
        lines += _field(field)
    return _cut(lines)


def _cut(lines: list[str]) -> str:
    """An item of thousands of signs would push out all the others."""
    room = _MOST_OF_ONE
    for place, line in enumerate(lines):
        room -= len(line) + 1
        if place and room < 0:
            return "\n".join([*lines[:place], f"  - còn {len(lines) - place} dòng"])
    return "\n".join(lines)


def _field(field: FieldChange) -> Iterator[str]:
    lines = [_line(line) for line in field.lines]
    if len(lines) == 1:
        yield f"  - {FIELDS[field.field]}: {lines[0]}"
        return
    yield f"  - {FIELDS[field.field]}:"
    yield from (f"    - {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"    - còn {len(lines) - _MOST_LINES} dòng"


def _line(pieces: Sequence[Piece]) -> str:
    """Marks stand right around the words and a space beside them, or Markdown would not take them for marks."""
    told: list[str] = []
    for mark, text in shortened(tuple(pieces)):
        words = escaped(text, first=mark is Mark.SAME and not told)
        if words:
            told.append(f"{_MARKS[mark]}{words}{_MARKS[mark]}")
    return " ".join(told)


def _fitting(parts: Sequence[_Part], room: int) -> Iterator[str]:
    """The parts, folded: the headings of all, and of each the items that fit.

    A part leaves half of the room to those that follow, as far as they need it.
    """
    room -= sum(len(_folded(heading, [], len(items))) + 2 for heading, items in parts)
    needed = sum(_size(items) for _, items in parts)
    for heading, items in parts:
        needed -= _size(items)
        own = room - min(needed, room // 2)
        kept: list[str] = []
        for item in items:
            if len(item) + 1 > own:
                break
            kept.append(item)
            own -= len(item) + 1
        room -= _size(kept)
        yield _folded(heading, kept, len(items) - len(kept))


def _size(items: Sequence[str]) -> int:
    return sum(len(item) + 1 for item in items)


def _folded(heading: str, items: Sequence[str], more: int) -> str:
    lines = [*items, *([f"- còn {more} mục"] if more else [])]
    return "\n".join([f"<details><summary>{heading}</summary>", "", *lines, "", "</details>"])
