"""What is compared and what comes of it: the texts of both sides, the verdict on each field, the procedures without a
counterpart."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec import Struct

from generator.model.register import State
from generator.model.scalars import Channel, Level, Term


class Item(Struct, frozen=True):
    """One limit, fee or paper: case (folded), what (the name of a paper as it stands), numbers and unit, never
    converted. Behind the sum of a fee stand those of its remark. `shown` is how people read it, and is not
    compared; `kind` (phí or lệ phí) only where both sides say it."""

    case: str
    what: str
    number: tuple[Decimal | None, ...]
    unit: str
    shown: str
    kind: str = ""


class NotePlace(Term):
    """Where words about a fee stand."""

    CELL = "o_phi"
    DESCRIPTION = "mo_ta"


class Note(Struct, frozen=True):
    """Words about a fee beside its sum: folded, the numbers of what speaks of money, and as people read them (empty
    where the item shows them)."""

    place: NotePlace
    words: str
    numbers: tuple[str, ...]
    shown: str = ""


class Printed(Struct, frozen=True):
    """A row of fees as its source has it, however it is read: the folded words without their figures, the figures."""

    words: str
    figures: tuple[int, ...]


class Said(Struct, frozen=True):
    """What one side says of one channel. Unless `whole`, there may be more than `items`: `words` hold it as printed.

    `printed` is every row of fees in the words of its source, whether those could be read or not, as often as it stands
    there.
    """

    items: tuple[Item, ...] = ()
    whole: bool = False
    words: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    printed: tuple[Printed, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether nothing stands here that could be compared."""
        return not self.items and not self.whole


Table = Mapping[Channel | None, Said]
"""What is said by channel; None stands for all channels where the text names none."""


class Text(Struct, frozen=True):
    """One text of a procedure, from either side. `code` is empty where none is known.

    `place` is a file of the tree or a line of the export; `fields` are the names of its field, the usual one first;
    `own_decisions` are the province's, `decisions` the ministry's whose content it has; `binding` holds the reduced
    limits where there are any; `doubted` names the keys that nobody could vouch for; `pending` says that a decision
    changed the text and the new one is not written yet.
    """

    code: str
    place: str
    levels: frozenset[Level]
    name: str
    fields: tuple[str, ...] = ()
    decisions: frozenset[str] = frozenset()
    own_decisions: frozenset[str] = frozenset()
    channels: frozenset[Channel] = frozenset()
    limits: Mapping[Channel | None, Said] = {}
    binding: Mapping[Channel | None, Said] = {}
    fees: Mapping[Channel | None, Said] = {}
    papers: Said = Said()
    doubted: frozenset[str] = frozenset()
    pending: bool = False

    @property
    def has_code(self) -> bool:
        """Whether the code is a national one: local ids begin with a letter."""
        return self.code[:1].isdecimal()


class Standing(Struct, frozen=True):
    """What a procedure is here that is not in force: since when, by which decision."""

    state: State
    name: str
    since: date
    source: str


class Scope(Struct, frozen=True):
    """What the export is known to hold completely: folded names of fields, levels; None is all of them."""

    fields: frozenset[str] | None = None
    levels: frozenset[Level] | None = None


class Field(Term):
    """What is compared."""

    NAME = "ten"
    LEVEL = "cap"
    FIELD = "linh_vuc"
    CHANNELS = "cach_thuc"
    LIMIT = "thoi_han"
    FEES = "phi"
    PAPERS = "ho_so"
    DECISION = "quyet_dinh"


class Verdict(Term):
    """What the comparison of a field says."""

    SAME = "khop"
    DIFFERENT = "khac"
    UNKNOWN = "chua_ro"


class Why(Term):
    """Why a field cannot be judged."""

    MISSING_HERE = "o_day_chua_co"
    MISSING_THERE = "ban_xuat_khong_co"
    PENDING = "dang_cap_nhat"
    DOUBTED_HERE = "o_day_can_kiem_tra"
    DOUBTED_THERE = "ban_xuat_chua_doc_chac"
    PARTLY = "chi_ro_mot_phan"
    WORDS = "loi_ghi_khac"
    CONTRADICTORY = "ban_xuat_trai_nhau"
    NOT_OURS = "ngoai_danh_muc"


Line = tuple[tuple[bool, str], ...]
"""A text in pieces; True marks the words that the other side does not have."""


class FieldResult(Struct, frozen=True):
    """The verdict on one field, with what each side says; `levels` are those of the text here, where there are several
    texts."""

    field: Field
    verdict: Verdict
    why: Why | None = None
    here: tuple[Line, ...] = ()
    there: tuple[Line, ...] = ()
    levels: tuple[Level, ...] = ()


class Pair(Struct, frozen=True):
    """One procedure that both sides have."""

    code: str
    name: str
    levels: tuple[Level, ...]
    files: tuple[str, ...]
    lines: tuple[str, ...]
    results: tuple[FieldResult, ...]

    def of(self, verdict: Verdict) -> tuple[FieldResult, ...]:
        """The fields with that verdict."""
        return tuple(result for result in self.results if result.verdict is verdict)


class Lone(Struct, frozen=True):
    """One procedure of one side. Unless `certain`, the other side may have it all the same.

    `others` are codes of the other side with the same name; `standing` is what it is here when not in force.
    """

    code: str
    name: str
    levels: tuple[Level, ...]
    field: str
    place: str
    certain: bool = True
    here: bool = True
    others: tuple[str, ...] = ()
    standing: Standing | None = None


class Reconciliation(Struct, frozen=True):
    """Everything that was found. `scoped` says whether the export's scope was stated.

    `ended` are in the export and no longer (or not yet) in force here; `unjudged` counts what only the export has and
    nobody can miss without a scope; `outside` counts what the scope leaves out.
    """

    scoped: bool
    read: int
    pairs: tuple[Pair, ...] = ()
    here_only: tuple[Lone, ...] = ()
    there_only: tuple[Lone, ...] = ()
    ended: tuple[Lone, ...] = ()
    uncoded: tuple[Lone, ...] = ()
    unjudged: int = 0
    outside: int = 0

    @property
    def differing(self) -> tuple[Pair, ...]:
        """Pairs with at least one field that differs."""
        return tuple(pair for pair in self.pairs if pair.of(Verdict.DIFFERENT))

    @property
    def matched(self) -> tuple[Pair, ...]:
        """Pairs without such a field; some of their fields may be unknown."""
        return tuple(pair for pair in self.pairs if not pair.of(Verdict.DIFFERENT))

    @property
    def has_differences(self) -> bool:
        """Whether anything certain differs."""
        lone = (*self.here_only, *self.there_only, *self.ended)
        return bool(self.differing) or any(it.certain for it in lone)


ELSEWHERE: Final = frozenset({Level.MINISTRY, Level.OTHER})
"""Levels that a province's catalogue may leave to others (NĐ 63/2010 Art. 15: each publishes what it decides)."""
