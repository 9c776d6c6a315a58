"""Located problems as text for a terminal: place, words, the line itself with a caret, and what to type instead."""

import re
from collections.abc import Sequence
from typing import Final

from generator.diagnostics.problem import LocatedProblem, Severity
from generator.diagnostics.render import help_of, message_of

_NAMES: Final = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}
_COLOURS: Final = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WIDEST: Final = 100


def as_text(located: LocatedProblem, *, colour: bool) -> str:
    """The problem on one line, then its line of the file with a caret and the help."""
    problem = located.problem
    place = f"{problem.at.file}:{located.line}:{located.column}" if located.line else problem.at.file
    name = _NAMES[located.severity]
    if colour:
        name = f"{_COLOURS[located.severity]}{name}\x1b[0m"
    lines = [f"{place}: {name} {problem.code}: {message_of(problem)}"]
    help_line = "  ".join(part for part in (help_of(problem), f"niemyet explain {problem.code}") if part)
    if located.text:
        text, column = _window(located.text, located.column)
        number = str(located.line).rjust(5)
        lines.append(f"{number} | {text}")
        lines.append(f"      | {' ' * (column - 1)}{'^' * max(1, min(located.length, len(text) - column + 1))}")
    lines += [f"      = xem {file}:{line}" for file, line in located.related]
    lines.append(f"      = {help_line}")
    # A file's text may hold control characters; a terminal must never obey them.
    return "\n".join(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", line) if not colour else line for line in lines)


def summary(problems: Sequence[LocatedProblem], suppressed: int, excused: int) -> str:
    """How many of what, in one sentence."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    set_aside = f"{excused} vấn đề được bỏ qua có lý do"
    if not problems:
        return f"Không có lỗi; {set_aside}." if excused else "Không có lỗi."
    parts = [f"{errors} lỗi", f"{warnings} cảnh báo"]
    if excused:
        parts.append(set_aside)
    if suppressed:
        parts.append(f"{suppressed} vấn đề nữa là hệ quả của lỗi trên, sửa xong hãy kiểm tra lại")
    return ", ".join(parts) + "."


def _window(text: str, column: int) -> tuple[str, int]:
    """A long line is shown from a little before the caret."""
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    if len(text) <= _WIDEST:
        return text, column
    start = max(0, column - 1 - _WIDEST // 4)
    shown = text[start : start + _WIDEST]
    before, after = ("…" if start else ""), ("…" if start + _WIDEST < len(text) else "")
    return f"{before}{shown}{after}", column - start + len(before)
