"""Consolidation against the law said slowly (reference.py), and what must hold whatever the decisions say."""

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given, note, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.consolidate.register import consolidate
from generator.diagnostics.problem import Problem
from generator.model.corpus import Corpus, Document
from generator.model.register import Action, Effect, KeyHistory, Register, State
from generator.model.scalars import Key
from tests.properties.reference import UNDECIDED, Answer, Reference
from tests.properties.strategies import DAYS, days, provinces
from tests.support.corpora import FAR, corpus, describe

slow = settings(print_blob=True)
STARTS = {Action.BASELINE, Action.NEW, Action.STANDARDISE, Action.SUCCEED, Action.RESTORE}


def fold(of: Corpus, as_of: date = FAR) -> tuple[Register, list[Problem]]:
    """The register and all problems."""
    problems: list[Problem] = []
    return consolidate(of, as_of, problems.append), problems


def answer(register: Register, key: Key, day: date) -> Answer:
    """What the register says, in the words of the reference."""
    state = register.state_on(key, day)
    history = register.histories.get(key)
    span = history.on(day) if history else None
    if span is None or state is State.NO_DATA:
        return Answer(state)
    return Answer(state, span.version.decision if span.version else None, span.pending, span.borderless)


def comparable(found: Answer, law: Answer) -> Answer:
    """A found answer without what the law leaves open: the text below a suspension or on a tombstone."""
    if law.state is not State.IN_FORCE or law.text == UNDECIDED:
        found = found._replace(text=law.text, pending=law.pending)
    return found


@settings(slow, max_examples=700)
@given(provinces())
def test_every_day_is_what_the_law_said_slowly_gives(documents: list[Document]) -> None:
    note(describe(documents))
    of = corpus(*documents)
    register, _ = fold(of)
    reference = Reference(of)
    assert set(register.histories) == set(reference.steps) - reference.unknown
    for key in reference.steps:
        for day in reference.interesting_days():
            law = reference.on(key, day)
            assert comparable(answer(register, key, day), law) == law, (key, day)


@settings(slow, max_examples=300)
@given(provinces())
def test_every_text_names_the_text_before_it_and_every_idle_row_is_warned_of(
    documents: list[Document],
) -> None:
    note(describe(documents))
    of = corpus(*documents)
    register, problems = fold(of)
    reference = Reference(of)
    drafted_on = {
        (key, event.decision, event.row): event.previous_text
        for key, history in register.histories.items()
        for event in history.events
        if event.effect is Effect.TEXT
    }
    assert drafted_on == reference.previous_text
    keys = {file.file: file.key for file in (*of.decisions.values(), *of.baselines.values())}
    warned = {
        (
            problem.code,
            problem.params["ma"],
            problem.params["cap"],
            keys[problem.at.file],
            problem.at.route[1],
        )
        for problem in problems
        if problem.code in ("TT404", "TT405", "TT417", "TT438")
    }
    assert warned == {(code, key.code, key.level.value, *where) for code, key, *where in reference.warnings}


@settings(slow, max_examples=150)
@given(provinces(), st.randoms(use_true_random=False))
def test_the_order_and_the_names_of_the_files_do_not_matter(documents: list[Document], random: object) -> None:
    note(describe(documents))
    register, problems = fold(corpus(*documents))
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again, problems_again = fold(corpus(*shuffled))
    assert again == register
    assert problems_again == problems
    renamed, _ = fold(corpus(*(replace(one, file=f"{place:03}.yml") for place, one in enumerate(shuffled))))
    assert {key: _days(history) for key, history in renamed.histories.items()} == {
        key: _days(history) for key, history in register.histories.items()
    }


def _days(history: KeyHistory) -> list[tuple[object, ...]]:
    return [
        (
            s.since,
            s.until,
            s.state,
            s.name,
            s.version and s.version.decision,
            s.pending,
            s.borderless,
            s.by.decision,
        )
        for s in history.spans
    ]


@settings(slow, max_examples=100)
@given(provinces(), days, days)
def test_the_day_only_selects(documents: list[Document], one: date, other: date) -> None:
    note(describe(documents))
    of = corpus(*documents)
    (first, problems), (second, problems_again) = fold(of, one), fold(of, other)
    assert replace(first, as_of=other) == second
    assert problems == problems_again
    assert all(first.state(key) is second.state_on(key, one) for key in first.histories)


@settings(slow, max_examples=250)
@given(provinces(temporary=False), st.lists(days, min_size=2, max_size=2))
def test_what_began_and_ended_makes_the_difference_of_two_counts(
    documents: list[Document], between: list[date]
) -> None:
    """In force at the end = at the start + new + successors + restored - repealed - replaced (permanent rows)."""
    note(describe(documents))
    register, _ = fold(corpus(*documents))
    start, end = sorted(between)
    change = sum(_change(history, start, end) for history in register.histories.values())
    assert _in_force(register, end) - _in_force(register, start) == change


def _in_force(register: Register, day: date) -> int:
    return sum(
        (span := history.on(day)) is not None and span.state is State.IN_FORCE
        for history in register.histories.values()
    )


def _change(history: KeyHistory, start: date, end: date) -> int:
    before = history.on(start)
    alive = before is not None and before.state is State.IN_FORCE
    change = 0
    for event in history.events:
        if start < event.since <= end:
            if event.effect is Effect.TEXT and event.action in STARTS and not alive:
                change, alive = change + 1, True
            elif event.effect is Effect.END:
                assert alive, "what is not in force cannot end"
                change, alive = change - 1, False
    return change


@settings(slow, max_examples=250)
@given(provinces())
def test_spans_follow_one_another_without_gaps_and_each_says_something_new(documents: list[Document]) -> None:
    note(describe(documents))
    register, _ = fold(corpus(*documents))
    for history in register.histories.values():
        assert [event.since for event in history.events] == sorted(event.since for event in history.events)
        assert all(span.until is None or span.since <= span.until for span in history.spans)
        for span, after in _pairs(history):
            assert span.until is not None
            assert after.since == span.until + timedelta(days=1)
            assert replace(span, since=after.since, until=after.until) != after
        assert not history.spans or history.spans[-1].until is None
        for day in DAYS:
            found = history.on(day)
            holding = [s for s in history.spans if s.since <= day and (s.until is None or day <= s.until)]
            assert holding == ([found] if found else [])
            assert history.after(day) == tuple(span for span in history.spans if span.since > day)


def _pairs(history: KeyHistory) -> Iterable[tuple[object, ...]]:
    return zip(history.spans, history.spans[1:], strict=False)
