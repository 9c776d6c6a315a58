"""A text becomes the four answers of page 1: where, how long, how much, what one gets. The website says the same."""

from typing import Final

from msgspec.structs import replace

from generator.model.catalog import Section
from generator.model.notice import Answer
from generator.model.record import Version
from generator.model.scalars import KHONG, PointKind
from generator.render.answers import Known, fee_answer, limit_answer, main_result
from generator.render.formats import number
from generator.render.notices.phrases import capital, channels, quantity, sum_of
from generator.render.notices.words import Words

LIMIT_PART: Final = 4
RESULT_PART: Final = 8
FEE_PART: Final = 10
WAYS_PART: Final = 2
AGENCY_PART: Final = 6
"""The numbers of the parts on a sheet (theme/notices/procedure.typ): the order of NĐ 63/2010 Art. 8."""

_SHORT: Final = 170
"""A longer answer is not cut: page 1 says in which part it stands whole."""
_SHORT_NOTE: Final = 150


def place(section: Section, version: Version, words: Words) -> Answer:
    """Where to hand in."""
    notes = [channels((row.channel for row in version.channels), words).lower()] if version.channels else []
    if section.borderless:
        notes.append(words.say("borderless"))
    if version.received_at:
        answer = Answer(text=points(version.received_at, words))
    elif version.reception_address:
        answer = _whole_or_part(version.reception_address, WAYS_PART)
    elif section.handled_by and section.handled_by != (KHONG,):
        answer = _whole_or_part("; ".join(section.handled_by), AGENCY_PART)
        notes.insert(0, words.say("place_of_agency"))
    else:
        answer = Answer(text=words.say("place_unknown"))
    return replace(answer, note=capital("; ".join(notes)))


def points(kinds: tuple[PointKind, ...], words: Words) -> str:
    """The kinds of posting points that receive it; the long name that two of them share is said once."""
    text = words.say("or").join(words.point[kind] for kind in kinds)
    both = words.say("or").join((words.point[PointKind.PROVINCE_CENTRE], words.point[PointKind.COMMUNE_CENTRE]))
    return text.replace(both, words.say("both_points"))


def time(section: Section, words: Words) -> Answer:
    """How long it takes."""
    answer = limit_answer(section)
    if answer.known is Known.ONE and answer.binding is not None:
        law = words.say("limit_statutory", limit=quantity(answer.statutory, words)) if answer.statutory else ""
        return Answer(text=quantity(answer.binding, words), note=capital(law))
    if answer.known is Known.RANGE and answer.shortest is not None and answer.longest is not None:
        low, high = number(answer.shortest.number), quantity(answer.longest, words)
        text = words.say("limit_range", low=low, high=high)
        return Answer(text=text, note=words.say("varies"), part=LIMIT_PART)
    if answer.known is Known.CASES:
        return Answer(text=words.say("varies"), part=LIMIT_PART)
    if answer.known is Known.VERBATIM and answer.verbatim:
        return _whole_or_part(answer.verbatim, LIMIT_PART)
    if answer.known is Known.NO:
        return Answer(text=words.say("no"), note=capital(words.say("limit_none")))
    said = words.say("published_only", text=answer.verbatim) if answer.verbatim else ""
    return Answer(text=words.say("limit_unknown"), note=capital(said))


def fee(section: Section, words: Words) -> Answer:
    """How much it costs, and who pays less."""
    answer = fee_answer(section)
    exempt, part = _exempt(answer.exemptions, words) if answer.exemptions else ("", 0)
    if answer.noted:
        part = FEE_PART
    if answer.amount is not None and answer.known in (Known.ONE, Known.RANGE):
        notes = []
        if answer.known is Known.RANGE:
            notes, part = [words.say("varies")], FEE_PART
        if answer.online is not None:
            notes.append(words.say("fee_online", amount=sum_of(answer.online, words)))
        whole = _whole_or_part(sum_of(answer.amount, words), FEE_PART)
        return replace(whole, note=_sentences(*notes, exempt), part=part or whole.part)
    if answer.known is Known.CASES:
        return Answer(text=words.say("varies"), note=exempt, part=FEE_PART)
    if answer.known is Known.VERBATIM and answer.verbatim:
        if len(answer.verbatim) <= 90:
            return Answer(text=answer.verbatim, note=capital(words.say("fee_verbatim")))
        return Answer(text=words.say("fee_by_text"), part=FEE_PART)
    if answer.known is Known.NO:
        return Answer(text=words.say("no"), note=capital(words.say("fee_none")))
    said = words.say("published_only", text=answer.verbatim) if answer.verbatim else ""
    return Answer(text=words.say("fee_unknown"), note=capital(said))


def _exempt(who: tuple[str, ...], words: Words) -> tuple[str, int]:
    """Who is exempt, on the line of the amount (docs/domain.md 1.7): an amount alone would be wrong for them."""
    text = words.say("exempt", who="; ".join(who))
    return (text, 0) if len(text) <= _SHORT_NOTE else (words.say("exempt_some"), FEE_PART)


def result(version: Version, words: Words) -> Answer:
    """What one gets."""
    if version.results == KHONG:
        return Answer(text=words.say("no"), note=capital(words.say("result_none")))
    if not version.results:
        return Answer(text=words.say("result_unknown"))
    answer = _whole_or_part(main_result(version.results).name, RESULT_PART)
    if more := len(version.results) - 1:
        return replace(answer, note=capital(words.say("result_more", count=more)), part=RESULT_PART)
    return answer


def _whole_or_part(text: str, part: int) -> Answer:
    return Answer(text=text) if len(text) <= _SHORT else Answer(part=part)


def _sentences(*texts: str) -> str:
    return ". ".join(capital(text) for text in texts if text)
