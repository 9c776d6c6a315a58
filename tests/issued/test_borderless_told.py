"""Whether one may hand in anywhere in the province: what ends it, or takes it back, is never told as its opposite."""

from pathlib import Path

from tests.support.commands import Run
from tests.support.provinces import decide, issued, page

CODE = "1.012501"
DECISION = """so: {number}/QĐ-UBND
ngay_ky: 2025-12-01
co_quan: ct-ubnd-tinh
trich_yeu: Công bố thủ tục thực hiện không phụ thuộc địa giới hành chính
hieu_luc:
  tu: {since}
muc:
  - stt: "1"
    loai: phi_dia_gioi
    ma: 1.012501
    cap:
      - tinh
    ten: Trả lại giấy phép hành nghề khoan nước dưới đất
"""
ELSEWHERE = "nộp ở nơi nào trong tỉnh cũng được"
HERE = "không còn nộp được ở nơi khác trong tỉnh"


def flag(root: Path, number: str, since: str, says: str = "") -> None:
    """A decision with a row of phi địa giới."""
    decide(root, number, DECISION.format(number=number, since=since) + says)


def made(root: Path, niemyet: Run, day: str) -> Path:
    """The site of a day, with its sheets issued."""
    assert niemyet("notices", "issue", "--as-of", day).code == 0
    assert niemyet("build", "--as-of", day).code == 0
    return root / "site"


def test_the_end_of_a_term_is_no_beginning(province: Path, niemyet: Run) -> None:
    flag(province, "3000", "2026-01-01", "    den: 2026-06-30\n")
    site = made(province, niemyet, "2026-02-01")
    sheet = page(site, f"n/{issued(province, 'thu_tuc', CODE)}")
    assert f"Từ 01/07/2026: {HERE} theo Quyết định 3000/QĐ-UBND" in sheet
    told = page(site, f"tt/{CODE}")
    assert "Sắp thay đổi từ ngày 01/07/2026. Hôm nay vẫn áp dụng" in told
    assert f"Từ 01/07/2026: {HERE}, cấp tỉnh, theo Quyết định 3000" in told
    assert f"Từ ngày này: {HERE}" in page(site, "sap-co-hieu-luc")


def test_what_takes_it_back_says_so(province: Path, niemyet: Run) -> None:
    flag(province, "2900", "2025-12-01")
    flag(province, "3100", "2026-01-01", "    phi_dia_gioi: false\n")
    site = made(province, niemyet, "2025-12-20")
    sheet = page(site, f"n/{issued(province, 'thu_tuc', CODE)}")
    assert f"Từ 01/01/2026: {HERE} theo Quyết định 3100/QĐ-UBND" in sheet
    assert "Từ 01/01/2026: nay phụ thuộc địa giới, cấp tỉnh, theo Quyết định 3100" in page(site, f"tt/{CODE}")
    assert "Nay phụ thuộc địa giới" in page(site, "sap-co-hieu-luc")
    assert HERE in page(site, "quyet-dinh/2025/3100-QD-UBND")
    shown = niemyet("show", CODE, "--as-of", "2025-12-20").out
    assert "01/12/2025  không phụ thuộc địa giới theo 2900/QĐ-UBND\n" in shown
    assert "01/01/2026  nay phụ thuộc địa giới theo 3100/QĐ-UBND  (sắp tới)\n" in shown


def test_that_one_may_go_elsewhere_is_told_as_before(province: Path, niemyet: Run) -> None:
    flag(province, "3000", "2026-01-01")
    site = made(province, niemyet, "2025-12-20")
    sheet = page(site, f"n/{issued(province, 'thu_tuc', CODE)}")
    assert f"Từ 01/01/2026: {ELSEWHERE} theo Quyết định 3000/QĐ-UBND" in sheet
