"""A text begins on the day of the row that sets it, at its own level: what rules on days and names go by."""

import pytest
from msgspec.structs import replace

from generator.check.levels import check_districts
from generator.check.names import check_names_agree
from generator.diagnostics.problem import Problem
from generator.model.scalars import Part
from tests.support.corpora import baseline, corpus, decision, entry, row, site, version

CODE = "1.000001"


def test_a_later_row_of_another_level_says_nothing_of_the_district() -> None:
    other = row("sua_doi", CODE, "tinh", tu="2025-08-01")
    decided = decision("10", "2025-06-20", other, row("sua_doi", CODE, "huyen"))
    problems: list[Problem] = []
    check_districts(corpus(decided, version(decided, CODE, "huyen")), problems.append)
    assert problems == []


def test_a_row_that_keeps_the_text_sets_none() -> None:
    anywhere = row("phi_dia_gioi", CODE, "huyen")
    decided = decision("10", "2025-06-20", anywhere, row("sua_doi", CODE, "huyen", tu="2025-08-01"))
    text = version(decided, CODE, "huyen")
    problems: list[Problem] = []
    check_districts(corpus(decided, text), problems.append)
    assert [(p.code, p.at.file) for p in problems] == [("TT423", decided.file), ("TT423", text.file)]


@pytest.mark.parametrize("local", [CODE, "cb-2025-017"])
def test_the_day_of_the_districts_own_row_counts(local: str) -> None:
    same = site({"cb-2025-017": CODE})
    late = row("sua_doi", local, "huyen", tu="2025-08-01")
    decided = decision("10", "2025-06-20", row("bai_bo", CODE, "huyen"), row("sua_doi", CODE, "tinh"), late)
    text = version(decided, CODE, "huyen")
    problems: list[Problem] = []
    check_districts(corpus(same, decided, text), problems.append)
    assert [(p.code, p.at.file) for p in problems] == [("TT423", decided.file), ("TT423", text.file)]


def test_a_text_that_waits_for_its_row_is_not_the_earlier_name() -> None:
    before = baseline("2025-11-17", replace(entry(CODE), name="Cấp giấy phép khai thác nước"))
    renamed = replace(row("sua_doi", CODE, tu="2026-06-01", ten="Cấp giấy phép khai thác giếng"), parts=(Part.NAME,))
    decided = decision("10", "2026-01-01", renamed)
    text = version(decided, CODE, ten="Cấp giấy phép khai thác giếng")
    problems: list[Problem] = []
    check_names_agree(corpus(before, decided, text), problems.append)
    assert problems == []
