"""A file appears whole or not at all."""

from pathlib import Path

import pytest

from generator.store.atomic import beside, keep, write_whole
from tests.support.disks import full_disk


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    for content in (b"one", b"another"):
        write_whole(target, content)
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_what_stood_there_and_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk(monkeypatch)
    target = tmp_path / "a.csv"
    with target.open("wb") as stream:
        stream.write(b"one")
    with pytest.raises(OSError, match=r"a\.csv") as failed:
        write_whole(target, b"another")
    assert failed.value.errno == 28
    assert target.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_told_as_the_target(tmp_path: Path) -> None:
    for failed in (tmp_path / "none" / "a.csv", tmp_path / "folder"):
        (tmp_path / "folder" / "full").mkdir(parents=True, exist_ok=True)
        with pytest.raises(OSError) as told:
            write_whole(failed, b"one")
        assert told.value.filename == str(failed)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_it_is_made_from_is_told_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as told, beside(tmp_path / "a.zip") as place:
        place.write_bytes((tmp_path / "page.html").read_bytes())
    assert told.value.filename == str(tmp_path / "page.html")


def test_a_cache_on_a_full_disk_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full_disk(monkeypatch)
    keep(tmp_path / "cache" / "a", b"one")
    assert list((tmp_path / "cache").iterdir()) == []
