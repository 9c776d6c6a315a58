"""JSON Schema (draft-07, as editors read it) of every kind of file, from the very types that decoding follows.

An editor reads YAML's own types, decoding reads text: a bare `1.004122` is a number there. So a schema is strict in
keys, answers of closed lists and what is required, and takes text or number alike; forms hold for what is text there.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import inspect as types

from generator.decode import meanings, scalars
from generator.model.corpus import DOCUMENT_TYPES
from generator.model.scalars import KHONG

Schema = dict[str, Any]

_DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_FREE_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ALWAYS_TEXT: Final = frozenset({"temp_code", "decision_key", "decision_number", "url", "base_url", "day", "day_or_no"})
"""Kinds whose every form is text to YAML 1.2, too."""
_EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("1.004122",),
    "temp_code": ("cb-2025-017",),
    "any_code": ("1.004122", "cb-2025-017"),
    "decision_key": ("2025/2031-QD-UBND", "hien_trang/2025-11-17"),
    "decision_number": ("2031/QĐ-UBND",),
    "legal_number": ("136/2025/NĐ-CP",),
    "slug": ("ho-tich",),
    "money": ("1.400.000",),
    "number": ("0.5", "22"),
    "step_time": ("0.25", KHONG),
    "count": ("12", "1.250"),
    "days": ("5",),
    "period": ("2019-Q2", "2025-H1", "2025", "2025-11"),
    "url": ("https://tthc.example/",),
    "base_url": ("https://tthc.example/thu-tuc/",),
    "day": ("2025-11-28", "28/11/2025"),
    "day_or_no": ("2025-11-28", KHONG),
}
_TITLE_END: Final = re.compile(r"[;:(]|,? ví dụ[: ]|, (?=(?:chỉ|cho|có thể|dạng|đặt|khi|như|nói|theo) )")
_TRUE_WHEN: Final = re.compile(r"^true(?: khi|:) ")


def schemas() -> dict[str, Schema]:
    """One schema per kind of file, by the kind's name. Texts are what officers read: in Vietnamese."""
    return {name: _document(name, kind) for name, kind in DOCUMENT_TYPES.items()}


def _document(name: str, kind: type[Any]) -> Schema:
    info = types.type_info(kind)
    assert isinstance(info, types.StructType)
    listed = next((f for f in info.fields if f.encode_name == "items"), None)
    body = _schema(listed.type) if listed is not None else _struct(info)
    title, description = meanings.FILES.get(name, (name, ""))
    return {"$schema": _DIALECT, "title": title, "description": description} | body


def _struct(info: types.StructType) -> Schema:
    properties: Schema = {}
    required: list[str] = []
    others: Schema | bool = False
    for field in info.fields:
        extra, description = _unwrap(field.type)[1:]
        if extra.get("internal"):
            continue
        if extra.get("rest"):
            others = _schema(field.type)["additionalProperties"]
            continue
        body = _schema(field.type)
        properties[field.encode_name] = _told(description) | (_with_items(body) if field.required else body)
        if field.required:
            required.append(field.encode_name)
    schema: Schema = {"type": "object", "additionalProperties": others, "properties": properties}
    return schema | ({"required": required} if required else {})


def _told(description: str) -> Schema:
    """Description of a key, and a title where the explanation says more than what the key is."""
    if not description:
        return {}
    said = _TRUE_WHEN.sub("", description)
    short = _TITLE_END.split(said)[0].strip()
    # What begins with a small letter begins with an answer, not with a name.
    named = short[:1].isupper() or said != description
    title = short[:1].upper() + short[1:]
    return ({"title": title} if named and title != description else {}) | {"description": description}


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
    if not isinstance(bare, types.UnionType):
        options = [_one(bare, extra)]
    else:
        options = [_schema(option) for option in bare.types if not isinstance(option, types.NoneType)]
        if any(option.get("enum") == [KHONG] for option in options):
            options = [_filled(option) for option in options]
    if extra.get("single"):
        options += [option["items"] for option in options if option.get("type") == "array"]
    return options[0] if len(options) == 1 else {"anyOf": options}


def _with_items(schema: Schema) -> Schema:
    """A list that must be there says nothing while it is empty."""
    return _filled(schema) if schema.get("type") == "array" else schema


def _filled(option: Schema) -> Schema:
    """Where "there is none" can be said, an empty list or mapping would be a second way to say it."""
    least = {"array": "minItems", "object": "minProperties"}.get(option.get("type", ""))
    return option | {least: 1} if least else option


def _one(bare: types.Type, extra: Mapping[str, Any]) -> Schema:
    match bare:
        case types.StructType():
            return _struct(bare)
        case types.VarTupleType():
            return {"type": "array", "items": _schema(bare.item_type)}
        case types.DictType():
            return {"type": "object", "additionalProperties": _schema(bare.value_type)} | _names(bare.key_type)
        case types.EnumType():
            return _closed([member.value for member in bare.cls], meanings.ANSWERS.get(bare.cls, {}))
        case types.LiteralType():
            return _closed(bare.values, meanings.LITERALS)
        case types.BoolType():
            return {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}
        case types.DateType():
            return _form("day")
        case _:
            return _form(extra.get("kind", ""))


def _closed(values: Sequence[Any], words: Mapping[str, str]) -> Schema:
    """A closed list with what each answer means, as editors show it beside the answer."""
    return {"enum": list(values)} | ({"enumDescriptions": [words.get(value, "") for value in values]} if words else {})


def _form(kind: str) -> Schema:
    """A text or number with a form of its own; free text where the kind has none."""
    form = scalars.FORMS.get(kind)
    examples = {"examples": list(_EXAMPLES[kind])} if kind in _EXAMPLES else {}
    if form is None:
        return _FREE_TEXT | examples
    schema: Schema = {"type": "string" if kind in _ALWAYS_TEXT else ["string", "number"], "pattern": f"^(?:{form})$"}
    return schema | ({} if kind in _ALWAYS_TEXT else {"minimum": 0}) | examples


def _names(key: types.Type) -> Schema:
    schema = _schema(key)
    if "enum" in schema:
        return {"propertyNames": {"enum": schema["enum"]}}
    kind = _unwrap(key)[1].get("kind", "")
    return {"propertyNames": {"pattern": schema["pattern"]}} if kind in scalars.FORMS else {}
