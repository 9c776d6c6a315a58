"""The page of a report period: what does not agree is said on top, counts lead to lists, charts have their tables."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.catalog.build import build_catalog
from generator.decode.documents import decode_document
from generator.load.document import parse
from generator.model.corpus import Document
from generator.model.shell import Shell
from generator.render.pages import lists
from generator.render.pages.days import day_pages
from generator.render.pages.periods import period_pages
from tests.support.corpora import Folded, baseline, decision, entry, row
from tests.unit.catalogs import Reading, shell, site
from tests.unit.test_figures import SEED, shipped

ROOT = Path(__file__).parents[2]
PAGE = "so-lieu/2019-Q2/index.html"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The shell of this repository."""
    return shell(tmp_path_factory.getbasetemp() / "shell")


def statistics(more: str = "") -> Document:
    text = (ROOT / SEED).read_text("utf-8") + more
    node = parse(SEED, text.encode(), lambda problem: None)
    assert node is not None
    document = decode_document(SEED, node, lambda problem: None)
    assert document is not None
    return document


def page(frame: Shell, *documents: Document) -> str:
    folded = Folded(baseline("2019-01-01", "1.000001/tinh"), shipped("site_data/report_forms.yml"), *documents)
    return site(build_catalog(folded.corpus, folded.register), frame)[PAGE]


def test_figures_that_contradict_each_other_are_said_on_top_until_an_officer_confirms(made: Shell) -> None:
    html = page(made, statistics())
    text = Reading(html).text
    assert text.count("Số liệu chưa khớp") == 2
    assert "đã giải quyết từ 138.907 thành 139.907" in text
    assert "1 chỗ khớp" in text
    confirmed = "xac_nhan:\n  ngay: 2019-07-10\n  nguoi: Chánh Văn phòng\n  ly_do: Giữ như đã ký\n"
    text = Reading(page(made, statistics(confirmed))).text
    assert "Số liệu chưa khớp" not in text
    assert "Chánh Văn phòng xác nhận giữ như báo cáo ngày 10/07/2019: Giữ như đã ký" in text
    assert "nhưng báo cáo ghi đã giải quyết 138.907" in text


def test_what_was_typed_stays_text(made: Shell) -> None:
    row_ = "  - ten: <script>alert(1)</script>\n    tiep_nhan: 5\n"
    html = page(made, statistics(row_))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_chart_has_a_name_and_its_figures_stand_in_the_table(made: Shell) -> None:
    html = page(made, statistics())
    charts = re.findall(r'<svg role="img" aria-labelledby="([\w-]+)".*?</svg>', html, re.DOTALL)
    assert charts
    for name in charts:
        assert f'<title id="{name}">' in html
    numbers = re.findall(r'<text class="n"[^>]*>([\d.]+)</text>', html)
    cells = re.findall(r"<td[^>]*>(?:<[^>]+>)?([\d.]+)<", html)
    assert set(numbers) <= set(cells)


def test_a_field_in_a_long_list_is_found_on_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "LONGEST", 2)
    rows = [row("moi", f"1.00000{n}") for n in range(5)]
    folded = Folded(baseline("2019-01-01", "2.000001/tinh"), decision("1", "2019-05-01", *rows))
    pages = {one.url: one for one in period_pages(build_catalog(folded.corpus, folded.register))}
    assert {"so-lieu/2019-Q2/moi/", "so-lieu/2019-Q2/moi/2/", "so-lieu/2019-Q2/moi/3/"} <= set(pages)
    assert "so-lieu/2019-Q2/moi-tinh/" not in pages, "one level alone has no list of its own"
    assert sum(len(pages[url].values["lines"]) for url in pages if "/2019-Q2/moi/" in url) == 5  # type: ignore[arg-type]


def test_a_field_that_runs_over_a_page_of_a_level_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "LONGEST", 2)
    folded = Folded(baseline("2019-01-01", *(f"1.00000{n}/tinh" for n in range(3))), decision("1", "2019-05-01"))
    pages = {one.url: one for one in day_pages(build_catalog(folded.corpus, folded.register))}
    first, second = (pages[f"tai-ngay/2019-01-01/cap-tinh/{tail}"].values["lines"] for tail in ("", "2/"))
    assert [one.heading.goes_on for one in (first[0], second[0])] == [False, True]  # type: ignore[index]


def test_a_total_of_today_leads_to_no_list_of_another_length() -> None:
    folded = Folded(
        baseline("2019-01-01", "1.000001/tinh", "1.000002/xa"),
        decision("1", "2019-05-01", row("moi", "1.000003")),
        as_of=date(2019, 5, 20),
    )
    pages = {one.url: one for one in period_pages(build_catalog(folded.corpus, folded.register))}
    tables = pages["so-lieu/2019-Q2/"].values["report"].tables  # type: ignore[attr-defined]
    (total,) = (line for table in tables if table.id == "dang-ap-dung" for line in table.rows if line.is_total)
    assert (total.cells[-1].value, total.cells[-1].url) == (3, "")


def test_what_changes_its_field_is_listed_where_it_came_and_where_it_left() -> None:
    begun = baseline("2019-01-01", *(replace(entry(f"1.00000{n}"), field_id="dat-dai") for n in range(3)))
    moved = [replace(row("sua_doi", f"1.00000{n}"), field_id="khoang-san") for n in range(2)]
    folded = Folded(begun, decision("1", "2019-05-01", *moved))
    pages = {one.url: one for one in period_pages(build_catalog(folded.corpus, folded.register))}
    (table,) = (it for it in pages["so-lieu/2019-Q2/"].values["report"].tables if it.id == "dang-ap-dung-linh-vuc")  # type: ignore[attr-defined]
    assert table.heads[2:4] == ("+ Từ lĩnh vực khác", "− Sang lĩnh vực khác")
    told = {line.name: [(cell.value, cell.url) for cell in line.cells] for line in table.rows}
    came = "so-lieu/2019-Q2/vao-doi-linh-vuc/#linh-vuc-khoang-san"
    left = "so-lieu/2019-Q2/ra-doi-linh-vuc/#linh-vuc-dat-dai"
    assert told["khoang-san"][1:3] == [(2, came), (0, "")]
    assert told["dat-dai"][1:3] == [(0, ""), (2, left)]
    for url in (came, left):
        assert len(pages[url.partition("#")[0]].values["lines"]) == 2  # type: ignore[arg-type]
