"""What a correction says of itself: what it puts right, since when it can, and why; readers are told of it."""

import difflib
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from generator.check.text import day
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Document
from generator.model.decision import Baseline, BaselineRow, Decision, Row
from generator.model.record import Version
from generator.model.scalars import Part

_NOT_CORRECTED: Final = frozenset({"file", "outline", "dinh_chinh"})


def check_corrected_parts(document: Document, report: Report) -> None:
    """TT206: a part of `dinh_chinh` that is no key of the file, no part of NĐ 63/2010 Art. 8 and no row."""
    if not isinstance(document, Version | Decision | Baseline):
        return
    known = list(dict.fromkeys(_known(document)))
    for index, correction in enumerate(document.corrections):
        for place, part in enumerate(correction.parts):
            if part.strip() not in known:
                near = difflib.get_close_matches(part, known, n=1)
                params = {"gia_tri": part, "goi_y": near[0] if near else "", "cho_phep": ", ".join(_offered(document))}
                report(Problem("TT206", Ref(document.file, ("dinh_chinh", index, "bo_phan", place)), params))


def check_correction_reasons(document: Document, report: Report) -> None:
    """TT464: a reason without a letter explains nothing."""
    if not isinstance(document, Version | Decision | Baseline):
        return
    for index, correction in enumerate(document.corrections):
        if not any(letter.isalpha() for letter in correction.reason):
            at = Ref(document.file, ("dinh_chinh", index, "ly_do"))
            report(Problem("TT464", at, {"ly_do": correction.reason}))


def check_correction_days(corpus: Corpus, report: Report) -> None:
    """TT463: corrected before there was anything to correct: before the day of signing, or the baseline's own.

    A text exists since its decision was signed; one that is still to come is published, too.
    """
    documents: tuple[Decision | Baseline, ...] = (*corpus.decisions.values(), *corpus.baselines.values())
    made = {it.key: it.signed if isinstance(it, Decision) else it.day for it in documents}
    for document in documents:
        for index, correction in enumerate(document.corrections):
            at = Ref(document.file, ("dinh_chinh", index, "ngay"))
            _check_day(correction.made_on, made[document.key], at, report)
    for version in corpus.versions:
        first = version.outline.first_corrected
        if first is not None and version.decision in made:
            _check_day(first.day, made[version.decision], Ref(version.file, first.route), report)


def _check_day(corrected: date, made: date, at: Ref, report: Report) -> None:
    if corrected < made:
        report(Problem("TT463", at, {"ngay": day(corrected), "tu": day(made)}))


def _offered(document: Version | Decision | Baseline) -> list[str]:
    """What one would write there; more is taken than is worth a list."""
    return list(Part) if isinstance(document, Version) else list(dict.fromkeys(["muc", *_keys(type(document))]))


def _known(document: Version | Decision | Baseline) -> Iterator[str]:
    yield from _keys(type(document))
    match document:
        case Version():
            yield from Part
        case Decision():
            yield from _keys(Row)
            ordinals = (*(row.ordinal for row in document.rows), *(it.ordinal for it in document.processes))
            yield from (ordinal for ordinal in ordinals if ordinal is not None)
        case Baseline():
            yield from _keys(BaselineRow)


def _keys(record: type[msgspec.Struct]) -> list[str]:
    names = [field.encode_name for field in msgspec.structs.fields(record)]
    return [name for name in names if name not in _NOT_CORRECTED]
