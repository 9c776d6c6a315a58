"""The real data beside the clone, and the shipped tree read by the project's own pipeline."""

import gzip
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Folded, Options, fold_tree

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
AS_OF = date(2025, 11, 28)


def source(path: str) -> Path:
    """A file of the real data; a missing one fails the test with what to do about it."""
    file = DATA / path
    if not file.exists():
        pytest.fail(
            f"there is no {file}: the tests marked `data` need the project's shared data beside the clone "
            '(leave them out with -m "not data")',
            pytrace=False,
        )
    return file


def json_of(path: str) -> Any:
    """A JSON file of the real data."""
    return json.loads(source(path).read_text(encoding="utf-8"))


def lines_of(path: str) -> list[Any]:
    """The objects of a file with one JSON object a line, packed or not."""
    file = source(path)
    text = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return [json.loads(line) for line in text.decode("utf-8").splitlines() if line.strip()]


def fold_copy(folder: Path) -> Folded:
    """The shipped tree, folded from a copy, so that no cache of this clone is touched."""
    for name in ("procedures", "site_data"):
        shutil.copytree(ROOT / name, folder / name)
    return fold_tree(Options(root=folder, as_of=AS_OF, out=folder / "site", use_cache=False))
