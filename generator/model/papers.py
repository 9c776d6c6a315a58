"""The title over a group of papers says whether they are those of a case, or what everybody brings."""

import re
from typing import Final

_NUMBERED: Final = r"(?:\w{1,3}[.)/]\s*)?"
_IN_SOME_CASE: Final = r"(?<!mọi )\btrường hợp\b|\bđối với\b|\bnếu\b|\bkhi (?!nộp|đến|làm thủ tục)"
_PARTS_OF_ONE: Final = (
    r"(?:(?:các )?(?:loại )?giấy tờ (?:phải |cần )?(?:nộp|xuất trình|gửi|chung)|xuất trình|hồ sơ chung"
    r"|hồ sơ của người (?:được )?nhận)\b"
)
_HEADINGS: Final = (
    "mọi trường hợp|bao gồm|(?:thành phần|số lượng|thành phần, số lượng) hồ sơ|hồ sơ năng lực|mẫu đơn, tờ khai"
)
_FOR_ALL: Final = re.compile(
    rf"[\W_]*(?:{_NUMBERED}(?:{_PARTS_OF_ONE}(?!.*(?:{_IN_SOME_CASE}))|lưu ý\b)|(?:{_HEADINGS}|\d+)?[\W_]*$)",
    re.IGNORECASE | re.DOTALL,
)
"""Titles that name no case: how papers are handed in, whose of two they are, a remark, a number or nothing at all.
`Giấy tờ phải nộp đối với tàu biển` is a case all the same."""


def is_for_all(title: str) -> bool:
    """Whether everybody brings what stands under this title."""
    return _FOR_ALL.match(title) is not None
