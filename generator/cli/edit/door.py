"""Requests of a browser on this machine become answers; whoever is not that browser gets none.

Only 127.0.0.1 listens. A page elsewhere could still make the officer's browser send requests here, or point a name of
its own at this address: so host, origin, a secret cookie and, for every change, a secret in the form must agree.
"""

import re
import secrets
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler
from threading import Lock
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from msgspec import Struct

from generator.authoring.edit import signed
from generator.cli.listening import Address, Listener

HOST: Final = "127.0.0.1"
MOST_BYTES: Final = 4 * 1024 * 1024
"""A form of a decision with 150 rows is about 200 KB."""
MOST_UPLOADED: Final = signed.MOST_BYTES + 64 * 1024
"""A PDF and the few fields beside it."""
_MOST_READ: Final = 512 * 1024 * 1024
"""What is too big is read to its end all the same: a browser that may not finish sending shows no answer."""
_AT_ONCE: Final = 64 * 1024
MOST_FIELDS: Final = 100_000
_PATIENCE: Final = 30
FORM: Final = "application/x-www-form-urlencoded"
UPLOAD: Final = "multipart/form-data"
HTML: Final = "text/html; charset=utf-8"
TEXT: Final = "text/plain; charset=utf-8"
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For pages of ours."""
PREVIEW_POLICY: Final = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""For pages of the site to come: they run no script here."""


_DISPOSITION: Final = re.compile(r'^content-disposition:\s*form-data;\s*name="([^"]*)"(; *filename=)?', re.I | re.M)


class Request(Struct, frozen=True):
    """What a browser asks: the address below `/`, what follows `?`, and the form. `scripted`: our own script asks.

    `files` are the bytes of the files a form brings, by the names of their fields.
    """

    method: str
    path: str
    query: Mapping[str, Sequence[str]]
    form: Mapping[str, Sequence[str]]
    scripted: bool
    files: Mapping[str, bytes] = {}


class Response(Struct, frozen=True):
    """What it gets: bytes of a kind, or the way to another address."""

    body: bytes = b""
    kind: str = HTML
    status: HTTPStatus = HTTPStatus.OK
    location: str = ""
    policy: str = POLICY


Answer = Callable[[Request], Response]


class EditServer(Listener):
    """Listens on this machine alone. Requests are answered one after the other: there is one officer and one tree."""

    def __init__(self, port: int, answer: Answer, refuse: Callable[[HTTPStatus], Response]) -> None:
        """Takes the port, 0 for any that is free.

        Raises:
            OSError: somebody else has the port.
        """
        super().__init__(Address(HOST, port), _Handler)
        self.token = secrets.token_urlsafe(24)
        self.form_token = secrets.token_urlsafe(24)
        self.answer = answer
        self.refuse = refuse
        self.lock = Lock()
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in (HOST, "localhost"))

    @property
    def address(self) -> str:
        """What to open in the browser; the secret in it lets that browser in."""
        return f"http://{HOST}:{self.server_port}/?ma={self.token}"

    @property
    def cookie(self) -> str:
        """Cookies know no ports: two servers on this machine must not take each other's."""
        return f"niemyet-{self.server_port}"


class _Refused(Exception):
    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "niemyet"
    sys_version = ""
    timeout = _PATIENCE
    server: EditServer

    def do_GET(self) -> None:
        """Answers a request to look."""
        self._serve()

    def do_POST(self) -> None:
        """Answers a request to change."""
        self._serve()

    def _serve(self) -> None:
        try:
            response = self._answered()
        except _Refused as refused:
            self.close_connection = True
            response = self.server.refuse(refused.status)
        self._send(response)

    def _answered(self) -> Response:
        asked = urlsplit(self.path)
        query = _fields(asked.query)
        self._from_here()
        given = query.get("ma", [""])[0]
        if self.command == "GET" and secrets.compare_digest(given.encode(), self.server.token.encode()):
            return Response(status=HTTPStatus.SEE_OTHER, location="/")
        if not secrets.compare_digest(self._cookie().encode(), self.server.token.encode()):
            raise _Refused(HTTPStatus.FORBIDDEN)
        form, files = self._form() if self.command == "POST" else ({}, {})
        if self.command == "POST" and not secrets.compare_digest(
            form.get("_ma", [""])[0].encode(), self.server.form_token.encode()
        ):
            raise _Refused(HTTPStatus.FORBIDDEN)
        scripted = self.headers.get("X-Niemyet") == "1"
        request = Request(self.command, unquote(asked.path).removeprefix("/"), query, form, scripted, files)
        with self.server.lock:
            try:
                return self.server.answer(request)
            except Exception:  # noqa: BLE001 - a fault of ours must not end the work of a morning
                traceback.print_exc(file=sys.stderr)
                return self.server.refuse(HTTPStatus.INTERNAL_SERVER_ERROR)

    def _from_here(self) -> None:
        """Another site's page may send a browser here, but it can hide neither its origin nor the name it used."""
        host = self.headers.get("Host", "")
        origin = self.headers.get("Origin")
        own = f"http://{host}"
        site = self.headers.get("Sec-Fetch-Site", "none")
        if host not in self.server.hosts or site not in ("none", "same-origin"):
            raise _Refused(HTTPStatus.FORBIDDEN)
        if origin != own and (origin is not None or self.command == "POST"):
            raise _Refused(HTTPStatus.FORBIDDEN)

    def _cookie(self) -> str:
        try:
            morsel = SimpleCookie(self.headers.get("Cookie", "")).get(self.server.cookie)
        except CookieError:
            return ""
        return morsel.value if morsel is not None else ""

    def _form(self) -> tuple[Mapping[str, Sequence[str]], Mapping[str, bytes]]:
        kind = self.headers.get_content_type() if "Content-Type" in self.headers else ""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()):
            raise _Refused(HTTPStatus.LENGTH_REQUIRED)
        if int(length) > (MOST_UPLOADED if kind == UPLOAD else MOST_BYTES):
            if kind == UPLOAD:
                self._read_away(int(length))
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if kind == FORM:
            return _fields(self.rfile.read(int(length)).decode("ascii", errors="replace")), {}
        boundary = self.headers.get_boundary()
        if kind != UPLOAD or not boundary:
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        return _parts(self.rfile.read(int(length)), boundary.encode())

    def _read_away(self, length: int) -> None:
        left = length if length <= _MOST_READ else 0
        while left and (read := self.rfile.read(min(left, _AT_ONCE))):
            left -= len(read)

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Content-Security-Policy", response.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "same-origin")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        if response.location:
            self.send_header("Location", response.location)
            if response.location == "/" and self.command == "GET":
                held = f"{self.server.cookie}={self.server.token}; Path=/; HttpOnly; SameSite=Strict"
                self.send_header("Set-Cookie", held)
        self.end_headers()
        self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: what an officer reads on the terminal is the address."""


def _parts(body: bytes, boundary: bytes) -> tuple[Mapping[str, Sequence[str]], Mapping[str, bytes]]:
    """The fields and the files of a form that brings files (RFC 7578). A field in which no file was chosen is empty."""
    fields: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        told = _DISPOSITION.search(head.decode(errors="replace"))
        if told is not None and told[2]:
            files[told[1]] = content
        elif told is not None:
            fields.setdefault(told[1], []).append(content.decode(errors="replace"))
    return fields, files


def _fields(text: str) -> Mapping[str, Sequence[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) from error
