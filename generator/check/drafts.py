"""What a version was drafted on: `tren` must be the last text before it, else an amendment between is undone."""

from collections.abc import Iterator, Mapping

from generator.check.text import listed
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.record import VersionHead
from generator.model.register import Effect, Register
from generator.model.scalars import Key, Level


def check_drafts(corpus: Corpus, register: Register, report: Report) -> None:
    """TT311, TT312, TT313: `tren` missing, wrong, or given where no text came before (docs/consolidation.md 8).

    Depends on all decisions and on no day: whole-text versions would silently undo what came between.
    """
    for version in corpus.versions:
        expected = dict(_expected(corpus, register, version))
        if expected:
            _check(corpus, version, expected, report)


def _expected(corpus: Corpus, register: Register, version: VersionHead) -> Iterator[tuple[Level, tuple[str, ...]]]:
    """For each level the texts before this one, over the version's codes; a level that never begins is left out."""
    for level in version.levels:
        previous: dict[str, None] = {}
        begins = False
        for code in version.codes:
            history = register.histories.get(Key(corpus.canonical(code), level))
            for event in history.events if history else ():
                if event.decision == version.decision and event.effect is Effect.TEXT:
                    begins = True
                    if event.previous_text is not None:
                        previous[event.previous_text] = None
                    break
        if begins:
            yield level, tuple(previous)


def _check(
    corpus: Corpus, version: VersionHead, expected: Mapping[Level, tuple[str, ...]], report: Report
) -> None:
    given = version.drafted_on
    at = Ref(version.file, ("tren",))
    if isinstance(given, dict):
        for level in given:
            if level not in version.levels:
                report(Problem("TT313", at.at(level.value), {"tren": given[level], "cap": level.value}))
        for level, texts in expected.items():
            if level in given:
                _check_one(corpus, version, given[level], texts, level, at.at(level.value), report)
            elif texts:
                _missing(version, texts, level.value, report)
        return
    if given is None:
        lacking = [level for level, texts in expected.items() if texts]
        if lacking:
            texts = tuple(dict.fromkeys(text for level in lacking for text in expected[level]))
            _missing(version, texts, listed(level.value for level in lacking), report)
        return
    for level, texts in expected.items():
        if given not in texts:
            _check_one(corpus, version, given, texts, level, at, report)
            return


def _missing(version: VersionHead, texts: tuple[str, ...], levels: str, report: Report) -> None:
    at = Ref(version.file, ("quyet_dinh",))
    report(Problem("TT311", at, {"dung": listed(texts), "cap": levels}))


def _check_one(
    corpus: Corpus, version: VersionHead, given: str, texts: tuple[str, ...], level: Level, at: Ref, report: Report
) -> None:
    if not texts:
        report(Problem("TT313", at, {"tren": given, "cap": level.value}))
    elif given not in texts:
        told = {"tren": given, "dung": listed(texts), "cap": level.value}
        report(Problem("TT312", at, told, _files(corpus, version, texts, level)))


def _files(corpus: Corpus, version: VersionHead, texts: tuple[str, ...], level: Level) -> tuple[Ref, ...]:
    """Where the texts before this one can be read; a decision may have set one without a file."""
    heads = corpus.heads
    keys = [Key(corpus.canonical(code), level) for code in version.codes]
    found = (heads.get((text, key)) for text in texts for key in keys)
    return tuple(dict.fromkeys(Ref(head.file, ("quyet_dinh",)) for head in found if head is not None))
