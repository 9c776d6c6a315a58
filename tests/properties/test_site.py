"""Whole sites of random provinces: what is not in force is nowhere, links hold, pages keep their last day."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from urllib.parse import urldefrag

from hypothesis import given, note, settings
from hypothesis import strategies as st

from generator.catalog.days import quarter_end
from generator.consolidate.register import consolidate
from generator.model.corpus import Corpus, Document
from generator.model.register import CURRENT, ENDED, State
from generator.model.scalars import Key, Level
from tests.properties.site_strategies import (
    AGENCIES,
    CODES,
    DAY,
    FIELDS,
    NAMES,
    OLD_ID,
    SECRETS,
    change_days,
    corpus_of,
    dressed,
)
from tests.properties.sites import Press, calm, codes_of_list, late_days, lengths, longest
from tests.properties.strategies import days
from tests.support.corpora import describe
from tests.unit.catalogs import Reading

BASE = "/thu/"
GROUPS = ("linh-vuc/", "cap/", "co-quan/", "viec/", "a-z/", "doi-tuong/", "thoi-han/")
FACETS = ("mien-phi/", "truc-tuyen/", "truc-tuyen-mot-phan/", "truc-tiep/")
OPEN = ("index.html", *GROUPS, "niem-yet/", "so-lieu/index", *FACETS)
TOLD = ("quyet-dinh/", "thay-doi/", "sap-co-hieu-luc/", "tai-ngay/", "so-lieu/2", f"tt/{OLD_ID}/")
LEVELS = (Level.PROVINCE, Level.COMMUNE)
VALID = re.compile(r' data-valid-until="([\d-]+)"')


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
        listed = set(codes_of_list(site, f"cap/{level}/index.html"))
        assert listed == (wanted if site.register.has_data else set()), level
    in_fields = [code for field in FIELDS for code in codes_of_list(site, f"linh-vuc/{field}/index.html")]
    assert len(in_fields) == len(set(in_fields))
    assert set(in_fields) <= in_force
    assert all(set(codes_of_list(site, f"co-quan/{agency}/index.html")) <= in_force for agency in AGENCIES)
    sitemap = re.findall(r"<loc>https://tthc.example/thu/tt/([^<]*)/</loc>", site.files["sitemap.xml"])
    assert sitemap == sorted(in_force if site.register.has_data else ())
    for path, html in site.pages(*OPEN):
        # The home page tells what is suspended, a point's page what was last taken down, each in a part of its own.
        body = re.sub(r'(?s)<h2 id="tam-ngung">.*?</ul>', "", html) if path == "index.html" else html
        body = _without_turnover(body) if path.startswith("niem-yet/") else body
        for code in set(CODES) - in_force:
            assert not _names(body, code), (path, code)
    # The address of a field lasts; levels and agencies have a list only while they have something in it.
    for path, _ in site.pages("cap/", "co-quan/", "a-z/"):
        assert path.count("/") == 1 or codes_of_list(site, path), f"an empty list: {path}"


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
            if path.startswith("niem-yet/"):
                html = _without_turnover(html)
            assert not _names(html, code), (path, code)


def _names(html: str, code: str) -> bool:
    """Whether a page, or its links, speak of a procedure."""
    return code in html or NAMES[code] in html


def _without_turnover(html: str) -> str:
    """A posting point's page without what was last taken down there."""
    return re.sub(r'(?s)<h3 id="lan-doi">.*?</article>', "", html)


def _without_history(html: str) -> str:
    """A procedure's page without what was and will be: a replacement names its other side there."""
    html = re.sub(r'(?s)<section class="nm-note nm-note--soon".*?</section>', "", html)
    html = re.sub(r"Thủ tục thay thế nó nay cũng không còn áp dụng; .*?</p>", "", html)
    html = re.sub(r"<dt>Thay bằng</dt>.*?</dd>", "", html)
    return re.sub(r'(?s)<h2 id="lich-su">.*?</ol>', "", html)


# --- before the data, order, links ------------------------------------------------------------------------------------


@settings(calm, max_examples=40)
@given(documents=dressed(), before=st.integers(1, 400))
def test_before_the_data_every_page_says_so(documents: list[Document], before: int, press: Press) -> None:
    note(describe(documents))
    of = corpus_of(documents)
    since = consolidate(of, date(2100, 1, 1), lambda _: None).data_since
    site = press.site(of, (since or date(2026, 1, 1)) - timedelta(days=before))
    # The page where a notice's id is typed speaks of sheets of paper, not of the catalogue.
    pages = {path: html for path, html in site.pages() if path not in press.frame.pages and not path.startswith("n/")}
    assert {path.partition("/")[0] for path in pages} == {
        *("index.html", "linh-vuc", "cap", "co-quan", "viec", "a-z", "doi-tuong", "thoi-han", "niem-yet"),
        *("quyet-dinh", "thay-doi", "sap-co-hieu-luc", "tai-ngay", "so-lieu", "du-lieu", "tim-kiem"),
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
@given(documents=dressed(), day=late_days, length=lengths)
def test_every_link_leads_to_a_planned_file_and_ids_are_unique(
    documents: list[Document], day: date, length: int, press: Press
) -> None:
    note(describe(documents))
    with longest(length):
        site = press.site(corpus_of(documents), day)
    readings = {path: Reading(html) for path, html in site.pages()}
    for path, reading in readings.items():
        assert not reading.unbalanced, path
        assert len(reading.ids) == len(set(reading.ids)), path
        for link in reading.links:
            whole, anchor = urldefrag(link)
            address = whole.partition("?")[0]  # what the search is asked
            target = posixpath.normpath(posixpath.join(BASE + path, "..", address)) if address else BASE + path
            assert f"{target}/".startswith(BASE), (path, link)
            target = target.removeprefix(BASE.rstrip("/")).lstrip("/")
            file = target if target in site.planned else posixpath.join(target, "index.html")
            assert file in site.planned, (path, link)
            assert not anchor or anchor in readings[file].ids, (path, link)
    for address in re.findall(r"<loc>https://tthc.example/thu/([^<]*)</loc>", site.files["sitemap.xml"]):
        assert "noindex" not in site.files[f"{address}index.html"], address


# --- time -------------------------------------------------------------------------------------------------------------


@settings(calm, max_examples=100)
@given(documents=dressed(), others=st.lists(days, max_size=2), length=lengths)
def test_a_page_stays_as_it_is_until_its_last_valid_day(
    documents: list[Document], others: list[date], length: int, press: Press
) -> None:
    """A page says in `data-valid-until` how long it holds; one that says nothing must never change."""
    note(describe(documents))
    of = corpus_of(documents)
    made: dict[bytes, str] = {}
    on = sorted({*change_days(of), *(day + 3 * DAY for day in others)})
    with longest(length):
        sites = [dict(press.site(of, day, made).pages()) for day in on]
    # What a baseline lists, and that a posting point closes, ends pages that may say nothing of it.
    quiet = {baseline.day for baseline in of.baselines.values()}
    quiet |= {point.until + DAY for point in of.posting_points.values() if point.until is not None}
    alone = set(_alone(of))
    for index, (day, site) in enumerate(zip(on, sites, strict=True)):
        for path, html in site.items():
            until = _valid_until(html)
            for later, after in zip(on[index + 1 :], sites[index + 1 :], strict=True):
                if until is not None and later > until:
                    quarter = path == "tai-ngay/index.html" and quarter_end(until + DAY) == until + DAY
                    ends = path.startswith("so-lieu/2") and quarter_end(until) == until
                    assert later == until + DAY or quarter or ends, f"{path} of {day}: nothing happens after {until}"
                    if path in alone and later not in quiet:
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
