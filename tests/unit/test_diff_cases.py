"""Golden cases: a folder with what a change makes of the clean example, and how it is told, as Markdown and as JSON."""

import json
import shutil
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from generator.cli import app
from generator.comparison import View, compare
from generator.diagnostics.messages_vi.changes import KINDS
from generator.model.comparison import Comparison
from generator.pipeline import Options, fold_tree
from generator.render.differences.data import as_json, schema
from generator.render.differences.markdown import as_markdown
from generator.render.differences.text import as_text
from tests.unit.compiling import AS_OF, TESTS, lay_example

CASES = sorted(folder for folder in (TESTS / "diff").iterdir() if folder.is_dir())


def compared(before: Path, after: Path) -> Comparison:
    """Two folders, as two revisions of one would be."""
    sides = [
        (Options(root=root, as_of=AS_OF, out=root / "site", use_cache=False), name)
        for root, name in ((before, "truoc"), (after, "sau"))
    ]
    views = [View(name, fold_tree(options), AS_OF) for options, name in sides]
    assert [view.folded.has_errors for view in views] == [False, False]
    return compare(views[0], views[1], sides[1][0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    shutil.copytree(case / "sau", after, dirs_exist_ok=True)
    comparison = compared(before, after)
    assert as_markdown(comparison) == (case / "expected.md").read_text("utf-8")
    assert as_json(comparison) + "\n" == (case / "expected.json").read_text("utf-8")
    jsonschema.validate(json.loads(as_json(comparison)), schema())
    # The way back tells of the same procedures, and nothing of it is told twice.
    back = compared(after, before)
    assert {it.change.code for it in back.changes} == {it.change.code for it in comparison.changes}
    assert (back.pages_new, back.pages_gone) == (comparison.pages_gone, comparison.pages_new)
    for colour in (False, True):
        told = as_text(comparison, colour=colour)
        assert all(it.change.code in told for it in comparison.changes)
        assert ("\x1b" in told) <= colour


def test_the_same_tree_twice_is_quiet(tmp_path: Path) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    comparison = compared(before, after)
    assert comparison.is_quiet
    assert "Không có gì thay đổi với người dân." in as_text(comparison, colour=False)
    assert "<details>" not in as_markdown(comparison)


AHEAD = """so: 2600/QĐ-UBND
ngay_ky: 2025-11-30
co_quan: ct-ubnd-tinh
trich_yeu: Về việc công bố danh mục thủ tục hành chính
hieu_luc:
  tu: 2026-03-01
muc:
"""
ROW = """  - stt: "{stt}"
    loai: {kind}
    ma: {code}
    cap:
      - {level}
    linh_vuc: ho-tich
    ten: Thủ tục đăng ký khai sinh
    tu: {day}
    can_cu:
      - so: 136/2025/NĐ-CP
"""
POSTED = ("bai_bo", "1.012501", "tinh")
REPEALED = ("bai_bo", "1.001193", "xa")
NEW = ("moi", "1.999001", "tinh")


def lay_ahead(root: Path, *rows: tuple[tuple[str, str, str], str]) -> None:
    """A decision of which each row takes effect on a day of its own."""
    text = AHEAD
    for stt, ((kind, code, level), day) in enumerate(rows, start=1):
        text += ROW.format(stt=stt, kind=kind, code=code, level=level, day=day)
    (root / "site_data/decisions/2025/2600-QD-UBND.yml").write_text(text, "utf-8")


def test_a_day_to_come_names_the_sheets_of_what_the_change_adds_alone(tmp_path: Path) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    for root in (before, after):
        # On this day both change 1.012501, whose sheet is replaced whether the change is merged or not.
        shutil.copytree(TESTS / "diff/sap-co-hieu-luc/sau", root, dirs_exist_ok=True)
    lay_ahead(after, (NEW, "2026-03-01"))
    comparison = compared(before, after)
    (due,) = comparison.coming_notices
    sheets = [sheet for group in due.groups for pair in group.replace for sheet in pair]
    sheets += [sheet for group in due.groups for sheet in (*group.take_down, *group.put_up)]
    assert due.day == date(2026, 3, 1)
    assert sheets
    assert "1.012501" not in {sheet.what.code for sheet in sheets}
    # Nothing is to be done today, nor for what is no longer to come.
    assert not comparison.notices
    assert not compared(after, before).coming_notices


def test_of_many_days_to_come_the_first_are_listed_and_the_others_named(tmp_path: Path) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    others = [("moi", f"1.99910{number}", "tinh") for number in range(3)]
    days = ["2026-03-01", "2026-03-02", "2026-04-01", "2026-05-01", "2026-06-01"]
    lay_ahead(after, *zip([POSTED, REPEALED, *others], days, strict=True))
    comparison = compared(before, after)
    assert [due.day.isoformat() for due in comparison.coming_notices] == days[:3]
    assert [day.isoformat() for day in comparison.coming_unlisted] == days[3:]
    left = "Tờ niêm yết của ngày 01/05/2026, 01/06/2026 không kê ở đây; xem: niemyet notices changes"
    for told in (as_markdown(comparison), as_text(comparison, colour=False)):
        assert left in told
        assert "01/03/2026: tờ niêm yết phải gỡ, thay, dán ở 1 điểm" in told
        # No commune has a posting point here.
        assert "02/03/2026: không tờ niêm yết nào phải gỡ, thay, dán" in told
    shaped = json.loads(as_json(comparison))
    assert shaped["niem_yet_chua_ke"] == days[3:]
    jsonschema.validate(shaped, schema())


def test_a_day_to_come_says_what_the_notices_of_its_decision_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    shutil.copytree(TESTS / "diff/sap-co-hieu-luc/sau", after, dirs_exist_ok=True)
    shaped = json.loads(as_json(compared(before, after)))
    words = ["notices", "changes", "--decision", "2025/2500-QD-UBND", "--format", "json", "--root", str(after)]
    assert app.run([*words, "--as-of", AS_OF.isoformat()]) == 0
    printed = capsys.readouterr().out
    (day,) = shaped["niem_yet_sap_toi"]
    ids = [to["ma_to"] for group in day["niem_yet"] for pair in group["thay"] for to in (pair["cu"], pair["moi"])]
    assert len(ids) == 4
    assert all(id in printed for id in ids)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("chuan_hoa", "1.012501", "tinh"), "chuan_hoa"),
        (("bai_bo_noi_dung", "1.012501", "tinh"), "bai_bo_noi_dung"),
        (("sua_doi", "1.012501", "tinh"), "sua_doi"),
        (("phi_dia_gioi", "1.012501", "tinh"), "phi_dia_gioi"),
        (("khoi_phuc", "1.012501", "tinh"), "khoi_phuc"),
        (("moi", "1.999001", "tinh"), "moi"),
        (("chuan_hoa", "1.999001", "tinh"), "chuan_hoa"),
        (POSTED, "bai_bo"),
    ],
)
def test_a_change_is_told_as_its_row_says(tmp_path: Path, asked: tuple[str, str, str], told: str) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    lay_ahead(after, (asked, AS_OF.isoformat()))
    parts = "    bo_phan:\n      - thoi_han\n" if asked[0] in ("sua_doi", "bai_bo_noi_dung") else ""
    decision = after / "site_data/decisions/2025/2600-QD-UBND.yml"
    decision.write_text(decision.read_text("utf-8") + parts, "utf-8")
    comparison = compared(before, after)
    assert [(it.change.kind, it.change.code) for it in comparison.changes] == [(told, asked[1])]
    (change,) = (it.change for it in comparison.changes)
    assert (change.day, change.source and change.source.number) == (AS_OF, "2600/QĐ-UBND")
    for shown in (as_markdown(comparison), as_text(comparison, colour=False)):
        assert f"{KINDS[told][0].lower()}{KINDS[told][1:]}" in shown


def test_what_a_flag_and_a_new_text_change_together_is_told_as_the_text(tmp_path: Path) -> None:
    before, after = lay_example(tmp_path / "truoc"), lay_example(tmp_path / "sau")
    asked = ("chuan_hoa", "1.012501", "tinh"), ("phi_dia_gioi", "1.012501", "tinh")
    lay_ahead(after, *((one, AS_OF.isoformat()) for one in asked))
    assert [it.change.kind for it in compared(before, after).changes] == ["chuan_hoa"]
