"""The key of this user: what a cache says that holds code is believed only when it was sealed with it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from generator.store.atomic import beside

_LENGTH: Final = 32


def own_key() -> bytes | None:
    """A secret that lies outside every province's tree, in `~/.cache/niemyet/`, made at first use.

    A tree comes from elsewhere, and a cache may come with it. None where no such place is this user's alone.
    """
    folder = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "niemyet"
    file = folder / "key"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            with (
                beside(file) as place,
                open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream,
            ):
                stream.write(secrets.token_bytes(_LENGTH))
        if _is_ours_alone(folder) and _is_ours_alone(file) and len(key := file.read_bytes()) == _LENGTH:
            return key
    return None


def _is_ours_alone(place: Path) -> bool:
    stat = place.lstat()
    if not hasattr(os, "getuid"):  # Windows: what lies below a user's own folder is the user's
        return not place.is_symlink()
    return not place.is_symlink() and stat.st_uid == os.getuid() and stat.st_mode & 0o077 == 0
