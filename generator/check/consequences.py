"""Problems that only follow from others are taken out and counted: the cause is told once.

docs/architecture.md, "Problems".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Final

from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Problem, Severity

_DECISIONS: Final = frozenset({"decision", "baseline"})
_RECORDS: Final = _DECISIONS | {"version"}

FOLLOWS_FROM: Final[Mapping[str, frozenset[str]]] = {
    "TT218": frozenset({"site"}),
    "TT301": frozenset({"agencies"}),
    "TT302": frozenset({"fields"}),
    "TT303": frozenset({"life_events"}),
    "TT304": _RECORDS,
    "TT305": _RECORDS,
    "TT306": _DECISIONS,
    "TT307": _DECISIONS,
    "TT311": _DECISIONS,
    "TT312": _DECISIONS,
    "TT313": _DECISIONS,
    "TT314": _DECISIONS,
    "TT315": _RECORDS,
    "TT402": frozenset({"version"}),
    "TT404": _DECISIONS,
    "TT405": _DECISIONS,
    "TT406": _DECISIONS,
    "TT417": _DECISIONS,
    "TT418": _DECISIONS,
    "TT419": _DECISIONS,
    "TT427": _DECISIONS,
    "TT438": _DECISIONS,
    "TT439": _DECISIONS,
    "TT443": _DECISIONS,
    "TT465": _DECISIONS,
    "TT466": _RECORDS,
    "TT444": frozenset({"version"}),
    "TT428": _DECISIONS,
    "TT604": _DECISIONS | {"site"},
    "TT605": frozenset({"report_forms"}),
    "TT606": frozenset({"report_forms"}),
    "TT701": frozenset({"site"}),
    "TT704": frozenset({"ledger"}),
    "TT708": frozenset({"posting_points"}),
}
"""Codes that a file of these kinds could have prevented, had it been read whole."""

DAMAGED_BY: Final = frozenset(
    {"TT224", "TT307", "TT314", "TT401", "TT402", "TT408"}
    | {"TT436", "TT437", "TT440", "TT441", "TT442", "TT445", "TT449", "TT461", "TT601", "TT602", "TT603", "TT611"}
)
"""Codes that a value can cause which could not be read, in the problem's own file or in one it points to."""

AMENDED: Final = frozenset({"TT436", "TT437", "TT449"})
"""Codes that compare a text with the one it was drafted on: the wrong one (TT312) differs in other things."""

MISSES: Final[Mapping[str, tuple[str, ...]]] = {
    "TT202": (),
    "TT217": ("ma", "ma_tam"),
    "TT220": ("cap",),
    "TT221": ("ten",),
    "TT222": ("linh_vuc",),
    "TT225": ("theo_quy_dinh",),
    "TT413": ("cu", "moi"),
    "TT415": ("bo_phan",),
    "TT416": ("can_cu",),
    "TT462": ("can_cu",),
}
"""Codes that miss a key, which may be there with a value or a name that could not be read ("khoa" names it, too)."""

_FIRST_RULE: Final = "TT217"
"""Codes below are what `load` and `decode` report; from here on rules look at what could be read."""
_READ_ALL_THE_SAME: Final = frozenset({"TT102"})
"""Of the errors that `load` and `decode` report, these lose nothing of the file."""
_EMPTIED: Final = frozenset({"TT106", "TT113"})
_SAME_FILE: Final[Mapping[str, frozenset[str]]] = {
    "TT209": _EMPTIED,
    "TT211": _EMPTIED,
    "TT401": frozenset({"TT220"}),
}
"""An alias, or a flow mapping cut by a comma, leaves an empty value behind; a row without a level is in no count."""


def consequences(problems: Iterable[Problem], incomplete: Set[str]) -> tuple[tuple[Problem, ...], int]:
    """The problems that stand on their own, in their order, and the number of those that only follow from others.

    `incomplete` names the kinds of files (`RECORD_TYPES`) of which at least one could not be read whole.
    """
    every = list(problems)
    causes = _Causes(every)
    kept = tuple(
        problem
        for problem in every
        if not FOLLOWS_FROM.get(problem.code, frozenset()) & incomplete and not causes.explain(problem)
    )
    return kept, len(every) - len(kept)


def damaged_files(problems: Iterable[Problem]) -> set[str]:
    """The files of which something could not be read."""
    return {problem.at.file for problem in problems if _damages(problem)}


def _damages(problem: Problem) -> bool:
    """Only an error does: so no error is taken out where none is told, and a tree without errors hides none."""
    if problem.code >= _FIRST_RULE or problem.code in _READ_ALL_THE_SAME:
        return False
    return MESSAGES[problem.code].severity is Severity.ERROR


class _Causes:
    """What could not be read, by file and route."""

    def __init__(self, problems: list[Problem]) -> None:
        self.codes: dict[str, set[str]] = defaultdict(set)
        self.damaged: set[str] = set()
        self.routes: set[tuple[str, tuple[str | int, ...]]] = set()
        self.cut_keys: set[tuple[str, str]] = set()
        self.cut_lists: dict[tuple[str, tuple[str | int, ...]], int] = {}
        for problem in problems:
            file, route = problem.at.file, problem.at.route
            self.codes[file].add(problem.code)
            if _damages(problem):
                self.damaged.add(file)
                if problem.code == "TT201" and (meant := problem.params.get("goi_y")):
                    route = (*route[:-1], meant)
                self.routes |= {(file, route[:end]) for end in range(1, len(route) + 1)}
                self._cut(file, route)
            if problem.code == "TT113":
                self.cut_keys.add((file, problem.params.get("khoa", "")))

    def _cut(self, file: str, route: tuple[str | int, ...]) -> None:
        """An item that cannot be built is left out, and those behind it move up: their places are no longer sure."""
        for end, step in enumerate(route):
            if isinstance(step, int):
                place = (file, route[:end])
                self.cut_lists[place] = min(step, self.cut_lists.get(place, step))

    def _behind_a_cut(self, problem: Problem) -> bool:
        file, route = problem.at.file, problem.at.route
        return any(
            isinstance(step, int) and step >= self.cut_lists.get((file, route[:end]), step + 1)
            for end, step in enumerate(route)
        )

    def explain(self, problem: Problem) -> bool:
        """Whether the problem only follows from one of these."""
        file, key = problem.at.file, problem.params.get("khoa", "")
        if problem.code == "TT201":
            return (file, key) in self.cut_keys
        if problem.code >= _FIRST_RULE and self._behind_a_cut(problem):
            return True
        if problem.code in DAMAGED_BY and self.damaged & {file, *(ref.file for ref in problem.related)}:
            return True
        if problem.code in AMENDED and any("TT312" in self.codes[ref.file] for ref in problem.related):
            return True
        if problem.code in MISSES:
            keys = MISSES[problem.code] or (key,)
            return any((file, (*problem.at.route, name)) in self.routes for name in keys)
        return not self.codes[file].isdisjoint(_SAME_FILE.get(problem.code, frozenset()))
