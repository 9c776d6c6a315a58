"""A reconciliation becomes text for a terminal, and the sentences that every form of it shares."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar

from generator.authoring.reconciling.sides import FieldResult, Line, Lone, Pair, Reconciliation, Verdict, Why
from generator.diagnostics.messages_vi import reconciliation as vi
from generator.model.scalars import Level
from generator.render.formats import day, number

Item = TypeVar("Item")

_NOT_SHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+")
"""A record's text may hold what a terminal would obey, or what would turn a line around."""
_PLAIN: Final = ("[", "]")
_COLOURED: Final = ("\x1b[1;31m", "\x1b[0m")
_MOST: Final = 200
_MOST_LINES: Final = 8
_LONGEST: Final = 600


class About(NamedTuple):
    """What was reconciled: the day of the catalogue, the export's name, its scope in words."""

    day: date
    file: str
    scope: str

    @property
    def title(self) -> str:
        """The heading of every form."""
        return vi.TITLE.format(day=day(self.day), file=shown(self.file))


def as_text(it: Reconciliation, about: About, *, colour: bool) -> str:
    """All that differs; words that the other side does not have stand in [ ], or in colour."""
    return "\n".join(_lines(it, about, _COLOURED if colour else _PLAIN))


def scope_words(scope: str | None, fields: Sequence[str], levels: Sequence[str]) -> str:
    """What the export is said to hold completely."""
    parts = [vi.SCOPE_FIELDS.format(names=", ".join(fields))] if fields else []
    parts += [vi.SCOPE_LEVELS.format(names=", ".join(vi.LEVELS[level] for level in levels))] if levels else []
    if parts:
        return vi.SCOPE_PART.format(parts="; ".join(parts))
    return {"all": vi.SCOPE_ALL, "file": vi.SCOPE_FILE}.get(scope or "", vi.SCOPE_NONE)


def summary(it: Reconciliation) -> list[tuple[str, int]]:
    """The counts, each with its name; the second one is a part of the first."""
    rows = [
        (vi.MATCHED, len(it.matched)),
        (vi.PARTLY_KNOWN, sum(1 for pair in it.matched if pair.of(Verdict.UNKNOWN))),
        (vi.DIFFERING, len(it.differing)),
        (vi.HERE_ONLY if it.scoped else vi.HERE_UNSURE, len(it.here_only)),
        (vi.THERE_ONLY, len(it.there_only)) if it.scoped else (vi.UNJUDGED, it.unjudged),
        (vi.ENDED, len(it.ended)),
        (vi.UNCODED, len(it.uncoded)),
    ]
    return [*rows, (vi.OUTSIDE, it.outside)] if it.outside else rows


def unknown_rows(it: Reconciliation) -> list[tuple[str, str, int]]:
    """How many fields could not be judged, by field and reason."""
    counts: dict[tuple[str, str], int] = {}
    for pair in it.pairs:
        for result in pair.of(Verdict.UNKNOWN):
            key = (vi.FIELDS[result.field.value], why_of(result))
            counts[key] = counts.get(key, 0) + 1
    return [(*key, count) for key, count in sorted(counts.items())]


def needs_a_look(result: FieldResult) -> bool:
    """Whether a person can do more about an unknown field than to wait until the other side says something."""
    return result.verdict is Verdict.UNKNOWN and result.why not in (Why.MISSING_HERE, Why.MISSING_THERE)


def why_of(result: FieldResult) -> str:
    """The reason in words."""
    return vi.WHY[result.why.value] if result.why is not None else ""


def field_of(result: FieldResult) -> str:
    """`Thời hạn giải quyết`, with the level of the text where there are several."""
    return vi.FIELDS[result.field.value] + (f" ({levels_of(result.levels)})" if result.levels else "")


def levels_of(levels: Sequence[Level]) -> str:
    """`Tỉnh, Xã`."""
    return ", ".join(vi.LEVELS[level.value] for level in levels)


def code_of(it: Lone | Pair) -> str:
    """The code, or that there is none."""
    return it.code or vi.NO_CODE


def note_of(it: Lone, *, scoped: bool = True) -> str:
    """What else is to say of a procedure without a counterpart; without a scope its heading says what is not sure."""
    parts = []
    if it.standing is not None:
        standing = it.standing
        parts.append(f"{vi.STATES.get(standing.state.value, '')} {day(standing.since)} ({standing.source})".strip())
    if it.others:
        parts.append(vi.SAME_NAME.format(codes=", ".join(it.others)))
    if scoped and not it.certain:
        parts.append(vi.UNSURE)
    return "; ".join(parts)


def plain(line: Line) -> str:
    """The line without its marks."""
    return " ".join(text for _, text in line)


def shown(text: str) -> str:
    """The text on one line, without anything that a reader would not see."""
    return _NOT_SHOWN.sub(" ", text)


_Marks = tuple[str, str]


def _lines(it: Reconciliation, about: About, marks: _Marks) -> Iterator[str]:
    yield about.title
    yield f"  {vi.READ.format(read=number(it.read), scope=about.scope)}"
    if not it.scoped:
        yield f"  {vi.SCOPE_HINT}"
    yield ""
    rows = summary(it)
    width = max(len(name) for name, _ in rows)
    yield from (f"  {name:<{width}}  {number(count):>6}" for name, count in rows)
    yield from _section(vi.DIFFERING, it.differing, lambda pair: _pair(pair, marks))
    # Of an export of one record all the rest may be elsewhere: the other forms list it.
    yield from _section(vi.HERE_ONLY, it.here_only if it.scoped else (), _lone)
    yield from _section(vi.THERE_ONLY, it.there_only, _lone)
    yield from _section(vi.ENDED, it.ended, _lone)
    yield from _section(vi.UNCODED, it.uncoded, _lone)
    if unknown := unknown_rows(it):
        yield from ("", f"{vi.UNKNOWN}. {vi.UNKNOWN_TOLD}")
        yield from (f"  {number(count):>6}  {name}: {why}" for name, why, count in unknown)


def _section(title: str, items: Sequence[Item], told: Callable[[Item], Iterator[str]]) -> Iterator[str]:
    if not items:
        return
    yield from ("", f"{title} ({number(len(items))})")
    for item in items[:_MOST]:
        yield from told(item)
    if len(items) > _MOST:
        yield f"  {vi.MORE.format(count=number(len(items) - _MOST))}"


def _pair(pair: Pair, marks: _Marks) -> Iterator[str]:
    yield f"  {pair.code}  {levels_of(pair.levels)}  {shown(pair.name)}"
    yield f"      {', '.join(pair.files)}; {_place(', '.join(pair.lines))}"
    for result in pair.of(Verdict.DIFFERENT):
        yield f"      {field_of(result)}"
        for side, lines in ((vi.HERE, result.here), (vi.THERE, result.there)):
            yield from _side(side, lines, marks)


def _side(side: str, lines: tuple[Line, ...], marks: _Marks) -> Iterator[str]:
    told = [_line(line, marks) for line in lines[:_MOST_LINES]] or ["–"]
    head = f"        {side + ':':<10}"
    yield head + told[0]
    yield from (" " * len(head) + text for text in told[1:])
    if len(lines) > _MOST_LINES:
        yield " " * len(head) + f"… ({len(lines) - _MOST_LINES})"


def _line(line: Line, marks: _Marks) -> str:
    told = " ".join(f"{marks[0]}{shown(text)}{marks[1]}" if mark else shown(text) for mark, text in line)
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…" + (marks[1] if marks is _COLOURED else "")


def _lone(it: Lone) -> Iterator[str]:
    place = it.place if it.here else _place(it.place)
    note = note_of(it)
    yield f"  {code_of(it)}  {levels_of(it.levels)}  {shown(it.name)}" + (f" – {note}" if note else "")
    yield f"      {place}"


def _place(place: str) -> str:
    return f"{vi.THERE.lower()} {vi.LINE.format(place=place)}"
