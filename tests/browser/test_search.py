"""The search box and the results page, as keyboards, fingers and screen readers use them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.search.sites import ROOT, SCRIPTS

pytestmark = pytest.mark.browser

BOX = ".nm-search input"
OPTION = "[role=option]"
WHOLE_INDEX = "() => new Promise(done => niemyetSearch.load(index => { if (index.more) done(); }, () => {}))"
SCRIPT = "<img src=x onerror=window.harmed=1>"


@pytest.fixture
def home(page: Page, address: str) -> Iterator[Page]:
    """The home page."""
    page.goto(f"{address}/")
    yield page


def _type(page: Page, text: str) -> None:
    page.click(BOX)
    page.keyboard.type(text)
    expect(page.locator(OPTION).first).to_be_visible()


def test_the_index_is_loaded_when_the_box_gets_the_focus_and_not_before(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/", wait_until="networkidle")
    assert not [url for url in asked if "/tim-kiem/" in url or "search-engine" in url]
    with page.expect_response("**/them.js"):
        page.focus(BOX)
    assert [url.rsplit("/", 1)[1] for url in asked if "/tim-kiem/" in url] == ["danh-sach.js", "them.js"]


def test_suggestions_come_from_the_first_letter(home: Page) -> None:
    _type(home, "k")
    assert home.get_attribute(BOX, "aria-expanded") == "true"
    assert home.locator("[role=listbox]").get_attribute("aria-label") == "Gợi ý"
    expect(home.locator(".nm-combo [role=status]")).to_contain_text("kết quả")


def test_arrows_home_end_and_escape_move_through_the_options(home: Page) -> None:
    _type(home, "dang ky")
    ids = home.locator(OPTION).evaluate_all("all => all.map(it => it.id)")

    def active() -> str | None:
        return home.get_attribute(BOX, "aria-activedescendant")

    for key, expected in (("ArrowDown", 0), ("ArrowDown", 1), ("End", -1), ("Home", 0)):
        home.keyboard.press(key)
        assert active() == ids[expected]
        assert home.locator(OPTION).nth(expected).get_attribute("aria-selected") == "true"
        assert home.locator("[aria-selected=true]").count() == 1
    home.keyboard.press("ArrowUp")
    assert active() is None
    home.keyboard.press("Escape")
    assert not home.locator("[role=listbox]").is_visible()
    assert home.get_attribute(BOX, "aria-expanded") == "false"
    assert home.input_value(BOX) == "dang ky"


@pytest.mark.parametrize("pointed", [False, True])
def test_rows_under_the_pointer_stay_when_the_rest_of_the_index_comes(
    pointed: bool, fresh_page: Page, address: str
) -> None:
    """Nobody may press another row than the one he saw."""
    held: list[Route] = []
    fresh_page.route("**/them.js", lambda route: held.append(route))
    fresh_page.goto(f"{address}/")
    with fresh_page.expect_request("**/them.js"):
        fresh_page.focus(BOX)
    _type(fresh_page, "khoan gieng")
    if pointed:
        fresh_page.hover(OPTION)
    before = fresh_page.locator(OPTION).all_inner_texts()
    fresh_page.evaluate("""() => {
      const build = niemyetSearch.build;
      niemyetSearch.build = (...given) => { setTimeout(() => { window.isBuilt = true; }); return build(...given); };
    }""")
    held[0].continue_()
    fresh_page.wait_for_function("window.isBuilt")
    assert (fresh_page.locator(OPTION).all_inner_texts() == before) == pointed


def test_enter_on_an_option_opens_it_and_enter_alone_the_results(home: Page, address: str) -> None:
    _type(home, "dang ky thuong tru")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    home.wait_for_url(f"{address}/tt/1.004222/")
    home.go_back()
    home.fill(BOX, "")
    _type(home, "dang ky thuong tru")
    home.keyboard.press("Enter")
    home.wait_for_url(f"{address}/tim-kiem/?q=dang+ky+thuong+tru")
    expect(home.locator(".nm-results .nm-row__link").first).to_have_attribute("href", f"{address}/tt/1.004222/")
    assert home.input_value(BOX) == "dang ky thuong tru"


def test_words_that_were_found_are_marked(home: Page) -> None:
    _type(home, "thuong tru")
    assert "thường trú" in home.locator(f"{OPTION} mark").first.inner_text().lower()


def test_a_filter_has_an_address_and_the_way_back_works(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=dang+ky")
    link = page.locator(".nm-facets a").first
    count = int(link.locator(".n").inner_text())
    link.click()
    assert "&cap=" in page.url
    expect(page.locator(".nm-results [role=status]")).to_contain_text(f"{count} thủ tục")
    filtered = page.locator(".nm-results .nm-row__link").all_inner_texts()
    shared = page.url
    page.go_back()
    assert page.url == f"{address}/tim-kiem/?q=dang+ky"
    page.goto(shared)
    expect(page.locator(".nm-results [role=status]")).to_contain_text(f"{count} thủ tục")
    assert page.locator(".nm-results .nm-row__link").all_inner_texts() == filtered


def test_a_filter_of_a_field_or_an_agency_keeps_as_many_as_it_says(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=dang+ky")
    links = page.locator(".nm-facets a[href*='linh-vuc='], .nm-facets a[href*='co-quan=']")
    expect(links.nth(5)).to_be_visible()
    for href, count in [(it.get_attribute("href"), it.locator(".n").inner_text()) for it in links.all()]:
        page.goto(f"{address}/tim-kiem/{href}")
        expect(page.locator(".nm-results [role=status]")).to_contain_text(f"{count} thủ tục")
        chosen = page.locator(".nm-facets a[aria-current]").inner_text().split(" (bỏ chọn)")[0]
        for field in parse_qs(urlsplit(str(href)).query).get("linh-vuc", []):
            page.goto(f"{address}/linh-vuc/{field}/")
            expect(page.locator("h1")).to_have_text(chosen)


def test_what_is_not_found_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=thuonggg+qqqwwx")
    expect(page.locator(".nm-results [role=status]")).to_contain_text("Không")
    expect(page.locator(".nm-results")).to_contain_text("Có phải bạn muốn tìm")
    assert page.locator(".nm-results a[href='../linh-vuc/']").is_visible()
    assert page.locator(".nm-results a[href='../a-z/']").is_visible()
    field = page.locator(".nm-results .nm-fields a").first
    count = int(field.locator(".n").inner_text())
    field.click()
    assert page.locator(".nm-list .nm-row").count() == count


def test_a_filter_that_no_result_has_is_told_by_its_name(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=thuonggg+qqqwwx&linh-vuc=dat-dai&cap=xa")
    expect(page.locator(".nm-results")).to_contain_text("Bỏ lọc: Đất đai")
    expect(page.locator(".nm-results")).to_contain_text("Bỏ lọc: Cấp xã")


def test_what_is_not_found_leads_to_the_hotline(page: Page, hostile_address: str) -> None:
    page.goto(f"{hostile_address}/tim-kiem/?q=thuonggg+qqqwwx")
    expect(page.locator(".nm-results [role=status]")).to_contain_text("Không")
    expect(page.locator(".nm-note a[href^='tel:']")).to_have_text("0206 3852 136")


def test_rows_that_stay_from_letter_to_letter_say_what_a_new_list_would(home: Page) -> None:
    rows = "all => all.map(it => [it.id, it.innerHTML, it.getAttribute('aria-selected')])"
    _type(home, "dang ky khai sinh")
    home.keyboard.press("ArrowDown")
    home.evaluate(WHOLE_INDEX)
    home.keyboard.type(" luu dong")
    grown = home.locator(OPTION).evaluate_all(rows)
    home.reload()
    _type(home, "x")
    home.evaluate(WHOLE_INDEX)
    home.fill(BOX, "dang ky khai sinh luu dong")
    assert home.locator(OPTION).evaluate_all(rows) == grown
    assert {selected for _, _, selected in grown} == {"false"}
    home.locator(OPTION).first.click()
    home.wait_for_url("**/tt/**")


def test_a_letter_alone_brings_what_begins_with_it(home: Page) -> None:
    # One name lists “điểm c, d, đ, e”: that does not make it the only answer.
    for letter in "cdđ":
        home.fill(BOX, "")
        _type(home, letter)
        options = home.locator(OPTION).all_inner_texts()
        assert "1.004179" not in options[0], letter
        assert len(options) > 5, letter


def test_the_name_of_a_field_leads_to_all_of_it(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=ho+tich")
    line = page.locator(".nm-results .nm-plain li")
    expect(line.first).to_contain_text("Lĩnh vực: Hộ tịch")
    count = int(line.first.locator(".n").inner_text().split()[0])
    line.first.locator("a").click()
    page.wait_for_url("**/linh-vuc/ho-tich/")
    assert page.locator(".nm-list .nm-row").count() == count
    assert page.locator("h1").inner_text() == "Hộ tịch"


def test_the_name_of_an_agency_leads_to_all_that_it_has(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=so+nong+nghiep+va+moi+truong")
    line = page.locator(".nm-results .nm-plain li", has_text="Cơ quan: Sở Nông nghiệp và Môi trường")
    count = line.locator(".n").inner_text()
    line.locator("a").click()
    expect(page.locator(".nm-results [role=status]")).to_have_text(f"{count}.")
    page.goto(f"{address}/co-quan/so-nnmt/")
    expect(page.locator("main")).to_contain_text(count.split()[0])


def test_the_title_says_what_was_asked(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=khai+sinh")
    expect(page.locator(".nm-results .nm-row").first).to_be_visible()
    assert page.title().startswith("“khai sinh” – Tìm thủ tục")


def test_a_repealed_procedure_that_is_named_exactly_is_no_miss(page: Page, address: str) -> None:
    page.goto(f"{address}/tt/1.005411/")
    name = page.locator("h1").inner_text()
    page.goto(f"{address}/tim-kiem/?q={name}")
    expect(page.locator(".nm-results [role=status]")).not_to_contain_text("Không")
    row = page.locator(".nm-results .nm-row").first
    expect(row).to_contain_text("1.005411")
    expect(row.locator(".nm-tag--gone")).to_have_text("đã bãi bỏ")


def test_a_repealed_procedure_is_shown_as_what_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=1.005411")
    row = page.locator(".nm-results .nm-row").first
    expect(row).to_contain_text("1.005411")
    expect(row.locator(".nm-tag--gone")).to_have_text("đã bãi bỏ")


def test_no_query_reaches_the_page_as_html(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q={quote(SCRIPT)}&cap={quote(SCRIPT)}")
    expect(page.locator(".nm-results [role=status]")).to_contain_text(SCRIPT)
    page.fill(BOX, SCRIPT + " đăng ký")
    page.keyboard.press("End")
    page.wait_for_timeout(100)
    assert page.locator("main img").count() == 0
    assert page.evaluate("window.harmed") is None


def test_without_script_the_box_leads_to_the_other_ways(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}/")
    scriptless.fill(BOX, "khai sinh")
    scriptless.keyboard.press("Enter")
    scriptless.wait_for_url(f"{address}/tim-kiem/?q=khai+sinh")
    assert scriptless.get_attribute(BOX, "role") is None
    for way in ("a-z", "linh-vuc"):
        assert scriptless.locator(f"main a[href='../{way}/']").is_visible()


def test_the_search_works_from_a_folder(fresh_page: Page, site: Path) -> None:
    fresh_page.goto((site / "index.html").as_uri())
    _type(fresh_page, "thuong tru")
    fresh_page.keyboard.press("Enter")
    expect(fresh_page.locator(".nm-results .nm-row__link").first).to_be_visible()
    fresh_page.locator(".nm-results .nm-row__link").first.click()
    assert fresh_page.url.endswith("/index.html")
    assert "/tt/" in fresh_page.url


def test_the_parts_of_the_search_are_one_script(site: Path) -> None:
    parts = [(ROOT / "theme/search" / name).read_text(encoding="utf-8").rstrip("\n") for name in SCRIPTS]
    assert (site / "assets/search-engine.js").read_text(encoding="utf-8").strip() == "\n".join(parts)
    assert not (site / "search").exists()
