"""Words of the rules about what must be done with a decision in time (TT451 to TT455)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import DECISION, WARNING, Words

_TABLE: Final = (
    "# site_data/deadlines.yml\n- viec: csdlqg\n  so: 5\n  don_vi: ngay_lam_viec\n  tu: 2017-09-25\n"
    "# site_data/holidays/2025.yml\n- ngay: 2025-09-02\n  ten: Quốc khánh\n  nguon: Bộ luật Lao động 2019, Điều 112\n"
)
_HOLIDAY: Final = "- ngay: {0}\n  ten: Quốc khánh\n  nguon: Bộ luật Lao động 2019, Điều 112\n"
_PERIODS: Final = (
    "# site_data/deadlines.yml\n- viec: csdlqg\n  so: 10\n  don_vi: ngay_lam_viec\n  tu: 2010-10-14\n{0}"
    "- viec: csdlqg\n  so: 5\n  don_vi: ngay_lam_viec\n  tu: 2017-09-25\n"
)

WORDS: Final[Mapping[str, Words]] = {
    "TT451": Words(
        severity=WARNING,
        title="Làm sau hạn",
        message="{viec} ngày {ngay}, hạn cuối là {han}{du_kien}",
        help="So lại ngày với hồ sơ; ngày đúng thì giữ nguyên: trang và báo cáo ghi là quá hạn.",
        why="NĐ 63/2010/NĐ-CP, Điều 15 và Điều 24: công bố, nhập cơ sở dữ liệu quốc gia đều có hạn; tỷ lệ công bố, "
        "công khai đúng hạn là chỉ số của tỉnh (Đắk Lắk nhắc ở Chỉ thị 012 ngày 26/11/2025).",
        wrong=_TABLE + DECISION + "ngay_nhap_csdlqg: 2025-12-08\n",
        right=_TABLE + DECISION + "ngay_nhap_csdlqg: 2025-12-05\n",
        validator="V20",
    ),
    "TT452": Words(
        severity=WARNING,
        title="Chưa có lịch nghỉ của năm",
        message="chưa có ngày nghỉ năm {nam}, nên hạn tính theo ngày làm việc chỉ là dự kiến",
        help="Thêm tệp {tep} theo thông báo nghỉ của năm đó.",
        why="Hạn tính bằng ngày làm việc: không biết ngày nghỉ thì không kết luận được đúng hay quá hạn. Máy không "
        "đoán ngày âm lịch.",
        wrong=_TABLE.partition("# site_data/holidays")[0] + DECISION + "ngay_nhap_csdlqg: 2025-12-05\n",
        right=_TABLE + DECISION + "ngay_nhap_csdlqg: 2025-12-05\n",
    ),
    "TT453": Words(
        severity=WARNING,
        title="Ngày nghỉ ở tệp của năm khác",
        message="ngày {ngay} không thuộc năm của tệp này ({nam}.yml)",
        help="Chuyển sang tệp của năm đó; dãy ngày vắt qua giao thừa dương lịch thì tách làm hai mục.",
        why="Mỗi năm một tệp, tên tệp là năm: thiếu tệp nào thì biết ngay là chưa có lịch nghỉ của năm ấy.",
        wrong="# site_data/holidays/2025.yml\n" + _HOLIDAY.format("2026-09-02"),
        right="# site_data/holidays/2025.yml\n" + _HOLIDAY.format("2025-09-02"),
    ),
    "TT454": Words(
        severity=WARNING,
        title="Ngày làm trước ngày ký",
        message="ghi ngày {ngay}, trước ngày ký {ngay_ky}",
        help="Sửa lại ngày theo hồ sơ.",
        why="Chưa ký thì chưa nhập, chưa niêm yết được: thường là gõ nhầm ngày hoặc tháng.",
        wrong=_TABLE + DECISION + "ngay_nhap_csdlqg: 2025-11-12\n",
        right=_TABLE + DECISION + "ngay_nhap_csdlqg: 2025-12-01\n",
    ),
    "TT455": Words(
        severity=WARNING,
        title="Hai thời hạn cùng lúc cho một việc",
        message="hạn {viec} này áp dụng cùng lúc với một mục khác; mục ghi sau được dùng",
        help="Ghi “den:” cho mục cũ, là ngày ngay trước “tu” của mục mới.",
        why="Thời hạn đổi theo luật: mỗi ngày ký chỉ có một thời hạn cho một việc.",
        wrong=_PERIODS.format(""),
        right=_PERIODS.format("  den: 2017-09-24\n"),
    ),
}
