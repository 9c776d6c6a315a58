"""Entries in force become the lists a reader walks through: by field, level, agency, life event, letter, facet,
applicant and time limit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from generator.catalog.lookup import Lookup
from generator.catalog.ordering import LETTERS, dictionary_key, initial
from generator.model.catalog import Entry, GroupPage
from generator.model.outline import Band, Wait, longest
from generator.model.record import VersionHead
from generator.model.register import Span
from generator.model.scalars import KHONG, Applicant, Channel, Key, Level, OnlineLevel

FREE: Final = "mien-phi"
ONLINE: Final = "truc-tuyen"
PARTLY_ONLINE: Final = "truc-tuyen-mot-phan"
OFFLINE: Final = "truc-tiep"

_ONLINE: Final[Mapping[OnlineLevel | None, str]] = {OnlineLevel.FULL: ONLINE, OnlineLevel.PARTIAL: PARTLY_ONLINE}

Membership = Callable[[Key, Span], Iterable[str]]
"""The groups in which a span of a key may put its procedure."""
Heads = Mapping[str, Sequence[VersionHead | None]]
"""By code the texts in force; None for one of which only the name is known."""


def by_field(entries: Sequence[Entry], lookup: Lookup) -> tuple[GroupPage, ...]:
    """One list per field of fields.yml, empty ones too: their address lasts. In dictionary order of the names."""
    groups: dict[str, list[Entry]] = {field: [] for field in lookup.corpus.fields}
    groups |= _groups(entries, lambda entry: [entry.field_id] if entry.field_id else [])
    ends = last_days(lookup, lambda _, span: [span.field_id] if span.field_id else [])
    pages = [_page("linh-vuc", i, lookup.field(i), listed, ends.get(i)) for i, listed in groups.items()]
    return tuple(sorted(pages, key=lambda page: dictionary_key(page.title)))


def by_level(entries: Sequence[Entry], lookup: Lookup) -> tuple[GroupPage, ...]:
    """One list per level; procedures whose level is not known are in none. The theme names the levels."""
    groups = _groups(entries, lambda entry: [lv.value for lv in entry.levels if lv is not Level.UNKNOWN])
    ends = last_days(lookup, lambda key, _: [key.level.value])
    order = [level.value for level in Level if level.value in groups]
    return tuple(_page("cap", i, i, groups[i], ends.get(i)) for i in order)


def by_agency(entries: Sequence[Entry], lookup: Lookup) -> tuple[GroupPage, ...]:
    """One list per agency that handles anything in force."""
    names = {agency.id: agency.name for agency in lookup.corpus.agencies.values()}
    groups = _groups(entries, lambda entry: entry.agencies)
    ends = last_days(lookup, _handling)
    pages = [_page("co-quan", i, names.get(i, i), listed, ends.get(i)) for i, listed in groups.items()]
    return tuple(sorted(pages, key=lambda page: dictionary_key(page.title)))


def by_life_event(entries: Sequence[Entry], lookup: Lookup) -> tuple[GroupPage, ...]:
    """One list per event of life_events.yml, in the order of the file, empty ones too: their address lasts."""
    plains, events = lookup.corpus.plains, lookup.corpus.life_events
    groups = _groups(entries, lambda entry: plains[entry.code].life_events if entry.code in plains else ())
    ends = last_days(lookup, lambda key, _: plains[key.code].life_events if key.code in plains else ())
    return tuple(
        GroupPage(i, f"viec/{i}/", event.name, tuple(groups.get(i, ())), ends.get(i), event.description)
        for i, event in events.items()
    )


def by_letter(entries: Sequence[Entry], lookup: Lookup) -> tuple[GroupPage, ...]:
    """One list per first letter, tones and marks of vowels left out. Who knows the official name alone finds it, too:
    a procedure with two names has a line under each."""
    other = [replace(e, name=e.official_name, official_name=e.name) for e in entries if e.official_name != e.name]
    groups = _groups(entries, lambda line: [initial(line.name)])
    for letter, lines in _groups(other, lambda line: [initial(line.name)]).items():
        groups[letter] = sorted((*groups.get(letter, ()), *lines), key=lambda line: dictionary_key(line.name))
    ends = last_days(lookup, lambda key, span: map(initial, {span.name, lookup.plain_name(key.code) or span.name}))
    return tuple(_page("a-z", i, LETTERS[i], groups[i], ends.get(i)) for i in LETTERS if i in groups)


def by_facet(entries: Sequence[Entry], heads: Heads, lookup: Lookup) -> tuple[GroupPage, ...]:
    """What is free of charge, and what can be done wholly, partly or not at all online; the theme names them."""
    groups: dict[str, list[Entry]] = {FREE: [], ONLINE: [], PARTLY_ONLINE: [], OFFLINE: []}
    groups |= _groups(entries, lambda entry: _facets(entry, heads[entry.code]))
    ends = last_days(lookup, _facets_of_text)
    return tuple(GroupPage(i, f"{i}/", i, tuple(listed), ends.get(i)) for i, listed in groups.items())


def _facets(entry: Entry, heads: Iterable[VersionHead | None]) -> Iterator[str]:
    if entry.free:
        yield FREE
    if entry.online_level in _ONLINE:
        yield _ONLINE[entry.online_level]
    if all(head is not None and _is_offline(head) for head in heads):
        yield OFFLINE


def _facets_of_text(_: Key, span: Span) -> Iterator[str]:
    if (head := span.version) is None:
        return
    if head.outline.is_free:
        yield FREE
    if head.online_level in _ONLINE:
        yield _ONLINE[head.online_level]
    if _is_offline(head):
        yield OFFLINE


def _is_offline(head: VersionHead) -> bool:
    """Whether a text says how to hand in, and that it cannot be done on the net."""
    channels, level = head.outline.channels, head.online_level
    said = bool(channels) if level is None else level in (OnlineLevel.NONE, OnlineLevel.INFORMATION)
    return said and Channel.ONLINE not in channels


def by_applicant(entries: Sequence[Entry], heads: Heads, lookup: Lookup) -> tuple[GroupPage, ...]:
    """One list per kind of applicant, empty ones too: their address lasts. The theme names them."""
    groups = _groups(entries, lambda entry: {i: None for head in heads[entry.code] for i in _applicants(head)})
    ends = last_days(lookup, lambda _, span: _applicants(span.version))
    pages = (_page("doi-tuong", one.value, one.value, groups.get(one.value, []), ends.get(one)) for one in Applicant)
    return tuple(replace(page, url=page.url.replace("_", "-")) for page in pages)


def by_wait(entries: Sequence[Entry], heads: Heads, lookup: Lookup) -> tuple[GroupPage, ...]:
    """One list per band of time limits, empty ones too; a procedure is in that of its longest limit, or in none."""
    known = [replace(entry, wait=longest(map(_wait, heads[entry.code]))) for entry in entries]
    groups = _groups(known, lambda entry: _band(entry.wait))
    ends = last_days(lookup, lambda _, span: _band(_wait(span.version)))
    return tuple(_page("thoi-han", one.value, one.value, groups.get(one.value, []), ends.get(one)) for one in Band)


def _applicants(head: VersionHead | None) -> Iterable[str]:
    return head.outline.applicants if head is not None else ()


def _wait(head: VersionHead | None) -> Wait | None:
    return head.outline.wait if head is not None else None


def _band(wait: Wait | None) -> list[str]:
    return [wait.band.value] if wait is not None and wait.band is not None else []


def _handling(_: Key, span: Span) -> Iterable[str]:
    agencies = span.version.agencies if span.version is not None else None
    handles = agencies.handles if agencies is not None else None
    return () if handles is None or handles == KHONG else handles


def _groups(entries: Iterable[Entry], ids: Callable[[Entry], Iterable[str]]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for group in ids(entry):
            groups.setdefault(group, []).append(entry)
    return groups


def _page(folder: str, group: str, title: str, entries: list[Entry], valid_until: date | None) -> GroupPage:
    return GroupPage(group, f"{folder}/{group}/", title, tuple(entries), valid_until)


def last_days(lookup: Lookup, groups: Membership) -> dict[str, date]:
    """For each group the eve of the next day on which a procedure that ever was or will be in it changes at any level:
    its line names all its levels."""
    found: dict[str, date] = {}
    for history, last in lookup.changing():
        for group in {group for span in history.spans for group in groups(history.key, span)}:
            found[group] = min(found.get(group, last), last)
    return found
