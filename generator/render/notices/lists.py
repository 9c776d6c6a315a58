"""Texts in force become rows, and rows become lists (of a kind of posting point, a point, a field) and covers."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.model.catalog import ProcedurePage, Section
from generator.model.notice import Contact, CoverSheet, ListGroup, ListRow, ListSheet, Tallied
from generator.model.province import FeedbackAddress
from generator.model.scalars import Completeness, PointKind
from generator.render.notices import answers
from generator.render.notices.phrases import levels
from generator.render.notices.words import Words


class Line(Struct, frozen=True, gc=False):
    """One text in force as it stands in lists: its row, its field, and who receives it."""

    row: ListRow
    field_name: str
    received_at: tuple[PointKind, ...]


def line(page: ProcedurePage, section: Section, words: Words) -> Line:
    """The line of a section whose text has been read, or of a name alone."""
    known = section.version is not None and section.completeness is not Completeness.NAME_ONLY
    row = ListRow(
        code=page.code,
        name=section.name,
        level=levels(section.levels, words),
        time=(answers.time(section, words).text or words.say("varies")) if known else words.say("limit_unknown"),
        fee=(answers.fee(section, words).text or words.say("varies")) if known else words.say("fee_unknown"),
        remark="" if known else words.say("name_only"),
    )
    return Line(row, page.field_name, section.head.received_at if section.head is not None else ())


def list_sheet(
    issuer: str, place: str, title: str, lines: Iterable[Line], words: Words, fields: Sequence[str]
) -> ListSheet:
    """The list of these lines by field, fields in the order of `fields`, lines as they come."""
    found = _by_field(lines, fields)
    groups = tuple(ListGroup(name=name or words.say("no_field"), rows=tuple(rows)) for name, rows in found)
    return ListSheet(
        issuer=issuer,
        place=place,
        title=title,
        count=_codes(row for group in groups for row in group.rows),
        groups=groups,
    )


def cover_sheet(
    issuer: str, place: str, lines: Iterable[Line], contact: Contact, words: Words, fields: Sequence[str]
) -> CoverSheet:
    """The cover of a point's board."""
    found = _by_field(lines, fields)
    return CoverSheet(
        issuer=issuer,
        place=place,
        count=_codes(row for _, rows in found for row in rows),
        contact=contact,
        groups=tuple(Tallied(name=name or words.say("no_field"), count=_codes(rows)) for name, rows in found),
    )


def _codes(rows: Iterable[ListRow]) -> int:
    """Lists count codes: one code with a text at each of two levels is one procedure on two sheets."""
    return len({row.code for row in rows})


def _by_field(lines: Iterable[Line], fields: Sequence[str]) -> list[tuple[str, list[ListRow]]]:
    found: dict[str, list[ListRow]] = {name: [] for name in fields}
    for it in lines:
        found.setdefault(it.field_name, []).append(it.row)
    return [(name, rows) for name, rows in found.items() if rows]


def contact_of(feedback: FeedbackAddress | None, words: Words) -> Contact:
    """The five fields; TT701 sees to it that a real site gives all of them."""
    known = feedback or FeedbackAddress()
    missing = words.say("not_given")
    return Contact(
        agency=known.agency or missing,
        address=known.address or missing,
        phone=known.phone or missing,
        website=known.website or missing,
        email=known.email or missing,
    )
