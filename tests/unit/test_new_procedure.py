"""`niemyet amend` and `niemyet new procedure`: one code of a decision in the tree gets its file, by what was before."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.cli import app
from generator.load.document import parse
from tests.support.commands import assert_vietnamese

ROOT = Path(__file__).resolve().parents[2]
NAME = "Cấp giấy phép hành nghề khoan nước dưới đất"
KEY = "2026/12-QD-UBND"


def run(root: Path, *words: str) -> int:
    return app.run([*words, "--root", str(root), "--as-of", "2026-02-01"])


def values(file: Path) -> Any:
    problems: list[Any] = []
    node = parse(file.name, file.read_bytes(), problems.append)
    assert not problems
    return node


@pytest.fixture
def tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The shipped province with a decision that amends, repeals and begins, none of its records opened."""
    root = tmp_path / "tinh"
    for name in ("procedures", "site_data"):
        shutil.copytree(ROOT / name, root / name)
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "stt;loai;ma;cap;linh_vuc;ten;bo_phan;can_cu\n"
        f"1;sửa đổi;1.004122;tỉnh;;{NAME};thời hạn;1/2026/NĐ-CP\n"
        "2;bãi bỏ;1.001193;xã;;Thủ tục đăng ký khai sinh;;1/2026/NĐ-CP\n"
        "3;mới ban hành;1.999999;tỉnh, xã;Tài nguyên nước;Thủ tục mới;;1/2026/NĐ-CP\n",
        "utf-8",
    )
    words = ["--signed", "2026-01-15", "--title", "Về việc thử", "--rows", str(rows), "--no-records"]
    assert run(root, "new", "decision", "12/QĐ-UBND", *words) == 0
    capsys.readouterr()
    return root


def test_the_text_in_force_becomes_a_new_file(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tree / "procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml"
    before = old.read_bytes()
    assert run(tree, "amend", "1.004122", "--decision", KEY) == 0
    new = values(tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml")
    assert new == values(old) | {"quyet_dinh": KEY, "tren": "2025/1949-QD-UBND"}
    assert old.read_bytes() == before
    assert run(tree, "check") == 0
    capsys.readouterr()
    assert run(tree, "amend", "1.004122", "--decision", KEY) == 1
    assert "đã có tệp procedures/tai-nguyen-nuoc/1.004122@2026-12.yml" in capsys.readouterr().err


def test_what_was_still_to_be_looked_into_is_so_in_the_copy(tree: Path) -> None:
    old = tree / "procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml"
    old.write_text("# Soát lại phi: in hai mức.\n# Chép từ phụ lục I.\n" + old.read_text("utf-8"), "utf-8")
    assert run(tree, "amend", "1.004122", "--decision", KEY) == 0
    text = (tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml").read_text("utf-8")
    head = text[: text.index("\nma:")].splitlines()
    assert head[-1] == "# Soát lại phi: in hai mức." and head[0].startswith("# Nội dung theo Quyết định 12/QĐ-UBND")
    assert "phụ lục I." not in text


def test_a_correction_of_the_old_text_is_no_part_of_the_new_one(tree: Path) -> None:
    old = tree / "procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml"
    with old.open("a", encoding="utf-8") as stream:
        stream.write("dinh_chinh:\n  - ngay: 2025-12-01\n    bo_phan: phi\n    ly_do: in nhầm\n")
    assert run(tree, "amend", "1.004122", "--decision", KEY) == 0
    assert "dinh_chinh" not in values(tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("1.004122", "--decision", "2026/21-QD-UBND"), "có phải “2026/12-QD-UBND”?"),
        (("1.000001", "--decision", KEY), "không có dòng nào về mã 1.000001"),
        (("1.001193", "--decision", KEY), "không cần tệp"),
        (("1.004122", "--decision", KEY, "--level", "xa"), "chỉ nói về mã 1.004122 ở cấp: tinh"),
        (("1.004122", "--decision", "2025/1949-QD-UBND"), "đã có tệp procedures/tai-nguyen-nuoc/1.004122@2025-1949."),
    ],
)
def test_why_nothing_is_opened(
    words: tuple[str, ...], told: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tree, "amend", *words) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.endswith("Chưa ghi gì.\n")


def test_a_first_text_begins_with_what_the_decision_says(tree: Path) -> None:
    assert run(tree, "new", "procedure", "1.999999", "--decision", KEY) == 0
    assert values(tree / "procedures/tai-nguyen-nuoc/1.999999@2026-12.yml") == {
        "ma": "1.999999",
        "cap": ["tinh", "xa"],
        "quyet_dinh": KEY,
        "muc_day_du": "chi_ten",
        "ten": "Thủ tục mới",
        "linh_vuc": "tai-nguyen-nuoc",
        "can_cu": [{"so": "1/2026/NĐ-CP"}],
    }


def test_one_level_alone_has_a_file_of_its_own(tree: Path) -> None:
    assert run(tree, "amend", "1.999999", "--decision", KEY, "--level", "xa") == 0
    assert values(tree / "procedures/tai-nguyen-nuoc/1.999999@2026-12-xa.yml")["cap"] == ["xa"]
    assert run(tree, "amend", "1.999999", "--decision", KEY) == 0
    assert values(tree / "procedures/tai-nguyen-nuoc/1.999999@2026-12-tinh.yml")["cap"] == ["tinh"]


def test_a_number_stands_for_its_decision_where_one_year_alone_has_it(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tree, "amend", "1.999999", "--decision", "12/QĐ-UBND", "--level", "xa") == 0
    assert values(tree / "procedures/tai-nguyen-nuoc/1.999999@2026-12-xa.yml")["quyet_dinh"] == KEY
    other = tree / "site_data/decisions/2027/12-QD-UBND.yml"
    other.parent.mkdir()
    other.write_text("so: 12/QĐ-UBND\nngay_ky: 2027-01-04\ntrich_yeu: x\nhieu_luc:\n  tu: 2027-01-04\n", "utf-8")
    assert run(tree, "amend", "1.999999", "--decision", "12/QĐ-UBND") == 1
    assert "ghi một trong các khóa này: 2026/12-QD-UBND, 2027/12-QD-UBND" in capsys.readouterr().err


RECORD = {
    "ma_thu_tuc": "1.999999",
    "ten_thu_tuc": "Tên trong bản xuất",
    "so_quyet_dinh": "642/QĐ-BNNMT",
    "cap_thuc_hien": "Cấp Tỉnh",
    "loai_thu_tuc": "Loại khác",
    "linh_vuc": "Lĩnh vực lạ",
    "doi_tuong_thuc_hien": "Công dân Việt Nam; Người lạ",
    "co_quan_thuc_hien": "Sở lạ",
    "trinh_tu_thuc_hien": "Bước 1: Nộp hồ sơ.",
    "cach_thuc_thuc_hien": [],
}


def test_a_first_text_is_filled_from_an_export_and_its_doubts_are_marked(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "xuat.json"
    export.write_text(json.dumps([RECORD]), "utf-8")
    agencies = (tree / "site_data/agencies.yml").read_text("utf-8")
    fields = (tree / "site_data/fields.yml").read_bytes()
    assert run(tree, "new", "procedure", "1.999999", "--decision", KEY, "--from", "national-json", str(export)) == 0
    made = values(tree / "procedures/tai-nguyen-nuoc/1.999999@2026-12.yml")
    assert (made["ten"], made["linh_vuc"], made["cap"]) == ("Thủ tục mới", "tai-nguyen-nuoc", ["tinh", "xa"])
    assert made["noi_dung_theo"] == ["642/QĐ-BNNMT"]
    assert made["trinh_tu"] == [{"noi_dung": "Bước 1: Nộp hồ sơ."}]
    assert made["doi_tuong"] == ["cong_dan"]
    assert [doubt["truong"] for doubt in made["can_kiem_tra"]] == ["doi_tuong"]
    assert made["co_quan"] == {"giai_quyet": "so-la"}
    # What the decision names is not added to the lists; an agency that only the export names is, at the end.
    assert (tree / "site_data/fields.yml").read_bytes() == fields
    assert (tree / "site_data/agencies.yml").read_text("utf-8").startswith(agencies)
    assert "1 chỗ bản xuất không rõ" in capsys.readouterr().out
    assert run(tree, "check") == 0


FULL: dict[str, Any] = {
    "can_cu_phap_ly": [{"so_ky_hieu": "1/2026/NĐ-CP"}],
    "thanh_phan_ho_so": [{"ten_giay_to": "Đơn", "so_luong": "Bản chính: 1 Bản sao: 0"}],
    "cach_thuc_thuc_hien": [
        {"hinh_thuc": "Trực tiếp", "thoi_han_giai_quyet": "3 Ngày", "phi_le_phi": "Miễn phí"},
        {"hinh_thuc": "Trực tuyến", "thoi_han_giai_quyet": "2 Ngày", "phi_le_phi": "Miễn phí"},
    ],
}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (FULL, "TT224: ghi là “day_du” nhưng còn thiếu: noi_tiep_nhan"),
        (
            {"trinh_tu_thuc_hien": ""},
            "còn thiếu thoi_han, noi_tiep_nhan, phi; điền xong thì đổi muc_day_du thành danh_muc",
        ),
    ],
)
def test_what_is_left_to_write_never_lowers_how_full_a_text_says_it_is(
    more: dict[str, Any], told: str, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = tmp_path / "xuat.json"
    export.write_text(json.dumps([RECORD | more]), "utf-8")
    assert run(tree, "new", "procedure", "1.999999", "--decision", KEY, "--from", "national-json", str(export)) == 0
    out = capsys.readouterr().out
    assert told in out
    assert ("đổi muc_day_du thành danh_muc" in out) is ("đổi" in told)


def test_an_export_without_the_code(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "xuat.json"
    export.write_text(json.dumps([RECORD | {"ma_thu_tuc": "1.888888"}]), "utf-8")
    assert run(tree, "new", "procedure", "1.999999", "--decision", KEY, "--from", "national-json", str(export)) == 1
    assert "không có mã 1.999999 trong 1 bản ghi" in capsys.readouterr().err


def test_a_procedure_with_a_text_is_amended_and_not_begun(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tree, "new", "procedure", "1.004122", "--decision", KEY) == 1
    assert f"niemyet amend 1.004122 --decision {KEY}" in capsys.readouterr().err


class Keyboard(io.StringIO):
    """Answers, line by line, of somebody who sits there."""

    def isatty(self) -> bool:
        return True


def test_what_is_missing_is_asked_for(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [
        *("32/1/2026", "20/1/2026", "", "Về việc bãi bỏ", "Người ký", "Chủ tịch", "ct-ubnd", ""),
        # A slip is told at once and asked for again: nothing typed before it is lost.
        *("bỏ", "bãi bỏ", "1.001.570", "1.001570", "xa", "Tạm ngừng kinh doanh", "", ""),
        # The letters of a number that lost their strokes are offered with them.
        *("2/2026/ND-CP", "", "9/QD-UBND ngày 1/1/2025", ""),
        *("", "bai_bo: 1", "bai_bo=1; tong.tat_ca=1"),
    ]
    monkeypatch.setattr("sys.stdin", Keyboard("\n".join(answers) + "\n"))
    assert run(tree, "new", "decision", "14/QĐ-UBND") == 0
    slips = capsys.readouterr().err
    assert "“32/1/2026” không phải một ngày" in slips
    assert "không có loại “bỏ”" in slips
    assert "1.001.570" in slips
    assert "agencies.yml không có “ct-ubnd”" in slips
    assert "Có phải “2/2026/NĐ-CP”?" in slips and "Có phải “9/QĐ-UBND ngày 1/1/2025”?" in slips
    made = values(tree / "site_data/decisions/2026/14-QD-UBND.yml")
    assert (made["ngay_ky"], made["hieu_luc"], made["trich_yeu"]) == (
        "2026-01-20",
        {"tu": "2026-01-20"},
        "Về việc bãi bỏ",
    )
    assert made["nguoi_ky"] == {"ten": "Người ký", "chuc_danh": "Chủ tịch"}
    assert "“bai_bo: 1” không phải số đếm" in slips
    assert made["dem"] == {"dieu_1": {"bai_bo": "1"}, "tong": {"tat_ca": "1"}}
    assert made["muc"] == [
        {
            "stt": "1",
            "loai": "bai_bo",
            "ma": "1.001570",
            "cap": ["xa"],
            "ten": "Tạm ngừng kinh doanh",
            "da_cong_bo": {"so": "9/QĐ-UBND", "ngay": "2025-01-01"},
            "can_cu": [{"so": "2/2026/NĐ-CP"}],
        }
    ]


def test_rows_that_were_typed_outlive_a_refusal(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = ["--signed", "20/1/2026", "--effective", "20/1/2026", "--title", "x", "--signer", "A"]
    head += ["--signer-title", "B", "--agency", "ct-ubnd-tinh"]
    answers = ["bãi bỏ", "1.888888", "xa", "Không ai biết", "", "", "2/2026/NĐ-CP", "", "", ""]
    monkeypatch.setattr("sys.stdin", Keyboard("\n".join(answers) + "\n"))
    assert run(tree, "new", "decision", "14/QĐ-UBND", *head) == 1
    told = capsys.readouterr().err
    kept = tree / ".niemyet/dong-da-go.csv"
    assert "dong-da-go.csv, hàng 2" in told
    assert f"chạy lại với --rows {kept}" in told
    kept.write_text(kept.read_text("utf-8-sig").replace("1.888888", "1.001570"), "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(tree, "new", "decision", "14/QĐ-UBND", *head, "--rows", str(kept)) == 0
    assert values(tree / "site_data/decisions/2026/14-QD-UBND.yml")["muc"][0]["ma"] == "1.001570"


def test_every_table_is_named_to_who_tries_again(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = ["--signed", "20/1/2026", "--effective", "20/1/2026", "--title", "x", "--signer", "A"]
    head += ["--signer-title", "B", "--agency", "ct-ubnd-tinh"]
    fees, kept = tree.parent / "phi.csv", tree / ".niemyet/dong-da-go.csv"
    fees.write_text("Mã;Mức thu\n1.001570;5O.000 đồng\n", "utf-8")
    answers = ["bãi bỏ", "1.001570", "xa", "Tạm ngừng kinh doanh", "", "", "2/2026/NĐ-CP", "", "", "", "x"]
    monkeypatch.setattr("sys.stdin", Keyboard("\n".join(answers) + "\n"))
    assert run(tree, "new", "decision", "14/QĐ-UBND", *head, "--fees", str(fees)) == 1
    told = capsys.readouterr().err
    assert "phi.csv, hàng 2, cột “Mức thu”" in told
    assert f"Sửa {kept}, {fees}, lưu lại" in told
    assert f"chạy lại với --rows {kept} --fees {fees}" in told


def test_who_stops_in_the_middle_keeps_the_rows(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = ["--signed", "20/1/2026", "--effective", "20/1/2026", "--title", "x", "--signer", "A"]
    head += ["--signer-title", "B", "--agency", "ct-ubnd-tinh"]
    whole = ["bãi bỏ", "1.001570", "xa", "Tạm ngừng kinh doanh", "", "", "2/2026/NĐ-CP", ""]
    monkeypatch.setattr("sys.stdin", Keyboard("\n".join([*whole, "bãi bỏ", "1.004122"])))
    assert run(tree, "new", "decision", "14/QĐ-UBND", *head) == 130
    kept = tree / ".niemyet/dong-da-go.csv"
    assert f"chạy lại với --rows {kept}" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run(tree, "new", "decision", "14/QĐ-UBND", *head, "--rows", str(kept)) == 0
    assert [row["ma"] for row in values(tree / "site_data/decisions/2026/14-QD-UBND.yml")["muc"]] == ["1.001570"]


def test_after_a_refusal_only_what_was_wrong_is_asked_again(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    head = ["20/1/2026", "20/2/2026", "Về việc bãi bỏ\0", "Người ký", "Chủ tịch", "ct-ubnd-tinh"]
    rows = ["bãi bỏ", "1.888888", "xa", "Không ai biết", "", "", "2/2026/NĐ-CP", "", "", "bai_bo=1"]
    kept = tree / ".niemyet/dong-da-go.csv"

    class Officer(Keyboard):
        """Mends the table before trying once more."""

        def readline(self, *args: Any) -> str:
            answer = super().readline(*args)
            if answer == "sửa xong\n":
                kept.write_text(kept.read_text("utf-8-sig").replace("1.888888", "1.001570"), "utf-8")
                return "\n"
            return answer

    typed = [*head, *rows, "sửa xong", "d", "", "25/1/2026", "", "", "", ""]
    monkeypatch.setattr("sys.stdin", Officer("\n".join(typed) + "\n"))
    # It would end before it begins.
    assert run(tree, "new", "decision", "14/QĐ-UBND", "--until", "10/2/2026") == 0
    told = capsys.readouterr().err
    assert told.count("Dòng 1, loại") == 1
    assert told.count("Ngày ký") == told.count("Trích yếu") == 2
    made = values(tree / "site_data/decisions/2026/14-QD-UBND.yml")
    assert (made["hieu_luc"], made["trich_yeu"]) == ({"tu": "2026-01-25", "den": "2026-02-10"}, "Về việc bãi bỏ")
    assert [row["ma"] for row in made["muc"]] == ["1.001570"]


@pytest.mark.parametrize("words", [("new", "decision"), ("new", "procedure")])
def test_help_of_each_scaffold_is_in_vietnamese(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([*words, "--help"]) == 0
    told = capsys.readouterr().out
    assert {"--root", "--as-of"} <= set(re.findall(r"--[a-z-]+", told))
    assert_vietnamese(told)
