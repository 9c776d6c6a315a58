"""`niemyet new decision`: what was signed becomes the file a person would have written, and opens its records."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli import app
from generator.load.document import parse
from tests.support.decision_tables import command

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2025-11-28"
SHIPPED = sorted((ROOT / "site_data/decisions/2025").glob("*.yml"))


def values(file: Path) -> Any:
    """The values of a file, every scalar a text."""
    problems: list[Any] = []
    node = parse(file.name, file.read_bytes(), problems.append)
    assert not problems
    return node


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped province, read once, so that its copies need not be. Nobody writes in it."""
    root = tmp_path_factory.mktemp("goc") / "tinh"
    for name in ("procedures", "site_data"):
        shutil.copytree(ROOT / name, root / name)
    assert run(root, ["check"]) == 0
    return root


@pytest.fixture
def tree(province: Path, tmp_path: Path) -> Path:
    """A province of one's own."""
    root = tmp_path / "tinh"
    shutil.copytree(province, root)
    return root


def without(root: Path, decision: Path) -> list[Path]:
    """Takes a decision and the versions it set out of the tree; gives back what was taken."""
    year, number = decision.parent.name, decision.name.partition("-")[0]
    taken = [root / decision.relative_to(ROOT), *(root / "procedures").rglob(f"*@{year}-{number}*.yml")]
    for file in taken:
        file.unlink()
    return taken


def run(root: Path, words: list[str]) -> int:
    return app.run([*words, "--root", str(root), "--as-of", AS_OF])


@pytest.mark.parametrize("decision", SHIPPED, ids=lambda file: file.stem)
def test_each_shipped_decision_is_entered_from_its_rows(decision: Path, tree: Path, tmp_path: Path) -> None:
    taken = without(tree, decision)
    assert run(tree, command(values(decision), tmp_path)) == 0
    assert values(tree / decision.relative_to(ROOT)) == values(decision)
    for file in taken[1:]:
        shipped, made = values(ROOT / file.relative_to(tree)), values(file)
        for key in ("ma", "ma_khac", "cap", "quyet_dinh", "tren", "ten", "linh_vuc"):
            assert made.get(key) == shipped.get(key), (file, key)
    assert run(tree, ["check"]) == 0


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_way_a_spreadsheet_saves_csv(separator: str, mark: str, tree: Path, tmp_path: Path) -> None:
    decision = next(file for file in SHIPPED if file.stem.startswith("2031"))
    without(tree, decision)
    assert run(tree, command(values(decision), tmp_path, separator=separator, mark=mark)) == 0
    assert values(tree / decision.relative_to(ROOT)) == values(decision)


SIGNED = ["--signed", "15/1/2026", "--title", "Về việc công bố"]


def enter(root: Path, tmp_path: Path, table: str, *more: str) -> int:
    file = tmp_path / "dong.csv"
    file.write_text(table, "utf-8")
    return run(root, ["new", "decision", "12/QĐ-UBND", *SIGNED, "--rows", str(file), *more])


def files(root: Path) -> dict[str, bytes]:
    """Every file of the tree but the cache."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".niemyet" not in path.parts
    }


HEAD = "stt;loai;ma;cap;linh_vuc;ten;bo_phan;can_cu\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1;nâng cấp;1.004122;tinh;;Tên;;", ["hàng 2, cột “loai”", "không có loại “nâng cấp”", "sua_doi"]),
        ("1;bãi bỏ;1.014.111;tinh;;Tên;;1/2026/NĐ-CP", ["hàng 2, cột “ma”", "1.014111"]),
        ("1;bãi bỏ;1.004122;quận;;Tên;;1/2026/NĐ-CP", ["hàng 2, cột “cap”", "không có cấp “quận”"]),
        ("1;sửa đổi;1.004122;tinh;;Tên;màu sắc;", ["cột “bo_phan”", "không có bộ phận “màu sắc”"]),
        ("1;mới;1.999999;tinh;Báo chi;Tên;;", ["cột “linh_vuc”", "“Báo chi”; có phải “Báo chí", "--new-names"]),
        ("1;bãi bỏ;1.004122;;;Tên;;1/2026/NĐ-CP", ["hàng 2", "cấp"]),
        ("1;bãi bỏ;1.888888;tinh;;Tên;;1/2026/NĐ-CP", ["hàng 2", "1.888888"]),
        (
            "1;bãi bỏ;1.004122;tinh;;Tên;;1/2026/NĐ-CP\n\n2;bãi bỏ;1.004122;tinh;;Tên;;1/2026/NĐ-CP",
            ["hàng 4", "1.004122", "(trùng hàng 2)"],
        ),
        ("1;bãi bỏ;1.004122;tinh;;Tên;;1/2026/NĐ-CP;thừa", ["hàng 2: có 9 ô mà tiêu đề chỉ có 8 cột"]),
        ('1;bãi bỏ;"1.004122;tinh', ["hàng 2", "dấu nháy kép"]),
    ],
)
def test_a_wrong_row_is_told_with_its_place_and_nothing_is_written(
    row: str, told: list[str], province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(province)
    assert enter(province, tmp_path, HEAD + row + "\n") == 1
    words = capsys.readouterr().err
    assert all(part in words for part in told), words
    assert words.endswith("Chưa ghi gì.\n")
    assert files(province) == before


def test_rows_are_told_from_the_first_to_the_last(
    province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "".join(f"{place};bãi bỏ;1.88888{8 - place};tinh;;Tên;;1/2026/NĐ-CP\n" for place in range(1, 6))
    assert enter(province, tmp_path, HEAD + table) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "chưa có quyết định" in line]
    assert [line.partition(":")[0] for line in told] == [f"dong.csv, hàng {row}" for row in range(2, 7)]


def test_what_a_row_lacks_is_told_in_the_words_of_a_table(
    province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(province, tmp_path, HEAD + "1;mới;;tinh;;Tên;;\n2;mới;1.999999;;;Tên;;\n") == 1
    told = capsys.readouterr().err
    assert "dong.csv, hàng 2: chưa có mã thủ tục" in told and "dong.csv, hàng 3: chưa ghi cấp giải quyết" in told
    assert "Thêm “ma" not in told and "Thêm “cap" not in told


NEW_FIELD = "1;mới;1.999999;tinh;Trọng tài thương mại;Tên;;1/2026/NĐ-CP\n"


def test_a_field_and_an_agency_that_are_new_join_the_lists_when_asked(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(tree)
    issuer = ["--agency", "Giám đốc Sở Ngoại vụ"]
    assert enter(tree, tmp_path, HEAD + NEW_FIELD, *issuer) == 1
    assert "--agency: site_data/agencies.yml không có “Giám đốc Sở Ngoại vụ”" in capsys.readouterr().err
    assert files(tree) == before
    assert enter(tree, tmp_path, HEAD + NEW_FIELD, *issuer, "--new-names") == 0
    told = capsys.readouterr().out
    made = values(tree / "site_data/decisions/2026/12-QD-UBND.yml")
    assert (made["co_quan"], made["muc"][0]["linh_vuc"]) == ("giam-doc-so-ngoai-vu", "trong-tai-thuong-mai")
    assert values(tree / "procedures/trong-tai-thuong-mai/1.999999@2026-12.yml")["linh_vuc"] == "trong-tai-thuong-mai"
    for name, ident, said in (
        ("fields", "trong-tai-thuong-mai", "Trọng tài thương mại"),
        ("agencies", "giam-doc-so-ngoai-vu", "Giám đốc Sở Ngoại vụ"),
    ):
        path = f"site_data/{name}.yml"
        assert (tree / path).read_bytes().startswith(before[path])
        assert values(tree / path)[-1] == {"ma": ident, "ten": said}
        line = (tree / path).read_text("utf-8").splitlines().index(f"- ma: {ident}") + 1
        assert f"{path}:{line}: mục mới “{said}”" in told
    assert run(tree, ["check"]) == 0


@pytest.mark.parametrize("typed", ["TÀI NGUYÊN NƯỚC", "Báo chí xuất bản", "bao-chi-xuat-ban"])
def test_a_name_spelled_in_another_way_is_the_one_that_is_listed(typed: str, tree: Path, tmp_path: Path) -> None:
    before = files(tree)
    row = NEW_FIELD.replace("Trọng tài thương mại", typed)
    assert enter(tree, tmp_path, HEAD + row, "--agency", "Chủ tịch UBND tỉnh Cao Bằng", "--new-names") == 0
    after = files(tree)
    assert all(after[f"site_data/{name}.yml"] == before[f"site_data/{name}.yml"] for name in ("fields", "agencies"))
    assert values(tree / "site_data/decisions/2026/12-QD-UBND.yml")["co_quan"] == "ct-ubnd-tinh"


@pytest.mark.parametrize("typed", ["Tai nguyên nuoc", "tai-nguyen", "dat_dai"])
def test_a_slip_in_a_name_or_an_id_is_never_a_new_entry(
    typed: str, province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = NEW_FIELD.replace("Trọng tài thương mại", typed)
    assert enter(province, tmp_path, HEAD + row, "--new-names") == 1
    assert f"site_data/fields.yml không có “{typed}”" in capsys.readouterr().err


def test_what_the_check_of_the_change_will_refuse_says_so(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "1;sửa đổi;1.004122;tinh;;Tên;;\n2;bãi bỏ;1.001740;tinh;;Tên;;\n"
    assert enter(tree, tmp_path, HEAD + rows) == 0
    left = [line for line in capsys.readouterr().out.splitlines() if ": TT41" in line]
    refused = "để nguyên thì đề nghị thay đổi bị từ chối khi kiểm tra"
    assert [line.rpartition("; ")[2] for line in left] == [f"{refused} (TT447)", f"{refused} (TT448)"]


NAME = "Cấp giấy phép hành nghề khoan nước dưới đất"


@pytest.mark.parametrize("kind", ["SĐ, BS", "Sửa đổi và bổ sung", "Thủ tục được sửa đổi, bổ sung", "TTHC sửa đổi"])
@pytest.mark.parametrize("code", ["1. 004122", "1,004122", "\u00a01.004122 "])
def test_a_row_as_hands_write_it(kind: str, code: str, tree: Path, tmp_path: Path) -> None:
    row = f'I;;;;;"LĨNH VỰC TÀI NGUYÊN NƯỚC";;\n1;{kind};{code};UBND tỉnh;;{NAME};thời hạn;1/2026/NĐ-CP\n'
    assert enter(tree, tmp_path, HEAD + row + ";;;;;Tổng cộng: 1 thủ tục;;\n") == 0
    (made,) = values(tree / "site_data/decisions/2026/12-QD-UBND.yml")["muc"]
    assert (made["loai"], made["ma"], made["cap"]) == ("sua_doi", "1.004122", ["tinh"])


def test_lines_between_rows_are_told_and_a_row_is_never_one(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = f"1;sửa đổi;1.004122;tinh;;{NAME};thời hạn;1/2026/NĐ-CP\n"
    assert enter(tree, tmp_path, HEAD + "II;;;;;Lĩnh vực đất đai;;\n2;;;;;Thu hồi đất;;\n" + row) == 1
    told = capsys.readouterr().err
    assert "hàng 3: chưa ghi cột “loai”" in told and "hàng 2: chưa ghi" not in told
    assert enter(tree, tmp_path, HEAD + "II;;;;;Lĩnh vực đất đai;;\n") == 1
    assert enter(tree, tmp_path, HEAD + "II;;;;;Lĩnh vực đất đai;;\n" + row) == 0
    assert "hàng 2 chỉ là tiêu đề nhóm hay dòng tổng, không nhập: II Lĩnh vực đất đai" in capsys.readouterr().err


def test_no_sheet_of_a_workbook_is_left_out_silently(
    province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    for title in ("PL I", "PL II"):
        sheet = book.create_sheet(title)
        sheet.append(["STT", "Loại", "Mã TTHC", "Cấp giải quyết", "Tên TTHC", "Ngày có hiệu lực"])
        sheet.append([1, "bãi bỏ", "1.004122", "tỉnh", NAME, date(2026, 2, 1)])
    book.save(tmp_path / "dong.xlsx")
    words = ["new", "decision", "12/QĐ-UBND", *SIGNED, "--rows", str(tmp_path / "dong.xlsx")]
    assert run(province, words) == 1
    assert "trang “PL II” cũng có bảng như thế" in capsys.readouterr().err


ROW_OF_LIMITS = f"1;sửa đổi;1.004122;tỉnh;{NAME};thời hạn;1/2026/NĐ-CP;24 ngày;22 ngày\n"
ITS_HEAD = "STT;Loại;Mã;Cấp;Tên;Phần sửa đổi;Căn cứ pháp lý;"


@pytest.mark.parametrize(
    "head",
    [
        ITS_HEAD + "Thời hạn theo quy định;Thời hạn sau cắt giảm\n",
        ITS_HEAD + "Thời hạn giải quyết;\n;;;;;;;Theo quy định;Sau cắt giảm\n",
    ],
)
def test_the_reduced_limit_binds_beside_the_statutory_one(head: str, tree: Path, tmp_path: Path) -> None:
    assert enter(tree, tmp_path, head + ROW_OF_LIMITS) == 0
    (made,) = (tree / "procedures").rglob("1.004122@2026-12.yml")
    (limit,) = values(made)["thoi_han"]
    assert limit["theo_quy_dinh"] == {"so": "24", "don_vi": "ngay"}
    assert limit["sau_cat_giam"] == {"so": "22", "don_vi": "ngay"}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (ITS_HEAD + "Thời hạn;\n" + ROW_OF_LIMITS, "dong.csv, hàng 2, cột I: có “22 ngày” mà cột không có tiêu đề"),
        (ITS_HEAD + "Thời hạn giải quyết;Sau cắt giảm\n" + ROW_OF_LIMITS, "không rõ số nào là thời hạn sau cắt giảm"),
        (ITS_HEAD + "Số;Sau cắt giảm\n" + ROW_OF_LIMITS, "thiếu cột “Theo quy định”"),
        (ITS_HEAD + "Thời hạn;\n;;;;;;;Trực tiếp;Trực tuyến\n" + ROW_OF_LIMITS, "còn một hàng tiêu đề có “Trực tiếp”"),
    ],
)
def test_a_limit_whose_column_is_not_clear_is_never_passed_over(
    table: str, told: str, province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(province, tmp_path, table) == 1
    assert told in capsys.readouterr().err


def test_every_wrong_cell_is_told_at_once(
    province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(province, tmp_path, HEAD + "1;nâng;1.004122;quận;;Tên;màu sắc;\n2;hạ;1.004122;xa;;Tên;;\n") == 1
    assert capsys.readouterr().err.count("dong.csv, hàng") == 4


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("stt;ten\n1;x\n", "không thấy hàng tiêu đề có cột “loai”"),
        ("loai;ma;mã thủ tục\nmoi;1;2\n", "hai cột “ma” và “mã thủ tục” cùng một nghĩa"),
        ("", "không thấy hàng tiêu đề"),
        ("stt;loai;ma;lạ\n;;;\n", "dưới hàng tiêu đề không có hàng nào"),
    ],
)
def test_a_file_that_is_no_table_of_rows(
    table: str, told: str, province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(province, tmp_path, table) == 1
    assert told in capsys.readouterr().err


def test_two_levels_in_one_row_are_two_levels(tree: Path, tmp_path: Path) -> None:
    row = "1;bãi bỏ;1.008603;Cấp tỉnh và cấp xã;;Kê khai phí bảo vệ môi trường đối với nước thải;;1/2026/NĐ-CP\n"
    assert enter(tree, tmp_path, HEAD + row) == 0
    made = values(tree / "site_data/decisions/2026/12-QD-UBND.yml")
    assert made["muc"][0]["cap"] == ["tinh", "xa"]
    assert made["dem"] == {"dieu_1": {"bai_bo": "1"}, "tong": {"tat_ca": "1", "tinh+xa": "1"}}


def test_a_decision_is_never_overwritten(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(tree, tmp_path, HEAD + "1;bãi bỏ;1.004122;tinh;;Tên;;1/2026/NĐ-CP\n") == 0
    before = files(tree)
    assert enter(tree, tmp_path, HEAD + "1;bãi bỏ;1.004167;tinh;;Tên;;1/2026/NĐ-CP\n") == 1
    assert "đã có tệp site_data/decisions/2026/12-QD-UBND.yml" in capsys.readouterr().err
    assert files(tree) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["12/QĐ-UBND"], "thiếu --signed"),
        (["12/QĐ-UBND", "--signed", "2026-01-15"], "thiếu --title"),
        (["12/QĐ-UBND", "--signed", "31/2/2026"], "--signed"),
        ([], "SỐ"),
    ],
)
def test_without_a_keyboard_what_is_missing_is_a_usage_error(
    words: list[str], told: str, province: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(province, ["new", "decision", *words]) == 2
    assert told in capsys.readouterr().err


def test_a_number_that_is_none(province: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(province, ["new", "decision", "mười hai", *SIGNED]) == 2
    assert "“mười hai” không đúng dạng số quyết định. Viết số và ký hiệu liền nhau" in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed",
    ["3000/QD-UBND", "3000/QÐ-UBND", "3000 QĐ-UBND", "3000/qđ-ubnd", "Số 3000/QĐ-UBND", "3000/QĐ UBND", "3000QĐ-UBND"],
)
def test_a_slip_in_the_number_is_told_before_any_question(
    typed: str, province: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(province, ["new", "decision", typed, *SIGNED]) == 2
    assert "có phải “3000/QĐ-UBND”?" in capsys.readouterr().err


def test_counts_that_do_not_hold_are_written_only_when_asked(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = HEAD + "1;bãi bỏ;1.004122;tinh;;Tên;;1/2026/NĐ-CP\n"
    assert enter(tree, tmp_path, table, "--count", "bai_bo=2") == 1
    assert "--anyway" in capsys.readouterr().err
    assert enter(tree, tmp_path, table, "--count", "bai_bo=2", "--anyway") == 1
    assert "lỗi TT401" in capsys.readouterr().out
    assert values(tree / "site_data/decisions/2026/12-QD-UBND.yml")["dem"] == {"dieu_1": {"bai_bo": "2"}}


@pytest.mark.parametrize("count", ["bai_bo", "bai_bo=hai", "x.y.z.w=1", "moi=1 --count"])
def test_a_count_that_is_none(count: str, province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert enter(province, tmp_path, HEAD + "1;bãi bỏ;1.004122;tinh;;Tên;;1/2026/NĐ-CP\n", "--count", count) == 1
    assert "không phải số đếm" in capsys.readouterr().err


def test_a_spreadsheet_of_rows_keeps_the_zeros_of_a_code(tree: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH MỤC THỦ TỤC"])
    sheet.append(["STT", "Loại", "Mã TTHC", "Cấp thực hiện", "Tên thủ tục", "Căn cứ pháp lý", "Từ ngày"])
    sheet.append([1, "Bãi bỏ", 1.01250, "Tỉnh", "Tên", "1/2026/NĐ-CP", None])
    file = tmp_path / "dong.xlsx"
    book.save(file)
    assert run(tree, ["new", "decision", "12/QĐ-UBND", *SIGNED, "--rows", str(file)]) == 0
    row = values(tree / "site_data/decisions/2026/12-QD-UBND.yml")["muc"][0]
    assert (row["stt"], row["ma"]) == ("1", "1.012500")


def test_rows_of_a_replacement_with_one_ordinal_are_one_row(tree: Path, tmp_path: Path) -> None:
    table = (
        "stt;loai;cu;moi;cap;linh_vuc;ten\n"
        "1;thay thế;1.004122; ;tinh;;\n"
        "1;thay thế;1.008603@xa;1.999998;tinh;tai-nguyen-nuoc;Tên mới\n"
    )
    assert enter(tree, tmp_path, table) == 0
    made = values(tree / "site_data/decisions/2026/12-QD-UBND.yml")
    assert made["muc"] == [
        {
            "stt": "1",
            "loai": "thay_the",
            "cu": [{"ma": "1.004122", "cap": ["tinh"]}, {"ma": "1.008603", "cap": ["xa"]}],
            "moi": [{"ma": "1.999998", "cap": ["tinh"], "ten": "Tên mới", "linh_vuc": "tai-nguyen-nuoc"}],
        }
    ]
    assert values(tree / "procedures/tai-nguyen-nuoc/1.999998@2026-12.yml")["ten"] == "Tên mới"


OLD = "procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml"
NAME = "Cấp giấy phép hành nghề khoan nước dưới đất"
AMENDED = f"1;sửa đổi;1.004122;tinh;;{NAME};thời hạn, phí;1/2026/NĐ-CP\n"


def test_an_amendment_copies_the_text_in_force_and_leaves_it_as_history(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tree / OLD
    before = old.read_bytes()
    old.write_text(old.read_text("utf-8").replace("muc_dvc: mot_phan", "muc_dvc: mot_phan  # chờ nâng mức"), "utf-8")
    assert enter(tree, tmp_path, HEAD + AMENDED) == 0
    new = tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml"
    changed = {"quyet_dinh": "2026/12-QD-UBND", "tren": "2025/1949-QD-UBND"}
    assert values(new) == values(old) | changed
    assert "muc_dvc: mot_phan  # chờ nâng mức\n" in new.read_text("utf-8")
    assert old.read_bytes() == before.replace(b"muc_dvc: mot_phan", "muc_dvc: mot_phan  # chờ nâng mức".encode())
    lines = new.read_text("utf-8").splitlines()
    todo = capsys.readouterr().out
    for key in ("thoi_han", "phi"):
        line = lines.index(f"{key}:") + 1
        assert f"1.004122@2026-12.yml:{line}: sửa {key} theo quyết định" in todo


def test_records_are_left_alone_when_asked(tree: Path, tmp_path: Path) -> None:
    before = set(files(tree))
    assert enter(tree, tmp_path, HEAD + AMENDED, "--no-records") == 0
    assert set(files(tree)) - before == {"site_data/decisions/2026/12-QD-UBND.yml"}


def test_one_of_two_levels_gets_a_file_of_its_own(tree: Path, tmp_path: Path) -> None:
    base = tree / "procedures/phi-le-phi/1.008603.yml"
    base.parent.mkdir(exist_ok=True)
    base.write_text(
        "ma: 1.008603\ncap:\n  - tinh\n  - xa\nquyet_dinh: hien_trang/2025-11-17\nmuc_day_du: chi_ten\n"
        "ten: Thủ tục kê khai, thẩm định tờ khai phí bảo vệ môi trường đối với nước thải\nlinh_vuc: phi-le-phi\n",
        "utf-8",
    )
    name = "Thủ tục kê khai, thẩm định tờ khai phí bảo vệ môi trường đối với nước thải"
    first = HEAD + f"1;sửa đổi;1.008603;xã;;{name};thời hạn;1/2026/NĐ-CP\n"
    assert enter(tree, tmp_path, first, "--effective", "2026-02-01") == 0
    at_commune = values(tree / "procedures/phi-le-phi/1.008603@2026-12-xa.yml")
    assert (at_commune["cap"], at_commune["tren"]) == (["xa"], "hien_trang/2025-11-17")
    table = tmp_path / "hai.csv"
    table.write_text(HEAD + f"1;sửa đổi;1.008603;tỉnh, xã;;{name};thời hạn;1/2026/NĐ-CP\n", "utf-8")
    words = ["new", "decision", "13/QĐ-UBND", "--signed", "2026-03-01", "--title", "x", "--rows", str(table)]
    assert run(tree, words) == 0
    both = {path.name: values(path) for path in (tree / "procedures/phi-le-phi").glob("1.008603@2026-13*")}
    assert {name: (made["cap"], made["tren"]) for name, made in both.items()} == {
        "1.008603@2026-13-tinh.yml": (["tinh"], "hien_trang/2025-11-17"),
        "1.008603@2026-13-xa.yml": (["xa"], "2026/12-QD-UBND"),
    }


def test_what_the_annex_prints_of_the_new_text_stands_in_the_copy(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "stt;loai;ma;cap;ten;bộ phận sửa đổi;Thời hạn giải quyết;Phí, lệ phí;Ghi chú\n"
        f"1;sửa đổi;1.004122;tỉnh;{NAME};thời hạn, phí, hồ sơ;20 ngày, kể từ ngày nhận đủ hồ sơ;50.000 đồng;x\n"
    )
    assert enter(tree, tmp_path, table) == 0
    new = values(tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml")
    old = values(tree / OLD)
    assert new["thoi_han"] == [
        {"theo_quy_dinh": {"so": "20", "don_vi": "ngay"}, "moc": "kể từ ngày nhận đủ hồ sơ"},
    ]
    assert new["phi_nguyen_van"] == "50.000 đồng"
    assert "phi" not in new
    assert new["can_cu"] == old["can_cu"]
    told = capsys.readouterr()
    assert "thêm ho_so theo quyết định" in told.out
    assert "sửa thoi_han" not in told.out
    assert "sửa phi" not in told.out
    made = values(tree / "site_data/decisions/2026/12-QD-UBND.yml")
    assert "thoi_han" not in made["muc"][0]
    assert made["muc"][0]["ghi_chu"] == "x"


LIMITS = "stt;loai;ma;cap;ten;bộ phận sửa đổi;Thời hạn giải quyết;Ghi chú cắt giảm\n"
REDUCED = "cắt giảm (số vừa nhập thành thời hạn theo quy định); ghi chú cắt giảm"


@pytest.mark.parametrize(
    ("limit", "reduction", "lost"),
    [
        ("20 ngày làm việc", "", f"{REDUCED}; mốc tính “kể từ ngày nhận đủ hồ sơ”"),
        ("20 ngày làm việc, kể từ ngày nhận hồ sơ hợp lệ", "", REDUCED),
        ("20 ngày", "từ 24 ngày xuống 20 ngày", "mốc tính “kể từ ngày nhận đủ hồ sơ”"),
        ("20 ngày, kể từ ngày nhận đủ hồ sơ", "từ 24 ngày xuống 20 ngày", None),
    ],
)
def test_what_the_limit_before_said_and_the_new_one_does_not_is_left_to_a_person(
    limit: str, reduction: str, lost: str | None, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = f"1;sửa đổi;1.004122;tỉnh;{NAME};thời hạn;{limit};{reduction}\n"
    assert enter(tree, tmp_path, LIMITS + row) == 0
    new = tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml"
    line = new.read_text("utf-8").splitlines().index("thoi_han:") + 1
    told = [words for words in capsys.readouterr().out.splitlines() if "thời hạn cũ có" in words]
    where = f"  procedures/tai-nguyen-nuoc/1.004122@2026-12.yml:{line}: "
    assert told == ([f"{where}thời hạn cũ có {lost}: đã bỏ, đối chiếu với văn bản"] if lost else [])


def test_limits_of_cases_and_of_ways_to_hand_in_are_told_when_one_limit_takes_their_place(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = (tree / OLD).read_text("utf-8")
    more = "  - truong_hop: cấp lại\n    theo_quy_dinh:\n      so: 3\n      don_vi: ngay\n"
    ways = "  - kenh: truc_tiep\n    thoi_han:\n      - theo_quy_dinh:\n          so: 1\n          don_vi: ngay\n"
    old = old.replace("phi:\n", more + "phi:\n", 1).replace("  - kenh: truc_tiep\n", ways, 1)
    (tree / OLD).write_text(old, "utf-8")
    assert enter(tree, tmp_path, LIMITS + f"1;sửa đổi;1.004122;tỉnh;{NAME};thời hạn;20 ngày;\n") == 0
    told = capsys.readouterr().out
    assert "thời hạn cũ có 2 trường hợp; trường hợp “cấp lại”; " in told
    assert "thời hạn ghi riêng cho từng cách nộp còn là của bản trước" in told


def test_a_doubt_of_the_text_before_ends_with_the_words_it_was_of(tree: Path, tmp_path: Path) -> None:
    doubts = "can_kiem_tra:\n" + "".join(f"  - truong: {it}\n    ly_do: cũ\n" for it in ("thoi_han", "phi", "ho_so"))
    with (tree / OLD).open("a", encoding="utf-8") as file:
        file.write(doubts)
    table = (
        "stt;loai;ma;cap;ten;bộ phận sửa đổi;Thời hạn giải quyết;Phí, lệ phí\n"
        f"1;sửa đổi;1.004122;tỉnh;{NAME};thời hạn, phí;20 ngày;50.000 đồng\n"
    )
    assert enter(tree, tmp_path, table) == 0
    new = values(tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml")
    assert new["can_kiem_tra"] == [{"truong": "ho_so", "ly_do": "cũ"}]


@pytest.mark.parametrize(("more", "left"), [("", None), ("  - thoi_han\n", ["thoi_han"])])
def test_what_is_answered_is_no_doubt_and_what_cannot_be_read_stays(
    more: str, left: list[str] | None, tree: Path, tmp_path: Path
) -> None:
    with (tree / OLD).open("a", encoding="utf-8") as file:
        file.write("can_kiem_tra:\n  - truong: phi\n    ly_do: cũ\n" + more)
    table = f"stt;loai;ma;cap;ten;bộ phận sửa đổi;Phí, lệ phí\n1;sửa đổi;1.004122;tỉnh;{NAME};phí;50.000 đồng\n"
    assert enter(tree, tmp_path, table) == (0 if left is None else 1)
    assert values(tree / "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml").get("can_kiem_tra") == left


def test_heads_as_decisions_print_them(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = (
        "STT;Loại;Mã thủ tục;Cấp;Lĩnh vực;Tên thủ tục;Nội dung sửa đổi, bổ sung;Mã bị thay thế;Căn cứ\n"
        f"1;Sửa đổi, bổ sung;1.004122;tỉnh;;{NAME};Thời hạn giải quyết; ;1/2026/NĐ-CP\n"
        "2;Thay thế;1.999999;tỉnh;Tài nguyên nước;Thủ tục mới; ;1.001740;1/2026/NĐ-CP\n"
    )
    assert enter(tree, tmp_path, table) == 0
    assert "không dùng cột" not in capsys.readouterr().err
    amended, replaced = values(tree / "site_data/decisions/2026/12-QD-UBND.yml")["muc"]
    assert amended["bo_phan"] in ("thoi_han", ["thoi_han"])
    assert replaced["cu"][0]["ma"] == "1.001740"


BASES = "Căn cứ pháp lý bãi bỏ thủ tục hành chính"
PRINTED = f"TT,Tên thủ tục hành chính (Mã TTHC),Quyết định công bố danh mục TTHC,{BASES}\n"
REPEALED = (
    '1,{name} ({code}),"Quyết định số 1221/QĐ-UBND ngày 28/7/2025 của Chủ tịch UBND tỉnh về việc '
    'công bố danh mục thủ tục hành chính trong lĩnh vực X, thuộc thẩm quyền của Sở Y",'
    '"Quyết định số 13/2022/QĐ-TTg ngày 09/5/2022 về thực hiện chính sách hỗ trợ"\n'
)
TAKEN = "1 hàng dưới không ghi cấp, lấy"
WEDDING = "Thủ tục đăng ký kết hôn lưu động"


def made(tree: Path) -> Any:
    """The rows of the decision that was entered."""
    return values(tree / "site_data/decisions/2026/12-QD-UBND.yml")["muc"]


def test_a_printed_list_of_repeals_is_entered_as_it_is(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        f"DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ,,,\n{PRINTED}A. Thủ tục hành chính cấp tỉnh (01 TTHC),,,\n"
        f"{REPEALED.format(name=NAME, code='1.004122')},B. Thủ tục hành chính cấp xã (01 TTHC),,\n,Lĩnh vực hộ tịch,,\n"
        f"{REPEALED.format(name=WEDDING, code='1.000593')},Tổng số danh mục TTHC công bố: 02 TTHC,,\n"
        ",– Cấp tỉnh: 01,,\n"
    )
    assert enter(tree, tmp_path, table, "--count", "bai_bo=2") == 0
    first, second = made(tree)
    assert [(row["stt"], row["loai"], row["ma"], row["cap"], row["ten"]) for row in (first, second)] == [
        ("A/1", "bai_bo", "1.004122", ["tinh"], NAME),
        ("B/1", "bai_bo", "1.000593", ["xa"], WEDDING),
    ]
    assert first["da_cong_bo"] == {"so": "1221/QĐ-UBND", "ngay": "2025-07-28"}
    assert first["can_cu"][0]["so"] == "13/2022/QĐ-TTg"
    assert capsys.readouterr().err.splitlines() == [
        f"dong.csv: không có cột loại: mọi hàng là bãi bỏ, theo tên cột “{BASES}”",
        "dong.csv: 2 hàng lấy mã ở trong ngoặc cuối tên thủ tục",
        f"dong.csv: hàng 3 là đề mục “A. Thủ tục hành chính cấp tỉnh (01 TTHC)”: {TAKEN} cấp tỉnh",
        f"dong.csv: hàng 5 là đề mục “B. Thủ tục hành chính cấp xã (01 TTHC)”: {TAKEN} cấp xã",
        "dong.csv: hàng 6 chỉ là tiêu đề nhóm hay dòng tổng, không nhập: Lĩnh vực hộ tịch",
        "dong.csv: hàng 8 chỉ là tiêu đề nhóm hay dòng tổng, không nhập: Tổng số danh mục TTHC công bố: 02 TTHC",
        "dong.csv: hàng 9 chỉ là tiêu đề nhóm hay dòng tổng, không nhập: – Cấp tỉnh: 01",
        "dong.csv: số thứ tự lặp lại giữa các đề mục, nên ghi kèm đề mục, ví dụ “B/1”",
    ]


AS_PRINTED = "TT,Tên thủ tục hành chính (Mã TTHC),Thời hạn giải quyết,Địa điểm thực hiện,Căn cứ pháp lý,Ghi chú\n"
CENTRE = "Trung tâm Phục vụ hành chính công cấp xã"


def test_a_printed_list_of_one_kind_says_its_kind_on_the_command_line(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = f'{AS_PRINTED}I,Cấp xã,,,,\n1,"{WEDDING}\n(1.000593)",3 ngày làm việc,{CENTRE},1/2026/NĐ-CP,x\n'
    assert enter(tree, tmp_path, table) == 1
    told = capsys.readouterr().err
    assert "không thấy hàng tiêu đề có cột “loai”" in told
    assert "thêm --kind, ví dụ --kind bai_bo" in told
    assert enter(tree, tmp_path, table, "--kind", "chuan_hoa") == 0
    (row,) = made(tree)
    assert (row["loai"], row["ma"], row["cap"], row["ten"]) == ("chuan_hoa", "1.000593", ["xa"], WEDDING)
    text = values(tree / "procedures/ho-tich/1.000593@2026-12.yml")
    assert (text["ten"], text["thoi_han"]) == (WEDDING, [{"theo_quy_dinh": {"so": "3", "don_vi": "ngay_lam_viec"}}])


def test_a_printed_list_with_a_column_of_kinds(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = "TT,Loại,Cấp,Lĩnh vực,Tên thủ tục hành chính (Mã TTHC),Nội dung sửa đổi,Căn cứ pháp lý\n"
    row = f"1,Sửa đổi,,Hộ tịch,{WEDDING} (1.000593),thời hạn,1/2026/NĐ-CP\n"
    assert enter(tree, tmp_path, f"{heads}I,,,,Cấp xã,,\n{row}") == 0
    assert "không dùng cột" not in capsys.readouterr().err
    assert [(row["loai"], row["ma"], row["cap"], row["ten"]) for row in made(tree)] == [
        ("sua_doi", "1.000593", ["xa"], WEDDING)
    ]


def test_a_kind_is_said_once(province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert enter(province, tmp_path, HEAD + f"1;bãi bỏ;1.004122;tinh;;{NAME};;1/2026/NĐ-CP\n", "--kind", "moi") == 1
    assert "bảng đã có cột “loai”; bỏ --kind" in capsys.readouterr().err
    assert run(province, ["new", "decision", "12/QĐ-UBND", *SIGNED, "--kind", "moi"]) == 2
    assert "thiếu --rows" in capsys.readouterr().err


KINDLESS = "TT;Tên TTHC (Mã TTHC);Căn cứ bãi bỏ\n"
REPEAL = f"1;{NAME} (1.004122);1/2026/NĐ-CP\n"


@pytest.mark.parametrize(
    ("above", "levels"),
    [
        ("I;Cấp xã;\n", ["xa"]),
        ("I. CẤP TỈNH (24 TTHC);;\n", ["tinh"]),
        (";Danh mục TTHC bị bãi bỏ thuộc thẩm quyền giải quyết của UBND cấp tỉnh, UBND cấp xã;\n", ["tinh", "xa"]),
        ("I;Cấp tỉnh;\nII;Cấp xã;\n", ["xa"]),
        # A field below its level, numbered in another way or not at all.
        ("I;Cấp xã;\nA;Lĩnh vực đất đai;\n;Lĩnh vực nước;\n", ["xa"]),
        # The field is numbered as its level was: which level it has, it does not say.
        ("I;Cấp xã;\nII;Lĩnh vực đất đai;\n", None),
        ("I;Lĩnh vực báo chí;\n;Cấp xã;\nII;Lĩnh vực đất đai;\n", None),
        (";Cấp xã;\n;Tổng số: 01 TTHC;\n", None),
        # The tax department is no total; a total of the inner group leaves the outer one.
        ("I;Cấp xã;\n;Tổng cục Thuế;\n", ["xa"]),
        ("A;Cấp xã;\nI;Lĩnh vực đất đai;\n;Tổng: 3;\nII;Lĩnh vực nước;\n", ["xa"]),
        ("A;Cấp xã;\nI;Lĩnh vực đất đai;\n;Tổng cộng: 3;\n", None),
        (";Tổng cộng: 25 TTHC (cấp tỉnh 24, cấp xã 01);\n", None),
        (";Lĩnh vực đất đai cấp xã;\n", None),
        (";Tiếp nhận tại cấp xã;\n", None),
    ],
)
def test_the_level_of_a_row_is_that_of_the_group_it_stands_in(
    above: str, levels: list[str] | None, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    enter(tree, tmp_path, KINDLESS + above + REPEAL, "--anyway", "--no-records")
    told = capsys.readouterr().err
    if levels is None:
        assert f"hàng {above.count(chr(10)) + 2}: chưa ghi cấp giải quyết" in told, told
    else:
        assert made(tree)[0]["cap"] == levels
        assert "1 hàng dưới không ghi cấp, lấy cấp" in told


@pytest.mark.parametrize(
    ("name", "codes", "left"),
    [
        (f"{NAME} (1.004122; 1.001740)", ["1.004122", "1.001740"], NAME),
        (f"{NAME} (Mã TTHC: 1. 004122)", ["1.004122"], NAME),
        (f"{NAME} (cấp lại) (1.004122).", ["1.004122"], f"{NAME} (cấp lại)"),
    ],
)
def test_the_code_behind_a_name(name: str, codes: list[str], left: str, tree: Path, tmp_path: Path) -> None:
    table = KINDLESS + f'I;Cấp tỉnh;\n1;"{name}";1/2026/NĐ-CP\n'
    assert enter(tree, tmp_path, table, "--anyway", "--no-records") in (0, 1)
    (row,) = made(tree)
    assert [row["ma"], *row.get("ma_khac", [])] == codes
    assert row["ten"] == left


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f"1;{NAME};1/2026/NĐ-CP\n", "hàng 3: chưa có mã thủ tục"),
        (f"1;{NAME} (2025);1/2026/NĐ-CP\n", "chưa có mã thủ tục"),
        (f"1;{NAME} (1.014.111);1/2026/NĐ-CP\n", "hàng 3, cột “Tên TTHC (Mã TTHC)”"),
    ],
)
def test_a_printed_row_that_says_too_little_is_told(
    row: str, told: str, province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(province, tmp_path, KINDLESS + "I;Cấp tỉnh;\n" + row) == 1
    assert told in capsys.readouterr().err


def test_a_name_with_its_code_is_a_row_without_an_ordinal(tree: Path, tmp_path: Path) -> None:
    assert enter(tree, tmp_path, KINDLESS + f"I;Cấp tỉnh;\n;{NAME} (1.004122);\n") == 0
    assert made(tree)[0]["ma"] == "1.004122"


def test_a_code_column_wins_over_the_brackets_of_a_name(tree: Path, tmp_path: Path) -> None:
    table = f"TT;Mã;Tên TTHC (Mã TTHC);Căn cứ bãi bỏ\nI;;Cấp tỉnh;\n1;1.004122;{NAME} (1.001740);1/2026/NĐ-CP\n"
    enter(tree, tmp_path, table.replace(";Mã;", ";Mã số;"), "--anyway", "--no-records")
    assert made(tree)[0]["ma"] == "1.004122"


def test_a_column_that_means_nothing_here_is_named(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(tree, tmp_path, "loai;ma;cap;ten;can_cu;Màu\nbãi bỏ;1.004122;tinh;Tên;1/2026/NĐ-CP;xanh\n") == 0
    assert "dong.csv: không dùng cột Màu." in capsys.readouterr().err


def test_a_decision_entered_late_says_which_later_text_must_be_looked_at(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enter(tree, tmp_path, HEAD + AMENDED) == 0
    capsys.readouterr()
    table = tmp_path / "truoc.csv"
    table.write_text(HEAD + AMENDED, "utf-8")
    words = ["new", "decision", "2100/QĐ-UBND", "--signed", "1/12/2025", "--title", "x", "--rows", str(table)]
    assert run(tree, words) == 1
    told = capsys.readouterr().out
    assert "procedures/tai-nguyen-nuoc/1.004122@2026-12.yml:7:7: lỗi TT312" in told
    assert "= xem procedures/tai-nguyen-nuoc/1.004122@2025-2100.yml:6" in told
    assert values(tree / "procedures/tai-nguyen-nuoc/1.004122@2025-2100.yml")["tren"] == "2025/1949-QD-UBND"


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_table_in_another_encoding_is_refused(
    encoding: str, province: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dong.csv"
    file.write_bytes("stt;loai;Mã\n1;bãi bỏ;1.004122\n".encode(encoding, "replace"))
    assert run(province, ["new", "decision", "12/QĐ-UBND", *SIGNED, "--rows", str(file)]) == 1
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("codes", "made"),
    [
        ("(1.001740; 1.001645)", {"1.001740@2026-12.yml": ("1.001740", ["1.001645"])}),
        ("1.001645", {"1.001645@2026-12.yml": ("1.001645", None)}),
    ],
)
def test_a_text_of_two_codes_is_copied_for_the_codes_of_the_row(
    codes: str, made: dict[str, tuple[str, Any]], tree: Path, tmp_path: Path
) -> None:
    name = values(tree / "procedures/tai-nguyen-nuoc/1.001740@2025-1949.yml")["ten"]
    assert enter(tree, tmp_path, HEAD + f'1;sửa đổi;"{codes}";tỉnh;;"{name}";thời hạn;1/2026/NĐ-CP\n') == 0
    found = {path.name: values(path) for path in (tree / "procedures/tai-nguyen-nuoc").glob("*@2026-12*")}
    assert {file: (one["ma"], one.get("ma_khac")) for file, one in found.items()} == made
    assert {one["tren"] for one in found.values()} == {"2025/1949-QD-UBND"}
    assert run(tree, ["check"]) == 0


def test_words_that_nobody_could_read_are_left_to_a_person(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "stt,loai,ma,cap,ten,linh_vuc,can_cu,thoi_han,phi\n"
        "1,mới,1.999001,xã,Thủ tục A,vi-du,02/2025/NĐ-VD,3 ngày lm việc,5O.000 đồng\n"
    )
    capsys.readouterr()
    assert enter(tree, tmp_path, table) == 0
    out = capsys.readouterr().out
    file = next((tree / "procedures").rglob("1.999001@*.yml"))
    made = values(file)
    assert [doubt["truong"] for doubt in made["can_kiem_tra"]] == ["thoi_han", "phi"]
    assert "“3 ngày lm việc”" in out and "“5O.000 đồng”" in out
    place = file.read_text("utf-8").split("thoi_han:")[0].count("\n") + 1
    assert f"{file.relative_to(tree).as_posix()}:{place}: chưa tách" in out


def test_what_a_replacement_rests_on_are_the_bases_of_the_new_text(tree: Path, tmp_path: Path) -> None:
    table = "stt,loai,ma,cap,ten,linh_vuc,can_cu,cu\n1,thay thế,1.999006,tỉnh,Thủ tục F,vi-du,02/2025/NĐ-VD,9.000001\n"
    assert enter(tree, tmp_path, table) == 0
    made = values(next((tree / "procedures").rglob("1.999006@*.yml")))
    assert made["can_cu"] == [{"so": "02/2025/NĐ-VD"}]


def test_a_day_of_signing_that_has_not_come_is_told(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["new", "decision", "13/QĐ-UBND", "--title", "x", "--signed", "05/12/2026"]
    assert run(tree, words) == 0
    told = capsys.readouterr().out
    assert "TT460: ngày ký 05/12/2026 ở sau ngày đang tính" in told
    assert "TT461: quyết định 13/QĐ-UBND chưa có dòng nào" in told
    assert run(tree, [*words[:-1], "05/12/2205"]) == 2
    assert "năm 2205 ở ngoài 1900–2199" in capsys.readouterr().err


@pytest.mark.parametrize("effective", ["01/12/2024", "28/10/2025"])
def test_an_effect_long_before_the_signing_is_asked_about(
    effective: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["new", "decision", "13/QĐ-UBND", "--title", "x", "--signed", "01/12/2025", "--annex-missing"]
    assert run(tree, [*words, "--effective", effective]) == 1
    told = capsys.readouterr().err
    assert f"hiệu lực từ {effective}, nhưng ký ngày 01/12/2025" in told and "--anyway" in told
    assert not (tree / "site_data/decisions/2025/13-QD-UBND.yml").exists()
    assert run(tree, [*words, "--effective", effective, "--anyway"]) == 0


def test_an_effect_some_days_before_the_signing_is_not(tree: Path) -> None:
    words = ["new", "decision", "13/QĐ-UBND", "--title", "x", "--signed", "01/12/2025", "--annex-missing"]
    assert run(tree, [*words, "--effective", "31/10/2025"]) == 0
