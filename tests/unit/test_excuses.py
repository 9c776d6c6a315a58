"""Comments that set a problem aside: where they count, with cache and without, and what they cannot do."""

from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics.problem import Problem, Ref
from generator.load.document import parse
from generator.load.excuses import excuses_of
from generator.load.locate import locate
from generator.pipeline import Folded, Options, fold_tree
from tests.unit.compiling import AS_OF, lay_example

DECISION = "site_data/decisions/2025/2031-QD-UBND.yml"
EARLY = "  tu: 2025-11-28"


@pytest.fixture
def province(tmp_path: Path) -> Path:
    return lay_example(tmp_path / "tinh")


def fold(root: Path, *, use_cache: bool = False, day: date = AS_OF) -> Folded:
    return fold_tree(Options(root=root, as_of=day, out=root / "site", use_cache=use_cache))


def edit(root: Path, new: str, old: str = EARLY, file: str = DECISION) -> None:
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), "utf-8")


def codes(folded: Folded) -> list[str]:
    return sorted(problem.code for problem in folded.problems)


@pytest.mark.parametrize(
    "lines",
    [
        "  tu: 2025-11-01 # niemyet: bo-qua TT410 Bản in ghi vậy",
        "  tu: 2025-11-01    #niemyet:bo-qua   TT410: Bản in ghi vậy",
        "  # niemyet: bo-qua TT410 Bản in ghi vậy\n  tu: 2025-11-01",
        "  # niemyet: bo-qua TT410 Bản in ghi vậy\n\n  # lời khác\n  tu: 2025-11-01",
        "  # niemyet: bo-qua TT410 Bản in ghi vậy\r\n  tu: 2025-11-01",
    ],
)
def test_on_the_line_or_right_above_it(province: Path, lines: str) -> None:
    edit(province, lines)
    folded = fold(province)
    assert codes(folded) == []
    ((problem, reason),) = [(it.problem.code, it.reason) for it in folded.excused]
    assert (problem, reason) == ("TT410", "Bản in ghi vậy")


def test_the_other_reader_of_yaml_hears_it_too(province: Path) -> None:
    edit(province, '  "tu": "2025-11-01" # niemyet: bo-qua TT410 Bản in ghi vậy')
    assert codes(fold(province)) == []


def test_the_cache_remembers_it(province: Path) -> None:
    edit(province, "  tu: 2025-11-01 # niemyet: bo-qua TT410 Bản in ghi vậy")
    first, second = fold(province, use_cache=True), fold(province, use_cache=True)
    assert (first.problems, first.excused) == (second.problems, second.excused)
    assert len(second.excused) == 1


def test_another_line_is_not_meant(province: Path) -> None:
    edit(province, "  tu: 2025-11-01\n# niemyet: bo-qua TT410 Bản in ghi vậy")
    assert codes(fold(province)) == ["TT133", "TT410"]


@pytest.mark.parametrize(
    "comment",
    ["bo-qua TT410", "bo-qua TT410   ", "bo-qua TT410: ...", "bo-qua", "bo-qua vì sao không", "bỏ qua TT410 lý do", ""],
)
def test_without_code_or_reason_nothing_is_set_aside(province: Path, comment: str) -> None:
    edit(province, f"  tu: 2025-11-01 # niemyet: {comment}")
    assert codes(fold(province)) == ["TT131", "TT410"]


@pytest.mark.parametrize("code", ["TT999", "TT404", "TT133"])
def test_unknown_codes_and_undecidable_errors_cannot_be_set_aside(province: Path, code: str) -> None:
    edit(province, f"  tu: 2025-11-28 # niemyet: bo-qua {code} tôi biết")
    assert codes(fold(province)) == ["TT132"]


def test_a_state_that_cannot_be_decided_stays_an_error(province: Path) -> None:
    edit(province, "  # niemyet: bo-qua TT217 chưa có mã\n  - stt: \"1\"", '  - stt: "1"')
    edit(province, "", "    ma: 1.014464\n")
    folded = fold(province)
    assert {"TT217", "TT132"} <= set(codes(folded)) and folded.has_errors


def test_a_printed_miscount_may_stand_with_its_reason(province: Path) -> None:
    edit(province, "dem:\n  dieu_1:\n    # niemyet: bo-qua TT401 Điều 1 in sai, đã báo Sở\n    moi: 2\nmuc:", "muc:")
    folded = fold(province)
    assert codes(folded) == [] and not folded.has_errors
    assert [it.problem.code for it in folded.excused] == ["TT401"]


def test_a_row_that_lacks_a_key_is_meant_by_the_comment_above_it(province: Path) -> None:
    row = '  # niemyet: bo-qua TT416 Bản in không ghi\n  - stt: "2"\n    loai: bai_bo\n    ma: 1.001193\n    cap:\n'
    edit(province, f'muc:\n{row}      - xa\n    ten: Thủ tục đăng ký khai sinh\n', "muc:\n")
    folded = fold(province)
    assert codes(folded) == [] and [it.problem.code for it in folded.excused] == ["TT416"]


def test_a_value_that_only_looks_like_a_comment_is_none() -> None:
    text = (
        'a: "x # niemyet: bo-qua TT410 trong nháy"\nb: |\n  dòng # niemyet: bo-qua TT410 trong chữ\n  hai\n'
        "# niemyet: bo-qua TT411 thật\nc: d # niemyet: bo-qua TT412 thật\n"
    )
    found: list[Problem] = []
    excuses = excuses_of("a.yml", text.encode(), found.append)
    assert excuses is not None and found == []
    assert [(it.code, it.line, it.target) for it in excuses.items] == [("TT411", 5, 6), ("TT412", 6, 6)]


def test_files_without_the_mark_are_not_looked_at() -> None:
    assert excuses_of("a.yml", b"\xff: [", lambda problem: pytest.fail(problem.code)) is None
    assert excuses_of("a.yml", b"a: [ # niemyet: bo-qua TT410 x y", lambda problem: pytest.fail(problem.code)) is None


def test_lines_are_those_that_are_printed(province: Path) -> None:
    """Each place of a file is on the line on which a problem at it would be shown."""
    path = "site_data/decisions/2025/1949-QD-UBND.yml"
    raw = (province / path).read_bytes() + "# niemyet: bo-qua TT410 chỉ để đọc\n".encode()
    (province / path).write_bytes(raw)
    excuses = excuses_of(path, raw, lambda problem: None)
    assert excuses is not None and parse(path, raw, lambda problem: None) is not None
    for route, line in excuses.lines:
        if route:
            (shown,) = locate(province, [Problem("TT217", Ref(path, route))])
            assert shown.line == line, route
