"""Words of the rules about comments that set a problem aside (TT13x)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import DECISION, WARNING, Words

_EARLY: Final = DECISION + "hieu_luc:\n{0}  tu: 2025-11-01{1}\n"
_GOOD: Final = "  # niemyet: bo-qua TT410 Bản in ghi đúng như vậy, đã hỏi Sở\n"

WORDS: Final[Mapping[str, Words]] = {
    "TT131": Words(
        severity=WARNING,
        title="Ghi chú bỏ qua chưa đủ",
        message="ghi chú bỏ qua này chưa có mã quy tắc hoặc chưa có lý do, nên chưa bỏ qua gì",
        help="Viết trên cùng dòng hoặc ngay dòng trên: # niemyet: bo-qua TT410 <lý do>.",
        why="Người rà soát sau phải biết vì sao vấn đề được bỏ qua mà không phải hỏi lại.",
        wrong=_EARLY.format("", "  # niemyet: bo-qua TT410"),
        right=_EARLY.format(_GOOD, ""),
    ),
    "TT132": Words(
        severity=WARNING,
        title="Không bỏ qua được mã này",
        message="không bỏ qua được {ma} bằng ghi chú",
        help="Sửa vấn đề đó; chỉ bỏ qua được cảnh báo và TT401 (số đếm in sai), xem docs/quy-tac.md.",
        why="Ở các lỗi khác máy không biết được thủ tục nào đang áp dụng; lý do không thay được câu trả lời.",
        wrong=_EARLY.format(_GOOD + "  # niemyet: bo-qua TT404 Chưa tìm ra\n", ""),
        right=_EARLY.format(_GOOD, ""),
    ),
    "TT133": Words(
        severity=WARNING,
        title="Ghi chú bỏ qua không còn cần",
        message="không có vấn đề {ma} nào ở đây để bỏ qua",
        help="Xóa ghi chú này, hoặc chuyển nó tới đúng dòng có vấn đề.",
        why="Ghi chú thừa sẽ che một vấn đề thật xuất hiện sau này ở chính dòng đó.",
        wrong=_EARLY.format(_GOOD + "  # niemyet: bo-qua TT411 Không đúng dòng\n", ""),
        right=_EARLY.format(_GOOD, ""),
    ),
}
