"""Located problems as a Code Quality report, which GitLab shows beside the lines of a merge request."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from generator.diagnostics.problem import LocatedProblem, Severity
from generator.diagnostics.render import fingerprint, sentences

_SEVERITIES: Final = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def as_gitlab(problems: Sequence[LocatedProblem], prefix: str) -> str:
    """A list of problems. GitLab compares it with that of the target branch by fingerprint, and shows what is new.

    `prefix` is the way from the repository's top to the tree. A problem of a whole file stands at its first line.
    """
    seen: Counter[str] = Counter()
    return json.dumps([_one(problem, prefix, seen) for problem in problems], ensure_ascii=False, indent=1)


def _one(located: LocatedProblem, prefix: str, seen: Counter[str]) -> dict[str, Any]:
    problem = located.problem
    return {
        "check_name": problem.code,
        "description": f"{problem.code}: {' '.join(sentences(located))}",
        "severity": _SEVERITIES[located.severity],
        "fingerprint": fingerprint(located, seen),
        "location": {"path": prefix + problem.at.file, "lines": {"begin": max(located.line, 1)}},
    }
