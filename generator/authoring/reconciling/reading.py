"""The tree as of its day and the export of an officer become texts of the same kind, and those a reconciliation."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from generator.authoring import words
from generator.authoring.importing.batch import lists_of
from generator.authoring.importing.draft import Lists, draft
from generator.authoring.importing.sources import Placed, read_export
from generator.authoring.problem import AuthoringError
from generator.authoring.reconciling.comparing import inside, reconcile
from generator.authoring.reconciling.facts import decisions_of, with_facts
from generator.authoring.reconciling.folding import fold_words
from generator.authoring.reconciling.sides import Reconciliation, Scope, Standing, Text
from generator.authoring.texts import is_missing, line
from generator.authoring.writing.versions import version_of
from generator.diagnostics.messages_vi.reconciliation import BASELINE
from generator.model.corpus import Corpus
from generator.model.register import CURRENT, Register, Span
from generator.model.scalars import Key, Level
from generator.parallel import Progress, ordered_map, silent
from generator.pipeline import Folded

ALL: Final = "all"
FILE: Final = "file"


class Request(NamedTuple):
    """What a door resolved: the export, its kind, and what it is said to hold completely.

    `scope` is `all`, `file` (the fields and levels that occur in it) or None; `fields` (ids or names) and `levels`
    state a part, and leave out the rest.
    """

    file: Path
    kind: str
    scope: str | None = None
    fields: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


def reconcile_export(
    request: Request, folded: Folded, jobs: int = 1, progress: Progress = silent
) -> Reconciliation:
    """Reads the export whole and holds it against what the tree says on its day.

    Raises:
        AuthoringError: the export is broken or foreign, or no record of it belongs to the fields and levels named.
    """
    placed = read_export(request.file, request.kind)
    lists = lists_of(folded.corpus)
    day = folded.register.as_of
    there = ordered_map(lambda item: _of_export(item, lists, day), placed, jobs, progress)
    scope = _scope(request, folded.corpus, there)
    partial = request.fields or request.levels
    if partial and scope is not None and not any(inside(text, scope) for text in there):
        raise AuthoringError(words.NOTHING_CHOSEN.format(count=len(there)))
    return reconcile(tuple(texts_of(folded)), standing_of(folded), there, scope)


def texts_of(folded: Folded) -> Iterator[Text]:
    """Every text in force (or suspended) on the register's day, once, with the levels at which it holds."""
    corpus, register = folded.corpus, folded.register
    groups: dict[tuple[str, str], list[tuple[Key, Span]]] = {}
    for key, history in register.histories.items():
        span = history.on(register.as_of)
        if register.state(key) in CURRENT and span is not None:
            text = span.version.file if span.version is not None else f"{span.name}\n{span.by.decision}"
            groups.setdefault((key.code, text), []).append((key, span))
    for (code, _), spans in groups.items():
        yield _of_tree(code, spans, corpus, register.as_of)


def standing_of(folded: Folded) -> Mapping[str, Standing]:
    """What the codes are that are known and in force at no level."""
    corpus, register = folded.corpus, folded.register
    found: dict[str, Standing] = {}
    current = {key.code for key in register.histories if register.state(key) in CURRENT}
    for key, history in register.histories.items():
        if key.code in current or not history.spans:
            continue
        span = history.on(register.as_of) or history.spans[0]
        told = Standing(register.state(key), span.name, _since(span, register), _source(corpus, span))
        if key.code not in found or told.since > found[key.code].since:
            found[key.code] = told
    return found


def _since(span: Span, register: Register) -> date:
    return span.since if span.since > register.as_of else max(span.since, span.by.since)


def _source(corpus: Corpus, span: Span) -> str:
    decision = corpus.decisions.get(span.by.decision)
    return decision.number if decision is not None else BASELINE


def _of_tree(code: str, spans: list[tuple[Key, Span]], corpus: Corpus, day: date) -> Text:
    _, span = spans[0]
    version = span.version
    field = corpus.fields.get((version.field_id if version is not None else None) or span.field_id or "")
    _, province = decisions_of(_province_numbers(corpus, span))
    text = Text(
        code=code,
        place=version.file if version is not None else span.by.at.file,
        levels=frozenset(key.level for key, _ in spans),
        name=span.name,
        fields=(field.name, *field.other_names) if field is not None else (),
        own_decisions=province,
        pending=any(span.pending for _, span in spans),
    )
    return with_facts(text, corpus.texts[version.file], day) if version is not None else text


def _province_numbers(corpus: Corpus, span: Span) -> Iterator[str]:
    """The decision that set the text; of a baseline the one that its row names."""
    for event in filter(None, (span.text_by, span.by)):
        decision = corpus.decisions.get(event.decision)
        baseline = corpus.baselines.get(event.decision)
        if decision is not None:
            yield decision.number
        elif baseline is not None and (named := baseline.rows[event.row].published_by) is not None:
            yield named.number


def _of_export(item: Placed, lists: Lists, day: date) -> Text:
    """One record, read as an import reads it; a decision of the province stands beside those of ministries there."""
    made = draft(item.record, item.place, lists)
    name, field = line(item.record.get("ten_thu_tuc")), line(item.record.get("linh_vuc"))
    version = version_of(made, made.code or "nhap-1", day)
    text = Text(
        code=made.code,
        place=str(item.place),
        levels=frozenset(version.levels),
        name=name,
        fields=() if is_missing(field) else (field,),
    )
    return with_facts(text, version, day)


def _scope(request: Request, corpus: Corpus, there: Iterable[Text]) -> Scope | None:
    if request.fields or request.levels:
        names = {fold_words(name) for asked in request.fields for name in _field_names(asked, corpus)}
        levels = frozenset(map(Level, request.levels))
        return Scope(frozenset(names) if names else None, levels or None)
    if request.scope == FILE:
        every = list(there)
        fields = frozenset(fold_words(name) for text in every for name in text.fields)
        levels = frozenset().union(*(text.levels for text in every)) - {Level.UNKNOWN}
        return Scope(fields or None, levels or None)
    return Scope() if request.scope == ALL else None


def _field_names(asked: str, corpus: Corpus) -> Iterator[str]:
    """Every name of a field of the province, asked for by id or name; else the name as asked."""
    yield asked
    wanted = fold_words(asked)
    for ident, field in corpus.fields.items():
        if asked == ident or wanted in map(fold_words, (field.name, *field.other_names)):
            yield from (field.name, *field.other_names)
