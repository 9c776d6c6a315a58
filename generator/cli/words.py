"""Answers of commands become the words in which they are printed."""

import re
from pathlib import Path
from typing import Final

from generator.diagnostics.messages_vi import changes
from generator.model import catalog
from generator.model.notice import NoticeKind
from generator.model.register import Action, State
from generator.model.scalars import Completeness, Level

_BARE: Final = re.compile(r"[\w@%+=:,./\\-]+")


def as_word(path: Path) -> str:
    """A path as one types it in a command: in quotes where a shell would take it apart."""
    typed = str(path)
    return typed if _BARE.fullmatch(typed) else f'"{typed}"'


LEVELS: Final = {level: changes.LEVELS[level] for level in Level}
STATES: Final = {
    State.NO_DATA: "chưa có dữ liệu",
    State.UPCOMING: "sắp áp dụng",
    State.IN_FORCE: "đang áp dụng",
    State.SUSPENDED: "tạm ngừng",
    State.REPEALED: "bị bãi bỏ",
    State.REPLACED: "bị thay thế",
    State.EXPIRED: "hết thời hạn",
    State.NEVER: "chưa từng áp dụng",
}
NOTICE_KINDS: Final = {
    NoticeKind.PROCEDURE: "thủ tục",
    NoticeKind.LIST: "danh sách",
    NoticeKind.CHANGES: "tờ thay đổi",
    NoticeKind.COVER: "bìa",
}
ACTIONS: Final = {action: changes.ACTIONS[action] for action in Action}
BOUND: Final = changes.ACTIONS[catalog.BOUND]
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
    "never": State.NEVER,
}
"""What `--state` takes."""
