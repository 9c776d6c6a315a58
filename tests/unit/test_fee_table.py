"""`niemyet new decision --fees`: a table of sums becomes the fee rows of the versions that the decision brings."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli import app
from generator.load.document import parse

EXAMPLE = Path(__file__).resolve().parents[1] / "example"
ROWS = (
    "stt;loai;ma;cap;linh_vuc;ten;can_cu;phi\n"
    "1;mới;1.999001;tỉnh;Hộ tịch;Cấp giấy;1/2025/NĐ-CP;{fee}\n"
    "2;mới;1.999002;tỉnh, xã;Hộ tịch;Trích lục;1/2025/NĐ-CP;\n"
    "3;bãi bỏ;1.012501;tỉnh;;Trả lại giấy phép hành nghề khoan nước dưới đất;1/2025/NĐ-CP;\n"
)
HEADS = "Mã thủ tục;Tên thủ tục;Khoản thu;Cách nộp;Mức thu;Tỷ lệ;Văn bản quy định;Cấp giải quyết;Nguyên văn\n"
BY_HAND = '1.999001;Cấp giấy;Phí cấp giấy;"Trực tiếp; bưu chính";40.000 đồng;;Nghị quyết số 2/2025/NQ-HĐND;;\n'
ONLINE = "1.999001;Cấp giấy;Phí cấp giấy;Trực tuyến;20000 đồng;50%;3/2025/NQ-HĐND ngày 1/2/2025;;\n"
READ = [
    {
        "ten": "Phí cấp giấy",
        "kenh": ["truc_tiep", "buu_chinh"],
        "so_tien": "40.000",
        "don_vi": "đồng",
        "can_cu": "2/2025/NQ-HĐND",
    },
    {
        "ten": "Phí cấp giấy",
        "kenh": ["truc_tuyen"],
        "so_tien": "20.000",
        "don_vi": "đồng",
        "ti_le": "0.5",
        "can_cu": "3/2025/NQ-HĐND",
    },
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small province of one's own."""
    root = tmp_path / "tinh"
    shutil.copytree(EXAMPLE, root)
    return root


def enter(root: Path, rows: str, *more: str, number: str = "12/QĐ-UBND", signed: str = "1/12/2025") -> int:
    file = root.parent / "dong.csv"
    file.write_text(rows, "utf-8")
    words = ["new", "decision", number, "--signed", signed, "--title", "Về việc công bố", "--rows", str(file)]
    return app.run([*words, *more, "--root", str(root), "--as-of", "2025-12-31"])


def charged(root: Path, table: str, fee: str = "") -> int:
    file = root.parent / "phi.csv"
    file.write_text(table, "utf-8")
    return enter(root, ROWS.format(fee=fee), "--fees", str(file))


def version(root: Path, code: str, decision: str = "12") -> Any:
    found = (root / "procedures").rglob(f"{code}@2025-{decision}*.yml")
    return parse("x", next(found).read_bytes(), pytest.fail)


def test_each_row_stands_in_the_version_of_its_code(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = "1.999002;Trích lục;Lệ phí;;8.000 đồng/bản;;;tỉnh, xã;\n1.999002;;Người nghèo;;;;;;Miễn\n"
    assert charged(tree, HEADS + BY_HAND + ONLINE + other) == 0
    assert version(tree, "1.999001")["phi"] == READ
    assert version(tree, "1.999002")["phi"] == [
        {"ten": "Lệ phí", "so_tien": "8.000", "don_vi": "đồng/bản"},
        {"ten": "Người nghèo", "nguyen_van": "Miễn"},
    ]
    assert "phi.csv: không dùng cột Tên thủ tục." in capsys.readouterr().err
    made = (tree / "site_data/decisions/2025/12-QD-UBND.yml").read_text("utf-8")
    assert "# Nhập từ dong.csv, phi.csv." in made


def test_a_sheet_of_a_workbook(tree: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("PL II")
    sheet.append(["Mã TTHC", "Tên khoản thu", "Số tiền", "Đơn vị tính"])
    sheet.append(["1.999001", "Phí cấp giấy", 40000, "đồng"])
    book.save(tree.parent / "phi.xlsx")
    assert enter(tree, ROWS.format(fee=""), "--fees", str(tree.parent / "phi.xlsx")) == 0
    assert version(tree, "1.999001")["phi"] == [{"ten": "Phí cấp giấy", "so_tien": "40.000", "don_vi": "đồng"}]


@pytest.mark.parametrize(
    ("cell", "column", "unit"),
    [
        ("150.000 đồng/giấy phép", "Đồng", "đồng/giấy phép"),
        ("150.000 VNĐ", "đồng / giấy phép", "đồng/giấy phép"),
        ("150.000 đ", "VND", "đồng"),
        ("150.000", "USD", "USD"),
        ("150.000 USD", "", "USD"),
    ],
)
def test_of_two_units_the_one_that_says_more_holds(cell: str, column: str, unit: str, tree: Path) -> None:
    assert charged(tree, f"Mã;Mức thu;Đơn vị\n1.999001;{cell};{column}\n") == 0
    assert version(tree, "1.999001")["phi"] == [{"so_tien": "150.000", "don_vi": unit}]


@pytest.mark.parametrize(
    ("fee", "kept"),
    [
        ("Nộp hồ sơ trực tiếp: Theo Nghị quyết số 2/2025/NQ-HĐND của HĐND tỉnh", False),
        ('"Theo Nghị quyết 2/2025/NQ-HĐND; trực tuyến giảm 50%"', True),
        ('"Theo Nghị quyết số 2/2025/NQ-HĐND; giảm 50 % mức phí, lệ phí theo Nghị quyết số 3/2025/NQ-HĐND"', False),
        ('"Theo Nghị quyết số 2/2025/NQ-HĐND; giảm 30 % mức phí, lệ phí theo Nghị quyết số 3/2025/NQ-HĐND"', True),
        ("Theo Nghị quyết số 9/2025/NQ-HĐND", True),
        ("Theo Nghị quyết số 2/2025/NQ-HĐND. Miễn phí cho người nghèo", True),
        ("Theo Nghị quyết số 2/2025/NQ-HĐND của HĐND tỉnh, trừ người nghèo", True),
        ("Theo Nghị quyết số 2/2025/NQ-HĐND của HĐND tỉnh miễn cho người nghèo", True),
        ("40.000 đồng (miễn cho người nghèo)", True),
    ],
)
def test_words_stay_beside_the_rows_unless_they_only_name_their_texts(fee: str, kept: bool, tree: Path) -> None:
    assert charged(tree, HEADS + BY_HAND + ONLINE, fee) == 0
    made = version(tree, "1.999001")
    assert made["phi"] == READ
    assert made.get("phi_nguyen_van") == (fee.strip('"') if kept else None)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (HEADS + BY_HAND + "1.888888;;Phí;;5.000 đồng;;;;\n", ["hàng 3, cột “Mã thủ tục”", "mã 1.888888"]),
        (HEADS + '"1.999001; 1.888888";;Phí;;5.000 đồng;;;;\n', ["hàng 2, cột “Mã thủ tục”", "mã 1.888888"]),
        (HEADS + "1.012501;;Phí;;5.000 đồng;;;;\n", ["hàng 2, cột “Mã thủ tục”", "mã 1.012501", "dòng bãi bỏ"]),
        (HEADS + "1.999001;;Phí;;5.000 đồng;;;xã;\n", ["hàng 2, cột “Mã thủ tục”", "cấp khác"]),
        (HEADS + "1.999002;;Phí;;5.000 đồng;;;xã;\n", ["hàng 2, cột “Mã thủ tục”", "cấp khác"]),
        (HEADS + "1.999001;;Phí;;5O.000 đồng;;;;\n", ["hàng 2, cột “Mức thu”", "“5O.000 đồng” không rõ"]),
        (HEADS + "1.999001;;Phí;;5.000;;;;\n", ["hàng 2, cột “Mức thu”", "không có đơn vị"]),
        (
            "Mã;Mức thu;Đơn vị\n1.999001;30 USD;đồng\n",
            ["hàng 2, cột “Mức thu”", "ô ghi đơn vị “USD” mà cột đơn vị ghi “đồng”"],
        ),
        (
            "Mã;Mức thu;Đơn vị\n1.999001;5.000 đồng/bản;đồng/trang\n",
            ["hàng 2, cột “Mức thu”", "“đồng/bản” mà cột đơn vị ghi “đồng/trang”"],
        ),
        (HEADS + "1.999001;;Phí;;;;;;\n", ["hàng 2, cột “Mức thu”", "chưa ghi cột"]),
        (HEADS + ";;Phí;;5.000 đồng;;;;\n", ["hàng 2, cột “Mã thủ tục”", "chưa ghi cột"]),
        (HEADS + "1.999001;;Phí;điện thoại;5.000 đồng;nửa;;;\n", ["cột “Cách nộp”", "cột “Tỷ lệ”"]),
        ("Mã;Tên khoản\n1.999001;Phí\n", ["phi.csv: không thấy hàng tiêu đề có cột “so_tien”"]),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_nothing_is_written(
    table: str, told: list[str], tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path for path in tree.rglob("*.yml"))
    assert charged(tree, table) == 1
    words = capsys.readouterr().err
    assert all(part in words for part in ["phi.csv", *told]), words
    assert words.endswith("Chưa ghi gì.\n")
    assert sorted(path for path in tree.rglob("*.yml")) == before


def test_a_list_that_says_there_is_no_fee_contradicts_the_table(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert charged(tree, HEADS + BY_HAND, "Không") == 1
    assert "phi.csv, hàng 2, cột “Mức thu”: danh mục in phí của 1.999001 là “Không”" in capsys.readouterr().err


def test_fees_have_no_place_without_records(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert enter(tree, ROWS.format(fee=""), "--fees", "phi.csv", "--no-records") == 2
    assert "bỏ --no-records" in capsys.readouterr().err


@pytest.mark.parametrize(("with_table", "missing"), [(False, True), (True, False)])
def test_an_amendment_says_when_words_alone_replace_sums(
    with_table: bool, missing: bool, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert charged(tree, HEADS + BY_HAND + ONLINE, "Phí theo bảng") == 0
    with next(tree.rglob("1.999001@2025-12.yml")).open("a", encoding="utf-8") as file:
        file.write("cach_thuc:\n  - kenh: truc_tuyen\n    phi_nguyen_van: 20.000 đồng\n")
    capsys.readouterr()
    rows = "stt;loai;ma;cap;ten;bo_phan;can_cu;phi\n1;sửa đổi;1.999001;tỉnh;Cấp giấy;phí;1/2025/NĐ-CP;{fee}\n"
    more = ["--fees", str(tree.parent / "phi.csv")] if with_table else []
    (tree.parent / "phi.csv").write_text(HEADS + BY_HAND.replace("40.000", "10.000"), "utf-8")
    entered = rows.format(fee="" if with_table else "10.000 đồng")
    assert enter(tree, entered, *more, number="13/QĐ-UBND", signed="2/12/2025") == 0
    made = version(tree, "1.999001", "13")
    assert made.get("phi") == (None if missing else [READ[0] | {"so_tien": "10.000"}])
    assert made.get("phi_nguyen_van") == ("10.000 đồng" if missing else None)
    told = capsys.readouterr().out
    assert ("thiếu số tiền" in told) == missing
    assert "mức thu ghi riêng cho từng cách nộp còn là của bản trước" in told
