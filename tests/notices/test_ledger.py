"""The ledger: lines there and back, what each sheet keeps of itself, and the state of sheets that were issued."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import fields, replace

from generator.boards import board_on
from generator.decode.ledger import HEAD, decode_ledger, encode_rows, enter
from generator.diagnostics.problem import Problem
from generator.model.catalog import Catalog, Section
from generator.model.ledger import ADDED, LedgerFile, LedgerRow, Part
from generator.model.notice import NoticeKind, ProcedureSheet
from generator.model.record import Quantity, TimeLimit
from generator.model.register import Action, Effect, State
from generator.model.scalars import Level, Unit
from generator.pipeline import Options, fold_tree
from generator.render.notices.desk import Desk
from generator.render.notices.parts import OF_PROCEDURES, STANDING, Difference, differences, ledger_row, parts_of
from generator.render.notices.sheets import Sheets
from generator.render.notices.status import Standing, Verdict
from tests.notices.making import posting, sheet_of, words
from tests.unit.catalogs import DAY, ROOT, happening, procedure, section, version

FILE = "site_data/notices/ledger/2025-11.csv"
ROW = LedgerRow(
    id="3C4DX9TA",
    kind=NoticeKind.PROCEDURE,
    code="1.004122",
    levels=(Level.PROVINCE, Level.COMMUNE),
    title='Tên có "nháy", dấu phẩy\nvà xuống dòng',
    since=date(2025, 11, 18),
    decision="2025/1949-QD-UBND",
    issued=DAY,
    parts={"thoi_han": Part("abc", "22 ngày"), "ho_so": Part("def")},
)
LIST = LedgerRow(id="9C6WT4RA", kind=NoticeKind.LIST, place="diem/thuc-phan", title="Danh sách", issued=DAY)


def read(text: str) -> tuple[list[LedgerRow], list[Problem]]:
    problems: list[Problem] = []
    made = decode_ledger(FILE, text.encode(), problems.append)
    return list(made.items) if made is not None else [], problems


def test_lines_go_there_and_back() -> None:
    rows, problems = read(HEAD + encode_rows([ROW, LIST]))
    assert problems == []
    assert [replace(row, file="", line=0) for row in rows] == [ROW, LIST]
    assert [row.line for row in rows] == [2, 4]  # a name may hold an end of line
    assert ROW.subject == "thu_tuc/1.004122/tinh+xa"
    assert LIST.subject == "danh_muc/diem/thuc-phan"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_git_merges_is_read_once(ends: str) -> None:
    text = HEAD + encode_rows([LIST]) + HEAD + encode_rows([LIST])
    rows, problems = read(text.replace("\n", ends))
    ledger: dict[str, LedgerRow] = {}
    for row in rows:
        enter(ledger, decode(row), problems.append)
    assert problems == []
    assert list(ledger) == [LIST.id]


def decode(*rows: LedgerRow) -> LedgerFile:
    made = decode_ledger(FILE, (HEAD + encode_rows(rows)).encode(), lambda problem: None)
    assert made is not None
    return made


def test_a_sheet_issued_twice_counts_from_its_first_day() -> None:
    ledger: dict[str, LedgerRow] = {}
    for day in (date(2025, 12, 1), date(2025, 11, 20), date(2025, 12, 2)):
        enter(ledger, decode(replace(LIST, issued=day)), lambda problem: pytest.fail(problem.code))
    assert ledger[LIST.id].issued == date(2025, 11, 20)


BAD = {
    "so_cot": "3C4DX9TA,thu_tuc,1.004122",
    "gia_tri": encode_rows([ROW]).replace("thu_tuc", "to_roi"),
    "loai": encode_rows([replace(ROW, levels=())]),
    "ma_to": encode_rows([replace(ROW, id="3C4DX9TO")]),
    "dau_nhay": '3C4DX9TA,"thu_tuc,1.004122',
}


@pytest.mark.parametrize("why", BAD)
def test_a_bad_line_is_one_problem_at_its_line(why: str) -> None:
    rows, problems = read(HEAD + encode_rows([LIST]) + BAD[why])
    assert [row.id for row in rows] == [LIST.id]
    assert [(problem.code, problem.at.line, problem.params["vi_sao"]) for problem in problems] == [("TT702", 3, why)]


def test_one_sheet_under_two_keys_is_no_clash() -> None:
    """A posting point or a field may get another key: what the sheet says is the same."""
    problems: list[Problem] = []
    ledger: dict[str, LedgerRow] = {}
    enter(ledger, decode(LIST, replace(LIST, place="diem/xa-thuc-phan")), problems.append)
    assert problems == []
    enter(ledger, decode(replace(LIST, place="diem/xa-thuc-phan", parts={"so_luong": Part("abc")})), problems.append)
    enter(ledger, decode(replace(LIST, place="diem/khac", title="Khác")), problems.append)
    assert [problem.code for problem in problems] == ["TT703", "TT703"]


# --- what a sheet keeps of itself ---------------------------------------------------------------------------------


def test_every_fact_of_a_procedure_belongs_to_one_part() -> None:
    named = [name for names in OF_PROCEDURES.values() for name in names]
    assert sorted(named) == sorted(field.name for field in fields(ProcedureSheet))


def limit(days: int) -> TimeLimit:
    return TimeLimit(statutory=Quantity(number=Decimal(days), unit=Unit.WORKING_DAY))


def test_what_differs_is_told_part_by_part_with_the_words_where_they_are_few() -> None:
    before = sheet_of(procedure(section(version(limits=(limit(24),), conditions="x" * 300)))).facts()
    after = sheet_of(procedure(section(version(limits=(limit(22),), conditions="y" * 300)))).facts()
    assert differences(parts_of(before), parts_of(before)) == ()
    assert differences(parts_of(before), parts_of(after)) == (
        Difference("thoi_han", "24 ngày làm việc", "22 ngày làm việc"),
        Difference("dieu_kien", "", ""),
    )
    assert STANDING in parts_of(after)


# --- the state of what was issued -----------------------------------------------------------------------------------


def verdicts(made: Catalog, *rows: LedgerRow) -> list[Verdict]:
    shown = replace(made, ledger={row.id: row for row in rows})
    return [issued.verdict() for issued in Desk(shown, Sheets(shown, words()), {}).all()]


def test_a_sheet_holds_while_another_key_says_the_same() -> None:
    made = posting(procedure(section(version())))
    (cover,) = Sheets(made, words()).covers()
    row = ledger_row(cover, DAY, DAY)
    other = replace(made, points=(replace(made.points[0], id="xa-thuc-phan"),))
    renamed = replace(other, points=(replace(other.points[0], name="Tên khác"),))
    assert [it.standing for it in verdicts(other, row)] == [Standing.VALID]
    assert [it.standing for it in verdicts(renamed, row)] == [Standing.GONE]


def row_of(made: Catalog) -> LedgerRow:
    (sheet,) = Sheets(made, words()).procedures()
    return ledger_row(sheet, DAY, DAY)


def test_a_line_from_before_a_part_was_kept_is_no_other_sheet() -> None:
    """The names at the head of covers and lists were not kept once: the same sheet issued anew is no clash."""
    (cover,) = Sheets(posting(procedure(section(version()))), words()).covers()
    row = replace(ledger_row(cover, DAY, DAY), place="khac")
    before = {name: part for name, part in row.parts.items() if name not in ADDED}
    assert row.parts.keys() - before.keys() == {"dau_to", "ten_to"}
    assert ledger_row(cover, DAY, DAY).says_the_same(replace(row, parts=before))
    assert not row.says_the_same(replace(row, place="nua", parts=before | {"dau_to": Part("khác")}))


def test_only_the_decision_is_said_to_differ_where_that_is_known() -> None:
    made = posting(procedure(section(version())))
    row = replace(row_of(made), decision="2024/1-QD-UBND")
    (same,) = verdicts(made, replace(row, id="3C4DX9TA"))
    assert same.sheets[0].only_decision
    (reworded,) = verdicts(made, replace(row_of(made), id="3C4DX9TA"))
    assert (reworded.differences, reworded.sheets[0].only_decision) == ((), False)
    (page,) = made.procedures
    warns = posting(replace(page, sample=True))
    before = {name: part for name, part in row.parts.items() if name not in ADDED}
    for today in (warns, made):
        (unknown,) = verdicts(today, replace(row, id="3C4DX9TA", parts=before))
        assert (unknown.differences, unknown.sheets[0].only_decision) == ((), False)


def test_a_sheet_holds_while_it_would_be_printed_again() -> None:
    old = posting(procedure(section(version(limits=(limit(24),)))))
    new = posting(procedure(section(version(limits=(limit(22),)))))
    row = row_of(old)
    assert [it.standing for it in verdicts(old, row)] == [Standing.VALID]
    (replaced,) = verdicts(new, row)
    assert replaced.standing is Standing.REPLACED
    assert replaced.id == row_of(new).id
    assert [it.part for it in replaced.differences] == ["thoi_han"]


PROVINCE, COMMUNE = (Level.PROVINCE,), (Level.COMMUNE,)
BOTH = PROVINCE + COMMUNE


def text_at(levels: tuple[Level, ...], days: int) -> Section:
    """A text of some levels with its limit."""
    return section(version(levels=levels, limits=(limit(days),)), levels=levels)


SHARED = posting(procedure(text_at(BOTH, 10)))
PARTED = posting(procedure(text_at(PROVINCE, 10), text_at(COMMUNE, 7)))


def told(verdict: Verdict) -> list[tuple[tuple[Level, ...], list[str]]]:
    """The sheets of a verdict by their levels, with the parts that differ."""
    return [(it.levels, [one.part for one in it.differences]) for it in verdict.sheets]


def test_a_sheet_is_made_once_however_it_is_asked_for() -> None:
    sheets = Sheets(PARTED, words())
    (page,) = PARTED.procedures
    every = list(sheets.procedures())
    asked = sheets.of_code(page.code)
    assert [mine is its for mine, (_, its) in zip(every, asked, strict=True)] == [True, True]
    assert [sheets.find(sheet.subject) is sheet for sheet in every] == [True, True]


def test_levels_that_have_come_to_differ_have_each_its_sheet() -> None:
    (verdict,) = verdicts(PARTED, row_of(SHARED))
    assert verdict.standing is Standing.REPLACED
    assert told(verdict) == [(PROVINCE, []), (COMMUNE, ["thoi_han"])]
    (joined,) = verdicts(SHARED, ledger_row(next(Sheets(PARTED, words()).procedures()), DAY, DAY))
    assert told(joined) == [(BOTH, [])]


def test_a_level_that_is_gone_is_a_difference() -> None:
    (verdict,) = verdicts(posting(procedure(text_at(PROVINCE, 10))), row_of(SHARED))
    assert told(verdict) == [(PROVINCE, ["cap"])]


@pytest.mark.parametrize(("later", "differs"), [(PARTED, []), (posting(procedure(text_at(PROVINCE, 10))), ["cap"])])
def test_a_sheet_to_come_differs_in_its_levels_only_where_one_goes(later: Catalog, differs: list[str]) -> None:
    day = date(2030, 1, 1)
    row = ledger_row(next(Sheets(later, words()).procedures()), day, DAY)
    today = replace(SHARED, ledger={row.id: row})
    (issued,) = Desk(today, Sheets(today, words()), {day: Sheets(later, words())}).all()
    verdict = issued.verdict()
    assert verdict.standing is Standing.UPCOMING
    assert told(verdict) == [(BOTH, differs)]


def test_a_sheet_that_holds_says_what_is_decided_already() -> None:
    day = date(2030, 1, 1)
    ends = happening(day, action=Action.REPEAL, effect=Effect.END, state=State.REPEALED, levels=BOTH)
    elsewhere = happening(date(2029, 1, 1), action=Action.AMEND, levels=(Level.MINISTRY,))
    made = posting(procedure(text_at(PROVINCE, 10), upcoming=(elsewhere, ends)))
    (verdict,) = verdicts(made, row_of(made))
    change = verdict.next_change
    assert change is not None
    assert (verdict.standing, change.until, change.day) == (Standing.VALID, date(2029, 12, 31), day)
    assert [(it.state, it.levels) for it in change.happenings] == [(State.REPEALED, PROVINCE)]
    assert not change.fees
    (calm,) = verdicts(SHARED, row_of(SHARED))
    assert calm.next_change is None


def test_a_fee_with_days_of_its_own_ends_a_sheet_too() -> None:
    text = text_at(PROVINCE, 10)
    assert text.head is not None
    days = replace(text.head.outline, fee_days=(date(2025, 1, 1), date(2026, 7, 1)))
    made = posting(procedure(replace(text, head=replace(text.head, outline=days))))
    (verdict,) = verdicts(made, row_of(made))
    change = verdict.next_change
    assert change is not None
    assert (change.until, change.fees, change.happenings) == (date(2026, 6, 30), True, ())


def test_the_samples_on_the_wall_still_hold(tmp_path: Path) -> None:
    """A changed word, field or form of a fact makes every sheet in the province stale: not by accident."""
    day = date(2025, 11, 28)
    options = Options(root=ROOT, as_of=day, out=tmp_path, use_cache=False)
    board = board_on(fold_tree(options), options, day)
    told = {issued.row.id: issued.verdict().standing for issued in Desk(board.catalog, board.sheets, {}).all()}
    assert {id for id, it in told.items() if it is Standing.VALID} == {"PVV774XV", "VFDEHW34", "6C7FMEV7"}


def test_a_sheet_of_what_nobody_knows_any_more_is_not_to_be_followed() -> None:
    row = row_of(posting(procedure(section(version()))))
    (gone,) = verdicts(posting(), row)
    assert gone.standing is Standing.GONE
