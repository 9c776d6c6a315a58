"""The pages of a built site become the same site for Hugo and for stock MkDocs with Material.

Hugo gets the text of each page as ready HTML, with the templates in `tests/bench/hugo/`, and makes the lists by fields,
levels and agencies itself. MkDocs gets the same text as Markdown, as its users write it.
"""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from markdownify import markdownify
from msgspec import Struct

_TEMPLATES = Path(__file__).with_name("hugo")
_LISTS = ("linh-vuc", "cap", "co-quan")
_SECTIONS = ("tt", "quyet-dinh")
_TITLE = re.compile(r"<title>(.*?)(?: – [^<]*)?</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="(.*?)">', re.DOTALL)
_LISTED = re.compile(r'href="(?:\.\./)+tt/([^"/]+)/"')
_MKDOCS = """site_name: Mẫu
site_url: https://mau.example/
theme:
  name: material
  language: vi
  font: false
plugins:
  - search
validation:
  nav:
    omitted_files: ignore
  links:
    not_found: ignore
    unrecognized_links: ignore
"""
_NO_MENU = """nav:
  - index.md
"""


class _Page(Struct, frozen=True):
    """One page as cut from the site: `path` is its folder, `body` its article."""

    path: str
    title: str
    description: str
    body: str


def write_hugo(folder: Path, site: Path, *, feeds: bool) -> int:
    """A Hugo site with one content file per page of `site` that is no list. Returns the number of its HTML pages.

    `feeds` leaves Hugo as it comes: a feed beside each list, with the whole texts.
    """
    shutil.copytree(_TEMPLATES, folder)
    if not feeds:
        configuration = folder / "hugo.toml"
        configuration.write_text('disableKinds = ["RSS"]\n' + configuration.read_text("utf-8"), "utf-8")
    lists = _lists(site)
    pages = [page for page in _pages(site) if page.path != "." and page.path.partition("/")[0] not in _LISTS]
    for number, page in enumerate(pages):
        folder_of, _, name = page.path.partition("/")
        section = folder_of if name and folder_of in _SECTIONS else "khac"
        front: dict[str, object] = {"title": page.title, "description": page.description, "url": f"/{page.path}/"}
        if section == "tt":
            front |= {"ma": name} | {kind: sorted(groups) for kind, groups in lists.get(name, {}).items()}
        target = folder / f"content/{section}/{number}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(front, ensure_ascii=False) + "\n" + page.body, encoding="utf-8")
    groups = {(kind, group) for named in lists.values() for kind, ids in named.items() for group in ids}
    return len(pages) + len(groups) + len(_LISTS) + len(_SECTIONS) + 2


def write_mkdocs(folder: Path, site: Path, *, menu: bool) -> int:
    """A MkDocs site with one Markdown file per page of `site`. Returns the number of pages.

    `menu` leaves MkDocs as it comes: each page shows a menu of all pages.
    """
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_MKDOCS if menu else _MKDOCS + _NO_MENU)
    pages = 0
    for page in _pages(site):
        target = folder / "docs" / page.path / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = markdownify(page.body, heading_style="ATX")
        target.write_text(f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n\n{text}\n", "utf-8")
        pages += 1
    return pages


def _pages(site: Path) -> Iterator[_Page]:
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        title, description = _TITLE.search(html), _DESCRIPTION.search(html)
        start, end = html.find("<article"), html.rfind("</article>")
        if title and description and start >= 0:
            place = path.parent.relative_to(site).as_posix()
            body = html[start : end + len("</article>")]
            yield _Page(place, unescape(title[1].strip()), unescape(description[1]), body)


def _lists(site: Path) -> dict[str, dict[str, set[str]]]:
    """For each code the lists it stands in, by kind."""
    found: dict[str, dict[str, set[str]]] = {}
    for kind in _LISTS:
        for path in (site / kind).rglob("index.html"):
            below = path.parent.relative_to(site / kind).parts
            for code in _LISTED.findall(path.read_text(encoding="utf-8")) if below else ():
                found.setdefault(code, {}).setdefault(kind, set()).add(below[0])
    return found
