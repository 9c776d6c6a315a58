"""What a reader browses on one day: pages, lists, changes. Renderers see this and nothing else."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from generator.model.days import DayLine, Tally
from generator.model.deadline import DutyResult
from generator.model.decision import PrintedCounts
from generator.model.figures import PeriodFigures
from generator.model.gone import ClosedPoint as ClosedPoint
from generator.model.gone import End as End
from generator.model.gone import WithdrawnListing as WithdrawnListing
from generator.model.ledger import LedgerRow
from generator.model.link import Link as Link
from generator.model.link import Source as Source
from generator.model.listing import Entry as Entry
from generator.model.listing import GroupPage as GroupPage
from generator.model.period import Period
from generator.model.posting import Hanging
from generator.model.province import FeedbackAddress, Synonym
from generator.model.record import Correction, Fee, Version, VersionHead
from generator.model.register import Action, Effect, State
from generator.model.scalars import Completeness, Level, No, PointKind, RowKind
from generator.model.turnover import Turnover


class Section(Struct, frozen=True, gc=False):
    """One text of a procedure and the levels at which it holds. `head` None: only the name is known.

    The text itself (`version`, `fees`) is read from `Catalog.texts` when the page is made; `fees_on` is a day on which
    the same fee rows hold as today, None when no fee row has days of its own. `since` is the day this text began (None:
    since before the baseline); `until` the last day of a temporary one; `state_since` the day the state began, None
    when no decision gave it; `pending_by` what set a text that is not written yet.
    """

    levels: tuple[Level, ...]
    state: State
    name: str
    completeness: Completeness
    head: VersionHead | None
    fees_on: date | None
    handled_by: tuple[str, ...]
    decided_by: tuple[str, ...]
    coordinated_by: tuple[str, ...]
    delegated_to: tuple[str, ...]
    borderless: bool
    temporary: bool
    since: date | None
    until: date | None
    set_by: Source
    state_by: Source
    pending_by: Source | None = None
    state_since: date | None = None
    version: Version | None = None
    fees: No | tuple[Fee, ...] | None = None

    @property
    def pending(self) -> bool:
        """Whether a decision changed the text and its version is not written yet."""
        return self.pending_by is not None

    @property
    def has_sheet(self) -> bool:
        """Whether there is a notice of it: it is in force, and more than a name."""
        known = self.head is not None and self.completeness is not Completeness.NAME_ONLY
        return known and self.state is State.IN_FORCE


BOUND: Final = "phu_thuoc_dia_gioi"
"""What a row of phi địa giới does that says `false`."""


class Happening(Struct, frozen=True, gc=False):
    """One thing a decision did, or will do, to a procedure at some levels.

    `until` is the last day of a temporary row. `ends` marks the day after a temporary row: nothing is decided that
    day, the permanent layer shows again (`state` says what). `flag` is what a row of phi địa giới says.
    """

    day: date
    code: str
    url: str
    name: str
    levels: tuple[Level, ...]
    action: Action
    effect: Effect
    state: State
    source: Source
    until: date | None = None
    ends: bool = False
    parts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Codes on the other side of a replacement."""
    flag: bool | None = None

    @property
    def kind(self) -> str:
        """What it is told and counted as: what a row asked for, or that a temporary row ended by itself."""
        if self.ends:
            return "het_thoi_han"
        return BOUND if self.flag is False else self.action.value

    @property
    def anywhere(self) -> bool | None:
        """Of a row of phi địa giới, or its end: whether one may hand in anywhere in the province from the day on."""
        return None if self.flag is None else self.flag is not self.ends


class Revision(Struct, frozen=True, gc=False):
    """A text that follows another from a day on, at some levels; both are more than a name."""

    day: date
    levels: tuple[Level, ...]
    before: Section
    after: Section


class ProcedurePage(Struct, frozen=True, gc=False):
    """`tt/<code>/`: one section per distinct text. A tombstone (`ends`, no sections) only when no level is left.

    `planned` holds the first texts of a procedure that is not in force yet anywhere; it is in no list. `forms` leads
    from a form's number to the address of its file. `revisions` are of the levels at which it is current.

    `valid_until` is the eve of this page's next change, None when none is known.
    """

    code: str
    url: str
    state: State
    title: str
    official_name: str
    other_names: tuple[str, ...]
    summary: str | None
    field_id: str | None
    field_name: str
    levels: tuple[Level, ...]
    sections: tuple[Section, ...]
    planned: tuple[Section, ...]
    ends: tuple[End, ...]
    upcoming: tuple[Happening, ...]
    history: tuple[Happening, ...]
    related: tuple[Link, ...]
    links: Mapping[str, str]
    forms: Mapping[str, str]
    sample: bool
    valid_until: date | None
    life_events: tuple[Link, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def is_tombstone(self) -> bool:
        """True when no level is left at which it is in force or suspended, or will be."""
        return bool(self.ends) and not self.sections and not self.planned


class Attachment(Struct, frozen=True, gc=False):
    """A file of the tree that the site hands on: a signed decision, a form. `digest` is its SHA-256 (hex)."""

    path: str
    digest: str


class AliasPage(Struct, frozen=True, gc=False):
    """`tt/<ma_tam>/` of a procedure that has a national code now."""

    code: str
    url: str
    target: Link


class PointPage(Struct, frozen=True, gc=False):
    """`niem-yet/<point>/`: what one posting point receives.

    That is the list of its kind (`shared`, None where there is none) with `also` and without `without`: 56 communes
    with one list need not repeat it. `also` holds nothing of the shared list, `without` nothing else; both hold only
    what is in force.
    """

    id: str
    url: str
    name: str
    kind: PointKind
    has_place: bool
    shared: Link | None
    also: tuple[Entry, ...]
    without: tuple[Entry, ...]
    count: int
    valid_until: date | None
    until: date | None = None
    """The last day on which it receives, where it is to close."""
    turnover: Turnover | None = None


class DayPage(Struct, frozen=True, gc=False):
    """`tai-ngay/<yyyy-mm-dd>/`: what changed on one day of the past, and what was in force when it ended.

    `entered` counts what a baseline brought on that day; `fees` are procedures of which other fee rows held from then
    on; `lines` is the full list, only where a report period begins or ends. Nothing on it depends on a later day.
    """

    day: date
    url: str
    total: int
    levels: tuple[Tally, ...]
    fields: tuple[Tally, ...]
    entered: int
    changes: tuple[Happening, ...]
    fees: tuple[Link, ...]
    lines: tuple[DayLine, ...] | None


class RowLine(Struct, frozen=True, gc=False):
    """One row on a decision's page, one line per row (checksums count rows, lists count codes).

    `listing_ended_by` withdrew its listing; with `never_happens`, before it could take effect. `bound`: the row says
    that it may be handed in at its own place alone.
    """

    ordinal: str | None
    kind: RowKind
    codes: tuple[Link, ...]
    levels: tuple[Level, ...]
    name: str
    since: date
    until: date | None
    parts: tuple[str, ...]
    printed_code: str | None
    never_happens: bool
    listing_ended_by: Source | None
    old: tuple[Link, ...] = ()
    new: tuple[Link, ...] = ()
    bases: tuple[str, ...] = ()
    bound: bool = False


class DecisionPage(Struct, frozen=True, gc=False):
    """`quyet-dinh/<key>/`. `withdrawn_from` are the numbers of the decisions whose listing it withdraws.

    `void_by` withdrew all of it before it took effect: nothing it says ever happens.
    """

    key: str
    url: str
    number: str
    signed: date
    since: date
    until: date | None
    title: str
    signer: str | None
    signer_title: str | None
    signer_for: str | None
    rows: Sequence[RowLine]
    counts: Mapping[str, int]
    printed: PrintedCounts | None
    processes: int
    withdrawals: tuple[WithdrawnListing, ...]
    annex_missing: bool
    annex_number: str | None
    sample: bool
    in_effect: bool
    signed_file: str | None = None
    corrections: tuple[Correction, ...] = ()
    passed_by: str = ""
    withdrawn_from: tuple[str, ...] = ()
    duties: tuple[DutyResult, ...] = ()
    valid_until: date | None = None
    void_by: Source | None = None


class Catalog(Struct, frozen=True):
    """Everything the site shows on `as_of`. Lists hold only what is in force; counts are the lengths of lists.

    `licence` says how the open data may be used, where the province says it.
    `receiving` are the lists that all posting points of one kind share; `days` are the days up to `as_of` on which
    something changed or a quarter ended, oldest first, `day_names` their addresses by ISO day, `next_day` the next
    that will be one of them.
    `periods` are the report periods with a page, as `period_names` says, and `reported` those with dossier figures.
    `closed_points` are posting points that are no more, by id; whatever was issued for them keeps an address.
    `required` is what must hang at each posting point that has a board; `ledger` every notice that was issued, by id;
    `short_names` are the names by which long ones go on notices, by code; `notice_url` is the address printed on them.
    `printed_order` are the codes in dictionary order of the official names, the only ones that notices print.
    """

    as_of: date
    has_data: bool
    data_since: date | None
    site_name: str
    site_url: str
    province_code: str | None
    entered_until: date | None
    demonstration: bool
    feedback: FeedbackAddress | None
    notice_url: str | None = None
    licence: str | None = None
    entries: Sequence[Entry] = ()
    procedures: Sequence[ProcedurePage] = ()
    aliases: tuple[AliasPage, ...] = ()
    fields: Sequence[GroupPage] = ()
    levels: Sequence[GroupPage] = ()
    agencies: Sequence[GroupPage] = ()
    life_events: Sequence[GroupPage] = ()
    letters: Sequence[GroupPage] = ()
    facets: Sequence[GroupPage] = ()
    applicants: Sequence[GroupPage] = ()
    waits: Sequence[GroupPage] = ()
    receiving: Sequence[GroupPage] = ()
    points: Sequence[PointPage] = ()
    closed_points: Mapping[str, ClosedPoint] = {}
    days: Sequence[DayPage] = ()
    day_names: Mapping[str, str] = {}
    period_names: tuple[Period, ...] = ()
    reported: frozenset[str] = frozenset()
    periods: Sequence[PeriodFigures] = ()
    next_day: date | None = None
    decisions: Sequence[DecisionPage] = ()
    changes: tuple[Happening, ...] = ()
    upcoming: tuple[Happening, ...] = ()
    valid_until: date | None = None
    texts: Mapping[str, Version] = {}
    short_names: Mapping[str, str] = {}
    printed_order: Sequence[str] = ()
    required: Mapping[str, tuple[Hanging, ...]] = {}
    ledger: Mapping[str, LedgerRow] = {}
    synonyms: tuple[Synonym, ...] = ()
    attachments: Mapping[str, Attachment] = {}
    """By address below `site/`."""
