"""Golden cases: a folder with what a change makes of the clean example, and how it is told, as Markdown and as JSON."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from generator.comparison import View, compare
from generator.model.comparison import Comparison
from generator.pipeline import Options, fold_tree
from generator.render.differences.data import as_json, schema
from generator.render.differences.markdown import as_markdown
from generator.render.differences.text import as_text
from tests.unit.compiling import AS_OF, TESTS, lay_example

CASES = sorted(folder for folder in (TESTS / "diff").iterdir() if folder.is_dir())


def compared(before: Path, after: Path) -> Comparison:
    """Two folders, as two revisions of one would be."""
    sides = [
        (Options(root=root, as_of=AS_OF, out=root / "site", use_cache=False), name)
        for root, name in ((before, "truoc"), (after, "sau"))
    ]
    views = [View(name, fold_tree(options), AS_OF) for options, name in sides]
    assert [view.folded.has_errors for view in views] == [False, False]
    return compare(views[0], views[1], sides[1][0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    shutil.copytree(case / "sau", after, dirs_exist_ok=True)
    comparison = compared(before, after)
    assert as_markdown(comparison) == (case / "expected.md").read_text("utf-8")
    assert as_json(comparison) + "\n" == (case / "expected.json").read_text("utf-8")
    jsonschema.validate(json.loads(as_json(comparison)), schema())
    # The way back tells of the same procedures, and nothing of it is told twice.
    back = compared(after, before)
    assert {it.change.code for it in back.changes} == {it.change.code for it in comparison.changes}
    assert (back.pages_new, back.pages_gone) == (comparison.pages_gone, comparison.pages_new)
    for colour in (False, True):
        told = as_text(comparison, colour=colour)
        assert all(it.change.code in told for it in comparison.changes)
        assert ("\x1b" in told) <= colour


def test_the_same_tree_twice_is_quiet(tmp_path: Path) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    comparison = compared(before, after)
    assert comparison.is_quiet
    assert "Không có gì thay đổi với người dân." in as_text(comparison, colour=False)
    assert "<details>" not in as_markdown(comparison)
