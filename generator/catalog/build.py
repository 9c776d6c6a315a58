"""The register of one day becomes the catalogue: every page, list and count that the site shows."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from generator.catalog.attachments import attachments
from generator.catalog.days import day_names, day_pages, day_url, next_day
from generator.catalog.decisions import decision_page
from generator.catalog.groups import (
    by_agency,
    by_applicant,
    by_facet,
    by_field,
    by_letter,
    by_level,
    by_life_event,
    by_wait,
)
from generator.catalog.happenings import happenings, is_change
from generator.catalog.late import Late, LateMapping
from generator.catalog.lookup import Lookup, procedure_url
from generator.catalog.ordering import dictionary_key
from generator.catalog.periods import period_figures, period_names
from generator.catalog.points import closed_points, points, receiving
from generator.catalog.postings import required
from generator.catalog.procedures import entry, heads_in_force, procedure_page
from generator.model.catalog import AliasPage, Catalog, Entry, Happening, ProcedurePage
from generator.model.corpus import Corpus
from generator.model.figures import PeriodFigures
from generator.model.period import period_of
from generator.model.province import Site
from generator.model.register import KeyHistory, Register, State, eve, next_change


def build_catalog(corpus: Corpus, register: Register) -> Catalog:
    """Everything a reader can browse on the register's day; before the first day of data there is nothing.

    What is, and what happened, is each made when somebody looks at it: two processes that share the work look at one.
    """
    site = corpus.site or Site(name="", url="")
    bare = Catalog(
        as_of=register.as_of,
        has_data=register.has_data,
        data_since=register.data_since,
        site_name=site.name,
        site_url=site.url,
        province_code=site.province_code,
        entered_until=site.entered_until,
        demonstration=site.demonstration,
        feedback=site.feedback,
        notice_url=site.notice_url,
        licence=site.licence,
    )
    if register.has_data:
        return _filled(bare, corpus, register)
    return replace(bare, valid_until=eve(register.data_since) if register.data_since is not None else None)


def _filled(bare: Catalog, corpus: Corpus, register: Register) -> Catalog:
    by_code = _histories_by_code(register)
    lookup = Lookup(corpus, register, by_code)
    told = happenings((history for histories in by_code.values() for history in histories), lookup)
    told_of: dict[str, list[Happening]] = {code: [] for code in by_code}
    for happening in told:
        told_of[happening.code].append(happening)
    pages = Late(lambda: tuple(procedure_page(code, its, told_of[code], lookup) for code, its in by_code.items()))
    entries = Late(lambda: _entries(pages))
    changes = [happening for happening in told if is_change(happening)]
    decisions = sorted(corpus.decisions.values(), key=lambda d: (d.signed, d.effect.since, d.number), reverse=True)
    shared = Late(lambda: receiving(entries, lookup))
    boards = Late(lambda: points(entries, shared, told, lookup))
    periods = period_names((h.day for h in told if h.day <= register.as_of), lookup)
    return Catalog(
        **{name: getattr(bare, name) for name in _SITE_FACTS},
        entries=entries,
        procedures=pages,
        aliases=_aliases(corpus, lookup),
        **_lists(entries, pages, lookup),
        receiving=shared,
        points=boards,
        closed_points=closed_points(corpus, register.as_of),
        required=LateMapping(lambda: required(pages, boards)),
        days=Late(lambda: day_pages(told, lookup)),
        day_names={day.isoformat(): day_url(day) for day in day_names({h.day for h in told}, lookup)},
        next_day=next_day(told, lookup),
        period_names=periods,
        reported=frozenset(corpus.statistics),
        periods=Late(lambda: period_figures(periods, lookup)),
        decisions=Late(lambda: tuple(decision_page(decision, lookup) for decision in decisions)),
        changes=tuple(h for h in reversed(changes) if h.day <= register.as_of),
        upcoming=tuple(h for h in changes if h.day > register.as_of),
        valid_until=_last_day(corpus, register),
        texts=corpus.texts,
        short_names=_short_names(corpus),
        printed_order=Late(lambda: _printed_order(pages)),
        ledger=corpus.ledger,
        synonyms=corpus.synonyms,
        attachments=attachments(corpus),
    )


def _lists(entries: Sequence[Entry], pages: Iterable[ProcedurePage], lookup: Lookup) -> dict[str, Any]:
    """The lists that a reader walks through, by the name of their field in the catalogue."""
    heads = LateMapping(lambda: {page.code: heads_in_force(page) for page in pages})
    return {
        "fields": Late(lambda: by_field(entries, lookup)),
        "levels": Late(lambda: by_level(entries, lookup)),
        "agencies": Late(lambda: by_agency(entries, lookup)),
        "life_events": Late(lambda: by_life_event(entries, lookup)),
        "letters": Late(lambda: by_letter(entries, lookup)),
        "facets": Late(lambda: by_facet(entries, heads, lookup)),
        "applicants": Late(lambda: by_applicant(entries, heads, lookup)),
        "waits": Late(lambda: by_wait(entries, heads, lookup)),
    }


def _entries(pages: Iterable[ProcedurePage]) -> tuple[Entry, ...]:
    lines = [line for page in pages if (line := entry(page)) is not None]
    return tuple(sorted(lines, key=lambda line: dictionary_key(line.name)))


def _printed_order(pages: Iterable[ProcedurePage]) -> tuple[str, ...]:
    return tuple(page.code for page in sorted(pages, key=lambda page: dictionary_key(page.official_name)))


def period_in(corpus: Corpus, register: Register, key: str) -> PeriodFigures | None:
    """The figures of any period by its key, with a page or without; None where the tree says nothing of it."""
    lookup = Lookup(corpus, register, _histories_by_code(register))
    (figures,) = period_figures([period_of(key, corpus.cut)], lookup)
    known = figures.closing is not None or figures.decisions or key in corpus.statistics
    return figures if known else None


_SITE_FACTS = (
    "as_of",
    "has_data",
    "data_since",
    "site_name",
    "site_url",
    "province_code",
    "entered_until",
    "demonstration",
    "feedback",
    "notice_url",
    "licence",
)


def _short_names(corpus: Corpus) -> dict[str, str]:
    return {code: plain.short_name for code, plain in corpus.plains.items() if plain.short_name}


def _last_day(corpus: Corpus, register: Register) -> date | None:
    """The eve of the next change of anything, or the last day of a posting point."""
    coming = (next_change(history, register.as_of) for history in register.histories.values())
    open_points = (point.until for point in corpus.posting_points.values() if point.is_open(register.as_of))
    return min((*(eve(day) for day in coming if day is not None), *filter(None, open_points)), default=None)


def _histories_by_code(register: Register) -> dict[str, list[KeyHistory]]:
    """The codes with a page: those of which at least one level has data on the day. What never began has no history."""
    found: dict[str, list[KeyHistory]] = {}
    for code, keys in groupby(sorted({*register.histories, *register.never}), key=lambda key: key.code):
        with_data = [key for key in keys if register.state(key) is not State.NO_DATA]
        if with_data:
            known = (register.histories.get(key) for key in with_data)
            found[code] = [history for history in known if history is not None and history.spans]
    return found


def _aliases(corpus: Corpus, lookup: Lookup) -> tuple[AliasPage, ...]:
    same_as = corpus.site.same_as if corpus.site is not None else {}
    return tuple(
        AliasPage(local, procedure_url(local), lookup.procedure(code))
        for local, code in sorted(same_as.items())
        if code in lookup.by_code
    )
