"""Short texts that are dear to make are remembered by a digest of everything they follow from."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.store.atomic import keep
from generator.store.program import program_digest


class _Memo(Struct, frozen=True):
    """What a run left, as this very program made it."""

    program: bytes
    texts: dict[bytes, str]


def remembered(file: Path) -> dict[bytes, str]:
    """What the last run left there; nothing where another program or a disk that went dark has left something else."""
    try:
        memo = msgspec.msgpack.decode(file.read_bytes(), type=_Memo)
    except (OSError, msgspec.MsgspecError):
        return {}
    return memo.texts if memo.program == program_digest() else {}


def remember(file: Path, texts: Mapping[bytes, str]) -> None:
    """Leaves texts for the next run."""
    keep(file, msgspec.msgpack.encode(_Memo(program_digest(), dict(texts))))
