"""The register's past becomes its days: what changed on each, and what was in force when it ended.

A day's page never changes again, whatever is entered for later days, so that it is made once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from generator.catalog.happenings import is_change
from generator.catalog.lookup import Lookup, procedure_url
from generator.catalog.ordering import dictionary_key
from generator.catalog.procedures import current, field_of
from generator.model.catalog import DayPage, Happening, Link
from generator.model.days import DayLine, Tally
from generator.model.period import Cut, PeriodKind, period_of, period_with
from generator.model.register import State, eve
from generator.model.scalars import Level

_DAY = timedelta(days=1)


def day_pages(told: Iterable[Happening], lookup: Lookup) -> tuple[DayPage, ...]:
    """The days from the first with data up to the register's on which something changed or a report period ended.

    `told` is all that happened and will, oldest first.
    """
    happened = {day: list(same) for day, same in groupby(told, key=lambda h: h.day)}
    fees = _fee_changes(lookup)
    listed = _listed_days(lookup)
    standing = _Standing(lookup)
    pages = []
    for day in day_names(happened, lookup):
        standing.advance(day)
        pages.append(_page(day, happened.get(day, []), fees.get(day, ()), standing, full=day in listed))
    return tuple(pages)


def day_names(happened: Iterable[date], lookup: Lookup) -> tuple[date, ...]:
    """The days that have a page, oldest first, of those on which something happened or will and all others."""
    first, last = lookup.register.data_since, lookup.register.as_of
    assert first is not None
    told = {day for day in (*happened, *_fee_changes(lookup)) if first <= day <= last}
    return tuple(sorted(told | _listed_days(lookup)))


def next_day(told: Iterable[Happening], lookup: Lookup) -> date:
    """The next day that will have a page."""
    last = lookup.register.as_of
    happening = (happening.day for happening in told if happening.day > last)
    fees = (day for day in _fee_changes(lookup) if day > last)
    # What only a later baseline brings is not told of before its day.
    firsts = (history.spans[0].since for history in lookup.register.histories.values() if history.spans)
    coming = (day for day in firsts if day > last)
    ends = (day for day in _reported_ends(lookup) if day > last)
    return min([quarter_end(last + _DAY, lookup.corpus.cut), *happening, *fees, *coming, *ends])


def day_url(day: date) -> str:
    """`tai-ngay/2025-11-28/`."""
    return f"tai-ngay/{day.isoformat()}/"


def _page(day: date, told: list[Happening], fees: Iterable[Link], standing: "_Standing", *, full: bool) -> DayPage:
    return DayPage(
        day=day,
        url=day_url(day),
        total=len(standing.lines),
        levels=tuple(Tally(level.value, "", n) for level in Level if (n := standing.levels[level])),
        fields=standing.tallied_fields(),
        entered=len({happening.code for happening in told if not is_change(happening)}),
        changes=tuple(happening for happening in told if is_change(happening)),
        fees=tuple(fees),
        lines=standing.listed() if full else None,
    )


def quarter_end(day: date, cut: Cut = "lich") -> date:
    """The last day of the quarter that a day lies in, as the province cuts its report periods."""
    return period_with(day, PeriodKind.QUARTER, cut).last


def _listed_days(lookup: Lookup) -> set[date]:
    """The days whose pages list all that is in force: report periods begin and end there, and lead to these lists."""
    first, last, cut = lookup.register.data_since, lookup.register.as_of, lookup.corpus.cut
    assert first is not None
    return {first, *_quarter_ends(first, last, cut), *(day for day in _reported_ends(lookup) if first <= day <= last)}


def _reported_ends(lookup: Lookup) -> Iterator[date]:
    """The days at whose end a period of a report begins or ends; that of a month is no end of a quarter."""
    for key in lookup.corpus.statistics:
        period = period_of(key, lookup.corpus.cut)
        yield from (eve(period.first), period.last)


def _quarter_ends(first: date, last: date, cut: Cut) -> Iterator[date]:
    day = quarter_end(first, cut)
    while day <= last:
        yield day
        day = quarter_end(day + _DAY, cut)


def _fee_changes(lookup: Lookup) -> dict[date, list[Link]]:
    """What is in force and has other fee rows from a day on, although no decision spoke of it that day."""
    found: dict[date, dict[str, Link]] = {}
    for code, histories in lookup.by_code.items():
        for span in [span for history in histories for span in history.spans if span.state is State.IN_FORCE]:
            for day in span.version.outline.fee_days if span.version is not None else ():
                if span.since < day and (span.until is None or day <= span.until):
                    link = Link(lookup.plain_name(code) or span.name, procedure_url(code), code)
                    found.setdefault(day, {}).setdefault(code, link)
    return {day: list(links.values()) for day, links in found.items()}


class _Standing:
    """What is in force, day after day: each change of the register moves one code and its counts."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.lines: dict[str, DayLine] = {}
        self.levels: Counter[Level] = Counter()
        self._fields: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        self._places: dict[str, tuple[bool, tuple[str, str, str]]] = {}
        starts = {(span.since, code) for code, hs in lookup.by_code.items() for h in hs for span in h.spans}
        self._coming = sorted(starts, reverse=True)

    def advance(self, day: date) -> None:
        """Moves on to a later day."""
        while self._coming and self._coming[-1][0] <= day:
            _, code = self._coming.pop()
            self._count(code, -1)
            self.lines.pop(code, None)
            if (line := self._line(code, day)) is not None:
                self.lines[code] = line
            self._count(code, 1)

    def tallied_fields(self) -> tuple[Tally, ...]:
        """The fields with anything in force, in dictionary order; what has no field last."""
        fields = [(id_, count) for id_, count in self._fields.items() if count]
        found = [Tally(id_, self.lookup.field(id_ or None), count, self._pairs[id_]) for id_, count in fields]
        return tuple(sorted(found, key=self._place))

    def _place(self, tally: Tally) -> tuple[bool, tuple[str, str, str]]:
        if tally.id not in self._places:
            self._places[tally.id] = (not tally.id, dictionary_key(tally.title))
        return self._places[tally.id]

    def listed(self) -> tuple[DayLine, ...]:
        """All that is in force, by field and code."""
        order = {tally.id: place for place, tally in enumerate(self.tallied_fields())}
        return tuple(sorted(self.lines.values(), key=lambda line: (order[line.field_id], line.code)))

    def _line(self, code: str, day: date) -> DayLine | None:
        register = self.lookup.register
        histories = [h for h in self.lookup.by_code[code] if register.state_on(h.key, day) is not State.NO_DATA]
        spans = [(history.key.level, span) for history in histories if (span := history.on(day)) is not None]
        standing = current(spans)
        levels = tuple(level for level, span in standing if span.state is State.IN_FORCE)
        if not levels:
            return None
        field_id = field_of(standing, spans, histories)
        name = self.lookup.plain_name(code) or standing[0][1].name
        return DayLine(code, procedure_url(code), name, levels, field_id or "", self.lookup.field(field_id))

    def _count(self, code: str, by: int) -> None:
        if (line := self.lines.get(code)) is not None:
            self._fields[line.field_id] += by
            self._pairs[line.field_id] += by * len(line.levels)
            for level in line.levels:
                self.levels[level] += by
