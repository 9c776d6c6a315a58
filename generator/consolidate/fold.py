"""Folds one key's events, in order of effect, into what each did and the spans of days that follow."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.consolidate.machine import PERMANENT, TEMPORARY, Outcome, Standing
from generator.diagnostics.problem import Problem, Report
from generator.model.record import VersionHead
from generator.model.register import CURRENT, Action, Effect, Event, KeyHistory, Span, State, eve
from generator.model.scalars import Key


class _Layer(Struct, frozen=True, gc=False):
    """What one layer says: the permanent one, or one temporary row."""

    standing: Standing
    by: Event
    text_by: Event | None
    version: VersionHead | None
    owed_by: Event | None
    name: str
    field_id: str | None
    borderless: bool


class _Stretch(Struct, gc=False):
    """The days of a temporary row, both inclusive. A permanent end shortens them."""

    since: date
    until: date


class _Overlay(_Stretch, gc=False):
    """A temporary row's text, or suspension."""

    layer: _Layer
    state: State


class _Mark(_Stretch, gc=False):
    """What a temporary row says of phi địa giới: it lies over the permanent flag as its text lies over the text."""

    value: bool


_DAY: Final = timedelta(days=1)


def fold(key: Key, events: Iterable[Event], report: Report) -> KeyHistory:
    """The history of one key. A row that changes nothing, or should not have been needed, is a problem."""
    folding = _Folding(report)
    applied = [folding.apply(event) for event in events]
    return KeyHistory(key, tuple(applied), tuple(folding.spans()))


class _Folding:
    """The state of one fold: the permanent layer as it stands at the end of each day, and the rows over it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.layer: _Layer | None = None
        self.permanent: dict[date, _Layer] = {}
        self.overlays: list[_Overlay] = []
        self.marks: list[_Mark] = []
        self.seen = False
        self.last_text_layer: _Layer | None = None
        self.last_text: str | None = None
        self.last_permanent_text: str | None = None

    def apply(self, event: Event) -> Event:
        """Lets one event take effect; returns it with what it did."""
        outcome = self._outcome(event)
        # A row that did nothing knows nothing: a slip in its year must not take the place of the baseline.
        self.seen = self.seen or outcome.effect is not Effect.NOTHING
        if outcome.problem:
            overlay = self._overlay_on(event.since)
            ends = {"den": f"{overlay.until:%d/%m/%Y}"} if overlay is not None else {}
            params = {"ma": event.key.code, "cap": event.key.level.value, **ends}
            self.report(Problem(outcome.problem, event.at, params))
        previous = self.last_text if event.until is not None else self.last_permanent_text
        if event.until is None:
            self._apply_permanent(event, outcome.effect)
        else:
            self._apply_temporary(event, event.until, outcome.effect)
        if outcome.effect is Effect.TEXT:
            self.last_text = event.decision
            if event.until is None:
                self.last_permanent_text = event.decision
        return replace(event, effect=outcome.effect, previous_text=previous)

    def _outcome(self, event: Event) -> Outcome:
        if event.until is not None:
            return TEMPORARY[self._shown_standing(event.since), event.action]
        if event.action is Action.BASELINE and self.seen:
            # An earlier file said what holds: it knows more than a list of what stood on one day.
            return PERMANENT[Standing.ENDED, Action.BASELINE]
        standing = self.layer.standing if self.layer else Standing.UNKNOWN
        if (overlay := self._overlay_on(event.since)) is not None:
            if standing is not Standing.IN_FORCE:
                standing = Standing.ONLY_TEMPORARY
            elif overlay.state is State.SUSPENDED:
                standing = Standing.SUSPENDED
        return PERMANENT[standing, event.action]

    def _overlay_on(self, day: date) -> _Overlay | None:
        if not self.overlays:
            return None
        return next((o for o in reversed(self.overlays) if o.since <= day <= o.until), None)

    def _shown_standing(self, day: date) -> Standing:
        """What shows on the day; a suspended key is not ended: rows may still act on it."""
        if (overlay := self._overlay_on(day)) is not None:
            return Standing.SUSPENDED if overlay.state is State.SUSPENDED else Standing.IN_FORCE
        alive = self.layer is not None and self.layer.standing is Standing.IN_FORCE
        return Standing.IN_FORCE if alive else Standing.ENDED

    def _apply_permanent(self, event: Event, effect: Effect) -> None:
        before = self.layer
        match effect:
            case Effect.TEXT:
                flag = before.borderless if before is not None else False
                self.last_text_layer = self._set(event.since, _text_layer(event, before or self.last_text_layer, flag))
            case Effect.END:
                base = before or self._shown_layer(event.since)
                self._set(event.since, replace(base, standing=Standing.ENDED, by=event, borderless=False))
                for overlay in self.overlays:
                    overlay.until = min(overlay.until, eve(event.since))
                for mark in self.marks:
                    mark.until = min(mark.until, eve(event.since))
            case Effect.FLAG:
                assert before is not None
                self._set(event.since, replace(before, borderless=bool(event.borderless)))
            case Effect.NOTHING:
                pass

    def _apply_temporary(self, event: Event, until: date, effect: Effect) -> None:
        if event.borderless is not None and effect is not Effect.NOTHING:
            self.marks.append(_Mark(event.since, until, event.borderless))
        match effect:
            case Effect.TEXT:
                layer = self.last_text_layer = _text_layer(event, self._text_below(event.since), False)
                self.overlays.append(_Overlay(event.since, until, layer, State.IN_FORCE))
            case Effect.END:
                layer = replace(self._shown_layer(event.since), by=event)
                self.overlays.append(_Overlay(event.since, until, layer, State.SUSPENDED))
            case Effect.FLAG | Effect.NOTHING:
                pass

    def _set(self, day: date, layer: _Layer) -> _Layer:
        self.layer = self.permanent[day] = layer
        return layer

    def _text_below(self, day: date) -> _Layer | None:
        """What a temporary row without a file keeps: the text that shows, else the last that any row set."""
        if (overlay := self._overlay_on(day)) is not None:
            return overlay.layer
        in_force = self.layer is not None and self.layer.standing is Standing.IN_FORCE
        return self.layer if in_force else self.last_text_layer

    def _shown_layer(self, day: date) -> _Layer:
        layer = self._text_below(day)
        assert layer is not None
        return layer

    def spans(self) -> Iterator[Span]:
        """The stretches of equal days, from the first day anything was in force."""
        days = self._change_days()
        permanent: _Layer | None = None
        last: Span | None = None
        for index, day in enumerate(days):
            permanent = self.permanent.get(day, permanent)
            span = self._span(day, days[index + 1] - _DAY if index + 1 < len(days) else None, permanent)
            if span is None:
                continue
            if last is not None and replace(last, since=day, until=span.until) == span:
                last = replace(last, until=span.until)
                continue
            if last is not None:
                yield last
            last = span
        if last is not None:
            yield last

    def _change_days(self) -> list[date]:
        if not self.overlays and not self.marks:
            return sorted(self.permanent)
        days = set(self.permanent)
        for stretch in (*self.overlays, *self.marks):
            if stretch.since <= stretch.until:
                days |= {stretch.since, stretch.until + _DAY}
        return sorted(days)

    def _span(self, day: date, until: date | None, permanent: _Layer | None) -> Span | None:
        overlay = self._overlay_on(day)
        if overlay is not None:
            layer, state = overlay.layer, overlay.state
        elif permanent is not None:
            layer, state = permanent, _state(permanent)
        elif ended := [o for o in self.overlays if o.until < day]:
            layer, state = ended[-1].layer, State.EXPIRED
        else:
            return None
        return Span(
            since=day,
            until=until,
            state=state,
            name=layer.name,
            field_id=layer.field_id,
            version=layer.version,
            owed_by=layer.owed_by,
            borderless=state in CURRENT and self._flag_on(day, permanent),
            temporary=overlay is not None,
            by=layer.by,
            text_by=layer.text_by,
        )

    def _flag_on(self, day: date, permanent: _Layer | None) -> bool:
        for mark in reversed(self.marks):
            if mark.since <= day <= mark.until:
                return mark.value
        return permanent is not None and permanent.borderless


def _text_layer(event: Event, before: _Layer | None, flag: bool) -> _Layer:
    """The layer after a text-changing row; without a version file the last text stays and waits for it.

    `flag` is what the layer says of phi địa giới when the row says nothing.
    """
    version = event.version
    name = version.name if version else event.name
    field_id = version.field_id if version else event.field_id
    if version is not None or event.action is Action.BASELINE:
        owed_by = None
    elif event.action is Action.RESTORE and before is not None:
        owed_by = before.owed_by
    else:
        owed_by = event
    keep = before if version is None else None
    return _Layer(
        standing=Standing.IN_FORCE,
        by=event,
        text_by=event if keep is None or keep.text_by is None else keep.text_by,
        version=version if keep is None else keep.version,
        owed_by=owed_by,
        name=name or (before.name if before else ""),
        field_id=field_id or (before.field_id if before else None),
        borderless=flag if event.borderless is None else event.borderless,
    )


def _state(layer: _Layer) -> State:
    if layer.standing is Standing.IN_FORCE:
        return State.IN_FORCE
    return State.REPLACED if layer.by.action is Action.GIVE_WAY else State.REPEALED
