"""The site also works below a path of its host: nothing on any page points beside it or to what is not there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.sites import BELOW, OTHER_DAYS, PAGES
from tests.browser.watching import watched

HOST = "https://x.example"


class _Page(HTMLParser):
    """The addresses that a page names, and the anchors that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: set[str] = {""}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action", "poster", "data"):
                self.addresses.append(value or "")
            elif name == "id":
                self.anchors.add(value or "")


@pytest.fixture(scope="session")
def parsed(site_below: Path) -> dict[str, _Page]:
    """Every page by its path."""
    pages = (path for path in site_below.rglob("*.html"))
    return {path.relative_to(site_below).as_posix(): _Page(path.read_text("utf-8")) for path in pages}


def own(pages: dict[str, _Page]) -> Iterator[tuple[str, str]]:
    """Each address on the site's own host: the page that names it, the whole address."""
    for path, page in pages.items():
        # The error page is shown at any address, so it has to hold from the deepest one.
        base = f"{HOST}{BELOW}/{'a/b/c/d/' if path == '404.html' else path}"
        for address in page.addresses:
            whole = urljoin(f"{HOST}{BELOW}/{path}" if address.startswith("#") else base, address)
            if whole.startswith(HOST):
                yield path, whole


def test_nothing_points_beside_the_site_or_to_nothing(site_below: Path, parsed: dict[str, _Page]) -> None:
    faults = set()
    for path, address in own(parsed):
        parts = urlsplit(address)
        file = unquote(parts.path).removeprefix(f"{BELOW}/")
        file += "index.html" if file.endswith("/") or not file else ""
        if not parts.path.startswith(f"{BELOW}/"):
            faults.add(f"{path}: beside the site: {address}")
        elif not (site_below / file).is_file():
            faults.add(f"{path}: leads nowhere: {address}")
        elif file in parsed and unquote(parts.fragment) not in parsed[file].anchors:
            faults.add(f"{path}: no such anchor: {address}")
    assert faults == set()
    assert len(parsed) > 150


def test_whole_addresses_name_the_path_too(site_below: Path) -> None:
    named = set()
    for file in site_below.rglob("*"):
        if file.suffix in (".html", ".xml", ".txt", ".json", ".atom", ".csv"):
            named |= set(re.findall(rf"{re.escape(HOST)}[^\s\"'<>]*", file.read_text("utf-8")))
    assert {address for address in named if not address.startswith(f"{HOST}{BELOW}/")} == set()
    assert f"{HOST}{BELOW}/tt/1.004122/" in named


@pytest.mark.browser
@pytest.mark.parametrize("path", [path for path in PAGES.values() if OTHER_DAYS.isdisjoint(path.split("/"))])
def test_a_page_below_a_path_is_whole(path: str, page: Page, address_below: str) -> None:
    with watched(page) as seen:
        page.goto(f"{address_below}/{path}")
    assert seen.faults == []
    assert [url for url in seen.asked if not url.startswith(f"{address_below}/")] == []


@pytest.mark.browser
@pytest.mark.parametrize("path", ["khong-co", "tt/0.000000/", "a/b/c/d/"])
def test_the_error_page_below_a_path_is_whole_at_any_depth(path: str, page: Page, address_below: str) -> None:
    with watched(page) as seen:
        page.goto(f"{address_below}/{path}")
    assert {fault for fault in seen.faults if not fault.endswith(f"{address_below}/{path}")} <= {
        "error: Failed to load resource: the server responded with a status of 404 (Not Found)"
    }
    assert page.evaluate("getComputedStyle(document.querySelector('.nm-header')).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.click("main a:has-text('Tra theo lĩnh vực')")
    assert page.url == f"{address_below}/linh-vuc/"
