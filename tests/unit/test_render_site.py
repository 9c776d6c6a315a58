"""The plan of the website: states, lists, addresses, and what must never be said."""

import posixpath
import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from generator.model.catalog import AliasPage, Catalog, End, Link, ProcedurePage
from generator.model.decision import Decision, Row
from generator.model.record import (
    ChannelRow,
    Correction,
    Dossier,
    Doubt,
    Paper,
    PaperCase,
    Quantity,
    ReductionNote,
    Step,
    Version,
)
from generator.model.register import Action, Effect, State
from generator.model.scalars import Channel, Completeness, Level, Part, Unit
from tests.support.planned import plan_site
from tests.unit.catalogs import (
    BASELINE,
    DECISION,
    ROOT,
    Reading,
    catalog,
    decision,
    fee,
    happening,
    limit,
    procedure,
    section,
    shell,
    site,
    templates,
    tombstone,
    version,
)

PAGE = "tt/1.004122/index.html"
WORDS = ROOT / "theme/words.toml"
PAPERS = Dossier(
    sets=1,
    cases=(
        PaperCase(name="Cấp mới", papers=(Paper(name="Đơn đề nghị", originals=1, form="49"),)),
        PaperCase(name="Cấp lại", papers=(Paper(name="Bản cam kết", copies=2), Paper(name="Lưu ý", is_note=True))),
    ),
)
FULL = version(
    dossier=PAPERS,
    fees=(
        fee(name="Phí thẩm định", channels=(Channel.IN_PERSON,), amount=Decimal(1400000), unit="đồng"),
        fee(name="Phí thẩm định", channels=(Channel.ONLINE,), amount=Decimal(700000), rate=Decimal("0.5"), unit="đồng"),
    ),
    limits=(
        limit(
            reduced=Quantity(number=Decimal(22), unit=Unit.WORKING_DAY),
            statutory=Quantity(number=Decimal(24), unit=Unit.DAY),
            note=ReductionNote(before=Decimal(24), after=Decimal(22), unit=Unit.DAY),
        ),
    ),
    channels=(ChannelRow(channel=Channel.IN_PERSON, description="Nộp tại quầy"),),
    steps=(Step(text="Nộp hồ sơ"),),
    results="khong",
    conditions="khong",
)


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One shell for the module."""
    return tmp_path_factory.mktemp("cache")


def pages_of(made: Catalog, cache_folder: Path) -> dict[str, str]:
    return site(made, shell(cache_folder))


def text_of(page: ProcedurePage, cache_folder: Path) -> str:
    return Reading(pages_of(catalog(page), cache_folder)[PAGE]).text


def whole(**fields: object) -> Catalog:
    """One procedure of every kind."""
    upcoming = happening(date(2030, 1, 1), action=Action.REPEAL, effect=Effect.END, state=State.REPEALED)
    suspended = procedure(
        section(FULL, state=State.SUSPENDED, temporary=True, until=date(2025, 12, 31)),
        code="1.000001",
        url="tt/1.000001/",
        state=State.SUSPENDED,
    )
    first = section(FULL, since=date(2030, 1, 1), state=State.UPCOMING)
    planned = procedure(
        code="1.000002", url="tt/1.000002/", state=State.UPCOMING, planned=(first,), history=(), upcoming=(upcoming,)
    )
    pages = (procedure(section(FULL), upcoming=(upcoming,)), tombstone(), suspended, planned)
    alias = AliasPage("cb-2025-1", "tt/cb-2025-1/", Link("Xin giấy phép", "tt/1.004122/", "1.004122"))
    return replace(catalog(*pages), aliases=(alias,), **fields)


def test_every_link_leads_to_a_planned_file_and_every_anchor_to_an_id(cache_folder: Path) -> None:
    made = shell(cache_folder)
    planned = {file.path for file in plan_site(whole(), made, templates())}
    readings = {path: Reading(html) for path, html in site(whole(), made).items() if path.endswith(".html")}
    for path, reading in readings.items():
        folder = "/thu-tuc/" + posixpath.dirname(path)
        for link in reading.links:
            address, anchor = urldefrag(link)
            target = posixpath.normpath(posixpath.join(folder, address)) if address else f"/thu-tuc/{path}"
            target = target.removeprefix("/thu-tuc").lstrip("/")
            file = target if target in planned else posixpath.join(target, "index.html")
            assert file in planned, (path, link)
            assert not anchor or anchor in readings[file].ids, (path, link)


def test_pages_are_well_formed(cache_folder: Path) -> None:
    for path, html in pages_of(whole(), cache_folder).items():
        if path.endswith(".html"):
            reading = Reading(html)
            assert not reading.unbalanced, path
            assert len(reading.ids) == len(set(reading.ids)), path
            assert [tag for tag, _ in reading.elements].count("h1") == 1, path
            assert [tag for tag, _ in reading.elements].count("main") == 1, path
            assert "None" not in reading.text, path


def test_links_are_relative_and_only_canonical_addresses_are_absolute(cache_folder: Path) -> None:
    page = pages_of(whole(), cache_folder)[PAGE]
    html = re.sub(r'<script type="application/ld\+json">[^<]*</script>', "", page)
    assert html != page, "data for programs, which wants whole addresses"
    assert html.count("https://tthc.example/thu-tuc/") == 1
    assert '<link rel="canonical" href="https://tthc.example/thu-tuc/tt/1.004122/">' in html


def test_a_tombstone_says_what_ended_it_and_holds_no_papers_no_fees(cache_folder: Path) -> None:
    html = pages_of(catalog(procedure(section(FULL)), tombstone()), cache_folder)["tt/1.005411/index.html"]
    reading = Reading(html)
    assert "Đã được thay thế từ ngày 18/11/2025." in reading.text
    assert "Quyết định 1949/QĐ-UBND" in reading.text
    assert "Căn cứ 13/2022/QĐ-TTg" in reading.text
    assert "../../tt/1.004122/" in reading.links
    assert '<meta name="robots" content="noindex">' in html
    for word in ("nm-paper", "nm-sum", "checkbox", "1.400.000", "Đơn đề nghị", "Giấy tờ", "Phí", "ngày làm việc"):
        assert word not in html.partition("<main")[2].partition("</main>")[0], word


def test_what_ended_is_in_no_list_no_count_and_no_sitemap(cache_folder: Path) -> None:
    made = pages_of(replace(whole(), changes=()), cache_folder)
    for path in (
        "linh-vuc/tai-nguyen-nuoc/index.html",
        "cap/tinh/index.html",
        "co-quan/so-nnmt/index.html",
        "sitemap.xml",
    ):
        for code in ("1.005411", "1.000001", "1.000002"):
            assert code not in made[path], (path, code)
        assert "1.004122" in made[path]
    assert "https://tthc.example/thu-tuc/tt/1.004122/" in made["sitemap.xml"]
    assert "1 thủ tục đang áp dụng" in Reading(made["index.html"]).text


def test_a_suspended_procedure_says_so_first(cache_folder: Path) -> None:
    made = pages_of(whole(), cache_folder)
    text = Reading(made["tt/1.000001/index.html"]).text
    assert "Đang tạm ngừng đến hết ngày 31/12/2025. Theo Quyết định 1949/QĐ-UBND" in text
    assert "Tạm ngừng: " in made["tt/1.000001/index.html"].partition("</title>")[0]
    assert "tạm ngừng" in Reading(made["index.html"]).text


def test_an_upcoming_procedure_says_from_which_day(cache_folder: Path) -> None:
    text = Reading(pages_of(whole(), cache_folder)["tt/1.000002/index.html"]).text
    assert "Sắp áp dụng từ ngày 01/01/2030. Hôm nay chưa có hiệu lực." in text


def test_a_coming_repeal_is_announced_with_day_and_decision(cache_folder: Path) -> None:
    made = pages_of(whole(), cache_folder)
    text = Reading(made[PAGE]).text
    assert "Sắp bãi bỏ từ ngày 01/01/2030. Hôm nay vẫn áp dụng nội dung bên dưới." in text
    assert "01/01/2030: bãi bỏ, cấp tỉnh, theo Quyết định 1949/QĐ-UBND ngày 18/11/2025" in text
    assert "01/01/2030" in Reading(made["sap-co-hieu-luc/index.html"]).text


@pytest.mark.parametrize(
    ("fields", "strip", "told"),
    [
        ({"parts": ("phi",)}, "Sắp thay đổi", "hết thời hạn thay đổi phí, lệ phí, cấp tỉnh"),
        ({"state": State.EXPIRED}, "Sắp hết thời hạn", "hết thời hạn áp dụng, cấp tỉnh"),
        ({"action": Action.REPEAL, "effect": Effect.END}, "Sắp thay đổi", "áp dụng trở lại, cấp tỉnh"),
    ],
)
def test_only_the_end_of_the_procedure_is_told_as_its_end(
    fields: dict[str, Any], strip: str, told: str, cache_folder: Path
) -> None:
    ends = happening(date(2030, 1, 1), ends=True, **({"action": Action.AMEND} | fields))
    text = text_of(procedure(section(FULL), upcoming=(ends,)), cache_folder)
    assert f"{strip} từ ngày 01/01/2030." in text
    assert f"Từ 01/01/2030: {told}, theo Quyết định 1949/QĐ-UBND" in text


def test_the_page_names_the_decision_that_set_its_text(cache_folder: Path) -> None:
    text = text_of(procedure(section(FULL)), cache_folder)
    assert "Đang áp dụng. Nội dung theo Quyết định 1949/QĐ-UBND ngày 18/11/2025" in text
    old = text_of(procedure(section(FULL, set_by=BASELINE, since=None)), cache_folder)
    assert "Quyết định 927/QĐ-UBND (có trước khi dữ liệu bắt đầu)" in old


def test_limits_stand_side_by_side_in_their_own_units(cache_folder: Path) -> None:
    html = pages_of(catalog(procedure(section(FULL))), cache_folder)[PAGE]
    text = Reading(html).text
    assert "Bao lâu 22 ngày làm việc" in text
    assert "theo quy định: 24 ngày" in text
    assert "Ghi chú in trong văn bản: cắt giảm từ 24 ngày xuống 22 ngày." in text
    assert "--w:" not in html


def test_a_number_without_a_unit_is_told_as_what_was_printed(cache_folder: Path) -> None:
    bare = Quantity(number=Decimal("0.5"), unit=Unit.OTHER)
    html = pages_of(catalog(procedure(section(version(limits=(limit(statutory=bare),))))), cache_folder)[PAGE]
    assert Reading(html).text.count("bản công bố chỉ ghi “0,5”") == 2
    assert "nm-verb" not in html
    days = Quantity(number=Decimal(3), unit=Unit.WORKING_DAY)
    text = text_of(procedure(section(version(limits=(limit(reduced=days, statutory=bare),)))), cache_folder)
    assert "3 ngày làm việc Theo quy định bản công bố chỉ ghi “0,5”" in text


def test_fees_are_told_by_channel(cache_folder: Path) -> None:
    text = text_of(procedure(section(FULL)), cache_folder)
    assert "Bao nhiêu tiền 1.400.000 đồng" in text
    assert "Nộp trực tuyến: 700.000 đồng" in text
    assert "50 % mức nộp trực tiếp" in text


@pytest.mark.parametrize(
    ("fields", "said", "unsaid"),
    [
        ({"fees": "khong", "fees_verbatim": "Không"}, "Bao nhiêu tiền Không", "Chưa rõ mức thu"),
        ({"fees_verbatim": "Không quy định"}, "Bao nhiêu tiền Không quy định", "không thu"),
        ({}, "Bao nhiêu tiền Chưa rõ mức thu", "không thu"),
        ({"dossier": "khong"}, "văn bản ghi là không có hồ sơ phải nộp", "Chưa rõ: dữ liệu chưa có thành phần hồ sơ"),
        ({}, "Chưa rõ: dữ liệu chưa có thành phần hồ sơ", "không có hồ sơ phải nộp"),
        ({"limits": "khong"}, "Bao lâu Không", "Chưa rõ thời hạn"),
        ({}, "Bao lâu Chưa rõ thời hạn", "không có thời hạn"),
    ],
)
def test_no_and_unknown_and_not_regulated_are_three_things(
    fields: dict[str, object], said: str, unsaid: str, cache_folder: Path
) -> None:
    text = text_of(procedure(section(version(**fields))), cache_folder)
    assert said in text
    assert unsaid not in text


def test_doubts_and_corrections_are_shown(cache_folder: Path) -> None:
    doubtful = version(
        doubts=(Doubt(where="phi", reason="hai mức khác nhau"),),
        corrections=(Correction(made_on=date(2025, 11, 20), parts=("thoi_han",), reason="in nhầm"),),
    )
    text = text_of(procedure(section(doubtful)), cache_folder)
    assert "Cần kiểm tra lại" in text
    assert "Phí, lệ phí: hai mức khác nhau" in text
    assert "Ngày 20/11/2025, phần thời hạn: in nhầm" in text


def test_whatever_a_correction_may_name_has_words() -> None:
    def keys(*records: type[Struct]) -> set[str]:
        named = {field.encode_name for record in records for field in fields(record)}
        return named - {"file", "outline", "dinh_chinh"}

    site_words = vars(templates()._environment.get_template("_words.html").module)
    sheet_words = tomllib.loads(WORDS.read_text("utf-8"))
    assert keys(Version) | set(Part) <= site_words["part"].keys() & sheet_words["part"].keys()
    assert keys(Decision, Row) <= site_words["part_of_decision"].keys()


def test_a_decision_tells_what_was_corrected_in_words(cache_folder: Path) -> None:
    corrections = (Correction(made_on=date(2025, 11, 20), parts=("trich_yeu", "muc"), reason="in nhầm"),)
    made = pages_of(catalog(decisions=(decision(corrections=corrections),)), cache_folder)
    (page,) = (text for path, text in made.items() if path.startswith("quyet-dinh/2"))
    assert "Ngày 20/11/2025, phần trích yếu, dòng danh mục: in nhầm" in Reading(page).text


def test_completeness_and_pending_are_told(cache_folder: Path) -> None:
    bare = text_of(procedure(section(None)), cache_folder)
    assert "Trang này mới có tên" in bare
    assert "Giấy tờ cần nộp" not in bare
    listed = version(completeness=Completeness.LISTED)
    pending = text_of(procedure(section(listed, pending_by=DECISION)), cache_folder)
    assert "Phần danh mục không ghi thì trang nói là chưa rõ" in pending
    assert "Nội dung đang cập nhật." in pending


def test_a_temporary_text_says_until_when(cache_folder: Path) -> None:
    text = text_of(procedure(section(FULL, temporary=True, until=date(2029, 12, 31))), cache_folder)
    assert "Nội dung có thời hạn: áp dụng đến hết ngày 31/12/2029" in text


def test_each_distinct_text_has_its_section(cache_folder: Path) -> None:
    commune = section(FULL, levels=(Level.COMMUNE,), state=State.SUSPENDED)
    gone = End(levels=(Level.DISTRICT,), state=State.REPEALED, since=date(2025, 7, 1), source=DECISION)
    page = procedure(section(FULL), commune, ends=(gone,))
    reading = Reading(pages_of(catalog(page), cache_folder)[PAGE])
    assert {"cap-1", "cap-2", "c1-phi", "c2-phi"} <= set(reading.ids)
    assert "Cấp xã: đang tạm ngừng" in reading.text
    assert "Cấp huyện: bãi bỏ từ ngày 01/07/2025" in reading.text
    assert len(reading.ids) == len(set(reading.ids))


def test_before_the_data_there_is_no_empty_catalogue(cache_folder: Path) -> None:
    made = pages_of(Catalog(**{**_site_facts(), "has_data": False}), cache_folder)
    assert "tt/1.004122/index.html" not in made
    for path in ("index.html", "linh-vuc/index.html", "cap/index.html", "quyet-dinh/index.html", "thay-doi/index.html"):
        text = Reading(made[path]).text
        assert "Chưa có dữ liệu trước ngày 17/11/2025." in text, path
        assert "0 thủ tục" not in text, path


def test_empty_lists_read_as_sentences(cache_folder: Path) -> None:
    made = pages_of(Catalog(**_site_facts()), cache_folder)
    assert "Chưa có thủ tục nào đang áp dụng." in Reading(made["linh-vuc/index.html"]).text
    assert "Chưa có quyết định nào được nhập." in Reading(made["quyet-dinh/index.html"]).text
    assert "Chưa có thay đổi nào" in Reading(made["thay-doi/index.html"]).text
    assert "Không có thay đổi nào đang chờ" in Reading(made["sap-co-hieu-luc/index.html"]).text


def test_a_demonstration_says_so_on_every_page(cache_folder: Path) -> None:
    words = "Bản trình diễn, không phải trang của UBND tỉnh; dữ liệu đến 28/11/2025"
    for path, html in pages_of(whole(demonstration=True), cache_folder).items():
        assert not path.endswith(".html") or words in Reading(html).text, path
    assert words not in pages_of(whole(), cache_folder)["index.html"]


def test_samples_are_marked(cache_folder: Path) -> None:
    made = pages_of(catalog(procedure(section(FULL), sample=True)), cache_folder)
    for path in (PAGE, "linh-vuc/tai-nguyen-nuoc/index.html"):
        assert "dữ liệu mẫu" in Reading(made[path]).text, path


def test_a_page_carries_its_last_valid_day_and_no_build_day(cache_folder: Path) -> None:
    page = procedure(section(FULL), valid_until=date(2029, 12, 31))
    today = pages_of(catalog(page), cache_folder)
    assert 'data-valid-until="2029-12-31"' in today[PAGE]
    tomorrow = pages_of(replace(catalog(page), as_of=date(2025, 11, 29)), cache_folder)
    assert tomorrow == today


def test_inputs_change_with_what_the_page_shows_and_with_nothing_else(cache_folder: Path) -> None:
    made = shell(cache_folder)

    def inputs(some: Catalog) -> dict[str, bytes]:
        return {file.path: file.inputs for file in plan_site(some, made, templates())}

    before = inputs(whole())
    assert inputs(whole()) == before
    renamed = whole(decisions=(replace(whole().decisions[0], title="Trích yếu khác"),))
    changed = {path for path, value in inputs(renamed).items() if value != before[path]}
    assert changed == {"quyet-dinh/index.html", "quyet-dinh/2025/1949-QD-UBND/index.html"}
    moved = inputs(whole(site_url="https://khac.example/"))
    assert all(moved[path] != before[path] for path in before if path.endswith((".html", ".xml", ".txt")))
    other = replace(made, digest="another")
    again = {file.path: file.inputs for file in plan_site(whole(), other, templates())}
    assert all(again[path] != before[path] for path in before if path.endswith(".html"))


def test_a_local_id_points_to_the_national_code(cache_folder: Path) -> None:
    html = pages_of(whole(), cache_folder)["tt/cb-2025-1/index.html"]
    assert "../../tt/1.004122/" in Reading(html).links
    assert '<link rel="canonical" href="https://tthc.example/thu-tuc/tt/1.004122/">' in html


def test_months_of_changes_have_pages_of_their_own(cache_folder: Path) -> None:
    days = (date(2025, 11, 28), date(2025, 11, 18), date(2025, 10, 1))
    made = pages_of(catalog(procedure(section(FULL)), changes=tuple(happening(day) for day in days)), cache_folder)
    newest = Reading(made["thay-doi/index.html"])
    assert "28/11/2025" in newest.text
    assert "01/10/2025" not in newest.text
    assert "01/10/2025" in Reading(made["thay-doi/2025-10/index.html"]).text
    assert "../thay-doi/2025-10/" in newest.links


def test_a_page_stays_small(cache_folder: Path) -> None:
    assert len(pages_of(whole(), cache_folder)[PAGE].encode()) < 40_000


def _site_facts() -> dict[str, object]:
    names = ("as_of", "has_data", "data_since", "site_name", "site_url", "province_code", "entered_until")
    made = catalog()
    return {name: getattr(made, name) for name in names} | {"demonstration": False, "feedback": None}
