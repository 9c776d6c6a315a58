"""Limits and fees of a text become the lines of parts 4 and 10: what stands with a way to hand in names that way."""

from collections.abc import Iterable, Iterator

from generator.model.catalog import Section
from generator.model.money import says_nothing
from generator.model.notice import Charge, Labelled, LimitLine
from generator.model.record import Fee, TimeLimit, Version
from generator.model.scalars import KHONG, Unit
from generator.render.answers import binding, published
from generator.render.formats import day, number
from generator.render.notices.phrases import amount, capital, channels, quantity
from generator.render.notices.words import Words


def limits(version: Version, words: Words) -> tuple[LimitLine, ...]:
    """All limits, those of single ways last."""
    common = version.limits if version.limits and version.limits != KHONG else ()
    lines = [_limit(limit, limit.case, words) for limit in common]
    for row in version.channels:
        way = words.channel[row.channel]
        lines += [_limit(limit, _joined(way, row.case, limit.case), words) for limit in row.limits]
    return tuple(dict.fromkeys(lines))


def _limit(limit: TimeLimit, case: str | None, words: Words) -> LimitLine:
    binds = binding(limit)
    printed = published(limit) or ""
    if binds:
        text = quantity(binds, words)
    elif says_nothing(printed):
        quoted = words.say("published_only", text=printed) if printed else ""
        text = ": ".join(filter(None, (words.say("limit_unknown"), quoted)))
    else:
        text = printed
    statutory = ""
    if limit.reduced and limit.statutory:
        bare = limit.statutory.unit is Unit.OTHER
        law = number(limit.statutory.number)
        statutory = words.say("published_only", text=law) if bare else quantity(limit.statutory, words)
    details = []
    if (note := limit.note) is not None:
        unit = words.unit[note.unit]
        said = {"before": f"{number(note.before)} {unit}".rstrip(), "after": f"{number(note.after)} {unit}".rstrip()}
        details.append(
            words.say("reduced_by", basis=note.basis, **said) if note.basis else words.say("reduced", **said)
        )
    if binds and limit.verbatim:
        details.append(limit.verbatim)
    if limit.start:
        details.append(words.say("counted_from", start=limit.start))
    said_case = case if case and case != KHONG else ""
    return LimitLine(case=said_case, text=text, statutory=statutory, details=tuple(details))


def charges(section: Section, version: Version, words: Words) -> tuple[Charge, ...]:
    """All fees, those of single ways last."""
    lines = [_charge(fee, channels(fee.channels, words), None, words) for fee in _rows(section.fees)]
    for row in version.channels:
        way = words.channel[row.channel]
        if row.fees == KHONG:
            name = words.say("fee_name")
            lines.append(Charge(name=name, case=row.case or "", channels=way, amount=words.say("no")))
        else:
            lines += [_charge(fee, way, row.case, words) for fee in _rows(row.fees)]
    return tuple(dict.fromkeys(lines))


def _rows(fees: object) -> tuple[Fee, ...]:
    return fees if isinstance(fees, tuple) else ()


def _charge(fee: Fee, ways: str, case: str | None, words: Words) -> Charge:
    return Charge(
        name=_name(fee, words),
        case=_joined("", case, fee.case),
        channels=ways or words.say("any_channel"),
        basis=fee.basis or "",
        amount=amount(fee, words),
        details=tuple(_fee_details(fee, words)),
    )


def _name(fee: Fee, words: Words) -> str:
    kind = words.fee_kind[fee.kind] if fee.kind else ""
    if kind and fee.name:
        return words.say("fee_kind_name", kind=kind, name=fee.name)
    return fee.name or kind or words.say("fee_name")


def _fee_details(fee: Fee, words: Words) -> Iterator[str]:
    """The same remarks as on the website: the rate, the words as printed, the days of its own."""
    if fee.amount is not None and fee.rate is not None:
        yield words.say("fee_rate", rate=number(fee.rate * 100))
    if fee.amount is not None and fee.verbatim:
        yield words.say("fee_text", text=fee.verbatim)
    if fee.since or fee.until:
        key = "fee_since_until" if fee.since and fee.until else "fee_since" if fee.since else "fee_until"
        yield words.say(key, since=day(fee.since) if fee.since else "", until=day(fee.until) if fee.until else "")


def exemptions(section: Section, version: Version, words: Words) -> tuple[Labelled, ...]:
    """Who pays less, or that nobody does, fee by fee: word for word, because every word counts (docs/domain.md 1.7)."""
    fees: Iterable[Fee] = (*_rows(section.fees), *(fee for row in version.channels for fee in _rows(row.fees)))
    said: dict[Labelled, None] = {}
    for fee in fees:
        if not fee.exemptions:
            continue
        ways = channels(fee.channels, words).lower()
        label = f"{_name(fee, words)} ({ways})" if ways else _name(fee, words)
        who = (words.say("exempt_none"),) if fee.exemptions == KHONG else fee.exemptions
        said |= {Labelled(label=label, text=text): None for text in who}
    return tuple(said)


def verbatim(section: Section, version: Version, words: Words) -> str:
    """The fees as the decision prints them; a bare "Không" beside "there is none" adds nothing."""
    texts = [version.fees_verbatim or ""]
    for row in version.channels:
        if row.fees_verbatim:
            texts.append(f"{words.channel[row.channel]}: {row.fees_verbatim}")
    if section.fees == KHONG and texts[0].lower() == words.say("no").lower():
        texts[0] = ""
    return "\n".join(text for text in texts if text)


def _joined(way: str, *cases: str | None) -> str:
    named = [case for case in cases if case and case != KHONG]
    return capital(": ".join([way, *named] if way else named))
