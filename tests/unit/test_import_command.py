"""`niemyet import` on small invented exports: what is written, what is kept, what is refused whole."""

import gzip
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.authoring.writing import placing
from generator.cli.app import run
from generator.load.document import parse

DAY = "2026-06-01"


def record(code: str, name: str = "Cấp thẻ", **more: Any) -> dict[str, Any]:
    base = {
        "ma_thu_tuc": code,
        "ten_thu_tuc": name,
        "cap_thuc_hien": "Cấp tỉnh",
        "linh_vuc": "Đất đai",
        "co_quan_thuc_hien": "Sở Thử",
        "trinh_tu_thuc_hien": "Bước 1: Nộp.\nBước 2: Nhận.",
        "yeu_cau_dieu_kien": "Không",
    }
    return base | more


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert run(["init", str(tmp_path / "tinh"), "--name", "Tỉnh Thử", "--code", "H99"]) == 0
    return tmp_path / "tinh"


def export(root: Path, *records: Any, name: str = "xuat.jsonl") -> Path:
    file = root.parent / name
    file.write_text("\n".join(json.dumps(item, ensure_ascii=False) for item in records), "utf-8")
    return file


def bring(root: Path, file: Path, *words: str, kind: str = "national-json", day: str = DAY) -> int:
    return run(["import", str(file), "--from", kind, "--root", str(root), "--day", day, *words])


def tree(root: Path) -> dict[str, bytes]:
    folders = (root / "procedures", root / "site_data")
    files = (path for top in folders for path in top.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def node(root: Path, path: str) -> Any:
    return parse(path, (root / path).read_bytes(), lambda problem: None)


def test_versions_lists_and_baseline_are_written(root: Path) -> None:
    assert bring(root, export(root, record("1.999001", 'Thẻ "đỏ": mới'), record("", "Chưa có mã"))) == 0
    version = node(root, "procedures/dat-dai/1.999001.yml")
    assert list(version)[:6] == ["ma", "cap", "quyet_dinh", "muc_day_du", "ten", "linh_vuc"]
    assert (version["ten"], version["quyet_dinh"]) == ('Thẻ "đỏ": mới', f"hien_trang/{DAY}")
    assert node(root, "procedures/dat-dai/nhap-2026-001.yml")["ma_tam"] == "nhap-2026-001"
    baseline = node(root, f"site_data/decisions/hien_trang-{DAY}.yml")
    assert [row.get("ma") or row["ma_tam"] for row in baseline["muc"]] == ["1.999001", "nhap-2026-001"]
    assert node(root, "site_data/fields.yml") == [{"ma": "dat-dai", "ten": "Đất đai"}]
    assert run(["check", "--root", str(root)]) == 0


def test_what_an_officer_wrote_in_the_lists_stays(root: Path) -> None:
    own = "# của tôi\n- ma: dat\n  ten: Đất đai   # giữ lời này\n"
    (root / "site_data/fields.yml").write_text(own, "utf-8")
    assert bring(root, export(root, record("1.999001"), record("1.999002", linh_vuc="Nước"))) == 0
    assert (root / "site_data/fields.yml").read_text("utf-8") == own + "- ma: nuoc\n  ten: Nước\n"
    assert (root / "procedures/dat/1.999001.yml").is_file()


def test_a_second_import_proposes_and_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(root, export(root, record("1.999001"), record("1.999002"), record("1.999003")))
    before = tree(root)
    newer = export(root, record("1.999001", "Cấp thẻ mới"), record("1.999002"), record("1.999009"), name="moi.jsonl")
    assert bring(root, newer, day="2026-09-01") == 0
    assert tree(root) == before
    told = (root / ".niemyet/de-xuat/de-xuat.md").read_text("utf-8")
    assert "`1.999009`" in told
    assert "`ten`\n    - Cấp thẻ\n    - → Cấp thẻ mới" in told
    assert "không còn trong bản xuất: 1 (1.999003)" in capsys.readouterr().out
    assert (root / ".niemyet/de-xuat/procedures/dat-dai/1.999009.yml").is_file()


def test_a_proposal_shows_where_a_long_text_differs(root: Path) -> None:
    """1.004222: one sentence came at the end of the steps; both texts, cut, read the same."""
    long = "Bước 1: " + "Nộp hồ sơ ở quầy tiếp nhận. " * 40 + "Nhận phiếu hẹn."
    bring(root, export(root, record("1.999001", trinh_tu_thuc_hien=long)))
    newer = record("1.999001", trinh_tu_thuc_hien=f"{long} Có thể nộp ở xã khác.")
    assert bring(root, export(root, newer, name="moi.jsonl"), day="2026-09-01") == 0
    told = (root / ".niemyet/de-xuat/de-xuat.md").read_text("utf-8")
    old, new = (row.strip("- ") for row in told.splitlines() if row.startswith("    - "))
    assert old.startswith("… ")
    assert old.endswith("Nhận phiếu hẹn.")
    assert new == f"→ {old} Có thể nộp ở xã khác."
    path = "procedures/dat-dai/1.999001.yml"
    assert f"### `1.999001` Cấp thẻ (`{path}`)" in told
    assert "Có thể nộp ở xã khác." in (root / ".niemyet/de-xuat" / path).read_text("utf-8")


def test_a_proposal_says_when_only_the_lines_differ(root: Path) -> None:
    bring(root, export(root, record("1.999001", yeu_cau_dieu_kien="Một.\nHai.")))
    bring(root, export(root, record("1.999001", yeu_cau_dieu_kien="Một. Hai."), name="moi.jsonl"), day="2026-09-01")
    told = (root / ".niemyet/de-xuat/de-xuat.md").read_text("utf-8")
    assert "- Một. Hai.\n    - → (cùng lời, chỉ khác cách chia dòng, chia phần)" in told


def test_another_field_of_the_same_day_joins_the_baseline(root: Path) -> None:
    file = export(root, record("1.999001"), record("1.999002", linh_vuc="Nước, rừng"))
    assert bring(root, file, "--fields", "Đất đai") == 0
    assert bring(root, file, "--fields", "nuoc-rung") == 0
    baseline = node(root, f"site_data/decisions/hien_trang-{DAY}.yml")
    assert [row["ma"] for row in baseline["muc"]] == ["1.999001", "1.999002"]
    assert run(["check", "--root", str(root)]) == 0


def test_levels_choose(root: Path) -> None:
    file = export(root, record("1.999001"), record("1.999002", cap_thuc_hien="Cấp Bộ"))
    assert bring(root, file, "--levels", "tinh,xa") == 0
    assert not (root / "procedures/dat-dai/1.999002.yml").exists()
    assert bring(root, file, "--levels", "vung") == 2


def test_two_records_of_one_code_are_kept_apart(root: Path) -> None:
    file = export(root, record("1.999001"), record("1.999001"), record("1.999001", "Tên khác"))
    assert bring(root, file) == 0
    assert "can_kiem_tra" in node(root, "procedures/dat-dai/1.999001.yml")
    assert node(root, ".niemyet/de-xuat/trung-ma/1.999001-2.yml")["ten"] == "Tên khác"
    assert run(["check", "--root", str(root)]) == 0


def test_records_that_are_alike_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(root, export(root, record("1.999001"), record("1.999001"))) == 0
    assert "1 bản ghi trùng hệt một bản ghi khác" in capsys.readouterr().out


def test_a_spreadsheet_under_another_kind_is_told_its_own(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root.parent / "xuat.xlsx"
    openpyxl.Workbook().save(file)
    assert bring(root, file) == 1
    assert "chạy lại với --from xlsx" in capsys.readouterr().err


def test_an_officer_s_file_in_the_way_stops_everything(root: Path) -> None:
    own = root / "procedures/dat-dai/1.999002.yml"
    own.parent.mkdir()
    own.write_text(
        "ma: 1.999009\ncap: [xa]\nquyet_dinh: hien_trang/2020-01-01\nmuc_day_du: chi_ten\nten: Của tôi\n", "utf-8"
    )
    before = tree(root)
    assert bring(root, export(root, record("1.999001"), record("1.999002"))) == 1
    assert tree(root) == before


def test_a_disk_that_fails_half_way_leaves_the_tree_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(root)
    calls = iter(range(100))

    def failing(source: Any, target: Any) -> None:
        if ".niemyet" not in Path(target).parts and next(calls) == 3:
            raise OSError(28, "No space left on device")
        Path(source).rename(target)

    monkeypatch.setattr(placing.os, "replace", failing)
    assert bring(root, export(root, *(record(f"1.99900{n}") for n in range(6)))) == 3
    assert tree(root) == before
    assert not list((root / ".niemyet").glob("nhap-*"))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"xin ch\xc3\xa0o",
        b"\xff\xfe\x00",
        b'{"ma_thu_tuc": "1.999001", "ten_thu_tuc": "A"}\n{hong',
        b'[{"title": "something else"}]',
        b'["1.999001"]',
        b'[{"ma_thu_tuc": "", "ten_thu_tuc": " "}]',
        gzip.compress(b'[{"ma_thu_tuc": "1.999001"}]' * 9)[:-20],
        b"[" * 100000,
    ],
    ids=["empty", "no-records", "words", "no-utf8", "half", "foreign", "no-mapping", "nameless", "cut-gzip", "deep"],
)
def test_a_broken_or_foreign_export_is_refused_whole(
    root: Path, raw: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    file = root.parent / "hong.json"
    file.write_bytes(raw)
    assert bring(root, file) == 1
    assert tree(root) == before
    assert "Chưa ghi gì" in capsys.readouterr().err
    assert bring(root, file, kind="national-api") == 1
    assert bring(root, file, kind="xlsx") == 1


def test_the_other_kind_of_export_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(root, export(root, {"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Cấp thẻ"}), kind="national-api") == 1
    assert "hãy dùng --from national-json" in capsys.readouterr().err
    assert bring(root, export(root, {"x": 1}), kind="national-api") == 1
    assert "không có khóa name, executionSteps" in capsys.readouterr().err


def test_no_file_and_no_province(root: Path, tmp_path: Path) -> None:
    assert bring(root, root / "khong-co.json") == 1
    (tmp_path / "khac" / "procedures").mkdir(parents=True)
    assert bring(tmp_path / "khac", export(root, record("1.999001"))) == 1


def test_an_array_packed_or_not_and_codes_as_numbers(root: Path) -> None:
    file = root.parent / "xuat.json.gz"
    file.write_bytes(gzip.compress(b'\xef\xbb\xbf[{"ma_thu_tuc": 1.999010, "ten_thu_tuc": "A"}]'))
    assert bring(root, file) == 0
    assert (root / "procedures/chua-ro-linh-vuc/1.999010.yml").is_file()


def test_a_spreadsheet_with_the_labels_of_the_export(root: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Danh mục thủ tục"])
    sheet.append(
        [
            "STT",
            "MÃ THỦ TỤC",
            "Tên thủ tục ",
            "Cấp thực hiện",
            "Lĩnh vực",
            "Địa chỉ tiếp nhận HS",
            "Yêu cầu, điều kiện thực hiện",
        ]
    )
    sheet.append([1, 1.99901, "Cấp thẻ: mới", "Cấp Xã, Cấp Tỉnh", "Đất đai", "Số 1", "- Đủ 18 tuổi\n- Có thẻ"])
    sheet.append([None, None, None, None])
    file = root.parent / "xuat.xlsx"
    book.save(file)
    assert bring(root, file, kind="xlsx") == 0
    version = node(root, "procedures/dat-dai/1.999010.yml")
    assert (version["ten"], version["cap"], version["dia_chi_tiep_nhan"]) == ("Cấp thẻ: mới", ["xa", "tinh"], "Số 1")
    assert version["dieu_kien"] == "- Đủ 18 tuổi\n- Có thẻ"
    # The number may have lost a zero, or another figure.
    assert [doubt["truong"] for doubt in version["can_kiem_tra"]] == ["ma"]


def test_a_spreadsheet_without_the_labels_is_foreign(root: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Tên", "Giá"])
    file = root.parent / "khac.xlsx"
    book.save(file)
    assert bring(root, file, kind="xlsx") == 1


def test_an_answer_of_the_portal(root: Path) -> None:
    answer = {
        "code": "OK",
        "data": {
            "code": "1.999001",
            "name": "Cấp thẻ",
            "isWard": True,
            "executionSteps": [{"name": "", "description": "- Nộp."}],
            "executionMethods": [
                {"submissionMethod": "ONLINE", "processingTime": 1, "processingTimeUnit": "OTHER", "fees": []},
                {
                    "submissionMethod": "DIRECT",
                    "processingTime": 3,
                    "processingTimeUnit": "WORKING_DAY",
                    "fees": [{"type": "SERVICE_FEE", "value": 0, "description": ""}],
                },
            ],
            "executionCases": [
                {"name": "* Phải nộp:", "profileComponents": [{"name": "- Đơn", "originalQty": 1, "copyQty": 0}]}
            ],
            "legalBasisesDetails": [{"name": "Luật Thẻ", "code": "12/2015/QH13"}],
            "categoriesDetails": [{"name": "Đất đai"}],
            "formalityTargetType": ["Công dân Việt Nam"],
        },
    }
    assert bring(root, export(root, answer), kind="national-api") == 0
    version = node(root, "procedures/dat-dai/1.999001.yml")
    assert version["cap"] == ["xa"]
    assert [row["kenh"] for row in version["cach_thuc"]] == ["truc_tuyen", "truc_tiep"]
    assert version["cach_thuc"][0]["thoi_han"][0]["theo_quy_dinh"]["don_vi"] == "khac"
    assert version["ho_so"]["truong_hop"][0]["giay_to"][0]["ban_chinh"] == "1"
    assert {row["truong"] for row in version["can_kiem_tra"]} == {"thoi_han", "phi"}


def test_a_refusal_of_the_portal_is_no_export(root: Path) -> None:
    assert bring(root, export(root, {"code": "NOT_FOUND", "data": None}), kind="national-api") == 1
