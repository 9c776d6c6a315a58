"""What is in force and what is not: before there is data, after an end, and never named.

The law is docs/consolidation.md; the notation of timelines stands in tests/support/timelines.py.
"""

import pytest

from generator.model.register import Effect, State
from tests.support.corpora import Folded, baseline, decision, entry, key, row, rut, thay_the, version
from tests.support.timelines import Case, sentences, texts

A, B, C, D = "1.000001", "1.000002", "2.000003", "3.000004"
HT = baseline("2026-01-01", A)
HT_TEXT = version(HT, A)


LATER = baseline("2026-04-01", A, B)


BASELINES = (
    Case(
        "a baseline applies at the start of its day",
        [*texts(A, HT)],
        {A: ["2026-01-01 dang_ap_dung ht"]},
    ),
    Case(
        "a later baseline brings only keys that no earlier file names",
        [*texts(A, HT, LATER), version(LATER, B)],
        {A: ["2026-01-01 dang_ap_dung ht"], B: ["2026-04-01 dang_ap_dung ht"]},
        ["TT417"],
    ),
    Case(
        "a baseline does not bring back what an earlier decision ended",
        [HT, decision("10", "2026-02-01", row("bai_bo", A)), LATER],
        {A: ["2026-01-01 dang_ap_dung -", "2026-02-01 bai_bo"], B: ["2026-04-01 dang_ap_dung -"]},
        ["TT417"],
    ),
    Case(
        "a baseline does not bring back what a temporary row began and a date ended",
        [HT, decision("10", "2026-02-01", row("moi", B, den="2026-02-28")), LATER],
        {B: ["2026-02-01 dang_ap_dung - +cho +tam", "2026-03-01 het_thoi_han"]},
        ["TT417", "TT417"],
    ),
    Case(
        "a row that changed nothing does not keep a baseline from bringing its key",
        [decision("10", "2026-02-01", row("sua_doi", B)), LATER],
        {A: ["2026-04-01 dang_ap_dung -"], B: ["2026-04-01 dang_ap_dung -"]},
        ["TT405"],
    ),
    Case(
        "a decision that takes effect later does not keep a baseline from bringing its key",
        [LATER, *texts(B, decision("10", "2026-01-15", row("sua_doi", B), tu="2026-06-01"))],
        {B: ["2026-04-01 dang_ap_dung -", "2026-06-01 dang_ap_dung 10"]},
    ),
    Case(
        "a withdrawn row that never happens names nothing",
        [
            decision("10", "2026-01-15", row("moi", B), tu="2026-03-01"),
            decision("11", "2026-02-01", rut_danh_muc=[rut("10", "2026-01-15")]),
            LATER,
        ],
        {B: ["2026-04-01 dang_ap_dung -"]},
    ),
    Case(
        "a baseline row may carry two codes and two levels",
        [baseline("2026-01-01", entry(A, "tinh+xa", ma_khac=[B]))],
        {of: ["2026-01-01 dang_ap_dung -"] for of in (A, f"{A}/xa", B, f"{B}/xa")},
    ),
)


@sentences(BASELINES)
def test_baselines(case: Case) -> None:
    assert case.found == case.wanted


def test_before_the_first_baseline_everything_is_without_data() -> None:
    folded = Folded(
        HT, decision("10", "2025-12-01", row("moi", B)), decision("11", "2026-02-01", row("moi", C))
    )
    assert {folded.state(of, "2025-12-31") for of in (A, B, C, D)} == {State.NO_DATA}
    assert [folded.state(of, "2026-01-01") for of in (A, B, C, D)] == [
        State.IN_FORCE,
        State.IN_FORCE,
        State.UPCOMING,
        State.NO_DATA,
    ]


def test_a_key_that_only_a_later_baseline_brings_is_without_data_before_it() -> None:
    folded = Folded(HT, baseline("2026-04-01", B))
    assert folded.state(B, "2026-03-31") is State.NO_DATA
    assert folded.state(B, "2026-04-01") is State.IN_FORCE


@pytest.mark.parametrize("kind", ["sua_doi", "bai_bo", "phi_dia_gioi", "chuan_hoa"])
def test_it_is_without_data_also_when_a_decision_takes_effect_on_that_very_day(kind: str) -> None:
    folded = Folded(HT, baseline("2026-04-01", B), decision("10", "2026-04-01", row(kind, B)))
    assert folded.state(B, "2026-03-31") is State.NO_DATA


def test_without_a_baseline_there_is_data_from_the_first_day_anything_is_in_force() -> None:
    folded = Folded(decision("10", "2026-02-01", row("moi", A)), decision("11", "2026-03-01", row("moi", B)))
    assert [folded.state(A, f"2026-0{month}-15") for month in (1, 2)] == [State.NO_DATA, State.IN_FORCE]
    assert [folded.state(B, f"2026-0{month}-15") for month in (1, 2, 3)] == [
        State.NO_DATA,
        State.UPCOMING,
        State.IN_FORCE,
    ]


def test_nothing_entered_is_without_data() -> None:
    folded = Folded()
    assert not folded.register.has_data
    assert folded.state(A, "2026-01-01") is State.NO_DATA


IDLE = {
    "sua_doi": row("sua_doi", A, phi_dia_gioi=True),
    "bai_bo": row("bai_bo", A),
    "bai_bo_noi_dung": row("bai_bo_noi_dung", A),
    "phi_dia_gioi": row("phi_dia_gioi", A),
    "thay_the cu": thay_the([A], [B]),
    "sua_doi den": row("sua_doi", A, den="2026-12-31"),
    "bai_bo den": row("bai_bo", A, den="2026-12-31"),
    "phi_dia_gioi den": row("phi_dia_gioi", A, den="2026-12-31"),
}


@pytest.mark.parametrize("idle", IDLE.values(), ids=IDLE.keys())
def test_on_what_has_ended_it_changes_nothing_and_warns(idle: object) -> None:
    ended = decision("10", "2026-02-01", row("bai_bo", A))
    folded = Folded(*texts(A, HT), ended, *texts(A, decision("11", "2026-03-01", idle)))  # type: ignore[arg-type]
    assert folded.timeline(A) == ["2026-01-01 dang_ap_dung ht", "2026-02-01 bai_bo"]
    assert folded.codes == ["TT405"]
    history = folded.register.histories[key(A)]
    assert history.spans[-1].by.decision == "2026/10-QD-UBND"
    assert history.events[-1].effect is Effect.NOTHING


def test_the_first_end_stays_on_the_tombstone() -> None:
    folded = Folded(
        HT, decision("10", "2026-02-01", thay_the([A], [B])), decision("11", "2026-03-01", row("bai_bo", A))
    )
    assert folded.timeline(A) == ["2026-01-01 dang_ap_dung -", "2026-02-01 thay_the"]
    assert folded.codes == ["TT405"]


@pytest.mark.parametrize("kind", ["sua_doi", "bai_bo", "bai_bo_noi_dung", "phi_dia_gioi"])
def test_on_what_is_not_yet_in_force_it_changes_nothing_and_warns(kind: str) -> None:
    folded = Folded(decision("10", "2026-02-01", row(kind, A)), decision("11", "2026-03-01", row("moi", A)))
    assert folded.timeline(A) == ["2026-03-01 dang_ap_dung - +cho"]
    assert folded.codes == ["TT405"]


@pytest.mark.parametrize(("kind", "codes"), [("moi", ["TT406"]), ("chuan_hoa", []), ("sua_doi", [])])
def test_on_what_is_in_force_it_gives_a_new_version(kind: str, codes: list[str]) -> None:
    folded = Folded(*texts(A, HT, decision("10", "2026-02-01", row(kind, A))))
    assert folded.timeline(A) == ["2026-01-01 dang_ap_dung ht", "2026-02-01 dang_ap_dung 10"]
    assert folded.codes == codes


@pytest.mark.parametrize("kind", ["bai_bo_noi_dung", "khoi_phuc", "thay_the"])
def test_these_too_give_a_new_version_of_what_is_in_force(kind: str) -> None:
    made = thay_the([B], [A]) if kind == "thay_the" else row(kind, A)
    folded = Folded(HT_TEXT, baseline("2026-01-01", A, B), *texts(A, decision("10", "2026-02-01", made)))
    assert folded.timeline(A) == ["2026-01-01 dang_ap_dung ht", "2026-02-01 dang_ap_dung 10"]


@pytest.mark.parametrize("kind", ["moi", "chuan_hoa", "khoi_phuc"])
def test_what_has_ended_begins_again(kind: str) -> None:
    ended = decision("10", "2026-02-01", row("bai_bo", A))
    folded = Folded(*texts(A, HT), ended, *texts(A, decision("11", "2026-03-01", row(kind, A))))
    assert folded.timeline(A) == [
        "2026-01-01 dang_ap_dung ht",
        "2026-02-01 bai_bo",
        "2026-03-01 dang_ap_dung 11",
    ]
    assert folded.codes == []


UNKNOWN = {
    "sua_doi": row("sua_doi", D),
    "bai_bo": row("bai_bo", D),
    "bai_bo_noi_dung": row("bai_bo_noi_dung", D),
    "khoi_phuc": row("khoi_phuc", D),
    "phi_dia_gioi": row("phi_dia_gioi", D),
    "bai_bo den": row("bai_bo", D, den="2026-12-31"),
    "thay_the cu": thay_the([D], [A]),
}


@pytest.mark.parametrize("idle", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_key_that_no_row_ever_named_is_an_error(idle: object) -> None:
    folded = Folded(HT, decision("10", "2026-02-01", idle))  # type: ignore[arg-type]
    assert "TT404" in folded.codes
    assert "TT405" not in folded.codes
    assert folded.timeline(D) == []
    assert folded.state(D, "2026-03-01") is State.NO_DATA


def test_the_same_code_at_another_level_is_another_key() -> None:
    assert Folded(HT, decision("10", "2026-02-01", row("bai_bo", A, "xa"))).codes == ["TT404"]


@pytest.mark.parametrize("starts", [row("moi", D), row("chuan_hoa", D), thay_the([A], [D])])
def test_these_rows_may_name_a_key_for_the_first_time(starts: object) -> None:
    folded = Folded(HT, decision("10", "2026-02-01", starts))  # type: ignore[arg-type]
    assert folded.timeline(D) == ["2026-02-01 dang_ap_dung - +cho"]
    assert folded.codes == []
