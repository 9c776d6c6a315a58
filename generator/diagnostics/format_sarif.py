"""Located problems as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from generator import __version__
from generator.diagnostics.explain import explanation, explanation_markdown
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import LocatedProblem, Severity
from generator.diagnostics.render import fingerprint, sentences

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_TOP: Final = "%SRCROOT%"
_LINK: Final = re.compile(r"\[(?=[^\]]*\]\()")
"""What would be read as a link (3.11.6): a record's own words are never one."""

Excused = tuple[LocatedProblem, str]
"""A problem that a comment sets aside, and the reason it gives."""


def as_sarif(problems: Sequence[LocatedProblem], excused: Sequence[Excused], suppressed: int, prefix: str) -> str:
    """One run with its rules and results; what was set aside is a result with its suppression.

    `prefix` is the way from the repository's top to the tree; `suppressed` counts what only follows from other
    problems. Columns count UTF-16 code units.
    """
    every: list[tuple[LocatedProblem, str | None]] = [(problem, None) for problem in problems]
    every += excused
    codes = sorted({problem.problem.code for problem, _ in every})
    places = {code: index for index, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "niemyet", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "columnKind": "utf16CodeUnits",
        "results": [_result(problem, reason, places, prefix, seen) for problem, reason in every],
        "properties": {"followingFromOthers": suppressed},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(code: str) -> dict[str, Any]:
    words = MESSAGES[code]
    return {
        "id": code,
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": words.why},
        # No `helpUri`: code hosts make a link of it, and the rule book has no address that all provinces share.
        "help": {"text": explanation(code), "markdown": explanation_markdown(code)},
        "defaultConfiguration": {"level": _LEVELS[words.severity]},
    }


def _result(
    located: LocatedProblem, reason: str | None, places: Mapping[str, int], prefix: str, seen: Counter[str]
) -> dict[str, Any]:
    problem = located.problem
    result = {
        "ruleId": problem.code,
        "ruleIndex": places[problem.code],
        "level": _LEVELS[located.severity],
        "message": {"text": _LINK.sub(r"\\[", " ".join(sentences(located)))},
        "locations": [{"physicalLocation": _place(prefix + problem.at.file, _region(located))}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint(located, seen)},
    }
    if located.related:
        result["relatedLocations"] = [
            {"id": index, "physicalLocation": _place(prefix + file, {"startLine": max(line, 1)})}
            for index, (file, line) in enumerate(located.related)
        ]
    if reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def _place(file: str, region: Mapping[str, int]) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(file), "uriBaseId": _TOP}, "region": region}


def _region(located: LocatedProblem) -> dict[str, int]:
    """A problem of the whole file stands at its first line: code hosts show nothing without one."""
    if not located.line:
        return {"startLine": 1}
    start = _units(located.text[: located.column - 1]) + 1
    end = _units(located.text[: located.column - 1 + located.length]) + 1
    return {"startLine": located.line, "startColumn": start, "endColumn": max(end, start + 1)}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
