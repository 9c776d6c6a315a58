"""A change of a procedure becomes the fields that read otherwise, in the order of NĐ 63/2010 Art. 8."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from msgspec import Struct

from generator.diagnostics.messages_vi.changes import ACTIONS, ENDED_BY_ITSELF, ENDS, SAMPLE
from generator.model.catalog import End, Happening, ProcedurePage, Section
from generator.model.comparison import Change, ChangeKind, FieldChange
from generator.model.notice import Answer, ProcedureSheet
from generator.model.record import Version
from generator.model.register import Action
from generator.render.differences.words import changed_lines
from generator.render.formats import day
from generator.render.notices.phrases import capital, levels, parts, source
from generator.render.notices.procedure import procedure_sheet
from generator.render.notices.words import Words
from generator.render.texts import with_text


class Reading(Struct, frozen=True):
    """What a side's pages are read with: texts by file, short names by code, the words of the theme."""

    texts: Mapping[str, Version]
    short_names: Mapping[str, str]
    words: Words


OF_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "ten": ("name",),
    "trinh_tu": ("steps", "steps_say"),
    "cach_thuc": ("ways", "ways_say", "online", "partial_reason", "borderless"),
    "noi_tiep_nhan": ("reception", "reception_address", "place"),
    "ho_so": ("papers", "papers_say", "sets"),
    "thoi_han": ("limits", "limits_say", "time"),
    "doi_tuong": ("applicants",),
    "co_quan": ("agencies", "agencies_say"),
    "mau": ("forms", "forms_say"),
    "ket_qua": ("results", "results_say", "result"),
    "dieu_kien": ("conditions",),
    "phi": ("charges", "charges_say", "exemptions", "fees_verbatim", "fee"),
    "can_cu": ("bases", "bases_say", "content_from"),
    "ma": ("code", "other_codes", "local_code"),
    "ap_dung": ("standing", "decision"),
    "luu_y": ("warnings",),
    "mo_ta": ("kind", "description"),
    "can_kiem_tra": ("doubts",),
    "dinh_chinh": ("corrections",),
}
"""The fields of a text as officers know them, and the facts of its sheet that each holds."""
NOT_COMPARED: Final = frozenset({"issuer", "handled_by", "level", "field", "short_name"})
"""The province's name, who handles it once more, levels (by which changes are told anyway), and what is told once for
the page as a whole."""
_ANSWERS: Final = {"noi_tiep_nhan": "place", "thoi_han": "time", "phi": "fee", "ket_qua": "result"}
"""Answers of page 1 follow from the rest: they are told where the rest says nothing, and of what is new."""
_OF_NEW: Final = frozenset({"ten", *_ANSWERS})
"""What is told of a text where there was none, or a name alone: the whole of it stands on its page."""
STORY: Final = frozenset({"ten", "ket_thuc", "lien_quan", "lich_su", "sap_ap_dung"})
"""Fields of a page that follow from changes: worth telling only of a page of which nothing else is told."""

Fields = Mapping[str, list[str]]


def fields_of(change: Change, before: Reading, after: Reading) -> tuple[FieldChange, ...]:
    """The fields that read otherwise; of a new text its four answers; of a page as a whole what no text says."""
    if change.old is None and change.new is None and change.kind is ChangeKind.EDITED:
        if change.was is None or change.now is None:
            return ()
        return _differences(_of_page(change.was, before), _of_page(change.now, after))
    if change.new is None:
        return ()
    was = _of_section(change.was, change.old, before) if change.old is not None else {}
    if change.old is None or (_is_name(change.old) and not _is_name(change.new)):
        told = _differences(was, {**_of_section(change.now, change.new, after), **_answers(change, after)})
        return tuple(field for field in told if field.field in _OF_NEW)
    return _differences(was, _of_section(change.now, change.new, after))


def _is_name(section: Section) -> bool:
    return section.head is None


def _differences(old: Fields, new: Fields) -> tuple[FieldChange, ...]:
    found = []
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name, []), new.get(name, [])
        if was != now:
            found.append(FieldChange(name, changed_lines(was, now)))
    return tuple(sorted(found, key=lambda field: _ORDER.get(field.field, len(_ORDER))))


_ORDER: Final = {name: place for place, name in enumerate(OF_TEXTS)}


def _answers(change: Change, reading: Reading) -> Fields:
    sheet = _sheet(change.now, change.new, reading)
    if sheet is None:
        return {}
    told = {name: " · ".join(_texts(getattr(sheet, part))) for name, part in _ANSWERS.items()}
    return {name: [text] for name, text in told.items() if text}


def _sheet(page: ProcedurePage | None, section: Section | None, reading: Reading) -> ProcedureSheet | None:
    """Everything the text says, as its notice would say it; None where only the name is known."""
    if page is None or section is None:
        return None
    filled = with_text(section, reading.texts)
    if filled.version is None:
        return None
    return procedure_sheet(page, filled, filled.version, "", "", reading.words)


def _of_section(page: ProcedurePage | None, section: Section, reading: Reading) -> Fields:
    """The lines of each field, without those that say nothing."""
    sheet = _sheet(page, section, reading)
    if sheet is None:
        say = reading.words.say
        borderless = [capital(say("borderless"))] if section.borderless else []
        return {"ten": [section.name], "cach_thuc": borderless, "ap_dung": list(_set_by(section, reading.words))}
    found: dict[str, list[str]] = {}
    for name, facts in OF_TEXTS.items():
        values = [getattr(sheet, fact) for fact in facts]
        told = [line for value in values if not isinstance(value, Answer) for line in _lines(value)]
        answers = [line for value in values if isinstance(value, Answer) for line in _lines(value)]
        if told or answers:
            found[name] = told or answers
    return found


def _set_by(section: Section, words: Words) -> Iterator[str]:
    since = words.say("since", day=day(section.since)) if section.since is not None else ""
    owed = section.pending_by
    pending = words.say("pending", source=source(owed, words)) if owed is not None else ""
    until = words.say("change_until", until=day(section.until)) if section.until is not None else ""
    yield from filter(None, (since, source(section.set_by, words), pending, until))


def _of_page(page: ProcedurePage, reading: Reading) -> Fields:
    """What the page says beside its texts."""
    words = reading.words
    gone = not page.sections
    found = {
        "ten": [page.official_name] if gone else [],
        "ten_de_hieu": [page.title] if page.title != page.official_name else [],
        "ten_ngan": [reading.short_names.get(page.code, "")],
        "ten_goi_khac": list(page.other_names),
        "tom_tat": list(_lines(page.summary or "")),
        "linh_vuc": [page.field_name],
        "viec": [link.title for link in page.life_events],
        "lien_ket": [f"{name}: {url}" for name, url in page.links.items()],
        "bieu_mau": [f"{name}: {url}" for name, url in page.forms.items()],
        "lien_quan": [f"{link.note} · {link.title}" for link in page.related],
        "du_lieu_mau": [SAMPLE] if page.sample else [],
        "ket_thuc": [_end(end, words) for end in page.ends],
        "lich_su": sorted({_story(it, words) for it in (*page.history, *page.upcoming)}),
        "sap_ap_dung": [line for it in page.planned for line in chain(*_of_section(page, it, reading).values())],
    }
    return {name: kept for name, lines in found.items() if (kept := [line for line in lines if line])}


def _end(end: End, words: Words) -> str:
    told = f"{levels(end.levels, words)}: {ENDS[end.state]} {day(end.since)} · {source(end.source, words)}"
    return " · ".join([told, *(f"{link.note} {link.title}" for link in end.successors)])


def _story(it: Happening, words: Words) -> str:
    """A line of the history. What replaced it is not in it: that hangs on the day, and its end tells it."""
    others = it.others if it.action is not Action.GIVE_WAY else ()
    facts = [
        ACTIONS[it.action if it.ends else it.kind],
        levels(it.levels, words).lower(),
        source(it.source, words),
        parts(it.parts, words),
        words.say("change_until", until=day(it.until)) if it.until is not None else "",
        ENDED_BY_ITSELF if it.ends else "",
        ", ".join(others),
    ]
    return f"{it.day.isoformat()} " + " · ".join(filter(None, facts))


def _lines(value: Any) -> Iterator[str]:
    """One line for each thing that stands on a line of its own."""
    match value:
        case str():
            yield from (line.strip() for line in value.splitlines() if line.strip())
        case tuple():
            for item in value:
                yield from _lines(item)
        case Struct():
            texts = [text for name in value.__struct_fields__ for text in _texts(getattr(value, name))]
            if texts:
                yield " · ".join(texts)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            if value:
                yield " ".join(value.split())
        case tuple():
            for item in value:
                yield from _texts(item)
        case Struct():
            yield from (text for name in value.__struct_fields__ for text in _texts(getattr(value, name)))
