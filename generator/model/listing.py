"""A procedure in force as a line of a list, and the lists that a reader walks through."""

from datetime import date

from msgspec import Struct

from generator.model.outline import Wait
from generator.model.register import State
from generator.model.scalars import Completeness, Level, OnlineLevel, PointKind


class Entry(Struct, frozen=True, gc=False):
    """One procedure as a line of a list. `levels` are those at which it belongs in that list.

    `online`: a text names the net as a way to hand in, whether or not it states the level of that service.
    `wait` is how long it takes at most, in lists by time limit alone: others do not change with it.
    """

    code: str
    url: str
    name: str
    official_name: str
    levels: tuple[Level, ...]
    field_id: str | None
    field_name: str
    agencies: tuple[str, ...]
    state: State
    completeness: Completeness
    online_level: OnlineLevel | None
    free: bool
    borderless: bool
    pending: bool
    sample: bool
    received_at: tuple[PointKind, ...] = ()
    online: bool = False
    wait: Wait | None = None


class GroupPage(Struct, frozen=True, gc=False):
    """A list of procedures in force: of a field, level, agency, life event, letter, facet, applicant, time limit, or
    kind of posting point."""

    id: str
    url: str
    title: str
    entries: tuple[Entry, ...]
    valid_until: date | None
    description: str | None = None
