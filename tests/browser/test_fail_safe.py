"""A page or a copy that has outlived its last day says so; where that cannot be known nothing is said."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Built as of 28/11/2025; its days end at 17:00 UTC, which is midnight at the counter.
FRESH, STALE = "2025-12-01T16:59:00Z", "2025-12-01T17:00:00Z"


@pytest.mark.parametrize(("moment", "stale"), [(FRESH, False), (STALE, True)])
@pytest.mark.parametrize("path", ["", "tt/1.004122/", "cap/tinh/"])
def test_a_copy_over_three_days_old_says_so(
    path: str, moment: str, stale: bool, fresh_page: Page, address_below: str
) -> None:
    fresh_page.clock.set_fixed_time(moment)
    fresh_page.goto(f"{address_below}/{path}", wait_until="networkidle")
    assert ("Bản sao cũ: trang này dựng ngày 28/11/2025." in fresh_page.inner_text("body")) == stale


def test_an_outlived_page_has_a_red_strip_in_place_of_its_state(fresh_page: Page, address: str) -> None:
    fresh_page.clock.set_fixed_time("2030-01-01T00:00:00Z")
    fresh_page.goto(f"{address}/tt/9.000001/", wait_until="networkidle")
    strips = fresh_page.locator(".nm-strip")
    assert strips.count() == 1
    assert strips.first.inner_text().startswith("Bản này đã hết hiệu lực: chỉ đúng đến hết ngày 31/12/2029.")
    assert strips.first.evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(140, 36, 24)"


@pytest.mark.parametrize(("status", "body"), [(404, ""), (200, "<!doctype html>"), (200, "{}")])
def test_without_build_info_a_page_stays_as_it_is(status: int, body: str, fresh_page: Page, address: str) -> None:
    said: list[str] = []
    fresh_page.on("pageerror", lambda error: said.append(str(error)))
    fresh_page.route("**/build-info.json", lambda route: route.fulfill(status=status, body=body))
    fresh_page.clock.set_fixed_time(STALE)
    fresh_page.goto(f"{address}/tt/1.004122/", wait_until="networkidle")
    assert "Bản sao cũ" not in fresh_page.inner_text("body")
    assert said == []
