"""Vietnamese names of the answers that commands print."""

from typing import Final

from generator.diagnostics.messages_vi import changes
from generator.model.notice import NoticeKind
from generator.model.register import Action, State
from generator.model.scalars import Completeness, Level

LEVELS: Final = {level: changes.LEVELS[level] for level in Level}
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
ACTIONS: Final = {action: changes.ACTIONS[action] for action in Action}
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
