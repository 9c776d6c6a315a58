"""`niemyet build`: check, then build; with errors nothing published changes."""

import os
from datetime import date
from pathlib import Path

import click

from generator.cli import fresh
from generator.cli.options import make_options, tree_options
from generator.cli.progress import progress
from generator.cli.report import located, tell
from generator.cli.unprintable import Unprintable, unprintable_message
from generator.cli.vietnamese import CountUpTo, Folder, OneOf, VietnameseCommand
from generator.diagnostics.problem import Severity
from generator.model.output import OutputKind
from generator.pipeline import build, fold_tree
from generator.shell import CONFIG_FILE, ShellError, make_shell


@click.command("build", cls=VietnameseCommand, help="Kiểm tra, rồi dựng trang. Có lỗi thì trang đang có giữ nguyên.")
@click.option("--out", type=Folder(), help="Nơi ghi (site/).")
@click.option("--only", multiple=True, type=OneOf([kind.value for kind in OutputKind]), help="Chỉ dựng loại này.")
@click.option("--no-cache", is_flag=True, help="Không dùng kết quả của lần trước.")
@click.option("--jobs", type=CountUpTo(64), default=min(2, os.cpu_count() or 1), help="Số tiến trình.")
@click.option("--strict", is_flag=True, help="Cảnh báo cũng chặn việc dựng.")
@tree_options
@click.pass_obj
def build_command(
    words: list[str],
    out: Path | None,
    only: tuple[str, ...],
    no_cache: bool,
    jobs: int,
    strict: bool,
    root: Path,
    as_of: date | None,
) -> int:
    """Publishes `site/`, or prints why not."""
    options = make_options(root, as_of, out=out, only=only, use_cache=not no_cache, jobs=jobs)
    if not (root / CONFIG_FILE).is_file():
        raise click.UsageError(f"“{root}” không có {CONFIG_FILE}, khung của mọi trang.")
    read = fresh.read_by(words)
    folded = fold_tree(options)
    problems = located(folded, options)
    stopping = [problem for problem in problems if strict or problem.severity is Severity.ERROR]
    if stopping:
        tell(stopping, folded.suppressed, "text")
        click.echo("Chưa dựng gì: trang đang có giữ nguyên.", err=True)
        return 1
    if problems:
        click.echo(f"{len(problems)} cảnh báo, không chặn việc dựng; xem bằng: niemyet check", err=True)
    try:
        shell = make_shell(root, options.cache)
    except ShellError as error:
        click.echo(f"{error}\nChưa dựng gì: trang đang có giữ nguyên.", err=True)
        return 1
    try:
        written = build(folded, shell, options, progress("Đang dựng"))
    except Unprintable as error:
        click.echo(f"{unprintable_message(error)}\nChưa dựng gì: trang đang có giữ nguyên.", err=True)
        return 1
    fresh.remember(words, read)
    click.echo(
        f"Đã dựng {options.out}: {written.files} tệp ({written.made} làm mới, {written.removed} bỏ đi), "
        f"tính đến {options.as_of:%d/%m/%Y}."
    )
    return 0
