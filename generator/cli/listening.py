"""What a command that listens on this machine needs: where to listen, and quiet about browsers that hang up."""

import errno
import re
import socketserver
import sys
from http.server import ThreadingHTTPServer
from typing import Any, Final, NamedTuple

import click

_MOST: Final = 65535
_AS_IN_BROWSER: Final = re.compile(r"^https?://|/$")


class Address(NamedTuple):
    """A name or number of this machine, and one of its ports."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class AddressType(click.ParamType[Address]):
    """An address as `127.0.0.1:8000`."""

    name = "MÁY:CỔNG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Address:
        """Reads the address.

        Raises:
            click.BadParameter: the text is no such address.
        """
        host, _, port = _AS_IN_BROWSER.sub("", str(value)).rpartition(":")
        if host and port.isascii() and port.isdecimal() and 1 <= int(port) <= _MOST:
            return Address(host, int(port))
        self.fail(f"“{value}”; viết máy:cổng như 127.0.0.1:8000, cổng là số từ 1 đến {_MOST}.", param, ctx)


class Listener(ThreadingHTTPServer):
    """A server of this machine. A browser that closes its connection early is no fault of anybody's."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tells a fault of ours; a connection that broke is none."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def server_bind(self) -> None:
        """Takes the port without asking the network for this machine's name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])


def why_not(error: OSError, address: Address, instead: str) -> str:
    """Why nobody can listen there; `instead` says what to type."""
    if error.errno == errno.EADDRINUSE:
        return f"cổng {address.port} đang có chương trình khác dùng; {instead}."
    if error.errno == errno.EACCES:
        return f"cổng {address.port} cần quyền quản trị; {instead}."
    return f"máy này không nghe được ở “{address}”; {instead}."
