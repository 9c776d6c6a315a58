"""What lists and rules need to know of a text without reading it, and the order of time limits of different units."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from generator.model.scalars import Applicant, Channel, Record, Term, Unit


class Band(Term):
    """How long a procedure takes at most, by the number of days as printed; from the shortest to the longest."""

    SAME_DAY = "lay-ngay"
    UP_TO_3 = "den-3-ngay"
    UP_TO_10 = "den-10-ngay"
    UP_TO_20 = "den-20-ngay"
    UP_TO_30 = "den-30-ngay"
    MORE = "tren-30-ngay"
    MONTHS = "thang-nam"


_ORDER: Final = {band: place for place, band in enumerate(Band)}
_DAYS: Final = ((3, Band.UP_TO_3), (10, Band.UP_TO_10), (20, Band.UP_TO_20), (30, Band.UP_TO_30))
_HOURS: Final = ((8, Band.SAME_DAY), (24, Band.UP_TO_3))
"""24 hours are within three days whether hours or working hours are meant; of more nobody can tell."""


class ExpiringBasis(Record, frozen=True, kw_only=True):
    """A legal basis with its last day, and its place in the list of bases."""

    index: int
    name: str
    expires: date


class NewestBasis(Record, frozen=True, kw_only=True):
    """The legal basis of a text that was issued last, and where that is written: by its day, else by its number."""

    route: tuple[str | int, ...]
    name: str
    issued_from: date
    """The day of issue; where only the number tells the year, its first day."""


class StatedDay(Record, frozen=True, kw_only=True):
    """A day that the text gives for what has happened, and where it stands in the file."""

    route: tuple[str | int, ...]
    day: date


class Wait(Record, frozen=True, kw_only=True):
    """The longest limit of a text, in its own unit; without a number, where words say "the same day"."""

    number: Decimal | None = None
    unit: Unit | None = None

    @property
    def band(self) -> Band | None:
        """None where the unit says too little. Units are never converted into each other (docs/domain.md 7)."""
        if self.number is None or self.unit is None:
            return Band.SAME_DAY
        if self.number <= 0 or self.unit is Unit.OTHER:
            return None
        if self.unit in (Unit.MONTH, Unit.YEAR):
            return Band.MONTHS
        if self.unit is Unit.HOUR:
            return next((band for most, band in _HOURS if self.number <= most), None)
        if self.number < 1:
            return Band.SAME_DAY
        return next((band for most, band in _DAYS if self.number <= most), Band.MORE)


def longest(waits: Iterable[Wait | None]) -> Wait | None:
    """What nobody waits longer than, whatever the case or the way to hand in; None where one of them is not known."""
    found = list(waits)
    ranked = [(_ORDER[wait.band], *_rank(wait), wait) for wait in found if wait is not None and wait.band is not None]
    if len(ranked) < len(found):
        return None
    return max(ranked, key=lambda it: it[:-1], default=(None,))[-1]


def _rank(wait: Wait) -> tuple[bool, bool, Decimal, bool]:
    """Within one band; of equal numbers working days are more."""
    number = wait.number if wait.number is not None else Decimal(1)
    return wait.unit is Unit.YEAR, wait.unit is not Unit.HOUR, number, wait.unit is Unit.WORKING_DAY


class Outline(Record, frozen=True, kw_only=True):
    """What the whole catalogue needs to know of a text without reading it; derived when a version is decoded.

    `fee_days` are the days on which other fee rows hold than the day before. `wait` is None where any limit is unknown.
    `latest` holds the last day of correction and the last on which a legal basis was issued, `first_corrected` the
    first day of correction. `newest_basis` is None, too, where the text itself says that its legal bases are to be
    checked.
    """

    digest: str = ""
    channels: tuple[Channel, ...] = ()
    has_reduction_note: bool = False
    is_free: bool = False
    fee_days: tuple[date, ...] = ()
    expiring: tuple[ExpiringBasis, ...] = ()
    latest: tuple[StatedDay, ...] = ()
    first_corrected: StatedDay | None = None
    newest_basis: NewestBasis | None = None
    applicants: tuple[Applicant, ...] = ()
    wait: Wait | None = None
    keywords: tuple[str, ...] = ()
