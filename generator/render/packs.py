"""PDF files become one that a printer takes at once: the only place that knows pikepdf."""

import io
from collections.abc import Iterable

import pikepdf


def joined(files: Iterable[bytes]) -> bytes:
    """One file with the pages of all, in their order. It is for the printer: only single sheets are tagged."""
    with pikepdf.new() as pack:
        for content in files:
            with pikepdf.open(io.BytesIO(content)) as pdf:
                pack.pages.extend(pdf.pages)
        out = io.BytesIO()
        pack.save(out, deterministic_id=True)
    return out.getvalue()
