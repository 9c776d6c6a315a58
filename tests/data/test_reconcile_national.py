"""The 2,040 real records come in and are held against the very export they came from."""

import gzip
import json
import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generator.authoring.importing.batch import Request as Import
from generator.authoring.importing.batch import make_plan
from generator.authoring.importing.carry_out import carry_out
from generator.authoring.province import make_province
from generator.authoring.reconciling.reading import ALL, Request, reconcile_export
from generator.authoring.reconciling.sides import Field, FieldResult, Pair, Reconciliation, Verdict, Why
from generator.authoring.reconciling.telling import About, as_text
from generator.pipeline import Folded, Options, fold_tree
from tests.data.sources import source

pytestmark = pytest.mark.data

DAY = date(2026, 6, 10)
RECORDS = 2040
EXPORT = "national/procedures.jsonl.gz"
_SUM = re.compile(r"[1-9][\d.,]*(?=\s*(?:Việt Nam Đồng|VNĐ|VND|đồng|USD)\b)|(?<=hí: )[1-9]", re.IGNORECASE)


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Folded:
    root = tmp_path_factory.mktemp("doi-chieu") / "tinh"
    make_province(root, "Tỉnh Thử", "H99")
    options = Options(root=root, as_of=DAY, out=root / "site")
    carry_out(make_plan(Import(source(EXPORT), "national-json", DAY), options, lambda items: items), root)
    return fold_tree(options)


@pytest.fixture(scope="module")
def found(folded: Folded) -> Reconciliation:
    return reconcile_export(Request(source(EXPORT), "national-json", ALL), folded)


def test_all_agree_but_for_what_is_doubtful(found: Reconciliation, folded: Folded) -> None:
    assert len(found.matched) == found.read == RECORDS
    assert not found.has_differences
    assert (found.here_only, found.there_only, found.ended, found.uncoded) == ((), (), (), ())
    doubted = {head.own_code for head in folded.corpus.versions if folded.corpus.texts[head.file].doubts}
    for pair in found.pairs:
        whys = {result.why for result in pair.of(Verdict.UNKNOWN)}
        assert whys <= {Why.DOUBTED_HERE, Why.MISSING_HERE, Why.MISSING_THERE}
        assert Why.DOUBTED_HERE not in whys or pair.code in doubted


def test_no_changed_sum_of_a_fee_goes_unseen(found: Reconciliation, folded: Folded, tmp_path: Path) -> None:
    """Anywhere in the cell or in the description: another sum, in a record of which all else is as it was."""
    agreed = {pair.code for pair in found.pairs if _fees(pair).verdict is Verdict.SAME}
    chance, records, changed = Random(7), [], set[str]()
    for item in gzip.decompress(source(EXPORT).read_bytes()).decode().splitlines():
        record = json.loads(item)
        text = record["cach_thuc_thuc_hien"]
        places = [sum_.start() for sum_ in _SUM.finditer(text)] if isinstance(text, str) else []
        if places and record["ma_thu_tuc"] in agreed:
            at = chance.choice(places)
            record["cach_thuc_thuc_hien"] = f"{text[:at]}{int(text[at]) % 9 + 1}{text[at + 1 :]}"
            changed.add(record["ma_thu_tuc"])
            records.append(json.dumps(record, ensure_ascii=False))
    seeded = tmp_path / "khac.jsonl"
    seeded.write_text("\n".join(records), "utf-8")
    after = reconcile_export(Request(seeded, "national-json"), folded)
    verdicts = {pair.code: _fees(pair).verdict for pair in after.pairs if pair.code in changed}
    assert len(verdicts) == len(changed) > 200
    assert {code for code, verdict in verdicts.items() if verdict is not Verdict.DIFFERENT} == set()


def _fees(pair: Pair) -> FieldResult:
    return next(result for result in pair.results if result.field is Field.FEES)


def test_most_fields_are_judged(found: Reconciliation) -> None:
    for field in Field:
        same = sum(result.verdict is Verdict.SAME for pair in found.pairs for result in pair.results
                   if result.field is field)  # fmt: skip
        print(f"{field}: {same / RECORDS:.0%}")
        assert same >= 0.65 * RECORDS


def test_the_text_is_short_when_all_agree(found: Reconciliation) -> None:
    told = as_text(found, About(DAY, Path(EXPORT).name, ""), colour=False)
    assert len(told.splitlines()) < 40
