"""A draft beside the tree becomes what the page before saving tells: what people will see change, word by word."""

from datetime import date

from msgspec import Struct

from generator.comparison import View, compare
from generator.diagnostics.messages_vi.changes import KINDS
from generator.model.comparison import Told
from generator.pipeline import Folded, Options
from generator.render.differences.shown import ShownField, shown_fields
from generator.render.differences.telling import levels_of, points_of, todo_of, why
from generator.render.formats import day


class ChangedView(Struct, frozen=True):
    """One procedure and what becomes of it; `on` is the day where that is still to come."""

    kind: str
    code: str
    levels: str
    name: str
    why: str
    on: str
    fields: tuple[ShownField, ...]


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
        KINDS[change.kind], change.code, levels_of(change), change.name, why(change), on, shown_fields(told.fields)
    )
