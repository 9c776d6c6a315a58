"""The shipped procedures say of themselves how complete they are, and mean it."""

from pathlib import Path

from generator.load.document import parse

ROOT = Path(__file__).parents[2]
ALLOWED = {
    "3.000527": "one original and one copy of each paper, as printed",
    "2.002764": "one original and one copy, as printed",
    "2.001159": "nothing has to be handed in: the cell tells how to report",
    "1.012786": "the copies of each case as printed for it",
    "1.012812": "one original and one copy of each paper, as printed",
    "1.013831": "one original and one copy of each paper, as printed",
    "1.013947": "the number of a form and that of its originals, printed without a space, are told apart",
    "3.000348": "the name of the form as printed",
    "2.000635": "an electronic form has no copies",
    "2.000986": "a paper household book has not been valid since 2023",
    "1.011471": "one original and one copy of each paper, as printed",
    "1.013138": "one original, as printed",
}
"""Full records with a doubt about their papers that leaves none of them out: each was read beside its source."""


def test_full_records_leave_no_paper_out() -> None:
    full, doubted = 0, set()
    for path in (ROOT / "procedures").glob("*/*.yml"):
        node = parse(path.name, path.read_bytes(), lambda _: None)
        if not isinstance(node, dict) or node.get("muc_day_du") != "day_du":
            continue
        full += 1
        doubts = node.get("can_kiem_tra")
        for doubt in doubts if isinstance(doubts, list) else ():
            assert isinstance(doubt, dict)
            if str(doubt["truong"]).partition(".")[0] == "ho_so":
                doubted.add(str(node["ma"]))
    assert doubted == ALLOWED.keys(), "read the record beside its source: is it full?"
    assert full >= 40
