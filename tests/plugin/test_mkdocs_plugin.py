"""`mkdocs build` gives the pages of the compiler, and stops with a readable list when the tree has errors."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from generator.pipeline import Options, build_into, fold_tree
from generator.shell import make_shell

ROOT = Path(__file__).parents[2]
DAY = "2025-11-28"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the shipped province."""
    folder = tmp_path / "tree"
    for name in ("procedures", "site_data", "theme"):
        copytree(ROOT / name, folder / name)
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    return folder


def mkdocs(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NIEMYET_AS_OF": DAY}
    command = [sys.executable, "-m", "mkdocs", "build", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_mkdocs_writes_what_the_compiler_plans_and_nothing_else(tree: Path, tmp_path: Path) -> None:
    ran = mkdocs(tree)
    assert ran.returncode == 0, ran.stderr
    options = Options(root=tree, as_of=date.fromisoformat(DAY), out=tmp_path / "other")
    options.out.mkdir()
    build_into(options.out, fold_tree(options), make_shell(tree, options.cache), options)
    assert files(tree / "site") == files(options.out)


def test_an_error_in_the_tree_stops_mkdocs_and_names_file_and_line(tree: Path) -> None:
    record = tree / "procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml"
    record.write_text(record.read_text("utf-8").replace("ma: 1.004122", "ma: 1.4122"), "utf-8")
    ran = mkdocs(tree)
    assert ran.returncode == 1
    assert "procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml:3" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tree / "site/tt").exists()


def test_a_day_that_is_none_is_told(tree: Path) -> None:
    config = tree / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  - niemyet\n", "  - niemyet:\n      as_of: hôm nay\n"), "utf-8"
    )
    environment = {name: value for name, value in os.environ.items() if name != "NIEMYET_AS_OF"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    ran = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "as_of phải là một ngày" in ran.stderr
