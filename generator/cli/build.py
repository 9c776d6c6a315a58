"""`niemyet build`: check, then build; with errors nothing published changes."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import chain
from pathlib import Path

import click
from msgspec.structs import replace

from generator import settings
from generator.check.letters import UNPRINTABLE
from generator.cli import fresh
from generator.cli.options import JOBS, make_options, tree_options
from generator.cli.problems import stopping, tell
from generator.cli.progress import progress
from generator.cli.unprintable import Unprintable, unprintable_message
from generator.cli.vietnamese import CountUpTo, Folder, SomeOf, VietnameseCommand
from generator.model.output import OutputKind
from generator.parallel import aside
from generator.pipeline import Folded, Options, begin, build, compile_templates, fold_tree
from generator.render.offline import BUILD_INFO, OFFLINE_FOLDER, pack
from generator.shell import ShellError, make_shell, read_shell, shell_signature
from generator.store.site import NextSite, Written


@click.command("build", cls=VietnameseCommand, help="Kiểm tra, rồi dựng trang. Có lỗi thì trang đang có giữ nguyên.")
@click.option("--out", type=Folder(), help="Nơi ghi (site/).")
@click.option("--only", multiple=True, type=SomeOf([kind.value for kind in OutputKind]), help="Chỉ dựng loại này.")
@click.option("--no-cache", is_flag=True, help="Không dùng kết quả của lần trước.")
@click.option("--jobs", type=CountUpTo(64), default=JOBS, help="Số tiến trình.")
@click.option("--zip", "zipped", is_flag=True, help="Đóng cả trang thành một tệp .zip cạnh site/, mở được từ USB.")
@click.option("--strict", is_flag=True, help="Cảnh báo cũng chặn việc dựng.")
@tree_options
@click.pass_obj
def build_command(
    command: fresh.Command,
    out: Path | None,
    only: tuple[tuple[str, ...], ...],
    no_cache: bool,
    jobs: int,
    zipped: bool,
    strict: bool,
    root: Path,
    as_of: date | None,
) -> int:
    """Publishes `site/`, or prints why not."""
    options = make_options(root, as_of, out=out, only=tuple(chain(*only)), use_cache=not no_cache, jobs=jobs)
    if not (root / settings.CONFIG_FILE).is_file():
        raise click.UsageError(f"“{root}” không có {settings.CONFIG_FILE}, khung của mọi trang.")
    if zipped and OutputKind.SITE not in options.only and not (options.out / BUILD_INFO).is_file():
        raise click.UsageError(f"“{options.out}” chưa có trang để đóng gói; --zip cần dựng cả loại site.")
    with begin(options) as site:
        written = _published(options, site, strict)
    if written is None:
        click.echo("Chưa dựng gì: trang đang có giữ nguyên.", err=True)
        return 1
    target = pack(options.out) if zipped else None
    fresh.remember(command)
    click.echo(
        f"Đã dựng {options.out}: {written.files} tệp ({written.made} làm mới, {written.removed} bỏ đi), "
        f"tính đến {options.as_of:%d/%m/%Y}."
    )
    if target is not None:
        click.echo(f"Đã đóng {target}: giải nén rồi mở {OFFLINE_FOLDER}/index.html.")
    return 0


def _published(options: Options, site: NextSite, strict: bool) -> Written | None:
    """None when the tree or its frame has errors, which are told."""
    shell = read_shell(options.cache, shell_signature(options.root))
    with aside(lambda: _make_ahead(options), 1 if shell else options.jobs):
        folded = _without_print(fold_tree(options), options)
    if problems := stopping(folded, options, strict=strict):
        tell(problems, folded.suppressed, len(folded.excused))
        return None
    if folded.problems:
        click.echo(f"{len(folded.problems)} cảnh báo, không chặn việc dựng; xem bằng: niemyet check", err=True)
    try:
        return build(folded, shell or make_shell(options.root, options.cache), options, site, progress("Đang dựng"))
    except ShellError as error:
        click.echo(str(error), err=True)
    except Unprintable as error:
        click.echo(unprintable_message(error), err=True)
    return None


def _without_print(folded: Folded, options: Options) -> Folded:
    """What only a sheet of paper needs keeps nobody from publishing pages."""
    if OutputKind.NOTICES in options.only:
        return folded
    return replace(folded, problems=tuple(problem for problem in folded.problems if problem.code != UNPRINTABLE))


def _make_ahead(options: Options) -> Iterator[None]:
    """Leaves the shell and the code of the templates in the cache, in a process of its own while the records are read:
    MkDocs and Jinja's compiler take as long as all checks.

    What is wrong with the shell is told when it is asked for, after what is wrong with the tree.
    """
    with suppress(ShellError):
        make_shell(options.root, options.cache)
    compile_templates(options)
    yield
