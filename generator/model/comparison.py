"""What differs between two catalogues, as people are told of it: changes, notices, pages, figures."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.model.catalog import ProcedurePage, Section, Source
from generator.model.posting import Posted
from generator.model.scalars import Level, Term


class ChangeKind(Term):
    """What became of a procedure at some levels: what its row asks for, where one is behind it.

    `SUCCEEDED` takes the place of a `REPLACED` one. `BORDERLESS` sets the flag and is no new text. `ENTERED` is what a
    baseline brought: it was in force before.
    """

    NEW = "moi"
    AMENDED = "sua_doi"
    PARTLY_REPEALED = "bai_bo_noi_dung"
    SUCCEEDED = "thay_the_moi"
    REPLACED = "thay_the"
    REPEALED = "bai_bo"
    STANDARDISED = "chuan_hoa"
    RESTORED = "khoi_phuc"
    BORDERLESS = "phi_dia_gioi"
    EXPIRED = "het_thoi_han"
    SUSPENDED = "tam_ngung"
    FEES = "doi_phi"
    ENTERED = "dua_vao"
    LOST = "khong_con"
    EDITED = "chinh_sua"


class Change(Struct, frozen=True):
    """One change of one code at the levels it concerns. `old` and `new` are the texts before and after, where one is.

    `day` and `source` say since when and by what, where a decision says so; `until` is the last day of what is
    temporary; `others` are codes that it replaces or that replace it. Without `old` and `new` an `EDITED` one concerns
    the page as a whole (`was`, `now`): plain words, links, forms, how it ended.
    """

    kind: ChangeKind
    code: str
    name: str
    url: str
    levels: tuple[Level, ...]
    was: ProcedurePage | None
    now: ProcedurePage | None
    old: Section | None = None
    new: Section | None = None
    day: date | None = None
    until: date | None = None
    source: Source | None = None
    others: tuple[str, ...] = ()


class Mark(Term):
    """What became of a piece of text."""

    SAME = "giu"
    GONE = "bo"
    ADDED = "them"


Piece = tuple[Mark, str]


class FieldChange(Struct, frozen=True, gc=False):
    """One field that reads otherwise: its lines that differ, each in pieces that join to what was and what is."""

    field: str
    lines: tuple[tuple[Piece, ...], ...]


class Told(Struct, frozen=True):
    """A change and the fields in which one sees it."""

    change: Change
    fields: tuple[FieldChange, ...] = ()


class Coming(Struct, frozen=True):
    """What is to happen on a day to come, and whether that is new, no longer so, or will read otherwise."""

    news: "News"
    day: date
    told: Told


class News(Term):
    """Why something to come is told."""

    ANNOUNCED = "moi"
    WITHDRAWN = "rut_lai"
    REWORDED = "doi_noi_dung"


class Figures(Struct, frozen=True):
    """The catalogue in numbers: `levels` counts rows (code, level) in force, `codes` codes (at one level or more)."""

    codes: int = 0
    rows: int = 0
    levels: Mapping[str, int] = {}
    suspended: int = 0
    tombstones: int = 0
    upcoming: int = 0
    decisions: int = 0
    sheets: int = 0


class Side(Struct, frozen=True):
    """One of the two that are compared: as it was typed, the day it is seen on, the commit if any, errors in it."""

    label: str
    as_of: date
    commit: str | None
    has_data: bool
    errors: int
    figures: Figures


class PointGroup(Struct, frozen=True):
    """Posting points at which the same is to be done. Of covers and lists, each point has its own."""

    points: tuple[tuple[str, str], ...]
    take_down: tuple[Posted, ...]
    replace: tuple[tuple[Posted, Posted], ...]
    put_up: tuple[Posted, ...]


class ComingNotices(Struct, frozen=True):
    """What is to be done at posting points on a day to come, as between its eve and itself."""

    day: date
    groups: tuple[PointGroup, ...]


class DecisionFate(Term):
    """What became of a decision's page. `RETIMED`: other deadlines or holidays judge what it had to do otherwise."""

    ANNOUNCED = "moi"
    WITHDRAWN = "rut_lai"
    REWORDED = "doi_noi_dung"
    RETIMED = "doi_han"


class DecisionNews(Struct, frozen=True):
    """A decision whose page is new, gone, or says something else."""

    key: str
    number: str
    signed: date
    title: str
    url: str
    news: DecisionFate


class Comparison(Struct, frozen=True):
    """Everything that differs between two sides.

    `files` are others that people get: the frame of pages, editorial pages, forms, scans. `coming_unlisted` are days
    to come that change notices, too, but so many that theirs are not listed.
    """

    before: Side
    after: Side
    changes: tuple[Told, ...] = ()
    coming: tuple[Coming, ...] = ()
    decisions: tuple[DecisionNews, ...] = ()
    notices: tuple[PointGroup, ...] = ()
    coming_notices: tuple[ComingNotices, ...] = ()
    coming_unlisted: tuple[date, ...] = ()
    pages_new: tuple[str, ...] = ()
    pages_gone: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing changes for people; that a quarter has ended (a page of `tai-ngay/`) is no change."""
        pages = [url for url in (*self.pages_new, *self.pages_gone) if not url.startswith("tai-ngay/")]
        return not (self.changes or self.coming or self.decisions or self.notices or self.files or pages)
