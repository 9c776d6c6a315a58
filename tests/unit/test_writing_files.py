"""New files as officers know them, written all or none, tried out before they are."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.trial import fold_with, new_problems
from generator.authoring.writing.layout import file_text
from generator.authoring.writing.writes import FileWrite, write_files
from generator.load.document import parse
from generator.pipeline import Options, fold_tree
from tests.unit.compiling import lay_example

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = {
    "decision": sorted((ROOT / "site_data/decisions/2025").glob("*.yml")),
    "version": sorted((ROOT / "procedures").rglob("*.yml")),
    "plain": sorted((ROOT / "site_data/plain").glob("*.yml")),
    "baseline": sorted((ROOT / "site_data/decisions").glob("hien_trang*.yml")),
}
EVERY = [(kind, file) for kind, files in SHIPPED.items() for file in files]


def values(text: str) -> Any:
    problems: list[Any] = []
    node = parse("x.yml", text.encode(), problems.append)
    assert not problems
    return node


def shuffled(node: Any, dice: random.Random) -> Any:
    if isinstance(node, dict):
        keys = list(node)
        dice.shuffle(keys)
        return {key: shuffled(node[key], dice) for key in keys}
    return [shuffled(one, dice) for one in node] if isinstance(node, list) else node


@pytest.mark.parametrize(("kind", "file"), EVERY, ids=lambda one: one.stem if isinstance(one, Path) else one)
def test_a_new_file_has_the_keys_in_the_order_of_the_shipped_ones(kind: str, file: Path) -> None:
    shipped = values(file.read_text("utf-8"))
    text = file_text(kind, shuffled(shipped, random.Random(7)), "Một dòng.")
    assert text.startswith("# Một dòng.\n")
    made = values(text)
    assert made == shipped
    assert list(made) == list(shipped)


def test_rows_of_a_decision_stand_apart_and_notes_above_their_keys() -> None:
    node: Any = {"muc": [{"loai": "moi"}, {"loai": "bai_bo", "stt": "2"}], "so": "1/QĐ-UBND", "thieu_phu_luc": "true"}
    assert file_text("decision", node, notes={"muc": "Đối chiếu."}) == (
        "so: 1/QĐ-UBND\nthieu_phu_luc: true\n\n# Đối chiếu.\nmuc:\n  - loai: moi\n\n  - stt: 2\n    loai: bai_bo\n"
    )


def test_a_write_never_lands_on_what_its_author_has_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\n")
    before = FileWrite("b.yml", "b: 1\n")
    with pytest.raises(AuthoringError, match="đã có tệp"):
        write_files(tmp_path, [before, FileWrite("a.yml", "a: 2\n")])
    with pytest.raises(AuthoringError, match="vừa được sửa ở nơi khác"):
        write_files(tmp_path, [before, FileWrite("a.yml", "a: 2\n", was=b"a: 0\n")])
    with pytest.raises(AuthoringError, match="vừa được sửa ở nơi khác"):
        write_files(tmp_path, [before, FileWrite("c.yml", "c: 2\n", was=b"c: 1\n")])
    assert sorted(path.name for path in tmp_path.glob("*.yml")) == ["a.yml"]
    write_files(tmp_path, [before, FileWrite("a.yml", "a: 2\n", was=b"a: 1\n")])
    assert (tmp_path / "a.yml").read_text() == "a: 2\n"
    assert (tmp_path / "b.yml").read_text() == "b: 1\n"


def test_a_trial_says_what_the_tree_would_say_and_writes_nothing(tmp_path: Path) -> None:
    root = lay_example(tmp_path)
    options = Options(root=root, as_of=date(2025, 12, 1), out=root / "site")
    before = fold_tree(options)
    path = next(iter(sorted((root / "procedures").rglob("*.yml")))).relative_to(root).as_posix()
    text = (root / path).read_text("utf-8")
    wrong = FileWrite(path, text.replace("muc_day_du:", "muc_day_du_sai:"), text.encode())
    found = {problem.code for problem in new_problems(before, fold_with(options, [wrong]))}
    assert "TT201" in found
    assert (root / path).read_text("utf-8") == text
    # What was only tried is forgotten, cache or no cache.
    assert new_problems(before, fold_tree(options)) == ()
