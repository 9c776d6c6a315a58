"""The values of a new file become its text as officers know it: keys in their order, room between a decision's rows."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.inspect import BoolType, DictType, StructType, multi_type_info

from generator.authoring.writing.emit import Value, as_yaml, item_lines
from generator.model.corpus import DOCUMENT_TYPES

_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "Version": (
        *("ma", "ma_tam", "ma_khac", "ma_dia_phuong", "cap", "quyet_dinh", "tren", "noi_dung_theo", "muc_day_du"),
        *("ten", "linh_vuc", "loai_thu_tuc", "co_quan", "noi_tiep_nhan", "dia_chi_tiep_nhan", "doi_tuong"),
        *("muc_dvc", "ly_do_mot_phan"),
    ),
    "Plain": ("ten_de_hieu", "ten_goi_khac", "tom_tat", "viec", "lien_quan", "lien_ket", "bieu_mau", "ten_ngan"),
    "Decision": (
        *("so", "ngay_ky", "nguoi_ky", "co_quan", "trich_yeu", "hieu_luc", "vbqppl_hieu_luc", "ngay_nhap_csdlqg"),
        *("ngay_niem_yet", "dem", "tep", "tep_sha256", "thieu_phu_luc", "so_in_phu_luc", "du_lieu_mau"),
    ),
    "Baseline": ("loai_tep", "ngay", "du_lieu_mau"),
}
"""Where files begin otherwise than their model: what follows is in the model's order."""
_LAST: Final = "du_lieu_mau"
_ROOMY: Final = frozenset({"quy_trinh", "muc"})
"""Lists of a decision with a blank line between their rows."""
_APART: Final = frozenset({"dem", "rut_danh_muc", *_ROOMY})


def file_text(kind: str, node: dict[str, Value], comment: str = "", notes: Mapping[str, str] | None = None) -> str:
    """The text of a new file; `kind` as in `DOCUMENT_TYPES`, `notes` are comments above keys at the top."""
    told = notes or {}
    parts = [as_yaml({}, comment).removesuffix("{}\n")]
    for key, value in ordered(kind, node).items():
        gap = "\n" if kind == "decision" and key in _APART else ""
        note = "".join(f"# {line}\n" for line in told.get(key, "").splitlines())
        parts.append(gap + note + _pair(kind, key, value))
    return "".join(parts)


def _pair(kind: str, key: str, value: Value) -> str:
    if kind == "decision" and key in _ROOMY and isinstance(value, list) and value:
        rows = ("\n".join(item_lines(row, "  ")) for row in value)
        return f"{key}:\n" + "\n\n".join(rows) + "\n"
    return as_yaml({key: value})


def ordered(kind: str, node: dict[str, Value]) -> dict[str, Value]:
    """The same values with the keys of each record in the order of its model; unknown keys stay, at the end."""
    (info,) = multi_type_info([DOCUMENT_TYPES[kind]])
    return _in_order(info, node) if isinstance(info, StructType) else node


def _in_order(info: StructType, node: dict[str, Value]) -> dict[str, Value]:
    types = {field.encode_name: field.type for field in info.fields}
    first = _FIRST.get(info.cls.__name__, ())
    keys = dict.fromkeys([*first, *(key for key in types if key != _LAST), _LAST])
    known = {key: _value(types[key], node[key]) for key in keys if key in types and key in node}
    return known | {key: value for key, value in node.items() if key not in known}


def _value(kind: Any, value: Value) -> Value:
    below = list(_below(kind))
    if isinstance(value, dict):
        info = next((one for one in below if isinstance(one, StructType)), None)
        return _in_order(info, value) if info is not None else value
    if isinstance(value, list):
        return [_value(kind, one) for one in value]
    # A text that reads as an answer would stand in quotes.
    return value == "true" if value in ("true", "false") and any(isinstance(one, BoolType) for one in below) else value


def _below(kind: Any) -> Iterator[Any]:
    """Every type within a list, a choice or an annotation; a record's own fields are not looked into."""
    yield kind
    if not isinstance(kind, StructType | DictType):
        parts = [getattr(kind, name, None) for name in ("type", "item_type")]
        for part in [*parts, *getattr(kind, "types", ())]:
            if part is not None:
                yield from _below(part)
