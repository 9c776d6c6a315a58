"""Time limits held against their printed note and against what a limit can be (V10, V22)."""

import re
from decimal import Decimal
from typing import Final

from generator.check.structure import limits_of
from generator.check.text import number
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Document
from generator.model.record import TimeLimit, Version
from generator.model.scalars import Unit

_DATE: Final = re.compile(r"(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_LONGEST_IN_MONTHS: Final = Decimal(12)


def check_limits(document: Document, report: Report) -> None:
    """TT429, TT430, TT431 (V10) and TT505, TT506 (V22) over every limit of a version."""
    if isinstance(document, Version):
        for limit, at in limits_of(document):
            _check_reduction(limit, at, report)
            _check_date(limit, at, report)


def _check_reduction(limit: TimeLimit, at: Ref, report: Report) -> None:
    """The column binds the counter, never the note (docs/domain.md 7); a note that disagrees is told, not followed."""
    shown, statutory, note = limit.reduced or limit.statutory, limit.statutory, limit.note
    if shown is None:
        return
    numbers_agree = True
    if note is not None:
        numbers_agree = note.after == shown.number and (
            limit.reduced is None or statutory is None or note.before == statutory.number
        )
        if not numbers_agree:
            params = {"so": number(shown.number), "tu": number(note.before), "den": number(note.after)}
            report(Problem("TT429", at.at("ghi_chu"), params))
    units = [q.unit for q in (shown, statutory) if q is not None]
    places = [at.at("sau_cat_giam", "don_vi")] * len(units)
    if note is not None:
        units.append(note.unit)
        places.append(at.at("ghi_chu", "don_vi"))
    other = next((i for i, unit in reversed(list(enumerate(units))) if unit is not units[0]), None)
    if other is not None:
        params = {"don_vi": units[0].value, "don_vi_khac": units[other].value}
        report(Problem("TT430", places[other], params))
    elif (
        numbers_agree
        and limit.reduced is not None
        and statutory is not None
        and limit.reduced.number >= statutory.number
    ):
        params = {"sau": number(limit.reduced.number), "truoc": number(statutory.number)}
        report(Problem("TT431", at.at("sau_cat_giam", "so"), params))


def _check_date(limit: TimeLimit, at: Ref, report: Report) -> None:
    """A tool once read the limit "29 tháng" out of "ngày 29 tháng 7 năm 2026" (Hải Phòng, 1.014116)."""
    text = limit.verbatim or ""
    if _DATE.search(text) and not re.search(r"\d", _DATE.sub("", text)):
        report(Problem("TT505", at.at("nguyen_van"), {"gia_tri": text}))
        return
    for key, quantity in (("sau_cat_giam", limit.reduced), ("theo_quy_dinh", limit.statutory)):
        if quantity is not None and quantity.unit is Unit.MONTH and quantity.number > _LONGEST_IN_MONTHS:
            report(Problem("TT506", at.at(key, "so"), {"so": number(quantity.number)}))
