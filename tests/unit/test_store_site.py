"""The next site is the last one with its changes, put in place at once; nothing published is lost or half-written."""

import errno
import os
from hashlib import blake2b
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model.output import OutputKind, PlannedFile
from generator.store import site as store
from generator.store.manifests import MANIFESTS
from generator.store.site import Written, begin, write_into


def planned(path: str, text: str, kind: OutputKind = OutputKind.SITE) -> PlannedFile:
    return PlannedFile(path, kind, blake2b(text.encode()).digest(), lambda: text.encode())


def never(path: str, text: str) -> PlannedFile:
    def make() -> bytes:
        raise AssertionError(f"{path} must not be made again")

    return PlannedFile(path, OutputKind.SITE, blake2b(text.encode()).digest(), make)


def publish(out: Path, plan: list[PlannedFile], memo: Path, jobs: int) -> Written:
    with begin(out, memo, jobs) as site:
        return store.publish(site, plan)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and MANIFESTS not in path.parts
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "rendered.msgpack"


def test_the_first_site_holds_what_was_planned(out: Path, memo: Path) -> None:
    written = publish(out, [planned("index.html", "a"), planned("tt/1/index.html", "b")], memo, 1)
    assert files(out) == {"index.html": b"a", "tt/1/index.html": b"b"}
    assert (written.files, written.made, written.removed) == (2, 2, 0)


def test_where_there_are_no_links_the_site_is_the_same(
    out: Path, memo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refused)
    publish(out, [planned("index.html", "a")], memo, 1)
    publish(out, [planned("index.html", "a"), planned("x.html", "b")], memo, 1)
    assert files(out) == {"index.html": b"a", "x.html": b"b"}


def test_what_comes_out_as_it_was_stays_the_file_it_was(out: Path, memo: Path) -> None:
    publish(out, [planned("index.html", "a"), planned("x.html", "x")], memo, 1)
    before = {path: (out / path).stat() for path in ("index.html", "x.html")}
    other_inputs = [replace(file, inputs=b"other") for file in (planned("index.html", "a"), planned("x.html", "y"))]
    publish(out, other_inputs, memo, 1)
    after = {path: (out / path).stat() for path in before}
    assert files(out) == {"index.html": b"a", "x.html": b"y"}
    assert after["index.html"].st_ino == before["index.html"].st_ino
    assert after["x.html"].st_ino != before["x.html"].st_ino
    publish(out, [planned("index.html", "a")], memo, 1)
    assert files(out) == {"index.html": b"a"}


def test_what_somebody_changed_is_made_again(out: Path, memo: Path) -> None:
    publish(out, [planned("index.html", "a")], memo, 1)
    (out / "index.html").write_text("b")
    publish(out, [replace(planned("index.html", "a"), inputs=b"other")], memo, 1)
    assert files(out) == {"index.html": b"a"}


def test_equal_inputs_are_not_made_again(out: Path, memo: Path) -> None:
    publish(out, [planned("index.html", "a")], memo, 1)
    written = publish(out, [never("index.html", "a"), planned("x.html", "b")], memo, 1)
    assert (written.made, files(out)) == (1, {"index.html": b"a", "x.html": b"b"})


def test_what_is_no_longer_planned_goes_and_foreign_files_stay(out: Path, memo: Path) -> None:
    publish(out, [planned("index.html", "a"), planned("tt/1/index.html", "b")], memo, 1)
    (out / "CNAME").write_text("tthc.example")
    written = publish(out, [planned("index.html", "a")], memo, 1)
    assert files(out) == {"index.html": b"a", "CNAME": b"tthc.example"}
    assert written.removed == 1
    assert not (out / "tt").exists()


def test_a_kind_that_is_not_planned_keeps_its_files(out: Path, memo: Path) -> None:
    publish(out, [planned("a.html", "a"), planned("a.pdf", "p", OutputKind.NOTICES)], memo, 1)
    publish(out, [planned("b.html", "b")], memo, 1)
    assert files(out) == {"b.html": b"b", "a.pdf": b"p"}
    publish(out, [planned("b.pdf", "q", OutputKind.NOTICES)], memo, 1)
    assert files(out) == {"b.html": b"b", "b.pdf": b"q"}


def test_a_file_changed_by_hand_is_made_again(out: Path, memo: Path) -> None:
    publish(out, [planned("index.html", "a")], memo, 1)
    (out / "index.html").write_text("something else")
    publish(out, [planned("index.html", "a")], memo, 1)
    assert files(out) == {"index.html": b"a"}


def test_without_the_cache_the_bytes_are_the_same(out: Path, memo: Path) -> None:
    plan = [planned("index.html", "a"), planned("tt/1/index.html", "b")]
    publish(out, plan, memo, 1)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    memo.unlink()
    publish(out, plan, memo, 1)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_several_processes_write_the_same_bytes(out: Path, memo: Path) -> None:
    plan = [planned(f"tt/{n}/index.html", f"page {n}") for n in range(200)]
    publish(out, plan, memo, 2)
    assert files(out) == {f"tt/{n}/index.html": f"page {n}".encode() for n in range(200)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_while_making_leaves_the_old_site_whole(out: Path, memo: Path, jobs: int) -> None:
    publish(out, [planned("index.html", "old")], memo, 1)

    def broken() -> bytes:
        raise RuntimeError("no")

    plan = [PlannedFile(f"{n}.html", OutputKind.SITE, b"x", broken) for n in range(100)]
    with pytest.raises(RuntimeError):
        publish(out, [planned("index.html", "new"), *plan], memo, jobs)
    assert files(out) == {"index.html": b"old"}
    assert sorted(p.name for p in out.parent.iterdir()) == ["cache", "site"]


def test_a_full_disk_leaves_the_old_site_whole(out: Path, memo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, [planned("index.html", "old")], memo, 1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write_manifest", full)
    with pytest.raises(OSError, match="No space"):
        publish(out, [planned("index.html", "new")], memo, 1)
    assert files(out) == {"index.html": b"old"}


def test_the_old_site_is_never_written_into(out: Path, memo: Path, tmp_path: Path) -> None:
    publish(out, [planned("index.html", "old"), planned("same.html", "s")], memo, 1)
    held = tmp_path / "held.html"
    os.link(out / "index.html", held)
    publish(out, [planned("index.html", "new"), planned("same.html", "s")], memo, 1)
    assert (held.read_bytes(), (out / "index.html").read_bytes()) == (b"old", b"new")


def test_without_an_atomic_exchange_two_renames_do(out: Path, memo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_exchange", lambda *_: False)
    publish(out, [planned("index.html", "old")], memo, 1)
    publish(out, [planned("index.html", "new")], memo, 1)
    assert files(out) == {"index.html": b"new"}
    assert sorted(p.name for p in out.parent.iterdir()) == [".site.next", "cache", "site"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_planned_beside_is_written_too_and_has_the_address(out: Path, memo: Path, jobs: int) -> None:
    for word in ("a", "b"):
        with begin(out, memo, jobs) as site:
            ours = [planned("index.html", word), planned("both.html", "here")]
            theirs = [planned("day.html", word), planned("both.html", "beside")]
            written = store.publish(site, ours, beside=lambda last, theirs=theirs: theirs)
        assert files(out) == {"index.html": word.encode(), "day.html": word.encode(), "both.html": b"beside"}
    assert (written.files, written.made, written.removed) == (3, 2, 0)
    assert sorted(p.name for p in out.parent.iterdir()) == [".site.next", "cache", "site"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_site_that_is_begun_and_not_published_leaves_nothing(out: Path, memo: Path, jobs: int) -> None:
    with begin(out, memo, jobs):
        pass
    assert [p.name for p in out.parent.iterdir()] == ["cache"]
    with pytest.raises(KeyboardInterrupt), begin(out, memo, jobs):
        raise KeyboardInterrupt
    assert [p.name for p in out.parent.iterdir()] == ["cache"]
    publish(out, [planned("index.html", "old")], memo, 1)
    with begin(out, memo, jobs):
        pass
    assert files(out) == {"index.html": b"old"}
    publish(out, [never("index.html", "old"), planned("x.html", "x")], memo, jobs)
    assert files(out) == {"index.html": b"old", "x.html": b"x"}


@pytest.mark.parametrize("exchange", [True, False])
def test_a_link_to_the_site_stays_a_link(
    out: Path, memo: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(store, "_exchange", lambda *_: False)
    served = out.with_name("www") / "served"
    out.symlink_to("www/served")
    for word in ("old", "new", "newer"):
        publish(out, [planned("index.html", word), planned("same.html", "s")], memo, 1)
        assert out.is_symlink()
        assert files(served) == {"index.html": word.encode(), "same.html": b"s"}
    assert sorted(p.name for p in out.parent.iterdir()) == ["cache", "site", "www"]
    assert sorted(p.name for p in served.parent.iterdir()) == [".served.next", "served"]


def test_a_kill_between_the_two_renames_is_mended_at_the_next_start(out: Path, memo: Path) -> None:
    publish(out, [planned("index.html", "old"), planned("cname.html", "c")], memo, 1)
    out.rename(out.with_name(".site.last"))
    publish(out, [never("index.html", "old"), planned("cname.html", "c")], memo, 1)
    assert files(out) == {"index.html": b"old", "cname.html": b"c"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_kill_left_ahead_is_never_written_into(out: Path, memo: Path, jobs: int) -> None:
    publish(out, [planned("index.html", "a"), planned("x.html", "x")], memo, jobs)
    ahead = out.with_name(".site.next.new")
    ahead.mkdir()
    for name in ("here-0", "here-1"):
        os.link(out / "index.html", ahead / name)
    stood = os.open(out / "index.html", os.O_RDONLY)
    other_inputs = [replace(file, inputs=b"other") for file in (planned("index.html", "b"), planned("x.html", "x"))]
    publish(out, other_inputs, memo, jobs)
    assert files(out) == {"index.html": b"b", "x.html": b"x"}
    assert os.read(stood, 9) == b"a"
    os.close(stood)
    assert not ahead.exists()


def test_files_go_into_a_folder_of_somebody_else(tmp_path: Path) -> None:
    assert write_into(tmp_path, [planned("tt/1/index.html", "b")], 1) == 1
    assert files(tmp_path) == {"tt/1/index.html": b"b"}
