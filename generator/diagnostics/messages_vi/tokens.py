"""Words for what problems name by a token: levels, units, kinds of rows, shapes of values, hints of the parser."""

from collections.abc import Mapping
from typing import Final

LEVELS: Final[Mapping[str, str]] = {
    "bo": "cấp Bộ",
    "tinh": "cấp tỉnh",
    "huyen": "cấp huyện",
    "xa": "cấp xã",
    "co_quan_khac": "cơ quan khác",
    "chua_ro": "chưa rõ cấp",
}
UNITS: Final[Mapping[str, str]] = {
    "gio": "giờ",
    "ngay": "ngày",
    "ngay_lam_viec": "ngày làm việc",
    "thang": "tháng",
    "nam": "năm",
    "khac": "đơn vị khác",
}
SHAPES: Final[Mapping[str, str]] = {
    "mapping": "một nhóm khóa (mỗi khóa một dòng, dạng “khóa: giá trị”)",
    "list": "một danh sách (mỗi mục một dòng, bắt đầu bằng “- ”)",
    "text": "một giá trị đơn",
}
HINTS: Final[Mapping[str, str]] = {
    "dau_hai_cham": "Trong giá trị có dấu hai chấm kèm dấu cách: đặt cả giá trị trong dấu nháy kép.",
    "ky_tu_dau": "Giá trị bắt đầu bằng ký tự đặc biệt (@ ` % hoặc tab): đặt cả giá trị trong dấu nháy kép.",
    "thieu_hai_cham": "Thiếu dấu “: ” (hai chấm và một dấu cách) sau tên khóa ở dòng này hoặc dòng ngay trên.",
    "thut_dong": "Dòng thụt vào không thẳng với các dòng cùng nhóm: sửa số dấu cách ở đầu dòng.",
    "dau_ngoac": "Ngoặc { } hoặc [ ] chưa đóng, hoặc thiếu dấu phẩy giữa hai mục.",
    "dau_nhay": "Dấu nháy mở mà chưa đóng: thêm dấu nháy ở cuối giá trị.",
    "ky_tu_dieu_khien": "Có ký tự điều khiển không nhìn thấy (thường do chép từ PDF): xóa đoạn này và gõ lại.",
    "dau_gach_nguoc": "Dấu \\ trong nháy kép có nghĩa riêng: dùng nháy đơn, hoặc viết \\\\.",
    "nhan": "Dấu ! ở đầu giá trị có nghĩa riêng trong YAML: đặt cả giá trị trong dấu nháy kép.",
    "khac": "Xem lại dòng này và dòng ngay trên: dấu hai chấm, dấu nháy, số dấu cách ở đầu dòng.",
}
LINES: Final[Mapping[str, str]] = {
    "khong_utf8": "tệp không phải UTF-8",
    "dau_nhay": "dấu nháy kép mở mà chưa đóng",
    "so_cot": "thiếu hoặc thừa cột",
    "gia_tri": "có cột không đúng dạng (loại, cấp, ngày hoặc nội dung)",
    "ma_to": "mã tờ không phải 8 ký tự trong số 34679ACDEFHJKMNPRTVWXY",
    "loai": "mã thủ tục và cấp không hợp với loại tờ",
}
COUNTS: Final[Mapping[str, str]] = {
    "tat_ca": "tất cả",
    "quy_trinh_noi_bo": "quy trình nội bộ",
    "moi": "mới ban hành",
    "sua_doi": "được sửa đổi, bổ sung",
    "thay_the": "được thay thế",
    "bai_bo": "bị bãi bỏ",
    "bai_bo_noi_dung": "bãi bỏ nội dung",
    "chuan_hoa": "được chuẩn hóa",
    "khoi_phuc": "được khôi phục",
    "phi_dia_gioi": "không phụ thuộc địa giới",
    "toan_trinh": "trực tuyến toàn trình",
    "mot_phan": "trực tuyến một phần",
    "cung_cap_thong_tin": "cung cấp thông tin trực tuyến",
    "cat_giam": "được cắt giảm thời hạn",
    "truc_tiep": "nộp trực tiếp",
    "buu_chinh": "nộp qua bưu chính",
    "truc_tuyen": "nộp trực tuyến",
    **LEVELS,
}
PARTS: Final[Mapping[str, str]] = {
    "ten": "tên",
    "trinh_tu": "trình tự",
    "cach_thuc": "cách thức nộp",
    "ho_so": "hồ sơ",
    "thoi_han": "thời hạn",
    "doi_tuong": "đối tượng",
    "co_quan": "cơ quan",
    "ket_qua": "kết quả",
    "mau": "mẫu đơn",
    "dieu_kien": "yêu cầu, điều kiện",
    "phi": "phí, lệ phí",
    "phi_nguyen_van": "phí, lệ phí",
    "can_cu": "căn cứ",
    "dia_diem": "địa điểm",
    "noi_tiep_nhan": "nơi tiếp nhận",
    "dia_chi_tiep_nhan": "địa chỉ tiếp nhận",
    "cap": "cấp",
    "muc_dvc": "mức dịch vụ công",
    "linh_vuc": "lĩnh vực",
    "noi_dung_theo": "quyết định có nội dung còn lại",
    "dinh_chinh": "đính chính đã công bố",
    "hieu_luc": "hiệu lực",
    "trich_yeu": "trích yếu",
    "nguoi_ky": "người ký",
    "dem": "số đếm",
    "quy_trinh": "quy trình nội bộ",
    "rut_danh_muc": "danh mục bị rút",
    "muc": "dòng danh mục",
    "loai": "loại dòng",
    "ma": "mã",
    "bo_phan": "bộ phận sửa đổi",
    "du_lieu_mau": "dấu dữ liệu mẫu",
}
"""Parts of a text or a decision, by the key officers write."""
DUTIES: Final[Mapping[str, str]] = {
    "cong_bo": "ký công bố",
    "csdlqg": "nhập cơ sở dữ liệu quốc gia",
    "niem_yet": "niêm yết",
}
STATED: Final[Mapping[str, str]] = {
    "du_lieu_den": "dữ liệu nhập đến",
    "ngay_ky": "ngày ký",
    "hien_trang": "ngày của hiện trạng",
    "ngay_nhap_csdlqg": "ngày nhập cơ sở dữ liệu quốc gia",
    "ngay_niem_yet": "ngày niêm yết",
    "dinh_chinh": "ngày đính chính",
    "can_cu": "ngày ban hành của căn cứ",
    "so": "ngày phát hành tờ niêm yết",
}
"""What happened on a day that is written down."""
TOKENS: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    ("TT104", "goi_y"): HINTS,
    ("TT203", "can"): SHAPES,
    ("TT203", "co"): SHAPES,
    ("TT401", "khoa"): COUNTS,
    ("TT402", "khoa"): COUNTS,
    ("TT414", "loai"): COUNTS,
    ("TT604", "khoa"): {"quyet_dinh": "quyết định", **COUNTS},
    ("TT451", "viec"): DUTIES,
    ("TT451", "du_kien"): {"False": "", "True": " (dự kiến)"},
    ("TT455", "viec"): DUTIES,
    ("TT436", "phan"): PARTS,
    ("TT437", "phan"): PARTS,
    ("TT440", "phan"): PARTS,
    ("TT441", "phan"): PARTS,
    ("TT442", "phan"): PARTS,
    ("TT449", "phan"): PARTS,
    ("TT430", "don_vi"): UNITS,
    ("TT430", "don_vi_khac"): UNITS,
    ("TT460", "viec"): STATED,
    ("TT702", "vi_sao"): LINES,
    ("", "cap"): LEVELS,
}
"""Which params hold tokens, by code ("" for every code) and name."""
SUGGESTION: Final = "; có phải “{goi_y}”?"
