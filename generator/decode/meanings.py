"""Kinds of files and answers of closed lists become the words that an editor shows officers as they type."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from generator.model.deadline import DayUnit, Duty, HolidayKind
from generator.model.province import SynonymKind
from generator.model.scalars import (
    Applicant,
    Channel,
    Completeness,
    FeeKind,
    Level,
    OnlineLevel,
    Part,
    PointKind,
    ProcedureKind,
    RowKind,
    Unit,
)

FILES: Final[Mapping[str, tuple[str, str]]] = {
    "version": (
        "Bản nội dung của một thủ tục",
        "Toàn văn thủ tục do một quyết định đặt ra. Quyết định sau đổi nội dung thì lập tệp mới, không sửa tệp cũ.",
    ),
    "plain": (
        "Lời dễ hiểu và liên kết của một thủ tục",
        "Những gì không quyết định nào đặt ra: tên dễ hiểu, tóm tắt, liên kết, tệp mẫu. Sửa được bất cứ lúc nào.",
    ),
    "decision": (
        "Quyết định công bố",
        "Nguồn duy nhất của mọi thay đổi: mỗi dòng nói làm gì với thủ tục nào, ở cấp nào.",
    ),
    "baseline": (
        "Hiện trạng vào một ngày",
        "Các thủ tục đang có hiệu lực vào ngày bắt đầu nhập dữ liệu. Đây không phải quyết định.",
    ),
    "site": ("Thông tin chung của trang", "Tên, địa chỉ trang và nơi tiếp nhận phản ánh, kiến nghị của tỉnh."),
    "agencies": ("Danh sách cơ quan", "Cơ quan, người có thẩm quyền; tệp thủ tục và quyết định dùng mã ở đây."),
    "fields": ("Danh sách lĩnh vực", "Lĩnh vực đúng như in trong danh mục; tệp thủ tục và quyết định dùng mã ở đây."),
    "life_events": ("Việc trong đời sống", "Các việc mà người dân tìm thủ tục theo đó."),
    "posting_points": ("Nơi niêm yết", "Trung tâm, cơ quan tiếp nhận hồ sơ và dán tờ niêm yết."),
    "synonyms": ("Lời người dân khi tìm", "Người dân gõ gì và văn bản gọi việc đó là gì."),
    "deadlines": ("Thời hạn phải thực hiện", "Hạn công bố, hạn nhập cơ sở dữ liệu và niêm yết, theo từng thời kỳ."),
    "holidays": ("Ngày nghỉ trong năm", "Ngày nghỉ lễ, nghỉ bù của một năm, để tính ngày làm việc."),
    "statistics": ("Số liệu một kỳ báo cáo", "Số hồ sơ theo đơn vị và các con số như báo cáo in."),
    "report_forms": ("Biểu mẫu báo cáo", "Mỗi biểu có những cột nào và các con số phải khớp nhau ra sao."),
}
"""Title and description of each kind of file."""

LITERALS: Final[Mapping[str, str]] = {
    "khong": "không có: văn bản nói rõ như vậy (chưa biết thì bỏ hẳn khóa này)",
    "hien_trang": "tệp hiện trạng, không phải quyết định",
    "lich": "kỳ tính theo lịch",
    "ngay_15": "kỳ tính từ ngày 15 tháng trước đến hết ngày 14",
}
"""What answers mean that stand in a type of their own."""
ANSWERS: Final[Mapping[type[Enum], Mapping[str, str]]] = {
    Level: {
        Level.MINISTRY: "cấp bộ",
        Level.PROVINCE: "cấp tỉnh",
        Level.DISTRICT: "cấp huyện, chỉ trước 01/7/2025",
        Level.COMMUNE: "cấp xã",
        Level.OTHER: "cơ quan khác",
        Level.UNKNOWN: "chưa rõ cấp, chỉ dùng khi nhập dữ liệu",
    },
    RowKind: {
        RowKind.NEW: "mới ban hành",
        RowKind.AMEND: "sửa đổi, bổ sung",
        RowKind.REPLACE: "thay thế; ghi thủ tục cũ và mới ở cu, moi",
        RowKind.REPEAL: "bãi bỏ",
        RowKind.REPEAL_PART: "bãi bỏ một phần nội dung; ghi phần nào ở bo_phan",
        RowKind.STANDARDISE: "chuẩn hóa",
        RowKind.RESTORE: "khôi phục",
        RowKind.BORDERLESS: "chỉ đặt dấu không phụ thuộc địa giới hành chính",
    },
    Completeness: {
        Completeness.NAME_ONLY: "chỉ biết tên",
        Completeness.LISTED: "như trong danh mục công bố",
        Completeness.FULL: "đầy đủ các bộ phận",
    },
    OnlineLevel: {
        OnlineLevel.FULL: "trực tuyến toàn trình",
        OnlineLevel.PARTIAL: "trực tuyến một phần; nêu lý do ở ly_do_mot_phan",
        OnlineLevel.INFORMATION: "chỉ cung cấp thông tin trực tuyến",
        OnlineLevel.NONE: "không nộp trực tuyến",
    },
    Channel: {
        Channel.IN_PERSON: "nộp trực tiếp",
        Channel.POST: "qua dịch vụ bưu chính",
        Channel.ONLINE: "nộp trực tuyến",
    },
    Unit: {
        Unit.HOUR: "giờ",
        Unit.DAY: "ngày",
        Unit.WORKING_DAY: "ngày làm việc",
        Unit.MONTH: "tháng",
        Unit.YEAR: "năm",
        Unit.OTHER: "đơn vị khác, xem nguyên văn",
    },
    DayUnit: {
        DayUnit.DAY: "ngày, kể cả ngày nghỉ",
        DayUnit.WORKING_DAY: "ngày làm việc",
    },
    Duty: {
        Duty.PUBLISH: "ký quyết định công bố trước ngày văn bản có hiệu lực",
        Duty.ENTER: "nhập vào cơ sở dữ liệu quốc gia sau ngày ký",
        Duty.POST: "niêm yết sau ngày ký",
    },
    HolidayKind: {
        HolidayKind.OFF: "ngày nghỉ",
        HolidayKind.WORK: "thứ Bảy, Chủ nhật đi làm bù",
    },
    FeeKind: {
        FeeKind.FEE: "phí",
        FeeKind.CHARGE: "lệ phí",
    },
    Applicant: {
        Applicant.CITIZEN: "công dân Việt Nam",
        Applicant.OVERSEAS_VIETNAMESE: "người Việt Nam định cư ở nước ngoài",
        Applicant.FOREIGNER: "người nước ngoài",
        Applicant.OFFICIAL: "cán bộ, công chức, viên chức",
        Applicant.ENTERPRISE: "doanh nghiệp",
        Applicant.FOREIGN_INVESTED: "doanh nghiệp có vốn đầu tư nước ngoài",
        Applicant.ORGANISATION: "tổ chức (không gồm doanh nghiệp, hợp tác xã)",
        Applicant.FOREIGN_ORGANISATION: "tổ chức nước ngoài",
        Applicant.COOPERATIVE: "hợp tác xã",
    },
    ProcedureKind: {
        ProcedureKind.DELEGATED: "được luật giao quy định chi tiết",
        ProcedureKind.NOT_DELEGATED: "không được luật giao quy định chi tiết",
        ProcedureKind.LOCAL: "đặc thù của địa phương",
        ProcedureKind.OTHER: "loại khác",
    },
    Part: {
        Part.NAME: "tên thủ tục",
        Part.STEPS: "trình tự thực hiện",
        Part.CHANNELS: "cách thức thực hiện",
        Part.DOSSIER: "thành phần, số lượng hồ sơ",
        Part.LIMIT: "thời hạn giải quyết",
        Part.APPLICANTS: "đối tượng thực hiện",
        Part.AGENCIES: "cơ quan giải quyết",
        Part.RESULTS: "kết quả thực hiện",
        Part.FORMS: "mẫu đơn, mẫu tờ khai",
        Part.CONDITIONS: "yêu cầu, điều kiện",
        Part.FEES: "phí, lệ phí",
        Part.LEGAL_BASES: "căn cứ pháp lý",
        Part.PLACE: "địa điểm tiếp nhận",
        Part.LEVEL: "cấp giải quyết",
        Part.ONLINE_LEVEL: "mức dịch vụ công trực tuyến",
    },
    PointKind: {
        PointKind.PROVINCE_CENTRE: "Trung tâm Phục vụ hành chính công cấp tỉnh",
        PointKind.COMMUNE_CENTRE: "Trung tâm Phục vụ hành chính công cấp xã",
        PointKind.OFFICE: "cơ quan tự tiếp nhận",
    },
    SynonymKind: {
        SynonymKind.FOLK_NAME: "tên dân gian",
        SynonymKind.ACT: "hành động",
        SynonymKind.SITUATION: "tình huống",
        SynonymKind.ABBREVIATION: "viết tắt",
        SynonymKind.SAME_MEANING: "đồng nghĩa",
    },
}
"""What each answer of a closed list means. By list, because two lists may hold the same answer (`phi`, `co_quan`)."""
