"""`niemyet amend`: the text in force becomes a new version file under a decision; the old file stays, as history."""

from datetime import date
from pathlib import Path

import click

from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.amend import amend
from generator.cli.options import make_options, tree_options
from generator.cli.scaffold import carry_out, refuse
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.model.scalars import Level


@click.command(
    "amend",
    cls=VietnameseCommand,
    help="Chép nội dung đang áp dụng của MÃ thành tệp mới theo một quyết định đã nhập; tệp cũ giữ làm lịch sử.",
)
@click.argument("code", metavar="MÃ")
@click.option("--decision", "key", required=True, metavar="KHÓA", help="Khóa (2025/2031-QD-UBND) hoặc số quyết định.")
@click.option("--level", type=OneOf([level.value for level in Level]), help="Chỉ cấp này (mặc định: mọi cấp của dòng).")
@tree_options
def amend_command(code: str, key: str, level: str | None, root: Path, as_of: date | None) -> int:
    """Writes the version files; 1 and nothing written when there is nothing to amend."""
    options = make_options(root, as_of)
    try:
        return carry_out(amend(options, code, key, Level(level) if level else None), root)
    except AuthoringError as error:
        return refuse(str(error))
