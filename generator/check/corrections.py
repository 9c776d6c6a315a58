"""What a correction says it puts right must be something that its file holds: readers are told of it by name."""

import difflib
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Document
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
