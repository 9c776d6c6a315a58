"""A template of `theme/notices/` and its data become a PDF/UA-1 file, by way of a process that knows Typst.

Typst keeps threads, and a process with threads must not fork; builds fork. So it runs in a process of its own
(generator/render/press.py), started when the first sheet is made and warm for the next ones. Here stand what both say
to each other and this end of the pipe: a build that makes no sheet never loads what sets them.
"""

import os
import re
import subprocess
import sys
import weakref
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import IO, Final

import msgspec
from msgspec import Struct

from generator import settings

STANDARD: Final = "ua-1"
_PROGRAM: Final = Path(__file__).with_name("press.py")
_LIFETIME: Final = 500
"""Sheets after which the process is replaced, whatever it may still hold of them: a new one costs as much as two."""
_ENVIRONMENT: Final = {
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "4194304",
    "MALLOC_MMAP_THRESHOLD_": "1048576",
}
"""One thread, because a build sets several sheets at once already; memory goes back to the system when it is 4 MiB."""
_MISSING: Final = re.compile(r'the text (?:contains the disallowed codepoint )?`"(.+?)"`')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
"""How Typst names a sign that nobody can see, such as the bullets of Word."""


class UnprintableError(Exception):
    """A sheet that cannot be set: `reason` says why; `character` is the one the font lacks, where that is the cause."""

    def __init__(self, reason: str, character: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.character = character


class Job(Struct, frozen=True, array_like=True):
    """A sheet to set: its data (JSON), its paper, and the address of its QR code, empty where it has none."""

    template: str
    data: str
    size: str
    address: str


class Done(Struct, frozen=True, array_like=True):
    """A sheet, or why there is none. `spent` says that the process held too much before it.

    `refused` is what the system said (errno) where it had no room for the process itself, and `error` where that was.
    """

    pdf: bytes
    error: str
    spent: bool = False
    refused: int = 0


class Typesetter:
    """The templates of a theme, and the process that sets them; each process of a build has one of its own."""

    def __init__(self, theme: Path) -> None:
        self._theme = theme
        self._press: _Press | None = None

    @cached_property
    def digest(self) -> bytes:
        """Over templates, fonts and engines: everything but the data that can change the bytes of a sheet."""
        packages = settings.installed("typst", "font_source_sans_pro", "segno")
        digest = blake2b(f"{packages} {STANDARD}".encode(), digest_size=16)
        for path in sorted((self._theme / "notices").glob("*.typ")):
            digest.update(path.name.encode() + b"\0" + blake2b(path.read_bytes()).digest())
        return digest.digest()

    def pdf(self, template: str, data: bytes, size: str, address: str = "") -> bytes:
        """The file made of `notices/<template>.typ` and its data (JSON), on paper of that size.

        `address` is what its QR code says, on a sheet that has one.

        Raises:
            UnprintableError: a letter the font does not have, or text that does not fit.
            OSError: the disk has no room to work.
        """
        if self._press is None or not self._press.fresh:
            self._press = None  # the old one ends before the new one begins: there is room for one
            self._press = _Press(self._theme)
        return self._press.pdf(Job(template, data.decode(), size, address))


class _Press:
    """The other end of the pipe. Ends with its owner: the process sees the pipe close."""

    def __init__(self, theme: Path) -> None:
        command = [sys.executable, "-P", str(_PROGRAM), str(theme)]
        alone = os.environ | _ENVIRONMENT
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=alone)
        self._owner = os.getpid()
        self._left = _LIFETIME
        weakref.finalize(self, _end, self._process, self._owner)

    @property
    def fresh(self) -> bool:
        """False when spent, or when it belongs to the process that this one was forked from."""
        return self._left > 0 and self._owner == os.getpid()

    def pdf(self, job: Job) -> bytes:
        self._left -= 1
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            send(self._process.stdin, job)
            done = msgspec.msgpack.decode(receive(self._process.stdout), type=Done)
        except OSError as error:
            self._left = 0
            raise UnprintableError(f"{job.template}: {error}") from error
        if done.spent or done.refused:
            self._left = 0
        if done.refused:
            raise OSError(done.refused, os.strerror(done.refused), done.error)
        if done.error:
            missing = _MISSING.search(done.error)
            raise UnprintableError(done.error, _unescaped(missing[1]) if missing else None)
        return done.pdf


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    if owner == os.getpid():
        process.wait()
    else:
        process.returncode = 0  # the parent's child: not ours to wait for


def send(pipe: IO[bytes], message: Job | Done) -> None:
    """Writes one message."""
    data = msgspec.msgpack.encode(message)
    pipe.write(len(data).to_bytes(4, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """One message.

    Raises:
        BrokenPipeError: the other side has gone.
    """
    if len(head := pipe.read(4)) < 4:
        raise BrokenPipeError("the process that sets the sheets has ended")
    return pipe.read(int.from_bytes(head, "big"))
