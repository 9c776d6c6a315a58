"""Exports that are damaged, foreign or hold more than a record can: a clear error, or a word about what is left."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.unit.test_import_command import bring, export, node, record, root, tree

__all__ = ["root"]


def sheet(file: Path, *rows: tuple[str | int | None, ...]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file


def with_part(source: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The spreadsheet with one of its parts changed, as a broken download or another program leaves it."""
    changed = source.with_name(f"khac-{source.name}")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            raw = old.read(part)
            new.writestr(part, change(raw) if part.endswith(name) else raw)
    return changed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (json.dumps([record("1.999001"), record("1.999002")], indent=1)[:-60], "dòng 17"),
        (json.dumps(record("1.999001")) + "\n" + json.dumps(record("1.999002"))[:-60], "dòng 2"),
        ("<html>\n</html>", "dòng 1"),
    ],
    ids=["array", "lines", "page"],
)
def test_a_file_that_is_cut_off_is_named_at_its_last_line(
    root: Path, text: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    file = root.parent / "cat.json"
    file.write_text(text, "utf-8")
    assert bring(root, file) == 1
    said = capsys.readouterr().err
    assert f"{place}: không phải JSON, không đọc tiếp được từ cột" in said
    assert "Expecting" not in said
    assert tree(root) == before


@pytest.mark.parametrize("name", ["sheet1.xml", "workbook.xml", "styles.xml"])
def test_a_damaged_spreadsheet_is_refused(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = sheet(root.parent / "xuat.xlsx", ("Mã thủ tục", "Tên thủ tục"), ("1.999001", "Cấp thẻ"))
    before = tree(root)
    assert bring(root, with_part(whole, name, lambda raw: raw[:-40]), kind="xlsx") == 1
    assert "không mở được như bảng tính" in capsys.readouterr().err
    assert tree(root) == before


def test_a_size_that_is_not_the_sheet_s_hides_no_column(root: Path) -> None:
    whole = sheet(root.parent / "xuat.xlsx", ("Mã thủ tục", "Tên thủ tục"), ("1.999001", "Cấp thẻ"))
    assert bring(root, with_part(whole, "sheet1.xml", lambda raw: raw.replace(b"A1:B2", b"A1")), kind="xlsx") == 0
    assert node(root, "procedures/chua-ro-linh-vuc/1.999001.yml")["ten"] == "Cấp thẻ"


def test_what_has_no_place_in_a_record_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heads = ("STT", "Mã thủ tục", "Ghi chú", "Tên thủ tục", "Trống")
    file = sheet(root.parent / "xuat.xlsx", heads, (1, "1.999001", "Chỉ đến hết năm", "Cấp thẻ", None))
    assert bring(root, file, kind="xlsx") == 0
    assert "không có chỗ: Ghi chú." in capsys.readouterr().out
    assert bring(root, export(root, record("1.999002", co_quan_ban_hanh="Bộ Thử", _nguon="x"))) == 0
    assert "không có chỗ: co_quan_ban_hanh." in capsys.readouterr().out


def test_a_spreadsheet_may_tell_limit_and_fee_in_columns_of_their_own(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = ("Mã thủ tục", "Tên thủ tục", "Thời hạn giải quyết", "Phí", "Cách thức thực hiện")
    table = "Hình thức nộpThời hạn giải quyếtPhí, lệ phíMô tảTrực tiếp5 Ngày làm việcKhông có thông tin"
    rows = ("1.999001", "Cấp thẻ", "7 ngày làm việc", "20.000 đồng", None), ("1.999002", "Đổi", "7 ngày", None, table)
    assert bring(root, sheet(root.parent / "xuat.xlsx", heads, *rows), kind="xlsx") == 0
    assert "không có chỗ" not in capsys.readouterr().out
    made = node(root, "procedures/chua-ro-linh-vuc/1.999001.yml")
    assert made["thoi_han"] == [{"theo_quy_dinh": {"so": "7", "don_vi": "ngay_lam_viec"}}]
    assert made["phi"][0]["so_tien"] == "20.000"
    other = node(root, "procedures/chua-ro-linh-vuc/1.999002.yml")
    assert other["thoi_han"] == [{"theo_quy_dinh": {"so": "5", "don_vi": "ngay_lam_viec"}}]
    assert "cột thời hạn ghi khác cách thức thực hiện: “7 ngày”" in str(other["can_kiem_tra"])


@pytest.mark.parametrize(
    "foreign",
    [
        {"executionSteps": "Nộp hồ sơ"},
        {"executionSteps": ["Nộp hồ sơ"]},
        {"executionMethods": [{"submissionMethod": "DIRECT", "fees": "20.000"}]},
        {"executionCases": [{"name": "", "profileComponents": ["Đơn"]}]},
    ],
    ids=["text", "texts", "fees", "papers"],
)
def test_an_answer_of_another_shape_loses_nothing_silently(
    root: Path, foreign: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = {"code": "OK", "data": {"code": "1.999001", "name": "Cấp thẻ"} | foreign}
    assert bring(root, export(root, answer), kind="national-api") == 1
    assert "không phải danh sách các đối tượng" in capsys.readouterr().err


def test_related_procedures_and_broken_letters_are_doubted(root: Path) -> None:
    papers = [{"ten_giay_to": "Đ\ufffdn", "ban_chinh": 1, "ban_sao": 0}]
    named = record("1.999001", thu_tuc_lien_quan="#Tên thủ tục 1 Cấp thẻ khác", thanh_phan_ho_so=papers)
    assert bring(root, export(root, named, record("1.999002", thu_tuc_lien_quan="Không có thông tin"))) == 0
    doubts = node(root, "procedures/dat-dai/1.999001.yml")["can_kiem_tra"]
    assert any("Cấp thẻ khác" in row["ly_do"] for row in doubts if row["truong"] == "lien_quan")
    assert any("ký tự hỏng" in row["ly_do"] for row in doubts)
    assert "can_kiem_tra" not in node(root, "procedures/dat-dai/1.999002.yml")


def test_a_broken_tree_is_told_in_an_officer_s_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "procedures/hong.yml").write_text("ma: [", "utf-8")
    assert bring(root, export(root, record("1.999001"))) == 1
    assert "tệp trong procedures/ đang có lỗi" in capsys.readouterr().err


def test_an_export_without_the_key_of_codes_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rest = {"ten_thu_tuc": "Cấp thẻ", "cap_thuc_hien": "Cấp Xã"}
    lines = [json.dumps({"ma_tthc": f"1.99900{i}", **rest}) for i in (1, 2)]
    before = tree(root)
    file = root.parent / "khac-khoa.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    assert bring(root, file) == 1
    assert "không bản ghi nào có khóa ma_thu_tuc" in capsys.readouterr().err
    assert tree(root) == before


def test_nobody_knows_what_will_be_in_force(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    assert bring(root, export(root, record("1.999001")), day="2099-01-01") == 2
    assert "--day 01/01/2099 ở sau ngày đang tính" in capsys.readouterr().err
    assert tree(root) == before
