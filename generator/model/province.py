"""The province around the records: site settings, agencies, fields, posting points, life events."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta, field

from generator.model.record import doc
from generator.model.scalars import (
    BaseUrl,
    Code,
    CodeOrTemp,
    Day,
    Level,
    PointKind,
    Record,
    Slug,
    TempCode,
    Term,
    TextOrNo,
    Url,
)


class FeedbackAddress(Record, frozen=True, kw_only=True):
    """The five fields of NĐ 20/2008 Art. 13.3, once per province."""

    agency: Annotated[str | None, doc("Cơ quan tiếp nhận phản ánh, kiến nghị")] = field(name="co_quan", default=None)
    address: Annotated[str | None, doc("Địa chỉ thư tín")] = field(name="dia_chi", default=None)
    phone: Annotated[str | None, doc("Số điện thoại chuyên dùng")] = field(name="dien_thoai", default=None)
    website: Annotated[Url | None, doc("Địa chỉ website")] = field(name="website", default=None)
    email: Annotated[str | None, doc("Địa chỉ email")] = field(name="email", default=None)


class ReportPeriod(Record, frozen=True, kw_only=True):
    """Cut-off of report periods: calendar, or day 15 to day 14 (docs/domain.md 5.1)."""

    cut: Annotated[Literal["lich", "ngay_15"], doc("lich hoặc ngay_15")] = field(name="moc", default="lich")


class Site(Record, frozen=True, kw_only=True):
    """`site_data/site.yml`."""

    file: Annotated[str, Meta(extra={"internal": True})] = ""
    name: Annotated[str, doc("Tên trang")] = field(name="ten")
    province_code: Annotated[str | None, doc("Mã địa phương, ví dụ H14")] = field(name="ma_dia_phuong", default=None)
    url: Annotated[BaseUrl, doc("Địa chỉ gốc của trang, có thể có đường dẫn")] = field(name="dia_chi")
    notice_url: Annotated[BaseUrl | None, doc("Địa chỉ in trong mã QR của tờ niêm yết")] = field(
        name="dia_chi_to_niem_yet", default=None
    )
    entered_until: Annotated[Day | None, doc("Đã nhập quyết định đến ngày này")] = field(
        name="du_lieu_den", default=None
    )
    demonstration: Annotated[bool, doc("true: bản trình diễn, nói rõ trên mọi trang")] = field(
        name="trinh_dien", default=False
    )
    feedback: Annotated[FeedbackAddress | None, doc("Nơi tiếp nhận phản ánh, kiến nghị")] = field(
        name="phan_anh_kien_nghi", default=None
    )
    licence: Annotated[str | None, doc("Dữ liệu mở được dùng thế nào; bỏ trống: theo Nghị định 47/2020/NĐ-CP")] = (
        field(name="giay_phep", default=None)
    )
    report_period: Annotated[ReportPeriod | None, doc("Mốc kỳ báo cáo")] = field(name="ky_bao_cao", default=None)
    same_as: Annotated[dict[TempCode, Code], doc("Mã tạm nay có mã quốc gia nào")] = field(
        name="dong_nhat", default_factory=dict
    )

    @property
    def printed_url(self) -> str:
        """The address that notices print before their id, with a slash at its end."""
        return (self.notice_url or self.own_notice_url).rstrip("/") + "/"

    @property
    def own_notice_url(self) -> str:
        """Where the site itself answers for notices."""
        return self.url.rstrip("/") + "/n/"


class Agency(Record, frozen=True, kw_only=True):
    """One agency of `agencies.yml`."""

    id: Annotated[Slug, doc("Mã cơ quan")] = field(name="ma")
    name: Annotated[str, doc("Tên cơ quan")] = field(name="ten")
    short_name: Annotated[str | None, doc("Tên ngắn")] = field(name="ten_ngan", default=None)
    level: Annotated[Level | None, doc("Cấp")] = field(name="cap", default=None)


class Field(Record, frozen=True, kw_only=True):
    """One field of `fields.yml`."""

    id: Annotated[Slug, doc("Mã lĩnh vực")] = field(name="ma")
    name: Annotated[str, doc("Tên lĩnh vực")] = field(name="ten")
    other_names: Annotated[tuple[str, ...], doc("Cách ghi khác trong văn bản")] = field(name="ten_goi_khac", default=())


class LifeEvent(Record, frozen=True, kw_only=True):
    """One event of `life_events.yml`."""

    id: Annotated[Slug, doc("Mã việc")] = field(name="ma")
    name: Annotated[str, doc("Tên việc")] = field(name="ten")
    description: Annotated[str | None, doc("Mô tả ngắn")] = field(name="mo_ta", default=None)


SHARED_LISTS: Final[Mapping[PointKind, str]] = {
    PointKind.PROVINCE_CENTRE: "cap-tinh",
    PointKind.COMMUNE_CENTRE: "cap-xa",
}
"""Below `niem-yet/`: where the list stands that all points of a kind share. "The agency that decides" has none."""
TAKEN_POINT_IDS: Final = frozenset({*SHARED_LISTS.values(), "pdf"})
"""Addresses below `niem-yet/` that no point may have."""


class PostingPoint(Record, frozen=True, kw_only=True):
    """One place that receives dossiers and posts notices: `posting_points.yml`."""

    id: Annotated[Slug, doc("Mã điểm niêm yết")] = field(name="ma")
    name: Annotated[str, doc("Tên điểm niêm yết")] = field(name="ten")
    kind: Annotated[PointKind, doc("Loại điểm")] = field(name="loai")
    also: Annotated[tuple[CodeOrTemp, ...], doc("Nhận thêm các mã này")] = field(name="nhan_them", default=())
    without: Annotated[tuple[CodeOrTemp, ...], doc("Không nhận các mã này")] = field(name="bo", default=())
    place: Annotated[TextOrNo | None, doc("Chỗ dán; `khong` khi điểm này không có chỗ dán")] = field(
        name="cho_dan", default=None
    )
    until: Annotated[Day | None, doc("Ngày cuối điểm này còn nhận hồ sơ, niêm yết; bỏ trống khi chưa thôi")] = field(
        name="den", default=None
    )

    def is_open(self, day: date) -> bool:
        """Whether it receives dossiers and posts notices on a day."""
        return self.until is None or day <= self.until


class SynonymKind(Term):
    """How what people say comes to mean the official words."""

    FOLK_NAME = "ten_dan_gian"
    ACT = "hanh_dong"
    SITUATION = "tinh_huong"
    ABBREVIATION = "viet_tat"
    SAME_MEANING = "dong_nghia"


class Synonym(Record, frozen=True, kw_only=True):
    """One entry of `synonyms.yml`: what people type, and how decisions would put it. Only search reads it."""

    phrases: Annotated[tuple[str, ...], doc("Lời người dân gõ")] = field(name="noi")
    readings: Annotated[tuple[str, ...], doc("Cách gọi chính thức, cách hợp nhất đứng đầu")] = field(name="la")
    kind: Annotated[SynonymKind | None, doc("Loại lời nói")] = field(name="loai", default=None)
    area: Annotated[str | None, doc("Lĩnh vực, cho người rà soát")] = field(name="linh_vuc", default=None)
    reason: Annotated[str | None, doc("Vì sao hai cách nói là một")] = field(name="ly_do", default=None)
    source: Annotated[str | None, doc("Nguồn của lời nói")] = field(name="nguon", default=None)


class AgencyFile(Record, frozen=True, kw_only=True):
    """`site_data/agencies.yml`."""

    file: str = ""
    items: tuple[Agency, ...] = ()


class FieldFile(Record, frozen=True, kw_only=True):
    """`site_data/fields.yml`."""

    file: str = ""
    items: tuple[Field, ...] = ()


class LifeEventFile(Record, frozen=True, kw_only=True):
    """`site_data/life_events.yml`."""

    file: str = ""
    items: tuple[LifeEvent, ...] = ()


class PostingPointFile(Record, frozen=True, kw_only=True):
    """`site_data/posting_points.yml`."""

    file: str = ""
    items: tuple[PostingPoint, ...] = ()


class SynonymFile(Record, frozen=True, kw_only=True):
    """`site_data/synonyms.yml`."""

    file: str = ""
    items: tuple[Synonym, ...] = ()
