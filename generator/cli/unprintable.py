"""A sheet that cannot be set becomes a sentence that an officer can act on."""

from generator.render.notices.identity import ClashError
from generator.render.pdf import UnprintableError

Unprintable = (UnprintableError, ClashError)


def unprintable_message(error: UnprintableError | ClashError) -> str:
    """Which sheet cannot be set, and why, in an officer's words."""
    if isinstance(error, ClashError):
        return f"Mã của một tờ mới trùng với tờ đã phát hành ({error}). Hãy báo người quản trị."
    subject = error.reason.partition(":")[0]
    if error.character is not None:
        point = f"U+{ord(error.character[0]):04X}"
        return f"Tờ {subject}: phông chữ không có ký tự “{error.character}” ({point}); hãy sửa ký tự này."
    return f"Tờ {subject} không dàn trang được: {error.reason}"
