"""A posting point closes by a day or loses its board: its sheets come down and its addresses stay."""

import json
from pathlib import Path

import pytest

from tests.notices.reading import printed
from tests.support.commands import Run
from tests.support.provinces import COMMUNE, POINTS, edit, issued, page
from tests.support.repositories import commit


@pytest.mark.parametrize("new", ["", COMMUNE.replace("thach-an", "dong-khe")])
def test_a_point_with_sheets_is_neither_deleted_nor_renamed(posted: Path, niemyet: Run, new: str) -> None:
    edit(posted / POINTS, COMMUNE, new)
    refused = niemyet("check", "--base", "HEAD", "--as-of", "2025-12-01")
    assert refused.code == 1
    assert "TT707: điểm thach-an" in refused.out and "số tờ đang dán ở đó: 3" in refused.out
    assert "TT708" not in refused.out
    later = niemyet("check", "--as-of", "2025-12-01")
    assert later.code == 0
    assert "TT708: sổ phát hành có bìa hay danh sách của điểm thach-an" in later.out


def test_a_point_that_gets_another_key_keeps_its_sheets(posted: Path, niemyet: Run) -> None:
    """The manual's own way: the old key gets its last day, a new one is added."""
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, f"{COMMUNE}  den: 2025-12-04\n{COMMUNE.replace('thach-an', 'xa-thach-an')}")
    day = ("--as-of", "2025-12-05")
    assert niemyet("check", "--base", "HEAD", *day).code == 0
    assert niemyet("notices", "print", "--point", "xa-thach-an", "--out", str(posted.parent / "in"), *day).code == 0
    (sheet,) = printed((posted.parent / "in/bia-xa-thach-an-a4.pdf").read_bytes())
    assert f"{cover[:4]} {cover[4:]}" in sheet and "NHÁP" not in sheet
    assert niemyet("notices", "issue", *day).code == 0
    assert niemyet("build", *day).code == 0
    assert "Còn hiệu lực" in page(posted / "site", f"n/{cover}")


def close(root: Path) -> None:
    edit(root / POINTS, COMMUNE, f"{COMMUNE}  den: 2025-12-04\n")


def test_a_point_that_closes_takes_everything_down(posted: Path, niemyet: Run, tmp_path: Path) -> None:
    close(posted)
    assert niemyet("check", "--base", "HEAD", "--as-of", "2025-12-05", "--errors-only").code == 0
    asked = ("notices", "changes", "--since", "2025-12-02", "--as-of", "2025-12-05")
    text = niemyet(*asked).out
    assert "xã Thạch An (thach-an)\n  Điểm này đã ngừng nhận hồ sơ: gỡ hết.\n  Gỡ xuống 3 tờ:" in text
    (closed,) = (it for it in json.loads(niemyet(*asked, "--format", "json").out) if it["da_thoi"])
    assert (closed["diem"], len(closed["go_xuong"])) == ("thach-an", 3)
    assert niemyet(*asked, "--format", "pdf", "--out", tmp_path / "phieu").code == 0
    assert [file.name for file in (tmp_path / "phieu").iterdir()] == ["phieu-thach-an-a4.pdf"]
    assert "Mọi điểm" not in text
    before = niemyet("notices", "changes", "--since", "2025-12-02", "--as-of", "2025-12-04").out
    assert "0 điểm có việc, 2 điểm giữ nguyên" in before
    assert "đã ngừng nhận hồ sơ từ 05/12/2025" in niemyet(
        "notices", "print", "--point", "thach-an", "--out", tmp_path / "in", "--as-of", "2025-12-05"
    ).err


def test_the_addresses_of_a_closed_point_stay(posted: Path, niemyet: Run) -> None:
    cover = issued(posted, "bia", "thach-an")
    close(posted)
    assert niemyet("build", "--as-of", "2025-12-04").code == 0
    assert "Còn hiệu lực" in page(posted / "site", f"n/{cover}")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    site = posted / "site"
    assert "Điểm này đã ngừng nhận hồ sơ, niêm yết từ ngày 05/12/2025." in page(site, "niem-yet/thach-an")
    text = page(site, f"n/{cover}")
    assert "Điểm này đã ngừng nhận hồ sơ" in text and "đã ngừng nhận hồ sơ, niêm yết từ 05/12/2025" in text
    told = json.loads((site / f"api/v1/to-niem-yet/{cover}.json").read_text("utf-8"))
    assert (told["tinh_trang"], told["tu"]) == ("diem_da_thoi", "2025-12-05")
    for path in ("sitemap.xml", "niem-yet/index.html", "du-lieu/diem_niem_yet.csv"):
        assert "thach-an" not in (site / path).read_text("utf-8"), path


def test_a_point_that_is_to_close_says_until_when(posted: Path, niemyet: Run) -> None:
    cover = issued(posted, "bia", "thach-an")
    close(posted)
    assert niemyet("build", "--as-of", "2025-12-03").code == 0
    site = posted / "site"
    assert "Nhận hồ sơ đến hết ngày 04/12/2025. Sau ngày đó điểm này ngừng" in page(site, "niem-yet/thach-an")
    assert "Sắp ngừng nhận hồ sơ: Trung tâm Phục vụ hành chính công xã Thạch An đến hết ngày 04/12/2025" in page(
        site, "niem-yet"
    )
    text = page(site, f"n/{cover}")
    assert "Tờ bìa này vẫn đúng. Điểm này nhận hồ sơ, niêm yết đến hết ngày 04/12/2025." in text
    assert "Nhận hồ sơ đến hết ngày" not in page(site, "niem-yet/ttpvhcc-tinh")


def test_a_point_deleted_all_the_same_is_told_from_its_cover(posted: Path, niemyet: Run) -> None:
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, "")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    assert "Điểm này đã ngừng nhận hồ sơ, niêm yết. " in page(posted / "site", "niem-yet/thach-an")
    assert "Điểm này đã ngừng nhận hồ sơ" in page(posted / "site", f"n/{cover}")


BARE = """- ma: so-khcn
  ten: "Sở Khoa học và Công nghệ: bộ phận một cửa"
  loai: co_quan
  cho_dan: khong
  nhan_them:
    - 1.012501
"""


def test_a_point_with_a_list_and_no_board_is_told_from_its_list(province: Path, niemyet: Run) -> None:
    with (province / POINTS).open("a", encoding="utf-8") as file:
        file.write(BARE)
    assert niemyet("notices", "issue", "--as-of", "2025-12-01").code == 0
    sheet = issued(province, "danh_muc", "diem/so-khcn")
    edit(province / POINTS, BARE, "")
    told = niemyet("check", "--as-of", "2025-12-01").out
    assert "TT708: sổ phát hành có bìa hay danh sách của điểm so-khcn" in told
    assert "(Sở Khoa học và Công nghệ: bộ phận một cửa)" in told
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    assert "Điểm này đã ngừng nhận hồ sơ, niêm yết. " in page(province / "site", "niem-yet/so-khcn")
    assert "Điểm này đã ngừng nhận hồ sơ" in page(province / "site", f"n/{sheet}")


def test_such_a_point_is_not_deleted_either(posted: Path, niemyet: Run) -> None:
    with (posted / POINTS).open("a", encoding="utf-8") as file:
        file.write(BARE)
    assert niemyet("notices", "issue", "--as-of", "2025-12-02").code == 0
    commit(posted)
    edit(posted / POINTS, BARE, "")
    refused = niemyet("check", "--base", "HEAD", "--as-of", "2025-12-02")
    assert refused.code == 1
    assert "TT707: điểm so-khcn" in refused.out


def test_a_point_that_loses_its_board_takes_its_cover_down(posted: Path, niemyet: Run) -> None:
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, f"{COMMUNE}  cho_dan: khong\n")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    text = page(posted / "site", f"n/{cover}")
    assert "Điểm này không còn niêm yết" in text
    assert "xã Thạch An vẫn nhận hồ sơ, nhưng không còn chỗ dán tờ niêm yết" in text
    assert "Hãy báo để nơi ấy gỡ xuống" in text
    told = json.loads((posted / f"site/api/v1/to-niem-yet/{cover}.json").read_text("utf-8"))
    assert told["tinh_trang"] == "thoi_niem_yet"
