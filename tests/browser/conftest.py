"""The sites of a run, and per process one window that is used again and again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.hostile import build_hostile
from tests.browser.serving import context_on_day, served
from tests.browser.sites import BELOW, build_below, build_shipped, once, shared_folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shipped province's site."""
    return once(shared_folder(tmp_path_factory) / "browser-shipped", build_shipped)


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that is made to lie below a path."""
    return once(shared_folder(tmp_path_factory) / "browser-below", build_below)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site with the worst content we know of."""
    return once(shared_folder(tmp_path_factory) / "browser-hostile", build_hostile)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def address_below(site_below: Path) -> Iterator[str]:
    """Where the site below a path is served; its host has nothing else."""
    with served(site_below, BELOW) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    """Where the worst content is served."""
    with served(hostile_site) as url:
        yield url


@pytest.fixture(scope="session")
def window(browser: Browser) -> Page:
    """The one window of this process: a new one for each test would take longer than the tests."""
    return context_on_day(browser).new_page()


@pytest.fixture(scope="session")
def scriptless_window(browser: Browser) -> Page:
    """The same without JavaScript."""
    return context_on_day(browser, script=False).new_page()


@pytest.fixture
def page(window: Page) -> Page:
    """The window as it was new: a desk, light, on screen. Nothing may be stored in it: that takes a `fresh_page`."""
    return _as_new(window)


@pytest.fixture
def scriptless(scriptless_window: Page) -> Page:
    """The window without JavaScript as it was new."""
    return _as_new(scriptless_window)


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A window of its own, for tests that store something or move the clock."""
    context = context_on_day(browser)
    yield context.new_page()
    context.close()


def _as_new(page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(media="screen", color_scheme="light")
    return page
