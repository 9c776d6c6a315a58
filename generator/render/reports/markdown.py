"""A report becomes Markdown for an e-mail or a discussion: the same sentences and tables, everything typed escaped."""

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics.messages_vi import report as words
from generator.render.formats import number
from generator.render.reports.content import Report
from generator.render.reports.parts import Findings, Table

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~&@])")


def as_markdown(report: Report) -> str:
    """The whole report."""
    lines = [f"# {words.TITLE.format(name=report.name)}", "", escaped(report.days), ""]
    for note in report.notes:
        lines += [escaped(note), ""]
    lines += [f"## {words.PART_DECISIONS}", "", *_paragraphs(report.sentences)]
    lines += [escaped(report.basis), ""] if report.basis else []
    for table in report.tables:
        lines += _table(table)
    if report.dossiers is not None:
        lines += [f"## {words.PART_DOSSIERS}", "", *_paragraphs(report.dossier_sentences), *_table(report.dossiers)]
    if report.findings is not None:
        heading = words.PART_CHECKS if report.dossiers is not None else words.PART_CHECKS_ALONE
        lines += [f"## {heading}", "", *_findings(report.findings)]
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """The text on one line, with nothing in it that Markdown or HTML would read."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("\\<", "&lt;").replace("\\&", "&amp;")


def _paragraphs(sentences: tuple[str, ...]) -> Iterator[str]:
    for sentence in sentences:
        yield escaped(sentence)
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"**{escaped(table.title)}**"
    yield ""
    yield _line(table.heads)
    yield "|".join(["", "---", *("---:" for _ in table.heads[1:]), ""])
    for row in table.rows:
        unknown = "" if row.is_heading else words.UNKNOWN
        cells = (unknown if cell.value is None else number(cell.value) for cell in row.cells)
        yield _line((row.name, *cells))
    yield ""
    if table.rule:
        yield escaped(table.rule)
        yield ""


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def _findings(found: Findings) -> Iterator[str]:
    if found.broken:
        yield f"**{words.DISAGREES}**" if not found.confirmed else escaped(found.confirmed)
        yield ""
    for name, heading in words.CHECK_LIST.items():
        told: tuple[str, ...] = getattr(found, name)
        if told:
            yield f"{heading}: {len(told)}"
            yield ""
            yield from (f"- {escaped(one)}" for one in told)
            yield ""
    if found.advice:
        yield escaped(found.advice)
