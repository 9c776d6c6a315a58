"""The shipped tree against the register of Cao Bằng as it was worked out from the decisions by hand."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.consolidate.register import consolidate
from generator.decode.documents import assemble, decode_document
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.load.tree import FolderTree
from generator.model.corpus import Corpus
from generator.model.register import ENDED, Register, State
from generator.model.scalars import Key, Level

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/cases/register-cao-bang").glob("*.tsv"))
COUNTS = {
    "2025-11-16": {"chua_co_du_lieu": 188},
    "2025-11-17": {"dang_ap_dung": 84, "chua_co_du_lieu": 101, "sap_ap_dung": 3},
    "2025-11-18": {"dang_ap_dung": 82, "chua_co_du_lieu": 101, "sap_ap_dung": 3, "bai_bo": 2},
    "2025-11-27": {"dang_ap_dung": 86, "chua_co_du_lieu": 97, "sap_ap_dung": 3, "bai_bo": 2},
    "2025-11-28": {"dang_ap_dung": 186, "bai_bo": 2},
    "2030-01-01": {"dang_ap_dung": 184, "bai_bo": 3, "het_thoi_han": 1},
}
"""What the decisions' own counts give (tests/cases/register-cao-bang/README.md)."""


@pytest.fixture(scope="module")
def shipped() -> Corpus:
    problems: list[Problem] = []
    tree = FolderTree(ROOT)
    documents = []
    for entry in tree.entries(problems.append):
        if not entry.path.endswith(".yml"):
            continue
        raw = tree.read(entry, problems.append)
        assert raw is not None, entry.path
        node = parse(entry.path, raw, problems.append)
        assert node is not None, entry.path
        document = decode_document(entry.path, node, problems.append)
        assert document is not None, entry.path
        documents.append(document)
    corpus = assemble(documents, problems.append)
    assert problems == []
    return corpus


def line(register: Register, key: Key) -> dict[str, str]:
    """One key on the register's day, in the columns of the table."""
    history, state = register.histories[key], register.state(key)
    span = None if state in (State.NO_DATA, State.UPCOMING) else history.on(register.as_of)
    decided = "-"
    if span is not None:
        cause = span.by if state in ENDED else span.text_by
        assert cause is not None
        decided = cause.decision
    return {
        "ma": key.code,
        "cap": key.level.value,
        "trang_thai": state.value,
        "quyet_dinh": decided,
        "phi_dia_gioi": "co" if span is not None and span.borderless else "khong",
        "ten": (span or history.after(register.as_of)[0]).name,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_line_of_the_register_is_as_the_decisions_say(shipped: Corpus, case: Path) -> None:
    with case.open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    problems: list[Problem] = []
    register = consolidate(shipped, date.fromisoformat(case.stem), problems.append)
    assert problems == []
    assert set(register.histories) == {Key(one["ma"], Level(one["cap"])) for one in expected}
    for one in expected:
        assert line(register, Key(one["ma"], Level(one["cap"]))) == one
    assert Counter(one["trang_thai"] for one in expected) == COUNTS[case.stem]


def test_the_six_days_are_all_there() -> None:
    assert [case.stem for case in CASES] == sorted(COUNTS)


def test_before_the_first_baseline_there_is_no_data(shipped: Corpus) -> None:
    assert not consolidate(shipped, date(2025, 11, 16), lambda problem: None).has_data
    assert consolidate(shipped, date(2025, 11, 17), lambda problem: None).has_data


def test_a_version_is_shown_only_where_its_file_is_written(shipped: Corpus) -> None:
    register = consolidate(shipped, date(2025, 11, 28), lambda problem: None)
    shown = {
        key: history.on(register.as_of).version.decision  # type: ignore[union-attr]
        for key, history in register.histories.items()
        if history.on(register.as_of).version is not None  # type: ignore[union-attr]
    }
    assert Counter(shown.values()) == {
        "2025/1949-QD-UBND": 26,
        "2025/2031-QD-UBND": 10,
        "hien_trang/2025-11-27": 3,
        "hien_trang/2025-11-28": 90,
        "2025/9999-QD-UBND": 1,
    }
    assert not any(span.pending for history in register.histories.values() for span in history.spans)
