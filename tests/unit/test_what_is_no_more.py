"""What was published or issued keeps an answer: a decision withdrawn before its day, a posting point that closes."""

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import notices
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


def test_both_decisions_name_each_other(withdrawn: Path) -> None:
    gone = read(withdrawn, "quyet-dinh/2025/2700-QD-UBND")
    assert "Đã rút trước ngày có hiệu lực 01/01/2026. Rút theo Quyết định 2790/QĐ-UBND" in gone
    assert "Hôm nay chưa có hiệu lực" not in gone
    by = read(withdrawn, "quyet-dinh/2025/2790-QD-UBND")
    assert "2700/QĐ-UBND: 1 dòng không phụ thuộc địa giới hành chính, 1 dòng thay thế chưa đến ngày áp dụng" in by
    assert "không vì thế mà đổi" not in by
    assert "đã rút trước ngày có hiệu lực" in read(withdrawn, "quyet-dinh")


def test_its_day_never_comes(withdrawn: Path, niemyet: Niemyet) -> None:
    assert niemyet("build", "--as-of", "2026-01-02").code == 0
    assert "Có hiệu lực từ ngày 01/01/2026" not in read(withdrawn, "quyet-dinh/2025/2700-QD-UBND")


def test_show_tells_what_was_planned_and_withdrawn(withdrawn: Path, niemyet: Niemyet) -> None:
    answer = niemyet("show", "1.019876", "--as-of", "2025-12-29")
    assert answer.code == 0
    assert "1.019876 · cấp xã · chưa từng áp dụng vào ngày 29/12/2025" in answer.out
    assert "theo 2700/QĐ-UBND" in answer.out and "theo 2790/QĐ-UBND ngày 29/12/2025, trước khi áp dụng" in answer.out
    assert "sắp tới" not in answer.out


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
    assert "TT707: điểm thach-an" in refused.out and "ở đó đang dán 3 tờ" in refused.out
    assert "TT708" not in refused.out
    later = niemyet("check", "--as-of", "2025-12-01")
    assert later.code == 0
    assert "TT708: sổ phát hành có bìa của điểm thach-an" in later.out


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
    assert "xã Thạch An (thach-an)\n  Điểm này đã thôi: gỡ hết.\n  Gỡ xuống 3 tờ:" in text
    (closed,) = (it for it in json.loads(niemyet(*asked, "--format", "json").out) if it["thoi"])
    assert (closed["diem"], len(closed["go_xuong"])) == ("thach-an", 3)
    assert niemyet(*asked, "--format", "pdf", "--out", tmp_path / "phieu").code == 0
    assert [file.name for file in (tmp_path / "phieu").iterdir()] == ["phieu-thach-an-a4.pdf"]
    assert "Mọi điểm" not in text
    before = niemyet("notices", "changes", "--since", "2025-12-02", "--as-of", "2025-12-04").out
    assert "0 điểm có việc, 2 điểm giữ nguyên" in before
    assert "đã thôi từ 05/12/2025" in niemyet(
        "notices", "print", "--point", "thach-an", "--out", tmp_path / "in", "--as-of", "2025-12-05"
    ).err


def test_the_addresses_of_a_closed_point_stay(posted: Path, niemyet: Niemyet) -> None:
    cover = issued(posted, "bia", "thach-an")
    close(posted)
    assert niemyet("build", "--as-of", "2025-12-04").code == 0
    assert "Còn hiệu lực" in read(posted / "site", f"n/{cover}")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    site = posted / "site"
    assert "Điểm này đã thôi từ ngày 05/12/2025." in read(site, "niem-yet/thach-an")
    text = read(site, f"n/{cover}")
    assert "Điểm này đã thôi" in text and "đã thôi nhận hồ sơ và niêm yết từ 05/12/2025" in text
    told = json.loads((site / f"api/v1/to-niem-yet/{cover}.json").read_text("utf-8"))
    assert (told["tinh_trang"], told["tu"]) == ("diem_da_thoi", "2025-12-05")
    for path in ("sitemap.xml", "niem-yet/index.html", "du-lieu/diem_niem_yet.csv"):
        assert "thach-an" not in (site / path).read_text("utf-8"), path


def test_a_point_deleted_all_the_same_is_told_from_its_cover(posted: Path, niemyet: Niemyet) -> None:
    cover = issued(posted, "bia", "thach-an")
    edit(posted / POINTS, COMMUNE, "")
    assert niemyet("build", "--as-of", "2025-12-05").code == 0
    assert "Điểm này đã thôi. " in read(posted / "site", "niem-yet/thach-an")
    assert "Điểm này đã thôi" in read(posted / "site", f"n/{cover}")
