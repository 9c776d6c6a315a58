"""What officers' editors read: every shipped file follows its schema, every key is explained, answers have words."""

import json
import re
from collections.abc import Iterator
from fnmatch import translate
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import regress

from generator.authoring.writing.editor import editor_files, modeline
from generator.cli.app import run
from generator.decode import meanings
from generator.decode.documents import decode_document, editor_patterns
from generator.decode.schema import schemas
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.corpus import DOCUMENT_TYPES
from tests.support.yaml_core import read_core

ROOT = Path(__file__).parents[2]
TREES = (ROOT, ROOT / "tests" / "example")


def shipped() -> Iterator[tuple[Path, str]]:
    for tree in TREES:
        for folder in ("procedures", "site_data"):
            for file in sorted((tree / folder).rglob("*.yml")):
                yield tree, file.relative_to(tree).as_posix()


SHIPPED = tuple(shipped())


def matches(path: str, pattern: str) -> bool:
    """As editors match: `*` stays within a folder, `**/` is any folders or none."""
    parts = [translate(part)[4:-3].replace(".*", "[^/]*") for part in pattern.split("**/")]
    return re.fullmatch("(?:[^/]+/)*".join(parts), path) is not None


def kind_for_editors(path: str) -> str:
    found = [kind for kind, pattern in editor_patterns().items() if matches(path, pattern)]
    assert len(found) == 1, path
    return found[0]


@cache
def checker(kind: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schemas()[kind])


def faults(kind: str, value: Any) -> list[str]:
    found = checker(kind).iter_errors(value)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


def test_the_patterns_are_told_apart() -> None:
    assert matches("procedures/ho-tich/1.001193.yml", "procedures/**/*.yml")
    assert matches("procedures/1.001193.yml", "procedures/**/*.yml")
    assert not matches("site_data/decisions/hien_trang-2025-11-17.yml", "site_data/decisions/*/*.yml")
    assert kind_for_editors("site_data/decisions/2025/2031-QD-UBND.yml") == "decision"
    assert kind_for_editors("site_data/decisions/hien_trang-2025-11-17.yml") == "baseline"


def test_every_shipped_file_follows_its_schema_as_text_and_as_editors_read_it() -> None:
    assert {kind_for_editors(path) for _, path in SHIPPED} >= {"version", "plain", "decision", "baseline", "site"}
    wrong: list[str] = []
    for tree, path in SHIPPED:
        raw = (tree / path).read_bytes()
        problems: list[Problem] = []
        for value in (parse(path, raw, problems.append), read_core(raw.decode())):
            wrong += [f"{path}: {fault}" for fault in faults(kind_for_editors(path), value)]
        assert problems == []
    assert wrong == []


def test_a_new_province_follows_its_own_schemas(tmp_path: Path) -> None:
    root = tmp_path / "tinh"
    assert run(["init", str(root), "--name", "Tỉnh Thử", "--code", "H99"]) == 0
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    files = [file.relative_to(root).as_posix() for file in root.rglob("*.yml") if ".g" not in str(file)]
    lists = [path for path in files if path.startswith("site_data/")]
    assert len(lists) >= 6
    for path in lists:
        text = (root / path).read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named is not None, path
        schema = ((root / path).parent / named[1]).resolve()
        mapped = [s for s, pattern in settings["yaml.schemas"].items() if matches(path, pattern)]
        assert [(root / one).resolve() for one in mapped] == [schema]
        found = jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8"))).iter_errors(read_core(text))
        assert [error.message for error in found] == []


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("procedures/ho-tich/1.001193.yml", "../../schema/version.schema.json"),
        ("site_data/decisions/2025/2031-QD-UBND.yml", "../../../schema/decision.schema.json"),
        ("site_data/decisions/hien_trang-2025-11-17.yml", "../../schema/baseline.schema.json"),
        ("site_data/site.yml", "../schema/site.schema.json"),
    ],
)
def test_the_first_line_leads_to_the_schema_from_every_depth(path: str, schema: str) -> None:
    assert modeline(path) == f"# yaml-language-server: $schema={schema}\n"


@pytest.mark.parametrize("path", ["procedures/README.md", "site_data/notices/ledger/2025-11.csv", "mkdocs.yml"])
def test_what_has_no_schema_gets_no_line(path: str) -> None:
    assert modeline(path) == ""


def test_an_imported_file_carries_the_line_where_the_tree_keeps_schemas(tmp_path: Path) -> None:
    root = tmp_path / "tinh"
    assert run(["init", str(root), "--name", "Tỉnh Thử", "--code", "H99"]) == 0
    export = tmp_path / "xuat.json"
    record = {"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Cấp thẻ", "cap_thuc_hien": "Cấp Xã", "linh_vuc": "Thử"}
    export.write_text(json.dumps([record]), "utf-8")
    assert run(["import", str(export), "--from", "national-json", "--root", str(root)]) == 0
    made = (root / "procedures/thu/1.999001.yml").read_text("utf-8")
    assert made.startswith("# yaml-language-server: $schema=../../schema/version.schema.json\n# Nhập từ")
    assert run(["check", "--strict", "--root", str(root)]) == 0


# --- what the schemas say -----------------------------------------------------------------------------------------


def properties(schema: Any, route: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            yield f"{route}.{name}", inner
        for name, inner in schema.items():
            yield from properties(inner, f"{route}.{name}" if name not in ("properties", "items", "anyOf") else route)
    elif isinstance(schema, list):
        for inner in schema:
            yield from properties(inner, route)


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for name, inner in schema.items():
            yield from nodes(inner if name != "propertyNames" else None)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_a_schema_is_one_and_speaks_to_officers(kind: str) -> None:
    schema = schemas()[kind]
    jsonschema.Draft7Validator.check_schema(schema)
    assert (schema["title"], schema["description"]) == meanings.FILES[kind]
    told = dict(properties(schema))
    assert told
    assert [route for route, inner in told.items() if not inner.get("description")] == []
    assert [route for route, inner in told.items() if inner.get("title") == inner["description"]] == []
    for closed in (node for node in nodes(schema) if "enum" in node):
        assert len(closed["enumDescriptions"]) == len(closed["enum"])
        assert all(closed["enumDescriptions"]), closed["enum"]


def test_forms_are_expressions_that_editors_can_read() -> None:
    """Editors read them as ECMAScript with the flag `u`; each form takes its own examples there, too."""
    told = [schema for kind in DOCUMENT_TYPES for schema in nodes(schemas()[kind]) if "pattern" in schema]
    assert told
    for schema in told:
        form = regress.Regex(schema["pattern"], "u")
        assert [text for text in schema.get("examples", []) if form.find(text) is None] == []


def test_what_officers_may_type_bare_is_no_false_warning() -> None:
    typed = """
ma: 1.010000
cap: [tinh]
quyet_dinh: 2025/1949-QD-UBND
muc_day_du: danh_muc
ten: 2024
du_lieu_mau: true
phi:
  - so_tien: 1400000
    ti_le: .5e0
    tu: 2025-11-18
  - so_tien: 1.400.000
ho_so:
  so_bo: 01
"""
    assert faults("version", read_core(typed)) == []


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ("ten_thu_tuc: x", ""),
        ("muc_day_du: day-du", "muc_day_du"),
        ("cap: tinh", "cap"),
        ("phi: []", "phi"),
        ("phi: khongg", "phi"),
        ("thoi_han:\n  - theo_quy_dinh:\n      so: 3", "thoi_han"),
        ("ma: 1.0041", "ma"),
        ("ten: ''", "ten"),
        ("du_lieu_mau: co", "du_lieu_mau"),
    ],
)
def test_what_is_wrong_is_told_while_typing(wrong: str, where: str) -> None:
    head = {"ma": '"1.004122"', "cap": "[tinh]", "quyet_dinh": "2025/1-QD-UBND", "muc_day_du": "chi_ten", "ten": "x"}
    key, _, _ = wrong.partition(":")
    lines = [f"{name}: {value}" for name, value in head.items() if name != key]
    wrong = wrong.replace("1.0041", '"1.0041"')
    found = faults("version", read_core("\n".join([*lines, wrong])))
    assert found and all(fault.startswith(where) for fault in found)


def test_a_baseline_says_what_it_is() -> None:
    """Any other word would silently make a decision a baseline."""
    path, problems = "site_data/decisions/a.yml", list[Problem]()
    node = parse(path, b"loai_tep: khac\nngay: 2025-11-17\n", problems.append)
    decode_document(path, node, problems.append)
    assert [(problem.code, problem.at.route) for problem in problems] == [("TT206", ("loai_tep",))]
    assert faults("baseline", node) != []
    assert faults("baseline", {"loai_tep": "hien_trang", "ngay": "2025-11-17"}) == []


def test_the_command_writes_what_the_tree_keeps(tmp_path: Path) -> None:
    assert run(["schema", "--out", str(tmp_path / "schema")]) == 0
    written = {f"schema/{file.name}": file.read_text("utf-8") for file in (tmp_path / "schema").iterdir()}
    assert written == {path: text for path, text in editor_files().items() if path.startswith("schema/")}
