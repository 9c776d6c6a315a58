"""The copy for a stick opens from a folder: links and search work, the day of the copy stands on every page."""

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.render.offline import OFFLINE_FOLDER, pack
from tests.browser.serving import context_on_day
from tests.browser.sites import OTHER_DAYS

pytestmark = pytest.mark.browser

SAID = "Bản sao ngoại tuyến, tính đến ngày 28/11/2025."


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy of the shipped province's site."""
    folder = tmp_path_factory.mktemp("stick")
    (folder / "site").symlink_to(site)
    with zipfile.ZipFile(pack(folder / "site")) as packed:
        packed.extractall(folder)
    return folder / OFFLINE_FOLDER


def test_every_link_leads_to_a_file_and_every_page_says_its_day(stick: Path) -> None:
    lost = set()
    pages = [page for page in stick.rglob("*.html") if OTHER_DAYS.isdisjoint(page.parts)]
    assert len(pages) > 300
    for page in pages:
        html = page.read_text("utf-8")
        assert html.count(SAID) == 1, page
        for address in re.findall(r'<(?:a|link|script|form|img)\b[^>]*?\b(?:href|src|action)="([^"]*)"', html):
            split = urlsplit(address)
            if split.scheme or not split.path:
                continue
            if not (page.parent / unquote(split.path)).resolve().is_file():
                lost.add((page.relative_to(stick).as_posix(), address))
    assert lost == set()


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_gets_from_the_first_page_to_papers(script: bool, browser: Browser, stick: Path) -> None:
    page = context_on_day(browser, script=script).new_page()
    page.goto((stick / "index.html").as_uri())
    assert SAID in page.inner_text("body")
    page.click("main a[href^='linh-vuc/tai-nguyen-nuoc/']")
    page.click("main a[href*='tt/1.004122/']")
    assert page.url == (stick / "tt/1.004122/index.html").as_uri()
    assert "Giấy tờ cần nộp" in page.inner_text("main")
    page.context.close()


def test_search_answers_without_a_server(fresh_page: Page, stick: Path) -> None:
    faults: list[str] = []
    fresh_page.on("pageerror", lambda error: faults.append(str(error)))
    fresh_page.goto((stick / "index.html").as_uri())
    fresh_page.fill(".nm-combo input", "khoan gieng")
    fresh_page.hover("[role=option]:has-text('1.004122')")
    fresh_page.click("[role=option]:has-text('1.004122')")
    fresh_page.wait_for_url((stick / "tt/1.004122/index.html").as_uri())
    fresh_page.goto((stick / "tim-kiem/index.html").as_uri() + "?q=khoan+gieng")
    fresh_page.click("main a[href*='tt/1.004122/']")
    assert fresh_page.url == (stick / "tt/1.004122/index.html").as_uri()
    assert faults == []


@pytest.mark.parametrize(("moment", "old"), [("2025-12-01T16:59:00Z", False), ("2025-12-01T17:00:00Z", True)])
def test_an_old_copy_says_so(moment: str, old: bool, fresh_page: Page, stick: Path) -> None:
    fresh_page.clock.set_fixed_time(moment)
    fresh_page.goto((stick / "tt/1.004122/index.html").as_uri())
    text = fresh_page.inner_text("body")
    assert ("Bản sao cũ: trang này dựng ngày 28/11/2025." in text) == old
    assert (SAID in text) == (not old)


def test_a_page_that_has_expired_since_says_so(fresh_page: Page, stick: Path) -> None:
    fresh_page.clock.set_fixed_time("2030-01-01T00:00:00Z")
    fresh_page.goto((stick / "tt/9.000001/index.html").as_uri())
    text = fresh_page.inner_text("body")
    assert "Bản này đã hết hiệu lực: chỉ đúng đến hết ngày 31/12/2029." in text
    assert "Hôm nay vẫn áp dụng" not in text
    assert SAID in text


def test_an_expired_first_page_says_so_above_everything(fresh_page: Page, stick: Path) -> None:
    fresh_page.clock.set_fixed_time("2035-01-01T00:00:00Z")
    fresh_page.goto((stick / "index.html").as_uri())
    text = fresh_page.inner_text("body")
    assert text.index("Bản này đã hết hiệu lực") < text.index("Bạn cần làm thủ tục gì?")
