"""The catalogue becomes the reports that lie beside the pages of periods: Markdown to read on, JSON for programs."""

from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import Final

import msgspec

from generator.model.catalog import Catalog
from generator.model.figures import PeriodFigures
from generator.model.output import OutputKind, PlannedFile
from generator.render.reports.content import unlinked
from generator.render.reports.data import as_json
from generator.render.reports.markdown import as_markdown

FILES: Final = ("bao-cao.md", "bao-cao.json")
"""Below each period. The document of Word is made by `niemyet report`: it is for those who sign, not for readers."""


def plan_reports(catalog: Catalog) -> Iterator[PlannedFile]:
    """Two files for each period with a page."""
    shown = catalog.demonstration
    for figures in catalog.periods:
        inputs = blake2b(msgspec.msgpack.encode((shown, figures)), digest_size=16).digest()
        for name in FILES:
            yield PlannedFile(f"{figures.url}{name}", OutputKind.REPORTS, inputs, partial(_made, figures, name, shown))


def _made(figures: PeriodFigures, name: str, shown: bool) -> bytes:
    report = unlinked(figures, demonstration=shown)
    told = as_json(figures, report, demonstration=shown) if name.endswith(".json") else as_markdown(report)
    return told.encode()
