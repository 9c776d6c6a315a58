"""Small catalogues become sheets and PDFs: for tests of the notices."""

from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from generator.model.catalog import Catalog, GroupPage, Link, PointPage, ProcedurePage
from generator.model.notice import Facts, Size
from generator.model.scalars import PointKind
from generator.render.notices.identity import Ledger
from generator.render.notices.plan import Edition, Sheet, edition_of, set_sheet
from generator.render.notices.sheets import Sheets
from generator.render.notices.words import Words, read_words
from generator.render.pdf import Typesetter
from tests.unit.catalogs import catalog, entry

THEME = Path(__file__).parents[2] / "theme"
NOTICE_URL = "https://tthc.example/n/"
POINT = "Trung tâm Phục vụ hành chính công phường Thục Phán"


@cache
def words() -> Words:
    """The words of this repository."""
    return read_words(THEME)


@cache
def typesetter() -> Typesetter:
    """One warm process for all tests."""
    return Typesetter(THEME)


def posting(*pages: ProcedurePage) -> Catalog:
    """A catalogue with one posting point that receives all of the pages."""
    entries = tuple(entry(page) for page in pages)
    kind = PointKind.COMMUNE_CENTRE
    shared = GroupPage(kind.value, "niem-yet/cap-xa/", kind.value, entries, None)
    link = Link(shared.id, shared.url)
    point = PointPage("thuc-phan", "niem-yet/thuc-phan/", POINT, kind, True, link, (), (), len(entries), None)
    return catalog(*pages, receiving=(shared,), points=(point,), entered_until=date(2025, 11, 28))


def sheets_of(made: Catalog, **short_names: str) -> list[Sheet]:
    """Every sheet of a catalogue."""
    return Sheets(replace(made, short_names=short_names), words()).all()


def sheet_of(*pages: ProcedurePage, short_name: str = "") -> Sheet:
    """The sheet of the first page."""
    names = {pages[0].code: short_name} if short_name else {}
    return next(Sheets(catalog(*pages, short_names=names), words()).procedures())


def edition(printed_on: date | None = None, **site: object) -> Edition:
    """What is printed beside the facts."""
    return edition_of(catalog(**site), words(), NOTICE_URL, printed_on)


def pdf_of(sheet: Sheet, template: str = "procedure", size: Size = Size.A4, ledger: Ledger | None = None) -> bytes:
    """The file of a demonstration, which has the longer foot; a draft unless the ledger knows better."""
    shown = edition(demonstration=True, entered_until=date(2025, 11, 28))
    return set_sheet(sheet, template, size, typesetter(), shown, ledger or Ledger())


def set_facts(sheet: Sheet, size: Size = Size.A4) -> tuple[Facts, bytes]:
    """What the sheet says, and the file that says it."""
    return sheet.facts(), pdf_of(sheet, size=size)
