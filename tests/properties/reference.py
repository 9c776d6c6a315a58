"""The law of consolidation (docs/consolidation.md) once more, as slowly and plainly as it can be said.

One key at a time, one day after the other: what ended by date goes, what begins that day is applied in order of
effect, and what then lies on top is that day's answer. Nothing here is shared with generator/consolidate.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from generator.model.corpus import Corpus
from generator.model.decision import BaselineRow, Decision, Row, Side
from generator.model.register import State
from generator.model.scalars import Key, Level, RowKind

ENDS = {"bai_bo", "cu"}
FLAGS = {"phi_dia_gioi"}
CHANGES = {"sua_doi", "bai_bo_noi_dung"}
BEGINS_A_KEY = {"hien_trang", "moi", "chuan_hoa", "thay_the_moi"}
"""Any other row on a key that none of these names is TT404; `khoi_phuc` only restores."""
ALIVE = {State.IN_FORCE, State.SUSPENDED}

UNDECIDED = "?"
"""A text the law leaves open: what a row without a file keeps while the key is suspended, or after several temporary
texts have ended."""

Text = tuple[str | None, bool]
"""The decision whose version is shown (None: the name alone), and whether its successor is still being written."""


class Answer(NamedTuple):
    """What the register must say of one key on one day."""

    state: State
    text: str | None = None
    pending: bool = False
    borderless: bool = False


class Step(NamedTuple):
    """One row as far as it concerns one key; `order` is its place among the steps of its day."""

    what: str
    decision: str
    row: int
    since: date
    until: date | None
    says: bool | None
    has_file: bool
    order: tuple[object, ...]


@dataclass(frozen=True)
class Lying:
    """A row with `den` that lies over the permanent layer."""

    until: date
    suspends: bool = False
    text: Text | None = None
    says: bool | None = None


@dataclass
class Layers:
    """One key while the days go by: the permanent layer, and what lies over it in order of effect."""

    state: State | None = None
    text: Text = (None, True)
    borderless: bool = False
    over: list[Lying] = field(default_factory=list)
    named: bool = False
    first: str | None = None
    was_temporary: bool = False
    last: Text = (None, True)
    temporary_texts: set[Text] = field(default_factory=set)
    text_by: str | None = None
    permanent_text_by: str | None = None

    def last_text(self) -> Text:
        """The last text of a key that is not in force."""
        return self.last if len(self.temporary_texts) < 2 else (UNDECIDED, True)

    def shown(self) -> Answer | None:
        """What lies on top, None while nothing was ever in force."""
        top: Answer | None = None
        if self.state is State.IN_FORCE:
            top = Answer(self.state, *self.text, self.borderless)
        elif self.state is not None or self.was_temporary:
            top = Answer(self.state or State.EXPIRED)
        for row in self.over:
            below = top or Answer(State.EXPIRED)
            if row.text is not None:
                below = Answer(State.IN_FORCE, *row.text, below.borderless)
            elif row.suspends:
                below = below._replace(state=State.SUSPENDED)
            top = below if row.says is None else below._replace(borderless=row.says)
        return top if top is None or top.state in ALIVE else Answer(top.state)


class Reference:
    """The answers of a corpus for each key and day, what each text was drafted on, and what was warned of."""

    def __init__(self, corpus: Corpus) -> None:
        self.steps: dict[Key, list[Step]] = {}
        never = set(_never_happen(corpus))
        begun = set()
        self.withdrawn: set[Key] = set()
        for key, step in _steps(corpus):
            if step.what in BEGINS_A_KEY:
                begun.add(key)
            impossible = step.until is not None and step.until < step.since
            if impossible:
                continue
            if (step.decision, step.row) not in never:
                self.steps.setdefault(key, []).append(step)
            elif step.what in BEGINS_A_KEY:
                self.withdrawn.add(key)
        for steps in self.steps.values():
            steps.sort(key=lambda step: (step.since, step.order))
        self.unknown = set(self.steps) - begun
        self.days = self._all_days()
        self.data_since = min((baseline.day for baseline in corpus.baselines.values()), default=None)
        self.previous_text: dict[tuple[Key, str, int], str | None] = {}
        self.warnings: set[tuple[str, Key, str, int]] = set()
        self.answers = {key: self._live(key) for key in self.steps}

    def on(self, key: Key, day: date) -> Answer:
        """The answer for a key on one of `days`."""
        return self.answers[key][day]

    def interesting_days(self) -> list[date]:
        """Every day on which something may begin or end, with the days around it."""
        marks = {step.since for steps in self.steps.values() for step in steps}
        marks |= {step.until for steps in self.steps.values() for step in steps if step.until}
        around = {mark + timedelta(n) for mark in marks for n in (-1, 0, 1, 2)}
        return sorted(around & set(self.days))

    def _all_days(self) -> list[date]:
        marks = [day for steps in self.steps.values() for s in steps for day in (s.since, s.until) if day]
        if not marks:
            return []
        first, last = min(marks) - timedelta(2), max(marks) + timedelta(2)
        return [first + timedelta(n) for n in range((last - first).days + 1)]

    def _live(self, key: Key) -> dict[date, Answer]:
        layers = Layers()
        shown: dict[date, Answer | None] = {}
        begins: dict[date, list[Step]] = {}
        for step in self.steps[key]:
            begins.setdefault(step.since, []).append(step)
        for day in self.days:
            layers.over = [row for row in layers.over if row.until >= day]
            for step in begins.get(day, ()):
                self._apply(key, layers, step)
            shown[day] = layers.shown()
        before = Answer(State.NO_DATA if layers.first in (None, "hien_trang") else State.UPCOMING)
        if key in self.withdrawn and not any(shown.values()):
            before = Answer(State.NEVER)
        return {
            day: Answer(State.NO_DATA) if self.data_since is not None and day < self.data_since else answer or before
            for day, answer in shown.items()
        }

    def _apply(self, key: Key, layers: Layers, step: Step) -> None:
        now = layers.shown()
        alive = now is not None and now.state in ALIVE
        if problem := self._objection(key, layers, step, alive=alive):
            self.warnings.add((problem, key, step.decision, step.row))
            return
        layers.named = True
        if step.what not in ENDS | FLAGS:
            drafted_on = layers.text_by if step.until else layers.permanent_text_by
            self.previous_text[key, step.decision, step.row] = drafted_on
        if step.until is not None:
            _lay_over(layers, step, step.until, now if alive else None)
        else:
            _change_permanently(layers, step)

    def _objection(self, key: Key, layers: Layers, step: Step, *, alive: bool) -> str | None:
        if key in self.unknown:
            return "TT404"
        if step.what == "hien_trang":
            return "TT417" if layers.named else None
        if step.what in ENDS:
            return None if alive else "TT405"
        if step.what in CHANGES | FLAGS:
            # A permanent row works on the permanent layer, whatever lies over it.
            in_force = alive if step.until else layers.state is State.IN_FORCE
            return None if in_force else "TT438" if alive else "TT405"
        return None


def _lay_over(layers: Layers, step: Step, until: date, now: Answer | None) -> None:
    row = Lying(until, says=step.says)
    if step.what in ENDS:
        row = replace(row, suspends=True, says=None)
    elif step.what not in FLAGS:
        last = layers.last_text()
        if now is not None:
            last = (now.text, now.pending) if now.state is State.IN_FORCE else (UNDECIDED, True)
        row = replace(row, text=_text(step, last))
        layers.was_temporary = True
        layers.first = layers.first or step.what
        layers.last = _text(step, last)
        layers.temporary_texts.add(layers.last)
        layers.text_by = step.decision
    layers.over.append(row)


def _change_permanently(layers: Layers, step: Step) -> None:
    if step.what in ENDS:
        layers.state = State.REPLACED if step.what == "cu" else State.REPEALED
        layers.borderless = False
        layers.over = []
        return
    if step.what not in FLAGS:
        last = layers.text if layers.permanent_text_by else layers.last_text()
        layers.text = layers.last = _text(step, last)
        layers.temporary_texts.clear()
        layers.state = State.IN_FORCE
        layers.first = layers.first or step.what
        layers.text_by = layers.permanent_text_by = step.decision
    if step.says is not None:
        layers.borderless = step.says


def _text(step: Step, last: Text) -> Text:
    if step.has_file:
        return step.decision, False
    if step.what == "hien_trang":
        return None, False
    return last[0], last[1] or step.what != "khoi_phuc"


def _never_happen(corpus: Corpus) -> Iterator[tuple[str, int]]:
    for decision in corpus.decisions.values():
        for withdrawal in decision.withdrawals:
            target = corpus.decisions.get(withdrawal.key)
            for index, row in enumerate(target.rows if target else ()):
                listed = not withdrawal.ordinals or row.ordinal in withdrawal.ordinals
                if target and listed and (row.since or target.effect.since) >= decision.effect.since:
                    yield target.key, index


def _steps(corpus: Corpus) -> Iterator[tuple[Key, Step]]:
    files = {
        (version.decision, Key(corpus.canonical(code), level))
        for version in corpus.versions
        for code in version.codes
        for level in version.levels
    }
    for baseline in corpus.baselines.values():
        for index, entry in enumerate(baseline.rows):
            for _, code, level in _named_by(entry):
                key = Key(corpus.canonical(code), level)
                file = (baseline.key, key) in files
                order = (0, date.min, 0, "", 1, index)
                yield (
                    key,
                    Step("hien_trang", baseline.key, index, baseline.day, None, entry.borderless, file, order),
                )
    for decision in corpus.decisions.values():
        for index, row in enumerate(decision.rows):
            since, until = row.since or decision.effect.since, row.until or decision.effect.until
            for what, code, level in _named_by(row):
                key = Key(corpus.canonical(code), level)
                says = True if what == "phi_dia_gioi" and row.borderless is None else row.borderless
                order = (1, *_in_line(decision), 0 if what in ENDS else 1, index)
                file = (decision.key, key) in files
                yield key, Step(what, decision.key, index, since, until, says, file, order)


def _in_line(decision: Decision) -> tuple[date, int, str]:
    number = re.fullmatch(r"(\d+)(.*)", decision.number)
    assert number is not None
    return decision.signed, int(number[1]), number[2]


def _named_by(row: Row | BaselineRow) -> Iterator[tuple[str, str, Level]]:
    named: list[tuple[str, Row | BaselineRow | Side]] = [(row.kind.value if isinstance(row, Row) else "", row)]
    if isinstance(row, Row) and row.kind is RowKind.REPLACE:
        named = [("cu", side) for side in row.old] + [("thay_the_moi", side) for side in row.new]
    for what, part in named:
        more = () if isinstance(part, Side) else part.other_codes
        for code in (part.code or part.temp_code or "", *more):
            for level in part.levels:
                yield what, code, level
