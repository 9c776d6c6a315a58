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
from generator.model.corpus import Corpus
from generator.model.statistics import WHOLE, ReportForm

_UNIT: Final = "don_vi"
_FIELD: Final = "linh_vuc"
_NAME: Final = "ten"
_HEADS: Final[Mapping[str, str]] = {
    "don vi": _UNIT,
    "ma don vi": _UNIT,
    "co quan": _UNIT,
    "linh vuc": _FIELD,
    "ma linh vuc": _FIELD,
    "ten": _NAME,
    "linh vuc cong viec giai quyet": _NAME,
}
_WHOLE: Final = frozenset({"toan tinh", "ca tinh"})
_TOTALS: Final = frozenset({"tong", "tong cong", "tong so", "cong"})


class Figures(NamedTuple):
    """The file that is to be, how many rows it holds, and the heads that mean nothing in the form."""

    write: FileWrite
    rows: int
    unused: tuple[str, ...]


def read_figures(path: Path, corpus: Corpus, period: str, form_id: str, source: str | None) -> Figures:
    """The statistics file of a period, made of a table whose heads are the columns of the form.

    A head is a column's id, its name, or its number as the form prints it. A unit or a field is found by its id or its
    name; one that is in no list is kept by the name that was typed.

    Raises:
        AuthoringError: no such form, no table with its heads, or a cell that is no number; with its row and column.
    """
    form = corpus.report_forms.get(form_id)
    if form is None:
        known = ", ".join(corpus.report_forms) or "…"
        raise AuthoringError(words.NO_SUCH.format(what=words.REPORT_FORM, text=form_id, known=known))
    table = read_table(path, _columns(form), form.columns[0].id)
    units = _by_name({id_: agency.name for id_, agency in corpus.agencies.items()})
    fields = _by_name({id_: field.name for id_, field in corpus.fields.items()})
    rows: list[Value] = [_row(table, place, form, units, fields) for place in range(len(table.rows))]
    node: dict[str, Value] = {"ky": period, "bieu": form.id, "dong": rows}
    if source is not None:
        node["nguon"] = source
    file = f"{settings.STATISTICS}/{period}.yml"
    text = modeline(file) + file_text("statistics", node, words.ENTERED_FROM.format(files=path.name))
    return Figures(FileWrite(file, text), len(rows), table.unused)


def _columns(form: ReportForm) -> dict[str, str]:
    found = dict(_HEADS)
    for column in form.columns:
        names = (column.id.replace("_", " "), column.name, column.number or "")
        found |= {" ".join(ascii_fold(name).split()): column.id for name in names if name}
    return found


def _by_name(names: Mapping[str, str]) -> dict[str, str]:
    folded = {" ".join(ascii_fold(name).split()): id_ for id_, name in names.items()}
    return folded | {id_: id_ for id_ in names}


def _row(
    table: Table, place: int, form: ReportForm, units: Mapping[str, str], fields: Mapping[str, str]
) -> dict[str, Value]:
    row = table.rows[place]
    told = {key: row.cells[key] for key in (_UNIT, _FIELD, _NAME) if key in row.cells}
    node: dict[str, Value] = {}
    names = []
    for key, known in ((_UNIT, units), (_FIELD, fields)):
        text = told.get(key, "")
        folded = " ".join(ascii_fold(text).split())
        if folded in _TOTALS:
            node["dong_tong"] = True
        elif key == _UNIT and folded in _WHOLE | {WHOLE, WHOLE.replace("-", " ")}:
            node[key] = WHOLE
        elif text and (id_ := known.get(folded) or known.get(text)) is not None:
            node[key] = id_
        elif text:
            names.append(text)
    name = told.get(_NAME, "")
    if " ".join(ascii_fold(name).split()) in _TOTALS:
        node["dong_tong"] = True
    elif name:
        names.append(name)
    if names:
        node[_NAME] = ": ".join(dict.fromkeys(names))
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
