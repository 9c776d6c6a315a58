"""A text that followed another becomes what a procedure's page tells of it: which fields read otherwise."""

from datetime import date

from msgspec import Struct

from generator.model.catalog import Catalog, ProcedurePage, Revision
from generator.model.comparison import Change, ChangeKind
from generator.model.scalars import Level
from generator.render.differences.fields import Reading, fields_of
from generator.render.differences.shown import ShownField, shown_fields
from generator.render.notices.words import Words


class Revised(Struct, frozen=True):
    """What reads otherwise from a day on, which may be still to come."""

    day: date
    is_ahead: bool
    levels: tuple[Level, ...]
    fields: tuple[ShownField, ...]


def revised(page: ProcedurePage, catalog: Catalog, words: Words) -> tuple[Revised, ...]:
    """The revisions in which one sees a difference, newest first."""
    reading = Reading(catalog.texts, catalog.short_names, words)
    told = ((it, shown_fields(fields_of(_change(it, page), reading, reading))) for it in reversed(page.revisions))
    return tuple(Revised(it.day, it.day > catalog.as_of, it.levels, fields) for it, fields in told if fields)


def _change(it: Revision, page: ProcedurePage) -> Change:
    return Change(
        ChangeKind.AMENDED, page.code, page.title, page.url, it.levels, page, page, old=it.before, new=it.after
    )
