"""Compiles a small tree of files into problems, the way the pipeline does, for tests of rules."""

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.diagnostics.problem import LocatedProblem
from generator.load.locate import locate
from generator.pipeline import Options, fold_tree

TESTS = Path(__file__).parents[1]
EXAMPLE = TESTS / "example"
AS_OF = date(2025, 12, 1)


def problems_of(root: Path, as_of: date = AS_OF) -> tuple[LocatedProblem, ...]:
    """All problems of the tree in a folder, located and sorted."""
    options = Options(root=root, as_of=as_of, out=root / "site", use_cache=False)
    return locate(root, fold_tree(options).problems)


def lay_example(folder: Path) -> Path:
    """A copy of the clean tree."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    return folder


def lay_framed(folder: Path, *, own_theme: bool = False) -> Path:
    """A copy of the clean tree of which a site can be built: with editorial pages and a theme, its own where asked."""
    root = lay_example(folder)
    shutil.copytree(TESTS.parent / "site_data/pages", root / "site_data/pages")
    shutil.copy2(TESTS.parent / "mkdocs.yml", root)
    if own_theme:
        shutil.copytree(TESTS.parent / "theme", root / "theme")
    else:
        (root / "theme").symlink_to(TESTS.parent / "theme")
    return root


def lay_words(folder: Path, example: str) -> Path:
    """The clean tree with what an example of `messages_vi` changes: its files, or the keys it names of a file."""
    lay_example(folder)
    for path, text in _files(example).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        base = target.read_text("utf-8") if target.exists() else ""
        target.write_text(_merged(base, text), "utf-8")
    return folder


def _files(example: str) -> Mapping[str, str]:
    parts = re.split(r"^# (\S+\.(?:ya?ml|csv)\S*)\n", example, flags=re.MULTILINE)
    assert not parts[0], "an example begins with the line '# <path>.yml'"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _merged(base: str, text: str) -> str:
    """The base with the example's top-level keys in place of its own; a list replaces the file."""
    named = set(_keys(text))
    if not named or not all(line[:1] in ("", " ", "\t", "-", "#") or ":" in line for line in text.splitlines()):
        return text
    kept = [block for block in re.split(r"^(?=\S)", base, flags=re.MULTILINE) if not named & set(_keys(block))]
    return "".join(kept) + text


def _keys(text: str) -> list[str]:
    return re.findall(r"^([a-z_]+):", text, flags=re.MULTILINE)
