"""One code's histories become its page: sections per distinct text, ends, history and what is to come."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, pairwise

from msgspec.structs import replace

from generator.catalog.attachments import forms_of
from generator.catalog.happenings import level_order
from generator.catalog.lookup import Lookup, first_field, procedure_url
from generator.model.catalog import End, Entry, Happening, Link, ProcedurePage, Revision, Section
from generator.model.province import LifeEvent
from generator.model.record import Plain, VersionHead
from generator.model.register import CURRENT, ENDED, Action, Event, KeyHistory, Span, State, eve
from generator.model.scalars import KHONG, Channel, Completeness, Level

Leveled = tuple[Level, Span]
"""A level of a procedure and the span that holds there."""

_EMPTY = Plain()


def procedure_page(code: str, histories: list[KeyHistory], told: list[Happening], lookup: Lookup) -> ProcedurePage:
    """The page of one code on the register's day. `histories` are those of its levels that have any data.

    `told` is all that happened or will happen to the code, oldest first.
    """
    day = lookup.register.as_of
    spans = [(history.key.level, span) for history in histories if (span := history.on(day)) is not None]
    shown = current(spans)
    sections = _sections(shown, day, lookup)
    planned: tuple[Section, ...] = ()
    if not spans and histories:
        shown = _by_level((history.key.level, history.spans[0]) for history in histories if history.spans)
        planned = _sections(shown, min(span.since for _, span in shown), lookup)
    never = lookup.never(code)
    ends = (*_never(never, lookup), *_ends([one for one in spans if one[1].state in ENDED], lookup))
    plain = lookup.corpus.plains.get(code, _EMPTY)
    texts = (*sections, *planned)
    official = texts[0].name if texts else lookup.official_name(code)
    field_id = field_of(shown, spans, histories) or first_field(event.told_field for event in never)
    return ProcedurePage(
        code=code,
        url=procedure_url(code),
        state=_state(sections, planned, ends),
        title=plain.name or official,
        official_name=official,
        other_names=plain.other_names,
        summary=plain.summary,
        field_id=field_id,
        field_name=lookup.field(field_id),
        levels=tuple(sorted({level for s in texts for level in s.levels}, key=level_order)),
        sections=sections,
        planned=planned,
        ends=ends,
        upcoming=tuple(_told_here(h, lookup) for h in told if h.day > day),
        history=tuple(_told_here(h, lookup) for h in told if h.day <= day),
        related=tuple(lookup.procedure(other) for other in plain.related if lookup.is_current(other)),
        links=plain.links,
        forms=forms_of(plain, lookup.corpus),
        sample=plain.sample or any(map(_is_sample, chain[Section | Event | End](texts, never, ends))),
        valid_until=min(_last_days(code, plain, sections, never, lookup), default=None),
        life_events=tuple(Link(e.name, f"viec/{e.id}/") for e in _life_events(plain, lookup)),
        revisions=_revisions([history for history in histories if len(history.spans) > 1], sections, lookup),
    )


def _revisions(histories: list[KeyHistory], sections: tuple[Section, ...], lookup: Lookup) -> tuple[Revision, ...]:
    """Where one text followed another, or will, at a level that is current: of what has ended no text may be read."""
    levels = {level for section in sections for level in section.levels}
    groups: dict[tuple[date, str, str], list[tuple[Level, Span, Span]]] = {}
    for history in histories:
        for before, after in pairwise(history.spans) if history.key.level in levels else ():
            if before.version is not None and after.version is not None and before.version.file != after.version.file:
                same = after.since, before.version.file, after.version.file
                groups.setdefault(same, []).append((history.key.level, before, after))
    return tuple(
        Revision(
            day,
            tuple(level for level, *_ in group),
            _section([level for level, *_ in group], group[0][1], eve(day), lookup),
            _section([level for level, *_ in group], group[0][2], day, lookup),
        )
        for (day, *_), group in sorted(groups.items(), key=lambda it: it[0][0])
    )


def texts_on(code: str, day: date, lookup: Lookup) -> tuple[str | None, tuple[Section, ...]]:
    """The field of a procedure and its texts in force or suspended, on whatever day."""
    histories = lookup.by_code[code]
    spans = [(history.key.level, span) for history in histories if (span := history.on(day)) is not None]
    shown = current(spans)
    return field_of(shown, spans, histories), _sections(shown, day, lookup)


def current(spans: Iterable[Leveled]) -> list[Leveled]:
    """The levels at which a procedure is in force or suspended, from the ministry down."""
    return _by_level(one for one in spans if one[1].state in CURRENT)


def field_of(shown: Iterable[Leveled], spans: Iterable[Leveled], histories: Iterable[KeyHistory]) -> str | None:
    """The field of a procedure: that of a text that is shown, else what a row of the day says, else any row."""
    texts = (span.version.field_id for _, span in shown if span.version is not None)
    rows = (span.field_id for history in histories for span in history.spans)
    return first_field(chain(texts, (span.field_id for _, span in spans), rows))


def _by_level(spans: Iterable[Leveled]) -> list[Leveled]:
    return sorted(spans, key=lambda one: level_order(one[0]))


def _life_events(plain: Plain, lookup: Lookup) -> Iterator[LifeEvent]:
    events = lookup.corpus.life_events
    yield from (events[i] for i in plain.life_events if i in events)


def _told_here(happening: Happening, lookup: Lookup) -> Happening:
    """On a procedure's own page what replaced it is named only while it lives; the list of changes names it always."""
    if happening.action is not Action.GIVE_WAY:
        return happening
    return replace(happening, others=lookup.living_successors(happening.others))


def entry(page: ProcedurePage) -> Entry | None:
    """The page as a line of a list; None when it is in force nowhere (suspended is not in force)."""
    in_force = [section for section in page.sections if section.state is State.IN_FORCE]
    if not in_force:
        return None
    levels = sorted({level for section in in_force for level in section.levels}, key=level_order)
    heads = [section.head for section in in_force]
    return Entry(
        code=page.code,
        url=page.url,
        name=page.title,
        official_name=page.official_name,
        levels=tuple(levels),
        field_id=page.field_id,
        field_name=page.field_name,
        agencies=_handling_agencies(heads),
        state=State.IN_FORCE,
        completeness=in_force[0].completeness,
        online_level=next((head.online_level for head in heads if head is not None and head.online_level), None),
        free=all(head is not None and head.outline.is_free for head in heads),
        borderless=all(section.borderless for section in in_force),
        pending=any(section.pending for section in in_force),
        sample=page.sample,
        received_at=tuple(dict.fromkeys(kind for head in heads if head is not None for kind in head.received_at)),
        online=any(head is not None and Channel.ONLINE in head.outline.channels for head in heads),
    )


def heads_in_force(page: ProcedurePage) -> tuple[VersionHead | None, ...]:
    """The texts in force of a procedure; None for one of which only the name is known."""
    return tuple(section.head for section in page.sections if section.state is State.IN_FORCE)


def _handling_agencies(heads: Iterable[VersionHead | None]) -> tuple[str, ...]:
    ids: dict[str, None] = {}
    for head in heads:
        handles = head.agencies.handles if head is not None and head.agencies is not None else None
        if handles is not None and handles != KHONG:
            ids |= dict.fromkeys(handles)
    return tuple(ids)


def _sections(spans: list[Leveled], day: date, lookup: Lookup) -> tuple[Section, ...]:
    groups: dict[tuple[object, ...], list[Leveled]] = {}
    for level, span in sorted(spans, key=lambda pair: level_order(pair[0])):
        text = span.version.file if span.version else (span.name, (span.text_by or span.by).decision)
        owed = span.owed_by.decision if span.owed_by is not None else None
        same = (text, span.state, owed, span.borderless, span.temporary, span.by.decision, span.by.row)
        groups.setdefault(same, []).append((level, span))
    return tuple(_section([level for level, _ in group], group[0][1], day, lookup) for group in groups.values())


def _section(levels: list[Level], span: Span, day: date, lookup: Lookup) -> Section:
    head = span.version
    agencies = head.agencies if head is not None else None
    text_by = span.text_by or span.by
    return Section(
        levels=tuple(levels),
        state=span.state,
        name=span.name,
        completeness=head.completeness if head else Completeness.NAME_ONLY,
        head=head,
        fees_on=_fees_on(head, day),
        handled_by=lookup.agencies(agencies.handles if agencies else None),
        decided_by=lookup.agencies(agencies.competent if agencies else None),
        coordinated_by=lookup.agencies(agencies.coordinates if agencies else None),
        delegated_to=lookup.agencies(agencies.delegated if agencies else None),
        borderless=span.borderless,
        temporary=span.temporary,
        since=None if text_by.action is Action.BASELINE else text_by.since,
        until=span.until if span.temporary else None,
        set_by=lookup.source(text_by),
        state_by=lookup.source(span.by),
        pending_by=lookup.source(span.owed_by) if span.owed_by is not None else None,
        state_since=None if span.by.action is Action.BASELINE else span.by.since,
    )


def _fees_on(head: VersionHead | None, day: date) -> date | None:
    """The first day of the fee rows that hold on the day: a page changes when they do, not with every day."""
    days = head.outline.fee_days if head is not None else ()
    return max((other for other in days if other <= day), default=eve(days[0])) if days else None


def _ends(spans: list[Leveled], lookup: Lookup) -> tuple[End, ...]:
    groups: dict[tuple[object, ...], list[Leveled]] = {}
    for level, span in sorted(spans, key=lambda pair: (pair[1].since, level_order(pair[0]))):
        groups.setdefault((span.state, span.since, span.by.decision, span.by.row), []).append((level, span))
    return tuple(
        End(
            levels=tuple(level for level, _ in group),
            state=group[0][1].state,
            since=group[0][1].since,
            source=lookup.source(group[0][1].by),
            successors=tuple(map(lookup.procedure, lookup.living_successors(group[0][1].by.successors))),
            bases=_bases(group[0][1], lookup),
        )
        for group in groups.values()
    )


def _never(events: Iterable[Event], lookup: Lookup) -> Iterator[End]:
    """Where the procedure never began: the listing that was to begin it was withdrawn before its day."""
    groups: dict[tuple[str, int], list[Event]] = {}
    for event in sorted(events, key=lambda event: (event.since, level_order(event.key.level))):
        groups.setdefault((event.decision, event.row), []).append(event)
    for place, group in groups.items():
        by = lookup.register.withdrawn[place]
        yield End(
            levels=tuple(event.key.level for event in group),
            state=State.NEVER,
            since=lookup.corpus.decisions[by].effect.since,
            source=lookup.decision(by),
            planned=lookup.source(group[0]),
            planned_since=group[0].since,
            still=tuple(lookup.procedure(other) for other in group[0].predecessors if lookup.is_current(other)),
        )


def _bases(span: Span, lookup: Lookup) -> tuple[str, ...]:
    """Nothing of a temporary row that has run out: what it rested on is not why it ended."""
    decision = lookup.corpus.decisions.get(span.by.decision)
    return () if decision is None or span.state is State.EXPIRED else decision.rows[span.by.row].rests_on


def _state(sections: tuple[Section, ...], planned: tuple[Section, ...], ends: tuple[End, ...]) -> State:
    if any(section.state is State.IN_FORCE for section in sections):
        return State.IN_FORCE
    if sections:
        return State.SUSPENDED
    return State.UPCOMING if planned else ends[-1].state


def _is_sample(it: Section | Event | End) -> bool:
    if isinstance(it, End):
        return it.source.sample
    if isinstance(it, Event):
        return it.version is not None and it.version.sample
    return it.set_by.sample or (it.head is not None and it.head.sample)


def _last_days(
    code: str, plain: Plain, sections: tuple[Section, ...], never: Iterable[Event], lookup: Lookup
) -> Iterator[date]:
    """The eves of what may change this page: its own spans, fee rows with days, and procedures that it names."""
    still = (other for event in never for other in event.predecessors)
    yield from lookup.until((*plain.related, *lookup.line_of_succession([code]), *still))
    for section in sections:
        days = section.head.outline.fee_days if section.head is not None else ()
        yield from (eve(change) for change in days if change > lookup.register.as_of)
