"""A spreadsheet with the labels of the official export as column heads becomes records of the national export."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from generator.authoring import words
from generator.authoring.importing.draft import Record
from generator.authoring.problem import AuthoringError
from generator.authoring.texts import ascii_fold, clean, line

Row = tuple[Any, ...]
"""The values of a row's cells."""
_COLUMNS: Final = {
    "ma thu tuc": "ma_thu_tuc",
    "ma tthc": "ma_thu_tuc",
    "ma so thu tuc": "ma_thu_tuc",
    "ma so tthc": "ma_thu_tuc",
    "so quyet dinh": "so_quyet_dinh",
    "ten thu tuc": "ten_thu_tuc",
    "ten thu tuc hanh chinh": "ten_thu_tuc",
    "ten tthc": "ten_thu_tuc",
    "cap thuc hien": "cap_thuc_hien",
    "loai thu tuc": "loai_thu_tuc",
    "linh vuc": "linh_vuc",
    "trinh tu thuc hien": "trinh_tu_thuc_hien",
    "cach thuc thuc hien": "cach_thuc_thuc_hien",
    "thanh phan ho so": "thanh_phan_ho_so",
    "doi tuong thuc hien": "doi_tuong_thuc_hien",
    "co quan thuc hien": "co_quan_thuc_hien",
    "co quan co tham quyen": "co_quan_co_tham_quyen",
    "dia chi tiep nhan hs": "dia_chi_tiep_nhan",
    "dia chi tiep nhan ho so": "dia_chi_tiep_nhan",
    "co quan duoc uy quyen": "co_quan_duoc_uy_quyen",
    "co quan phoi hop": "co_quan_phoi_hop",
    "ket qua thuc hien": "ket_qua_xu_ly",
    "ket qua xu ly": "ket_qua_xu_ly",
    "can cu phap ly": "can_cu_phap_ly",
    "yeu cau dieu kien thuc hien": "yeu_cau_dieu_kien",
    "yeu cau dieu kien": "yeu_cau_dieu_kien",
    "phi le phi": "phi_le_phi",
    "phi": "phi_le_phi",
    "le phi": "phi_le_phi",
    "thoi han giai quyet": "thoi_han_giai_quyet",
    "thoi han": "thoi_han_giai_quyet",
    "tu khoa": "tu_khoa",
    "thu tuc lien quan": "thu_tuc_lien_quan",
    "mo ta": "mo_ta",
}
"""Labels without accents and marks (docs/domain.md 1.2), so that their spelling may vary."""
READ: Final = frozenset(_COLUMNS.values()) | {"derived"}
"""Every key of a record that a draft is made of."""
_DAMAGED: Final = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError),
    *(OSError, EOFError, LookupError, ValueError, TypeError, AttributeError),
)
"""What openpyxl lets through of a damaged file: it has no error of its own, and that of its XML is a syntax error."""
_ORDINALS: Final = frozenset({"", "stt", "tt", "so tt"})
_MOST_HEAD_ROWS: Final = 20
"""How many rows of titles may stand above the heads."""


def sheet_records(path: Path) -> list[tuple[int, Record]]:
    """Row number and record of every filled row below the heads, from the first sheet that has them.

    Raises:
        AuthoringError: no spreadsheet, or none with the heads of the export.
    """
    for sheet in _sheets(path):
        rows = enumerate(sheet, start=1)
        if (keys := _heads(rows, path.name)) is not None:
            return list(_records(rows, keys))
    raise AuthoringError(words.NOT_RECORDS.format(file=path.name, reason=words.NO_COLUMNS))


def _sheets(path: Path) -> list[list[Row]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        with closing(book):
            for sheet in book.worksheets:
                # Other programs write a size that is not the sheet's: what lies outside it would not be read.
                sheet.reset_dimensions()
            return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    except _DAMAGED:
        raise AuthoringError(words.NOT_XLSX.format(file=path.name)) from None


def _heads(rows: Iterator[tuple[int, Row]], file: str) -> list[str | None] | None:
    for number, row in rows:
        keys = [_key(line(cell)) for cell in row]
        if "ma_thu_tuc" in keys and "ten_thu_tuc" in keys:
            twice = next((str(row[i]) for i, key in enumerate(keys) if key in READ and key in keys[:i]), None)
            if twice is not None:
                raise AuthoringError(words.NOT_RECORDS.format(file=file, reason=words.TWICE.format(text=clean(twice))))
            return keys
        if number >= _MOST_HEAD_ROWS:
            return None
    return None


def _key(head: str) -> str | None:
    """The export's key of a column, otherwise its own head, so that an import can say what it did not read."""
    folded = ascii_fold(head)
    return None if folded in _ORDINALS else _COLUMNS.get(folded, head or None)


def _records(rows: Iterator[tuple[int, Row]], keys: list[str | None]) -> Iterator[tuple[int, Record]]:
    for number, row in rows:
        record = {key: _cell(cell) for key, cell in zip(keys, row, strict=False) if key}
        if record.get("ma_thu_tuc") or record.get("ten_thu_tuc"):
            yield number, record


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
