"""Two catalogues become what happened to each procedure between them; two registers what is newly to come."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from generator.catalog.happenings import happenings, level_order
from generator.catalog.lookup import Lookup
from generator.catalog.procedures import procedure_page
from generator.model.catalog import End, Happening, ProcedurePage, Section
from generator.model.comparison import Change, ChangeKind, News
from generator.model.corpus import Corpus
from generator.model.register import Action, Effect, KeyHistory, Register, State
from generator.model.scalars import Key, Level

Pages = Mapping[str, ProcedurePage]
"""Pages of procedures by code."""


def compared(before: Pages, after: Pages, also: Container[str] = ()) -> list[Change]:
    """What happened to each code, level by level; levels with one story are told together.

    `also` names codes of which something differs that is on no page. Whether a text reads otherwise is not decided
    here: of one that only may, an `EDITED` (or `FEES`) change comes out.
    """
    found: list[Change] = []
    for code in dict.fromkeys((*after, *before)):
        was, now = before.get(code), after.get(code)
        if was != now or code in also:
            found += _of_code(was, now)
    return found


class _Standing(NamedTuple):
    """A code at one level: its section while it is current, its end when it has ended, neither before it begins."""

    section: Section | None
    end: End | None

    @property
    def state(self) -> State | None:
        return self.section.state if self.section else self.end.state if self.end else None


_NOTHING = _Standing(None, None)


def _of_code(was: ProcedurePage | None, now: ProcedurePage | None) -> Iterator[Change]:
    before, after = _standings(was), _standings(now)
    groups: dict[tuple[ChangeKind, int, int, int], list[Level]] = {}
    for level in sorted({*before, *after}, key=level_order):
        old, new = before.get(level, _NOTHING), after.get(level, _NOTHING)
        if (kind := _kind(old, new)) is not None:
            groups.setdefault((kind, id(old.section), id(new.section), id(new.end)), []).append(level)
    page = now or was
    assert page is not None
    for (kind, *_), levels in groups.items():
        old, new = before.get(levels[0], _NOTHING), after.get(levels[0], _NOTHING)
        yield _told(Change(kind, page.code, page.title, page.url, tuple(levels), was, now), old, new)
    # One line for the page as a whole; whoever writes it out leaves it away where nothing of it can be seen.
    yield Change(ChangeKind.EDITED, page.code, page.title, page.url, page.levels, was, now)


def _standings(page: ProcedurePage | None) -> dict[Level, _Standing]:
    if page is None:
        return {}
    ends = {level: _Standing(None, end) for end in page.ends for level in end.levels}
    return ends | {level: _Standing(section, None) for section in page.sections for level in section.levels}


def _kind(old: _Standing, new: _Standing) -> ChangeKind | None:
    """What a level's two standings are called together; None where there is nothing to tell of it."""
    if old.section is not None and new.section is not None and old.state is new.state:
        return _reading(old.section, new.section)
    if new.state is None:
        # What never applied is missed by nobody; that it is to come again is told with the days ahead.
        return ChangeKind.LOST if old.state not in (None, State.NEVER) else None
    if old.section is None and old.state is not None and new.section is None:
        # It had ended and still has: how it ended stands on its page.
        return None
    match new.state:
        case State.IN_FORCE:
            return ChangeKind.ENTERED if old.state in (None, State.NEVER) else ChangeKind.RESTORED
        case State.SUSPENDED:
            return ChangeKind.SUSPENDED
        case State.REPLACED:
            return ChangeKind.REPLACED
        case State.EXPIRED:
            return ChangeKind.EXPIRED
        case State.NEVER:
            # What was to come and no longer does is told with the other news of days ahead.
            return ChangeKind.LOST if old.section is not None else None
        case _:
            return ChangeKind.REPEALED


def _reading(old: Section, new: Section) -> ChangeKind | None:
    """A text that goes on: another decision's, flagged otherwise, with other fees, or edited in place."""
    if replace(old, levels=()) == replace(new, levels=()):
        return None
    if (old.set_by.key, old.since, old.pending) != (new.set_by.key, new.since, new.pending):
        return ChangeKind.AMENDED
    if (old.until, old.state_by.key) != (new.until, new.state_by.key):
        return ChangeKind.AMENDED
    if old.borderless != new.borderless:
        return ChangeKind.BORDERLESS
    same_file = old.head is not None and new.head is not None and old.head.outline.digest == new.head.outline.digest
    return ChangeKind.FEES if same_file and old.fees_on != new.fees_on else ChangeKind.EDITED


def _told(change: Change, old: _Standing, new: _Standing) -> Change:
    """The change with its texts, and with its day and decision where one is behind it."""
    change = replace(change, old=old.section, new=new.section)
    if new.end is not None:
        successors = tuple(link.note for link in new.end.successors)
        return replace(change, day=new.end.since, source=new.end.source, others=successors)
    section = new.section
    if section is None or change.kind is ChangeKind.EDITED:
        return change
    if change.kind is ChangeKind.FEES:
        return replace(change, day=section.fees_on, source=section.set_by)
    change = replace(change, until=section.until)
    match change.kind:
        case ChangeKind.AMENDED:
            row = _row_of_text(change, old.section, section)
        case ChangeKind.BORDERLESS:
            row = next((it for it in _new_to(change) if it.flag is not None), None)
            return replace(change, until=None, **_behind(row))
        case ChangeKind.ENTERED | ChangeKind.RESTORED:
            since, by = section.state_since, section.state_by
            # What shows again beneath a row whose days are over is brought by no row.
            told = (it for it in _new_to(change) if (it.day, it.source.key) == (since, by.key) and not it.ends)
            row = next((it for it in told if it.effect is Effect.TEXT), None)
            kind = _KINDS.get(row.action, change.kind) if row is not None else change.kind
            others = row.others if row is not None else ()
            return replace(change, kind=kind, day=since, source=by, others=others)
        case _:
            return replace(change, day=section.state_since, source=section.state_by)
    if row is None:
        return replace(change, day=section.since, source=section.set_by)
    return replace(change, kind=_KINDS.get(row.action, change.kind), **_behind(row))


_KINDS: Final = {
    Action.NEW: ChangeKind.NEW,
    Action.AMEND: ChangeKind.AMENDED,
    Action.REPEAL_PART: ChangeKind.PARTLY_REPEALED,
    Action.SUCCEED: ChangeKind.SUCCEEDED,
    Action.STANDARDISE: ChangeKind.STANDARDISED,
    Action.RESTORE: ChangeKind.RESTORED,
}
"""What a row that sets a text, or has one go on, is told as."""


def _row_of_text(change: Change, old: Section | None, new: Section) -> Happening | None:
    """The row by which a text goes on otherwise: the one that set it, where another text holds now."""
    rows = [it for it in _new_to(change) if it.effect is not Effect.FLAG]
    if old is None or (old.set_by.key, old.since, old.pending) != (new.set_by.key, new.since, new.pending):
        setting = (new.pending_by or new.set_by).key
        # A text that a row has owed since before may be written only now.
        known = (it for it in reversed(_of_levels(change)) if it.source.key == setting and it.effect is Effect.TEXT)
        return next((it for it in rows if it.source.key == setting), None) or next(chain(rows, known), None)
    return next(iter(rows), None)


def _behind(row: Happening | None) -> dict[str, Any]:
    return {"day": row.day, "source": row.source, "others": row.others} if row is not None else {}


def _of_levels(change: Change) -> list[Happening]:
    """What has happened at the change's levels, oldest first."""
    told = change.now.history if change.now is not None else ()
    return [it for it in told if set(it.levels) & set(change.levels)]


def _new_to(change: Change) -> list[Happening]:
    """What has happened at the change's levels and had not before, newest first."""
    known = {_story(it) for it in change.was.history} if change.was is not None else set()
    return [it for it in reversed(_of_levels(change)) if _story(it) not in known]


def _story(it: Happening) -> tuple[object, ...]:
    return it.day, it.levels, it.kind, it.action, it.source.key, it.until


def ahead(before: Register, after: Register, day: date) -> Mapping[News, Mapping[date, set[Key]]]:
    """What happens to keys after the day that would not have, no longer does, or may read otherwise, by days."""
    first, last = _rows_after(before, day), _rows_after(after, day)
    both = first.keys() & last.keys()
    return {
        News.ANNOUNCED: _by_day(row for row in last if row not in both),
        News.WITHDRAWN: _by_day(row for row in first if row not in both),
        News.REWORDED: _by_day(row for row in both if first[row] != last[row]),
    }


class _Row(NamedTuple):
    """A row of a day to come, as far as it concerns one key; its place among the decision's rows may move."""

    key: Key
    since: date
    until: date | None
    action: Action
    decision: str
    borderless: bool | None
    others: tuple[str, ...]


def _rows_after(register: Register, day: date) -> dict[_Row, tuple[str | None, str]]:
    """The rows that will do something, each with what its text follows from."""
    found = {}
    for key, history in register.histories.items():
        if history.events and history.events[-1].since > day:
            for event in history.events:
                if event.since > day and event.effect is not Effect.NOTHING:
                    others = event.successors or event.predecessors
                    row = _Row(key, event.since, event.until, event.action, event.decision, event.borderless, others)
                    found[row] = event.name, event.version.outline.digest if event.version is not None else ""
    return found


def _by_day(rows: Iterable[_Row]) -> dict[date, set[Key]]:
    days: dict[date, set[Key]] = {}
    for row in rows:
        days.setdefault(row.since, set()).add(row.key)
    return days


def pages_on(corpus: Corpus, register: Register, day: date, codes: Iterable[str]) -> Pages:
    """The pages of some procedures on another day, without the rest of that day's catalogue."""
    wanted = set(codes)
    histories = {key: history for key, history in register.histories.items() if key.code in wanted}
    of_day = replace(register, as_of=day, histories=histories)
    by_code: dict[str, list[KeyHistory]] = {}
    for key, history in histories.items():
        if history.spans and of_day.state(key) is not State.NO_DATA:
            by_code.setdefault(key.code, []).append(history)
    lookup = Lookup(corpus, of_day, by_code)
    return {
        code: procedure_page(code, own, happenings(own, lookup), lookup) for code, own in sorted(by_code.items())
    }
