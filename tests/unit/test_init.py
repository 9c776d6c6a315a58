"""`niemyet init`: an empty province that checks, imports and builds at once, and never writes over anything."""

import json
import shlex
from pathlib import Path

import pytest

from generator import settings
from generator.cli.app import run

WORDS = ("--name", "Tỉnh Thử Nghiệm", "--code", "H99")
ROOT = Path(__file__).resolve().parents[2]


def make(folder: Path) -> Path:
    assert run(["init", str(folder), *WORDS]) == 0
    return folder


def test_an_empty_province_checks_and_builds_without_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make(tmp_path / "tinh")
    assert run(["check", "--strict", "--root", str(root)]) == 0
    assert run(["build", "--root", str(root), "--jobs", "1"]) == 0
    home = (root / "site" / "index.html").read_text("utf-8")
    assert "Thủ tục hành chính tỉnh Thử Nghiệm" in home
    assert (root / "site" / "assets" / "site.css").is_file()
    assert capsys.readouterr().err == ""


def test_the_first_import_and_build_work_at_once(tmp_path: Path) -> None:
    root = make(tmp_path / "tinh")
    export = tmp_path / "xuat.json"
    record = {"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Cấp thẻ thử", "cap_thuc_hien": "Cấp Xã", "linh_vuc": "Thử"}
    export.write_text(json.dumps([record]), "utf-8")
    assert run(["import", str(export), "--from", "national-json", "--root", str(root)]) == 0
    assert run(["build", "--root", str(root), "--jobs", "1"]) == 0
    assert "Cấp thẻ thử" in (root / "site" / "tt" / "1.999001" / "index.html").read_text("utf-8")


def test_a_folder_with_files_is_refused_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ghi-chu.txt").write_text("của tôi", "utf-8")
    assert run(["init", str(tmp_path), *WORDS]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["ghi-chu.txt"]
    assert "ghi-chu.txt" in capsys.readouterr().err


def test_an_empty_folder_is_filled_also_from_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("."))
    assert (tmp_path / "mkdocs.yml").is_file()
    assert (tmp_path / "procedures").is_dir()


@pytest.mark.parametrize(("name", "code"), [("Tỉnh Thử", "14"), ("Tỉnh Thử", "H1"), (" ", "H14")])
def test_a_wrong_code_or_no_name_writes_nothing(tmp_path: Path, name: str, code: str) -> None:
    assert run(["init", str(tmp_path / "tinh"), "--name", name, "--code", code]) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "tinh").write_text("", "utf-8")
    assert run(["init", str(tmp_path / "tinh"), *WORDS]) == 1


def test_the_tree_s_own_theme_wins(tmp_path: Path) -> None:
    root = make(tmp_path / "tinh")
    assert settings.theme_folder(root) == ROOT / "theme"
    (root / "theme").mkdir()
    assert settings.theme_folder(root) == root / "theme"


def test_the_name_stands_in_the_site_s_name(tmp_path: Path) -> None:
    root = tmp_path / "hue"
    assert run(["init", str(root), "--name", 'Thành phố "Huế": thử', "--code", "H57"]) == 0
    assert run(["check", "--strict", "--root", str(root)]) == 0


def test_what_to_type_next_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "tỉnh #1 mới", *WORDS]) == 0
    advice = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Tiếp theo"))
    assert shlex.split(advice.rpartition("niemyet ")[2].rstrip("."))[-1] == "tỉnh #1 mới"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("TỈNH CAO BẰNG", "tỉnh Cao Bằng"), ("Tỉnh Cao Bằng", "tỉnh Cao Bằng"), ("CAO BẰNG", "Cao Bằng"), ("HCM", "HCM")],
)
def test_a_name_in_capitals_is_written_as_a_name(typed: str, shown: str, tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "tinh"), "--name", typed, "--code", "H14"]) == 0
    assert f"ten: Thủ tục hành chính {shown}\n" in (tmp_path / "tinh" / "site_data/site.yml").read_text("utf-8")
