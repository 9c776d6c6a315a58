"""The 2,040 real records are set as A4 sheets: none fails, nothing is left out, nothing leaves the page."""

from datetime import date

import pytest

from generator.authoring.importing.batch import Request, make_plan
from generator.authoring.importing.carry_out import carry_out
from generator.authoring.province import make_province
from generator.catalog.build import build_catalog
from generator.model.notice import ProcedureSheet, Size
from generator.parallel import ordered_map
from generator.pipeline import Options, fold_tree
from generator.render.notices.identity import Ledger, notice_id
from generator.render.notices.plan import Sheet, set_sheet
from generator.render.notices.sheets import Sheets
from generator.render.pdf import UnprintableError
from tests.data.sources import source
from tests.notices.complete import answers_on_page_1, missing, out_of_order
from tests.notices.making import edition, typesetter, words
from tests.notices.reading import misplaced, qr_codes

pytestmark = pytest.mark.data

DAY = date(2026, 6, 10)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    """The sheets of a province that has taken in the national database."""
    root = tmp_path_factory.mktemp("tinh") / "tinh"
    make_province(root, "Tỉnh Thử", "H99")
    options = Options(root=root, as_of=DAY, out=root / "site")
    carry_out(make_plan(Request(source("national/procedures.jsonl.gz"), "national-json", DAY), options, list), root)
    folded = fold_tree(options)
    return list(Sheets(build_catalog(folded.corpus, folded.register), words()).procedures())


def faults(sheet: Sheet) -> list[str]:
    """What is wrong with the sheet of one record."""
    try:
        pdf = set_sheet(sheet, "procedure", Size.A4, typesetter(), edition(), Ledger())
    except UnprintableError as error:
        return [str(error)]
    facts = sheet.facts()
    assert isinstance(facts, ProcedureSheet)
    found = [*missing(facts, pdf), *out_of_order(facts, pdf), *misplaced(pdf)]
    if not answers_on_page_1(facts, pdf):
        found.append("page 1 lacks the answers")
    read = qr_codes(pdf)
    return found if read == [f"https://tthc.example/thu-tuc/{sheet.url}"] else [*found, f"QR reads {read}"]


def test_every_record_has_a_whole_sheet(sheets: list[Sheet]) -> None:
    assert len(sheets) == 2040
    found = ordered_map(faults, sheets, 2)
    assert {sheet.name: fault[:5] for sheet, fault in zip(sheets, found, strict=True) if fault} == {}


@pytest.mark.parametrize("code", ["1.001656", "1.013238", "1.003587", "1.009283", "1.115145", "1.013980", "2.002667"])
def test_page_1_of_a_record_with_a_long_name_or_long_answers_has_them(sheets: list[Sheet], code: str) -> None:
    assert [faults(sheet) for sheet in sheets if sheet.subject.split("/")[1] == code] == [[]]


def test_no_two_records_share_an_id(sheets: list[Sheet]) -> None:
    ids = {notice_id(sheet.kind, sheet.facts()) for sheet in sheets}
    assert len(ids) == len(sheets)
