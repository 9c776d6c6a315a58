"""The catalogue becomes pages: for each its address, its template and exactly the values it shows."""

from collections.abc import Callable, Iterator

from generator.model.catalog import Catalog, ProcedurePage
from generator.model.register import State
from generator.render.notices.desk import Desk
from generator.render.notices.offer import prints_of
from generator.render.pages.changes import change_pages
from generator.render.pages.days import day_pages as day_pages
from generator.render.pages.decisions import decision_pages
from generator.render.pages.figures import figures_page
from generator.render.pages.groups import group_pages
from generator.render.pages.home import home_page
from generator.render.pages.notices import notice_pages
from generator.render.pages.page import PageData as PageData
from generator.render.pages.periods import period_pages as period_pages
from generator.render.pages.points import point_pages
from generator.render.pages.revisions import revised

FileOf = Callable[[str], str]
"""The address of the file of a code."""


def pages_of(
    catalog: Catalog, desk: Desk | None = None, offered: bool = False, data_file: FileOf | None = None
) -> Iterator[PageData]:
    """Every page that says what is and what happened, but for past days and periods.

    With `offered`, they lead to sheets that lie beside them; with `data_file`, those of procedures to their open data.
    """
    yield home_page(catalog)
    yield from group_pages(catalog)
    yield from point_pages(catalog, offered)
    yield from notice_pages(catalog, desk, offered)
    yield figures_page(catalog)
    yield PageData("tim-kiem/", "search.html", {"valid_until": catalog.valid_until})
    listed = {group.id for group in catalog.fields}
    for page in catalog.procedures:
        yield _procedure(page, catalog, desk, listed, offered, data_file)
    for alias in catalog.aliases:
        yield PageData(alias.url, "alias.html", {"page": alias}, canonical=alias.target.url)
    yield from decision_pages(catalog)
    yield from change_pages(catalog)


def _procedure(
    page: ProcedurePage,
    catalog: Catalog,
    desk: Desk | None,
    listed_fields: set[str],
    offered: bool,
    data_file: FileOf | None,
) -> PageData:
    if page.is_tombstone:
        template = "never.html" if page.state is State.NEVER else "tombstone.html"
        return PageData(page.url, template, {"page": page})
    prints = {"/".join(section.levels): files for section, *files in prints_of(page)} if offered else {}
    values = {"page": page, "field_has_page": page.field_id in listed_fields, "prints": prints, "revised": ()}
    values["data_file"] = data_file(page.code) if data_file is not None else ""
    if desk is None or not page.revisions:
        return PageData(page.url, "procedure.html", values)
    words = desk.words

    def late() -> dict[str, object]:
        return {"revised": revised(page, catalog, words)}

    return PageData(page.url, "procedure.html", values, late=late, late_inputs=words)
