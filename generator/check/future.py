"""Days that come too late: of what is said to have happened already, and of what a text rests on."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.check.beginnings import begins
from generator.check.text import day
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.ledger import LedgerRow
from generator.model.record import Correction, LegalBasis, VersionHead
from generator.model.register import Register

Stated = tuple[str, date, Ref]
"""What happened, when, and where that is written."""


def check_past(corpus: Corpus, register: Register, report: Report) -> None:
    """TT460: a day of signing, posting, entry, issue, correction or of a baseline after the register's day, or data
    until then.

    Whoever looks back at an earlier day has data of later ones. That is told once, by `du_lieu_den`; then what lies up
    to that day is no slip.
    """
    site = corpus.site
    if site is not None and site.entered_until is not None and site.entered_until > register.as_of:
        _report("du_lieu_den", site.entered_until, Ref(site.file, ("du_lieu_den",)), register.as_of, report)
    known = _known(corpus, register)
    for what, when, at in _stated(corpus):
        if when > known:
            _report(what, when, at, register.as_of, report)


def check_newest_bases(corpus: Corpus, register: Register, report: Report) -> None:
    """TT456: a text rests on a law text issued after it began to hold, and nothing tells its readers.

    So it is where records of a later day are taken for what held on an earlier one: then the rest of the text may
    follow the newer law, too. What has not been issued at all yet is TT460.
    """
    known = _known(corpus, register)
    for version in corpus.versions:
        basis = version.outline.newest_basis
        if basis is None or (since := _settled(corpus, version)) is None or basis.issued_from <= since:
            continue
        if version.sample or basis.issued_from <= known or basis.route[-1] != "ngay":
            report(Problem("TT456", Ref(version.file, basis.route), {"so": basis.name, "tu": day(since)}))


def _settled(corpus: Corpus, version: VersionHead) -> date | None:
    """The day on which it is certain what a text says: what holds since before it was signed was written later."""
    since = begins(corpus, version, version.levels)
    decision = corpus.decisions.get(version.decision)
    return since if since is None or decision is None else max(since, decision.signed)


def _known(corpus: Corpus, register: Register) -> date:
    """The last day of which the data may tell: that of the register, or a later one until which it was entered."""
    until = corpus.site.entered_until if corpus.site is not None else None
    return max(register.as_of, until or register.as_of)


def _report(what: str, when: date, at: Ref, as_of: date, report: Report) -> None:
    report(Problem("TT460", at, {"viec": what, "ngay": day(when), "hom_nay": day(as_of)}))


def _stated(corpus: Corpus) -> Iterator[Stated]:
    for decision in corpus.decisions.values():
        top = Ref(decision.file)
        yield "ngay_ky", decision.signed, top.at("ngay_ky")
        if decision.entered_on is not None:
            yield "ngay_nhap_csdlqg", decision.entered_on, top.at("ngay_nhap_csdlqg")
        if decision.posted_on is not None:
            yield "ngay_niem_yet", decision.posted_on, top.at("ngay_niem_yet")
        yield from _corrected(decision.corrections, top)
        for index, row in enumerate(decision.rows):
            yield from _issued(row.bases if isinstance(row.bases, tuple) else (), top.at("muc", index))
    for baseline in corpus.baselines.values():
        yield "hien_trang", baseline.day, Ref(baseline.file, ("ngay",))
        yield from _corrected(baseline.corrections, Ref(baseline.file))
    for version in corpus.versions:
        for it in version.outline.latest if not version.sample else ():
            yield str(it.route[0]), it.day, Ref(version.file, it.route)
    last: dict[str, LedgerRow] = {}
    for line in corpus.ledger.values():
        if line.issued > last.setdefault(line.file, line).issued:
            last[line.file] = line
    for line in last.values():
        yield "so", line.issued, Ref(line.file, line=line.line, column=1)


def _corrected(corrections: Iterable[Correction], top: Ref) -> Iterator[Stated]:
    for index, it in enumerate(corrections):
        yield "dinh_chinh", it.made_on, top.at("dinh_chinh", index, "ngay")


def _issued(bases: Iterable[LegalBasis], at: Ref) -> Iterator[Stated]:
    for index, basis in enumerate(bases):
        if basis.issued is not None:
            yield "can_cu", basis.issued, at.at("can_cu", index, "ngay")
