"""What two texts say of limits, fees or papers becomes a verdict, and the lines that differ."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from generator.authoring.reconciling.folding import alike, fold_name, fold_text, marked, one_money, unmarked
from generator.authoring.reconciling.sides import Item, Line, NotePlace, Said, Table, Verdict, Why
from generator.diagnostics.messages_vi.reconciliation import CHANNELS, EVERY_CHANNEL, NONE
from generator.model.scalars import Channel

_LIKE: Final = 0.5
"""Papers with fewer words in common are two papers, not one that reads otherwise."""

_MOST_PAIRS: Final = 40_000
"""More papers that differ than 200 on each side are not paired: a record may be made to cost minutes."""


class Judged(NamedTuple):
    """A verdict with the lines of both sides; `as_printed` when the words alone differ, however one reads them."""

    verdict: Verdict
    why: Why | None = None
    here: tuple[Line, ...] = ()
    there: tuple[Line, ...] = ()
    as_printed: bool = False


def judge_table(here: Table, there: Table) -> Judged:
    """Channel by channel: one that differs makes the whole differ, and only its lines are told."""
    found = {way: _judge_with_notes(_on(here, way), _on(there, way)) for way in _channels(here, there)}
    verdict = worst(verdict for verdict, _ in found.values())
    why = next((why for one, why in found.values() if one is verdict), None)
    if verdict is Verdict.SAME:
        return Judged(verdict)
    told = [way for way, (one, _) in found.items() if one is verdict]
    lines = [
        marked(_with_names(names, _told(ours)), _with_names(names, _told(theirs)))
        for names, ours, theirs in _by_words(here, there, told)
    ]
    return Judged(
        verdict,
        why,
        tuple(one for one, _ in lines if one),
        tuple(other for _, other in lines if other),
        any(_figures_differ(_on(here, way), _on(there, way)) for way in told),
    )


def judge_papers(here: Said, there: Said) -> Judged:
    """The papers of both sides; only those are told that the other side does not have, or has otherwise."""
    verdict, why = _judge(here, there)
    if verdict is Verdict.SAME:
        return Judged(verdict)
    lines = list(_paired(*_differing(here, there)))
    alone = [unmarked(NONE)] if here.whole and not here.items else []
    absent = [unmarked(NONE)] if there.whole and not there.items else []
    return Judged(
        verdict,
        why,
        (*alone, *(one for one, _ in lines if one)),
        (*absent, *(other for _, other in lines if other)),
    )


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """A difference before what is not known, and that before agreement; nothing at all is not known."""
    every = set(verdicts)
    for verdict in (Verdict.DIFFERENT, Verdict.UNKNOWN):
        if verdict in every:
            return verdict
    return Verdict.SAME if every else Verdict.UNKNOWN


def _judge(here: Said, there: Said) -> tuple[Verdict, Why | None]:
    """Whether both say the same. What one side may say in words that no one has read is no difference."""
    if here == there and (here.whole or here.words):
        return Verdict.SAME, None
    if here.is_silent and there.is_silent and here.words and _same_words(here, there):
        return Verdict.SAME, None
    if here.is_silent or there.is_silent:
        return Verdict.UNKNOWN, _missing(here, there)
    if set(map(_key, here.items)) == set(map(_key, there.items)):
        same = (here.whole and there.whole) or _same_words(here, there)
        return (Verdict.SAME, None) if same else (Verdict.UNKNOWN, Why.PARTLY)
    only_here, only_there = _differing(here, there)
    certain = (only_here and only_there) or (only_here and there.whole) or (only_there and here.whole)
    return (Verdict.DIFFERENT, None) if certain else (Verdict.UNKNOWN, Why.PARTLY)


def _judge_with_notes(here: Said, there: Said) -> tuple[Verdict, Why | None]:
    """The same, and what stands in words beside the sums of fees."""
    said = _judge(here, there)
    noted = [_judge_notes(here, there, place) for place in NotePlace]
    differs = _kinds_differ(here, there) or _figures_differ(here, there)
    if differs or any(verdict is Verdict.DIFFERENT for verdict, _ in noted):
        return Verdict.DIFFERENT, None
    return next((one for one in (said, *noted) if one[0] is not Verdict.SAME), said)


def _judge_notes(here: Said, there: Said, place: NotePlace) -> tuple[Verdict, Why | None]:
    """Other numbers on both sides are a difference; other words about the same numbers are for a person to read."""
    ours, theirs = ({note.words: note for note in side.notes if note.place is place} for side in (here, there))
    if ours.keys() == theirs.keys():
        return Verdict.SAME, None
    if not ours or not theirs:
        return Verdict.UNKNOWN, Why.PARTLY
    a, b = (Counter(number for note in side.values() for number in note.numbers) for side in (ours, theirs))
    return (Verdict.DIFFERENT, None) if a - b and b - a else (Verdict.UNKNOWN, Why.WORDS)


def _figures_differ(here: Said, there: Said) -> bool:
    """Whether rows of the same words have other figures on both sides: that needs nobody who understands them.

    One of them must be new to the other side: `A, A, B` and `A, B, B` may say the same.
    """
    ours, theirs = Counter(here.printed), Counter(there.printed)
    gone, come = ours - theirs, theirs - ours
    known = ours.keys() & theirs.keys()
    return any(
        one.words == other.words and not (one in known and other in known) for one in gone for other in come
    )


def _kinds_differ(here: Said, there: Said) -> bool:
    """Whether one sum is a phí here and a lệ phí there."""
    ours, theirs = ({(_key(it), it.kind) for it in side.items} for side in (here, there))
    open_ = {key for key, kind in ours | theirs if not kind}
    both = {key for key, _ in ours} & {key for key, _ in theirs} - open_
    return any(key in both for key, _ in ours ^ theirs)


_Key = tuple[str, str, tuple[Decimal | None, ...], str]


def _key(item: Item) -> _Key:
    # A name without a letter (a row of dashes) folds to nothing, and is compared as it stands.
    return item.case, fold_name(item.what) or item.what, item.number, item.unit


def _same_words(here: Said, there: Said) -> bool:
    ours, theirs = ({fold_text(one_money(text)) for text in side.words} for side in (here, there))
    return ours == theirs


def _missing(here: Said, there: Said) -> Why:
    if here.is_silent and not here.words:
        return Why.MISSING_HERE
    return Why.MISSING_THERE if there.is_silent and not there.words else Why.PARTLY


def _differing(here: Said, there: Said) -> tuple[list[Item], list[Item]]:
    """The items of each side that the other one does not have.

    What one side leaves open is no difference: the case, the number of copies, what a sum is for each of, a remark.
    """
    both = (*here.items, *there.items)
    cases = all(any(item.case for item in side.items) for side in (here, there))
    uncounted = {_key(item)[1] for item in both if None in item.number}
    unremarked = {item.number for item in both if len(item.number) == 1}
    unparted = {item.number[:1] for item in both if "/" not in item.unit}

    def key(item: Item) -> _Key:
        case, what, number, unit = _key(item)
        return (
            case if cases else "",
            what,
            () if what in uncounted else number[:1] if number[:1] in unremarked else number,
            unit.partition("/")[0] if number[:1] in unparted else unit,
        )

    ours, theirs = {key(item) for item in here.items}, {key(item) for item in there.items}
    return [it for it in here.items if key(it) not in theirs], [it for it in there.items if key(it) not in ours]


def _channels(here: Table, there: Table) -> Iterator[Channel | None]:
    """Every channel that either side names; all together (None) only where neither names any."""
    named: list[Channel | None] = [way for way in Channel if way in here or way in there]
    yield from named or [None]


def _on(table: Table, way: Channel | None) -> Said:
    return table.get(way, table.get(None, Said()))


def _by_words(here: Table, there: Table, told: list[Channel | None]) -> list[tuple[str, Said, Said]]:
    """Channels of which both sides say the same things stand together."""
    groups: dict[tuple[Said, Said], list[str]] = {}
    for way in told:
        name = CHANNELS[way.value] if way is not None else EVERY_CHANNEL
        groups.setdefault((_on(here, way), _on(there, way)), []).append(name)
    return [
        (", ".join([names[0], *(name.lower() for name in names[1:])]), *sides)
        for sides, names in groups.items()
    ]


def _with_names(names: str, told: str) -> str:
    return f"{names}: {told}" if told else ""


def _told(said: Said) -> str:
    words = [f"“{text}”" for text in said.words]
    notes = [note.shown for note in said.notes if note.shown]
    return "; ".join([*(item.shown for item in said.items), *words, *notes]) or (NONE if said.whole else "")


def _paired(ours: list[Item], theirs: list[Item]) -> Iterator[tuple[Line, Line]]:
    """Papers that are nearly alike beside each other, with the words marked in which they differ; others whole."""
    few = len(ours) * len(theirs) <= _MOST_PAIRS
    left = {place: fold_name(item.what) for place, item in enumerate(theirs)} if few else {}
    taken = set[int]()
    for item in ours:
        name = fold_name(item.what)
        share, place = max(((alike(name, other), -place) for place, other in left.items()), default=(0.0, 0))
        if share >= _LIKE:
            del left[-place]
            taken.add(-place)
            yield marked(item.shown, theirs[-place].shown)
        else:
            yield ((True, item.shown),), ()
    for place, item in enumerate(theirs):
        if place not in taken:
            yield (), ((True, item.shown),)
