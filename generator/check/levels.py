"""Levels that no longer exist: nothing that takes effect after 1 July 2025 is decided by a district (V15)."""

from datetime import date
from typing import Final

from generator.check.beginnings import begins
from generator.check.text import day
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.scalars import Level, RowKind

NO_DISTRICTS_SINCE: Final = date(2025, 7, 1)
"""Two tiers of local government (docs/domain.md 6.3)."""


def check_districts(corpus: Corpus, report: Report) -> None:
    """TT423: level `huyen` in a row, baseline or version that takes effect on or after that day.

    What ends a district's procedure is left alone: those are just the rows that clear the district level away.
    """
    for baseline in corpus.baselines.values():
        for index, line in enumerate(baseline.rows):
            _check(line.levels, baseline.day, Ref(baseline.file, ("muc", index, "cap")), report)
    for decision in corpus.decisions.values():
        for index, row in enumerate(decision.rows):
            since = row.since or decision.effect.since
            if row.kind is not RowKind.REPEAL:
                _check(row.levels, since, Ref(decision.file, ("muc", index, "cap")), report)
            for place, side in enumerate(row.new):
                _check(side.levels, since, Ref(decision.file, ("muc", index, "moi", place, "cap")), report)
    for version in corpus.versions:
        if Level.DISTRICT in version.levels and (first := begins(corpus, version, {Level.DISTRICT})) is not None:
            _check(version.levels, first, Ref(version.file, ("cap",)), report)


def _check(levels: tuple[Level, ...], since: date, at: Ref, report: Report) -> None:
    if Level.DISTRICT in levels and since >= NO_DISTRICTS_SINCE:
        report(Problem("TT423", at.at(levels.index(Level.DISTRICT)), {"tu": day(since)}))
