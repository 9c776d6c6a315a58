"""The shipped procedures say of themselves how complete they are and what is doubtful, and mean it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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



COUNTERS_OF_POLICE = {"1.014061", "1.014063", "1.014064"}
"""What the police handle and the commune's one-stop counter takes, too: the national record names it."""


def records() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each shipped procedure: its text, and what it says."""
    for path in (ROOT / "procedures").glob("*/*.yml"):
        node = parse(path.name, path.read_bytes(), lambda _: None)
        assert isinstance(node, dict), path
        yield path.read_text("utf-8"), node


def doubts_of(node: dict[str, Any]) -> list[tuple[str, str]]:
    """The part that is doubtful, and why."""
    return [(doubt["truong"].partition(".")[0], doubt["ly_do"]) for doubt in node.get("can_kiem_tra", ())]


def test_full_records_leave_no_paper_out() -> None:
    full, doubted = 0, set()
    for _, node in records():
        if node.get("muc_day_du") != "day_du":
            continue
        full += 1
        if any(part == "ho_so" for part, _ in doubts_of(node)):
            doubted.add(node["ma"])
    assert doubted == ALLOWED.keys(), "read the record beside its source: is it full?"
    assert full >= 40


def test_what_is_doubtful_is_told_to_readers_and_not_in_a_comment() -> None:
    for text, node in records():
        head = [line for line in text.splitlines() if line.startswith("#")]
        assert not [line for line in head if re.search("soát|giả định|chưa chắc", line, re.IGNORECASE)], node["ma"]


def test_what_the_police_handle_is_handed_in_where_the_record_says() -> None:
    counters = set()
    for _, node in records():
        agencies = node.get("co_quan", {}).get("giai_quyet", ())
        agencies = [agencies] if isinstance(agencies, str) else agencies
        if any("ttpvhcc" in place for place in node.get("noi_tiep_nhan", ())) and agencies:
            counters |= {node["ma"]} if all(it.startswith("cong-an") for it in agencies) else set()
    assert counters == COUNTERS_OF_POLICE


def test_the_about_page_counts_what_the_sample_data_assume() -> None:
    about = (ROOT / "site_data/pages/gioi-thieu.md").read_text("utf-8")
    texts = list(records())
    newer = sum(any("sau ngày 28/11/2025" in why for _, why in doubts_of(node)) for _, node in texts)
    by_level = sum("nơi tiếp nhận ghi theo cấp giải quyết" in text for text, _ in texts)
    assert f"Bản ghi quốc gia của {newer} thủ tục mẫu dẫn căn cứ ban hành" in about
    assert f"Nơi tiếp nhận của {by_level} thủ tục mẫu ghi theo cấp giải quyết" in about
