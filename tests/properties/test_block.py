"""What the fast reader reads is exactly what libyaml reads, without a problem; at anything else it gives up."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics.problem import Problem
from generator.load import document
from generator.load.block import read_block
from generator.model.source import Node

_WORDS = st.sampled_from(
    [
        *("a", "ten", "Đăng ký: đất", "7:30", "1.010", "- x", "#", "a #b", "[a, b]", "[]", "'x'", '"x: y"', "~", ""),
        *(" ", "x:", "đ", "“k”", "*n", "&n", "!t", "a, b", "{a: b}", "? x", "-", "--", "---", "...", "%", "@", "no"),
        "\xa0",
    ]
)
_VALUES = st.one_of(_WORDS, st.sampled_from(["|", "|-"]))
_TREES: st.SearchStrategy[Node] = st.recursive(
    _VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "ma"]), inner, max_size=3),
    max_leaves=10,
)


def written(node: Node, chance: random.Random, depth: int = 0) -> str:
    """Text that is nearly YAML: styles, indents and mistakes by chance."""
    pad = " " * depth
    step = chance.choice((0, 1, 2, 2, 2, 4))
    match node:
        case dict():
            lines = [f"{pad}{key}:{_behind(value, chance, depth, step)}" for key, value in node.items()]
        case list():
            lines = [f"{pad}-{_behind(value, chance, depth, step or 2)}" for value in node]
        case _:
            lines = [pad + str(node)]
    if not chance.randrange(8):
        stray = chance.choice(("", "   ", "# x", f"{pad}# y", f"{pad}  z", "\t"))
        lines.insert(chance.randrange(len(lines) + 1), stray)
    return "\n".join(lines)


def _behind(value: Node, chance: random.Random, depth: int, step: int) -> str:
    if isinstance(value, str):
        before, after = " " * chance.choice((1, 1, 1, 2, 0)), chance.choice(("", "", " "))
        return before + value + _literal(value, chance, depth) + after
    if isinstance(value, dict) and value and chance.randrange(2):
        return " " + written(value, chance, depth + 2).lstrip(" ")
    return "\n" + written(value, chance, depth + step)


def _literal(value: str, chance: random.Random, depth: int) -> str:
    if value not in ("|", "|-"):
        return ""
    lines = chance.choices(["một", "  hai", "", "    ", "a: b", "- c", "# d"], k=chance.randrange(4))
    return "".join(f"\n{' ' * (depth + chance.choice((2, 2, 2, 3, 0)))}{line}" for line in lines)


def by_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []
    with monkeypatch.context() as patch:
        patch.setattr(document, "read_block", lambda _: None)
        return document.parse("x.yml", text.encode(), problems.append), problems


@settings(max_examples=400)
@given(_TREES, st.randoms(use_true_random=False), st.sampled_from(["\n", "\n\n", ""]))
def test_it_reads_what_libyaml_reads_or_nothing(tree: Node, chance: random.Random, end: str) -> None:
    text = written(tree, chance) + end
    node = read_block(text)
    if node is not None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert by_libyaml(text, monkeypatch) == (node, []), text


_SCRAPS = ["a", ":", " ", "  ", "\n", "\n  ", "- ", "b: ", "|\n", "x", '"', "#", "[", "]", ","]


@given(st.lists(st.sampled_from(_SCRAPS), max_size=24))
def test_nor_does_it_read_more_of_scraps(scraps: list[str]) -> None:
    text = "".join(scraps) + "\n"
    node = read_block(text)
    if node is not None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            assert by_libyaml(text, monkeypatch) == (node, []), text


@pytest.mark.parametrize(
    "text",
    [
        "- - x\n",
        "  a: b\nc: d\n",
        "- a\nb: c\n",
        "a: b\n  c\n",
        "a: b\n  - c\n",
        "a:\n  - b\n c: d\n",
        "a: b: c\n",
        "a: |2\n   b\n",
    ],
)
def test_what_was_once_mistaken_is_left_to_libyaml(text: str) -> None:
    assert read_block(text) is None


def test_the_shipped_records_are_read_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it would cost time and save none."""
    paths = sorted((Path(__file__).parents[2] / "procedures").rglob("*.yml"))
    assert paths
    for path in paths:
        text = path.read_text("utf-8")
        node = read_block(text)
        assert node is not None, path
        assert by_libyaml(text, monkeypatch) == (node, [])
