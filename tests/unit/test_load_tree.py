"""A tree is found alike from wherever it is looked at."""

import os
from pathlib import Path

import pytest

from generator.diagnostics.problem import Problem, Ref, Severity
from generator.load.revision import RevisionTree
from generator.load.tree import FolderTree
from tests.support.repositories import start_repository
from tests.unit.compiling import EXAMPLE, lay_example, problems_of


def paths(root: Path) -> list[str]:
    problems: list[object] = []
    found = [entry.path for entry in FolderTree(root).entries(problems.append)]
    assert problems == []
    return found


def both_trees(root: Path) -> tuple[FolderTree, RevisionTree]:
    """A folder, and the revision in which git has all of it."""
    start_repository(root)
    return FolderTree(root), RevisionTree(root, "HEAD")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"procedures/a\xff/1.yml", "procedures/a\ufffd/1.yml"),
        (b"procedures/a/1\n::error::.yml", "procedures/a/1\ufffd::error::.yml"),
        ("procedures/a/1\u200b.yml".encode(), "procedures/a/1\ufffd.yml"),
        (b"site_data/decisions/2025/m\xe9.pdf", "site_data/decisions/2025/m\ufffd.pdf"),
        (b"site_data/pages/m\xe9.md", "site_data/pages/m\ufffd.md"),
    ],
)
def test_a_name_that_cannot_be_said_is_told_and_left_alone(tmp_path: Path, name: bytes, shown: str) -> None:
    file = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))
    for folder in ("procedures", "site_data"):
        (tmp_path / folder).mkdir()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")
    for tree in both_trees(tmp_path):
        problems: list[Problem] = []
        assert tree.entries(problems.append) == []
        assert Problem("TT121", Ref(shown), {"tep": shown}) in problems


def test_what_nobody_reads_may_be_called_anything(tmp_path: Path) -> None:
    for folder in ("procedures", "site_data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "site_data" / "site.yml").write_bytes(b"")
    (tmp_path / "procedures" / "Icon\r").write_bytes(b"")
    assert paths(tmp_path) == ["site_data/site.yml"]


def test_paths_are_those_below_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = sorted(p.relative_to(EXAMPLE).as_posix() for p in EXAMPLE.rglob("*.yml"))
    assert paths(EXAMPLE) == wanted
    monkeypatch.chdir(EXAMPLE)
    assert paths(Path()) == wanted
    monkeypatch.chdir(EXAMPLE / "procedures")
    assert paths(Path("..")) == wanted


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("site_data/decisions/2025/2500-QD-UBND.yml.txt", "2500-QD-UBND.yml"),
        ("site_data/decisions/2025/2500-QD-UBND.YML", "2500-QD-UBND.yml"),
        ("site_data/decisions/2025/2500-QD-UBND.Yaml", "2500-QD-UBND.yml"),
        ("site_data/decisions/2025/2500-QD-UBND", "2500-QD-UBND.yml"),
        ("procedures/a/1.004122", "1.004122.yml"),
        ("procedures/a/1.004122.txt", "1.004122.yml"),
        ("procedures/a/1.004122.yml ", "1.004122.yml"),
        ("procedures/a/cb-2025-017", "cb-2025-017.yml"),
        ("procedures/a/cb-2025-017.txt", "cb-2025-017.yml"),
        ("procedures/a/cb-2025-017@2025-2031.txt", "cb-2025-017@2025-2031.yml"),
        ("site_data/plain/1.004122.yaml", "1.004122.yml"),
        ("site_data/agencies.txt", "agencies.yml"),
        ("site_data/notices/ledger/2025-11.CSV", "2025-11.csv"),
        ("site_data/notices/ledger/2025-11.xlsx", "2025-11.csv"),
    ],
)
def test_a_record_with_another_ending_is_told(tmp_path: Path, path: str, meant: str) -> None:
    for folder in ("procedures", "site_data"):
        (tmp_path / folder).mkdir()
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("so: 2500/QĐ-UBND\n", "utf-8")
    for tree in both_trees(tmp_path):
        problems: list[Problem] = []
        assert tree.entries(problems.append) == []
        assert told(problems) == [Problem("TT118", Ref(path), {"tep": path, "duoi": meant[-4:], "ten": meant})]


def told(problems: list[Problem]) -> list[Problem]:
    """What is said of a tree with more than bare folders."""
    return [problem for problem in problems if problem.code not in ("TT110", "TT126")]


@pytest.mark.parametrize(
    "path",
    [
        "procedures/tai-nguyen-nuoc/1.012501.yml~",
        "procedures/tai-nguyen-nuoc/1.012501.yml.orig",
        "procedures/tai-nguyen-nuoc/1.012501.YML.bak",
        "procedures/tai-nguyen-nuoc/1.012501.old",
        "procedures/tai-nguyen-nuoc/x.yml~",
        "procedures/tai-nguyen-nuoc/cb-2025-017.bak",
        "procedures/tai-nguyen-nuoc/1.012501.yml_",
        "procedures/tai-nguyen-nuoc/1.012501.yml_old",
        "procedures/tai-nguyen-nuoc/1.012501.yml2",
        "procedures/tai-nguyen-nuoc/1.012501.yml (1)",
        "procedures/tai-nguyen-nuoc/1.012501.yml (1).txt",
        "procedures/tai-nguyen-nuoc/1.012501-cu.yml.save",
        "site_data/agencies.yml~",
        "site_data/notices/ledger/2025-11.csv.orig",
    ],
)
def test_a_copy_is_told_as_one_and_blocks_nothing(tmp_path: Path, path: str) -> None:
    file = lay_example(tmp_path) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((tmp_path / "procedures/tai-nguyen-nuoc/1.012501.yml").read_bytes())
    (found,) = problems_of(tmp_path)
    assert (found.problem.code, found.problem.at, found.severity) == ("TT127", Ref(path), Severity.WARNING)
    for tree in both_trees(tmp_path):
        problems: list[Problem] = []
        assert path not in [entry.path for entry in tree.entries(problems.append)]
        assert problems == [Problem("TT127", Ref(path), {"tep": path})]


def test_a_tree_without_the_name_of_its_province_is_told(tmp_path: Path) -> None:
    (lay_example(tmp_path) / "site_data/site.yml").unlink()
    assert [found.problem.code for found in problems_of(tmp_path)] == ["TT126"]
    for tree in both_trees(tmp_path):
        problems: list[Problem] = []
        tree.entries(problems.append)
        assert [(problem.code, problem.at) for problem in problems] == [("TT126", Ref("site_data/site.yml"))]


def test_a_missing_folder_is_told_once_not_also_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures/1.012501.yml").write_bytes(b"")
    for tree in both_trees(tmp_path):
        problems: list[Problem] = []
        tree.entries(problems.append)
        assert [(problem.code, problem.at) for problem in problems] == [("TT110", Ref("site_data"))]


@pytest.mark.parametrize(
    "path",
    [
        "procedures/README.md",
        "procedures/a/.gitkeep",
        "procedures/a/1.004122.DOCX",
        "procedures/a/Thumbs.db",
        "site_data/decisions/2025/2500-QD-UBND.PDF",
        "site_data/decisions/2025/2500-phu-luc.xlsx",
        "site_data/decisions/2025/2500-dong.csv",
        "site_data/statistics/2025-Q4.pdf",
        "site_data/notices/ledger/README.md",
        "site_data/forms/mau-01",
        "site_data/pages/assets/ban-do.geojson",
        "site_data/decisions/2025/anh.heic",
        "site_data/decisions/2025/2500-QD-UBND.jfif",
        "site_data/decisions/2025/2500-QD-UBND.docx~",
        "site_data/decisions/2025/2500.7z",
        "site_data/decisions/2025/thu.eml",
        "procedures/a/ghi-chu.txt",
        "procedures/a/ghi-chu-2.txt",
        "procedures/a/1.004122.yml.pdf",
        "procedures/a.yml-cu/ghi-chu.txt",
        "site_data/decisions/2025/bien-ban-2025-11.txt",
        "site_data/decisions/2025/2500-dong.csv (1)",
        "site_data/notices/ledger/2025-11.pdf",
    ],
)
def test_what_is_kept_beside_records_is_no_problem(tmp_path: Path, path: str) -> None:
    for folder in ("procedures", "site_data"):
        (tmp_path / folder).mkdir()
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("ma,ten\n", "utf-8")
    problems: list[Problem] = []
    FolderTree(tmp_path).entries(problems.append)
    assert told(problems) == []
    assert problems_of(lay_example(tmp_path)) == ()
