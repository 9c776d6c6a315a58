"""The dirtiest real text there is goes through loader, decoder, rules, catalogue and pages, and stays what it was."""

import json
import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.catalog.build import build_catalog
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Severity
from generator.model.record import Dossier, Version
from generator.model.scalars import Level
from generator.pipeline import Folded, Options, fold_tree, plan
from generator.shell import make_shell
from tests.data.sources import AS_OF, ROOT, lines_of
from tests.unit.catalogs import Reading

pytestmark = pytest.mark.data

BASELINE_DAY = "2025-11-17"
LEVELS = {
    "cấp bộ": Level.MINISTRY,
    "cấp tỉnh": Level.PROVINCE,
    "cấp xã": Level.COMMUNE,
    "cơ quan khác": Level.OTHER,
}
DIRT = frozenset({"TT114", "TT224", "TT502", "TT503", "TT504", "TT508"})
"""Warnings about letters and spaces; TT224: parts of a list entry that these records leave out."""
PROVINCE = {
    "site_data/site.yml": 'ten: "Thủ tục hành chính"\ndia_chi: "https://tthc.example/"\ntrinh_dien: true\n',
    "site_data/agencies.yml": "- ma: ubnd\n  ten: UBND\n",
    "site_data/fields.yml": "- ma: quoc-gia\n  ten: Cơ sở dữ liệu quốc gia\n",
    "site_data/posting_points.yml": "- ma: tinh\n  ten: Trung tâm\n  loai: ttpvhcc_tinh\n",
    "site_data/life_events.yml": "- ma: lam-an\n  ten: Làm ăn\n",
}


@pytest.fixture(scope="module")
def records() -> list[Any]:
    return lines_of("national/procedures.jsonl.gz")


@pytest.fixture(scope="module", params=["letters", "escapes"])
def tree(request: pytest.FixtureRequest, records: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Options:
    """A province of all records, its texts in double quotes: as letters, or every letter beyond ASCII as an escape."""
    root = tmp_path_factory.mktemp(request.param)
    write_tree(root, records, escapes=request.param == "escapes")
    return Options(root=root, as_of=AS_OF, out=root / "site", jobs=2)


@pytest.fixture(scope="module")
def folded(tree: Options) -> Folded:
    return fold_tree(tree)


def write_tree(root: Path, records: list[Any], *, escapes: bool) -> None:
    def write(path: str, text: str) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    for path, text in PROVINCE.items():
        write(path, text)
    rows = [{"ma": r["ma_thu_tuc"], "cap": levels_of(r), "ten": r["ten_thu_tuc"]} for r in records]
    baseline = {"loai_tep": "hien_trang", "ngay": BASELINE_DAY, "muc": rows}
    write(f"site_data/decisions/hien_trang-{BASELINE_DAY}.yml", yaml(baseline, escapes))
    for record in records:
        write(f"procedures/quoc-gia/{record['ma_thu_tuc']}.yml", yaml(version_of(record), escapes))


def yaml(value: Any, escapes: bool, indent: str = "") -> str:
    """YAML in blocks, every scalar in double quotes as JSON writes it (a JSON string is a YAML string)."""
    lines: list[str] = []
    pairs = [(f"{key}:", one) for key, one in value.items()] if isinstance(value, dict) else [("-", v) for v in value]
    for head, inner in pairs:
        if isinstance(inner, str):
            lines.append(f"{indent}{head} {json.dumps(inner, ensure_ascii=escapes)}\n")
        else:
            lines.append(f"{indent}{head}\n{yaml(inner, escapes, indent + '  ')}")
    return "".join(lines)


def levels_of(record: Any) -> list[str]:
    named = [LEVELS[name.strip().lower()].value for name in (record["cap_thuc_hien"] or "").split(",") if name.strip()]
    return named or [Level.UNKNOWN.value]


def version_of(record: Any) -> dict[str, Any]:
    """A version file that carries the raw texts of the record wherever a free text may stand."""
    made: dict[str, Any] = {
        "ma": record["ma_thu_tuc"],
        "cap": levels_of(record),
        "quyet_dinh": f"hien_trang/{BASELINE_DAY}",
        "muc_day_du": "danh_muc",
        "ten": record["ten_thu_tuc"],
        "linh_vuc": "quoc-gia",
        "dia_chi_tiep_nhan": record["dia_chi_tiep_nhan"],
        "phi_nguyen_van": record["phi_le_phi"],
        "ho_so": papers(record["thanh_phan_ho_so"]),
        "trinh_tu": [{"noi_dung": line} for line in record["trinh_tu_thuc_hien"].splitlines() if folded_text(line)],
        "ket_qua": [{"ten": record["ket_qua_xu_ly"]}] if folded_text(record["ket_qua_xu_ly"]) else None,
        "dieu_kien": record["yeu_cau_dieu_kien"],
        "mo_ta": record["mo_ta"],
    }
    return {key: value for key, value in made.items() if value}


def papers(text: Any) -> dict[str, Any] | None:
    """The papers as the source glues them: one name each 5,000 characters."""
    if not isinstance(text, str) or not folded_text(text):
        return None
    pieces = [text[at : at + 5000] for at in range(0, len(text), 5000)]
    named = [{"ten": piece} for piece in pieces if folded_text(piece)]
    return {"truong_hop": [{"ten": "khong", "giay_to": named}]}


def folded_text(text: str | None) -> str:
    """NFC, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def texts_of(version: Version) -> Iterator[tuple[str, str]]:
    """What a version says, by the source's fields."""
    yield "ten_thu_tuc", version.name
    yield "dia_chi_tiep_nhan", version.reception_address or ""
    yield "phi_le_phi", version.fees_verbatim or ""
    yield "trinh_tu_thuc_hien", "\n".join(step.text for step in version.steps or () if not isinstance(step, str))
    yield "ket_qua_xu_ly", "\n".join(one.name for one in version.results or () if not isinstance(one, str))
    yield "yeu_cau_dieu_kien", version.conditions or ""
    yield "mo_ta", version.description or ""


def test_nothing_but_dirt_is_a_problem(folded: Folded) -> None:
    found = {problem.code for problem in folded.problems}
    assert {code for code in found if MESSAGES[code].severity is Severity.ERROR} == {"TT706"}
    assert found - {"TT706"} <= DIRT
    assert folded.suppressed == 0


def test_letters_no_notice_can_print_are_errors_file_by_file(folded: Folded, tree: Options) -> None:
    """The raw texts hold letters of symbol fonts; the import replaces them, so that what it writes has no error."""
    assert files_told(folded, "TT706") == files_with(folded, tree, "Co") != set()


def test_letters_nobody_sees_are_told_file_by_file(folded: Folded, tree: Options) -> None:
    assert files_told(folded, "TT114") == files_with(folded, tree, "Cf", "Co")


def files_told(folded: Folded, code: str) -> set[str]:
    """The files with a problem of this code."""
    return {problem.at.file for problem in folded.problems if problem.code == code}


def files_with(folded: Folded, tree: Options, *categories: str) -> set[str]:
    """The files that hold letters of these categories of Unicode, be it as escapes."""
    files = {head.file: (tree.root / head.file).read_text(encoding="utf-8") for head in folded.corpus.versions}
    letters = {file: re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text) for file, text in files.items()}
    return {file for file, text in letters.items() if any(unicodedata.category(it) in categories for it in text)}


def test_the_text_is_what_the_source_says(folded: Folded, records: list[Any]) -> None:
    versions = {head.own_code: folded.corpus.texts[head.file] for head in folded.corpus.versions}
    assert len(versions) == len(records) == 2040
    for record in records:
        version = versions[record["ma_thu_tuc"]]
        assert [level.value for level in version.levels] == levels_of(record)
        for field, text in texts_of(version):
            assert folded_text(text) == folded_text(record[field]), (version.file, field)
        if isinstance(record["thanh_phan_ho_so"], str) and isinstance(version.dossier, Dossier):
            named = [paper.name for case in version.dossier.cases for paper in case.papers or ()]
            assert "".join("".join(named).split()) == "".join(folded_text(record["thanh_phan_ho_so"]).split())


def test_every_record_becomes_a_page(folded: Folded, tree: Options, records: list[Any]) -> None:
    catalog = build_catalog(folded.corpus, folded.register)
    assert {page.code for page in catalog.procedures} == {record["ma_thu_tuc"] for record in records}
    shell = make_shell(ROOT, tree.root / "shell")
    planned = {file.path: file for file in plan(folded, shell, Options(root=ROOT, as_of=AS_OF, out=tree.out))}
    for number, record in enumerate(records):
        html = planned[f"tt/{record['ma_thu_tuc']}/index.html"].make().decode("utf-8")
        assert folded_text(record["ten_thu_tuc"]) in folded_text(unescape(html)), record["ma_thu_tuc"]
        if number % 20 == 0:
            seen = Reading(html)
            assert seen.unbalanced == []
            for line in record["trinh_tu_thuc_hien"].splitlines():
                assert folded_text(line) in seen.text, record["ma_thu_tuc"]
