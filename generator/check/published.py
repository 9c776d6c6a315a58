"""Two states of the tree become the refusals of what nobody may do to a text that has been published.

A change of the tree is compared with the revision it is to be merged into. These are errors, and they hold back no
repeal of tomorrow: the nightly rebuild compares with nothing.
"""

from datetime import date
from typing import Final

from generator.check.edits import added, edits, explains
from generator.check.fees import moved_on
from generator.check.text import day
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.record import Version, VersionHead
from generator.model.register import Register
from generator.model.scalars import Completeness

_FREE: Final = frozenset(
    {"ma", "ma_tam", "ma_khac", "cap", "quyet_dinh", "muc_day_du", "tren", "can_kiem_tra", "dinh_chinh"}
)
"""Identity has a rule of its own, so have `tren`, how much is known and what is doubted."""
_TELLING: Final = frozenset({"du_lieu_mau"})
"""A text without that mark says that it is real."""
_BY_COMPLETENESS: Final = {completeness: place for place, completeness in enumerate(Completeness)}


def check_published_texts(was: Corpus, register_was: Register, now: Corpus, report: Report) -> None:
    """TT440, TT441: a published text was edited in place. TT444, TT445: it is gone, or says it is another one.

    A text is published once its decision (NĐ 63/2010 Art. 15) or its baseline holds on the register's day; before
    that it is a draft. A typing error is put right by an entry of `dinh_chinh` that was not there before.
    """
    texts = now.heads
    by_file = {version.file: version for version in now.versions}
    for version in was.versions:
        since = _published_since(was, register_was, version)
        if since is None:
            continue
        # A local id that has been given its national code since is known by that here.
        heads = [texts.get(identity) for identity in now.identities(version)]
        found = {head.file: head for head in heads if head is not None}
        if None in heads:
            here = by_file.get(version.file) or next(iter(found.values()), None)
            _report_gone(version, here, since, report)
        for head in found.values():
            if head.outline.digest != version.outline.digest:
                _compare(was.texts[version.file], now.texts[head.file], since, register_was.as_of, report)


def _published_since(corpus: Corpus, register: Register, version: VersionHead) -> date | None:
    """The first day on which the text held; None while that is still to come, or where no row sets it."""
    days = [
        event.since
        for decision, key in corpus.identities(version)
        if key in register.histories
        for event in register.histories[key].events
        if event.decision == decision
    ]
    first = min(days, default=None)
    return first if first is not None and first <= register.as_of else None


def _report_gone(version: VersionHead, here: VersionHead | None, since: date, report: Report) -> None:
    params = {"ma": version.own_code, "quyet_dinh": version.decision, "ngay": day(since)}
    if here is None:
        report(Problem("TT444", Ref(version.file), params))
        return
    key = "quyet_dinh" if here.decision != version.decision else "cap" if here.codes == version.codes else "ma"
    report(Problem("TT445", Ref(here.file, (key,)), params))


def _compare(was: Version, now: Version, since: date, as_of: date, report: Report) -> None:
    corrected = added(was.corrections, now.corrections, as_of)
    # What is doubted here is doubted since the text came in, or was marked as a correction when the doubt came.
    doubted = {doubt.where for doubt in was.doubts}
    code = "TT441" if was.decision.startswith("hien_trang/") else "TT440"
    params = {"quyet_dinh": was.decision, "ngay": day(since)}
    moved = {"phi"} if moved_on(was.fees, now.fees, since) else set()
    for edit in edits(was, now, _FREE | doubted | moved, _TELLING):
        if not explains(corrected, edit.key):
            report(Problem(code, Ref(now.file, edit.route), params | {"phan": edit.key, "khoa": edit.key}))
    lowered = _BY_COMPLETENESS[now.completeness] < _BY_COMPLETENESS[was.completeness]
    if lowered and not explains(corrected, "muc_day_du"):
        # To know more is free; to know less takes the sheet down and leaves counts unchecked.
        at = Ref(now.file, ("muc_day_du",))
        report(Problem(code, at, params | {"phan": "muc_day_du", "khoa": "muc_day_du"}))
    for index, doubt in enumerate(now.doubts):
        # What is doubted may be edited later: so doubting a published text is a correction of it.
        if doubt.where not in doubted and not explains(corrected, doubt.where):
            at = Ref(now.file, ("can_kiem_tra", index))
            report(Problem(code, at, params | {"phan": "can_kiem_tra", "khoa": doubt.where}))
            break
    if any(correction not in now.corrections for correction in was.corrections):
        at = Ref(now.file, ("dinh_chinh",))
        report(Problem(code, at, params | {"phan": "dinh_chinh", "khoa": "dinh_chinh"}))
