"""The state machine of one (code, level) as a table: what a row does, given how the procedure stands.

NĐ 63/2010 Art. 13 to 15; docs/consolidation.md 4. A code beside an outcome is a warning: the state stays decidable.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.model.register import Action, Effect
from generator.model.scalars import Term


class Standing(Term):
    """How a key stands just before a row takes effect."""

    UNKNOWN = "unknown"
    IN_FORCE = "in force"
    ONLY_TEMPORARY = "in force by a temporary row alone"
    SUSPENDED = "suspended by a temporary row"
    ENDED = "ended"


class Outcome(NamedTuple):
    """What the row does, and the problem to report with it."""

    effect: Effect
    problem: str | None = None


_TEXT: Final = Outcome(Effect.TEXT)
_END: Final = Outcome(Effect.END)
_FLAG: Final = Outcome(Effect.FLAG)
_ALREADY_IN_FORCE: Final = Outcome(Effect.TEXT, "TT406")
_NOT_IN_FORCE: Final = Outcome(Effect.NOTHING, "TT405")
_ONLY_FOR_A_TIME: Final = Outcome(Effect.NOTHING, "TT438")
_STAYS_SUSPENDED: Final = Outcome(Effect.TEXT, "TT439")
_BASELINE_TOO_LATE: Final = Outcome(Effect.NOTHING, "TT417")

_S = Standing
_A = Action

_BELOW: Final[Mapping[tuple[Standing, Action], Outcome]] = {
    (_S.UNKNOWN, _A.BASELINE): _TEXT,
    (_S.UNKNOWN, _A.NEW): _TEXT,
    (_S.UNKNOWN, _A.STANDARDISE): _TEXT,
    (_S.UNKNOWN, _A.SUCCEED): _TEXT,
    (_S.UNKNOWN, _A.RESTORE): _TEXT,
    (_S.UNKNOWN, _A.AMEND): _NOT_IN_FORCE,
    (_S.UNKNOWN, _A.REPEAL_PART): _NOT_IN_FORCE,
    (_S.UNKNOWN, _A.REPEAL): _NOT_IN_FORCE,
    (_S.UNKNOWN, _A.GIVE_WAY): _NOT_IN_FORCE,
    (_S.UNKNOWN, _A.FLAG): _NOT_IN_FORCE,
    (_S.IN_FORCE, _A.BASELINE): _BASELINE_TOO_LATE,
    (_S.IN_FORCE, _A.NEW): _ALREADY_IN_FORCE,
    (_S.IN_FORCE, _A.STANDARDISE): _TEXT,
    (_S.IN_FORCE, _A.SUCCEED): _ALREADY_IN_FORCE,
    (_S.IN_FORCE, _A.RESTORE): _ALREADY_IN_FORCE,
    (_S.IN_FORCE, _A.AMEND): _TEXT,
    (_S.IN_FORCE, _A.REPEAL_PART): _TEXT,
    (_S.IN_FORCE, _A.REPEAL): _END,
    (_S.IN_FORCE, _A.GIVE_WAY): _END,
    (_S.IN_FORCE, _A.FLAG): _FLAG,
    (_S.ONLY_TEMPORARY, _A.BASELINE): _BASELINE_TOO_LATE,
    (_S.ONLY_TEMPORARY, _A.NEW): _TEXT,
    (_S.ONLY_TEMPORARY, _A.STANDARDISE): _TEXT,
    (_S.ONLY_TEMPORARY, _A.SUCCEED): _TEXT,
    (_S.ONLY_TEMPORARY, _A.RESTORE): _TEXT,
    (_S.ONLY_TEMPORARY, _A.AMEND): _ONLY_FOR_A_TIME,
    (_S.ONLY_TEMPORARY, _A.REPEAL_PART): _ONLY_FOR_A_TIME,
    (_S.ONLY_TEMPORARY, _A.REPEAL): _END,
    (_S.ONLY_TEMPORARY, _A.GIVE_WAY): _END,
    (_S.ONLY_TEMPORARY, _A.FLAG): _ONLY_FOR_A_TIME,
    (_S.ENDED, _A.BASELINE): _BASELINE_TOO_LATE,
    (_S.ENDED, _A.NEW): _TEXT,
    (_S.ENDED, _A.STANDARDISE): _TEXT,
    (_S.ENDED, _A.SUCCEED): _TEXT,
    (_S.ENDED, _A.RESTORE): _TEXT,
    (_S.ENDED, _A.AMEND): _NOT_IN_FORCE,
    (_S.ENDED, _A.REPEAL_PART): _NOT_IN_FORCE,
    (_S.ENDED, _A.REPEAL): _NOT_IN_FORCE,
    (_S.ENDED, _A.GIVE_WAY): _NOT_IN_FORCE,
    (_S.ENDED, _A.FLAG): _NOT_IN_FORCE,
}
PERMANENT: Final[Mapping[tuple[Standing, Action], Outcome]] = {
    **_BELOW,
    **{(_S.SUSPENDED, action): _BELOW[_S.IN_FORCE, action] for action in _A},
    (_S.SUSPENDED, _A.RESTORE): _STAYS_SUSPENDED,
}
"""Rows without an end, on the permanent layer: what a suspension lies over goes on as if nothing lay there."""

TEMPORARY: Final[Mapping[tuple[Standing, Action], Outcome]] = {
    (_S.IN_FORCE, _A.NEW): _ALREADY_IN_FORCE,
    (_S.IN_FORCE, _A.STANDARDISE): _TEXT,
    (_S.IN_FORCE, _A.SUCCEED): _ALREADY_IN_FORCE,
    (_S.IN_FORCE, _A.RESTORE): _ALREADY_IN_FORCE,
    (_S.IN_FORCE, _A.AMEND): _TEXT,
    (_S.IN_FORCE, _A.REPEAL_PART): _TEXT,
    (_S.IN_FORCE, _A.REPEAL): _END,
    (_S.IN_FORCE, _A.GIVE_WAY): _END,
    (_S.IN_FORCE, _A.FLAG): _FLAG,
    (_S.SUSPENDED, _A.NEW): _TEXT,
    (_S.SUSPENDED, _A.STANDARDISE): _TEXT,
    (_S.SUSPENDED, _A.SUCCEED): _TEXT,
    (_S.SUSPENDED, _A.RESTORE): _TEXT,
    (_S.SUSPENDED, _A.AMEND): _TEXT,
    (_S.SUSPENDED, _A.REPEAL_PART): _TEXT,
    (_S.SUSPENDED, _A.REPEAL): _END,
    (_S.SUSPENDED, _A.GIVE_WAY): _END,
    (_S.SUSPENDED, _A.FLAG): _FLAG,
    (_S.ENDED, _A.NEW): _TEXT,
    (_S.ENDED, _A.STANDARDISE): _TEXT,
    (_S.ENDED, _A.SUCCEED): _TEXT,
    (_S.ENDED, _A.RESTORE): _TEXT,
    (_S.ENDED, _A.AMEND): _NOT_IN_FORCE,
    (_S.ENDED, _A.REPEAL_PART): _NOT_IN_FORCE,
    (_S.ENDED, _A.REPEAL): _NOT_IN_FORCE,
    (_S.ENDED, _A.GIVE_WAY): _NOT_IN_FORCE,
    (_S.ENDED, _A.FLAG): _NOT_IN_FORCE,
}
"""Rows with an end, over the permanent layer, by what shows on their first day (ENDED: nothing). An end suspends."""

ENDS: Final = frozenset({_A.REPEAL, _A.GIVE_WAY})
