"""Text of records stays text: whatever it looks like, it appears as typed and makes no element."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from msgspec.structs import replace

from generator.model.catalog import Link, RowLine
from generator.model.gone import WithdrawnListing
from generator.model.province import FeedbackAddress
from generator.model.record import Version
from generator.model.scalars import RowKind
from tests.unit.catalogs import (
    Reading,
    catalog,
    decision,
    procedure,
    section,
    shell,
    site,
    tombstone,
    version,
)

HOSTILE = [
    "<b class=x>đậm</b>",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</article></main>",
    "{{ 7*7 }} {% raw %} {# x #}",
    "**đậm** [liên kết](javascript:alert(1)) `mã`",
    "# Đầu đề",
    "nói \"thế\" & 'thế'",
    '" onmouseover="alert(1)',
    "<!-- chú thích",
    "&lt;b&gt; &amp; &#60;",
    "\ue000\ue005\ue0ff",
    "<img src=x onerror=alert(1)>",
]


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One shell for the module."""
    return tmp_path_factory.mktemp("cache")


def sample(kind: Any, text: str, name: str = "") -> Any:
    """A value of the type in which every free text is `text`."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return sample(args[0], text, name)
    if origin in (Union, UnionType):
        real = [arg for arg in args if arg is not type(None) and get_origin(arg) is not Literal]
        return sample(real[0], text, name)
    if origin is tuple:
        return (sample(args[0], text, name),)
    if origin is dict:
        return {}
    if origin is Literal:
        return args[0]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind, include_extras=True)
        return kind(**{field: sample(hints[field], text, field) for field in kind.__struct_fields__})
    typed = "phi" if name == "where" else text  # of a doubt: a key of the record, which is told by its name
    scalars: dict[Any, Any] = {str: typed, int: 1, bool: False, Decimal: Decimal(5), date: date(2025, 11, 1)}
    return scalars[kind] if kind in scalars else next(iter(kind))


def texts(value: Any) -> Iterator[str]:
    """Every free text in a value."""
    if type(value) is str:
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from texts(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


def hostile_pages(text: str, cache_folder: Path) -> dict[str, str]:
    """A site in which every text that people type is the given one."""
    record: Version = sample(Version, text)
    spoken = {"title": text, "official_name": text + "!", "other_names": (text,), "summary": text, "field_name": text}
    bodies = dict.fromkeys(("handled_by", "decided_by", "coordinated_by", "delegated_to"), (text,))
    page = procedure(section(record, name=text, **bodies), related=(Link(text, "tt/1.004122/", text),), **spoken)
    named = replace(decision().rows[0], name=text, ordinal=text, printed_code=text, bases=(text,))
    swapped: RowLine = replace(named, kind=RowKind.REPLACE, old=(Link(text, "", text),), new=(Link(text, "", text),))
    listed = decision(
        title=text,
        signer=text,
        signer_title=text,
        signer_for=text,
        withdrawals=(WithdrawnListing(text=text, url="", cancelled={}, ended=0),),
        annex_number=text,
        rows=(named, replace(named, codes=(Link(text, ""),)), swapped),
    )
    feedback = FeedbackAddress(agency=text, address=text, phone=text, website=None, email=None)
    made = catalog(page, tombstone(**spoken), decisions=(listed,), feedback=feedback, site_name=text)
    renamed = tuple(replace(group, title=text) for group in made.fields)
    return site(replace(made, fields=renamed), shell(cache_folder))


def shape(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page and the names of their attributes."""
    return [(tag, tuple(attributes)) for tag, attributes in reading.elements]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_appears_as_typed_and_makes_no_element(text: str, cache_folder: Path) -> None:
    calm = "‡" * len(text)  # a sign without case: some sentences begin with a capital
    harmless = hostile_pages(calm, cache_folder)
    for path, html in hostile_pages(text, cache_folder).items():
        if not path.endswith(".html"):
            continue
        reading = Reading(html)
        assert shape(reading) == shape(Reading(harmless[path])), path
        assert not reading.unbalanced, path
        wanted = Reading(harmless[path]).text.count(calm)
        assert reading.text.count(text) == wanted, path


@pytest.mark.parametrize("text", ["<i>", "a & b"])
def test_every_text_of_a_record_is_shown(text: str, cache_folder: Path) -> None:
    """A text that nobody sees cannot be wrong: this finds the fields that the page forgets."""
    record: Version = sample(Version, text)
    silent = {
        "file",
        "code",
        "temp_code",
        "local_code",
        "decision",
        "outline",
        "drafted_on",
        "field_id",
        "description",
        "keywords",
    }
    page = procedure(section(record))
    html = site(catalog(page), shell(cache_folder))["tt/1.004122/index.html"]
    for field in sorted(set(Version.__struct_fields__) - silent):
        if not list(texts(getattr(record, field))):
            continue
        marked = sample(get_type_hints(Version, include_extras=True)[field], f"{text}{field}")
        fees = marked if field == "fees" else record.fees
        shown = procedure(section(replace(record, **{field: marked}), fees=fees, name=record.name))
        changed = site(catalog(shown), shell(cache_folder))["tt/1.004122/index.html"]
        if field in ("name", "agencies", "other_codes"):
            continue  # the page shows the names that the catalogue found for these
        assert f"{text}{field}" in Reading(changed).text, field
        assert changed != html


def addresses(readings: Iterable[Reading]) -> Iterator[str]:
    """The scheme of every link that leaves the site."""
    for reading in readings:
        yield from (link for link in reading.links if ":" in link)


def test_links_keep_their_address_and_nothing_else(cache_folder: Path) -> None:
    links = {"dvcqg": "https://dichvucong.example/?a=1&b=2", "goi": "tel:+842060000000"}
    feedback = FeedbackAddress(phone="0206.0000.000", email="a@b.example", website="https://b.example/?x&y")
    made = catalog(procedure(section(version()), links=links), feedback=feedback)
    html = site(made, shell(cache_folder))["tt/1.004122/index.html"]
    wanted = {*links.values(), "tel:02060000000", "mailto:a@b.example", "https://b.example/?x&y"}
    assert {link.partition("?subject=")[0] for link in addresses([Reading(html)])} == wanted
    assert "?a=1&amp;b=2" in html
