"""Tables of rows, processes and withdrawn lists become values of a decision, each with its row in the table."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.authoring import words
from generator.authoring.importing.draft import Lists
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds import cells
from generator.authoring.scaffolds.annex_cells import both_limits, not_understood, reduced
from generator.authoring.scaffolds.cells import Cell, Unreadable
from generator.authoring.scaffolds.columns import FEE, FEE_HEADS, HEADS, PROCESS, ROW, TEXT, WITHDRAWAL, columns
from generator.authoring.scaffolds.fee_cells import finer_unit
from generator.authoring.scaffolds.listed import NotListed, listed_agencies, listed_fields
from generator.authoring.scaffolds.printed import check_limits, completed, printed_list
from generator.authoring.table import Table, TableRow, one_table, read_table
from generator.authoring.texts import is_none
from generator.authoring.writing.emit import Value
from generator.decode import scalars
from generator.diagnostics.problem import Problem, Ref
from generator.diagnostics.render import help_of, message_of
from generator.model.corpus import Corpus
from generator.model.scalars import KHONG, RowKind

Section = dict[str, Value]

ALL: Final = {**ROW, **TEXT}
_IN_CELLS: Final = {"TT217": words.NO_CODE_IN_ROW, "TT220": words.NO_LEVEL_IN_ROW}
"""Problems of which a table's words say more than those of the file."""


class Origin(NamedTuple):
    """Where one entry of a decision's list comes from: rows of a table, and its heads by key."""

    file: str
    row: int
    heads: Mapping[str, str]

    def say(self, told: str, key: str = "") -> str:
        """The words with the place they are about; `key` as in the YAML file."""
        codes = ("ma", "ten") if key in ("ma", "ma_tam", "ma_khac") else ()
        head = next((self.heads[column] for column in (key, *codes) if column in self.heads), None)
        if head is None:
            return words.IN_TABLE_ROW.format(file=self.file, row=self.row, words=told)
        return words.IN_TABLE.format(file=self.file, row=self.row, head=head, words=told)


class Entries(NamedTuple):
    """One list of a decision, each entry with its origin, and the heads of columns that were not used.

    `told` is what an officer should know: lines that are no rows, and what rows took from elsewhere than their cells.
    """

    nodes: tuple[Section, ...] = ()
    origins: tuple[Origin, ...] = ()
    unused: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    texts: Mapping[int, Section] = {}
    """What columns say of the text that an entry brings, by its place: values of a version."""


class TableRejected(AuthoringError):
    """Cells that cannot be read, each told with its row and column."""

    def __init__(self, told: Iterable[str]) -> None:
        self.told = tuple(told)
        super().__init__("\n".join(self.told))


def read_rows(path: Path, corpus: Corpus, new: Lists | None = None, kind: RowKind | None = None) -> Entries:
    """`muc`: a row per line; lines of `thay_the` with one `stt` are one row of many sides.

    Fields and agencies that the province does not list yet join `new`; all rows are of one `kind` where it is given.

    Raises:
        TableRejected: cells that are not understood.
        AuthoringError: the file is no such table, or holds one on each of several sheets.
    """
    table, told = printed_list(path, columns(ALL, HEADS), kind)
    check_limits(table)
    if told:
        kind = RowKind.REPEAL
    found = completed(table, kind.value if kind else None)
    if not found.rows:
        raise AuthoringError(words.NO_FILLED_ROW.format(file=table.file))
    reader = _Reader(table._replace(rows=found.rows), ALL, corpus, new)
    nodes: list[Section] = []
    origins: list[Origin] = []
    texts: dict[int, Section] = {}
    for row, node in reader.read():
        if text := _text(node):
            texts[len(nodes)] = text
        if node.get("loai") == RowKind.REPLACE.value:
            node = reader.replacement(row, node)
            last = nodes[-1] if nodes else {}
            if last.get("loai") == node["loai"] and node.get("stt") is not None and last.get("stt") == node["stt"]:
                _join(last, node)
                # Several new procedures in one row: whose text these columns are, the row does not say.
                texts.pop(len(nodes), None)
                texts.pop(len(nodes) - 1, None)
                continue
        nodes.append(node)
        origins.append(reader.origin(row))
    return reader.entries(nodes, origins)._replace(texts=texts, told=(*told, *found.told))


def checked_cell(key: str, cell: str, corpus: Corpus, new: Lists | None = None) -> None:
    """Looks at one cell of a row before the row is whole: who types it can still mend it.

    Raises:
        Unreadable: it is not understood, or no code.
    """
    _Reader(Table("", (), {}, (), False), ALL, corpus, new).value(key, cell)
    for code in cells.code_list(cell) if key == "ma" else ():
        try:
            scalars.any_code(str(code))
        except scalars.BadScalar as error:
            raise Unreadable(message_of(Problem(error.code, Ref(""), error.params))) from None


def read_processes(path: Path, corpus: Corpus, new: Lists | None = None) -> Entries:
    """`quy_trinh`: a process per line, its steps in one cell. Raises as `read_rows`."""
    reader = _Reader(read_table(path, columns(PROCESS, HEADS), "buoc"), PROCESS, corpus, new)
    return reader.all()


def read_fees(path: Path) -> Entries:
    """`phi` of versions: a fee per line, with the code it is of. Raises as `read_rows`."""
    table = one_table(path, columns(FEE, FEE_HEADS), "so_tien")
    reader = _Reader(table, FEE, Corpus())
    read = [(row, reader.fee(row, node)) for row, node in reader.read()]
    for row, node in read:
        missing = [key for key in ("ma", "so_tien") if key not in row.cells]
        if "nguyen_van" in node or "mien_giam" in node:
            missing = [key for key in missing if key == "ma"]
        for key in missing:
            told = words.EMPTY_CELL.format(head=table.heads.get(key, key))
            reader.wrong.append(reader.origin(row).say(told, key))
        if "so_tien" in node and "don_vi" not in node:
            reader.wrong.append(reader.origin(row).say(words.NO_MONEY_UNIT, "so_tien"))
    return reader.entries([node for _, node in read], [reader.origin(row) for row, _ in read])


def read_withdrawals(path: Path) -> Entries:
    """`rut_danh_muc`: a withdrawn list per line. Raises as `read_rows`."""
    return _Reader(read_table(path, columns(WITHDRAWAL, HEADS), "quyet_dinh"), WITHDRAWAL, Corpus()).all()


def in_table(problems: Iterable[Problem], lists: Mapping[str, Entries]) -> list[str]:
    """Problems of a decision in the words of the tables it came from, row by row; one about no row is told first."""
    placed = [(problem, _origin(problem.at.route, lists)) for problem in problems]
    placed.sort(key=lambda one: (one[1].file, one[1].row) if one[1] else ("", 0))
    return list(dict.fromkeys(_said(problem, origin, lists) for problem, origin in placed))


def _said(problem: Problem, origin: Origin | None, lists: Mapping[str, Entries]) -> str:
    message, advice = message_of(problem).rstrip("."), help_of(problem)
    told = f"{message}{'' if message.endswith('?') else '.'} {advice}".rstrip()
    # Advice on keys is for who writes YAML.
    if origin is not None and problem.code in _IN_CELLS:
        return origin.say(_IN_CELLS[problem.code])
    if origin is not None and problem.code == "TT202":
        key = str(problem.params["khoa"])
        return origin.say(words.EMPTY_CELL.format(head=origin.heads.get(key, key)))
    if origin is None:
        where = ".".join(str(step) for step in problem.at.route)
        return f"{where}: {told}" if where else told
    first = next((_origin(ref.route, lists) for ref in problem.related if ref.file == problem.at.file), None)
    if first is not None and first != origin:
        told += words.SAME_AS_ROW.format(row=first.row)
    keys = [step for step in problem.at.route[2:] if isinstance(step, str)]
    return origin.say(told, keys[0] if keys else "")


def _origin(route: tuple[str | int, ...], lists: Mapping[str, Entries]) -> Origin | None:
    match route:
        case (str(name), int(index), *_) if name in lists and index < len(lists[name].origins):
            return lists[name].origins[index]
    return None


class _Reader:
    """Reads one table; what it does not understand is collected, so that all of it is told at once."""

    def __init__(self, table: Table, keys: Mapping[str, Cell], corpus: Corpus, new: Lists | None = None) -> None:
        self.table = table
        self.keys = keys
        self.wrong: list[str] = []
        self.advice = () if new is not None else (words.HOW_TO_LIST,)
        self.unlisted = False
        self.fields = listed_fields(corpus, new)
        self.agencies = listed_agencies(corpus, new)

    def origin(self, row: TableRow) -> Origin:
        return Origin(self.table.file, row.number, self.table.heads)

    def read(self) -> list[tuple[TableRow, Section]]:
        return [(row, self._node(row)) for row in self.table.rows]

    def all(self) -> Entries:
        read = self.read()
        return self.entries([node for _, node in read], [self.origin(row) for row, _ in read])

    def entries(self, nodes: list[Section], origins: list[Origin]) -> Entries:
        if self.wrong:
            raise TableRejected([*self.wrong, *(self.advice if self.unlisted else ())])
        return Entries(tuple(nodes), tuple(origins), self.table.unused)

    def value(self, key: str, cell: str) -> Value:
        """One cell.

        Raises:
            Unreadable: it is not understood.
        """
        if key == "linh_vuc":
            return self.fields.id_of(cell)
        if key == "giai_quyet":
            return self.agencies.id_of(cell)
        return self.keys[key](self._code(cell) if key in ("ma", "ma_khac", "cu", "moi") else cell)

    def _node(self, row: TableRow) -> Section:
        node: Section = {}
        for key, cell in row.cells.items():
            try:
                node[key] = self.value(key, cell)
            except Unreadable as error:
                self.wrong.append(self.origin(row).say(str(error), key))
                self.unlisted |= isinstance(error, NotListed)
        if node.keys() & {"theo_quy_dinh", "sau_cat_giam"}:
            try:
                limits = both_limits(node.pop("theo_quy_dinh", None), node.pop("sau_cat_giam", None))
                node |= {} if limits is None else {"thoi_han": limits}
            except Unreadable as error:
                self.wrong.append(self.origin(row).say(str(error), "theo_quy_dinh"))
        return node | _codes(node)

    def fee(self, row: TableRow, node: Section) -> Section:
        """A fee whose sum may say its own unit; that of the column is said once for all."""
        told = node.pop("so_tien", None)
        if not isinstance(told, dict):
            return node
        if "don_vi" in told and "don_vi" in node:
            try:
                told["don_vi"] = finer_unit(str(told["don_vi"]), str(node["don_vi"]))
            except Unreadable as error:
                self.wrong.append(self.origin(row).say(str(error), "so_tien"))
        return node | told

    def _code(self, cell: str) -> str:
        # A hand puts a blank or a comma where the point is.
        cell = re.sub(r"(?<!\d)(\d)\s*[.,]\s*(\d{6})(?!\d)", r"\1.\2", cell)
        # A spreadsheet makes a number of a code; six digits stand behind its point.
        return f"{float(cell):.6f}" if self.table.is_sheet and re.fullmatch(r"\d\.\d{1,5}", cell) else cell

    def replacement(self, row: TableRow, node: Section) -> Section:
        """A row with both its sides; name and field on the row are those of the new side."""
        levels = node.pop("cap", None)
        named: Section = {key: node.pop(key) for key in ("ten", "linh_vuc") if key in node}
        none: Section = {}
        own = [value for key in ("ma", "ma_tam", "ma_khac") for value in _some(node.pop(key, None))]
        for key, values in (("cu", node.pop("cu", None)), ("moi", node.pop("moi", own or None))):
            sides: list[Value] = []
            for text in _some(values):
                try:
                    sides.append(_side(str(text), levels) | (named if key == "moi" else none))
                except Unreadable as error:
                    self.wrong.append(self.origin(row).say(str(error), key))
            if len(sides) > 1 and key == "moi" and "ten" in named:
                self.wrong.append(self.origin(row).say(words.ONE_NAME_FOR_MANY, "ten"))
            if sides:
                node[key] = sides
        return node


def _text(node: Section) -> Section:
    """Takes what is a version's out of a row's values."""
    text = {key: node.pop(key) for key in TEXT if key in node}
    if "giai_quyet" in text:
        text["co_quan"] = {"giai_quyet": text.pop("giai_quyet")}
    if (note := text.pop("cat_giam", None)) is not None and "thoi_han" in text:
        text["thoi_han"] = reduced(text["thoi_han"], note)
    if "can_cu_noi_dung" in text:
        text["can_cu"] = text.pop("can_cu_noi_dung")
    if "phi" in text:
        text["phi_nguyen_van"] = text.pop("phi")
        # Only a printed "Không" says that nothing is taken (docs/domain.md 1.1).
        text |= {"phi": KHONG} if is_none(str(text["phi_nguyen_van"])) else {}
    if doubts := not_understood(text):
        text["can_kiem_tra"] = doubts
    return text


def _codes(node: Section) -> Section:
    """One code is `ma` (or `ma_tam`), those after it `ma_khac`: a printed row may hold two."""
    codes = [*_some(node.pop("ma", None)), *_some(node.pop("ma_khac", None))]
    if not codes:
        return {}
    first = str(codes[0])
    named: Section = {"ma_tam" if first[0].isalpha() else "ma": first}
    return named | ({"ma_khac": codes[1:]} if codes[1:] else {})


def _side(text: str, levels: Value | None) -> Section:
    """`1.011516@xa`, or `1.011516` at the row's level."""
    found = re.fullmatch(r"([\w.-]+)(?:\s*@\s*(.+))?", text)
    if found is None:
        raise Unreadable(words.NO_SIDE.format(text=text))
    side: Section = {"ma_tam" if found[1][0].isalpha() else "ma": found[1]}
    if (at := cells.level_list(found[2]) if found[2] else levels) is not None:
        side["cap"] = at
    return side


def _join(last: Section, more: Section) -> None:
    for key in ("cu", "moi"):
        known = _some(last.get(key))
        last[key] = [*known, *(side for side in _some(more.get(key)) if side not in known)]


def _some(value: Any) -> list[Value]:
    return value if isinstance(value, list) else [] if value is None else [value]
