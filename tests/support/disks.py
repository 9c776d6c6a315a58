"""A disk that has no room."""

from collections.abc import Callable
from pathlib import Path

import pytest


def full_disk(monkeypatch: pytest.MonkeyPatch, has_no_room_for: Callable[[Path], bool] = lambda path: True) -> None:
    """A disk with room for one more letter of such a file, which it does not name: nor does a system."""
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if has_no_room_for(path):
            write(path, data[:1])
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
