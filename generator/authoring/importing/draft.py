"""One record of an export becomes one version: the keys of its file in the order officers know, doubts at the end."""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from generator.authoring import words
from generator.authoring.importing.agencies import agencies_of
from generator.authoring.importing.bases import are_glued, base_rows, result_rows, stuck_codes
from generator.authoring.importing.doubts import Doubts
from generator.authoring.importing.lists import Names
from generator.authoring.importing.sections import (
    Section,
    conditions_section,
    dossier_section,
    mended,
    methods_section,
    steps_section,
)
from generator.authoring.texts import clean, has_unreadable, is_missing, is_none, line, short, without_portal
from generator.authoring.vocabulary import applicants, decision_numbers, levels, procedure_kind
from generator.authoring.writing.emit import Value
from generator.model.scalars import KHONG, Level

Record = dict[str, Any]
"""A record under the keys of the national export (ma_thu_tuc, ten_thu_tuc, …); values are texts or lists."""

_CODE: Final = re.compile(r"\d\.\d{6}")
_NUMERIC: Final = re.compile(r"\d\.\d{3,5}")
"""A code that a spreadsheet took for a number: it ends in the zeros that are no longer there."""
_LOCAL: Final = re.compile(r"(\d\.\d{6})[\s.]*((?:\d{3}[\s.]+\d{2}[\s.]+\d{2}[\s.]+)?(H\s*\d{2})(?:\.\d{2})?)")
_TITLE: Final = re.compile(
    r"(?:quyết định\s+(?:số\s+\S+|(?:về việc\s+)?(?:công bố|ban hành|phê duyệt)\b.*(?:thủ tục|danh mục|quy trình))"
    r"|(?:v/v|về việc)\s+(?:công bố|ban hành)\b|công bố (?:danh mục )?thủ tục hành chính\b"
    r"|danh mục thủ tục hành chính\b)",
    re.IGNORECASE,
)


class Draft(NamedTuple):
    """A version before it has its day. `line` is its place in the export; `code` is empty while none is known."""

    line: int
    code: str
    name: str
    levels: tuple[str, ...]
    field: str
    body: Section
    doubts: Doubts


class Lists(NamedTuple):
    """The province's agencies and fields, and the tail of its codes (`H14`, empty: not known)."""

    agencies: Names
    fields: Names
    province: str


def draft(record: Record, place: int, lists: Lists) -> Draft:
    """What the record says, and what of it is doubtful. Nothing is lost silently, nothing is invented."""
    doubts = Doubts()
    record = mended(record, doubts)
    if any(has_unreadable(value) for key, value in record.items() if key != "derived"):
        doubts.add("ten" if has_unreadable(record.get("ten_thu_tuc")) else "trinh_tu", words.UNREADABLE)
    code, local = _code(record, lists.province, doubts)
    name = _name(record, code, doubts)
    decided_at = _levels(record.get("cap_thuc_hien"), doubts)
    field = line(record.get("linh_vuc"))
    field_id = "" if is_missing(field) else lists.fields.id_of(field)
    if not field_id:
        doubts.add("linh_vuc", words.NO_FIELD)
    printed = record.get("ket_qua_xu_ly")
    results, keywords, description = without_portal(clean(printed) if isinstance(printed, str) else "")
    conditions, *_ = without_portal(clean(record.get("yeu_cau_dieu_kien")))
    body: Section = {}
    body |= {"ma_dia_phuong": local} if local else {}
    body |= _decision(record.get("so_quyet_dinh"), doubts)
    body |= {"ten": name} | ({"linh_vuc": field_id} if field_id else {})
    body |= _agencies(record, lists.agencies, doubts)
    body |= _address(record.get("dia_chi_tiep_nhan"))
    body |= _kind(record.get("loai_thu_tuc"), doubts) | _applicants(record.get("doi_tuong_thuc_hien"), doubts)
    body |= methods_section(
        record.get("cach_thuc_thuc_hien"),
        record.get("phi_le_phi"),
        doubts,
        limit_apart=record.get("thoi_han_giai_quyet"),
        local="bo" not in decided_at,
    )
    body |= dossier_section(record.get("thanh_phan_ho_so"), doubts)
    body |= steps_section(record.get("trinh_tu_thuc_hien"))
    body |= _rows("ket_qua", printed if isinstance(printed, list) else results, result_rows)
    body |= conditions_section(conditions)
    body |= _rows("can_cu", record.get("can_cu_phap_ly"), base_rows)
    for name in stuck_codes(_dicts(body.get("ket_qua"))):
        doubts.add("ket_qua", words.STUCK_CODE.format(text=short(name)))
    if are_glued(_dicts(body.get("can_cu"))):
        doubts.add("can_cu", words.GLUED_BASES)
    body |= _about(record, keywords, description)
    _related(record.get("thu_tuc_lien_quan"), doubts)
    return Draft(place, code, name, decided_at, field_id, body, doubts)


def _name(record: Record, code: str, doubts: Doubts) -> str:
    name = line(record.get("ten_thu_tuc"))
    if not name:
        doubts.add("ten", words.NO_NAME)
        return code or line(record.get("ma_thu_tuc")) or "?"
    if _TITLE.match(name):
        doubts.add("ten", words.TITLE_AS_NAME)
    return name


def _code(record: Record, province: str, doubts: Doubts) -> tuple[str, str]:
    """The national code and, where the export prints the tail of this province, the whole local one."""
    printed = line(record.get("ma_thu_tuc"))
    if _CODE.fullmatch(printed):
        return printed, ""
    if local := _LOCAL.fullmatch(printed):
        tail = re.sub(r"\s", "", local[3])
        if province and tail == province:
            return local[1], local[1] + "." + re.sub(r"\s+", "", local[2]).strip(".")
        doubts.add("ma", words.FOREIGN_TAIL.format(text=printed))
        return local[1], ""
    if _NUMERIC.fullmatch(printed):
        doubts.add("ma", words.PADDED_CODE.format(text=printed))
        return printed.ljust(len("1.004122"), "0"), ""
    if is_missing(printed):
        doubts.add("ma_tam", words.NO_CODE)
        return "", ""
    digits = re.sub(r"\D", "", printed)
    doubts.add("ma" if len(digits) == 7 else "ma_tam", words.ODD_CODE.format(text=short(printed)))
    return (f"{digits[0]}.{digits[1:]}" if len(digits) == 7 else ""), ""


def _levels(value: Any, doubts: Doubts) -> tuple[str, ...]:
    found = levels("" if value is None or is_missing(clean(value)) else value)
    for word in found.unknown:
        doubts.add("cap", words.UNKNOWN_LEVEL.format(text=short(word)))
    known = [level for level in found.known if level != Level.DISTRICT]
    if Level.DISTRICT in found.known:
        doubts.add("cap", words.DISTRICT)
    if not known and not found.known and not found.unknown:
        doubts.add("cap", words.NO_LEVEL)
    return tuple(known) or (Level.UNKNOWN.value,)


def _decision(value: Any, doubts: Doubts) -> Section:
    text = line(value)
    if is_missing(text):
        return {}
    numbers, understood = decision_numbers(text)
    if not understood:
        doubts.add("noi_dung_theo", words.DECISION_SPELLING.format(text=short(text)))
    return {"noi_dung_theo": list(numbers)}


def _agencies(record: Record, names: Names, doubts: Doubts) -> Section:
    keys = {
        "giai_quyet": "co_quan_thuc_hien",
        "tham_quyen": "co_quan_co_tham_quyen",
        "phoi_hop": "co_quan_phoi_hop",
        "uy_quyen": "co_quan_duoc_uy_quyen",
    }
    steps = clean(record.get("trinh_tu_thuc_hien"))

    def named(text: str) -> list[str]:
        agencies, is_sure = agencies_of(text, names.knows)
        if not is_sure:
            is_step = not agencies and text in steps
            doubts.add("co_quan", words.AGENCY_OF_STEPS if is_step else words.AGENCY_TEXT.format(text=text))
        return agencies

    found: dict[str, Value] = {}
    for key, source in keys.items():
        value = record.get(source)
        texts = value if isinstance(value, list) else [value]
        known = [text for item in texts if not is_missing(text := clean(item))]
        if known and all(is_none(text) for text in known):
            found[key] = KHONG
        elif idents := list(dict.fromkeys(names.id_of(name) for text in known for name in named(text))):
            found[key] = idents[0] if len(idents) == 1 else list[Value](idents)
    return {"co_quan": found} if found else {}


def _address(value: Any) -> Section:
    text = clean(value)
    return {} if is_missing(text) or is_none(text) else {"dia_chi_tiep_nhan": text}


def _kind(value: Any, doubts: Doubts) -> Section:
    text = line(value)
    if is_missing(text):
        return {}
    kind = procedure_kind(text)
    if kind is None:
        doubts.add("loai_thu_tuc", words.UNKNOWN_KIND.format(text=short(text)))
        return {}
    return {"loai_thu_tuc": kind.value}


def _applicants(value: Any, doubts: Doubts) -> Section:
    if value is None or (not isinstance(value, list) and is_missing(clean(value))):
        return {}
    found = applicants(value)
    for word in found.unknown:
        doubts.add("doi_tuong", words.UNKNOWN_APPLICANT.format(text=short(word)))
    return {"doi_tuong": list(found.known)} if found.known else {}


def _rows(key: str, value: Any, read: Callable[[Any], list[dict[str, Value]]]) -> Section:
    if isinstance(value, str) and is_none(clean(value)):
        return {key: KHONG}
    rows = read(value)
    return {key: list(rows)} if rows else {}


def _dicts(value: Value | None) -> list[dict[str, Value]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _related(value: Any, doubts: Doubts) -> None:
    """Related procedures are links by code (`lien_quan` of plain/); an export names them, so a person must look."""
    text = line(value)
    if not is_missing(text) and not is_none(text):
        doubts.add("lien_quan", words.RELATED.format(text=text))


def _about(record: Record, keywords: str, description: str) -> Section:
    """`mo_ta` and `tu_khoa`; the keywords stay one text, since a comma may stand inside one."""
    about: Section = {}
    text = clean(record.get("mo_ta"))
    text = clean(description) if is_missing(text) else text
    if not is_missing(text) and not is_none(text):
        about["mo_ta"] = text
    words_ = line(record.get("tu_khoa"))
    words_ = line(keywords) if is_missing(words_) else words_
    if not is_missing(words_) and not is_none(words_):
        about["tu_khoa"] = [words_]
    return about
