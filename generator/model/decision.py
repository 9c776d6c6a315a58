"""A decision and its rows, the only source of change, and the baseline of what was in force before."""

from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta, field

from generator.model.record import Correction, LegalBasis, doc
from generator.model.scalars import (
    KHONG,
    AgencyRef,
    Code,
    Count,
    Day,
    DayOrNo,
    DecisionNumber,
    FieldRef,
    FileName,
    LegalNumber,
    Level,
    No,
    Part,
    Record,
    RowKind,
    StepTime,
    TempCode,
    Unit,
)


def decision_key(number: str, signed: date) -> str:
    """The key of a decision everywhere: `2031/QĐ-UBND` signed 2025-11-28 -> `2025/2031-QD-UBND`.

    Numbers restart each year, so the year of signing belongs to the key; it is never read from a file's name.
    """
    return f"{signed.year}/{plain_number(number).replace('/', '-')}"


def plain_number(number: str) -> str:
    """The number without the stroke of its Đ, which many keyboards lack: 2031/QĐ-UBND -> 2031/QD-UBND."""
    return number.replace("Đ", "D").replace("đ", "d")


class Signer(Record, frozen=True, kw_only=True):
    """Who signed."""

    name: Annotated[str, doc("Họ và tên người ký")] = field(name="ten")
    title: Annotated[str | None, doc("Chức danh")] = field(name="chuc_danh", default=None)
    on_behalf: Annotated[
        str | None, doc("Ký thay ai, như văn bản in: KT. Chủ tịch, TM. Ủy ban nhân dân, TUQ. Chủ tịch")
    ] = field(name="thay", default=None)


class Effect(Record, frozen=True, kw_only=True):
    """From when; `den` (inclusive) makes every row temporary."""

    since: Annotated[Day, doc("Có hiệu lực từ ngày")] = field(name="tu")
    until: Annotated[Day | None, doc("Đến hết ngày, chỉ khi có thời hạn")] = field(name="den", default=None)
    verbatim: Annotated[str | None, doc("Nguyên văn điều khoản hiệu lực")] = field(name="nguyen_van", default=None)


CountTable = dict[str, Count | dict[str, Count]]
PROCESSES: Final = "quy_trinh_noi_bo"
"""The key of a printed count of internal processes."""


class PrintedCounts(Record, frozen=True, kw_only=True):
    """Printed counts: checksums over rows (docs/domain.md 3.2)."""

    article_1: Annotated[CountTable, doc("Số đếm ở Điều 1")] = field(name="dieu_1", default_factory=dict)
    totals: Annotated[CountTable, doc("Số đếm ở khối tổng cuối bảng")] = field(name="tong", default_factory=dict)


class DecisionRef(Record, frozen=True, kw_only=True):
    """Another decision named by number and day; with both it means the decision of that key."""

    number: Annotated[LegalNumber, doc("Số, ký hiệu")] = field(name="so")
    signed: Annotated[Day | None, doc("Ngày ký")] = field(name="ngay", default=None)

    @property
    def key(self) -> str | None:
        """The key of the decision meant, None while the day is not known."""
        return decision_key(self.number, self.signed) if self.signed else None


class Process(Record, frozen=True, kw_only=True):
    """An internal process annexed to the decision: kept and checked, never published as a limit."""

    ordinal: Annotated[str | None, doc("Số thứ tự như văn bản in")] = field(name="stt", default=None)
    code: Annotated[Code | None, doc("Mã thủ tục")] = field(name="ma", default=None)
    temp_code: Annotated[TempCode | None, doc("Mã tạm")] = field(name="ma_tam", default=None)
    other_codes: Annotated[tuple[Code, ...], doc("Mã khác cùng quy trình")] = field(name="ma_khac", default=())
    printed_code: Annotated[str | None, doc("Mã như văn bản in, khi in khác")] = field(
        name="ma_nguyen_van", default=None
    )
    levels: Annotated[tuple[Level, ...], doc("Cấp thực hiện")] = field(name="cap", default=())
    field_id: Annotated[FieldRef | None, doc("Lĩnh vực")] = field(name="linh_vuc", default=None)
    name: Annotated[str | None, doc("Tên như văn bản in")] = field(name="ten", default=None)
    case: Annotated[str | None, doc("Trường hợp")] = field(name="truong_hop", default=None)
    unit: Annotated[Unit | None, doc("Đơn vị của các bước")] = field(name="don_vi", default=None)
    steps: Annotated[tuple[StepTime | None, ...], doc("Thời gian từng bước; `khong` khi không in số")] = field(
        name="buoc", default=()
    )
    total: Annotated[StepTime | None, doc("Tổng như văn bản in; `khong` khi không in số")] = field(
        name="tong", default=None
    )


class Withdrawal(Record, frozen=True, kw_only=True):
    """Ends a *listing* in an earlier decision and changes no state (docs/consolidation.md 7)."""

    number: Annotated[DecisionNumber, doc("Số quyết định có danh mục bị rút")] = field(name="quyet_dinh")
    signed: Annotated[Day, doc("Ngày ký của quyết định đó")] = field(name="ngay")
    section: Annotated[str | None, doc("Phần, mục như văn bản in")] = field(name="phan", default=None)
    ordinals: Annotated[tuple[str, ...], doc("Số thứ tự bị rút; bỏ trống là rút toàn bộ")] = field(
        name="stt", default=()
    )

    @property
    def key(self) -> str:
        """The key of the decision whose listing is withdrawn."""
        return decision_key(self.number, self.signed)


class Side(Record, frozen=True, kw_only=True):
    """One procedure on the old or the new side of a replacement."""

    code: Annotated[Code | None, doc("Mã thủ tục")] = field(name="ma", default=None)
    temp_code: Annotated[TempCode | None, doc("Mã tạm")] = field(name="ma_tam", default=None)
    levels: Annotated[tuple[Level, ...], doc("Cấp giải quyết")] = field(name="cap")
    name: Annotated[str | None, doc("Tên thủ tục")] = field(name="ten", default=None)
    field_id: Annotated[FieldRef | None, doc("Lĩnh vực")] = field(name="linh_vuc", default=None)

    @property
    def own_code(self) -> str:
        """The code, or the local id."""
        return self.code or self.temp_code or ""


class Row(Record, frozen=True, kw_only=True):
    """What a decision does to a procedure. Its key is (code, level); it may have its own days."""

    ordinal: Annotated[str | None, doc("Số thứ tự như văn bản in; phải duy nhất trong quyết định")] = field(
        name="stt", default=None
    )
    kind: Annotated[RowKind, doc("Loại dòng")] = field(name="loai")
    code: Annotated[Code | None, doc("Mã thủ tục")] = field(name="ma", default=None)
    temp_code: Annotated[TempCode | None, doc("Mã tạm khi chưa có mã")] = field(name="ma_tam", default=None)
    other_codes: Annotated[tuple[Code, ...], doc("Mã thứ hai trong cùng dòng")] = field(name="ma_khac", default=())
    printed_code: Annotated[str | None, doc("Mã như văn bản in, khi in khác")] = field(
        name="ma_nguyen_van", default=None
    )
    levels: Annotated[tuple[Level, ...], doc("Cấp giải quyết")] = field(name="cap", default=())
    field_id: Annotated[FieldRef | None, doc("Lĩnh vực")] = field(name="linh_vuc", default=None)
    borderless: Annotated[bool | None, doc("Thực hiện không phụ thuộc địa giới hành chính")] = field(
        name="phi_dia_gioi", default=None
    )
    name: Annotated[str | None, doc("Tên như văn bản in")] = field(name="ten", default=None)
    since: Annotated[Day | None, doc("Hiệu lực riêng của dòng, từ ngày")] = field(name="tu", default=None)
    until: Annotated[Day | None, doc("Hiệu lực riêng của dòng, đến hết ngày")] = field(name="den", default=None)
    parts: Annotated[tuple[Part, ...], doc("Bộ phận được sửa đổi, bổ sung")] = field(name="bo_phan", default=())
    amendment: Annotated[str | None, doc("Nguyên văn nội dung sửa đổi")] = field(
        name="nguyen_van_sua_doi", default=None
    )
    published_by: Annotated[DecisionRef | None, doc("Quyết định đã công bố thủ tục này")] = field(
        name="da_cong_bo", default=None
    )
    bases: Annotated[No | tuple[LegalBasis, ...] | None, doc("Căn cứ pháp lý của dòng")] = field(
        name="can_cu", default=None
    )
    old: Annotated[tuple[Side, ...], doc("Thủ tục bị thay thế")] = field(name="cu", default=())
    new: Annotated[tuple[Side, ...], doc("Thủ tục thay thế")] = field(name="moi", default=())
    note: Annotated[str | None, doc("Ghi chú")] = field(name="ghi_chu", default=None)

    @property
    def own_code(self) -> str:
        """The code of the row, or the local id; empty for a replacement, whose sides carry them."""
        return self.code or self.temp_code or ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code the row acts on directly."""
        return (self.own_code, *self.other_codes) if self.own_code else self.other_codes

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The legal texts it names, by number or title; `khong` names none, and neither does an article alone."""
        if self.bases is None or self.bases == KHONG:
            return ()
        return tuple(name for basis in self.bases if (name := basis.number or basis.title))


class Decision(Record, frozen=True, kw_only=True):
    """A decision of publication (NĐ 63/2010 Art. 15): `site_data/decisions/<nam>/<so>-<ky-hieu>.yml`."""

    file: Annotated[str, Meta(extra={"internal": True})] = ""
    number: Annotated[DecisionNumber, doc("Số, ký hiệu, ví dụ 2031/QĐ-UBND")] = field(name="so")
    signed: Annotated[Day, doc("Ngày ký")] = field(name="ngay_ky")
    signer: Annotated[Signer | None, doc("Người ký")] = field(name="nguoi_ky", default=None)
    agency: Annotated[AgencyRef | None, doc("Cơ quan, người ban hành")] = field(name="co_quan", default=None)
    title: Annotated[str, doc("Trích yếu")] = field(name="trich_yeu")
    effect: Annotated[Effect, doc("Hiệu lực")] = field(name="hieu_luc")
    law_effect: Annotated[DayOrNo | None, doc("Ngày văn bản quy phạm pháp luật có hiệu lực")] = field(
        name="vbqppl_hieu_luc", default=None
    )
    expedited: Annotated[bool, doc("true khi văn bản quy phạm pháp luật ban hành theo thủ tục rút gọn")] = field(
        name="thu_tuc_rut_gon", default=False
    )
    entered_on: Annotated[Day | None, doc("Ngày nhập vào cơ sở dữ liệu quốc gia")] = field(
        name="ngay_nhap_csdlqg", default=None
    )
    posted_on: Annotated[Day | None, doc("Ngày niêm yết")] = field(name="ngay_niem_yet", default=None)
    counts: Annotated[PrintedCounts | None, doc("Số đếm in trong văn bản")] = field(name="dem", default=None)
    signed_file: Annotated[FileName | None, doc("Tệp văn bản ký, đặt cạnh tệp này")] = field(name="tep", default=None)
    signed_file_sha256: Annotated[str | None, doc("SHA-256 của tệp văn bản ký")] = field(
        name="tep_sha256", default=None
    )
    annex_missing: Annotated[bool, doc("true khi chưa có phụ lục: không kiểm được số đếm")] = field(
        name="thieu_phu_luc", default=False
    )
    annex_number: Annotated[LegalNumber | None, doc("Số quyết định mà phụ lục in, khi in khác")] = field(
        name="so_in_phu_luc", default=None
    )
    processes: Annotated[tuple[Process, ...], doc("Quy trình nội bộ")] = field(name="quy_trinh", default=())
    withdrawals: Annotated[tuple[Withdrawal, ...], doc("Danh mục bị rút ở quyết định trước")] = field(
        name="rut_danh_muc", default=()
    )
    rows: Annotated[tuple[Row, ...], doc("Các dòng của danh mục")] = field(name="muc", default=())
    corrections: Annotated[tuple[Correction, ...], doc("Đính chính")] = field(name="dinh_chinh", default=())
    sample: Annotated[bool, doc("true khi là dữ liệu mẫu")] = field(name="du_lieu_mau", default=False)

    @property
    def key(self) -> str:
        """`2025/2031-QD-UBND`."""
        return decision_key(self.number, self.signed)

    @property
    def announces(self) -> bool:
        """Whether it is one "công bố danh mục".

        It has rows or prints a count of some; or its annex is missing, and nothing tells of internal processes. One
        that only approves these announces nothing, whatever its annex holds.
        """
        if self.rows:
            return True
        counts = (self.counts.article_1, self.counts.totals) if self.counts is not None else ()
        named = {kind for counted in counts for kind, count in counted.items() if _counted(count)}
        return bool(named - {PROCESSES}) or (self.annex_missing and not named and not self.processes)


def _counted(count: Count | dict[str, Count]) -> int:
    """Of one kind, at all levels."""
    return sum(count.values()) if isinstance(count, dict) else count


class BaselineRow(Record, frozen=True, kw_only=True):
    """One procedure that was in force on the baseline's day, since when is not known."""

    code: Annotated[Code | None, doc("Mã thủ tục")] = field(name="ma", default=None)
    temp_code: Annotated[TempCode | None, doc("Mã tạm")] = field(name="ma_tam", default=None)
    other_codes: Annotated[tuple[Code, ...], doc("Mã khác")] = field(name="ma_khac", default=())
    levels: Annotated[tuple[Level, ...], doc("Cấp giải quyết")] = field(name="cap")
    name: Annotated[str | None, doc("Tên thủ tục")] = field(name="ten", default=None)
    field_id: Annotated[FieldRef | None, doc("Lĩnh vực")] = field(name="linh_vuc", default=None)
    borderless: Annotated[bool | None, doc("Thực hiện không phụ thuộc địa giới hành chính")] = field(
        name="phi_dia_gioi", default=None
    )
    published_by: Annotated[DecisionRef | None, doc("Quyết định đã công bố, ngoài cây tệp")] = field(
        name="tu_quyet_dinh", default=None
    )

    @property
    def own_code(self) -> str:
        """The code, or the local id."""
        return self.code or self.temp_code or ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code of the row."""
        return (self.own_code, *self.other_codes)


class Baseline(Record, frozen=True, kw_only=True):
    """What was in force on a day, since when unknown. No decision: never counted, no page of its own."""

    file: Annotated[str, Meta(extra={"internal": True})] = ""
    file_kind: Annotated[Literal["hien_trang"], doc("Luôn là hien_trang")] = field(name="loai_tep")
    day: Annotated[Day, doc("Có hiệu lực vào ngày này")] = field(name="ngay")
    rows: Annotated[tuple[BaselineRow, ...], doc("Các thủ tục đang có hiệu lực")] = field(name="muc", default=())
    corrections: Annotated[tuple[Correction, ...], doc("Đính chính")] = field(name="dinh_chinh", default=())
    sample: Annotated[bool, doc("true khi là dữ liệu mẫu")] = field(name="du_lieu_mau", default=False)

    @property
    def key(self) -> str:
        """`hien_trang/2025-11-17`, what versions name in `quyet_dinh` and `tren`."""
        return f"hien_trang/{self.day.isoformat()}"
