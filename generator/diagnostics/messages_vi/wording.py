"""Words of the rules about wording (TT5xx)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import DECISION, RECORD, WARNING, Words

_CFS = (
    "muc:\n  - loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n    linh_vuc: bao-chi-xuat-ban\n"
    "    ten: Thủ tục cấp giấy chứng nhận lưu hành tự do\n"
)

WORDS: Final[Mapping[str, Words]] = {
    "TT501": Words(
        severity=WARNING,
        title="Một mã, hai tên",
        message="{ma} ở đây tên là “{ten}”, ở {tep} là “{ten_truoc}”",
        help="So với bản in: nhập sai thì sửa; văn bản in khác nhau thì giữ nguyên và báo cơ quan soạn thảo.",
        why="2022/QĐ-UBND: danh mục ghi “Cấp lại giấy phép…”, quy trình của cùng mã 2.000027 ghi “Cấp lại, sửa đổi, bổ "
        "sung Giấy phép…”. Chữ hoa, dấu cách, vị trí dấu (hoà/hòa), chữ “Thủ tục” ở đầu không tính là khác.",
        wrong=DECISION + "quy_trinh:\n  - ma: 1.014464\n    ten: Cấp giấy chứng nhận lưu hành\n" + _CFS,
        right=DECISION + "quy_trinh:\n  - ma: 1.014464\n    ten: Cấp Giấy chứng nhận lưu hành tự do.\n" + _CFS,
        validator="V05",
    ),
    "TT502": Words(
        severity=WARNING,
        title="Dấu cách giữa một chữ",
        message="có dấu cách lọt vào giữa một chữ: “{cho}”",
        help="Xóa dấu cách thừa.",
        why="Chữ chép từ PDF hay bị cắt: Hải Phòng, 3501/QĐ-UBND, “Cấp gi ấy … phơi nhi ễm”: tìm không ra.",
        wrong=RECORD + "mo_ta: Cấp gi ấy chứng nhận bị phơi nhi ễm\n",
        right=RECORD + "mo_ta: Cấp giấy chứng nhận bị phơi nhiễm\n",
        validator="V18",
    ),
    "TT503": Words(
        severity=WARNING,
        title="Dấu cách trong ký hiệu văn bản",
        message="có dấu cách lọt vào ký hiệu văn bản: “{cho}”",
        help="Viết liền, ví dụ 136/2025/NĐ-CP.",
        why="1949/QĐ-UBND ngắt dòng thành “136/2025/NĐ- CP”: ký hiệu như vậy không tra được.",
        wrong=RECORD + "mo_ta: Theo Nghị định số 136/2025/NĐ- CP\n",
        right=RECORD + "mo_ta: Theo Nghị định số 136/2025/NĐ-CP\n",
        validator="V18",
    ),
    "TT504": Words(
        severity=WARNING,
        title="Hai dấu cách liền nhau",
        message="có hai dấu cách liền nhau: “{cho}”",
        help="Xóa bớt một dấu cách.",
        why="Dấu vết của chép từ PDF hay bảng tính; so tên sẽ thấy khác nhau.",
        wrong=RECORD + "mo_ta: Trả  lại giấy phép\n",
        right=RECORD + "mo_ta: Trả lại giấy phép\n",
        validator="V18",
    ),
    "TT505": Words(
        severity=WARNING,
        title="Thời hạn trông như ngày tháng",
        message="“{gia_tri}” là ngày tháng, không phải thời hạn",
        help="Ghi lại thời hạn như văn bản in; ngày của văn bản ghi ở can_cu.",
        why="Hải Phòng, 1.014116: công cụ đọc “ngày 29 tháng 7 năm 2026” thành thời hạn 29 tháng.",
        wrong=RECORD + "thoi_han:\n  - theo_quy_dinh:\n      so: 29\n      don_vi: thang\n"
        "    nguyen_van: ngày 29 tháng 7 năm 2026\n",
        right=RECORD + "thoi_han:\n  - theo_quy_dinh:\n      so: 8\n      don_vi: ngay_lam_viec\n"
        "    nguyen_van: 08 ngày làm việc, theo Nghị định ngày 29 tháng 7 năm 2026\n",
        validator="V22",
    ),
    "TT506": Words(
        severity=WARNING,
        title="Thời hạn trên 12 tháng",
        message="thời hạn {so} tháng dài bất thường",
        help="So với bản in: có thể ngày trong văn bản bị đọc thành thời hạn.",
        why="Hải Phòng, 1.014116: công cụ đọc “ngày 29 tháng 7 năm 2026” thành thời hạn 29 tháng.",
        wrong=RECORD + "thoi_han:\n  - theo_quy_dinh:\n      so: 29\n      don_vi: thang\n",
        right=RECORD + "thoi_han:\n  - theo_quy_dinh:\n      so: 8\n      don_vi: ngay_lam_viec\n",
        validator="V22",
    ),
    "TT507": Words(
        severity=WARNING,
        title="Lời dân nói ghi hai lần",
        message="“{loi}” đã có ở một mục trên",
        help="Gộp cách gọi chính thức (la) vào mục trên rồi xóa lời này.",
        why="Một lời ở một chỗ thì người rà soát thấy hết các cách hiểu của nó.",
        wrong="# site_data/synonyms.yml\n- noi:\n    - sổ đỏ\n  la:\n    - giấy chứng nhận quyền sử dụng đất\n"
        "- noi:\n    - Sổ đỏ\n  la:\n    - đăng ký đất đai\n",
        right="# site_data/synonyms.yml\n- noi:\n    - sổ đỏ\n  la:\n    - giấy chứng nhận quyền sử dụng đất\n"
        "    - đăng ký đất đai\n",
    ),    "TT508": Words(
        severity=WARNING,
        title="Ký hiệu văn bản mất dấu",
        message="“{so}” thiếu dấu ở ký hiệu",
        help="Viết đủ dấu: NĐ, QĐ, HĐND. Văn bản in đúng như vậy thì giữ nguyên.",
        why="Bàn phím không có tiếng Việt biến NĐ-CP thành ND-CP; chữ Ð của bảng mã cũ nhìn giống Đ mà máy không coi "
        "là một. Ký hiệu như vậy tra không ra văn bản. Bản xuất quốc gia có cả hai lối viết.",
        wrong=RECORD + "can_cu:\n  - so: 136/2025/ND-CP\n",
        right=RECORD + "can_cu:\n  - so: 136/2025/NĐ-CP\n",
        validator="V18",
    ),
}
