"""The glossary: every key officers write beside the name it has in the code, from the types that decoding follows."""

from collections.abc import Iterator
from typing import Any

from msgspec import inspect as types

from generator.model.corpus import DOCUMENT_TYPES


def glossary_markdown() -> str:
    """`docs/tu-dien.md`: a table per record type, in the order in which files use them."""
    lines = [
        "# Từ điển",
        "",
        "Khóa trong tệp YAML, tên tương ứng trong mã nguồn và ý nghĩa. Trang này sinh từ mô hình"
        " (`generator/model/`): sửa ở đó rồi chạy `make docs`.",
    ]
    for info in _records():
        lines += ["", f"## `{info.cls.__name__}`", "", "| khóa | tên trong mã | ý nghĩa |", "|---|---|---|"]
        lines += [f"| `{field.encode_name}` | `{field.name}` | {words} |" for field, words in _fields(info)]
    return "\n".join(lines) + "\n"


def _records() -> Iterator[types.StructType]:
    waiting: list[Any] = [types.type_info(kind) for kind in DOCUMENT_TYPES.values()]
    seen: set[type[Any]] = set()
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, types.StructType) and kind.cls not in seen:
            seen.add(kind.cls)
            if any(words for _, words in _fields(kind)):
                yield kind
            waiting += [field.type for field in kind.fields]
        else:
            waiting += _inner(kind)


def _inner(kind: Any) -> list[Any]:
    match kind:
        case types.Metadata():
            return [kind.type]
        case types.UnionType():
            return list(kind.types)
        case types.VarTupleType():
            return [kind.item_type]
        case types.DictType():
            return [kind.value_type]
        case _:
            return []


def _fields(info: types.StructType) -> Iterator[tuple[types.Field, str]]:
    for field in info.fields:
        kind: Any = field.type
        words = ""
        while isinstance(kind, types.Metadata):
            words = words or (kind.extra_json_schema or {}).get("description", "")
            kind = kind.type
        if words:
            yield field, words
