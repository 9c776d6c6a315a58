"""The marks that git leaves where two people changed the same lines, and nobody has decided yet."""

import re
from typing import Final

from generator.diagnostics.problem import Problem, Ref, Report

_SIGNS: Final = (b"<<<<<<<", b"=======", b">>>>>>>")
_MARK: Final = re.compile(rb"^(?:(<{7})|(={7})|(>{7}))(?: [^\r\n]*)?\r?$", re.MULTILINE)


def has_conflicts(path: str, raw: bytes, report: Report) -> bool:
    """Whether git has left two sides in a file; TT125 for each place, at its first mark.

    It comes before anything else is said of the file: what a parser makes of the marks would only mislead. In Markdown
    equals signs underline a heading and `>` quotes: there only all three marks are a place.
    """
    if not any(sign in raw for sign in _SIGNS):
        return False
    in_markdown = path.endswith(".md")
    opened = split = 0
    found = False
    for mark in _MARK.finditer(raw):
        line = raw.count(b"\n", 0, mark.start()) + 1
        if mark[1]:
            opened, split = line, 0
        elif mark[2]:
            split = line
            opened = opened or (0 if in_markdown else line)
        elif (opened and split) or not in_markdown:
            report(Problem("TT125", Ref(path, line=opened or line, column=1), {"dong": _lines(opened or line, line)}))
            opened, split, found = 0, 0, True
    if opened and not in_markdown:
        report(Problem("TT125", Ref(path, line=opened, column=1), {"dong": _lines(opened, opened)}))
        found = True
    return found


def _lines(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
