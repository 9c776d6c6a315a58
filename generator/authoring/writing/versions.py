"""A draft and its day become the text of a version file, read back by the project's own loader before it is used."""

from datetime import date
from typing import Any, NamedTuple

from generator.authoring import words
from generator.authoring.importing.draft import Draft
from generator.authoring.problem import AuthoringError
from generator.authoring.writing.emit import Value, as_yaml
from generator.check.structure import FULL, LISTED
from generator.decode.documents import decode_document
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.record import Version
from generator.model.scalars import Completeness
from generator.model.source import Node

_NO_DIRECTION = "chua-ro-linh-vuc"
_FILLED_IN_LATER = frozenset({"noi_tiep_nhan"})
"""Where dossiers are received is for the province to say; no national export holds it."""


class Made(NamedTuple):
    """One version file: where, its text, and the record it is read back as."""

    path: str
    text: str
    version: Version
    draft: Draft


def make_version(draft: Draft, code: str, day: date, source: str, path: str | None = None) -> Made:
    """The file of one draft under its national code or local id.

    Raises:
        AuthoringError: what was written is not what is read back: a fault of ours, told before anything is placed.
    """
    where = path or f"procedures/{draft.field or _NO_DIRECTION}/{code}.yml"
    comment = words.FILE_COMMENT.format(source=source, day=f"{day:%d/%m/%Y}")
    node = _node(draft, code, day, Completeness.NAME_ONLY)
    version = _decoded(where, node)
    if (profile := _profile(version)) is not Completeness.NAME_ONLY:
        node = _node(draft, code, day, profile)
    text = as_yaml(node, comment)
    return Made(where, text, _read_back(where, text, node), draft)


def version_of(draft: Draft, code: str, day: date) -> Version:
    """The record of a draft as it would be read back, without its file.

    Raises:
        AuthoringError: the values cannot be read as a version: a fault of ours.
    """
    return _decoded(f"procedures/{code}.yml", _node(draft, code, day, Completeness.NAME_ONLY))


def with_profile(path: str, node: dict[str, Value]) -> dict[str, Value]:
    """The values of a version, saying how full it is: the most that its data supports.

    Raises:
        AuthoringError: the values cannot be read as a version.
    """
    version = _decoded(path, node | {"muc_day_du": Completeness.NAME_ONLY.value})
    return node | {"muc_day_du": _profile(version).value}


def _node(draft: Draft, code: str, day: date, completeness: Completeness) -> dict[str, Value]:
    key = "ma" if code[:1].isdecimal() else "ma_tam"
    head: dict[str, Value] = {key: code}
    if "ma_dia_phuong" in draft.body:
        head["ma_dia_phuong"] = draft.body["ma_dia_phuong"]
    head |= {"cap": list(draft.levels), "quyet_dinh": f"hien_trang/{day.isoformat()}"}
    if "noi_dung_theo" in draft.body:
        head["noi_dung_theo"] = draft.body["noi_dung_theo"]
    head["muc_day_du"] = completeness.value
    body = {key: value for key, value in draft.body.items() if key not in head}
    doubts = draft.doubts.nodes()
    return head | body | ({"can_kiem_tra": doubts} if doubts else {})


def _profile(version: Version) -> Completeness:
    """The most the data supports (NĐ 63/2010 Art. 8.2 and 13.2.a)."""
    missing = {name for name, has in LISTED + FULL if not has(version)}
    if missing <= _FILLED_IN_LATER:
        return Completeness.FULL
    known = {name for name, _ in LISTED + FULL} - missing - {"co_quan.giai_quyet", "doi_tuong", "can_cu"}
    return Completeness.LISTED if known else Completeness.NAME_ONLY


def as_texts(value: Any) -> Node:
    """The value as the loader sees it: every scalar a text."""
    if isinstance(value, dict):
        return {key: as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_texts(inner) for inner in value]
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _read_back(path: str, text: str, node: dict[str, Value]) -> Version:
    problems: list[Problem] = []
    read = parse(path, text.encode(), problems.append)
    if problems or read != as_texts(node):
        reason = problems[0].code if problems else "nội dung khác"
        raise AuthoringError(words.NOT_READ_BACK.format(file=path, reason=reason))
    return _decoded(path, node)


def _decoded(path: str, node: dict[str, Value]) -> Version:
    problems: list[Problem] = []
    version = decode_document(path, as_texts(node), problems.append)
    if problems or not isinstance(version, Version):
        told = problems[0] if problems else None
        reason = f"{told.code} {told.at.route}" if told else "không thành bản ghi"
        raise AuthoringError(words.NOT_READ_BACK.format(file=path, reason=reason))
    return version
