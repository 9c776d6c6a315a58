"""The words in which changes between two states of the catalogue are told, by the terms of the model."""

from collections.abc import Mapping
from typing import Final

ACTIONS: Final[Mapping[str, str]] = {
    "hien_trang": "đã có hiệu lực từ trước (hiện trạng)",
    "moi": "mới ban hành",
    "chuan_hoa": "chuẩn hóa",
    "thay_the_moi": "thay thế thủ tục khác",
    "khoi_phuc": "khôi phục",
    "sua_doi": "sửa đổi, bổ sung",
    "bai_bo_noi_dung": "bãi bỏ một phần nội dung",
    "bai_bo": "bãi bỏ",
    "thay_the_cu": "bị thay thế",
    "phi_dia_gioi": "không phụ thuộc địa giới",
    "phu_thuoc_dia_gioi": "nay phụ thuộc địa giới",
}
"""What rows of decisions do."""
ENDS: Final[Mapping[str, str]] = {
    "bai_bo": "bị bãi bỏ từ ngày",
    "thay_the": "được thay thế từ ngày",
    "het_thoi_han": "hết thời hạn từ ngày",
    "chua_tung_ap_dung": "chưa từng áp dụng, danh mục đã rút từ ngày",
}
ENDED_BY_ITSELF: Final = "hết thời hạn áp dụng"
SAMPLE: Final = "Dữ liệu mẫu"

KINDS: Final[Mapping[str, str]] = {
    "moi": "Mới ban hành",
    "sua_doi": "Được sửa đổi, bổ sung",
    "bai_bo_noi_dung": "Bị bãi bỏ một phần nội dung",
    "thay_the_moi": "Thay thế thủ tục khác",
    "thay_the": "Được thay thế",
    "bai_bo": "Bị bãi bỏ",
    "chuan_hoa": "Được chuẩn hóa",
    "khoi_phuc": "Áp dụng trở lại",
    "phi_dia_gioi": "Đổi việc nhận hồ sơ không phụ thuộc địa giới",
    "het_thoi_han": "Hết thời hạn",
    "tam_ngung": "Tạm ngừng",
    "doi_phi": "Đổi mức phí, lệ phí theo ngày",
    "dua_vao": "Mới đưa vào dữ liệu, đã áp dụng từ trước",
    "khong_con": "Không còn trong dữ liệu",
    "chinh_sua": "Đính chính, chỉnh sửa khác",
}
"""Kinds of changes, as headings, in the order of telling; the first ones in the words of docs/domain.md 3.1."""
NEWS: Final[Mapping[str, str]] = {
    "moi": "sắp có hiệu lực",
    "rut_lai": "không còn sắp có hiệu lực",
    "doi_noi_dung": "nội dung sắp có hiệu lực đã đổi",
}
DECISION_NEWS: Final[Mapping[str, str]] = {
    "moi": "mới nhập",
    "rut_lai": "đã bỏ ra",
    "doi_noi_dung": "đã sửa",
    "doi_han": "đúng hạn hay quá hạn nay tính khác",
}
FIELDS: Final[Mapping[str, str]] = {
    "ten": "Tên thủ tục",
    "trinh_tu": "Trình tự thực hiện",
    "cach_thuc": "Cách thức thực hiện",
    "noi_tiep_nhan": "Nơi tiếp nhận",
    "ho_so": "Thành phần, số lượng hồ sơ",
    "thoi_han": "Thời hạn giải quyết",
    "doi_tuong": "Đối tượng thực hiện",
    "co_quan": "Cơ quan giải quyết",
    "mau": "Mẫu đơn, mẫu tờ khai",
    "ket_qua": "Kết quả thực hiện",
    "dieu_kien": "Yêu cầu, điều kiện",
    "phi": "Phí, lệ phí",
    "can_cu": "Căn cứ pháp lý",
    "ma": "Mã",
    "ap_dung": "Áp dụng",
    "luu_y": "Lưu ý trên trang",
    "mo_ta": "Loại thủ tục, mô tả",
    "can_kiem_tra": "Cần kiểm tra",
    "dinh_chinh": "Đính chính",
    "ten_de_hieu": "Tên dễ hiểu",
    "ten_ngan": "Tên ngắn trên tờ niêm yết",
    "ten_goi_khac": "Tên gọi khác",
    "tom_tat": "Tóm tắt",
    "linh_vuc": "Lĩnh vực",
    "viec": "Việc của tôi",
    "lien_ket": "Liên kết",
    "bieu_mau": "Tệp mẫu đơn",
    "lien_quan": "Thủ tục liên quan",
    "du_lieu_mau": "Dữ liệu mẫu",
    "ket_thuc": "Hết hiệu lực",
    "lich_su": "Lịch sử",
    "sap_ap_dung": "Nội dung sắp áp dụng",
}
"""Fields of texts and pages."""
LEVELS: Final[Mapping[str, str]] = {
    "bo": "bộ",
    "tinh": "tỉnh",
    "huyen": "huyện",
    "xa": "xã",
    "co_quan_khac": "cơ quan khác",
    "chua_ro": "chưa rõ cấp",
}
QUIET: Final = "Không có gì thay đổi với người dân."
