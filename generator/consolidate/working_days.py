"""Holidays become a calendar that counts days as the law does (BLDS 2015 Art. 147 and 148)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.model.deadline import DayUnit, Holiday, HolidayKind, Holidays

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


class Calendar:
    """Which days offices work. What it is not sure of it says: `is_expected`."""

    def __init__(self, holidays: Holidays) -> None:
        self._years = frozenset(holidays)
        self._by_day: dict[date, Holiday] = {}
        for of_year in holidays.values():
            for holiday in of_year:
                self._by_day |= dict.fromkeys(_days(holiday.day, holiday.until or holiday.day), holiday)

    def is_working(self, day: date) -> bool:
        """Whether offices work; a year that is not known has its weekends only."""
        holiday = self._by_day.get(day)
        if holiday is not None:
            return holiday.kind is HolidayKind.WORK
        return day.weekday() < _SATURDAY

    def is_expected(self, first: date, last: date) -> bool:
        """Whether some day between, both inclusive, is of an unknown year or of a holiday not yet announced."""
        return bool(self.missing(first, last)) or any(
            (holiday := self._by_day.get(day)) is not None and holiday.expected for day in _days(first, last)
        )

    def missing(self, first: date, last: date) -> tuple[int, ...]:
        """The years between, both inclusive, of which no holidays are known."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self._years)

    def after(self, start: date, number: int, unit: DayUnit) -> date:
        """The last day of a term: the first day is not counted, and a last day of rest moves on to a working one."""
        if unit is DayUnit.DAY:
            day = start + number * _DAY
            while not self.is_working(day):
                day += _DAY
            return day
        return self._step(start, number, _DAY)

    def before(self, end: date, number: int, unit: DayUnit) -> date:
        """The last day that leaves a whole number of days before another; that other day is not counted."""
        return end - number * _DAY if unit is DayUnit.DAY else self._step(end, number, -_DAY)

    def between(self, start: date, end: date, unit: DayUnit) -> int:
        """How many days lie behind `start` up to `end`; negative where `end` comes first."""
        if end < start:
            return -self.between(end, start, unit)
        if unit is DayUnit.DAY:
            return (end - start).days
        return sum(self.is_working(day) for day in _days(start + _DAY, end))

    def _step(self, day: date, number: int, step: timedelta) -> date:
        left = number
        while left:
            day += step
            left -= self.is_working(day)
        return day


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += _DAY
