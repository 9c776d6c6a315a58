"""The decisions that were entered become their pages and the list of them."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.model.catalog import Catalog
from generator.model.register import eve
from generator.render.pages.page import DECISIONS, PageData


def decision_pages(catalog: Catalog) -> Iterator[PageData]:
    """The list of all decisions, and a page for each."""
    # Rows stay out of the list of all decisions: it shows their number alone.
    lines = [
        replace(decision, rows=(), printed=None, corrections=(), duties=(), valid_until=None)
        for decision in catalog.decisions
    ]
    coming = [eve(it.since) for it in catalog.decisions if not it.in_effect and it.void_by is None]
    last = min(coming, default=None) if catalog.has_data else catalog.valid_until
    yield PageData(DECISIONS, "decisions.html", {"decisions": lines, "valid_until": last})
    for decision in catalog.decisions:
        yield PageData(decision.url, "decision.html", {"page": replace(decision, rows=tuple(decision.rows))})
