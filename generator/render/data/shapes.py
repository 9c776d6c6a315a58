"""The shapes of the open data's JSON: their keys are a contract, their schemas are made from them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

from msgspec import Struct

from generator.model.notice import NoticeKind
from generator.model.record import Correction, Version, doc
from generator.model.register import State
from generator.model.scalars import Completeness, Level, OnlineLevel, RowKind

FORMAT: Final = 1
"""Goes up when a key changes its meaning or goes; new keys may come at any time."""


class Shape(Struct, frozen=True, omit_defaults=True, gc=False):
    """Base: what is not known has no key."""


class Nguon(Shape, frozen=True):
    """Quyết định hay hiện trạng đứng sau một điều."""

    khoa: Annotated[str, doc("Khóa: 2025/2031-QD-UBND, hay hien_trang/2025-11-17")]
    so: Annotated[str | None, doc("Số, ký hiệu")] = None
    ngay_ky: Annotated[date | None, doc("Ngày ký")] = None
    da_cong_bo: Annotated[str | None, doc("Quyết định ngoài dữ liệu, đã công bố trước đó")] = None
    tep: Annotated[str | None, doc("Tệp JSON của quyết định, dưới gốc trang")] = None
    du_lieu_mau: bool = False


class Dan(Shape, frozen=True):
    """Một thủ tục được nhắc tới."""

    ma: str
    ten: str = ""
    tep: Annotated[str | None, doc("Tệp JSON, dưới gốc trang")] = None


class ViecDaXayRa(Shape, frozen=True):
    """Một quyết định đã làm, hay sẽ làm gì với một thủ tục."""

    ngay: Annotated[date, doc("Ngày có hiệu lực")]
    ma: str
    ten: str
    cap: tuple[Level, ...]
    viec: Annotated[str, doc("moi, sua_doi, bai_bo, thay_the_cu, thay_the_moi…; het_thoi_han khi hết hạn tạm thời")]
    trang_thai: Annotated[State, doc("Trạng thái từ ngày ấy")]
    theo: Nguon
    den: Annotated[date | None, doc("Đến hết ngày, khi chỉ có thời hạn")] = None
    bo_phan: Annotated[tuple[str, ...], doc("Phần được sửa đổi")] = ()
    lien_quan: Annotated[tuple[str, ...], doc("Các mã ở bên kia của việc thay thế")] = ()


class CoQuan(Shape, frozen=True):
    """Tên các cơ quan; `khong` là văn bản nói rõ không có."""

    giai_quyet: tuple[str, ...] = ()
    tham_quyen: tuple[str, ...] = ()
    phoi_hop: tuple[str, ...] = ()
    uy_quyen: tuple[str, ...] = ()


class NoiDung(Shape, frozen=True):
    """Một nội dung của thủ tục và các cấp có chung nội dung ấy."""

    cap: tuple[Level, ...]
    trang_thai: State
    ten: str
    muc_day_du: Completeness
    noi_dung_theo: Annotated[Nguon, doc("Quyết định đặt ra nội dung này")]
    trang_thai_theo: Annotated[Nguon, doc("Quyết định đặt ra trạng thái này")]
    phi_dia_gioi: bool = False
    dang_cap_nhat: Annotated[bool, doc("Đã có quyết định sửa đổi mà nội dung mới chưa nhập")] = False
    tu: Annotated[date | None, doc("Nội dung này có từ ngày; không có khoá: từ trước khi dữ liệu bắt đầu")] = None
    den: Annotated[date | None, doc("Đến hết ngày, khi chỉ có thời hạn")] = None
    co_quan: CoQuan | None = None
    ban: Annotated[Version | None, doc("Toàn văn, theo khóa của tệp thủ tục")] = None


class KetThuc(Shape, frozen=True):
    """Thủ tục đã hết, hoặc chưa từng áp dụng, ở những cấp nào, vì đâu."""

    cap: tuple[Level, ...]
    trang_thai: State
    tu: Annotated[date, doc("Ngày hết; chưa từng áp dụng thì là ngày danh mục bị rút")]
    theo: Annotated[Nguon, doc("Quyết định làm hết, hoặc đã rút danh mục trước ngày áp dụng")]
    thay_bang: tuple[Dan, ...] = ()
    dinh_theo: Annotated[Nguon | None, doc("Chưa từng áp dụng: quyết định đã định áp dụng")] = None
    dinh_tu: Annotated[date | None, doc("Chưa từng áp dụng: ngày đã định")] = None
    van_ap_dung: Annotated[tuple[Dan, ...], doc("Chưa từng áp dụng: thủ tục đã định thay, nay vẫn áp dụng")] = ()


class ThuTuc(Shape, frozen=True):
    """Một thủ tục. Đã hết hiệu lực thì chỉ còn: hết từ khi nào, theo quyết định nào, làm theo thủ tục nào."""

    ma: str
    trang: Annotated[str, doc("Địa chỉ trang, dưới gốc trang")]
    ten: str
    ten_chinh_thuc: str
    trang_thai: State
    ma_linh_vuc: str | None = None
    linh_vuc: str | None = None
    ten_goi_khac: tuple[str, ...] = ()
    tom_tat: str | None = None
    du_lieu_mau: bool = False
    dung_den_het: Annotated[date | None, doc("Tệp này chỉ đúng đến hết ngày")] = None
    noi_dung: tuple[NoiDung, ...] = ()
    sap_ap_dung: tuple[NoiDung, ...] = ()
    ket_thuc: tuple[KetThuc, ...] = ()
    sap_thay_doi: tuple[ViecDaXayRa, ...] = ()
    lich_su: tuple[ViecDaXayRa, ...] = ()
    lien_quan: tuple[Dan, ...] = ()
    viec: Annotated[tuple[str, ...], doc("Việc trong đời sống")] = ()
    lien_ket: Mapping[str, str] | None = None
    bieu_mau: Annotated[Mapping[str, str] | None, doc("Tệp mẫu theo số hiệu, dưới gốc trang")] = None


class DongMucLuc(Shape, frozen=True):
    """Một thủ tục đang áp dụng."""

    ma: str
    ten: str
    ten_chinh_thuc: str
    cap: tuple[Level, ...]
    tep: Annotated[str, doc("Tệp JSON, dưới gốc trang")]
    trang: str
    ma_linh_vuc: str | None = None
    linh_vuc: str | None = None
    muc_day_du: Completeness = Completeness.NAME_ONLY
    muc_dvc: OnlineLevel | None = None
    khong_thu_phi: bool = False
    phi_dia_gioi: bool = False
    du_lieu_mau: bool = False


class MucLuc(Shape, frozen=True):
    """Mọi thủ tục đang áp dụng."""

    phien_ban: int
    ten: str
    goc: Annotated[str, doc("Gốc trang: mọi địa chỉ trong dữ liệu nằm dưới đây")]
    giay_phep: str
    so_thu_tuc: int
    thu_tuc: tuple[DongMucLuc, ...]
    cap_nhat_den: Annotated[date | None, doc("Đã nhập quyết định đến hết ngày")] = None
    dung_den_het: date | None = None
    ma_tam: Annotated[Mapping[str, str] | None, doc("Mã tạm nay có mã quốc gia nào")] = None
    trinh_dien: bool = False


class DongQuyetDinh(Shape, frozen=True):
    """Một dòng danh mục của quyết định, như văn bản in."""

    loai: RowKind
    ma: tuple[str, ...]
    tu: date
    stt: str | None = None
    cap: tuple[Level, ...] = ()
    ten: str = ""
    den: date | None = None
    bo_phan: tuple[str, ...] = ()
    ma_nguyen_van: str | None = None
    cu: tuple[Dan, ...] = ()
    moi: tuple[Dan, ...] = ()
    can_cu: tuple[str, ...] = ()
    khong_xay_ra: Annotated[bool, doc("Đã rút khỏi danh mục trước ngày có hiệu lực")] = False
    rut_theo: Annotated[Nguon | None, doc("Quyết định đã rút dòng này khỏi danh mục")] = None


class QuyetDinh(Shape, frozen=True):
    """Một quyết định công bố."""

    khoa: str
    so: str
    ngay_ky: date
    trich_yeu: str
    trang: str
    tu: date
    den: date | None = None
    nguoi_ky: str | None = None
    chuc_danh: str | None = None
    ky_thay: Annotated[str | None, doc("Ký thay ai, như văn bản in")] = None
    van_ban: Annotated[str | None, doc("Văn bản đã ký, dưới gốc trang")] = None
    thieu_phu_luc: bool = False
    so_in_phu_luc: str | None = None
    du_lieu_mau: bool = False
    so_dong: Annotated[Mapping[str, int] | None, doc("Số dòng theo loại")] = None
    rut_danh_muc: tuple[str, ...] = ()
    rut_het_theo: Annotated[Nguon | None, doc("Quyết định đã rút cả quyết định này trước ngày có hiệu lực")] = None
    dinh_chinh: tuple[Correction, ...] = ()
    muc: tuple[DongQuyetDinh, ...] = ()


class DongDanhSach(Shape, frozen=True):
    """Một quyết định trong danh sách."""

    khoa: str
    so: str
    ngay_ky: date
    trich_yeu: str
    tu: date
    tep: str
    den: date | None = None
    du_lieu_mau: bool = False


class DanhSachQuyetDinh(Shape, frozen=True):
    """Các quyết định đã nhập, mới nhất đứng đầu."""

    phien_ban: int
    so_quyet_dinh: int
    quyet_dinh: tuple[DongDanhSach, ...]


class ThayDoi(Shape, frozen=True):
    """Những gì đã thay đổi, mới nhất đứng đầu, và những gì sắp thay đổi."""

    phien_ban: int
    so_thay_doi: int
    thay_doi: tuple[ViecDaXayRa, ...]
    sap_toi: tuple[ViecDaXayRa, ...] = ()


class Dem(Shape, frozen=True):
    """Số thủ tục của một nhóm."""

    ma: str
    so: int
    ten: str = ""


class DongTaiNgay(Shape, frozen=True):
    """Một thủ tục đang áp dụng vào ngày ấy."""

    ma: str
    ten: str
    cap: tuple[Level, ...]
    linh_vuc: str = ""


class TaiNgay(Shape, frozen=True):
    """Danh mục khi hết một ngày; cuối quý có đủ danh sách."""

    ngay: date
    so_thu_tuc: int
    theo_cap: tuple[Dem, ...] = ()
    theo_linh_vuc: tuple[Dem, ...] = ()
    nhap_hien_trang: int = 0
    thay_doi: tuple[ViecDaXayRa, ...] = ()
    doi_phi: tuple[Dan, ...] = ()
    thu_tuc: tuple[DongTaiNgay, ...] | None = None


class DongNgay(Shape, frozen=True):
    """Một ngày có tệp."""

    ngay: date
    tep: str
    so_thu_tuc: int
    du_danh_sach: bool = False


class CacNgay(Shape, frozen=True):
    """Các ngày có thay đổi và các ngày cuối quý, mới nhất đứng đầu."""

    phien_ban: int
    ngay: tuple[DongNgay, ...]


class KhacBiet(Shape, frozen=True):
    """Phần của tờ mà bản bây giờ nói khác: trên tờ, và bây giờ."""

    phan: str
    tren_to: str = ""
    bay_gio: str = ""


class ToBayGio(Shape, frozen=True):
    """Một tờ đúng bây giờ về cùng thủ tục: của cấp nào, nói khác ở đâu."""

    ma_to: str
    cap: tuple[Level, ...] = ()
    khac: tuple[KhacBiet, ...] = ()


class ToNiemYet(Shape, frozen=True):
    """Một tờ niêm yết đã phát hành nay còn đúng không."""

    ma_to: str
    loai: NoticeKind
    ten: str
    phat_hanh: date
    tinh_trang: Annotated[
        str, doc("con_hieu_luc, da_thay, da_het, tam_ngung, chua_hieu_luc, diem_da_thoi, thoi_niem_yet hay khong_con")
    ]
    trang: str
    ma: str = ""
    cap: tuple[Level, ...] = ()
    to_bay_gio: Annotated[str, doc("Mã của tờ đúng bây giờ; có nhiều tờ thì tờ đầu của cac_to_bay_gio")] = ""
    cac_to_bay_gio: Annotated[tuple[ToBayGio, ...], doc("Mọi tờ đúng bây giờ; các cấp khác nhau thì mỗi cấp một")] = ()
    tu: date | None = None
    khac: Annotated[tuple[KhacBiet, ...], doc("Chỗ khác ở bất cứ tờ nào đúng bây giờ")] = ()
    luu_y: Annotated[tuple[str, ...], doc("Điều tờ còn hiệu lực dặn trước: nội dung đang cập nhật, dữ liệu mẫu…")] = ()
    dung_den_het: date | None = None
