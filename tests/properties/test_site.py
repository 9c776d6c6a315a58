"""Whole sites of random provinces: what is not in force is nowhere, counts are lengths, pages keep their last day."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from urllib.parse import urldefrag

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from generator.catalog.build import build_catalog
from generator.consolidate.register import consolidate
from generator.model.corpus import Corpus, Document
from generator.model.output import PlannedFile
from generator.model.register import CURRENT, ENDED, Register, State
from generator.model.scalars import Key, Level
from generator.model.shell import Shell
from generator.render.site import plan_site
from tests.properties.site_strategies import (
    AGENCIES,
    CODES,
    DAY,
    FIELDS,
    NAMES,
    OLD_ID,
    SECRETS,
    Element,
    change_days,
    corpus_of,
    dressed,
    parsed,
)
from tests.properties.strategies import DAYS, days
from tests.support.corpora import describe
from tests.unit.catalogs import Reading, shell, templates

# The same examples at each run, and no shrinking: a site takes its time, and what failed once is shown whole. Explore
# with  pytest tests/properties --hypothesis-seed=random  after taking out `derandomize`.
calm = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
late_days = st.sampled_from(DAYS[3:])
BASE = "/thu/"
LISTS = ("index.html", "linh-vuc/", "cap/", "co-quan/")
TOLD = ("quyet-dinh/", "thay-doi/", "sap-co-hieu-luc/", f"tt/{OLD_ID}/")
LEVELS = (Level.PROVINCE, Level.COMMUNE)
VALID = re.compile(r' data-valid-until="([\d-]+)"')


class Site(NamedTuple):
    """The text files of a site by path, and the register they were made from."""

    register: Register
    files: Mapping[str, str]
    planned: frozenset[str]

    def pages(self, *begins: str) -> Iterator[tuple[str, str]]:
        """Pages below some folders, or all."""
        for path, html in self.files.items():
            if path.endswith(".html") and (not begins or path.startswith(begins)):
                yield path, html

    def states(self, code: str) -> set[State]:
        """The states of a code at all its levels."""
        return {self.register.state(key) for key in self.register.histories if key.code == code}


class Press:
    """Renders whole sites with the real shell and templates."""

    def __init__(self, frame: Shell) -> None:
        self.frame = frame

    def site(self, of: Corpus, day: date, made: dict[bytes, str] | None = None) -> Site:
        """The site of a corpus on a day. With `made`, files of equal inputs are made once."""
        register = consolidate(of, day, lambda _: None)
        plan = self.plan(of, register)
        made = {} if made is None else made
        for file in plan:
            if file.inputs not in made and file.path not in self.frame.static:
                made[file.inputs] = file.make().decode()
        files = {file.path: made[file.inputs] for file in plan if file.path not in self.frame.static}
        return Site(register, files, frozenset(file.path for file in plan))

    def plan(self, of: Corpus, register: Register) -> list[PlannedFile]:
        """The files, not yet made."""
        return plan_site(build_catalog(of, register), self.frame, templates())


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """One shell for all sites."""
    return Press(shell(tmp_path_factory.mktemp("shell")))


# --- what is in force, and nothing else -------------------------------------------------------------------------------


@settings(calm, max_examples=150)
@given(documents=dressed(), day=late_days)
def test_lists_and_sitemap_hold_what_is_in_force_and_nothing_else(
    documents: list[Document], day: date, press: Press
) -> None:
    note(describe(documents))
    site = press.site(corpus_of(documents), day)
    in_force = {code for code in CODES if State.IN_FORCE in site.states(code)}
    for level in LEVELS:
        wanted = {code for code in CODES if site.register.state(Key(code, level)) is State.IN_FORCE}
        assert set(_codes(site, f"cap/{level}/index.html")) == (wanted if site.register.has_data else set()), level
    in_fields = [code for field in FIELDS for code in _codes(site, f"linh-vuc/{field}/index.html")]
    assert len(in_fields) == len(set(in_fields))
    assert set(in_fields) <= in_force
    assert all(set(_codes(site, f"co-quan/{agency}/index.html")) <= in_force for agency in AGENCIES)
    sitemap = re.findall(r"<loc>https://tthc.example/thu/tt/([^<]*)/</loc>", site.files["sitemap.xml"])
    assert sitemap == sorted(in_force if site.register.has_data else ())
    for path, html in site.pages(*LISTS):
        # The home page tells what is suspended, in a part of its own; no count stands over it.
        body = html if path != "index.html" else re.sub(r'(?s)<h2 id="tam-ngung">.*?</ul>', "", html)
        for code in set(CODES) - in_force:
            assert not _names(body, code), (path, code)
    # The address of a field lasts; levels and agencies have a list only while they have something in it.
    for path in [path for path in site.files if path.startswith(("cap/", "co-quan/"))]:
        assert path.count("/") == 1 or _codes(site, path), f"an empty list: {path}"


@settings(calm, max_examples=150)
@given(documents=dressed(), day=late_days)
def test_what_ended_is_a_tombstone_without_papers_fees_or_steps(
    documents: list[Document], day: date, press: Press
) -> None:
    note(describe(documents))
    site = press.site(corpus_of(documents), day)
    for code in CODES:
        states = site.states(code)
        html = site.files.get(f"tt/{code}/index.html")
        if not site.register.has_data or not states - {State.NO_DATA}:
            assert html is None, code
        elif states & ENDED and not states & CURRENT:
            assert html is not None
            hidden = '<meta name="robots" content="noindex">' in html
            assert hidden, code
            main = html[html.index("<main") : html.index("</main>")]
            told = [secret for secret in (*SECRETS, "checkbox", "Cơ quan so-a", "Cơ quan xa-b") if secret in main]
            assert not told, code
        else:
            assert html is not None
            hidden = "noindex" in html
            assert not hidden, code


@settings(calm, max_examples=200)
@given(documents=dressed(), day=late_days)
def test_what_ended_is_named_only_where_its_end_is_told(documents: list[Document], day: date, press: Press) -> None:
    note(describe(documents))
    of = corpus_of(documents)
    site = press.site(of, day)
    for code in CODES:
        states = site.states(code)
        if not states & ENDED or states & CURRENT:
            continue
        for path, html in site.pages():
            if path.startswith((f"tt/{code}/", *TOLD)):
                continue
            if path.startswith("tt/"):
                html = _without_history(html)
            assert not _names(html, code), (path, code)


def _names(html: str, code: str) -> bool:
    """Whether a page, or its links, speak of a procedure."""
    return code in html or NAMES[code] in html


def _without_history(html: str) -> str:
    """A procedure's page without what was and will be: a replacement names its other side there."""
    html = re.sub(r'(?s)<section class="nm-note nm-note--soon".*?</section>', "", html)
    html = re.sub(r"Thủ tục thay thế nó nay cũng không còn áp dụng; .*?</p>", "", html)
    html = re.sub(r"<dt>Thay bằng</dt>.*?</dd>", "", html)
    return re.sub(r'(?s)<h2 id="lich-su">.*?</ol>', "", html)


def _codes(site: Site, path: str) -> list[str]:
    """The codes of all rows of a list, in order."""
    html = site.files.get(path)
    return [] if html is None else [row.first("nm-code").text for row in _rows(parsed(html))]


def _rows(page: Element) -> list[Element]:
    return page.all("nm-row")


# --- counts -----------------------------------------------------------------------------------------------------------


@settings(calm, max_examples=150)
@given(documents=dressed(), day=late_days)
def test_every_count_is_the_length_of_the_list_it_stands_over(
    documents: list[Document], day: date, press: Press
) -> None:
    note(describe(documents))
    site = press.site(corpus_of(documents), day)
    if not site.register.has_data:
        return
    total = len({code for code in CODES if State.IN_FORCE in site.states(code)})
    assert f"{total} thủ tục đang áp dụng" in parsed(site.files["index.html"]).first("nm-hero").text
    for path in ("index.html", "linh-vuc/index.html", "cap/index.html", "co-quan/index.html"):
        _check_groups(site, path, total)
    for path, html in site.pages("linh-vuc/", "cap/", "co-quan/"):
        if path.count("/") == 2:
            _check_group(html, path)
    _check_decisions(site)
    _check_news(site)


def _check_groups(site: Site, path: str, total: int) -> None:
    page = parsed(site.files[path])
    seen: set[str] = set()
    for item in [item for counted in page.all("nm-fields") for item in counted.elements("li")]:
        link = item.elements("a")[0].attributes["href"]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link, "index.html"))
        codes = _codes(site, target)
        assert item.first("n").text == str(len(codes)), (path, link)
        seen |= set(codes)
    if path != "index.html":
        told = re.search(r"(\d+) thủ tục đang áp dụng(?=[.;])", page.text)
        unlisted = re.search(r"(\d+) thủ tục đang áp dụng chưa rõ", page.text)
        if seen:
            assert told is not None
            assert int(told[1]) == total
            assert total - len(seen) == (int(unlisted[1]) if unlisted else 0), path


def _check_group(html: str, path: str) -> None:
    page = parsed(html)
    rows = len(_rows(page))
    assert (f"{rows} thủ tục đang áp dụng." if rows else "Không có thủ tục nào đang áp dụng.") in page.text, path
    assert f": {rows} thủ tục – " in html.partition("</title>")[0], path
    assert f'content="{rows} thủ tục' in html, path
    if headings := page.all("nm-count"):
        lists = page.all("nm-list")
        assert [int(one.text) for one in headings] == [len(_rows(one)) for one in lists], path


def _check_decisions(site: Site) -> None:
    figures = {}
    for path, html in site.pages("quyet-dinh/"):
        if path.count("/") == 3:
            page = parsed(html)
            told = {one.elements("span")[0].text: int(one.elements("b")[0].text) for one in _items(page, "nm-figs")}
            rows = Counter(f"dòng {row.first('nm-tag').text.lower()}" for row in _rows(page))
            assert told == rows, path
            figures[path] = told
    listed = parsed(site.files["quyet-dinh/index.html"])
    if rows_of_all := _rows(listed):
        assert f"{len(rows_of_all)} quyết định" in listed.text
    for row in rows_of_all:
        path = posixpath.normpath(posixpath.join("quyet-dinh", row.first("nm-row__link").attributes["href"]))
        told = Counter()
        for tag in row.all("nm-tag"):
            if count := re.match(r"(\d+) (.*)", tag.text):
                told[f"dòng {count[2]}"] = int(count[1])
        assert told == figures.pop(f"{path}/index.html"), path
    assert not figures


def _check_news(site: Site) -> None:
    home = parsed(site.files["index.html"])
    past, coming = (_told(site.pages(folder)) for folder in ("thay-doi/2", "sap-co-hieu-luc/"))
    for item in _items(home, "nm-news"):
        tags = Counter(tag.text for tag in item.all("nm-tag"))
        assert tags == Counter(f"{n} {what}" for what, n in past[_heading(item)].items())
    if (note_ := next(iter(home.all("nm-note--soon")), None)) is not None:
        for line in note_.elements("p")[:-1]:
            day = line.elements("b")[0].text.removeprefix("Từ ")
            source = line.elements("a")[0].text if line.elements("a") else ""
            tags = Counter(tag.text for tag in line.all("nm-tag"))
            assert tags == Counter(f"{n} {what}" for what, n in coming[day, source].items())


def _told(pages: Iterator[tuple[str, str]]) -> dict[tuple[str, str], Counter[str]]:
    """What each decision does on each day, by its tags, as the pages of changes tell it."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for _, html in pages:
        for section in parsed(html).all("nm-day"):
            tags = Counter(row.first("nm-tag").text.lower() for row in _rows(section))
            assert _heading(section) not in found
            found[_heading(section)] = tags
    return found


def _heading(of: Element) -> tuple[str, str]:
    links = [link for link in of.elements("a") if link.text.startswith("Quyết định")]
    return of.elements("time")[0].text, links[0].text if links else ""


def _items(page: Element, name: str) -> list[Element]:
    return [item for found in page.all(name) for item in found.elements("li")]


# --- before the data, order, links ------------------------------------------------------------------------------------


@settings(calm, max_examples=40)
@given(documents=dressed(), before=st.integers(1, 400))
def test_before_the_data_every_page_says_so(documents: list[Document], before: int, press: Press) -> None:
    note(describe(documents))
    of = corpus_of(documents)
    since = consolidate(of, date(2100, 1, 1), lambda _: None).data_since
    site = press.site(of, (since or date(2026, 1, 1)) - timedelta(days=before))
    pages = {path: html for path, html in site.pages() if path not in press.frame.pages}
    assert {path.partition("/")[0] for path in pages} == {
        *("index.html", "linh-vuc", "cap", "co-quan", "quyet-dinh", "thay-doi", "sap-co-hieu-luc")
    }
    for path, html in pages.items():
        text = Reading(html).text
        assert "Chưa có dữ liệu" in text, path
        assert not re.search(r"\d+ thủ tục|\d+ quyết định|Không có thủ tục nào đang", text), path
        assert not any(_names(html, code) for code in CODES), path


@settings(calm, max_examples=60)
@given(documents=dressed(), day=days, random=st.randoms(use_true_random=False))
def test_two_builds_are_equal_whatever_the_order_of_the_files(
    documents: list[Document], day: date, random: Random, press: Press
) -> None:
    note(describe(documents))
    shuffled = list(documents)
    random.shuffle(shuffled)
    first, second = (press.site(corpus_of(files), day).files for files in (documents, shuffled))
    assert first == second


@settings(calm, max_examples=60)
@given(documents=dressed(), day=late_days)
def test_every_link_leads_to_a_planned_file_and_ids_are_unique(
    documents: list[Document], day: date, press: Press
) -> None:
    note(describe(documents))
    site = press.site(corpus_of(documents), day)
    readings = {path: Reading(html) for path, html in site.pages()}
    for path, reading in readings.items():
        assert not reading.unbalanced, path
        assert len(reading.ids) == len(set(reading.ids)), path
        for link in reading.links:
            address, anchor = urldefrag(link)
            target = posixpath.normpath(posixpath.join(BASE + path, "..", address)) if address else BASE + path
            assert f"{target}/".startswith(BASE), (path, link)
            target = target.removeprefix(BASE.rstrip("/")).lstrip("/")
            file = target if target in site.planned else posixpath.join(target, "index.html")
            assert file in site.planned, (path, link)
            assert not anchor or anchor in readings[file].ids, (path, link)


# --- time -------------------------------------------------------------------------------------------------------------


@settings(calm, max_examples=100)
@given(documents=dressed(), others=st.lists(days, max_size=2))
def test_a_page_stays_as_it_is_until_its_last_valid_day(
    documents: list[Document], others: list[date], press: Press
) -> None:
    """A page says in `data-valid-until` how long it holds; one that says nothing must never change."""
    note(describe(documents))
    of = corpus_of(documents)
    made: dict[bytes, str] = {}
    on = sorted({*change_days(of), *(day + 3 * DAY for day in others)})
    sites = [dict(press.site(of, day, made).pages()) for day in on]
    baselines = {baseline.day for baseline in of.baselines.values()}
    alone = set(_alone(of))
    for index, (day, site) in enumerate(zip(on, sites, strict=True)):
        for path, html in site.items():
            until = _valid_until(html)
            for later, after in zip(on[index + 1 :], sites[index + 1 :], strict=True):
                if until is not None and later > until:
                    assert later == until + DAY, f"{path} of {day}: nothing happens after {until}"
                    if path in alone and later not in baselines:
                        changed = VALID.sub("", html) != VALID.sub("", after.get(path, ""))
                        assert changed, f"{path} of {day}, valid until {until}, is the same on {later}"
                    break
                same = after.get(path) == html
                assert same, f"{path} of {day}, valid until {until}, is another on {later}"


def _alone(of: Corpus) -> Iterator[str]:
    """Pages that tell everything that happens: others show or count what an amendment may leave as it was."""
    yield from ("index.html", "thay-doi/index.html", "sap-co-hieu-luc/index.html", "quyet-dinh/index.html")
    histories = consolidate(of, date(2100, 1, 1), lambda _: None).histories.values()
    pointing = {code for code, plain in of.plains.items() if plain.related}
    pointing |= {history.key.code for history in histories for event in history.events if event.successors}
    yield from (f"tt/{code}/index.html" for code in CODES if code not in pointing)


def _valid_until(html: str) -> date | None:
    found = VALID.search(html)
    return date.fromisoformat(found[1]) if found else None


@settings(calm, max_examples=60)
@given(documents=dressed(), between=st.lists(days, min_size=2, max_size=2))
def test_equal_inputs_mean_equal_bytes(documents: list[Document], between: Sequence[date], press: Press) -> None:
    """What an earlier build made is used again when the inputs are equal."""
    note(describe(documents))
    of = corpus_of(documents)
    made: dict[bytes, bytes] = {}
    for day in between:
        register = consolidate(of, day, lambda _: None)
        for file in press.plan(of, register):
            if file.path not in press.frame.static:
                same = made.setdefault(file.inputs, file.make()) == file.make()
                assert same, file.path
