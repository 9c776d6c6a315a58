"""Rows of a decision: their keys, their days, replacement and the order in which they take effect.

The law is docs/consolidation.md; the notation of timelines stands in tests/support/timelines.py.
"""

from generator.model.corpus import Document
from tests.support.corpora import Folded, baseline, decision, entry, key, row, site, thay_the, version
from tests.support.timelines import Case, sentences, texts

A, B, C, D = "1.000001", "1.000002", "2.000003", "3.000004"
HT = baseline("2026-01-01", A)
HT_TEXT = version(HT, A)


BOTH = baseline("2026-01-01", entry(A, "tinh+xa"))
AMENDED = decision("10", "2026-03-01", row("sua_doi", A, "xa"))


KEYS_AND_DAYS_OF_ROWS = (
    Case(
        "one code may be in force at the province and repealed at the commune",
        [BOTH, decision("10", "2026-03-01", row("bai_bo", A, "xa"))],
        {A: ["2026-01-01 dang_ap_dung -"], f"{A}/xa": ["2026-01-01 dang_ap_dung -", "2026-03-01 bai_bo"]},
    ),
    Case(
        "a version for one of two levels leaves the other level its text",
        [BOTH, version(BOTH, A, "tinh+xa"), AMENDED, version(AMENDED, A, "xa")],
        {
            A: ["2026-01-01 dang_ap_dung ht"],
            f"{A}/xa": ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10"],
        },
    ),
    Case(
        "a version of the same decision for another level is not its version",
        [BOTH, version(BOTH, A, "tinh+xa"), AMENDED, version(AMENDED, A, "tinh")],
        {f"{A}/xa": ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung ht +cho"]},
    ),
    Case(
        "a row may begin before and after its decision",
        [
            HT,
            decision(
                "10",
                "2026-03-01",
                row("sua_doi", A, tu="2026-02-15"),
                row("bai_bo", A, tu="2026-07-01"),
                tu="2026-04-01",
            ),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-15 dang_ap_dung - +cho",
                "2026-07-01 bai_bo",
            ]
        },
    ),
    Case(
        "a decision takes effect from its day in force and not from its signing",
        [HT, decision("10", "2026-03-01", row("bai_bo", A), tu="2026-05-01")],
        {A: ["2026-01-01 dang_ap_dung -", "2026-05-01 bai_bo"]},
    ),
    Case(
        "den of the decision makes every row temporary and a row of its own den stays its own",
        [
            baseline("2026-01-01", A, B),
            decision(
                "10", "2026-03-01", row("bai_bo", A), row("bai_bo", B, den="2026-03-05"), den="2026-03-31"
            ),
        ],
        {
            A: ["2026-01-01 dang_ap_dung -", "2026-03-01 tam_ngung +tam", "2026-04-01 dang_ap_dung -"],
            B: ["2026-01-01 dang_ap_dung -", "2026-03-01 tam_ngung +tam", "2026-03-06 dang_ap_dung -"],
        },
    ),
    Case(
        "a row that would end before it begins changes nothing",
        [HT, decision("10", "2026-03-01", row("bai_bo", A, den="2026-02-28"))],
        {A: ["2026-01-01 dang_ap_dung -"]},
        ["TT422"],
    ),
    Case(
        "a second code in a row is a key of its own and one version may carry both",
        [
            decision("10", "2026-03-01", row("chuan_hoa", A, ma_khac=[B])),
            version("2026/10-QD-UBND", A, ma_khac=[B]),
            decision("11", "2026-04-01", row("bai_bo", B)),
        ],
        {
            A: ["2026-03-01 dang_ap_dung 10"],
            B: ["2026-03-01 dang_ap_dung 10", "2026-04-01 bai_bo"],
        },
    ),
    Case(
        "a second code may have a version of its own",
        [
            decision("10", "2026-03-01", row("chuan_hoa", A, ma_khac=[B])),
            version("2026/10-QD-UBND", B),
        ],
        {A: ["2026-03-01 dang_ap_dung - +cho"], B: ["2026-03-01 dang_ap_dung 10"]},
    ),
    Case(
        "a local id and the code it was given later are one key",
        [
            site({"cb-2026-003": A}),
            *texts("cb-2026-003", decision("10", "2026-03-01", row("moi", "cb-2026-003"))),
            decision("11", "2026-04-01", row("phi_dia_gioi", A)),
            *texts(A, decision("12", "2026-05-01", row("sua_doi", A))),
            decision("13", "2026-06-01", thay_the(["cb-2026-003"], [B])),
        ],
        {
            A: [
                "2026-03-01 dang_ap_dung 10",
                "2026-04-01 dang_ap_dung 10 +pdg",
                "2026-05-01 dang_ap_dung 12 +pdg",
                "2026-06-01 thay_the",
            ],
            "cb-2026-003": [],
        },
    ),
    Case(
        "a local id without a code yet is a key like any other",
        [*texts("cb-2026-003", decision("10", "2026-03-01", row("moi", "cb-2026-003")))],
        {"cb-2026-003": ["2026-03-01 dang_ap_dung 10"]},
    ),
)


@sentences(KEYS_AND_DAYS_OF_ROWS)
def test_keys_and_days_of_rows(case: Case) -> None:
    assert case.found == case.wanted


REPLACEMENT = (
    Case(
        "three give way to one",
        [
            baseline("2026-01-01", f"{A}/xa", f"{B}/xa", f"{C}/xa"),
            *texts(D, decision("10", "2026-03-01", thay_the([f"{A}/xa", f"{B}/xa", f"{C}/xa"], [D]))),
        ],
        {
            f"{A}/xa": ["2026-01-01 dang_ap_dung -", "2026-03-01 thay_the"],
            f"{B}/xa": ["2026-01-01 dang_ap_dung -", "2026-03-01 thay_the"],
            f"{C}/xa": ["2026-01-01 dang_ap_dung -", "2026-03-01 thay_the"],
            D: ["2026-03-01 dang_ap_dung 10"],
        },
    ),
    Case(
        "one gives way to two",
        [HT, decision("10", "2026-03-01", thay_the([A], [B, f"{B}/xa"]))],
        {
            A: ["2026-01-01 dang_ap_dung -", "2026-03-01 thay_the"],
            B: ["2026-03-01 dang_ap_dung - +cho"],
            f"{B}/xa": ["2026-03-01 dang_ap_dung - +cho"],
        },
    ),
    Case(
        "a code on both sides lives on",
        [
            baseline("2026-01-01", A, B),
            HT_TEXT,
            *texts(A, decision("10", "2026-03-01", thay_the([A, B], [A]))),
        ],
        {
            A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10"],
            B: ["2026-01-01 dang_ap_dung -", "2026-03-01 thay_the"],
        },
    ),
    Case(
        "a code on both sides for a time lives on too",
        [*texts(A, HT, decision("10", "2026-03-01", thay_the([A], [A], den="2026-03-31")))],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 dang_ap_dung 10 +tam",
                "2026-04-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "a code that one row replaces and another brings in the same decision lives on",
        [HT, decision("10", "2026-03-01", thay_the([B], [A]), thay_the([A], [C])), baseline("2026-01-02", B)],
        {
            A: ["2026-01-01 dang_ap_dung -", "2026-03-01 dang_ap_dung - +cho"],
            C: ["2026-03-01 dang_ap_dung - +cho"],
        },
    ),
)


@sentences(REPLACEMENT)
def test_replacement(case: Case) -> None:
    assert case.found == case.wanted


def test_a_tombstone_knows_what_replaced_it_and_the_new_one_what_it_replaced() -> None:
    register = Folded(
        baseline("2026-01-01", A, B), decision("10", "2026-03-01", thay_the([A, B], [C, D]))
    ).register
    old, new = register.histories[key(A)].spans[-1], register.histories[key(C)].spans[-1]
    assert (old.by.successors, new.by.predecessors) == ((C, D), (A, B))
    assert old.by.decision == new.by.decision == "2026/10-QD-UBND"


def amends(so: str, ngay_ky: str, **own: str) -> Document:
    return decision(so, ngay_ky, row("sua_doi", A), **own)  # type: ignore[arg-type]


ORDER_OF_EFFECT = (
    Case(
        "the day comes first",
        [
            *texts(
                A,
                HT,
                amends("10", "2026-02-01", tu="2026-05-01"),
                amends("20", "2026-03-01", tu="2026-04-01"),
            )
        ],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-04-01 dang_ap_dung 20", "2026-05-01 dang_ap_dung 10"]},
    ),
    Case(
        "on its day the baseline is first",
        [*texts(A, HT, amends("10", "2025-12-01", tu="2026-01-01"))],
        {A: ["2026-01-01 dang_ap_dung 10"]},
    ),
    Case(
        "on one day the earlier signed is first whatever its number",
        [
            *texts(
                A,
                HT,
                amends("20", "2026-02-01", tu="2026-03-01"),
                amends("10", "2026-02-02", tu="2026-03-01"),
            )
        ],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10"]},
    ),
    Case(
        "a number is read as a number",
        [*texts(A, HT, amends("10", "2026-03-01"), amends("9", "2026-03-01"))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10"]},
    ),
    Case(
        "a leading zero does not count",
        [
            *texts(
                A, HT, amends("0364", "2026-03-01"), amends("365", "2026-03-01"), amends("0099", "2026-03-01")
            )
        ],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 365"]},
    ),
    Case(
        "letters come after the same number without",
        [
            *texts(
                A, HT, amends("364b", "2026-03-01"), amends("364", "2026-03-01"), amends("364a", "2026-03-01")
            )
        ],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 364b"]},
    ),
    Case(
        "letters come after the same number without also behind a leading zero",
        [*texts(A, HT, amends("0364a", "2026-03-01"), amends("364", "2026-03-01"))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 0364a"]},
    ),
    Case(
        "letters come before a greater number",
        [*texts(A, HT, amends("1221", "2026-03-01"), amends("364a", "2026-03-01"))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 1221"]},
    ),
    Case(
        "inside one decision and day ends come before starts",
        [HT, decision("10", "2026-03-01", row("chuan_hoa", A), row("bai_bo", A))],
        {A: ["2026-01-01 dang_ap_dung -", "2026-03-01 dang_ap_dung - +cho"]},
    ),
    Case(
        "inside one decision the day still comes first",
        [HT, decision("10", "2026-03-01", row("chuan_hoa", A), row("bai_bo", A, tu="2026-03-02"))],
        {A: ["2026-01-01 dang_ap_dung -", "2026-03-01 dang_ap_dung - +cho", "2026-03-02 bai_bo"]},
    ),
    Case(
        "between decisions ends have no precedence",
        [
            HT,
            decision("10", "2026-03-01", row("chuan_hoa", A)),
            decision("11", "2026-03-01", row("bai_bo", A)),
        ],
        {A: ["2026-01-01 dang_ap_dung -", "2026-03-01 bai_bo"]},
    ),
    Case(
        "then the place in the file decides",
        [
            HT,
            decision(
                "10",
                "2026-03-01",
                row("phi_dia_gioi", A),
                row("sua_doi", A, phi_dia_gioi=False),
            ),
        ],
        {A: ["2026-01-01 dang_ap_dung -", "2026-03-01 dang_ap_dung - +cho"]},
    ),
)


@sentences(ORDER_OF_EFFECT)
def test_order_of_effect(case: Case) -> None:
    assert case.found == case.wanted
