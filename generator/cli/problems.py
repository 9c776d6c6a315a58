"""Prints the problems of a folded tree in the format asked for, and turns them into an exit code."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.diagnostics.format_github import as_github
from generator.diagnostics.format_gitlab import as_gitlab
from generator.diagnostics.format_json import as_json
from generator.diagnostics.format_sarif import Excused, as_sarif
from generator.diagnostics.format_text import as_text, summary
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import LocatedProblem, Problem, Severity
from generator.load.locate import locate
from generator.load.revision import prefix_of
from generator.pipeline import Folded, Options, fold_tree


def located(folded: Folded, options: Options, paths: Sequence[str] = ()) -> tuple[LocatedProblem, ...]:
    """The problems below the paths (all when none are given), sorted by file and line."""
    chosen: list[Problem] = [p for p in folded.problems if not paths or _below(p.at.file, paths)]
    return locate(options.root, chosen)


def stopping(folded: Folded, options: Options, *, strict: bool = False) -> tuple[LocatedProblem, ...]:
    """The problems that keep a command from writing. The others are not looked up in their files, which takes time and
    memory for each: an import of 2,000 records brings as many warnings.
    """
    return locate(options.root, [p for p in folded.problems if strict or MESSAGES[p.code].severity is Severity.ERROR])


def located_excused(folded: Folded, options: Options, paths: Sequence[str] = ()) -> tuple[Excused, ...]:
    """The same for the problems that comments set aside, each with its reason."""
    reasons = {id(it.problem): it.reason for it in folded.excused if not paths or _below(it.problem.at.file, paths)}
    chosen = [it.problem for it in folded.excused if id(it.problem) in reasons]
    return tuple((problem, reasons[id(problem.problem)]) for problem in locate(options.root, chosen))


def tell(
    problems: Sequence[LocatedProblem],
    suppressed: int,
    excused: int,
    *,
    errors_only: bool = False,
    err: bool = False,
) -> None:
    """Prints for people to stdout (or to stderr); colours only on a terminal. All are counted, whatever is shown."""
    colour = (sys.stderr if err else sys.stdout).isatty()
    for problem in _shown(problems, errors_only=errors_only):
        click.echo(as_text(problem, colour=colour), err=err)
    click.echo(summary(problems, suppressed, excused), err=err)


def tell_programs(
    problems: Sequence[LocatedProblem],
    excused: Sequence[Excused],
    suppressed: int,
    output: str,
    root: Path,
    *,
    errors_only: bool = False,
) -> None:
    """Prints to stdout for a program: `json`, `gitlab`, `sarif`, or `github`, whose log has the summary for people.

    What GitLab reads goes into a file, and the log of its job is stderr: people read there what `text` would say.
    """
    shown = _shown(problems, errors_only=errors_only)
    match output:
        case "json":
            click.echo(as_json(shown, excused, suppressed, counted=problems))
        case "sarif":
            click.echo(as_sarif(shown, excused, suppressed, prefix_of(root)))
        case "gitlab":
            click.echo(as_gitlab(shown, prefix_of(root)))
            tell(problems, suppressed, len(excused), errors_only=errors_only, err=True)
        case _:
            click.echo(as_github(shown, excused, prefix_of(root)), nl=False)
            click.echo(summary(problems, suppressed, len(excused)))


def clean(options: Options) -> Folded | None:
    """The folded tree; None, with its errors told, where it has any."""
    folded = fold_tree(options)
    if errors := stopping(folded, options):
        tell(errors, folded.suppressed, len(folded.excused))
        click.echo("Chưa ghi gì: sửa các lỗi trên trước.", err=True)
        return None
    return folded


def exit_code(problems: Sequence[LocatedProblem], *, strict: bool) -> int:
    """0 clean, 1 an error (with `strict` also a warning)."""
    return int(any(strict or problem.severity is Severity.ERROR for problem in problems))


def _shown(problems: Sequence[LocatedProblem], *, errors_only: bool) -> Sequence[LocatedProblem]:
    return [p for p in problems if p.severity is Severity.ERROR] if errors_only else problems


def _below(file: str, paths: Sequence[str]) -> bool:
    return any(file == path or file.startswith(path.rstrip("/") + "/") for path in paths)
