"""Light and dark: as the system asks, with script or without, or as the reader chose; and always light on paper."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.sites import ROOT, every_page

pytestmark = pytest.mark.browser

_SHINE = """() => {
  const sum = color => color.match(/\\d+/g).slice(0, 3).map(Number).reduce((one, other) => one + other);
  const body = getComputedStyle(document.body);
  const heading = getComputedStyle(document.querySelector("h1"));
  return [sum(body.backgroundColor), sum(body.color), sum(heading.color)];
}"""


@every_page
def test_a_page_follows_the_system(path: str, page: Page, scriptless: Page, address: str) -> None:
    for it in (page, scriptless):
        it.emulate_media(color_scheme="dark")
        it.goto(f"{address}/{path}")
        background, ink, _ = it.evaluate(_SHINE)
        assert ink - background > 400
        it.emulate_media(color_scheme="light")
        if it is page:
            it.wait_for_selector("body[data-md-color-scheme=default]")
        background, ink, _ = it.evaluate(_SHINE)
        assert background - ink > 400


def test_the_reader_may_switch_the_scheme_and_it_stays(fresh_page: Page, address: str) -> None:
    fresh_page.goto(f"{address}/")
    fresh_page.click(".nm-scheme")
    assert fresh_page.get_attribute("body", "data-md-color-scheme") == "slate"
    fresh_page.goto(f"{address}/linh-vuc/")
    background, ink, _ = fresh_page.evaluate(_SHINE)
    assert ink - background > 400
    fresh_page.click(".nm-scheme")
    fresh_page.emulate_media(color_scheme="dark")
    fresh_page.goto(f"{address}/cap/")
    background, ink, _ = fresh_page.evaluate(_SHINE)
    assert background - ink > 400


def test_dark_is_the_same_with_and_without_script() -> None:
    """The same values stand twice, because no selector covers both (pitfall 3 of the design guide)."""
    css = (ROOT / "theme" / "assets" / "site.css").read_text("utf-8")
    blocks = [
        re.findall(r"--[\w-]+:[^;}]+", css.partition(f"{selector}{{")[2].partition("}")[0])
        for selector in ("[data-md-color-scheme=slate]", ".no-js [data-md-color-scheme=default]")
    ]
    assert blocks[0] == blocks[1]
    assert len(blocks[0]) > 30


# --- paper ------------------------------------------------------------------------------------------------------------

_USELESS_ON_PAPER = (
    "button, .nm-header, .nm-footer, .nm-crumbs, .nm-jump, .nm-cases, .md-sidebar, .nm-search, .nm-doors, .nm-pager, "
    ".nm-more, .nm-acts"
)


@every_page
def test_paper_holds_the_content_alone_in_black(path: str, page: Page, address: str) -> None:
    """Also for a reader whose screen is dark: light letters would print as nothing."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/{path}")
    page.emulate_media(media="print", color_scheme="dark")
    visible = "all => all.filter(it => it.checkVisibility()).map(it => it.outerHTML.slice(0, 80))"
    assert page.eval_on_selector_all(_USELESS_ON_PAPER, visible) == []
    background, ink, heading = page.evaluate(_SHINE)
    assert background > 700
    assert max(ink, heading) < 120
    assert page.locator(".nm-demo").is_visible()
    assert page.locator("h1").is_visible()


def test_what_is_folded_is_printed_too(page: Page, address: str) -> None:
    page.goto(f"{address}/quyet-dinh/2025/1949-QD-UBND/")
    folds = "all => all.map(it => it.open)"
    before = page.eval_on_selector_all("main details", folds)
    assert False in before
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert set(page.eval_on_selector_all("main details", folds)) == {True}
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.eval_on_selector_all("main details", folds) == before


def test_every_sheet_of_a_demonstration_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/quyet-dinh/2025/1949-QD-UBND/")
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(page.pdf(format="A5"))]
    assert len(sheets) > 1
    assert [text for text in sheets if "Bản trình diễn, không phải trang của UBND tỉnh" not in text] == []
