"""What happened becomes Atom feeds: of everything, of each field, of each level.

A repeal is an entry, which every reader shows, and a tombstone (RFC 6721) for the entry that had announced what
is gone. Days come from decisions, so that the bytes do not know the clock.
"""

from collections.abc import Iterator, Mapping, Sequence
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
from generator.render.pages.page import CHANGES, FIELDS, LEVELS

NAME: Final = "thay-doi.atom"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
_MOST: Final = 100
"""More entries than this no reader asks for twice; the lists by month have them all."""


class Feed(Struct, frozen=True):
    """One feed: `page` is what it stands beside, `gone` names by entry of an end what it takes back."""

    file: str
    title: str
    page: str
    happenings: tuple[Happening, ...]
    gone: Mapping[str, tuple[str, ...]]


def feeds(catalog: Catalog) -> Iterator[Feed]:
    """The feeds, each with its newest happenings. What has no list any more keeps its feed."""
    gone = _gone(catalog.changes)
    yield _feed(NAME, words.FEED, CHANGES, catalog.changes, gone)
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
        yield _feed(f"{page}{NAME}", title, page if page in listed else CHANGES, some, gone)
    for level, some in of_level.items():
        title, page = words.FEED_OF.format(name=LEVEL_NAMES[level]), f"{LEVELS}{level}/"
        yield _feed(f"{page}{NAME}", title, page if page in listed else CHANGES, some, _gone(some, level))


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


def _feed(file: str, title: str, page: str, some: Sequence[Happening], gone: Mapping[str, tuple[str, ...]]) -> Feed:
    newest = {_name(it): it for it in some[:_MOST]}
    return Feed(file, title, page, tuple(newest.values()), {name: gone[name] for name in newest if name in gone})


def _gone(changes: Sequence[Happening], alone: Level | None = None) -> dict[str, tuple[str, ...]]:
    """For each entry of an end the names of what it takes back: of each level the newest entry that announced it.

    An entry that also speaks of a level that stands is taken back with the last of its levels; in the feed of one level
    that one is `alone`. Before the data began nothing was announced but the procedure itself, at these levels.
    """
    found: dict[str, tuple[str, ...]] = {}
    standing: dict[str, dict[Level, Happening]] = {}
    held: dict[str, list[Happening]] = {}
    for it in reversed(changes):
        newest, waiting = standing.setdefault(it.code, {}), held.setdefault(it.code, [])
        levels = it.levels if alone is None else (alone,)
        if it.state not in ENDED:
            newest.update(dict.fromkeys(levels, it))
            continue
        before = [*waiting, *(newest.pop(level) for level in levels if level in newest)]
        waiting[:] = [other for other in before if not newest.keys().isdisjoint(other.levels)]
        names = dict.fromkeys(_name(other) for other in before if other not in waiting)
        known = any(level in other.levels for other in before for level in levels)
        found.setdefault(_name(it), tuple(names) if known else (*names, _place(it)))
    return found


def _entry(it: Happening, feed: Feed, site_url: str) -> Iterator[str]:
    kind = it.kind
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
        for name in feed.gone[_name(it)]:
            day = date(2025, 1, 1) if name == _place(it) else date.fromisoformat(name[:10])
            yield f'<at:deleted-entry ref="{_id(site_url, day, name)}" when="{_moment(it.day)}"/>'


def _summary(it: Happening) -> Iterator[str]:
    yield words.FEED_LEVELS.format(levels=", ".join(LEVEL_NAMES[level] for level in it.levels))
    if it.source.number:
        yield words.FEED_BY.format(number=it.source.number)
    if it.others and it.action in words.FEED_OTHERS:
        yield words.FEED_OTHERS[it.action].format(codes=", ".join(it.others))


def _name(it: Happening) -> str:
    """What tells an entry from all others: `2025-11-28/qd/2025/2031-QD-UBND/1.001123/sua_doi/tinh`."""
    return f"{it.day.isoformat()}/qd/{it.source.key}/{it.code}/{it.kind}/{'+'.join(it.levels)}"


def _place(it: Happening) -> str:
    return f"tt/{it.code}/{'+'.join(it.levels)}"


def _id(site_url: str, day: date, name: str) -> str:
    """A tag URI (RFC 4151): the authority is the site's host in the year of the day."""
    return f"tag:{urlsplit(site_url).hostname},{day.year}:{quote(name, safe='/+')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"
