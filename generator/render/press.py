"""A template of `theme/notices/` and its data become a PDF/UA-1 file: the only place that knows Typst.

It is run as a program that answers one sheet after the other (generator/render/pdf.py says why).
"""

import errno
import os
import signal
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec
import typst
from msgspec.structs import replace

from generator.render.pdf import STANDARD, Done, Job, receive, send
from generator.render.qr import qr_svg

_FACES: Final = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf")
"""The package holds each weight twice, as .otf and .ttf of one name; these are sooner cut to a sheet's needs."""
_FAMILIES: Final = {"Source Sans Pro", "DejaVu Sans Mono"}
"""The second comes with Typst and lends signs such as ● (theme/notices/base.typ)."""
_EPOCH: Final = 0
"""A fixed time stamp: the same input gives the same bytes."""
_LIMIT: Final = 38 << 20
"""Bytes of its own that the process may hold between sheets: a fresh one has 25 MiB, most sheets leave 38, a sheet of
fifty pages leaves 60 for good."""
_AGES: Final = 10
"""Typst forgets what it has not used in so many compilations; empty ones make it forget the sheet just set. Without
them 100 sheets take 260 MiB, with them 115, in no more time."""
_PAGES: Final = Path("/proc/self/statm")


class _Workshop:
    """Faces of packages and no others, and a compiler per template. Typst takes folders only: `folder` is ours."""

    def __init__(self, theme: Path, folder: Path) -> None:
        self._theme = theme
        for name in _FACES:
            (folder / name).write_bytes((files("font_source_sans_pro") / "files" / name).read_bytes())
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
        if missing := _FAMILIES.difference(self._fonts.families()):
            raise RuntimeError(f"fonts that were not found: {missing}")
        (folder / "empty.typ").write_text("#[]", encoding="ascii")
        self._empty = typst.Compiler(folder / "empty.typ", root=folder, font_paths=self._fonts)
        self._compilers: dict[str, typst.Compiler] = {}

    def set(self, job: Job) -> Done:
        """The PDF of a job, or why there is none."""
        if job.template not in self._compilers:
            main = self._theme / "notices" / f"{job.template}.typ"
            self._compilers[job.template] = typst.Compiler(main, root=self._theme, font_paths=self._fonts)
        compiler = self._compilers[job.template]
        inputs = {"data": job.data, "size": job.size, "qr_svg": qr_svg(job.address) if job.address else ""}
        settings: Any = {"format": "pdf", "pdf_standards": [STANDARD], "timestamp": _EPOCH}
        try:
            made, warnings = compiler.compile_with_warnings(sys_inputs=inputs, **settings)
        except typst.TypstError as error:
            return Done(b"", f"{job.template}: {error.message}")
        if warnings:
            return Done(b"", f"{job.template}: " + "; ".join(warning.message for warning in warnings))
        assert isinstance(made, bytes)  # a list only for pictures of pages
        return Done(made, "")

    def forget(self) -> None:
        """Lets go of the sheet just set."""
        for _ in range(_AGES):
            self._empty.compile(format="svg")


def _serve(theme: Path) -> None:
    # Ctrl-C reaches every process of a terminal: this one ends with its owner, without a word of its own.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with tempfile.TemporaryDirectory(prefix="niemyet-", ignore_cleanup_errors=True) as folder:
        try:
            workshop = _Workshop(theme, Path(folder))
        except OSError as error:
            _refuse(error)
            return
        while True:
            try:
                job = msgspec.msgpack.decode(receive(sys.stdin.buffer), type=Job)
                spent = _held() > _LIMIT
                send(sys.stdout.buffer, replace(workshop.set(job), spent=spent))
            except BrokenPipeError:
                return
            workshop.forget()


def _refuse(error: OSError) -> None:
    """Answers the first sheet asked for with what the disk said: it has no room for the fonts."""
    receive(sys.stdin.buffer)
    send(sys.stdout.buffer, Done(b"", tempfile.gettempdir(), refused=error.errno or errno.EIO))


def _held() -> int:
    """Bytes of memory that are this process's own; 0 where the system does not say (Linux does)."""
    try:
        _, resident, shared, *_ = (int(pages) for pages in _PAGES.read_text().split())
    except OSError:
        return 0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
