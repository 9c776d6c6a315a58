"""Editing a file that a person wrote changes what was asked for and nothing else."""

import copy
import difflib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.problem import AuthoringError
from generator.authoring.writing.places import line_of
from generator.authoring.writing.revise import revised
from generator.load.document import parse

ROOT = Path(__file__).resolve().parents[2]
PATH = "procedures/ho-tich/1.000001.yml"
FILE = """\
# Do văn phòng nhập.
ma: 1.000001   # mã của Bộ
cap: [tinh, xa]
quyet_dinh: 2025/1-QD-UBND

# Thời hạn do sở đề nghị
thoi_han:
    - theo_quy_dinh: {so: 5, don_vi: ngay}   # chờ nghị quyết
      moc: "kể từ ngày nhận"

    # trường hợp hai
    - theo_quy_dinh: {so: 7, don_vi: ngay}
mo_ta: |
  Dòng một

  Dòng hai
# hết mô tả
ten: 'Thủ tục một'
"""


def data(text: str) -> Any:
    problems: list[Any] = []
    node = parse(PATH, text.encode(), problems.append)
    assert not problems
    return node


def changed(before: str, after: str) -> list[str]:
    """The lines that went (-) and came (+)."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "-+"]


@pytest.mark.parametrize(
    ("route", "value", "expected"),
    [
        (("ma",), "1.000002", ["- ma: 1.000001   # mã của Bộ", "+ ma: 1.000002   # mã của Bộ"]),
        (("ten",), "Thủ tục hai", ["- ten: 'Thủ tục một'", "+ ten: Thủ tục hai"]),
        (
            ("thoi_han", 0, "theo_quy_dinh", "so"),
            "4",
            [
                "-     - theo_quy_dinh: {so: 5, don_vi: ngay}   # chờ nghị quyết",
                "+     - theo_quy_dinh: {so: 4, don_vi: ngay}   # chờ nghị quyết",
            ],
        ),
        (
            ("thoi_han", 0, "moc"),
            "sau: một #",
            ['-       moc: "kể từ ngày nhận"', '+       moc: "sau: một #"'],
        ),
        (("cap",), ["xa"], ["- cap: [tinh, xa]", "+ cap: [xa]"]),
        (("mo_ta",), "Một dòng", ["- mo_ta: |", "-   Dòng một", "- ", "-   Dòng hai", "+ mo_ta: Một dòng"]),
        (("cap_moi",), "x", ["+ cap_moi: x"]),
    ],
)
def test_one_value_is_the_only_change(route: tuple[str | int, ...], value: Any, expected: list[str]) -> None:
    wanted = data(FILE)
    inner = wanted
    for step in route[:-1]:
        inner = inner[step]
    inner[route[-1]] = value
    assert sorted(changed(FILE, revised(PATH, FILE, wanted))) == sorted(expected)


def test_a_new_key_stands_behind_the_one_before_it() -> None:
    old = data(FILE)
    wanted = {"ma": old["ma"], "cap": old["cap"], "quyet_dinh": old["quyet_dinh"], "tren": "hien_trang/2025-11-17"}
    after = revised(PATH, FILE, wanted | old)
    lines = after.splitlines()
    assert lines[lines.index("quyet_dinh: 2025/1-QD-UBND") + 1] == "tren: hien_trang/2025-11-17"
    assert changed(FILE, after) == ["+ tren: hien_trang/2025-11-17"]


def test_an_item_more_and_an_item_less() -> None:
    wanted = data(FILE)
    wanted["thoi_han"] = [wanted["thoi_han"][1], {"theo_quy_dinh": {"so": "9", "don_vi": "ngay"}}]
    after = revised(PATH, FILE, wanted)
    assert "# trường hợp hai" in after and "# Thời hạn do sở đề nghị" in after
    assert "    - theo_quy_dinh:\n        so: 9\n        don_vi: ngay\n" in after


def test_a_comment_behind_a_value_never_becomes_text() -> None:
    wanted = data("a: ngắn  # vì sao\nb: x\n")
    wanted["a"] = "Dòng một\ndòng hai"
    assert revised(PATH, "a: ngắn  # vì sao\nb: x\n", wanted) == "a: |-  # vì sao\n  Dòng một\n  dòng hai\nb: x\n"


def test_line_ends_and_byte_order_mark_stay() -> None:
    text = "\ufeff# c\r\na: 1\r\nb:\r\n  - x\r\n"
    assert revised(PATH, text, {"a": "2", "b": ["x", "y"]}) == "\ufeff# c\r\na: 2\r\nb:\r\n  - x\r\n  - y\r\n"


def test_a_broken_file_is_left_to_a_person() -> None:
    with pytest.raises(AuthoringError, match="đang có lỗi"):
        revised(PATH, "a: [1\nb: 2\n", {"a": "1"})


def test_line_of_a_route() -> None:
    assert line_of(FILE, ("thoi_han", 1, "theo_quy_dinh")) == 12
    assert line_of(FILE, ("thoi_han", 1)) == 12
    assert line_of(FILE, ("ten",)) == 18
    assert line_of(FILE, ("khong_co",)) == 1


DECISIONS = sorted((ROOT / "site_data/decisions/2025").glob("*.yml"))
SHIPPED = [*sorted((ROOT / "procedures").rglob("*.yml"))[::6], *DECISIONS]
TEXTS = st.sampled_from(["Một", "có: dấu", "# thăng", "- gạch", "", "1.0", "hai\ndòng", "dài " * 40 + ": x", "khong"])


def mutate(node: Any, draw: Any) -> None:
    """One random change somewhere below."""
    while True:
        keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = draw(st.sampled_from(keys))
        inner = node[key]
        if isinstance(inner, dict | list) and inner and draw(st.integers(0, 3)):
            node = inner
            continue
        match draw(st.sampled_from(["set", "delete", "add", "deep"])):
            case "set":
                node[key] = draw(TEXTS)
            case "delete" if len(keys) > 1:
                del node[key]
            case "add" if isinstance(node, dict):
                rest = {name: node.pop(name) for name in keys[keys.index(key) :]}
                node["khoa_moi"] = draw(TEXTS)
                node.update(rest)
            case "add":
                node.insert(key, copy.deepcopy(inner))
            case _:
                node[key] = {"trong": ["a", draw(TEXTS)]}
        return


@settings(max_examples=150)
@given(st.data())
def test_any_change_of_a_shipped_file_keeps_every_comment(choices: st.DataObject) -> None:
    file = choices.draw(st.sampled_from(SHIPPED))
    text = file.read_text("utf-8")
    wanted = data(text)
    for _ in range(choices.draw(st.integers(1, 3))):
        mutate(wanted, choices.draw)
    after = revised(PATH, text, wanted)
    assert data(after) == wanted
    comments = Counter(line for line in text.splitlines() if line.startswith("#"))
    assert comments <= Counter(after.splitlines())
