"""The shipped procedures say of themselves how complete they are, and mean it."""

import re
from pathlib import Path

from generator.load.document import parse

ROOT = Path(__file__).parents[2]


def test_full_records_leave_no_paper_out() -> None:
    full = 0
    for path in (ROOT / "procedures").glob("*/*.yml"):
        node = parse(path.name, path.read_bytes(), lambda _: None)
        if not isinstance(node, dict) or node.get("muc_day_du") != "day_du":
            continue
        full += 1
        doubts = node.get("can_kiem_tra")
        for doubt in doubts if isinstance(doubts, list) else ():
            assert isinstance(doubt, dict)
            left_out = re.search(r"[Tt]rang chỉ ghi (?:giấy|\w+ trường hợp)", str(doubt["ly_do"]))
            assert doubt["truong"] != "ho_so" or left_out is None, path.name
    assert full >= 40
