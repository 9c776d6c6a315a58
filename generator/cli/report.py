"""`niemyet report`: the figures of a period as Markdown, as JSON, or as a document of Word that the office signs."""

from datetime import date, timedelta
from pathlib import Path

import click

from generator.catalog.build import period_in
from generator.cli.options import make_options, tree_options
from generator.cli.problems import clean
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.decode import scalars
from generator.model.figures import PeriodFigures
from generator.render.reports.content import Report, period_name, unlinked
from generator.render.reports.data import as_json
from generator.render.reports.markdown import as_markdown
from generator.render.reports.word import Letterhead, as_docx
from generator.store.atomic import write_whole


class PeriodKey(click.ParamType[str]):
    """A report's period."""

    name = "KỲ"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Reads the key.

        Raises:
            click.BadParameter: the text is no period.
        """
        try:
            return scalars.period(str(value))
        except scalars.BadScalar as bad:
            near = f"có phải {bad.params['goi_y']}? " if bad.params["goi_y"] else ""
            ways = "2019-Q2, 2025-H1 (6 tháng đầu năm), 2025 hoặc 2025-11"
            self.fail(f"“{value}”; {near}Viết như {ways}." if near else f"“{value}”; viết như {ways}.", param, ctx)


@click.command(
    "report",
    cls=VietnameseCommand,
    help="Báo cáo một kỳ: quyết định công bố, thủ tục đầu kỳ và cuối kỳ, hồ sơ, chỗ số liệu không khớp.",
)
@click.argument("period", type=PeriodKey(), metavar="KỲ")
@click.option("--format", "output", type=OneOf(["md", "json", "docx"]), default="md", help="Dạng báo cáo (md).")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP",
    help="Ghi vào tệp này; md và json bỏ trống thì in ra, docx thì ghi bao-cao-<kỳ>.docx. Không ghi đè.",
)
@tree_options
def report_command(period: str, output: str, out: Path | None, root: Path, as_of: date | None) -> int:
    """Prints or writes the report; what does not agree is said on stderr, too."""
    options = make_options(root, as_of)
    target = out or (Path(f"bao-cao-{period}.docx") if output == "docx" else None)
    if target is not None and target.exists():
        raise click.UsageError(f"đã có tệp {target}; chọn tên khác cho --out, lệnh này không ghi đè.")
    if target is not None and not target.parent.is_dir():
        raise click.UsageError(f"không có thư mục {target.parent}; tạo thư mục đó trước, hoặc chọn nơi khác cho --out.")
    folded = clean(options)
    if folded is None:
        return 1
    figures = period_in(folded.corpus, folded.register, period)
    if figures is None:
        click.echo(f"Chưa có dữ liệu nào của kỳ {period} tính đến {options.as_of:%d/%m/%Y}.", err=True)
        return 1
    site = folded.corpus.site
    shown = site is not None and site.demonstration
    report = unlinked(figures, demonstration=shown)
    made = _made(figures, report, output, site.name if site is not None else "", shown)
    if target is None:
        click.echo(made.decode(), nl=False)
    else:
        write_whole(target, made)
        click.echo(f"Đã ghi {target}: báo cáo {period_name(figures.period)}.")
    if figures.disagrees and (found := report.findings) is not None:
        click.echo(f"Số liệu chưa khớp: {len(found.broken)} chỗ. {found.advice}", err=True)
    return 0


def _made(figures: PeriodFigures, report: Report, output: str, name: str, shown: bool) -> bytes:
    match output:
        case "json":
            return as_json(figures, report, demonstration=shown).encode()
        case "docx":
            year = (figures.period.last + timedelta(days=1)).year
            return as_docx(report, Letterhead(name, year))
        case _:
            return as_markdown(report).encode()
