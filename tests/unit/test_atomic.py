"""A file appears whole or not at all."""

from pathlib import Path

import pytest

from generator.store.atomic import keep, write_whole


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk with room for one more letter."""
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    for content in (b"one", b"another"):
        write_whole(target, content)
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_what_stood_there_and_is_told_with_its_place(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with target.open("wb") as stream:
        stream.write(b"one")
    with pytest.raises(OSError, match=r"a\.csv") as failed:
        write_whole(target, b"another")
    assert failed.value.errno == 28
    assert target.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.usefixtures("full_disk")
def test_a_cache_on_a_full_disk_is_no_error(tmp_path: Path) -> None:
    keep(tmp_path / "cache" / "a", b"one")
    assert list((tmp_path / "cache").iterdir()) == []
