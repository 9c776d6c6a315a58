"""What is said to have happened on a day that has not come is a slip of the hand; what corrections name is there.

What a text rests on was there before it, or its readers are told.
"""

from datetime import date
from pathlib import Path

import pytest

from tests.unit.compiling import lay_example, problems_of

DECISION = "site_data/decisions/2025/2031-QD-UBND.yml"
BASELINE = "site_data/decisions/hien_trang-2025-11-17.yml"
VERSION = "procedures/tai-nguyen-nuoc/1.012501.yml"
SITE = "site_data/site.yml"


def told(root: Path, as_of: date = date(2025, 12, 5)) -> list[tuple[str, str, str]]:
    found = [it for it in problems_of(root, as_of) if it.problem.code in ("TT206", "TT456", "TT460")]
    return [(it.problem.code, it.problem.at.file, it.text.strip()) for it in found]


@pytest.mark.parametrize(
    ("file", "more", "line"),
    [
        (SITE, "du_lieu_den: 2062-12-05\n", "du_lieu_den: 2062-12-05"),
        (DECISION, "ngay_niem_yet: 2026-10-01\n", "ngay_niem_yet: 2026-10-01"),
        (DECISION, "ngay_nhap_csdlqg: 2026-10-01\n", "ngay_nhap_csdlqg: 2026-10-01"),
        (DECISION, "dinh_chinh:\n  - ngay: 2026-01-02\n    bo_phan: trich_yeu\n    ly_do: x\n", "- ngay: 2026-01-02"),
        (BASELINE, "dinh_chinh:\n  - ngay: 2026-01-02\n    bo_phan: muc\n    ly_do: x\n", "- ngay: 2026-01-02"),
        (VERSION, "dinh_chinh:\n  - ngay: 2026-01-02\n    bo_phan: phi\n    ly_do: x\n", "- ngay: 2026-01-02"),
    ],
)
def test_a_day_that_has_not_come_is_told_at_its_place(tmp_path: Path, file: str, more: str, line: str) -> None:
    root = lay_example(tmp_path)
    text = (root / file).read_text("utf-8")
    kept = "".join(it for it in text.splitlines(keepends=True) if not it.startswith(f"{more.partition(':')[0]}:"))
    (root / file).write_text(kept + more, "utf-8")
    assert told(root) == [("TT460", file, line)]
    assert told(root, date(2063, 1, 1)) == []


def test_the_day_of_a_baseline_is_one_that_has_come(tmp_path: Path) -> None:
    root = lay_example(tmp_path)
    text = (root / BASELINE).read_text("utf-8")
    late = BASELINE.replace("2025-11-17", "2052-11-17")
    (root / BASELINE).rename(root / late)
    (root / late).write_text(text.replace("2025-11-17", "2052-11-17"), "utf-8")
    assert told(root) == [("TT460", late, "ngay: 2052-11-17")]


def test_who_looks_back_is_told_once(tmp_path: Path) -> None:
    root = lay_example(tmp_path)
    site = root / SITE
    kept = "".join(it for it in site.read_text("utf-8").splitlines(keepends=True) if not it.startswith("du_lieu_den"))
    site.write_text(kept + "du_lieu_den: 2025-12-01\n", "utf-8")
    assert told(root, date(2025, 11, 1)) == [("TT460", SITE, "du_lieu_den: 2025-12-01")]


@pytest.mark.parametrize(
    ("file", "part", "is_known"),
    [
        (VERSION, "thoi_hann", False),
        (VERSION, "muc", False),
        (VERSION, "thoi_han", True),
        (VERSION, "phi_nguyen_van", True),
        (VERSION, "dia_diem", True),
        (DECISION, "trich_yeuu", False),
        (DECISION, "bo_phan", True),
        (DECISION, "muc", True),
        (BASELINE, "thoi_han", False),
        (BASELINE, "linh_vuc", True),
    ],
)
def test_a_correction_names_what_its_file_holds(tmp_path: Path, file: str, part: str, is_known: bool) -> None:
    root = lay_example(tmp_path)
    with (root / file).open("a", encoding="utf-8") as stream:
        stream.write(f"dinh_chinh:\n  - ngay: 2025-12-01\n    ly_do: x\n    bo_phan: [{part}]\n")
    assert told(root) == ([] if is_known else [("TT206", file, f"bo_phan: [{part}]")])


BASIS = "  - so: 14/2025/TT-BNNMT\n    dieu_khoan: Khoản 3 Điều 8\n    ngay: 2025-06-19\n"
"""The last legal basis of the example's version, which holds since 18/11/2025."""


def lay_basis(folder: Path, basis: str, more: str = "") -> Path:
    root = lay_example(folder)
    text = (root / VERSION).read_text("utf-8")
    assert BASIS in text
    (root / VERSION).write_text(text.replace(BASIS, basis) + more, "utf-8")
    return root


@pytest.mark.parametrize(
    ("basis", "line"),
    [
        ("  - so: 14/2025/TT-BNNMT\n    ngay: 2025-11-18\n", None),
        ("  - so: 14/2025/TT-BNNMT\n    ngay: 2025-11-19\n", "ngay: 2025-11-19"),
        ("  - so: 14/2025/TT-BNNMT\n", None),
        ("  - so: 18/2026/NĐ-CP\n", "- so: 18/2026/NĐ-CP"),
        ("  - so: 1826/NĐ-CP\n", None),
        ("  - so: 18/2026/NĐ-CP\n  - so: 19/2026/NĐ-CP\n    ngay: 2026-02-01\n", "ngay: 2026-02-01"),
    ],
)
def test_a_text_rests_on_what_was_there_before_it(tmp_path: Path, basis: str, line: str | None) -> None:
    root = lay_basis(tmp_path, basis)
    assert told(root, date(2026, 3, 1)) == ([("TT456", VERSION, line)] if line else [])


@pytest.mark.parametrize("place", ["can_cu", "can_cu[1].ngay"])
def test_a_newer_basis_that_readers_are_told_of_is_no_news(tmp_path: Path, place: str) -> None:
    root = lay_basis(
        tmp_path, "  - so: 18/2026/NĐ-CP\n", f"can_kiem_tra:\n  - truong: {place}\n    ly_do: ban hành sau\n"
    )
    assert told(root, date(2026, 3, 1)) == []


def test_a_doubt_of_another_part_tells_nothing_of_the_bases(tmp_path: Path) -> None:
    doubt = "can_kiem_tra:\n  - truong: phi\n    ly_do: chưa rõ\n"
    root = lay_basis(tmp_path, "  - so: 18/2026/NĐ-CP\n", doubt)
    assert told(root, date(2026, 3, 1)) == [("TT456", VERSION, "- so: 18/2026/NĐ-CP")]


def test_a_basis_not_yet_issued_is_one_problem(tmp_path: Path) -> None:
    root = lay_basis(tmp_path, "  - so: 14/2025/TT-BNNMT\n    ngay: 2026-02-01\n")
    assert told(root) == [("TT460", VERSION, "ngay: 2026-02-01")]
    assert told(root, date(2026, 2, 1)) == [("TT456", VERSION, "ngay: 2026-02-01")]


def test_of_sample_data_the_basis_is_told_on_any_day(tmp_path: Path) -> None:
    root = lay_basis(tmp_path, "  - so: 14/2025/TT-BNNMT\n    ngay: 2026-02-01\n", "du_lieu_mau: true\n")
    assert told(root) == [("TT456", VERSION, "ngay: 2026-02-01")]


def test_what_holds_since_before_it_was_signed_may_cite_what_came_between(tmp_path: Path) -> None:
    root = lay_basis(tmp_path, "  - so: 14/2025/TT-BNNMT\n    ngay: 2025-11-18\n")
    decision = root / "site_data/decisions/2025/1949-QD-UBND.yml"
    text = decision.read_text("utf-8")
    decision.write_text(text.replace("  tu: 2025-11-18\n", "  tu: 2025-11-17\n"), "utf-8")
    assert decision.read_text("utf-8") != text
    assert told(root) == []
