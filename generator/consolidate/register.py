"""The corpus and a day become the register: every key's history, of which the day only selects."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.consolidate.duties import duties
from generator.consolidate.events import events_by_key, never_begun, startable_keys
from generator.consolidate.fold import fold
from generator.consolidate.withdrawals import Withdrawals, withdrawals
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.register import CURRENT, Effect, Event, KeyHistory, Register
from generator.model.scalars import Key


def consolidate(corpus: Corpus, as_of: date, report: Report) -> Register:
    """Folds all decisions, in order of effect, into each key's history.

    A pure function: the order of files never matters, and all of time is folded whatever `as_of` says, so that a
    future row's fault is found today.
    """
    withdrawn = withdrawals(corpus, report)
    histories: dict[Key, KeyHistory] = {}
    named = startable_keys(corpus)
    for key, events in events_by_key(corpus, withdrawn.never, report).items():
        if key not in named:
            for event in events:
                report(Problem("TT404", event.at, {"ma": key.code, "cap": key.level.value}))
            continue
        histories[key] = fold(key, events, report)
    never = never_begun(corpus, withdrawn.never)
    register = Register(
        as_of=as_of,
        histories=histories,
        data_since=_data_since(corpus, histories.values()),
        withdrawn=withdrawn.never,
        void=withdrawn.void,
        never={key: event for key, event in never.items() if not _has_begun(key, histories)},
        listing_ended=withdrawn.ended,
        duties=duties(corpus),
    )
    _report_unlisted(corpus, register, withdrawn, report)
    return register


def _has_begun(key: Key, histories: Mapping[Key, KeyHistory]) -> bool:
    return key in histories and bool(histories[key].spans)


def _data_since(corpus: Corpus, histories: Iterable[KeyHistory]) -> date | None:
    """The first baseline's day; without a baseline the first day anything was in force."""
    if corpus.baselines:
        return min(baseline.day for baseline in corpus.baselines.values())
    return min((history.spans[0].since for history in histories if history.spans), default=None)


def _report_unlisted(corpus: Corpus, register: Register, withdrawn: Withdrawals, report: Report) -> None:
    """A key in force whose every listing was withdrawn is listed nowhere: a warning at the last withdrawal."""
    for key, history in register.histories.items():
        if not history.spans or history.spans[-1].state not in CURRENT:
            continue
        enders: list[str] = []
        for event in history.events:
            if event.effect is not Effect.TEXT:
                continue
            ender = _ender(corpus, event, withdrawn)
            if ender is None:
                break
            enders.append(ender)
        else:
            if enders:
                decision = corpus.decisions[enders[-1]]
                at = Ref(decision.file, ("rut_danh_muc",))
                report(Problem("TT418", at, {"ma": key.code, "cap": key.level.value}))


def _ender(corpus: Corpus, event: Event, withdrawn: Withdrawals) -> str | None:
    """The decision that ended the listing an event stands for, None while it stands (or is not known)."""
    mapping: Mapping[tuple[str, int], str] = withdrawn.ended
    if event.decision in corpus.baselines:
        published_by = corpus.baselines[event.decision].rows[event.row].published_by
        return withdrawn.outside.get(published_by.key) if published_by and published_by.key else None
    return mapping.get((event.decision, event.row))
