"""By when a decision must be signed, entered and posted, the days on which offices rest, and what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from msgspec import Struct, field

from generator.model.record import LegalBasis, doc
from generator.model.scalars import Day, DayCount, Record, Term


class Duty(Term):
    """What must happen to a decision in time (NĐ 63/2010 Art. 15, 17 and 24)."""

    PUBLISH = "cong_bo"
    ENTER = "csdlqg"
    POST = "niem_yet"


class DayUnit(Term):
    """How days are counted. They are never converted into each other (docs/domain.md 7)."""

    DAY = "ngay"
    WORKING_DAY = "ngay_lam_viec"


class Deadline(Record, frozen=True, kw_only=True):
    """One entry of `deadlines.yml`: so many days, for decisions signed while the entry holds.

    `cong_bo` counts back from the day the legal text takes effect, the others on from the day of signing.
    """

    duty: Annotated[Duty, doc("Việc phải làm: cong_bo, csdlqg hoặc niem_yet")] = field(name="viec")
    number: Annotated[DayCount, doc("Số ngày")] = field(name="so")
    unit: Annotated[DayUnit, doc("Cách đếm: ngày hay ngày làm việc")] = field(name="don_vi")
    since: Annotated[Day, doc("Áp dụng cho quyết định ký từ ngày")] = field(name="tu")
    until: Annotated[Day | None, doc("Áp dụng cho quyết định ký đến hết ngày")] = field(name="den", default=None)
    expedited: Annotated[bool, doc("true khi chỉ cho văn bản ban hành theo thủ tục rút gọn")] = field(
        name="rut_gon", default=False
    )
    basis: Annotated[LegalBasis | None, doc("Văn bản đặt ra thời hạn này")] = field(name="can_cu", default=None)

    def holds(self, duty: Duty, signed: date, *, expedited: bool) -> bool:
        """Whether it is the deadline of this duty for a decision signed on that day."""
        ends = self.until is None or signed <= self.until
        return (self.duty, self.expedited) == (duty, expedited) and self.since <= signed and ends


class HolidayKind(Term):
    """A day of rest, or a Saturday or Sunday on which offices work in exchange."""

    OFF = "nghi"
    WORK = "lam_bu"


class Holiday(Record, frozen=True, kw_only=True):
    """One entry of `holidays/<nam>.yml`: a day or some days running (both inclusive), and who said so."""

    day: Annotated[Day, doc("Ngày, hoặc ngày đầu")] = field(name="ngay")
    until: Annotated[Day | None, doc("Ngày cuối, khi nghỉ nhiều ngày liền")] = field(name="den", default=None)
    name: Annotated[str, doc("Tên ngày nghỉ")] = field(name="ten")
    kind: Annotated[HolidayKind, doc("nghi, hoặc lam_bu: thứ Bảy, Chủ nhật đi làm bù")] = field(
        name="loai", default=HolidayKind.OFF
    )
    source: Annotated[str, doc("Văn bản hoặc thông báo quy định")] = field(name="nguon")
    expected: Annotated[bool, doc("true khi chưa có thông báo chính thức")] = field(name="du_kien", default=False)


class DeadlineFile(Record, frozen=True, kw_only=True):
    """`site_data/deadlines.yml`."""

    file: str = ""
    items: tuple[Deadline, ...] = ()


class HolidayFile(Record, frozen=True, kw_only=True):
    """`site_data/holidays/<nam>.yml`. A year without its file is not known, and never guessed."""

    file: str = ""
    items: tuple[Holiday, ...] = ()


class Timing(Term):
    """Whether a duty was done in time."""

    ON_TIME = "dung_han"
    LATE = "qua_han"
    UNKNOWN = "chua_ro"
    """A day is not entered that would be needed to tell, or the holidays of a year that would."""
    NO_LIMIT = "khong_han"
    """No entry of `deadlines.yml` says by when."""


class DutyResult(Struct, frozen=True, gc=False):
    """One duty of one decision: the last day in time, the day it was done, how many days that took.

    `taken` counts from the day of signing (`cong_bo`: up to the day of effect), in `unit`, the first day left out
    (BLDS 2015 Art. 147). `expected` says that a year's holidays are not known or not final.
    """

    duty: Duty
    signed: date
    due: date | None
    done: date | None
    timing: Timing
    unit: DayUnit = DayUnit.WORKING_DAY
    allowed: int | None = None
    taken: int | None = None
    expected: bool = False
    basis: LegalBasis | None = None


class OnTime(Struct, frozen=True, gc=False):
    """How many decisions met one duty, missed it, or cannot be told of."""

    on_time: int
    late: int
    unknown: int

    @property
    def decided(self) -> int:
        """How many can be told of: the base of a rate."""
        return self.on_time + self.late


Holidays = Mapping[int, tuple[Holiday, ...]]
"""By year; a missing year is not known."""

DONE_IN: Final[Mapping[Duty, str]] = {
    Duty.PUBLISH: "ngay_ky",
    Duty.ENTER: "ngay_nhap_csdlqg",
    Duty.POST: "ngay_niem_yet",
}
"""The key of a decision that says when a duty was done."""
