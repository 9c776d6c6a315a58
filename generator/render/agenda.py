"""Happenings become days, each with its decisions: what the pages of changes and of what is coming show."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from generator.model.catalog import Happening, Source


class DecisionDay(Struct, frozen=True):
    """What one decision does on one day."""

    source: Source
    happenings: tuple[Happening, ...]


class AgendaDay(Struct, frozen=True):
    """One day on which something changes."""

    day: date
    decisions: tuple[DecisionDay, ...]


class Month(Struct, frozen=True):
    """One month of changes, and its address."""

    first: date
    url: str
    happenings: tuple[Happening, ...]


def by_day(happenings: Iterable[Happening]) -> tuple[AgendaDay, ...]:
    """The days in the order given, each with its decisions in the order given."""
    return tuple(AgendaDay(day, _by_decision(same)) for day, same in groupby(happenings, key=lambda h: h.day))


def _by_decision(happenings: Iterable[Happening]) -> tuple[DecisionDay, ...]:
    groups: dict[str, list[Happening]] = {}
    for happening in happenings:
        groups.setdefault(happening.source.key, []).append(happening)
    return tuple(DecisionDay(same[0].source, tuple(same)) for same in groups.values())


def by_month(happenings: Sequence[Happening], folder: str) -> tuple[Month, ...]:
    """The months with changes, in the order given."""
    return tuple(
        Month(first, f"{folder}{first.year}-{first.month:02}/", tuple(same))
        for first, same in groupby(happenings, key=lambda h: h.day.replace(day=1))
    )
