"""The texts of this catalogue and of an export become a reconciliation: pairs, and what has no counterpart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.authoring.reconciling.fields import at_levels, compare_levels, compare_text
from generator.authoring.reconciling.folding import fold_name, fold_words
from generator.authoring.reconciling.sides import ELSEWHERE, Lone, Pair, Reconciliation, Scope, Standing, Text
from generator.model.scalars import Level

Groups = Mapping[str, list[Text]]


def reconcile(
    here: Sequence[Text], standing: Mapping[str, Standing], there: Sequence[Text], scope: Scope | None
) -> Reconciliation:
    """Everything both sides say of each other (NĐ 224/2026 Art. 9: what is published agrees with the national portal).

    `standing` holds the codes that are known here and not in force. Without a scope nothing is missing for certain: the
    export of one field lacks all the others.
    """
    ours, theirs = _by_code(text for text in here if text.has_code), _by_code(text for text in there if text.has_code)
    elsewhere = _elsewhere(here, scope)
    uncoded, paired, named = _uncoded(here, there, ours, theirs, elsewhere)
    both = [code for code in ours if code in theirs]
    considered = [code for code in both if _considered([*ours[code], *theirs[code]], scope)]
    pairs = [_pair(ours[code], theirs[code], elsewhere) for code in considered]
    here_lone = [texts for code, texts in ours.items() if code not in theirs and code not in named]
    there_lone = [texts for code, texts in theirs.items() if code not in ours and code not in named]
    known = [texts for texts in there_lone if texts[0].code in standing and _considered(texts, scope)]
    fresh = [
        texts for texts in there_lone if texts[0].code not in standing and not _is_elsewhere(texts, elsewhere)
    ]
    here_only, there_only = _missing(here_lone, scope, here=True), _missing(fresh, scope, here=False)
    told = len(considered) + len(here_only) + len(there_only) + len(known)
    return Reconciliation(
        scoped=scope is not None,
        read=len(there),
        pairs=tuple(sorted([*pairs, *paired], key=lambda pair: pair.code)),
        here_only=tuple(here_only),
        there_only=tuple(there_only) if scope is not None else (),
        ended=tuple(_lone(texts, here=False, standing=standing[texts[0].code]) for texts in known),
        uncoded=tuple(uncoded),
        unjudged=len(there_only) if scope is None else 0,
        outside=len(both) + len(here_lone) + len(there_lone) - told,
    )


def inside(text: Text, scope: Scope) -> bool | None:
    """Whether the export would hold the text; None where the text does not say enough."""
    answers: list[bool | None] = []
    if scope.fields is not None:
        answers.append(bool({fold_words(name) for name in text.fields} & scope.fields) if text.fields else None)
    if scope.levels is not None:
        known = text.levels - {Level.UNKNOWN}
        answers.append(bool(known & scope.levels) if known else None)
    return False if False in answers else None if None in answers else True


def _by_code(texts: Iterable[Text]) -> dict[str, list[Text]]:
    groups: dict[str, list[Text]] = {}
    for text in texts:
        groups.setdefault(text.code, []).append(text)
    return dict(sorted(groups.items()))


def _elsewhere(here: Sequence[Text], scope: Scope | None) -> frozenset[Level]:
    """Levels that this catalogue leaves to others: it has nothing there, and nobody asked for them."""
    asked = scope.levels or frozenset() if scope is not None else frozenset()
    return ELSEWHERE - frozenset().union(*(text.levels for text in here)) - asked


def _is_elsewhere(texts: Sequence[Text], elsewhere: frozenset[Level]) -> bool:
    levels = frozenset().union(*(text.levels for text in texts))
    return bool(levels) and levels <= elsewhere


def _considered(texts: Sequence[Text], scope: Scope | None) -> bool:
    return scope is None or any(inside(text, scope) is not False for text in texts)


def _missing(groups: Sequence[Sequence[Text]], scope: Scope | None, *, here: bool) -> list[Lone]:
    """Those that the scope does not leave out."""
    found = []
    for texts in groups:
        answers = {inside(text, scope) for text in texts} if scope is not None else {None}
        if answers != {False}:
            found.append(_lone(texts, True in answers, here=here))
    return found


def _pair(here: Sequence[Text], there: Sequence[Text], elsewhere: frozenset[Level]) -> Pair:
    results = [compare_levels(here, there, elsewhere)]
    for text in here:
        beside = [other for other in there if other.levels & text.levels] or list(there)
        found = compare_text(text, beside)
        results += [at_levels(result, _ordered(text.levels)) for result in found] if len(here) > 1 else found
    order = {field: place for place, field in enumerate(type(results[0].field))}
    return Pair(
        code=here[0].code,
        name=here[0].name,
        levels=_levels(here),
        files=tuple(text.place for text in here),
        lines=tuple(text.place for text in there),
        results=tuple(sorted(results, key=lambda result: order[result.field])),
    )


def _uncoded(
    here: Sequence[Text], there: Sequence[Text], ours: Groups, theirs: Groups, elsewhere: frozenset[Level]
) -> tuple[list[Lone], list[Pair], set[str]]:
    """What has no national code on either side; pairs of two such; codes whose counterpart is found among them.

    A name alone proves nothing: it is told beside the codes that have it, for a person to decide.
    """
    if all(text.has_code for text in (*here, *there)):
        return [], [], set()
    named_here, named_there = _by_name(ours), _by_name(theirs)
    bare_there = _by_folded_name(text for text in there if not text.has_code)
    pairs, lone, found = [], [], set[str]()
    for text in (text for text in here if not text.has_code):
        same = bare_there.pop(fold_name(text.name), []) if text.name else []
        if same:
            pairs.append(_pair([text], same, elsewhere))
        codes = tuple(code for code in named_there.get(fold_name(text.name), ()) if code not in ours)
        found.update(codes)
        lone.append(_lone([text], others=codes))
    for text in chain(*bare_there.values()):
        codes = tuple(code for code in named_here.get(fold_name(text.name), ()) if code not in theirs)
        found.update(codes)
        lone.append(_lone([text], others=codes, here=False))
    return lone, pairs, found


def _by_name(groups: Groups) -> Mapping[str, list[str]]:
    names: dict[str, list[str]] = {}
    for code, texts in groups.items():
        for name in dict.fromkeys(fold_name(text.name) for text in texts):
            names.setdefault(name, []).append(code)
    return names


def _by_folded_name(texts: Iterable[Text]) -> dict[str, list[Text]]:
    groups: dict[str, list[Text]] = {}
    for text in texts:
        groups.setdefault(fold_name(text.name), []).append(text)
    return groups


def _lone(
    texts: Sequence[Text],
    certain: bool = True,
    *,
    here: bool = True,
    standing: Standing | None = None,
    others: tuple[str, ...] = (),
) -> Lone:
    return Lone(
        code=texts[0].code,
        name=texts[0].name,
        levels=_levels(texts),
        field=next(chain.from_iterable(text.fields for text in texts), ""),
        place=", ".join(text.place for text in texts),
        certain=certain,
        here=here,
        others=others,
        standing=standing,
    )


def _levels(texts: Iterable[Text]) -> tuple[Level, ...]:
    return _ordered(frozenset().union(*(text.levels for text in texts)))


def _ordered(levels: frozenset[Level]) -> tuple[Level, ...]:
    return tuple(_in_order(levels))


def _in_order(levels: frozenset[Level]) -> Iterator[Level]:
    return (level for level in Level if level in levels)
