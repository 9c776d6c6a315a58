"""What decisions do from which day becomes a calendar for staff: the only place that knows icalendar."""

import importlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any, Final
from urllib.parse import urlsplit

from generator.diagnostics.messages_vi import open_data as words
from generator.model.catalog import Catalog, Happening, Source
from generator.render.agenda import DecisionDay, by_day

FILE: Final = "lich-hieu-luc.ics"
_NAMED: Final = 12
"""A decision may name a hundred procedures; the rest is one line."""


def calendar(catalog: Catalog, site_url: str) -> bytes:
    """One all-day event for each decision and day of effect, past and to come; the bytes do not know the clock."""
    ical = importlib.import_module("icalendar")  # a tenth of a second, which only a change of the calendar may cost
    made = ical.Calendar()
    made.add("prodid", "-//niemyet//lich hieu luc//VI")
    made.add("version", "2.0")
    made.add("x-wr-calname", words.CALENDAR.format(site=catalog.site_name))
    for day in by_day(sorted([*catalog.changes, *catalog.upcoming], key=lambda it: (it.day, it.source.key))):
        for decision in day.decisions:
            made.add_component(_event(ical, day.day, decision, site_url))
    return bytes(made.to_ical())


def _event(ical: Any, day: date, decision: DecisionDay, site_url: str) -> Any:
    event = ical.Event()
    source = decision.source
    event.add("uid", f"{day.isoformat()}-{source.key.replace('/', '-')}@{urlsplit(site_url).hostname}")
    event.add("dtstamp", datetime.combine(source.signed or day, time(), UTC))
    event.add("dtstart", day)
    event.add("summary", _summary(source, decision.happenings))
    event.add("description", "\n".join(_lines(decision.happenings)))
    event.add("transp", "TRANSPARENT")
    if source.url:
        event.add("url", f"{site_url}{source.url}")
    return event


def _summary(source: Source, happenings: Iterable[Happening]) -> str:
    told = words.EFFECT_ENDS if all(it.ends for it in happenings) else words.EFFECT
    return told.format(number=source.number or source.key)


def _lines(happenings: tuple[Happening, ...]) -> list[str]:
    """Each procedure once, whatever levels it is at."""
    told = list(dict.fromkeys(f"{words.ACTIONS[it.kind]}: {it.name} ({it.code})" for it in happenings))
    lines, left = told[:_NAMED], len(told[_NAMED:])
    return [*lines, words.EFFECT_MORE.format(count=left)] if left else lines
