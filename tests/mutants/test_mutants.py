"""Every mistake made on purpose gives its own problem at its own line, and no other error (docs/domain.md 10)."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.decode.documents import decode_document
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import LocatedProblem, Severity
from generator.load.document import parse
from generator.load.locate import locate
from generator.pipeline import Options, fold_tree
from generator.refusal import fold_change
from tests.mutants.table import ALLOWED, MUTANTS, Mutant
from tests.support.repositories import start_repository

ROOT = Path(__file__).parents[2]
IDLE = "\n# niemyet: bo-qua TT410 không có gì để bỏ qua\n"
"""What is only a warning (TT133, and TT209 for a key without a value): beside it an error must still be told."""
NOISE = {
    "site_data/decisions/2025/1994-QD-UBND.yml": f"tep:\n{IDLE}",
    "procedures/ho-tich/1.000593.yml": f"mo_ta:\n{IDLE}",
}
LEDGER = "site_data/notices/ledger/2025-11.csv"
Place = tuple[str, str, int]


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped tree in a repository of its own, below its top as a province may lie; not without warnings."""
    top = tmp_path_factory.mktemp("mutants")
    root = top / "tinh"
    for name in ("procedures", "site_data"):
        shutil.copytree(ROOT / name, root / name)
    for path, words in NOISE.items():
        with (root / path).open("a", encoding="utf-8") as stream:
            stream.write(words)
    start_repository(top)
    return root


@pytest.fixture
def mutate(province: Path) -> Iterator[Callable[[Mutant], int]]:
    """Changes a file, says where, and puts it back."""
    before: dict[Path, bytes | None] = {}

    def change(mutant: Mutant) -> int:
        if mutant.also is not None:
            other = province / (mutant.also[0] or mutant.file)
            before[other] = other.read_bytes() if other.exists() else None
            with other.open("a", encoding="utf-8") as stream:
                stream.write(mutant.also[1])
        file = province / mutant.file
        before.setdefault(file, file.read_bytes() if file.exists() else None)
        if mutant.new is None:
            file.unlink()
            return 0
        text = file.read_text("utf-8") if file.exists() else ""
        assert mutant.old in text, "the shipped tree has changed: mutate something that is there"
        new = mutant.new.replace("▶", "")
        mutated = text.replace(mutant.old, new, 1) if mutant.old else text + new
        file.write_text(f"{mutated}{IDLE}" if file.suffix == ".yml" else mutated, "utf-8")
        return text.index(mutant.old) if mutant.old else len(text)

    yield change
    for file, raw in before.items():
        if raw is None:
            file.unlink()
        else:
            file.write_bytes(raw)


def problems(province: Path, day: str, *, base: bool) -> tuple[LocatedProblem, ...]:
    options = Options(root=province, as_of=date.fromisoformat(day), out=province / "site")
    folded = fold_change(options, "HEAD") if base else fold_tree(options)
    return locate(province, folded.problems)


def place(problem: LocatedProblem) -> Place:
    return problem.problem.code, problem.problem.at.file, problem.line


def expected(province: Path, mutant: Mutant, start: int) -> Place:
    """`start` is where the change begins in its file."""
    file, text = mutant.at or (mutant.file, "")
    if mutant.at is None:
        assert mutant.new is not None
        place = start + mutant.new.index("▶")
        return mutant.code, file, (province / file).read_text("utf-8").count("\n", 0, place) + 1
    if not text:
        return mutant.code, file, 0
    written = (province / file).read_text("utf-8")
    assert written.count(text) == 1, "the text must name one line"
    return mutant.code, file, written.count("\n", 0, written.index(text)) + 1


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_mutant(province: Path, mutate: Callable[[Mutant], int], mutant: Mutant) -> None:
    known = {place(problem) for problem in problems(province, mutant.day, base=mutant.base)}
    wanted = expected(province, mutant, mutate(mutant))
    assert wanted not in known
    found = problems(province, mutant.day, base=mutant.base)
    places = [place(problem) for problem in found]
    assert wanted in places, [it for it in places if it not in known]
    errors = [it for it, problem in zip(places, found, strict=True) if problem.severity is Severity.ERROR]
    assert set(errors) <= {wanted}
    assert errors.count(wanted) <= 1
    if has_record(province, mutant.file):
        assert ("TT133", mutant.file) in {it[:2] for it in places}, "a warning stands beside"


def has_record(province: Path, path: str) -> bool:
    """Whether a file gives a record: of one that gives none nobody says what its comments set aside."""
    file = province / path
    if file.suffix != ".yml" or not file.exists():
        return False
    node = parse(path, file.read_bytes(), lambda _: None)
    return node is not None and decode_document(path, node, lambda _: None) is not None


def test_warnings_stand_in_the_tree_that_is_changed(province: Path) -> None:
    warned = {(it.problem.code, it.problem.at.file) for it in problems(province, "2025-11-29", base=False)}
    assert {(code, path) for code in ("TT133", "TT209") for path in NOISE} <= warned


@pytest.mark.parametrize("base", [False, True])
def test_the_shipped_tree_has_no_error(province: Path, base: bool) -> None:
    found = problems(province, "2025-11-29", base=base)
    assert [place(problem) for problem in found if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("change", ALLOWED, ids=lambda change: change.name)
def test_what_is_allowed_is_no_error(province: Path, mutate: Callable[[Mutant], int], change: Mutant) -> None:
    mutate(change)
    found = problems(province, change.day, base=change.base)
    assert [place(problem) for problem in found if problem.severity is Severity.ERROR] == []


def test_there_are_enough_and_every_validator_is_among_them() -> None:
    """Every rule that stands for a validator of docs/domain.md 10, and every refusal of a change (issue 6.3)."""
    assert len(MUTANTS) >= 60
    codes = {mutant.code for mutant in MUTANTS}
    assert {code for code, words in MESSAGES.items() if words.validator} - codes == set()
    # No change of a tree shows a base that holds no province: tests/unit/test_refusal.py does.
    assert {code for code in MESSAGES if code.startswith("TT4")} - codes == {"TT450"}
    validators = {match[0] for mutant in MUTANTS if (match := re.match(r"V\d\d", mutant.name))}
    assert validators == {f"V{number:02}" for number in range(1, 23)}
    assert {mutant.code for mutant in MUTANTS} <= set(MESSAGES)
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
