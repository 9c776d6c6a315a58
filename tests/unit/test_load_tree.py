"""A tree is found alike from wherever it is looked at."""

from pathlib import Path

import pytest

from generator.load.tree import FolderTree
from tests.unit.compiling import EXAMPLE


def paths(root: Path) -> list[str]:
    problems: list[object] = []
    found = [entry.path for entry in FolderTree(root).entries(problems.append)]
    assert problems == []
    return found


def test_paths_are_those_below_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = sorted(p.relative_to(EXAMPLE).as_posix() for p in EXAMPLE.rglob("*.yml"))
    assert paths(EXAMPLE) == wanted
    monkeypatch.chdir(EXAMPLE)
    assert paths(Path()) == wanted
    monkeypatch.chdir(EXAMPLE / "procedures")
    assert paths(Path("..")) == wanted
