"""Dossier figures that contradict each other, their form, the period before, or the decisions of the tree (V19)."""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from generator import settings
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.identities import Cell, Proof, Sum, SumKind, Table, prove, tables_of
from generator.model.period import period_of
from generator.model.register import Register
from generator.model.statistics import WHOLE, ReportForm, Statistics


def check_forms(corpus: Corpus, report: Report) -> None:
    """TT609: a form whose sums name columns it does not have, or one column twice."""
    for place, form in enumerate(corpus.report_forms.values()):
        known = [column.id for column in form.columns]
        twice = {column for column in known if known.count(column) > 1}
        for route, named in _named(form):
            for column in named:
                if column not in known or column in twice or named.count(column) > 1:
                    at = Ref(settings.REPORT_FORMS_FILE, (place, *route))
                    report(Problem("TT609", at, {"ma": form.id, "cot": column}))
                    break


def _named(form: ReportForm) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...]]]:
    for index, column in enumerate(form.columns):
        if column.merged_into is not None:
            yield ("cot", index), (column.id, column.merged_into)
    for index, identity in enumerate(form.identities):
        yield ("dang_thuc", index), (identity.total, *identity.parts)
    for index, ratio in enumerate(form.ratios):
        yield ("ti_le", index), ratio.part
        yield ("ti_le", index), ratio.whole
    if form.carried is not None:
        yield ("ky_truoc",), (form.carried.column,)
        yield ("ky_truoc",), (form.carried.source,)


def check_tables(corpus: Corpus, report: Report) -> None:
    """TT605, TT606, TT607, TT610: a table in a form that is not there, or not in use; its columns; a row said twice.

    TT612: a row of which nobody can say what it counts.

    TT202: rows without a form. TT301, TT302: a unit or a field that is neither in its list nor named.
    """
    for one in corpus.statistics.values():
        top = Ref(one.file)
        form = corpus.report_forms.get(one.form or "")
        if one.rows and one.form is None:
            report(Problem("TT202", top, {"khoa": "bieu"}))
        elif one.form is not None and form is None:
            near = _near(one.form, corpus.report_forms)
            report(Problem("TT605", top.at("bieu"), {"ma": one.form, "goi_y": near}))
        if form is not None:
            _check_use(form, one, corpus, report)
            _check_columns(form, one, report)
        _check_rows(one, corpus, report)


def _check_use(form: ReportForm, one: Statistics, corpus: Corpus, report: Report) -> None:
    last = period_of(one.period, corpus.cut).last
    if (form.since or date.min) <= last <= (form.until or date.max):
        return
    report(Problem("TT610", Ref(one.file, ("bieu",)), {"ma": form.id, "ngay": f"{last:%d/%m/%Y}"}))


def _check_columns(form: ReportForm, one: Statistics, report: Report) -> None:
    known = [column.id for column in form.columns]
    for index, row in enumerate(one.rows):
        for column in row.cells:
            if column not in known:
                at = Ref(one.file, ("dong", index)).key(column)
                report(Problem("TT606", at, {"cot": column, "ma": form.id, "goi_y": _near(column, known)}))


def _check_rows(one: Statistics, corpus: Corpus, report: Report) -> None:
    first: dict[object, int] = {}
    for index, row in enumerate(one.rows):
        at = Ref(one.file, ("dong", index))
        if row.is_of_nothing:
            report(Problem("TT612", at, {}))
            continue
        if first.setdefault(row.place, index) != index:
            report(Problem("TT607", at, {}, (Ref(one.file, ("dong", first[row.place])),)))
        if row.unit not in (None, WHOLE) and row.unit not in corpus.agencies and row.name is None:
            params = {"ma": row.unit or "", "tep": settings.AGENCIES_FILE, "goi_y": _near(row.unit, corpus.agencies)}
            report(Problem("TT301", at.at("don_vi"), params))
        if row.field_id is not None and row.field_id not in corpus.fields and row.name is None:
            params = {"ma": row.field_id, "tep": settings.FIELDS_FILE, "goi_y": _near(row.field_id, corpus.fields)}
            report(Problem("TT302", at.at("linh_vuc"), params))


def check_sums(corpus: Corpus, report: Report) -> None:
    """TT601, TT603 (V19): figures that contradict each other or the period before, unless an officer confirmed them.

    TT602: the one figure that, changed alone, would mend them all; then only it is told, and nothing is changed.
    """
    tables = tables_of(corpus.statistics, corpus.report_forms, corpus.cut)
    for period, proof in prove(tables).items():
        if proof.broken and tables[period].statistics.confirmed is None:
            for problem in _contradictions(tables, period, proof):
                report(problem)


def _contradictions(tables: dict[str, Table], period: str, proof: Proof) -> Iterator[Problem]:
    table = tables[period]
    if (repair := proof.repair) is not None:
        others = tuple(_ref(tables, one.total) for one in proof.broken if one.total != repair.cell)
        params = {
            "cot": _heads(table.form, [repair.cell]),
            "so": _number(repair.printed),
            "dung": _number(repair.proposed),
            "dem": str(len(proof.broken)),
        }
        yield Problem("TT602", _ref(tables, repair.cell), params, others)
        return
    for one in proof.broken:
        yield _contradiction(tables, table, one)


def _contradiction(tables: dict[str, Table], table: Table, one: Sum) -> Problem:
    params = {
        "tong": _heads(table.form, [one.total]),
        "so": _number(one.printed or 0),
        "bang": _heads(table.form, one.parts) if one.kind is not SumKind.TOTAL else str(len(one.parts)),
        "cong": _number(one.added or 0),
    }
    code = "TT603" if one.kind is SumKind.CARRIED else "TT611" if one.kind is SumKind.TOTAL else "TT601"
    related = tuple(_ref(tables, cell) for cell in one.parts) if code == "TT603" else ()
    return Problem(code, _ref(tables, one.total), params, related)


def check_reported(corpus: Corpus, register: Register, report: Report) -> None:
    """TT604: the counts of decisions that a report gives, against the decisions signed in the period.

    Where the tree does not hold all of the period (it began before the first day of data, or decisions are not entered
    up to its end), only more than the report gives is a contradiction.
    """
    until = corpus.site.entered_until if corpus.site is not None else None
    for one in corpus.statistics.values():
        period = period_of(one.period, corpus.cut)
        begun = register.data_since is not None and period.first >= register.data_since
        if one.reported is None or one.confirmed is not None:
            continue
        is_entered = begun and until is not None and until >= period.last
        signed = [d for d in corpus.decisions.values() if period.first <= d.signed <= period.last]
        counts = Counter(row.kind.value for decision in signed for row in decision.rows)
        counts["quyet_dinh"] = sum(decision.announces for decision in signed)
        for it in one.reported.compared(counts, is_entered=is_entered):
            if it.agrees is False:
                params = {"khoa": it.key, "in": _number(it.printed), "dem": _number(it.counted)}
                report(Problem("TT604", Ref(one.file, ("theo_bao_cao", it.key)), params))


def _ref(tables: dict[str, Table], cell: Cell) -> Ref:
    """A figure's place; a neighbour's table may be in another form, its file is the same."""
    owner = tables.get(cell.period)
    file = owner.statistics.file if owner is not None else f"{settings.STATISTICS}/{cell.period}.yml"
    return Ref(file, ("dong", cell.row, cell.column))


def _heads(form: ReportForm, cells: Iterable[Cell]) -> str:
    names = {column.id: column.name.lower() for column in form.columns}
    return ", ".join(names.get(cell.column, cell.column) for cell in cells)


def _near(text: str | None, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(text or "", list(known), n=1)), "")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
