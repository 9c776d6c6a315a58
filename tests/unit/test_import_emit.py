"""What authoring writes, the project's own loader reads back letter by letter, whatever the text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.texts import clean
from generator.authoring.writing.emit import Value, as_yaml, items
from generator.authoring.writing.versions import as_texts
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.source import Node

HOSTILE = [
    "- gạch đầu dòng",
    "* sao: và hai chấm",
    "tên: có hai chấm",
    "tên \"trong nháy\" và 'nháy đơn'",
    "a #b",
    "kết thúc bằng:",
    "|",
    "> gấp",
    "& neo",
    "!nhãn",
    "%lệnh",
    "@",
    "`x`",
    "{a: b}",
    "[a, b]",
    "? khóa",
    "---",
    "...",
    "~",
    "null",
    "true",
    "Yes",
    "1.004120",
    "7:30",
    "2025-11-18",
    "01",
    "",
    " ",
    " đầu",
    "cuối ",
    "dòng một\ndòng hai",
    "dòng một\n\n- dòng: hai",
    "\nđầu trống",
    "cuối trống\n",
    "a\n thụt",
    "a \nb",
    "- một\n* hai\n# ba: bốn",
    "tab\tở giữa",
    "\\ gạch ngược \\n",
    "Đ" + "\u0300" + "ẩn\u200bẩn",
    unicodedata.normalize("NFD", "tiếng Việt dấu rời"),
    "\u0301mở đầu bằng dấu",
    "\x85dòng\u2028mới\u2029nữa\x00\x07",
    "\uf0b7 ký tự phông",
    "\U0001f600 mặt cười",
    "x" * 3000,
    "dài: " + "chữ " * 60 + "hết",
    "\ufeffbom",
]
TEXT = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60),
    st.text("-*:#'\"\\|>&!%@`{}[]?, \n\tđĐạ1.", max_size=30),
)
VALUE = st.recursive(
    TEXT,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner, min_size=1),
    ),
    max_leaves=12,
)


TOLD = {"TT112", "TT114"}
"""What the loader says of a decomposed or hidden letter, wherever it stands; cleaned text has neither."""


def composed(value: Value | Node) -> object:
    """The value in NFC and without controls, as the loader hands every text on."""
    if isinstance(value, dict):
        return {key: composed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [composed(inner) for inner in value]
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", " ", unicodedata.normalize("NFC", str(value)))


def read(text: str) -> tuple[object, list[str]]:
    problems: list[Problem] = []
    node = parse("tep.yml", text.encode(), problems.append)
    return node, [problem.code for problem in problems]


@given(st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), VALUE, min_size=1))
def test_every_text_is_read_back(value: dict[str, Value]) -> None:
    node, problems = read(as_yaml(value, "Lời đầu tệp: có dấu\nhai dòng"))
    assert node == composed(as_texts(value))
    assert set(problems) <= TOLD


@given(TEXT)
def test_cleaned_text_is_read_back_without_a_word(text: str) -> None:
    value: Value = {"ten": clean(text), "ds": [{"ten": clean(text)}]}
    assert read(as_yaml(value)) == (value, [])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_read_back_everywhere(text: str) -> None:
    value: Value = {"ten": text, "ds": [text, {"ten": text, "ds": [text]}], "o": {"ten": text}}
    node, problems = read(as_yaml(value))
    assert node == composed(value)
    assert set(problems) <= TOLD


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_cleaned_text_stays_as_it_is_when_cleaned_again(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert unicodedata.is_normalized("NFC", clean(text))


def test_it_looks_as_an_officer_would_write_it() -> None:
    value: Value = {
        "ma": "1.004122",
        "cap": ["tinh", "xa"],
        "ten": "Cấp phép: khoan",
        "muc": [{"stt": 1, "ghi": True}, {"noi_dung": "một\nhai"}],
        "dai": "- " + "chữ " * 30 + "hết",
    }
    assert as_yaml(value, "Thử.") == (
        "# Thử.\n"
        "ma: 1.004122\n"
        "cap:\n"
        "  - tinh\n"
        "  - xa\n"
        'ten: "Cấp phép: khoan"\n'
        "muc:\n"
        "  - stt: 1\n"
        "    ghi: true\n"
        "  - noi_dung: |-\n"
        "      một\n"
        "      hai\n"
        "dai: |-\n"
        "  - " + "chữ " * 30 + "hết\n"
    )


def test_entries_for_the_end_of_a_list() -> None:
    assert items([{"ma": "a", "ten": "A: b"}], "  ") == '  - ma: a\n    ten: "A: b"\n'
