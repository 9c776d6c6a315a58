"""Lists that are long, letters, forms, what a procedure's page says at its head: pages of small catalogues."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.catalog.build import build_catalog
from generator.catalog.days import quarter_end
from generator.catalog.ordering import initial
from generator.decode.documents import decode_document
from generator.model.catalog import Catalog, Entry, GroupPage, Link
from generator.model.decision import Signer
from generator.model.record import Dossier, Doubt, LegalBasis, Paper, PaperCase
from generator.model.register import State
from generator.render.pages.lists import LONGEST
from tests.support.corpora import Folded, baseline, decision, row
from tests.support.planned import plan_site
from tests.unit.catalogs import Reading, catalog, entry, procedure, section, shell, site, templates, version

PAGE = "tt/1.004122/index.html"


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One shell for the module."""
    return tmp_path_factory.mktemp("cache")


def made(of: Catalog, cache_folder: Path) -> dict[str, str]:
    return site(of, shell(cache_folder))


def entries(count: int, field: str, first: int = 0) -> tuple[Entry, ...]:
    """So many procedures of one field."""
    like = entry(procedure(section(version())))
    codes = [f"1.{first + number:06}" for number in range(count)]
    return tuple(replace(like, code=c, url=f"tt/{c}/", field_id=field, field_name=f"Lĩnh vực {field}") for c in codes)


def listed(html: str) -> int:
    return html.count('<li class="nm-row">')


# --- long lists -------------------------------------------------------------------------------------------------------


def of_level(*of_fields: tuple[Entry, ...]) -> Catalog:
    """A catalogue of one level; its fields have lists of their own."""
    every = tuple(one for some in of_fields for one in some)
    fields = tuple(
        GroupPage(str(some[0].field_id), f"linh-vuc/{some[0].field_id}/", some[0].field_name, some, None)
        for some in of_fields
    )
    return catalog(entries=every, fields=fields, levels=(GroupPage("tinh", "cap/tinh/", "tinh", every, None),))


def test_a_list_of_150_stands_on_one_page_by_field(cache_folder: Path) -> None:
    html = made(of_level(entries(100, "a"), entries(50, "b", 100)), cache_folder)
    assert listed(html["cap/tinh/index.html"]) == 150
    assert "Lĩnh vực a 100" in Reading(html["cap/tinh/index.html"]).text
    assert not [path for path in html if path.startswith("cap/tinh/") and path != "cap/tinh/index.html"]


def test_a_longer_list_leads_to_its_fields(cache_folder: Path) -> None:
    html = made(of_level(entries(100, "a"), entries(51, "b", 100)), cache_folder)
    reading = Reading(html["cap/tinh/index.html"])
    assert listed(html["cap/tinh/index.html"]) == 0
    assert "151 thủ tục đang áp dụng." in reading.text
    assert {"../../cap/tinh/a/", "../../cap/tinh/b/"} <= set(reading.links)
    assert listed(html["cap/tinh/a/index.html"]) == 100
    assert "Cấp tỉnh: Lĩnh vực b 51 thủ tục đang áp dụng." in Reading(html["cap/tinh/b/index.html"]).text


def test_a_long_field_has_numbered_pages(cache_folder: Path) -> None:
    html = made(of_level(entries(301, "a"), entries(1, "b", 400)), cache_folder)
    for folder in ("linh-vuc/a", "cap/tinh/a"):
        parts = [html[f"{folder}/{number}index.html"] for number in ("", "2/", "3/")]
        assert [listed(part) for part in parts] == [150, 150, 1], folder
        assert f"{folder}/4/index.html" not in html
        for number, part in enumerate(parts, start=1):
            assert f"301 thủ tục đang áp dụng, trang {number}/3." in Reading(part).text, folder
            assert f"https://tthc.example/thu-tuc/{folder}/{'' if number == 1 else f'{number}/'}" in part


def test_the_ways_through_a_long_list_have_names_of_their_own(cache_folder: Path) -> None:
    page = made(of_level(entries(LONGEST + 1, "dat-dai")), cache_folder)["linh-vuc/dat-dai/index.html"]
    names = re.findall(r'<nav class="nm-pager[^"]*" aria-label="([^"]+)"', page)
    assert len(names) == len(set(names)) == 2


def test_numbers_of_thousands_are_grouped(cache_folder: Path) -> None:
    html = made(of_level(entries(1200, "a")), cache_folder)
    assert "1.200 thủ tục đang áp dụng" in Reading(html["index.html"]).text


# --- letters and days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Ấp trứng", "a"), ("ăn", "a"), ("Đất", "dd"), ("Dân", "d"), ("Ước", "u"), ("3G", "khac"), ("“Cấp” lại", "c")],
)
def test_names_stand_under_their_letter_without_marks(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_letters_follow_the_dictionary_and_so_do_the_names(cache_folder: Path) -> None:
    names = {"1.000001": "Đào ao", "1.000002": "Dân số", "1.000003": "Ăn ở", "1.000004": "An táng", "1.000005": "3G"}
    start = baseline("2025-01-01", *names)
    rows = tuple(replace(row, name=names[str(row.code)]) for row in start.rows)
    folded = Folded(replace(start, rows=rows), as_of=date(2025, 2, 1))
    built = build_catalog(folded.corpus, folded.register)
    assert [page.id for page in built.letters] == ["khac", "a", "d", "dd"]
    assert [one.name for one in built.letters[1].entries] == ["An táng", "Ăn ở"]
    text = Reading(made(built, cache_folder)["a-z/index.html"]).text
    assert "5 thủ tục đang áp dụng, 5 tên" in text
    assert "0–9 1 A 2 D 1 Đ 1" in text


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2025-01-01", "2025-03-31"),
        ("2025-06-30", "2025-06-30"),
        ("2025-07-01", "2025-09-30"),
        ("2025-12-31", "2025-12-31"),
    ],
)
def test_quarters_end_where_the_calendar_says(day: str, end: str) -> None:
    assert quarter_end(date.fromisoformat(day)) == date.fromisoformat(end)


def test_where_a_period_begins_or_ends_the_list_is_full_and_other_days_have_none(cache_folder: Path) -> None:
    ended = decision("1", "2025-02-03", row("bai_bo", "1.000002", "xa"))
    folded = Folded(baseline("2025-01-10", "1.000001", "1.000002/xa"), ended, as_of=date(2025, 4, 1))
    html = made(build_catalog(folded.corpus, folded.register), cache_folder)
    assert {path for path in html if path.startswith("tai-ngay/2")} == {
        "tai-ngay/2025-01-10/index.html",
        "tai-ngay/2025-01-10/cap-tinh/index.html",
        "tai-ngay/2025-01-10/cap-xa/index.html",
        "tai-ngay/2025-02-03/index.html",
        "tai-ngay/2025-03-31/index.html",
        "tai-ngay/2025-03-31/cap-tinh/index.html",
    }
    assert listed(html["tai-ngay/2025-01-10/cap-xa/index.html"]) == 1
    assert listed(html["tai-ngay/2025-01-10/index.html"]) == 2
    assert 'id="danh-sach"' not in html["tai-ngay/2025-02-03/index.html"]
    assert "Danh mục nhập vào ngày này có 2 thủ tục" in Reading(html["tai-ngay/2025-01-10/index.html"]).text
    assert listed(html["tai-ngay/2025-03-31/index.html"]) == 1
    assert 'data-valid-until="2025-06-29"' in html["tai-ngay/index.html"]


def test_a_month_with_a_report_begins_and_ends_with_a_full_list() -> None:
    told = {"ky": "2025-02", "nguon": "báo cáo tháng", "bieu": "II.06a", "dong": [{"don_vi": "toan-tinh"}]}
    reported = decode_document("site_data/statistics/2025-02.yml", told, lambda _: None)
    assert reported is not None
    folded = Folded(baseline("2025-01-10", "1.000001"), reported, as_of=date(2025, 3, 20))
    days = build_catalog(folded.corpus, folded.register).days
    assert [day.day for day in days if day.lines is not None] == [
        date(2025, 1, 10),
        date(2025, 1, 31),
        date(2025, 2, 28),
    ]


def test_levels_in_two_fields_are_counted_where_the_procedure_is_listed() -> None:
    """The rows of one code name two fields: its list has one, and figures follow the list."""
    levels = [replace(row("moi", "1.000001", level), field_id=field) for level, field in (("tinh", "a"), ("xa", "b"))]
    folded = Folded(baseline("2025-01-10", "1.000002"), decision("1", "2025-02-03", *levels), as_of=date(2025, 4, 1))
    built = build_catalog(folded.corpus, folded.register)
    (entry_,) = [one for one in built.entries if one.code == "1.000001"]
    figures = next(one for one in built.periods if one.period.key == "2025-Q1")
    assert {(one.level, one.field_id, one.closing) for one in figures.standing if one.field_id} == {
        ("tinh", entry_.field_id, 1),
        ("xa", entry_.field_id, 1),
    }


def test_a_day_of_the_past_knows_nothing_of_what_was_entered_for_later_days() -> None:
    later = baseline("2025-02-01", "1.000001/xa")
    later = replace(later, rows=tuple(replace(row, field_id="nuoc") for row in later.rows))
    documents = (baseline("2025-01-10", "1.000001"), later)
    then, now = (Folded(*documents, as_of=day) for day in (date(2025, 1, 10), date(2025, 3, 1)))
    first = build_catalog(then.corpus, then.register).days
    assert [tally.id for tally in first[0].fields] == [""]
    assert build_catalog(now.corpus, now.register).days[: len(first)] == first


def test_a_repeal_names_what_it_rests_on_and_a_term_that_ran_out_does_not() -> None:
    repeal, temporary = row("bai_bo", "1.000001"), row("moi", "1.000002", den="2025-02-20")
    rests = (LegalBasis(number="13/2022/QĐ-TTg"),)
    rows = [replace(repeal, bases=rests), replace(temporary, bases=rests)]
    folded = Folded(baseline("2025-01-10", "1.000001"), decision("1", "2025-02-03", *rows), as_of=date(2025, 4, 1))
    built = build_catalog(folded.corpus, folded.register)
    assert {page.code: page.ends[0].bases for page in built.procedures} == {
        "1.000001": ("13/2022/QĐ-TTg",),
        "1.000002": (),
    }


# --- a procedure's page -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("CT01", "Mẫu CT01"),
        ("Mẫu số 02", "Mẫu số 02"),
        ("tờ khai số 3", "tờ khai số 3"),
        ("Don de nghi.DOCX", "Tệp mẫu: Don de nghi.DOCX"),
    ],
)
def test_a_form_is_named_once(form: str, shown: str, cache_folder: Path) -> None:
    papers = Dossier(sets=1, cases=(PaperCase(papers=(Paper(name="Đơn", originals=1, form=form),)),))
    html = made(catalog(procedure(section(version(dossier=papers)))), cache_folder)[PAGE]
    assert f"<span>{shown}</span>" in html


@pytest.mark.parametrize("doubted", [False, True])
def test_of_doubted_papers_nobody_says_that_one_group_is_enough(doubted: bool, cache_folder: Path) -> None:
    some = (Paper(name="Đơn", originals=1),)
    cases = tuple(PaperCase(name=f"Trường hợp {name}", papers=some) for name in ("mất", "hỏng"))
    doubts = (Doubt(where="ho_so", reason="không rõ"),) if doubted else ()
    text = version(dossier=Dossier(sets=1, cases=cases), doubts=doubts)
    html = made(catalog(procedure(section(text))), cache_folder)[PAGE]
    assert ("chỉ cần giấy tờ của trường hợp bạn gặp" in html) is not doubted
    assert ("xem tên từng nhóm để biết bạn cần nhóm nào" in html) is doubted


def test_a_suspension_says_since_when(cache_folder: Path) -> None:
    paused = section(
        version(), state=State.SUSPENDED, state_since=date(2025, 11, 20), until=date(2025, 12, 31), temporary=True
    )
    text = Reading(made(catalog(procedure(paused, state=State.SUSPENDED)), cache_folder)[PAGE]).text
    assert text.count("ang tạm ngừng từ ngày 20/11/2025 đến hết ngày 31/12/2025") == 2


def test_who_signs_for_somebody_says_for_whom(cache_folder: Path) -> None:
    signer = Signer(name="Nguyễn Văn A", title="Phó Chủ tịch", on_behalf="KT. Chủ tịch")
    signed = replace(decision("7/QĐ-UBND", "2025-01-10", row("moi", "1.000001")), signer=signer)
    told = Folded(baseline("2025-01-01", "1.000002"), signed, as_of=date(2025, 2, 1))
    pages = made(build_catalog(told.corpus, told.register), cache_folder)
    assert "KT. Chủ tịch, Phó Chủ tịch Nguyễn Văn A" in Reading(pages["quyet-dinh/2025/7-QD-UBND/index.html"]).text


def test_the_description_leads_where_there_is_no_plain_summary(cache_folder: Path) -> None:
    page = procedure(section(version(description="Lời mô tả.", local_code="1.004122.000.00.00.H14")))
    text = Reading(made(catalog(page), cache_folder)[PAGE]).text
    assert "Lời mô tả." in text
    assert "Mã địa phương 1.004122.000.00.00.H14" in text
    plain = Reading(made(catalog(replace(page, summary="Tóm tắt.")), cache_folder)[PAGE]).text
    assert "Tóm tắt." in plain
    assert "Lời mô tả." not in plain


def test_a_procedure_leads_to_its_life_events(cache_folder: Path) -> None:
    page = procedure(section(version()), life_events=(Link("Kết hôn", "viec/ket-hon/"),))
    event = GroupPage("ket-hon", "viec/ket-hon/", "Kết hôn", (entry(page),), None, "đăng ký")
    html = made(replace(catalog(page), life_events=(event,)), cache_folder)
    assert "../../viec/ket-hon/" in Reading(html[PAGE]).links
    assert "đăng ký 1 thủ tục" in Reading(html["index.html"]).text
    assert "viec/ket-hon/" in Reading(html["index.html"]).links


# --- the day of the build ---------------------------------------------------------------------------------------------


def test_only_build_info_knows_the_day_of_the_build(cache_folder: Path) -> None:
    of, frame = catalog(procedure(section(version()))), shell(cache_folder)

    def bytes_of(some: Catalog) -> dict[str, bytes]:
        return {file.path: file.make() for file in plan_site(some, frame, templates())}

    today, tomorrow = bytes_of(of), bytes_of(replace(of, as_of=date(2025, 11, 29)))
    assert {path for path in today if today[path] != tomorrow[path]} == {"build-info.json"}
    assert json.loads(today["build-info.json"]) == {"as_of": "2025-11-28", "fresh_until": "2025-12-01"}
