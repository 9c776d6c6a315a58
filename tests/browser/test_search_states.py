"""The results page and the box while the list is on its way, when it fails, and what is said when nothing is found."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_axe import axe as axe
from tests.browser.test_search import BOX, WHOLE_INDEX

pytestmark = pytest.mark.browser


def _faults(page: Page, axe: str) -> list[str]:
    """What axe-core finds in the state that the page is in."""
    page.evaluate(axe)
    found: list[str] = page.evaluate("async () => (await axe.run()).violations.map(it => it.id)")
    return found


ENGINE, LIST, REST = "assets/search-engine.js", "tim-kiem/danh-sach.js", "tim-kiem/them.js"


@pytest.mark.parametrize("missing", [ENGINE, LIST])
def test_a_list_that_failed_can_be_asked_for_again(missing: str, fresh_page: Page, axe: str, address: str) -> None:
    faults: list[str] = []
    fresh_page.on("pageerror", lambda fault: faults.append(str(fault)))
    fresh_page.route(f"**/{missing}", lambda route: route.abort())
    fresh_page.goto(f"{address}/tim-kiem/?q=ket+hon")
    status = fresh_page.locator(".nm-results [role=status]")
    expect(status).to_have_text("Chưa tải được danh sách. Thử lại")
    assert fresh_page.input_value(BOX) == "ket hon"
    fresh_page.focus(BOX)
    expect(fresh_page.locator(".nm-combo [role=status]")).to_have_text("Chưa tải được danh sách. Thử lại")
    assert _faults(fresh_page, axe) == []
    fresh_page.unroute(f"**/{missing}")
    fresh_page.locator(".nm-combo button", has_text="Thử lại").click()
    expect(status).to_contain_text("thủ tục cho “ket hon”")
    expect(fresh_page.locator(BOX)).to_be_focused()
    assert faults == []


def test_what_answers_by_name_says_that_the_rest_did_not_come(fresh_page: Page, address: str) -> None:
    fresh_page.route(f"**/{REST}", lambda route: route.abort())
    fresh_page.goto(f"{address}/tim-kiem/?q=khai+sinh")
    status = fresh_page.locator(".nm-results [role=status]")
    expect(status).to_contain_text("Chưa tải được hết danh sách. Thử lại")
    assert fresh_page.locator(".nm-results .nm-row").count()
    fresh_page.unroute(f"**/{REST}")
    status.locator("button").click()
    expect(fresh_page.locator(".nm-facets")).to_be_visible()
    expect(status).not_to_contain_text("Chưa tải")


@pytest.mark.parametrize(("path", "place"), [("tim-kiem/?q=khai+sinh", ".nm-results"), ("", ".nm-combo")])
def test_a_list_that_is_slow_is_told_to_be_on_its_way(path: str, place: str, fresh_page: Page, address: str) -> None:
    held: list[Route] = []
    fresh_page.route(f"**/{LIST}", lambda route: held.append(route))
    fresh_page.goto(f"{address}/{path}", wait_until="commit")
    if not path:
        fresh_page.click(BOX)
        fresh_page.keyboard.type("khai sinh")
    status = fresh_page.locator(f"{place} [role=status]")
    expect(status).to_have_text("Đang tìm…")
    held[0].continue_()
    expect(status).to_contain_text("kết quả" if not path else "thủ tục cho “khai sinh”")


def test_one_line_tells_all_news_and_what_comes_soon_is_not_announced(page: Page, address: str) -> None:
    page.add_init_script("""addEventListener("DOMContentLoaded", () => {
      const line = document.querySelector("#ket-qua [role=status]");
      window.told = [];
      if (line) new MutationObserver(() => told.push(line.textContent)).observe(line, { childList: true });
      window.line = line;
    });""")
    page.goto(f"{address}/tim-kiem/?q=dang+ky")
    page.locator(".nm-facets a").first.click()
    expect(page.locator(".nm-results .nm-acts")).to_contain_text("Bỏ lọc")
    assert page.evaluate("line === document.querySelector('.nm-results [role=status]')")
    assert not [text for text in page.evaluate("told") if "thủ tục" not in text]


@pytest.mark.parametrize("typed", ["🙂", "(((", "\\"])
def test_a_query_without_words_names_no_field(typed: str, page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q={quote(typed)}")
    expect(page.locator(".nm-results [role=status]")).to_contain_text("Không tìm thấy")
    page.evaluate(WHOLE_INDEX)
    # What has no field in the decisions must not answer to what has no words.
    page.evaluate("""niemyetSearch.load(index => {
      index.facets.fields[0].name = "";
      dispatchEvent(new Event("popstate"));
    }, () => {})""")
    assert page.locator(".nm-results .nm-plain").count() == 0
    assert page.locator(".nm-results .nm-fields a").count() > 3


def test_values_of_a_filter_beyond_the_first_can_be_opened(page: Page, axe: str, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=giay")
    more = page.locator(".nm-facets button").first
    expect(more).to_contain_text("Xem thêm")
    at = more.evaluate("it => Array.from(document.querySelectorAll('.nm-facets ul')).indexOf(it.closest('ul'))")
    group = page.locator(".nm-facets ul").nth(at)
    hidden, shown = int(more.inner_text().split(":")[0].split()[-1]), group.locator("a").count()
    assert shown == 8
    more.click()
    expect(group.locator("a")).to_have_count(shown + hidden)
    expect(group.locator("a").nth(shown)).to_be_focused()
    href = group.locator("a").last.get_attribute("href")
    page.goto(f"{address}/tim-kiem/{href}")
    expect(page.locator(".nm-facets a[aria-current]")).to_have_count(1)
    assert _faults(page, axe) == []


def test_a_channel_without_a_level_is_told_as_such(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?truc-tuyen=chua_ro_muc")
    chosen = page.locator(".nm-facets a[aria-current]")
    expect(chosen).to_contain_text("Nộp được trực tuyến, chưa rõ mức")
    count = chosen.locator(".n").inner_text()
    expect(page.locator(".nm-results [role=status]")).to_have_text(f"{count} thủ tục.")
    expect(page.locator(".nm-results .nm-row").first).to_contain_text("Nộp được trực tuyến")
    address_of = page.locator(".nm-results .nm-row__link").first.get_attribute("href")
    page.goto(f"{address}/truc-tuyen/")
    assert page.locator(f"main a[href*='{str(address_of).rstrip('/').rsplit('/', 1)[1]}']").count() == 0
    expect(page.locator("main")).to_contain_text("đã ghi mức toàn trình")
