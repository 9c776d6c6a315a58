"""The rows of all decisions and baselines become events per key, in order of effect."""

import re
from collections.abc import Collection, Container, Iterable, Iterator
from datetime import date
from typing import Final

from generator.consolidate.machine import ENDS
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Heads
from generator.model.decision import Baseline, BaselineRow, Decision, Row, Side
from generator.model.register import Action, Event
from generator.model.scalars import Key, RowKind


def events_by_key(corpus: Corpus, withdrawn: Container[tuple[str, int]], report: Report) -> dict[Key, list[Event]]:
    """Every key's events in order of effect; rows that never happen (`withdrawn`) are left out.

    The order: day, baseline first, signing date, number (as a number, then letters); inside one decision and day ends
    before starts, then place in the file. Events are made in the order of the later parts, so that a stable sort by
    the first two is all that is left.
    """
    texts = corpus.heads
    events: dict[Key, list[Event]] = {}
    for baseline in corpus.baselines.values():
        for event in _of_baseline(corpus, baseline, texts):
            events.setdefault(event.key, []).append(event)
    for decision in _as_issued(corpus):
        starts: list[Event] = []
        key = decision.key
        rows = [row for row in range(len(decision.rows)) if (key, row) not in withdrawn]
        for event in _of_decision(corpus, decision, rows, texts, report):
            if event.action in ENDS:
                events.setdefault(event.key, []).append(event)
            else:
                starts.append(event)
        for event in starts:
            events.setdefault(event.key, []).append(event)
    for of_key in events.values():
        of_key.sort(key=_day_and_rank)
    return dict(sorted(events.items()))


def never_begun(corpus: Corpus, withdrawn: Collection[tuple[str, int]]) -> dict[Key, Event]:
    """The keys that rows which never happen would have begun, each with the last that would have."""
    if not withdrawn:
        return {}
    texts = corpus.heads
    rows: dict[str, list[int]] = {}
    for decided, row in sorted(withdrawn):
        rows.setdefault(decided, []).append(row)
    return {
        event.key: event
        for decision in _as_issued(corpus)
        for event in _of_decision(corpus, decision, rows.get(decision.key, ()), texts, _told_elsewhere)
        if event.action in _STARTS
    }


def _as_issued(corpus: Corpus) -> list[Decision]:
    return sorted(corpus.decisions.values(), key=lambda d: (d.signed, *number_order(d.number)))


def _told_elsewhere(_: Problem) -> None:
    """What a row that never happens does wrong hurts nobody."""


def _day_and_rank(event: Event) -> tuple[date, bool]:
    return event.since, event.action is not Action.BASELINE


def startable_keys(corpus: Corpus) -> set[Key]:
    """Keys that some row could begin, withdrawn or not: any other kind of row on another key is a problem."""
    keys = {key for baseline in corpus.baselines.values() for row in baseline.rows for key in _keys(corpus, row)}
    for decision in corpus.decisions.values():
        for row in decision.rows:
            if row.kind in (RowKind.NEW, RowKind.STANDARDISE):
                keys.update(_keys(corpus, row))
            for side in row.new:
                keys.update(_keys(corpus, side))
    return keys


def days_of(decision: Decision, row: Row) -> tuple[date, date | None]:
    """From and to (inclusive, None: permanent) of a row: its own days, else its decision's."""
    return row.since or decision.effect.since, row.until or decision.effect.until


def number_order(number: str) -> tuple[int, str]:
    """A decision's number as a number, then the letters: 364/QĐ before 364a/QĐ before 1221/QĐ."""
    match = re.match(r"\d+", number)
    return (int(match[0]), number[match.end() :]) if match else (0, number)


def _of_baseline(corpus: Corpus, baseline: Baseline, texts: Heads) -> Iterator[Event]:
    for index, row in enumerate(baseline.rows):
        for key in _keys(corpus, row):
            yield Event(
                key=key,
                action=Action.BASELINE,
                decision=baseline.key,
                row=index,
                since=baseline.day,
                until=None,
                at=Ref(baseline.file, ("muc", index)),
                name=row.name,
                field_id=row.field_id,
                borderless=row.borderless,
                version=texts.get((baseline.key, key)),
            )


def _of_decision(
    corpus: Corpus, decision: Decision, rows: Iterable[int], texts: Heads, report: Report
) -> Iterator[Event]:
    decision_key = decision.key
    for index in rows:
        row = decision.rows[index]
        since, until = days_of(decision, row)
        at = Ref(decision.file, ("muc", index))
        if until is not None and until < since:
            report(Problem("TT422", at, {"tu": f"{since:%d/%m/%Y}", "den": f"{until:%d/%m/%Y}"}))
            continue
        for key, action, part, place in _targets(corpus, row, at):
            yield Event(
                key=key,
                action=action,
                decision=decision_key,
                row=index,
                since=since,
                until=until,
                at=place,
                name=part.name or row.name,
                field_id=part.field_id or row.field_id,
                borderless=_flag(row, action),
                version=texts.get((decision_key, key)),
                successors=_codes(corpus, row.new) if action is Action.GIVE_WAY else (),
                predecessors=_codes(corpus, row.old) if action is Action.SUCCEED else (),
            )


def _targets(corpus: Corpus, row: Row, at: Ref) -> Iterator[tuple[Key, Action, Row | Side, Ref]]:
    """What a row acts on: its own keys, or those of the sides of a replacement."""
    if row.kind is not RowKind.REPLACE:
        action = _ACTIONS[row.kind]
        for key in _keys(corpus, row):
            yield key, action, row, at
        return
    for name, sides, action in (("cu", row.old, Action.GIVE_WAY), ("moi", row.new, Action.SUCCEED)):
        for place, side in enumerate(sides):
            for key in _keys(corpus, side):
                yield key, action, side, at.at(name, place)


_STARTS: Final = frozenset({Action.NEW, Action.STANDARDISE, Action.SUCCEED})
_ACTIONS: Final = {kind: Action(kind.value) for kind in RowKind if kind is not RowKind.REPLACE}


def _flag(row: Row, action: Action) -> bool | None:
    """What the row says of phi địa giới; a row of that kind sets it unless it says `false`."""
    if action is Action.GIVE_WAY:
        return None
    return True if action is Action.FLAG and row.borderless is None else row.borderless


def _codes(corpus: Corpus, sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(corpus.canonical(side.own_code) for side in sides))


def _keys(corpus: Corpus, part: Row | Side | BaselineRow) -> list[Key]:
    codes = (part.own_code,) if isinstance(part, Side) else part.codes
    canonical = corpus.canonical
    return [Key(known_as, level) for code in codes if code and (known_as := canonical(code)) for level in part.levels]
