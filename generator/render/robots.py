"""The catalogue becomes what programs ask for: the addresses of what is in force, and how fresh the copy is."""

import json
from collections.abc import Iterator
from datetime import timedelta
from html import escape
from typing import Final

from generator.model.catalog import Catalog
from generator.render.pages.page import (
    AGENCIES,
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
)

_FRESH: Final = timedelta(days=3)
"""A copy older than this says so: it is rebuilt every night, so three nights went wrong."""


def sitemap(catalog: Catalog, site_url: str) -> str:
    """`sitemap.xml`: lists, decisions and the procedures in force, with absolute addresses."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<url><loc>{escape(site_url + address)}</loc></url>" for address in _addresses(catalog)),
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


def _addresses(catalog: Catalog) -> Iterator[str]:
    yield ""
    yield from (FIELDS, LEVELS, AGENCIES, LIFE, LETTERS, POINTS, DECISIONS, CHANGES, UPCOMING, DAYS, FIGURES)
    for groups in (catalog.fields, catalog.levels, catalog.agencies, catalog.life_events, catalog.letters):
        yield from (group.url for group in groups)
    yield from (page.url for page in (*catalog.facets, *catalog.receiving))
    yield from (point.url for point in catalog.points)
    yield from (decision.url for decision in catalog.decisions)
    yield from sorted(entry.url for entry in catalog.entries)
