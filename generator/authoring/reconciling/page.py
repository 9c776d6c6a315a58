"""A reconciliation becomes one HTML file for the office: it needs no other file, and is no part of the public site."""

from pathlib import Path
from typing import Final

from generator import settings
from generator.authoring.reconciling.sides import FieldResult, Pair, Reconciliation, Verdict
from generator.authoring.reconciling.telling import (
    About,
    code_of,
    field_of,
    levels_of,
    needs_a_look,
    note_of,
    summary,
    unknown_rows,
    why_of,
)
from generator.diagnostics.messages_vi import reconciliation as vi
from generator.render.environment import Templates

PART: Final = "reconcile"
"""The folder of the theme with the page's template."""


def as_page(it: Reconciliation, about: About, root: Path) -> str:
    """The whole page, styles and all; what needs no look of a person is counted, and listed in the other forms."""
    templates = Templates(settings.theme_folder(root, PART) / PART, shared=())
    sections = [
        ("chi-o-day", vi.HERE_ONLY if it.scoped else vi.HERE_UNSURE, it.here_only),
        ("chi-o-ban-xuat", vi.THERE_ONLY, it.there_only),
        ("khong-con", vi.ENDED, it.ended),
        ("chua-co-ma", vi.UNCODED, it.uncoded),
    ]
    values = {
        "it": it,
        "about": about,
        "vi": vi,
        "counts": summary(it),
        "sections": [(anchor, title, lone) for anchor, title, lone in sections if lone],
        "unknown": unknown_rows(it),
        "looks": [(pair, found) for pair in it.pairs if (found := _looks(pair))],
        "levels_of": levels_of,
        "field_of": field_of,
        "why_of": why_of,
        "note_of": lambda one: note_of(one, scoped=it.scoped),
        "code_of": code_of,
        "differences": _differences,
    }
    return templates.blocks("page.html", values)["page"]


def _differences(pair: Pair) -> tuple[FieldResult, ...]:
    return pair.of(Verdict.DIFFERENT)


def _looks(pair: Pair) -> list[FieldResult]:
    return [result for result in pair.results if needs_a_look(result)]
