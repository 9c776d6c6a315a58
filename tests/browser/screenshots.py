"""Pictures of every kind of page into `screenshots/`: python -m tests.browser.screenshots [trang-chu tt-danh-muc …]."""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.browser.hostile import CODES, build_hostile
from tests.browser.serving import chromium_path, context_on_day, launched, served
from tests.browser.sites import PAGES, ROOT, build_shipped, once

FOLDER = ROOT / "screenshots"
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HOSTILE: Mapping[str, str] = {f"xau-{code}": f"tt/{code}/" for code in CODES}
"""Pages of the worst content."""


def main(names: Sequence[str]) -> int:
    """Writes the pictures of the pages named, or of all."""
    unknown = set(names) - set(PAGES) - set(HOSTILE)
    if unknown:
        print(f"no such page: {', '.join(sorted(unknown))}; there are {', '.join([*PAGES, *HOSTILE])}", file=sys.stderr)
        return 2
    if chromium_path() is None:
        print("no Chromium: make chromium, or name one in CHROMIUM", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    written = 0
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        page = context_on_day(browser).new_page()
        for make, pages in ((build_shipped, PAGES), (build_hostile, HOSTILE)):
            wanted = {name: path for name, path in pages.items() if not names or name in names}
            if wanted:
                with served(once(Path(folder) / make.__name__, make)) as address:
                    written += take(page, address, wanted)
    print(f"{written} pictures in {FOLDER}")
    return 0


def take(page: Page, address: str, pages: Mapping[str, str]) -> int:
    """Takes each page at each width in each scheme; how many pictures that are."""
    looks = list(product(WIDTHS, SCHEMES))
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for name, path in pages.items():
            page.goto(f"{address}/{path}")
            page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
    return len(pages) * len(looks)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
