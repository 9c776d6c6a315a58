"""Located problems as workflow commands of GitHub Actions: each becomes an annotation on its line of the change."""

from collections.abc import Sequence
from typing import Final

from generator.diagnostics.format_sarif import Excused
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.messages_vi.tokens import EXCUSED
from generator.diagnostics.problem import LocatedProblem, Severity
from generator.diagnostics.render import help_of, message_of

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(problems: Sequence[LocatedProblem], excused: Sequence[Excused], prefix: str) -> str:
    """A line per problem, errors first: GitHub shows ten of each kind at one step. What a comment sets aside follows as
    a notice with its reason, for the reviewer to judge.

    `prefix` is the way from the repository's top to the tree. A problem of a whole file has no line.
    """
    first_errors = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    lines = [_annotation(it, prefix, _COMMANDS[it.severity], help_of(it.problem)) for it in first_errors]
    lines += [_annotation(it, prefix, "notice", EXCUSED.format(reason=reason)) for it, reason in excused]
    return "".join(line + "\n" for line in lines)


def _annotation(located: LocatedProblem, prefix: str, command: str, advice: str) -> str:
    problem = located.problem
    properties = {"file": prefix + problem.at.file}
    if located.line:
        properties["line"] = str(located.line)
        properties["col"] = str(located.column)
        properties["endColumn"] = str(located.column + located.length)
    properties["title"] = f"{problem.code}: {MESSAGES[problem.code].title}"
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    seen = [f"Xem {prefix}{file}:{line}" for file, line in located.related]
    words = "\n".join([message_of(problem), advice, *seen])
    return f"::{command} {told}::{words.translate(_DATA)}"
