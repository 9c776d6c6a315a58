"""The spans of all keys become what came into force and what went, and how much of each level and field stood when.

In force is what the public may ask for: a suspended procedure is not. Counted are (code, level) pairs,
each in the field in which lists show its procedure, so that a figure and the list it leads to cannot disagree.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.catalog.procedures import current, field_of
from generator.model.figures import Group
from generator.model.register import Event, KeyHistory, Register, Span, State, eve
from generator.model.scalars import Key

MOVED: Final = "doi_linh_vuc"
"""A pair that stays in force and is counted in another field from then on."""
BEGINS: Final = "hien_trang"
"""A pair that was in force when the data began, or that a baseline brought."""
EXPIRES: Final = "het_thoi_han"
RESUMES: Final = "het_tam_ngung"
SUSPENDED: Final = "tam_ngung"
_DAY: Final = timedelta(days=1)


class Movement(Struct, frozen=True, gc=False):
    """A pair that is counted in a field from a day on (`enters`), or no longer."""

    day: date
    key: Key
    kind: str
    enters: bool
    field_id: str
    name: str
    event: Event


Counted = Sequence[tuple[Key, tuple[Span, ...]]]
"""The spans of each key, with the fields in which the key is counted."""


def counted(register: Register) -> Counted:
    """The spans of all keys; `field_id` is the field of the procedure then, whatever the row of one level says."""
    by_code: dict[str, list[KeyHistory]] = {}
    for history in register.histories.values():
        by_code.setdefault(history.key.code, []).append(history)
    return [one for histories in by_code.values() for one in _in_one_field(histories, register)]


def _in_one_field(histories: list[KeyHistory], register: Register) -> Counted:
    if len({span.field_id for history in histories for span in history.spans}) < 2:
        return [(history.key, history.spans) for history in histories]
    starts = {span.since for history in histories for span in history.spans}
    days = sorted({*starts, *([register.data_since] if register.data_since is not None else [])})
    fields = {day: _field_on(day, histories, register) for day in days}
    return [(history.key, tuple(_split(history.spans, fields))) for history in histories]


def _field_on(day: date, histories: list[KeyHistory], register: Register) -> str | None:
    known = [history for history in histories if register.state_on(history.key, day) is not State.NO_DATA]
    spans = [(history.key.level, span) for history in known if (span := history.on(day)) is not None]
    return field_of(current(spans), spans, known)


def _split(spans: Iterable[Span], fields: dict[date, str | None]) -> Iterator[Span]:
    """The spans, each cut where another level brings the procedure into another field."""
    for span in spans:
        last = span.until or date.max
        days = [day for day in fields if span.since <= day <= last]
        for day, following in zip(days, [*days[1:], None], strict=True):
            until = eve(following) if following is not None else span.until
            yield replace(span, since=day, until=until, field_id=fields[day])


def movements(spans: Counted, since: date | None) -> list[Movement]:
    """All that came and went from the first day of data on, oldest first; what began and ended within a day is none."""
    if since is None:
        return []
    found = [one for key, some in spans for one in _of_key(key, some, since)]
    return sorted(found, key=lambda one: (one.day, one.key.code, one.key.level, one.enters))


def _of_key(key: Key, spans: Iterable[Span], since: date) -> Iterator[Movement]:
    before: Span | None = None
    for span in spans:
        if span.until is not None and span.until < since:
            continue
        day = max(span.since, since)
        was, now = _stands(before), _stands(span)
        field_was, field_now = (before.field_id or "" if before is not None else ""), span.field_id or ""
        if now and not was:
            yield _move(key, span, day, _why_in(span, before, since), True, span)
        elif was and not now:
            assert before is not None
            yield _move(key, span, day, _why_out(span), False, before)
        elif was and now and field_was != field_now:
            assert before is not None
            yield _move(key, span, day, MOVED, False, before)
            yield _move(key, span, day, MOVED, True, span)
        before = span


def _stands(span: Span | None) -> bool:
    return span is not None and span.state is State.IN_FORCE


def _move(key: Key, span: Span, day: date, kind: str, enters: bool, of: Span) -> Movement:
    return Movement(day, key, kind, enters, of.field_id or "", of.name, span.by)


def _why_in(span: Span, before: Span | None, since: date) -> str:
    if before is None and span.since <= since:
        return BEGINS
    return span.by.action.value if span.by.since == span.since else RESUMES


def _why_out(span: Span) -> str:
    if span.state is State.SUSPENDED:
        return SUSPENDED
    return span.by.action.value if span.by.since == span.since else EXPIRES


def standing(spans: Counted, since: date | None, days: Iterable[date]) -> dict[date, Counter[Group]]:
    """How many pairs of each level and field were in force when each day ended; nothing before the data begins."""
    wanted = sorted(set(days))
    changes: list[Counter[Group]] = [Counter() for _ in range(len(wanted) + 1)]
    for key, some in spans:
        for span in some:
            if span.state is State.IN_FORCE:
                group = (key.level, span.field_id or "")
                changes[_first_at(wanted, span.since)][group] += 1
                if span.until is not None:
                    changes[_first_at(wanted, span.until + _DAY)][group] -= 1
    found: dict[date, Counter[Group]] = {}
    running: Counter[Group] = Counter()
    for day, change in zip(wanted, changes, strict=False):
        running.update(change)
        begun = since is not None and day >= since
        found[day] = +running if begun else Counter()
    return found


def _first_at(days: list[date], day: date) -> int:
    """The place of the first of these days that is not before a day."""
    return bisect_right(days, day - _DAY)
