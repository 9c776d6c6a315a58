"""The title over a group of papers says whether they are those of a case, or what everybody brings."""

import re
from collections.abc import Sequence
from typing import Final

_NUMBERED: Final = r"(?:\w{1,3}[.)/]\s*)?"
_IN_SOME_CASE: Final = r"(?<!mọi )\bt?rường hợp\b|\bđối với\b|\bnếu\b|\bkhi (?!nộp|đến|làm thủ tục)"
_PARTS_OF_ONE: Final = (
    r"(?:(?:các )?(?:loại )?giấy tờ (?:phải |cần )?(?:nộp|xuất trình|gửi|chung)|xuất trình|hồ sơ chung"
    r"|hồ sơ của người (?:được )?nhận)\b"
)
_HEADINGS: Final = (
    r"mọi trường hợp|(?:các )?(?:thành phần|số lượng|thành phần, số lượng) hồ sơ(?:,? (?:bao )?gồm(?: có)?)?"
    r"|(?:hồ sơ )?(?:bao )?gồm(?: có)?|hồ sơ năng lực|mẫu đơn, tờ khai|(?:các )?(?:tài liệu|giấy tờ)"
)
# A paper of which the table lists the contents or the parts, and remarks that the portal prints as a title.
_PAPER: Final = (
    r"đơn (?:đề nghị|đăng ký|yêu cầu|xin)|tờ (?:khai|trình)|bản (?:khai|kê|sao|cáo bạch|thuyết minh|cam kết)|báo cáo"
    r"|quyết định (?:của|phê duyệt|về)|phương án|một (?:trong|bản)|(?:nội dung của )?(?:các )?(?:giấy tờ|tài liệu)"
    r"|nhóm \d+,? gồm (?:các )?(?:văn bản|giấy tờ|tài liệu)"
    r"|hồ sơ gửi 1 lần|quy định về miễn|ngoài ra|thời hạn (?:cung cấp|nộp|gửi)|(?:số )?lượng hồ sơ"
)
# Who has what to prove depends on who he is: `Giấy tờ chứng minh là người khuyết tật`.
_OF_SOME: Final = r"\bchứng minh (?:là|người)\b|\bchứng minh\b.*\bđược miễn\b|giấy tờ hợp pháp khác|\btùy từng\b"
_FOR_ALL: Final = re.compile(
    rf"[\W_]*(?:(?:\d+\.)*{_NUMBERED}(?:(?:{_PARTS_OF_ONE}|(?:{_PAPER})\b)(?!.*(?:{_IN_SOME_CASE}|{_OF_SOME}))|lưu ý\b)"
    rf"|(?:{_NUMBERED}(?:{_HEADINGS})|\d+)?[\W_]*$)",
    re.IGNORECASE | re.DOTALL,
)
"""Titles that name no case: how papers are handed in, whose of two they are, one of the papers by its own name, a
remark, a number or nothing at all. `Giấy tờ phải nộp đối với tàu biển` is a case all the same."""

# What is asked for and who asks: `Hồ sơ cấp lại …`, `Nhập cảnh`, `Cá nhân`. What one agency sends to another is none.
_BETWEEN_AGENCIES: Final = (
    r"(?:sở|[uủ][yỷ] ban|ubnd|chủ tịch|cơ quan|nhà đầu tư|tổ chức, cá nhân)\b.*\b(?:trình|gửi|nộp|lấy ý kiến)\b"
    r"|.*\bchuyển (?:đến )?(?:sở|bảo hiểm|cơ quan)\b"
)
_ASKED_FOR: Final = (
    r"(?:thành phần |thành phần, số lượng )?(?:hồ sơ|tài liệu) (?!khác|gồm|bao gồm|là\b|có\b)\w+"
    r"|thủ tục|(?:về |đề nghị )?(?:cấp|gia hạn|công nhận|chấp thuận)|đăng ký|thay đổi|công bố|khai|hoàn|[hH][uủ][yỷ]"
    r"|giải thể|sửa đổi|dừng|duy trì|phục hồi|chủ động|thông báo|tách|xác nhận|điều chỉnh|nhập cảnh|xuất cảnh|quá cảnh"
    r"|nộp|từ tháng|hình thức|tàu|kho|cửa hàng|địa điểm|cá nhân|tổ chức|doanh nghiệp|hộ|người|nlđ|công dân|hãng"
    r"|đăng kiểm viên|đơn vị|đại lý|phòng|cơ sở|thành phần hồ sơ:"
)
_NAMES_A_CASE: Final = re.compile(
    rf"(?=.*(?:{_IN_SOME_CASE}|{_OF_SOME}|\b[uủ][yỷ] quyền\b))"
    rf"|[\W_]*(?:\w{{1,3}}(?:\.\d+)*[.)/]?\s+)?(?!hồ sơ {_BETWEEN_AGENCIES})(?:{_ASKED_FOR})(?!\w)",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE: Final = re.compile(r"[\W_\d]*thành phần(?:, số lượng)? hồ sơ \w", re.IGNORECASE)
_SPECIAL: Final = re.compile(_IN_SOME_CASE, re.IGNORECASE)


def is_for_all(title: str) -> bool:
    """Whether everybody brings what stands under this title."""
    return _FOR_ALL.match(title) is not None


def unclear(titles: Sequence[str]) -> list[str]:
    """Titles of one dossier that may stand over papers of everybody, of one case, or of nobody who hands it in.

    One group is no choice. What a table calls `Thành phần hồ sơ …` beside special cases only may belong to all of them.
    """
    named = [title for title in titles if title]
    whole = [title for title in named if _WHOLE.match(title) and not _SPECIAL.search(title)]
    cases = [title for title in named if not is_for_all(title)]
    beside = len(whole) == 1 and len(cases) > 2 and all(_SPECIAL.search(it) for it in cases if it not in whole)
    if len(named) < 2 and "" not in titles:
        return []
    return [title for title in cases if not names_a_case(title) or (beside and title in whole)]


def names_a_case(title: str) -> bool:
    """Whether the title says for whom or for what its papers are. Of one that does neither nobody can be sure."""
    return not is_for_all(title) and _NAMES_A_CASE.match(title) is not None
