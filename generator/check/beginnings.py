"""A version becomes the day on which its text begins to hold."""

from collections.abc import Collection, Iterator
from datetime import date

from generator.model.corpus import Corpus
from generator.model.decision import Row
from generator.model.record import VersionHead
from generator.model.scalars import Level, RowKind


def begins(corpus: Corpus, version: VersionHead, levels: Collection[Level]) -> date | None:
    """The first day on which a version's text holds at one of some levels; None where its decision is not in the tree.

    A row may have a day of its own. Where none names the version, that is TT307, and the decision's day counts.
    """
    if (baseline := corpus.baselines.get(version.decision)) is not None:
        return baseline.day
    if (decision := corpus.decisions.get(version.decision)) is None:
        return None
    own = set(map(corpus.canonical, version.codes))
    days = [
        row.since or decision.effect.since
        for row in decision.rows
        if any(level in levels and corpus.canonical(code) in own for code, level in _set_by(row))
    ]
    return min(days, default=decision.effect.since)


def _set_by(row: Row) -> Iterator[tuple[str, Level]]:
    """The codes with their levels that a row sets a text for: one of phi địa giới keeps the text."""
    if row.kind not in (RowKind.REPEAL, RowKind.BORDERLESS):
        yield from ((code, level) for code in row.codes for level in row.levels)
    for side in row.new:
        yield from ((side.own_code, level) for level in side.levels)
