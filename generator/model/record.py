"""A version of a procedure, as one decision set it: `procedures/<linh-vuc>/<ma>.yml`, and its words in `plain/`."""

from typing import Annotated

from msgspec import Meta, field

from generator.model.outline import ExpiringBasis as ExpiringBasis
from generator.model.outline import Outline as Outline
from generator.model.papers import is_for_all
from generator.model.scalars import (
    KHONG,
    AgencyRef,
    Applicant,
    Channel,
    Code,
    Completeness,
    Count,
    Day,
    DecisionKey,
    FeeKind,
    FieldRef,
    LegalNumber,
    Level,
    LifeEventRef,
    Money,
    No,
    Number,
    OnlineLevel,
    PointKind,
    ProcedureKind,
    Record,
    Slug,
    TempCode,
    Unit,
    Url,
)


def doc(text: str) -> Meta:
    """The officers' explanation of a key: it goes into the JSON Schema and the glossary."""
    return Meta(description=text)


class Quantity(Record, frozen=True, kw_only=True):
    """A number with its unit, as printed: {so, don_vi}."""

    number: Annotated[Number, doc("Con số, dấu chấm là phần thập phân: 0.5")] = field(name="so")
    unit: Annotated[Unit, doc("Đơn vị đúng như văn bản in; không bao giờ quy đổi")] = field(name="don_vi")


class ReductionNote(Record, frozen=True, kw_only=True):
    """The printed note on a reduction of the limit ("cắt giảm từ 24 ngày xuống 22 ngày")."""

    before: Annotated[Number, doc("Số trước khi cắt giảm, như ghi chú in")] = field(name="tu")
    after: Annotated[Number, doc("Số sau khi cắt giảm, như ghi chú in")] = field(name="den")
    unit: Annotated[Unit, doc("Đơn vị như ghi chú in")] = field(name="don_vi")
    basis: Annotated[LegalNumber | None, doc("Văn bản mà ghi chú dẫn")] = field(name="theo", default=None)


class TimeLimit(Record, frozen=True, kw_only=True):
    """One limit. The reduced one binds and is shown; the statutory one stands beside it (docs/domain.md 7)."""

    statutory: Annotated[Quantity | None, doc("Thời hạn theo quy định, đơn vị của chính nó")] = field(
        name="theo_quy_dinh", default=None
    )
    reduced: Annotated[Quantity | None, doc("Thời hạn sau cắt giảm, như cột Thời hạn in; chỉ khi có cắt giảm")] = field(
        name="sau_cat_giam", default=None
    )
    note: Annotated[ReductionNote | None, doc("Ghi chú cắt giảm như văn bản in")] = field(name="ghi_chu", default=None)
    case: Annotated[str | None, doc("Trường hợp áp dụng; `khong` là áp dụng chung")] = field(
        name="truong_hop", default=None
    )
    start: Annotated[str | None, doc("Mốc tính, ví dụ: kể từ ngày nhận đủ hồ sơ")] = field(name="moc", default=None)
    verbatim: Annotated[str | None, doc("Nguyên văn thời hạn trong văn bản")] = field(name="nguyen_van", default=None)


class Fee(Record, frozen=True, kw_only=True):
    """One fee row: what, through which channel, in which case, how much, who is exempt (docs/domain.md 1.7)."""

    kind: Annotated[FeeKind | None, doc("phi hoặc le_phi, chỉ khi văn bản ghi rõ")] = field(name="loai", default=None)
    name: Annotated[str | None, doc("Tên khoản thu")] = field(name="ten", default=None)
    channels: Annotated[tuple[Channel, ...], doc("Các kênh nộp áp dụng mức này; bỏ trống là mọi kênh")] = field(
        name="kenh", default=()
    )
    case: Annotated[str | None, doc("Trường hợp áp dụng")] = field(name="truong_hop", default=None)
    amount: Annotated[Money | None, doc("Số tiền; dấu chấm ngăn hàng nghìn")] = field(name="so_tien", default=None)
    unit: Annotated[str | None, doc("Đơn vị, ví dụ: đồng, đồng/trang, USD")] = field(name="don_vi", default=None)
    rate: Annotated[Number | None, doc("Tỉ lệ so với mức trực tiếp, ví dụ 0.5")] = field(name="ti_le", default=None)
    basis: Annotated[LegalNumber | None, doc("Văn bản quy định mức thu")] = field(name="can_cu", default=None)
    exemptions: Annotated[No | tuple[str, ...] | None, doc("Ai được miễn, giảm; `khong` là không ai")] = field(
        name="mien_giam", default=None
    )
    since: Annotated[Day | None, doc("Áp dụng từ ngày")] = field(name="tu", default=None)
    until: Annotated[Day | None, doc("Áp dụng đến hết ngày")] = field(name="den", default=None)
    verbatim: Annotated[str | None, doc("Nguyên văn mức thu")] = field(name="nguyen_van", default=None)


class ChannelRow(Record, frozen=True, kw_only=True):
    """One way to hand in; limit and fee stand here only where they override the version's."""

    channel: Annotated[Channel, doc("Kênh nộp")] = field(name="kenh")
    case: Annotated[str | None, doc("Trường hợp, khi một kênh có nhiều dòng")] = field(name="truong_hop", default=None)
    description: Annotated[str | None, doc("Mô tả cách nộp")] = field(name="mo_ta", default=None)
    limits: Annotated[tuple[TimeLimit, ...], doc("Thời hạn riêng của kênh này")] = field(name="thoi_han", default=())
    fees: Annotated[No | tuple[Fee, ...] | None, doc("Phí riêng của kênh này")] = field(name="phi", default=None)
    fees_verbatim: Annotated[str | None, doc("Nguyên văn phí của kênh này")] = field(
        name="phi_nguyen_van", default=None
    )


class Paper(Record, frozen=True, kw_only=True):
    """One paper of the dossier with its number of originals and copies (both 0 occurs: a note)."""

    name: Annotated[str, doc("Tên giấy tờ")] = field(name="ten")
    originals: Annotated[Count | None, doc("Số bản chính")] = field(name="ban_chinh", default=None)
    copies: Annotated[Count | None, doc("Số bản sao")] = field(name="ban_sao", default=None)
    form: Annotated[str | None, doc("Số hiệu mẫu đơn; tệp mẫu khai trong plain/")] = field(name="mau", default=None)
    is_note: Annotated[bool, doc("true khi dòng này là ghi chú, không phải giấy tờ")] = field(
        name="la_ghi_chu", default=False
    )


class PaperCase(Record, frozen=True, kw_only=True):
    """A group of papers: those of one case, or of everybody. One group alone has the name `khong`."""

    name: Annotated[
        str | None, doc("Tên trường hợp; `khong` khi chỉ có một; bỏ trống: giấy tờ chung của mọi trường hợp")
    ] = field(name="ten", default=None)
    papers: Annotated[No | tuple[Paper, ...] | None, doc("Giấy tờ phải nộp, phải xuất trình")] = field(
        name="giay_to", default=None
    )

    @property
    def for_all(self) -> bool:
        """Whether everybody brings these. Publications print `Giấy tờ phải nộp` where others print a case."""
        return self.name == KHONG or is_for_all(self.name or "")


class Dossier(Record, frozen=True, kw_only=True):
    """Papers by case and the number of sets."""

    sets: Annotated[Count | None, doc("Số bộ hồ sơ")] = field(name="so_bo", default=None)
    cases: Annotated[tuple[PaperCase, ...], doc("Giấy tờ theo trường hợp")] = field(name="truong_hop", default=())

    @property
    def common(self) -> tuple[PaperCase, ...]:
        """What everybody brings; first what has no title, wherever it is printed: the application is mostly there."""
        return tuple(sorted((it for it in self.cases if it.for_all), key=lambda it: it.name not in (None, KHONG)))

    @property
    def by_case(self) -> tuple[PaperCase, ...]:
        """What only those bring whose case it is."""
        return tuple(it for it in self.cases if not it.for_all)


class Step(Record, frozen=True, kw_only=True):
    """One step of the procedure."""

    text: Annotated[str, doc("Nội dung bước")] = field(name="noi_dung")
    case: Annotated[str | None, doc("Trường hợp áp dụng")] = field(name="truong_hop", default=None)


class Result(Record, frozen=True, kw_only=True):
    """What the applicant receives."""

    name: Annotated[str, doc("Tên kết quả")] = field(name="ten")
    code: Annotated[str | None, doc("Mã kết quả, ví dụ KQ.G10.001269")] = field(name="ma", default=None)


class LegalBasis(Record, frozen=True, kw_only=True):
    """One legal text that regulates the procedure (docs/domain.md 1.6)."""

    number: Annotated[LegalNumber | None, doc("Số, ký hiệu văn bản")] = field(name="so", default=None)
    title: Annotated[str | None, doc("Tên văn bản")] = field(name="ten", default=None)
    article: Annotated[str | None, doc("Điều, khoản, điểm")] = field(name="dieu_khoan", default=None)
    issued: Annotated[Day | None, doc("Ngày ban hành")] = field(name="ngay", default=None)
    issuer: Annotated[str | None, doc("Cơ quan ban hành, như văn bản in")] = field(name="co_quan", default=None)
    expires: Annotated[Day | None, doc("Ngày văn bản hết hiệu lực")] = field(name="het_hieu_luc", default=None)


class Agencies(Record, frozen=True, kw_only=True):
    """Who handles and who decides; one agency or a list of them."""

    handles: Annotated[No | tuple[AgencyRef, ...] | None, doc("Cơ quan giải quyết"), Meta(extra={"single": True})] = (
        field(name="giai_quyet", default=None)
    )
    competent: Annotated[
        No | tuple[AgencyRef, ...] | None, doc("Cơ quan có thẩm quyền"), Meta(extra={"single": True})
    ] = field(name="tham_quyen", default=None)
    coordinates: Annotated[No | tuple[AgencyRef, ...] | None, doc("Cơ quan phối hợp"), Meta(extra={"single": True})] = (
        field(name="phoi_hop", default=None)
    )
    delegated: Annotated[
        No | tuple[AgencyRef, ...] | None, doc("Cơ quan được ủy quyền"), Meta(extra={"single": True})
    ] = field(name="uy_quyen", default=None)


class Doubt(Record, frozen=True, kw_only=True):
    """A value an import could not vouch for; shown on the page."""

    where: Annotated[str, doc("Khóa bị nghi ngờ")] = field(name="truong")
    reason: Annotated[str, doc("Vì sao phải kiểm tra")] = field(name="ly_do")


class Correction(Record, frozen=True, kw_only=True):
    """A correction after the fact: it holds from the text's beginning, and the page names it."""

    made_on: Annotated[Day, doc("Ngày đính chính")] = field(name="ngay")
    parts: Annotated[tuple[str, ...], doc("Phần được đính chính"), Meta(extra={"single": True})] = field(
        name="bo_phan", default=()
    )
    reason: Annotated[str, doc("Lý do đính chính")] = field(name="ly_do")


class VersionHead(Record, frozen=True, kw_only=True):
    """A version without its text: who it is, where it holds, what lists say of it.

    Thousands of versions are folded and checked at each run, and few are rendered: the text is read only then.
    """

    file: Annotated[str, Meta(extra={"internal": True})] = ""
    code: Annotated[Code | None, doc("Mã thủ tục, dạng 1.004122")] = field(name="ma", default=None)
    temp_code: Annotated[TempCode | None, doc("Mã tạm khi chưa có mã quốc gia, ví dụ cb-2025-017")] = field(
        name="ma_tam", default=None
    )
    other_codes: Annotated[tuple[Code, ...], doc("Mã khác dùng chung nội dung này")] = field(name="ma_khac", default=())
    local_code: Annotated[str | None, doc("Mã có đuôi địa phương, ví dụ 1.004122.000.00.00.H14")] = field(
        name="ma_dia_phuong", default=None
    )
    levels: Annotated[tuple[Level, ...], doc("Cấp giải quyết (không suy từ nơi tiếp nhận)")] = field(name="cap")
    decision: Annotated[DecisionKey, doc("Quyết định đặt ra nội dung này, ví dụ 2025/1949-QD-UBND")] = field(
        name="quyet_dinh"
    )
    drafted_on: Annotated[
        DecisionKey | dict[Level, DecisionKey] | None,
        doc("Bản mà nội dung này được soạn trên đó; một khóa, hoặc một khóa cho mỗi cấp"),
    ] = field(name="tren", default=None)
    completeness: Annotated[Completeness, doc("Mức đầy đủ: chi_ten, danh_muc hoặc day_du")] = field(name="muc_day_du")
    name: Annotated[str, doc("Tên thủ tục, như văn bản công bố")] = field(name="ten")
    field_id: Annotated[FieldRef | None, doc("Lĩnh vực, theo fields.yml")] = field(name="linh_vuc", default=None)
    agencies: Annotated[Agencies | None, doc("Cơ quan giải quyết, có thẩm quyền, phối hợp, được ủy quyền")] = field(
        name="co_quan", default=None
    )
    received_at: Annotated[tuple[PointKind, ...], doc("Loại điểm tiếp nhận hồ sơ")] = field(
        name="noi_tiep_nhan", default=()
    )
    online_level: Annotated[OnlineLevel | None, doc("Mức dịch vụ công trực tuyến")] = field(
        name="muc_dvc", default=None
    )
    partial_reason: Annotated[str | None, doc("Vì sao chỉ một phần (bắt buộc công khai từ 01/7/2026)")] = field(
        name="ly_do_mot_phan", default=None
    )
    sample: Annotated[bool, doc("true khi là dữ liệu mẫu")] = field(name="du_lieu_mau", default=False)
    outline: Annotated[Outline, Meta(extra={"internal": True})] = Outline()

    @property
    def own_code(self) -> str:
        """The code this file is about, or the local id while no national code is known."""
        return self.code or self.temp_code or ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code whose text this is."""
        return (self.own_code, *self.other_codes)


class Version(VersionHead, frozen=True, kw_only=True):
    """One version of a procedure. Identity is (code, levels, decision); its time in force comes from the decision."""

    content_from: Annotated[tuple[LegalNumber, ...], doc("Quyết định của Bộ chứa phần nội dung còn lại")] = field(
        name="noi_dung_theo", default=()
    )
    procedure_kind: Annotated[ProcedureKind | None, doc("Loại thủ tục")] = field(name="loai_thu_tuc", default=None)
    reception_address: Annotated[str | None, doc("Địa chỉ tiếp nhận ghi trong văn bản")] = field(
        name="dia_chi_tiep_nhan", default=None
    )
    applicants: Annotated[tuple[Applicant, ...], doc("Đối tượng thực hiện")] = field(name="doi_tuong", default=())
    limits: Annotated[No | tuple[TimeLimit, ...] | None, doc("Thời hạn giải quyết, cho mọi kênh và trường hợp")] = (
        field(name="thoi_han", default=None)
    )
    fees: Annotated[No | tuple[Fee, ...] | None, doc("Phí, lệ phí; `khong` chỉ khi văn bản in “Không”")] = field(
        name="phi", default=None
    )
    fees_verbatim: Annotated[str | None, doc("Nguyên văn phí, lệ phí như văn bản in")] = field(
        name="phi_nguyen_van", default=None
    )
    channels: Annotated[tuple[ChannelRow, ...], doc("Cách thức thực hiện")] = field(name="cach_thuc", default=())
    dossier: Annotated[No | Dossier | None, doc("Thành phần, số lượng hồ sơ")] = field(name="ho_so", default=None)
    steps: Annotated[No | tuple[Step, ...] | None, doc("Trình tự thực hiện")] = field(name="trinh_tu", default=None)
    results: Annotated[No | tuple[Result, ...] | None, doc("Kết quả thực hiện")] = field(name="ket_qua", default=None)
    conditions: Annotated[str | None, doc("Yêu cầu, điều kiện; `khong` là không có")] = field(
        name="dieu_kien", default=None
    )
    bases: Annotated[No | tuple[LegalBasis, ...] | None, doc("Căn cứ pháp lý")] = field(name="can_cu", default=None)
    description: Annotated[str | None, doc("Mô tả trong cơ sở dữ liệu quốc gia")] = field(name="mo_ta", default=None)
    keywords: Annotated[tuple[str, ...], doc("Từ khóa trong cơ sở dữ liệu quốc gia")] = field(
        name="tu_khoa", default=()
    )
    doubts: Annotated[tuple[Doubt, ...], doc("Điều cần kiểm tra lại sau khi nhập")] = field(
        name="can_kiem_tra", default=()
    )
    corrections: Annotated[tuple[Correction, ...], doc("Đính chính sau khi công bố")] = field(
        name="dinh_chinh", default=()
    )


class Plain(Record, frozen=True, kw_only=True):
    """Words and links that no decision sets: `site_data/plain/<ma>.yml`. They may change any day."""

    file: Annotated[str, Meta(extra={"internal": True})] = ""
    code: Annotated[str, Meta(extra={"internal": True})] = ""
    name: Annotated[str | None, doc("Tên dễ hiểu, theo lời người dân")] = field(name="ten_de_hieu", default=None)
    short_name: Annotated[str | None, doc("Tên ngắn cho tờ niêm yết khi tên dài trên 80 ký tự")] = field(
        name="ten_ngan", default=None
    )
    other_names: Annotated[tuple[str, ...], doc("Tên gọi khác của người dân")] = field(name="ten_goi_khac", default=())
    summary: Annotated[str | None, doc("Tóm tắt một, hai câu")] = field(name="tom_tat", default=None)
    life_events: Annotated[tuple[LifeEventRef, ...], doc("Việc của tôi, theo life_events.yml")] = field(
        name="viec", default=()
    )
    related: Annotated[tuple[Code, ...], doc("Mã thủ tục liên quan")] = field(name="lien_quan", default=())
    links: Annotated[dict[Slug, Url], doc("Liên kết, ví dụ dvcqg")] = field(name="lien_ket", default_factory=dict)
    forms: Annotated[dict[Slug, str], doc("Tệp mẫu theo số hiệu mẫu, trong site_data/forms/")] = field(
        name="bieu_mau", default_factory=dict
    )
    sample: Annotated[bool, doc("true khi là dữ liệu mẫu")] = field(name="du_lieu_mau", default=False)
