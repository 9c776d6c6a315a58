"""Decisions, deadlines and holidays become what was done in time and what was late (docs/domain.md 3.5)."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.consolidate.working_days import Calendar
from generator.model.corpus import Corpus
from generator.model.deadline import DayUnit, Deadline, Duty, DutyResult, Timing
from generator.model.decision import Decision
from generator.model.scalars import KHONG


def duties(corpus: Corpus) -> dict[str, tuple[DutyResult, ...]]:
    """By decision: signing before the legal text takes effect, entry in the national database, posting.

    NĐ 63/2010 Art. 15, 17 and 24 as amended. Nothing depends on today: what nobody has written down is unknown, not
    late. A duty that cannot arise (no legal text, nothing known of posting and no deadline for it) is left out.
    """
    calendar = Calendar(corpus.holidays)
    return {key: tuple(_of_decision(corpus, decision, calendar)) for key, decision in corpus.decisions.items()}


def _of_decision(corpus: Corpus, decision: Decision, calendar: Calendar) -> Iterator[DutyResult]:
    if decision.law_effect != KHONG and (deadline := _deadline(corpus, decision, Duty.PUBLISH)) is not None:
        effect = date.fromisoformat(decision.law_effect) if decision.law_effect is not None else None
        yield _published(decision.signed, effect, deadline, calendar)
    for duty, done in ((Duty.ENTER, decision.entered_on), (Duty.POST, decision.posted_on)):
        deadline = _deadline(corpus, decision, duty)
        if deadline is not None or done is not None:
            yield _followed(duty, decision.signed, done, deadline, calendar)


def _deadline(corpus: Corpus, decision: Decision, duty: Duty) -> Deadline | None:
    """The last entry that holds. A text by shortened procedure is published after it is made, which no key tells."""
    holding = [it for it in corpus.deadlines if it.holds(duty, decision.signed, expedited=decision.expedited)]
    return holding[-1] if holding else None


def _published(signed: date, effect: date | None, deadline: Deadline, calendar: Calendar) -> DutyResult:
    if effect is None:
        return DutyResult(
            Duty.PUBLISH, signed, None, signed, Timing.UNKNOWN, deadline.unit, deadline.number, basis=deadline.basis
        )
    due = calendar.before(effect, deadline.number, deadline.unit)
    counted = deadline.unit is DayUnit.WORKING_DAY
    return DutyResult(
        duty=Duty.PUBLISH,
        signed=signed,
        due=due,
        done=signed,
        timing=_timing(signed <= due, counted and calendar.missing(max(signed, due), effect)),
        unit=deadline.unit,
        allowed=deadline.number,
        taken=calendar.between(signed, effect, deadline.unit),
        expected=counted and calendar.is_expected(due, effect),
        basis=deadline.basis,
    )


def _followed(
    duty: Duty, signed: date, done: date | None, deadline: Deadline | None, calendar: Calendar
) -> DutyResult:
    unit = deadline.unit if deadline is not None else DayUnit.WORKING_DAY
    due = calendar.after(signed, deadline.number, unit) if deadline is not None else None
    if deadline is None or due is None:
        timing = Timing.NO_LIMIT
    elif done is None:
        timing = Timing.UNKNOWN
    else:
        # Of a term in calendar days only its end depends on who rests.
        first = signed if deadline.unit is DayUnit.WORKING_DAY else signed + timedelta(days=deadline.number)
        last = min(done, due)
        timing = _timing(done <= due, first < last and calendar.missing(first, last))
    end = due or done
    return DutyResult(
        duty=duty,
        signed=signed,
        due=due,
        done=done,
        timing=timing,
        unit=unit,
        allowed=deadline.number if deadline is not None else None,
        taken=calendar.between(signed, done, unit) if done is not None else None,
        expected=end is not None and calendar.is_expected(signed, max(signed, end)),
        basis=deadline.basis if deadline is not None else None,
    )


def _timing(in_time: bool, missing: object) -> Timing:
    """What is counted over a year of which no holidays are known is not known either."""
    return Timing.UNKNOWN if missing else Timing.ON_TIME if in_time else Timing.LATE
