"""The id of a notice follows what is visible and nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from generator.boards import board_on
from generator.catalog.ordering import dictionary_key
from generator.model.notice import ALPHABET, Answer, Facts, NoticeKind, ProcedureSheet, Size
from generator.model.record import Step
from generator.pipeline import Options, fold_tree
from generator.render.notices.identity import ClashError, Ledger, notice_id
from generator.render.notices.plan import set_sheet
from generator.render.notices.sheets import Sheets
from tests.notices.making import edition, posting, sheet_of, typesetter, words
from tests.notices.reading import printed, qr_codes
from tests.notices.test_sheets import every_field
from tests.unit.catalogs import DAY, ROOT, procedure, section, version

SHEET = sheet_of(procedure(section(version())))


def facts() -> ProcedureSheet:
    """A sheet with something in almost every field."""
    made = sheet_of(procedure(section(every_field("chữ")))).facts()
    assert isinstance(made, ProcedureSheet)
    return made


def test_an_id_has_eight_signs_that_nobody_mistakes() -> None:
    made = notice_id(NoticeKind.PROCEDURE, SHEET.facts())
    assert len(made) == 8
    assert set(made) <= set(ALPHABET)
    assert not set(ALPHABET) & set("0OQ1IL2Z5S8BGU")


def test_ids_of_sheets_on_walls_stay_what_they_are() -> None:
    """A change here makes every sheet in the province out of date."""
    said = ProcedureSheet(
        issuer="Tỉnh",
        code="1.004122",
        name="Cấp giấy phép",
        field="Tài nguyên nước",
        level="Cấp tỉnh",
        standing="Áp dụng từ 18/11/2025",
        decision="Quyết định 1949/QĐ-UBND",
        place=Answer(text="Trung tâm"),
        time=Answer(text="22 ngày làm việc"),
        fee=Answer(text="1.400.000 đồng", note="Nộp trực tuyến: 700.000 đồng"),
        result=Answer(text="Giấy phép"),
        applicants="Công dân",
        conditions="Không",
    )
    assert notice_id(NoticeKind.PROCEDURE, said) == "TKHE9PJR"


def changed(value: Any) -> Any:
    """Something else of the same shape."""
    if isinstance(value, str):
        return value + " khác"
    if isinstance(value, tuple):
        return (*value[:-1], changed(value[-1])) if value else ("khác",)
    if isinstance(value, msgspec.Struct):
        first = next(name for name in value.__struct_fields__ if isinstance(getattr(value, name), str))
        return replace(value, **{first: changed(getattr(value, first))})
    raise AssertionError(value)


@pytest.mark.parametrize("field", ProcedureSheet.__struct_fields__)
def test_every_printed_field_is_part_of_it(field: str) -> None:
    made = facts()
    other = replace(made, **{field: changed(getattr(made, field))})
    assert notice_id(NoticeKind.PROCEDURE, other) != notice_id(NoticeKind.PROCEDURE, made)


UNSEEN = ("\u200b", "\u2060", "\u00ad", "\u200d", "\u034f", "\ufe0f", "\ufeff", "\u202e", "\u2066")


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_nobody_sees_is_no_part_of_it(sign: str) -> None:
    plain = version(name="Cấp giấy phép", steps=(Step(text="Nộp hồ sơ"),))
    marked = version(name=f"Cấp gi{sign}ấy phép", steps=(Step(text=f"Nộp h{sign}ồ sơ"),))
    before, after = (sheet_of(procedure(section(it))) for it in (plain, marked))
    assert after.facts() == before.facts()
    assert (after.title, after.about) == (before.title, before.about)


@pytest.mark.parametrize("spaces", ["\t", "\u2003", "\u2009\u200a", " \t ", "\u202f"])
def test_a_space_is_a_space(spaces: str) -> None:
    """A tab has no width on paper: two words would be one."""
    before, after = (sheet_of(procedure(section(version(conditions=f"a{it}b")))) for it in (" ", spaces))
    assert after.facts() == before.facts()


def test_spaces_that_everybody_types_stay_as_they_are() -> None:
    """Sheets with two of them in a row may hang already."""
    said = sheet_of(procedure(section(version(conditions="a  b\nc")))).facts()
    assert isinstance(said, ProcedureSheet)
    assert said.conditions == "a  b\nc"


def test_what_nobody_sees_in_the_name_of_a_point_makes_no_clash() -> None:
    made = posting(procedure(section(version())))
    (point,) = made.points
    marked = replace(made, points=(replace(point, name=point.name.replace(" ", "\u200b ")),))
    before, after = (list(Sheets(it, words()).covers()) for it in (made, marked))
    assert [(it.facts(), it.about) for it in after] == [(it.facts(), it.about) for it in before]


def test_the_kind_is_part_of_it() -> None:
    assert notice_id(NoticeKind.LIST, facts()) != notice_id(NoticeKind.PROCEDURE, facts())


def test_a_field_added_later_changes_no_sheet_that_does_not_use_it() -> None:
    class Later(ProcedureSheet, frozen=True, kw_only=True):
        added: str = ""

    said: Facts = facts()
    later = msgspec.convert(msgspec.to_builtins(said), Later)
    assert notice_id(NoticeKind.PROCEDURE, later) == notice_id(NoticeKind.PROCEDURE, said)


def test_words_that_no_sheet_prints_change_no_id(tmp_path: Path) -> None:
    """Entries come by their plain names, so that a list would change its order with them."""
    options = Options(root=ROOT, as_of=DAY, out=tmp_path, use_cache=False)
    folded = fold_tree(options)
    plains = {code: replace(it, name=f"Tên {code[::-1]}", summary="Khác") for code, it in folded.corpus.plains.items()}
    assert plains
    other = replace(folded, corpus=replace(folded.corpus, plains=plains))
    before, after = (board_on(it, options, DAY).sheets for it in (folded, other))
    assert [after.id_of(it) for it in after.all()] == [before.id_of(it) for it in before.all()]
    groups = [group for it in after.lists() for group in msgspec.to_builtins(it.facts())["groups"]]
    names = [[row["name"] for row in group["rows"]] for group in groups]
    assert max(map(len, names)) > 20
    assert names == [sorted(them, key=dictionary_key) for them in names]


def issued() -> tuple[str, Ledger]:
    """The id of the sheet, and the ledger in which it stands."""
    made = notice_id(SHEET.kind, SHEET.facts())
    return made, Ledger({made: SHEET.about})


@pytest.mark.parametrize("size", [Size.A4, Size.A3])
@pytest.mark.parametrize("day", [None, date(2025, 11, 28)])
def test_an_issued_sheet_bears_its_id_on_every_page_size_and_day(size: Size, day: date | None) -> None:
    made, ledger = issued()
    pdf = set_sheet(SHEET, "procedure", size, typesetter(), edition(day), ledger)
    pages = printed(pdf)
    assert [f"{made[:4]} {made[4:]}" in page for page in pages] == [True] * len(pages)
    assert qr_codes(pdf) == [f"https://tthc.example/n/{made}/"]
    assert f"tthc.example/n/{made}" in pages[0].replace("\u200b", "")
    assert "NHÁP" not in "".join(pages)
    assert ("in ngày 28/11/2025" in pages[0]) is (day is not None)


def test_a_sheet_that_was_not_issued_is_a_draft() -> None:
    pdf = set_sheet(SHEET, "procedure", Size.A4, typesetter(), edition(), Ledger({"AAAA3333": SHEET.about}))
    pages = printed(pdf)
    assert ["BẢN NHÁP" in page for page in pages] == [True] * len(pages)
    assert qr_codes(pdf) == ["https://tthc.example/thu-tuc/tt/1.004122/"]


def test_a_slip_bears_the_id_of_its_procedure() -> None:
    made, ledger = issued()
    assert qr_codes(set_sheet(SHEET, "slip", Size.A5, typesetter(), edition(), ledger)) == [
        f"https://tthc.example/n/{made}/"
    ]


def test_two_notices_with_one_id_are_an_error() -> None:
    made, _ = issued()
    with pytest.raises(ClashError):
        set_sheet(SHEET, "procedure", Size.A4, typesetter(), edition(), Ledger({made: "thu_tuc/1.000001/xa"}))
