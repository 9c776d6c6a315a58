"""What is told of sheets that were issued: when each holds, what has taken its place, which are still to be issued."""

import json
import re
from pathlib import Path

from tests.support.commands import Run
from tests.support.provinces import (
    COMMUNE,
    PLANNED,
    POINTS,
    RECORD,
    WITHDRAWAL,
    amend,
    decide,
    edit,
    issued,
    page,
)

REPEALED = """\
    ma: 1.012501
    cap:
      - tinh
    ten: Trả lại giấy phép hành nghề khoan nước dưới đất
"""


def test_a_sheet_of_changes_waits_for_its_day(province: Path, niemyet: Run) -> None:
    decide(province, "2700", PLANNED)
    assert niemyet("notices", "issue", "--as-of", "2025-12-22").code == 0
    sheet = issued(province, "thay_doi", "2025/2700-QD-UBND")
    for day, told in (("2025-12-22", "Chưa có hiệu lực"), ("2026-01-01", "Còn hiệu lực")):
        assert niemyet("build", "--as-of", day).code == 0
        assert told in page(province / "site", f"n/{sheet}")
    assert "Tờ này áp dụng từ 01/01/2026" not in page(province / "site", f"n/{sheet}")


def amended(root: Path, code: str, number: str) -> None:
    """A new procedure that communes receive."""
    text = (root / RECORD).read_text("utf-8").replace("1.012501", code, 1).replace("2025/1949", f"2025/{number}", 1)
    text = re.sub(r"tren: .*\n", "", text).replace("Trả lại giấy phép", f"Thủ tục {number}, giấy phép", 1)
    (root / f"procedures/tai-nguyen-nuoc/{code}.yml").write_text(text, "utf-8")
    name = re.search(r"ten: (Thủ tục .*)", text)
    assert name is not None
    rows = "muc:\n  - loai: moi\n    ma: {}\n    cap:\n      - tinh\n    linh_vuc: tai-nguyen-nuoc\n    ten: {}\n"
    head = WITHDRAWAL.partition("rut_danh_muc")[0].replace("2790", number)
    decide(root, number, head + rows.format(code, name[1]))


def test_the_sheet_of_a_new_procedure_leads_to_what_is_to_come(province: Path, niemyet: Run) -> None:
    amended(province, "1.019901", "2801")
    path = province / "site_data/decisions/2025/2801-QD-UBND.yml"
    planned = PLANNED.partition("muc:")[0] + "muc:" + path.read_text("utf-8").partition("muc:")[2]
    path.write_text(planned.replace("2700", "2801"), "utf-8")
    assert niemyet("notices", "issue", "--as-of", "2026-01-01").code == 0
    sheet = issued(province, "thu_tuc", "1.019901")
    assert niemyet("build", "--as-of", "2025-12-22").code == 0
    told = page(province / "site", f"n/{sheet}")
    assert "Xem nội dung sắp áp dụng" in told
    assert "Xem bản dùng hôm nay" not in told


def test_check_says_what_it_did_not_look_at(province: Path, niemyet: Run) -> None:
    assert niemyet("notices", "issue", "--as-of", "2025-12-29").code == 0
    record = province / RECORD
    record.write_text(record.read_text("utf-8").replace("1.012501", "1.01", 1), "utf-8")
    answer = niemyet("check", "--as-of", "2025-12-29")
    assert answer.code == 1
    assert "chưa xét tờ niêm yết nào chưa phát hành (TT704, TT709)" in answer.err


def test_merged_branches_that_both_issued_leave_one_warning(province: Path, niemyet: Run) -> None:
    ledger = province / "site_data/notices/ledger/2025-12.csv"
    day = ("--as-of", "2025-12-29")
    assert niemyet("notices", "issue", *day).code == 0
    base = ledger.read_text("utf-8")
    amended(province, "1.019901", "2801")
    assert "TT704" in niemyet("check", *day).out and "TT709" not in niemyet("check", *day).out
    assert niemyet("notices", "issue", *day).code == 0
    assert "TT70" not in niemyet("check", *day).out
    mine = ledger.read_text("utf-8").removeprefix(base)
    (province / "procedures/tai-nguyen-nuoc/1.019901.yml").rename(province / "mine.yml")
    (province / "site_data/decisions/2025/2801-QD-UBND.yml").rename(province / "decision.yml")
    ledger.write_text(base, "utf-8")
    amended(province, "1.019902", "2802")
    assert niemyet("notices", "issue", *day).code == 0
    (province / "mine.yml").rename(province / "procedures/tai-nguyen-nuoc/1.019901.yml")
    (province / "decision.yml").rename(province / "site_data/decisions/2025/2801-QD-UBND.yml")
    ledger.write_text(ledger.read_text("utf-8") + mine, "utf-8")
    told = niemyet("check", *day).out
    assert told.count("TT709: ") == 1
    assert "TT709: 4 bìa, danh sách phải dán" in told  # two points, and the lists of their kinds
    assert niemyet("notices", "issue", *day).code == 0
    assert "TT70" not in niemyet("check", *day).out


def test_a_province_that_never_issued_a_cover_is_left_alone(province: Path, niemyet: Run) -> None:
    assert "TT709" not in niemyet("check", "--as-of", "2025-12-29").out
    assert niemyet("notices", "issue", "--as-of", "2025-12-29").code == 0
    ledger = province / "site_data/notices/ledger/2025-12.csv"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if line.split(",")[1] in ("loai", "thu_tuc")), "utf-8")
    assert "TT709" not in niemyet("check", "--as-of", "2025-12-29").out


def test_a_text_that_comes_back_is_older_than_the_sheet_it_takes_the_place_of(
    province: Path, niemyet: Run
) -> None:
    amend(province, "tu: 2025-12-20", "den: 2025-12-31")
    assert niemyet("notices", "issue", "--as-of", "2025-12-21").code == 0
    sheet = issued(province, "thu_tuc", "1.012501")
    assert niemyet("build", "--as-of", "2026-01-03").code == 0
    text = page(province / "site", f"n/{sheet}")
    assert "Tờ này đã được thay từ 01/01/2026. Đừng làm theo" in text
    assert "18/11/2025" not in text.partition("Tờ bạn đang cầm")[0]


def test_a_sheet_that_was_replaced_twice_names_the_first_day(province: Path, niemyet: Run) -> None:
    assert niemyet("notices", "issue", "--as-of", "2025-12-01").code == 0
    sheet = issued(province, "thu_tuc", "1.012501")
    amend(province, "tu: 2025-12-20")
    amend(province, "tu: 2025-12-26", number="2701", limit=3, upon="2700")
    for day in ("2025-12-20", "2025-12-31"):
        assert niemyet("build", "--as-of", day).code == 0
        assert "Tờ này đã được thay từ 20/12/2025" in page(province / "site", f"n/{sheet}")


def test_two_points_of_one_name_share_their_cover(province: Path, niemyet: Run) -> None:
    edit(province / POINTS, COMMUNE, f"{COMMUNE}{COMMUNE.replace('thach-an', 'xa-thach-an')}")
    day = ("--as-of", "2025-12-05")
    assert niemyet("notices", "issue", *day).code == 0
    assert "TT70" not in niemyet("check", *day).out
    assert niemyet("build", *day).code == 0


def test_a_sheet_whose_id_stands_for_another_is_told_before_anything_is_made(posted: Path, niemyet: Run) -> None:
    ledger = posted / "site_data/notices/ledger/2025-12.csv"
    cover = issued(posted, "bia", "thach-an")
    text = ledger.read_text("utf-8")
    line = next(line for line in text.splitlines(keepends=True) if line.startswith(cover))
    ledger.write_text(text.replace(line, line.replace("Thạch An", "Đông Khê")), "utf-8")
    told = niemyet("check", "--as-of", "2025-12-01")
    assert told.code == 1
    number = text.splitlines(keepends=True).index(line) + 1
    assert f"2025-12.csv:{number}:1: lỗi TT703" in told.out


def test_a_corrected_text_is_not_the_issued_one(posted: Path, niemyet: Run) -> None:
    day = ("--as-of", "2025-12-01")
    assert "TT70" not in niemyet("check", *day).out
    edit(posted / RECORD, "so: 8", "so: 9")
    for _ in range(2):  # what is remembered of the first run says the same
        told = niemyet("check", *day)
        assert "TT704: 1 thủ tục đang áp dụng chưa phát hành tờ niêm yết có nội dung như hiện nay: 1.012501" in told.out
        assert told.code == 0
    assert niemyet("notices", "issue", *day).code == 0
    assert "TT70" not in niemyet("check", *day).out


def test_a_board_is_told_what_a_correction_changed(posted: Path, niemyet: Run) -> None:
    before = issued(posted, "thu_tuc", "1.012501")
    edit(posted / RECORD, "so: 8", "so: 9")
    for command in (["issue"], ["changes", "--since", "2025-12-03", "--format", "json"]):
        told = niemyet("notices", *command, "--as-of", "2025-12-03")
        assert told.code == 0
    pairs = next(it["thay"] for it in json.loads(told.out) if it["thay"])
    assert [pair["moi"]["loai"] for pair in pairs] == ["danh_muc", "thu_tuc"]  # the list names limits, too
    assert pairs[1]["cu"]["ma_to"] == before
    assert pairs[1]["moi"]["ma_to"] != before


def test_a_list_of_its_own_gives_way_to_the_one_of_its_kind(posted: Path, niemyet: Run) -> None:
    own = f"{COMMUNE}  bo:\n    - 1.012501\n"
    edit(posted / POINTS, COMMUNE, own)
    assert niemyet("notices", "issue", "--as-of", "2025-12-02").code == 0
    sheet = issued(posted, "danh_muc", "diem/thach-an")
    edit(posted / POINTS, own, COMMUNE)
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    text = page(posted / "site", f"n/{sheet}")
    assert "Tờ này đã được thay. Đừng làm theo." in text
    assert "Không rõ" not in text


def test_what_was_repealed_has_no_sheet_and_says_since_when(province: Path, niemyet: Run, tmp_path: Path) -> None:
    decide(province, "2700", PLANNED.replace("thay_the", "bai_bo").partition("    cu:")[0] + REPEALED)
    asked = ("notices", "print", "--out", tmp_path / "in", "--as-of", "2026-01-02", "--code")
    assert "không có tờ niêm yết vào ngày 02/01/2026: bị bãi bỏ từ 01/01/2026." in niemyet(*asked, "1.012501").err
    assert "không có tờ niêm yết vào ngày 02/01/2026.\n" in niemyet(*asked, "1.999999").err
