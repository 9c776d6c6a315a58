"""What time does to a clean tree: expired bases (V13), reasons owed (V16), ended procedures still named (V07)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator import settings
from generator.check.text import day, listed
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.record import VersionHead
from generator.model.register import ENDED, KeyHistory, Register, State
from generator.model.scalars import OnlineLevel

NOTICE: Final = timedelta(days=90)
"""So long before a legal basis expires the officers are told (docs/domain.md 0)."""
REASON_OWED_SINCE: Final = date(2026, 7, 1)
"""NĐ 224/2026/NĐ-CP Art. 14: a partial online service publishes its reason."""


def check_bases(corpus: Corpus, register: Register, report: Report) -> None:
    """TT425, TT426 (V13): a text in force rests on a legal basis that has expired, or will within 90 days."""
    for version in _in_force(register):
        for basis in version.outline.expiring:
            if basis.expires > register.as_of + NOTICE:
                continue
            code = "TT425" if basis.expires <= register.as_of else "TT426"
            params = {"so": basis.name, "ngay": day(basis.expires)}
            report(Problem(code, Ref(version.file, ("can_cu", basis.index, "het_hieu_luc")), params))


def check_partial_reasons(corpus: Corpus, register: Register, report: Report) -> None:
    """TT424 (V16): a partial online service in force without its reason, from the day the law asks for it."""
    if register.as_of < REASON_OWED_SINCE:
        return
    for version in _in_force(register):
        if version.online_level is OnlineLevel.PARTIAL and version.partial_reason is None:
            report(Problem("TT424", Ref(version.file, ("muc_dvc",))))


def check_stale_names(corpus: Corpus, register: Register, report: Report) -> None:
    """TT427 (V07): a procedure that has ended at every level is still named where people would find it."""
    histories: dict[str, list[KeyHistory]] = {}
    for key, history in register.histories.items():
        histories.setdefault(key.code, []).append(history)
    for code, at in _named(corpus, register.as_of):
        known = histories.get(corpus.canonical(code), ())
        spans = [span for history in known if (span := history.on(register.as_of)) is not None]
        if not spans or len(spans) < len(known) or any(span.state not in ENDED for span in spans):
            continue
        last = max(spans, key=lambda span: span.since)
        successors = listed(after for span in spans for after in span.by.successors)
        params = {"ma": code, "tu": day(last.since), "quyet_dinh": last.by.decision, "goi_y": successors}
        report(Problem("TT427", at, params, (last.by.at,)))


def _named(corpus: Corpus, as_of: date) -> Iterator[tuple[str, Ref]]:
    for place, point in enumerate(corpus.posting_points.values()):
        if not point.is_open(as_of):
            continue
        for key, codes in (("nhan_them", point.also), ("bo", point.without)):
            for index, code in enumerate(codes):
                yield code, Ref(settings.POSTING_POINTS_FILE, (place, key, index))
    for plain in corpus.plains.values():
        for index, code in enumerate(plain.related):
            yield code, Ref(plain.file, ("lien_quan", index))


def _in_force(register: Register) -> Iterator[VersionHead]:
    """Every version whose text is in force on the register's day, once, by file."""
    found: dict[str, VersionHead] = {}
    for history in register.histories.values():
        span = history.on(register.as_of)
        if span is not None and span.state is State.IN_FORCE and span.version is not None:
            found[span.version.file] = span.version
    yield from (found[file] for file in sorted(found))
