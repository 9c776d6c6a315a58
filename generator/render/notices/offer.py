"""A catalogue and its sheets become the PDF files that the site offers for printing, and their addresses."""

from collections.abc import Mapping
from pathlib import Path

from generator.model.catalog import Catalog, ProcedurePage, Section
from generator.model.ledger import LedgerRow
from generator.model.notice import Size
from generator.model.output import PlannedFile
from generator.render.notices.identity import Ledger
from generator.render.notices.plan import SLIP, edition_of, offered_file, plan_notices, sheet_name
from generator.render.notices.sheets import Sheets
from generator.render.pdf import Typesetter


def plan_offered(catalog: Catalog, sheets: Sheets, theme: Path) -> list[PlannedFile]:
    """Every sheet of the catalogue on A4, and the preparation slips; the day of print is left open."""
    edition = edition_of(catalog, sheets.words, catalog.notice_url, printed_on=None)
    return plan_notices(sheets.all(), Typesetter(theme), edition, issued_of(catalog.ledger))


def issued_of(rows: Mapping[str, LedgerRow]) -> Ledger:
    """What the sheet of each issued id is about."""
    return Ledger({id: row.about for id, row in rows.items()})


def prints_of(page: ProcedurePage) -> tuple[tuple[Section, str, str], ...]:
    """The texts of a procedure that have a sheet, each with the addresses of its sheet and its slip."""
    return tuple(
        (section, offered_file(name), offered_file(name, SLIP, Size.A5))
        for section in page.sections
        if section.has_sheet and (name := sheet_name(page.code, section.levels))
    )
