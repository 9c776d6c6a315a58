"""What one decision file says about itself: its rows' shape, its days, its annex and its signed file."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from generator.check.amendments import AMENDS
from generator.check.text import day
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Document
from generator.model.decision import Decision, Row, decision_key
from generator.model.scalars import KHONG, Level, RowKind

_NUMBER: Final = re.compile(r"\d[^\s/]*/\S*[^\W\d_]")
_OWES_BASIS: Final[Mapping[RowKind, str]] = {
    RowKind.REPEAL: "TT416",
    RowKind.REPEAL_PART: "TT416",
    RowKind.AMEND: "TT462",
    RowKind.REPLACE: "TT462",
}
"""Rows that owe the text that repeals, amends or replaces (NĐ 63/2010 Art. 15), and the problem where it is missing."""


def check_row_shape(document: Document, report: Report) -> None:
    """TT413, TT414 (V09): a replacement names both sides, and nothing else has sides. TT415: no part is named.

    TT416, TT462: what repeals, amends or replaces names no legal text.
    """
    if not isinstance(document, Decision):
        return
    for row, at in _rows(document):
        if row.kind is RowKind.REPLACE:
            for key, sides in (("cu", row.old), ("moi", row.new)):
                if not sides:
                    report(Problem("TT413", at, {"khoa": key}))
        else:
            for key, sides in (("cu", row.old), ("moi", row.new)):
                if sides:
                    report(Problem("TT414", at.key(key), {"khoa": key, "loai": row.kind.value}))
        if row.kind in AMENDS and not row.parts:
            report(Problem("TT415", at))
        if row.kind in _OWES_BASIS and not _rests_on_another(row, document):
            report(Problem(_OWES_BASIS[row.kind], at))


def check_unique_rows(document: Document, report: Report) -> None:
    """TT407 (V04): one decision does one thing to one (code, level) once. TT408: withdrawals name rows by `stt`."""
    keys: dict[tuple[str, Level, str], Ref] = {}
    ordinals: dict[str, Ref] = {}
    for row, at in _rows(document):
        for code, level, kind, place in _keys(row, at):
            first = keys.setdefault((code, level, kind), place)
            if first is not place:
                report(Problem("TT407", place, {"ma": code, "cap": level.value}, (first,)))
        if row.ordinal is not None:
            place = at.at("stt")
            first = ordinals.setdefault(row.ordinal, place)
            if first is not place:
                report(Problem("TT408", place, {"stt": row.ordinal}, (first,)))


def check_days(document: Document, report: Report) -> None:
    """TT410, TT411, TT412 (V08): effect before signing, after signing, or for a closed period. One per place."""
    if not isinstance(document, Decision):
        return
    effect = document.effect
    _check_span(document, Ref(document.file, ("hieu_luc",)), effect.since, effect.until, report)
    for row, at in _rows(document):
        if row.since not in (None, effect.since) or row.until not in (None, effect.until):
            since, until = row.since or effect.since, row.until or effect.until
            _check_span(document, at, since, until, report)


def check_annex(document: Document, report: Report) -> None:
    """TT403: no annex, no counts. TT420 (V14): the annex prints another number. TT421: no digest of the signed file."""
    if not isinstance(document, Decision):
        return
    top = Ref(document.file)
    if document.annex_missing:
        report(Problem("TT403", top.at("thieu_phu_luc"), {"so": document.number}))
    if document.annex_number is not None and document.annex_number != document.number:
        params = {"in": document.annex_number, "so": document.number}
        report(Problem("TT420", top.at("so_in_phu_luc"), params))
    if document.signed_file is not None and document.signed_file_sha256 is None:
        report(Problem("TT421", top.at("tep"), {"tep": document.signed_file}))


def check_rows(document: Document, report: Report) -> None:
    """TT461: a decision that changes nothing, and does not say that its annex is missing."""
    if isinstance(document, Decision) and not (
        document.rows or document.processes or document.withdrawals or document.annex_missing
    ):
        report(Problem("TT461", Ref(document.file), {"so": document.number}))


def _rows(document: Document) -> Iterator[tuple[Row, Ref]]:
    if isinstance(document, Decision):
        top = Ref(document.file)
        yield from ((row, top.at("muc", index)) for index, row in enumerate(document.rows))


def _rests_on_another(row: Row, decision: Decision) -> bool:
    """Whether it names a legal text: the decision announces what another text has done, and is none itself."""
    bases = row.bases if row.bases is not None and row.bases != KHONG else ()
    return any(
        _is_number(basis.number) and decision_key(basis.number, basis.issued or decision.signed) != decision.key
        if basis.number
        else _is_title(basis.title or "")
        for basis in bases
    )


def _is_number(text: str) -> bool:
    """Whether it has the form of a law text's number: figures, a stroke, and letters behind it (`13/2022/QĐ-TTg`)."""
    return _NUMBER.search(text) is not None


def _is_title(text: str) -> bool:
    """Whether it can be the title of a law text: of two words at least, one of them with a letter."""
    return len(text.split()) > 1 and any(letter.isalpha() for letter in text)


def _keys(row: Row, at: Ref) -> Iterator[tuple[str, Level, str, Ref]]:
    if row.kind is not RowKind.REPLACE:
        for code in row.codes:
            for level in row.levels:
                yield code, level, row.kind.value, at.at("ma" if row.code else "ma_tam")
        return
    for name, sides in (("cu", row.old), ("moi", row.new)):
        for index, side in enumerate(sides):
            for level in side.levels:
                if side.own_code:
                    yield side.own_code, level, name, at.at(name, index, "ma" if side.code else "ma_tam")


def _check_span(decision: Decision, at: Ref, since: date, until: date | None, report: Report) -> None:
    if since < decision.signed:
        report(Problem("TT410", at.at("tu"), {"tu": day(since), "ngay_ky": day(decision.signed)}))
    elif until is not None:
        report(Problem("TT412", at.at("den"), {"tu": day(since), "den": day(until)}))
    elif since > decision.signed:
        report(Problem("TT411", at.at("tu"), {"tu": day(since), "ngay_ky": day(decision.signed)}))
