"""The example province as tests change it, and what its site and its ledger say."""

import csv
import re
from pathlib import Path
from typing import Final

from tests.support.commands import Run
from tests.support.repositories import start_repository

DAY: Final = "2025-12-01"
RECORD: Final = "procedures/tai-nguyen-nuoc/1.012501.yml"
POINTS: Final = "site_data/posting_points.yml"
COMMUNE: Final = "- ma: thach-an\n  ten: Trung tâm Phục vụ hành chính công xã Thạch An\n  loai: ttpvhcc_xa\n"
"""A posting point of a commune, of which the example has none."""

PLANNED: Final = """\
so: 2700/QĐ-UBND
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
"""A decision of the year to come."""
WITHDRAWAL: Final = """\
so: 2790/QĐ-UBND
ngay_ky: 2025-12-29
co_quan: ct-ubnd-tinh
trich_yeu: Rút danh mục
hieu_luc:
  tu: 2025-12-29
rut_danh_muc:
  - quyet_dinh: 2700/QĐ-UBND
    ngay: 2025-12-20
"""
"""Takes it back before it applies."""
_AMENDMENT: Final = """\
so: {number}/QĐ-UBND
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


def edit(file: Path, old: str, new: str) -> None:
    """Other words in a file, which must have the old ones."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def add_commune(root: Path) -> Path:
    """The province gets a posting point of a commune."""
    with (root / POINTS).open("a", encoding="utf-8") as file:
        file.write(COMMUNE)
    return root


def decide(root: Path, number: str, text: str) -> None:
    """A decision of 2025 is entered."""
    (root / f"site_data/decisions/2025/{number}-QD-UBND.yml").write_text(text, "utf-8")


def amend(root: Path, *days: str, number: str = "2700", limit: int = 4, upon: str = "1949") -> None:
    """A decision that gives the procedure another limit on certain days."""
    decide(root, number, _AMENDMENT.format(number=number, days="\n".join(f"  {it}" for it in days)))
    text = (root / RECORD).read_text("utf-8").replace("2025/1949", f"2025/{number}", 1)
    text = re.sub(r"tren: .*\n", f"tren: 2025/{upon}-QD-UBND\n", text.replace("so: 8", f"so: {limit}", 1))
    (root / RECORD.replace(".yml", f"@2025-{number}.yml")).write_text(text, "utf-8")


def issue_and_commit(root: Path, niemyet: Run) -> Path:
    """All sheets of the day are issued; then everything becomes the first commit of a repository."""
    assert niemyet("notices", "issue", "--as-of", DAY).code == 0
    (root / ".gitignore").write_text("/.niemyet\n", "utf-8")
    start_repository(root)
    return root


def issued(root: Path, kind: str, about: str) -> str:
    """The id of the sheet of a kind about something."""
    texts = [file.read_text("utf-8") for file in (root / "site_data/notices/ledger").glob("*.csv")]
    rows = (row for text in texts for row in csv.reader(text.splitlines()))
    (id,) = (row[0] for row in rows if row[1] == kind and about in (row[2], row[4], row[7]))
    return id


def page(site: Path, address: str) -> str:
    """The words of a page, without its marks."""
    html = (site / address / "index.html").read_text("utf-8")
    return " ".join(re.sub(r"<script.*?</script>|<[^>]+>", "", html, flags=re.DOTALL).split())
