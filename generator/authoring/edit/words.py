"""The terms of closed lists become the words officers choose from, and the models' explanations labels and help."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from generator.decode.meanings import ANSWERS
from generator.diagnostics.messages_vi.tokens import COUNTS, LEVELS
from generator.model.scalars import KHONG

_YES_NO: Final = {"true": "Có", "false": "Không"}
_LABELS: Final = {
    "Số, ký hiệu, ví dụ 2031/QĐ-UBND": "Số, ký hiệu",
    "Số, ký hiệu văn bản": "Số, ký hiệu",
    "Số, ký hiệu": "Số, ký hiệu",
    "Hiệu lực": "Hiệu lực của quyết định",
    "SHA-256 của tệp văn bản ký": "Mã băm SHA-256 của tệp văn bản ký",
    "true khi là dữ liệu mẫu": "Đây là dữ liệu mẫu",
    "true khi chưa có phụ lục: không kiểm được số đếm": "Chưa có phụ lục",
    "true khi dòng này là ghi chú, không phải giấy tờ": "Dòng này là ghi chú, không phải giấy tờ",
    "phi hoặc le_phi, chỉ khi văn bản ghi rõ": "Phí hay lệ phí",
    "Việc của tôi, theo life_events.yml": "Thuộc việc nào của người dân",
}
"""Explanations that do not begin with a name that could stand alone."""
_SPEAKS_OF_FILES: Final = re.compile(r"^true khi|\b\w+\.yml\b|chi_ten|le_phi")
"""What helps whoever writes YAML says nothing to whoever fills in a form."""
_LABEL_ENDS: Final = re.compile(r"; | \(|, (?:ví dụ|theo|dạng|như|khi|chỉ|đặt|bỏ|dấu|đúng)\b|: ")
_AS_TYPED: Final = re.compile(r"`([^`]*)`")
_NO: Final = "Không có"
_NOUNS: Final = {
    "muc": "dòng",
    "can_cu": "căn cứ",
    "giay_to": "giấy tờ",
    "trinh_tu": "bước",
    "phi": "mức thu",
    "cu": "thủ tục",
    "moi": "thủ tục",
    "quy_trinh": "quy trình",
    "cach_thuc": "cách nộp",
    "truong_hop": "trường hợp",
    "thoi_han": "thời hạn",
    "ket_qua": "kết quả",
    "rut_danh_muc": "danh mục",
}


def label_of(key: str, said: str) -> str:
    """The name of a field: the beginning of its explanation in the models, or the key where there is none."""
    if said in _LABELS:
        return _LABELS[said]
    return _LABEL_ENDS.split(said, maxsplit=1)[0].replace("`", "") if said else key


def help_of(label: str, said: str) -> str:
    """What the explanation says beyond the label; empty when nothing that helps in a form."""
    rest = _AS_TYPED.sub(r"“\1”", said).removeprefix(label)
    if not rest or label.startswith(rest) or _SPEAKS_OF_FILES.search(rest):
        return ""
    return _capital(rest.lstrip(" ,;:(").removesuffix(")") if "(" in rest else rest.lstrip(" ,;:"))


def noun_of(key: str) -> str:
    """What one row of a list is called."""
    return _NOUNS.get(key, "mục")


def term_words(kind: type[StrEnum]) -> Mapping[str, str]:
    """Each term of a closed list with its words, in the order of the list, without hints for whoever writes YAML."""
    known = ANSWERS.get(kind, {})
    return {member.value: _capital(known.get(member, member.value).partition(";")[0]) for member in kind}


def yes_no_words() -> Mapping[str, str]:
    """The answers of a question that may stay open."""
    return _YES_NO


def count_words() -> Mapping[str, str]:
    """What a printed count can count."""
    return {key: _capital(words) for key, words in COUNTS.items()}


def count_levels() -> Mapping[str, str]:
    """The levels a count of a kind may be broken down to; two levels stand for rows of exactly both."""
    both = "tinh+xa"
    return {key: _capital(words) for key, words in LEVELS.items()} | {both: f"{_capital(LEVELS['tinh'])} và xã"}


def literal_words(value: str) -> str:
    """The words of an answer that is written as it is."""
    return _NO if value == KHONG else value


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


DRAFT_BROKEN: Final = "Không đọc được bản nháp {file} trong .niemyet/drafts/."
NO_AUTHOR: Final = (
    "git chưa biết bạn là ai nên chưa lưu được. Nhờ người quản trị chạy một lần trên máy này, với tên và thư của bạn:"
    ' git config --global user.name "Họ và tên"; git config --global user.email "thu@coquan.gov.vn".'
    " Bản nháp vẫn còn nguyên."
)
BAD_BRANCH: Final = "Tên nhánh “{branch}” không dùng được: chỉ dùng chữ không dấu, số, dấu - và /, không có dấu cách."
BRANCH_TAKEN: Final = "Đã có nhánh “{branch}” và nó không phải của bản nháp này: đặt tên khác."
BRANCH_IN_USE: Final = "Nhánh “{branch}” đang mở trong thư mục làm việc: đặt tên nhánh khác."
NOT_IN_GIT: Final = "Tệp {file} chưa được lưu trong git: nhờ người quản trị lưu (commit) tệp ấy trước."
ALREADY_IN_GIT: Final = "Tệp {file} đã có trong git: mở tệp ấy để sửa, đừng nhập mới."
NOT_COMMITTED: Final = (
    "Tệp {file} trong thư mục khác với bản đã lưu trong git: có người sửa mà chưa lưu (commit)."
    " Lưu thay đổi ấy trước, rồi lưu lại bản nháp này."
)
GIT_FAILED: Final = "git không làm được việc này ({asked})."
NO_FORM: Final = "Không có tệp {file} trong cây, hoặc tệp ấy không sửa được bằng mẫu điền."
NOTHING_CHANGED: Final = "Bản nháp không đổi gì so với tệp đang có: chưa có gì để lưu."
ALREADY_THERE: Final = "Đã có tệp {file}: quyết định hoặc bản ghi này được nhập rồi. Mở tệp ấy để sửa, đừng nhập lại."
STALE: Final = "Tệp {file} vừa được sửa ở nơi khác: mở lại tệp ấy trong một bản nháp mới, rồi chép nội dung sang."
SIGNED_NOT_CHOSEN: Final = "Chưa chọn tệp nào: bấm ô chọn tệp, chọn văn bản đã ký (PDF), rồi bấm Đính kèm."
SIGNED_TOO_BIG: Final = (
    "Tệp nặng {size}, quá {most}: quét lại đen trắng ở 200 đến 300 dpi, hoặc xuất PDF từ phần mềm văn bản,"
    " rồi đính kèm lại."
)
SIGNED_IS_NO_PDF: Final = "Tệp này không phải PDF: chọn đúng tệp PDF của văn bản đã ký."
SIGNED_IS_WORD: Final = (
    "Tệp này là tệp Word, Excel hoặc tệp nén, không phải PDF: lấy bản PDF đã ký từ hệ thống quản lý văn bản,"
    " hoặc quét bản giấy đã ký thành PDF."
)
SIGNED_IS_PICTURE: Final = "Tệp này là ảnh, không phải PDF: quét lại và chọn lưu thành PDF, mọi trang trong một tệp."
SIGNED_IS_CUT: Final = "Tệp PDF này bị cụt (thiếu phần cuối), mở sẽ lỗi: chép hoặc tải lại tệp gốc rồi đính kèm lại."
SIGNED_ALREADY: Final = (
    "Quyết định này đã có văn bản ký {name} trong cây. Mẫu điền không thay tệp đã lưu: nếu tệp ấy sai,"
    " nhờ người quản trị thay cả tệp và mã băm."
)
SIGNED_TAKEN: Final = "Trong cây đã có tệp {file}: bỏ văn bản ký khỏi bản nháp này, hoặc nhờ người quản trị xem tệp ấy."
SIGNED_LOST: Final = "Văn bản ký của bản nháp này không còn trên máy: đính kèm lại tệp PDF, hoặc bỏ tệp ở mẫu điền."
HAS_ERRORS: Final = "Còn lỗi nên chưa lưu được: sửa các lỗi nêu ở trên trước. Bản nháp vẫn còn nguyên."
