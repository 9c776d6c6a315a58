"""Settings of all tests (on CI property tests take the same examples at each run), and the one browser of a process."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser.serving import chromium_path, launched

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: one for all tests of a process, because Playwright cannot be started twice. Without Chromium the tests
    are skipped, in CI they fail."""
    if chromium_path() is None:
        words = "no Chromium: make chromium, or name one in CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)
    with launched() as started:
        yield started
