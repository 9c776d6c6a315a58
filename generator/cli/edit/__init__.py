"""`niemyet edit`: forms in the browser of this machine, for officers who do not work with YAML and git."""

import gc
import os
import secrets
import sys
import webbrowser
from datetime import date
from http import HTTPStatus
from pathlib import Path

import click

from generator import settings
from generator.authoring.edit.work import Work
from generator.cli.edit.door import HOST, EditServer, Request, Response
from generator.cli.edit.pages import Pages
from generator.cli.listening import Address, why_not
from generator.cli.options import make_options, tree_options
from generator.cli.vietnamese import CountUpTo, VietnameseCommand


@click.command(
    "edit",
    cls=VietnameseCommand,
    help="Mở mẫu điền trong trình duyệt của máy này: tìm thủ tục, nhập quyết định, xem trước, lưu thành một nhánh.",
)
@click.option("--port", type=CountUpTo(65535), help="Cổng muốn dùng (mặc định: một cổng đang trống).")
@click.option("--no-open", is_flag=True, help="Chỉ in địa chỉ, không mở trình duyệt.")
@tree_options
def edit_command(port: int | None, no_open: bool, root: Path, as_of: date | None) -> int:
    """Serves the forms until interrupted."""
    work = Work(make_options(root, as_of), lambda: secrets.token_hex(6))
    server = _server(work, port)
    # Here one process works all day: what it no longer needs has to go.
    gc.enable()
    try:
        click.echo(f"Mở trong trình duyệt: {server.address}")
        click.echo("Địa chỉ này chỉ dùng được trên máy này. Dừng: bấm Ctrl-C.", err=True)
        if not no_open and _has_screen():
            webbrowser.open(server.address)
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("\nĐã dừng. Bản nháp vẫn còn, lần sau mở lại sẽ thấy.", err=True)
    finally:
        server.server_close()
    return 0


def _has_screen() -> bool:
    """Whether a browser could open a window; without one Python would fill the terminal with a text browser."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _server(work: Work, port: int | None) -> EditServer:
    """The server on the port asked for.

    Raises:
        click.UsageError: somebody else has the port.
    """

    def answer(request: Request) -> Response:
        return pages.answer(request)

    def refuse(status: HTTPStatus) -> Response:
        return pages.refuse(status)

    pages = Pages(work, settings.theme_folder(work.options.root, "edit"), lambda: server.form_token)
    try:
        server = EditServer(port or 0, answer, refuse)
    except OSError as error:
        instead = "chọn cổng khác, hoặc bỏ --port để lấy một cổng trống"
        raise click.UsageError(why_not(error, Address(HOST, port or 0), instead)) from error
    return server
