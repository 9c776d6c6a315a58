"""The key of a report's period becomes its first and last day, by the calendar or from day 15 to day 14."""

from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from generator.model.scalars import Term

Cut = Literal["lich", "ngay_15"]
"""Where periods are cut: by the calendar, or from day 15 to day 14 (NĐ 09/2019 Art. 12; docs/domain.md 5.1)."""


class PeriodKind(Term):
    """How long a period is."""

    MONTH = "thang"
    QUARTER = "quy"
    HALF = "nua_nam"
    YEAR = "nam"


_MONTHS: Final = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_LETTERS: Final = {"Q": PeriodKind.QUARTER, "H": PeriodKind.HALF}
_DAY: Final = timedelta(days=1)


class Period(Struct, frozen=True, gc=False):
    """`2019-Q2`: the second quarter of 2019; `first` and `last` are its days, both inclusive."""

    key: str
    kind: PeriodKind
    year: int
    number: int
    first: date
    last: date


def period_of(key: str, cut: Cut) -> Period:
    """The period of a key that was decoded: `2025`, `2025-H1`, `2025-Q3`, `2025-11`."""
    year, _, rest = key.partition("-")
    kind = PeriodKind.YEAR if not rest else _LETTERS.get(rest[0], PeriodKind.MONTH)
    number = 1 if not rest else int(rest.lstrip("QH"))
    return _period(key, kind, int(year), number, cut)


def period_with(day: date, kind: PeriodKind, cut: Cut) -> Period:
    """The period of a kind in which a day lies."""
    after = cut == "ngay_15" and day.day > 14
    month = date(day.year + day.month // 12, day.month % 12 + 1, 1) if after else day
    return _numbered(kind, month.year, (month.month - 1) // _MONTHS[kind] + 1, cut)


def before(period: Period, cut: Cut) -> Period:
    """The period of the same kind that ends where this one begins."""
    return period_with(period.first - _DAY, period.kind, cut)


def periods_between(first: date, last: date, cut: Cut) -> tuple[Period, ...]:
    """Every quarter, half-year and year with one of the days, newest first; of those that end together the longer."""
    found: dict[str, Period] = {}
    for kind in (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER):
        period = period_with(first, kind, cut)
        while period.first <= last:
            found[period.key] = period
            period = period_with(period.last + _DAY, kind, cut)
    return tuple(sorted(found.values(), key=newest_first))


def newest_first(period: Period) -> tuple[int, int]:
    """The order of lists of periods."""
    return -period.last.toordinal(), -_MONTHS[period.kind]


def _numbered(kind: PeriodKind, year: int, number: int, cut: Cut) -> Period:
    tails = {
        PeriodKind.YEAR: "",
        PeriodKind.HALF: f"-H{number}",
        PeriodKind.QUARTER: f"-Q{number}",
        PeriodKind.MONTH: f"-{number:02}",
    }
    return _period(f"{year}{tails[kind]}", kind, year, number, cut)


def _period(key: str, kind: PeriodKind, year: int, number: int, cut: Cut) -> Period:
    end = number * _MONTHS[kind]
    first, last = _month(year, end - _MONTHS[kind]), _month(year, end) - _DAY
    if cut == "ngay_15":
        first, last = (first - _DAY).replace(day=15), last.replace(day=14)
    return Period(key, kind, year, number, first, last)


def _month(year: int, months: int) -> date:
    """The first day of the month so many months after January of a year."""
    return date(year + months // 12, months % 12 + 1, 1)
