"""A folded tree becomes the two files of its search index, and queries become answers in Python and in Chromium."""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace
from playwright.sync_api import Page

from generator.authoring.importing.batch import Request, make_plan
from generator.authoring.importing.carry_out import carry_out
from generator.authoring.province import make_province
from generator.catalog.build import build_catalog
from generator.model.catalog import Catalog, Section
from generator.pipeline import Folded, Options, fold_tree
from generator.render.search.index import SearchIndex, build_index
from tests.data.sources import fold_copy, source
from tests.search.index import Index

ROOT = Path(__file__).parents[2]
SCRIPTS = ("fold.js", "names.js", "index.js", "repair.js", "query.js", "score.js")
QUERIES = ROOT / "tests/search/queries.tsv"
NATIONAL_QUERIES = tuple(ROOT / f"tests/search/queries_{number}.tsv" for number in (2, 3, 4, 5, 6))
"""Over all fields of the national records, nearly all over procedures that no other set asks for. Each was written by
somebody who had not read the words of the people; these have since been mended by what the files missed, but for the
fourth, over procedures that are seldom asked for: nobody has looked at its misses, so it alone tells how unseen queries
fare."""

_SEARCH = """([queries, most]) => queries.map(query =>
  niemyetSearch.search(window.built, query).all.slice(0, most).map(it => [it.record, it.score]))"""
_WEAK = "queries => queries.filter(query => niemyetSearch.search(window.built, query).weak)"


@cache
def shipped() -> "Searched":
    """The shipped province."""
    return Searched(_catalog_of(fold_copy(Path(tempfile.mkdtemp()))))


@cache
def keyworded() -> "Searched":
    """The shipped province, where every second procedure has keywords: words of another's name, and one of all."""
    catalog = _catalog_of(fold_copy(Path(tempfile.mkdtemp())))
    pairs = zip(catalog.procedures[::2], reversed(catalog.procedures), strict=False)
    words = {page.code: (", ".join((*other.title.split()[-3:], "nhảy dù")),) for page, other in pairs}
    return Searched(with_keywords(catalog, words))


def with_keywords(catalog: Catalog, words: Mapping[str, tuple[str, ...]]) -> Catalog:
    """The catalogue with keywords, by code, in every text that is in force."""

    def told(section: Section, keywords: tuple[str, ...]) -> Section:
        if (head := section.head) is None:
            return section
        return replace(section, head=replace(head, outline=replace(head.outline, keywords=keywords)))

    pages = (
        replace(page, sections=tuple(told(section, words.get(page.code, ())) for section in page.sections))
        for page in catalog.procedures
    )
    return replace(catalog, procedures=tuple(pages))


@cache
def national() -> "Searched":
    """The 2,040 national records with the shipped words of the people."""
    root, day = Path(tempfile.mkdtemp()) / "p", date(2026, 6, 10)
    make_province(root, "Tỉnh Thử", "H99")
    options = Options(root=root, as_of=day, out=root / "site")
    export = source("national/procedures.jsonl.gz")
    carry_out(make_plan(Request(export, "national-json", day), options, lambda items: items), root)
    shutil.copy(ROOT / "site_data/synonyms.yml", root / "site_data")
    return Searched(_catalog_of(fold_tree(options)))


def _catalog_of(folded: Folded) -> Catalog:
    return build_catalog(folded.corpus, folded.register)


class Searched:
    """One index, as the reference reads it and as the page does."""

    def __init__(self, catalog: Catalog) -> None:
        made: SearchIndex = build_index(catalog)
        self.first: Any = json.loads(msgspec.json.encode(made.first))
        self.more: Any = json.loads(msgspec.json.encode(made.more))
        self.index = Index(self.first, self.more)

    def code(self, record: int) -> str:
        """The code behind a record's number."""
        codes = self.index.codes
        return codes[record] if record < len(codes) else self.index.gone[record - len(codes)][0]


def load_engine(page: Page, searched: Searched, more: bool = True, warm: bool = False) -> None:
    """Makes the page's own engine build the index; `warm`: with all that it prepares in idle moments."""
    page.goto("about:blank")
    page.evaluate("window.niemyetSearch = {}")
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / "theme/search" / name)
    data = [searched.first, searched.more if more else None]
    page.evaluate("([first, more]) => { window.built = niemyetSearch.build(first, more); }", data)
    if warm:
        page.evaluate("() => { for (const _ of niemyetSearch.warm(built)); }")


def answers(page: Page, queries: Sequence[str], most: int = 100) -> list[list[tuple[int, int]]]:
    """Records and scores, as Chromium computes them."""
    found = page.evaluate(_SEARCH, [list(queries), most])
    return [[(record, score) for record, score in answer] for answer in found]


def weak(page: Page, queries: Sequence[str]) -> list[str]:
    """The queries that Chromium answers but weakly."""
    found: list[str] = page.evaluate(_WEAK, list(queries))
    return found
