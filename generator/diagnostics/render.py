"""A problem becomes the sentences an officer reads: params filled in, tokens in words, a suggestion added."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.messages_vi.tokens import SUGGESTION, TOKENS
from generator.diagnostics.problem import LocatedProblem, Problem

_LONGEST: Final = 160
"""A quoted text longer than this is cut: the line itself stands below the message anyway."""
_NOT_SHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_SEPARATOR: Final = re.compile(r"\s*[,+.]\s*")


def message_of(problem: Problem) -> str:
    """What is wrong, on one line, with "có phải …?" when something close by was probably meant."""
    words = MESSAGES[problem.code]
    params = _shown(problem)
    suggests = params.get("goi_y") and (problem.code, "goi_y") not in TOKENS
    return words.message.format_map(params) + (SUGGESTION.format_map(params) if suggests else "")


def help_of(problem: Problem) -> str:
    """What to type instead."""
    return MESSAGES[problem.code].help.format_map(_shown(problem))


def sentences(located: LocatedProblem) -> Iterator[str]:
    """What is wrong and what to type instead, each as a sentence."""
    message = message_of(located.problem)
    yield message[:1].upper() + message[1:] + ("" if message.endswith("?") else ".")
    if words := help_of(located.problem):
        yield words


def fingerprint(located: LocatedProblem, seen: Counter[str]) -> str:
    """The same while the line's own text stays, wherever it moves; equal ones are numbered in their order."""
    problem = located.problem
    parts = (problem.code, problem.at.file, located.text.strip(), *sorted(problem.params.values()))
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _shown(problem: Problem) -> dict[str, str]:
    return {name: _words(problem.code, name, value) for name, value in problem.params.items()}


def _words(code: str, name: str, value: str) -> str:
    tokens = TOKENS.get((code, name)) or TOKENS.get(("", name))
    if tokens is not None:
        return _from_tokens(tokens, value)
    shown = " ".join(_NOT_SHOWN.sub(" ", value).split())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


def _from_tokens(tokens: Mapping[str, str], value: str) -> str:
    """One token or several (`tinh+xa`, `tinh, xa`, `moi.tinh`); what is no token stays as it was typed."""
    if value in tokens:
        return tokens[value]
    parts = _SEPARATOR.split(value)
    if all(part in tokens for part in parts):
        return ", ".join(tokens[part] for part in parts)
    return f"“{' '.join(_NOT_SHOWN.sub(' ', value).split())[:_LONGEST]}”"
