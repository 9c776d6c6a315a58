"""A printed sheet is checked at the counter: the answer is on the first screen, an id may be typed as people type."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sites import BELOW, LATER

pytestmark = pytest.mark.browser

VERDICTS = {
    "n/PVV774XV/": "Còn hiệu lực",
    "n/WJ7HHEWH/": "Chưa có hiệu lực",
    f"{LATER}/n/WJ7HHEWH/": "Còn hiệu lực",
    f"{LATER}/n/VFDEHW34/": "Đã có bản mới",
    f"{LATER}/n/PVV774XV/": "Đã bãi bỏ",
}


@pytest.mark.parametrize("path", VERDICTS)
def test_the_answer_and_what_to_do_stand_on_the_first_screen(path: str, scriptless: Page, address: str) -> None:
    scriptless.set_viewport_size({"width": 360, "height": 640})
    scriptless.goto(f"{address}/{path}")
    assert scriptless.inner_text(".nm-verdict h1") == VERDICTS[path]
    for part in (".nm-verdict p", "article h2, article .nm-acts"):
        box = scriptless.locator(part).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 640, part
    is_valid = VERDICTS[path] == "Còn hiệu lực"
    assert scriptless.locator("meta[name=robots][content=noindex]").count() == (0 if is_valid else 1)


def test_a_replaced_sheet_names_what_differs_and_leads_to_the_new_one(scriptless: Page, address: str) -> None:
    scriptless.goto(f"{address}/{LATER}/n/VFDEHW34/")
    assert scriptless.locator("article h3").all_inner_texts() == ["Cấp tỉnh: tờ WJ7H HEWH", "Cấp xã: tờ E7K3 RCEV"]
    assert scriptless.locator(".nm-diff dt").all_inner_texts() == ["Thời hạn", "Cơ quan", "Căn cứ pháp lý"]
    assert scriptless.locator(".nm-diff del").first.inner_text() == "10 ngày làm việc"
    assert scriptless.locator(".nm-diff ins").first.inner_text() == "7 ngày làm việc"
    scriptless.click(".nm-kv a:has-text('WJ7H HEWH')")
    assert scriptless.url == f"{address}/{LATER}/n/WJ7HHEWH/"


@pytest.mark.parametrize(
    ("id", "said", "leads_to"),
    [
        ("PVV774XV", "đến hết ngày 31/12/2029. Từ 01/01/2030: bãi bỏ theo", "quyet-dinh/2025/9999-QD-UBND/"),
        ("VFDEHW34", "Từ 01/01/2030: cấp xã đổi thời hạn theo", "n/E7K3RCEV/"),
    ],
)
def test_a_sheet_that_holds_says_until_when(
    id: str, said: str, leads_to: str, scriptless: Page, address: str
) -> None:
    scriptless.goto(f"{address}/n/{id}/")
    assert said in scriptless.inner_text(".nm-verdict p").replace("\u00a0", " ")
    scriptless.click(f".nm-verdict a[href$='{leads_to}']")
    assert scriptless.url == f"{address}/{leads_to}"


@pytest.mark.parametrize(
    "typed",
    [
        "PVV774XV",
        "pvv7 74xv",
        " Pvv7-74xv ",
        "ＰＶＶ７７４ＸＶ",
        "PVV7\u200b74XV\ufeff",
        "tthc.caobang.example/n/PVV774XV",
        "https://tthc.caobang.example/n/pvv774xv/index.html#a",
    ],
)
def test_an_id_is_taken_as_people_type_it(typed: str, page: Page, address: str) -> None:
    page.goto(f"{address}/n/")
    page.fill("#ma", typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/n/PVV774XV/")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("PVV7", "Mã có 8 ký tự"),
        ("PVV774X0", "Có ký tự không dùng trong mã: 0"),
        ("VFĐEHƯ34", "tắt bộ gõ tiếng Việt"),
    ],
)
def test_a_slip_of_the_finger_is_told_at_once(typed: str, told: str, page: Page, address: str) -> None:
    page.goto(f"{address}/n/")
    page.fill("#ma", typed)
    page.click("#kiem-tra button")
    assert told in page.inner_text("#ma-sai")
    assert page.url == f"{address}/n/"


def test_an_id_that_was_never_issued_is_told_as_unknown(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}/n/acdefh34")
    page.wait_for_url(f"{address}/n/?ma=ACDEFH34")
    verdict = page.locator(".nm-verdict")
    expect(verdict).to_be_in_viewport()
    assert "ACDEFH34" in verdict.inner_text()
    assert "Không rõ" in verdict.inner_text()
    assert page.input_value("#ma") == "ACDEFH34"


@pytest.mark.parametrize("path", ["n/pvv774xv", "n/pvv774xv/", "n/?ma=pvv7+74xv", "n/PVV7%2074XV/"])
def test_an_address_in_small_letters_is_never_told_as_unknown(path: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{path}")
    page.wait_for_url(f"{address}/n/PVV774XV/")


def test_without_script_the_error_page_leads_to_the_check(scriptless: Page, address: str) -> None:
    answer = scriptless.goto(f"{address}/n/ACDEFH34/")
    assert answer is not None
    assert answer.status == 404
    scriptless.click("#kiem-tra-to")
    assert scriptless.url == f"{address}/n/"
    assert "đừng làm theo khi chưa hỏi lại" in scriptless.inner_text("main")


def test_a_site_below_a_path_finds_its_check(page: Page, address_below: str) -> None:
    page.goto(f"{address_below}/n/ACDEFH34/")
    page.wait_for_url(f"{address_below}/n/?ma=ACDEFH34")
    assert address_below.endswith(BELOW)


def test_a_procedure_leads_to_its_sheet_and_its_slip(page: Page, address: str) -> None:
    page.goto(f"{address}/tt/1.004222/")
    for link in page.locator(".nm-print a").all():
        answer = page.request.get(f"{address}/tt/1.004222/{link.get_attribute('href')}")
        assert answer.ok
        assert answer.body().startswith(b"%PDF")
    assert page.locator(".nm-print a").count() == 2
