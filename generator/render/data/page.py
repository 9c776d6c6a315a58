"""The open data become the page that says what there is: each file, how large it is, what may be done with it."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi import open_data as words
from generator.model.catalog import Catalog
from generator.render.data import told
from generator.render.data.bulk import JSONLD, TURTLE, Bulk
from generator.render.data.effect_days import FILE as CALENDAR
from generator.render.data.package import DESCRIPTOR
from generator.render.data.tables import FOLDER, TABLES
from generator.render.pages.page import PageData

_LARGE: Final = (TURTLE, JSONLD, DESCRIPTOR)


def open_data_page(catalog: Catalog, bulk: Bulk | None) -> PageData:
    """`du-lieu/`. Without `bulk` (a site built without its data) it names the files and no sizes."""

    def late() -> Mapping[str, object]:
        sizes = bulk.sizes() if bulk is not None else {}
        return {"sizes": {path: _shown(size) for path, size in sizes.items()}}

    example = catalog.entries[0] if catalog.entries else None
    values = {
        "tables": [(table.file, *words.TABLES[table.name]) for table in TABLES],
        "large": _LARGE,
        "calendar": CALENDAR,
        "api": told.API,
        "example": example,
        "example_file": told.procedure_file(example.code) if example is not None else "",
        "decision_file": told.decision_file(catalog.decisions[0].key) if catalog.decisions else "",
        "counts": (len(catalog.entries), len(catalog.decisions), len(catalog.changes)),
        "day_file": f"{told.API}tai-ngay/index.json",
        "licence": told.licence_of(catalog).rstrip("."),
        "valid_until": catalog.valid_until,
    }
    return PageData(FOLDER, "open_data.html", values, late=late, late_inputs=bulk.inputs if bulk is not None else None)


def _shown(size: int) -> str:
    """`1,2 MB`, `68 KB`: what a reader has to wait for."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1000))} KB"
