"""The records' own types become the fields of a form: one truth for decoding, schema, glossary and forms."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final

from msgspec import Struct
from msgspec import inspect as types
from msgspec.structs import replace

from generator.authoring.edit import words
from generator.model.corpus import DOCUMENT_TYPES
from generator.model.scalars import KHONG


class Widget(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    CHECK = "check"
    CHOICE = "choice"
    CHOICES = "choices"
    PICKS = "picks"
    LINES = "lines"
    PAIRS = "pairs"
    FILE = "file"
    HIDDEN = "hidden"
    GROUP = "group"
    ROWS = "rows"


class Field(Struct, frozen=True):
    """One key of a record. `terms` are the words of its closed list, `refers` names the list of the province.

    `record` is what stands inside (GROUP, ROWS); `answers_no`: "khong" is an answer; `nested`: a pair's value may be
    broken down once more; `first`: stands in view, the others are folded away.
    """

    key: str
    label: str
    help: str
    widget: Widget
    required: bool
    first: bool
    answers_no: bool = False
    terms: Mapping[str, str] = {}
    refers: str = ""
    digits: bool = False
    nested: bool = False
    record: "RecordFields | None" = None


class RecordFields(Struct, frozen=True):
    """The fields of a record type in the order in which files have them."""

    name: str
    fields: tuple[Field, ...]

    def named(self, key: str) -> Field | None:
        """The field of a key, None for a key that the record does not know."""
        return next((field for field in self.fields if field.key == key), None)


_LONG: Final = frozenset(
    {
        *("ten", "trich_yeu", "noi_dung", "mo_ta", "nguyen_van", "nguyen_van_sua_doi", "phi_nguyen_van", "dieu_kien"),
        *("tom_tat", "ghi_chu", "ly_do", "ly_do_mot_phan", "dia_chi_tiep_nhan", "ten_de_hieu"),
    }
)
"""Keys whose texts run over a line; a signer's name does not, but his record has no other long text."""
_SHORT: Final = frozenset({"Signer", "Result", "Fee"})
"""Records whose names are short."""
_FIRST: Final[Mapping[str, frozenset[str]]] = {
    "Decision": frozenset(["so", "ngay_ky", "nguoi_ky", "co_quan", "trich_yeu", "hieu_luc", "dem", "tep", "muc"]),
    "Row": frozenset(["stt", "loai", "ma", "cap", "linh_vuc", "phi_dia_gioi", "ten", "can_cu"]),
    "Version": frozenset(
        [
            *("ma", "cap", "quyet_dinh", "tren", "muc_day_du", "ten", "linh_vuc", "co_quan", "noi_tiep_nhan"),
            *("muc_dvc", "doi_tuong", "thoi_han", "phi", "phi_nguyen_van", "cach_thuc", "ho_so", "trinh_tu", "ket_qua"),
            *("dieu_kien", "can_cu"),
        ]
    ),
    "TimeLimit": frozenset(["theo_quy_dinh", "sau_cat_giam"]),
    "Fee": frozenset(["ten", "kenh", "so_tien", "don_vi", "can_cu"]),
    "LegalBasis": frozenset(["so"]),
    "ChannelRow": frozenset(["kenh", "mo_ta"]),
    "Process": frozenset(["stt", "ma", "cap", "ten", "don_vi", "buoc", "tong"]),
    "Signer": frozenset(["ten", "chuc_danh"]),
    "Effect": frozenset(["tu"]),
    "Side": frozenset(["ma", "cap", "ten", "linh_vuc"]),
    "Step": frozenset(["noi_dung"]),
    "Agencies": frozenset(["giai_quyet", "tham_quyen"]),
}
"""What nearly every file has; records that are not named here have all their fields in view."""
FIRST_BY_KIND: Final[Mapping[str, frozenset[str]]] = {
    "sua_doi": frozenset(["bo_phan", "nguyen_van_sua_doi"]),
    "bai_bo_noi_dung": frozenset(["bo_phan", "nguyen_van_sua_doi"]),
    "bai_bo": frozenset(["da_cong_bo"]),
    "thay_the": frozenset(["cu", "moi"]),
}
"""What a decision's row of a kind also has (NĐ 63/2010 Art. 15)."""
_OF_FILE: Final[Mapping[str, Widget]] = {"tep": Widget.FILE, "tep_sha256": Widget.HIDDEN}
"""What a decision says of its signed PDF follows from the PDF and is typed by nobody."""
_DIGITS: Final = frozenset({"money", "number", "count", "days"})


@cache
def fields_of(kind: str) -> RecordFields:
    """The fields of a kind of file, by its name in `DOCUMENT_TYPES` ("decision", "version", "plain")."""
    info = types.type_info(DOCUMENT_TYPES[kind])
    assert isinstance(info, types.StructType)
    record = _record(info)
    return replace(record, fields=tuple(_with_parts(field, record) for field in record.fields))


def _with_parts(field: Field, owner: RecordFields) -> Field:
    """A correction names keys of its file, which nobody at a form sees: it offers the names of their fields."""
    if field.key != "dinh_chinh" or field.record is None:
        return field
    terms = {other.key: other.label for other in owner.fields if other is not field}
    inner = field.record.fields
    parts = (it if it.key != "bo_phan" else replace(it, widget=Widget.CHOICES, terms=terms) for it in inner)
    return replace(field, record=replace(field.record, fields=tuple(parts)))


def _record(info: types.StructType) -> RecordFields:
    name = info.cls.__name__
    fields = (_field(item, name) for item in info.fields)
    return RecordFields(name, tuple(field for field in fields if field is not None))


def _field(item: types.Field, owner: str) -> Field | None:
    options, extra, said = _unwrapped(item.type)
    if extra.get("internal"):
        return None
    no = [option for option in options if isinstance(option, types.LiteralType) and option.values == (KHONG,)]
    others = [option for option in options if option not in no]
    key = item.encode_name
    label = words.label_of(key, said)
    first = _FIRST.get(owner)
    about = {
        "key": key,
        "label": label,
        "help": words.help_of(label, said),
        "required": item.required,
        "first": item.required or first is None or key in first,
        "answers_no": bool(no),
        "refers": extra.get("refers", ""),
    }
    mapping = next((option for option in others if isinstance(option, types.DictType)), None)
    if len(others) > 1 or mapping is None:
        # A key, or one per level: the usual answer is one.
        scalar = next(option for option in others if option is not mapping)
        return Field(**(about | _shape(scalar, extra, key, owner, optional=not item.required and item.default is None)))
    nested = any(isinstance(option, types.DictType) for option in _unwrapped(mapping.value_type)[0])
    return Field(**about, widget=Widget.PAIRS, nested=nested)


def _shape(kind: types.Type, extra: Mapping[str, Any], key: str, owner: str, *, optional: bool) -> dict[str, Any]:
    match kind:
        case types.StructType():
            return {"widget": Widget.GROUP, "record": _record(kind)}
        case types.VarTupleType():
            return _list_shape(kind)
        case types.EnumType():
            return {"widget": Widget.CHOICE, "terms": words.term_words(_term(kind))}
        case types.LiteralType():
            return {"widget": Widget.CHOICE, "terms": {value: words.literal_words(str(value)) for value in kind.values}}
        case types.BoolType() if optional:
            return {"widget": Widget.CHOICE, "terms": words.yes_no_words()}
        case types.BoolType():
            return {"widget": Widget.CHECK}
        case types.DateType():
            return {"widget": Widget.DAY}
    if owner == "Decision" and key in _OF_FILE:
        return {"widget": _OF_FILE[key]}
    if "refers" in extra:
        return {"widget": Widget.CHOICE}
    free = "kind" not in extra and key in _LONG and owner not in _SHORT
    return {"widget": Widget.LONG if free else Widget.TEXT, "digits": extra.get("kind") in _DIGITS}


def _term(kind: types.EnumType) -> type[StrEnum]:
    assert issubclass(kind.cls, StrEnum)
    return kind.cls


def _list_shape(kind: types.VarTupleType) -> dict[str, Any]:
    options, extra, _ = _unwrapped(kind.item_type)
    match options[0]:
        case types.StructType() as record:
            return {"widget": Widget.ROWS, "record": _record(record)}
        case types.EnumType() as term:
            return {"widget": Widget.CHOICES, "terms": words.term_words(_term(term))}
    if extra.get("refers") == "agency":
        return {"widget": Widget.PICKS, "refers": "agency"}
    if "refers" in extra:
        return {"widget": Widget.CHOICES, "refers": extra["refers"]}
    return {"widget": Widget.LINES}


def _unwrapped(kind: types.Type) -> tuple[list[types.Type], dict[str, Any], str]:
    """The alternatives beside None, what was said about the type for decoding, and its explanation."""
    extra: dict[str, Any] = {}
    said = ""
    while isinstance(kind, types.Metadata):
        extra |= kind.extra or {}
        said = said or str((kind.extra_json_schema or {}).get("description", ""))
        kind = kind.type
    if not isinstance(kind, types.UnionType):
        return [kind], extra, said
    options = []
    for option in kind.types:
        bare = option
        while isinstance(bare, types.Metadata):
            extra |= bare.extra or {}
            bare = bare.type
        if not isinstance(bare, types.NoneType):
            options.append(bare)
    return options, extra, said
