"""What the last build wrote: a manifest of each kind in the site, and from what each file was made, in the cache."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from generator.model.output import OutputKind
from generator.store.remembered import Remembered

MANIFESTS: Final = ".niemyet"
"""Folder inside the site with one manifest per kind: what this program wrote, and the digest of each file."""


class Memo(Struct, frozen=True, gc=False):
    """What a file was made from, and what came of it."""

    inputs: bytes
    content: bytes
    size: int
    mtime_ns: int


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


def memos(file: Path) -> Remembered[dict[str, Memo]]:
    """What is remembered of each file, by path."""
    return Remembered(file, dict[str, Memo])
