"""What was announced and withdrawn before its day keeps its address, and says that it never applied."""

import json
import re
from pathlib import Path

import pytest

from tests.support.commands import Run
from tests.support.provinces import (
    PLANNED,
    RECORD,
    WITHDRAWAL,
    amend,
    decide,
    edit,
    issued,
    page,
)
from tests.support.repositories import git


@pytest.fixture
def withdrawn(province: Path, niemyet: Run) -> Path:
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


def test_what_was_announced_and_withdrawn_keeps_its_address(withdrawn: Path) -> None:
    text = page(withdrawn, "tt/1.019876")
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
    text = page(withdrawn, f"n/{issued(withdrawn.parent, kind, about)}")
    assert "Chưa từng áp dụng" in text
    assert "danh mục đã rút theo Quyết định 2790/QĐ-UBND" in text
    assert "Không rõ" not in text and "Áp dụng từ" not in text
    assert ("Vẫn làm theo: " in text) is (kind == "thu_tuc")


def test_both_decisions_name_each_other(withdrawn: Path) -> None:
    gone = page(withdrawn, "quyet-dinh/2025/2700-QD-UBND")
    assert "Đã rút trước khi áp dụng. Rút theo Quyết định 2790/QĐ-UBND" in gone
    assert "Hôm nay chưa có hiệu lực" not in gone
    by = page(withdrawn, "quyet-dinh/2025/2790-QD-UBND")
    assert "2700/QĐ-UBND: 1 dòng không phụ thuộc địa giới hành chính, 1 dòng thay thế chưa đến ngày áp dụng" in by
    assert "không vì thế mà đổi" not in by
    assert "đã rút trước khi áp dụng" in page(withdrawn, "quyet-dinh")


def test_a_decision_in_effect_whose_rows_were_to_come_says_no_day(province: Path, niemyet: Run) -> None:
    rows = PLANNED.partition("  - stt: \"2\"")[2]
    head = PLANNED.partition("muc:")[0].replace("tu: 2026-01-01", "tu: 2025-12-20")
    decide(province, "2700", f'{head}muc:\n  - stt: "2"{rows}    tu: 2026-03-01\n')
    decide(province, "2790", WITHDRAWAL)
    assert niemyet("build", "--as-of", "2025-12-29").code == 0
    gone = page(province / "site", "quyet-dinh/2025/2700-QD-UBND")
    assert "Đã rút trước khi áp dụng." in gone and "đã rút, không áp dụng" in gone
    assert "20/12/2025." not in gone and "từ ngày 01/03/2026" in gone


def test_its_day_never_comes(withdrawn: Path, niemyet: Run) -> None:
    assert niemyet("build", "--as-of", "2026-01-02").code == 0
    assert "Có hiệu lực từ ngày 01/01/2026" not in page(withdrawn, "quyet-dinh/2025/2700-QD-UBND")


def test_show_tells_what_was_planned_and_withdrawn(withdrawn: Path, niemyet: Run) -> None:
    answer = niemyet("show", "1.019876", "--as-of", "2025-12-29")
    assert answer.code == 0
    assert "1.019876 · cấp xã · chưa từng áp dụng vào ngày 29/12/2025" in answer.out
    assert "theo 2700/QĐ-UBND" in answer.out and "theo 2790/QĐ-UBND ngày 29/12/2025, trước khi áp dụng" in answer.out
    assert "sắp tới" not in answer.out


def test_list_has_it_under_its_state(withdrawn: Path, niemyet: Run) -> None:
    answer = niemyet("list", "--state", "never", "--as-of", "2025-12-29")
    assert "1.019876  xã            Khai sinh\n1 dòng (mã, cấp), 1 mã chưa từng áp dụng vào ngày" in answer.out
    assert "1.019876" not in niemyet("list", "--state", "never", "--level", "tinh", "--as-of", "2025-12-29").out


def test_its_field_is_that_of_its_row_where_the_text_says_none(withdrawn: Path, niemyet: Run) -> None:
    edit(withdrawn.parent / "procedures/ho-tich/1.019876.yml", "linh_vuc: ho-tich\n", "")
    told = json.loads(niemyet("list", "--state", "never", "--format", "json", "--as-of", "2025-12-29").out)
    (line,) = (it for it in told["danh_muc"] if it["ma"] == "1.019876")
    assert line["linh_vuc"] == "ho-tich"


def test_the_warning_of_a_later_day_promises_nothing(withdrawn: Path, niemyet: Run) -> None:
    assert "trừ khi danh mục đã rút trước đó" in niemyet("check", "--as-of", "2025-12-29").out


def test_an_amendment_withdrawn_before_its_day_never_applied(province: Path, niemyet: Run) -> None:
    amend(province, "tu: 2026-01-01")
    assert niemyet("notices", "issue", "--as-of", "2026-01-01").code == 0
    sheet = issued(province, "thu_tuc", "1.012501")
    assert niemyet("notices", "issue", "--as-of", "2025-12-20").code == 0
    decide(province, "2790", WITHDRAWAL)
    assert niemyet("build", "--as-of", "2025-12-29").code == 0
    text = page(province / "site", f"n/{sheet}")
    assert "Chưa từng áp dụng" in text
    assert "danh mục đã rút theo Quyết định 2790/QĐ-UBND" in text
    assert "Vẫn làm theo: Trả lại giấy phép khoan giếng" in text
    assert "Đã có bản mới" not in text and "18/11/2025" not in text


def test_what_was_signed_and_withdrawn_is_counted_and_marked(withdrawn: Path) -> None:
    told = page(withdrawn, "so-lieu/2025-Q4/quyet-dinh")
    assert "Thay thế một thủ tục, sửa đổi một thủ tục2 dòngđã rút trước khi áp dụng" in told
    assert "hiệu lực 29/12/2025" in page(withdrawn, "so-lieu/2025-Q4/quyet-dinh-khac")
    for kind in ("thay-the", "phi-dia-gioi"):
        rows = page(withdrawn, f"so-lieu/2025-Q4/{kind}")
        assert "đã rút, không áp dụng" in rows
        assert "hiệu lực 01/01/2026" not in rows


def test_news_of_a_withdrawal_taken_back_is_no_loss(posted: Path, niemyet: Run) -> None:
    decide(posted, "2700", PLANNED)
    decide(posted, "2790", WITHDRAWAL)
    git(posted, "add", "--all")
    (posted / "site_data/decisions/2025/2790-QD-UBND.yml").unlink()
    git(posted, "commit", "--quiet", "--message", "Rút danh mục")
    answer = niemyet("diff", "HEAD", ".", "--as-of", "2025-12-29")
    assert answer.code == 0
    assert "1.019876" in answer.out
    assert "Không còn trong dữ liệu" not in answer.out
