"""Pieces are made once and kept; a part that changes is made again, and a damaged memory costs time only."""

from pathlib import Path

from generator.store.pieces import Loom, Part


class Maker:
    """Parts whose making is counted."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def part(self, text: str) -> Part:
        """A part of two files."""

        def make() -> list[bytes]:
            self.made.append(text)
            return [text.encode(), text.upper().encode()]

        return Part(text.encode(), make)


def columns(maker: Maker, file: Path | None, *texts: str) -> list[list[bytes]]:
    """Both columns of the parts."""
    loom = Loom([maker.part(text) for text in texts], file)
    return [loom.column(0), loom.column(1)]


def test_pieces_stand_in_the_order_of_their_parts(tmp_path: Path) -> None:
    for file in (tmp_path / "kept", tmp_path / "kept", None):
        assert columns(Maker(), file, "b", "a") == [[b"b", b"a"], [b"B", b"A"]]


def test_only_what_changed_is_made(tmp_path: Path) -> None:
    maker, file = Maker(), tmp_path / "folder" / "kept"
    columns(maker, file, "a", "b")
    columns(maker, file, "b", "a")
    assert maker.made == ["a", "b"]
    assert columns(maker, file, "b", "c") == [[b"b", b"c"], [b"B", b"C"]]
    assert maker.made == ["a", "b", "c"]
    columns(maker, file, "a")
    assert maker.made == ["a", "b", "c", "a"], "what no part needs any more is not kept"


def test_a_damaged_memory_is_none(tmp_path: Path) -> None:
    maker, folder = Maker(), tmp_path / "kept"
    columns(maker, folder, "a")
    (shelf,) = folder.iterdir()
    shelf.write_bytes(shelf.read_bytes()[:-3])
    assert columns(maker, folder, "a") == [[b"a"], [b"A"]]
    shelf.unlink()
    shelf.mkdir()
    assert columns(maker, folder, "a") == [[b"a"], [b"A"]]
    assert maker.made == ["a", "a", "a"]


def test_nothing_is_made_before_it_is_asked_for(tmp_path: Path) -> None:
    maker = Maker()
    Loom([maker.part("a")], tmp_path / "kept")
    assert maker.made == []
