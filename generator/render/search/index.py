"""The catalogue becomes the columns of the search index; tests/search says how they are read and scored."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from msgspec import Struct

from generator.model.catalog import Catalog, Entry, ProcedurePage
from generator.model.register import State
from generator.render.search import language
from generator.render.search.columns import (
    codes_of,
    counts_of,
    dictionary,
    packed,
    packed_codes,
    packed_lists,
    packed_places,
)

Columns = Mapping[str, Any]

_BETWEEN: Final = re.compile(r"[,;\n]+")
"""The national database writes all keywords of a procedure in one line."""
_LEVEL_UNKNOWN: Final = "chua_ro_muc"
"""Among the levels of online services (theme/assets/search-results.js)."""
_WORD: Final = re.compile(r"\w+")


class SearchIndex(Struct, frozen=True):
    """What the two files say: `first` answers by name and code, `more` adds the rest, in the same order."""

    first: Columns
    more: Columns


class Ended(Struct, frozen=True):
    """A procedure that is in no list: found only when it is named exactly, and shown as what it is."""

    code: str
    name: str
    state: State


class Subject(Struct, frozen=True):
    """All of the catalogue that the index depends on. Sorted by field: neighbours share words, which compress."""

    entries: Sequence[Entry]
    agencies: Mapping[str, str]
    other_names: Sequence[Sequence[str]]
    keywords: Sequence[Sequence[str]]
    ended: Sequence[Ended]
    synonyms: Sequence[tuple[Sequence[str], Sequence[str]]]


def subject_of(catalog: Catalog) -> Subject:
    """Reads the catalogue; costs milliseconds per thousand procedures, because every build asks what has changed."""
    entries = sorted(catalog.entries, key=lambda entry: (entry.field_name, entry.official_name, entry.code))
    listed = {entry.code for entry in entries}
    names = {page.code: page.other_names for page in catalog.procedures if page.other_names}
    keywords = {page.code: found for page in catalog.procedures if (found := _keywords(page))}
    return Subject(
        entries=entries,
        agencies={agency.id: agency.title for agency in catalog.agencies},
        other_names=[names.get(entry.code, ()) for entry in entries],
        keywords=[keywords.get(entry.code, ()) for entry in entries] if keywords else (),
        ended=[
            Ended(it.code, it.official_name, it.state)
            for it in catalog.procedures
            # Nobody ever had to do with what never applied.
            if it.code not in listed and it.state is not State.NEVER
        ],
        synonyms=[(it.phrases, it.readings) for it in catalog.synonyms],
    )


def _keywords(page: ProcedurePage) -> tuple[str, ...]:
    """What the texts in force give as keywords, each once; not what the names say already, as most of them do."""
    heads = [it.head for it in page.sections if it.state is State.IN_FORCE and it.head is not None]
    told = [part.strip() for head in heads for text in head.outline.keywords for part in _BETWEEN.split(text)]
    if not told:
        return ()
    said = {word for name in (page.title, page.official_name, *page.other_names) for word in _words(name)}
    return tuple(text for text in dict.fromkeys(told) if not _words(text) <= said)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def build_index(catalog: Catalog) -> SearchIndex:
    """The columns of both files."""
    subject = subject_of(catalog)
    names = [entry.name for entry in subject.entries]
    officials = [entry.official_name if entry.official_name != entry.name else "" for entry in subject.entries]
    words = dictionary((names, officials))
    codes = codes_of(words)
    level_sets, levels = _tabled([[level.value for level in entry.levels] for entry in subject.entries])
    first = {
        "words": words,
        "counts": counts_of((names, officials), words),
        "names": packed(names, codes),
        "officials": packed(officials, codes),
        "codes": packed_codes([entry.code for entry in subject.entries]),
        "levelSets": level_sets,
        "levels": levels,
        "questions": language.QUESTIONS,
        "marked": language.MARKED,
    }
    return SearchIndex(first, _more(subject, words))


def _more(subject: Subject, known: Sequence[str]) -> Columns:
    named = set(known)
    shortened = [pair for pair in language.ABBREVIATIONS.items() if pair[0] in named]
    said = [phrases for phrases, _ in subject.synonyms]
    read = [readings for _, readings in subject.synonyms]
    gone = [it.name for it in subject.ended]
    runs = _runs(subject.entries)
    fields = [name for name, _, _ in runs]
    agency_sets, agencies = _tabled(
        [[subject.agencies.get(agency, agency) for agency in entry.agencies] for entry in subject.entries]
    )
    texts = (gone, fields, *shortened, *subject.other_names, *subject.keywords, *said, *read, *agency_sets)
    words = dictionary(texts, known)
    codes = codes_of([*known, *words])
    offer_sets, offers = _tabled([[_online(entry), entry.free] for entry in subject.entries])
    return {
        "words": words,
        "others": packed_lists(subject.other_names, codes),
        "shortened": packed_lists(shortened, codes),
        "keywords": packed_lists(subject.keywords, codes),
        "said": packed_lists(said, codes),
        "read": packed_lists(read, codes),
        "fields": packed(fields, codes),
        "fieldIds": ["" if field == _spelled(name) else field for name, field, _ in runs],
        "fieldSizes": [size for _, _, size in runs],
        "agencySets": packed_lists(agency_sets, codes),
        "agencies": packed_places(agencies),
        "offerSets": offer_sets,
        "offers": packed_places(offers),
        "gone": {
            "names": packed(gone, codes),
            "codes": " ".join(it.code for it in subject.ended),
            "states": [it.state.value for it in subject.ended],
        },
    }


def _online(entry: Entry) -> str:
    """The level that is stated; else whether the net is a way to hand in, as national records say it."""
    if entry.online_level is not None:
        return entry.online_level.value
    return _LEVEL_UNKNOWN if entry.online else ""


def _tabled(values: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """The distinct values in order of appearance, and the place of each value among them."""
    places: dict[str, int] = {}
    table: list[Any] = []
    column = []
    for value in values:
        key = repr(value)
        if key not in places:
            places[key] = len(table)
            table.append(value)
        column.append(places[key])
    return table, column


def _runs(entries: Sequence[Entry]) -> list[tuple[str, str | None, int]]:
    """Field by field: its name, its id, and how many of the next records it has."""
    return [
        (name, field, len(list(run)))
        for (name, field), run in groupby(entries, key=lambda entry: (entry.field_name, entry.field_id))
    ]


def _spelled(name: str) -> str:
    """The id that most fields have, which the page makes of the name itself (theme/assets/search-results.js)."""
    # Unlike letters with accents, U+0111 does not decompose.
    words = "-".join(re.findall(r"[^\W_]+", name.lower())).translate({0x111: "d"})
    return "".join(letter for letter in unicodedata.normalize("NFD", words) if not unicodedata.combining(letter))
