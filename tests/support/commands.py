"""`niemyet` as people and programs run it, in this process or in one of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import app
from tests.support.days import set_today


class Answer(NamedTuple):
    """What a command left behind: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """All that a person sees."""
        return self.out + self.err


Run = Callable[..., Answer]


def running(capsys: pytest.CaptureFixture[str], *words: object) -> Answer:
    """One command in this process."""
    capsys.readouterr()
    code = app.run([str(word) for word in words])
    return Answer(code, *capsys.readouterr())


def running_on_its_day(
    province: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Runs commands over a province as if it were the day they name: what is issued is issued on its day."""

    def run(*words: object) -> Answer:
        if "--as-of" in words:
            set_today(monkeypatch, str(words[words.index("--as-of") + 1]))
        return running(capsys, *words, "--root", province)

    return run


def process(*words: object, cwd: Path, **environment: str) -> Answer:
    """`niemyet` as it is installed, in a process of its own."""
    program = Path(sys.executable).with_name("niemyet")
    ran = subprocess.run(
        [program, *map(str, words)], cwd=cwd, env=os.environ | environment, capture_output=True, check=False
    )
    return Answer(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


_ENGLISH = re.compile(
    r"\b(?:usage|options?|commands?|arguments?|show this|error|try|missing|invalid|got|no such|default|required"
    r"|requires|directory|file|path|integer|text|date|exit|unexpected|does|value|is|the|this|and|for)\b",
    re.IGNORECASE,
)
_LITERAL = re.compile(r"--[a-z-]+|\[[^\]]*\||\|?[a-z_|-]+\]|[\w/]*\.(?:yml|md)|“[^”]*”|chọn một trong: .*")
"""What is typed as it stands: options, choices, names of files; quoted is what somebody typed."""


def assert_vietnamese(words: str) -> None:
    told = "\n".join(line for line in words.splitlines() if not line.startswith("Xem: niemyet"))
    assert _ENGLISH.findall(_LITERAL.sub(" ", told)) == [], words
