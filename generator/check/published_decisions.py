"""Two states of the tree become the refusals of what nobody may do to a decision, or a baseline, once it is entered."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from generator.check.edits import Edit, added, edits, explains
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.decision import Baseline, BaselineRow, Decision, Row
from generator.model.register import Effect, Register
from generator.model.scalars import Key

_FREE: Final = frozenset({"muc", "ngay_nhap_csdlqg", "ngay_niem_yet", "dinh_chinh"})
"""Rows are compared one by one; when it was entered and posted is told afterwards."""
_TELLING: Final = frozenset(
    {"phi_dia_gioi", "tu", "den", "ma_khac", "cap", "cu", "moi", "rut_danh_muc", "thieu_phu_luc"}
)
"""Keys of which the absence says something: a row without days of its own has those of its decision."""
_OF_ANNEX: Final = frozenset({"thieu_phu_luc", "so_in_phu_luc", "dem", "quy_trinh"})
"""What comes in with an annex that was missing."""
AnyRow = TypeVar("AnyRow", bound=Row | BaselineRow)


def check_published_decisions(was: Corpus, now: Corpus, register: Register, report: Report) -> None:
    """TT442: a decision or baseline that the other revision holds was edited in place. TT443: it is gone.

    A signed decision is a fact from the day it was entered. `dinh_chinh` puts right what was typed wrong; what was
    missing may be filled in, and an annex that was missing may come (NĐ 63/2010 Art. 15).
    """
    for decision in was.decisions.values():
        here = now.decisions.get(decision.key)
        if here is None:
            key = "so" if _is_there(decision.file, now.decisions.values()) else ""
            _report_gone(decision.key, decision.file, key, report)
        elif here != decision:
            _compare_decision(decision, here, register.as_of, report)
    for baseline in was.baselines.values():
        still = now.baselines.get(baseline.key)
        if still is None:
            key = "ngay" if _is_there(baseline.file, now.baselines.values()) else ""
            _report_gone(baseline.key, baseline.file, key, report)
        elif still != baseline:
            _compare_baseline(baseline, still, now, register, report)


def _is_there(file: str, documents: Iterable[Decision | Baseline]) -> bool:
    return any(document.file == file for document in documents)


def _report_gone(key: str, file: str, route: str, report: Report) -> None:
    report(Problem("TT443", Ref(file, (route,) if route else ()), {"quyet_dinh": key}))


def _compare_decision(was: Decision, now: Decision, as_of: date, report: Report) -> None:
    corrected = added(was.corrections, now.corrections, as_of)
    free = _FREE | (_OF_ANNEX if was.annex_missing else set())
    for edit in edits(was, now, free, _TELLING):
        if not explains(corrected, edit.key):
            report(_edited(now.file, edit, edit.key))
    for changed, ordinal in _row_edits(was.rows, now.rows, _identity, may_grow=was.annex_missing):
        if not explains(corrected, "muc", ordinal, changed.key):
            report(_edited(now.file, changed, changed.key))
    _check_corrections(was, now, report)


def _compare_baseline(was: Baseline, now: Baseline, corpus: Corpus, register: Register, report: Report) -> None:
    corrected = added(was.corrections, now.corrections, register.as_of)
    gone = {_baseline_identity(row): row for row in was.rows}
    for edit, name in _row_edits(was.rows, now.rows, _baseline_identity, may_grow=True):
        row = gone.get(name or "") if edit.key == "muc" else None
        # A line gives way once an earlier row says what holds (TT417 asks for just that).
        if row is not None and _is_known(row, was.day, corpus, register):
            continue
        if not explains(corrected, "muc", edit.key):
            report(_edited(now.file, edit, edit.key))
    _check_corrections(was, now, report)


def _is_known(row: BaselineRow, day: date, corpus: Corpus, register: Register) -> bool:
    keys = [Key(corpus.canonical(code), level) for code in row.codes for level in row.levels]
    histories = [register.histories.get(key) for key in keys]
    return all(
        history is not None and any(it.since < day and it.effect is not Effect.NOTHING for it in history.events)
        for history in histories
    )


def _check_corrections(was: Decision | Baseline, now: Decision | Baseline, report: Report) -> None:
    if any(correction not in now.corrections for correction in was.corrections):
        report(_edited(now.file, Edit("dinh_chinh", ("dinh_chinh",)), "dinh_chinh"))


def _edited(file: str, edit: Edit, key: str) -> Problem:
    return Problem("TT442", Ref(file, edit.route), {"phan": key, "khoa": str(edit.route[0])})


def _row_edits(
    was: tuple[AnyRow, ...], now: tuple[AnyRow, ...], identity: Callable[[AnyRow], str], *, may_grow: bool
) -> Iterator[tuple[Edit, str]]:
    """The differing key of each edited row, `muc` for a row that is gone or came; with the row's identity."""
    here = {identity(row): index for index, row in reversed(list(enumerate(now)))}
    for row in was:
        name = identity(row)
        index = here.get(name)
        if index is None:
            yield Edit("muc", ("muc",)), name
        else:
            inside: list[Edit] = list(edits(row, now[index], (), _TELLING))
            yield from ((Edit(it.key, ("muc", index, *it.route)), name) for it in inside)
    known = {identity(row) for row in was}
    if not may_grow:
        for index, row in enumerate(now):
            if (name := identity(row)) not in known:
                yield Edit("muc", ("muc", index)), name


def _identity(row: Row) -> str:
    """The ordinal as printed, which is unique (TT408); else what the row does to which procedures."""
    if row.ordinal is not None:
        return row.ordinal
    sides = [f"{side.own_code}/{'+'.join(side.levels)}" for side in (*row.old, *row.new)]
    return " ".join([row.kind, *row.codes, "+".join(row.levels), *sides])


def _baseline_identity(row: BaselineRow) -> str:
    return " ".join([*row.codes, "+".join(row.levels)])
