"""What an amending row says it changes, held against what its text really changes (NĐ 63/2010 Art. 15)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from generator.check.text import listed
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Heads
from generator.model.decision import Decision, Row
from generator.model.record import Agencies, Dossier, Version, VersionHead
from generator.model.scalars import Key, Part, RowKind

_BY_LEVEL: Final = frozenset({Part.AGENCIES, Part.PLACE})
AMENDS: Final = frozenset({RowKind.AMEND, RowKind.REPEAL_PART})
"""Rows that change parts of a text and keep the rest: a partial repeal is an amendment that removes one."""


def check_amended_parts(corpus: Corpus, report: Report) -> None:
    """TT436: the text differs from the one it was drafted on in a part the row does not name. TT437: it does not
    differ in a part the row names.

    What was not known before is no difference: a missing key is "not known". What was known and is gone is one.
    """
    texts = corpus.heads
    for decision in corpus.decisions.values():
        for index, row in enumerate(decision.rows):
            if row.kind in AMENDS and row.parts:
                at = Ref(decision.file, ("muc", index, "bo_phan"))
                for before, after in _drafts(corpus, decision, row, texts):
                    _check(row, corpus.texts[before.file], corpus.texts[after.file], at, report)


def _drafts(
    corpus: Corpus, decision: Decision, row: Row, texts: Heads
) -> Iterator[tuple[VersionHead, VersionHead]]:
    """Each text that the row sets with the one it was drafted on, where both are written."""
    seen: set[tuple[str, str]] = set()
    for code in row.codes:
        for level in row.levels:
            known_as = Key(corpus.canonical(code), level)
            after = texts.get((decision.key, known_as))
            drafted = after.drafted_on if after is not None else None
            key = drafted.get(level) if isinstance(drafted, dict) else drafted
            before = texts.get((key, known_as)) if key is not None else None
            if after is not None and before is not None and (before.file, after.file) not in seen:
                seen.add((before.file, after.file))
                yield before, after


def _check(row: Row, before: Version, after: Version, at: Ref, report: Report) -> None:
    named = {*row.parts, *(other for part in row.parts for other in _COVERS.get(part, ()))}
    if row.bases:
        # The text that makes the row necessary becomes a basis of the procedure: the row names it already.
        named.add(Part.LEGAL_BASES)
    changed = [part for part in _PARTS if _differs(part, before, after)]
    if unnamed := [part for part in changed if part not in named]:
        told = listed(part.value for part in unnamed)
        places = tuple(Ref(after.file, (_PARTS[part][0],)) for part in unnamed)
        report(Problem("TT436", at, {"phan": told, "khoa": told}, places))
    for index, part in enumerate(row.parts):
        if part in _PARTS and _is_known(part, before) and not {part, *_COVERS.get(part, ())} & set(changed):
            place = Ref(after.file, (_PARTS[part][0],))
            report(Problem("TT437", at.at(index), {"phan": part.value}, (place,)))


def differs_in(told: str, was: Version, now: Version) -> bool:
    """Whether two states of one text say other things in one of the parts that a problem of this module tells."""
    return any(_PARTS[part][1](was) != _PARTS[part][1](now) for part in _PARTS if part.value in told.split(", "))


def _is_known(part: Part, version: Version) -> bool:
    return _PARTS[part][1](version) not in (None, ())


def _differs(part: Part, before: Version, after: Version) -> bool:
    value = _PARTS[part][1]
    if not _is_known(part, before) or value(before) == value(after):
        return False
    # A text for one level of two keeps the agencies and places of that level: nothing has changed there.
    narrowed = part in _BY_LEVEL and set(after.levels) < set(before.levels)
    return not (narrowed and set(_flat(value(after))) <= set(_flat(value(before))))


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from value
    elif isinstance(value, Agencies):
        for kind in (value.handles, value.competent, value.coordinates, value.delegated):
            yield from _flat(kind)


def _without_forms(version: Version) -> Any:
    if not isinstance(version.dossier, Dossier):
        return version.dossier
    return version.dossier.sets, tuple(
        (case.name, tuple((p.name, p.originals, p.copies, p.is_note) for p in case.papers))
        if isinstance(case.papers, tuple)
        else (case.name, case.papers)
        for case in version.dossier.cases
    )


def _forms(version: Version) -> Any:
    if not isinstance(version.dossier, Dossier):
        return None
    return tuple(
        paper.form
        for case in version.dossier.cases
        if isinstance(case.papers, tuple)
        for paper in case.papers
        if paper.form is not None
    )


def _limits(version: Version) -> Any:
    own = tuple((row.channel, row.case, row.limits) for row in version.channels if row.limits)
    return (version.limits, own) if version.limits is not None or own else None


def _fees(version: Version) -> Any:
    own = tuple(
        (row.channel, row.case, row.fees, row.fees_verbatim)
        for row in version.channels
        if row.fees is not None or row.fees_verbatim is not None
    )
    known = version.fees is not None or version.fees_verbatim is not None or own
    return (version.fees, version.fees_verbatim, own) if known else None


_PARTS: Final[Mapping[Part, tuple[str, Callable[[Version], Any]]]] = {
    Part.NAME: ("ten", lambda v: v.name),
    Part.STEPS: ("trinh_tu", lambda v: v.steps),
    Part.CHANNELS: ("cach_thuc", lambda v: tuple((row.channel, row.case, row.description) for row in v.channels)),
    Part.DOSSIER: ("ho_so", _without_forms),
    Part.FORMS: ("ho_so", _forms),
    Part.LIMIT: ("thoi_han", _limits),
    Part.APPLICANTS: ("doi_tuong", lambda v: v.applicants),
    Part.AGENCIES: ("co_quan", lambda v: v.agencies),
    Part.RESULTS: ("ket_qua", lambda v: v.results),
    Part.CONDITIONS: ("dieu_kien", lambda v: v.conditions),
    Part.FEES: ("phi", _fees),
    Part.LEGAL_BASES: ("can_cu", lambda v: v.bases),
    Part.PLACE: ("noi_tiep_nhan", lambda v: v.received_at),
    Part.ONLINE_LEVEL: ("muc_dvc", lambda v: v.online_level),
}
"""The parts of NĐ 63/2010 Art. 8 that a text holds: the key to look at, and what is compared."""
_COVERS: Final[Mapping[Part, tuple[Part, ...]]] = {
    Part.DOSSIER: (Part.FORMS,),
    Part.FORMS: (Part.DOSSIER,),
    Part.CHANNELS: (Part.ONLINE_LEVEL, Part.PLACE),
    Part.LEVEL: (Part.AGENCIES, Part.PLACE),
    Part.PLACE: (Part.CHANNELS,),
    Part.ONLINE_LEVEL: (Part.CHANNELS,),
}
"""Parts that print names together: a new form is part of the dossier, the online level one of the ways to hand in."""
