"""A cell of agencies becomes their names: commas part agencies, and stand inside names, too."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from generator.authoring.texts import line

# The words with which the name of an agency begins; those that begin other things, too, with the word behind them.
_BEGINS: Final = re.compile(
    r"(?:Bộ|Sở|Cục|Chi cục|Tổng cục|Vụ|Văn phòng|[UỦ][yỷ] ban|UBND|HĐND|Hội đồng|Chủ tịch|Phó Chủ tịch|Thủ tướng"
    r"|Chính phủ|Công an|Phòng (?!chống|cháy|ngừa)\w+|Ban|Cơ quan|Cảng vụ|Ngân hàng|Bảo hiểm|BHXH|T[oò][àa] án|Viện"
    r"|Trung tâm|Trường|Đại học|Học viện|Thuế|Kho bạc|Hải quan|Thanh tra|Tổ chức|Công đoàn|Liên đoàn|Thi hành án"
    r"|Tổng công ty|Tập đoàn|Công ty|Doanh nghiệp|Biên phòng|Đồn|Đại sứ|Đại diện|Lãnh sự|Chi nhánh|Khu quản lý|Hạt"
    r"|Quỹ|Bệnh viện|Trạm|Giám đốc|Bưu điện|Nhà (?:xuất bản|hát|văn hóa)|Hội|Mặt trận|Tỉnh ủy"
    r"|Đoàn (?:thanh niên|luật sư|đại biểu)|Trưởng|Người (?:đứng đầu|đại diện)|Tư lệnh|Đội|Quân khu"
    r"|Cấp (?:tiểu|trung|sư|quân) đoàn|Các (?:cơ quan|đơn vị|tổ chức)|Đơn vị|Cơ sở|Đài|Kiểm toán|Thư viện"
    r"|Bảo tàng|Quân chủng|Binh chủng|Lực lượng)\b",
    re.IGNORECASE,
)
_PARTING: Final = re.compile(r"\s*[;\n]\s*|,(?!\d)\s*")
_BULLET: Final = re.compile(r"\s*(?:[-–+*•]|\d{1,2}[.)])\s*")
"""What stands before each name of a list."""
_LONGEST: Final = 160


class _Part(NamedTuple):
    mark: str
    text: str


def agencies_of(text: str, is_known: Callable[[str], bool]) -> tuple[list[str], bool]:
    """The names in a cell, and whether this can be vouched for; no names where the cell holds a sentence.

    A comma parts two agencies where another name of one begins behind it, with a capital letter: `Sở Xây dựng, Cục
    Đường bộ` are two, `Bộ Văn hóa, Thể thao và Du lịch` and `Sở Tài chính các tỉnh, thành phố` are one each.
    """
    whole = line(text)
    if is_known(whole):
        return [whole], True
    names: list[str] = []
    is_sure = True
    for mark, part in _parts(text):
        begins = part[:1].isupper() and (is_known(part) or _BEGINS.match(part) is not None)
        if names and mark == "," and not begins:
            is_sure = is_sure and (part[:1].islower() or " và " in part)
            names[-1] += ", " + part
        else:
            names.append(part)
    if any(not name[:1].isupper() or len(name) > _LONGEST for name in names):
        return [], False
    return names, is_sure


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    mark, start = "", 0
    for found in _PARTING.finditer(text):
        parts.append(_Part(mark, _name(text[start : found.start()])))
        mark, start = found[0].strip() or ";", found.end()
    return [part for part in (*parts, _Part(mark, _name(text[start:]))) if part.text]


def _name(text: str) -> str:
    bullet = _BULLET.match(text)
    return line(text[bullet.end() :] if bullet else text)
