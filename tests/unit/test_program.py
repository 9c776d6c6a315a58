"""Caches belong to the code that made them, and outlive an installation of the same code."""

import os
from pathlib import Path

import pytest

from generator import settings
from generator.cli import fresh
from generator.store import program
from tests.unit.compiling import lay_example

RECORD = "generator/a.py,sha256={},10\ngenerator/__pycache__/a.cpython-311.pyc,,\n{}../../bin/niemyet,sha256=x,9\n"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A wheel as pip leaves it."""
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator/a.py").write_text("a = 1\n")
    (tmp_path / "niemyet-0.1.dist-info").mkdir()
    (tmp_path / "niemyet-0.1.dist-info/RECORD").write_text(RECORD.format("one", ""))
    return tmp_path


def files_of(folder: Path) -> bytes:
    return program._files_of(str(folder / "generator"))


def test_the_same_wheel_installed_again_is_the_same_program(installed: Path) -> None:
    before = files_of(installed)
    os.utime(installed / "generator/a.py", (1, 1))
    (installed / "niemyet-0.1.dist-info/RECORD").write_text(RECORD.format("one", "niemyet-0.1.dist-info/RECORD,,\n"))
    assert files_of(installed) == before
    (installed / "niemyet-0.1.dist-info/RECORD").write_text(RECORD.format("two", ""))
    assert files_of(installed) != before


def test_a_package_of_a_system_without_that_list_goes_by_its_files(installed: Path) -> None:
    (installed / "niemyet-0.1.dist-info/RECORD").unlink()
    before = files_of(installed)
    os.utime(installed / "generator/a.py", (1, 1))
    assert files_of(installed) != before


def test_in_a_clone_every_saved_file_makes_another_program(installed: Path) -> None:
    (installed / "niemyet-0.1.dist-info").rename(installed / "other-0.1.dist-info")
    before = files_of(installed)
    os.utime(installed / "generator/a.py", (1, 1))
    assert files_of(installed) != before


def test_another_version_of_a_library_is_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["build", "--root", str(lay_example(tmp_path / "tinh"))]
    first, digest = fresh.read_by(words), program.program_digest.__wrapped__()
    assert first is not None and (fresh.read_by(words), program.program_digest.__wrapped__()) == (first, digest)
    (tmp_path / "libraries/mkdocs_material-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "libraries"))
    assert settings.installed("mkdocs-material")[-1] == "mkdocs_material-99.dist-info"
    assert fresh.read_by(words) != first
    assert program.program_digest.__wrapped__() != digest
