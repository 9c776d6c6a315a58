"""Prints the problems of a folded tree in the format asked for, and turns them into an exit code."""

import sys
from collections.abc import Sequence

import click

from generator.diagnostics.format_json import as_json
from generator.diagnostics.format_text import as_text, summary
from generator.diagnostics.problem import LocatedProblem, Problem, Severity
from generator.load.locate import locate
from generator.pipeline import Folded, Options, fold_tree


def located(folded: Folded, options: Options, paths: Sequence[str] = ()) -> tuple[LocatedProblem, ...]:
    """The problems below the paths (all when none are given), sorted by file and line."""
    chosen: list[Problem] = [p for p in folded.problems if not paths or _below(p.at.file, paths)]
    return locate(options.root, chosen)


def tell(problems: Sequence[LocatedProblem], suppressed: int, output: str) -> None:
    """Prints to stdout; colours only on a terminal."""
    if output == "json":
        click.echo(as_json(problems, suppressed))
        return
    for problem in problems:
        click.echo(as_text(problem, colour=sys.stdout.isatty()))
    click.echo(summary(problems, suppressed))


def clean(options: Options) -> Folded | None:
    """The folded tree; None, with its errors told, where it has any."""
    folded = fold_tree(options)
    errors = [problem for problem in located(folded, options) if problem.severity is Severity.ERROR]
    if errors:
        tell(errors, folded.suppressed, "text")
        click.echo("Chưa ghi gì: sửa các lỗi trên trước.", err=True)
        return None
    return folded


def exit_code(problems: Sequence[LocatedProblem], *, strict: bool) -> int:
    """0 clean, 1 an error (with `strict` also a warning)."""
    return int(any(strict or problem.severity is Severity.ERROR for problem in problems))


def _below(file: str, paths: Sequence[str]) -> bool:
    return any(file == path or file.startswith(path.rstrip("/") + "/") for path in paths)
