"""Golden cases: a folder with what differs from the clean example, and the problems that must come of it, by line."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.check.consequences import DAMAGED_BY, FOLLOWS_FROM, MISSES, consequences
from generator.check.names import fold
from generator.check.wording import cut_word
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Problem, Ref
from generator.load.document import parse
from generator.load.locate import locate
from generator.model.corpus import RECORD_TYPES
from tests.unit.compiling import AS_OF, TESTS, lay_example, problems_of

CASES = sorted(folder for folder in (TESTS / "cases").glob("TT*"))
_BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("case", CASES, ids=lambda folder: folder.name)
def test_case(case: Path, tmp_path: Path) -> None:
    settings = _settings(case)
    root = lay_example(tmp_path)
    if (case / "input").is_dir():
        shutil.copytree(case / "input", root, dirs_exist_ok=True)
    for step in settings.get("make", []):
        _make(root, step)
    day = date.fromisoformat(settings["as_of"]) if "as_of" in settings else AS_OF
    found = [f"{p.problem.at.file}:{p.line}: {p.severity.value} {p.problem.code}" for p in problems_of(root, day)]
    assert found == (case / "expected.txt").read_text("utf-8").splitlines()
    assert case.name[:5] in {line[-5:] for line in found}


def test_every_validator_has_a_case() -> None:
    covered = {MESSAGES[case.name[:5]].validator for case in CASES}
    assert {f"V{n:02}" for n in range(1, 21)} | {"V22"} <= covered


def test_example_is_clean(tmp_path: Path) -> None:
    assert problems_of(lay_example(tmp_path)) == ()


def _settings(case: Path) -> Mapping[str, object]:
    file = case / "case.yml"
    return parse("case.yml", file.read_bytes(), lambda problem: None) if file.exists() else {}


def _make(root: Path, step: Mapping[str, str]) -> None:
    """What a repository cannot hold well: foreign bytes, huge files, links, what is missing."""
    target = root / step["path"]
    target.parent.mkdir(parents=True, exist_ok=True)
    match step["kind"]:
        case "hex":
            target.write_bytes(bytes.fromhex(step["value"]))
        case "bom":
            target.write_bytes(_BOM + target.read_bytes())
        case "size":
            target.write_bytes(b"# " + b"x" * (int(step["value"]) - 2))
        case "symlink":
            target.symlink_to(step["value"])
        case "remove":
            shutil.rmtree(target) if target.is_dir() else target.unlink()
        case kind:
            raise AssertionError(kind)


def test_tables_of_consequences_name_real_codes_and_kinds() -> None:
    assert {*FOLLOWS_FROM, *DAMAGED_BY, *MISSES} <= set(MESSAGES)
    assert {kind for kinds in FOLLOWS_FROM.values() for kind in kinds} <= set(RECORD_TYPES)


def test_what_follows_from_an_unreadable_file_is_counted_not_told() -> None:
    unknown = Problem("TT301", Ref("procedures/a.yml", ("co_quan", "giai_quyet")), {"ma": "so-x"})
    other = Problem("TT421", Ref("site_data/decisions/2025/b.yml", ("tep",)), {"tep": "b.pdf"})
    assert consequences([unknown, other], frozenset()) == ((unknown, other), 0)
    assert consequences([unknown, other], frozenset({"agencies"})) == ((other,), 1)


def test_a_missing_key_that_is_only_misspelt_is_told_once() -> None:
    misspelt = Problem("TT201", Ref("a.yml", ("muc", 0, "loia")), {"khoa": "loia", "goi_y": "loai"})
    missing = Problem("TT202", Ref("a.yml", ("muc", 0)), {"khoa": "loai"})
    assert consequences([misspelt, missing], frozenset()) == ((misspelt,), 1)
    elsewhere = Problem("TT202", Ref("a.yml", ("muc", 1)), {"khoa": "loai"})
    assert consequences([misspelt, elsewhere], frozenset()) == ((misspelt, elsewhere), 0)


def test_locate_follows_routes_to_the_nearest_existing_place(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("ten: x\nmuc:\n  - ma: 1.012501\n    cap: [tinh, xa]\n", "utf-8")

    def place(*route: str | int, on_key: bool = False) -> tuple[int, int, int]:
        (found,) = locate(tmp_path, [Problem("TT217", Ref("a.yml", route, on_key))])
        return found.line, found.column, found.length

    assert place() == (0, 0, 0)
    assert place("ten") == (1, 6, 1)
    assert place("ten", on_key=True) == (1, 1, 3)
    assert place("muc") == (2, 1, 3)
    assert place("muc", 0) == (3, 5, 12)
    assert place("muc", 0, "cap", 1) == (4, 17, 2)
    assert place("muc", 0, "linh_vuc") == (3, 5, 12)
    assert place("muc", 7, "ma") == (2, 1, 3)
    assert place("khong_co") == (1, 1, 6)


def test_locate_copes_with_files_that_do_not_parse_or_are_gone(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text('ten: "x\n', "utf-8")
    known = Problem("TT104", Ref("bad.yml", line=1, column=6), {"goi_y": "dau_nhay"})
    routed = Problem("TT217", Ref("bad.yml", ("ten",)))
    gone = Problem("TT217", Ref("gone.yml", ("ten",)))
    found = {(p.problem.code, p.problem.at.file): (p.line, p.column) for p in locate(tmp_path, [known, routed, gone])}
    assert found == {("TT104", "bad.yml"): (1, 6), ("TT217", "bad.yml"): (0, 0), ("TT217", "gone.yml"): (0, 0)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hỗ trợ học văn hoá", "hỗ trợ học văn hóa.", True),
        ("Thủ tục uỷ quyền", "Ủy quyền", True),
        ("Cấp  “thẻ”  A - B", "cấp thẻ A-B", True),
        ("tổ chức, cá nhân", "tổ chức cá nhân", False),
        ("lưu trữ lịch sử Nhà nước", "lưu trữ lịch Nhà nước", False),
        ("ở cấp tỉnh", "cấp tỉnh", False),
        ("quản lý", "quản ly", False),
        ("hòa", "hỏa", False),
    ],
)
def test_names_fold_only_what_is_no_difference(one: str, other: str, same: bool) -> None:
    assert (fold(one) == fold(other)) is same


@pytest.mark.parametrize(
    "text",
    ["Cấp gi ấy chứng nhận", "bị phơi nhi ễm", "đáp ứ ng", "chứng kh oán", "nghị c ấp giấy", "đư ờng b ộ", "Hi ệp"],
)
def test_cut_words_are_seen(text: str) -> None:
    assert cut_word(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "điểm c ở khoản 2",
        "các điểm a, b và đ ủy quyền",
        "cỡ 3 cm ảnh màu",
        "lấy ý kiến của các ấp",
        "10 m ống dẫn",
        "vay ưu đãi ở Ấn Độ",
        "đồng ý ủy quyền ông A",
        "nông nghiệp ổn định",
    ],
)
def test_whole_words_are_left_alone(text: str) -> None:
    assert cut_word(text) is None
