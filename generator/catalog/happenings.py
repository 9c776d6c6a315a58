"""The register's events become what happened and what will: the one list behind history, changes and upcoming."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from generator.catalog.lookup import Lookup, procedure_url
from generator.model.catalog import Happening
from generator.model.register import Action, Effect, Event, KeyHistory
from generator.model.scalars import Level

_LEVELS = tuple(Level)


def level_order(level: Level) -> int:
    """From the ministry down to the commune."""
    return _LEVELS.index(level)


def happenings(histories: Iterable[KeyHistory], lookup: Lookup) -> list[Happening]:
    """Everything the histories tell, oldest first; one line for a row at several levels of one code.

    Rows that changed nothing are left out. The end of a temporary row is a line of its own.
    """
    joined: dict[tuple[object, ...], Happening] = {}
    for history in histories:
        name = lookup.plain_name(history.key.code)
        for event in history.events:
            if event.effect is Effect.NOTHING:
                continue
            happening = _happening(event, history, name, lookup)
            _join(joined, event, happening)
            if (day := _end_day(event, history)) is not None:
                _join(joined, event, _end(happening, history, day))
    return sorted(joined.values(), key=lambda h: (h.day, h.source.key, h.code))


def _join(joined: dict[tuple[object, ...], Happening], event: Event, happening: Happening) -> None:
    place = (event.key.code, event.decision, event.row, event.action, happening.ends, happening.day, happening.state)
    if place in joined:
        before = joined[place]
        levels = sorted({*before.levels, *happening.levels}, key=level_order)
        joined[place] = replace(before, levels=tuple(levels))
    else:
        joined[place] = happening


def _happening(event: Event, history: KeyHistory, name: str | None, lookup: Lookup) -> Happening:
    decision = lookup.corpus.decisions.get(event.decision)
    parts = decision.rows[event.row].parts if decision is not None else ()
    span = history.on(event.since)
    assert span is not None
    return Happening(
        day=event.since,
        code=event.key.code,
        url=procedure_url(event.key.code),
        name=name or span.name,
        levels=(event.key.level,),
        action=event.action,
        effect=event.effect,
        state=span.state,
        source=lookup.source(event),
        until=event.until,
        parts=tuple([part.value for part in parts]) if parts else (),
        others=event.successors or event.predecessors,
        flag=event.borderless if event.action is Action.FLAG else None,
    )


def _end_day(event: Event, history: KeyHistory) -> date | None:
    """The day after a temporary row's last, when something changes then by itself."""
    if event.until is None:
        return None
    day = event.until + timedelta(days=1)
    span = history.on(day)
    decided = any(e.since == day and e.effect is not Effect.NOTHING for e in history.events)
    return day if span is not None and span.since == day and not decided else None


def _end(begun: Happening, history: KeyHistory, day: date) -> Happening:
    span = history.on(day)
    assert span is not None
    return replace(begun, day=day, state=span.state, until=None, ends=True)


def is_change(happening: Happening) -> bool:
    """A baseline tells what stood, it changes nothing."""
    return happening.action is not Action.BASELINE
