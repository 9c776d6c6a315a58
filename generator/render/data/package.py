"""The tables of the open data become their Data Package descriptor: what is in each, how they refer to each other."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from generator.diagnostics.messages_vi import open_data as words
from generator.model.catalog import Catalog
from generator.render.data.tables import FOLDER, TABLES, Table
from generator.render.data.told import licence_of

DESCRIPTOR: Final = f"{FOLDER}datapackage.json"
LICENCE_PLACE: Final = f"{FOLDER}#giay-phep"


class Content(NamedTuple):
    """What a file holds, for whoever wants to know whether it arrived whole."""

    hash: str
    bytes: int


def descriptor(catalog: Catalog, site_url: str, contents: Mapping[str, Content] | None = None) -> dict[str, Any]:
    """`datapackage.json` (Data Package 1): resources with their Table Schemas, licence, sources, day of the data.

    `contents` tells of each table's file by its path; without it nothing is said of them.
    """
    made: dict[str, Any] = {
        "name": "thu-tuc-hanh-chinh",
        "title": words.PACKAGE.format(site=catalog.site_name),
        "description": _described(catalog),
        "profile": "tabular-data-package",
        "homepage": f"{site_url}{FOLDER}",
        "licenses": [{"name": "other-open", "title": licence_of(catalog), "path": f"{site_url}{LICENCE_PLACE}"}],
        "keywords": [words.KEYWORD, catalog.site_name],
    }
    if catalog.entered_until is not None:
        made["cap_nhat_den"] = catalog.entered_until.isoformat()
    sources = list(_sources(catalog, site_url))
    resources = [_resource(table) | _content(contents[table.file] if contents else None) for table in TABLES]
    return made | ({"sources": sources} if sources else {}) | {"resources": resources}


def _described(catalog: Catalog) -> str:
    return f"{words.DEMONSTRATION} {words.PACKAGE_ABOUT}" if catalog.demonstration else words.PACKAGE_ABOUT


def _resource(table: Table) -> dict[str, Any]:
    title, description = words.TABLES[table.name]
    return {
        "name": table.name,
        "path": table.file.removeprefix(FOLDER),
        "profile": "tabular-data-resource",
        "title": title,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table.schema(),
    }


def _content(content: Content | None) -> dict[str, Any]:
    return {"hash": content.hash, "bytes": content.bytes} if content is not None else {}


def _sources(catalog: Catalog, site_url: str) -> list[dict[str, str]]:
    """The decisions; the hash is that of the signed file."""
    sources = []
    for it in catalog.decisions:
        source = {"title": words.DECISION.format(number=it.number), "path": f"{site_url}{it.url}"}
        if it.signed_file and (signed := catalog.attachments.get(it.signed_file)):
            source["hash"] = f"sha256:{signed.digest}"
        sources.append(source)
    return sources
