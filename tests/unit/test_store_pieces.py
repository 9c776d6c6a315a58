"""Large files are joined of pieces; what is not new is cut out of the last files. What is lost costs time only."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from generator.store.pieces import Frame, Kept, Loom, Part


class Weaver:
    """Two files of parts, written one after the other as builds do; the making of parts is counted."""

    def __init__(self, folder: Path) -> None:
        self.made: list[str] = []
        self.index = folder / "cache" / "index"
        self.folder = folder
        self.digests: dict[str, bytes] = {}

    def write(self, texts: str, head: str = "<") -> list[str]:
        """What the files hold that the last ones become."""
        frames = {"a": Frame(head.encode(), b">"), "b": Frame(b"[")}
        loom = Loom([self._part(text) for text in texts], frames, Kept(self.index, self._find))
        files = {path: loom.file(path) for path in frames}
        contents = {path: b"".join(bytes(chunk) for chunk in file.chunks()) for path, file in files.items()}
        assert {path: loom.size(path) for path in frames} == {path: len(it) for path, it in contents.items()}
        for path, content in contents.items():
            (self.folder / path).write_bytes(content)
        self.digests = {path: file.digest for path, file in files.items()}
        return [content.decode() for content in contents.values()]

    def _find(self, path: str, digest: bytes) -> Path | None:
        file = self.folder / path
        return file if self.digests.get(path) == digest and file.exists() else None

    def _part(self, text: str) -> Part:
        def make() -> list[bytes]:
            self.made.append(text)
            return [text.encode() * 3, text.upper().encode()]

        return Part(text.encode(), make)


def expected(texts: str, head: str = "<") -> list[str]:
    return [f"{head}{''.join(text * 3 for text in texts)}>", f"[{texts.upper()}"]


def test_only_what_changed_is_made(tmp_path: Path) -> None:
    weaver = Weaver(tmp_path)
    assert weaver.write("abc") == expected("abc")
    assert weaver.write("abc") == expected("abc")
    assert weaver.write("cxa", head="<<") == expected("cxa", head="<<")
    assert weaver.write("cxa", head="") == expected("cxa", head="")
    assert weaver.write("cxa", head="") == expected("cxa", head="")
    assert weaver.made == ["a", "b", "c", "x"]
    assert weaver.write("b", head="") == expected("b", head="")
    assert weaver.write("b") == expected("b")
    assert weaver.made[4:] == ["b"], "what no part needs any more is not kept"


@given(st.lists(st.permutations("abcdefgh").flatmap(lambda it: st.integers(0, 8).map(lambda n: "".join(it[:n])))))
def test_any_sequence_of_parts_gives_the_files_of_a_first_build(sequence: list[str]) -> None:
    with TemporaryDirectory() as name:
        weaver = Weaver(Path(name))
        for texts in sequence:
            assert weaver.write(texts) == expected(texts)
            with TemporaryDirectory() as other:
                anew = Weaver(Path(other))
                anew.write(texts)
                assert anew.digests == weaver.digests


def test_a_file_that_is_not_as_it_was_is_not_cut(tmp_path: Path) -> None:
    weaver = Weaver(tmp_path)
    weaver.write("ab")
    weaver.digests["b"] = b"edited"
    assert weaver.write("ab") == expected("ab")
    (tmp_path / "a").unlink()
    assert weaver.write("ab") == expected("ab")
    assert weaver.made == ["a", "b"] * 3


def test_a_damaged_index_is_none(tmp_path: Path) -> None:
    weaver = Weaver(tmp_path)
    weaver.write("a")
    weaver.index.write_bytes(weaver.index.read_bytes()[:-3])
    assert weaver.write("a") == expected("a")
    weaver.index.unlink()
    weaver.index.mkdir()
    assert weaver.write("a") == expected("a")
    assert weaver.made == ["a"] * 3


def test_an_index_left_by_a_build_that_failed_is_none(tmp_path: Path) -> None:
    weaver = Weaver(tmp_path)
    weaver.write("ab")
    standing = {path: (tmp_path / path).read_bytes() for path in "ab"}, dict(weaver.digests)
    weaver.write("xb")
    for path, content in standing[0].items():
        (tmp_path / path).write_bytes(content)
    weaver.digests = standing[1]
    assert weaver.write("xyb") == expected("xyb")


def test_nothing_is_made_before_it_is_asked_for() -> None:
    made: list[str] = []

    def make() -> list[bytes]:
        made.append("a")
        return [b"a"]

    loom = Loom([Part(b"a", make)], {"a": Frame(b"")}, None)
    assert made == []
    assert b"".join(bytes(chunk) for chunk in loom.file("a").chunks()) == b"a"
    assert made == ["a"]
