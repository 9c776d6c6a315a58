"""Every code has its words, and every example of the words does what it says."""

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from generator.diagnostics.explain import explanation
from generator.diagnostics.messages_vi import FAMILIES, MESSAGES
from generator.diagnostics.messages_vi.tokens import TOKENS
from generator.diagnostics.problem import LocatedProblem, Problem, Ref, Severity
from generator.diagnostics.render import help_of, message_of
from tests.unit.compiling import AS_OF, TESTS, lay_words, problems_of

ROOT = TESTS.parent
WITHOUT_EXAMPLE = {"TT101", "TT102", "TT108", "TT109", "TT110", "TT117", "TT121", "TT126", "TT317"}
WITHOUT_EXAMPLE |= {"TT705", "TT707", "TT709", "TT711"}
WITHOUT_EXAMPLE |= {"TT440", "TT441", "TT442", "TT443", "TT444", "TT445", "TT447", "TT448", "TT449"}
WITHOUT_EXAMPLE |= {"TT450", "TT465", "TT466"}
"""What no text can show: bytes, links, folders, another revision. Most stand in tests/cases, or in tests/mutants."""
LATER = {"TT424": date(2026, 7, 1)}
"""Rules that begin to ask on a later day."""
WRITTEN = [code for code in sorted(MESSAGES) if code not in WITHOUT_EXAMPLE]


def _codes_in_use() -> set[str]:
    found: set[str] = set()
    for file in (ROOT / "generator").rglob("*.py"):
        if "diagnostics" not in file.parts:
            found |= set(re.findall(r'"(TT\d{3})"', file.read_text("utf-8")))
    return found


def test_every_code_has_words_and_every_word_a_code() -> None:
    assert _codes_in_use() == set(MESSAGES)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_words_are_complete(code: str) -> None:
    words = MESSAGES[code]
    assert code[:3] in FAMILIES
    assert words.title and words.why and words.help
    assert words.message[0] in "{“" or words.message[0].islower() or words.message.split()[0].isupper()
    assert not words.message.endswith(".")
    assert words.help.endswith(".") or words.help == "{goi_y}"
    for template in (words.message, words.help):
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(template))
    assert bool(words.wrong) == bool(words.right) == (code not in WITHOUT_EXAMPLE)


@pytest.mark.parametrize("code", WRITTEN)
def test_wrong_example(code: str, tmp_path: Path) -> None:
    found = _problems(code, lay_words(tmp_path, MESSAGES[code].wrong))
    assert code in {p.problem.code for p in found}
    assert {p.problem.code for p in found if p.severity is Severity.ERROR} <= {code}
    for problem in found:
        assert "{" not in message_of(problem.problem).replace("{ }", "")
        assert help_of(problem.problem)


@pytest.mark.parametrize("code", WRITTEN)
def test_right_example(code: str, tmp_path: Path) -> None:
    found = _problems(code, lay_words(tmp_path, MESSAGES[code].right))
    assert code not in {p.problem.code for p in found}
    assert not [p for p in found if p.severity is Severity.ERROR]


def _problems(code: str, root: Path) -> tuple[LocatedProblem, ...]:
    return problems_of(root, LATER.get(code, AS_OF))


def test_tokens_come_out_as_words() -> None:
    shape = Problem("TT203", Ref("x.yml"), {"can": "list", "co": "tinh"})
    assert "danh sách" in message_of(shape) and "“tinh”" in message_of(shape)
    level = Problem("TT404", Ref("x.yml"), {"ma": "1.005411", "cap": "xa"})
    assert "ở cấp xã" in message_of(level)
    count = Problem("TT401", Ref("x.yml"), {"khoa": "moi.tinh+xa", "in": "2", "dem": "1"})
    assert "mới ban hành, cấp tỉnh, cấp xã" in message_of(count)
    for hint, sentence in TOKENS["TT104", "goi_y"].items():
        assert help_of(Problem("TT104", Ref("x.yml"), {"goi_y": hint})) == sentence


def test_suggestion_only_when_there_is_one() -> None:
    params = {"ma": "so-tnmt", "goi_y": "so-nnmt", "tep": "site_data/agencies.yml"}
    assert message_of(Problem("TT301", Ref("x.yml"), params)).endswith("; có phải “so-nnmt”?")
    assert "có phải" not in message_of(Problem("TT301", Ref("x.yml"), params | {"goi_y": ""}))
    assert "có phải" not in message_of(Problem("TT104", Ref("x.yml"), {"goi_y": "khac"}))


def test_a_quoted_text_cannot_break_out_of_its_line() -> None:
    problem = Problem("TT204", Ref("x.yml"), {"gia_tri": "a\nb\x1b[31m" + "x" * 500})
    assert "\n" not in message_of(problem) and "\x1b" not in message_of(problem)
    assert len(message_of(problem)) < 250


def test_explanation_of_one_rule() -> None:
    text = explanation("TT301")
    assert text.startswith("TT301: ") and "so-tnmt" in text and "Đúng:" in text
