"""A decision's rows and the folded tree become the records that a new text is due for, each with the text before it."""

from collections.abc import Iterator, Mapping, Set
from typing import Final, NamedTuple

from generator.model.corpus import Corpus
from generator.model.decision import BaselineRow, Row, Side
from generator.model.record import LegalBasis, VersionHead
from generator.model.register import Action, Effect, Event, KeyHistory
from generator.model.scalars import Level
from generator.pipeline import Folded

OPENED: Final = frozenset({Action.NEW, Action.SUCCEED, Action.STANDARDISE, Action.AMEND, Action.REPEAL_PART})
"""Rows that bring a text. What is restored has its last one again; a repeal and a flag bring none."""
ON_REQUEST: Final = OPENED | {Action.RESTORE, Action.BASELINE}
"""Rows that may bring a text when somebody asks for it."""
REVISES: Final = frozenset({Action.STANDARDISE, Action.AMEND, Action.REPEAL_PART, Action.RESTORE})
"""Rows whose text is drafted on the one before; any other begins afresh."""

Part = Row | Side | BaselineRow


class Target(NamedTuple):
    """One version file that is due: for these codes and levels, in the words of this part of this row.

    `source` is the version to copy, None where no text was written before; `drafted_on` is what `tren` must say of
    each level that had a text.
    """

    action: Action
    row: int
    part: Part
    codes: tuple[str, ...]
    levels: tuple[Level, ...]
    source: VersionHead | None
    drafted_on: Mapping[Level, str]
    bases: tuple[LegalBasis, ...] = ()
    """What the row rests on: of a new text these are the first bases."""


class _Due(NamedTuple):
    code: str
    event: Event
    source: VersionHead | None


def targets_of(folded: Folded, key: str, actions: Set[Action]) -> list[Target]:
    """The files due for a decision or a baseline, in the order of its rows; what has its file is left out."""
    groups: dict[tuple[int, str, str], list[_Due]] = {}
    parts: dict[tuple[int, str], Part] = {}
    for history in folded.register.histories.values():
        for place, event in enumerate(history.events):
            if event.decision != key or event.effect is not Effect.TEXT or event.version is not None:
                continue
            if event.action not in actions:
                continue
            part = _part(folded.corpus, event)
            source = _text_before(history, place) if event.action in REVISES else None
            own = next(code for code in codes_of(part) if folded.corpus.canonical(code) == event.key.code)
            where = str(event.at.route)
            parts[event.row, where] = part
            groups.setdefault((event.row, where, source.file if source else ""), []).append(_Due(own, event, source))
    found = [target for group, due in groups.items() for target in _targets(parts[group[:2]], due)]
    return sorted((_with_bases(folded.corpus, key, target) for target in found), key=lambda target: target.row)


def _with_bases(corpus: Corpus, key: str, target: Target) -> Target:
    if (decision := corpus.decisions.get(key)) is None:
        return target
    bases = decision.rows[target.row].bases
    return target._replace(bases=bases) if isinstance(bases, tuple) else target


def _targets(part: Part, due: list[_Due]) -> Iterator[Target]:
    """One file where every code has the same levels, else one for each level."""
    by_level: dict[Level, list[_Due]] = {}
    for one in due:
        by_level.setdefault(one.event.key.level, []).append(one)
    codes = [_in_order(part, group) for group in by_level.values()]
    levels = [level for level in part.levels if level in by_level]
    alike = [tuple(levels)] if all(group == codes[0] for group in codes) else [(level,) for level in levels]
    for together in alike:
        group = by_level[together[0]]
        texts = {level: text for level in together if (text := _named(by_level[level])) is not None}
        event = group[0].event
        yield Target(event.action, event.row, part, _in_order(part, group), together, group[0].source, texts)


def _named(due: list[_Due]) -> str | None:
    return next((one.event.previous_text for one in due if one.event.previous_text is not None), None)


def _in_order(part: Part, due: list[_Due]) -> tuple[str, ...]:
    here = {one.code for one in due}
    return tuple(code for code in codes_of(part) if code in here)


def _text_before(history: KeyHistory, place: int) -> VersionHead | None:
    """The text that a row at this place changes: of a permanent row the last permanent one."""
    event = history.events[place]
    for earlier in reversed(history.events[:place]):
        counts = event.until is not None or earlier.until is None
        if counts and earlier.effect is Effect.TEXT and earlier.version is not None:
            return earlier.version
    return None


def _part(corpus: Corpus, event: Event) -> Part:
    if event.decision in corpus.baselines:
        return corpus.baselines[event.decision].rows[event.row]
    row = corpus.decisions[event.decision].rows[event.row]
    if event.action is Action.SUCCEED:
        return row.new[int(event.at.route[-1])]
    return row


def codes_of(part: Part) -> tuple[str, ...]:
    """The codes as the decision names them."""
    return (part.own_code,) if isinstance(part, Side) else part.codes
