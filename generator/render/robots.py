"""The catalogue becomes what programs ask for: the addresses of what is in force, and how fresh the copy is."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from typing import Final

from generator.model.catalog import Catalog
from generator.render.data.tables import FOLDER
from generator.render.pages.page import (
    AGENCIES,
    APPLICANTS,
    CHANGES,
    DAYS,
    DECISIONS,
    FIELDS,
    FIGURES,
    LETTERS,
    LEVELS,
    LIFE,
    POINTS,
    UPCOMING,
    WAITS,
)

_FRESH: Final = timedelta(days=3)
"""A copy older than this says so: it is rebuilt every night, so three nights went wrong."""


def sitemap(catalog: Catalog, site_url: str) -> str:
    """`sitemap.xml`: lists, decisions and the procedures in force, with absolute addresses.

    `lastmod` is the day of the last decision on what a page is about, never that of the build; where no decision moves
    a page, none is told.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(_url(site_url + address, day) for address, day in _addresses(catalog)),
        "</urlset>",
        "",
    ]
    return "\n".join(lines)


def robots(site_url: str) -> str:
    """`robots.txt`: everything may be read."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"


def build_info(catalog: Catalog) -> str:
    """`build-info.json`, the one file that knows the day of the build: after `fresh_until` the whole copy is stale."""
    days = {"as_of": catalog.as_of, "fresh_until": catalog.as_of + _FRESH}
    return json.dumps({name: day.isoformat() for name, day in days.items()}, indent=1) + "\n"


def _url(address: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day is not None else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>"


def _addresses(catalog: Catalog) -> Iterator[tuple[str, date | None]]:
    newest = catalog.changes[0].day if catalog.changes else catalog.data_since
    last = {page.code: page.history[-1].day for page in catalog.procedures if page.history}
    yield from ((address, newest) for address in ("", FIELDS, LEVELS, LETTERS, CHANGES, DAYS, FIGURES, FOLDER))
    yield from ((address, None) for address in (AGENCIES, LIFE, APPLICANTS, WAITS, POINTS, DECISIONS, UPCOMING))
    # A repeal moves a list that no longer names it, so that any decision may have moved any list.
    for groups in (catalog.fields, catalog.levels, catalog.agencies, catalog.life_events, catalog.letters):
        yield from ((group.url, newest) for group in groups)
    for lists in (catalog.facets, catalog.applicants, catalog.waits, catalog.receiving):
        yield from ((page.url, None) for page in lists)
    yield from ((point.url, None) for point in catalog.points)
    yield from ((decision.url, decision.signed) for decision in catalog.decisions)
    yield from sorted((entry.url, last.get(entry.code)) for entry in catalog.entries)
