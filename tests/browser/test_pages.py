"""Every kind of page is whole: it fits every window, asks nobody else, says the same without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looks import faults_of_layout
from tests.browser.sites import DAY, OTHER_DAYS, PAGES, every_page
from tests.browser.watching import watched

pytestmark = pytest.mark.browser

ASKING_FOR_SCRIPT = {PAGES["tim-kiem"], PAGES["kiem-tra-to"]}
"""Pages with a box that does nothing without a script, and that then say what to do instead."""


def kind_of(path: str) -> tuple[str, int]:
    """`linh-vuc/ho-tich/` -> `("linh-vuc", 2)`: the folder and how deep below it."""
    parts = [part for part in path.split("/") if part and part != "index.html"]
    return parts[0] if parts else "", len(parts)


def test_every_kind_of_page_is_looked_at(site: Path) -> None:
    made = {kind_of(page.relative_to(site).as_posix()) for page in site.rglob("*.html")}
    looked_at = {kind_of(path) for path in PAGES.values()}
    assert {kind for kind in made - looked_at if kind[0] not in OTHER_DAYS} == set(), "name one of each in PAGES"


@every_page
def test_a_page_fits_every_window(path: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{path}")
    assert faults_of_layout(page) == []


@every_page
def test_nothing_goes_wrong_and_no_other_host_is_asked(path: str, page: Page, address: str) -> None:
    with watched(page) as seen:
        page.goto(f"{address}/{path}")
    assert seen.faults == []
    assert [url for url in seen.asked if not url.startswith(f"{address}/")] == []
    assert any(url.endswith("/assets/site.css") for url in seen.asked)


@every_page
def test_a_page_reads_the_same_without_script(path: str, page: Page, scriptless: Page, address: str) -> None:
    texts = []
    for it in (page, scriptless):
        it.set_viewport_size({"width": 360, "height": 800})
        it.goto(f"{address}/{path}")
        texts.append(it.inner_text("main"))
        assert it.locator("h1").count() == 1
        assert it.locator("h1").is_visible()
    # The two boxes that ask for a script say so where there is none; nothing else may differ.
    said = scriptless.locator("#khong-chay")
    assert said.count() == (path in ASKING_FOR_SCRIPT)
    if said.count():
        assert not page.locator("#khong-chay").is_visible()
        texts[1] = texts[1].replace(f"{said.inner_text()}\n\n", "", 1)
    assert texts[0] == texts[1]
    assert len(texts[1]) > 80


def test_an_address_without_a_page_says_so(page: Page, address: str) -> None:
    answer = page.goto(f"{address}/tt/0.000000/")
    assert answer is not None
    assert answer.status == 404
    assert page.inner_text("h1") == "Không tìm thấy trang này"
    page.click("main a:has-text('Tra theo lĩnh vực')")
    assert page.url == f"{address}/linh-vuc/"


def test_links_lead_from_the_first_page_to_papers(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.click("main a[href='linh-vuc/tai-nguyen-nuoc/']")
    page.click("main a[href='../../tt/1.004122/']")
    assert page.url == f"{address}/tt/1.004122/"
    assert "Giấy tờ cần nộp" in page.inner_text("main")


def test_a_page_says_when_it_has_outlived_its_last_valid_day(fresh_page: Page, address: str) -> None:
    fresh_page.goto(f"{address}/tt/9.000001/")
    last = fresh_page.get_attribute("article", "data-valid-until")
    assert last is not None
    assert last > DAY
    for moment, outlived in ((f"{last}T16:59:00Z", False), (f"{last}T17:00:00Z", True)):
        fresh_page.clock.set_fixed_time(moment)
        fresh_page.reload()
        assert ("chỉ đúng đến hết ngày" in fresh_page.inner_text("body")) == outlived, moment
