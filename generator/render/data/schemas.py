"""The shapes of the open data become their JSON Schemas (2020-12): files are encoded from the very same types."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from generator.diagnostics.messages_vi import open_data as words
from generator.render.data import shapes

Schema = dict[str, Any]

FILES: Final[Mapping[str, type[shapes.Shape]]] = {
    "index": shapes.MucLuc,
    "tt": shapes.ThuTuc,
    "quyet-dinh": shapes.QuyetDinh,
    "danh-sach-quyet-dinh": shapes.DanhSachQuyetDinh,
    "thay-doi": shapes.ThayDoi,
    "tai-ngay": shapes.TaiNgay,
    "cac-ngay": shapes.CacNgay,
    "to-niem-yet": shapes.ToNiemYet,
}
"""The schema each kind of file follows, by the schema's name."""
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NOT_PUBLISHED: Final = frozenset({"file", "outline", "tren"})
"""Keys of a version that the open data leave out."""
_PARTS_NOT_PUBLISHED: Final = frozenset({"Outline", "ExpiringBasis", "NewestBasis", "StatedDay", "Wait"})


def schema(name: str, site_url: str) -> Schema:
    """The schema of one kind of file."""
    shape = FILES[name]
    (body,), parts = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    title = {"title": words.SCHEMA_TITLES[name], "description": shape.__doc__ or ""}
    head = {"$schema": _DIALECT, "$id": f"{site_url}api/v1/schema/{name}.json"}
    told = {key: _told(key, part) for key, part in sorted(parts.items()) if key not in _PARTS_NOT_PUBLISHED}
    return {**head, **title, **body, "$defs": told}


def _told(name: str, part: Schema) -> Schema:
    """A part with a Vietnamese title; the records' own docstrings are for programmers and stay out."""
    told = _as_published(part)
    described = str(told.pop("description", ""))
    if name in words.RECORD_TITLES:
        return {"title": words.RECORD_TITLES[name]} | {key: value for key, value in told.items() if key != "title"}
    return {"title": described.rstrip(".")} | {key: value for key, value in told.items() if key != "title"}


def _as_published(part: Schema) -> Schema:
    """Amounts are numbers in these files, and nothing stands in them that no schema names."""
    made = {key: _value(value) for key, value in part.items()}
    if made.get("format") == "decimal":
        return {key: value for key, value in made.items() if key != "format"} | {"type": "number"}
    if "properties" in made:
        made["properties"] = {key: one for key, one in made["properties"].items() if key not in _NOT_PUBLISHED}
        made["additionalProperties"] = False
    return made


def _value(value: Any) -> Any:
    match value:
        case Mapping():
            return _as_published(dict(value))
        case list():
            return [_value(one) for one in value]
        case _:
            return value
