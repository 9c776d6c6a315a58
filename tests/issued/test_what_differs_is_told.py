"""The page of a sheet says neither more nor less than the sheet: what differs is told, and what it warns of, too."""

import json
import re
from pathlib import Path

import pytest

from tests.support.commands import Run
from tests.support.provinces import COMMUNE, DAY, POINTS, RECORD, amend, edit, issued, page

ONLY_DECISION = "Cách làm vẫn vậy, chỉ khác quyết định."
LATER = ("--as-of", "2025-12-06")


def told(posted: Path, niemyet: Run, sheet: str, day: str = LATER[1]) -> str:
    """The page of an issued sheet on a day."""
    assert niemyet("build", "--as-of", day).code == 0
    return page(posted / "site", f"n/{sheet}")


def sheets_of(root: Path, about: str) -> list[str]:
    """All ids issued about something, in the order of the ledger."""
    text = (root / "site_data/notices/ledger/2025-12.csv").read_text("utf-8")
    return [line[:8] for line in text.splitlines() if f",{about}," in line]


@pytest.fixture
def pending(posted: Path) -> Path:
    """A decision gives the procedure another text, which nobody has written yet."""
    amend(posted, "tu: 2025-12-05")
    (posted / RECORD.replace(".yml", "@2025-2700.yml")).unlink()
    return posted


def test_a_text_that_is_to_be_written_makes_the_old_sheet_differ(pending: Path, niemyet: Run) -> None:
    text = told(pending, niemyet, issued(pending, "thu_tuc", "1.012501"))
    assert "Đừng làm theo: 1 chỗ đã khác." in text
    listed = "Theo danh mục công bố: phần danh mục không ghi thì tờ này nói là chưa rõ."
    assert f"Lưu ý{listed}Nội dung đang cập nhật. Quyết định 2700/QĐ-UBND" in text
    assert f"chưa chắc còn đúng. {listed}" in text
    assert ONLY_DECISION not in text


def test_a_sheet_that_warns_is_not_simply_to_be_followed(pending: Path, niemyet: Run) -> None:
    assert niemyet("notices", "issue", *LATER).code == 0
    sheet = sheets_of(pending, "1.012501")[-1]
    text = told(pending, niemyet, sheet)
    assert "Còn hiệu lựcNội dung đang cập nhật: hỏi lại nơi tiếp nhận trước khi làm." in text
    assert "Bạn làm theo tờ này được" not in text
    assert "chưa chắc còn đúng" in text.partition("Tờ này lưu ý")[2]
    data = json.loads((pending / f"site/api/v1/to-niem-yet/{sheet}.json").read_text("utf-8"))
    assert data["tinh_trang"] == "con_hieu_luc"
    assert data["luu_y"][0].startswith("Nội dung đang cập nhật.")


def test_sample_data_are_marked_on_the_page_as_on_the_sheet(province: Path, niemyet: Run) -> None:
    with (province / RECORD).open("a", encoding="utf-8") as file:
        file.write("du_lieu_mau: true\n")
    assert niemyet("notices", "issue", "--as-of", DAY).code == 0
    text = told(province, niemyet, issued(province, "thu_tuc", "1.012501"), DAY)
    assert "dữ liệu mẫu: đừng dùng làm căn cứ." in text
    assert "Bạn làm theo tờ này được" not in text


def test_a_sheet_may_be_followed_with_what_it_says_beforehand(posted: Path, niemyet: Run) -> None:
    text = told(posted, niemyet, issued(posted, "thu_tuc", "1.012501"), DAY)
    assert "Bạn làm theo tờ này được" in text
    assert "Tờ này lưu ý Theo danh mục công bố:" in text


def test_the_last_day_of_a_temporary_text_is_told(posted: Path, niemyet: Run) -> None:
    amend(posted, "tu: 2025-12-05", "den: 2025-12-31")
    assert niemyet("notices", "issue", *LATER).code == 0
    sheet = sheets_of(posted, "1.012501")[-1]
    edit(posted / "site_data/decisions/2025/2700-QD-UBND.yml", "den: 2025-12-31", "den: 2026-12-31")
    text = told(posted, niemyet, sheet)
    old, new = (f"áp dụng đến hết ngày 31/12/{year}" for year in (2025, 2026))
    assert re.search(f"Lưu ý.*{old}.*{new}", text)
    assert ONLY_DECISION not in text


def test_another_decision_for_the_same_words_is_said_to_be_just_that(posted: Path, niemyet: Run) -> None:
    amend(posted, "tu: 2025-12-05", limit=8)
    assert ONLY_DECISION in told(posted, niemyet, issued(posted, "thu_tuc", "1.012501"))


def test_a_point_with_another_name_is_told_on_its_cover(posted: Path, niemyet: Run) -> None:
    edit(posted / POINTS, COMMUNE, COMMUNE.replace("xã Thạch An", "xã Thạch An Mới"))
    text = told(posted, niemyet, issued(posted, "bia", "thach-an"))
    assert "Chỉ khác tên in trên tờ." in text
    names = ("Trung tâm Phục vụ hành chính công xã Thạch An" + end for end in ("", " Mới"))
    assert "Tên trên tờ" + "".join(names) in text
    assert "quyết định" not in text.partition("Khác ở đâu")[0].rpartition("Đã có bản mới")[2].lower()


@pytest.mark.parametrize(("kind", "about"), [("thu_tuc", "1.012501"), ("bia", "thach-an")])
def test_a_province_with_another_name_is_told_on_every_sheet(
    posted: Path, niemyet: Run, kind: str, about: str
) -> None:
    site = posted / "site_data/site.yml"
    name = re.search(r"^ten: (.*)$", site.read_text("utf-8"), re.MULTILINE)
    assert name is not None
    edit(site, name[0], "ten: Tỉnh Khác")
    text = told(posted, niemyet, issued(posted, kind, about))
    assert "Chỉ khác tên in trên tờ." in text
    assert "Đơn vị ở đầu tờ" in text and "Tỉnh Khác" in text.partition("Đơn vị ở đầu tờ")[2]


def test_lines_from_before_such_parts_were_kept_tell_no_difference_in_them(posted: Path, niemyet: Run) -> None:
    ledger = posted / "site_data/notices/ledger/2025-12.csv"
    text = re.sub(r'""(luu_y|dau_to|ten_to)"":\[.*?""\],?', "", ledger.read_text("utf-8"))
    ledger.write_text(text, "utf-8")
    assert "dau_to" not in text
    assert "TT70" not in niemyet("check", "--as-of", DAY).out
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, COMMUNE.replace("xã Thạch An", "xã Thạch An Mới"))
    said = told(posted, niemyet, cover)
    assert "Chữ trên tờ đã sửa: xem bản mới." in said
    assert "Khác ở đâu" not in said
