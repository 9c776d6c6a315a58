"""A table of dossiers (CSV or a spreadsheet) becomes the figures of a period: the rows under the columns of a form."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator import settings
from generator.authoring import words
from generator.authoring.outline import Line, Stand, numbered, ordinal_of, stands
from generator.authoring.problem import AuthoringError
from generator.authoring.table import Table, TableRow, read_table
from generator.authoring.texts import ascii_fold
from generator.authoring.totals import Total, TotalWords, is_whole, reads_as_total
from generator.authoring.writing.editor import modeline
from generator.authoring.writing.emit import Value
from generator.authoring.writing.layout import file_text
from generator.authoring.writing.writes import FileWrite
from generator.decode import scalars
from generator.diagnostics.problem import Problem, Ref
from generator.diagnostics.render import message_of
from generator.model.corpus import Corpus
from generator.model.statistics import WHOLE, WITHIN, ReportForm

_UNIT: Final = "don_vi"
_FIELD: Final = "linh_vuc"
_NAME: Final = "ten"
_ORDINAL: Final = "stt"
_SECTION: Final = "phan"
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    _ORDINAL: (_FIELD, _UNIT),
    _UNIT: (_UNIT,),
    _FIELD: (_FIELD,),
    _NAME: (_FIELD, _UNIT),
}
"""The cells that say what a row is of, and the lists in which it may stand."""
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


class Figures(NamedTuple):
    """The file that is to be; in its table the number of each row, and the heads that mean nothing in the form.

    `unsure` are the numbers of rows that read like totals of nobody knows what.
    """

    write: FileWrite
    table: str
    rows: tuple[int, ...]
    unused: tuple[str, ...]
    unsure: tuple[int, ...] = ()

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
    columns = {column.id for column in form.columns}
    table = table._replace(rows=_told(table.rows, columns))
    if not table.rows:
        raise AuthoringError(words.NO_FILLED_ROW.format(file=table.file))
    reading = _Reading(table, columns, known, corpus.site.name if corpus.site is not None else "")
    rows: list[Value] = [{**reading.row(place), **_cells(table, place, form)} for place in range(len(table.rows))]
    node: dict[str, Value] = {"ky": period, "bieu": form.id, "dong": rows}
    if source is not None:
        node["nguon"] = source
    file = f"{settings.STATISTICS}/{period}.yml"
    text = modeline(file) + file_text("statistics", node, words.ENTERED_FROM.format(files=path.name))
    unsure = tuple(row.number for place, row in enumerate(table.rows) if reading.is_unsure(place))
    return Figures(FileWrite(file, text), table.file, tuple(row.number for row in table.rows), table.unused, unsure)


def _told(rows: Sequence[TableRow], columns: set[str]) -> tuple[TableRow, ...]:
    """The rows that say something: no bare number; below the last figure no remark across the table either."""
    last = max((place for place, row in enumerate(rows) if columns & row.cells.keys()), default=-1)
    return tuple(
        row
        for place, row in enumerate(rows)
        if row.cells.keys() != {_ORDINAL} or (place < last and ordinal_of(row.cells[_ORDINAL]) is None)
    )


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


class _Reading:
    """What the rows of a table are of; `known` are the ids by name and by id of each list."""

    def __init__(
        self, table: Table, columns: set[str], known: Mapping[str, Mapping[str, str]], site_name: str
    ) -> None:
        self.known = known
        self.words = TotalWords(site_name)
        self.labels = [_labels(row) for row in table.rows]
        first = [next(iter(texts.values()), "") for texts in self.labels]
        ordinals = [ordinal_of(row.cells.get(_ORDINAL, "")) or "" for row in table.rows]
        counted = numbered(["" if ordinal else name for ordinal, name in zip(ordinals, first, strict=True)])
        self.ordinals = [ordinal or inner for ordinal, (inner, _) in zip(ordinals, counted, strict=True)]
        for place, (_, begin) in enumerate(counted):
            if begin and self._ids(first[place][begin:]):
                key = next(iter(self.labels[place]))
                self.labels[place][key] = first[place][begin:]
        self.is_typed = [bool(ordinal) for ordinal in ordinals]
        self.sums = [self._sum(texts) for texts in self.labels]
        self._read_province()
        filled = [bool(columns & row.cells.keys()) for row in table.rows]
        for row, is_filled, texts in zip(table.rows, filled, self.labels, strict=True):
            if is_filled and not texts:
                raise AuthoringError(words.NO_LABEL.format(file=table.file, row=row.number))
        self.filled = filled
        self.divided = {ascii_fold(texts[_UNIT]) for texts in self.labels if _UNIT in texts and len(texts) > 1}
        self.stands = self._stand()
        self.summed = {place: self._summed(place, told) for place, told in enumerate(self.sums) if told is not None}
        for place in (place for place, section in self.summed.items() if section is None):
            self.sums[place] = None

    def row(self, place: int) -> dict[str, Value]:
        """What a row is of, without its figures."""
        stand, told = self.stands[place], self.sums[place]
        sections = list(stand.sections)
        if stand.heads:
            total: dict[str, Value] = {"dong_tong": True} if self.filled[place] else {}
            return {_SECTION: WITHIN.join([*sections, self._name(place)]), **total}
        node: dict[str, Value] = {}
        names: list[str] = []
        if told is not None:
            node["dong_tong"] = True
            sections = list(self.summed[place] or ())
        for key, lists in _LISTS.items():
            text = self.labels[place].get(key, "")
            found = [(it, id_) for it in lists if it not in node and (id_ := _id(text, self.known[it])) is not None]
            if not text or (told is not None and self.words.total(text) is not None):
                continue
            if _UNIT in lists and self._is_whole(text):
                node[_UNIT] = WHOLE
            elif found:
                node |= found[:1]
            elif key == _UNIT and ascii_fold(text) in self.divided:
                # A unit that is in no list is a part of the table for what is told of it.
                sections.append(text)
            else:
                names.append(text)
        if _UNIT in node and node[_UNIT] != WHOLE and self.filled[place] and self._is_divided(place):
            node["dong_tong"] = True
        if names:
            node[_NAME] = self._part(place) + ": ".join(dict.fromkeys(names))
        return ({_SECTION: WITHIN.join(sections)} if sections else {}) | node

    def is_unsure(self, place: int) -> bool:
        """Whether it reads like a total of which nobody can say what it sums."""
        if self.sums[place] is not None or self.stands[place].heads:
            return False
        return any(reads_as_total(text) and not self._ids(text) for text in self.labels[place].values())

    def _stand(self) -> list[Stand]:
        def lines() -> list[Line]:
            found = []
            for place, told in enumerate(self.sums):
                others = [text for text in self.labels[place].values() if self.words.total(text) is None]
                bare = told is not None and not told.whole and not told.ordinals and not others
                ends = (told is not None and told.whole) or (len(others) == 1 and self._is_whole(others[0]))
                # A total of a unit, or one that says of what, neither opens nor closes a section.
                ordinal = "" if told is not None else self.ordinals[place]
                found.append(Line(ordinal, self._name(place), self.filled[place], bare, ends))
            return found

        made = stands(lines())
        tops = {self.ordinals[place] for place, it in enumerate(made) if not it.sections and self.sums[place] is None}
        heads = {self.ordinals[place] for place, it in enumerate(made) if it.heads}
        for place, told in enumerate(self.sums):
            some = told.ordinals if told is not None else frozenset()
            if some and some < tops and not (len(some) == 1 and some <= heads):
                # It sums a few of the parts, and nothing can say which in the file.
                self.sums[place] = None
        return made

    def _summed(self, place: int, told: Total) -> tuple[str, ...] | None:
        """The section that a total sums, empty for all of the table; None where two may be meant.

        Parts of several sections may have one number: it means the one that the total stands in or beside.
        """
        if told.whole or len(told.ordinals) > 1:
            return ()
        here = self.stands[place].sections
        if not told.ordinals:
            return here
        (ordinal,) = told.ordinals
        heads = [it for it, stand in enumerate(self.stands) if stand.heads and self.ordinals[it] == ordinal]
        near = [it for it in heads if here[: len(self.stands[it].sections)] == self.stands[it].sections]
        found = [it for it in near if it < place][-1:] or near or heads
        if len(found) > 1:
            return None
        return next(((*self.stands[it].sections, self._name(it)) for it in found), ())

    def _is_divided(self, place: int) -> bool:
        """Whether it is of a unit in all fields, and other rows tell of it field by field."""
        texts = self.labels[place]
        return texts.keys() == {_UNIT} and ascii_fold(texts[_UNIT]) in self.divided

    def _name(self, place: int) -> str:
        return self._part(place) + ": ".join(dict.fromkeys(self.labels[place].values()))

    def _part(self, place: int) -> str:
        """`I` tells a part of the table from what stands in it; a number of a row says nothing."""
        ordinal = self.ordinals[place]
        return f"{ordinal}. " if self.is_typed[place] and ordinal.isalpha() and ordinal.isupper() else ""

    def _ids(self, text: str) -> list[str]:
        return [id_ for known in self.known.values() if (id_ := _id(text, known)) is not None]

    def _sum(self, texts: Mapping[str, str]) -> Total | None:
        return next((told for text in texts.values() if (told := self.words.total(text)) is not None), None)

    def _is_whole(self, text: str) -> bool:
        is_listed = _id(text, self.known[_UNIT]) is not None
        return is_whole(text) or (self.is_province_whole and not is_listed and self.words.is_province(text))

    def _read_province(self) -> None:
        """Beside a total of its own, the province's name is one row among others."""
        told = [texts for texts, total in zip(self.labels, self.sums, strict=True) if total is not None]
        others = any(is_whole(text) for texts in self.labels for text in texts.values())
        self.is_province_whole = not others and not any(len(texts) == 1 for texts in told)


def _labels(row: TableRow) -> dict[str, str]:
    """The cells that say what a row is of; words where the number stands are those of a merged cell."""
    return {
        key: row.cells[key]
        for key in _LISTS
        if key in row.cells and (key != _ORDINAL or ordinal_of(row.cells[key]) is None)
    }


def _cells(table: Table, place: int, form: ReportForm) -> dict[str, Value]:
    row = table.rows[place]
    if not table.is_sheet and row.width < table.width and any(column.id in row.cells for column in form.columns):
        # Which one is left out nobody can say, and those behind it stand one column too far left.
        said = words.TOO_FEW_CELLS.format(file=table.file, row=row.number, count=row.width, heads=table.width)
        raise AuthoringError(said)
    return {column.id: _count(table, place, column.id) for column in form.columns if column.id in row.cells}


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
