"""Settings of all tests (on CI property tests take the same examples at each run), and the one browser of a process."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.browser.serving import chromium_path, launched

# No test is about time: a busy machine must not make one fail.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The key of the user who runs the tests stays out of it, and those whom tests start have the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache-home")))
        yield


@pytest.fixture(scope="session", autouse=True)
def plain_git() -> Iterator[None]:
    """What the user who runs the tests has told git changes no commit of theirs: nothing signs it, no hook stops it, no
    end of line is changed. The rest of their settings stays: a shared machine may need `safe.directory`."""
    told = {"commit.gpgsign": "false", "core.hooksPath": os.devnull, "core.autocrlf": "false"}
    before = int(os.environ.get("GIT_CONFIG_COUNT", "0"))
    with pytest.MonkeyPatch.context() as patch:
        for number, (key, value) in enumerate(told.items(), before):
            patch.setenv(f"GIT_CONFIG_KEY_{number}", key)
            patch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
        patch.setenv("GIT_CONFIG_COUNT", str(before + len(told)))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: one for all tests of a process, because Playwright cannot be started twice. Without Chromium the tests
    are skipped, in CI they fail."""
    if chromium_path() is None:
        words = "no Chromium: make chromium, or name one in CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)
    with launched() as started:
        yield started
