"""A template of `theme/notices/` and its data become a PDF/UA-1 file: the only place that knows Typst.

Typst keeps threads, and a process with threads must not fork; builds fork. So it runs in a process of its own, which is
this very file run as a program, started when the first sheet is made and warm for the next ones.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import weakref
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any, Final

import msgspec
import typst
from msgspec import Struct
from msgspec.structs import replace

_FACES: Final = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")
"""The package holds each weight twice, as .otf and .ttf under one name: chance must not decide which is taken."""
_FAMILIES: Final = {"Source Sans Pro", "DejaVu Sans Mono"}
"""The second comes with Typst and lends signs such as ● (theme/notices/base.typ)."""
_STANDARD: Final = "ua-1"
_EPOCH: Final = 0
"""A fixed time stamp: the same input gives the same bytes."""
_LIFETIME: Final = 500
"""Sheets after which the process is replaced, whatever it may still hold of them: a new one costs as much as two."""
_LIMIT: Final = 38 << 20
"""Bytes of its own that the process may hold between sheets: a fresh one has 25 MiB, most sheets leave 38, a sheet of
fifty pages leaves 60 for good."""
_AGES: Final = 10
"""Typst forgets what it has not used in so many compilations; empty ones make it forget the sheet just set. Without
them 100 sheets take 260 MiB, with them 115, in no more time."""
_ENVIRONMENT: Final = {
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "4194304",
    "MALLOC_MMAP_THRESHOLD_": "1048576",
}
"""One thread, because a build sets several sheets at once already; memory goes back to the system when it is 4 MiB."""
_PAGES: Final = Path("/proc/self/statm")
_MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed')


class UnprintableError(Exception):
    """A sheet that cannot be set: `reason` says why; `character` is the one the font lacks, where that is the cause."""

    def __init__(self, reason: str, character: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.character = character


class _Job(Struct, frozen=True, array_like=True):
    template: str
    inputs: dict[str, str]


class _Done(Struct, frozen=True, array_like=True):
    """`spent` says that the process held too much before this sheet."""

    pdf: bytes
    error: str
    spent: bool = False


class Typesetter:
    """The templates of a theme, and the process that sets them; each process of a build has one of its own."""

    def __init__(self, theme: Path) -> None:
        self._theme = theme
        self._press: _Press | None = None

    @cached_property
    def digest(self) -> bytes:
        """Over templates, fonts and engine: everything but the data that can change the bytes of a sheet."""
        digest = blake2b(f"{version('typst')} {_STANDARD}".encode(), digest_size=16)
        for path in (*sorted((self._theme / "notices").glob("*.typ")), *_font_files()):
            digest.update(path.name.encode() + b"\0" + blake2b(path.read_bytes()).digest())
        return digest.digest()

    def pdf(self, template: str, data: bytes, size: str) -> bytes:
        """The file made of `notices/<template>.typ` and its data (JSON), on paper of that size.

        Raises:
            UnprintableError: a letter the font does not have, or text that does not fit.
        """
        if self._press is None or not self._press.fresh:
            self._press = None  # the old one ends before the new one begins: there is room for one
            self._press = _Press(self._theme)
        return self._press.pdf(_Job(template, {"data": data.decode(), "size": size}))


class _Press:
    """The other end of the pipe. Ends with its owner: the process sees the pipe close."""

    def __init__(self, theme: Path) -> None:
        command = [sys.executable, "-P", __file__, str(theme)]
        alone = os.environ | _ENVIRONMENT
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=alone)
        self._owner = os.getpid()
        self._left = _LIFETIME
        weakref.finalize(self, _end, self._process, self._owner)

    @property
    def fresh(self) -> bool:
        """False when spent, or when it belongs to the process that this one was forked from."""
        return self._left > 0 and self._owner == os.getpid()

    def pdf(self, job: _Job) -> bytes:
        self._left -= 1
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            _send(self._process.stdin, job)
            done = msgspec.msgpack.decode(_receive(self._process.stdout), type=_Done)
        except OSError as error:
            self._left = 0
            raise UnprintableError(f"{job.template}: {error}") from error
        if done.spent:
            self._left = 0
        if done.error:
            missing = _MISSING.search(done.error)
            raise UnprintableError(done.error, missing[1] if missing else None)
        return done.pdf


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    if owner == os.getpid():
        process.wait()
    else:
        process.returncode = 0  # the parent's child: not ours to wait for


def _send(pipe: IO[bytes], message: object) -> None:
    data = msgspec.msgpack.encode(message)
    pipe.write(len(data).to_bytes(4, "big") + data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    """One message.

    Raises:
        EOFError: the other side has gone.
    """
    if len(head := pipe.read(4)) < 4:
        raise BrokenPipeError("the process that sets the sheets has ended")
    return pipe.read(int.from_bytes(head, "big"))


def _font_files() -> list[Traversable]:
    folder = files("font_source_sans_pro") / "files"
    return [folder / face for face in _FACES]


class _Workshop:
    """Faces of packages and no others, and a compiler per template. Typst takes folders only: `folder` is ours."""

    def __init__(self, theme: Path, folder: Path) -> None:
        self._theme = theme
        for face in _font_files():
            (folder / face.name).write_bytes(face.read_bytes())
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
        if missing := _FAMILIES.difference(self._fonts.families()):
            raise RuntimeError(f"fonts that were not found: {missing}")
        (folder / "empty.typ").write_text("#[]", encoding="ascii")
        self._empty = typst.Compiler(folder / "empty.typ", root=folder, font_paths=self._fonts)
        self._compilers: dict[str, typst.Compiler] = {}

    def set(self, job: _Job) -> _Done:
        """The PDF of a job, or why there is none."""
        if job.template not in self._compilers:
            main = self._theme / "notices" / f"{job.template}.typ"
            self._compilers[job.template] = typst.Compiler(main, root=self._theme, font_paths=self._fonts)
        compiler = self._compilers[job.template]
        settings: Any = {"format": "pdf", "pdf_standards": [_STANDARD], "timestamp": _EPOCH}
        try:
            made, warnings = compiler.compile_with_warnings(sys_inputs=job.inputs, **settings)
        except typst.TypstError as error:
            return _Done(b"", f"{job.template}: {error.message}")
        if warnings:
            return _Done(b"", f"{job.template}: " + "; ".join(warning.message for warning in warnings))
        assert isinstance(made, bytes)  # a list only for pictures of pages
        return _Done(made, "")

    def forget(self) -> None:
        """Lets go of the sheet just set."""
        for _ in range(_AGES):
            self._empty.compile(format="svg")


def _serve(theme: Path) -> None:
    # Ctrl-C reaches every process of a terminal: this one ends with its owner, without a word of its own.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with tempfile.TemporaryDirectory(prefix="niemyet-") as folder:
        workshop = _Workshop(theme, Path(folder))
        while True:
            try:
                job = msgspec.msgpack.decode(_receive(sys.stdin.buffer), type=_Job)
                spent = _held() > _LIMIT
                _send(sys.stdout.buffer, replace(workshop.set(job), spent=spent))
            except BrokenPipeError:
                return
            workshop.forget()


def _held() -> int:
    """Bytes of memory that are this process's own; 0 where the system does not say (Linux does)."""
    try:
        _, resident, shared, *_ = (int(pages) for pages in _PAGES.read_text().split())
    except OSError:
        return 0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
