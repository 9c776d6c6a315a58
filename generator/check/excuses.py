"""Problems that a comment in their file sets aside are taken out and kept with the reason.

docs/architecture.md, "Problems".
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Problem, Ref, Severity
from generator.model.excuse import Excuse, FileExcuses, Route

POLICY: Final = frozenset({"TT401"})
"""Errors that leave nothing undecided: a decision that miscounts its own rows in print is law all the same."""
NEVER: Final = frozenset({"TT131", "TT132", "TT133"})
"""Problems of excuses themselves."""


class Excused(Struct, frozen=True):
    """A problem that was set aside, and why."""

    problem: Problem
    reason: str


def can_be_excused(code: str) -> bool:
    """Warnings, and errors of policy. Where no state or key could be decided, a reason decides nothing."""
    known = MESSAGES.get(code)
    return known is not None and code not in NEVER and (known.severity is Severity.WARNING or code in POLICY)


def excuse(
    problems: Iterable[Problem], every: Iterable[Problem], files: Mapping[str, FileExcuses]
) -> tuple[tuple[Problem, ...], tuple[Excused, ...]]:
    """The problems that stand, with TT132 and TT133 for excuses that do nothing, and those set aside.

    `every` also holds the problems that only follow from others: an excuse for one of these is not called unused.
    """
    if not files:
        return tuple(problems), ()
    tables = {file: _Table(of_file) for file, of_file in files.items()}
    used = {(p.at.file, e) for p in every if p.at.file in tables and (e := tables[p.at.file].excuse_of(p))}
    kept: list[Problem] = []
    excused: list[Excused] = []
    for problem in problems:
        found = tables[problem.at.file].excuse_of(problem) if problem.at.file in tables else None
        if found is not None and can_be_excused(problem.code):
            excused.append(Excused(problem, found.reason))
        else:
            kept.append(problem)
    for file, of_file in files.items():
        for item in of_file.items:
            at = Ref(file, line=item.line)
            if not can_be_excused(item.code):
                kept.append(Problem("TT132", at, {"ma": item.code}))
            elif (file, item) not in used:
                kept.append(Problem("TT133", at, {"ma": item.code}))
    return tuple(kept), tuple(excused)


class _Table:
    """The excuses of one file by code and line."""

    def __init__(self, file: FileExcuses) -> None:
        self._lines: dict[Route, int] = dict(file.lines)
        self._items = {(item.code, item.target): item for item in file.items}

    def excuse_of(self, problem: Problem) -> Excuse | None:
        return self._items.get((problem.code, self._line(problem.at)))

    def _line(self, at: Ref) -> int:
        """The line on which the problem is shown; what is about the whole file stands at its first."""
        if at.line:
            return at.line
        route = at.route
        while route and route not in self._lines:
            route = route[:-1]
        return self._lines.get(route, 1)
