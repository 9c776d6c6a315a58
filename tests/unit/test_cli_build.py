"""`niemyet build`: what it writes, what it leaves alone, and that a mistake never costs the site that stands there."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import parallel
from generator.cli import app, fresh
from generator.model.output import OutputKind
from generator.store import site as store
from generator.store.manifests import MANIFESTS
from tests.support.commands import Answer, Run, process, running
from tests.support.days import set_today
from tests.support.provinces import DAY, RECORD, edit
from tests.unit.compiling import lay_framed

DECISION = "site_data/decisions/2025/2031-QD-UBND.yml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small province with its site and its cache: MkDocs makes the shell once for all tests of this file."""
    folder = lay_framed(tmp_path_factory.mktemp("built") / "tinh", own_theme=True)
    assert app.run(["build", "--root", str(folder), "--as-of", DAY]) == 0
    return folder


@pytest.fixture
def province(built: Path, tmp_path: Path) -> Path:
    """A copy, with the times of its files, so that site and cache still belong together."""
    return shutil.copytree(built, tmp_path / "tinh", symlinks=True)


@pytest.fixture
def build(province: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`niemyet build` of the province in this process."""
    return lambda *words: running(capsys, "build", "--root", province, "--as-of", DAY, *words)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site, its manifests too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def identities(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of each file that a reader can ask for."""
    return {
        name: (stat.st_ino, stat.st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and not (name := path.relative_to(folder).as_posix()).startswith(MANIFESTS)
        for stat in [path.stat()]
    }


def changed(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def beside(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# --- what is written ----------------------------------------------------------------------------------------------


def test_the_first_build_writes_a_site_and_says_how_many(province: Path, build: Run) -> None:
    expected = files(province / "site")
    shutil.rmtree(province / "site")
    answer = build()
    assert answer.code == 0
    count = sum(not name.startswith(MANIFESTS) for name in expected)
    assert answer.out == f"Đã dựng {province / 'site'}: {count} tệp ({count} làm mới, 0 bỏ đi), tính đến 01/12/2025.\n"
    assert files(province / "site") == expected
    assert {"index.html", "tt/1.012501/index.html", "sitemap.xml", "robots.txt", "404.html"} <= set(expected)


def test_an_unchanged_tree_makes_nothing_anew(province: Path, build: Run) -> None:
    before = identities(province / "site")
    assert "(0 làm mới, 0 bỏ đi)" in build().out
    assert identities(province / "site") == before


def test_a_changed_record_makes_only_the_pages_that_show_it(province: Path, build: Run) -> None:
    before = identities(province / "site")
    edit(province / RECORD, "so: 8", "so: 9")
    assert build().code == 0
    after = identities(province / "site")
    lists = ("danh-muc-cap-tinh-a4", "danh-muc-cap-xa-a4", "bo-cap-tinh-a4")
    sheets = {"1.012501-tinh-a4", "1.012501-tinh-phieu-a5", *lists}
    printed = {f"niem-yet/pdf/{name}.pdf" for name in (*sheets, "linh-vuc-tai-nguyen-nuoc-a4")}
    large = {f"du-lieu/{name}" for name in ("thoi_han.csv", "catalog.ttl", "catalog.jsonld", "datapackage.json")}
    data = {"api/v1/tt/1.012501.json"} | large
    assert changed(before, after) == {"tt/1.012501/index.html", "thoi-han/den-10-ngay/index.html"} | printed | data
    assert "9 ngày làm việc" in (province / "site/tt/1.012501/index.html").read_text("utf-8")


def test_a_changed_name_reaches_every_list_and_no_other_procedure(province: Path, build: Run) -> None:
    before = identities(province / "site")
    edit(province / "site_data/plain/1.012501.yml", "Trả lại giấy phép khoan giếng", "Thôi khoan giếng")
    assert build().code == 0
    made = changed(before, identities(province / "site"))
    shown = {name for name, data in files(province / "site").items() if "Thôi khoan giếng".encode() in data}
    assert {"tt/1.012501/index.html", "linh-vuc/tai-nguyen-nuoc/index.html", "cap/tinh/index.html"} <= shown
    assert shown <= made
    assert not made & {"tt/1.001193/index.html", "tt/1.014464/index.html", "404.html", "assets/site.css"}


def test_a_record_that_goes_takes_its_page_with_it(province: Path, build: Run) -> None:
    assert (province / "site/tt/1.014464/index.html").exists()
    (province / DECISION).unlink()
    answer = build()
    assert answer.code == 0
    assert "0 bỏ đi" not in answer.out
    assert not (province / "site/tt/1.014464").exists()


def test_the_day_decides_what_the_site_says(province: Path, build: Run) -> None:
    listed = province / "site/cap/tinh/index.html"
    for day, new in (("2025-11-27", False), ("2025-11-28", True)):
        assert build("--as-of", day).code == 0
        assert "1.012501" in listed.read_text("utf-8")
        assert ("1.014464" in listed.read_text("utf-8")) is new
    assert build("--as-of", "2025-11-16").code == 0
    assert "Chưa có dữ liệu" in (province / "site/index.html").read_text("utf-8")


def test_warnings_are_counted_and_do_not_stop_it(province: Path, build: Run) -> None:
    edit(province / DECISION, "hàng hóa xuất", "hàng  hóa xuất")
    answer = build()
    assert answer.code == 0
    assert answer.err.startswith("1 cảnh báo")


# --- the same bytes -----------------------------------------------------------------------------------------------


def without_cache(province: Path) -> None:
    shutil.rmtree(province / ".niemyet")


def without_decoded(province: Path) -> None:
    shutil.rmtree(province / ".niemyet/decoded")


def without_rendered(province: Path) -> None:
    (province / ".niemyet/rendered.msgpack").unlink()


def damaged(province: Path) -> None:
    shelves = (province / ".niemyet/decoded").iterdir()
    names = ("rendered.msgpack", "pieces.msgpack", "fresh", "shell/shell.msgpack")
    for file in [*shelves, *(province / ".niemyet" / name for name in names)]:
        file.write_bytes(b"\x00 no cache")


@pytest.mark.parametrize("harm", [without_cache, without_decoded, without_rendered, damaged])
def test_a_lost_cache_changes_time_and_no_byte(province: Path, build: Run, harm: Callable[[Path], None]) -> None:
    expected = files(province / "site")
    harm(province)
    assert build().code == 0
    assert files(province / "site") == expected
    shutil.rmtree(province / "site")
    harm(province)
    assert build().code == 0
    assert files(province / "site") == expected


def test_a_relative_root_gives_the_same_site(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, around = files(province / "site"), beside(province)
    without_cache(province)
    shutil.rmtree(province / "site")
    monkeypatch.chdir(province.parent)
    assert app.run(["build", "--root", province.name, "--as-of", DAY]) == 0
    assert files(province / "site") == expected
    assert beside(province) <= around


def test_no_cache_gives_the_same_bytes_anew(province: Path, build: Run) -> None:
    expected, before = files(province / "site"), identities(province / "site")
    answer = build("--no-cache")
    assert answer.code == 0
    assert files(province / "site") == expected
    assert changed(before, identities(province / "site")) == before.keys()


def test_after_many_changes_the_site_is_what_a_first_build_makes(province: Path, build: Run, tmp_path: Path) -> None:
    plain = province / "site_data/plain/1.012501.yml"
    changes = (
        lambda: edit(province / RECORD, "so: 8", "so: 9"),
        lambda: edit(plain, "Trả lại giấy phép khoan giếng", "Thôi khoan giếng"),
        lambda: (province / DECISION).unlink(),
    )
    for number, change in enumerate(changes):
        change()
        assert build().code == 0
        anew = tmp_path / str(number)
        shutil.copytree(province, anew, ignore=shutil.ignore_patterns("site", ".*"))
        assert build("--root", anew).code == 0
        assert files(province / "site") == files(anew / "site")


def test_one_and_two_processes_give_the_same_bytes(
    province: Path, build: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parallel, "WORTH_A_FORK", 2)
    expected = files(province / "site")
    for jobs in (1, 2, 3):
        out = tmp_path / f"site-{jobs}"
        assert build("--no-cache", "--jobs", jobs, "--out", out).code == 0
        assert files(out) == expected


def test_an_error_is_told_alike_by_several_processes(
    province: Path, build: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(province / RECORD, "muc_dvc: toan_trinh", "muc_dvc: toan_phan")
    alone = build("--no-cache", "--jobs", 1)
    monkeypatch.setattr(parallel, "WORTH_A_FORK", 2)
    assert build("--no-cache", "--jobs", 2) == alone
    assert alone.code == 1


# --- where it may write -------------------------------------------------------------------------------------------

REFUSED = (
    ".",
    "..",
    "procedures",
    "procedures/tai-nguyen-nuoc",
    "site_data",
    "site_data/pages",
    "theme",
    "theme/assets",
)
REFUSED_TOO = (".niemyet", ".niemyet/shell", ".git", "site/../theme", "link")


@pytest.mark.parametrize("place", [*REFUSED, *REFUSED_TOO])
def test_out_never_overwrites_sources(province: Path, build: Run, place: str) -> None:
    (province / "link").symlink_to(province / "site_data", target_is_directory=True)
    before = files(province)
    answer = build("--out", province / place)
    assert (answer.code, answer.out) == (2, "")
    assert "là nơi chứa tệp nguồn" in answer.err
    assert files(province) == before


def test_out_elsewhere_leaves_the_site_alone(province: Path, build: Run, tmp_path: Path) -> None:
    before = identities(province / "site")
    assert build("--out", tmp_path / "a/b").code == 0
    assert files(tmp_path / "a/b") == files(province / "site")
    assert identities(province / "site") == before


def test_a_kind_of_which_there_is_nothing_leaves_the_site_alone(province: Path, build: Run) -> None:
    before = files(province / "site")
    for kind in ("data", "reports"):
        assert build("--only", kind).code == 0
        assert files(province / "site") == before
    assert build("--only", "site", "--only", "notices", "--only", "data", "--only", "reports").code == 0
    assert build("--only", "site,notices", "--only", "data, reports").code == 0
    assert build("--only", "site,giay").code == 2
    assert files(province / "site") == before


def test_a_site_without_its_sheets_leads_to_none(province: Path, build: Run, tmp_path: Path) -> None:
    assert b"niem-yet/pdf/" in files(province / "site")["tt/1.012501/index.html"]
    assert build("--only", "site", "--out", tmp_path / "bare").code == 0
    assert not [name for name, data in files(tmp_path / "bare").items() if b"niem-yet/pdf/" in data]


def test_a_zip_of_no_site_is_refused_before_anything_is_built(build: Run, tmp_path: Path) -> None:
    answer = build("--zip", "--only", "data", "--out", tmp_path / "bare")
    assert answer.code == 2
    assert "--zip cần dựng cả loại site" in answer.err
    assert not (tmp_path / "bare").exists()


def test_a_letter_that_no_sheet_prints_stops_what_prints(province: Path, build: Run) -> None:
    edit(province / RECORD, "moc: kể từ", "moc: 漢 kể từ")
    answer = build()
    assert answer.code == 1
    assert f"{RECORD}:" in answer.out and "TT706" in answer.out
    assert build("--only", "site", "--only", "data").code == 0
    assert "漢" in (province / "site/tt/1.012501/index.html").read_text("utf-8")


def test_a_procedure_leads_to_its_data_where_they_are_built(province: Path, build: Run) -> None:
    page, link = province / "site/tt/1.012501/index.html", 'href="../../api/v1/tt/1.012501.json"'
    assert link in page.read_text("utf-8")
    assert (page.parent / "../../api/v1/tt/1.012501.json").exists()
    assert build("--only", "site").code == 0
    assert "api/v1/tt/" not in page.read_text("utf-8")
    before = files(province / "site")
    assert build().code == 0
    assert link in page.read_text("utf-8")
    assert before != files(province / "site")


def test_a_root_without_a_frame_is_a_usage_error(province: Path, build: Run) -> None:
    (province / "mkdocs.yml").unlink()
    answer = build()
    assert (answer.code, answer.out) == (2, "")
    assert "mkdocs.yml" in answer.err


# --- mistakes leave the old site whole ----------------------------------------------------------------------------


def raw(file: str, text: bytes) -> Callable[[Path], None]:
    return lambda province: put(province / file, text)


def put(file: Path, text: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text)


def line(number: int, new: bytes) -> Callable[[Path], None]:
    """The record with another text on one line."""

    def change(province: Path) -> None:
        lines = (province / RECORD).read_bytes().split(b"\n")
        lines[number - 1] = new
        (province / RECORD).write_bytes(b"\n".join(lines))

    return change


def huge(province: Path) -> None:
    with (province / RECORD).open("r+b") as stream:
        stream.truncate(50 * 1024 * 1024)


def link_out(province: Path) -> None:
    outside = province.parent / "outside.yml"
    outside.write_bytes((province / RECORD).read_bytes())
    (province / RECORD).unlink()
    (province / RECORD).symlink_to(outside)


def link_to_folder(province: Path) -> None:
    (province / "procedures/tat-ca").symlink_to("..", target_is_directory=True)


def link_to_nothing(province: Path) -> None:
    (province / "procedures/mat.yml").symlink_to("khong-co.yml")


def no_site_data(province: Path) -> None:
    shutil.rmtree(province / "site_data")


def repeal_of_the_unknown(province: Path) -> None:
    row = ('- stt: "2"', "  loai: bai_bo", "  ma: 1.999999", "  cap:", "    - tinh", "  linh_vuc: ho-tich", "  ten: Lạ")
    with (province / DECISION).open("a", encoding="utf-8") as stream:
        stream.writelines(f"  {line}\n" for line in row)


BAD: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "not UTF-8": (line(7, b"ten: Tr\xe1 l\xe0i"), f"{RECORD}:7:", "TT101"),
    "BOM": (line(1, b"\xef\xbb\xbfma: 1.012501"), f"{RECORD}:1:1", "TT102"),
    "tab": (line(14, b"muc_dvc:\ttoan_trinh"), f"{RECORD}:14:9", "TT103"),
    "syntax": (line(7, b"ten: Tr: a"), f"{RECORD}:7:", "TT104"),
    "duplicate key": (line(14, b"ma: 1.012501"), f"{RECORD}:14:1", "TT105"),
    "anchor": (line(14, b"muc_dvc: &muc toan_trinh"), f"{RECORD}:14:10", "TT106"),
    "alias": (line(14, b"muc_dvc: *muc"), f"{RECORD}:14:10", "TT106"),
    "tag": (line(14, b"muc_dvc: !!python/name:os.system toan_trinh"), f"{RECORD}:14:10", "TT107"),
    "50 MB": (huge, RECORD, "TT108"),
    "a link out of the tree": (link_out, RECORD, "TT109"),
    "a link to a folder": (link_to_folder, "procedures/tat-ca", "TT109"),
    "no site_data": (no_site_data, "site_data", "TT110"),
    "empty": (raw(RECORD, b""), RECORD, "TT116"),
    "a link to nothing": (link_to_nothing, "procedures/mat.yml", "TT117"),
    "a list": (raw(RECORD, b"- ma: 1.012501\n"), RECORD, "TT203"),
    "a text": (raw(RECORD, b"1.012501\n"), RECORD, "TT203"),
    "nesting": (raw(RECORD, b"a: " + b"[" * 5000), RECORD, "TT115"),
    "null bytes": (raw(RECORD, b"\x00" * 100), RECORD, "TT104"),
    "a repeal of the unknown": (repeal_of_the_unknown, f"{DECISION}:15:5", "TT404"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_at_its_line_and_costs_nothing(province: Path, build: Run, case: str) -> None:
    harm, place, code = BAD[case]
    before, around = files(province / "site"), beside(province)
    harm(province)
    answer = build()
    assert answer.code == 1
    told = [text for text in answer.out.splitlines() if f": lỗi {code}: " in text]
    assert any(text.startswith(place) for text in told), answer.out
    assert answer.err == "Chưa dựng gì: trang đang có giữ nguyên.\n"
    assert files(province / "site") == before
    assert beside(province) <= around


def test_strict_stops_at_a_warning(province: Path, build: Run) -> None:
    before = files(province / "site")
    edit(province / DECISION, "hàng hóa xuất", "hàng  hóa xuất")
    answer = build("--strict")
    assert answer.code == 1
    assert ": cảnh báo TT504: " in answer.out
    assert files(province / "site") == before


@pytest.mark.parametrize("text", ["site_name: [\n", "theme:\n  name: khong-co\n"])
def test_a_broken_frame_is_no_fault_of_the_tool(province: Path, build: Run, text: str) -> None:
    before = files(province / "site")
    (province / "mkdocs.yml").write_text(text, encoding="utf-8")
    answer = build()
    assert (answer.code, answer.out) == (1, "")
    assert "Traceback" not in answer.err
    assert answer.err.endswith("Chưa dựng gì: trang đang có giữ nguyên.\n")
    assert files(province / "site") == before


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device", "site/x")


@pytest.mark.parametrize("place", ["write_manifest", "open", "mirror", "_put_in_place"])
def test_a_full_disk_is_3_and_costs_nothing(
    province: Path, build: Run, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    before, around = files(province / "site"), beside(province)
    edit(province / RECORD, "so: 8", "so: 9")
    monkeypatch.setattr(store, place, full, raising=False)
    answer = build()
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Không đọc hoặc ghi được site/x: đĩa đã đầy. Trang đang có giữ nguyên.\n"
    assert files(province / "site") == before
    assert beside(province) == around
    monkeypatch.undo()
    assert build().code == 0
    assert "9 ngày làm việc" in (province / "site/tt/1.012501/index.html").read_text("utf-8")


def test_two_builds_at_once_leave_a_whole_site(province: Path) -> None:
    expected = files(province / "site")
    words = [Path(sys.executable).with_name("niemyet"), "build", "--no-cache", "--as-of", DAY]
    for _ in range(4):
        both = [subprocess.Popen(words, cwd=province, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in "ab"]
        assert [(one.communicate()[1], one.returncode) for one in both] == [(b"", 0), (b"", 0)]
        assert files(province / "site") == expected


# --- nothing to do ------------------------------------------------------------------------------------------------

NOTHING = Answer(0, "Không có gì thay đổi từ lần dựng trước.\n", "")


def test_a_second_build_says_that_nothing_changed(province: Path) -> None:
    words = ("build", "--as-of", DAY)
    assert process(*words, cwd=province).out.startswith("Đã dựng")
    assert process(*words, cwd=province) == NOTHING
    edit(province / RECORD, "so: 8", "so: 9")
    assert "(20 làm mới, 0 bỏ đi)" in process(*words, cwd=province).out
    assert process(*words, cwd=province) == NOTHING
    (province / "site/index.html").unlink()
    assert "(1 làm mới, 0 bỏ đi)" in process(*words, cwd=province).out


@pytest.fixture
def fresh_words(province: Path, build: Run) -> list[str]:
    """The words of a build after which nothing has changed."""
    words = ["build", "--root", str(province), "--as-of", DAY]
    assert build().code == 0
    assert fresh.nothing_changed(fresh.begin(words))
    return words


def later(file: Path) -> None:
    stat = file.stat()
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))


@pytest.mark.parametrize(
    "place",
    [RECORD, DECISION, "site_data/pages/gioi-thieu.md", "theme/pages/home.html", "mkdocs.yml", "site/index.html"],
)
def test_whatever_a_build_reads_or_wrote_counts(province: Path, fresh_words: list[str], place: str) -> None:
    later(province / place)
    assert not fresh.nothing_changed(fresh.begin(fresh_words))


def test_new_and_lost_files_count(province: Path, fresh_words: list[str]) -> None:
    (province / RECORD).rename(province / RECORD.replace(".yml", "@2025-1949.yml"))
    assert not fresh.nothing_changed(fresh.begin(fresh_words))


def test_other_words_and_another_day_count(
    province: Path, fresh_words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not fresh.nothing_changed(fresh.begin([*fresh_words, "--strict"]))
    assert not fresh.nothing_changed(fresh.begin(["check", *fresh_words[1:]]))
    set_today(monkeypatch, "2031-01-01")
    assert not fresh.nothing_changed(fresh.begin(fresh_words))


def test_no_cache_always_builds(province: Path, build: Run) -> None:
    assert build("--no-cache").code == 0
    assert not fresh.nothing_changed(fresh.begin(["build", "--root", str(province), "--as-of", DAY, "--no-cache"]))


def test_what_is_saved_while_it_builds_is_a_change(
    province: Path, build: Run, fresh_words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = app.importlib.import_module("generator.cli.build").fold_tree

    def fold_and_save(options: object) -> object:
        folded = make(options)
        edit(province / RECORD, "so: 8", "so: 9")
        return folded

    monkeypatch.setattr("generator.cli.build.fold_tree", fold_and_save)
    assert build().code == 0
    assert not fresh.nothing_changed(fresh.begin(fresh_words))


def test_a_failed_build_is_not_remembered(province: Path, build: Run, fresh_words: list[str]) -> None:
    edit(province / RECORD, "muc_dvc: toan_trinh", "muc_dvc: toan_phan")
    assert build().code == 1
    assert not fresh.nothing_changed(fresh.begin(fresh_words))


def test_links_that_lead_nowhere_or_in_a_circle_are_told_not_followed(province: Path) -> None:
    words = ("build", "--as-of", DAY)
    assert process(*words, cwd=province).code == 0
    link_to_nothing(province)
    link_to_folder(province)
    answer = process(*words, cwd=province)
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert ("TT117" in answer.out, "TT109" in answer.out) == (True, True)


def test_the_manifest_names_what_was_written(province: Path) -> None:
    written = files(province / "site")
    manifests = [json.loads(written.pop(f"{MANIFESTS}/{kind}.json")) for kind in OutputKind]
    assert sorted(name for manifest in manifests for name in manifest) == sorted(written)
