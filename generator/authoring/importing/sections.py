"""The sections of one record in the export's words become the keys of a version file."""

import re
from collections import Counter
from typing import Any, Final

from generator.authoring import words
from generator.authoring.importing.doubts import Doubts
from generator.authoring.importing.fees import FeeNodes, fee_nodes
from generator.authoring.importing.limits import limit_node
from generator.authoring.importing.methods import Method, read_methods
from generator.authoring.importing.papers import CaseRows, PaperRow, read_papers
from generator.authoring.texts import clean, is_missing, is_none, short
from generator.authoring.writing.emit import Value
from generator.model.papers import unclear
from generator.model.scalars import KHONG

Section = dict[str, Value]
"""Keys of a version with their values, in the order of the file."""

_STEP: Final = re.compile(r"(?:(?<=\n)|(?<=[.;:!)”] )|^)(?=[-+*–•]?\s*Bước\s+(\d+)\b)")
_NUMBER_LINE: Final = re.compile(r"^(?=(\d{1,2})[.)]?$)", re.MULTILINE)
_OWN_NUMBER: Final = re.compile(r"\d{1,2}[.)]?\n(?=\S)")
_SETS: Final = re.compile(r"Số lượng hồ sơ\s*:?\s*(\d{1,2})\s*(?:\([^)]{0,20}\)\s*)?bộ", re.IGNORECASE)


_HEADINGS: Final = {"thanh_phan_ho_so": "Thành phần hồ sơ", "can_cu_phap_ly": "Căn cứ pháp lý"}
_AGENCIES: Final = "Cơ quan thực hiện"


def methods_section(
    value: Any, fees_apart: Any, doubts: Doubts, *, limit_apart: Any = None, local: bool = True
) -> Section:
    """`thoi_han`, `phi`, `phi_nguyen_van`, `cach_thuc`; a spreadsheet may have columns of their own for limit and fee.

    What all rows share stands once, for every channel; a row says only what is its own.
    """
    methods = read_methods(value, doubts)
    limits = [limit_node(method.limit, doubts) for method in methods]
    fees = [fee_nodes(method.fee, doubts, local=local) for method in methods]
    section: Section = {}
    same_limit = bool(limits) and all(limit == limits[0] for limit in limits)
    if same_limit and limits[0] is not None:
        section["thoi_han"] = [limits[0]]
    if (limit := limit_node(clean(limit_apart), doubts)) is not None and limit not in limits:
        if any(limits):
            doubts.add("thoi_han", words.OTHER_LIMIT.format(text=short(clean(limit_apart))))
        else:
            section["thoi_han"] = [limit]
    same_fee = _fee_by_channel(methods, fees)
    if same_fee is not None:
        section |= _shared_fees(methods, fees)
    apart = fee_nodes(clean(fees_apart), doubts, local=local)
    if "phi" not in section and apart is not None and not any(fees):
        section |= (
            {"phi": KHONG, "phi_nguyen_van": clean(fees_apart).strip("- ")}
            if apart == KHONG
            else {"phi": _value(apart)}
        )
    rows: list[Value] = []
    for method, limit, fee in zip(methods, limits, fees, strict=True):
        row: dict[str, Value] = {"kenh": method.channel.value}
        if method.description and not is_missing(method.description):
            row["mo_ta"] = method.description
        if limit is not None and not same_limit:
            row["thoi_han"] = [limit]
        if fee is not None and same_fee is None:
            row |= {"phi": KHONG, "phi_nguyen_van": _spaced(method.fee)} if fee == KHONG else {"phi": _value(fee)}
        rows.append(row)
    return section | ({"cach_thuc": rows} if rows else {})


def _spaced(printed: str) -> str:
    """The glued cells of the portal have no space before the note."""
    return re.sub(r"(?<=\w)\((?=\S)", " (", printed, count=1)


def _value(fees: FeeNodes) -> Value:
    return KHONG if isinstance(fees, str) else [dict(fee) for fee in fees or []]


def _fee_by_channel(methods: list[Method], fees: list[FeeNodes]) -> dict[str, FeeNodes] | None:
    """Each channel's fee; None when one channel has several, which only its rows can tell apart."""
    found: dict[str, FeeNodes] = {}
    for method, fee in zip(methods, fees, strict=True):
        if found.setdefault(method.channel.value, fee) != fee:
            return None
    return found


def _shared_fees(methods: list[Method], fees: list[FeeNodes]) -> Section:
    known = [fee for fee in fees if fee is not None]
    if not known:
        return {}
    if all(fee == KHONG for fee in known) and len(known) == len(fees):
        printed = dict.fromkeys(_spaced(method.fee) for method in methods)
        return {"phi": KHONG, "phi_nguyen_van": "\n".join(printed)}
    if all(fee == fees[0] for fee in fees) and not any("so_tien" in row or "loai" in row for row in _fee_rows(fees[0])):
        return {"phi_nguyen_van": "\n".join(str(row["nguyen_van"]) for row in _fee_rows(fees[0]))}
    rows: list[dict[str, Value]] = []
    channels: list[list[str]] = []
    is_paid = any("so_tien" in row for fee in fees for row in _fee_rows(fee))
    for method, fee in zip(methods, fees, strict=True):
        for row in [_free(method.fee, is_paid)] if fee == KHONG else _fee_rows(fee):
            place = rows.index(row) if row in rows else len(rows)
            if place == len(rows):
                rows.append(row)
                channels.append([])
            if method.channel.value not in channels[place]:
                channels[place].append(method.channel.value)
    every = {method.channel.value for method in methods}
    return {"phi": [_with_channels(row, ways, every) for row, ways in zip(rows, channels, strict=True)]}


def _fee_rows(fees: FeeNodes) -> list[dict[str, Value]]:
    return fees if isinstance(fees, list) else []


def _free(printed: str, is_paid: bool) -> dict[str, Value]:
    """A row of 0 đồng: free of charge through one channel where another one costs.

    It stays words where the others have words only: they may say that it is not free at all.
    """
    return {"so_tien": "0", "don_vi": "đồng", "nguyen_van": printed} if is_paid else {"nguyen_van": printed}


def _with_channels(row: dict[str, Value], channels: list[str], every: set[str]) -> Value:
    """`kenh` stands behind the name, and only where the row is not for every channel."""
    head: dict[str, Value] = {key: row[key] for key in ("loai", "ten") if key in row}
    if set(channels) != every:
        head["kenh"] = list(channels)
    return head | {key: value for key, value in row.items() if key not in head}


def dossier_section(value: Any, doubts: Doubts) -> Section:
    """`ho_so`: the cases with their papers; a paper of no original and no copy is a note."""
    if isinstance(value, str) and is_none(clean(value)):
        return {"ho_so": KHONG}
    cases = read_papers(value, doubts)
    if not cases:
        return {}
    for title in unclear([case.name for case in cases]):
        doubts.add("ho_so", words.CASE_UNCLEAR.format(text=short(title)))
    sets = Counter(int(found[1]) for case in cases for paper in case.papers for found in _SETS.finditer(paper.name))
    dossier: dict[str, Value] = {"so_bo": next(iter(sets))} if len(sets) == 1 else {}
    return {"ho_so": dossier | {"truong_hop": [_case(case, len(cases)) for case in cases]}}


def _case(case: CaseRows, count: int) -> Value:
    # The portal leaves untitled what all cases have in common: it gets no title here.
    name = case.name or (KHONG if count == 1 else "")
    node: dict[str, Value] = {"ten": name} if name else {}
    return node | ({"giay_to": [_paper(paper) for paper in case.papers]} if case.papers else {})


def _paper(paper: PaperRow) -> Value:
    node: dict[str, Value] = {"ten": paper.name}
    if paper.originals is not None:
        node["ban_chinh"] = paper.originals
    if paper.copies is not None:
        node["ban_sao"] = paper.copies
    if paper.form:
        node["mau"] = paper.form
    # A row of no copies is a hint on the others, unless it has a form: that is filled in and handed over.
    note = paper.originals == 0 and paper.copies == 0 and not paper.form
    return node | ({"la_ghi_chu": True} if note else {})


def steps_section(value: Any) -> Section:
    """`trinh_tu`: a step for each `Bước n` that follows the one before, otherwise the text as one.

    Where none is named so, a line that holds only a number begins one (1.000011). The page numbers steps itself.
    """
    text = clean(value)
    if is_missing(text):
        return {}
    if is_none(text):
        return {"trinh_tu": KHONG}
    cuts = [0]
    last = 0
    named = list(_STEP.finditer(text))
    for found in named or _NUMBER_LINE.finditer(text):
        number = int(found[1])
        if number in (last + 1, 1):
            cuts.append(found.start())
            last = number
    parts = [clean(text[start:end]) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    if not named and last > 1:
        parts = [_OWN_NUMBER.sub("", part, count=1) if _OWN_NUMBER.match(part) else part for part in parts]
    return {"trinh_tu": [{"noi_dung": part} for part in parts if part]}


def conditions_section(text: str) -> Section:
    """`dieu_kien`, where `Không.` is an answer and a placeholder is none."""
    if is_missing(text):
        return {}
    return {"dieu_kien": KHONG if is_none(text) else text}


def mended(record: dict[str, Any], doubts: Doubts) -> dict[str, Any]:
    """The record with its sections put together again where the export cut them in the wrong place.

    The export takes words of a sentence for the heading of the next section. Its own note has the whole text; it is
    doubted unless the pieces prove it, letter by letter.
    """
    record = _without_agencies(record)
    derived = record.get("derived")
    whole = derived.get("sua_tach_muc") if isinstance(derived, dict) else None
    if not isinstance(whole, dict):
        return record
    keys = {"trinh_tu_thuc_hien": "trinh_tu", "cach_thuc_thuc_hien": "cach_thuc", "thanh_phan_ho_so": "ho_so"}
    moved = {key for key in _HEADINGS if _is_inside(record, key, whole)}
    for key, text in whole.items():
        # Where the mended text begins with what the export cut off, nothing but the cut was wrong.
        if key not in moved and not clean(text).startswith(clean(record.get(key)).split("\n")[0][:40]):
            doubts.add(keys.get(key, "trinh_tu"), words.SECTIONS_MENDED)
    return {**record, **dict.fromkeys(moved), **{key: text for key, text in whole.items() if key in keys and text}}


def _is_inside(record: dict[str, Any], key: str, whole: dict[str, Any]) -> bool:
    """Whether what is printed in a section is the rest of another one, behind the words taken for its heading."""
    printed = record.get(key)
    if not isinstance(printed, str) or is_missing(clean(printed)):
        return False
    inside = _run_together(_HEADINGS[key] + printed)
    return any(inside in _run_together(text) for other, text in whole.items() if other != key)


def _without_agencies(record: dict[str, Any]) -> dict[str, Any]:
    """The record whose legal bases do not run on into the section of agencies, which the export has apart as well."""
    printed = record.get("can_cu_phap_ly")
    if not isinstance(printed, str):
        return record
    bases, found, agencies = printed.rpartition(_AGENCIES)
    is_twice = found and _run_together(agencies) == _run_together(record.get("co_quan_thuc_hien"))
    return record | {"can_cu_phap_ly": bases} if is_twice else record


def _run_together(value: Any) -> str:
    return re.sub(r"\s", "", clean(value))
