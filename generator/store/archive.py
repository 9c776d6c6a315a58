"""A folder becomes one zip file: the same folder gives the same bytes, an unchanged one costs a look at its files."""

import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.store.atomic import beside
from generator.store.manifests import MANIFESTS
from generator.store.program import program_digest

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The first a zip can tell: the true one would make other bytes of the same site."""
_PACKED_ALREADY: Final = frozenset({".pdf", ".png", ".jpg", ".woff2", ".zip", ".docx", ".xlsx"})


def write_archive(
    folder: Path, target: Path, inside: str, copied: Callable[[str, bytes], bytes], left_out: frozenset[str]
) -> bool:
    """Packs every file but hidden ones and `left_out`, below a folder `inside`. Whether it had to be written.

    `copied` gives the bytes of a file as they are packed.

    Raises:
        OSError: the disk is full or not writable, and names the target; what stood in the place is untouched.
    """
    paths = [path for path in _files(folder) if path not in left_out]
    signature = _signature(folder, paths)
    note = folder / MANIFESTS / "zip"
    if _noted(note) == signature + _state(target):
        return False
    with beside(target) as place, zipfile.ZipFile(place, "w") as archive:
        for path in paths:
            info = zipfile.ZipInfo(f"{inside}/{path}", _MOMENT)
            info.create_system, info.external_attr = 3, 0o644 << 16
            packed = os.path.splitext(path)[1] in _PACKED_ALREADY
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, copied(path, (folder / path).read_bytes()))
    _remember(note, signature + _state(target))
    return True


def _files(folder: Path) -> list[str]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name).relative_to(folder).as_posix() for name in names if not name.startswith(".")]
    return sorted(found)


def _signature(folder: Path, paths: list[str]) -> bytes:
    digest = blake2b(program_digest(), digest_size=16)
    for path in paths:
        stat = os.stat(folder / path)
        digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest().encode()


def _state(target: Path) -> bytes:
    try:
        stat = os.stat(target)
    except FileNotFoundError:
        return b""
    return f" {stat.st_size} {stat.st_mtime_ns}".encode()


def _noted(note: Path) -> bytes:
    try:
        return note.read_bytes()
    except OSError:
        return b""


def _remember(note: Path, packed: bytes) -> None:
    """Not in the archive itself: times would make other bytes of the same site. Losing it costs time only."""
    with suppress(OSError):
        note.parent.mkdir(exist_ok=True)
        note.unlink(missing_ok=True)  # it may be a hard link to that of the site before
        note.write_bytes(packed)
