"""What the last build wrote: a manifest of each kind in the site, and from what each file was made, in the cache."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from generator.model.output import OutputKind
from generator.store.atomic import keep
from generator.store.program import program_digest

MANIFESTS: Final = ".niemyet"
"""Folder inside the site with one manifest per kind: what this program wrote, and the digest of each file."""


class Memo(Struct, frozen=True, gc=False):
    """What a file was made from, and what came of it."""

    inputs: bytes
    content: bytes
    size: int
    mtime_ns: int


class _Memos(Struct, frozen=True):
    """Memos count only for the program that made them: another one may make other bytes of the same inputs."""

    program: bytes
    files: dict[str, Memo]


def read_manifest(out: Path, kind: OutputKind) -> dict[str, str]:
    """The digest of each file that this program wrote of a kind, by path; empty where nothing can be read."""
    try:
        return msgspec.json.decode((out / MANIFESTS / f"{kind.value}.json").read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}


def write_manifest(out: Path, kind: OutputKind, files: Mapping[str, bytes]) -> None:
    """Replaces the manifest of a kind.

    Raises:
        OSError: the disk is full or not writable.
    """
    folder = out / MANIFESTS
    listed = {path: content.hex() for path, content in sorted(files.items())}
    folder.mkdir(exist_ok=True)
    (folder / f"{kind.value}.json").unlink(missing_ok=True)  # a hard link to the last site's
    (folder / f"{kind.value}.json").write_bytes(msgspec.json.format(msgspec.json.encode(listed), indent=1) + b"\n")


def read_memos(file: Path) -> dict[str, Memo]:
    """What this very program remembers of each file, by path."""
    try:
        stored = msgspec.msgpack.decode(file.read_bytes(), type=_Memos)
    except (OSError, msgspec.MsgspecError):
        return {}
    return stored.files if stored.program == program_digest() else {}


def write_memos(file: Path, memos: Mapping[str, Memo]) -> None:
    """Replaces the memory; losing it costs time only, so a full disk is no error here."""
    keep(file, msgspec.msgpack.encode(_Memos(program_digest(), dict(memos))))
