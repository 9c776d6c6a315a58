"""A decision becomes its page: what each row does, what was printed, what happened to its listing."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.catalog.attachments import signed_file_url
from generator.catalog.late import Late
from generator.catalog.lookup import Lookup, decision_url
from generator.model.catalog import DecisionPage, Link, RowLine, WithdrawnListing
from generator.model.decision import Decision, Row, Side, Withdrawal
from generator.model.register import eve


def decision_page(decision: Decision, lookup: Lookup) -> DecisionPage:
    """The page of one decision; it stays, and names what it repealed, forever."""
    key, signer = decision.key, decision.signer
    void_by = lookup.register.void.get(key)
    agency = lookup.corpus.agencies.get(decision.agency or "")
    return DecisionPage(
        key=key,
        url=decision_url(key),
        number=decision.number,
        signed=decision.signed,
        since=decision.effect.since,
        until=decision.effect.until,
        title=decision.title,
        signer=signer.name if signer else None,
        signer_title=signer.title if signer else None,
        signer_for=signer.on_behalf if signer else None,
        rows=Late(lambda: _row_lines(decision, lookup)),
        counts=dict(sorted(Counter(row.kind.value for row in decision.rows).items())),
        printed=decision.counts,
        processes=len(decision.processes),
        withdrawals=tuple(_withdrawals(decision, lookup)),
        annex_missing=decision.annex_missing,
        annex_number=decision.annex_number,
        sample=decision.sample,
        in_effect=void_by is None and decision.effect.since <= lookup.register.as_of,
        signed_file=signed_file_url(decision, lookup.corpus),
        corrections=decision.corrections,
        passed_by=agency.name if agency is not None else "",
        withdrawn_from=tuple(dict.fromkeys(withdrawal.number for withdrawal in decision.withdrawals)),
        duties=lookup.register.duties.get(key, ()),
        valid_until=min(_last_days(decision, lookup), default=None),
        void_by=lookup.decision(void_by) if void_by is not None else None,
    )


def _row_lines(decision: Decision, lookup: Lookup) -> tuple[RowLine, ...]:
    return tuple(_row_line(decision.key, decision, index, row, lookup) for index, row in enumerate(decision.rows))


def _row_line(key: str, decision: Decision, index: int, row: Row, lookup: Lookup) -> RowLine:
    place = (key, index)
    never_by = lookup.register.withdrawn.get(place)
    ended_by = never_by or lookup.register.listing_ended.get(place)
    return RowLine(
        ordinal=row.ordinal,
        kind=row.kind,
        codes=tuple(_code_link(code, lookup) for code in row.codes),
        levels=row.levels,
        name=row.name or "",
        since=row.since or decision.effect.since,
        until=row.until or decision.effect.until,
        parts=tuple(part.value for part in row.parts),
        printed_code=row.printed_code,
        never_happens=never_by is not None,
        listing_ended_by=lookup.decision(ended_by) if ended_by else None,
        old=tuple(_side_link(side, lookup) for side in row.old),
        new=tuple(_side_link(side, lookup) for side in row.new),
        bases=row.rests_on,
        bound=row.borderless is False,
    )


def _code_link(code: str, lookup: Lookup) -> Link:
    known = lookup.procedure(code)
    return Link(known.note, known.url)


def _side_link(side: Side, lookup: Lookup) -> Link:
    known = lookup.procedure(side.own_code)
    name = side.name or lookup.official_name(known.note) or known.note
    return Link(name, known.url, note=known.note)


def _last_days(decision: Decision, lookup: Lookup) -> Iterator[date]:
    """The page changes when the decision takes effect, and when a procedure it names gets a page of its own."""
    day = lookup.register.as_of
    if decision.effect.since > day and decision.key not in lookup.register.void:
        yield eve(decision.effect.since)
    for row in decision.rows:
        sides = (*row.old, *row.new)
        codes = [*row.codes, *(side.own_code for side in sides)]
        yield from lookup.until(code for code in codes if lookup.corpus.canonical(code) not in lookup.by_code)
        # A side without a name is called as the catalogue calls it on the day.
        yield from lookup.until(side.own_code for side in sides if not side.name)


def _withdrawals(decision: Decision, lookup: Lookup) -> Iterator[WithdrawnListing]:
    """What a decision withdraws, entry by entry; a row that two entries name is counted with the first."""
    register, counted = lookup.register, set[tuple[str, int]]()
    for withdrawal in decision.withdrawals:
        target = lookup.corpus.decisions.get(withdrawal.key)
        named = {
            (withdrawal.key, index): row.kind.value
            for index, row in enumerate(target.rows if target is not None else ())
            if not withdrawal.ordinals or row.ordinal in withdrawal.ordinals
        }
        new = {place: kind for place, kind in named.items() if place not in counted}
        counted |= named.keys()
        cancelled = (kind for place, kind in new.items() if register.withdrawn.get(place) == decision.key)
        yield WithdrawnListing(
            text=_withdrawn(withdrawal),
            url=decision_url(withdrawal.key) if target is not None else "",
            cancelled=dict(sorted(Counter(cancelled).items())),
            ended=sum(register.listing_ended.get(place) == decision.key for place in new),
        )


def _withdrawn(withdrawal: Withdrawal) -> str:
    """`530/QĐ-UBND`, or with the section and ordinals that were withdrawn."""
    places = [withdrawal.section] if withdrawal.section else []
    places += [", ".join(withdrawal.ordinals)] if withdrawal.ordinals else []
    return " · ".join([withdrawal.number, *places])
