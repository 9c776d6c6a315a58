"""What day it is for the commands that a test runs."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
_CLOCK: Final = "generator.cli.fresh"


def _asks(file: Path) -> bool:
    return re.search(rf"^from {_CLOCK} import .*\btoday\b", file.read_text("utf-8"), re.MULTILINE) is not None


@cache
def _asking() -> tuple[ModuleType, ...]:
    """The clock and every module that has it under a name of its own."""
    files = [file.relative_to(ROOT) for file in (ROOT / "generator").rglob("*.py") if _asks(file)]
    return import_module(_CLOCK), *(import_module(".".join(file.with_suffix("").parts)) for file in files)


def set_today(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """It is that day (yyyy-mm-dd) for every command in this process."""
    for module in _asking():
        monkeypatch.setattr(module, "today", lambda: day)


def program_on(day: str) -> str:
    """The source of a program that is `niemyet` on that day: modules that ask for the day load after it was set."""
    return (
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom generator import cli\nfrom generator.cli import fresh\n"
        f"fresh.today = lambda: {day!r}\ncli.main()\n"
    )
