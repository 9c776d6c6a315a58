"""A file appears whole or not at all: it is written beside its place, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Where to write what takes the place of a file, over what stood there, once all of it is written.

    Raises:
        OSError: the disk is full or not writable, and names the target; what stood in the place is untouched.
    """
    place = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield place
        place.replace(target)
    except OSError as error:
        if error.filename is not None and str(error.filename) != str(place):
            raise  # of another file, from which this one was made
        # A full disk does not say itself which file it had no room for.
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        with suppress(OSError):
            place.unlink(missing_ok=True)


def write_whole(target: Path, content: bytes) -> None:
    """Puts a file in its place, over what stood there; its folder must be there.

    Raises:
        OSError: the disk is full or not writable, and names the target; what stood in the place is untouched.
    """
    with beside(target) as place:
        place.write_bytes(content)


def keep(target: Path, content: bytes) -> None:
    """The same for a cache: losing it costs time only, so a full disk is no error."""
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)
