"""Words of the open data: what its files, tables and keys are called."""

from collections.abc import Mapping
from typing import Final

LICENCE: Final = (
    "Dữ liệu mở theo Nghị định 47/2020/NĐ-CP, Điều 17 và 18: dùng miễn phí, không phải xin phép, ghi rõ nguồn"
)
PACKAGE: Final = "Dữ liệu mở: {site}"
PACKAGE_ABOUT: Final = (
    "Mỗi tệp là một bảng, mã hóa UTF-8 có BOM, phân cách bằng dấu phẩy. Bảng thủ tục và các bảng về nội dung chỉ có "
    "thủ tục đang áp dụng. Ô chữ bắt đầu bằng = + - @ ' hay tab được thêm một dấu ' ở đầu để phần mềm bảng tính không "
    "hiểu là công thức; bỏ dấu ' đầu ấy đi thì được chữ gốc. Ô trống là chưa biết; “khong” là văn bản nói rõ không có."
)
CATALOGUE: Final = "Mọi thủ tục hành chính đang áp dụng, theo CPSV-AP."
KEYWORD: Final = "thủ tục hành chính"
DECISION: Final = "Quyết định {number}"
DEMONSTRATION: Final = "Bản trình diễn, không phải dữ liệu của UBND tỉnh."

TABLES: Final[Mapping[str, tuple[str, str]]] = {
    "thu_tuc": ("Thủ tục đang áp dụng", "Mỗi dòng là một nội dung của một thủ tục ở những cấp có chung nội dung ấy."),
    "thoi_han": ("Thời hạn giải quyết", "Mỗi dòng là một thời hạn, chung hay riêng của một kênh nộp."),
    "cach_thuc": ("Cách thức thực hiện", "Mỗi dòng là một kênh nộp hồ sơ."),
    "giay_to": ("Giấy tờ phải nộp", "Mỗi dòng là một giấy tờ của hồ sơ."),
    "phi": ("Phí, lệ phí", "Mỗi dòng là một mức thu."),
    "buoc": ("Trình tự thực hiện", "Mỗi dòng là một bước."),
    "can_cu": ("Căn cứ pháp lý", "Mỗi dòng là một văn bản mà thủ tục dựa vào."),
    "quyet_dinh": ("Quyết định công bố", "Mỗi dòng là một quyết định đã nhập."),
    "thay_doi": ("Những gì đã thay đổi", "Mỗi dòng là một việc đã xảy ra với một thủ tục, mới nhất đứng đầu."),
    "diem_niem_yet": ("Nơi nhận hồ sơ, niêm yết", "Mỗi dòng là một nơi."),
}
"""Title and description of each table."""

COLUMNS: Final[Mapping[str, str]] = {
    "id": "Khóa của dòng: mã và các cấp",
    "ma": "Mã",
    "cap": "Cấp giải quyết, cách nhau bằng dấu +",
    "ten": "Tên",
    "ten_chinh_thuc": "Tên chính thức, như văn bản công bố",
    "ma_linh_vuc": "Mã lĩnh vực",
    "linh_vuc": "Lĩnh vực",
    "giai_quyet": "Cơ quan giải quyết, cách nhau bằng dấu chấm phẩy",
    "tham_quyen": "Cơ quan có thẩm quyền",
    "phoi_hop": "Cơ quan phối hợp",
    "uy_quyen": "Cơ quan được ủy quyền",
    "noi_tiep_nhan": "Loại nơi tiếp nhận hồ sơ",
    "doi_tuong": "Đối tượng thực hiện",
    "muc_dvc": "Mức dịch vụ công trực tuyến",
    "phi_dia_gioi": "Thực hiện không phụ thuộc địa giới hành chính",
    "muc_day_du": "Mức đầy đủ của nội dung đã nhập",
    "dieu_kien": "Yêu cầu, điều kiện",
    "ket_qua": "Kết quả, cách nhau bằng dấu chấm phẩy",
    "phi_nguyen_van": "Phí, lệ phí như văn bản in",
    "tu": "Từ ngày",
    "den": "Đến hết ngày",
    "quyet_dinh": "Khóa của quyết định",
    "trang": "Địa chỉ trang",
    "du_lieu_mau": "Là dữ liệu mẫu",
    "thu_tuc": "Khóa của dòng trong bảng thu_tuc",
    "stt": "Số thứ tự trong thủ tục, từ 1",
    "kenh": "Kênh nộp, cách nhau bằng dấu +; trống là mọi kênh",
    "truong_hop": "Trường hợp áp dụng; trống là mọi trường hợp",
    "so": "Con số",
    "so_hieu": "Số, ký hiệu",
    "don_vi": "Đơn vị, không bao giờ quy đổi",
    "theo_quy_dinh": "Thời hạn theo quy định khi đã cắt giảm",
    "don_vi_quy_dinh": "Đơn vị của thời hạn theo quy định",
    "moc": "Mốc tính",
    "nguyen_van": "Nguyên văn",
    "mo_ta": "Mô tả",
    "ban_chinh": "Số bản chính",
    "ban_sao": "Số bản sao",
    "mau": "Số hiệu mẫu đơn",
    "la_ghi_chu": "Là ghi chú, không phải giấy tờ",
    "nhom": "Nhóm giấy tờ mà ai cũng cần, như văn bản đặt tên; không phải trường hợp",
    "loai": "Loại",
    "so_tien": "Số tiền",
    "ti_le": "Tỉ lệ so với mức nộp trực tiếp",
    "can_cu": "Văn bản quy định",
    "mien_giam": "Miễn, giảm",
    "noi_dung": "Nội dung",
    "dieu_khoan": "Điều, khoản, điểm",
    "ngay": "Ngày",
    "co_quan": "Cơ quan ban hành",
    "het_hieu_luc": "Ngày hết hiệu lực",
    "ngay_ky": "Ngày ký",
    "trich_yeu": "Trích yếu",
    "so_dong": "Số dòng danh mục",
    "tep_sha256": "SHA-256 của văn bản đã ký",
    "viec": "Việc đã xảy ra",
    "trang_thai": "Trạng thái từ ngày ấy",
    "bo_phan": "Phần được sửa, cách nhau bằng dấu +",
    "lien_quan": "Mã bên kia của việc thay thế, cách nhau bằng dấu +",
    "so_thu_tuc": "Số thủ tục nhận tại đây",
}
"""What each column of the tables holds."""

SCHEMA_TITLES: Final[Mapping[str, str]] = {
    "index": "Mục lục thủ tục đang áp dụng",
    "tt": "Một thủ tục",
    "quyet-dinh": "Một quyết định công bố",
    "danh-sach-quyet-dinh": "Các quyết định công bố",
    "thay-doi": "Những gì đã và sẽ thay đổi",
    "tai-ngay": "Danh mục tại một ngày",
    "cac-ngay": "Các ngày có danh mục",
    "to-niem-yet": "Tình trạng một tờ niêm yết",
}

RECORD_TITLES: Final[Mapping[str, str]] = {
    "Version": "Nội dung một thủ tục",
    "Agencies": "Các cơ quan",
    "TimeLimit": "Thời hạn",
    "Quantity": "Con số và đơn vị",
    "ReductionNote": "Ghi chú cắt giảm",
    "Fee": "Mức thu",
    "ChannelRow": "Cách nộp",
    "Dossier": "Hồ sơ",
    "PaperCase": "Giấy tờ của một trường hợp",
    "Paper": "Giấy tờ",
    "Step": "Bước",
    "Result": "Kết quả",
    "LegalBasis": "Căn cứ pháp lý",
    "Doubt": "Điều cần kiểm tra lại",
    "Correction": "Đính chính",
    "Level": "Cấp giải quyết",
    "State": "Trạng thái",
    "Completeness": "Mức đầy đủ",
    "OnlineLevel": "Mức dịch vụ công trực tuyến",
    "PointKind": "Loại nơi tiếp nhận",
    "Channel": "Kênh nộp",
    "Unit": "Đơn vị thời hạn",
    "FeeKind": "Phí hay lệ phí",
    "Applicant": "Đối tượng thực hiện",
    "ProcedureKind": "Loại thủ tục",
    "RowKind": "Loại dòng",
    "NoticeKind": "Loại tờ",
    "Standing": "Tình trạng của tờ",
}
"""Titles in the schemas of what the records themselves are made of."""

FEED: Final = "Thay đổi thủ tục hành chính"
FEED_OF: Final = "Thay đổi thủ tục hành chính: {name}"
FEED_LEVELS: Final = "{levels}."
FEED_BY: Final = "Theo Quyết định {number}."
FEED_OTHERS: Final[Mapping[str, str]] = {"thay_the_moi": "Thay cho {codes}.", "thay_the_cu": "Thay bằng {codes}."}
ACTIONS: Final[Mapping[str, str]] = {
    "moi": "Mới",
    "chuan_hoa": "Chuẩn hóa",
    "thay_the_moi": "Mới, thay thế",
    "khoi_phuc": "Khôi phục",
    "sua_doi": "Sửa đổi, bổ sung",
    "bai_bo_noi_dung": "Bãi bỏ một phần nội dung",
    "bai_bo": "Bãi bỏ",
    "thay_the_cu": "Được thay thế",
    "phi_dia_gioi": "Không phụ thuộc địa giới",
    "phu_thuoc_dia_gioi": "Nay phụ thuộc địa giới",
    "het_thoi_han": "Hết thời hạn",
}

CALENDAR: Final = "Lịch hiệu lực: {site}"
EFFECT: Final = "Quyết định {number} có hiệu lực"
EFFECT_ENDS: Final = "Hết thời hạn áp dụng theo Quyết định {number}"
EFFECT_MORE: Final = "và {count} thủ tục khác"

NO_AUTHORITY: Final = "Chưa rõ cơ quan có thẩm quyền"
STEPS: Final = "Trình tự thực hiện: {name}"
CODE_NAME: Final = "Mã thủ tục hành chính"
STATUS: Final = "Đang áp dụng"
CURRENCY: Final = "đồng"
LANGUAGE: Final = "Tiếng Việt"
CHANNELS: Final[Mapping[str, str]] = {"truc_tiep": "Trực tiếp", "buu_chinh": "Bưu chính", "truc_tuyen": "Trực tuyến"}

COPY: Final = "Bản sao ngoại tuyến, tính đến ngày {day}."
COPY_ADVICE: Final = "Quyết định có sau ngày đó chưa có ở đây; hãy hỏi nơi tiếp nhận trước khi nộp."
