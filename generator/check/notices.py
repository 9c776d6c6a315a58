"""What every notice board must say, and what the ledger must hold, become problems where they are missing."""

import codecs
from collections.abc import Mapping, Sequence, Sized
from typing import Final

from generator import settings
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.gone import points_of
from generator.model.ledger import LedgerRow
from generator.model.notice import NoticeKind
from generator.model.posting import Hanging
from generator.model.province import FeedbackAddress
from generator.model.register import Register, Span, State
from generator.model.scalars import Completeness

_KEYS: Final = {
    "agency": "co_quan",
    "address": "dia_chi",
    "phone": "dien_thoai",
    "website": "website",
    "email": "email",
}

_NAMED: Final = 5
_HEAD: Final = b"ma_to,"


def check_feedback(corpus: Corpus, report: Report) -> None:
    """TT701: one of the five fields of NĐ 20/2008 Art. 13.3 is missing, and this is no demonstration."""
    site = corpus.site
    if site is None or site.demonstration:
        return
    known = site.feedback or FeedbackAddress()
    missing = [key for field, key in _KEYS.items() if getattr(known, field) is None]
    if missing:
        at = Ref(site.file, ("phan_anh_kien_nghi",) if site.feedback is not None else ())
        report(Problem("TT701", at, {"thieu": ", ".join(missing)}))


def check_entered(corpus: Corpus, register: Register, report: Report) -> None:
    """TT704: versions in force of which no sheet was issued, once the province has begun to issue any.

    Whether an issued sheet still says what its text does is asked of its words (`boards.with_unissued`).
    """
    if not corpus.ledger or not register.has_data:
        return
    entered = {
        (corpus.canonical(row.code), level, row.decision)
        for row in corpus.ledger.values()
        if row.kind is NoticeKind.PROCEDURE
        for level in row.levels
    }
    missing = [
        key.code
        for key, history in register.histories.items()
        if _has_sheet(span := history.on(register.as_of))
        and (key.code, key.level, span.text_by.decision if span and span.text_by else "") not in entered
    ]
    if missing:
        check_issued(missing, report)


def check_issued(missing: Sequence[str], report: Report) -> None:
    """TT704: codes with a text in force whose sheet, as it reads now, was not issued.

    One warning for all: a decision with a hundred rows is one job (`niemyet notices issue`), not a hundred.
    """
    codes = list(dict.fromkeys(missing))
    report(Problem("TT704", Ref(settings.LEDGER), {"so": str(len(codes)), "ma": _some(codes)}))


def check_clashes(about: Mapping[str, str], issued: Mapping[str, LedgerRow], report: Report) -> None:
    """TT703: a sheet of today, by its id, that the ledger has about something else."""
    for id, what in about.items():
        if (row := issued.get(id)) is not None and row.about != what:
            report(Problem("TT703", Ref(row.file, line=row.line, column=1), {"ma": id}))


def _some(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def check_boards(missing: Sequence[Hanging], report: Report) -> None:
    """TT709: covers and lists that must hang and were not issued as they read now. One warning for all."""
    if missing:
        places = list(dict.fromkeys(it.place.rpartition("/")[2] for it in missing))
        report(Problem("TT709", Ref(settings.LEDGER), {"so": str(len(missing)), "noi": _some(places)}))


def check_known_points(corpus: Corpus, report: Report) -> None:
    """TT708: the ledger has the cover or the list of a posting point that posting_points.yml does not."""
    for point, name in points_of(corpus.ledger.values()).items():
        if point not in corpus.posting_points:
            report(Problem("TT708", Ref(settings.POSTING_POINTS_FILE), {"diem": point, "ten": name}))


def check_kept_points(was: Corpus, now: Corpus, hanging: Mapping[str, Sized], report: Report) -> None:
    """TT707: a posting point is gone for which a cover or a list was issued; `hanging` is what hung there."""
    for point in points_of(was.ledger.values()):
        if (known := was.posting_points.get(point)) is not None and point not in now.posting_points:
            params = {"diem": point, "ten": known.name, "so": str(len(hanging.get(point, ())))}
            report(Problem("TT707", Ref(settings.POSTING_POINTS_FILE), params))


def _has_sheet(span: Span | None) -> bool:
    return (
        span is not None
        and span.state is State.IN_FORCE
        and span.version is not None
        and span.version.completeness is not Completeness.NAME_ONLY
    )


def check_address(corpus: Corpus, report: Report) -> None:
    """TT712: the address of the QR codes lies on this site, where nothing answers for notices.

    Another host may well send its readers on; of that nobody knows here.
    """
    site = corpus.site
    if site is None or site.notice_url is None:
        return
    own = site.url.rstrip("/") + "/"
    if site.printed_url.startswith(own) and site.printed_url != site.own_notice_url:
        params = {"in": site.printed_url, "dung": site.own_notice_url}
        report(Problem("TT712", Ref(site.file, ("dia_chi_to_niem_yet",)), params))


def check_kept_address(was: Corpus, now: Corpus, report: Report) -> None:
    """TT711: another address for QR codes, once sheets were issued. What hangs on walls keeps the old one."""
    if was.site is None or now.site is None or not was.ledger:
        return
    old, new = was.site.printed_url, now.site.printed_url
    if old != new:
        key = "dia_chi_to_niem_yet" if now.site.notice_url is not None else "dia_chi"
        report(Problem("TT711", Ref(now.site.file, (key,)), {"cu": old, "moi": new, "so": str(len(was.ledger))}))


def check_kept_lines(was: Mapping[str, bytes], now: Mapping[str, bytes], report: Report) -> None:
    """TT705: a line of the ledger that another revision has and this tree has not. What hangs on walls is a fact.

    A changed line is told at its place; what is gone, often the whole file, once for the file.
    """
    for path, before in sorted(was.items()):
        lines = _lines(now.get(path, b""))
        changed = {_id(line): number for number, line in enumerate(lines, start=1)}
        kept = set(lines)
        gone: list[str] = []
        for line in _lines(before):
            if line.strip() and not line.startswith(_HEAD) and line not in kept:
                sheet = _id(line).decode("utf-8", "replace")
                if number := changed.get(_id(line), 0):
                    report(Problem("TT705", Ref(path, line=number, column=1), {"so": "1", "ma": sheet}))
                else:
                    gone.append(sheet)
        if gone:
            report(Problem("TT705", Ref(path), {"so": str(len(gone)), "ma": _some(gone)}))


def _lines(raw: bytes) -> list[bytes]:
    """Line ends and the mark of UTF-8 are the editor's business, not the ledger's."""
    return raw.removeprefix(codecs.BOM_UTF8).splitlines()


def _id(line: bytes) -> bytes:
    return line.partition(b",")[0]
