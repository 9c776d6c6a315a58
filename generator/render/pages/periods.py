"""The report periods become their pages: `so-lieu/<period>/`, and a list behind every count that stands there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.diagnostics.messages_vi import report as words
from generator.model.catalog import Catalog
from generator.model.figures import PeriodFigures
from generator.model.scalars import Level
from generator.render.pages import lists
from generator.render.pages.days import level_url
from generator.render.pages.lists import Headed, Heading, field_anchor, numbered
from generator.render.pages.page import FIELDS, FIGURES, LEVELS, PageData
from generator.render.reports.content import StandingAddress, report_of, title_of_period
from generator.render.reports.lists import COMING, Listed, all_lists, decisions_url, others_url, timed_of
from generator.render.reports.plan import FILES


class PeriodLink(Struct, frozen=True):
    """A period as a line of the list of periods."""

    key: str
    url: str
    name: str
    reported: bool


def period_pages(catalog: Catalog, reports: bool = False) -> Iterator[PageData]:
    """Each period with its lists, of which the decisions signed in it are one; with `reports` files lie beside it."""
    files = FILES if reports else ()
    standing = _standing_in(catalog)
    for figures in catalog.periods:
        report = report_of(figures, standing, address_of)
        values = {
            "report": report,
            "decisions": len(figures.announcing),
            "decisions_url": decisions_url(figures) if figures.announcing else "",
            "others": len(figures.others),
            "others_url": others_url(figures),
            "disagrees": figures.disagrees,
            "files": files,
            "valid_until": figures.valid_until,
        }
        yield PageData(figures.url, "period.html", values)
        yield from _list_pages(figures, report.name)


def _list_pages(figures: PeriodFigures, name: str) -> Iterator[PageData]:
    shared: Mapping[str, object] = {
        "period": name,
        "crumb": (figures.url, title_of_period(figures.period)),
        "valid_until": figures.valid_until,
    }
    for url, some, kind in (
        (decisions_url(figures), figures.announcing, ""),
        (others_url(figures), figures.others, words.OTHERS),
    ):
        if some:
            yield from numbered(url, "period_decisions.html", some, {**shared, "kind": kind})
    for timed in timed_of(figures):
        told = {"kind": f"{words.DUTIES[timed.duty]}, {words.TIMINGS[timed.timing].lower()}"}
        yield from numbered(timed.url, "period_decisions.html", timed.decisions, {**shared, **told})
    for listed in all_lists(figures):
        own = {
            "kind": title_of(listed),
            "level": words.LEVELS[listed.level] if listed.level is not None else "",
            "is_rows": not listed.group,
            "codes": listed.codes,
        }
        yield from numbered(listed.url, "period_list.html", tuple(_lines(listed)), {**shared, **own})


def title_of(listed: Listed) -> str:
    """What kind of list it is, as the head of its column says it."""
    if not listed.group:
        return words.ROW_KINDS[listed.kind]
    return words.COMES[listed.kind] if listed.group == COMING else words.GOES[listed.kind]


def _lines(listed: Listed) -> Iterator[Headed]:
    before: str | None = None
    for line in listed.lines:
        heading = None
        if line.field_id != before:
            before = line.field_id
            heading = Heading(field_anchor(before), line.field_name, listed.of_field(before))
        yield Headed(line, heading)


def _standing_in(catalog: Catalog) -> StandingAddress:
    """A day of the past leads to its full list, that of the level, or where in it the field begins; today to the lists
    of what is in force.

    Whatever is counted in force today stands in the list of its level and its field, unless that is not known.
    """

    def address(day: date | None, level: Level | None, field_id: str | None) -> str:
        if day is not None:
            url = catalog.day_names.get(day.isoformat(), "")
            if url and field_id is not None:
                return f"{url}#{field_anchor(field_id)}"
            return level_url(url, level) if url and level is not None else url
        if field_id is not None:
            return f"{FIELDS}{field_id}/" if field_id else ""
        # All together stand in no list of today: only level by level, field by field.
        return f"{LEVELS}{level}/" if level is not None and level is not Level.UNKNOWN else ""

    return address


def address_of(listed: Listed, field_id: str | None) -> str:
    """Where the list stands, or where in it a field begins: on the page that holds the first of its lines."""
    if not listed.lines:
        return ""
    if field_id is None:
        return listed.url
    first, _ = listed.fields[field_id]
    number = first // lists.LONGEST + 1
    return f"{listed.url}{f'{number}/' if number > 1 else ''}#{field_anchor(field_id)}"


def period_links(catalog: Catalog) -> Sequence[PeriodLink]:
    """The periods that have a page, newest first."""
    return [
        PeriodLink(one.key, f"{FIGURES}{one.key}/", title_of_period(one), one.key in catalog.reported)
        for one in catalog.period_names
    ]
