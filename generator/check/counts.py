"""A decision's printed counts, held against its rows (V03; docs/domain.md 3.2)."""

import difflib
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Heads
from generator.model.decision import PROCESSES, Decision, Row
from generator.model.record import VersionHead
from generator.model.scalars import Channel, Completeness, Key, Level, OnlineLevel, RowKind

ALL: Final = "tat_ca"
REDUCED: Final = "cat_giam"

_Levels = frozenset[Level]
_KINDS: Final = {kind.value: kind for kind in RowKind}
_LEVELS: Final = {level.value for level in Level}
_ONLINE: Final = {level.value: level for level in OnlineLevel if level is not OnlineLevel.NONE}
_CHANNELS: Final = {channel.value: channel for channel in Channel}
_BY_VERSION: Final = frozenset({REDUCED, *_ONLINE, *_CHANNELS})
"""Counts that no row shows: they are read from the versions the rows set."""
_HAS_VERSION: Final = frozenset(RowKind) - {RowKind.REPEAL, RowKind.BORDERLESS}
_KNOWN: Final = (ALL, PROCESSES, *_KINDS, *_BY_VERSION, *_LEVELS)


def check_counts(corpus: Corpus, report: Report) -> None:
    """TT226, TT401, TT402: each printed number counts the rows it says, a row with two codes or two levels once."""
    versions = corpus.heads
    for decision in corpus.decisions.values():
        if decision.counts is None:
            continue
        tally = _Tally(decision, [_entry(corpus, decision, row, versions) for row in decision.rows])
        top = Ref(decision.file, ("dem",))
        for name, table in (("dieu_1", decision.counts.article_1), ("tong", decision.counts.totals)):
            for key, value in table.items():
                at = top.at(name, key)
                if isinstance(value, int):
                    _check(tally, (key,), value, at, report)
                else:
                    for inner, number in value.items():
                        _check(tally, (key, inner), number, at.at(inner), report)


class _Entry(Struct, frozen=True):
    """One row as counts see it; `versions` is None while one of them is not written."""

    row: Row
    levels: _Levels
    versions: tuple[VersionHead, ...] | None


class _Tally:
    """Counts the rows and processes of one decision."""

    def __init__(self, decision: Decision, entries: list[_Entry]) -> None:
        self.decision = decision
        self.entries = entries
        self.lists_borderless = any(entry.row.kind is RowKind.BORDERLESS for entry in entries)

    def count(self, keys: tuple[str, ...]) -> int | None:
        """How many rows (or processes) all the keys hold for; None while a version is missing."""
        if PROCESSES in keys:
            wanted = [_levels(key) for key in keys if key != PROCESSES]
            return sum(all(frozenset(p.levels) == w for w in wanted) for p in self.decision.processes)
        chosen = self.entries
        for key in keys:
            if key not in _BY_VERSION:
                chosen = self._rows(key, chosen)
        for key in keys:
            if key in _BY_VERSION:
                with_text = [entry for entry in chosen if entry.row.kind in _HAS_VERSION]
                if any(entry.versions is None for entry in with_text):
                    return None
                chosen = [e for e in with_text if any(_says(version, key) for version in e.versions or ())]
        return len(chosen)

    def _rows(self, key: str, entries: list[_Entry]) -> list[_Entry]:
        if key == ALL:
            return entries
        if key == RowKind.BORDERLESS.value and not self.lists_borderless:
            return [entry for entry in entries if entry.row.borderless is True]
        if key in _KINDS:
            return [entry for entry in entries if entry.row.kind is _KINDS[key]]
        levels = _levels(key)
        return [entry for entry in entries if entry.levels == levels]


def _says(version: VersionHead, key: str) -> bool:
    if key in _ONLINE:
        return version.online_level is _ONLINE[key]
    if key in _CHANNELS:
        return _CHANNELS[key] in version.outline.channels
    return version.outline.has_reduction_note


def _check(tally: _Tally, keys: tuple[str, ...], printed: int, at: Ref, report: Report) -> None:
    unknown = [key for key in keys if key not in _KNOWN and not _levels(key)]
    if unknown:
        near = difflib.get_close_matches(unknown[0], _KNOWN, n=1)
        place = Ref(at.file, at.route, on_key=True)
        report(Problem("TT226", place, {"khoa": unknown[0], "goi_y": near[0] if near else ""}))
        return
    if tally.decision.annex_missing:
        return
    counted = tally.count(keys)
    what = ".".join(keys)
    if counted is None:
        report(Problem("TT402", at, {"khoa": what}))
    elif counted != printed:
        report(Problem("TT401", at, {"khoa": what, "in": str(printed), "dem": str(counted)}))


def _levels(key: str) -> _Levels:
    """`tinh+xa` -> the levels; empty when the key names none."""
    parts = key.split("+")
    return frozenset(map(Level, parts)) if all(part in _LEVELS for part in parts) else frozenset()


def _entry(corpus: Corpus, decision: Decision, row: Row, versions: Heads) -> _Entry:
    found = [versions.get((decision.key, key)) for key in _keys(corpus, row)]
    # A version that holds a name alone does not say yet by which channels it is received, or how it was reduced.
    complete = tuple(v for v in found if v is not None and v.completeness is not Completeness.NAME_ONLY)
    sides = row.new or row.old
    levels = row.levels or tuple(level for side in sides for level in side.levels)
    return _Entry(row, frozenset(levels), complete if len(complete) == len(found) else None)


def _keys(corpus: Corpus, row: Row) -> Iterator[Key]:
    for code in row.codes:
        for level in row.levels:
            yield Key(corpus.canonical(code), level)
    for side in row.new:
        for level in side.levels:
            yield Key(corpus.canonical(side.own_code), level)
