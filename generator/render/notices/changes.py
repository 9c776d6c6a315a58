"""One decision and what it did become the sheet of its changes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from generator.model.catalog import BOUND, DecisionPage, Happening, Section
from generator.model.notice import ChangeRow, ChangeSheet
from generator.model.register import Action
from generator.model.scalars import Level
from generator.render.formats import day
from generator.render.notices import answers
from generator.render.notices.phrases import capital, levels, parts
from generator.render.notices.words import Words

_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "new": (Action.NEW, Action.SUCCEED),
    "standardised": (Action.STANDARDISE,),
    "restored": (Action.RESTORE,),
    "amended": (Action.AMEND, Action.REPEAL_PART),
    "anywhere": (Action.FLAG,),
    "bound": (BOUND,),
    "replaced": (Action.GIVE_WAY,),
    "repealed": (Action.REPEAL,),
}
"""The kinds of a sheet and what belongs to each: what was in force before is never called new."""

Texts = Mapping[str, Sequence[Section]]
"""The sections in force of each code."""
Names = Mapping[str, str]


def change_sheet(
    issuer: str, page: DecisionPage, happenings: Iterable[Happening], texts: Texts, names: Names, words: Words
) -> ChangeSheet:
    """What the decision did, kind by kind, in the order of the catalogue; `names` are the official ones."""
    told = [(it, _row(it, texts, names, words)) for it in happenings]
    listed = {
        (code.title, level): row.codes[0].title for row in page.rows for code in row.codes for level in row.levels
    }
    number = words.say("decision", number=page.number)
    return ChangeSheet(
        issuer=issuer,
        decision=words.say("dated", text=number, day=day(page.signed)),
        number=page.number,
        since=day(page.since),
        title=page.title,
        **{
            kind: _lines([(it, row) for it, row in told if it.kind in kinds], listed)
            for kind, kinds in _KINDS.items()
        },
    )


def _lines(
    rows: Iterable[tuple[Happening, ChangeRow]], listed: Mapping[tuple[str, Level], str]
) -> tuple[ChangeRow, ...]:
    """Codes of one row that read alike stand in one line: the decision counts rows.

    `listed` leads from a code at a level to the first code of its row.
    """
    found: dict[tuple[str, ChangeRow], list[str]] = {}
    for it, row in rows:
        found.setdefault((listed.get((it.code, it.levels[0]), it.code), replace(row, code="")), []).append(row.code)
    return tuple(replace(row, code=", ".join(dict.fromkeys(codes))) for (_, row), codes in found.items())


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
            return _place(it, texts, words) or words.say("change_borderless" if it.anywhere else "change_bound")
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
