"""A built site and queries become answers: niemyet's own search, Material's lunr and Pagefind, each in Chromium.

What is sent counts as a server sends it: packed with gzip where that makes it smaller.
"""

import gzip
import html
import importlib.util
import json
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import material
from playwright.sync_api import Browser, Page

from tests.bench_search.measures import Ran

ROUNDS = 3
"""So often is the first result waited for, each time in a new window; the median counts."""

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_CODE = re.compile(r"tt/([^/]+)/")

_OURS = """async queries => {
  const index = await new Promise(done => niemyetSearch.load(index => { if (index.more) done(index); }));
  return queries.map(query => niemyetSearch.search(index, query).all.slice(0, 50).map(it => index.code(it.record)));
}"""
_OUR_FIRST = """query => new Promise(done => {
  const input = document.querySelector(".nm-search input"), start = performance.now();
  const look = () => { if (input.getAttribute("aria-expanded") === "true") done(performance.now() - start); };
  new MutationObserver(look).observe(input, { attributes: true });
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input"));
})"""
_LUNR = """async ([folder, queries, first]) => {
  const start = performance.now(), worker = new Worker(folder + "workers/search.js");
  const ask = message => new Promise((done, failed) => {
    worker.onmessage = event => done(event.data);
    worker.onerror = event => failed(event.message);
    worker.postMessage(message);
  });
  await ask({ type: 0, data: await (await fetch("search_index.json")).json() });
  await ask({ type: 2, data: first });
  const took = performance.now() - start, answers = [];
  for (const query of queries) {
    const { data } = await ask({ type: 2, data: query });
    answers.push(data.items.slice(0, 50).map(group => group[0].location));
  }
  return [took, answers];
}"""
_PAGEFIND = """async ([queries, first]) => {
  const start = performance.now(), engine = await import("/pagefind/pagefind.js");
  const ask = async (query, most) =>
    Promise.all((await engine.search(query)).results.slice(0, most).map(async it => (await it.data()).url));
  if (first !== null) await ask(first, 5);
  const took = performance.now() - start, answers = [];
  for (const query of queries) answers.push(await ask(query, 10));
  return [took, answers];
}"""


class _Handler(SimpleHTTPRequestHandler):
    sent: list[Path]

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        self.sent.append(file / "index.html" if file.is_dir() else file)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def opened(browser: Browser, folder: Path, path: str = "") -> Iterator[tuple[Page, list[Path]]]:
    """A new window (nothing is cached) on a page of a folder, and the files it is sent after the page."""
    sent: list[Path] = []
    handler = type("_Counting", (_Handler,), {"sent": sent})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="networkidle")
    sent.clear()
    yield page, sent
    context.close()
    server.shutdown()
    server.server_close()


def niemyet(browser: Browser, site: Path, queries: Sequence[str]) -> Ran:
    """The site's own search, on its results page; the first result is an option of the box."""
    times = []
    for _ in range(ROUNDS):
        with opened(browser, site, "tim-kiem/") as (page, sent):
            times.append(page.evaluate(_OUR_FIRST, queries[0]))
            answers = page.evaluate(_OURS, list(queries) if len(times) == ROUNDS else [])
            size = _packed(sent)
    return Ran("niemyet", answers, statistics.median(times), size)


def lunr(browser: Browser, site: Path, queries: Sequence[str], work: Path) -> Ran:
    """Material's search worker with its Vietnamese language, over the text of the same pages."""
    scripts = Path(material.__file__).parent / "templates/assets/javascripts"
    shutil.copytree(scripts / "lunr", work / "lunr")
    (work / "workers").mkdir()
    shutil.copy(next((scripts / "workers").glob("search.*.min.js")), work / "workers/search.js")
    (work / "index.html").write_text("<!doctype html><title>lunr</title>")
    fields = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
    config = {"lang": ["vi"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"], "fields": fields}
    documents = [{"location": url, "title": title, "text": text} for url, title, text in _pages(site)]
    index = json.dumps({"config": config, "docs": documents, "options": {"suggest": False}}, ensure_ascii=False)
    (work / "search_index.json").write_text(index, encoding="utf-8")
    with opened(browser, work) as (page, sent):
        took, answers = page.evaluate(_LUNR, ["", list(queries), queries[0]])
        return Ran("lunr", [_codes(found) for found in answers], took, _packed(sent))


def pagefind(browser: Browser, site: Path, queries: Sequence[str], work: Path) -> Ran | None:
    """Pagefind's index of the same pages; None where the package is not installed."""
    if importlib.util.find_spec("pagefind") is None:
        return None
    shutil.copytree(site / "tt", work / "tt")
    (work / "index.html").write_text('<!doctype html><html lang="vi"><title>pagefind</title></html>')
    options = ["--site", str(work), "--glob", "tt/**/*.html", "--force-language", "vi"]
    subprocess.run([sys.executable, "-m", "pagefind", *options], check=True, capture_output=True)
    times = []
    for _ in range(ROUNDS):
        with opened(browser, work) as (page, sent):
            took, _ = page.evaluate(_PAGEFIND, [[], queries[0]])
            times.append(took)
            size = _packed(sent)
            answers = page.evaluate(_PAGEFIND, [list(queries), None])[1] if len(times) == ROUNDS else []
    return Ran("pagefind", [_codes(found) for found in answers], statistics.median(times), size)


def wait_calm() -> None:
    """A breath between two engines, so that one does not pay for the other's garbage."""
    time.sleep(1)


def index_bytes(site: Path) -> tuple[int, int]:
    """What the whole index of a built site is sent as, and the first list alone."""
    first, more = (_packed([site / "tim-kiem" / name]) for name in ("danh-sach.js", "them.js"))
    return first + more, first


def _packed(files: Sequence[Path]) -> int:
    texts = [file.read_bytes() for file in files if file.is_file()]
    return sum(min(len(text), len(gzip.compress(text, 6))) for text in texts)


def _codes(urls: Sequence[str]) -> list[str]:
    return [found[1] for url in urls if (found := _CODE.search(url))]


def _pages(site: Path) -> Iterator[tuple[str, str, str]]:
    """Address, title and text of each procedure's page."""
    for path in sorted(site.glob("tt/*/index.html")):
        page = path.read_text(encoding="utf-8")
        title, article = _TITLE.search(page), _ARTICLE.search(page)
        if title and article:
            text = " ".join(html.unescape(_TAG.sub(" ", article[0])).split())
            yield f"tt/{path.parent.name}/", html.unescape(title[1]).strip(), text
