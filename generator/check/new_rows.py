"""What a new row of a decision must not lack, and must not do: warnings about print become refusals of a change."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.check.amendments import differs_in
from generator.check.text import day
from generator.diagnostics.problem import Problem
from generator.model.corpus import Corpus
from generator.model.decision import Decision, Row
from generator.model.register import Effect, Register
from generator.model.scalars import Key, Level, RowKind

REFUSED_WHEN_NEW: Final[Mapping[str, str]] = {"TT415": "TT447", "TT416": "TT448", "TT436": "TT449"}
"""What print may lack and a new row must not: the warning, and the refusal of a change that brings it."""
_REFUSED_AT_TIMES: Final[Mapping[str, str]] = {"TT405": "TT465", "TT462": "TT448"}
"""The same, of some rows only."""


def refusal_of(problem: Problem, was: Corpus, now: Corpus, register: Register) -> Problem | None:
    """What a change that brings the problem is refused with; None where it may come, or was there before.

    An entered decision is a fact (TT442), so only rows that the other revision has not are asked. What a text changes
    beyond what its row names is asked of each text that is new, or is another one in just that.
    """
    code = REFUSED_WHEN_NEW.get(problem.code) or _REFUSED_AT_TIMES.get(problem.code)
    if code is None:
        return None
    decision = next((it for it in now.decisions.values() if it.file == problem.at.file), None)
    if decision is None or len(problem.at.route) < 2:
        return None
    row = decision.rows[int(problem.at.route[1])]
    before = was.decisions.get(decision.key)
    is_new = before is None or row not in before.rows
    params = dict(problem.params)
    if problem.code == "TT436":
        is_new = is_new or _is_another_text(problem, decision, was, now)
    elif problem.code == "TT462":
        # An amendment keeps the procedure; a replacement ends one, which Art. 15 asks a basis for as for a repeal.
        is_new = is_new and row.kind is RowKind.REPLACE
    elif problem.code == "TT405":
        known = _known_since(problem, decision, row, register)
        is_new = is_new and known is not None
        params |= known or {}
    return Problem(code, problem.at, params, problem.related) if is_new else None


def _is_another_text(problem: Problem, decision: Decision, was: Corpus, now: Corpus) -> bool:
    """Whether the row's text is new, or says in the parts that the row does not name something new."""
    files = {place.file for place in problem.related}
    for version in now.versions:
        if version.file not in files or version.decision != decision.key:
            continue
        heads = [was.heads.get((version.decision, key)) for _, key in now.identities(version)]
        for head in heads:
            if head is None:
                return True
            if head.outline.digest != version.outline.digest:
                told = str(problem.params["khoa"])
                if differs_in(told, was.texts[head.file], now.texts[version.file]):
                    return True
    return False


def _known_since(problem: Problem, decision: Decision, row: Row, register: Register) -> dict[str, str] | None:
    """When the procedure is known since, where that lies between the row's day of effect and its signing.

    A decision of before is history; one that was signed with the procedure at hand has a slip in its year.
    """
    key = Key(str(problem.params["ma"]), Level(str(problem.params["cap"])))
    history = register.histories.get(key)
    first = next((it.since for it in history.events if it.effect is Effect.TEXT), None) if history else None
    since = row.since or decision.effect.since
    if first is None or not since < first <= decision.signed:
        return None
    return {"tu": day(since), "co_tu": day(first), "ngay_ky": day(decision.signed)}


def refuse_new(problems: Iterable[Problem], was: Corpus, now: Corpus, register: Register) -> Iterator[Problem]:
    """The same problems, with refusals in place of those that a new row must not bring."""
    for problem in problems:
        yield refusal_of(problem, was, now, register) or problem
