"""`niemyet serve`: the site as it would be, built anew after every save, while a browser looks at it.

Each build is `niemyet build` in a process of its own: it says in its own words what is wrong, and leaves the last good
site where it stands.
"""

import errno
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from string import Template
from threading import Thread
from typing import Any, Final

import click

from generator.cli import fresh
from generator.cli.listening import Address, AddressType, Listener, why_not
from generator.cli.options import make_options, tree_options
from generator.cli.vietnamese import VietnameseCommand

STATE: Final = "/_niemyet"
"""Where a page asks which build the server shows now."""
_LOOK_EVERY: Final = 0.5
_SAVED_WITHIN: Final = 0.2
"""Whoever saves several files at once has done so after this time."""
_USAGE: Final = 2
_FREE_FROM: Final = 1024
_FREE_TO: Final = 9999
"""Ports that anybody may listen at and easily type."""
_BUILD: Final = "from generator.cli import main; main()"
_FOLLOW: Final = Template("""\
<script>setInterval(async () => {
  try { if (await (await fetch("$address")).text() !== "$state") location.reload(); } catch { /* stopped */ }
}, 1000);</script>
""")
_STALE: Final = """\
<p role="alert" style="position:fixed;inset:0 0 auto;z-index:99;margin:0;padding:.6rem;background:#b3261e;color:#fff">
Tệp đang có lỗi, xem ở cửa sổ lệnh. Đây là trang của lần dựng đúng gần nhất; sửa xong, trang tự mới.</p>
"""
_NOTHING: Final = """\
<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chưa có trang để xem</title>
<body style="font:1.1rem/1.6 sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem">
<h1>Chưa có trang để xem</h1>
<p>Tệp đang có lỗi, xem ở cửa sổ lệnh. Sửa xong, trang tự hiện ở đây.</p>
</body></html>
"""


@click.command("serve", cls=VietnameseCommand, help="Xem trước tại máy này; dựng lại mỗi khi lưu tệp.")
@click.option("--address", type=AddressType(), default="127.0.0.1:8000", help="Địa chỉ để mở trong trình duyệt.")
@tree_options
def serve_command(address: Address, root: Path, as_of: date | None) -> int:
    """Builds and serves until interrupted."""
    make_options(root, as_of)
    with tempfile.TemporaryDirectory(prefix="niemyet-") as folder:
        preview = Preview(root, as_of, Path(folder) / "xem-truoc")
        with _listener(address, preview) as server:
            try:
                if preview.build() == _USAGE:
                    return _USAGE
                Thread(target=server.serve_forever, daemon=True).start()
                click.echo(f"Mở trong trình duyệt: http://{address}/")
                click.echo("Lưu tệp nào, trang tự dựng lại. Dừng: bấm Ctrl-C.", err=True)
                preview.follow()
            except KeyboardInterrupt:
                click.echo("\nĐã dừng.", err=True)
    return 0


class Preview:
    """The site of a tree in a folder that only the preview has, and whether the tree can be built now."""

    def __init__(self, root: Path, as_of: date | None, out: Path) -> None:
        self.out = out
        self._words = ["build", "--root", str(root.resolve()), "--out", out.name]
        self._words += ["--as-of", as_of.isoformat()] if as_of else []
        # The program may come from anywhere its caller knows, a folder named relative to this one, too.
        self._environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
        self._built: bytes | None = None
        self._number = 0
        self._failed = False

    @property
    def state(self) -> str:
        """Differs when there is something else to see."""
        return f"{self._number}{'-' if self._failed else ''}"

    def build(self) -> int:
        """Builds the tree as it is now, telling the terminal; the exit code."""
        self._built = fresh.read_by(self._words)
        command = [sys.executable, "-c", _BUILD, *self._words]
        code = subprocess.run(command, cwd=self.out.parent, env=self._environment, check=False).returncode
        self._failed = code != 0
        self._number += not self._failed
        return code

    def follow(self) -> None:
        """Builds after every change, for ever; while a link cannot be followed, no change is seen."""
        while True:
            time.sleep(_LOOK_EVERY)
            if fresh.read_by(self._words) != self._built:
                time.sleep(_SAVED_WITHIN)
                self.build()

    def shown(self, page: bytes) -> bytes:
        """A page of the site as the preview shows it: it reloads itself, and says when it is of an earlier build."""
        follow = _FOLLOW.substitute(address=STATE, state=self.state)
        return page.replace(b"</body>", f"{_STALE if self._failed else ''}{follow}</body>".encode(), 1)

    def nothing(self) -> bytes:
        """What is shown before the first build without errors."""
        return _NOTHING.replace("</body>", f"{_FOLLOW.substitute(address=STATE, state=self.state)}</body>").encode()


def _listener(address: Address, preview: Preview) -> Listener:
    """The server at the address asked for.

    Raises:
        click.UsageError: nobody can listen there.
    """
    try:
        return Listener(address, partial(Handler, preview))
    except OSError as error:
        free = Address("127.0.0.1", 8000)
        if error.errno == errno.EADDRINUSE:
            free = Address(address.host, address.port + 1 if _FREE_FROM <= address.port < _FREE_TO else 8001)
        raise click.UsageError(why_not(error, address, f"chọn chỗ khác, ví dụ --address {free}")) from error


class Handler(SimpleHTTPRequestHandler):
    """One request for a file of the site."""

    server_version = "niemyet"
    sys_version = ""

    def __init__(self, preview: Preview, *connection: Any) -> None:
        self._preview = preview
        super().__init__(*connection, directory=str(preview.out))

    def do_GET(self) -> None:
        """Answers with the file, a page of the site with what the preview adds."""
        if self.path == STATE:
            self._send(self._preview.state.encode(), "text/plain")
        elif not self._preview.out.is_dir():
            self._send(self._preview.nothing(), "text/html; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE)
        elif (page := self._page()) is not None:
            self._send(self._preview.shown(page), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self) -> bytes | None:
        file = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        return file.read_bytes() if file.suffix == ".html" and file.is_file() else None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A missing address gets the page that the site has for it."""
        page = self._preview.out / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._send(self._preview.shown(page.read_bytes()), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def list_directory(self, path: Any) -> None:
        """A folder without a page is no address of the site."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal is for what is wrong with the files."""
