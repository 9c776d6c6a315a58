"""Withdrawing a listing is not repealing a procedure.

The law is docs/consolidation.md; the notation of timelines stands in tests/support/timelines.py.
"""

from msgspec.structs import replace

from generator.catalog.build import build_catalog
from generator.model.register import State
from tests.support.corpora import Folded, baseline, decision, entry, row, rut
from tests.support.timelines import Case, sentences

A, B, C, D = "1.000001", "1.000002", "2.000003", "3.000004"
HT = baseline("2026-01-01", A)


STARTED = decision("10", "2026-02-01", row("moi", A, stt="1"), row("moi", B, stt="2"))
PLANNED = decision(
    "10",
    "2026-02-01",
    row("bai_bo", A, stt="1"),
    row("moi", B, stt="2", tu="2026-06-01"),
    row("moi", C, stt="3", tu="2026-06-01"),
)


WITHDRAWAL_OF_LISTINGS = (
    Case(
        "a withdrawn listing changes no state",
        [
            STARTED,
            decision(
                "20",
                "2026-03-01",
                row("sua_doi", A),
                row("chuan_hoa", B),
                rut_danh_muc=[rut("10", "2026-02-01")],
            ),
        ],
        {
            A: ["2026-02-01 dang_ap_dung - +cho", "2026-03-01 dang_ap_dung - +cho"],
            B: ["2026-02-01 dang_ap_dung - +cho", "2026-03-01 dang_ap_dung - +cho"],
        },
    ),
    Case(
        "ordinals of a decision outside the tree change no state",
        [HT, decision("20", "2026-03-01", row("sua_doi", A), rut_danh_muc=[rut("530", "2023-05-16", "10")])],
        {A: ["2026-01-01 dang_ap_dung -", "2026-03-01 dang_ap_dung - +cho"]},
    ),
    Case(
        "withdrawn rows that would begin later never happen and what they repealed does not come back",
        [HT, PLANNED, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")])],
        {A: ["2026-01-01 dang_ap_dung -", "2026-02-01 bai_bo"], B: [], C: []},
    ),
    Case(
        "only the withdrawn ordinals never happen",
        [HT, PLANNED, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01", "2")])],
        {B: [], C: ["2026-06-01 dang_ap_dung - +cho"]},
    ),
    Case(
        "a withdrawn repeal that would begin later never happens",
        [
            HT,
            decision("10", "2026-02-01", row("bai_bo", A, tu="2026-06-01")),
            decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]),
        ],
        {A: ["2026-01-01 dang_ap_dung -"]},
    ),
    Case(
        "a row that begins on the very day of the withdrawal never happens and one of the eve did",
        [
            baseline("2026-01-01", A, B),
            decision(
                "10", "2026-02-01", row("bai_bo", A, tu="2026-03-01"), row("bai_bo", B, tu="2026-02-28")
            ),
            decision("20", "2026-02-15", tu="2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]),
        ],
        {A: ["2026-01-01 dang_ap_dung -"], B: ["2026-01-01 dang_ap_dung -", "2026-02-28 bai_bo"]},
    ),
    Case(
        "a withdrawal that is itself withdrawn on its first day withdraws nothing",
        [
            HT,
            decision("10", "2026-02-01", row("bai_bo", A, tu="2026-06-01")),
            decision("20", "2026-02-15", tu="2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]),
            decision("30", "2026-02-20", tu="2026-03-01", rut_danh_muc=[rut("20", "2026-02-15")]),
        ],
        {A: ["2026-01-01 dang_ap_dung -", "2026-06-01 bai_bo"]},
    ),
    Case(
        "and withdraws after all where that is withdrawn on the same day, too",
        [
            HT,
            decision("10", "2026-02-01", row("bai_bo", A, tu="2026-06-01")),
            decision("20", "2026-02-15", tu="2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]),
            decision("30", "2026-02-20", tu="2026-03-01", rut_danh_muc=[rut("20", "2026-02-15")]),
            decision("40", "2026-02-25", tu="2026-03-01", rut_danh_muc=[rut("30", "2026-02-20")]),
        ],
        {A: ["2026-01-01 dang_ap_dung -"]},
    ),
    Case(
        "a withdrawn temporary row that has begun runs to its own end",
        [
            HT,
            decision("10", "2026-02-01", row("bai_bo", A, den="2026-04-30")),
            decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]),
        ],
        {A: ["2026-01-01 dang_ap_dung -", "2026-02-01 tam_ngung +tam", "2026-05-01 dang_ap_dung -"]},
    ),
    Case(
        "what is then listed nowhere is a warning",
        [STARTED, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01", "1")])],
        {A: ["2026-02-01 dang_ap_dung - +cho"], B: ["2026-02-01 dang_ap_dung - +cho"]},
        ["TT418"],
    ),
    Case(
        "what another decision lists is listed",
        [
            STARTED,
            decision("15", "2026-02-15", row("sua_doi", A), row("sua_doi", B)),
            decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]),
        ],
        {},
    ),
    Case(
        "what a decision outside the tree listed is listed nowhere when that is withdrawn whole",
        [
            baseline("2026-01-01", entry(A, tu_quyet_dinh=("927", "2025-06-27"))),
            decision("20", "2026-03-01", rut_danh_muc=[rut("927", "2025-06-27")]),
        ],
        {A: ["2026-01-01 dang_ap_dung -"]},
        ["TT418"],
    ),
    Case(
        "what has ended needs no listing",
        [
            STARTED,
            decision(
                "20", "2026-03-01", row("bai_bo", A), row("bai_bo", B), rut_danh_muc=[rut("10", "2026-02-01")]
            ),
        ],
        {},
    ),
    Case(
        "an ordinal that the decision does not have is a problem",
        [HT, PLANNED, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01", "2", "22")])],
        {B: [], C: ["2026-06-01 dang_ap_dung - +cho"]},
        ["TT419"],
    ),
)


@sentences(WITHDRAWAL_OF_LISTINGS)
def test_withdrawal_of_listings(case: Case) -> None:
    assert case.found == case.wanted


def test_a_withdrawn_row_leaves_upcoming_once_the_withdrawal_is_entered() -> None:
    before = Folded(HT, PLANNED)
    assert before.state(B, "2026-02-10") is State.UPCOMING
    after = Folded(HT, PLANNED, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]))
    assert after.state(B, "2026-02-10") is State.NEVER
    rows = [("2026/10-QD-UBND", 1), ("2026/10-QD-UBND", 2)]
    assert after.register.withdrawn == dict.fromkeys(rows, "2026/20-QD-UBND")
    assert after.register.listing_ended == {("2026/10-QD-UBND", 0): "2026/20-QD-UBND"}
    assert after.register.void == {}


def test_what_never_began_is_known_until_something_begins_it() -> None:
    planned = decision("10", "2026-02-01", row("sua_doi", A, tu="2026-06-01"), row("moi", B, tu="2026-06-01"))
    gone = decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")])
    folded = Folded(HT, planned, gone)
    assert {key.code: event.decision for key, event in folded.register.never.items()} == {B: "2026/10-QD-UBND"}
    again = Folded(HT, planned, gone, decision("30", "2026-04-01", row("moi", B)))
    assert again.register.never == {}
    assert (again.state(B, "2026-03-02"), again.state(B, "2026-04-01")) == (State.UPCOMING, State.IN_FORCE)


def test_a_decision_of_which_nothing_is_left_is_void() -> None:
    planned = decision("10", "2026-02-01", row("moi", B, stt="1"), row("moi", C, stt="2"), tu="2026-06-01")
    whole = Folded(HT, planned, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]))
    rows = Folded(HT, planned, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01", "1", "2")]))
    part = Folded(HT, planned, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01", "1")]))
    assert whole.register.void == rows.register.void == {"2026/10-QD-UBND": "2026/20-QD-UBND"}
    assert part.register.void == {}


def test_a_decision_that_still_withdraws_others_is_not_void() -> None:
    first = decision("5", "2026-01-10", row("moi", B))
    own = [rut("5", "2026-01-10")]
    planned = decision("10", "2026-02-01", row("moi", C, stt="1"), tu="2026-06-01", rut_danh_muc=own)
    rows = Folded(HT, first, planned, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01", "1")]))
    assert rows.register.void == {}
    assert rows.register.listing_ended == {("2026/5-QD-UBND", 0): "2026/10-QD-UBND"}
    whole = Folded(HT, first, planned, decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")]))
    assert whole.register.void == {"2026/10-QD-UBND": "2026/20-QD-UBND"}
    assert whole.register.listing_ended == {}


def test_a_row_that_two_entries_name_is_withdrawn_once() -> None:
    entries = [rut("10", "2026-02-01", "2"), rut("10", "2026-02-01")]
    folded = Folded(HT, PLANNED, decision("20", "2026-03-01", rut_danh_muc=entries))
    (page,) = (it for it in build_catalog(folded.corpus, folded.register).decisions if it.key == "2026/20-QD-UBND")
    assert [(it.cancelled, it.ended) for it in page.withdrawals] == [({"moi": 1}, 0), ({"moi": 1}, 1)]


def test_what_never_began_and_was_never_named_has_no_name() -> None:
    gone = decision("20", "2026-03-01", rut_danh_muc=[rut("10", "2026-02-01")])
    unnamed = replace(row("moi", B, tu="2026-06-01"), name=None)
    folded = Folded(HT, decision("10", "2026-02-01", unnamed), gone)
    (event,) = folded.register.never.values()
    assert (event.told_name, event.told_field) == ("", None)


def test_only_an_earlier_decision_can_be_withdrawn() -> None:
    itself = Folded(HT, decision("10", "2026-02-01", row("bai_bo", A), rut_danh_muc=[rut("10", "2026-02-01")]))
    later = Folded(
        HT,
        decision("10", "2026-02-01", rut_danh_muc=[rut("20", "2026-05-01")]),
        decision("20", "2026-05-01", row("bai_bo", A)),
    )
    assert {itself.state(A, "2026-02-01"), later.state(A, "2026-05-01")} == {State.REPEALED}
    assert itself.codes == later.codes == ["TT428"]
