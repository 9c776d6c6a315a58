"""Located problems as JSON for programs."""

import json
from collections.abc import Sequence

from generator.diagnostics.problem import LocatedProblem, Severity
from generator.diagnostics.render import help_of, message_of


def as_json(
    problems: Sequence[LocatedProblem],
    excused: Sequence[tuple[LocatedProblem, str]],
    suppressed: int,
    counted: Sequence[LocatedProblem] | None = None,
) -> str:
    """An object with `problems` (in order of place), `excused` (each with its `reason`) and `summary`.

    Lines and columns count from 1; 0 is the whole file. The summary is of `counted`, where not all are listed.
    """
    every = problems if counted is None else counted
    errors = sum(problem.severity is Severity.ERROR for problem in every)
    summary = {
        "errors": errors,
        "warnings": len(every) - errors,
        "suppressed": suppressed,
        "excused": len(excused),
    }
    told = {
        "problems": [_one(problem) for problem in problems],
        "excused": [_one(problem) | {"reason": reason} for problem, reason in excused],
        "summary": summary,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _one(located: LocatedProblem) -> dict[str, object]:
    problem = located.problem
    return {
        "code": problem.code,
        "severity": located.severity.value,
        "file": problem.at.file,
        "line": located.line,
        "column": located.column,
        "route": list(problem.at.route),
        "message": message_of(problem),
        "help": help_of(problem),
        "related": [{"file": file, "line": line} for file, line in located.related],
    }
