"""Two changes, one after the other: what the first may leave open, the second may not settle as it likes."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.repositories import commit, start_repository
from tests.unit.compiling import lay_example
from tests.unit.test_refusal import RECORD, add, change, correction, refused

AMENDING = "site_data/decisions/2025/2100-QD-UBND.yml"
AMENDED = "procedures/tai-nguyen-nuoc/1.012501@2025-2100.yml"
ROW = (
    "so: 2100/QĐ-UBND\nngay_ky: 2025-12-01\ntrich_yeu: Công bố\nhieu_luc:\n  tu: {}\nmuc:\n"
    "  - loai: sua_doi\n    ma: 1.012501\n    cap:\n      - tinh\n"
    "    ten: Trả lại giấy phép hành nghề khoan nước dưới đất\n    bo_phan:\n      - thoi_han\n"
    "    can_cu:\n      - so: 13/2025/NĐ-CP\n"
)


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """The clean tree, all of it committed."""
    root = lay_example(tmp_path / "tinh")
    start_repository(root)
    return root


def amend(root: Path, old: str = "", new: str = "") -> None:
    """Writes the amended text: another limit, and what else is asked for."""
    text = (root / RECORD).read_text("utf-8")
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("tren:"))
    text = text.replace("quyet_dinh: 2025/1949-QD-UBND", "quyet_dinh: 2025/2100-QD-UBND\ntren: 2025/1949-QD-UBND")
    assert old in text
    text = text.replace("      so: 8\n", "      so: 6\n").replace(old, new)
    (root / AMENDED).write_text(text, "utf-8")


def codes(root: Path, day: date = date(2025, 12, 1)) -> list[str]:
    return [it[:5] for it in refused(root, day)]


def test_a_text_that_follows_its_decision_keeps_to_the_parts_it_names(province: Path) -> None:
    (province / AMENDING).write_text(ROW.format("2025-12-01"), "utf-8")
    assert codes(province) == []
    commit(province)
    amend(province, "muc_dvc: toan_trinh", "muc_dvc: mot_phan")
    assert codes(province) == ["TT449"]
    amend(province)
    assert codes(province) == []


def test_a_draft_that_is_edited_keeps_to_the_parts_its_row_names(province: Path) -> None:
    (province / AMENDING).write_text(ROW.format("2026-06-01"), "utf-8")
    amend(province)
    assert codes(province) == []
    commit(province)
    amend(province, "muc_dvc: toan_trinh", "muc_dvc: mot_phan")
    assert codes(province) == ["TT449"]
    amend(province)
    change(province, AMENDED, "      so: 6\n", "      so: 5\n")
    assert codes(province) == []


def test_what_stood_before_beyond_its_row_does_not_stop_another_correction(province: Path) -> None:
    (province / AMENDING).write_text(ROW.format("2026-06-01"), "utf-8")
    amend(province, "muc_dvc: toan_trinh", "muc_dvc: mot_phan")
    commit(province)
    change(province, AMENDED, "      so: 6\n", "      so: 5\n")
    assert codes(province) == []


def test_a_doubt_that_comes_after_publication_explains_nothing_by_itself(province: Path) -> None:
    add(province, RECORD, "can_kiem_tra:\n  - truong: thoi_han\n    ly_do: nghi\n")
    assert codes(province) == ["TT440"]
    add(province, RECORD, correction("thoi_han"))
    assert codes(province) == []


def test_a_draft_may_be_doubted(province: Path) -> None:
    (province / AMENDING).write_text(ROW.format("2026-06-01"), "utf-8")
    amend(province)
    commit(province)
    add(province, AMENDED, "can_kiem_tra:\n  - truong: thoi_han\n    ly_do: nghi\n")
    assert codes(province) == []


def test_to_know_more_is_free_and_to_know_less_is_not(province: Path) -> None:
    change(province, RECORD, "muc_day_du: danh_muc", "muc_day_du: chi_ten")
    assert codes(province) == ["TT440"]
    add(province, RECORD, correction("muc_day_du"))
    assert codes(province) == []
    commit(province)
    change(province, RECORD, "muc_day_du: chi_ten", "muc_day_du: danh_muc")
    assert codes(province) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  giai_quyet: so-nnmt\n", "  giai_quyet: so-nnmt\n  phoi_hop: khong\n"),
        ("    ngay: 2025-06-12\n", "    ngay: 2025-06-12\n    het_hieu_luc: 2027-03-01\n"),
    ],
)
def test_what_was_not_known_inside_a_record_may_be_filled_in(province: Path, old: str, new: str) -> None:
    change(province, RECORD, old, new)
    assert codes(province) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - kenh: truc_tiep\n", "  - kenh: truc_tiep\n    truong_hop: Tổ chức\n"),
        ("  - theo_quy_dinh:\n", "  - sau_cat_giam:\n      so: 3\n      don_vi: ngay\n    theo_quy_dinh:\n"),
        ("  - kenh: buu_chinh\n", ""),
    ],
)
def test_what_says_something_by_its_absence_may_not(province: Path, old: str, new: str) -> None:
    change(province, RECORD, old, new)
    assert codes(province) == ["TT440"]
