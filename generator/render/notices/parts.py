"""The facts of a sheet become its parts: what the ledger keeps of it, and what differs between two sheets."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any, Final

import msgspec
from msgspec import Struct

from generator.model.ledger import ADDED, LedgerRow, Part, compared
from generator.model.notice import Answer, ChangeSheet, CoverSheet, Facts, ListSheet, NoticeKind, ProcedureSheet
from generator.model.scalars import Level
from generator.render.notices.identity import notice_id
from generator.render.notices.plan import Sheet

STANDING: Final = "ap_dung"
"""By what and since when it holds: every new version differs in it, so that it is no news."""
WARNINGS: Final = "luu_y"
"""What is to be known before anything on the sheet is believed; the last day of a temporary text is said there."""
_ISSUER: Final = "dau_to"
_TITLE: Final = "ten_to"
NAMES: Final = frozenset({_ISSUER, _TITLE})
"""Whose sheet it is, and where it hangs: what to do stays the same, whatever they are called."""
LEVELS: Final = "cap"
OF_PROCEDURES: Final[Mapping[str, tuple[str, ...]]] = {
    "ten": ("name", "short_name"),
    "ma": ("code", "other_codes", "local_code"),
    "linh_vuc": ("field",),
    LEVELS: ("level",),
    _ISSUER: ("issuer",),
    STANDING: ("standing", "decision"),
    WARNINGS: ("warnings",),
    "noi_nop": ("place", "reception", "reception_address"),
    "thoi_han": ("time", "limits", "limits_say"),
    "phi": ("fee", "charges", "charges_say", "exemptions", "fees_verbatim"),
    "ket_qua": ("result", "results", "results_say"),
    "trinh_tu": ("steps", "steps_say"),
    "cach_thuc": ("ways", "ways_say", "online", "partial_reason", "borderless"),
    "ho_so": ("papers", "papers_say", "sets"),
    "doi_tuong": ("applicants",),
    "co_quan": ("handled_by", "agencies", "agencies_say"),
    "mau": ("forms", "forms_say"),
    "dieu_kien": ("conditions",),
    "can_cu": ("bases", "bases_say", "content_from"),
    "khac": ("kind", "description", "doubts", "corrections"),
}
"""The parts of a procedure's sheet as readers know them, and the facts that each holds."""
_SHORT: Final = 240
"""A longer part is kept as its digest: its page says that it differs, and leads to the words that hold today."""
_SIGNS: Final = 6
_NOTHING: Final = Part("")


class Difference(Struct, frozen=True):
    """One part that differs. A text is empty where it is long, or where that sheet says nothing there."""

    part: str
    old: str
    new: str
    had: bool = True
    """Whether the old sheet says anything there."""
    has: bool = True
    """Whether the new sheet does."""


def parts_of(facts: Facts) -> dict[str, Part]:
    """What a sheet says, part by part; a part that says nothing is left out."""
    named: dict[str, list[Any]]
    match facts:
        case ProcedureSheet():
            named = {part: [getattr(facts, name) for name in names] for part, names in OF_PROCEDURES.items()}
        case ListSheet():
            named = {_ISSUER: [facts.issuer], _TITLE: [facts.title, facts.place], "so_luong": [facts.count]}
            named |= {group.name: list(group.rows) for group in facts.groups}
        case CoverSheet():
            named = {_ISSUER: [facts.issuer], _TITLE: [facts.place], "so_luong": [facts.count]}
            named |= {"lien_he": [facts.contact], "linh_vuc": list(facts.groups)}
        case ChangeSheet():
            named = {"noi_dung": [getattr(facts, name) for name in facts.__struct_fields__]}
    parts = {name: _part(values) for name, values in named.items()}
    return {name: part for name, part in parts.items() if part.digest or name in ADDED}


def _part(values: list[Any]) -> Part:
    if not any(True for _ in _texts(values)):
        return _NOTHING
    # Field by field: what moves from one field to another reads otherwise.
    said = blake2b(msgspec.json.encode([msgspec.to_builtins(value) for value in values], order="sorted"))
    return Part(said.hexdigest()[: 2 * _SIGNS], _short(values))


def _short(values: list[Any]) -> str:
    """The answer of page 1 where there is one, else all of the part, if it is short."""
    first = values[0]
    shown = [first] if isinstance(first, Answer) and first.text else values
    texts = list(dict.fromkeys(_texts(shown)))
    text = "".join(it + (" " if it.endswith(".") else "; ") for it in texts[:-1]) + "".join(texts[-1:])
    return text if len(text) <= _SHORT else ""


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            if value:
                yield value
        case bool():
            return
        case Answer():
            yield from filter(None, (value.text, value.note))
        case int():
            yield str(value)
        case list() | tuple():
            for item in value:
                yield from _texts(item)
        case Struct():
            for name in value.__struct_fields__:
                yield from _texts(getattr(value, name))


def differences(old: Mapping[str, Part], new: Mapping[str, Part]) -> tuple[Difference, ...]:
    """The parts that differ, in the order of the sheet; by what and since when it holds is not among them."""
    return tuple(
        Difference(name, before.text, after.text, bool(before.digest), bool(after.digest))
        for name in compared(old, new)
        if name != STANDING
        and (before := old.get(name, _NOTHING)).digest != (after := new.get(name, _NOTHING)).digest
    )


def ledger_row(sheet: Sheet, holds_on: date, issued: date) -> LedgerRow:
    """What the ledger says of a sheet of the day `holds_on` that is issued on the same day or before.

    A list begins with its day; so does what is issued ahead, even when its text is older (a level may have gone).
    """
    dated = sheet.kind in (NoticeKind.PROCEDURE, NoticeKind.CHANGES)
    facts = sheet.facts()
    about = sheet.subject.partition("/")[2]
    code, _, levels = about.rpartition("/") if sheet.kind is NoticeKind.PROCEDURE else ("", "", "")
    return LedgerRow(
        id=notice_id(sheet.kind, facts),
        kind=sheet.kind,
        title=sheet.title,
        issued=issued,
        code=code,
        levels=tuple(Level(level) for level in levels.split("+")) if levels else (),
        place=about if sheet.kind in (NoticeKind.LIST, NoticeKind.COVER) else "",
        since=sheet.since if dated and holds_on <= issued else holds_on,
        decision=sheet.decision,
        parts=parts_of(facts),
    )
