"""`niemyet figures`: a table of dossiers becomes the statistics file of a period."""

from datetime import date
from pathlib import Path

import click

from generator.authoring.figures import read_figures
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.trial import fold_with
from generator.authoring.writing.writes import write_files
from generator.cli.options import make_options, tree_options
from generator.cli.report import PeriodKey
from generator.cli.vietnamese import VietnameseCommand
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Severity
from generator.model.statistics import headings_of
from generator.pipeline import fold_tree


@click.command(
    "figures",
    cls=VietnameseCommand,
    help="Nhập số liệu hồ sơ của một kỳ từ CSV hoặc XLSX thành site_data/statistics/<kỳ>.yml. Không ghi đè.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--period", type=PeriodKey(), required=True, help="Kỳ báo cáo: 2019-Q2, 2025-H1, 2025 hoặc 2025-11.")
@click.option("--form", default="II.06a", metavar="BIỂU", help="Mã biểu trong report_forms.yml (II.06a).")
@click.option("--source", metavar="NGUỒN", help="Số, ngày của báo cáo.")
@tree_options
def figures_command(
    file: Path, period: str, form: str, source: str | None, root: Path, as_of: date | None
) -> int:
    """Writes the file, then says what does not agree in it; 1 and nothing written when the table cannot be read."""
    options = make_options(root, as_of)
    try:
        made = read_figures(file, fold_tree(options).corpus, period, form, source)
        trial = fold_with(options, [made.write])
        problems = [it for it in trial.problems if it.at.file == made.write.path]
        errors = [made.say(it) for it in problems if MESSAGES[it.code].severity is Severity.ERROR]
        if errors:
            raise AuthoringError("\n".join(errors))
        write_files(root, [made.write])
    except AuthoringError as error:
        click.echo(f"{error}\nChưa ghi gì.", err=True)
        return 1
    click.echo(f"Đã ghi {made.write.path}: {len(made.rows)} dòng theo biểu {form}.")
    if made.unused:
        click.echo(f"Cột không dùng: {', '.join(made.unused)}.")
    if headings := sorted(headings_of(trial.corpus.statistics[period].rows)):
        rows = ", ".join(str(made.rows[place]) for place in headings)
        click.echo(f"Dòng tiêu đề (không có số nào, không cộng) trong {file.name}: {rows}.")
    for number in made.unsure:
        told = f"{file.name}, hàng {number}: dòng này trông như dòng tổng, không được kiểm"
        click.echo(f"Cần xem: {told}; là dòng tổng thì ghi dong_tong: true trong {made.write.path}.")
    for problem in problems:
        click.echo(f"Cần xem: {made.say(problem)}.")
    click.echo(f"Xem tiếp: niemyet check, niemyet report {period}")
    return 0
