"""Options that every command takes, read once and handed down: the tree's root and the day."""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from generator.cli.fresh import today
from generator.decode import scalars
from generator.model.output import OutputKind
from generator.pipeline import Options

Command = TypeVar("Command", bound=Callable[..., Any])

JOBS: Final = min(2, os.cpu_count() or 1)
"""So many processes share the work of a command that has enough of it."""


class Day(click.ParamType["date"]):
    """A day as yyyy-mm-dd or dd/mm/yyyy."""

    name = "NGÀY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Reads the day.

        Raises:
            click.BadParameter: the text is no day.
        """
        if isinstance(value, date):
            return value
        try:
            return scalars.day(value)
        except scalars.BadScalar:
            if (year := re.search(r"(?<!\d)\d{4}(?!\d)", str(value))) and not "1900" <= year[0] <= "2199":
                self.fail(f"“{value}”: năm {year[0]} ở ngoài 1900–2199; gõ nhầm năm?", param, ctx)
            self.fail(f"“{value}” không phải một ngày; viết như 2025-11-28 hoặc 28/11/2025.", param, ctx)


def tree_options(command: Command) -> Command:
    """Adds `--root` and `--as-of`."""
    root = click.option(
        "--root",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="THƯ_MỤC",
        help="Thư mục chứa mkdocs.yml, procedures/, site_data/ (mặc định: ở đây).",
    )
    as_of = click.option(
        "--as-of", type=Day(), default=None, help="Tính đến ngày này (mặc định: hôm nay, giờ Việt Nam)."
    )
    return root(as_of(command))


def make_options(
    root: Path,
    as_of: date | None,
    *,
    out: Path | None = None,
    only: tuple[str, ...] = (),
    use_cache: bool = True,
    jobs: int = 1,
) -> Options:
    """The options of a run.

    Raises:
        click.UsageError: the root is no province's tree, or the output would overwrite its sources.
    """
    if not (root / "procedures").is_dir() and not (root / "site_data").is_dir():
        raise click.UsageError(f"“{root}” không có procedures/ và site_data/: đây không phải thư mục của một tỉnh.")
    target = out if out is not None else root / "site"
    sources = [root, *(root / name for name in ("procedures", "site_data", "theme", ".git", ".niemyet"))]
    resolved = target.resolve()
    if any(source.resolve() in (resolved, *([] if source == root else resolved.parents)) for source in sources) or (
        resolved in root.resolve().parents
    ):
        raise click.UsageError(f"“{target}” là nơi chứa tệp nguồn; chọn một thư mục khác cho --out.")
    return Options(
        root=root,
        as_of=as_of or date.fromisoformat(today()),
        out=target,
        only=frozenset(OutputKind(kind) for kind in only) or frozenset(OutputKind),
        use_cache=use_cache,
        jobs=jobs,
    )
