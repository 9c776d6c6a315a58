"""Vietnamese names of the answers that commands print."""

from typing import Final

from generator.model.notice import NoticeKind
from generator.model.register import Action, State
from generator.model.scalars import Completeness, Level

LEVELS: Final = {
    Level.MINISTRY: "bộ",
    Level.PROVINCE: "tỉnh",
    Level.DISTRICT: "huyện",
    Level.COMMUNE: "xã",
    Level.OTHER: "cơ quan khác",
    Level.UNKNOWN: "chưa rõ cấp",
}
STATES: Final = {
    State.NO_DATA: "chưa có dữ liệu",
    State.UPCOMING: "sắp áp dụng",
    State.IN_FORCE: "đang áp dụng",
    State.SUSPENDED: "tạm ngừng",
    State.REPEALED: "bị bãi bỏ",
    State.REPLACED: "bị thay thế",
    State.EXPIRED: "hết thời hạn",
}
NOTICE_KINDS: Final = {
    NoticeKind.PROCEDURE: "thủ tục",
    NoticeKind.LIST: "danh sách",
    NoticeKind.CHANGES: "tờ thay đổi",
    NoticeKind.COVER: "bìa",
}
ACTIONS: Final = {
    Action.BASELINE: "đã có hiệu lực từ trước (hiện trạng)",
    Action.NEW: "mới ban hành",
    Action.STANDARDISE: "chuẩn hóa",
    Action.SUCCEED: "thay thế thủ tục khác",
    Action.RESTORE: "khôi phục",
    Action.AMEND: "sửa đổi, bổ sung",
    Action.REPEAL_PART: "bãi bỏ một phần nội dung",
    Action.REPEAL: "bãi bỏ",
    Action.GIVE_WAY: "bị thay thế",
    Action.FLAG: "không phụ thuộc địa giới",
}
COMPLETENESS: Final = {
    Completeness.NAME_ONLY: "chỉ có tên",
    Completeness.LISTED: "danh mục",
    Completeness.FULL: "đầy đủ",
}
STATE_OPTIONS: Final = {
    "in-force": State.IN_FORCE,
    "upcoming": State.UPCOMING,
    "suspended": State.SUSPENDED,
    "repealed": State.REPEALED,
    "replaced": State.REPLACED,
    "expired": State.EXPIRED,
}
"""What `--state` takes."""
