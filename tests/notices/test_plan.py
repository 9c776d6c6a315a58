"""A file is planned for every sheet, and made again only when something it prints has changed."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from generator.model.catalog import Catalog
from generator.model.notice import NoticeKind, Size
from generator.model.output import OutputKind
from generator.model.record import Fee
from generator.model.register import State
from generator.model.scalars import Completeness, Level, PointKind
from generator.render.notices.identity import Ledger, notice_id
from generator.render.notices.plan import Edition, plan_notices
from tests.notices.making import edition, posting, sheets_of, typesetter, words
from tests.unit.catalogs import happening, procedure, section, version

RECEIVED = (PointKind.COMMUNE_CENTRE,)
FIRST = procedure(section(version(conditions="Một", received_at=RECEIVED)))
SECOND = procedure(
    section(version(code="1.000002", name="Thủ tục hai", received_at=RECEIVED)),
    code="1.000002",
    url="tt/1.000002/",
    history=(),
)


def inputs(catalog: Catalog, ledger: Ledger | None = None, site: Edition | None = None) -> dict[str, bytes]:
    """The digest of each planned file by its path."""
    plan = plan_notices(sheets_of(catalog), typesetter(), site or edition(), ledger or Ledger())
    assert {file.kind for file in plan} == {OutputKind.NOTICES}
    return {file.path: file.inputs for file in plan}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """The paths whose files have to be made again."""
    assert one.keys() == other.keys()
    return {path for path in one if one[path] != other[path]}


def test_every_kind_of_sheet_has_its_file() -> None:
    assert sorted(inputs(posting(FIRST, SECOND))) == [
        "niem-yet/pdf/1.000002-tinh-a4.pdf",
        "niem-yet/pdf/1.000002-tinh-phieu-a5.pdf",
        "niem-yet/pdf/1.004122-tinh-a4.pdf",
        "niem-yet/pdf/1.004122-tinh-phieu-a5.pdf",
        "niem-yet/pdf/bia-thuc-phan-a4.pdf",
        "niem-yet/pdf/danh-muc-cap-xa-a4.pdf",
        "niem-yet/pdf/linh-vuc-tai-nguyen-nuoc-a4.pdf",
        "niem-yet/pdf/thay-doi-2025-1949-QD-UBND-a4.pdf",
    ]


def test_larger_paper_on_demand() -> None:
    plan = plan_notices(sheets_of(posting(FIRST)), typesetter(), edition(), Ledger(), frozenset({Size.A3, Size.A2}))
    assert {file.path for file in plan if "1.004122" in file.path} == {
        "niem-yet/pdf/1.004122-tinh-a2.pdf",
        "niem-yet/pdf/1.004122-tinh-a3.pdf",
        "niem-yet/pdf/1.004122-tinh-phieu-a5.pdf",
    }


def test_each_text_of_a_procedure_has_a_sheet_of_its_own() -> None:
    here = section(version(), levels=(Level.PROVINCE,))
    there = section(version(levels=(Level.COMMUNE,), conditions="Khác"), levels=(Level.MINISTRY, Level.COMMUNE))
    named = [sheet.name for sheet in sheets_of(posting(procedure(here, there))) if sheet.kind is NoticeKind.PROCEDURE]
    assert named == ["1.004122-tinh", "1.004122-bo-xa"]


def test_a_name_alone_or_a_suspension_has_no_sheet() -> None:
    named = procedure(section(version(completeness=Completeness.NAME_ONLY)))
    suspended = procedure(section(version(), state=State.SUSPENDED), state=State.SUSPENDED)
    for page in (named, procedure(section(None)), suspended):
        assert [sheet for sheet in sheets_of(posting(page)) if sheet.kind is NoticeKind.PROCEDURE] == []


OWN = {"niem-yet/pdf/1.004122-tinh-a4.pdf", "niem-yet/pdf/1.004122-tinh-phieu-a5.pdf"}


def test_a_changed_record_makes_its_own_sheet_and_no_other() -> None:
    changed = posting(procedure(section(version(conditions="Hai", received_at=RECEIVED))), SECOND)
    assert differing(inputs(posting(FIRST, SECOND)), inputs(changed)) == OWN


def test_a_changed_fee_is_seen_in_the_lists_too() -> None:
    changed = posting(
        procedure(section(version(conditions="Một", received_at=RECEIVED, fees=(Fee(amount=Decimal(5)),)))), SECOND
    )
    lists = {"niem-yet/pdf/danh-muc-cap-xa-a4.pdf", "niem-yet/pdf/linh-vuc-tai-nguyen-nuoc-a4.pdf"}
    assert differing(inputs(posting(FIRST, SECOND)), inputs(changed)) == OWN | lists


def test_nothing_that_stays_the_same_is_made_again_on_another_day() -> None:
    catalog = posting(FIRST, SECOND)
    assert differing(inputs(catalog), inputs(replace(catalog, as_of=date(2026, 1, 1), valid_until=None))) == set()


def test_what_happens_to_others_touches_no_sheet() -> None:
    busy = replace(FIRST, upcoming=(happening(date(2026, 1, 1)),), related=(), summary="Khác", title="Tên khác")
    changed = differing(inputs(posting(FIRST, SECOND)), inputs(replace(posting(busy, SECOND), upcoming=())))
    assert changed == set()


def test_an_issued_id_makes_only_its_own_sheets() -> None:
    catalog = posting(FIRST, SECOND)
    sheet = next(sheet for sheet in sheets_of(catalog) if sheet.name == "1.000002-tinh")
    issued = Ledger({notice_id(sheet.kind, sheet.facts()): sheet.about})
    assert differing(inputs(catalog), inputs(catalog, issued)) == {
        "niem-yet/pdf/1.000002-tinh-a4.pdf",
        "niem-yet/pdf/1.000002-tinh-phieu-a5.pdf",
    }


def test_the_day_of_print_and_the_addresses_are_on_every_sheet() -> None:
    catalog = posting(FIRST, SECOND)
    plain = inputs(catalog)
    assert differing(plain, inputs(catalog, site=edition(date(2025, 11, 28)))) == set(plain)
    assert differing(plain, inputs(catalog, site=edition(demonstration=True))) == set(plain)


def test_equal_inputs_are_equal_bytes() -> None:
    catalog = posting(FIRST)
    one, other = (plan_notices(sheets_of(catalog), typesetter(), edition(), Ledger()) for _ in range(2))
    assert [file.make() for file in one[:3]] == [file.make() for file in other[:3]]


def test_demonstrations_say_so() -> None:
    shown = edition(demonstration=True, entered_until=date(2025, 11, 28))
    assert shown.remark == "Bản trình diễn, không phải trang của UBND tỉnh; dữ liệu đến 28/11/2025"
    assert edition().remark == ""
    assert words().say("not_given") == "chưa cung cấp"
