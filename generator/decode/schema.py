"""JSON Schema (draft-07, as editors read it) of every kind of file, from the very types that decoding follows."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import inspect as types

from generator.model.corpus import DOCUMENT_TYPES
from generator.model.scalars import KHONG

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
_DAY: Final[Schema] = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})$"}
_BY_KIND: Final[Mapping[str, Schema]] = {
    # An editor reads a bare 1.004122 as a number; decoding reads the text. Patterns hold for what is a string there.
    "code": {"type": ["string", "number"], "pattern": r"^\d\.\d{6}$"},
    "temp_code": {"type": "string", "pattern": r"^[a-z]+(-[a-z0-9]+)*-\d+$"},
    "any_code": {"type": ["string", "number"], "pattern": r"^(\d\.\d{6}|[a-z]+(-[a-z0-9]+)*-\d+)$"},
    "decision_key": {"type": "string", "pattern": r"^(\d{4}/\d[\w.-]*-[\w.-]+|hien_trang/\d{4}-\d{2}-\d{2})$"},
    "decision_number": {"type": "string", "pattern": r"^\d+[a-zđ]?(\.\d+)*(/\d{4})?/[A-ZĐ][\wĐđ]*(-[\wĐđ]+)+$"},
    "legal_number": {"type": ["string", "number"]},
    "slug": {"type": ["string", "number"], "pattern": r"^[a-z0-9]+([_-][a-z0-9]+)*$"},
    "money": {"type": ["string", "number"], "pattern": r"^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$"},
    "number": {"type": ["string", "number"], "pattern": r"^\d+([.,]\d+)?$"},
    "step_time": {"type": ["string", "number"], "pattern": rf"^(\d+([.,]\d+)?|{KHONG})$"},
    "count": {"type": ["string", "number"], "pattern": r"^(\d{1,3}(\.\d{3})+|\d+)$"},
    "url": {"type": "string", "pattern": r"^(https?://|tel:|mailto:)"},
    "day_or_no": {"type": "string", "pattern": rf"^(\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}|{KHONG})$"},
}


def schemas() -> dict[str, Schema]:
    """One schema per kind of file, by the kind's name. Texts are what officers read: in Vietnamese."""
    return {name: _document(name, kind) for name, kind in DOCUMENT_TYPES.items()}


def _document(name: str, kind: type[Any]) -> Schema:
    info = types.type_info(kind)
    assert isinstance(info, types.StructType)
    listed = next((f for f in info.fields if f.encode_name == "items"), None)
    body = _schema(listed.type) if listed is not None else _struct(info)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": name} | body


def _struct(info: types.StructType) -> Schema:
    properties: Schema = {}
    required: list[str] = []
    for field in info.fields:
        extra, description = _unwrap(field.type)[1:]
        if extra.get("internal"):
            continue
        properties[field.encode_name] = ({"description": description} if description else {}) | _schema(field.type)
        if field.required:
            required.append(field.encode_name)
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return schema | ({"required": required} if required else {})


def _unwrap(kind: types.Type) -> tuple[types.Type, dict[str, Any], str]:
    extra: dict[str, Any] = {}
    description = ""
    while isinstance(kind, types.Metadata):
        extra |= kind.extra or {}
        description = description or (kind.extra_json_schema or {}).get("description", "")
        kind = kind.type
    return kind, extra, description


def _schema(kind: types.Type) -> Schema:
    bare, extra, _ = _unwrap(kind)
    if isinstance(bare, types.UnionType):
        options = [_schema(option) for option in bare.types if not isinstance(option, types.NoneType)]
    else:
        options = [_one(bare, extra)]
    if extra.get("single"):
        options += [option["items"] for option in options if option.get("type") == "array"]
    return options[0] if len(options) == 1 else {"anyOf": options}


def _one(bare: types.Type, extra: Mapping[str, Any]) -> Schema:
    match bare:
        case types.StructType():
            return _struct(bare)
        case types.VarTupleType():
            return {"type": "array", "items": _schema(bare.item_type)}
        case types.DictType():
            return {"type": "object", "additionalProperties": _schema(bare.value_type)} | _names(bare.key_type)
        case types.EnumType():
            return {"enum": [member.value for member in bare.cls]}
        case types.LiteralType():
            return {"enum": list(bare.values)}
        case types.BoolType():
            return {"type": "boolean"}
        case types.DateType():
            return dict(_DAY)
        case _:
            return dict(_BY_KIND[extra["kind"]] if "kind" in extra else _TEXT)


def _names(key: types.Type) -> Schema:
    schema = _schema(key)
    if "enum" in schema:
        return {"propertyNames": {"enum": schema["enum"]}}
    return {"propertyNames": {"pattern": schema["pattern"]}} if "pattern" in schema else {}
