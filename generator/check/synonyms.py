"""The words of the people: each phrase has one entry, so that an officer who reviews it sees all of its readings."""

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Document
from generator.model.province import SynonymFile


def check_phrases(document: Document, report: Report) -> None:
    """TT507: a phrase that an earlier entry has already."""
    if not isinstance(document, SynonymFile):
        return
    seen: dict[str, Ref] = {}
    for index, entry in enumerate(document.items):
        for place, phrase in enumerate(entry.phrases):
            at = Ref(document.file, (index, "noi", place))
            first = seen.setdefault(" ".join(phrase.casefold().split()), at)
            if first is not at:
                report(Problem("TT507", at, {"loi": phrase}, (first,)))
