"""The catalogue becomes the plan of the website: one file per page, made only when something it shows has changed."""

from collections.abc import Callable, Iterator
from functools import cached_property
from hashlib import blake2b
from html import escape
from pathlib import Path

import msgspec
from msgspec.structs import replace

from generator.model.catalog import Catalog, ProcedurePage
from generator.model.output import OutputKind, PlannedFile
from generator.model.shell import Frame, Shell
from generator.render.data import plan_feeds
from generator.render.data.bulk import Bulk
from generator.render.data.page import open_data_page
from generator.render.data.told import procedure_file
from generator.render.environment import Templates
from generator.render.facts import SiteFacts, facts_of, shared_values
from generator.render.faults import in_template
from generator.render.formats import root_of
from generator.render.frames import filled, prefilled
from generator.render.notices.desk import Desk
from generator.render.pages import PageData, day_pages, pages_of, period_pages
from generator.render.robots import build_info, robots, sitemap
from generator.render.search import plan_search
from generator.render.texts import with_texts


class _Press:
    """What all pages of one build share. No template is compiled before a page has to be made."""

    def __init__(self, catalog: Catalog, shell: Shell, templates: Templates) -> None:
        self.shell = shell
        self.templates = templates
        self.texts = catalog.texts
        self.facts = facts_of(catalog)
        self.digest = _digest(msgspec.msgpack.encode([shell.digest, templates.digest, self.facts]))

    @cached_property
    def shared(self) -> dict[str, str]:
        """The slots of the whole site, filled."""
        return shared_values(self.facts, self.templates)

    @cached_property
    def frames(self) -> dict[int, Frame]:
        """The frame of each depth, filled as far as the site goes."""
        return {depth: prefilled(frame, self.shared) for depth, frame in self.shell.frames.items()}


def plan_today(
    catalog: Catalog,
    shell: Shell,
    templates: Templates,
    desk: Desk | None = None,
    *,
    offered: bool = False,
    with_data: bool = False,
) -> list[PlannedFile]:
    """The pages that say what is and what happened, but for past days and periods; and what they look like.

    `desk` answers for the notices that were issued; with `offered`, pages lead to sheets that lie beside them,
    `with_data` to the open data of a procedure.
    """
    press = _Press(catalog, shell, templates)
    pages = (*pages_of(catalog, desk, offered, procedure_file if with_data else None), open_data_page(catalog, None))
    planned = {file.path: file for file in (_page(page, press) for page in pages)}
    for file in (*_editorial(press), *_static(shell), *_for_robots(catalog, press.facts)):
        planned.setdefault(file.path, file)
    return list(planned.values())


def plan_index(catalog: Catalog) -> list[PlannedFile]:
    """What programs ask for what they search: the index of the box, and the feeds."""
    return [*plan_search(catalog), *plan_feeds(catalog)]


def plan_days(
    catalog: Catalog, shell: Shell, templates: Templates, bulk: Bulk | None = None
) -> list[PlannedFile]:
    """The pages of days past; with `bulk`, the page of the open data, too.

    Unless there is `bulk`, it looks at nothing of the catalogue that says what is.
    """
    press = _Press(catalog, shell, templates)
    data = [open_data_page(catalog, bulk)] if bulk is not None else []
    return [_page(page, press) for page in (*day_pages(catalog), *data)]


def plan_periods(
    catalog: Catalog, shell: Shell, templates: Templates, *, reports: bool = False
) -> list[PlannedFile]:
    """The figures of periods; with `reports`, they lead to the files of reports."""
    press = _Press(catalog, shell, templates)
    return [_page(page, press) for page in period_pages(catalog, reports)]


def _page(page: PageData, press: _Press) -> PlannedFile:
    inputs = _digest(press.digest + msgspec.msgpack.encode(replace(page, late=None)))

    def make() -> bytes:
        late = page.late() if page.late is not None else {}
        values = {**page.values, **late, "root": root_of(page.url), "facts": press.facts}
        if isinstance(shown := values.get("page"), ProcedurePage):
            values["page"] = with_texts(shown, press.texts)
        with in_template(f"pages/{page.template}"):
            blocks = press.templates.blocks(page.template, values)
        address = page.url if page.canonical is None else page.canonical
        blocks["canonical"] = escape(press.facts.url + address)
        return filled(press.frames[page.url.count("/")], blocks).encode()

    return PlannedFile(f"{page.url}index.html", OutputKind.SITE, inputs, make)


def _editorial(press: _Press) -> Iterator[PlannedFile]:
    """The pages that MkDocs made from Markdown, and the error page."""
    for path, frame in press.shell.pages.items():
        yield PlannedFile(path, OutputKind.SITE, _digest(press.digest + path.encode()), _filling(frame, press))


def _filling(frame: Frame, press: _Press) -> Callable[[], bytes]:
    return lambda: filled(frame, press.shared).encode()


def _static(shell: Shell) -> Iterator[PlannedFile]:
    """Style sheets, the script, pictures of editorial pages."""
    for path, file in shell.static.items():
        inputs = _digest(f"{shell.digest} {path}".encode())
        yield PlannedFile(path, OutputKind.SITE, inputs, Path(file).read_bytes)


def _for_robots(catalog: Catalog, facts: SiteFacts) -> Iterator[PlannedFile]:
    texts = {
        "sitemap.xml": sitemap(catalog, facts.url),
        "robots.txt": robots(facts.url),
        "build-info.json": build_info(catalog),
    }
    for path, text in texts.items():
        yield PlannedFile(path, OutputKind.SITE, _digest(text.encode()), text.encode)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
