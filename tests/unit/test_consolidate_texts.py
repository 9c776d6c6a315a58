"""Which text shows, and which one the next is drafted on.

The law is docs/consolidation.md; the notation of timelines stands in tests/support/timelines.py.
"""

from datetime import date

from msgspec.structs import replace

from generator.catalog.build import build_catalog
from generator.model.register import CURRENT, Effect
from tests.support.corpora import Folded, baseline, decision, entry, key, row, thay_the
from tests.support.timelines import Case, sentences, texts

A, B, C, D = "1.000001", "1.000002", "2.000003", "3.000004"
HT = baseline("2026-01-01", A)
BOTH = baseline("2026-01-01", entry(A, "tinh+xa"))
FOR_SPRING = decision("10", "2026-03-01", row("sua_doi", A, den="2026-05-31"))
FOR_MAY = decision("20", "2026-05-01", row("sua_doi", A, den="2026-05-10"))
FAIR = decision("10", "2026-03-01", row("moi", A, den="2026-03-31"))


TEXTS = (
    Case(
        "a row without its version file keeps the last text and says that it is being written",
        [*texts(A, HT), decision("10", "2026-02-01", row("sua_doi", A))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-02-01 dang_ap_dung ht +cho"]},
    ),
    Case(
        "it does so until a later row brings its text",
        [
            *texts(A, HT),
            decision("10", "2026-02-01", row("sua_doi", A)),
            decision("11", "2026-03-01", row("bai_bo_noi_dung", A)),
            *texts(A, decision("12", "2026-04-01", row("sua_doi", A))),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-02-01 dang_ap_dung ht +cho",
                "2026-03-01 dang_ap_dung ht +cho",
                "2026-04-01 dang_ap_dung 12",
            ]
        },
    ),
    Case(
        "a new procedure without its version file has its name alone",
        [decision("10", "2026-02-01", row("moi", A))],
        {A: ["2026-02-01 dang_ap_dung - +cho"]},
    ),
    Case(
        "a baseline without a version file waits for nothing",
        [HT],
        {A: ["2026-01-01 dang_ap_dung -"]},
    ),
    Case(
        "a temporary row without its version file keeps the text that shows",
        [*texts(A, HT), decision("10", "2026-03-01", row("sua_doi", A, den="2026-03-31"))],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 dang_ap_dung ht +cho +tam",
                "2026-04-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "a permanent row without its version file keeps the permanent text under a temporary one",
        [*texts(A, HT, FOR_SPRING), decision("20", "2026-04-01", row("sua_doi", A))],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 dang_ap_dung 10 +tam",
                "2026-06-01 dang_ap_dung ht +cho",
            ]
        },
    ),
    Case(
        "khoi_phuc without a file brings back the last text",
        [
            *texts(A, HT),
            *texts(A, decision("10", "2026-02-01", row("sua_doi", A))),
            decision("11", "2026-03-01", row("bai_bo", A)),
            decision("12", "2026-04-01", row("khoi_phuc", A)),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-02-01 dang_ap_dung 10",
                "2026-03-01 bai_bo",
                "2026-04-01 dang_ap_dung 10",
            ]
        },
    ),
    Case(
        "khoi_phuc brings back the last text also of a procedure that ended by date",
        [*texts(A, FAIR), decision("20", "2026-05-01", row("khoi_phuc", A))],
        {A: ["2026-03-01 dang_ap_dung 10 +tam", "2026-04-01 het_thoi_han", "2026-05-01 dang_ap_dung 10"]},
    ),
    Case(
        "a temporary row without its version file keeps the last text also of what ended by date",
        [*texts(A, FAIR), decision("20", "2026-05-01", row("moi", A, den="2026-05-31"))],
        {
            A: [
                "2026-03-01 dang_ap_dung 10 +tam",
                "2026-04-01 het_thoi_han",
                "2026-05-01 dang_ap_dung 10 +cho +tam",
                "2026-06-01 het_thoi_han",
            ]
        },
    ),
    Case(
        "a temporary row without its version file keeps the last text and not an older permanent one",
        [
            *texts(A, HT),
            decision("10", "2026-02-01", row("bai_bo", A)),
            *texts(A, decision("11", "2026-03-01", row("khoi_phuc", A, den="2026-03-31"))),
            decision("12", "2026-05-01", row("khoi_phuc", A, den="2026-05-31")),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-02-01 bai_bo",
                "2026-03-01 dang_ap_dung 11 +tam",
                "2026-04-01 bai_bo",
                "2026-05-01 dang_ap_dung 11 +tam",
                "2026-06-01 bai_bo",
            ]
        },
    ),
    Case(
        "khoi_phuc without a file brings back a text that was being written as such",
        [
            *texts(A, HT),
            decision("10", "2026-02-01", row("sua_doi", A)),
            decision("11", "2026-03-01", thay_the([A], [B])),
            decision("12", "2026-04-01", row("khoi_phuc", A)),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-02-01 dang_ap_dung ht +cho",
                "2026-03-01 thay_the",
                "2026-04-01 dang_ap_dung ht +cho",
            ]
        },
    ),
    Case(
        "two versions of one code stand side by side and the one of 1 March waits",
        [*texts(A, HT, decision("10", "2026-01-15", row("sua_doi", A), tu="2026-03-01"))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10"]},
    ),
)


@sentences(TEXTS)
def test_texts(case: Case) -> None:
    assert case.found == case.wanted


def test_a_text_is_owed_by_the_row_that_changed_it_not_by_one_that_suspends_or_restores() -> None:
    folded = Folded(
        *texts(A, HT),
        decision("10", "2026-02-01", row("sua_doi", A)),
        decision("11", "2026-03-01", row("bai_bo", A, den="2026-03-31")),
        decision("12", "2026-05-01", row("bai_bo", A)),
        decision("13", "2026-06-01", row("khoi_phuc", A)),
    )
    spans = folded.register.histories[key(A)].spans
    owed = {f"{span.since:%m-%d}": span.owed_by.decision for span in spans if span.owed_by and span.state in CURRENT}
    assert owed == dict.fromkeys(("02-01", "03-01", "04-01", "06-01"), "2026/10-QD-UBND")
    page = build_catalog(folded.corpus, replace(folded.register, as_of=date(2026, 6, 2))).procedures[0]
    (told,) = page.sections
    assert (told.pending_by and told.pending_by.number, told.state_by.number) == ("10/QĐ-UBND", "13/QĐ-UBND")


def previous(folded: Folded, of: str = A) -> dict[str, str | None]:
    return {
        event.decision: event.previous_text
        for event in folded.register.histories[key(of)].events
        if event.effect is Effect.TEXT
    }


def test_a_version_is_drafted_on_the_last_text_changing_row_before_it_with_or_without_a_file() -> None:
    folded = Folded(
        HT,
        decision("10", "2026-02-01", row("sua_doi", A)),
        decision("11", "2026-03-01", row("phi_dia_gioi", A)),
        decision("12", "2026-04-01", row("bai_bo", A)),
        decision("13", "2026-04-02", row("sua_doi", A)),
        decision("14", "2026-05-01", row("khoi_phuc", A)),
        decision("15", "2026-06-01", row("bai_bo_noi_dung", A)),
    )
    assert previous(folded) == {
        "hien_trang/2026-01-01": None,
        "2026/10-QD-UBND": "hien_trang/2026-01-01",
        "2026/14-QD-UBND": "2026/10-QD-UBND",
        "2026/15-QD-UBND": "2026/14-QD-UBND",
    }


def test_temporary_rows_count_only_for_temporary_versions() -> None:
    folded = Folded(
        HT,
        FOR_SPRING,
        decision("15", "2026-04-01", row("sua_doi", A)),
        FOR_MAY,
        decision("30", "2026-05-05", row("bai_bo", A, den="2026-05-06")),
        decision("31", "2026-05-07", row("sua_doi", A, den="2026-05-08")),
    )
    assert previous(folded) == {
        "hien_trang/2026-01-01": None,
        "2026/10-QD-UBND": "hien_trang/2026-01-01",
        "2026/15-QD-UBND": "hien_trang/2026-01-01",
        "2026/20-QD-UBND": "2026/15-QD-UBND",
        "2026/31-QD-UBND": "2026/20-QD-UBND",
    }


def test_a_version_is_drafted_on_the_text_of_its_own_level() -> None:
    folded = Folded(
        BOTH,
        decision("10", "2026-02-01", row("sua_doi", A, "xa")),
        decision("11", "2026-03-01", row("sua_doi", A, "tinh+xa")),
    )
    assert previous(folded)["2026/11-QD-UBND"] == "hien_trang/2026-01-01"
    assert previous(folded, f"{A}/xa")["2026/11-QD-UBND"] == "2026/10-QD-UBND"
