"""The tables of the open data: their columns, what each holds, and how rows become the bytes of a CSV file."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, Final

from msgspec import Struct

from generator.diagnostics.messages_vi import open_data as words

Cell = str | int | bool | Decimal | date | None
Row = Sequence[Cell]

BOM: Final = b"\xef\xbb\xbf"
"""Without it Excel takes Vietnamese for something else."""
MANY: Final = "+"
"""Between values of closed lists and codes; none of them has it."""
LISTED: Final = "; "
_FORMULA: Final = frozenset("=+-@'\t\r")
"""A cell of text that begins with one of these is a formula to a spreadsheet, whatever the quotes around it say."""


class Table(Struct, frozen=True):
    """One CSV file. `columns` leads from a column to its Table Schema type; `refers` from a column to another table's
    key."""

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, str]] = {}

    @property
    def file(self) -> str:
        """`du-lieu/thu_tuc.csv`."""
        return f"{FOLDER}{self.name}.csv"

    @property
    def head(self) -> bytes:
        """The first line, after the mark of UTF-8."""
        return BOM + csv_lines([tuple(self.columns)])

    def schema(self) -> dict[str, Any]:
        """Its Table Schema."""
        fields = []
        for name, kind in self.columns.items():
            required = {"constraints": {"required": True}} if name in self.key else {}
            fields.append({"name": name, "type": kind, "title": words.COLUMNS[name]} | required)
        schema: dict[str, Any] = {"fields": fields, "primaryKey": list(self.key), "missingValues": [""]}
        if self.refers:
            schema["foreignKeys"] = [
                {"fields": column, "reference": {"resource": table, "fields": other}}
                for column, (table, other) in self.refers.items()
            ]
        return schema


FOLDER: Final = "du-lieu/"
_TEXT, _WHOLE, _NUMBER, _DAY, _YES = "string", "integer", "number", "date", "boolean"


def _columns(kinds: Mapping[str, str] | None = None, /, **columns: str) -> Mapping[str, str]:
    return {**(kinds or {}), **columns}


_OF_TEXT: Final[Mapping[str, str]] = {"thu_tuc": _TEXT, "stt": _WHOLE}
_TO_TEXT: Final[Mapping[str, tuple[str, str]]] = {"thu_tuc": ("thu_tuc", "id")}
_PLACE: Final = ("thu_tuc", "stt")

PROCEDURES: Final = Table(
    "thu_tuc",
    _columns(
        dict.fromkeys(
            (
                *("id", "ma", "cap", "ten", "ten_chinh_thuc", "ma_linh_vuc", "linh_vuc", "giai_quyet", "tham_quyen"),
                *("phoi_hop", "uy_quyen", "noi_tiep_nhan", "doi_tuong", "muc_dvc"),
            ),
            _TEXT,
        ),
        phi_dia_gioi=_YES,
        muc_day_du=_TEXT,
        dieu_kien=_TEXT,
        ket_qua=_TEXT,
        phi_nguyen_van=_TEXT,
        tu=_DAY,
        den=_DAY,
        quyet_dinh=_TEXT,
        trang=_TEXT,
        du_lieu_mau=_YES,
    ),
    ("id",),
)
LIMITS: Final = Table(
    "thoi_han",
    _columns(
        _OF_TEXT,
        kenh=_TEXT,
        truong_hop=_TEXT,
        so=_NUMBER,
        don_vi=_TEXT,
        theo_quy_dinh=_NUMBER,
        don_vi_quy_dinh=_TEXT,
        moc=_TEXT,
        nguyen_van=_TEXT,
    ),
    _PLACE,
    _TO_TEXT,
)
CHANNELS: Final = Table("cach_thuc", _columns(_OF_TEXT, kenh=_TEXT, truong_hop=_TEXT, mo_ta=_TEXT), _PLACE, _TO_TEXT)
PAPERS: Final = Table(
    "giay_to",
    _columns(
        _OF_TEXT,
        truong_hop=_TEXT,
        ten=_TEXT,
        ban_chinh=_WHOLE,
        ban_sao=_WHOLE,
        mau=_TEXT,
        la_ghi_chu=_YES,
        nhom=_TEXT,
    ),
    _PLACE,
    _TO_TEXT,
)
FEES: Final = Table(
    "phi",
    _columns(
        _OF_TEXT,
        kenh=_TEXT,
        loai=_TEXT,
        ten=_TEXT,
        truong_hop=_TEXT,
        so_tien=_NUMBER,
        don_vi=_TEXT,
        ti_le=_NUMBER,
        can_cu=_TEXT,
        mien_giam=_TEXT,
        tu=_DAY,
        den=_DAY,
        nguyen_van=_TEXT,
    ),
    _PLACE,
    _TO_TEXT,
)
STEPS: Final = Table("buoc", _columns(_OF_TEXT, truong_hop=_TEXT, noi_dung=_TEXT), _PLACE, _TO_TEXT)
BASES: Final = Table(
    "can_cu",
    _columns(_OF_TEXT, so_hieu=_TEXT, ten=_TEXT, dieu_khoan=_TEXT, ngay=_DAY, co_quan=_TEXT, het_hieu_luc=_DAY),
    _PLACE,
    _TO_TEXT,
)
DECISIONS: Final = Table(
    "quyet_dinh",
    {
        **dict.fromkeys(("id", "so_hieu"), _TEXT),
        **{"ngay_ky": _DAY, "trich_yeu": _TEXT, "tu": _DAY, "den": _DAY, "so_dong": _WHOLE, "trang": _TEXT},
        **{"tep_sha256": _TEXT, "du_lieu_mau": _YES},
    },
    ("id",),
)
CHANGES: Final = Table(
    "thay_doi",
    {
        **{"stt": _WHOLE, "ngay": _DAY, "ma": _TEXT, "ten": _TEXT, "cap": _TEXT, "viec": _TEXT, "trang_thai": _TEXT},
        **{"quyet_dinh": _TEXT, "den": _DAY, "bo_phan": _TEXT, "lien_quan": _TEXT},
    },
    ("stt",),
    {"quyet_dinh": ("quyet_dinh", "id")},
)
POINTS: Final = Table(
    "diem_niem_yet",
    {**dict.fromkeys(("ma", "ten", "loai"), _TEXT), "so_thu_tuc": _WHOLE, "trang": _TEXT},
    ("ma",),
)

OF_PROCEDURES: Final = (PROCEDURES, LIMITS, CHANNELS, PAPERS, FEES, STEPS, BASES)
"""What is made piece by piece, one a procedure."""
TABLES: Final = (*OF_PROCEDURES, DECISIONS, CHANGES, POINTS)


def csv_lines(rows: Iterable[Row]) -> bytes:
    """Rows as CSV with CRLF (RFC 4180), without a head."""
    stream = StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(
        # Nine cells of ten are texts that begin no formula: they are shown without a call.
        [[cell if type(cell) is str and cell[:1] not in _FORMULA else _shown(cell) for cell in row] for row in rows]
    )
    return stream.getvalue().encode()


def _shown(cell: Cell) -> str | int:
    """A cell as it stands in the file: text is never a formula, and its first ' goes to give it back."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case str():
            text = str(cell)
            return f"'{text}" if text[:1] in _FORMULA else text
        case int():
            return cell
        case Decimal():
            return f"{cell:f}"
        case None:
            return ""
        case _:
            return cell.isoformat()
