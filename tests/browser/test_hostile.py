"""The worst content stays readable at every width, nothing of it is lost, and what is not known is said."""

import pytest
from playwright.sync_api import Page

from tests.browser.hostile import BARE, CASES, CODES, FULL, LONG_CELL, LONG_NAME, LONG_WORD, PAPERS, WITHOUT_CODE
from tests.browser.looks import faults_of_layout

pytestmark = pytest.mark.browser

LISTS = ("", "linh-vuc/", "linh-vuc/linh-vuc-dai/", "cap/", "cap/tinh/", "co-quan/", "co-quan/co-quan-dai/")


@pytest.mark.parametrize("path", [*LISTS, *(f"tt/{code}/" for code in CODES)])
def test_it_fits_every_window(path: str, page: Page, hostile_address: str) -> None:
    answer = page.goto(f"{hostile_address}/{path}")
    assert answer is not None
    assert answer.status == 200
    assert faults_of_layout(page) == []


def test_nothing_of_it_is_lost(page: Page, hostile_address: str) -> None:
    page.goto(f"{hostile_address}/tt/{FULL}/")
    assert page.text_content("h1") == LONG_NAME.strip()
    assert page.locator(".nm-paper input").count() == PAPERS
    assert page.locator("details.nm-acc").count() == CASES
    text = page.text_content("main") or ""
    assert text.count(LONG_WORD) >= 6
    assert text.count(LONG_CELL.strip()) >= 6


@pytest.mark.parametrize("code", [BARE, WITHOUT_CODE])
def test_what_is_not_known_is_said(code: str, page: Page, hostile_address: str) -> None:
    page.goto(f"{hostile_address}/tt/{code}/")
    summary = page.inner_text(".nm-sum")
    for words in ("Chưa rõ nơi tiếp nhận", "Chưa rõ thời hạn", "Chưa rõ mức thu", "Chưa rõ kết quả"):
        assert words in summary
    assert "Chưa rõ: dữ liệu chưa có thành phần hồ sơ" in page.inner_text("main")
    assert "0 đồng" not in page.inner_text("main")
    assert "None" not in page.inner_text("main")


def test_no_level_and_no_code_are_said(page: Page, hostile_address: str) -> None:
    page.goto(f"{hostile_address}/tt/{BARE}/")
    assert "Chưa rõ cấp" in page.inner_text(".nm-facts")
    page.goto(f"{hostile_address}/tt/{WITHOUT_CODE}/")
    assert "chưa có mã" in page.inner_text(".nm-facts").lower()
