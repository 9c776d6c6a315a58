"""What was dear to make is made once: files by their digest, and what one run leaves for the next."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.output import OutputKind, PlannedFile
from generator.parallel import ordered_map
from generator.store import kept as store
from generator.store import remembered
from generator.store.kept import forget_others, kept
from generator.store.remembered import Remembered


def planned(inputs: bytes, made: list[bytes]) -> PlannedFile:
    def make() -> bytes:
        made.append(inputs)
        return b"%PDF " + inputs

    return PlannedFile(f"{inputs.hex()}.pdf", OutputKind.NOTICES, inputs, make)


def test_equal_inputs_are_made_once(tmp_path: Path) -> None:
    made: list[bytes] = []
    for _ in range(3):
        files = kept([planned(b"a", made), planned(b"b", made)], tmp_path / "sheets")
        assert [file.make() for file in files] == [b"%PDF a", b"%PDF b"]
    assert made == [b"a", b"b"]


def test_what_nobody_needs_goes(tmp_path: Path) -> None:
    made: list[bytes] = []
    for file in kept([planned(b"a", made), planned(b"b", made)], tmp_path):
        file.make()
    (tmp_path / "half.123").write_bytes(b"%P")
    forget_others([planned(b"b", made)], tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    assert kept([planned(b"b", made)], tmp_path)[0].make() == b"%PDF b"
    assert made == [b"a", b"b"]


def test_another_program_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    kept([planned(b"a", made)], tmp_path)[0].make()
    monkeypatch.setattr(store, "program_digest", lambda: b"x" * 16)
    kept([planned(b"a", made)], tmp_path)[0].make()
    assert made == [b"a", b"a"]


def test_a_disk_that_keeps_nothing_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "sheets").write_text("in the way")
    made: list[bytes] = []
    assert kept([planned(b"a", made)], tmp_path / "sheets")[0].make() == b"%PDF a"


@pytest.mark.parametrize(("jobs", "count"), [(1, 5), (2, 60), (3, 100)])
def test_progress_ends_where_the_work_ends(jobs: int, count: int) -> None:
    told: list[int] = []

    def progress(total: int) -> Callable[[int], None]:
        told.append(-total)
        return told.append

    assert ordered_map(lambda item: item * 2, list(range(count)), jobs, progress) == [n * 2 for n in range(count)]
    assert told[0] == -count
    assert count <= sum(told[1:]) < count + jobs


@pytest.mark.parametrize("left", [b"", b"%PDF", None])
def test_half_of_a_file_is_made_again(tmp_path: Path, left: bytes | None) -> None:
    made: list[bytes] = []
    (file,) = kept([planned(b"a", made)], tmp_path)
    assert file.make() == b"%PDF a"
    (place,) = tmp_path.iterdir()
    place.write_bytes(place.read_bytes()[:-1] if left is None else left)
    assert file.make() == b"%PDF a"
    assert file.make() == b"%PDF a"
    assert made == [b"a", b"a"]


IDS = {b"inputs": "id"}


@pytest.fixture
def memory(tmp_path: Path) -> Remembered[dict[bytes, str]]:
    """Where a run has left something."""
    memory: Remembered[dict[bytes, str]] = Remembered(tmp_path / "ids", dict[bytes, str])
    memory.write(IDS)
    return memory


def test_what_one_run_leaves_the_next_finds(memory: Remembered[dict[bytes, str]], tmp_path: Path) -> None:
    assert memory.read() == IDS
    memory.write({})
    assert memory.read() == {}
    assert Remembered[dict[bytes, str]](tmp_path / "others", dict[bytes, str]).read() is None


def test_what_another_program_left_is_nothing(
    memory: Remembered[dict[bytes, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "program_digest", lambda: b"x" * 16)
    assert memory.read() is None


def test_what_is_damaged_is_nothing(memory: Remembered[dict[bytes, str]], tmp_path: Path) -> None:
    file = tmp_path / "ids"
    whole = file.read_bytes()
    for left in (b"", b"\x00 no cache", whole[:-1], whole + b"x", b"\xff"):
        file.write_bytes(left)
        assert memory.read() is None
    assert Remembered[dict[str, int]](file, dict[str, int]).read() is None
    file.unlink()
    file.mkdir()
    assert memory.read() is None


def test_a_memory_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    Remembered[dict[bytes, str]](tmp_path / "file" / "ids", dict[bytes, str]).write(IDS)
