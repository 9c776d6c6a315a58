"""A text of this catalogue and one of an export become a verdict on each field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from generator.authoring.reconciling.facts import decision_key
from generator.authoring.reconciling.folding import fold_name, fold_words, marked, unmarked
from generator.authoring.reconciling.sides import Field, FieldResult, Line, Text, Verdict, Why
from generator.authoring.reconciling.tables import Judged, judge_papers, judge_table
from generator.diagnostics.messages_vi.reconciliation import CHANNELS, LEVELS
from generator.model.scalars import Level

_DOUBTS: Final[Mapping[Field, frozenset[str]]] = {
    Field.NAME: frozenset({"ten"}),
    Field.LEVEL: frozenset({"cap"}),
    Field.FIELD: frozenset({"linh_vuc"}),
    Field.CHANNELS: frozenset({"cach_thuc"}),
    Field.LIMIT: frozenset({"thoi_han", "cach_thuc"}),
    Field.FEES: frozenset({"phi", "cach_thuc"}),
    Field.PAPERS: frozenset({"ho_so"}),
    Field.DECISION: frozenset({"noi_dung_theo"}),
}
"""Doubts that make a field uncertain; one about the code (`ma`: the tail of another province) makes all of them so."""
_OF_READING: Final = frozenset({"phi"})
"""Doubts about what the words of a cell mean; others are about whether they belong there."""
_OF_THE_TEXT: Final = frozenset({Field.CHANNELS, Field.LIMIT, Field.FEES, Field.PAPERS, Field.DECISION})
"""What a decision that is entered without its text leaves behind as it was."""


def compare_text(here: Text, there: Sequence[Text]) -> list[FieldResult]:
    """The fields of one text against every record of its code: records that contradict each other decide nothing."""
    found = []
    for field, judge in _JUDGES.items():
        each = [_cautious(field, judge(here, other), here, other) for other in there]
        found.append(_result(field, _agreed(each)))
    return found


def compare_levels(here: Sequence[Text], there: Sequence[Text], elsewhere: frozenset[Level]) -> FieldResult:
    """The levels of all texts of a code. `elsewhere` are levels that this catalogue leaves to others."""
    ours = frozenset().union(*(text.levels for text in here))
    theirs = frozenset().union(*(text.levels for text in there))
    lines = (_levels(ours),), (_levels(theirs),)
    if Level.UNKNOWN in ours or not ours:
        judged = Judged(Verdict.UNKNOWN, Why.MISSING_HERE, *lines)
    elif Level.UNKNOWN in theirs or not theirs:
        judged = Judged(Verdict.UNKNOWN, Why.MISSING_THERE, *lines)
    elif ours == theirs - elsewhere or ours == theirs:
        judged = Judged(Verdict.SAME)
    elif not theirs - elsewhere:
        judged = Judged(Verdict.UNKNOWN, Why.NOT_OURS, *lines)
    else:
        judged = Judged(Verdict.DIFFERENT, None, *lines)
    doubts = [frozenset().union(*(text.doubted for text in side)) for side in (here, there)]
    return _result(Field.LEVEL, _doubted(Field.LEVEL, judged, *doubts))


def _result(field: Field, judged: Judged) -> FieldResult:
    return FieldResult(field, judged.verdict, judged.why, judged.here, judged.there)


def _cautious(field: Field, judged: Judged, here: Text, there: Text) -> Judged:
    """What was found, unless one side cannot vouch for it."""
    if judged.why in (Why.MISSING_HERE, Why.MISSING_THERE):
        return judged
    if here.pending and field in _OF_THE_TEXT:
        return judged._replace(verdict=Verdict.UNKNOWN, why=Why.PENDING)
    return _doubted(field, judged, here.doubted, there.doubted)


def _doubted(field: Field, judged: Judged, here: frozenset[str], there: frozenset[str]) -> Judged:
    """A doubt of ours leaves even agreement open; the export's alone does not: a person confirmed ours.

    How its words are to be read matters nothing where the very words have other figures.
    """
    about = _DOUBTS[field] | {"ma"}
    if here & about:
        return judged._replace(verdict=Verdict.UNKNOWN, why=Why.DOUBTED_HERE)
    unsure = there & (about - _OF_READING if judged.as_printed else about)
    if unsure and judged.verdict is Verdict.DIFFERENT:
        return judged._replace(verdict=Verdict.UNKNOWN, why=Why.DOUBTED_THERE)
    return judged


def _agreed(each: Sequence[Judged]) -> Judged:
    verdicts = {judged.verdict for judged in each}
    if len(verdicts) == 1:
        return each[0]
    if Verdict.DIFFERENT in verdicts:
        shown = next(judged for judged in each if judged.verdict is Verdict.DIFFERENT)
        return shown._replace(verdict=Verdict.UNKNOWN, why=Why.CONTRADICTORY)
    return next(judged for judged in each if judged.verdict is Verdict.SAME)


def _name(here: Text, there: Text) -> Judged:
    if not here.name or not there.name:
        return Judged(Verdict.UNKNOWN, Why.MISSING_THERE if here.name else Why.MISSING_HERE)
    if here.name == there.name or fold_name(here.name) == fold_name(there.name):
        return Judged(Verdict.SAME)
    ours, theirs = marked(here.name, there.name)
    return Judged(Verdict.DIFFERENT, None, (ours,), (theirs,))


def _field(here: Text, there: Text) -> Judged:
    lines = _words(here.fields[:1]), _words(there.fields[:1])
    if not here.fields or not there.fields:
        return Judged(Verdict.UNKNOWN, Why.MISSING_THERE if here.fields else Why.MISSING_HERE, *lines)
    names = {fold_words(name) for name in here.fields}
    same = any(fold_words(name) in names for name in there.fields)
    return Judged(Verdict.SAME) if same else Judged(Verdict.DIFFERENT, None, *lines)


def _channels(here: Text, there: Text) -> Judged:
    ours, theirs = ([name for way, name in CHANNELS.items() if way in side.channels] for side in (here, there))
    if not ours or not theirs:
        why = Why.MISSING_THERE if ours else Why.MISSING_HERE
        return Judged(Verdict.UNKNOWN, why, _words([", ".join(ours)]), _words([", ".join(theirs)]))
    if ours == theirs:
        return Judged(Verdict.SAME)
    lines = marked(", ".join(ours), ", ".join(theirs))
    return Judged(Verdict.DIFFERENT, None, (lines[0],), (lines[1],))


def _limits(here: Text, there: Text) -> Judged:
    """The statutory limit, or else the reduced one that binds the counter: an export shows either."""
    judged = judge_table(here.limits, there.limits)
    if judged.verdict is Verdict.DIFFERENT and here.binding != here.limits:
        binding = judge_table(here.binding, there.limits)
        return binding if binding.verdict is Verdict.SAME else judged
    return judged


def _decision(here: Text, there: Text) -> Judged:
    """Ministries' decisions against those whose content the text has, the province's against the one that set it."""
    kinds = [(here.decisions, there.decisions), (here.own_decisions, there.own_decisions)]
    both = [(ours, theirs) for ours, theirs in kinds if ours and theirs]
    differing = [pair for pair in both if set(map(decision_key, pair[0])) != set(map(decision_key, pair[1]))]
    if both and not differing:
        return Judged(Verdict.SAME)
    told = [_words(sorted(frozenset().union(*side))) for side in zip(*(differing or kinds), strict=True)]
    if differing:
        return Judged(Verdict.DIFFERENT, None, told[0], told[1])
    why = Why.MISSING_HERE if there.decisions or there.own_decisions else Why.MISSING_THERE
    return Judged(Verdict.UNKNOWN, why, told[0], told[1])


def _words(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(unmarked(text) for text in texts if text)


def _levels(levels: frozenset[Level]) -> Line:
    return unmarked(", ".join(LEVELS[level.value] for level in Level if level in levels))


_JUDGES: Final[Mapping[Field, Callable[[Text, Text], Judged]]] = {
    Field.NAME: _name,
    Field.FIELD: _field,
    Field.CHANNELS: _channels,
    Field.LIMIT: _limits,
    Field.FEES: lambda here, there: judge_table(here.fees, there.fees),
    Field.PAPERS: lambda here, there: judge_papers(here.papers, there.papers),
    Field.DECISION: _decision,
}


def at_levels(result: FieldResult, levels: Sequence[Level]) -> FieldResult:
    """The result, saying at which levels the text here holds."""
    return replace(result, levels=tuple(levels))
