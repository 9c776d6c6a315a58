"""Whole sites of random provinces: every count is the length of the list it stands over, on all its pages."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from hypothesis import given, note, settings

from generator.catalog.build import build_catalog
from generator.consolidate.register import consolidate
from generator.model.corpus import Document
from generator.model.register import State
from tests.properties.site_strategies import CODES, Element, corpus_of, dressed, parsed
from tests.properties.sites import (
    Press,
    Site,
    calm,
    codes_of_list,
    late_days,
    lengths,
    longest,
    rows_of_list,
    rows_on,
    target_of,
)
from tests.support.corpora import describe
from tests.unit.catalogs import Reading

FOLDERS = ("linh-vuc", "cap", "co-quan", "viec", "a-z", "doi-tuong", "thoi-han")
INDEXES = ("index.html", *(f"{folder}/index.html" for folder in FOLDERS))
LISTS = re.compile(
    rf"(?:(?:{'|'.join(FOLDERS)})/.+/|niem-yet/cap-.+/|(?:mien-phi|truc-tuyen|truc-tuyen-mot-phan|truc-tiep)/.*)index.html"
)


@settings(calm, max_examples=80)
@given(documents=dressed(), day=late_days, length=lengths)
def test_every_count_is_the_length_of_the_list_it_stands_over(
    documents: list[Document], day: date, length: int, press: Press
) -> None:
    note(describe(documents))
    of = corpus_of(documents)
    with longest(length):
        site = press.site(of, day)
    if not site.register.has_data:
        return
    total = len({code for code in CODES if State.IN_FORCE in site.states(code)})
    assert f"{total} thủ tục đang áp dụng" in parsed(site.files["index.html"]).first("nm-hero").text
    for path in INDEXES:
        _check_groups(site, path, total)
    _check_waits(site)
    for path in [path for path in site.files if LISTS.fullmatch(path)]:
        _check_list(site, path, length)
    _check_points(site, total, [point.id for point in of.posting_points.values() if point.is_open(day)])
    _check_figures(site, total)
    _check_decisions(site)
    _check_news(site)
    _check_periods(site)


def _check_groups(site: Site, path: str, total: int) -> None:
    page = parsed(site.files[path])
    seen: set[str] = set()
    for item in [*_items(page, "nm-fields"), *_items(page, "nm-life")]:
        codes = codes_of_list(site, target_of(path, item.elements("a")[0]))
        assert item.first("n").text == str(len(codes)), (path, item.text)
        seen |= set(codes)
    if path != "index.html":
        told = re.search(r"(\d+) thủ tục đang áp dụng(?=[.;,])", page.text)
        unlisted = re.search(r"(\d+) thủ tục đang áp dụng chưa (?:rõ|gắn)", page.text)
        if seen:
            assert told is not None
            assert int(told[1]) == total
            assert total - len(seen) == (int(unlisted[1]) if unlisted else 0), path


def _check_waits(site: Site) -> None:
    """A procedure is in one list by time limit at most, and its own page says the limit that its line names."""
    found: set[str] = set()
    for path in [path for path in site.files if re.fullmatch(r"thoi-han/[^/]+/index.html", path)]:
        for row in rows_of_list(site, path):
            code = row.first("nm-code").text
            assert code not in found, path
            found.add(code)
            limit = row.first("nm-row__meta").elements("b")[0].text
            assert limit in parsed(site.files[f"tt/{code}/index.html"]).text, (path, code)


def _check_list(site: Site, path: str, length: int) -> None:
    """One page of a list: what it says of the whole, and how much of it stands here."""
    html = site.files[path]
    page = parsed(html)
    first = re.sub(r"/\d+/index.html$", "/index.html", path)
    rows = len(rows_of_list(site, first))
    assert len(rows_on(page)) <= length, path
    listed = r"(?:thủ tục|tên của thủ tục)"
    told = rf"(?<!\d){rows} {listed} đang áp dụng[.,]" if rows else "Danh sách này chưa có thủ tục nào đang áp dụng."
    assert re.search(told, page.text), path
    pager = page.all("nm-pager--n")
    number = re.search(r"trang (\d+)/(\d+)", page.text)
    assert bool(pager) == bool(number) == (len(rows_on(page)) < rows and not page.all("nm-fields")), path
    if number is not None:
        assert int(number[2]) == -(-rows // length) == len(pager[0].elements("a")) + 1, path
        assert page.all("nm-pager--n")[0].elements("span")[0].text == number[1], path
    assert re.search(rf": {rows} (?:thủ tục|tên)(?: \(trang \d+/\d+\))? – ", html.partition("</title>")[0]), path
    assert re.search(rf'content="{rows} (?:tên )?thủ tục', html), path
    for item in _items(page, "nm-fields"):
        assert item.first("n").text == str(len(rows_of_list(site, target_of(path, item.elements("a")[0])))), path
    if headings := page.all("nm-count"):
        parts = page.all("nm-list")
        assert [int(one.text) for one in headings] == [len(rows_on(one)) for one in parts], path


def _check_points(site: Site, total: int, points: list[str]) -> None:
    """What a point receives is the list of its kind with its own differences."""
    index = parsed(site.files["niem-yet/index.html"])
    counts = {
        target_of("niem-yet/index.html", item.elements("a")[0]): int(item.first("n").text)
        for item in _items(index, "nm-fields")
    }
    assert set(counts) == {f"niem-yet/{point}/index.html" for point in points}
    for path, count in counts.items():
        page = parsed(site.files[path])
        rows = {heading.attributes["id"]: codes for heading, codes in _sections(page)}
        also, without = rows.get("nhan-them", []), rows.get("khong-nhan", [])
        shared = [link for link in page.elements("a") if link.text.startswith("danh sách chung")]
        common = codes_of_list(site, target_of(path, shared[0])) if shared else []
        assert set(without) <= set(common)
        assert not set(also) & set(common)
        assert count == len(common) + len(also) - len(without), path
        assert f"nhận {count} thủ tục – " in site.files[path].partition("</title>")[0]
        if shared and (told := re.search(r"danh sách chung (\d+) thủ tục", page.text)):
            assert int(told[1]) == len(common)
    unknown = re.search(r"(\d+) trong (\d+) thủ tục đang áp dụng chưa rõ nơi tiếp nhận", index.text)
    assert unknown is None or int(unknown[2]) == total


def _sections(page: Element) -> Iterator[tuple[Element, list[str]]]:
    """The headings that count a list, each with the codes of its list."""
    headings = [one for one in page.elements("h2") if one.all("nm-count")]
    for heading, listed in zip(headings, page.all("nm-list"), strict=True):
        codes = [row.first("nm-code").text for row in rows_on(listed)]
        assert int(heading.first("nm-count").text) == len(codes)
        yield heading, codes


def _check_figures(site: Site, total: int) -> None:
    """Every figure that leads somewhere leads to a list of just that length."""
    path = "so-lieu/index.html"
    page = parsed(site.files[path])
    figures = {item.elements("span")[0].text: item for item in _items(page, "nm-figs")}
    every = figures.pop("thủ tục đang áp dụng")
    assert (every.elements("b")[0].text, every.elements("a")) == (str(total), [])
    decisions = figures.pop("quyết định đã nhập")
    assert decisions.elements("b")[0].text == str(len(rows_of_list(site, "quyet-dinh/index.html")))
    told = [(one.elements("b")[0].text, one.elements("a")[0]) for one in figures.values()]
    for table in page.all("nm-t--bars"):
        told += [(row.elements("td")[0].text, row.elements("a")[0]) for row in table.elements("tr")[1:]]
    kinds = [(item.first("nm-tag").text, item.elements("a")[0]) for item in _items(page, "nm-kinds")]
    told += [(text.partition(" ")[0], link) for text, link in kinds]
    for count, link in told:
        assert count == str(len(rows_of_list(site, target_of(path, link)))), link.attributes
    months = {path for path in site.files if re.fullmatch(r"thay-doi/\d{4}-\d\d/index.html", path)}
    by_month = Counter(target_of(path, link).rsplit("/", 2)[0] for _, link in kinds)
    assert {f"{period}/index.html" for period in by_month if period.count("-") == 2} == months
    for month in months:
        of_month = [int(text.partition(" ")[0]) for text, link in kinds if month[:-10] in target_of(path, link)]
        assert sum(of_month) == len(rows_on(parsed(site.files[month]))), month


@settings(calm, max_examples=40)
@given(documents=dressed(), day=late_days, length=lengths)
def test_a_day_of_the_past_counts_what_was_in_force_then(
    documents: list[Document], day: date, length: int, press: Press
) -> None:
    """The page of a day says what the site of that day said."""
    note(describe(documents))
    of = corpus_of(documents)
    with longest(length):
        site = press.site(of, day)
    for path in [path for path in site.files if re.fullmatch(r"tai-ngay/[\d-]+/index.html", path)]:
        page = parsed(site.files[path])
        then = build_catalog(of, consolidate(of, date.fromisoformat(path.split("/")[1]), lambda _: None))
        assert f"{len(then.entries)} thủ tục đang áp dụng khi hết ngày này" in page.text, path
        told = [(item.elements("dt")[0].text, item.elements("dd")[0].text) for item in _facts(page)]
        fields = {name: int(count.partition(" ")[0]) for name, count in told}
        assert fields == Counter(entry.field_name or "Chưa rõ lĩnh vực" for entry in then.entries), path
        levels = [int(item.elements("b")[0].text) for item in _items(page, "nm-figs")]
        assert levels == [len(group.entries) for group in then.levels], path
        if full := [one for one in page.elements("h2") if one.attributes.get("id") == "danh-sach"]:
            assert full[0].first("nm-count").text == str(len(then.entries))
            codes = [row.first("nm-code").text for row in rows_of_list(site, path)[len(_changed(page)) :]]
            assert sorted(codes) == sorted(entry.code for entry in then.entries), path
            for group in then.levels:
                listed = codes_of_list(site, f"{posixpath.dirname(path)}/cap-{group.id}/index.html")
                assert sorted(listed) == sorted(entry.code for entry in group.entries), (path, group.id)
        changes = [h for h in then.changes if h.day == then.as_of]
        assert len(_changed(page)) == len(changes), path
        assert '<meta name="robots" content="noindex">' in site.files[path]
        assert "data-valid-until" not in site.files[path]
        assert Reading(site.files[path]).text.count("Xem lại ngày") == 1


def _facts(page: Element) -> list[Element]:
    return [item for found in page.all("nm-kv--n") for item in found.elements("div")]


def _changed(page: Element) -> list[Element]:
    return [row for day in page.all("nm-day") for row in rows_on(day)]


def _check_decisions(site: Site) -> None:
    figures = {}
    for path, html in site.pages("quyet-dinh/"):
        if path.count("/") == 3:
            page = parsed(html)
            told = {one.elements("span")[0].text: int(one.elements("b")[0].text) for one in _items(page, "nm-figs")}
            rows = Counter(f"dòng {row.first('nm-tag').text.lower()}" for row in rows_on(page))
            assert told == rows, path
            figures[path] = told
    listed = parsed(site.files["quyet-dinh/index.html"])
    if rows_of_all := rows_on(listed):
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
            tags = Counter(row.first("nm-tag").text.lower() for row in rows_on(section))
            assert _heading(section) not in found
            found[_heading(section)] = tags
    return found


def _heading(of: Element) -> tuple[str, str]:
    links = [link for link in of.elements("a") if link.text.startswith("Quyết định")]
    return of.elements("time")[0].text, links[0].text if links else ""


def _check_periods(site: Site) -> None:
    """Every count of a period leads to a list of just that length, or to its part by field."""
    named = {target_of("so-lieu/index.html", item.elements("a")[0]) for item in _items_in(site)}
    made = {path for path in site.files if re.fullmatch(r"so-lieu/[^/]+/index.html", path)}
    assert named >= made
    for path in sorted(made):
        page = parsed(site.files[path])
        for table in page.all("nm-t--figures"):
            for row in table.elements("tr")[1:]:
                for link in row.elements("a"):
                    _check_figure(site, path, link)
                if table.attributes["id"] != "bang-ho-so":
                    has_ends = table.attributes["id"].startswith("dang-ap-dung")
                    _check_all_lead(row, has_ends=has_ends, runs="Kỳ này chưa hết" in page.text)
        for link in [one for more in page.all("nm-more") for one in more.elements("a")]:
            count = re.search(r"\d+", link.text)
            assert count is not None
            assert int(count[0]) == len(rows_of_list(site, target_of(path, link))), path
    for path in [path for path in site.files if re.fullmatch(r"so-lieu/[^/]+/(?!quyet-dinh).+/index.html", path)]:
        first = re.sub(r"/\d+/index.html$", "/index.html", path)
        assert f"{len(rows_of_list(site, first))} " in parsed(site.files[path]).first("nm-official").text, path


def _check_all_lead(row: Element, *, has_ends: bool, runs: bool) -> None:
    """A figure without a list is a claim nobody can check; only what stands today without a field, or all of it, has
    no list yet: its levels and fields have."""
    cells, name = row.elements("td"), row.elements("th")[0].text
    without = ("Chưa rõ lĩnh vực", "Tổng cộng") if runs else ("Chưa rõ lĩnh vực",)
    for cell in cells[:-1] if has_ends and name in without else cells:
        assert bool(cell.elements("a")) == (cell.text != "0"), (row.text, cell.text)


def _items_in(site: Site) -> list[Element]:
    return _items(parsed(site.files["so-lieu/index.html"]), "nm-fields")


def _check_figure(site: Site, path: str, link: Element) -> None:
    href, _, part = link.attributes["href"].partition("#")
    count = int(link.text)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href, "index.html"))
    if target.startswith("tai-ngay/") and part:
        listed = rows_of_field(site, target, part)
        assert count == sum(len(levels_of(row)) for row in listed), (path, link.attributes)
    elif target.startswith("tai-ngay/") and "/cap-" not in target:
        # A day lists codes, each with its levels.
        listed = _full_list(site, target)
        assert count == sum(len(levels_of(row)) for row in listed), (path, target)
        text = parsed(site.files[target]).text
        assert count == len(listed) or f", {count} lượt nếu đếm riêng từng cấp" in text, text[300:900]
    elif target.startswith("linh-vuc/"):
        assert count == sum(len(levels_of(row)) for row in rows_of_list(site, target)), (path, target)
        codes = len(rows_of_list(site, target))
        assert count == codes or f", {count} lượt nếu đếm riêng từng cấp" in parsed(site.files[target]).text
    elif part:
        heading = next(one for one in parsed(site.files[target]).elements("h2") if one.attributes.get("id") == part)
        assert heading.first("nm-count").text == str(count), (path, link.attributes)
    else:
        assert count == len(rows_of_list(site, target)), (path, link.attributes)


def _rows_after(site: Site, path: str, part: str) -> Iterator[Element]:
    """The rows from a heading to the next one, over all pages that say that they go on with it."""
    begun = False
    for one in parsed(site.files[path]).walk():
        if one.tag == "h3":
            if begun:
                return
            begun = one.attributes.get("id", "") == part
        elif begun and "nm-row" in one.attributes.get("class", "").split():
            yield one
    number = re.search(r"/(\d+)/index\.html$", path)
    following = re.sub(r"(/\d+)?/index\.html$", f"/{int(number[1]) + 1 if number else 2}/index.html", path)
    if following in site.files:
        headings = parsed(site.files[following]).elements("h3")
        if headings and headings[0].text.endswith("(tiếp)"):
            yield from _rows_after(site, following, "")


def levels_of(row: Element) -> list[str]:
    """The levels that a row of a list names."""
    return row.first("nm-row__meta").elements("span")[1].text.split(", ")


def _full_list(site: Site, path: str) -> list[Element]:
    return rows_of_list(site, path)[len(_changed(parsed(site.files[path]))) :]


def rows_of_field(site: Site, path: str, part: str) -> list[Element]:
    """The rows that follow a field's heading on a day; its place in the table of fields leads to that heading."""
    page = parsed(site.files[path])
    (place,) = (one for one in page.walk() if one.attributes.get("id") == part)
    told = place.elements("dd")[0].text if place.tag == "div" else place.first("nm-count").text
    if place.tag == "div":
        href, _, part = place.elements("a")[0].attributes["href"].partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), href, "index.html"))
    rows = list(_rows_after(site, path, part))
    pairs = sum(len(levels_of(row)) for row in rows)
    assert told == (str(len(rows)) if pairs == len(rows) else f"{len(rows)} thủ tục, {pairs} lượt"), (path, part)
    return rows


def _items(page: Element, name: str) -> list[Element]:
    return [item for found in page.all(name) for item in found.elements("li")]
