"""`niemyet publishable`: the newest commit that may be published, for the nightly rebuild when the last is red."""

import shutil
import tempfile
import traceback
from datetime import date
from pathlib import Path
from typing import Final

import click
from msgspec.structs import replace

from generator import settings
from generator.cli.options import make_options, tree_options
from generator.cli.problems import located
from generator.cli.vietnamese import CountUpTo, VietnameseCommand
from generator.diagnostics.format_text import as_text
from generator.diagnostics.problem import Severity
from generator.load.history import first_parents, is_shallow, lay_out
from generator.load.revision import RevisionError, Why
from generator.pipeline import Options, fold_tree
from generator.shell import ShellError, make_shell

_DECODED: Final = "decoded"
_SHORT: Final = 10
_SHOWN: Final = 5
_HELP: Final = (
    "In bản git mới nhất không có lỗi và dựng được trang (theo dòng chính, chỉ xét những gì đã commit). "
    "Mã thoát 0: đó là bản mới nhất; 1: bản mới nhất đang có lỗi, hoặc không có bản nào."
)


@click.command("publishable", cls=VietnameseCommand, help=_HELP)
@click.option("--most", type=CountUpTo(1000), default=50, help="Xem nhiều nhất chừng này bản (mặc định: 50).")
@tree_options
def publishable_command(most: int, root: Path, as_of: date | None) -> int:
    """Prints the full name of the commit, on stderr why newer ones are not it."""
    options = make_options(root, as_of)
    try:
        commits = first_parents(root, most)
    except RevisionError as error:
        if error.why is Why.NO_GIT:
            raise click.UsageError("máy này chưa cài git, nên không biết có bản nào.") from error
        raise click.UsageError(f"“{root}” không nằm trong một kho git đã có bản nào.") from error
    for commit in commits:
        faults = _faults(options, commit)
        if not faults:
            click.echo(commit)
            return int(commit != commits[0])
        click.echo(f"Bản {commit[:_SHORT]} chưa đăng được:", err=True)
        # The newest is what has to be mended; of older ones it is enough to know that they do not do.
        shown = faults[:_SHOWN] if commit == commits[0] else ()
        for words in shown:
            click.echo(words, err=True)
        if len(faults) > len(shown):
            click.echo(f"(còn {len(faults) - len(shown)} lỗi)" if shown else f"({len(faults)} lỗi)", err=True)
    click.echo(f"Trong {len(commits)} bản đã xem không có bản nào đăng được: giữ nguyên trang đang có.", err=True)
    if is_shallow(root):
        click.echo("Kho git này chỉ tải về một phần lịch sử; hãy tải đủ (fetch-depth: 0).", err=True)
    return 1


def _faults(options: Options, commit: str) -> tuple[str, ...]:
    """What keeps the tree of a commit from being published; a frame that MkDocs cannot make counts like an error.

    So does a fault of ours on it: an older commit may do without whatever made us stumble.
    """
    with tempfile.TemporaryDirectory(prefix="niemyet-") as place:
        folder = Path(place) / "tree"
        folder.mkdir()
        there = replace(options, root=folder, out=folder / "site")
        try:
            lay_out(options.root, commit, folder)
        except RevisionError:
            return (f"chưa có thư mục “{options.root}” trong bản này.",)
        _lend_cache(options, there)
        try:
            return _faults_in(there)
        except (OSError, MemoryError):
            raise  # of the machine, not of the commit
        except Exception as error:  # noqa: BLE001 - where we fail on one commit, the one before is still to be published
            told = "".join(traceback.format_exception(error))
            return (f"niemyet gặp lỗi của chính nó ở bản này:\n{told}",)


def _faults_in(there: Options) -> tuple[str, ...]:
    problems = located(fold_tree(there), there)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        return tuple(as_text(problem, colour=False) for problem in errors)
    if not (there.root / settings.CONFIG_FILE).is_file():
        return (f"không có {settings.CONFIG_FILE}, khung của mọi trang.",)
    try:
        make_shell(there.root, there.cache)
    except ShellError as error:
        return (str(error),)
    return ()


def _lend_cache(options: Options, there: Options) -> None:
    """Most files of a commit are those of today: decoded entries are bound to the bytes, so they may be lent."""
    committed = there.cache
    if committed.is_symlink():
        committed.unlink()
    elif committed.is_dir():
        # Somebody committed a cache: what it says of the files is nobody's word.
        shutil.rmtree(committed)
    known = options.cache / _DECODED
    if known.is_dir():
        shutil.copytree(known, there.cache / _DECODED)
