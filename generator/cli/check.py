"""`niemyet check`: all problems of the tree; nothing is written."""

import os
from datetime import date
from pathlib import Path

import click

from generator.cli.options import make_options, tree_options
from generator.cli.report import exit_code, located, tell
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.pipeline import fold_tree


@click.command("check", cls=VietnameseCommand, help="Kiểm tra mọi tệp (hoặc chỉ báo về các ĐƯỜNG_DẪN), không ghi gì.")
@click.argument("paths", nargs=-1, metavar="[ĐƯỜNG_DẪN]...")
@click.option("--format", "output", type=OneOf(["text", "json"]), default="text", help="Dạng in ra.")
@click.option("--strict", is_flag=True, help="Cảnh báo cũng làm mã thoát bằng 1.")
@tree_options
def check_command(paths: tuple[str, ...], output: str, strict: bool, root: Path, as_of: date | None) -> int:
    """Prints problems sorted by file and line."""
    options = make_options(root, as_of)
    wanted = [os.path.relpath(os.path.abspath(path), root.resolve()).replace(os.sep, "/") for path in paths]
    for path, typed in zip(wanted, paths, strict=True):
        if not (root / path).exists():
            raise click.UsageError(f"không có tệp hay thư mục “{typed}”.")
    folded = fold_tree(options)
    problems = located(folded, options, wanted)
    tell(problems, folded.suppressed, output)
    return exit_code(problems, strict=strict)
