"""Whole sites for properties: a corpus and a day become the text files of a site, a list the rows of its pages."""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import Phase, settings
from hypothesis import strategies as st

from generator.catalog.build import build_catalog
from generator.consolidate.register import consolidate
from generator.model.corpus import Corpus
from generator.model.output import PlannedFile
from generator.model.register import Register, State
from generator.model.shell import Shell
from generator.render.pages import lists
from tests.properties.site_strategies import Element, parsed
from tests.properties.strategies import DAYS
from tests.support.planned import plan_site
from tests.unit.catalogs import templates

# The same examples at each run, and no shrinking: a site takes its time, and what failed once is shown whole. Explore
# with  pytest tests/properties --hypothesis-seed=random  after taking out `derandomize`.
calm = settings(
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)
late_days = st.sampled_from(DAYS[3:])


lengths = st.sampled_from([1, 1, 2, lists.LONGEST])
"""How many lines a page may hold: so few that lists of three procedures are long."""


@contextmanager
def longest(lines: int) -> Iterator[None]:
    """Pages hold at most so many lines."""
    with patch.object(lists, "LONGEST", lines):
        yield


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


def codes_of_list(site: Site, path: str) -> list[str]:
    """The codes of all rows of a list, in order, over all its pages."""
    return [row.first("nm-code").text for row in rows_of_list(site, path)]


def rows_of_list(site: Site, path: str) -> list[Element]:
    """The rows of a list: on all its numbered pages, or in the lists by field that a long one leads to."""
    if path not in site.files:
        return []
    page = parsed(site.files[path])
    rows = rows_on(page)
    for pager in page.all("nm-pager--n")[:1]:
        rows += [row for link in pager.elements("a") for row in rows_on(parsed(site.files[target_of(path, link)]))]
    for link in [link for fields in page.all("nm-fields") for link in fields.elements("a")]:
        rows += rows_of_list(site, target_of(path, link))
    return rows


def rows_on(page: Element) -> list[Element]:
    """The rows of one page."""
    return page.all("nm-row")


def target_of(path: str, link: Element) -> str:
    """The file that a link on a page leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), link.attributes["href"], "index.html"))
