"""Names and addresses for what records only refer to: decisions, agencies, fields, procedures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from generator.model.catalog import Link, Source
from generator.model.corpus import Corpus
from generator.model.decision import Decision
from generator.model.register import CURRENT, Effect, Event, KeyHistory, Register, eve, next_change
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
        self._never: dict[str, list[Event]] = {}
        for event in register.never.values():
            self._never.setdefault(event.key.code, []).append(event)
        self._decisions = {key: _decision_source(key, decision) for key, decision in corpus.decisions.items()}
        self._names = {code: self._official_name(code) for code in by_code}
        self._until = _last_days(register)

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

    def never(self, code: str) -> Sequence[Event]:
        """What was to begin a procedure at levels where it never began, because the listing was withdrawn before."""
        return self._never.get(code, ())

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

    def until(self, codes: Iterable[str]) -> list[date]:
        """The last days on which what is said of these procedures stays as it is, as far as a change is known."""
        return [self._until[known] for code in codes if (known := self.corpus.canonical(code)) in self._until]

    def changing(self) -> Iterator[tuple[KeyHistory, date]]:
        """The histories of the codes with a change to come, each with the eve of its code's next one."""
        for key, history in self.register.histories.items():
            if (last := self._until.get(key.code)) is not None:
                yield history, last

    def is_current(self, code: str) -> bool:
        """Whether the procedure is in force or suspended at some level."""
        spans = (history.on(self.register.as_of) for history in self.by_code.get(self.corpus.canonical(code), ()))
        return any(span is not None and span.state in CURRENT for span in spans)

    def name(self, code: str) -> str:
        """The name people know a procedure by: the plain one, else the newest official one."""
        return self.plain_name(code) or self.official_name(code)

    def line_of_succession(self, codes: Iterable[str]) -> set[str]:
        """These procedures, and everything that ever replaced them, or replaced what did."""
        found = {self.corpus.canonical(code) for code in codes}
        waiting = list(found)
        while waiting:
            for history in self.by_code.get(waiting.pop(), ()):
                done = [event for event in history.events if event.effect is not Effect.NOTHING]
                after = {other for event in done for other in event.successors} - found
                found |= after
                waiting += after
        return found

    def living_successors(self, codes: Iterable[str]) -> tuple[str, ...]:
        """What replaced a procedure, as far as it is current: what ended in turn gives way to its own successors."""
        found: dict[str, None] = {}
        waiting = [self.corpus.canonical(code) for code in codes]
        seen: set[str] = set()
        while waiting:
            code = waiting.pop(0)
            if code in seen:
                continue
            seen.add(code)
            if self.is_current(code):
                found[code] = None
                continue
            for history in self.by_code.get(code, ()):
                span = history.on(self.register.as_of)
                waiting += span.by.successors if span is not None else ()
        return tuple(found)

    def plain_name(self, code: str) -> str | None:
        """What people call a procedure, whatever the day."""
        plain = self.corpus.plains.get(code)
        return plain.name if plain is not None else None

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
        names = (*(span.name for span in (*current, *known)), *(event.told_name for event in self.never(code)))
        return next(filter(None, names), "")


def _decision_source(key: str, decision: Decision) -> Source:
    return Source(key, decision.number, decision.signed, decision_url(key), sample=decision.sample)


def _last_days(register: Register) -> dict[str, date]:
    """For each code with a change to come the eve of the next one, at whatever level."""
    eves: dict[str, date] = {}
    for key, history in register.histories.items():
        if (change := next_change(history, register.as_of)) is not None:
            last = eve(change)
            eves[key.code] = min(eves.get(key.code, last), last)
    return eves


def first_field(ids: Iterable[str | None]) -> str | None:
    """The first field that is known."""
    return next((i for i in ids if i is not None), None)
