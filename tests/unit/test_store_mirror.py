"""Whatever stood in the target, it becomes the source, and the files they share are the same files."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.store import mirror as module
from generator.store.mirror import mirror

Tree = dict[str, bytes]
_NAMES = st.sampled_from(["a", "b", "c/a", "c/b", "c/d/a", "d/a"])
_TREES = st.dictionaries(_NAMES, st.sampled_from([b"1", b"22", b""]))


def plant(root: Path, tree: Tree) -> None:
    for path, content in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def read(root: Path) -> Tree:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@given(_TREES, _TREES)
def test_the_target_becomes_the_source(tmp_path_factory: pytest.TempPathFactory, tree: Tree, before: Tree) -> None:
    folder = tmp_path_factory.mktemp("mirror")
    source, target = folder / "source", folder / "target"
    source.mkdir()
    plant(source, tree)
    plant(target, before)
    mirror(source, target)
    assert read(target) == read(source) == tree
    assert all(os.path.samefile(source / path, target / path) for path in tree)
    assert not [p for p in target.rglob("*") if p.is_dir() and not any(p.iterdir())], "an empty folder is left"


def test_a_second_time_nothing_is_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path / "source", {"a": b"1", "b/c": b"2"})
    mirror(tmp_path / "source", tmp_path / "target")
    monkeypatch.setattr(module, "link", lambda *_: pytest.fail("linked again"))
    mirror(tmp_path / "source", tmp_path / "target")


def test_a_folder_gives_way_to_a_file_and_a_file_to_a_folder(tmp_path: Path) -> None:
    plant(tmp_path / "source", {"a": b"1", "b/c": b"2"})
    plant(tmp_path / "target", {"a/x/y": b"3", "b": b"4"})
    mirror(tmp_path / "source", tmp_path / "target")
    assert read(tmp_path / "target") == {"a": b"1", "b/c": b"2"}


def test_no_source_is_an_empty_one(tmp_path: Path) -> None:
    plant(tmp_path / "target", {"a/x": b"3"})
    mirror(tmp_path / "source", tmp_path / "target")
    assert read(tmp_path / "target") == {}
