"""Each of the seven real decisions is entered from its printed rows, with no hand edit, and gives the shipped file."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.cli import app
from generator.load.document import parse
from tests.data.sources import ROOT, json_of
from tests.data.test_caobang_facts import COUNT_NAMES, NUMBERS, PARTS, PROCESS, WITH_VERSIONS
from tests.support.decision_tables import command

pytestmark = pytest.mark.data

AGENCY = {"Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng": "ct-ubnd-tinh"}
BASES_IN_VERSIONS = "1949"
"""The annex of this one prints the bases of whole texts: they stand in the versions, not in the rows."""
DATED_BASES = "1951"
"""A repeal names its bases with their days."""


@pytest.fixture(scope="module")
def printed() -> Mapping[str, Any]:
    """The transcription by number."""
    return {one["so"].partition("/")[0]: one for one in json_of("caobang/decisions.json")}


def values(file: Path) -> Any:
    """The values of a file, every scalar a text."""
    problems: list[Any] = []
    node = parse(file.name, file.read_bytes(), problems.append)
    assert not problems
    return node


IDENTITY = ("ma", "ma_khac", "cap", "quyet_dinh", "tren", "ten", "linh_vuc")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_decision_from_its_rows(printed: Mapping[str, Any], number: str, tmp_path: Path) -> None:
    root, versions = without(number, tmp_path)
    assert enter(root, dict(decision(printed[number], number)), tmp_path) == 0
    path = f"site_data/decisions/2025/{number}-QD-UBND.yml"
    assert values(root / path) == values(ROOT / path)
    for shipped, made in versions_of(root, versions):
        assert {key: made.get(key) for key in IDENTITY} == {key: shipped.get(key) for key in IDENTITY}


@pytest.mark.parametrize("number", WITH_VERSIONS)
def test_the_texts_of_a_decision_from_its_annex(
    printed: Mapping[str, Any], number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The columns of the annex in printed words, and its list of fees, become the shipped files up to comments."""
    root, versions = without(number, tmp_path)
    entered = dict(decision(printed[number], number))
    lines = [line for line in printed[number]["muc"] if line["loai"] != PROCESS]
    entered["muc"] = [row | annex(printed[number], line) for row, line in zip(entered["muc"], lines, strict=True)]
    entered |= {"phi": charged} if (charged := [fee for line in lines for fee in fees(line)]) else {}
    assert enter(root, entered, tmp_path) == 0
    told = capsys.readouterr().out
    assert "còn thiếu" not in told
    assert "TT402" not in told
    assert versions
    for shipped, made in versions_of(root, versions):
        assert made == shipped


def without(number: str, tmp_path: Path) -> tuple[Path, list[Path]]:
    """The shipped tree without a decision and the versions it set; beside it their paths."""
    root = tmp_path / "tinh"
    for name in ("procedures", "site_data"):
        shutil.copytree(ROOT / name, root / name)
    versions = sorted((root / "procedures").rglob(f"*@2025-{number}.yml"))
    for file in (root / f"site_data/decisions/2025/{number}-QD-UBND.yml", *versions):
        file.unlink()
    return root, versions


def enter(root: Path, entered: Mapping[str, Any], tmp_path: Path) -> int:
    return app.run([*command(entered, tmp_path), "--root", str(root), "--as-of", "2025-11-28"])


def versions_of(root: Path, files: list[Path]) -> Iterator[tuple[Any, Any]]:
    """Each version as shipped, and as the command made it."""
    return ((values(ROOT / file.relative_to(root)), values(file)) for file in files)


def annex(one: Any, line: Any) -> dict[str, Any]:
    """The other columns of a line, word for word."""
    department = one["to_trinh"]["co_quan"].removesuffix(" tỉnh Cao Bằng")
    return {
        "thoi_han": "\n".join(limit["nguyen_van"] for limit in line["thoi_han"]),
        "cat_giam": line["ghi_chu"] if line.get("cat_giam") else None,
        "phi": line["phi_le_phi"]["nguyen_van"],
        "cach_thuc": line["cach_thuc"],
        "noi_tiep_nhan": line["dia_diem"],
        "muc_dvc": line["muc_dvc"],
        "giai_quyet": department if line["cac_cap"] == ["tinh"] else "Ủy ban nhân dân cấp xã",
        "noi_dung_theo": re.findall(r"\d+/QĐ-[A-ZĐ]+", one["noi_dung_khac"]),
        "can_cu_noi_dung": "\n".join(basis["nguyen_van"] for basis in line["can_cu"]),
    }


def fees(line: Any) -> Iterator[dict[str, Any]]:
    """The lines of Phụ lục II for a procedure: the sum in print, and beside it that of handing in online."""
    fee = line["phi_le_phi"]
    for printed in fee["dong"]:
        told = {"ma": line["ma"], "ten": printed["ten"], "don_vi": printed["don_vi"]}
        named = (fee["can_cu_truc_tiep"], fee["can_cu_truc_tuyen"])
        by_hand, online = ([{"so": basis["so_ky_hieu"], "ngay": basis["ngay"]}] for basis in named)
        rate = f"{fee['ti_le_truc_tuyen']:g}".replace(".", ",")
        yield told | {"kenh": "Trực tiếp; bưu chính công ích", "so_tien": dotted(printed["so_tien"]), "can_cu": by_hand}
        paid = {"kenh": "Trực tuyến", "so_tien": dotted(printed["so_tien_truc_tuyen"]), "ti_le": rate}
        yield told | paid | {"can_cu": online}


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def decision(one: Any, number: str) -> Iterator[tuple[str, Any]]:
    """The facts of a decision as they are printed, under the keys of the tables that an officer fills."""
    yield from {key: one[key] for key in ("so", "ngay_ky", "trich_yeu", "nguoi_ky")}.items()
    yield "co_quan", AGENCY[one["tham_quyen_ban_hanh"]]
    yield "hieu_luc", {"tu": one["hieu_luc"]["tu"]}
    counts = {"dieu_1": one["dem_dieu_1"], "tong": one["dem_cuoi_bang"]}
    yield "dem", {name: dict(map(count, table.items())) for name, table in counts.items()}
    yield "thieu_phu_luc", "true" if one.get("thieu_phu_luc") else "false"
    misprints = (error["in_ra"] for error in one["loi_trong_van_ban"] if error.get("loai") == "sai_so_quyet_dinh")
    yield from (("so_in_phu_luc", misprint) for misprint in misprints)
    lists = {
        "muc": [row(line, number) for line in one["muc"] if line["loai"] != PROCESS],
        "quy_trinh": [process(line) for line in one["muc"] if line["loai"] == PROCESS],
        "rut_danh_muc": [withdrawal(line) for line in one["bai_bo_quyet_dinh"]],
    }
    yield from ((key, lines) for key, lines in lists.items() if lines)


def count(entry: tuple[str, int]) -> tuple[str, str]:
    """`tong` -> `tat_ca`, `moi_cap_tinh` -> `moi.tinh`, `tinh_mot_phan` -> `mot_phan.tinh`."""
    name, number = entry
    if found := re.fullmatch(r"(tinh|xa)_(.+)", name):
        return f"{found[2]}.{found[1]}", str(number)
    return COUNT_NAMES.get(name, re.sub(r"_cap_(tinh|xa)$", r".\1", name)), str(number)


def row(line: Any, number: str) -> dict[str, Any]:
    """A line of the list; the field by its name, as it is printed."""
    filled = coded(line) | {"loai": line["loai"], "linh_vuc": line["linh_vuc"]}
    if line.get("phi_dia_gioi"):
        filled["phi_dia_gioi"] = "true"
    if line.get("noi_dung_sua_doi"):
        filled["bo_phan"] = [PARTS[part] for part in line["noi_dung_sua_doi"]]
    if published := line.get("quyet_dinh_da_cong_bo"):
        filled["da_cong_bo"] = {"so": published["so"], "ngay": published["ngay"]}
    if line.get("can_cu") and number != BASES_IN_VERSIONS:
        keys = {"so": "so_ky_hieu"} | ({"ngay": "ngay"} if number == DATED_BASES else {})
        filled["can_cu"] = [{key: basis[name] for key, name in keys.items()} for basis in line["can_cu"]]
    return {key: value for key, value in filled.items() if value is not None}


def process(line: Any) -> dict[str, Any]:
    """A process with its steps; a step without a number stays one."""
    total = line["thoi_han"][0] if line["thoi_han"] else {}
    filled = coded(line) | {
        "truong_hop": line["truong_hop"],
        "don_vi": total.get("don_vi") or line.get("don_vi_buoc"),
        "buoc": [exact(time) for time in line["thoi_gian_buoc"]],
        "tong": exact(total.get("gia_tri")),
    }
    filled |= {"ma_nguyen_van": "khong"} if line.get("ma_khong_in") else {}
    return {key: value for key, value in filled.items() if value is not None}


def coded(line: Any) -> dict[str, Any]:
    # A row with two codes prints both: that is no misprint.
    code = None if line["ma_khac"] else line["ma_nguyen_van"]
    filled = {"stt": line["stt"], "ma": line["ma"], "ma_khac": line["ma_khac"] or None, "ma_nguyen_van": code}
    return filled | {"cap": line["cac_cap"], "ten": line["ten"]}


def withdrawal(line: Any) -> dict[str, Any]:
    filled = {"quyet_dinh": line["so"], "ngay": line["ngay"], "phan": line["phan"], "stt": line["stt"] or None}
    return {key: value for key, value in filled.items() if value is not None}


def exact(number: float | None) -> str:
    return "khong" if number is None else f"{number:g}"
