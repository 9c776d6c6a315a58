"""A file appears whole or not at all: it is written beside its place, then renamed."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Puts a file in its place, over what stood there; its folder must be there.

    Raises:
        OSError: the disk is full or not writable, and names the target; what stood in the place is untouched.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        # A full disk does not say itself which file it had no room for.
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def keep(target: Path, content: bytes) -> None:
    """The same for a cache: losing it costs time only, so a full disk is no error."""
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)
