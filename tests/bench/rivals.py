"""The pages of a built site become the same site for Hugo and for stock MkDocs with Material.

Hugo gets each page's text as ready HTML and the very page shell as its templates, so that it writes nearly the same
bytes; MkDocs gets the same HTML in Markdown files, with its search and Material's theme as they come.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator.model.shell import Shell

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HUGO = """baseURL = "https://mau.example/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404", "section", "home"]
disablePathToLower = true
uglyURLs = false
[security]
allowContent = [".*"]
"""
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
nav:
  - index.md
"""


def write_hugo(folder: Path, site: Path, shell: Shell) -> int:
    """A Hugo site with one content file per page of `site`. Returns the number of pages."""
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(_HUGO)
    for depth, frame in shell.frames.items():
        fills = {"title": "{{ .Title }}", "content": "{{ .Content }}", "canonical": "{{ .Permalink }}"}
        parts = [frame.pieces[0]]
        for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
            parts += (fills.get(slot, ""), piece)
        text = "".join(part if part in fills.values() else part.replace("{{", "{{`{{`}}") for part in parts)
        (folder / f"layouts/_default/d{depth}.html").write_text(text, encoding="utf-8")
    pages = 0
    for url, title, body in _pages(site):
        front = {"title": title, "layout": f"d{url.count('/')}", "url": "/" + url}
        target = folder / f"content/{pages}.html"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(front, ensure_ascii=False) + "\n" + body, encoding="utf-8")
        pages += 1
    return pages


def write_mkdocs(folder: Path, site: Path) -> int:
    """A MkDocs site with one Markdown file per page of `site`. Returns the number of pages."""
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_MKDOCS)
    pages = 0
    for url, title, body in _pages(site):
        target = folder / "docs" / f"{url}index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = re.sub(r"\n\s*\n", "\n", body)
        target.write_text(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{lines}\n", encoding="utf-8")
        pages += 1
    return pages


def _pages(site: Path) -> Iterator[tuple[str, str, str]]:
    """Address, title and the text of each page, cut from the page as built."""
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        title = _TITLE.search(html)
        start, end = html.find("<article"), html.rfind("</article>")
        if title is not None and start >= 0:
            url = path.parent.relative_to(site).as_posix()
            yield ("" if url == "." else url + "/"), title[1].strip(), html[start : end + len("</article>")]
