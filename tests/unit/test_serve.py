"""While a file is wrong the preview shows what was right; what it cannot do it tells before it builds."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import app
from generator.cli.listening import Address, AddressType, Listener
from generator.cli.serve import STATE
from tests.unit.compiling import lay_example

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds for a build on a busy machine."""


class Seen(NamedTuple):
    """What a browser gets."""

    status: int
    text: str


class Previewed(NamedTuple):
    """A province's tree, and the preview of it that runs; `said` is what its terminal shows."""

    tree: Path
    port: int
    said: Path

    def look(self, path: str) -> Seen:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        seen = Seen(response.status, response.read().decode())
        connection.close()
        return seen

    def state_after(self, before: str) -> str:
        for _ in range(PATIENCE * 5):
            if (state := self.look(STATE).text) != before:
                return state
            time.sleep(0.2)
        raise TimeoutError(self.said.read_text("utf-8"))


def lay_province(folder: Path) -> Path:
    assert app.run(["init", str(folder), "--name", "Tỉnh Ví Dụ", "--code", "H14"]) == 0
    return lay_example(folder)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def started(tree: Path, port: int, said: Path) -> subprocess.Popen[bytes]:
    # A test runner in the background may have taught its children to ignore Ctrl-C.
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{listening}; from generator.cli import main; main()"
    words = [sys.executable, "-c", program, "serve", "--address", f"127.0.0.1:{port}", "--as-of", "2025-12-05"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with said.open("wb") as terminal:
        return subprocess.Popen(words, cwd=tree, env=environment, stdout=terminal, stderr=subprocess.STDOUT)


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[Previewed]:
    tree = lay_province(tmp_path / "tinh")
    one = Previewed(tree, free_port(), tmp_path / "said")
    with started(tree, one.port, one.said) as running:
        try:
            for _ in range(PATIENCE * 5):
                if "Mở trong trình duyệt" in one.said.read_text("utf-8") or running.poll() is not None:
                    break
                time.sleep(0.2)
            yield one
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(PATIENCE)


def test_a_wrong_file_leaves_the_last_good_page_until_it_is_right(previewed: Previewed) -> None:
    file = next((previewed.tree / "procedures").rglob("*.yml"))
    code = file.read_text("utf-8").partition("ma: ")[2].split()[0]
    good = file.read_bytes()
    page = previewed.look(f"/tt/{code}/")
    assert page.status == 200, previewed.said.read_text("utf-8")
    assert code in page.text and "Tệp đang có lỗi" not in page.text
    state = previewed.look(STATE).text

    file.write_bytes(good + b"\tx\n")
    state = previewed.state_after(state)
    page = previewed.look(f"/tt/{code}/")
    assert page.status == 200
    assert code in page.text and "Tệp đang có lỗi" in page.text
    said = previewed.said.read_text("utf-8")
    assert f"{file.relative_to(previewed.tree).as_posix()}:" in said
    assert "lỗi TT1" in said
    assert not re.search("Aborted|Traceback|stuck", said)

    file.write_bytes(good)
    previewed.state_after(state)
    assert "Tệp đang có lỗi" not in previewed.look(f"/tt/{code}/").text
    assert not (previewed.tree / "site").exists()


def test_a_tree_that_is_wrong_from_the_beginning_is_waited_for(tmp_path: Path) -> None:
    tree = lay_province(tmp_path / "tinh")
    file = next((tree / "procedures").rglob("*.yml"))
    good = file.read_bytes()
    file.write_bytes(good + b"\tx\n")
    one = Previewed(tree, free_port(), tmp_path / "said")
    with started(tree, one.port, one.said) as running:
        try:
            while "Mở trong trình duyệt" not in one.said.read_text("utf-8") and running.poll() is None:
                time.sleep(0.2)
            page = one.look("/")
            assert page.status == 503
            assert "Chưa có trang để xem" in page.text
            file.write_bytes(good)
            one.state_after(one.look(STATE).text)
            assert one.look("/").status == 200
            assert one.look("/khong-co/").status == 404
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(PATIENCE)


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1:8979x", "8000", "127.0.0.1:0"])
def test_what_is_no_address_is_said(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = lay_example(tmp_path / "tinh")
    assert app.run(["serve", "--root", str(tree), "--address", address]) == 2
    told = capsys.readouterr().err
    assert f"“{address}”; viết máy:cổng như 127.0.0.1:8000" in told


def test_an_address_may_be_typed_as_in_a_browser() -> None:
    assert AddressType().convert("http://127.0.0.1:8000/", None, None) == Address("127.0.0.1", 8000)


def test_a_port_in_use_is_said_before_anything_is_built(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    tree = lay_example(tmp_path / "tinh")
    with Listener(Address("127.0.0.1", 0), lambda *_: None) as other:  # type: ignore[arg-type] # answers nobody
        address = f"127.0.0.1:{other.server_port}"
        assert app.run(["serve", "--root", str(tree), "--address", address]) == 2
    told = capfd.readouterr()
    assert f"cổng {other.server_port} đang có chương trình khác dùng; chọn chỗ khác, ví dụ --address" in told.err
    assert "Đã dựng" not in told.out
    assert not (tree / ".niemyet").exists()


def test_a_machine_that_is_not_this_one_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = lay_example(tmp_path / "tinh")
    assert app.run(["serve", "--root", str(tree), "--address", "khong-co.invalid:8000"]) == 2
    told = capsys.readouterr().err
    assert "máy này không nghe được ở “khong-co.invalid:8000”; chọn chỗ khác, ví dụ --address 127.0.0.1:8000." in told


def test_a_browser_that_hangs_up_is_not_told(capfd: pytest.CaptureFixture[str]) -> None:
    with Listener(Address("127.0.0.1", 0), lambda *_: None) as server:  # type: ignore[arg-type] # answers nobody
        for error in (ConnectionResetError(), BrokenPipeError(), TimeoutError()):
            try:
                raise error
            except OSError:
                server.handle_error(None, ("127.0.0.1", 1))
        assert capfd.readouterr().err == ""
        try:
            raise ValueError("ours")
        except ValueError:
            server.handle_error(None, ("127.0.0.1", 1))
        assert "ours" in capfd.readouterr().err
