"""Fields that read otherwise become what a page shows: headings, lines in marked pieces, how many are left out."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from generator.diagnostics.messages_vi.changes import FIELDS
from generator.model.comparison import FieldChange
from generator.render.differences.telling import shortened

_MOST_LINES: Final = 12
"""Of one field: who wants all of them reads both texts."""


class ShownPiece(Struct, frozen=True):
    """A stretch of a line: `mark` says whether it stayed (`giu`), went (`bo`) or came (`them`)."""

    mark: str
    text: str


class ShownField(Struct, frozen=True):
    """One field that reads otherwise; `more` lines are not shown."""

    name: str
    lines: tuple[tuple[ShownPiece, ...], ...]
    more: int


def shown_fields(fields: Iterable[FieldChange]) -> tuple[ShownField, ...]:
    """What a page shows of changed fields."""
    return tuple(
        ShownField(
            FIELDS[field.field],
            tuple(
                tuple(ShownPiece(mark.value, text) for mark, text in shortened(line))
                for line in field.lines[:_MOST_LINES]
            ),
            max(0, len(field.lines) - _MOST_LINES),
        )
        for field in fields
    )
