"""Everything that can be done with a finger can be done with the keyboard, and one sees where one is."""

import pytest
from playwright.sync_api import Page

from tests.browser.sites import every_page

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement"

_REMEMBER_STOPS = """() => {
  const reached = window.reached = new Set(), faults = window.faults = [];
  document.addEventListener("focusin", event => {
    const it = event.target, tell = it.outerHTML.slice(0, 120);
    reached.add(it);
    const style = getComputedStyle(it);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("no ring: " + tell);
    const box = it.getClientRects()[0];
    if (!box) return faults.push("nothing to see: " + tell);
    const on_top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!on_top || !(it.contains(on_top) || on_top.contains(it))) faults.push("covered or out of sight: " + tell);
  });
  window.controls = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex], [onclick], [role=button], [contenteditable]")]
    .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.matches("[tabindex='-1'], [type=hidden]"));
  return window.controls.length;
}"""

_NEVER_REACHED = """() => window.controls.filter(it => !window.reached.has(it)).map(it => it.outerHTML.slice(0, 120))"""


@every_page
def test_every_control_is_reached_in_sight_and_with_a_ring(path: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    walk(page, f"{address}/{path}")


@pytest.mark.parametrize("path", ["", "tt/1.004222/", "cap/xa/", "tim-kiem/"])
def test_the_same_goes_for_what_only_wide_windows_have(path: str, page: Page, address: str) -> None:
    """The bar of ways in, the way through a page: they are made alike for all pages."""
    walk(page, f"{address}/{path}")


def walk(page: Page, url: str) -> None:
    """Goes through a whole page with the key that everybody has."""
    page.goto(url)
    for _ in range(page.evaluate(_REMEMBER_STOPS)):
        page.keyboard.press("Tab")
    assert page.evaluate("window.faults") == []
    assert page.evaluate(_NEVER_REACHED) == []


@every_page
def test_the_first_stop_leads_to_the_content(path: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address}/{path}")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Đi tới nội dung chính"
    box = page.locator(".nm-skip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "noi-dung"


def test_the_menu_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address}/tt/1.004122/")
    page.focus(".nm-menu summary")
    links = page.locator(".nm-menu a")
    assert not links.first.is_visible()
    page.keyboard.press("Enter")
    assert links.first.is_visible()
    page.keyboard.press("Enter")
    assert not links.first.is_visible()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Trang chủ"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")


def test_papers_are_ticked_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/tt/1.004222/")
    box = page.locator(".nm-paper input").first
    box.focus()
    page.keyboard.press("Space")
    assert box.is_checked()


def test_the_scheme_is_switched_by_keyboard(fresh_page: Page, address: str) -> None:
    fresh_page.goto(f"{address}/")
    fresh_page.focus(".nm-scheme")
    fresh_page.keyboard.press("Enter")
    assert fresh_page.get_attribute("body", "data-md-color-scheme") == "slate"
