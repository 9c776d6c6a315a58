"""Located problems as JSON for programs."""

import json
from collections.abc import Sequence

from generator.diagnostics.problem import LocatedProblem, Severity
from generator.diagnostics.render import help_of, message_of


def as_json(problems: Sequence[LocatedProblem], suppressed: int) -> str:
    """An object with `problems` (in order of place) and `summary`; lines and columns count from 1, 0: whole file."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    summary = {"errors": errors, "warnings": len(problems) - errors, "suppressed": suppressed}
    return json.dumps({"problems": [_one(p) for p in problems], "summary": summary}, ensure_ascii=False, indent=1)


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
