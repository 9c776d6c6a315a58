"""A procedure's page is read by somebody with a cheap phone: where, what first, what leads on."""

import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from generator.model.catalog import Catalog, ProcedurePage
from generator.model.province import FeedbackAddress
from generator.model.record import ChannelRow, Dossier, Doubt, Fee, LegalBasis, Paper, PaperCase
from generator.model.scalars import Channel, Completeness, Level, PointKind
from generator.render.site import plan_today
from tests.unit.catalogs import Reading, catalog, procedure, section, shell, site, templates, version


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One shell for the module."""
    return tmp_path_factory.mktemp("cache")


def read(page: ProcedurePage, cache_folder: Path) -> Reading:
    return read_in(catalog(page), cache_folder)


def read_in(made: Catalog, cache_folder: Path) -> Reading:
    return Reading(site(made, shell(cache_folder))["tt/1.004122/index.html"])


def test_the_agency_that_receives_is_told_by_its_name(cache_folder: Path) -> None:
    by_both = version(received_at=(PointKind.OFFICE, PointKind.COMMUNE_CENTRE))
    said = "Nộp ở đâu Công an cấp xã hoặc Trung tâm Phục vụ hành chính công cấp xã"
    assert said in read(procedure(section(by_both, handled_by=("Công an cấp xã",))), cache_folder).text
    unknown = read(procedure(section(by_both, handled_by=())), cache_folder).text
    assert "Nộp ở đâu Cơ quan giải quyết hoặc Trung tâm" in unknown


def test_what_is_said_of_all_ways_alike_is_said_once(cache_folder: Path) -> None:
    alike = tuple(ChannelRow(channel=channel, description="Nộp trong giờ làm việc") for channel in Channel)
    text = read(procedure(section(version(channels=alike))), cache_folder).text
    assert text.count("Nộp trong giờ làm việc") == 1
    assert "Trực tiếp, bưu chính, trực tuyến Nộp trong giờ làm việc" in text
    other = (*alike[:2], replace(alike[2], description="Gửi bảo đảm"))
    text = read(procedure(section(version(channels=other))), cache_folder).text
    assert text.count("Nộp trong giờ làm việc") == 2
    assert "Trực tuyến Gửi bảo đảm" in text


def test_a_paper_leads_to_its_form(cache_folder: Path) -> None:
    papers = (Paper(name="Đơn", originals=1, form="mau-49"), Paper(name="Tờ khai", originals=1, form="CT01"))
    papers = (*papers, Paper(name="Phiếu", originals=1, form="PB7"))
    page = procedure(
        section(version(dossier=Dossier(sets=1, cases=(PaperCase(papers=papers),)))),
        forms={"mau-49": "bieu-mau/mau-49.docx", "ct01": "bieu-mau/ct01.pdf"},
    )
    reading = read(page, cache_folder)
    assert reading.links.count("../../bieu-mau/mau-49.docx") == 2, "at the paper, and in the list of forms"
    assert "Mẫu 49 (tệp docx)" in reading.text
    assert reading.links.count("../../bieu-mau/ct01.pdf") == 2
    assert "Mẫu CT01 (tệp pdf)" in reading.text
    assert "Mẫu PB7 (tệp" not in reading.text


def test_what_is_doubtful_is_said_before_the_answers(cache_folder: Path) -> None:
    where = ("phi[0].so_tien", "phi", "ho_so")
    doubts = tuple(Doubt(where=it, reason="chưa chắc") for it in where)
    reading = read(procedure(section(version(doubts=doubts))), cache_folder)
    warned, answers = reading.text.index("Cần kiểm tra lại: phí, lệ phí, hồ sơ"), reading.text.index("Nộp ở đâu")
    assert warned < answers < reading.text.index("Vì sao cần kiểm tra lại")
    assert "#can-kiem-tra" in reading.links
    assert "can-kiem-tra" in reading.ids


def grouped(*titles: str | None) -> Dossier:
    """A group of one paper for each title; the paper of `None` is `Tờ khai`."""
    return Dossier(
        sets=1,
        cases=tuple(
            PaperCase(name=title, papers=(Paper(name=f"Giấy của {title}" if title else "Tờ khai", originals=1),))
            for title in titles
        ),
    )


def test_one_brings_what_everybody_brings_and_what_the_case_asks(cache_folder: Path) -> None:
    papers = grouped("Ủy quyền cho người khác", "* Giấy tờ phải xuất trình:", "Cấp lại", None)
    html = site(catalog(procedure(section(version(dossier=papers)))), shell(cache_folder))["tt/1.004122/index.html"]
    text = Reading(html).text
    assert "chỉ cần" not in text
    assert "Có 2 trường hợp, 4 giấy tờ: ai cũng cần giấy tờ chung, thêm giấy tờ của trường hợp bạn gặp." in text
    asked = "Bạn có thuộc trường hợp nào dưới đây không?"
    first, order = text.index("Mọi trường hợp Tờ khai"), text.index("Giấy của * Giấy tờ phải xuất trình:")
    assert first < order < text.index(asked) < text.index("Giấy của Ủy quyền") < text.index("Giấy của Cấp lại")
    chooser = html.partition(asked)[2].partition("</ul>")[0]
    assert chooser.count("<li>") == 2
    for number, title in ((3, "Ủy quyền cho người khác"), (4, "Cấp lại")):
        assert f'<a href="#th{number}">{title}</a>' in chooser
        assert f'id="th{number}">{title}</h3>' in html


def test_headings_of_papers_are_no_cases_to_choose_from(cache_folder: Path) -> None:
    papers = grouped("* Giấy tờ phải nộp:", "* Giấy tờ phải xuất trình:", "* Lưu ý :", "2", None)
    text = read(procedure(section(version(dossier=papers))), cache_folder).text
    assert "Bạn thuộc" not in text
    assert "chỉ cần" not in text
    assert "ai cũng cần" not in text
    assert "* Giấy tờ phải nộp: Giấy của * Giấy tờ phải nộp:" in text


def test_only_the_papers_of_one_s_case_are_needed_where_all_are_cases(cache_folder: Path) -> None:
    text = read(procedure(section(version(dossier=grouped("Nhà của mình", "Nhà thuê, mượn")))), cache_folder).text
    assert "Có 2 trường hợp, 2 giấy tờ: chỉ cần giấy tờ của trường hợp bạn gặp." in text
    assert "Bạn thuộc trường hợp nào?" in text


def test_many_cases_are_folded_and_what_everybody_brings_is_not(cache_folder: Path) -> None:
    papers = grouped(None, *(f"Xe loại {n}" for n in range(10)))
    html = site(catalog(procedure(section(version(dossier=papers)))), shell(cache_folder))["tt/1.004122/index.html"]
    assert html.count('<details class="nm-d nm-acc"') == 10
    assert html.index("Tờ khai") < html.index('<details class="nm-d nm-acc"')


def test_an_unknown_number_of_sets_is_told_after_the_papers(cache_folder: Path) -> None:
    papers = Dossier(cases=(PaperCase(name="khong", papers=(Paper(name="Đơn đề nghị", originals=1),)),))
    text = read(procedure(section(version(dossier=papers))), cache_folder).text
    assert text.index("Đơn đề nghị") < text.index("Chưa rõ số bộ hồ sơ.")


def test_a_page_leads_to_the_places_and_says_whom_to_ask(cache_folder: Path) -> None:
    reading = read(procedure(section(version(received_at=(PointKind.COMMUNE_CENTRE,)))), cache_folder)
    assert "../../niem-yet/" in reading.links
    assert "Hồ sơ chậm, bị trả? Hỏi ngay nơi bạn đã nộp hồ sơ." in reading.text
    assert "#cham" in reading.links


def test_whom_to_ask_stands_before_the_legal_bases_of_one_text_and_once_after_several(cache_folder: Path) -> None:
    based = version(bases=(LegalBasis(number="60/2014/QH13"),))
    one = catalog(procedure(section(based)))
    two = catalog(procedure(section(based, levels=(Level.PROVINCE,)), section(based, levels=(Level.COMMUNE,))))
    for pages, asked in ((one, ["cham", "can-cu", "lich-su"]), (two, ["c1-can-cu", "c2-can-cu", "cham", "lich-su"])):
        html = site(pages, shell(cache_folder))["tt/1.004122/index.html"]
        wanted = [it for it in re.findall(r'<h[23] id="([^"]+)"', html) if it.endswith(("cham", "can-cu", "lich-su"))]
        assert wanted == asked


def test_a_page_says_what_it_lacks_and_not_what_it_has(cache_folder: Path) -> None:
    fee = Fee(amount=Decimal(20000))
    bare = version(completeness=Completeness.NAME_ONLY)
    told = read(procedure(section(bare, completeness=Completeness.NAME_ONLY)), cache_folder).text
    assert "Giấy tờ, thời hạn, phí: chưa có trong dữ liệu" in told
    some = replace(bare, fees=(fee,))
    told = read(procedure(section(some, completeness=Completeness.NAME_ONLY, fees=(fee,))), cache_folder).text
    assert "Giấy tờ, thời hạn: chưa có trong dữ liệu" in told


def test_a_shared_link_shows_its_title_and_what_it_is_about(cache_folder: Path) -> None:
    html = site(catalog(procedure(section(version()))), shell(cache_folder))["tt/1.004122/index.html"]
    assert '<meta property="og:title" content="Xin giấy phép khoan giếng (1.004122)">' in html
    assert '<meta property="og:description" content="Giấy tờ, thời hạn, phí và nơi nộp:' in html


def test_the_first_page_opens_no_empty_door(cache_folder: Path) -> None:
    html = site(catalog(procedure(section(version()))), shell(cache_folder))["index.html"]
    doors = html.partition('class="nm-doors"')[2].partition("</ul>")[0]
    assert "linh-vuc/" in doors
    assert "viec/" not in doors


def test_what_is_wrong_is_reported_with_the_record_and_its_decision(cache_folder: Path) -> None:
    page = procedure(section(version()))
    by_mail = replace(catalog(page), feedback=FeedbackAddress(agency="Văn phòng", email="pakn@tthc.example"))
    links = [link for link in read_in(by_mail, cache_folder).links if "subject=" in link]
    assert len(links) == 1
    assert links[0].startswith("mailto:pakn@tthc.example?subject=")
    assert unquote(links[0]).endswith("thủ tục 1.004122, theo 1949/QĐ-UBND")
    by_phone = replace(catalog(page), feedback=FeedbackAddress(agency="Văn phòng", phone="0206 3852 136"))
    assert not [link for link in read_in(by_phone, cache_folder).links if "subject=" in link]


@pytest.mark.parametrize("offered", [True, False])
def test_the_slip_to_prepare_by_lies_beside_the_papers_where_it_is_made(cache_folder: Path, offered: bool) -> None:
    made = catalog(procedure(section(version())))
    planned = plan_today(made, shell(cache_folder), templates(), offered=offered)
    (html,) = (file.make().decode() for file in planned if file.path == "tt/1.004122/index.html")
    papers = html.partition('id="giay-to"')[2].partition("<h2")[0]
    assert papers and ("-phieu-a5.pdf" in papers) is offered
