"""Two registers of one day become the refusals of what shows otherwise, though no decision has come that says so."""

from generator.check.text import day
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.register import CURRENT, Action, Effect, Event, KeyHistory, Register, Span
from generator.model.scalars import Key


def check_standing(was: Corpus, register_was: Register, now: Corpus, register: Register, report: Report) -> None:
    """TT465: a new row takes the place of a baseline that it was signed after. TT466: another text shows than did, or
    none, and no new row of a decision and no correction explains it.

    Files may all be as they were: a new, earlier baseline takes the place of the one that had the text. What was done
    to the text, or to the rows that made the procedure what it was, is told there (TT442 to TT445).
    """
    for key, history_was in register_was.histories.items():
        span_was = history_was.on(register_was.as_of)
        if span_was is None:
            continue
        known_as = Key(now.canonical(key.code), key.level)
        history = register.histories.get(known_as)
        span = history.on(register.as_of) if history is not None else None
        if history is not None and (slip := _slip(history_was, history, was, now)) is not None:
            report(slip)
            continue
        if history is not None and span is not None and _is_as_it_was(span_was, span, history_was):
            continue
        if (text := _text(span_was)) is not None and (text, known_as) not in now.heads:
            continue
        events = history.events if history is not None else ()
        if any(_explains(event, was, now, register) for event in events) or any(
            _is_other_row(event, was, now) or _is_withdrawn(event, register_was, register)
            for event in history_was.events
        ):
            continue
        came = [event for event in events if not _has_row(was, event, now)]
        at = came[0].at if came else Ref(span_was.by.at.file)
        report(Problem("TT466", at, {"ma": known_as.code, "cap": known_as.level.value, "ngay": day(register.as_of)}))


def _slip(history_was: KeyHistory, history: KeyHistory, was: Corpus, now: Corpus) -> Problem | None:
    """The new row that keeps a baseline from bringing its text though it was signed later: its year is typed wrong.

    A decision of before the baseline's day is history, and knows more than the list (docs/consolidation.md 6).
    """
    brought = {it.decision for it in history_was.events if it.action is Action.BASELINE and it.effect is Effect.TEXT}
    lost = [it for it in history.events if it.decision in brought and it.effect is Effect.NOTHING]
    for event in history.events if lost else ():
        decision = now.decisions.get(event.decision)
        if decision is None or _has_row(was, event, now) or event.effect is Effect.NOTHING:
            continue
        known = next((it.since for it in lost if event.since < it.since <= decision.signed), None)
        if known is not None:
            params = {"ma": event.key.code, "cap": event.key.level.value, "tu": day(event.since)}
            return Problem("TT465", event.at, params | {"co_tu": day(known), "ngay_ky": day(decision.signed)})
    return None


def _is_as_it_was(was: Span, now: Span, history_was: KeyHistory) -> bool:
    """Whether the same row gives the state and the same text shows, or one that an earlier row still owed."""
    if (was.state in CURRENT) is not (now.state in CURRENT):
        return False
    before, after = _text(was), _text(now)
    if was.by.decision != now.by.decision:
        # Of two baselines nobody sees which one it is; only what they say counts.
        listed = was.by.action is now.by.action is Action.BASELINE
        return listed and before is None and (after is not None or was.name == now.name)
    owed = {it.decision for it in history_was.events if it.effect is Effect.TEXT and it.version is None}
    return before == after or before is None or after in owed


def _text(span: Span) -> str | None:
    return span.text_by.decision if span.version is not None and span.text_by is not None else None


def _explains(event: Event, was: Corpus, now: Corpus, register: Register) -> bool:
    """Whether a row that has come does something to the procedure, or its file tells of a correction that has come."""
    if event.effect is Effect.NOTHING or _has_row(was, event, now):
        return False
    decision = now.decisions.get(event.decision)
    if decision is not None:
        return True
    baseline, before = now.baselines[event.decision], was.baselines.get(event.decision)
    known = before.corrections if before is not None else ()
    return any(it not in known and it.made_on <= register.as_of for it in baseline.corrections)


def _has_row(corpus: Corpus, event: Event, of: Corpus) -> bool:
    """Whether a corpus holds the row of an event of another one."""
    here = corpus.decisions.get(event.decision) or corpus.baselines.get(event.decision)
    there = of.decisions.get(event.decision) or of.baselines.get(event.decision)
    return here is not None and there is not None and there.rows[event.row] in here.rows


def _is_other_row(event: Event, was: Corpus, now: Corpus) -> bool:
    """Whether the row is gone or edited, or the days of its decision are."""
    if not _has_row(now, event, was):
        return True
    before, after = was.decisions.get(event.decision), now.decisions.get(event.decision)
    return before is not None and after is not None and before.effect != after.effect


def _is_withdrawn(event: Event, register_was: Register, register: Register) -> bool:
    """Whether a withdrawal has come that keeps the row from ever happening."""
    row = (event.decision, event.row)
    return row in register.withdrawn and row not in register_was.withdrawn
