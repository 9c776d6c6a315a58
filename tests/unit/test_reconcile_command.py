"""`niemyet reconcile` from the outside: what it prints, writes and refuses."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli.app import run
from tests.support.exports import record, write_export

DAY = "2026-06-01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "tinh"
    assert run(["init", str(folder), "--name", "Tỉnh Thử", "--code", "H99"]) == 0
    file = write_export(tmp_path / "xuat.jsonl", *(record(number) for number in range(5)))
    assert run(["import", str(file), "--from", "national-json", "--root", str(folder), "--day", DAY]) == 0
    return folder


def reconcile(root: Path, file: Path, *words: str, kind: str = "national-json") -> int:
    return run(["reconcile", str(file), "--from", kind, "--root", str(root), "--as-of", DAY, *words])


def other(root: Path, *records: dict[str, Any]) -> Path:
    return write_export(root.parent / "moi.jsonl", *records)


def test_agreement_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert reconcile(root, root.parent / "xuat.jsonl", "--strict", "--scope", "all") == 0
    told = capsys.readouterr().out
    assert re.search(r"Khớp +5\n", told)
    assert "Chưa nêu phạm vi" not in told


def test_a_difference_shows_both_texts_with_the_words_marked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = other(root, record(1, ten_thu_tuc="Thủ tục cấp lại giấy phép số 1 cho hộ gia đình"), record(2))
    capsys.readouterr()
    assert reconcile(root, file) == 0
    told = capsys.readouterr().out
    assert "Ở đây:    Thủ tục cấp giấy phép số 1 cho hộ gia đình" in told
    assert "Bản xuất: Thủ tục cấp [lại] giấy phép số 1 cho hộ gia đình" in told
    assert "Chưa nêu phạm vi" in told
    assert re.search(r"Có ở đây, không thấy trong bản xuất \(chưa kết luận\) +3\n", told)
    assert "1.999004" not in told
    assert reconcile(root, file, "--strict") == 1


def test_a_local_code_is_its_short_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = other(root, record(1, ma_thu_tuc="1.999001.000.00.00.H99"), record(2, ma_thu_tuc="1.999002.H61"))
    capsys.readouterr()
    assert reconcile(root, file, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["ma"] for one in told["khop"]] == ["1.999001", "1.999002"]
    assert told["khac"] == []
    assert told["pham_vi"] is None


def test_json_says_everything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = record(1)
    changed["thanh_phan_ho_so"] = changed["thanh_phan_ho_so"][:1]
    file = other(root, changed, record(7), record(8, ma_thu_tuc="", ten_thu_tuc="Chưa có mã"))
    capsys.readouterr()
    assert reconcile(root, file, "--format", "json", "--scope", "all") == 0
    told = json.loads(capsys.readouterr().out)
    (pair,) = told["khac"]
    (field,) = pair["truong"]
    assert (pair["ma"], field["truong"], field["ket_qua"]) == ("1.999001", "ho_so", "khac")
    assert field["o_day"] == ["Bản vẽ thửa đất – 2 bản sao"]
    assert [one["ma"] for one in told["chi_o_day"]] == ["1.999000", "1.999002", "1.999003", "1.999004"]
    assert [(one["ma"], one["noi"]) for one in told["chi_o_ban_xuat"]] == [("1.999007", "2")]
    assert [(one["ben"], one["ten"]) for one in told["chua_co_ma"]] == [("ban_xuat", "Chưa có mã")]
    assert told["co_khac_nhau"] is True


def test_a_part_may_be_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert reconcile(root, other(root, record(1), record(2)), "--fields", "hộ tịch", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["ma"] for one in told["khop"]] == ["1.999001"]
    assert [one["ma"] for one in told["chi_o_day"]] == ["1.999004"]
    assert told["pham_vi"] == "Phạm vi đã nêu: lĩnh vực hộ tịch."
    assert reconcile(root, other(root, record(1)), "--fields", "Nước ngầm") == 1
    assert "không có bản ghi nào thuộc lĩnh vực" in capsys.readouterr().err


def test_the_workbook_is_readable_and_holds_no_formula(root: Path) -> None:
    file = other(root, record(1, ten_thu_tuc="=1+1 cấp thẻ"), record(7))
    target = root.parent / "ket-qua.xlsx"
    assert reconcile(root, file, "--scope", "all", "--xlsx", str(target)) == 0
    book = openpyxl.load_workbook(target)
    assert book.sheetnames[:4] == ["Tổng hợp", "Khác nhau", "Chỉ có ở đây", "Chỉ có ở bản xuất"]
    for sheet in book.worksheets:
        assert (sheet.freeze_panes, sheet["A1"].font.bold) == ("A2", True)
        assert all((sheet.column_dimensions[cell.column_letter].width or 0) >= 12 for cell in sheet[1])
        assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    row = [cell.value for cell in book["Khác nhau"][2]]
    assert row[:1] + row[3:6] == [
        "1.999001", "Tên thủ tục", "Thủ tục cấp giấy phép số 1 cho hộ gia đình", "=1+1 cấp thẻ"
    ]  # fmt: skip
    assert [cell.value for cell in book["Chỉ có ở bản xuất"]["A"]] == ["Mã", "1.999007"]


def test_the_page_stands_alone_and_escapes(root: Path) -> None:
    file = other(root, record(1, ten_thu_tuc="Cấp <script>alert(1)</script> thẻ"))
    target = root.parent / "trang.html"
    assert reconcile(root, file, "--out", str(target)) == 0
    page = target.read_text("utf-8")
    assert 'name="robots" content="noindex' in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "<mark>" in page


def test_places_that_are_taken_or_public_are_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root.parent / "xuat.jsonl"
    before = sorted(path for path in root.rglob("*") if ".niemyet" not in path.parts)
    (root / "site").mkdir()
    for words, told in (
        (("--out", str(file)), "không ghi đè"),
        (("--xlsx", str(root / "site/a.xlsx")), "phần công khai"),
        (("--out", str(root / "site_data/a.html")), "phần công khai"),
        (("--out", str(root.parent / "khong-co/a.html")), "không có thư mục"),
        (("--out", str(root / "a.x"), "--xlsx", str(root / "a.x")), "cùng một tệp"),
        (("--scope", "all", "--levels", "tinh"), "chọn một cách"),
        (("--levels", "thon"), "không có cấp “thon”"),
        (("--scope", "mọi"), "mọi"),
    ):
        assert reconcile(root, file, *words) == 2
        assert told in capsys.readouterr().err
    (root / "site").rmdir()
    assert sorted(path for path in root.rglob("*") if ".niemyet" not in path.parts) == before


def test_what_is_no_export_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = root.parent / "hong.jsonl"
    broken.write_text('{"ma_thu_tuc": "1.999001", "ten_thu_tuc": "A"}\n{"ma_thu_tuc": ', "utf-8")
    assert reconcile(root, broken) == 1
    assert "tệp “hong.jsonl”, dòng 2: không phải JSON" in capsys.readouterr().err
    assert reconcile(root, root.parent / "khong-co.json") == 1
    assert reconcile(root, broken, kind="xlsx") == 1
    assert "không mở được như bảng tính" in capsys.readouterr().err


def test_a_tree_with_errors_or_without_data_is_not_compared(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root.parent / "xuat.jsonl"
    assert run(["reconcile", str(file), "--from", "national-json", "--root", str(root), "--as-of", "2020-01-01"]) == 1
    assert "Chưa có dữ liệu vào ngày 01/01/2020" in capsys.readouterr().err
    (root / "site_data/agencies.yml").write_text("- ma: [\n", "utf-8")
    assert reconcile(root, file) == 1


def test_a_spreadsheet_of_names_alone_leaves_the_rest_open(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Mã thủ tục", "Tên thủ tục"])
    sheet.append(["1.999001", "cấp giấy phép số 1 cho hộ gia đình"])
    book.save(root.parent / "ten.xlsx")
    capsys.readouterr()
    assert reconcile(root, root.parent / "ten.xlsx", "--format", "json", kind="xlsx") == 0
    (pair,) = json.loads(capsys.readouterr().out)["khop"]
    assert {(field["ket_qua"], field["vi_sao"]) for field in pair["truong"]} == {("chua_ro", "ban_xuat_khong_co")}
    assert len(pair["truong"]) == 7
