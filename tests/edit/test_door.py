"""Only the browser that was given the address gets in, and only from pages of its own."""

import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest

from generator.cli import app
from generator.cli.edit.door import MOST_BYTES, EditServer
from tests.edit.desk import Desk
from tests.unit.compiling import lay_example


class Door(NamedTuple):
    """A server that listens, and the desk behind it."""

    server: EditServer
    desk: Desk

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    @property
    def own(self) -> dict[str, str]:
        """What the officer's browser sends with a form."""
        return {
            "Host": self.host,
            "Origin": f"http://{self.host}",
            "Cookie": f"{self.server.cookie}={self.server.token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def ask(self, method: str, path: str, headers: dict[str, str], body: str = "") -> HTTPResponse:
        """One request with exactly these headers."""
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if method == "POST" and "Content-Length" not in headers:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body.encode())
        response = connection.getresponse()
        response.read()
        connection.close()
        return response

    def begin(self, headers: dict[str, str], secret: str | None = None) -> int:
        """Tries to begin a decision; the status of the answer."""
        form = urlencode({"_ma": self.server.form_token if secret is None else secret})
        return self.ask("POST", "/quyet-dinh-moi", headers, form).status


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The forms of the example province, listening."""
    desk = Desk(lay_example(tmp_path / "tinh"))
    server = EditServer(0, desk.pages.answer, desk.pages.refuse)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Door(server, desk)
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_browser_with_the_address_gets_in(door: Door) -> None:
    first = door.ask("GET", f"/?ma={door.server.token}", {"Host": door.host})
    assert first.status == 303 and first.headers["Location"] == "/"
    cookie = first.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert door.ask("GET", "/", {"Host": door.host, "Cookie": cookie.partition(";")[0]}).status == 200
    assert door.begin(door.own) == 303
    assert len(door.desk.work.drafts.all()) == 1


def test_it_listens_on_this_machine_alone(door: Door) -> None:
    assert door.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/?ma=", "/?ma=sai", "/nhap/x/0/", "/tai-san/edit.js", "/xem/x/2025-11-28/"])
def test_without_the_secret_nothing_is_shown(door: Door, path: str) -> None:
    for cookie in ({}, {"Cookie": f"{door.server.cookie}=sai"}, {"Cookie": "\x00;;="}):
        answer = door.ask("GET", path, {"Host": door.host, **cookie})
        assert answer.status == 403 and "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", "0:{port}"])
def test_another_name_for_this_machine_is_refused(door: Door, host: str) -> None:
    """DNS rebinding: a page elsewhere that points its own name at 127.0.0.1."""
    named = host.format(port=door.server.server_port)
    own = {**door.own, "Host": named, "Origin": f"http://{named}"}
    assert door.ask("GET", f"/?ma={door.server.token}", {"Host": named}).status == 403
    assert door.begin(own) == 403
    assert door.desk.work.drafts.all() == []


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "https://127.0.0.1:{port}", "http://127.0.0.1:1", None]
)
def test_a_form_of_another_site_is_refused(door: Door, origin: str | None) -> None:
    headers = {**door.own}
    del headers["Origin"]
    if origin is not None:
        headers["Origin"] = origin.format(port=door.server.server_port)
    assert door.begin(headers) == 403
    assert door.desk.work.drafts.all() == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_of_another_site_is_refused(door: Door, site: str) -> None:
    headers = {"Host": door.host, "Cookie": door.own["Cookie"], "Sec-Fetch-Site": site}
    assert door.ask("GET", "/", headers).status == 403


@pytest.mark.parametrize("secret", ["", "sai"])
def test_a_form_without_its_secret_is_refused(door: Door, secret: str) -> None:
    assert door.begin(door.own, secret) == 403
    assert door.desk.work.drafts.all() == []


def test_only_forms_of_a_decent_size_are_read(door: Door) -> None:
    assert door.ask("POST", "/quyet-dinh-moi", {**door.own, "Content-Length": str(MOST_BYTES + 1)}).status == 413
    assert door.ask("POST", "/quyet-dinh-moi", {**door.own, "Content-Length": "-1"}).status == 411
    assert door.ask("POST", "/quyet-dinh-moi", {**door.own, "Content-Type": "text/plain"}).status == 415
    many = "&".join(f"a{number}=" for number in range(100_001))
    assert door.ask("POST", "/quyet-dinh-moi", door.own, many).status == 413


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/tai-san/../../pyproject.toml", "/tai-san/%2e%2e/edit.js", "/%00", "//x"]
)
def test_no_address_leads_out_of_the_pages(door: Door, path: str) -> None:
    assert door.ask("GET", path, {"Host": door.host, "Cookie": door.own["Cookie"]}).status == 404


def test_every_answer_forbids_what_is_not_ours(door: Door) -> None:
    for cookie in (door.own["Cookie"], ""):
        answer = door.ask("GET", "/", {"Host": door.host, "Cookie": cookie})
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_fault_of_ours_ends_nothing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("hỏng")

    monkeypatch.setattr(door.desk.work, "tree", broken)
    look = {"Host": door.host, "Cookie": door.own["Cookie"]}
    assert door.ask("GET", "/", look).status == 500
    monkeypatch.undo()
    assert door.ask("GET", "/", look).status == 200


def test_a_browser_that_hangs_up_is_not_told(door: Door, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", door.server.server_port)) as browser:
        sent = {**door.own, "Content-Length": "1000"}
        lines = ["POST /quyet-dinh-moi HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items())]
        browser.sendall("\r\n".join([*lines, "", "begun"]).encode())
        time.sleep(0.3)  # the server is reading by now
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing breaks it off
    time.sleep(0.3)
    assert capfd.readouterr().err == ""


# --- the command --------------------------------------------------------------------------------------------------


def test_a_port_in_use_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay_example(tmp_path / "tinh")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert app.run(["edit", "--root", str(root), "--no-open", "--port", str(port)]) == 2
    assert f"cổng {port} đang có chương trình khác dùng" in capsys.readouterr().err


def test_ctrl_c_ends_it_in_peace(tmp_path: Path) -> None:
    root = lay_example(tmp_path / "tinh")
    # A test runner in the background may have taught its children to ignore Ctrl-C.
    listening = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{listening}; from generator.cli import main; main()"
    words = [sys.executable, "-u", "-c", code, "edit", "--root", str(root), "--no-open", "--as-of", "2025-12-01"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Mở trong trình duyệt: http://127.0.0.1:")
        process.send_signal(2)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Bản nháp vẫn còn" in err and "Traceback" not in err
