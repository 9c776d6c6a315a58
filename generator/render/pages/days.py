"""The days of the past become their pages, and the page that leads to them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby, islice

from msgspec import Struct
from msgspec.structs import replace

from generator.model.catalog import Catalog, DayPage
from generator.model.days import DayLine
from generator.model.register import eve
from generator.model.scalars import Level
from generator.render.agenda import by_day
from generator.render.pages import lists
from generator.render.pages.lists import Headed, Heading, field_anchor, numbered
from generator.render.pages.page import DAYS, PageData


class DayLink(Struct, frozen=True):
    """A day as a line of the list of days: what is counted as on its page."""

    day: date
    url: str
    counts: Mapping[str, int]
    entered: int
    fees: int
    full: bool


def day_pages(catalog: Catalog) -> Iterator[PageData]:
    """`tai-ngay/`, and one page per day; the full list of a quarter's end also by level, numbered when it is long."""
    years = [
        (year, [_line(day) for day in days])
        for year, days in groupby(reversed(catalog.days), key=lambda day: day.day.year)
    ]
    last = eve(catalog.next_day) if catalog.next_day is not None else catalog.valid_until
    yield PageData(DAYS, "days.html", {"years": years, "valid_until": last})
    for day in catalog.days:
        values = {
            "page": replace(day, changes=(), lines=None, fields=()),
            "changes": by_day(day.changes),
            "full": day.lines is not None,
            "fields": tuple(_fields(day)),
        }
        yield from numbered(day.url, "day.html", tuple(_headed(day)), values)
        for tally in day.levels if day.lines is not None else ():
            level = Level(tally.id)
            shown = {"day": day.day, "day_url": day.url, "level": level}
            yield from numbered(level_url(day.url, level), "day_level.html", tuple(_of_level(day, level)), shown)


def level_url(day_url: str, level: Level) -> str:
    """`tai-ngay/2019-06-30/cap-tinh/`: what was in force at a level when a report period began or ended."""
    return f"{day_url}cap-{level}/"


def _of_level(day: DayPage, level: Level) -> Iterator[Headed]:
    """Each field with how many of its lines are of the level."""

    def field_of(line: DayLine) -> tuple[str, str]:
        return line.field_id, line.field_name

    first = 0
    for (field_id, name), same in groupby([line for line in day.lines or () if level in line.levels], key=field_of):
        lines = list(same)
        heading = Heading(field_anchor(field_id), name, len(lines))
        yield from (Headed(line, _shown(heading, nth, first + nth)) for nth, line in enumerate(lines))
        first += len(lines)


def _fields(day: DayPage) -> Iterator[tuple[Heading, str]]:
    """The fields with what they count, and the page of the list (`2/`) on which each begins."""
    first = 0
    for it in day.fields:
        number = first // lists.LONGEST + 1
        yield Heading(field_anchor(it.id), it.title, it.count, it.pairs), f"{number}/" if number > 1 else ""
        first += it.count


def _headed(day: DayPage) -> Iterator[Headed]:
    """The full list with its fields as headings; a page that begins within a field says so."""
    lines = iter(enumerate(day.lines or ()))
    for it in day.fields:
        heading = Heading(field_anchor(it.id), it.title, it.count, it.pairs)
        for nth, (place, line) in enumerate(islice(lines, it.count)):
            yield Headed(line, _shown(heading, nth, place))


def _shown(heading: Heading, nth: int, place: int) -> Heading | None:
    """What stands above a line: the nth of its field, and in its place in the whole list."""
    if nth == 0:
        return heading
    return replace(heading, goes_on=True) if place % lists.LONGEST == 0 else None


def _line(day: DayPage) -> DayLink:
    counts = Counter(it.kind for it in day.changes)
    return DayLink(day.day, day.url, dict(counts), day.entered, len(day.fees), day.lines is not None)
