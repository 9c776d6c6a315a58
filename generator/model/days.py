"""What the page of a past day is made of: its counts, and the procedures that were in force."""

from msgspec import Struct

from generator.model.scalars import Level


class Tally(Struct, frozen=True, gc=False):
    """How many procedures of a group are in force: `id` of the level or field, and its name where it has one.

    `pairs` counts each at each level, of a field.
    """

    id: str
    title: str
    count: int
    pairs: int = 0


class DayLine(Struct, frozen=True, gc=False):
    """One procedure as it was in force on an earlier day."""

    code: str
    url: str
    name: str
    levels: tuple[Level, ...]
    field_id: str
    field_name: str
