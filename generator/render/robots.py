"""The catalogue becomes what search engines ask for: the addresses of what is in force, and of nothing else."""

from collections.abc import Iterator
from html import escape

from generator.model.catalog import Catalog
from generator.render.pages import AGENCIES, CHANGES, DECISIONS, FIELDS, LEVELS, UPCOMING


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


def _addresses(catalog: Catalog) -> Iterator[str]:
    yield ""
    yield from (FIELDS, LEVELS, AGENCIES, DECISIONS, CHANGES, UPCOMING)
    for groups in (catalog.fields, catalog.levels, catalog.agencies):
        yield from (group.url for group in groups)
    yield from (decision.url for decision in catalog.decisions)
    yield from sorted(entry.url for entry in catalog.entries)
