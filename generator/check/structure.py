"""What every version, row and side must say before anything can be decided about it: code, level, name, field."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.check.text import listed
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Document, Known
from generator.model.decision import Baseline, BaselineRow, Decision, Process, Row, Side
from generator.model.record import TimeLimit, Version, VersionHead
from generator.model.scalars import Completeness, RowKind

Coded = VersionHead | Row | Side | Process | BaselineRow

_NEEDS_FIELD: Final = frozenset({RowKind.NEW, RowKind.STANDARDISE})
LISTED: Final[tuple[tuple[str, Callable[[Version], bool]], ...]] = (
    ("can_cu", lambda v: v.bases is not None),
    ("thoi_han", lambda v: bool(v.limits) or any(row.limits for row in v.channels)),
    ("noi_tiep_nhan", lambda v: bool(v.received_at or v.reception_address)),
    (
        "phi",
        lambda v: bool(v.fees or v.fees_verbatim) or any(row.fees or row.fees_verbatim for row in v.channels),
    ),
)
"""What a province's list must give of each procedure (NĐ 63/2010 Art. 13.2.a)."""
FULL: Final[tuple[tuple[str, Callable[[Version], bool]], ...]] = (
    ("trinh_tu", lambda v: v.steps is not None),
    ("cach_thuc", lambda v: bool(v.channels)),
    ("ho_so", lambda v: v.dossier is not None),
    ("doi_tuong", lambda v: bool(v.applicants)),
    ("co_quan.giai_quyet", lambda v: v.agencies is not None and v.agencies.handles is not None),
)
"""What a full text must have besides (NĐ 63/2010 Art. 8.2)."""


def coded_parts(document: Document | Known) -> Iterator[tuple[Coded, Ref]]:
    """Everything in one file that carries a code of its own, with its place."""
    top = Ref(document.file)
    match document:
        case VersionHead():
            yield document, top
        case Baseline():
            for index, line in enumerate(document.rows):
                yield line, top.at("muc", index)
        case Decision():
            for index, process in enumerate(document.processes):
                yield process, top.at("quy_trinh", index)
            for index, row in enumerate(document.rows):
                at = top.at("muc", index)
                if row.kind is not RowKind.REPLACE:
                    yield row, at
                yield from ((side, at.at("cu", i)) for i, side in enumerate(row.old))
                yield from ((side, at.at("moi", i)) for i, side in enumerate(row.new))


def coded_documents(corpus: Corpus) -> Iterator[Known]:
    """Every file that speaks of procedures by their codes."""
    yield from corpus.baselines.values()
    yield from corpus.decisions.values()
    yield from corpus.versions


def check_identity(document: Document, report: Report) -> None:
    """TT217, TT220: what has no code or no level has no key, so its state cannot be decided."""
    for part, at in coded_parts(document):
        if not part.code and not part.temp_code:
            report(Problem("TT217", at))
        if not part.levels and not isinstance(part, Process):
            report(Problem("TT220", at))


def check_names(document: Document, report: Report) -> None:
    """TT221, TT222: a row without its name, or a new procedure without its field, shows a gap on the site."""
    for part, at in coded_parts(document):
        if isinstance(part, VersionHead | Process):
            continue
        ends = isinstance(part, Side) and "cu" in at.route
        if part.name is None and not ends:
            report(Problem("TT221", at))
        new = part.kind in _NEEDS_FIELD if isinstance(part, Row) else isinstance(part, Side) and not ends
        if new and part.field_id is None:
            report(Problem("TT222", at))


def check_completeness(document: Document, report: Report) -> None:
    """TT224: a version that claims more than it holds. One that holds more than it claims is fine."""
    if not isinstance(document, Version) or document.completeness is Completeness.NAME_ONLY:
        return
    wanted = LISTED if document.completeness is Completeness.LISTED else LISTED + FULL
    missing = [key for key, has in wanted if not has(document)]
    if missing:
        params = {"muc": document.completeness.value, "thieu": listed(missing)}
        report(Problem("TT224", Ref(document.file, ("muc_day_du",)), params))


def limits_of(version: Version) -> Iterator[tuple[TimeLimit, Ref]]:
    """Every limit of a version, for all channels or for one, with its place."""
    top = Ref(version.file)
    if version.limits is not None and version.limits != "khong":
        yield from ((limit, top.at("thoi_han", i)) for i, limit in enumerate(version.limits))
    for place, channel in enumerate(version.channels):
        at = top.at("cach_thuc", place, "thoi_han")
        yield from ((limit, at.at(i)) for i, limit in enumerate(channel.limits))


def check_reductions(document: Document, report: Report) -> None:
    """TT225: a reduced limit without the statutory one it was reduced from."""
    if isinstance(document, Version):
        for limit, at in limits_of(document):
            if limit.reduced is not None and limit.statutory is None:
                report(Problem("TT225", at.at("sau_cat_giam")))
