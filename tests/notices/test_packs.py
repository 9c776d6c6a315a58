"""Packs: one file for a board, tagged like its sheets, shared by points that post the same, joined only when needed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from generator.catalog.postings import required
from generator.model.catalog import Catalog, PointPage
from generator.model.output import OutputKind, PlannedFile
from generator.model.scalars import PointKind
from generator.render.notices import packs
from generator.render.notices.packs import offered_pack, plan_packs
from generator.render.notices.sheets import Sheets
from generator.render.packs import joined
from generator.store.kept import kept
from tests.notices.making import pdf_of, posting, sheet_of, words
from tests.notices.reading import printed, spoken
from tests.notices.test_pdf import SHEET
from tests.notices.test_plan import FIRST, SECOND
from tests.unit.catalogs import entry

TITLE = "Bộ tờ niêm yết: Trung tâm"


@pytest.fixture(scope="module")
def sheets() -> list[bytes]:
    return [pdf_of(sheet) for sheet in (SHEET, sheet_of(SECOND), SHEET)]


@pytest.fixture(scope="module")
def pack(sheets: list[bytes]) -> bytes:
    return joined(sheets, TITLE)


def test_a_pack_reads_aloud_like_its_sheets_one_after_the_other(sheets: list[bytes], pack: bytes) -> None:
    assert spoken(pack) == "".join(spoken(sheet) for sheet in sheets)
    assert printed(pack) == [page for sheet in sheets for page in printed(sheet)]
    assert joined(sheets, TITLE) == pack


def test_a_pack_says_what_it_is_and_has_a_bookmark_for_each_sheet(pack: bytes) -> None:
    with pikepdf.open(BytesIO(pack)) as opened:
        with opened.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["dc:title"]) == ("1", TITLE)
        assert str(opened.Root.Lang) == "vi"
        assert opened.Root.MarkInfo.Marked is True
        with opened.open_outline() as outline:
            assert ["1.004122" in mark.title for mark in outline.root] == [True, False, True]
        assert opened.check_pdf_syntax() == []


def elements(node: Any) -> Iterator[Any]:
    """All elements of a structure tree."""
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from elements(kid.K)


def test_pages_and_cells_find_their_own(pack: bytes) -> None:
    with pikepdf.open(BytesIO(pack)) as opened:
        root = opened.Root.StructTreeRoot
        numbers = [int(number) for number in list(root.ParentTree.Nums)[::2]]
        assert numbers == sorted(set(numbers))
        assert {int(page.StructParents) for page in opened.pages} <= set(numbers)
        every = list(elements(root.K))
        ids = [bytes(it.ID) for it in every if "/ID" in it]
        assert ids
        assert len(ids) == len(set(ids))
        named = {bytes(name) for name in list(root.IDTree.Kids[0].Names)[::2]}
        assert named == set(ids)
        attributes = [it.A for it in every if "/A" in it]
        listed = [one for a in attributes for one in (a if isinstance(a, pikepdf.Array) else [a])]
        heads = {bytes(head) for one in listed for head in one.get("/Headers", [])}
        assert heads
        assert heads <= named


def counter(*differing: PointPage) -> Catalog:
    """A catalogue with two points of one kind and what else there is."""
    made = posting(FIRST, SECOND)
    first = made.points[0]
    second = replace(first, id="tan-giang", url="niem-yet/tan-giang/", name="Trung tâm Tân Giang")
    points = (first, second, *differing)
    return replace(made, points=points, required=required(made.procedures, points))


def planned(catalog: Catalog, made: list[str]) -> list[PlannedFile]:
    """The packs of a catalogue; `made` hears of every sheet that is set."""

    def sheet(path: str, inputs: bytes) -> PlannedFile:
        def make() -> bytes:
            made.append(path)
            return b"%PDF"

        return PlannedFile(path, OutputKind.NOTICES, inputs, make)

    every = Sheets(catalog, words())
    files = [sheet(f"niem-yet/pdf/{it.name}-a4.pdf", it.inputs) for it in every.all()]
    return plan_packs(catalog, every, files)


def own_point(catalog: Catalog) -> PointPage:
    """A point that does not receive the second procedure."""
    return replace(catalog.points[0], id="le", url="niem-yet/le/", name="Điểm lẻ", without=(entry(SECOND),), count=1)


def test_points_with_the_same_sheets_share_one_pack() -> None:
    catalog = counter(own_point(posting(FIRST, SECOND)))
    assert [it.path for it in planned(catalog, [])] == ["niem-yet/pdf/bo-cap-xa-a4.pdf", "niem-yet/pdf/bo-le-a4.pdf"]
    offered = {point.id: offered_pack(point, catalog.required[point.id]) for point in catalog.points}
    assert offered["thuc-phan"] == offered["tan-giang"] == "niem-yet/pdf/bo-cap-xa-a4.pdf"
    assert offered["le"] == "niem-yet/pdf/bo-le-a4.pdf"


def test_a_board_of_a_thousand_sheets_is_not_offered() -> None:
    point = counter().points[0]
    hanging = counter().required[point.id]
    assert offered_pack(point, hanging)
    assert offered_pack(point, hanging * 100) == ""
    assert offered_pack(point, hanging[:2]) == ""


def test_an_unchanged_pack_makes_no_sheet_and_joins_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    joins: list[list[bytes]] = []

    def join(files: list[bytes], _: str) -> bytes:
        joins.append(files)
        return b"%PDF pack"

    monkeypatch.setattr(packs, "_joined", join)
    made: list[str] = []
    for _ in range(2):
        (pack,) = kept(planned(counter(), made), tmp_path)
        assert pack.make() == b"%PDF pack"
    assert len(joins) == 1
    assert made == [f"niem-yet/pdf/{name}-a4.pdf" for name in ("danh-muc-cap-xa", "1.004122-tinh", "1.000002-tinh")]


def test_a_changed_sheet_makes_another_pack() -> None:
    one = planned(counter(), [])[0].inputs
    short = replace(FIRST, sections=(replace(FIRST.sections[0], handled_by=("Sở khác",)),))
    made = replace(posting(short, SECOND), points=counter().points)
    changed = replace(made, required=required(made.procedures, made.points))
    assert planned(changed, [])[0].inputs != one
    assert planned(counter(), [])[0].inputs == one


def test_a_point_without_its_kinds_list_is_of_its_own() -> None:
    point = replace(posting(FIRST).points[0], kind=PointKind.PROVINCE_CENTRE, shared=None, also=(entry(FIRST),))
    catalog = posting(FIRST)
    made = replace(catalog, points=(point,), required=required(catalog.procedures, (point,)))
    assert [it.path for it in planned(made, [])] == ["niem-yet/pdf/bo-thuc-phan-a4.pdf"]
