"""Every fact of the seven real decisions of Cao Bằng stands in the shipped tree."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.model.decision import Decision, DecisionRef, Process, Row, decision_key
from generator.model.record import Fee, LegalBasis, TimeLimit, Version
from generator.model.register import State
from generator.model.scalars import Channel, Key, Level, No
from generator.pipeline import Folded
from tests.data.sources import fold_copy, json_of, source

pytestmark = pytest.mark.data

NUMBERS = ("1951", "1949", "2031", "1994", "2022", "1948", "2028")
WITH_VERSIONS = ("1949", "2031")
IN_THE_YEAR = date(2025, 12, 31)
BASELINE = "hien_trang/2025-11-17"
PROCESS = "quy_trinh_noi_bo"
COUNT_NAMES = {"tong": "tat_ca", "cap_tinh": "tinh", "cap_xa": "xa"}
"""How the transcription calls a printed count -> the key of `dem`; `tinh_mot_phan` is `mot_phan: {tinh: …}`."""
PARTS = {"Thời hạn giải quyết": "thoi_han"}
UNITS = {"ngày": "ngay", "ngày làm việc": "ngay_lam_viec"}


@pytest.fixture(scope="module")
def printed() -> Mapping[str, Any]:
    """The transcription by number."""
    return {one["so"].partition("/")[0]: one for one in json_of("caobang/decisions.json")}


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Folded:
    """What the project's own pipeline reads of the shipped tree."""
    return fold_copy(tmp_path_factory.mktemp("province"))


def entered(folded: Folded, printed: Mapping[str, Any], number: str) -> tuple[Any, Decision]:
    """A decision as transcribed and as shipped."""
    one = printed[number]
    year = one["ngay_ky"][:4]
    return one, folded.corpus.decisions[f"{year}/{number}-QD-UBND"]


def rows_of(one: Any) -> list[Any]:
    return [row for row in one["muc"] if row["loai"] != PROCESS]


def processes_of(one: Any) -> list[Any]:
    return [row for row in one["muc"] if row["loai"] == PROCESS]


def versions_of(folded: Folded, decision: Decision) -> dict[str, Version]:
    """The versions a decision set, with their texts, by code."""
    heads = [head for head in folded.corpus.versions if head.decision == decision.key]
    return {head.own_code: folded.corpus.texts[head.file] for head in heads}


def field_name(folded: Folded, field_id: str | None) -> str:
    return folded.corpus.fields[field_id or ""].name


# --- decisions ----------------------------------------------------------------------------------------------------


def test_the_transcription_holds_the_seven_decisions_that_are_shipped(
    folded: Folded, printed: Mapping[str, Any]
) -> None:
    assert sorted(printed) == sorted(NUMBERS)
    real = {decision.number for decision in folded.corpus.decisions.values() if not decision.sample}
    assert real == {one["so"] for one in printed.values()}


@pytest.mark.parametrize("number", NUMBERS)
def test_head_of_the_decision(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    assert decision.number == one["so"]
    assert decision.signed.isoformat() == one["ngay_ky"]
    assert decision.signer is not None
    assert {"ten": decision.signer.name, "chuc_danh": decision.signer.title} == one["nguoi_ky"]
    assert folded.corpus.agencies[decision.agency or ""].name == one["tham_quyen_ban_hanh"]
    assert decision.title == one["trich_yeu"]
    assert decision.effect.since.isoformat() == one["hieu_luc"]["tu"]
    assert decision.effect.until is None
    assert decision.annex_missing is bool(one.get("thieu_phu_luc"))
    misprint = next((e["in_ra"] for e in one["loi_trong_van_ban"] if e.get("loai") == "sai_so_quyet_dinh"), None)
    assert decision.annex_number == misprint


@pytest.mark.parametrize("number", NUMBERS)
def test_printed_counts(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    assert decision.counts is not None
    assert flat(decision.counts.article_1) == {count_key(k): v for k, v in one["dem_dieu_1"].items()}
    assert flat(decision.counts.totals) == {count_key(k): v for k, v in one["dem_cuoi_bang"].items()}
    if not decision.annex_missing:
        for heading in one["dem_de_muc"]:
            assert heading["in"] == heading["dem_duoc"], heading


def count_key(name: str) -> str:
    """`chuan_hoa_cap_tinh` -> `chuan_hoa.tinh`, `tinh_mot_phan` -> `mot_phan.tinh`."""
    if name in COUNT_NAMES:
        return COUNT_NAMES[name]
    if match := re.fullmatch(r"(tinh|xa)_(.+)", name):
        return f"{match[2]}.{match[1]}"
    return re.sub(r"_cap_(tinh|xa)$", r".\1", name)


def flat(table: Mapping[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, value in table.items():
        inner = value if isinstance(value, dict) else {"": value}
        found |= {f"{key}.{name}".rstrip("."): number for name, number in inner.items()}
    return found


@pytest.mark.parametrize("number", NUMBERS)
def test_withdrawn_listings(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    shipped = [(w.number, w.signed.isoformat(), w.section, list(w.ordinals)) for w in decision.withdrawals]
    assert shipped == [(w["so"], w["ngay"], w["phan"], w["stt"]) for w in one["bai_bo_quyet_dinh"]]
    for withdrawal in one["bai_bo_quyet_dinh"]:
        assert withdrawal["toan_bo"] is (withdrawal["stt"] == [])
        assert withdrawal["so_tthc"] in (None, len(withdrawal["stt"]))


# --- rows and processes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS)
def test_rows(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    assert [shipped_row(folded, row) for row in decision.rows] == [printed_row(row) for row in rows_of(one)]


def printed_row(row: Any) -> dict[str, Any]:
    published = row.get("quyet_dinh_da_cong_bo")
    return {
        "stt": row["stt"],
        "loai": row["loai"],
        "ma": [row["ma"], *row["ma_khac"]],
        # A row with two codes prints both: that is no misprint.
        "in": None if row["ma_khac"] else row["ma_nguyen_van"],
        "cap": row["cac_cap"],
        "linh_vuc": row["linh_vuc"],
        "ten": row["ten"],
        "phi_dia_gioi": bool(row.get("phi_dia_gioi")),
        "bo_phan": [PARTS[part] for part in row.get("noi_dung_sua_doi", [])],
        "da_cong_bo": (published["so"], published["ngay"]) if published else None,
        "can_cu": [basis["so_ky_hieu"] for basis in row["can_cu"]] if row["loai"] in SETS_BASES else [],
    }


SETS_BASES = ("moi", "sua_doi", "bai_bo")
"""Kinds whose row names the law that asks for it; the bases of a standardised procedure stand in its version."""


def shipped_row(folded: Folded, row: Row) -> dict[str, Any]:
    return {
        "stt": row.ordinal,
        "loai": row.kind.value,
        "ma": list(row.codes),
        "in": row.printed_code,
        "cap": [level.value for level in row.levels],
        "linh_vuc": field_name(folded, row.field_id),
        "ten": row.name,
        "phi_dia_gioi": row.borderless is True,
        "bo_phan": [part.value for part in row.parts],
        "da_cong_bo": reference(row.published_by),
        "can_cu": [basis.number for basis in some(row.bases)],
    }


def reference(of: DecisionRef | None) -> tuple[str, str | None] | None:
    return (of.number, of.signed.isoformat() if of.signed else None) if of else None


@pytest.mark.parametrize("number", NUMBERS)
def test_a_row_that_prints_two_codes_carries_both(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    for source_row, row in zip(rows_of(one), decision.rows, strict=True):
        if source_row["ma_khac"]:
            assert source_row["ma_nguyen_van"] == "; ".join(row.codes)


@pytest.mark.parametrize("number", NUMBERS)
def test_bases_of_repeals_with_their_days(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    for source_row, row in zip(rows_of(one), decision.rows, strict=True):
        if source_row["loai"] == "bai_bo":
            assert [day_of(basis) for basis in some(row.bases)] == [basis["ngay"] for basis in source_row["can_cu"]]


def day_of(basis: LegalBasis) -> str | None:
    return basis.issued.isoformat() if basis.issued else None


@pytest.mark.parametrize("number", NUMBERS)
def test_internal_processes(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    assert [shipped_process(p) for p in decision.processes] == [printed_process(p) for p in processes_of(one)]


def printed_process(process: Any) -> dict[str, Any]:
    total = process["thoi_han"][0] if process["thoi_han"] else {}
    assert len(process["thoi_gian_buoc"]) == process["so_buoc"]
    return {
        "stt": process["stt"],
        "ma": [process["ma"], *process["ma_khac"]],
        "in": "khong" if process.get("ma_khong_in") else process["ma_nguyen_van"],
        "cap": process["cac_cap"],
        "ten": process["ten"],
        "truong_hop": process["truong_hop"],
        "don_vi": total.get("don_vi") or process.get("don_vi_buoc"),
        "buoc": [exact(time) for time in process["thoi_gian_buoc"]],
        "tong": exact(total.get("gia_tri")),
        "tong_cac_buoc": exact(process["tong_cac_buoc"]),
    }


def shipped_process(process: Process) -> dict[str, Any]:
    times = [time for time in process.steps if time is not None]
    return {
        "stt": process.ordinal,
        "ma": [process.code, *process.other_codes],
        "in": process.printed_code,
        "cap": [level.value for level in process.levels],
        "ten": process.name,
        "truong_hop": process.case,
        "don_vi": process.unit.value if process.unit else None,
        "buoc": list(process.steps),
        "tong": process.total,
        "tong_cac_buoc": sum(times) if times else None,
    }


def exact(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_grouped_process_names_all_its_procedures(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    names = {code: row.name for row in decision.rows for code in row.codes}
    for source_process, process in zip(processes_of(one), decision.processes, strict=True):
        for member in source_process.get("nhom_tthc") or []:
            assert member["ma"] in (process.code, *process.other_codes)
            assert names[member["ma"]] == member["ten"]


def test_totals_over_all_decisions(folded: Folded) -> None:
    real = [decision for decision in folded.corpus.decisions.values() if not decision.sample]
    rows = [row for decision in real for row in decision.rows]
    assert (len(rows), len({code for row in rows for code in row.codes})) == (77, 76)
    assert sum(len(decision.processes) for decision in real) == 51


# --- versions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", WITH_VERSIONS)
def test_each_row_has_its_version(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    versions = versions_of(folded, decision)
    assert sorted(versions) == sorted(row["ma"] for row in rows_of(one))
    content_from = re.findall(r"\d+/QĐ-[A-ZĐ]+", one["noi_dung_khac"])
    for row in rows_of(one):
        version = versions[row["ma"]]
        assert {
            "ma": list(version.codes),
            "cap": [level.value for level in version.levels],
            "ten": version.name,
            "linh_vuc": field_name(folded, version.field_id),
            "noi_tiep_nhan": [kind.value for kind in version.received_at],
            "cach_thuc": [channel.channel.value for channel in version.channels],
            "muc_dvc": version.online_level.value if version.online_level else None,
            "noi_dung_theo": list(version.content_from),
            "tren": version.drafted_on,
        } == {
            "ma": [row["ma"], *row["ma_khac"]],
            "cap": row["cac_cap"],
            "ten": row["ten"],
            "linh_vuc": row["linh_vuc"],
            "noi_tiep_nhan": row["noi_tiep_nhan"],
            "cach_thuc": row["cach_thuc"],
            "muc_dvc": row["muc_dvc"],
            "noi_dung_theo": content_from,
            "tren": None if row["loai"] == "moi" else BASELINE,
        }


@pytest.mark.parametrize("number", WITH_VERSIONS)
def test_the_proposing_department_handles_its_procedures(
    folded: Folded, printed: Mapping[str, Any], number: str
) -> None:
    one, decision = entered(folded, printed, number)
    department = one["to_trinh"]["co_quan"].removesuffix(" tỉnh Cao Bằng")
    for version in versions_of(folded, decision).values():
        assert version.agencies is not None
        names = [folded.corpus.agencies[agency].name for agency in some(version.agencies.handles)]
        assert names == [department if version.levels == (Level.PROVINCE,) else "Ủy ban nhân dân cấp xã"]


def test_no_version_of_another_real_decision(folded: Folded) -> None:
    keys = {head.decision for head in folded.corpus.versions if not head.sample}
    assert keys == {f"2025/{number}-QD-UBND" for number in WITH_VERSIONS}


@pytest.mark.parametrize("number", WITH_VERSIONS)
def test_limits_and_reduction_notes(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    versions = versions_of(folded, decision)
    for row in rows_of(one):
        shipped = [shipped_limit(limit) for limit in some(versions[row["ma"]].limits)]
        assert shipped == [printed_limit(limit, row.get("cat_giam")) for limit in row["thoi_han"]], row["stt"]


def printed_limit(limit: Any, reduction: Any) -> dict[str, Any]:
    """The limit column is what binds; the note's own pair stands beside it."""
    note = None
    if reduction:
        cited = reduction.get("theo")
        unit = UNITS[reduction["don_vi_in"]]
        note = (reduction["tu"], reduction["den"], unit, cited["so_ky_hieu"] if cited else None)
    return {
        "in": (limit["gia_tri"], limit["don_vi"]),
        "cat_giam": note,
        "theo_quy_dinh": (reduction["tu"], UNITS[reduction["don_vi_in"]]) if reduction else None,
        "truong_hop": limit["truong_hop"],
        "moc": limit["moc"],
    }


def shipped_limit(limit: TimeLimit) -> dict[str, Any]:
    shown, beside = limit.reduced or limit.statutory, limit.statutory if limit.reduced else None
    note = limit.note
    return {
        "in": (shown.number, shown.unit.value) if shown else None,
        "cat_giam": (note.before, note.after, note.unit.value, note.basis) if note else None,
        "theo_quy_dinh": (beside.number, beside.unit.value) if beside else None,
        "truong_hop": limit.case,
        "moc": limit.start,
    }


@pytest.mark.parametrize("number", WITH_VERSIONS)
def test_fees_with_their_channels(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    versions = versions_of(folded, decision)
    for row in rows_of(one):
        version, cell = versions[row["ma"]], row["phi_le_phi"]
        if cell["dong"]:
            assert [shipped_fee(fee) for fee in some(version.fees)] == list(printed_fees(cell)), row["stt"]
            assert version.fees_verbatim is None
        else:
            assert version.fees_verbatim == cell["nguyen_van"]
            assert version.fees == ("khong" if cell["nguyen_van"] == "Không" else None)


def printed_fees(cell: Any) -> Iterator[dict[str, Any]]:
    """Each line of the fee annex is two amounts: in person or by post, and online, each from a resolution."""
    for line in cell["dong"]:
        for channels, amount, basis, rate in (
            ([Channel.IN_PERSON, Channel.POST], line["so_tien"], cell["can_cu_truc_tiep"], None),
            ([Channel.ONLINE], line["so_tien_truc_tuyen"], cell["can_cu_truc_tuyen"], cell["ti_le_truc_tuyen"]),
        ):
            yield {
                "ten": line["ten"],
                "kenh": channels,
                "so_tien": amount,
                "don_vi": line["don_vi"],
                "can_cu": basis["so_ky_hieu"],
                "ti_le": exact(rate),
            }


def shipped_fee(fee: Fee) -> dict[str, Any]:
    return {
        "ten": fee.name,
        "kenh": list(fee.channels),
        "so_tien": fee.amount,
        "don_vi": fee.unit,
        "can_cu": fee.basis,
        "ti_le": fee.rate,
    }


@pytest.mark.parametrize("number", WITH_VERSIONS)
def test_legal_bases(folded: Folded, printed: Mapping[str, Any], number: str) -> None:
    one, decision = entered(folded, printed, number)
    versions = versions_of(folded, decision)
    for row in rows_of(one):
        bases = some(versions[row["ma"]].bases)
        assert len(bases) == len(row["can_cu"])
        for basis, cited in zip(bases, row["can_cu"], strict=True):
            words = cited["nguyen_van"]
            assert (basis.number, basis.article, day_of(basis)) == (
                cited["so_ky_hieu"],
                cited["dieu_khoan"],
                cited["ngay"],
            )
            if not cited["so_ky_hieu"]:
                assert basis.title == words.rstrip(".")
            # The issuer is a fact too, printed mistakes included; "một số điều của Luật …" names none.
            if issuer := re.search(r"(?:\d{4}|CP|NMT|TT) của (?!Luật)(\w)", words):
                assert basis.issuer, words
                assert words[issuer.start(1) :].startswith(basis.issuer)
            else:
                assert basis.issuer is None, words


def some(value: No | tuple[Any, ...] | None) -> tuple[Any, ...]:
    """A list that may be `khong` or missing."""
    return value if isinstance(value, tuple) else ()


# --- what was in force before -------------------------------------------------------------------------------------


def test_baseline_keys(folded: Folded, printed: Mapping[str, Any]) -> None:
    rows = folded.corpus.baselines[BASELINE].rows
    shipped = {
        (code, level.value): (row.name, field_name(folded, row.field_id), reference(row.published_by))
        for row in rows
        for code in row.codes
        for level in row.levels
    }
    assert shipped == baseline_of(printed)
    assert (len(shipped), len(rows)) == (84, len({code for code, _ in shipped}))
    assert sum(len(row.codes) * len(row.levels) for row in rows) == 84


def baseline_of(printed: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """What a decision changes was there before: every row that does not bring a new procedure."""
    keys: dict[tuple[str, str], Any] = {}
    for one in printed.values():
        for row in rows_of(one):
            published = row.get("quyet_dinh_da_cong_bo")
            told = (row["ten"], row["linh_vuc"], (published["so"], published["ngay"]) if published else None)
            if row["loai"] != "moi":
                keys |= {(code, level): told for code in (row["ma"], *row["ma_khac"]) for level in row["cac_cap"]}
    return keys


def test_the_register_follows_from_the_rows(folded: Folded, printed: Mapping[str, Any]) -> None:
    for number, one in printed.items():
        for row in rows_of(one):
            expected = State.REPEALED if row["loai"] == "bai_bo" else State.IN_FORCE
            for code in (row["ma"], *row["ma_khac"]):
                for level in row["cac_cap"]:
                    assert folded.register.state(Key(code, Level(level))) is expected, (number, row["stt"])


# --- the other table ----------------------------------------------------------------------------------------------


def test_names_by_code(folded: Folded) -> None:
    with source("caobang/names_by_code.tsv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(lines) == 130
    for line in lines:
        decision = folded.corpus.decisions[decision_key(line["decision"], IN_THE_YEAR)]
        levels = line["level"].split("+")
        rows = [row for row in decision.rows if line["code"] in row.codes]
        named: list[Row | Process] = list(rows)
        if line["kind"] == PROCESS:
            named += [p for p in decision.processes if line["code"] in (p.code, *p.other_codes)]
        else:
            named = [row for row in rows if row.kind.value == line["kind"]]
        assert any(one.name == line["name"] and {*levels} <= {*one.levels} for one in named), line
        # 2028 lists one field "Công chức, viên chức" and splits it in the processes.
        assert any(line["field"].lower() in field_name(folded, row.field_id).lower() for row in rows), line
