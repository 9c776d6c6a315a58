"""What the disk refuses becomes a sentence."""

import errno
from typing import Final

_WHY: Final = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết phần đĩa được cấp",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EIO: "đĩa có lỗi",
}


def disk_message(error: OSError) -> str:
    """What could not be read or written, and why, in an officer's words."""
    place = f" {error.filename}" if error.filename else ""
    why = _WHY.get(error.errno or 0, error.strerror or str(error))
    return f"Không đọc hoặc ghi được{place}: {why}."
