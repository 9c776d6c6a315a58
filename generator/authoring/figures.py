"""A table of dossiers (CSV or a spreadsheet) becomes the figures of a period: the rows under the columns of a form."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator import settings
from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.table import Table, read_table
from generator.authoring.texts import ascii_fold
from generator.authoring.writing.editor import modeline
from generator.authoring.writing.emit import Value
from generator.authoring.writing.layout import file_text
from generator.authoring.writing.writes import FileWrite
from generator.decode import scalars
from generator.diagnostics.problem import Problem, Ref
from generator.diagnostics.render import message_of
from generator.model.corpus import Corpus
from generator.model.statistics import WHOLE, ReportForm

_UNIT: Final = "don_vi"
_FIELD: Final = "linh_vuc"
_NAME: Final = "ten"
_ORDINAL: Final = "stt"
_HEADS: Final[Mapping[str, str]] = {
    "stt": _ORDINAL,
    "tt": _ORDINAL,
    "so tt": _ORDINAL,
    "don vi": _UNIT,
    "ma don vi": _UNIT,
    "ten don vi": _UNIT,
    "co quan": _UNIT,
    "linh vuc": _FIELD,
    "ma linh vuc": _FIELD,
    "ten linh vuc": _FIELD,
    "linh vuc giai quyet": _FIELD,
    "ten": _NAME,
    "don vi linh vuc": _NAME,
    "linh vuc don vi": _NAME,
    "linh vuc cong viec giai quyet": _NAME,
    "linh vuc cong viec giai quyet theo cap": _NAME,
}
_WHOLE: Final = frozenset({"toan tinh", "ca tinh"})
"""`toan-tinh` reads the same without its mark."""
_TOTALS: Final = frozenset({"tong", "tong cong", "tong so", "cong"})


class Figures(NamedTuple):
    """The file that is to be; in its table the number of each row, and the heads that mean nothing in the form."""

    write: FileWrite
    table: str
    rows: tuple[int, ...]
    unused: tuple[str, ...]

    def say(self, problem: Problem) -> str:
        """The problem, with the row of the table that it is about."""
        told = message_of(problem)
        if (row := self._row(problem.at)) is None:
            return told
        if problem.code == "TT607":
            told += words.SAME_AS_ROW.format(row=self._row(problem.related[0]))
        return words.IN_TABLE_ROW.format(file=self.table, row=row, words=told)

    def _row(self, at: Ref) -> int | None:
        match at.route:
            case ("dong", int(place), *_) if at.file == self.write.path:
                return self.rows[place]
        return None


def read_figures(path: Path, corpus: Corpus, period: str, form_id: str, source: str | None) -> Figures:
    """The statistics file of a period, made of a table whose heads are the columns of the form.

    A head is a column's id, its name, or its number as the form prints it. A unit or a field is found by its id or its
    name; one that is in no list is kept by the name that was typed.

    Raises:
        AuthoringError: no such form, no table with its heads or several, no row, a cell that is no number (with its row
            and column).
    """
    form = corpus.report_forms.get(form_id)
    if form is None:
        forms = ", ".join(corpus.report_forms) or "…"
        raise AuthoringError(words.NO_SUCH.format(what=words.REPORT_FORM, text=form_id, known=forms))
    table = read_table(path, _columns(form), form.columns[0].id)
    if table.others:
        raise AuthoringError(words.MANY_SHEETS.format(file=table.file, others="”, “".join(table.others)))
    known = {
        _UNIT: _by_name({id_: (agency.name,) for id_, agency in corpus.agencies.items()}),
        _FIELD: _by_name({id_: (field.name, *field.other_names) for id_, field in corpus.fields.items()}),
    }
    table = table._replace(rows=tuple(row for row in table.rows if row.cells.keys() != {_ORDINAL}))
    if not table.rows:
        raise AuthoringError(words.NO_FILLED_ROW.format(file=table.file))
    rows: list[Value] = [_row(table, place, form, known) for place in range(len(table.rows))]
    node: dict[str, Value] = {"ky": period, "bieu": form.id, "dong": rows}
    if source is not None:
        node["nguon"] = source
    file = f"{settings.STATISTICS}/{period}.yml"
    text = modeline(file) + file_text("statistics", node, words.ENTERED_FROM.format(files=path.name))
    return Figures(FileWrite(file, text), table.file, tuple(row.number for row in table.rows), table.unused)


def _columns(form: ReportForm) -> dict[str, str]:
    found = dict(_HEADS)
    for column in form.columns:
        names = (column.id, column.name, column.number or "")
        found |= {ascii_fold(name): column.id for name in names if name}
    return found


def _by_name(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {ascii_fold(name): id_ for id_, some in names.items() for name in some} | {id_: id_ for id_ in names}


def _id(text: str, known: Mapping[str, str]) -> str | None:
    return known.get(ascii_fold(text)) or known.get(text)


def _row(table: Table, place: int, form: ReportForm, known: Mapping[str, Mapping[str, str]]) -> dict[str, Value]:
    """One row; `known` are the ids by name and by id of each list."""
    row = table.rows[place]
    node: dict[str, Value] = {}
    names = []
    for key, lists in (_UNIT, (_UNIT,)), (_FIELD, (_FIELD,)), (_NAME, (_FIELD, _UNIT)):
        text = row.cells.get(key, "")
        folded = ascii_fold(text)
        found = [(it, id_) for it in lists if it not in node and (id_ := _id(text, known[it])) is not None]
        if folded in _TOTALS:
            node["dong_tong"] = True
        elif _UNIT in lists and folded in _WHOLE:
            node[_UNIT] = WHOLE
        elif found:
            node |= found[:1]
        elif text:
            names.append(text)
    if names:
        # `I` tells a part of the table from what stands in it; a number of a row says nothing.
        ordinal = row.cells.get(_ORDINAL, "").rstrip(".)")
        part = f"{ordinal}. " if ordinal.isalpha() and ordinal.isupper() else ""
        node[_NAME] = part + ": ".join(dict.fromkeys(names))
    if not table.is_sheet and row.width < table.width and any(column.id in row.cells for column in form.columns):
        # Which one is left out nobody can say, and those behind it stand one column too far left.
        said = words.TOO_FEW_CELLS.format(file=table.file, row=row.number, count=row.width, heads=table.width)
        raise AuthoringError(said)
    for column in form.columns:
        if column.id in row.cells:
            node[column.id] = _count(table, place, column.id)
    return node


def _count(table: Table, place: int, column: str) -> str:
    row = table.rows[place]
    text = row.cells[column]
    try:
        scalars.count(text)
    except scalars.BadScalar:
        said = words.NO_DOSSIERS.format(text=text)
        place_words = words.IN_TABLE.format(file=table.file, row=row.number, head=table.heads[column], words=said)
        raise AuthoringError(place_words) from None
    return text
