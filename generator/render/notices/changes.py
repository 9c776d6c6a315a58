"""One decision and what it did become the sheet of its changes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.model.catalog import DecisionPage, Happening, Section
from generator.model.notice import ChangeRow, ChangeSheet
from generator.model.register import Action
from generator.render.formats import day
from generator.render.notices import answers
from generator.render.notices.phrases import capital, levels, parts
from generator.render.notices.words import Words

_NEW: Final = (Action.NEW, Action.STANDARDISE, Action.SUCCEED, Action.RESTORE)
_AMENDED: Final = (Action.AMEND, Action.REPEAL_PART, Action.FLAG)

Texts = Mapping[str, Sequence[Section]]
"""The sections in force of each code."""
Names = Mapping[str, str]


def change_sheet(
    issuer: str, page: DecisionPage, happenings: Iterable[Happening], texts: Texts, names: Names, words: Words
) -> ChangeSheet:
    """What the decision did, kind by kind, in the order of the catalogue; `names` are the official ones."""
    told = list(happenings)

    def rows(*actions: Action) -> tuple[ChangeRow, ...]:
        return tuple(dict.fromkeys(_row(it, texts, names, words) for it in told if it.action in actions))

    number = words.say("decision", number=page.number)
    return ChangeSheet(
        issuer=issuer,
        decision=words.say("dated", text=number, day=day(page.signed)),
        number=page.number,
        since=day(page.since),
        title=page.title,
        new=rows(*_NEW),
        amended=rows(*_AMENDED),
        replaced=rows(Action.GIVE_WAY),
        repealed=rows(Action.REPEAL),
    )


def _row(it: Happening, texts: Texts, names: Names, words: Words) -> ChangeRow:
    text = _told(it, texts, words)
    if it.until is not None:
        text = "; ".join(filter(None, (text, words.say("change_until", until=day(it.until)))))
    name = names.get(it.code, it.name)
    return ChangeRow(code=it.code, name=name, level=levels(it.levels, words), text=capital(text))


def _told(it: Happening, texts: Texts, words: Words) -> str:
    match it.action:
        case Action.REPEAL:
            return words.say("change_gone")
        case Action.GIVE_WAY:
            return _others("change_replaced", it, words) or words.say("change_gone")
        case Action.FLAG:
            return words.say("change_borderless")
        case Action.AMEND:
            return words.say("change_parts", parts=parts(it.parts, words)) if it.parts else words.say("change_text")
        case Action.REPEAL_PART:
            if it.parts:
                return words.say("change_part_gone", parts=parts(it.parts, words))
            return words.say("change_part_gone_text")
        case _:
            known = (_others("change_replaces", it, words), _place(it, texts, words))
            return ". ".join(filter(None, known))


def _others(key: str, it: Happening, words: Words) -> str:
    return words.say(key, codes=", ".join(it.others)) if it.others else ""


def _place(it: Happening, texts: Texts, words: Words) -> str:
    """Where to hand in; empty while the text that this decision set has not been entered."""
    for section in texts.get(it.code, ()):
        head = section.head
        if head is not None and head.received_at and set(section.levels) & set(it.levels):
            return answers.points(head.received_at, words)
    return ""
