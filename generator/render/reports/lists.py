"""The figures of a period become the lists behind its counts, each with its address and its places by field."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.model.deadline import Duty, Timing
from generator.model.figures import FigureLine, PeriodFigures, SignedDecision
from generator.model.scalars import Level

COMING: Final = "vao"
GOING: Final = "ra"
OUTCOMES: Final = (Timing.ON_TIME, Timing.LATE, Timing.UNKNOWN)
"""What can become of a duty that has a deadline."""


class Listed(Struct, frozen=True, dict=True):
    """Everything of one kind in a period, or what of it is at one level; by field. `group` says what kinds it is of."""

    group: str
    kind: str
    url: str
    lines: Sequence[FigureLine]
    level: Level | None = None

    @property
    def codes(self) -> int:
        """How many codes its lines name."""
        return len({code.title for line in self.lines for code in line.codes})

    def at(self, level: Level) -> "Listed":
        """What of it is at a level: the list itself where that is all."""
        some = [line for line in self.lines if level in line.levels]
        if len(some) == len(self.lines):
            return self
        url = f"{self.url.removesuffix('/')}-{level.value.replace('_', '-')}/"
        return replace(self, url=url, lines=some, level=level)

    @cached_property
    def fields(self) -> Mapping[str, tuple[int, int]]:
        """For each field (empty: of none) the place of its first line, and how many are of it."""
        ids = [line.field_id for line in self.lines]  # what is of one field stands together
        return {id_: (ids.index(id_), count) for id_, count in Counter(ids).items()}

    def of_field(self, field_id: str) -> int:
        """How many lines are of a field (empty: of none)."""
        return self.fields.get(field_id, (0, 0))[1]


def lists_of(figures: PeriodFigures) -> tuple[Listed, ...]:
    """The lists of a period: rows of decisions by kind, then what came into force and what went, by what made it so."""
    return (*rows_of(figures), *moves_of(figures, COMING), *moves_of(figures, GOING))


def rows_of(figures: PeriodFigures) -> tuple[Listed, ...]:
    """The rows of the signed decisions, a list for each kind."""
    return tuple(Listed("", kind, _url(figures, kind), lines) for kind, lines in figures.rows.items())


def moves_of(figures: PeriodFigures, group: str) -> tuple[Listed, ...]:
    """What came (`vao`) or went (`ra`), a list for each cause."""
    return _by_cause(figures, group, figures.entered if group == COMING else figures.left)


def shifts_of(figures: PeriodFigures, group: str) -> tuple[Listed, ...]:
    """What came from another field, or went to one: at each level as much went as came."""
    return _by_cause(figures, group, figures.arrived if group == COMING else figures.departed)


def _by_cause(figures: PeriodFigures, group: str, lines: Sequence[FigureLine]) -> tuple[Listed, ...]:
    found: dict[str, list[FigureLine]] = {}
    for line in lines:
        found.setdefault(line.kind, []).append(line)
    return tuple(Listed(group, kind, _url(figures, f"{group}-{kind}"), some) for kind, some in found.items())


class Timed(Struct, frozen=True):
    """The decisions that did one duty in time, or late, or of which that is not known."""

    duty: Duty
    timing: Timing
    url: str
    decisions: tuple[SignedDecision, ...]


def timed_of(figures: PeriodFigures) -> tuple[Timed, ...]:
    """A list for each duty and outcome that any decision of the period has; without a deadline there is no outcome."""
    found = []
    for duty in Duty:
        for timing in OUTCOMES:
            some = tuple(one for one in figures.announcing if one.timings.get(duty) is timing)
            if some:
                found.append(Timed(duty, timing, _url(figures, f"{duty.value}-{timing.value}"), some))
    return tuple(found)


def levels_of(lists: Sequence[Listed]) -> tuple[Level, ...]:
    """The levels that the lines name, from the ministry down."""
    named = {level for one in lists for line in one.lines for level in line.levels}
    return tuple(level for level in Level if level in named)


def all_lists(figures: PeriodFigures) -> Iterator[Listed]:
    """Every list with a page: those of each kind, and of each level within them."""
    for listed in lists_of(figures):
        yield listed
        for level in levels_of([listed]):
            if (part := listed.at(level)) is not listed:
                yield part
    # The table of levels has no column for these: no level gains or loses by them.
    yield from (*shifts_of(figures, COMING), *shifts_of(figures, GOING))


def decisions_url(figures: PeriodFigures) -> str:
    """The list of decisions "công bố danh mục" signed in the period."""
    return _url(figures, "quyet-dinh")


def others_url(figures: PeriodFigures) -> str:
    """The list of the decisions that announce nothing."""
    return _url(figures, "quyet-dinh-khac")


def _url(figures: PeriodFigures, name: str) -> str:
    return f"{figures.url}{name.replace('_', '-')}/"
