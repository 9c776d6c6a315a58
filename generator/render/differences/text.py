"""A comparison becomes text for a terminal, with colours only where there is one."""

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics.messages_vi.changes import DECISION_NEWS, FIELDS, NEWS, QUIET
from generator.model.comparison import Comparison, FieldChange, Mark, Piece, PointGroup, Told
from generator.render.differences.telling import (
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

_NOT_SHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+")
"""A record's text may hold what a terminal would obey, or what would turn a line around."""
_BREAK: Final = re.compile(r"[\t\r\n\u2028\u2029]+")
_PLAIN: Final = {Mark.GONE: ("[-", "-]"), Mark.ADDED: ("{+", "+}"), Mark.SAME: ("", "")}
_COLOURED: Final = {
    Mark.GONE: ("\x1b[31;9m", "\x1b[0m"),
    Mark.ADDED: ("\x1b[32m", "\x1b[0m"),
    Mark.SAME: ("", ""),
}
_MOST_LINES: Final = 6


def as_text(comparison: Comparison, *, colour: bool) -> str:
    """All that differs; what went is told as [-so-], what came as {+so+}, or in colours."""
    marks = _COLOURED if colour else _PLAIN
    return "\n".join(_lines(comparison, marks))


_Marks = dict[Mark, tuple[str, str]]


def _lines(comparison: Comparison, marks: _Marks) -> Iterator[str]:
    before, after = comparison.before, comparison.after
    yield f"So sánh {_clean(side_of(before, after))} với {_clean(side_of(after, before))}:"
    if before.as_of == after.as_of:
        yield f"  tính đến {day(after.as_of)}"
    yield from (f"  {_clean(note)}" for note in notes_of(comparison))
    if comparison.is_quiet:
        yield f"  {QUIET}"
        return
    yield f"  {'; '.join(headline(comparison)) or 'Không thủ tục nào đổi'}."
    for heading, told in by_kind(comparison.changes):
        yield from ("", f"{heading} ({len(told)})")
        for it in told:
            yield from _change(it, marks)
    if comparison.coming:
        yield from ("", f"Về sau ({len(comparison.coming)})")
        for ahead in comparison.coming:
            yield f"  {day(ahead.day)}: {NEWS[ahead.news]}"
            yield from _change(ahead.told, marks)
        for due in comparison.coming_notices:
            yield f"  {on_day(due)}"
            yield from (f"  {line}" for group in due.groups for line in _group(group))
        if comparison.coming_unlisted:
            yield f"  {unlisted(comparison.coming_unlisted)}"
    yield from _rest(comparison)


def _change(it: Told, marks: _Marks) -> Iterator[str]:
    change = it.change
    yield f"  {change.code}  {levels_of(change):<6}  {_clean(change.name)}"
    if told := why(change):
        yield f"      {_clean(told)}"
    for field in it.fields:
        yield from _field(field, marks)


def _field(field: FieldChange, marks: _Marks) -> Iterator[str]:
    lines = [_line(line, marks) for line in field.lines]
    if len(lines) == 1:
        yield f"      {FIELDS[field.field]}: {lines[0]}"
        return
    yield f"      {FIELDS[field.field]}:"
    yield from (f"        {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield f"        … còn {len(lines) - _MOST_LINES} dòng"


def _line(pieces: tuple[Piece, ...], marks: _Marks) -> str:
    told = []
    for mark, text in shortened(pieces):
        before, after = marks[mark]
        told.append(f"{before}{_clean(text, strip=mark is not Mark.SAME)}{after}" + (" " if mark is Mark.GONE else ""))
    return "".join(told).strip()


def _rest(comparison: Comparison) -> Iterator[str]:
    if comparison.decisions:
        yield from ("", f"Quyết định ({len(comparison.decisions)})")
        for it in comparison.decisions:
            yield f"  {_clean(it.number)} ngày {day(it.signed)}: {DECISION_NEWS[it.news]}"
    if comparison.notices:
        yield from ("", f"Tờ niêm yết phải gỡ, thay, dán ở {places_of(comparison.notices)} điểm")
        for group in comparison.notices:
            yield from _group(group)
    for title, names in lists_of(comparison):
        yield from ("", f"{title} ({len(names)})")
        yield from (f"  {_clean(name)}" for name in names)
    rows = rows_of(comparison.before.figures, comparison.after.figures)
    yield from ("", "Danh mục trước và sau")
    yield from (f"  {name:<34}{was:>6}  →{now:>6}{_sign(now - was)}" for name, was, now in rows if was or now)


def _group(group: PointGroup) -> Iterator[str]:
    yield f"  {_clean(points_of(group))}:"
    for title, sheets in todo_of(group):
        yield f"    {title} {len(sheets)} tờ:"
        yield from (f"      {_clean(sheet)}" for sheet in sheets)


def _sign(difference: int) -> str:
    return f"  ({difference:+})" if difference else ""


def _clean(text: str, *, strip: bool = False) -> str:
    shown = _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub(" ", text))
    return shown.strip() if strip else shown
