"""What people and programs type and get: exit codes, words in Vietnamese, the answers of each command but `build`."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
import yaml

from generator.cli import app
from generator.decode.documents import kind_of
from generator.diagnostics.messages_vi import MESSAGES
from tests.support.commands import Run, assert_vietnamese, process, running
from tests.support.provinces import DAY, RECORD, edit
from tests.unit.compiling import lay_example

ROOT = Path(__file__).parents[2]
COMMANDS = tuple(app.niemyet.list_commands(click.Context(app.niemyet)))
READ_THE_TREE = ("build", "check", "list", "serve", "show")


@pytest.fixture
def niemyet(capsys: pytest.CaptureFixture[str]) -> Run:
    """`niemyet` in this process."""
    return lambda *words: running(capsys, *words)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped province, never changed."""
    folder = tmp_path_factory.mktemp("shipped")
    for name in ("procedures", "site_data"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A small clean tree."""
    return lay_example(tmp_path / "tinh")


# --- help and usage -----------------------------------------------------------------------------------------------

@pytest.mark.parametrize("command", ("", *COMMANDS))
def test_help_is_in_vietnamese(niemyet: Run, command: str) -> None:
    answer = niemyet(*command.split(), "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Cách dùng: niemyet {command}".rstrip())
    assert "Hiện hướng dẫn này rồi thoát." in answer.out
    assert_vietnamese(answer.out)


def test_the_group_names_every_command(niemyet: Run) -> None:
    listed = re.findall(r"^  ([a-z]+) ", niemyet("--help").out.partition("Lệnh:")[2], re.MULTILINE)
    assert tuple(listed) == COMMANDS
    assert {*READ_THE_TREE, "explain", "schema"} <= set(listed)


def test_every_command_that_reads_the_tree_takes_root_and_day(niemyet: Run) -> None:
    for command in READ_THE_TREE:
        help_text = niemyet(command, "--help").out
        assert {"--root", "--as-of"} <= set(re.findall(r"--[a-z-]+", help_text)), command


def test_no_word_at_all_is_a_usage_error_that_helps(niemyet: Run) -> None:
    answer = niemyet()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Cách dùng: niemyet")


def test_the_version(niemyet: Run) -> None:
    answer = niemyet("--version")
    assert answer.code == 0
    assert re.fullmatch(r"niemyet \d+\.\d+\.\d+\S*\n", answer.out)


USAGE = {
    "bild": "bild",
    "--nhanh": "--nhanh",
    "build --nhanh": "--nhanh",
    "check -x": "-x",
    "check --format xml": "xml",
    "check --strict=1": "--strict",
    "check khong-co.yml": "khong-co.yml",
    "check /": "/",
    "list --state gone": "gone",
    "list --level huyện": "huyện",
    "list --field khong-co": "khong-co",
    "list --format yaml": "yaml",
    "list --as-of": "--as-of",
    "list --as-of 2025-13-01": "2025-13-01",
    "list --as-of hôm-nay": "hôm-nay",
    "list --root /khong-co": "/khong-co",
    "list thua": "thua",
    "list thua nua": "thua nua",
    "show": "MÃ",
    "show 1.012501 1.001193": "1.001193",
    "show 1.012501 --level quoc-te": "quoc-te",
    "explain": "MÃ",
    "explain TT999": "TT999",
    "explain 301": "301",
    "build --jobs 0": "0",
    "build --jobs hai": "hai",
    "build --jobs -1": "-1",
    "build --only pdf": "pdf",
    "build --out site_data/site.yml": "site.yml",
    "schema --out site_data/site.yml": "site.yml",
    "serve --root /khong-co": "/khong-co",
    "list --help=1": "--help",
}


@pytest.mark.parametrize("typed", USAGE)
def test_a_usage_error_names_the_word_in_vietnamese(
    niemyet: Run, province: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(province)
    answer = niemyet(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Lỗi cách dùng: ")
    first, second = answer.err.splitlines()
    assert USAGE[typed] in first
    assert re.fullmatch(r"Xem: niemyet( [a-z]+)? --help", second)
    assert_vietnamese(answer.err)


# --- list ---------------------------------------------------------------------------------------------------------

STATES = {
    "in-force": "dang_ap_dung",
    "upcoming": "sap_ap_dung",
    "suspended": "tam_ngung",
    "repealed": "bai_bo",
    "replaced": "thay_the",
    "expired": "het_thoi_han",
}
REGISTER = sorted((ROOT / "tests/cases/register-cao-bang").glob("*.tsv"))


def expected_keys(day: str, state: str) -> list[tuple[str, str]]:
    with (ROOT / f"tests/cases/register-cao-bang/{day}.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return sorted((row["ma"], row["cap"]) for row in rows if row["trang_thai"] == STATES[state])


@pytest.mark.parametrize("day", [case.stem for case in REGISTER if case.stem > "2025-11-16"])
def test_list_says_for_each_day_and_state_what_the_register_says(niemyet: Run, shipped: Path, day: str) -> None:
    for state in STATES:
        answer = niemyet("list", "--root", shipped, "--as-of", day, "--state", state, "--format", "csv")
        assert (answer.code, answer.err) == (0, "")
        lines = list(csv.DictReader(io.StringIO(answer.out)))
        assert sorted((line["ma"], line["cap"]) for line in lines) == expected_keys(day, state)
        assert {line["trang_thai"] for line in lines} <= {STATES[state]}


def test_the_three_formats_of_list_agree(niemyet: Run, shipped: Path) -> None:
    words = ("list", "--root", shipped, "--as-of", "28/11/2025")
    told = json.loads(niemyet(*words, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(niemyet(*words, "--format", "csv").out)))
    text = niemyet(*words).out.splitlines()
    expected = expected_keys("2025-11-28", "in-force")
    assert (told["co_du_lieu"], told["tinh_den"], told["so_dong"]) == (True, "2025-11-28", len(expected))
    assert [(one["ma"], one["cap"], one["ten"]) for one in told["danh_muc"]] == [
        (row["ma"], row["cap"], row["ten"]) for row in rows
    ]
    assert [line.split()[0] for line in text[:-1]] == [row["ma"] for row in rows]
    codes = len({code for code, _ in expected})
    assert text[-1] == f"{len(expected)} dòng (mã, cấp), {codes} mã đang áp dụng vào ngày 28/11/2025."
    assert [row["phi_dia_gioi"] == "có" for row in rows] == [one["phi_dia_gioi"] for one in told["danh_muc"]]


def test_list_by_level_and_field(niemyet: Run, shipped: Path) -> None:
    words = ("list", "--root", shipped, "--as-of", "2025-11-28", "--format", "json")

    def listed(*more: str) -> list[Any]:
        found: list[Any] = json.loads(niemyet(*words, *more).out)["danh_muc"]
        return found

    everything = listed()
    for level in ("bo", "tinh", "huyen", "xa", "co_quan_khac", "chua_ro"):
        assert listed("--level", level) == [one for one in everything if one["cap"] == level]
    water = listed("--field", "tai-nguyen-nuoc")
    assert len(water) == 26
    assert water == [one for one in everything if one["linh_vuc"] == "tai-nguyen-nuoc"]
    assert [one["ma"] for one in listed("--field", "tai-nguyen-nuoc", "--level", "xa")] == ["1.001662"]


def test_list_tells_since_when_and_by_whom(niemyet: Run, shipped: Path) -> None:
    words = ("list", "--root", shipped, "--format", "json")
    by_code = {
        (one["ma"], one["cap"]): one
        for state, day in (("in-force", "2025-11-28"), ("repealed", "2025-11-28"), ("expired", "2030-01-01"))
        for one in json.loads(niemyet(*words, "--as-of", day, "--state", state).out)["danh_muc"]
    }
    assert by_code["1.004122", "tinh"] | {"ten": ""} == {
        "ma": "1.004122",
        "cap": "tinh",
        "ten": "",
        "linh_vuc": "tai-nguyen-nuoc",
        "trang_thai": "dang_ap_dung",
        "tu": "2025-11-18",
        "quyet_dinh": "2025/1949-QD-UBND",
        "phi_dia_gioi": True,
        "muc_day_du": "danh_muc",
    }
    repealed = by_code["1.005412", "xa"]
    assert (repealed["tu"], repealed["quyet_dinh"]) == ("2025-11-18", "2025/1951-QD-UBND")
    assert by_code["9.000004", "tinh"]["tu"] == "2030-01-01"


def test_before_the_first_day_there_is_no_data_and_never_an_empty_list(niemyet: Run, shipped: Path) -> None:
    words = ("list", "--root", shipped, "--as-of", "2025-11-16")
    no_data = "Chưa có dữ liệu trước ngày 17/11/2025."
    assert niemyet(*words) == (0, f"{no_data}\n", "")
    assert niemyet(*words, "--format", "csv") == (0, "", f"{no_data}\n")
    told = json.loads(niemyet(*words, "--format", "json").out)
    assert told == {"co_du_lieu": False, "ly_do": no_data, "danh_muc": None}


def test_a_tree_without_any_decision_has_no_data(niemyet: Run, province: Path) -> None:
    shutil.rmtree(province / "site_data/decisions")
    answer = niemyet("list", "--root", province, "--as-of", DAY)
    assert answer.code == 0
    assert answer.out.startswith("Chưa có dữ liệu")


def test_list_answers_although_the_tree_has_errors(niemyet: Run, province: Path) -> None:
    edit(province / "site_data/agencies.yml", "so-nnmt", "so-khac")
    assert niemyet("check", "--root", province, "--as-of", DAY).code == 1
    answer = niemyet("list", "--root", province, "--as-of", DAY)
    assert answer.code == 0
    assert "1.012501" in answer.out


# --- show and explain ---------------------------------------------------------------------------------------------


def test_show_tells_state_text_decision_and_history(niemyet: Run, shipped: Path) -> None:
    answer = niemyet("show", "1.004122", "--root", shipped, "--as-of", "2025-11-28")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "1.004122 · cấp tỉnh · đang áp dụng vào ngày 28/11/2025"
    shown = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:6])}
    assert shown["Tên"] == "Cấp giấy phép hành nghề khoan nước dưới đất"
    assert shown["Lĩnh vực"] == "Tài nguyên nước"
    assert shown["Nội dung"] == "danh mục, procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml"
    assert shown["Theo"] == "1949/QĐ-UBND, từ 18/11/2025"
    history = [line.split()[0] for line in lines if re.match(r"    \d\d/", line)]
    assert history == ["17/11/2025", "18/11/2025"]


def test_show_tells_both_levels_or_the_one_asked_for(niemyet: Run, shipped: Path) -> None:
    words = ("show", "9.000002", "--root", shipped, "--as-of", "2030-06-01")
    both = niemyet(*words).out
    assert re.findall(r"^9\.000002 · cấp (\w+)", both, re.MULTILINE) == ["tỉnh", "xã"]
    assert "9.000002@2025-9999-xa.yml" in niemyet(*words, "--level", "xa").out
    assert "cấp xã" not in niemyet(*words, "--level", "tinh").out


def test_show_tells_an_end_and_what_is_to_come(niemyet: Run, shipped: Path) -> None:
    words = ("show", "9.000001", "--root", shipped)
    assert "bị bãi bỏ" in niemyet(*words, "--as-of", "2030-01-01").out
    before = niemyet(*words, "--as-of", "2029-12-31").out
    assert "đang áp dụng" in before
    assert "đến hết 31/12/2029" in before
    assert "bãi bỏ theo 9999/QĐ-UBND  (sắp tới)" in before


def test_show_before_the_first_day(niemyet: Run, shipped: Path) -> None:
    answer = niemyet("show", "1.004122", "--root", shipped, "--as-of", "2025-11-16")
    assert answer.code == 0
    assert "chưa có dữ liệu vào ngày 16/11/2025" in answer.out


@pytest.mark.parametrize("words", [("1.999999",), ("khong-co-1",), ("1.004122", "--level", "xa")])
def test_show_of_the_unknown(niemyet: Run, shipped: Path, words: tuple[str, ...]) -> None:
    answer = niemyet("show", *words, "--root", shipped, "--as-of", "2025-11-28")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"Không có thủ tục mã “{words[0]}”")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("1.00412",), ["1.004122"]),
        (("1.004122.000.00.00.H14",), ["1.004122"]),
        (("1.005412", "--level", "tinh"), ["1.005412"]),
        (("PHÊ DUYỆT bảo hiểm nông nghiệp",), ["1.005412"]),
        (("phe duyet bao hiem nong nghiep",), ["1.005412"]),
    ],
)
def test_show_of_what_is_nearly_known(niemyet: Run, shipped: Path, words: tuple[str, ...], meant: list[str]) -> None:
    said = niemyet("show", *words, "--root", shipped, "--as-of", "2025-11-28").err
    assert re.findall(r"^  (\S+)  .* \(cấp ", said, re.MULTILINE) == meant


@pytest.mark.parametrize("typed", ["dat", "Đất đai", "đất đai", "dat_dai"])
def test_list_of_a_field_by_another_name(niemyet: Run, shipped: Path, typed: str) -> None:
    answer = niemyet("list", "--field", typed, "--root", shipped)
    assert answer.code == 2 and f"“{typed}”. Có phải dat-dai (Đất đai)?" in answer.err


def test_a_command_that_is_nearly_known(niemyet: Run) -> None:
    assert "Không có lệnh “chekc”. Có phải check?" in niemyet("chekc").err
    assert niemyet("xyzxyz").err.startswith("Lỗi cách dùng: Không có lệnh “xyzxyz”.\n")


@pytest.mark.parametrize("output", ["text", "json", "github", "gitlab", "sarif"])
def test_errors_alone_are_listed_and_all_are_counted(niemyet: Run, shipped: Path, tmp_path: Path, output: str) -> None:
    root = tmp_path / "tinh"
    for name in ("procedures", "site_data"):
        shutil.copytree(shipped / name, root / name)
    words = ("check", "--root", root, "--as-of", "2025-11-28", "--format", output, "--errors-only")
    clean = niemyet(*words)
    assert clean.code == 0 and "TT429" not in clean.out
    assert niemyet(*words, "--strict").code == 1, "the exit code does not change"
    file = root / "site_data/decisions/2025/1951-QD-UBND.yml"
    file.write_text(file.read_text("utf-8").replace("    bai_bo: 2\n", "    bai_bo: 3\n"), "utf-8")
    faulty = niemyet(*words)
    assert faulty.code == 1 and "TT401" in faulty.out and "TT429" not in faulty.out
    if output in ("text", "github"):
        assert re.search(r"^1 lỗi, [1-9]\d* cảnh báo", faulty.out, re.MULTILINE)
    if output == "json":
        told = json.loads(faulty.out)
        assert len(told["problems"]) == told["summary"]["errors"] == 1 and told["summary"]["warnings"] > 1


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_explain_has_a_page_for_every_rule(niemyet: Run, code: str) -> None:
    answer = niemyet("explain", code.lower())
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"{code}: ")
    assert "Vì sao:" in answer.out


# --- schema -------------------------------------------------------------------------------------------------------


class TextDays(yaml.SafeLoader):
    """Plain YAML as an editor reads it, with days as texts."""


TextDays.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_schemas_are_valid_and_hold_for_every_shipped_file(niemyet: Run) -> None:
    answer = niemyet("schema")
    assert (answer.code, answer.err) == (0, "")
    schemas = json.loads(answer.out)
    validators = {}
    for kind, schema in schemas.items():
        jsonschema.Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        validators[kind] = jsonschema.Draft7Validator(schema)
    seen = set()
    for kind, data, file in shipped_documents():
        assert [f"{file}: {error.message}" for error in validators[kind].iter_errors(data)] == []
        seen.add(kind)
    assert seen == set(schemas)


def shipped_documents() -> Iterator[tuple[str, Any, Path]]:
    """Every YAML file of the shipped tree, and of the small one, whose `plain/` the shipped tree does not have yet."""
    for tree in (ROOT, ROOT / "tests/example"):
        for folder in ("procedures", "site_data"):
            for file in sorted((tree / folder).rglob("*.yml")):
                data = yaml.load(file.read_bytes(), Loader=TextDays)
                kind = kind_of(file.relative_to(tree).as_posix())
                assert kind is not None
                yield ("baseline" if "loai_tep" in data else kind), data, file


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("version", {"ma": "1.4122", "cap": ["tinh"]}),
        ("site", {"ten": "Tỉnh", "dia_chi": "https://a.example/", "mau_sac": "xanh"}),
        ("site", {"ten": "Tỉnh", "dia_chi": "javascript:alert(1)"}),
        ("site", {"ten": "Tỉnh"}),
        ("agencies", {"ma": "a", "ten": "A"}),
        ("fields", [{"ma": "Tài nguyên", "ten": "A"}]),
        ("posting_points", [{"ma": "a", "ten": "A", "loai": "quay"}]),
        ("decision", {"so": "1/QĐ-UBND", "ngay_ky": "hôm nay", "trich_yeu": "x", "hieu_luc": {"tu": "2025-01-01"}}),
    ],
)
def test_schemas_refuse_what_the_compiler_refuses(niemyet: Run, kind: str, data: Any) -> None:
    schema = json.loads(niemyet("schema").out)[kind]
    assert not jsonschema.Draft7Validator(schema).is_valid(data)


def test_schemas_go_into_a_folder(niemyet: Run, tmp_path: Path) -> None:
    answer = niemyet("schema", "--out", tmp_path / "a/b")
    assert answer.code == 0
    files = [Path(line) for line in answer.out.splitlines()]
    assert sorted(files) == sorted((tmp_path / "a/b").iterdir())
    whole = json.loads(niemyet("schema").out)
    assert {file.name.partition(".")[0]: json.loads(file.read_text("utf-8")) for file in files} == whole


# --- check --------------------------------------------------------------------------------------------------------


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file but those of the cache."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {name: file.read_bytes() for file in files if (name := file.relative_to(folder).as_posix())[0] != "."}


def test_a_clean_tree(niemyet: Run, province: Path) -> None:
    before = snapshot(province)
    assert niemyet("check", "--root", province, "--as-of", DAY) == (0, "Không có lỗi.\n", "")
    assert niemyet("check", "--root", province, "--as-of", DAY, "--strict").code == 0
    assert snapshot(province) == before
    told = json.loads(niemyet("check", "--root", province, "--as-of", DAY, "--format", "json").out)
    none = {"errors": 0, "warnings": 0, "suppressed": 0, "excused": 0}
    assert told == {"problems": [], "excused": [], "summary": none}


@pytest.fixture
def faulty(province: Path) -> Path:
    """Two errors and a warning, in three files."""
    edit(province / RECORD, "muc_dvc: toan_trinh", "muc_dvc: toan_phan")
    edit(province / "site_data/posting_points.yml", "loai: ttpvhcc_tinh", "loai: quay")
    edit(province / "site_data/decisions/2025/2031-QD-UBND.yml", "hàng hóa xuất", "hàng  hóa xuất")
    return province


def test_problems_stand_at_line_and_column_sorted_by_file(niemyet: Run, faulty: Path) -> None:
    answer = niemyet("check", "--root", faulty, "--as-of", DAY)
    assert (answer.code, answer.err) == (1, "")
    places = [line.partition(": ")[0::2] for line in answer.out.splitlines() if re.match(r"\S+\.yml:\d", line)]
    assert [(place, words[: words.index(":")]) for place, words in places] == [
        (f"{RECORD}:14:10", "lỗi TT206"),
        ("site_data/decisions/2025/2031-QD-UBND.yml:14:10", "cảnh báo TT504"),
        ("site_data/posting_points.yml:3:9", "lỗi TT206"),
    ]
    assert "   14 | muc_dvc: toan_phan\n      |          ^^^^^^^^^\n" in answer.out
    assert answer.out.splitlines()[-1].startswith("2 lỗi, 1 cảnh báo")
    assert "\x1b" not in answer.out


def test_problems_as_json(niemyet: Run, faulty: Path) -> None:
    answer = niemyet("check", "--root", faulty, "--as-of", DAY, "--format", "json")
    assert answer.code == 1
    told = json.loads(answer.out)
    assert told["summary"] == {"errors": 2, "warnings": 1, "suppressed": 0, "excused": 0}
    first = told["problems"][0]
    assert (first["code"], first["severity"], first["file"]) == ("TT206", "error", RECORD)
    assert (first["line"], first["column"], first["route"]) == (14, 10, ["muc_dvc"])
    assert "toan_trinh" in first["help"]
    assert [one["file"] for one in told["problems"]] == sorted(one["file"] for one in told["problems"])


def test_a_warning_turns_the_exit_code_only_with_strict(niemyet: Run, province: Path) -> None:
    edit(province / "site_data/decisions/2025/2031-QD-UBND.yml", "hàng hóa xuất", "hàng  hóa xuất")
    words = ("check", "--root", province, "--as-of", DAY)
    assert niemyet(*words).code == 0
    assert niemyet(*words, "--strict").code == 1
    assert niemyet(*words).out.splitlines()[-1] == "0 lỗi, 1 cảnh báo."


PATHS = {
    ".": 3,
    "procedures": 1,
    "procedures/": 1,
    RECORD: 1,
    f"./{RECORD}": 1,
    "site_data": 2,
    "site_data/decisions": 1,
    "site_data/fields.yml": 0,
    "site_data/posting_points.yml procedures": 2,
    "procedures/..": 3,
}


@pytest.mark.parametrize("paths", PATHS)
def test_paths_narrow_what_is_told(niemyet: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch, paths: str) -> None:
    monkeypatch.chdir(faulty)
    answer = niemyet("check", *paths.split(), "--as-of", DAY, "--format", "json")
    found = json.loads(answer.out)["problems"]
    assert len(found) == PATHS[paths]
    assert answer.code == any(one["severity"] == "error" for one in found)


def test_paths_are_those_of_the_shell_wherever_the_root_lies(niemyet: Run, faulty: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(faulty, target_is_directory=True)
    for root in (faulty, link):
        for place in (faulty, link):
            answer = niemyet("check", "--root", root, place / "procedures", "--as-of", DAY, "--format", "json")
            assert [one["file"] for one in json.loads(answer.out)["problems"]] == [RECORD]


def test_a_path_outside_the_tree_is_never_called_clean(niemyet: Run, province: Path, tmp_path: Path) -> None:
    (tmp_path / "khac.yml").write_text("ma: 1\n", encoding="utf-8")
    answer = niemyet("check", "--root", province, tmp_path / "khac.yml", "--as-of", DAY)
    assert (answer.code, answer.out) == (2, "")
    assert "nằm ngoài" in answer.err


# --- faults, and whole processes ----------------------------------------------------------------------------------


def test_a_fault_of_the_tool_is_3_and_says_so(niemyet: Run, province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("hỏng")

    monkeypatch.setattr("generator.pipeline.consolidate", broken)
    answer = niemyet("check", "--root", province, "--as-of", DAY)
    assert (answer.code, answer.out) == (3, "")
    assert "ZeroDivisionError: hỏng" in answer.err
    assert "niemyet gặp lỗi của chính nó" in answer.err


def test_the_installed_program(province: Path) -> None:
    assert process("--version", cwd=province).code == 0
    assert process("check", "--as-of", DAY, cwd=province) == (0, "Không có lỗi.\n", "")
    assert process("list", "--as-of", DAY, cwd=province).out.endswith("đang áp dụng vào ngày 01/12/2025.\n")
    assert process("show", "1.999999", cwd=province).code == 1
    assert process("check", "--nhanh", cwd=province).code == 2


def test_vietnamese_goes_through_a_pipe_of_any_alphabet(province: Path) -> None:
    answer = process("list", "--as-of", DAY, cwd=province, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert answer.code == 0
    assert "Trả lại giấy phép" in answer.out


def test_the_day_is_that_of_viet_nam(niemyet: Run, province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # 28 November, 17:30 UTC, is half past midnight of the 29th in Hà Nội.
    monkeypatch.setattr("time.time", lambda: 1764351000.0)
    assert niemyet("list", "--root", province).out.endswith("vào ngày 29/11/2025.\n")


WHERE = [("tỉnh #1", "."), ("tỉnh #1/procedures", ".."), (".", "tỉnh #1"), (".", "../đây/tỉnh #1")]


@pytest.mark.parametrize(("cwd", "root"), WHERE)
def test_a_root_is_the_same_from_wherever_it_is_named(
    tmp_path: Path, cwd: str, root: str, monkeypatch: pytest.MonkeyPatch, niemyet: Run
) -> None:
    place = lay_example(tmp_path / "đây/tỉnh #1")
    monkeypatch.chdir(tmp_path / "đây" / cwd)
    for words in (["check"], ["list"], ["show", "1.012501"], ["report", "2025-Q4"], ["diff", "2025-11-27", DAY]):
        day = [] if words[0] == "diff" else ["--as-of", DAY]
        relative, absolute = (niemyet(*words, "--root", named, *day) for named in (root, place))
        assert (relative.code, relative.err) == (absolute.code, absolute.err) == (0, ""), words
        assert relative.out == absolute.out, words


def test_a_word_of_no_letters_is_told_and_no_fault(province: Path) -> None:
    answer = process("show", "1.00\udcff", cwd=province, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert answer.code == 1
    assert "\\udcff" in answer.err and "Traceback" not in answer.err
