"""Words of the reports of a period: on the site, in Markdown and in Word alike."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.tokens import LEVELS as LEVELS

ROMAN: Final = ("", "I", "II", "III", "IV")
PERIODS: Final[Mapping[str, str]] = {
    "thang": "tháng {number}/{year}",
    "quy": "quý {roman}/{year}",
    "nam": "năm {year}",
}
HALVES: Final = ("", "6 tháng đầu năm {year}", "6 tháng cuối năm {year}")
DAYS: Final = "từ ngày {first} đến hết ngày {last}"
DAYS_AS_REPORTED: Final = "theo mốc của báo cáo"
RUNNING: Final = "Kỳ này chưa hết: số liệu tính đến những gì đã có."

ROW_KINDS: Final[Mapping[str, str]] = {
    "moi": "Mới ban hành",
    "sua_doi": "Sửa đổi, bổ sung",
    "thay_the": "Thay thế",
    "bai_bo": "Bãi bỏ",
    "bai_bo_noi_dung": "Bãi bỏ nội dung",
    "chuan_hoa": "Chuẩn hóa",
    "khoi_phuc": "Khôi phục",
    "phi_dia_gioi": "Phi địa giới",
}
COMES: Final[Mapping[str, str]] = {
    "hien_trang": "Nhập hiện trạng",
    "moi": "Mới ban hành",
    "chuan_hoa": "Chuẩn hóa",
    "thay_the_moi": "Thay cho thủ tục cũ",
    "khoi_phuc": "Khôi phục",
    "het_tam_ngung": "Hết tạm ngừng",
    "sua_doi": "Sửa đổi khi tạm ngừng",
    "bai_bo_noi_dung": "Sửa đổi khi tạm ngừng",
    "doi_linh_vuc": "Từ lĩnh vực khác",
}
GOES: Final[Mapping[str, str]] = {
    "bai_bo": "Bãi bỏ",
    "thay_the_cu": "Được thay thế",
    "tam_ngung": "Tạm ngừng",
    "het_thoi_han": "Hết thời hạn",
    "doi_linh_vuc": "Sang lĩnh vực khác",
}

DUTIES: Final[Mapping[str, str]] = {
    "cong_bo": "Công bố",
    "csdlqg": "Nhập cơ sở dữ liệu quốc gia",
    "niem_yet": "Niêm yết",
}
TIMINGS: Final[Mapping[str, str]] = {"dung_han": "Đúng hạn", "qua_han": "Quá hạn", "chua_ro": "Chưa rõ"}
DUTY: Final = "Việc"
DUTIES_TABLE: Final = "Công bố, nhập dữ liệu, niêm yết đúng hạn"
DUTIES_RULE: Final = (
    "Đếm quyết định ký trong kỳ, theo thời hạn mà pháp luật định; chưa rõ là chưa ghi ngày cần để tính, hoặc năm ấy "
    "chưa có lịch nghỉ. Tỷ lệ chỉ tính trên quyết định đã rõ."
)

TITLE: Final = "Báo cáo tình hình công bố, giải quyết thủ tục hành chính {name}"
COUNTED: Final = (
    "{decisions} quyết định công bố danh mục thủ tục hành chính: {new} thủ tục mới ban hành, {amended} được sửa đổi, "
    "bổ sung, {replaced} được thay thế, {repealed} bị bãi bỏ."
)
STANDING: Final = (
    "Cuối kỳ có {closing} thủ tục đang áp dụng (mỗi mã ở mỗi cấp đếm một), đầu kỳ {opening}, thêm {entered}, "
    "bớt {left}."
)
NO_DECISIONS_KNOWN: Final = "Chưa có dữ liệu về quyết định công bố của kỳ này: chưa đếm được."
OTHER_DECISIONS: Final = "Ngoài ra có {count} quyết định không công bố danh mục, như chỉ phê duyệt quy trình nội bộ."
OTHERS: Final = "Quyết định không công bố danh mục"
FEEDBACK: Final = "Tiếp nhận {count} phản ánh, kiến nghị."
DOSSIERS: Final = "Hồ sơ{unit}: {figures}."
DUTY_RATE: Final = "{name} đúng hạn: {rate} % ({part} trên {whole} quyết định đã rõ)."
RATIO: Final = "{name}: {rate} % ({part} trên {whole})."
AS_REPORTED: Final = "Theo báo cáo"
FROM_TREE: Final = "Đếm từ các quyết định đã nhập"
NOT_AT_HAND: Final = "các quyết định của kỳ chưa có đủ trong dữ liệu nên chưa đối chiếu được"
TABLES_COUNT: Final = "Các bảng dưới đây chỉ đếm {count} quyết định đã nhập."
COMPARED_NAMES: Final[Mapping[str, str]] = {
    "quyet_dinh": "Quyết định công bố",
    "moi": "Thủ tục mới ban hành",
    "sua_doi": "Thủ tục được sửa đổi, bổ sung",
    "thay_the": "Thủ tục được thay thế",
    "bai_bo": "Thủ tục bị bãi bỏ",
}
COMPARED: Final[Mapping[bool | None, str]] = {
    True: "{name}: báo cáo ghi {printed}, đếm từ quyết định đã nhập cũng được {counted}",
    False: "{name}: báo cáo ghi {printed}, nhưng đếm từ quyết định đã nhập được {counted}",
    None: "{name}: báo cáo ghi {printed}, mới đếm được {counted} vì chưa nhập đủ quyết định của kỳ",
}
CHECK_DECISIONS: Final = (
    "Số báo cáo ghi về quyết định công bố khác số đếm được: xem lại quyết định đã nhập và báo cáo, bên nào sai thì sửa."
)
NOT_ENTERED: Final = "Dữ liệu chưa có đủ quyết định của kỳ này: số đếm được có thể còn thiếu."
WHOLE: Final = "Toàn tỉnh"
TOTAL: Final = "Tổng cộng"
NO_FIELD: Final = "Chưa rõ lĩnh vực"
UNKNOWN: Final = "chưa rõ"
MERGED: Final = "{name} (gồm cả {others})"

ROWS: Final = "Dòng"
KIND: Final = "Loại"
LEVEL: Final = "Cấp"
FIELD: Final = "Lĩnh vực"
UNIT: Final = "Đơn vị, lĩnh vực"
OPENING: Final = "Đầu kỳ"
CLOSING: Final = "Cuối kỳ"
COMING: Final = "+ {name}"
GOING: Final = "− {name}"
DECISIONS_TABLE: Final = "Dòng trong các quyết định ký trong kỳ"
DECISIONS_RULE: Final = (
    "Đếm dòng của các quyết định ký trong kỳ, không đếm ngày có hiệu lực; dòng nêu hai mã vẫn là một. Dòng ở hai cấp "
    "được đếm ở cả hai cấp, nên cộng các cấp có thể hơn số dòng."
)
FIELDS_TABLE: Final = "Dòng trong các quyết định ký trong kỳ, theo lĩnh vực"
FIELDS_RULE: Final = "Đếm dòng như trên; lĩnh vực lấy ở dòng, dòng không ghi thì lấy của thủ tục."
LEVELS_TABLE: Final = "Thủ tục đang áp dụng đầu kỳ, cuối kỳ"
LEVELS_RULE: Final = (
    "Đếm mỗi mã ở mỗi cấp là một, theo ngày có hiệu lực: đầu kỳ + thêm − bớt = cuối kỳ. Thủ tục tạm ngừng không tính."
)
STANDING_TABLE: Final = "Thủ tục đang áp dụng đầu kỳ, cuối kỳ, theo lĩnh vực"
OPENS_WITH_DATA: Final = "Đầu kỳ là hết ngày {day}, ngày dữ liệu bắt đầu."
OPENS: Final = "Đầu kỳ là hết ngày {day}."
FORM: Final = "Biểu {symbol}"
NO_FIGURE: Final = "…"
"""A figure that the report does not give: it is not known, and no nought."""

DISAGREES: Final = "Số liệu chưa khớp"
CONFIRMED: Final = "Số liệu không khớp, {who} xác nhận giữ như báo cáo ngày {day}: {reason}"
HOLDS: Final = "{parts} = {total}"
BROKEN: Final = "{parts} = {added}, nhưng báo cáo ghi {total}"
HOLDS_TOTAL: Final = "{head}: cộng {count} dòng được {added}, đúng dòng tổng"
BROKEN_TOTAL: Final = "{head}: cộng {count} dòng được {added}, nhưng dòng tổng ghi {total}"
HOLDS_CARRIED: Final = "{total} đúng bằng số kỳ trước ({period}) để lại"
BROKEN_CARRIED: Final = "{total}, nhưng kỳ trước ({period}) để lại {added}"
UNCHECKED: Final = "{head}: chưa kiểm được, thiếu {missing}"
UNCHECKED_CARRIED: Final = "{head}: chưa kiểm được với kỳ trước ({period}): kỳ ấy theo biểu khác hoặc thiếu số"
UNCHECKED_BEFORE: Final = "{head}: chưa kiểm được với kỳ trước: chưa có số liệu kỳ ấy, hoặc kỳ ấy không có dòng này"
OF_ROW: Final = "{name}: {words}"
PROPOSED: Final = (
    "Chỉ đổi một con số là khớp hết: {cell} từ {printed} thành {proposed}. Đây là gợi ý; số liệu giữ nguyên như "
    "báo cáo cho đến khi cán bộ tra lại."
)
NO_PROPOSAL: Final = "Không có một con số nào đổi đi mà khớp hết một cách chắc chắn: cần tra lại cả báo cáo."
OF_PERIOD: Final = "{cell} của kỳ {period}"

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
AUTHORITY: Final = "ỦY BAN NHÂN DÂN\n{province}"
NUMBER: Final = "Số:       /BC-UBND"
PLACE: Final = "{place}, ngày     tháng     năm {year}"
KIND_OF_PAPER: Final = "BÁO CÁO"
ABOUT: Final = "Tình hình công bố, giải quyết thủ tục hành chính {name}"
RECEIVERS: Final = "Nơi nhận:"
RECEIVER_LINES: Final = ("- …;", "- Lưu: VT, …")
SIGNATURE: Final = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Chữ ký, dấu)", "Họ và tên")
PART_DECISIONS: Final = "I. Công bố thủ tục hành chính"
PART_DOSSIERS: Final = "II. Giải quyết hồ sơ"
PART_CHECKS: Final = "III. Kiểm tra số liệu"
PART_CHECKS_ALONE: Final = "II. Kiểm tra số liệu"
DISAGREES_IN_PAPER: Final = "Số liệu chưa khớp, cần tra lại trước khi trình ký (xem phiếu kiểm tra ở cuối)."
CHECK_SHEET: Final = "PHIẾU KIỂM TRA SỐ LIỆU"
CHECK_SHEET_NOTE: Final = "(Dành cho người soạn; bỏ trang này khi phát hành)"
SOURCE: Final = "Nguồn: {source}"
SAMPLE: Final = "Dữ liệu mẫu, không phải số liệu của tỉnh."
SAMPLE_DECISIONS: Final = "Trong số đếm được có {count} quyết định với {rows} dòng là dữ liệu mẫu, không phải của tỉnh."
DEMONSTRATION: Final = "Bản trình diễn, không phải báo cáo của UBND tỉnh."
NOTHING: Final = "Kỳ này chưa có quyết định nào trong dữ liệu."
SITE_PREFIX: Final = "Thủ tục hành chính "
PROVINCE_PREFIXES: Final = ("tỉnh ", "thành phố ")
NO_PLACE: Final = "…"
CHECK_LIST: Final[Mapping[str, str]] = {
    "broken": "Chỗ không khớp",
    "holding": "Chỗ khớp",
    "unchecked": "Chỗ chưa kiểm được",
}
