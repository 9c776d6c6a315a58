"""The visible facts of a printed notice: what a sheet says, as formatted text, and what its id is made from.

Every field is printed. Names and values go into the id: a renamed field would make every sheet on a wall out of date.
Add fields with an empty default, and rename none.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from generator.model.scalars import Level, Term

ALPHABET: Final = "34679ACDEFHJKMNPRTVWXY"
"""Of which the id of a notice is made: no 0 O Q, no 1 I L, no 2 Z, no 5 S, no 8 B, no G, no U."""
LENGTH: Final = 8


class NoticeKind(Term):
    """Kinds of sheets with an id. A preparation slip has none of its own: it bears that of its procedure's sheet."""

    PROCEDURE = "thu_tuc"
    LIST = "danh_muc"
    CHANGES = "thay_doi"
    COVER = "bia"


class Size(Term):
    """Paper: A5 for slips, the others for walls, each √2 wider than the one before."""

    A5 = "A5"
    A4 = "A4"
    A3 = "A3"
    A2 = "A2"


class _Facts(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    pass


class Answer(_Facts, frozen=True, kw_only=True):
    """One of the four answers on page 1, with what is to be said beside it.

    `part` is the part of the sheet that tells more, 0 where there is no more; `text` is empty where it alone tells.
    """

    text: str = ""
    note: str = ""
    part: int = 0


class Labelled(_Facts, frozen=True, kw_only=True):
    """A value and what it is a value of."""

    label: str
    text: str


class Step(_Facts, frozen=True, kw_only=True):
    """One step."""

    case: str = ""
    text: str


class Way(_Facts, frozen=True, kw_only=True):
    """One way to hand in."""

    name: str
    case: str = ""
    text: str = ""


class PaperLine(_Facts, frozen=True, kw_only=True):
    """One paper, or a note between papers (`is_note`: nothing to bring). `count` tells the copies in words."""

    name: str
    count: str = ""
    form: str = ""
    is_note: bool = False


class PaperGroup(_Facts, frozen=True, kw_only=True):
    """The papers of one case, or, beside others, of everybody (`common`). `name` is empty where there is one group
    alone, `says` speaks where there is no list."""

    name: str = ""
    says: str = ""
    papers: tuple[PaperLine, ...] = ()
    common: bool = False


class LimitLine(_Facts, frozen=True, kw_only=True):
    """One limit: the one that binds, and the statutory one where the province has reduced it."""

    case: str = ""
    text: str
    statutory: str = ""
    details: tuple[str, ...] = ()


class Charge(_Facts, frozen=True, kw_only=True):
    """One amount: for what, in which case, by which way."""

    name: str
    case: str = ""
    channels: str = ""
    basis: str = ""
    amount: str
    details: tuple[str, ...] = ()


class ProcedureSheet(_Facts, frozen=True, kw_only=True):
    """One text of one procedure, in the order of NĐ 63/2010 Art. 8. A part without a list says why (`…_say`)."""

    issuer: str
    handled_by: str = ""
    code: str
    other_codes: str = ""
    local_code: str = ""
    name: str
    short_name: str = ""
    field: str
    level: str
    standing: str
    decision: str
    warnings: tuple[str, ...] = ()
    place: Answer
    time: Answer
    fee: Answer
    result: Answer
    steps: tuple[Step, ...] = ()
    steps_say: str = ""
    ways: tuple[Way, ...] = ()
    reception: str = ""
    reception_address: str = ""
    online: str = ""
    partial_reason: str = ""
    borderless: str = ""
    ways_say: str = ""
    papers: tuple[PaperGroup, ...] = ()
    papers_say: str = ""
    sets: str = ""
    limits: tuple[LimitLine, ...] = ()
    limits_say: str = ""
    applicants: str
    agencies: tuple[Labelled, ...] = ()
    agencies_say: str = ""
    forms: tuple[str, ...] = ()
    forms_say: str = ""
    results: tuple[str, ...] = ()
    results_say: str = ""
    conditions: str
    charges: tuple[Charge, ...] = ()
    charges_say: str = ""
    exemptions: tuple[Labelled, ...] = ()
    fees_verbatim: str = ""
    bases: tuple[Labelled, ...] = ()
    bases_say: str = ""
    content_from: str = ""
    kind: str = ""
    description: str = ""
    doubts: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


class ListRow(_Facts, frozen=True, kw_only=True):
    """One procedure of a list; `remark` where there is no sheet of it to look for."""

    code: str
    name: str
    level: str
    time: str
    fee: str
    remark: str = ""


class ListGroup(_Facts, frozen=True, kw_only=True):
    """The rows of one field."""

    name: str
    rows: tuple[ListRow, ...]


class ListSheet(_Facts, frozen=True, kw_only=True):
    """What one posting point receives, or one field holds. `place` is the point's name, empty for a field."""

    issuer: str
    place: str = ""
    title: str
    count: int
    groups: tuple[ListGroup, ...]


class ChangeRow(_Facts, frozen=True, kw_only=True):
    """What a decision did to one procedure, and what follows for those who need it. `code` may be several."""

    code: str
    name: str
    level: str
    text: str


class ChangeSheet(_Facts, frozen=True, kw_only=True):
    """What one decision changed, kind by kind: as many lines as it has rows.

    `standardised` are procedures that were in force before and are published anew; `anywhere` may now be handed in at
    any place in the province, `bound` no longer.
    """

    issuer: str
    decision: str
    number: str
    since: str
    title: str
    new: tuple[ChangeRow, ...] = ()
    amended: tuple[ChangeRow, ...] = ()
    replaced: tuple[ChangeRow, ...] = ()
    repealed: tuple[ChangeRow, ...] = ()
    standardised: tuple[ChangeRow, ...] = ()
    restored: tuple[ChangeRow, ...] = ()
    anywhere: tuple[ChangeRow, ...] = ()
    bound: tuple[ChangeRow, ...] = ()


class Tallied(_Facts, frozen=True, kw_only=True):
    """A field and how many procedures of it the point receives."""

    name: str
    count: int


class Contact(_Facts, frozen=True, kw_only=True):
    """Where to send phản ánh, kiến nghị: five fields (NĐ 20/2008 Art. 13.3), none of them empty."""

    agency: str
    address: str
    phone: str
    website: str
    email: str


class CoverSheet(_Facts, frozen=True, kw_only=True):
    """The first sheet of a board: whose it is, where to complain, how much hangs on it."""

    issuer: str
    place: str
    count: int
    contact: Contact
    groups: tuple[Tallied, ...]


Facts = ProcedureSheet | ListSheet | ChangeSheet | CoverSheet


def subject_of(kind: NoticeKind, code: str, levels: Iterable[Level], about: str) -> str:
    """What a notice is about, whatever it says: `thu_tuc/1.004122/tinh`, `bia/thuc-phan`."""
    return f"{kind}/{code}/{'+'.join(levels)}" if kind is NoticeKind.PROCEDURE else f"{kind}/{about}"


def about_of(kind: NoticeKind, subject: str, title: str) -> str:
    """What a notice says it is about. A place goes by its name: its key is nowhere on the sheet."""
    return subject if kind is NoticeKind.PROCEDURE else f"{kind}/{title}"
