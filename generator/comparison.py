"""Two days of a tree, or two states of it, become everything that differs between them for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator import settings
from generator.boards import Board, board_on, changes_between, only_of
from generator.catalog.comparison import Pages, ahead, compared, pages_on
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Severity
from generator.model.catalog import Catalog
from generator.model.comparison import (
    Change,
    ChangeKind,
    Coming,
    ComingNotices,
    Comparison,
    DecisionFate,
    DecisionNews,
    Figures,
    News,
    PointGroup,
    Side,
    Told,
)
from generator.model.deadline import Duty, Timing
from generator.model.notice import NoticeKind
from generator.model.posting import PointChanges, Posted
from generator.model.register import State, eve
from generator.model.scalars import Key, Level
from generator.parallel import aside
from generator.pipeline import Folded, Options
from generator.render.differences.fields import STORY, Reading, fields_of

_MOST_DAYS: Final = 3
"""Of days to come whose notices are listed: each is two more boards of the whole province."""


class View(Struct, frozen=True):
    """One side: how it was named, what was folded, the day it is looked at, the commit where it is a revision.

    `pages` holds a digest of each editorial page by its path, and of the frame of all pages: `mkdocs.yml`, `theme/`.
    """

    label: str
    folded: Folded
    as_of: date
    commit: str | None = None
    pages: Mapping[str, str] = {}


def compare(before: View, after: View, options: Options) -> Comparison:
    """Everything that differs for people; what a side's errors hide cannot be compared, and `Side.errors` says so."""
    old = board_on(before.folded, options, before.as_of)
    with aside(lambda: iter([old.sheets.lines]), options.jobs) as lines:
        new = board_on(after.folded, options, after.as_of, like=old)
        old.sheets.lines = next(lines)
    lasting = old.catalog.has_data != new.catalog.has_data
    sides = (before, old), (after, new)
    # All pages are made by now, and both halves look at them; the lists of the website are looked at by one alone.
    with aside(lambda: _notices(old, new), options.jobs) as notices:
        addresses = [_addresses(view, board.catalog, lasting=lasting) for view, board in sides]
        return _compared((before, old), (after, new), addresses, notices, options)


def _notices(old: Board, new: Board) -> Iterator[tuple[PointGroup, ...]]:
    yield grouped(changes_between(old, new, keep=False))


def _compared(
    first: tuple[View, Board],
    last: tuple[View, Board],
    addresses: Sequence[set[str]],
    notices: Iterator[tuple[PointGroup, ...]],
    options: Options,
) -> Comparison:
    (before, old), (after, new) = first, last
    readings = _reading(before, old), _reading(after, new)
    coming = tuple(_coming(before, after, *readings))
    days = _days_to_come(coming)
    return Comparison(
        before=_side(before, old),
        after=_side(after, new),
        changes=tuple(_visible(_changes(old, new), *readings, {it.told.change.code for it in coming})),
        coming=coming,
        decisions=tuple(_decisions(before.folded, after.folded)),
        notices=next(notices),
        coming_notices=tuple(_notices_to_come(after, new, options, dict(days[:_MOST_DAYS]))),
        coming_unlisted=tuple(day for day, _ in days[_MOST_DAYS:]),
        pages_new=tuple(sorted(addresses[1] - addresses[0])),
        pages_gone=tuple(sorted(addresses[0] - addresses[1])),
        files=tuple(sorted(set(_files(before, after, old.catalog, new.catalog)))),
    )


def _reading(view: View, board: Board) -> Reading:
    # The catalogue of a day before all data has no texts; what is to come has them.
    return Reading(view.folded.corpus.texts, board.catalog.short_names, board.sheets.words)


def _changes(old: Board, new: Board) -> list[Change]:
    """What happened to procedures; a short name stands on no page, only on notices."""
    before, after = ({page.code: page for page in board.catalog.procedures} for board in (old, new))
    names = new.catalog.short_names.items() ^ old.catalog.short_names.items()
    return compared(before, after, {code for code, _ in names})


def _visible(found: Iterable[Change], before: Reading, after: Reading, told: set[str]) -> Iterator[Told]:
    """The changes that one can see. A page's story goes without saying where one of its changes is told."""
    seen = set(told)
    for change in found:
        fields = fields_of(change, before, after)
        if change.kind in (ChangeKind.EDITED, ChangeKind.FEES):
            if change.old is None and change.new is None and change.code in seen:
                fields = tuple(field for field in fields if field.field not in STORY)
            if not fields:
                continue
        seen.add(change.code)
        yield Told(change, fields)


def _coming(before: View, after: View, old: Reading, new: Reading) -> Iterator[Coming]:
    """What days to come will change that they would not have, or no longer will, each as between its eve and itself."""
    is_ahead = ahead(before.folded.register, after.folded.register, after.as_of)
    for news, days in is_ahead.items():
        for day, keys in sorted(days.items()):
            first = before if news is not News.ANNOUNCED else after
            last = before if news is News.WITHDRAWN else after
            was = _pages_on(first, day if news is News.REWORDED else eve(day), keys)
            now = _pages_on(last, day, keys)
            readings = [new if view is after else old for view in (first, last)]
            for told in _visible(compared(was, now), readings[0], readings[1], set()):
                change = told.change
                levels = tuple(level for level in change.levels if Key(change.code, level) in keys)
                if levels and (change.old is not None or change.new is not None):
                    yield Coming(news, day, replace(told, change=replace(change, levels=levels)))


def _days_to_come(coming: Iterable[Coming]) -> list[tuple[date, set[str]]]:
    """The days on which the change will make something other than it would have been, with the codes it concerns."""
    days: dict[date, set[str]] = {}
    for it in coming:
        if it.news is not News.WITHDRAWN:
            days.setdefault(it.day, set()).add(it.told.change.code)
    return sorted(days.items())


def _notices_to_come(
    after: View, board: Board, options: Options, days: Mapping[date, set[str]]
) -> Iterator[ComingNotices]:
    """What each day will mean for posting points, as `notices changes --decision` says it."""
    last = board
    for day, codes in days.items():
        # A board sets only what the one before it has not.
        was = last if last.catalog.as_of == eve(day) else board_on(after.folded, options, eve(day), like=last)
        last = board_on(after.folded, options, day, like=was)
        todo = changes_between(was, last, keep=False)
        yield ComingNotices(day, grouped(only_of(it, codes) for it in todo))


def _pages_on(view: View, day: date, keys: Iterable[Key]) -> Pages:
    return pages_on(view.folded.corpus, view.folded.register, day, {key.code for key in keys})


def _side(view: View, board: Board) -> Side:
    errors = sum(MESSAGES[problem.code].severity is Severity.ERROR for problem in view.folded.problems)
    return Side(view.label, view.as_of, view.commit, board.catalog.has_data, errors, _figures(view, board.catalog))


def _figures(view: View, catalog: Catalog) -> Figures:
    sections = [section for page in catalog.procedures for section in page.sections]
    rows = [level for section in sections if section.state is State.IN_FORCE for level in section.levels]
    return Figures(
        codes=len(catalog.entries),
        rows=len(rows),
        levels={level.value: count for level in Level if (count := rows.count(level))},
        suspended=sum(page.state is State.SUSPENDED for page in catalog.procedures),
        tombstones=sum(page.is_tombstone and page.state is not State.NEVER for page in catalog.procedures),
        upcoming=sum(page.state is State.UPCOMING for page in catalog.procedures),
        decisions=len(list(_entered(view, catalog))),
        sheets=sum(section.has_sheet for section in sections),
    )


def _addresses(view: View, catalog: Catalog, *, lasting: bool) -> set[str]:
    """The addresses below the site of procedures, lists, posting points, decisions, days and issued notices; with
    `lasting`, those too that every site with data has."""
    lists = (catalog.fields, catalog.levels, catalog.agencies, catalog.life_events, catalog.letters)
    always = (catalog.facets, catalog.applicants, catalog.waits) if lasting else ()
    points = (catalog.points, catalog.closed_points.values())
    pages = (catalog.procedures, catalog.aliases, *lists, *always, catalog.receiving, *points)
    found = {page.url for some in pages for page in some}
    found |= {f"quyet-dinh/{key}/" for key in _entered(view, catalog)}
    return found | set(catalog.day_names.values()) | {f"n/{id}/" for id in catalog.ledger}


def _entered(view: View, catalog: Catalog) -> Iterable[str]:
    """The decisions that have a page: before all data there is nothing."""
    return view.folded.corpus.decisions if catalog.has_data else ()


def _decisions(before: Folded, after: Folded) -> Iterator[DecisionNews]:
    for key in sorted({*before.corpus.decisions, *after.corpus.decisions}):
        was, now = before.corpus.decisions.get(key), after.corpus.decisions.get(key)
        decision = now or was
        assert decision is not None
        if was is None or now is None:
            news = DecisionFate.ANNOUNCED if was is None else DecisionFate.WITHDRAWN
        elif replace(was, file="") != replace(now, file=""):
            news = DecisionFate.REWORDED
        elif _timings(before, key) != _timings(after, key):
            news = DecisionFate.RETIMED
        else:
            continue
        yield DecisionNews(key, decision.number, decision.signed, decision.title, f"quyet-dinh/{key}/", news)


def _timings(folded: Folded, key: str) -> dict[Duty, Timing]:
    return {it.duty: it.timing for it in folded.register.duties.get(key, ())}


def grouped(todo: Iterable[PointChanges]) -> tuple[PointGroup, ...]:
    """Points with the same to do together: in a province 56 communes receive the same."""
    groups: dict[object, list[PointChanges]] = {}
    for it in todo:
        if not it.is_empty:
            same = tuple(tuple(map(_alike, sheets)) for sheets in (it.take_down, _flat(it.replace), it.put_up))
            groups.setdefault(same, []).append(it)
    return tuple(
        PointGroup(tuple((it.point, it.name) for it in group), group[0].take_down, group[0].replace, group[0].put_up)
        for group in groups.values()
    )


def _flat(pairs: Iterable[tuple[Posted, Posted]]) -> list[Posted]:
    return [sheet for pair in pairs for sheet in pair]


def _alike(sheet: Posted) -> tuple[str, ...]:
    """Covers and lists name their point: each has its own, and all are the same work."""
    if sheet.what.kind in (NoticeKind.COVER, NoticeKind.LIST):
        return (sheet.what.kind,)
    return (sheet.what.kind, sheet.id)


_RECORDS: Final = {
    settings.SITE_FILE: "site",
    settings.AGENCIES_FILE: "agencies",
    settings.FIELDS_FILE: "fields",
    settings.LIFE_EVENTS_FILE: "life_events",
    settings.POSTING_POINTS_FILE: "posting_points",
    settings.SYNONYMS_FILE: "synonyms",
    settings.REPORT_FORMS_FILE: "report_forms",
    settings.DEADLINES_FILE: "deadlines",
}


def _files(before: View, after: View, old: Catalog, new: Catalog) -> Iterator[str]:
    """Other files of which people see that they differ: what all pages share, editorial pages, figures, scans."""
    for path, name in _RECORDS.items():
        if getattr(before.folded.corpus, name) != getattr(after.folded.corpus, name):
            yield path
    years = before.folded.corpus.holidays, after.folded.corpus.holidays
    yield from (f"{settings.HOLIDAYS}/{y}.yml" for y in {*years[0], *years[1]} if years[0].get(y) != years[1].get(y))
    yield from (path for path, _ in before.pages.items() ^ after.pages.items())
    reported = before.folded.corpus.statistics, after.folded.corpus.statistics
    for period in sorted({*reported[0], *reported[1]}):
        told = [side[period] for side in reported if period in side]
        if len(told) == 1 or told[0] != told[1]:
            yield told[-1].file
    issued = before.folded.corpus.ledger, after.folded.corpus.ledger
    if any(issued[0][id] != issued[1][id] for id in issued[0].keys() & issued[1].keys()):
        yield settings.LEDGER
    was, now = ({(file.path, file.digest) for file in catalog.attachments.values()} for catalog in (old, new))
    yield from (path for path, _ in was ^ now)
