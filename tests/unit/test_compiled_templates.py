"""Compiled templates are kept between builds, and only what this user made is ever run."""

import marshal  # noqa: TID251 - what an attacker would put there
from pathlib import Path

import pytest

from generator.render import environment
from generator.render.environment import Templates
from generator.store.own_key import own_key

KEY = b"k" * 32


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A folder of one template."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.html").write_text("{% block b %}Trang{% endblock %}")
    return tmp_path / "pages"


def made(theme: Path, key: bytes | None, program: bytes = b"one") -> str:
    return Templates(theme, theme.parent / "kept", program, key, shared=()).blocks("a.html", {})["b"]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The code that was taken from the cache."""
    taken: list[bytes] = []

    class Marshal:
        dumps = staticmethod(marshal.dumps)

        @staticmethod
        def loads(code: bytes) -> object:
            taken.append(code)
            return marshal.loads(code)

    monkeypatch.setattr(environment, "marshal", Marshal)
    return taken


def test_what_this_user_compiled_is_taken_again(theme: Path, read: list[bytes]) -> None:
    assert made(theme, KEY) == "Trang" and read == []
    assert made(theme, KEY) == "Trang" and len(read) == 1
    assert made(theme, KEY, b"two") == "Trang" and len(read) == 1


def test_code_that_somebody_else_put_there_is_never_read(theme: Path, tmp_path: Path, read: list[bytes]) -> None:
    assert made(theme, KEY) == "Trang"
    (kept,) = (tmp_path / "kept").iterdir()
    good = kept.read_bytes()
    evil = marshal.dumps(compile(f"open({str(tmp_path / 'owned')!r}, 'w')", "x", "exec"))
    head = good[environment._SEAL :].partition(environment.MAGIC_NUMBER + environment.jinja_version.encode())
    code = environment._SEAL + len(head[0] + head[1]) + len(40 * "x")  # after the template's SHA-1
    assert marshal.loads(good[code:])
    for poisoned in (good[:code] + evil, good + b"x", good[:-1], b"", evil):
        kept.write_bytes(poisoned)
        assert made(theme, KEY) == "Trang"
    assert read == [] and not (tmp_path / "owned").exists()
    assert made(theme, b"other" * 6) == "Trang" and read == []


def test_without_a_key_nothing_is_kept(theme: Path, tmp_path: Path) -> None:
    assert made(theme, None) == "Trang"
    assert not (tmp_path / "kept").exists()


def test_the_key_is_of_this_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    key = own_key()
    assert key is not None and len(key) == 32 and own_key() == key
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("niemyet", "niemyet/key")] == [0o700, 0o600]
    for place in ("niemyet", "niemyet/key"):
        mode = (tmp_path / place).stat().st_mode
        (tmp_path / place).chmod(0o755)  # as what git lays out
        assert own_key() is None
        (tmp_path / place).chmod(mode)
    assert own_key() == key


def test_where_there_is_no_room_there_is_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert own_key() is None
