"""`niemyet notices`: prints, issues all or nothing, and says what to do; `check --base` guards the ledger."""

import codecs
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from generator.check import letters
from generator.cli import notices_changes
from generator.render.pdf import Typesetter, UnprintableError
from tests.notices.reading import printed
from tests.support.commands import Answer, running
from tests.support.days import program_on, set_today
from tests.support.disks import full_disk
from tests.support.provinces import DAY, RECORD, edit
from tests.support.repositories import start_repository
from tests.unit.compiling import lay_example

LEDGER = "site_data/notices/ledger/2025-12.csv"
ISSUED = f"Đã ghi {{}} tờ vào {LEDGER}"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with the sheets of a first run in its cache."""
    return lay_example(tmp_path_factory.mktemp("notices") / "tinh")


@pytest.fixture
def province(example: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(example, tmp_path / "tinh")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger is written on its day, whenever the tests run."""
    set_today(monkeypatch, DAY)


@pytest.fixture
def notices(province: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """`niemyet notices …` over the province."""
    return lambda word, *words: running(capsys, "notices", word, "--root", province, "--as-of", DAY, *words)


def lines(province: Path) -> list[str]:
    return (province / LEDGER).read_text("utf-8").splitlines()


def test_issuing_appends_and_never_twice(province: Path, notices: Callable[..., Answer]) -> None:
    first = notices("issue")
    assert first.code == 0
    before = lines(province)
    assert ISSUED.format(len(before) - 1) in first.out
    assert "Không có tờ nào mới" in notices("issue").out
    assert lines(province) == before
    edit(province / RECORD, "so: 8", "so: 9")
    assert notices("issue").code == 0
    after = lines(province)
    assert after[: len(before)] == before
    assert {line.split(",")[1] for line in after[len(before) :]} == {"thu_tuc", "danh_muc"}


def test_nothing_is_issued_without_its_sheet(
    province: Path, notices: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pdf(self: Typesetter, template: str, data: bytes, size: str, address: str) -> bytes:
        if template == "procedure":
            raise UnprintableError("procedure: thiếu chữ", "☃")
        return b"%PDF"

    monkeypatch.setattr(Typesetter, "pdf", pdf)
    answer = notices("issue")
    assert answer.code == 1
    assert "không có ký tự “☃” (U+2603)" in answer.err
    assert "Tờ thu_tuc/1.012501/tinh" in answer.err
    assert not (province / LEDGER).exists()


def test_what_held_on_a_day_past_is_not_issued(
    province: Path, notices: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_today(monkeypatch, "2025-12-02")
    answer = notices("issue")
    assert answer.code == 2
    assert "01/12/2025 là ngày đã qua: sổ chỉ ghi tờ đang dùng hôm nay hoặc sẽ dùng" in answer.err
    assert not (province / LEDGER).exists()


def test_the_day_of_print_is_the_day_of_printing(notices: Callable[..., Answer], tmp_path: Path) -> None:
    later = ("--as-of", "2030-01-01", "--out", tmp_path / "in")
    assert notices("print", "--code", "1.012501", *later).code == 0
    assert "in ngày 01/12/2025" in printed((tmp_path / "in/1.012501-tinh-a4.pdf").read_bytes())[0]
    changes = ("changes", "--decision", "2025/1949-QD-UBND", "--point", "ttpvhcc-tinh", "--format", "pdf")
    assert notices(*changes, *later).code == 0
    assert "in ngày 01/12/2025" in printed((tmp_path / "in/phieu-ttpvhcc-tinh-a4.pdf").read_bytes())[0]


def test_what_cannot_be_set_is_told_and_what_was_done_stays(
    province: Path, notices: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A theme of the province may have a font with fewer letters than the rule knows of.
    monkeypatch.setattr(letters, "_LACKING", re.compile("(?!)"))
    edit(province / "site_data/posting_points.yml", "công tỉnh Cao Bằng", "công tỉnh Cao Bằng 漢")
    point = ("--point", "ttpvhcc-tinh", "--out", tmp_path / "in")
    printed = notices("print", *point, "--jobs", "1")
    assert printed.code == 1
    assert "Tờ bia/ttpvhcc-tinh: phông chữ không có ký tự “漢” (U+6F22)" in printed.err
    assert f"tờ nào đã xong thì nằm trong {tmp_path / 'in'}" in printed.err
    told = notices("changes", "--decision", "2025/1949-QD-UBND", *point, "--format", "pdf")
    assert told.code == 1
    assert "Tờ phieu-ttpvhcc-tinh: phông chữ không có ký tự “漢”" in told.err
    assert not (tmp_path / "in/phieu-ttpvhcc-tinh-a4.pdf").exists()


def test_a_full_disk_leaves_the_old_ledger(
    province: Path, notices: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert notices("issue").code == 0
    before = lines(province)
    edit(province / RECORD, "so: 8", "so: 9")
    full_disk(monkeypatch, lambda path: "ledger" in path.parts)
    answer = notices("issue")
    assert answer.code == 3
    assert f"{province / LEDGER}: đĩa đã đầy. Chưa ghi gì vào sổ." in answer.err
    assert "Trang" not in answer.err
    assert lines(province) == before
    assert [path.name for path in (province / LEDGER).parent.iterdir()] == ["2025-12.csv"]


def test_printing_a_point_gives_its_sheets_and_one_file_with_all(
    province: Path, notices: Callable[..., Answer], tmp_path: Path
) -> None:
    points = (province / "site_data/posting_points.yml").read_text("utf-8")
    point = points.partition("ma: ")[2].split()[0]
    answer = notices("print", "--point", point, "--out", tmp_path / "in")
    assert answer.code == 0, answer.err
    assert "Bản nháp" in answer.err
    names = {path.name for path in (tmp_path / "in").iterdir()}
    pack = f"bo-{point}-a4.pdf"
    assert {pack, f"bia-{point}-a4.pdf"} <= names
    assert not [name for name in names if name.startswith(".")]
    wall = [name for name in names if name.endswith("-a4.pdf") and name != pack]
    pages = {name: len(pikepdf.open(tmp_path / "in" / name).pages) for name in (*wall, pack)}
    assert pages[pack] == sum(pages[name] for name in wall)


def test_a_full_disk_names_the_sheet_it_had_no_room_for(
    notices: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk(monkeypatch, lambda path: path.name.startswith(".1.012501"))
    answer = notices("print", "--code", "1.012501", "--jobs", "1", "--out", tmp_path / "in")
    assert answer.code == 3
    assert f"{tmp_path / 'in'}/1.012501-tinh" in answer.err
    assert f"đĩa đã đầy. Tệp này chưa ghi; tệp nào đã có trong {tmp_path / 'in'} thì trọn vẹn." in answer.err
    assert "Trang" not in answer.err
    assert not list((tmp_path / "in").iterdir())


def test_one_code_in_another_size(notices: Callable[..., Answer], tmp_path: Path) -> None:
    assert notices("print", "--code", "1.012501", "--size", "A3", "--out", tmp_path / "in").code == 0
    names = sorted(path.name for path in (tmp_path / "in").iterdir())
    assert names == ["1.012501-tinh-a3.pdf", "1.012501-tinh-phieu-a5.pdf"]


def test_sizes_and_codes_are_read_as_people_type_them(notices: Callable[..., Answer], tmp_path: Path) -> None:
    assert notices("print", "--code", " 1.012501 ", "--size", "a3 ", "--out", tmp_path / "in").code == 0
    assert (tmp_path / "in/1.012501-tinh-a3.pdf").is_file()


UNKNOWN = {
    ("print", "--code", "1.999999"): "thủ tục “1.999999” không có tờ niêm yết",
    ("print", "--point", "mat-trang"): "không có điểm niêm yết “mat-trang”",
    ("print", "--point", "TTPVHCC TINH"): "Có phải ttpvhcc-tinh (",
    ("changes", "--since", "2025-11-20", "--point", "ttpvhcc-tin"): "Có phải ttpvhcc-tinh (",
    ("changes", "--decision", "2025/1-QD-UBND"): "chưa có quyết định khóa “2025/1-QD-UBND”",
    ("changes", "--since", "2030-01-01"): "sau ngày đang tính",
    ("changes",): "--since NGÀY hoặc --decision KHÓA",
}


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_there_is_not_is_a_usage_error(
    words: tuple[str, ...], notices: Callable[..., Answer], tmp_path: Path
) -> None:
    answer = notices(*words, *(("--out", tmp_path / "in") if words[0] == "print" else ()))
    assert answer.code == 2
    assert UNKNOWN[words] in answer.err


def test_a_point_without_a_board_is_no_unknown_one(
    province: Path, notices: Callable[..., Answer], tmp_path: Path
) -> None:
    edit(province / "site_data/posting_points.yml", "loai: ttpvhcc_tinh\n", "loai: ttpvhcc_tinh\n  cho_dan: khong\n")
    answer = notices("print", "--point", "ttpvhcc-tinh", "--out", tmp_path / "in")
    assert answer.code == 2
    assert "(Trung tâm Phục vụ hành chính công tỉnh Cao Bằng) không có chỗ dán: cho_dan: khong" in answer.err


def test_changes_say_what_to_do_at_each_point(notices: Callable[..., Answer], tmp_path: Path) -> None:
    asked = ("--decision", "2025/1949-QD-UBND")
    told = json.loads(notices("changes", *asked, "--format", "json").out)
    codes = {sheet["ma"] for point in told for sheet in point["dan_moi"] if "ma" in sheet}
    assert "1.012501" in codes
    text = notices("changes", *asked).out
    assert "Dán mới" in text
    assert all(point["ten"] in text for point in told if point["dan_moi"] or point["thay"] or point["go_xuong"])
    assert notices("changes", *asked, "--format", "pdf", "--out", tmp_path / "phieu").code == 0
    slips = list((tmp_path / "phieu").iterdir())
    assert slips and all(path.read_bytes().startswith(b"%PDF") for path in slips)


def test_changes_say_which_new_sheets_are_on_no_paper_yet(notices: Callable[..., Answer], tmp_path: Path) -> None:
    asked = ("--decision", "2025/1949-QD-UBND")
    slip = ("--format", "pdf", "--out", tmp_path / "phieu")
    drafts = []
    for _ in range(2):
        text, data, pdf = (notices("changes", *asked, *it) for it in ((), ("--format", "json"), slip))
        new = [sheet for point in json.loads(data.out) for sheet in point["dan_moi"]]
        printed_on = " ".join(" ".join(printed(it.read_bytes())[0] for it in (tmp_path / "phieu").iterdir()).split())
        named = f"{new[0]['ma_to'][:4]} {new[0]['ma_to'][4:]} (chưa phát hành)"
        marked = [sheet.get("chua_phat_hanh") for sheet in new]
        remarks = ["tờ mới chưa phát hành; chạy niemyet notices issue trước." in it.err for it in (text, data, pdf)]
        drafts.append((set(marked), *remarks, named in text.out, named in printed_on))
        assert notices("issue").code == 0
    assert drafts == [({True}, True, True, True, True, True), ({None}, False, False, False, False, False)]


def test_a_decision_goes_by_its_number_too(notices: Callable[..., Answer]) -> None:
    by_key, by_number = (notices("changes", "--decision", it) for it in ("2025/1949-QD-UBND", "1949/QĐ-UBND"))
    assert by_number == by_key
    assert "Dán mới" in by_number.out


def test_what_a_decision_says_is_looked_up_once(
    notices: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(notices_changes, "codes_of", lambda folded, key: asked.append(key) or set())
    assert notices("changes", "--decision", "2025/1949-QD-UBND").code == 0
    assert asked == ["2025/1949-QD-UBND"]


def test_two_who_issue_at_once_enter_each_sheet_once(province: Path) -> None:
    words = [sys.executable, "-c", program_on(DAY), "notices", "issue"]
    both = [subprocess.Popen(words, cwd=province, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in "ab"]
    assert [(one.communicate()[1], one.returncode) for one in both] == [(b"", 0), (b"", 0)]
    ids = [line.split(",")[0] for line in lines(province)]
    assert len(ids) > 3
    assert len(set(ids)) == len(ids)


def test_where_everything_stays_there_is_no_sheet(notices: Callable[..., Answer], tmp_path: Path) -> None:
    answer = notices("changes", "--since", "2025-11-25", "--format", "pdf", "--out", tmp_path / "phieu")
    assert (answer.code, answer.out) == (0, "Mọi điểm giữ nguyên: không có phiếu nào phải in.\n")
    assert not (tmp_path / "phieu").exists()


def test_before_the_data_begin_nobody_knows_what_hangs(notices: Callable[..., Answer]) -> None:
    answer = notices("changes", "--since", "2020-01-01")
    assert answer.code == 1
    assert "dữ liệu bắt đầu từ 17/11/2025" in answer.err


def test_a_line_that_git_has_must_stay(
    province: Path, notices: Callable[..., Answer], capsys: pytest.CaptureFixture[str]
) -> None:
    assert notices("issue").code == 0
    start_repository(province)
    check = ("check", "--root", province, "--as-of", DAY, "--base", "HEAD", "--strict")
    assert running(capsys, *check).code == 0
    kept = lines(province)
    # What an editor does to ends of lines is no change; a changed word is one, at its line.
    (province / LEDGER).write_bytes(codecs.BOM_UTF8 + "\r\n".join([*kept, ""]).encode())
    assert running(capsys, *check).code == 0
    (province / LEDGER).write_text("\n".join([*kept[:2], kept[2] + " ", *kept[3:], ""]), "utf-8")
    assert f"{LEDGER}:3:1: lỗi TT705" in running(capsys, *check).out
    (province / LEDGER).write_text("\n".join([kept[0], *kept[2:]]) + "\n", "utf-8")
    answer = running(capsys, *check)
    assert answer.code == 1
    assert f"1 dòng có ở bản gốc nay đã mất hoặc bị sửa: tờ {kept[1].split(',')[0]}" in answer.out
    (province / LEDGER).unlink()
    missing = json.loads(running(capsys, *check, "--format", "json").out)
    assert json.dumps(missing).count('"TT705"') == 1
    assert f"{len(kept) - 1} dòng có ở bản gốc" in running(capsys, *check).out
    assert running(capsys, "check", "--root", province, "--base", "no-such").code == 2
