"""`niemyet check`: all problems of the tree; nothing is written."""

import os
from datetime import date
from pathlib import Path

import click

from generator.boards import with_unissued
from generator.cli.options import make_options, tree_options
from generator.cli.problems import exit_code, located, located_excused, tell, tell_programs
from generator.cli.unreadable_revision import why_not
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.load.revision import RevisionError
from generator.pipeline import fold_tree
from generator.refusal import fold_change


@click.command("check", cls=VietnameseCommand, help="Kiểm tra mọi tệp (hoặc chỉ báo về các ĐƯỜNG_DẪN), không ghi gì.")
@click.argument("paths", nargs=-1, metavar="[ĐƯỜNG_DẪN]...")
@click.option(
    "--format", "output", type=OneOf(["text", "json", "github", "gitlab", "sarif"]), default="text", help="Dạng in ra."
)
@click.option("--strict", is_flag=True, help="Cảnh báo cũng làm mã thoát bằng 1.")
@click.option("--errors-only", is_flag=True, help="Chỉ in lỗi; cảnh báo chỉ đếm (mã thoát không đổi).")
@click.option("--base", metavar="BẢN_GIT", help="So với bản git này: không được sửa thẳng điều đã công bố.")
@tree_options
def check_command(
    paths: tuple[str, ...],
    output: str,
    strict: bool,
    errors_only: bool,
    base: str | None,
    root: Path,
    as_of: date | None,
) -> int:
    """Prints problems sorted by file and line."""
    options = make_options(root, as_of)
    wanted = [_below_root(path, root) for path in paths]
    try:
        folded = with_unissued(fold_tree(options) if base is None else fold_change(options, base), options)
    except RevisionError as error:
        raise click.UsageError(why_not(str(base), root, error)) from error
    below = () if "." in wanted else wanted
    problems, excused = located(folded, options, below), located_excused(folded, options, below)
    if output == "text":
        tell(problems, folded.suppressed, len(excused), errors_only=errors_only)
    else:
        tell_programs(problems, excused, folded.suppressed, output, root, errors_only=errors_only)
    if folded.has_errors and folded.corpus.ledger:
        click.echo("Còn lỗi nên chưa xét tờ niêm yết nào chưa phát hành (TT704, TT709).", err=True)
    return exit_code(problems, strict=strict)


def _below_root(typed: str, root: Path) -> str:
    """The path as problems name it: below the root, with `/`; the root itself is `.`.

    Raises:
        click.UsageError: there is no such path, or it lies outside: "no errors" would be said of what nobody read.
    """
    path = os.path.abspath(typed)
    if not os.path.lexists(path):
        raise click.UsageError(f"không có tệp hay thư mục “{typed}”.")
    # A link to a file stands for itself in the tree, a link to a folder for what it leads to.
    folder, name = (path, "") if os.path.isdir(path) else os.path.split(path)
    below = os.path.relpath(os.path.join(os.path.realpath(folder), name), root.resolve())
    if below.split(os.sep)[0] == os.pardir:
        raise click.UsageError(f"“{typed}” nằm ngoài thư mục của tỉnh “{root}”.")
    return below.replace(os.sep, "/")
