"""The register: for each (code, level) what every decision did to it, and what follows for each day."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from generator.diagnostics.problem import Ref
from generator.model.deadline import DutyResult
from generator.model.record import VersionHead
from generator.model.scalars import Key, RowKind, Term


class State(Term):
    """What a procedure is at one level on one day."""

    NO_DATA = "chua_co_du_lieu"
    UPCOMING = "sap_ap_dung"
    IN_FORCE = "dang_ap_dung"
    SUSPENDED = "tam_ngung"
    REPEALED = "bai_bo"
    REPLACED = "thay_the"
    EXPIRED = "het_thoi_han"
    NEVER = "chua_tung_ap_dung"
    """The listing that was to begin it was withdrawn before its day."""


CURRENT = frozenset({State.IN_FORCE, State.SUSPENDED})
"""States in which the procedure's page is not a tombstone."""
ENDED = frozenset({State.REPEALED, State.REPLACED, State.EXPIRED})
"""States in which the procedure is in no current list, count or file."""


class Action(Term):
    """What a row asks to happen to one key; a replacement's two sides are two actions."""

    BASELINE = "hien_trang"
    NEW = "moi"
    STANDARDISE = "chuan_hoa"
    SUCCEED = "thay_the_moi"
    RESTORE = "khoi_phuc"
    AMEND = "sua_doi"
    REPEAL_PART = "bai_bo_noi_dung"
    REPEAL = "bai_bo"
    GIVE_WAY = "thay_the_cu"
    FLAG = "phi_dia_gioi"


class Effect(Term):
    """What an action did in the end."""

    TEXT = "dat_noi_dung"
    """Put a text in force: its own version, or the last one while that is not written."""
    END = "cham_dut"
    FLAG = "danh_dau"
    NOTHING = "khong_doi"


class Event(Struct, frozen=True, gc=False):
    """One row, as far as it concerns one key, and what it did.

    `decision` is the decision's or baseline's key, `row` the index of its row; `until` (inclusive) is None for a
    permanent row. `previous_text` is the key of the decision that set the last text before (what `tren` must name).
    """

    key: Key
    action: Action
    decision: str
    row: int
    since: date
    until: date | None
    at: Ref
    name: str | None = None
    field_id: str | None = None
    borderless: bool | None = None
    version: VersionHead | None = None
    successors: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    effect: Effect = Effect.NOTHING
    previous_text: str | None = None

    @property
    def kind(self) -> RowKind | None:
        """The kind of the row as officers write it; None for a baseline."""
        if self.action is Action.BASELINE:
            return None
        if self.action in (Action.SUCCEED, Action.GIVE_WAY):
            return RowKind.REPLACE
        return RowKind(self.action.value)

    @property
    def told_name(self) -> str:
        """What the procedure is called, best as its text has it."""
        return (self.version.name if self.version is not None else None) or self.name or ""

    @property
    def told_field(self) -> str | None:
        """The id of its field, best as its text has it."""
        return (self.version.field_id if self.version is not None else None) or self.field_id


class Span(Struct, frozen=True, gc=False):
    """A stretch of days, both inclusive, on which nothing changes for a key. `until` None: with no end in sight.

    `version` None means that only the name is known; `owed_by` is the event that changed the text where its version is
    not written yet. `by` is the event that gave the state, `text_by` the one that set the text.
    """

    since: date
    until: date | None
    state: State
    name: str
    field_id: str | None
    version: VersionHead | None
    owed_by: Event | None
    borderless: bool
    temporary: bool
    by: Event
    text_by: Event | None

    @property
    def pending(self) -> bool:
        """Whether a version is still to be written."""
        return self.owed_by is not None


class KeyHistory(Struct, frozen=True, gc=False):
    """All events of one key in order of effect, and the spans that follow from them (without gaps, in order)."""

    key: Key
    events: tuple[Event, ...]
    spans: tuple[Span, ...]

    def on(self, day: date) -> Span | None:
        """The span that holds the day; None before the first."""
        for span in reversed(self.spans):  # one to three as a rule: sooner done than any search
            if span.since <= day:
                return span
        return None

    def after(self, day: date) -> tuple[Span, ...]:
        """The spans that begin after the day, in order."""
        return self.spans[bisect_right(self.spans, day, key=lambda span: span.since) :]


class Register(Struct, frozen=True):
    """The folded decisions. `data_since` is the first day with a full answer, None when nothing is entered.

    `withdrawn` names, for (decision key, row index) of rows whose listing was withdrawn before they began, the decision
    that withdrew it: they never happen. `void` does so for decisions of which nothing ever happens. `never` holds the
    keys that only such rows would have begun, each with what was to begin it: they have no history. `listing_ended`
    names, for rows that had begun, the decision that withdrew their listing. `duties` says, by decision, what had to be
    done with it by when, and whether it was.
    """

    as_of: date
    histories: Mapping[Key, KeyHistory]
    data_since: date | None
    withdrawn: Mapping[tuple[str, int], str] = {}
    void: Mapping[str, str] = {}
    never: Mapping[Key, Event] = {}
    listing_ended: Mapping[tuple[str, int], str] = {}
    duties: Mapping[str, tuple[DutyResult, ...]] = {}

    @property
    def has_data(self) -> bool:
        """False before the first baseline's day: then the answer is "chưa có dữ liệu", never an empty catalogue."""
        return self.data_since is not None and self.as_of >= self.data_since

    def state_on(self, key: Key, day: date) -> State:
        """The state of a key on a day; a key that only a later baseline brings has no data before it."""
        if self.data_since is None or day < self.data_since:
            return State.NO_DATA
        if key in self.never:
            return State.NEVER
        if key not in self.histories:
            return State.NO_DATA
        history = self.histories[key]
        if (span := history.on(day)) is not None:
            return span.state
        first = next((event for event in history.events if event.effect is Effect.TEXT), None)
        return State.NO_DATA if first is None or first.action is Action.BASELINE else State.UPCOMING

    def state(self, key: Key) -> State:
        """The state of a key on the register's day."""
        return self.state_on(key, self.as_of)


def next_change(history: KeyHistory, day: date) -> date | None:
    """The next day after `day` on which a key changes, or on which a decision says something of it."""
    if not history.events or history.events[-1].since <= day:
        return next((span.since for span in history.after(day)), None)
    days = [span.since for span in history.after(day)[:1]]
    days += [event.since for event in history.events if event.since > day and event.effect is not Effect.NOTHING]
    return min(days, default=None)


def eve(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
