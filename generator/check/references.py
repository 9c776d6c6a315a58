"""Names that point elsewhere: agencies, fields, life events, codes and decisions that must be in the tree."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from generator import settings
from generator.check.structure import Coded, coded_documents, coded_parts
from generator.check.text import listed
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Known
from generator.model.decision import Decision, Row, Side
from generator.model.province import TAKEN_POINT_IDS, PostingPoint
from generator.model.record import Plain, VersionHead
from generator.model.scalars import KHONG, Level, RowKind

SETS_NO_TEXT: Final = frozenset({RowKind.REPEAL, RowKind.BORDERLESS})
"""Rows that never carry a version: they end the procedure, or set a flag."""


def check_references(corpus: Corpus, report: Report) -> None:
    """TT301 to TT305, TT315: an id its list does not have, or a code that no record and no decision knows.

    TT319, TT320: a posting point that takes the address of a shared list, or both adds and leaves out a procedure.

    TT218: a procedure still without a national code, unless site.yml already says which it became.
    """
    codes: set[str] = set()
    same_as = corpus.site.same_as if corpus.site is not None else {}
    agencies = _List("TT301", corpus.agencies, settings.AGENCIES_FILE)
    fields = _List("TT302", corpus.fields, settings.FIELDS_FILE)
    life_events = _List("TT303", corpus.life_events, settings.LIFE_EVENTS_FILE)
    for document in coded_documents(corpus):
        for id_, at in _agency_refs(document):
            agencies.check(id_, at, report)
        for part, at in coded_parts(document):
            codes.update(_codes_of(part))
            if part.field_id is not None and part.field_id not in corpus.fields:
                fields.check(part.field_id, at.at("linh_vuc"), report)
            if part.temp_code and not part.code and part.temp_code not in same_as:
                report(Problem("TT218", at.at("ma_tam"), {"ma": part.temp_code}))
    known = {corpus.canonical(code) for code in codes}
    for plain in corpus.plains.values():
        for index, id_ in enumerate(plain.life_events):
            life_events.check(id_, Ref(plain.file, ("viec", index)), report)
        _check_plain(corpus, plain, known, report)
    for place, point in enumerate(corpus.posting_points.values()):
        _check_point(corpus, point, Ref(settings.POSTING_POINTS_FILE, (place,)), known, report)


def _codes_of(part: Coded) -> Iterator[str]:
    own = part.code or part.temp_code
    if own:
        yield own
    if not isinstance(part, Side):
        yield from part.other_codes


def _check_plain(corpus: Corpus, plain: Plain, known: set[str], report: Report) -> None:
    if corpus.canonical(plain.code) not in known:
        report(Problem("TT304", Ref(plain.file), {"ma": plain.code}))
    for index, related in enumerate(plain.related):
        if corpus.canonical(related) not in known:
            report(Problem("TT305", Ref(plain.file, ("lien_quan", index)), {"ma": related}))


def _check_point(corpus: Corpus, point: PostingPoint, at: Ref, known: set[str], report: Report) -> None:
    if point.id in TAKEN_POINT_IDS:
        report(Problem("TT319", at.at("ma"), {"ma": point.id}))
    added = [corpus.canonical(code) for code in point.also]
    for key, named in (("nhan_them", point.also), ("bo", point.without)):
        for index, code in enumerate(named):
            if corpus.canonical(code) not in known:
                report(Problem("TT315", at.at(key, index), {"ma": code, "diem": point.id}))
    for index, code in enumerate(point.without):
        if corpus.canonical(code) in added:
            other = at.at("nhan_them", added.index(corpus.canonical(code)))
            report(Problem("TT320", at.at("bo", index), {"ma": code, "diem": point.id}, (other,)))


def check_sources(corpus: Corpus, report: Report) -> None:
    """TT306, TT307: a version stands on a row of its decision that sets a text, for each of its levels."""
    rows = set(_text_rows(corpus))
    nearest = _Nearest([*corpus.decisions, *corpus.baselines])
    for version in corpus.versions:
        at = Ref(version.file, ("quyet_dinh",))
        source = corpus.decisions.get(version.decision) or corpus.baselines.get(version.decision)
        if source is None:
            report(Problem("TT306", at, {"khoa": version.decision, "goi_y": nearest.to(version.decision)}))
            continue
        missing = [
            (code, level)
            for code in version.codes
            for level in version.levels
            if (version.decision, corpus.canonical(code), level) not in rows
        ]
        if missing:
            params = {
                "khoa": version.decision,
                "ma": listed(code for code, _ in missing),
                "cap": listed(level.value for _, level in missing),
            }
            report(Problem("TT307", at, params, (Ref(source.file, ("muc",)),)))


def check_earlier_listings(corpus: Corpus, report: Report) -> None:
    """TT314: a row says which decision had published the procedure, and that decision has no such row."""
    for decision in corpus.decisions.values():
        for index, row in enumerate(decision.rows):
            earlier = row.published_by
            target = corpus.decisions.get(earlier.key) if earlier is not None and earlier.key else None
            if target is None:
                continue
            listed_there = {corpus.canonical(code) for other in target.rows for code in _codes(other)}
            for code in row.codes:
                if corpus.canonical(code) not in listed_there:
                    at = Ref(decision.file, ("muc", index, "da_cong_bo"))
                    report(Problem("TT314", at, {"ma": code, "so": target.number}, (Ref(target.file),)))


def _agency_refs(document: Known) -> Iterator[tuple[str, Ref]]:
    top = Ref(document.file)
    if isinstance(document, Decision) and document.agency is not None:
        yield document.agency, top.at("co_quan")
    if isinstance(document, VersionHead) and (agencies := document.agencies) is not None:
        for key, ids in (
            ("giai_quyet", agencies.handles),
            ("tham_quyen", agencies.competent),
            ("phoi_hop", agencies.coordinates),
            ("uy_quyen", agencies.delegated),
        ):
            if ids is not None and ids != KHONG:
                yield from ((id_, top.at("co_quan", key, index)) for index, id_ in enumerate(ids))


def _codes(row: Row) -> tuple[str, ...]:
    return (*row.codes, *(side.own_code for side in (*row.old, *row.new)))


class _Nearest:
    """Which known name comes nearest to one that is not known. A name is looked for once: thousands may share it."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(known)
        self._found: dict[str, str] = {}

    def to(self, name: str) -> str:
        """The nearest, empty where none is near."""
        if name not in self._found:
            near = difflib.get_close_matches(name, self._known, n=1)
            self._found[name] = near[0] if near else ""
        return self._found[name]


class _List:
    """The ids of one file, which others name."""

    def __init__(self, code: str, ids: Iterable[str], file: str) -> None:
        self._code = code
        self._places = {id_: place for place, id_ in enumerate(ids)}
        self._nearest = _Nearest(self._places)
        self._file = file

    def check(self, id_: str, at: Ref, report: Report) -> None:
        """A problem where the file does not have the id."""
        if id_ not in self._places:
            near = self._nearest.to(id_)
            related = (Ref(self._file, (self._places[near], "ma")),) if near else ()
            report(Problem(self._code, at, {"ma": id_, "goi_y": near, "tep": self._file}, related))


def _text_rows(corpus: Corpus) -> Iterator[tuple[str, str, Level]]:
    for key, baseline in corpus.baselines.items():
        for line in baseline.rows:
            for code in line.codes:
                yield from ((key, corpus.canonical(code), level) for level in line.levels)
    for key, decision in corpus.decisions.items():
        for row in decision.rows:
            for side in row.new:
                yield from ((key, corpus.canonical(side.own_code), level) for level in side.levels)
            if row.kind not in SETS_NO_TEXT:
                for code in row.codes:
                    yield from ((key, corpus.canonical(code), level) for level in row.levels)
