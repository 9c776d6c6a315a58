"""axe-core looks at every kind of page with all its rules on, experimental ones and WCAG AAA included."""

from collections.abc import Mapping
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.sites import every_page

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)
_RUN = """async ([names, preload]) => {
  const on = name => ({enabled: !names || names.includes(name)});
  const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, on(rule.ruleId)]));
  return (await axe.run({resultTypes: ["violations"], preload, rules})).violations;
}"""
_OF_COLOUR = ["color-contrast-enhanced", "link-in-text-block"]
"""Dark differs from light in nothing else; and where there is 7:1 the rule that asks for 4.5:1 has nothing to add."""
SCHEMES: Mapping[Literal["light", "dark"], list[str] | None] = {"light": None, "dark": _OF_COLOUR}


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which comes with its package."""
    return Axe().axe_script


def told(violation: dict[str, Any]) -> str:
    """`target-size: Touch targets … [first elements]`."""
    return f"{violation['id']}: {violation['help']} {[node['html'][:120] for node in violation['nodes'][:3]]}"


def test_axe_finds_nothing_in_the_style_sheets(page: Page, axe: str, address: str) -> None:
    """They are the same on every page, and to read them takes axe as long as everything else."""
    page.goto(f"{address}/")
    page.evaluate(axe)
    assert {told(it) for it in page.evaluate(_RUN, [None, True])} == set()


@every_page
def test_axe_finds_nothing(path: str, page: Page, axe: str, address: str) -> None:
    page.goto(f"{address}/{path}")
    page.evaluate(axe)
    found = set()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            page.wait_for_selector(f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]")
            found |= {f"{width} {scheme} {told(it)}" for it in page.evaluate(_RUN, [rules, False])}
    assert found == set()
