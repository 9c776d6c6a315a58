"""What an annex prints once for many rows, or inside the name, goes into each row's cells: kind, level, code.

Nothing of it is silent: what a row did not say itself is told with the place it was taken from.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.columns import REPEAL_BASES
from generator.authoring.table import Columns, NoTable, Table, TableRow, one_table
from generator.authoring.texts import ascii_fold, line
from generator.authoring.totals import TOTAL, TotalWords, reads_as_total
from generator.model.scalars import RowKind

_CODE: Final = r"\d\s*[.,]\s*\d{3,6}(?:\s*[.,]\s*\d{3})*"
"""A code, slips of hand and print included: what is none is told at its row."""
_CODED_NAME: Final = re.compile(
    r"(?P<name>.*\S)\s*\(\s*(?:mã(?:\s+số)?(?:\s+(?:TTHC|thủ tục(?:\s+hành chính)?))?\s*:?\s*)?"
    rf"(?P<codes>{_CODE}(?:\s*(?:[;,]|và)\s*{_CODE})*)\s*\)\s*\.?",
    re.IGNORECASE | re.DOTALL,
)
_LEVELS: Final = {"trung uong": "trung ương", "bo": "bộ", "tinh": "tỉnh", "huyen": "huyện", "xa": "xã"}
_LEVEL: Final = f"(?:{'|'.join(_LEVELS)})"
_LEVEL_GROUP: Final = re.compile(
    r"(?:(?:danh muc|cac|thu tuc hanh chinh|thu tuc|tthc|moi ban hanh|ban hanh moi|duoc|bi|sua doi|bo sung|thay the"
    r"|bai bo|chuan hoa|thuoc|pham vi|tham quyen|giai quyet|cua|ubnd|uy ban nhan dan) )*"
    rf"(?P<levels>cap {_LEVEL}(?: (?:va )?(?:ubnd )?cap {_LEVEL})*)(?: \d+ (?:tthc|thu tuc|thu tuc hanh chinh))?"
)
"""A whole line and nothing else: fields and totals that name a level beside a number say no level of rows."""
_TOTAL: Final = re.compile(
    rf"{TOTAL}(?: (?:danh muc|cac|thu tuc hanh chinh|thu tuc|tthc|cong bo|moi ban hanh|sua doi|bo sung|thay the|bai bo"
    rf"|cap {_LEVEL}))*(?: \d+(?: .*)?)?"
)
"""`Tổng số danh mục TTHC công bố: 02 TTHC`; `Tổng cục Thuế` is none."""
_LABEL: Final = re.compile(
    r"(?:(?P<word>(?i:phần|mục|phụ lục|chương))\s+)?(?:(?P<roman>[IVX]+)|(?P<capital>[A-ZĐ])|(?P<small>[a-zđ]))"
    r"\s*(?:[.):/–-]|$)"
)
"""How a group is numbered: groups of one list are numbered alike."""


class _Group(NamedTuple):
    """A line between rows that holds for those below it, until one of its rank comes."""

    rank: str
    label: str
    row: TableRow
    text: str
    levels: str


class Completed(NamedTuple):
    """The rows with what was printed elsewhere, and what is to be told of it."""

    rows: tuple[TableRow, ...]
    told: tuple[str, ...]


def printed_list(path: Path, known: Columns, kind: RowKind | None) -> tuple[Table, tuple[str, ...]]:
    """A list of rows, and what its heads say of all of them.

    A list of a single kind prints no column for it: `kind` says it, or the heads of repeals do.

    Raises:
        AuthoringError: the file is no such table, or nothing says the kind of its rows, or two places do.
    """
    try:
        table = one_table(path, known, "loai")
    except NoTable as error:
        try:
            table = one_table(path, known, "ten")
        except NoTable:
            raise error from None
        head = table.heads.get("can_cu", "")
        if kind is None and ascii_fold(head) not in REPEAL_BASES:
            raise AuthoringError(f"{error} {words.HOW_TO_SAY_KIND}") from None
        return table, () if kind else (words.KIND_OF_HEAD.format(head=head),)
    if kind is not None:
        raise AuthoringError(words.KIND_TWICE.format(file=table.file, head=table.heads["loai"]))
    return table, ()


def check_limits(table: Table) -> None:
    """Raises AuthoringError: which column holds the limit that binds is not clear."""
    heads, file = table.heads, table.file
    for key in ("theo_quy_dinh", "sau_cat_giam"):
        if key in heads and "thoi_han" in heads:
            raise AuthoringError(words.TWO_LIMITS.format(file=file, first=heads["thoi_han"], second=heads[key]))
    if "sau_cat_giam" in heads and "theo_quy_dinh" not in heads:
        raise AuthoringError(words.NO_STATUTORY.format(file=file, head=heads["sau_cat_giam"]))
    if {"theo_quy_dinh", "cat_giam"} <= heads.keys() and "sau_cat_giam" not in heads:
        raise AuthoringError(words.NO_REDUCED.format(file=file, head=heads["theo_quy_dinh"]))


def completed(table: Table, kind: str | None) -> Completed:
    """The rows of a table without the lines between them, each with its code and level; of one `kind` where given."""
    read = [_coded(row) for row in table.rows]
    named = sum("ma" in now.cells and "ma" not in was.cells for was, now in zip(table.rows, read, strict=True))
    rows: list[TableRow] = []
    paths: list[str] = []
    groups: list[_Group] = []
    between: list[_Group] = []
    taken: Counter[int] = Counter()
    for row in read:
        if _is_heading(row):
            group = _group(row)
            groups = _closed(groups, group) if _is_total(group) else [*_above(groups, group.rank), group]
            between.append(group)
            continue
        source = next((group for group in reversed(groups) if group.levels), None)
        if "cap" not in row.cells and source is not None:
            taken[source.row.number] += 1
            row = _with(row, "cap", source.levels)
        rows.append(row if kind is None else _with(row, "loai", kind))
        paths.append("/".join(group.label for group in groups if group.label))
    told = [words.CODES_IN_NAMES.format(count=named)] if named else []
    told += _told(between, taken)
    if twice := _ordinal_of_two(rows, paths):
        both = zip(rows, paths, strict=True)
        rows = [_with(row, "stt", _ordinal(row, path)) if "stt" in row.cells else row for row, path in both]
        told.append(words.ORDINALS_WITH_GROUPS.format(text=twice))
    return Completed(tuple(rows), tuple(told))


def _ordinal_of_two(rows: Sequence[TableRow], paths: Sequence[str]) -> str:
    """An ordinal that rows of two groups bear, as it reads with its group: where groups begin anew at 1."""
    first: dict[str, str] = {}
    for row, path in zip(rows, paths, strict=True):
        ordinal = row.cells.get("stt", "")
        if ordinal and first.setdefault(ordinal, path) != path:
            return _ordinal(row, path)
    return ""


def _ordinal(row: TableRow, path: str) -> str:
    return f"{path}/{row.cells['stt']}" if path else row.cells["stt"]


def _told(between: Sequence[_Group], taken: Counter[int]) -> Iterator[str]:
    for group in between:
        count, number = taken[group.row.number], group.row.number
        if count:
            yield words.LEVEL_OF_GROUP.format(row=number, text=group.text, count=count, levels=group.levels)
        else:
            yield words.SKIPPED.format(row=number, text=group.text)


def _coded(row: TableRow) -> TableRow:
    """`Thủ tục đăng ký kết hôn lưu động (1.000593)`: the code beside the name where no column says one."""
    found = _CODED_NAME.fullmatch(row.cells.get("ten", ""))
    if found is None or "ma" in row.cells:
        return row
    return _with(_with(row, "ten", found["name"]), "ma", "; ".join(re.findall(_CODE, found["codes"])))


def _with(row: TableRow, key: str, cell: str) -> TableRow:
    return row._replace(cells={**row.cells, key: cell})


def _is_heading(row: TableRow) -> bool:
    """`II. Lĩnh vực đất đai`, `Tổng cộng: 12`: annexes print such lines between their numbered rows."""
    return row.cells.keys() <= {"stt", "ten"} and not re.match(r"\d", row.cells.get("stt", ""))


def _group(row: TableRow) -> _Group:
    text = line(" ".join(row.cells.values()))
    number, name = row.cells.get("stt", ""), row.cells.get("ten", "")
    # Merged cells leave the whole line in whichever column it begins.
    label = _LABEL.match(number if number and name else text)
    rest = name if number and name else text[label.end() if label else 0 :]
    found = _LEVEL_GROUP.fullmatch(ascii_fold(rest))
    levels = ", ".join(f"cấp {_LEVELS[level]}" for level in re.findall(_LEVEL, found["levels"])) if found else ""
    rank = "level" if found else "other"
    if label:
        rank = (label["word"] or "").lower() or str(label.lastgroup)
    said = label[label.lastgroup or 0] if label else ""
    return _Group(rank, said if not label or not label["word"] else f"{label['word']} {said}", row, text, levels)


def _is_total(group: _Group) -> bool:
    """What stands behind the rows of a group or of the list: the level of the group ends there."""
    if not reads_as_total(group.text):
        return False
    return _TOTAL.fullmatch(ascii_fold(group.text)) is not None or TotalWords("").total(_named(group)) is not None


def _closed(groups: list[_Group], total: _Group) -> list[_Group]:
    """The groups that go on below a total: it closes the innermost one, unless it is of the whole list."""
    told = TotalWords("").total(_named(total))
    is_of_all = (told is not None and told.whole) or ascii_fold(total.text).startswith("tong cong")
    return [] if is_of_all else groups[:-1]


def _named(total: _Group) -> str:
    """What a total is called, without its count."""
    return total.text.partition(":")[0]


def _above(groups: list[_Group], rank: str) -> list[_Group]:
    """The groups that a line of this rank stands in: one of its own rank ends with it."""
    ranks = [group.rank for group in groups]
    return groups[: ranks.index(rank)] if rank in ranks else groups
