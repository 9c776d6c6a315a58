"""A sheet that cannot be set becomes a sentence that an officer can act on."""

import click

from generator.model.letters import named
from generator.render.notices.identity import ClashError
from generator.render.pdf import UnprintableError

Unprintable = (UnprintableError, ClashError)


def tell_unprintable(error: UnprintableError | ClashError, left: str) -> int:
    """Says why a sheet cannot be set and what is `left` of the work; the exit code."""
    click.echo(f"{unprintable_message(error)}\n{left}", err=True)
    return 1


def unprintable_message(error: UnprintableError | ClashError) -> str:
    """Which sheet cannot be set, and why, in an officer's words."""
    if isinstance(error, ClashError):
        return f"Mã của một tờ mới trùng với tờ đã phát hành ({error}). Hãy báo người quản trị."
    subject, _, reason = error.reason.partition(":")
    if error.character is not None:
        return f"Tờ {subject}: phông chữ không có ký tự {named(error.character)}; hãy sửa ký tự này."
    return f"Tờ {subject} không dàn trang được: {reason.strip()}"
