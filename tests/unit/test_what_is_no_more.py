"""What was published or issued keeps an answer: a decision withdrawn before its day, a posting point that closes."""

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.catalog.build import build_catalog
from generator.catalog.turnover import turnovers
from generator.cli import notices
from generator.pipeline import Options, fold_tree
from tests.notices.reading import printed
from tests.unit.compiling import lay_example
from tests.unit.test_cli import RECORD, ROOT, Answer, edit, running

Niemyet = Callable[..., Answer]

PLANNED = """so: 2700/QĐ-UBND
ngay_ky: 2025-12-20
co_quan: ct-ubnd-tinh
trich_yeu: Thay thế một thủ tục, sửa đổi một thủ tục
hieu_luc:
  tu: 2026-01-01
muc:
  - stt: "1"
    loai: thay_the
    cu:
      - ma: 1.001193
        cap:
          - xa
    moi:
      - ma: 1.019876
        cap:
          - xa
        linh_vuc: ho-tich
        ten: Đăng ký khai sinh tại nhà
  - stt: "2"
    loai: phi_dia_gioi
    ma: 1.012501
    cap:
      - tinh
    ten: Trả lại giấy phép hành nghề khoan nước dưới đất
"""
AMENDMENT = """so: 2700/QĐ-UBND
ngay_ky: 2025-12-20
co_quan: ct-ubnd-tinh
trich_yeu: Sửa đổi một thủ tục
hieu_luc:
{days}
muc:
  - stt: "1"
    loai: sua_doi
    ma: 1.012501
    cap:
      - tinh
    bo_phan:
      - thoi_han
    ten: Trả lại giấy phép hành nghề khoan nước dưới đất
"""
WITHDRAWAL = """so: 2790/QĐ-UBND
ngay_ky: 2025-12-29
co_quan: ct-ubnd-tinh
trich_yeu: Rút danh mục
hieu_luc:
  tu: 2025-12-29
rut_danh_muc:
  - quyet_dinh: 2700/QĐ-UBND
    ngay: 2025-12-20
"""
POINTS = "site_data/posting_points.yml"
COMMUNE = "- ma: thach-an\n  ten: Trung tâm Phục vụ hành chính công xã Thạch An\n  loai: ttpvhcc_xa\n"


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """The example with a posting point of a commune."""
    root = lay_example(tmp_path / "tinh")
    (root / "theme").symlink_to(ROOT / "theme")
    shutil.copytree(ROOT / "site_data/pages", root / "site_data/pages")
    shutil.copy2(ROOT / "mkdocs.yml", root)
    with (root / POINTS).open("a", encoding="utf-8") as file:
        file.write(COMMUNE)
    return root


@pytest.fixture
def niemyet(province: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Niemyet:
    """A command over the province; what is issued is issued on its day."""
    return on_its_day(province, capsys, monkeypatch)


def on_its_day(province: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Niemyet:
    """Runs commands as if it were the day they name."""

    def run(*words: str) -> Answer:
        if "--as-of" in words:
            monkeypatch.setattr(notices, "today", lambda: words[words.index("--as-of") + 1])
        return running(capsys, *words, "--root", province)

    return run


@pytest.fixture
def withdrawn(province: Path, niemyet: Niemyet) -> Path:
    """A decision of next year, with its sheets issued ahead of time, and then withdrawn; the site of that day."""
    decide(province, "2700", PLANNED)
    text = (province / RECORD).read_text("utf-8")
    for old, new in (("1.012501", "1.019876"), ("- tinh", "- xa"), ("1949", "2700"), ("tai-nguyen-nuoc", "ho-tich")):
        text = text.replace(old, new, 1)
    text = re.sub(r"tren: .*\n", "", text).replace("Trả lại giấy phép hành nghề khoan nước dưới đất", "Khai sinh")
    (province / "procedures/ho-tich").mkdir()
    (province / "procedures/ho-tich/1.019876.yml").write_text(text, "utf-8")
    assert niemyet("notices", "issue", "--as-of", "2026-01-01").code == 0
    decide(province, "2790", WITHDRAWAL)
    assert niemyet("build", "--as-of", "2025-12-29").code == 0
    return province / "site"


def decide(root: Path, number: str, text: str) -> None:
    (root / f"site_data/decisions/2025/{number}-QD-UBND.yml").write_text(text, "utf-8")


def issued(root: Path, kind: str, about: str) -> str:
    """The id of the sheet of a kind about something."""
    texts = [file.read_text("utf-8") for file in (root / "site_data/notices/ledger").glob("*.csv")]
    rows = (row for text in texts for row in csv.reader(text.splitlines()))
    (id,) = (row[0] for row in rows if row[1] == kind and about in (row[2], row[4], row[7]))
    return id


def read(site: Path, address: str) -> str:
    """The words of a page, without its marks."""
    html = (site / address / "index.html").read_text("utf-8")
    return " ".join(re.sub(r"<script.*?</script>|<[^>]+>", "", html, flags=re.DOTALL).split())


def test_what_was_announced_and_withdrawn_keeps_its_address(withdrawn: Path) -> None:
    text = read(withdrawn, "tt/1.019876")
    assert "Chưa từng áp dụng. Đã rút theo Quyết định 2790/QĐ-UBND ngày 29/12/2025." in text
    assert "Quyết định 2700/QĐ-UBND ngày 20/12/2025 định áp dụng từ 01/01/2026" in text
    assert "Vẫn làm theo thủ tục đang áp dụng" in text
    assert "ngày làm việc" not in text
    assert "noindex" in (withdrawn / "tt/1.019876/index.html").read_text("utf-8")
    told = json.loads((withdrawn / "api/v1/tt/1.019876.json").read_text("utf-8"))
    assert told["trang_thai"] == told["ket_thuc"][0]["trang_thai"] == "chua_tung_ap_dung"
    assert "noi_dung" not in told and "sap_ap_dung" not in told


def test_it_is_in_no_list_and_counted_nowhere(withdrawn: Path) -> None:
    lists = ("sitemap.xml", "sap-co-hieu-luc/index.html", "linh-vuc/ho-tich/index.html", "tim-kiem/them.js")
    data = ("api/v1/index.json", "api/v1/thay-doi.json", "thay-doi.atom", "du-lieu/thu_tuc.csv", "lich-hieu-luc.ics")
    for path in (*lists, *data):
        assert "1.019876" not in (withdrawn / path).read_text("utf-8"), path


@pytest.mark.parametrize(("kind", "about"), [("thu_tuc", "1.019876"), ("thay_doi", "2025/2700-QD-UBND")])
def test_sheets_issued_ahead_of_it_say_so(withdrawn: Path, kind: str, about: str) -> None:
    text = read(withdrawn, f"n/{issued(withdrawn.parent, kind, about)}")
    assert "Chưa từng áp dụng" in text
    assert "danh mục đã rút theo Quyết định 2790/QĐ-UBND" in text
    assert "Không rõ" not in text and "Áp dụng từ" not in text
    assert ("Vẫn làm theo: " in text) is (kind == "thu_tuc")


def test_a_sheet_of_changes_waits_for_its_day(province: Path, niemyet: Niemyet) -> None:
    decide(province, "2700", PLANNED)
    assert niemyet("notices", "issue", "--as-of", "2025-12-22").code == 0
    sheet = issued(province, "thay_doi", "2025/2700-QD-UBND")
    for day, told in (("2025-12-22", "Chưa có hiệu lực"), ("2026-01-01", "Còn hiệu lực")):
        assert niemyet("build", "--as-of", day).code == 0
        assert told in read(province / "site", f"n/{sheet}")
    assert "Tờ này áp dụng từ 01/01/2026" not in read(province / "site", f"n/{sheet}")


def test_both_decisions_name_each_other(withdrawn: Path) -> None:
    gone = read(withdrawn, "quyet-dinh/2025/2700-QD-UBND")
    assert "Đã rút trước khi áp dụng. Rút theo Quyết định 2790/QĐ-UBND" in gone
    assert "Hôm nay chưa có hiệu lực" not in gone
    by = read(withdrawn, "quyet-dinh/2025/2790-QD-UBND")
    assert "2700/QĐ-UBND: 1 dòng không phụ thuộc địa giới hành chính, 1 dòng thay thế chưa đến ngày áp dụng" in by
    assert "không vì thế mà đổi" not in by
    assert "đã rút trước khi áp dụng" in read(withdrawn, "quyet-dinh")


def test_a_decision_in_effect_whose_rows_were_to_come_says_no_day(province: Path, niemyet: Niemyet) -> None:
    rows = PLANNED.partition("  - stt: \"2\"")[2]
    head = PLANNED.partition("muc:")[0].replace("tu: 2026-01-01", "tu: 2025-12-20")
    decide(province, "2700", f'{head}muc:\n  - stt: "2"{rows}    tu: 2026-03-01\n')
    decide(province, "2790", WITHDRAWAL)
    assert niemyet("build", "--as-of", "2025-12-29").code == 0
    gone = read(province / "site", "quyet-dinh/2025/2700-QD-UBND")
    assert "Đã rút trước khi áp dụng." in gone and "đã rút, không áp dụng" in gone
    assert "20/12/2025." not in gone and "từ ngày 01/03/2026" in gone


def test_its_day_never_comes(withdrawn: Path, niemyet: Niemyet) -> None:
    assert niemyet("build", "--as-of", "2026-01-02").code == 0
    assert "Có hiệu lực từ ngày 01/01/2026" not in read(withdrawn, "quyet-dinh/2025/2700-QD-UBND")


def test_show_tells_what_was_planned_and_withdrawn(withdrawn: Path, niemyet: Niemyet) -> None:
    answer = niemyet("show", "1.019876", "--as-of", "2025-12-29")
    assert answer.code == 0
    assert "1.019876 · cấp xã · chưa từng áp dụng vào ngày 29/12/2025" in answer.out
    assert "theo 2700/QĐ-UBND" in answer.out and "theo 2790/QĐ-UBND ngày 29/12/2025, trước khi áp dụng" in answer.out
    assert "sắp tới" not in answer.out


def test_list_has_it_under_its_state(withdrawn: Path, niemyet: Niemyet) -> None:
    answer = niemyet("list", "--state", "never", "--as-of", "2025-12-29")
    assert "1.019876  xã            Khai sinh\n1 dòng (mã, cấp), 1 mã chưa từng áp dụng vào ngày" in answer.out
    assert "1.019876" not in niemyet("list", "--state", "never", "--level", "tinh", "--as-of", "2025-12-29").out


def test_its_field_is_that_of_its_row_where_the_text_says_none(withdrawn: Path, niemyet: Niemyet) -> None:
    edit(withdrawn.parent / "procedures/ho-tich/1.019876.yml", "linh_vuc: ho-tich\n", "")
    told = json.loads(niemyet("list", "--state", "never", "--format", "json", "--as-of", "2025-12-29").out)
    (line,) = (it for it in told["danh_muc"] if it["ma"] == "1.019876")
    assert line["linh_vuc"] == "ho-tich"


def test_the_warning_of_a_later_day_promises_nothing(withdrawn: Path, niemyet: Niemyet) -> None:
    assert "trừ khi danh mục đã rút trước đó" in niemyet("check", "--as-of", "2025-12-29").out


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


def test_merged_branches_that_both_issued_leave_one_warning(province: Path, niemyet: Niemyet) -> None:
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


def test_a_province_that_never_issued_a_cover_is_left_alone(province: Path, niemyet: Niemyet) -> None:
    assert "TT709" not in niemyet("check", "--as-of", "2025-12-29").out
    assert niemyet("notices", "issue", "--as-of", "2025-12-29").code == 0
    ledger = province / "site_data/notices/ledger/2025-12.csv"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    ledger.write_text("".join(line for line in lines if line.split(",")[1] in ("loai", "thu_tuc")), "utf-8")
    assert "TT709" not in niemyet("check", "--as-of", "2025-12-29").out


def amend(root: Path, *days: str, number: str = "2700", limit: int = 4, upon: str = "1949") -> None:
    """A decision that gives the procedure another limit on certain days."""
    decide(root, number, AMENDMENT.replace("2700", number).format(days="\n".join(f"  {it}" for it in days)))
    text = (root / RECORD).read_text("utf-8").replace("2025/1949", f"2025/{number}", 1)
    text = re.sub(r"tren: .*\n", f"tren: 2025/{upon}-QD-UBND\n", text.replace("so: 8", f"so: {limit}", 1))
    (root / RECORD.replace(".yml", f"@2025-{number}.yml")).write_text(text, "utf-8")


def test_an_amendment_withdrawn_before_its_day_never_applied(province: Path, niemyet: Niemyet) -> None:
    amend(province, "tu: 2026-01-01")
    assert niemyet("notices", "issue", "--as-of", "2026-01-01").code == 0
    sheet = issued(province, "thu_tuc", "1.012501")
    assert niemyet("notices", "issue", "--as-of", "2025-12-20").code == 0
    decide(province, "2790", WITHDRAWAL)
    assert niemyet("build", "--as-of", "2025-12-29").code == 0
    text = read(province / "site", f"n/{sheet}")
    assert "Chưa từng áp dụng" in text
    assert "danh mục đã rút theo Quyết định 2790/QĐ-UBND" in text
    assert "Vẫn làm theo: Trả lại giấy phép khoan giếng" in text
    assert "Đã có bản mới" not in text and "18/11/2025" not in text


def test_a_text_that_comes_back_is_older_than_the_sheet_it_takes_the_place_of(
    province: Path, niemyet: Niemyet
) -> None:
    amend(province, "tu: 2025-12-20", "den: 2025-12-31")
    assert niemyet("notices", "issue", "--as-of", "2025-12-21").code == 0
    sheet = issued(province, "thu_tuc", "1.012501")
    assert niemyet("build", "--as-of", "2026-01-03").code == 0
    text = read(province / "site", f"n/{sheet}")
    assert "Tờ này đã được thay từ 01/01/2026. Đừng làm theo" in text
    assert "18/11/2025" not in text.partition("Tờ bạn đang cầm")[0]


def test_a_sheet_that_was_replaced_twice_names_the_first_day(province: Path, niemyet: Niemyet) -> None:
    assert niemyet("notices", "issue", "--as-of", "2025-12-01").code == 0
    sheet = issued(province, "thu_tuc", "1.012501")
    amend(province, "tu: 2025-12-20")
    amend(province, "tu: 2025-12-26", number="2701", limit=3, upon="2700")
    for day in ("2025-12-20", "2025-12-31"):
        assert niemyet("build", "--as-of", day).code == 0
        assert "Tờ này đã được thay từ 20/12/2025" in read(province / "site", f"n/{sheet}")


def test_what_was_signed_and_withdrawn_is_counted_and_marked(withdrawn: Path) -> None:
    told = read(withdrawn, "so-lieu/2025-Q4/quyet-dinh")
    assert "Thay thế một thủ tục, sửa đổi một thủ tục2 dòngđã rút trước khi áp dụng" in told
    assert "hiệu lực 29/12/2025" in read(withdrawn, "so-lieu/2025-Q4/quyet-dinh-khac")
    for kind in ("thay-the", "phi-dia-gioi"):
        rows = read(withdrawn, f"so-lieu/2025-Q4/{kind}")
        assert "đã rút, không áp dụng" in rows
        assert "hiệu lực 01/01/2026" not in rows


@pytest.fixture
def posted(province: Path, niemyet: Niemyet) -> Path:
    """The province with all sheets issued, and committed."""
    assert niemyet("notices", "issue", "--as-of", "2025-12-01").code == 0
    (province / ".gitignore").write_text("/.niemyet\n", "utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *identity, *words], cwd=province, check=True, capture_output=True)
    return province


@pytest.mark.parametrize("new", ["", COMMUNE.replace("thach-an", "dong-khe")])
def test_a_point_with_sheets_is_neither_deleted_nor_renamed(posted: Path, niemyet: Niemyet, new: str) -> None:
    edit(posted / POINTS, COMMUNE, new)
    refused = niemyet("check", "--base", "HEAD", "--as-of", "2025-12-01")
    assert refused.code == 1
    assert "TT707: điểm thach-an" in refused.out and "số tờ đang dán ở đó: 3" in refused.out
    assert "TT708" not in refused.out
    later = niemyet("check", "--as-of", "2025-12-01")
    assert later.code == 0
    assert "TT708: sổ phát hành có bìa hay danh sách của điểm thach-an" in later.out


def test_a_point_that_gets_another_key_keeps_its_sheets(posted: Path, niemyet: Niemyet) -> None:
    """The manual's own way: the old key gets its last day, a new one is added."""
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, f"{COMMUNE}  den: 2025-12-04\n{COMMUNE.replace('thach-an', 'xa-thach-an')}")
    day = ("--as-of", "2025-12-05")
    assert niemyet("check", "--base", "HEAD", *day).code == 0
    assert niemyet("notices", "print", "--point", "xa-thach-an", "--out", str(posted.parent / "in"), *day).code == 0
    (page,) = printed((posted.parent / "in/bia-xa-thach-an-a4.pdf").read_bytes())
    assert f"{cover[:4]} {cover[4:]}" in page and "NHÁP" not in page
    assert niemyet("notices", "issue", *day).code == 0
    assert niemyet("build", *day).code == 0
    assert "Còn hiệu lực" in read(posted / "site", f"n/{cover}")


def test_two_points_of_one_name_share_their_cover(province: Path, niemyet: Niemyet) -> None:
    edit(province / POINTS, COMMUNE, f"{COMMUNE}{COMMUNE.replace('thach-an', 'xa-thach-an')}")
    day = ("--as-of", "2025-12-05")
    assert niemyet("notices", "issue", *day).code == 0
    assert "TT70" not in niemyet("check", *day).out
    assert niemyet("build", *day).code == 0


def test_a_sheet_whose_id_stands_for_another_is_told_before_anything_is_made(posted: Path, niemyet: Niemyet) -> None:
    ledger = posted / "site_data/notices/ledger/2025-12.csv"
    cover = issued(posted, "bia", "thach-an")
    text = ledger.read_text("utf-8")
    line = next(line for line in text.splitlines(keepends=True) if line.startswith(cover))
    ledger.write_text(text.replace(line, line.replace("Thạch An", "Đông Khê")), "utf-8")
    told = niemyet("check", "--as-of", "2025-12-01")
    assert told.code == 1
    number = text.splitlines(keepends=True).index(line) + 1
    assert f"2025-12.csv:{number}:1: lỗi TT703" in told.out


def test_a_corrected_text_is_not_the_issued_one(posted: Path, niemyet: Niemyet) -> None:
    day = ("--as-of", "2025-12-01")
    assert "TT70" not in niemyet("check", *day).out
    edit(posted / RECORD, "so: 8", "so: 9")
    for _ in range(2):  # what is remembered of the first run says the same
        told = niemyet("check", *day)
        assert "TT704: 1 thủ tục đang áp dụng chưa phát hành tờ niêm yết có nội dung như hiện nay: 1.012501" in told.out
        assert told.code == 0
    assert niemyet("notices", "issue", *day).code == 0
    assert "TT70" not in niemyet("check", *day).out


def close(root: Path) -> None:
    edit(root / POINTS, COMMUNE, f"{COMMUNE}  den: 2025-12-04\n")


def test_a_point_that_closes_takes_everything_down(posted: Path, niemyet: Niemyet, tmp_path: Path) -> None:
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


def test_the_addresses_of_a_closed_point_stay(posted: Path, niemyet: Niemyet) -> None:
    cover = issued(posted, "bia", "thach-an")
    close(posted)
    assert niemyet("build", "--as-of", "2025-12-04").code == 0
    assert "Còn hiệu lực" in read(posted / "site", f"n/{cover}")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    site = posted / "site"
    assert "Điểm này đã ngừng nhận hồ sơ, niêm yết từ ngày 05/12/2025." in read(site, "niem-yet/thach-an")
    text = read(site, f"n/{cover}")
    assert "Điểm này đã ngừng nhận hồ sơ" in text and "đã ngừng nhận hồ sơ, niêm yết từ 05/12/2025" in text
    told = json.loads((site / f"api/v1/to-niem-yet/{cover}.json").read_text("utf-8"))
    assert (told["tinh_trang"], told["tu"]) == ("diem_da_thoi", "2025-12-05")
    for path in ("sitemap.xml", "niem-yet/index.html", "du-lieu/diem_niem_yet.csv"):
        assert "thach-an" not in (site / path).read_text("utf-8"), path


def test_a_point_deleted_all_the_same_is_told_from_its_cover(posted: Path, niemyet: Niemyet) -> None:
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, "")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    assert "Điểm này đã ngừng nhận hồ sơ, niêm yết. " in read(posted / "site", "niem-yet/thach-an")
    assert "Điểm này đã ngừng nhận hồ sơ" in read(posted / "site", f"n/{cover}")


def test_news_of_a_withdrawal_taken_back_is_no_loss(posted: Path, niemyet: Niemyet) -> None:
    decide(posted, "2700", PLANNED)
    decide(posted, "2790", WITHDRAWAL)
    subprocess.run(["git", "add", "-A"], cwd=posted, check=True)
    (posted / "site_data/decisions/2025/2790-QD-UBND.yml").unlink()
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *identity, "commit", "-qm", "y"], cwd=posted, check=True, capture_output=True)
    answer = niemyet("diff", "HEAD", ".", "--as-of", "2025-12-29")
    assert answer.code == 0
    assert "1.019876" in answer.out
    assert "Không còn trong dữ liệu" not in answer.out


BARE = """- ma: so-khcn
  ten: "Sở Khoa học và Công nghệ: bộ phận một cửa"
  loai: co_quan
  cho_dan: khong
  nhan_them:
    - 1.012501
"""


def test_a_point_with_a_list_and_no_board_is_told_from_its_list(province: Path, niemyet: Niemyet) -> None:
    with (province / POINTS).open("a", encoding="utf-8") as file:
        file.write(BARE)
    assert niemyet("notices", "issue", "--as-of", "2025-12-01").code == 0
    sheet = issued(province, "danh_muc", "diem/so-khcn")
    edit(province / POINTS, BARE, "")
    told = niemyet("check", "--as-of", "2025-12-01").out
    assert "TT708: sổ phát hành có bìa hay danh sách của điểm so-khcn" in told
    assert "(Sở Khoa học và Công nghệ: bộ phận một cửa)" in told
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    assert "Điểm này đã ngừng nhận hồ sơ, niêm yết. " in read(province / "site", "niem-yet/so-khcn")
    assert "Điểm này đã ngừng nhận hồ sơ" in read(province / "site", f"n/{sheet}")


def test_such_a_point_is_not_deleted_either(posted: Path, niemyet: Niemyet) -> None:
    with (posted / POINTS).open("a", encoding="utf-8") as file:
        file.write(BARE)
    assert niemyet("notices", "issue", "--as-of", "2025-12-02").code == 0
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *identity, "commit", "-aqm", "y"], cwd=posted, check=True, capture_output=True)
    edit(posted / POINTS, BARE, "")
    refused = niemyet("check", "--base", "HEAD", "--as-of", "2025-12-02")
    assert refused.code == 1
    assert "TT707: điểm so-khcn" in refused.out


def test_a_point_that_loses_its_board_takes_its_cover_down(posted: Path, niemyet: Niemyet) -> None:
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, f"{COMMUNE}  cho_dan: khong\n")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    text = read(posted / "site", f"n/{cover}")
    assert "Điểm này không còn niêm yết" in text
    assert "xã Thạch An vẫn nhận hồ sơ, nhưng không còn chỗ dán tờ niêm yết" in text
    assert "Hãy báo để nơi ấy gỡ xuống" in text
    told = json.loads((posted / f"site/api/v1/to-niem-yet/{cover}.json").read_text("utf-8"))
    assert told["tinh_trang"] == "thoi_niem_yet"


def test_a_list_of_its_own_gives_way_to_the_one_of_its_kind(posted: Path, niemyet: Niemyet) -> None:
    own = f"{COMMUNE}  bo:\n    - 1.012501\n"
    edit(posted / POINTS, COMMUNE, own)
    assert niemyet("notices", "issue", "--as-of", "2025-12-02").code == 0
    sheet = issued(posted, "danh_muc", "diem/thach-an")
    edit(posted / POINTS, own, COMMUNE)
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    text = read(posted / "site", f"n/{sheet}")
    assert "Tờ này đã được thay. Đừng làm theo." in text
    assert "Không rõ" not in text


def test_a_point_that_is_to_close_says_until_when(posted: Path, niemyet: Niemyet) -> None:
    cover = issued(posted, "bia", "thach-an")
    close(posted)
    assert niemyet("build", "--as-of", "2025-12-03").code == 0
    site = posted / "site"
    assert "Nhận hồ sơ đến hết ngày 04/12/2025. Sau ngày đó điểm này ngừng" in read(site, "niem-yet/thach-an")
    assert "Sắp ngừng nhận hồ sơ: Trung tâm Phục vụ hành chính công xã Thạch An đến hết ngày 04/12/2025" in read(
        site, "niem-yet"
    )
    text = read(site, f"n/{cover}")
    assert "Tờ bìa này vẫn đúng. Điểm này nhận hồ sơ, niêm yết đến hết ngày 04/12/2025." in text
    assert "Nhận hồ sơ đến hết ngày" not in read(site, "niem-yet/ttpvhcc-tinh")


def test_no_last_change_is_sought_for_a_point_that_has_closed(posted: Path) -> None:
    close(posted)
    for day, known in (("2025-12-04", True), ("2025-12-05", False)):
        options = Options(root=posted, as_of=date.fromisoformat(day), out=posted / "site", use_cache=False)
        folded = fold_tree(options)
        with patch("generator.catalog.points.turnovers", side_effect=turnovers) as seeking:
            assert build_catalog(folded.corpus, folded.register).points
        assert ("thach-an" in turnovers(*seeking.call_args.args)) is known
