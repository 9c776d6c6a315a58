"""What keeps git from answering becomes the words that say it, and what to do."""

from pathlib import Path

from generator.load.revision import RevisionError, Why


def why_not(revision: str, root: Path, error: RevisionError) -> str:
    """Why a revision of the tree cannot be read."""
    match error.why:
        case Why.NO_GIT:
            return f"máy này chưa cài git, nên không đọc được bản “{revision}”."
        case Why.NO_REPOSITORY:
            return f"“{root}” không nằm trong kho git nào đọc được ({error.said}), nên không có bản “{revision}”."
        case Why.DAMAGED:
            return f"git không đọc được hết bản “{revision}” ({error.said}); lấy đủ bằng git fetch rồi chạy lại."
        case Why.SHALLOW:
            return (
                f"kho này chỉ có phần cuối của lịch sử, không có bản “{revision}”; "
                "lấy đủ bằng git fetch --unshallow (trong CI: fetch-depth: 0)."
            )
        case Why.UNKNOWN:
            return f"git không có bản “{revision}”; xem git branch, git tag hoặc git log."
