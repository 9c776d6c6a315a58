"""Tests of git are the same whoever runs them: what a person has told git reaches no commit of a test."""

import os
from pathlib import Path

import pytest

from tests.support.repositories import git, start_repository

OF_SOMEBODY = """[commit]
	gpgsign = true
[gpg]
	program = false
[core]
	hooksPath = {hooks}
	autocrlf = true
[safe]
	directory = *
"""


def test_a_commit_is_neither_signed_nor_stopped_nor_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = tmp_path / "hooks" / "pre-commit"
    hook.parent.mkdir()
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    (tmp_path / "config").write_text(OF_SOMEBODY.format(hooks=hook.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.fspath(tmp_path / "config"))
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "a.yml").write_bytes(b"a\r\n")
    start_repository(tmp_path / "kho")
    assert git(tmp_path / "kho", "cat-file", "-s", "HEAD:a.yml") == "3"
    assert git(tmp_path / "kho", "config", "safe.directory") == "*", "the rest is theirs"
