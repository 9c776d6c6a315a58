"""One field changed in one record of an imported tree: the reconciliation with the export finds that, and only that."""

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.authoring.importing.batch import Request as Import
from generator.authoring.importing.batch import make_plan
from generator.authoring.importing.carry_out import carry_out
from generator.authoring.province import make_province
from generator.authoring.reconciling.reading import ALL, Request, reconcile_export
from generator.authoring.reconciling.sides import Field, Reconciliation, Verdict
from generator.authoring.writing.emit import as_yaml
from generator.load.document import parse
from generator.pipeline import Options, fold_tree
from tests.support.exports import record, write_export

DAY = date(2026, 6, 1)
COUNT = 12
Node = dict[str, Any]


class Bench:
    """A province with the import of an export; a record can be changed for the time of one look."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "tinh"
        self.export = write_export(folder / "xuat.jsonl", *(record(number) for number in range(COUNT)))
        make_province(self.root, "Tỉnh Thử", "H99")
        self.options = Options(root=self.root, as_of=DAY, out=self.root / "site")
        carry_out(make_plan(Import(self.export, "national-json", DAY), self.options, lambda items: items), self.root)
        self.files = sorted((self.root / "procedures").rglob("1.*.yml"))

    def look(self) -> Reconciliation:
        """The tree as it stands against the export it came from."""
        return reconcile_export(Request(self.export, "national-json", ALL), fold_tree(self.options))

    def changed(self, file: Path, node: Node) -> Reconciliation:
        """The same with another record in the file, and its levels in the baseline, too."""
        baseline = next((self.root / "site_data/decisions").glob("hien_trang-*.yml"))
        before = {path: path.read_bytes() for path in (file, baseline)}
        rows = read(baseline)
        next(row for row in rows["muc"] if row["ma"] == node["ma"])["cap"] = node["cap"]
        try:
            baseline.write_text(as_yaml(rows), "utf-8")
            file.write_text(as_yaml(node), "utf-8")
            return self.look()
        finally:
            for path, was in before.items():
                path.write_bytes(was)


def read(path: Path) -> Node:
    node = parse(path.name, path.read_bytes(), lambda problem: pytest.fail(str(problem)))
    assert isinstance(node, dict)
    return copy.deepcopy(node)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("doi-chieu"))


def quantities(node: Any, key: str) -> Iterator[Node]:
    """Every mapping below that has the key."""
    if isinstance(node, dict):
        if key in node:
            yield node
        for inner in node.values():
            yield from quantities(inner, key)
    elif isinstance(node, list):
        for inner in node:
            yield from quantities(inner, key)


def change(field: Field, node: Node, pick: int, number: int) -> None:
    """Puts another value in the field: the `pick`-th place where it stands."""
    match field:
        case Field.NAME:
            words = node["ten"].split()
            words[2 + pick % (len(words) - 2)] = f"khác{number}"
            node["ten"] = " ".join(words)
        case Field.LEVEL:
            node["cap"] = ["xa"] if node["cap"] != ["xa"] else ["tinh"]
        case Field.FIELD:
            known = ["dat-dai", "ho-tich", "tai-nguyen-nuoc"]
            node["linh_vuc"] = [one for one in known if one != node["linh_vuc"]][pick % 2]
        case Field.CHANNELS:
            ways = {row["kenh"] for row in node["cach_thuc"]}
            missing = [way for way in ("truc_tiep", "buu_chinh", "truc_tuyen") if way not in ways]
            if missing:
                node["cach_thuc"].append({"kenh": missing[pick % len(missing)]})
            else:
                node["cach_thuc"].pop()
        case Field.LIMIT:
            places = [limit["theo_quy_dinh"] for limit in quantities(node, "theo_quy_dinh")]
            place = places[pick % len(places)]
            if number % 3:
                place["so"] = str(int(place["so"]) + 100 + number)
            else:
                place["don_vi"] = "ngay"
        case Field.FEES:
            change_fee(node, pick, number)
        case Field.PAPERS:
            papers = node["ho_so"]["truong_hop"][0]["giay_to"]
            if number % 3 == 0:
                papers.append({"ten": f"Giấy khác {number}", "ban_chinh": "1"})
            elif number % 3 == 1:
                papers[pick % len(papers)]["ten"] += " công chứng"
            else:
                papers.pop(pick % len(papers))
        case Field.DECISION:
            node["noi_dung_theo"] = [f"{900 + number}/QĐ-BTC"]


def change_fee(node: Node, pick: int, number: int) -> str:
    """Another sum: the fee's own, or one beside it in its words, or in the description of a way to hand in; the key of
    what was changed."""
    fees, rows, other = list(quantities(node, "so_tien")), node["cach_thuc"], f"{500 + number}.000"
    fee, row = fees[pick % len(fees)], rows[pick % len(rows)]
    if number % 2 and "5.000 đồng đến" in fee["nguyen_van"]:
        fee["nguyen_van"] = fee["nguyen_van"].replace("5.000 đồng đến", f"{other} đồng đến")
        return "nguyen_van"
    if number % 2 and "2.000" in row["mo_ta"]:
        row["mo_ta"] = row["mo_ta"].replace("2.000", other)
        return "mo_ta"
    fee["so_tien"] = other
    return "so_tien"


def test_nothing_changed_and_nothing_differs(bench: Bench) -> None:
    found = bench.look()
    assert (len(found.matched), found.read, found.has_differences) == (COUNT, COUNT, False)
    assert {result.verdict for pair in found.pairs for result in pair.results} == {Verdict.SAME}
    assert (found.here_only, found.there_only, found.ended, found.uncoded) == ((), (), (), ())


@pytest.mark.parametrize(
    ("which", "number", "key"), [(1, 2, "so_tien"), (1, 1, "nguyen_van"), (2, 1, "mo_ta"), (3, 1, "so_tien")]
)
@pytest.mark.parametrize("pick", range(2))
def test_another_sum_is_found_wherever_it_stands(bench: Bench, which: int, number: int, key: str, pick: int) -> None:
    (file,) = (file for file in bench.files if file.stem == record(which)["ma_thu_tuc"])
    node, before = read(file), read(file)
    assert change_fee(node, pick, number) == key
    assert list(quantities(node, key)) != list(quantities(before, key))
    told = [(pair.code, it.field) for pair in bench.changed(file, node).pairs for it in pair.of(Verdict.DIFFERENT)]
    assert told == [(node["ma"], Field.FEES)]


@settings(
    max_examples=80,
    derandomize=True,
    suppress_health_check=[*settings().suppress_health_check, HealthCheck.function_scoped_fixture],
)
@given(
    field=st.sampled_from(list(Field)),
    which=st.integers(0, COUNT - 1),
    pick=st.integers(0, 9),
    number=st.integers(0, 90),
)
def test_one_seeded_difference_is_found(bench: Bench, field: Field, which: int, pick: int, number: int) -> None:
    file = bench.files[which]
    node = read(file)
    change(field, node, pick, number)
    found = bench.changed(file, node)
    told = [(pair.code, result.field) for pair in found.pairs for result in pair.of(Verdict.DIFFERENT)]
    assert told == [(node["ma"], field)]
    assert len(found.pairs) == COUNT
    assert (found.here_only, found.there_only, found.ended) == ((), (), ())


@pytest.mark.parametrize("field", list(Field))
def test_a_seeded_difference_of_a_doubted_field_is_told_as_unknown(bench: Bench, field: Field) -> None:
    keys = {Field.LEVEL: "cap", Field.DECISION: "noi_dung_theo"}
    file = bench.files[4]
    node = read(file)
    change(field, node, 0, 1)
    node["can_kiem_tra"] = [{"truong": keys.get(field, field.value), "ly_do": "chưa chắc"}]
    found = bench.changed(file, node)
    assert not found.has_differences
    (pair,) = (pair for pair in found.pairs if pair.of(Verdict.UNKNOWN))
    assert pair.code == node["ma"]
    assert field in {result.field for result in pair.of(Verdict.UNKNOWN)}


def test_what_either_side_lacks_is_found(bench: Bench, tmp_path: Path) -> None:
    fewer = write_export(tmp_path / "it.jsonl", *(record(number) for number in range(2, COUNT + 3)))
    found = reconcile_export(Request(fewer, "national-json", ALL), fold_tree(bench.options))
    assert [one.code for one in found.here_only] == ["1.999000", "1.999001"]
    assert [one.code for one in found.there_only] == ["1.999012", "1.999013", "1.999014"]
    assert len(found.matched) == COUNT - 2
