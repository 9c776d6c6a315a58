"""Python and JavaScript agree on every query at hand: the same records, in the same order, with the same scores."""

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page

from tests.bench_search.measures import measures, read_queries
from tests.data.sources import source
from tests.search.folding import bare, words_of
from tests.search.index import Index
from tests.search.score import is_weak, search
from tests.search.sites import NATIONAL_QUERIES, QUERIES, answers, keyworded, load_engine, national, shipped, weak

pytestmark = pytest.mark.browser

TRICKY = [
    *("", " ", "a", "d", "đ", "dang ky k", "ddaats ddai", "dda6t1", "d9a61t", "khaisinh", "dangkykethon", "khia sinh"),
    *("1.004222", "1004222", "4222", "1.004222.000.00.00.H14", "cb-2025-017", "đường", "dương", "duong", "hoà giải"),
    *("UỶ BAN NHÂN DÂN", "kí kết", "<img src=x onerror=alert(1)>", "🙂", "dktt", "qsdđ", "xyzzyq", "sữa nhà", "ntn"),
    *("giấy", "giấy tờ gì", "thủ tục", "la gi", "khai sinh khai sinh", "e\u0301", "Ⅻ ² ª ß İ", "đang\u00a0ký"),
    *("x" * 300, "bhxh1lan", "giay xac nhan cuu tru", "D", "Đ", "ă", "b", "c", "ư", "1"),
    *("1,004222", "1 004222", "1-004222", "mat can uoc cong dan", "quen mat khau vnieid", "matcavet xe"),
    *("dangkytamtruonguoinuocngoai", "capgiaypheplaodongchonguoinuocngoai", "oday", "khaisinhochoconvuad", "dang" * 20),
    *("ubnd xã chứng thực di chúc", "thu nhap ca nhan", "cong ty trach nhiem huu han mot thanh vien", "toi yeu em"),
]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    page = browser.new_page()
    yield page
    page.close()


def _assert_equal(page: Page, index: Index, queries: Sequence[str]) -> None:
    for typed, found in zip(queries, answers(page, queries), strict=True):
        assert found == search(index, typed)[:100], typed
    assert weak(page, queries) == [typed for typed in queries if is_weak(index, typed)]


@pytest.mark.parametrize(
    ("more", "warm"), [(True, True), (True, False), (False, False)], ids=["warm", "all", "names-alone"]
)
def test_both_agree_on_the_shipped_province(more: bool, warm: bool, tab: Page) -> None:
    load_engine(tab, shipped(), more, warm)
    index = shipped().index if more else Index(shipped().first)
    _assert_equal(tab, index, [*TRICKY, *(it.query for it in read_queries(QUERIES))])


def test_both_agree_where_records_have_keywords(tab: Page) -> None:
    load_engine(tab, keyworded())
    index = keyworded().index
    assert index.named < len(index.texts)
    asked = ["nhay du", "nhảy dù", *TRICKY, *(it.query for it in read_queries(QUERIES)), *index.names]
    _assert_equal(tab, index, asked)


@pytest.mark.data
def test_both_agree_on_the_national_records(tab: Page) -> None:
    load_engine(tab, national())
    files = ("queries/citizen_queries.tsv", "queries/portal_questions.jsonl")
    asked = [it.query for file in (*map(source, files), *NATIONAL_QUERIES) for it in read_queries(file)]
    _assert_equal(tab, national().index, [*TRICKY, *asked])


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("citizen_queries.tsv", {"success@1": 0.75, "success@3": 0.93}),
        ("portal_questions.jsonl", {"success@3": 0.80}),
    ],
)
def test_the_right_procedure_is_among_the_first(name: str, bounds: dict[str, float], tab: Page) -> None:
    load_engine(tab, national())
    asked = read_queries(source(f"queries/{name}"))
    found = [[national().code(record) for record, _ in answer] for answer in answers(tab, [it.query for it in asked])]
    reached = measures(asked, found)
    assert {measure: reached[measure] for measure, bound in bounds.items() if reached[measure] < bound} == {}


@pytest.mark.data
def test_queries_over_all_fields_find_the_right_procedure(tab: Page) -> None:
    load_engine(tab, national())
    asked = [it for file in NATIONAL_QUERIES for it in read_queries(file)]
    found = [[national().code(record) for record, _ in answer] for answer in answers(tab, [it.query for it in asked])]
    reached = measures(asked, found)
    assert (reached["success@1"] >= 0.80, reached["success@3"] >= 0.93) == (True, True), reached


@pytest.mark.data
def test_every_national_name_brings_itself_first(tab: Page) -> None:
    load_engine(tab, national())
    names = national().index.names
    for change in (str, lambda name: bare(name.lower())):
        first = [answer[0][0] for answer in answers(tab, [change(name) for name in names], most=1)]
        # Some names are shared by two codes, or differ in a full stop.
        pairs = zip(names, (names[record] for record in first), strict=True)
        assert [name for name, came in pairs if words_of(change(name)) != words_of(change(came))] == []
