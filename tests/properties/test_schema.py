"""Schema and models agree: what decoding takes, editors do not mark; what is built wrong, both refuse."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import inspect as types

from generator.authoring.writing.emit import as_yaml
from generator.decode.documents import decode_document
from generator.decode.schema import schemas
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.corpus import DOCUMENT_TYPES
from generator.model.scalars import KHONG
from tests.support.yaml_core import read_core

PLACES = {
    "version": "procedures/a/b.yml",
    "plain": "site_data/plain/1.004122.yml",
    "decision": "site_data/decisions/2025/a.yml",
    "baseline": "site_data/decisions/hien_trang-2025-11-17.yml",
    "statistics": "site_data/statistics/2019-Q2.yml",
    "holidays": "site_data/holidays/2025.yml",
}
KINDS = tuple(DOCUMENT_TYPES)

few = settings(max_examples=40, suppress_health_check=list(HealthCheck))


def place(kind: str) -> str:
    return PLACES.get(kind, f"site_data/{kind}.yml")


# --- documents as officers might write them, made from the models ---------------------------------------------------

LETTERS = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạếỗựAĐƠƯ 0123456789.,;:/-()%“”'\"#&*!?")
free = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip() and text.rstrip(".") != KHONG)
texts = st.one_of(free, st.sampled_from(["2024", "1.5", "true", "null", "0x1F", "1e5", "~", "no", "12:30", ".inf"]))
digits = st.integers(0, 10**9).map(str)
dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))
days = dates.map(lambda day: day.isoformat()) | dates.map(lambda day: f"{day.day}/{day.month}/{day.year:04}")
codes = st.from_regex(r"[0-9]\.[0-9]{6}", fullmatch=True)
temp_codes = st.from_regex(r"[a-z]{1,4}(-[a-z0-9]{1,4}){0,2}-[0-9]{1,3}", fullmatch=True)
numbers = digits | st.from_regex(r"[0-9]{1,4}[.,][0-9]{1,3}", fullmatch=True)
SCALARS: dict[str, st.SearchStrategy[str]] = {
    "code": codes,
    "temp_code": temp_codes,
    "any_code": codes | temp_codes,
    "decision_key": st.sampled_from(["2025/2031-QD-UBND", "2024/15.1-NQ-HDND", "hien_trang/2025-11-17"]),
    "decision_number": st.from_regex(r"[1-9][0-9]{0,3}[a-zđ]?(/20[0-9]{2})?/(QĐ|NQ|Đ)-(UBND|BVHTTƯ)", fullmatch=True),
    "slug": st.from_regex(r"[a-z0-9]{1,5}([_-][a-z0-9]{1,4}){0,3}", fullmatch=True),
    "file_name": st.sampled_from(["2031-QD-UBND.pdf", "Quyết định 10 (ký).pdf", "a"]),
    "money": digits | st.sampled_from(["1.400.000", "1 400 000", "1,5", "12.500,25", "140. 683"]),
    "number": numbers,
    "step_time": numbers | st.just(KHONG),
    "days": st.integers(0, 999).map(str),
    "count": digits | st.sampled_from(["1.400", "138.907", "140. 683"]),
    "period": st.sampled_from(["2019-Q2", "2025", "2025-H1", "2025-11"]),
    "url": st.sampled_from(["https://a.example/b?c=d&e=%20", "tel:+84 206-3 852", "mailto:a.b@c.example"]),
    "base_url": st.sampled_from(["https://a.example", "http://b.example:8000/tthc/", "https://thủ-tục.example/é"]),
    "day_or_no": days | st.just(KHONG),
    "text_or_no": st.sampled_from([KHONG, "Không thuộc diện cấm", "Từ 18 tuổi"]),
}


def unwrapped(kind: Any) -> tuple[Any, dict[str, Any]]:
    extra: dict[str, Any] = {}
    while isinstance(kind, types.Metadata):
        extra |= kind.extra or {}
        kind = kind.type
    return kind, extra


def nodes(kind: Any, least: int = 0) -> st.SearchStrategy[Any]:
    """Nodes that decoding should take for a type: by hand from the model, not from the schema."""
    bare, extra = unwrapped(kind)
    options = bare.types if isinstance(bare, types.UnionType) else (bare,)
    says_no = any(isinstance(option, types.LiteralType) and option.values == (KHONG,) for option in options)
    made: list[st.SearchStrategy[Any]] = []
    for option in options:
        inner, own = unwrapped(option)
        if isinstance(inner, types.VarTupleType):
            item = nodes(inner.item_type)
            made.append(st.lists(item, min_size=max(least, says_no), max_size=2))
            made += [item] if extra.get("single") else []
        elif not isinstance(inner, types.NoneType):
            made.append(one(inner, extra | own).filter(bool) if says_no else one(inner, extra | own))
    return st.one_of(made)


def one(bare: Any, extra: dict[str, Any]) -> st.SearchStrategy[Any]:
    match bare:
        case types.StructType():
            return records(bare.cls)
        case types.DictType():
            return st.dictionaries(nodes(bare.key_type), nodes(bare.value_type), max_size=2)
        case types.EnumType():
            return st.sampled_from([member.value for member in bare.cls])
        case types.LiteralType():
            return st.sampled_from(list(bare.values))
        case types.BoolType():
            return st.booleans() | st.sampled_from(["true", "false"])
        case types.DateType():
            return days
        case _:
            return SCALARS[extra["kind"]] if extra.get("kind", "legal_number") != "legal_number" else texts


@st.composite
def records(draw: st.DrawFn, record: type[Any]) -> dict[str, Any]:
    node: dict[str, Any] = {}
    for field in types.type_info(record).fields:
        extra = unwrapped(field.type)[1]
        if not (extra.get("internal") or extra.get("rest")) and (field.required or draw(st.integers(0, 3)) == 0):
            node[field.encode_name] = draw(nodes(field.type, int(field.required)))
    return node


def documents(kind: str) -> st.SearchStrategy[Any]:
    listed = next((f for f in types.type_info(DOCUMENT_TYPES[kind]).fields if f.encode_name == "items"), None)
    return nodes(listed.type) if listed is not None else records(DOCUMENT_TYPES[kind])


# --- the two judges -------------------------------------------------------------------------------------------------


def refused(kind: str, document: Any) -> list[str]:
    """What reading and decoding say of the file."""
    problems: list[Problem] = []
    node = parse(place(kind), as_yaml(document).encode(), problems.append)
    if node is not None:
        decode_document(place(kind), node, problems.append)
    return [f"{problem.code} {problem.at.route}" for problem in problems]


@cache
def checker(kind: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schemas()[kind])


def marked(kind: str, document: Any) -> list[str]:
    """What an editor marks in the same file, typed as YAML 1.2 types it."""
    return [error.message for error in checker(kind).iter_errors(read_core(as_yaml(document)))]


@pytest.mark.parametrize("kind", KINDS)
def test_what_decoding_takes_is_not_marked(kind: str) -> None:
    @few
    @given(documents(kind))
    def holds(document: Any) -> None:
        assert refused(kind, document) == []
        assert marked(kind, document) == []

    holds()


# --- built wrong ----------------------------------------------------------------------------------------------------


def mappings(kind: Any, node: Any) -> Iterator[tuple[type[Any], dict[str, Any]]]:
    """Every mapping of a document that is a record, with the record's type."""
    bare, _ = unwrapped(kind)
    match bare:
        case types.StructType() if isinstance(node, dict):
            yield bare.cls, node
            for field in bare.fields:
                if field.encode_name in node:
                    yield from mappings(field.type, node[field.encode_name])
        case types.VarTupleType() if isinstance(node, list):
            for item in node:
                yield from mappings(bare.item_type, item)
        case types.UnionType():
            for option in bare.types:
                yield from mappings(option, node)


def unknown_key(record: type[Any], node: dict[str, Any]) -> bool:
    if any(unwrapped(field.type)[1].get("rest") for field in types.type_info(record).fields):
        return False
    node["khoa_khong_co"] = "x"
    return True


def missing_key(record: type[Any], node: dict[str, Any]) -> bool:
    required = [field.encode_name for field in types.type_info(record).fields if field.required]
    return bool(required) and node.pop(required[-1], None) is not None


def other_answer(record: type[Any], node: dict[str, Any]) -> bool:
    for field in types.type_info(record).fields:
        if isinstance(unwrapped(field.type)[0], types.EnumType) and field.encode_name in node:
            node[field.encode_name] = "cau tra loi khong co"
            return True
    return False


def mapping_for_text(record: type[Any], node: dict[str, Any]) -> bool:
    for field in types.type_info(record).fields:
        if isinstance(unwrapped(field.type)[0], types.StrType) and field.encode_name in node:
            node[field.encode_name] = {"a": "b"}
            return True
    return False


def text_for_list(record: type[Any], node: dict[str, Any]) -> bool:
    for field in types.type_info(record).fields:
        bare, extra = unwrapped(field.type)
        if isinstance(bare, types.VarTupleType) and not extra.get("single") and field.encode_name in node:
            node[field.encode_name] = "một chữ"
            return True
    return False


def empty_list(record: type[Any], node: dict[str, Any]) -> bool:
    for field in types.type_info(record).fields:
        is_list = isinstance(unwrapped(field.type)[0], types.VarTupleType)
        if is_list and field.required and field.encode_name in node:
            node[field.encode_name] = []
            return True
    return False


def blank(record: type[Any], node: dict[str, Any]) -> bool:
    for field in types.type_info(record).fields:
        if isinstance(unwrapped(field.type)[0], types.StrType) and field.encode_name in node:
            node[field.encode_name] = "  "
            return True
    return False


MISTAKES: tuple[Callable[[type[Any], dict[str, Any]], bool], ...] = (
    unknown_key,
    missing_key,
    other_answer,
    mapping_for_text,
    text_for_list,
    empty_list,
    blank,
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
@pytest.mark.parametrize("kind", ("version", "decision", "site", "posting_points"))
def test_what_is_built_wrong_is_refused_and_marked(kind: str, mistake: Any) -> None:
    top = DOCUMENT_TYPES[kind]
    whole = next((f.type for f in types.type_info(top).fields if f.encode_name == "items"), types.type_info(top))
    possible = any(
        mistake(record, dict.fromkeys((f.encode_name for f in types.type_info(record).fields), "x"))
        for record in records_of(whole)
    )

    @few
    @given(documents(kind), st.randoms(use_true_random=False))
    def holds(document: Any, random: Any) -> None:
        wrong = deepcopy(document)
        places = list(mappings(whole, wrong))
        random.shuffle(places)
        made = any(mistake(record, node) for record, node in places)
        assert possible or not made
        if possible:
            assume(made)  # none of many documents with a place for it would be an error of this test
            assert refused(kind, wrong) != []
            assert marked(kind, wrong) != []

    holds()


def records_of(kind: Any) -> Iterator[type[Any]]:
    bare, _ = unwrapped(kind)
    match bare:
        case types.StructType():
            yield bare.cls
            for field in bare.fields:
                yield from records_of(field.type)
        case types.VarTupleType():
            yield from records_of(bare.item_type)
        case types.UnionType():
            for option in bare.types:
                yield from records_of(option)
