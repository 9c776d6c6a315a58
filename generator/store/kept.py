"""Files that are dear to make become files that are made once: their bytes are kept by the digest of their inputs.

The memory of pages is the last site itself; a printed sheet is wanted by several sites, packs and doors, and costs a
hundred times as much.
"""

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.model.output import PlannedFile
from generator.store.atomic import keep
from generator.store.program import program_digest


def kept(files: Iterable[PlannedFile], folder: Path) -> list[PlannedFile]:
    """The same files; each is made only when `folder` does not hold its bytes yet."""
    return [replace(file, make=lambda file=file: _made(file, folder)) for file in files]


def forget_others(files: Iterable[PlannedFile], folder: Path) -> None:
    """Deletes what none of these files needs any more; called when all files of a tree were planned."""
    needed = {_name(file) for file in files}
    if folder.is_dir():
        for name in os.listdir(folder):
            if name not in needed:
                (folder / name).unlink(missing_ok=True)


def _made(file: PlannedFile, folder: Path) -> bytes:
    place = folder / _name(file)
    if (known := _read(place)) is not None:
        return known
    content = file.make()
    keep(place, _digest(content) + content)
    return content


def _read(place: Path) -> bytes | None:
    """What is kept there; None where there is nothing, or a disk that went dark has left half of it."""
    try:
        data = place.read_bytes()
    except OSError:
        return None
    content = data[_DIGEST:]
    return content if data[:_DIGEST] == _digest(content) else None


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()


_DIGEST: Final = 16


def _name(file: PlannedFile) -> str:
    """A memo counts only for the program that made it."""
    return program_digest().hex()[:16] + file.inputs.hex()
