"""A procedure's page tells where its text reads otherwise since an amendment, or will; of what has ended, nothing."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.diagnostics.problem import Severity
from generator.pipeline import Options, build_into, fold_tree
from generator.shell import make_shell
from tests.unit.compiling import TESTS, lay_example, problems_of

AMENDED = date(2025, 12, 1)
PAGE = "tt/1.012501/index.html"
REPEAL = """\
so: 2600/QĐ-UBND
ngay_ky: 2025-12-20
co_quan: ct-ubnd-tinh
trich_yeu: Về việc công bố danh mục thủ tục hành chính bị bãi bỏ trong lĩnh vực tài nguyên nước
hieu_luc:
  tu: 2025-12-21
muc:
  - stt: "1"
    loai: bai_bo
    ma: 1.012501
    cap:
      - tinh
    ten: Trả lại giấy phép hành nghề khoan nước dưới đất
    can_cu:
      - so: 136/2025/NĐ-CP
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay_example(tmp_path_factory.mktemp("sua"))
    shutil.copytree(TESTS / "diff/sua-doi-theo-quyet-dinh/sau", root, dirs_exist_ok=True)
    shutil.copy(TESTS.parent / "mkdocs.yml", root)
    (root / "theme").symlink_to(TESTS.parent / "theme")
    (root / "site_data/pages").mkdir(exist_ok=True)
    return root


def page_on(root: Path, day: date, folder: Path) -> str:
    assert [it for it in problems_of(root, day) if it.severity is Severity.ERROR] == []
    options = Options(root=root, as_of=day, out=folder, use_cache=False)
    build_into(folder, fold_tree(options), make_shell(root, options.cache), options)
    return re.sub(r"\s+", " ", (folder / PAGE).read_text("utf-8"))


def test_what_was_amended_is_told_word_by_word(tree: Path, tmp_path: Path) -> None:
    page = page_on(tree, AMENDED, tmp_path)
    assert "Từ 01/12/2025 khác trước ở đâu" in page
    told = page.partition("khác trước ở đâu")[2].partition("</details>")[0]
    assert re.search(r"<del>.*?8</del> <ins>.*?5</ins> ngày làm việc", told)
    assert "Thời hạn giải quyết" in told


def test_the_day_before_says_what_will_be_otherwise(tree: Path, tmp_path: Path) -> None:
    page = page_on(tree, AMENDED - timedelta(days=1), tmp_path)
    assert "Từ 01/12/2025 sẽ khác ở đâu" in page
    assert "khác trước ở đâu" not in page


def test_of_what_is_repealed_no_text_is_told(tree: Path, tmp_path: Path) -> None:
    root = tmp_path / "tree"
    shutil.copytree(tree, root, symlinks=True)
    (root / "site_data/decisions/2025/2600-QD-UBND.yml").write_text(REPEAL, "utf-8")
    page = page_on(root, date(2025, 12, 21), tmp_path / "site")
    assert "bãi bỏ" in page
    assert "khác trước" not in page
    assert "<del>" not in page
