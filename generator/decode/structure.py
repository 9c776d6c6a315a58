"""Turns a plain dict into the record type it should be, following the type's own annotations.

A decoder is compiled once per type from what msgspec knows of it. It never stops at the first bad field: each one is
a problem at its route, and the rest of the record is still built.
"""

import difflib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import inspect as types

from generator.decode import scalars
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.scalars import KHONG
from generator.model.source import Node

Route = tuple[str | int, ...]


class Context(NamedTuple):
    """Where a value comes from and who wants to hear what is wrong with it."""

    file: str
    report: Report

    def problem(self, code: str, route: Route, **params: str) -> None:
        """Reports one bad value at its route."""
        self.report(Problem(code, Ref(self.file, route), params))

    def key_problem(self, code: str, route: Route, **params: str) -> None:
        """Reports a key that is wrong itself, whatever its value."""
        self.report(Problem(code, Ref(self.file, route, on_key=True), params))


class _Missing:
    """What a decoder returns when nothing usable was found; the problem is reported already."""


MISSING: Final = _Missing()
Decoder = Callable[[Node, Route, Context], Any]


def decode(record_type: Any, node: Node, context: Context, **internal: Any) -> Any | None:
    """The record, or None when a required key is missing or the node is of the wrong shape.

    `internal` fills fields that do not come from the file's text, such as its path.
    """
    value = _struct_decoder(record_type)(node, (), context)
    if value is MISSING:
        return None
    return msgspec.structs.replace(value, **internal) if internal else value


class _Field(NamedTuple):
    name: str
    decoder: Decoder
    filled: bool
    """An empty list or mapping is no value: "there is none" has a word of its own, or there must be one."""


@cache
def _struct_decoder(record_type: Any) -> Decoder:
    info = types.type_info(record_type)
    assert isinstance(info, types.StructType)
    fields, required, rest = _fields_of(info)

    def decode_struct(node: Node, route: Route, context: Context) -> Any:
        if type(node) is not dict:
            context.problem("TT203", route, can="mapping", co=_shape(node))
            return MISSING
        values: dict[str, Any] = {}
        if rest is not None:
            node, values[rest.name] = _without_rest(node, fields, rest, route, context)
        for key, value in node.items():
            field = fields.get(key)
            if field is None:
                near = difflib.get_close_matches(key, fields, n=1)
                context.key_problem("TT201", (*route, key), khoa=key, goi_y=near[0] if near else "")
                continue
            if (type(value) is str and not value.strip()) or (field.filled and not value):
                if key in required:
                    # Without it the whole record is lost, which must not pass as a mere gap (V17 is a warning).
                    context.key_problem("TT211", (*route, key), khoa=key)
                    values[field.name] = MISSING
                else:
                    context.key_problem("TT209", (*route, key), khoa=key)
                continue
            decoded = field.decoder(value, (*route, key), context)
            if decoded is not MISSING or key in required:
                values[field.name] = decoded
        complete = True
        for key in required:
            name = fields[key].name
            if name not in values:
                context.problem("TT202", route, khoa=key)
            complete = complete and values.get(name, MISSING) is not MISSING
        return record_type(**values) if complete else MISSING

    return decode_struct


def _fields_of(info: types.StructType) -> tuple[dict[str, _Field], list[str], _Field | None]:
    """The fields by key, the keys that must be there, and the field that takes every other key, if there is one.

    Such keys are data themselves: the columns of a form.
    """
    fields: dict[str, _Field] = {}
    required: list[str] = []
    rest: _Field | None = None
    for item in info.fields:
        spec = _Spec.of(item.type)
        if spec.extra.get("internal"):
            continue
        if spec.extra.get("rest"):
            rest = _Field(item.name, _decoder(item.type), filled=False)
            continue
        listed = any(isinstance(option, types.VarTupleType) for option in spec.options)
        fields[item.encode_name] = _Field(item.name, _decoder(item.type), spec.answers_no or (item.required and listed))
        if item.required:
            required.append(item.encode_name)
    return fields, required, rest


def _without_rest(
    node: Mapping[str, Node], fields: Mapping[str, _Field], rest: _Field, route: Route, context: Context
) -> tuple[dict[str, Node], Any]:
    """The keys that the record names, and what the others come to."""
    others = {key: value for key, value in node.items() if key not in fields}
    return {key: value for key, value in node.items() if key in fields}, rest.decoder(others, route, context)


class _Spec(NamedTuple):
    """A type without its wrapping: the alternatives beside None, and what was said about it."""

    options: tuple[types.Type, ...]
    extra: Mapping[str, Any]

    @property
    def answers_no(self) -> bool:
        return any(isinstance(option, types.LiteralType) and KHONG in option.values for option in self.options)

    @staticmethod
    def of(kind: types.Type) -> "_Spec":
        extra: dict[str, Any] = {}
        while isinstance(kind, types.Metadata):
            extra |= kind.extra or {}
            kind = kind.type
        if isinstance(kind, types.UnionType):
            return _Spec(tuple(t for t in kind.types if not isinstance(t, types.NoneType)), extra)
        return _Spec((kind,), extra)


def _decoder(kind: types.Type) -> Decoder:
    spec = _Spec.of(kind)
    options = [o for o in spec.options if not (isinstance(o, types.LiteralType) and o.values == (KHONG,))]
    inner = _one(options[0], spec.extra) if len(options) == 1 else _mapping_or_scalar(options)
    if spec.extra.get("single"):
        inner = _single_or_list(inner)
    return _or_no(inner) if spec.answers_no and len(options) < len(spec.options) else inner


def _or_no(inner: Decoder) -> Decoder:
    def decode_or_no(node: Node, route: Route, context: Context) -> Any:
        if isinstance(node, str) and scalars.says_no(node):
            if node != KHONG:
                context.problem("TT206", route, gia_tri=node, goi_y=KHONG, cho_phep=KHONG)
            return KHONG
        return inner(node, route, context)

    return decode_or_no


def _single_or_list(inner: Decoder) -> Decoder:
    def decode_single_or_list(node: Node, route: Route, context: Context) -> Any:
        return inner([node] if isinstance(node, str) else node, route, context)

    return decode_single_or_list


def _mapping_or_scalar(options: list[types.Type]) -> Decoder:
    mapping = next(_decoder(o) for o in options if isinstance(o, types.DictType))
    scalar = next(_decoder(o) for o in options if not isinstance(o, types.DictType))

    def decode_mapping_or_scalar(node: Node, route: Route, context: Context) -> Any:
        return (mapping if isinstance(node, dict) else scalar)(node, route, context)

    return decode_mapping_or_scalar


def _one(kind: types.Type, extra: Mapping[str, Any]) -> Decoder:
    match kind:
        case types.Metadata() | types.UnionType():
            return _decoder(kind)
        case types.StructType():
            return _struct_decoder(kind.cls)
        case types.VarTupleType():
            return _tuple_decoder(_decoder(kind.item_type))
        case types.DictType():
            return _dict_decoder(_decoder(kind.key_type), _decoder(kind.value_type))
        case types.EnumType():
            return _enum_decoder({member.value: member for member in kind.cls})
        case types.LiteralType():
            return _enum_decoder({value: value for value in kind.values})
        case types.BoolType():
            return _scalar_decoder(scalars.boolean)
        case types.DateType():
            return _scalar_decoder(scalars.day)
        case _:
            return _scalar_decoder(scalars.BY_KIND[extra["kind"]] if "kind" in extra else scalars.text)


def _scalar_decoder(read: Callable[[str], Any]) -> Decoder:
    def decode_scalar(node: Node, route: Route, context: Context) -> Any:
        if type(node) is not str:
            context.problem("TT203", route, can="text", co=_shape(node))
            return MISSING
        try:
            return read(node)
        except scalars.BadScalar as bad:
            context.problem(bad.code, route, **bad.params)
            return MISSING

    return decode_scalar


def _enum_decoder(members: Mapping[Any, Any]) -> Decoder:
    def decode_enum(node: Node, route: Route, context: Context) -> Any:
        if type(node) is str and node in members:
            return members[node]
        if type(node) is not str:
            context.problem("TT203", route, can="text", co=_shape(node))
        else:
            said_no = KHONG in members and scalars.says_no(node)
            near = [KHONG] if said_no else difflib.get_close_matches(node, members, n=1)
            context.problem("TT206", route, gia_tri=node, goi_y=near[0] if near else "", cho_phep=", ".join(members))
        return MISSING

    return decode_enum


def _tuple_decoder(item: Decoder) -> Decoder:
    def decode_tuple(node: Node, route: Route, context: Context) -> Any:
        if type(node) is not list:
            context.problem("TT203", route, can="list", co=_shape(node))
            return MISSING
        values = []
        for index, child in enumerate(node):
            if type(child) is str and not child.strip():
                context.problem("TT209", (*route, index), khoa=str(route[-1]) if route else "")
                continue
            value = item(child, (*route, index), context)
            if value is not MISSING:
                values.append(value)
        return tuple(values)

    return decode_tuple


def _dict_decoder(key: Decoder, item: Decoder) -> Decoder:
    def decode_dict(node: Node, route: Route, context: Context) -> Any:
        if type(node) is not dict:
            context.problem("TT203", route, can="mapping", co=_shape(node))
            return MISSING
        values = {}
        for name, child in node.items():
            decoded_name = key(name, (*route, name), context)
            if _is_blank(child):
                context.key_problem("TT209", (*route, name), khoa=name)
                continue
            value = item(child, (*route, name), context)
            if value is not MISSING and decoded_name is not MISSING:
                values[decoded_name] = value
        return values

    return decode_dict


def _is_blank(node: Node) -> bool:
    return isinstance(node, str) and not node.strip()


def _shape(node: Node) -> str:
    if isinstance(node, dict):
        return "mapping"
    return "list" if isinstance(node, list) else node
