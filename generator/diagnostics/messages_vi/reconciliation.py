"""The words in which a reconciliation with the national database is told, by the terms of its records."""

from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, str]] = {
    "ten": "Tên thủ tục",
    "cap": "Cấp giải quyết",
    "linh_vuc": "Lĩnh vực",
    "cach_thuc": "Kênh nộp hồ sơ",
    "thoi_han": "Thời hạn giải quyết",
    "phi": "Phí, lệ phí",
    "ho_so": "Thành phần hồ sơ",
    "quyet_dinh": "Quyết định công bố",
}
WHY: Final[Mapping[str, str]] = {
    "o_day_chua_co": "ở đây chưa có",
    "ban_xuat_khong_co": "bản xuất không ghi",
    "dang_cap_nhat": "ở đây đang cập nhật nội dung theo quyết định mới",
    "o_day_can_kiem_tra": "ở đây còn ghi cần kiểm tra",
    "ban_xuat_chua_doc_chac": "bản xuất ghi chưa rõ, đọc chưa chắc",
    "chi_ro_mot_phan": "một bên chỉ ghi rõ một phần",
    "loi_ghi_khac": "hai bên ghi chú khác nhau",
    "ban_xuat_trai_nhau": "bản xuất có nhiều bản ghi cùng mã, nói khác nhau",
    "ngoai_danh_muc": "cấp này danh mục của tỉnh không công bố",
}
CHANNELS: Final[Mapping[str, str]] = {
    "truc_tiep": "Trực tiếp",
    "buu_chinh": "Bưu chính",
    "truc_tuyen": "Trực tuyến",
}
DESCRIPTION: Final = "Mô tả"
EVERY_CHANNEL: Final = "Mọi kênh"
LEVELS: Final[Mapping[str, str]] = {
    "bo": "Bộ",
    "tinh": "Tỉnh",
    "huyen": "Huyện",
    "xa": "Xã",
    "co_quan_khac": "Cơ quan khác",
    "chua_ro": "Chưa rõ cấp",
}
STATES: Final[Mapping[str, str]] = {
    "sap_ap_dung": "sắp áp dụng từ",
    "bai_bo": "bị bãi bỏ từ",
    "thay_the": "được thay thế từ",
    "het_thoi_han": "hết thời hạn từ",
}
BASELINE: Final = "hiện trạng"
FREE: Final = "không thu"
REDUCED: Final = "sau cắt giảm {limit}"
NONE: Final = "không có"
ORIGINALS: Final = "bản chính"
COPIES: Final = "bản sao"
HERE: Final = "Ở đây"
THERE: Final = "Bản xuất"
CASE: Final = "trường hợp: {case}"
LINE: Final = "dòng {place}"
NO_CODE: Final = "(chưa có mã)"

TITLE: Final = "Đối chiếu danh mục ngày {day} với {file}"
READ: Final = "Bản xuất có {read} bản ghi. {scope}"
SCOPE_ALL: Final = "Phạm vi đã nêu: mọi thủ tục của tỉnh."
SCOPE_FILE: Final = "Phạm vi đã nêu: mọi thủ tục thuộc các lĩnh vực và cấp có trong tệp."
SCOPE_PART: Final = "Phạm vi đã nêu: {parts}."
SCOPE_FIELDS: Final = "lĩnh vực {names}"
SCOPE_LEVELS: Final = "cấp {names}"
SCOPE_NONE: Final = "Chưa nêu phạm vi bản xuất, nên bên nào thiếu cũng chưa kết luận được."
SCOPE_HINT: Final = (
    "Tệp không tự nói nó có đủ gì: đủ mọi thủ tục của tỉnh thì thêm --scope all, đủ các lĩnh vực và cấp có trong tệp "
    "thì --scope file, chỉ đủ vài lĩnh vực hay cấp thì --fields, --levels."
)

MATCHED: Final = "Khớp"
PARTLY_KNOWN: Final = "– trong đó còn trường chưa rõ"
DIFFERING: Final = "Có trường khác nhau"
HERE_ONLY: Final = "Có ở đây, không có trong bản xuất"
HERE_UNSURE: Final = "Có ở đây, không thấy trong bản xuất (chưa kết luận)"
THERE_ONLY: Final = "Có trong bản xuất, không có ở đây"
UNJUDGED: Final = "Không có ở đây, chưa rõ có thuộc danh mục của tỉnh không"
ENDED: Final = "Bản xuất còn, ở đây không còn hoặc chưa áp dụng"
UNCODED: Final = "Chưa có mã"
UNKNOWN: Final = "Trường chưa rõ"
OUTSIDE: Final = "Ngoài phạm vi"
NOTHING: Final = "Không có."
SAME_NAME: Final = "cùng tên với {codes}"
UNSURE: Final = "chưa kết luận được"
UNKNOWN_TOLD: Final = "Hai bên chưa đủ rõ để so, không tính là khác nhau."
ADVICE: Final = (
    "Chữ gạch chân là chữ bên kia không có. Đối chiếu không sửa gì: cái gì sai thì sửa ở bên sai, "
    "và mỗi thay đổi ở đây cần một quyết định công bố."
)
STAFF: Final = "Dùng trong cơ quan, không đăng lên trang công khai."
MORE: Final = "… còn {count} mục nữa; xem đủ bằng --xlsx, --out hoặc --format json."

SHEETS: Final[Mapping[str, str]] = {
    "summary": "Tổng hợp",
    "differing": "Khác nhau",
    "here_only": "Chỉ có ở đây",
    "there_only": "Chỉ có ở bản xuất",
    "ended": "Hết hoặc chưa áp dụng",
    "uncoded": "Chưa có mã",
    "unknown": "Chưa rõ",
    "matched": "Khớp",
}
"""Names of the sheets of a workbook: at most 31 letters each."""
HEADS: Final[Mapping[str, str]] = {
    "code": "Mã",
    "name": "Tên thủ tục",
    "levels": "Cấp",
    "field_name": "Lĩnh vực",
    "field": "Trường",
    "here": "Ở đây",
    "there": "Bản xuất",
    "why": "Vì sao",
    "file": "Tệp ở đây",
    "line": "Dòng bản xuất",
    "place": "Tệp, dòng",
    "note": "Ghi chú",
    "unknown": "Trường chưa rõ",
    "kind": "Loại",
    "count": "Số lượng",
    "side": "Bên",
}
