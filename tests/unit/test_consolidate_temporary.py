"""Temporary rows lie over the permanent layer, and the flag phi địa giới through both.

The law is docs/consolidation.md; the notation of timelines stands in tests/support/timelines.py.
"""

from tests.support.corpora import baseline, decision, entry, row, thay_the, version
from tests.support.timelines import Case, sentences, texts

A, B, C, D = "1.000001", "1.000002", "2.000003", "3.000004"
HT = baseline("2026-01-01", A)


FOR_SPRING = decision("10", "2026-03-01", row("sua_doi", A, den="2026-05-31"))
FOR_MAY = decision("20", "2026-05-01", row("sua_doi", A, den="2026-05-10"))
FROM_MAY = decision("20", "2026-05-01", row("sua_doi", A, den="2026-07-31"))
SUSPENDED = decision("10", "2026-03-01", row("bai_bo", A, den="2026-03-31"))
FAIR = decision("10", "2026-03-01", row("moi", A, den="2026-03-31"))


TEMPORARY_ROWS = (
    Case(
        "a temporary row shows up to and with its last day",
        [*texts(A, HT, FOR_SPRING)],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10 +tam", "2026-06-01 dang_ap_dung ht"]},
    ),
    Case(
        "a temporary row may last one day",
        [*texts(A, HT, decision("10", "2026-02-01", row("sua_doi", A, tu="2026-03-01", den="2026-03-01")))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10 +tam", "2026-03-02 dang_ap_dung ht"]},
    ),
    Case(
        "when it ends the permanent layer of that day shows",
        [*texts(A, HT, FOR_SPRING, decision("20", "2026-04-01", row("sua_doi", A)))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10 +tam", "2026-06-01 dang_ap_dung 20"]},
    ),
    Case(
        "a permanent end ends the temporary rows of its key that began before it",
        [
            *texts(A, HT, FOR_SPRING),
            decision("20", "2026-04-01", row("bai_bo", A)),
            *texts(A, decision("30", "2026-05-01", row("moi", A))),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 dang_ap_dung 10 +tam",
                "2026-04-01 bai_bo",
                "2026-05-01 dang_ap_dung 30",
            ]
        },
    ),
    Case(
        "the old side of a replacement ends them too",
        [*texts(A, HT, FOR_SPRING), decision("20", "2026-04-01", thay_the([A], [B]))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 dang_ap_dung 10 +tam", "2026-04-01 thay_the"]},
    ),
    Case(
        "a permanent end ends a procedure that only a temporary row keeps in force",
        [*texts(A, FAIR), decision("20", "2026-03-10", row("bai_bo", A))],
        {A: ["2026-03-01 dang_ap_dung 10 +tam", "2026-03-10 bai_bo"]},
    ),
    Case(
        "a permanent end during the suspension of a temporary procedure ends both",
        [
            *texts(A, FAIR),
            decision("15", "2026-03-05", row("bai_bo", A, den="2026-03-15")),
            decision("20", "2026-03-10", row("bai_bo", A)),
        ],
        {A: ["2026-03-01 dang_ap_dung 10 +tam", "2026-03-05 tam_ngung +tam", "2026-03-10 bai_bo"]},
    ),
    Case(
        "a temporary row of the same day that comes before the end is ended by it",
        [
            HT,
            decision("10", "2026-03-01", row("sua_doi", A, den="2026-05-31")),
            decision("11", "2026-03-01", row("bai_bo", A)),
        ],
        {A: ["2026-01-01 dang_ap_dung -", "2026-03-01 bai_bo"]},
    ),
    Case(
        "a temporary row that begins after the end lies over the tombstone",
        [
            HT,
            decision("10", "2026-02-01", row("bai_bo", A)),
            *texts(A, decision("20", "2026-03-01", row("khoi_phuc", A, den="2026-03-31"))),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 bai_bo",
                "2026-03-01 dang_ap_dung 20 +tam",
                "2026-04-01 bai_bo",
            ]
        },
    ),
    Case(
        "of overlapping ones the later shows and then the earlier again",
        [*texts(A, HT, FOR_SPRING, FOR_MAY)],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 dang_ap_dung 10 +tam",
                "2026-05-01 dang_ap_dung 20 +tam",
                "2026-05-11 dang_ap_dung 10 +tam",
                "2026-06-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "of overlapping ones the later shows also when the earlier ends first",
        [*texts(A, HT, FOR_SPRING, FROM_MAY)],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 dang_ap_dung 10 +tam",
                "2026-05-01 dang_ap_dung 20 +tam",
                "2026-08-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "later means in order of effect and not of signing",
        [
            *texts(
                A,
                HT,
                decision("10", "2026-01-10", row("sua_doi", A, tu="2026-04-01", den="2026-06-30")),
                decision("20", "2026-02-10", row("sua_doi", A, tu="2026-03-01", den="2026-06-30")),
            )
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 dang_ap_dung 20 +tam",
                "2026-04-01 dang_ap_dung 10 +tam",
                "2026-07-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "a temporary repeal is a suspension",
        [*texts(A, HT), SUSPENDED],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 tam_ngung +tam", "2026-04-01 dang_ap_dung ht"]},
    ),
    Case(
        "an amendment during a suspension shows after it",
        [*texts(A, HT), SUSPENDED, *texts(A, decision("20", "2026-03-10", row("sua_doi", A)))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 tam_ngung +tam", "2026-04-01 dang_ap_dung 20"]},
    ),
    Case(
        "a repeal during a suspension ends the procedure",
        [*texts(A, HT), SUSPENDED, decision("20", "2026-03-10", row("bai_bo", A))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 tam_ngung +tam", "2026-03-10 bai_bo"]},
    ),
    Case(
        "a second suspension that overlaps the first prolongs it",
        [*texts(A, HT), SUSPENDED, decision("20", "2026-03-15", row("bai_bo", A, den="2026-04-30"))],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 tam_ngung +tam",
                "2026-03-15 tam_ngung +tam",
                "2026-05-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "khoi_phuc with den lifts a suspension for that time",
        [
            *texts(A, HT),
            SUSPENDED,
            decision("20", "2026-03-15", row("khoi_phuc", A, den="2026-03-20")),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 tam_ngung +tam",
                "2026-03-15 dang_ap_dung ht +tam",
                "2026-03-21 tam_ngung +tam",
                "2026-04-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "khoi_phuc without den lies below a suspension and says so",
        [*texts(A, HT), SUSPENDED, decision("20", "2026-03-15", row("khoi_phuc", A))],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 tam_ngung +tam", "2026-04-01 dang_ap_dung ht"]},
        ["TT439"],
    ),
    Case(
        "what is in force for a time alone takes no lasting amendment, part or flag and says so",
        [
            *texts(A, FAIR),
            decision("20", "2026-03-10", row("sua_doi", A)),
            decision("21", "2026-03-11", row("bai_bo_noi_dung", A)),
            decision("22", "2026-03-12", row("phi_dia_gioi", A)),
        ],
        {A: ["2026-03-01 dang_ap_dung 10 +tam", "2026-04-01 het_thoi_han"]},
        ["TT438", "TT438", "TT438"],
    ),
    Case(
        "a temporary amendment that overlaps a suspension is the later and shows",
        [
            *texts(A, HT),
            SUSPENDED,
            *texts(A, decision("20", "2026-03-15", row("sua_doi", A, den="2026-04-30"))),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung ht",
                "2026-03-01 tam_ngung +tam",
                "2026-03-15 dang_ap_dung 20 +tam",
                "2026-05-01 dang_ap_dung ht",
            ]
        },
    ),
    Case(
        "a temporary replacement suspends the old side and brings the new one for a time",
        [*texts(A, HT), *texts(B, decision("10", "2026-03-01", thay_the([A], [B], den="2026-03-31")))],
        {
            A: ["2026-01-01 dang_ap_dung ht", "2026-03-01 tam_ngung +tam", "2026-04-01 dang_ap_dung ht"],
            B: ["2026-03-01 dang_ap_dung 10 +tam", "2026-04-01 het_thoi_han"],
        },
    ),
    Case(
        "ended by date is het_thoi_han and not bai_bo and that end stays",
        [
            *texts(A, FAIR),
            decision("20", "2026-04-10", row("bai_bo", A)),
            decision("21", "2026-04-11", row("sua_doi", A)),
        ],
        {A: ["2026-03-01 dang_ap_dung 10 +tam", "2026-04-01 het_thoi_han"]},
        ["TT405", "TT405"],
    ),
    Case(
        "what ended by date can begin again",
        [*texts(A, FAIR, decision("20", "2026-05-01", row("moi", A)))],
        {A: ["2026-03-01 dang_ap_dung 10 +tam", "2026-04-01 het_thoi_han", "2026-05-01 dang_ap_dung 20"]},
    ),
    Case(
        "a permanent beginning under a temporary procedure lets it live on",
        [*texts(A, FAIR, decision("20", "2026-03-10", row("chuan_hoa", A)))],
        {A: ["2026-03-01 dang_ap_dung 10 +tam", "2026-04-01 dang_ap_dung 20"]},
    ),
)


@sentences(TEMPORARY_ROWS)
def test_temporary_rows(case: Case) -> None:
    assert case.found == case.wanted


FLAGGED = decision("10", "2026-02-01", row("phi_dia_gioi", A))


PHI_DIA_GIOI = (
    Case(
        "the flag is set by a row of its kind which is no new version",
        [*texts(A, HT), FLAGGED, version(FLAGGED, A)],
        {A: ["2026-01-01 dang_ap_dung ht", "2026-02-01 dang_ap_dung ht +pdg"]},
    ),
    Case(
        "the flag is set by any row that says so and holds over amendments",
        [
            decision("10", "2026-02-01", row("moi", A, phi_dia_gioi=True)),
            decision("11", "2026-03-01", row("sua_doi", A)),
            decision("12", "2026-04-01", row("chuan_hoa", A)),
        ],
        {
            A: [
                "2026-02-01 dang_ap_dung - +cho +pdg",
                "2026-03-01 dang_ap_dung - +cho +pdg",
                "2026-04-01 dang_ap_dung - +cho +pdg",
            ]
        },
    ),
    Case(
        "a baseline may say it",
        [baseline("2026-01-01", entry(A, phi_dia_gioi=True))],
        {A: ["2026-01-01 dang_ap_dung - +pdg"]},
    ),
    Case(
        "the flag holds until a row says false",
        [HT, FLAGGED, decision("11", "2026-03-01", row("sua_doi", A, phi_dia_gioi=False))],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 dang_ap_dung - +pdg",
                "2026-03-01 dang_ap_dung - +cho",
            ]
        },
    ),
    Case(
        "a row of the kind may say false",
        [HT, FLAGGED, decision("11", "2026-03-01", row("phi_dia_gioi", A, phi_dia_gioi=False))],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 dang_ap_dung - +pdg",
                "2026-03-01 dang_ap_dung -",
            ]
        },
    ),
    Case(
        "the flag ends with the key and does not come back with it",
        [
            HT,
            FLAGGED,
            decision("11", "2026-03-01", row("bai_bo", A)),
            decision("12", "2026-04-01", row("khoi_phuc", A)),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 dang_ap_dung - +pdg",
                "2026-03-01 bai_bo",
                "2026-04-01 dang_ap_dung -",
            ]
        },
    ),
    Case(
        "the flag shows through a temporary row that says nothing",
        [HT, FLAGGED, decision("11", "2026-03-01", row("sua_doi", A, den="2026-03-31"))],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 dang_ap_dung - +pdg",
                "2026-03-01 dang_ap_dung - +cho +tam +pdg",
                "2026-04-01 dang_ap_dung - +pdg",
            ]
        },
    ),
    Case(
        "a permanent row that says false is heard under a temporary one that says nothing",
        [
            HT,
            FLAGGED,
            decision("11", "2026-03-01", row("sua_doi", A, den="2026-03-31")),
            decision("12", "2026-03-10", row("phi_dia_gioi", A, phi_dia_gioi=False)),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 dang_ap_dung - +pdg",
                "2026-03-01 dang_ap_dung - +cho +tam +pdg",
                "2026-03-10 dang_ap_dung - +cho +tam",
                "2026-04-01 dang_ap_dung -",
            ]
        },
    ),
    Case(
        "a permanent end ends a temporary flag too",
        [
            HT,
            decision("10", "2026-02-01", row("phi_dia_gioi", A, den="2026-12-31")),
            decision("11", "2026-03-01", row("bai_bo", A)),
            decision("12", "2026-04-01", row("khoi_phuc", A)),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 dang_ap_dung - +pdg",
                "2026-03-01 bai_bo",
                "2026-04-01 dang_ap_dung -",
            ]
        },
    ),
    Case(
        "what a temporary row says of the flag ends with it",
        [
            HT,
            FLAGGED,
            decision("11", "2026-03-01", row("sua_doi", A, den="2026-03-31", phi_dia_gioi=False)),
            decision("12", "2026-03-10", row("phi_dia_gioi", A, den="2026-04-15")),
        ],
        {
            A: [
                "2026-01-01 dang_ap_dung -",
                "2026-02-01 dang_ap_dung - +pdg",
                "2026-03-01 dang_ap_dung - +cho +tam",
                "2026-03-10 dang_ap_dung - +cho +tam +pdg",
                "2026-04-01 dang_ap_dung - +pdg",
            ]
        },
    ),
)


@sentences(PHI_DIA_GIOI)
def test_phi_dia_gioi(case: Case) -> None:
    assert case.found == case.wanted
