"""What happened becomes Atom feeds: of everything, of each field, of each level.

A repeal is an entry, which every reader shows, and a tombstone (RFC 6721) for the entry that had announced what
is gone. Days come from decisions, so that the bytes do not know the clock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from typing import Final
from urllib.parse import quote, urlsplit

from msgspec import Struct

from generator.diagnostics.messages_vi import open_data as words
from generator.diagnostics.messages_vi.tokens import LEVELS as LEVEL_NAMES
from generator.model.catalog import Catalog, Happening
from generator.model.register import ENDED
from generator.model.scalars import Level
from generator.render.agenda import kind_of
from generator.render.pages.page import CHANGES, FIELDS, LEVELS

NAME: Final = "thay-doi.atom"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
_MOST: Final = 100
"""More entries than this no reader asks for twice; the lists by month have them all."""


class Feed(Struct, frozen=True):
    """One feed: `page` is what it stands beside, `announced` names by code the entries that said it was there."""

    file: str
    title: str
    page: str
    happenings: tuple[Happening, ...]
    announced: Mapping[str, tuple[str, ...]]


def feeds(catalog: Catalog) -> Iterator[Feed]:
    """The feeds, each with its newest happenings. What has no list any more keeps its feed."""
    announced = _announced(catalog.changes)
    yield _feed(NAME, words.FEED, CHANGES, catalog.changes, announced)
    fields = {page.code: page.field_id for page in catalog.procedures if page.field_id is not None}
    titles = {page.field_id: page.field_name for page in catalog.procedures if page.field_id is not None}
    of_field: dict[str, list[Happening]] = {group.id: [] for group in catalog.fields}
    of_level: dict[Level, list[Happening]] = {Level(group.id): [] for group in catalog.levels}
    for it in catalog.changes:
        if (field := fields.get(it.code)) is not None:
            of_field.setdefault(field, []).append(it)
        for level in it.levels:
            of_level.setdefault(level, []).append(it)
    listed = {group.url for group in (*catalog.fields, *catalog.levels)}
    for id, some in of_field.items():
        title, page = words.FEED_OF.format(name=titles.get(id, id)), f"{FIELDS}{id}/"
        yield _feed(f"{page}{NAME}", title, page if page in listed else CHANGES, some, announced)
    for level, some in of_level.items():
        title, page = words.FEED_OF.format(name=LEVEL_NAMES[level]), f"{LEVELS}{level}/"
        yield _feed(f"{page}{NAME}", title, page if page in listed else CHANGES, some, announced)


def atom(feed: Feed, site_url: str, site_name: str, since: date | None, licence: str) -> str:
    """The feed's bytes as text (RFC 4287). `since` is the day the data begin, for a feed in which nothing happened."""
    newest = feed.happenings[0].day if feed.happenings else since
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="{_ATOM}" xmlns:at="{_TOMBSTONES}" xml:lang="vi">',
            f"<id>{_id(site_url, date(2025, 1, 1), feed.file)}</id>",
            f"<title>{escape(feed.title)}</title>",
            f"<updated>{_moment(newest or date(2025, 1, 1))}</updated>",
            f"<author><name>{escape(site_name)}</name></author>",
            f"<rights>{escape(licence)}</rights>",
            f'<link rel="self" type="application/atom+xml" href="{escape(site_url + feed.file)}"/>',
            f'<link rel="alternate" type="text/html" href="{escape(site_url + feed.page)}"/>',
            *(line for it in feed.happenings for line in _entry(it, feed, site_url)),
            "</feed>",
            "",
        ]
    )


def _feed(
    file: str, title: str, page: str, some: Sequence[Happening], announced: Mapping[str, tuple[str, ...]]
) -> Feed:
    newest = tuple({_name(it): it for it in some[:_MOST]}.values())
    gone = {it.code for it in newest if it.state in ENDED}
    return Feed(file, title, page, newest, {code: announced[code] for code in sorted(gone) if code in announced})


def _announced(changes: Sequence[Happening]) -> dict[str, tuple[str, ...]]:
    """For each code the names of the entries that said it was there, oldest first."""
    found: dict[str, list[str]] = {}
    for it in reversed(changes):
        if it.state not in ENDED:
            found.setdefault(it.code, []).append(_name(it))
    return {code: tuple(names) for code, names in found.items()}


def _entry(it: Happening, feed: Feed, site_url: str) -> Iterator[str]:
    kind = kind_of(it)
    title = f"{words.ACTIONS[kind]}: {it.name} ({it.code})"
    id = _id(site_url, it.day, _name(it))
    yield "<entry>"
    yield f"<id>{id}</id>"
    yield f"<title>{escape(title)}</title>"
    yield f"<updated>{_moment(it.day)}</updated>"
    yield f'<link rel="alternate" type="text/html" href="{escape(site_url + it.url)}"/>'
    yield f'<category term="{escape(kind)}" label="{escape(words.ACTIONS[kind])}"/>'
    yield f"<summary>{escape(' '.join(_summary(it)))}</summary>"
    yield "</entry>"
    if it.state in ENDED:
        for ref in _gone(it, feed, site_url):
            yield f'<at:deleted-entry ref="{ref}" when="{_moment(it.day)}"/>'


def _gone(it: Happening, feed: Feed, site_url: str) -> Iterable[str]:
    """The newest entry that announced what is gone; before the data began that was the procedure itself."""
    before = [name for name in feed.announced.get(it.code, ()) if name[:10] <= it.day.isoformat()]
    if not before:
        return [_id(site_url, date(2025, 1, 1), f"tt/{it.code}")]
    return [_id(site_url, date.fromisoformat(before[-1][:10]), before[-1])]


def _summary(it: Happening) -> Iterator[str]:
    yield words.FEED_LEVELS.format(levels=", ".join(LEVEL_NAMES[level] for level in it.levels))
    if it.source.number:
        yield words.FEED_BY.format(number=it.source.number)
    if it.others and it.action in words.FEED_OTHERS:
        yield words.FEED_OTHERS[it.action].format(codes=", ".join(it.others))


def _name(it: Happening) -> str:
    """What tells an entry from all others: `2025-11-28/qd/2025/2031-QD-UBND/1.001123/sua_doi/tinh`."""
    return f"{it.day.isoformat()}/qd/{it.source.key}/{it.code}/{kind_of(it)}/{'+'.join(it.levels)}"


def _id(site_url: str, day: date, name: str) -> str:
    """A tag URI (RFC 4151): the authority is the site's host in the year of the day."""
    return f"tag:{urlsplit(site_url).hostname},{day.year}:{quote(name, safe='/+')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"
