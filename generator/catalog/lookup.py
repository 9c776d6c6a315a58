"""Names and addresses for what records only refer to: decisions, agencies, fields, procedures."""

from collections.abc import Iterable, Mapping

from generator.model.catalog import Link, Source
from generator.model.corpus import Corpus
from generator.model.decision import Decision
from generator.model.register import CURRENT, Event, KeyHistory, Register
from generator.model.scalars import KHONG, No


def procedure_url(code: str) -> str:
    """The address depends on the code alone, never on the name."""
    return f"tt/{code}/"


def decision_url(key: str) -> str:
    """The page of a decision."""
    return f"quyet-dinh/{key}/"


class Lookup:
    """Answers by id. `by_code` holds the histories of every code that has a page on the register's day."""

    def __init__(self, corpus: Corpus, register: Register, by_code: Mapping[str, list[KeyHistory]]) -> None:
        self.corpus = corpus
        self.register = register
        self.by_code = by_code
        self._decisions = {key: _decision_source(key, decision) for key, decision in corpus.decisions.items()}
        self._names = {code: self._official_name(code) for code in by_code}

    def source(self, event: Event) -> Source:
        """The decision or baseline behind an event."""
        if (source := self._decisions.get(event.decision)) is not None:
            return source
        baseline = self.corpus.baselines[event.decision]
        published_by = baseline.rows[event.row].published_by
        return Source(
            key=baseline.key,
            number=None,
            signed=None,
            url=None,
            published_by=published_by.number if published_by else None,
            sample=baseline.sample,
        )

    def decision(self, key: str) -> Source:
        """A decision of the tree by its key."""
        return self._decisions[key]

    def agencies(self, ids: No | tuple[str, ...] | None) -> tuple[str, ...]:
        """Names of agencies; `khong` stays as the answer it is."""
        if ids is None:
            return ()
        if ids == KHONG:
            return (KHONG,)
        return tuple(self.corpus.agencies[i].name if i in self.corpus.agencies else i for i in ids)

    def field(self, field_id: str | None) -> str:
        """The name of a field, empty when the procedure has none."""
        if field_id is None:
            return ""
        return self.corpus.fields[field_id].name if field_id in self.corpus.fields else field_id

    def procedure(self, code: str) -> Link:
        """A link to a procedure by its name; no address when it has no page on this day."""
        known = self.corpus.canonical(code)
        return Link(self.name(known) or known, procedure_url(known) if known in self.by_code else "", note=known)

    def name(self, code: str) -> str:
        """The name people know a procedure by: the plain one, else the newest official one."""
        plain = self.corpus.plains.get(code)
        if plain is not None and plain.name:
            return plain.name
        return self.official_name(code)

    def official_name(self, code: str) -> str:
        """The official name on the day: of a level in force, else the last, else the first to come."""
        return self._names.get(code, "")

    def _official_name(self, code: str) -> str:
        spans = [
            history.on(self.register.as_of) or (history.spans[0] if history.spans else None)
            for history in self.by_code[code]
        ]
        known = [span for span in spans if span is not None]
        current = [span for span in known if span.state in CURRENT]
        return next((span.name for span in (*current, *known) if span.name), "")


def _decision_source(key: str, decision: Decision) -> Source:
    return Source(key, decision.number, decision.signed, decision_url(key), sample=decision.sample)


def first_field(ids: Iterable[str | None]) -> str | None:
    """The first field that is known."""
    return next((i for i in ids if i is not None), None)
