"""What one report period shows: the decisions signed in it, what came into force and went, the dossiers of its report.

Every count is the length of one of these lists, or follows from counts that are.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.model.deadline import Duty, Timing
from generator.model.identities import Proof
from generator.model.link import Link, Source
from generator.model.period import Period
from generator.model.scalars import Level
from generator.model.statistics import Compared, Confirmation, FormColumn, FormRatio, Reported, ReportForm

Group = tuple[Level, str]
"""A level and a field (empty: none) in which (code, level) pairs are counted."""


class FigureLine(Struct, frozen=True, gc=False):
    """One line of a list behind a figure: a row of a decision, or one (code, level) that came into force or went.

    `kind` is the row's kind, or what made the pair come or go. A row that was withdrawn before its day (`never`) is
    counted all the same: what was signed was signed.
    """

    kind: str
    day: date
    name: str
    codes: tuple[Link, ...]
    levels: tuple[Level, ...]
    field_id: str
    field_name: str
    source: Source
    ordinal: str | None = None
    never: bool = False


class SignedDecision(Struct, frozen=True, gc=False):
    """A decision signed in the period, when it took effect, and whether each of its duties was done in time.

    `void` says that all of it was withdrawn before its day. Unless it `announces`, it has no list of procedures, as one
    that only approves internal processes.
    """

    source: Source
    title: str
    since: date
    rows: int
    timings: Mapping[Duty, Timing]
    void: bool = False
    announces: bool = True


class Standing(Struct, frozen=True, gc=False):
    """How many (code, level) pairs of a group were in force when the period began and ended."""

    level: Level
    field_id: str
    field_name: str
    opening: int
    closing: int


class Row(Struct, frozen=True, gc=False):
    """One row of the table of dossiers: what it is of, and its figures in the order of the columns."""

    name: str
    is_whole: bool
    is_total: bool
    cells: tuple[int | None, ...]
    is_heading: bool = False
    section: str = ""

    @property
    def label(self) -> str:
        """Its name after that of its section, empty for all of the table."""
        return ": ".join(it for it in (self.section, self.name) if it)

    @property
    def is_everything(self) -> bool:
        """Whether it is the row of all that the table counts."""
        return self.is_whole or (self.is_total and not self.label)


class Dossiers(Struct, frozen=True):
    """The table of dossiers as it was entered, and what arithmetic says of it."""

    form: ReportForm
    columns: tuple[FormColumn, ...]
    rows: tuple[Row, ...]
    ratios: tuple[FormRatio, ...]
    proof: Proof
    confirmed: Confirmation | None

    @property
    def only(self) -> Row | None:
        """The one row with figures, where there is one."""
        rows = [row for row in self.rows if not row.is_heading]
        return rows[0] if len(rows) == 1 else None

    @property
    def disagrees(self) -> bool:
        """Whether figures contradict each other and nobody has confirmed them."""
        return bool(self.proof.broken) and self.confirmed is None


class PeriodFigures(Struct, frozen=True):
    """`so-lieu/<period>/`. `opening` is the day at whose end counting begins, None where the data begins later.

    `closing` is the last day counted: the period's, or today's while it runs. `is_entered` says whether every decision
    of the period is in the tree. `rows` are the rows of the signed decisions by kind; `arrived` and `departed` what
    stayed in force and changed its field, once in the new one and once in the old; `fields` the names of all fields
    that anything here is of, in the order of lists.
    """

    period: Period
    url: str
    has_ended: bool
    is_entered: bool
    opening: date | None
    closing: date | None
    opens_with_data: bool
    decisions: tuple[SignedDecision, ...]
    rows: Mapping[str, tuple[FigureLine, ...]]
    entered: tuple[FigureLine, ...]
    left: tuple[FigureLine, ...]
    standing: tuple[Standing, ...]
    fields: Mapping[str, str]
    arrived: tuple[FigureLine, ...] = ()
    departed: tuple[FigureLine, ...] = ()
    source: str | None = None
    reported: Reported | None = None
    dossiers: Dossiers | None = None
    sample: bool = False
    valid_until: date | None = None
    confirmed: Confirmation | None = None

    @property
    def announcing(self) -> tuple[SignedDecision, ...]:
        """The decisions "công bố danh mục"."""
        return tuple(one for one in self.decisions if one.announces)

    @property
    def others(self) -> tuple[SignedDecision, ...]:
        """The decisions that announce nothing."""
        return tuple(one for one in self.decisions if not one.announces)

    @property
    def is_counted(self) -> bool:
        """Whether anything can be counted: a period before the data begins, or to come, has no noughts."""
        return self.closing is not None or self.is_entered or bool(self.decisions)

    @property
    def compared(self) -> tuple[Compared, ...]:
        """What the report says of decisions, beside what is counted."""
        if self.reported is None or not self.is_counted:
            return ()
        counts = {kind: len(lines) for kind, lines in self.rows.items()} | {"quyet_dinh": len(self.announcing)}
        return self.reported.compared(counts, is_entered=self.is_entered)

    @property
    def disagrees(self) -> bool:
        """Whether any figure contradicts another and nobody has confirmed it."""
        dossiers = self.dossiers is not None and self.dossiers.disagrees
        return dossiers or (self.confirmed is None and any(it.agrees is False for it in self.compared))
