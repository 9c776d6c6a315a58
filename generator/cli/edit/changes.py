"""A draft beside the tree becomes what the page before saving tells: what people will see change, word by word."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from generator.comparison import View, compare
from generator.diagnostics.messages_vi.changes import FIELDS, KINDS
from generator.model.comparison import FieldChange, Told
from generator.pipeline import Folded, Options
from generator.render.differences.telling import levels_of, points_of, shortened, todo_of, why
from generator.render.formats import day

_MOST_LINES: Final = 12


class PieceView(Struct, frozen=True):
    """A piece of a line: `giu` stays, `bo` goes, `them` comes."""

    mark: str
    text: str


class FieldView(Struct, frozen=True):
    """One field that reads otherwise; `more` lines are not shown."""

    name: str
    lines: tuple[tuple[PieceView, ...], ...]
    more: int


class ChangedView(Struct, frozen=True):
    """One procedure and what becomes of it; `on` is the day where that is still to come."""

    kind: str
    code: str
    levels: str
    name: str
    why: str
    on: str
    fields: tuple[FieldView, ...]


class PointsView(Struct, frozen=True):
    """Posting points at which the same is to be done: `take_down 2 sheets` in words."""

    points: str
    todo: str


class PublicView(Struct, frozen=True):
    """Everything that changes for people."""

    changes: tuple[ChangedView, ...]
    points: tuple[PointsView, ...]


def public_view(before: Folded, after: Folded, on: date, options: Options) -> PublicView:
    """What people will see change by the day, or are told that will change later."""
    compared = compare(View("", before, on), View("", after, on), options)
    changes = [_changed(told, "") for told in compared.changes]
    changes += [_changed(coming.told, day(coming.day)) for coming in compared.coming]
    return PublicView(
        tuple(changes),
        tuple(
            PointsView(points_of(group), ", ".join(f"{title.lower()} {len(it)} tờ" for title, it in todo_of(group)))
            for group in compared.notices
        ),
    )


def _changed(told: Told, on: str) -> ChangedView:
    change = told.change
    return ChangedView(
        KINDS[change.kind], change.code, levels_of(change), change.name, why(change), on, tuple(_fields(told.fields))
    )


def _fields(fields: tuple[FieldChange, ...]) -> Iterator[FieldView]:
    for field in fields:
        lines = tuple(
            tuple(PieceView(mark.value, text) for mark, text in shortened(line)) for line in field.lines[:_MOST_LINES]
        )
        yield FieldView(FIELDS[field.field], lines, max(0, len(field.lines) - _MOST_LINES))
