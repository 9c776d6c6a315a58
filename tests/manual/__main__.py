"""The manual gets the output its commands have today, and its pictures: python -m tests.manual [gio-dau-tien … anh]."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.browser.serving import chromium_path, launched
from tests.browser.sites import once
from tests.manual.parts import pages, parts
from tests.manual.pictures import FOLDER, keep, look
from tests.manual.story import Reader, Told, as_shown
from tests.manual.trees import make_template


def main(names: Sequence[str]) -> int:
    """Renews what is named (a page; `anh`, the pictures), or all; 1 when a command ends otherwise than shown."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        template = once(Path(folder) / "template", make_template, 300)
        for page in pages():
            if not names or page.stem in names:
                wrong += renew(page, template, Path(folder) / page.stem)
        if not wrong and (not names or FOLDER.name in names):
            wrong += renew_pictures(template, Path(folder) / FOLDER.name)
    return int(wrong > 0)


def renew(page: Path, template: Path, folder: Path) -> int:
    """Writes the page anew where a terminal says something else; how many commands failed."""
    text = page.read_text("utf-8")
    told = list(Reader(template, folder).read(parts(text)))
    failed = [one for one in told if one.code != one.typed.code]
    for one in failed:
        print(f"{page.name}:{one.typed.line + 1}: {one.typed.words}: {one.code}", *one.lines, sep="\n", file=sys.stderr)
    new = with_output(text, told)
    if new != text:
        page.write_text(new, "utf-8")
        print(f"{page.name}: renewed")
    return len(failed)


def renew_pictures(template: Path, folder: Path) -> int:
    """Takes the pictures anew, where there is a browser; 1 where there is none."""
    if chromium_path() is None:
        print("no Chromium, no pictures: make chromium, or name one in CHROMIUM", file=sys.stderr)
        return 1
    with launched() as browser:
        for name in keep(look(browser, template, folder)):
            print(f"{name}: renewed")
    return 0


def with_output(text: str, told: Sequence[Told]) -> str:
    """The page with what was told."""
    lines = text.split("\n")
    for one in reversed(told):
        first = one.typed.line + len(one.typed.words.split("\n"))
        lines[first : first + len(one.typed.shown)] = as_shown(one)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
