"""The duties of decisions become how many were met in time in a period, for reports."""

from collections.abc import Iterable
from datetime import date

from generator.model.deadline import Duty, DutyResult, OnTime, Timing
from generator.model.register import Register


def on_time(register: Register, first: date, last: date) -> dict[Duty, OnTime]:
    """For each duty the decisions signed in the period, both days inclusive: in time, late, not known.

    A duty without a deadline is in none of the three, and one without any decision is left out (QĐ 766/QĐ-TTg).
    """
    return {
        duty: counted
        for duty in Duty
        if (counted := _count(duty, register.duties.values(), first, last)) != OnTime(0, 0, 0)
    }


def _count(duty: Duty, results: Iterable[tuple[DutyResult, ...]], first: date, last: date) -> OnTime:
    timings = [it.timing for of_one in results for it in of_one if it.duty is duty and first <= it.signed <= last]
    return OnTime(timings.count(Timing.ON_TIME), timings.count(Timing.LATE), timings.count(Timing.UNKNOWN))
