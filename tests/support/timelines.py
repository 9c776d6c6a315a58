"""Cases of consolidation: a sentence of the law, the files of the example, and the timelines they must come to.

A line of a timeline is a span: `2026-03-01 dang_ap_dung 10` reads "from that day in force with the text of decision
10"; `ht` is a baseline's text, `-` the name alone, `+cho` a text being written, `+tam` a temporary row, `+pdg` phi địa
giới. The codes of all problems stand beside it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from generator.model.corpus import Document
from generator.model.decision import Baseline, Decision
from tests.support.corpora import Folded, version

Timelines = dict[str, list[str]]


class Case(NamedTuple):
    """One sentence by its smallest example."""

    sentence: str
    documents: Sequence[Document]
    timelines: Timelines
    problems: Sequence[str] = ()

    @property
    def wanted(self) -> tuple[Timelines, list[str]]:
        """What the law gives."""
        return self.timelines, list(self.problems)

    @property
    def found(self) -> tuple[Timelines, list[str]]:
        """What consolidation gives."""
        folded = Folded(*self.documents)
        return {of: folded.timeline(of) for of in self.timelines}, folded.codes


def sentences(cases: Sequence[Case]) -> pytest.MarkDecorator:
    """One test per case, named by its sentence."""
    return pytest.mark.parametrize("case", cases, ids=[case.sentence.replace(" ", "-") for case in cases])


def texts(code: str, *of: Baseline | Decision) -> list[Document]:
    """Decisions or baselines with, for each, the version it set for a code."""
    return [*of, *(version(one, code) for one in of)]
