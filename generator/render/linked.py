"""A page's procedure or decision becomes schema.org JSON-LD for search engines, safe to stand in a script element."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeVar

import msgspec
from markupsafe import Markup

from generator.diagnostics.messages_vi import open_data as words
from generator.model.catalog import DecisionPage, ProcedurePage, RowLine, Section
from generator.model.record import Fee
from generator.model.register import State
from generator.model.scalars import KHONG
from generator.render.answers import fees_told, says_more, says_other_sum

Item = TypeVar("Item")

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
_MOST: Final = 20
"""A procedure may have hundreds of fee rows; its page has them all."""


def services(page: ProcedurePage, site_url: str) -> Markup:
    """One GovernmentService for each text in force; empty where nothing is in force."""
    found = [_service(page, section, site_url) for section in page.sections if section.state is State.IN_FORCE]
    if not found:
        return Markup("")
    return _script(found[0] if len(found) == 1 else {"@graph": found})


def legislation(page: DecisionPage, site_url: str) -> Markup:
    """The decision as Legislation, with what it cites, what it is about, and the decisions whose listing it changes.

    Its rows amend and repeal procedures, which are services: `legislationAmends` and `legislationRepeals` would make
    them texts of law.
    """
    cited = _first(name for row in page.rows for name in row.bases)
    told: dict[str, Any] = {
        "@type": "Legislation",
        "@id": f"{site_url}{page.url}",
        "name": page.title,
        "legislationIdentifier": page.number,
        "legislationDate": page.signed,
        "legislationDateOfApplicability": page.since if page.void_by is None else None,
        "legislationLegalForce": f"https://schema.org/{'InForce' if page.in_effect else 'NotInForce'}",
        "inLanguage": "vi",
        "legislationPassedBy": _organisations((page.passed_by,) if page.passed_by else ()),
        "legislationChanges": [{"@type": "Legislation", "legislationIdentifier": it} for it in page.withdrawn_from],
        "citation": [{"@type": "Legislation", "name": name} for name in cited],
        "about": [_named(code, site_url) for code in _first(code for row in page.rows for code in _codes(row))],
    }
    if page.signed_file:
        told["encoding"] = {"@type": "MediaObject", "contentUrl": f"{site_url}{page.signed_file}"}
    return _script({key: value for key, value in told.items() if value})


def _codes(row: RowLine) -> Iterator[tuple[str, str]]:
    """The codes of a row that have a page, each with its address."""
    yield from ((code.title, code.url) for code in row.codes if code.url)
    yield from ((side.note, side.url) for side in (*row.old, *row.new) if side.url)


def _named(code: tuple[str, str], site_url: str) -> dict[str, str]:
    return {"@type": "GovernmentService", "identifier": code[0], "url": f"{site_url}{code[1]}"}


def _first(some: Iterable[Item]) -> list[Item]:
    """The first of them, each once: a decision may name hundreds, and its page has them all."""
    return list(islice(dict.fromkeys(some), _MOST))


def _service(page: ProcedurePage, section: Section, site_url: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "GovernmentService",
        "@id": f"{site_url}{page.url}#{'-'.join(section.levels)}",
        "url": f"{site_url}{page.url}",
        "name": section.name,
        "identifier": {"@type": "PropertyValue", "propertyID": words.CODE_NAME, "value": page.code},
        "alternateName": [name for name in (page.title, *page.other_names) if name != section.name],
        "description": page.summary,
        "category": page.field_name,
        "inLanguage": "vi",
        "provider": _organisations(section.decided_by),
        "serviceOperator": _organisations(section.handled_by),
        "sameAs": list(page.links.values()),
        "isRelatedTo": [{"@type": "GovernmentService", "url": f"{site_url}{it.url}"} for it in page.related if it.url],
    }
    if section.set_by.url:
        law = {"@type": "Legislation", "legislationIdentifier": section.set_by.number}
        told["subjectOf"] = {**law, "url": f"{site_url}{section.set_by.url}"}
    return {key: value for key, value in (told | _text(section)).items() if value}


def _text(section: Section) -> dict[str, Any]:
    version = section.version
    if version is None:
        return {}
    channels = dict.fromkeys(way.channel for way in version.channels)
    results = version.results if isinstance(version.results, tuple) else ()
    return {
        "availableChannel": [{"@type": "ServiceChannel", "name": words.CHANNELS[channel]} for channel in channels],
        "offers": [
            {"@type": "Offer", "price": fee.amount, "priceCurrency": "VND"} | _conditions(fee)
            for fee in fees_told(section).rows[:_MOST]
            if fee.amount is not None and fee.unit in (None, words.CURRENCY) and not says_other_sum(fee)
        ],
        "serviceOutput": [{"@type": "Thing", "name": it.name} for it in results],
    }


def _conditions(fee: Fee) -> dict[str, Any]:
    """What a price says only together with: for what, in which case, until when; machines read no page beside it."""
    note = fee.case if fee.case and fee.case != KHONG else fee.verbatim if says_more(fee) else None
    told = {"name": fee.name, "description": note, "validFrom": fee.since, "validThrough": fee.until}
    return {key: value for key, value in told.items() if value}


def _organisations(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@type": "GovernmentOrganization", "name": name} for name in names if name != KHONG]


def _script(told: Mapping[str, Any]) -> Markup:
    """No sign in it can end the script element or begin markup."""
    text = _ENCODER.encode({"@context": "https://schema.org", **told}).decode()
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(f'<script type="application/ld+json">{safe}</script>')
