"""Withdrawals of listings: which rows never happen, and which listings ended (docs/consolidation.md 7).

Withdrawing a listing is not repealing a procedure: no state changes, but a row that would begin on or after the day of
the withdrawal never takes effect.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.consolidate.events import days_of, number_order
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.decision import Decision, Withdrawal


class Withdrawals(Struct, frozen=True):
    """`never`: rows that do not happen. `ended`: rows whose listing ended. `void`: decisions that do nothing at all.

    `outside` holds whole decisions outside the tree whose listing ended. Each leads to the decision that withdrew it.
    """

    never: dict[tuple[str, int], str]
    ended: dict[tuple[str, int], str]
    void: dict[str, str]
    outside: dict[str, str]


def withdrawals(corpus: Corpus, report: Report) -> Withdrawals:
    """Applies all withdrawals in order of effect; those of a decision that never happens do not count."""
    never: dict[tuple[str, int], str] = {}
    ended: dict[tuple[str, int], str] = {}
    outside: dict[str, str] = {}
    void: dict[str, str] = {}
    # Of one day the last issued comes first: it may withdraw a decision that would withdraw others on that very day.
    issued = sorted(corpus.decisions.values(), key=_issue_order, reverse=True)
    for decision in sorted(issued, key=lambda decision: decision.effect.since):
        if decision.key in void:
            continue
        for index, withdrawal in enumerate(decision.withdrawals):
            target = corpus.decisions.get(withdrawal.key)
            if target is None:
                if not withdrawal.ordinals:
                    outside.setdefault(withdrawal.key, decision.key)
                continue
            at = Ref(decision.file, ("rut_danh_muc", index))
            if _issue_order(target) >= _issue_order(decision):
                report(Problem("TT428", at.at("quyet_dinh"), {"so": target.number}))
                continue
            for row in _rows(target, withdrawal, at, report):
                since, _ = days_of(target, target.rows[row])
                if since >= decision.effect.since:
                    never.setdefault((target.key, row), decision.key)
                else:
                    ended.setdefault((target.key, row), decision.key)
            if not withdrawal.ordinals and target.effect.since >= decision.effect.since:
                void.setdefault(target.key, decision.key)
    return Withdrawals(never, ended, dict(_nothing_left(corpus, never, void)), outside)


def _nothing_left(
    corpus: Corpus, never: Mapping[tuple[str, int], str], void: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Decisions without a row that happens: withdrawn whole, or row by row; a row may have a day of its own."""
    for key in dict.fromkeys((*void, *(key for key, _ in never))):
        decision = corpus.decisions[key]
        rows = range(len(decision.rows))
        # What only its rows were withdrawn of still withdraws others itself.
        if key not in void and decision.withdrawals:
            continue
        if all((key, row) in never for row in rows):
            yield key, void[key] if key in void else never[key, rows[-1]]


def _issue_order(decision: Decision) -> tuple[date, int, str]:
    return (decision.signed, *number_order(decision.number))


def _rows(target: Decision, withdrawal: Withdrawal, at: Ref, report: Report) -> Iterator[int]:
    if not withdrawal.ordinals:
        yield from range(len(target.rows))
        return
    by_ordinal = {row.ordinal: index for index, row in enumerate(target.rows) if row.ordinal is not None}
    for place, ordinal in enumerate(withdrawal.ordinals):
        if ordinal in by_ordinal:
            yield by_ordinal[ordinal]
        else:
            report(Problem("TT419", at.at("stt", place), {"stt": ordinal, "so": target.number}))
