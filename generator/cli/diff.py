"""`niemyet diff`: what changes for people between two days, or between two git revisions."""

import re
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Final

import click

from generator import settings
from generator.cli.options import JOBS, make_options, tree_options
from generator.cli.problems import located
from generator.cli.unreadable_revision import why_not
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.comparison import View, compare
from generator.decode import scalars
from generator.diagnostics.format_text import as_text as problem_as_text
from generator.diagnostics.problem import LocatedProblem, Severity
from generator.load.revision import RevisionError, RevisionTree, Why, blob_id
from generator.pipeline import Options, fold_tree
from generator.render.differences.data import as_json
from generator.render.differences.markdown import as_markdown
from generator.render.differences.telling import WORKTREE
from generator.render.differences.text import as_text
from generator.revisions import Revisions, located_in


@click.command(
    "diff",
    cls=VietnameseCommand,
    help=(
        "Những gì thay đổi với người dân giữa hai ngày (2025-11-01 hoặc 01/11/2025) hay hai bản git "
        "(nhánh, thẻ, commit; “.” hoặc WORKTREE là thư mục đang làm): thủ tục, trường nào đổi chữ nào, tờ niêm yết "
        "phải gỡ, thay, dán, trang, con số."
    ),
)
@click.argument("first", metavar="TỪ")
@click.argument("last", metavar="ĐẾN")
@click.option("--format", "output", type=OneOf(["text", "md", "json"]), default="text", help="Dạng in ra.")
@tree_options
def diff_command(first: str, last: str, output: str, root: Path, as_of: date | None) -> int:
    """Prints what differs; 1 when a side has errors, which are told on stderr."""
    options = make_options(root, as_of, jobs=JOBS)
    days = _day(first), _day(last)
    if (days[0] is None) != (days[1] is None):
        raise click.UsageError("TỪ và ĐẾN phải cùng là ngày, hoặc cùng là bản git.")
    if days[0] is not None and days[1] is not None:
        if as_of is not None:
            raise click.UsageError("so hai ngày thì không cần --as-of: mỗi bên tính đến ngày của nó.")
        views = _of_days(options, (first, days[0]), (last, days[1]))
    else:
        views = _of_revisions(options, first, last)
    if views is None:
        return 1
    comparison = compare(*views, options)
    match output:
        case "json":
            click.echo(as_json(comparison))
        case "md":
            click.echo(as_markdown(comparison), nl=False)
        case _:
            click.echo(as_text(comparison, colour=sys.stdout.isatty()))
    return int(bool(comparison.before.errors or comparison.after.errors))


def _day(typed: str) -> date | None:
    """The day that was typed, None for what may be a revision.

    Raises:
        click.UsageError: it looks like a day and is none.
    """
    try:
        return scalars.day(typed)
    except scalars.BadScalar as error:
        if _LIKE_A_DAY.fullmatch(typed):
            raise click.UsageError(f"không có ngày “{typed}”; viết như 2025-11-28 hoặc 28/11/2025.") from error
        return None


_LIKE_A_DAY: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4}")


def _of_days(options: Options, *sides: tuple[str, date]) -> tuple[View, View] | None:
    """The same tree on two days; None when nobody knows one of them."""
    folded = fold_tree(options)
    _tell(options.root.name or ".", _errors(located(folded, options)))
    since = folded.register.data_since
    first = min(day for _, day in sides)
    if since is None or first < since:
        known = f"dữ liệu bắt đầu từ {since:%d/%m/%Y}" if since else "chưa nhập dữ liệu nào"
        click.echo(f"Không biết danh mục ngày {first:%d/%m/%Y}: {known}.", err=True)
        return None
    before, after = (View(label, folded, day) for label, day in sides)
    return before, after


def _of_revisions(options: Options, first: str, last: str) -> tuple[View, View]:
    revisions = Revisions(options)
    with ThreadPoolExecutor(2) as git:  # most of the time is git's own
        trees = list(git.map(lambda name: None if name in WORKTREE else _tree(options.root, name), (first, last)))
    before, after = (
        _view(options, revisions, name, tree) for name, tree in zip((first, last), trees, strict=True)
    )
    revisions.remember()
    return before, after


def _tree(root: Path, revision: str) -> RevisionTree:
    """The tree of a revision.

    Raises:
        click.UsageError: git does not know it, or it holds no province here.
    """
    try:
        tree = RevisionTree(root, revision)
    except RevisionError as error:
        also = " So hai ngày thì không cần git." if error.why in (Why.NO_GIT, Why.NO_REPOSITORY) else ""
        raise click.UsageError(why_not(revision, root, error) + also) from error
    if not tree.is_province:
        raise click.UsageError(f"bản “{revision}” không có procedures/ và site_data/ ở thư mục này.")
    return tree


def _view(options: Options, revisions: Revisions, name: str, tree: RevisionTree | None) -> View:
    if tree is None:
        folded = fold_tree(options)
        _tell(name, _errors(located(folded, options)))
        pages = _ids_below(options.root, settings.PAGES)
        frame = _ids_below(options.root, settings.THEME) | _ids_below(options.root, settings.CONFIG_FILE)
        return View(name, folded, options.as_of, None, pages | _frame(frame))
    folded = revisions.fold(tree)
    if folded.has_errors:
        _tell(name, _errors(located_in(tree, folded.problems)))
    pages = {path: blob.id for path, blob in tree.blobs.items() if path.startswith(settings.PAGES + "/")}
    return View(name, folded, options.as_of, tree.commit, pages | _frame(tree.frame))


def _ids_below(root: Path, place: str) -> dict[str, str]:
    """A file of the tree, or all below a folder that git would know, each with the id that git would give it."""
    found = [root / place] if (root / place).is_file() else sorted((root / place).rglob("*"))
    names = {file.relative_to(root): file for file in found if file.is_file()}
    return {
        name.as_posix(): blob_id(file.read_bytes())
        for name, file in names.items()
        if not any(part.startswith(".") for part in name.parts)
    }


def _frame(ids: Mapping[str, str]) -> dict[str, str]:
    """What frames all pages: the theme as a whole, since nobody reads which of its hundred files differ."""
    theme = {path: id_ for path, id_ in ids.items() if path != settings.CONFIG_FILE}
    frame = {path: id_ for path, id_ in ids.items() if path == settings.CONFIG_FILE}
    return frame | ({f"{settings.THEME}/": repr(sorted(theme.items()))} if theme else {})


def _errors(problems: Sequence[LocatedProblem]) -> list[LocatedProblem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _tell(name: str, errors: Sequence[LocatedProblem]) -> None:
    """The errors of a side on stderr: the comparison alone is on stdout."""
    if not errors:
        return
    click.echo(f"{name} có {len(errors)} lỗi, chỉ so sánh được phần đọc được:", err=True)
    for problem in errors:
        click.echo(problem_as_text(problem, colour=sys.stderr.isatty()), err=True)
