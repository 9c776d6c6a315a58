"""A province whose sheets hang on walls, on which days pass: the fixtures of all tests here."""

from pathlib import Path

import pytest

from tests.support.commands import Run, running_on_its_day
from tests.support.provinces import add_commune, issue_and_commit
from tests.unit.compiling import lay_framed


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """The example with a posting point of a commune."""
    return add_commune(lay_framed(tmp_path / "tinh"))


@pytest.fixture
def niemyet(province: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command over the province; what is issued is issued on its day."""
    return running_on_its_day(province, capsys, monkeypatch)


@pytest.fixture
def posted(province: Path, niemyet: Run) -> Path:
    """The province with all sheets issued, and committed."""
    return issue_and_commit(province, niemyet)
