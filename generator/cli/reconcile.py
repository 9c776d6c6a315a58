"""`niemyet reconcile`: this catalogue against an export of the national database; nothing in the tree changes."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator import settings
from generator.authoring.importing.sources import KINDS
from generator.authoring.problem import AuthoringError
from generator.authoring.reconciling.data import as_json
from generator.authoring.reconciling.page import as_page
from generator.authoring.reconciling.reading import ALL, FILE, Request, reconcile_export
from generator.authoring.reconciling.telling import About, as_text, scope_words
from generator.authoring.reconciling.workbook import as_xlsx
from generator.cli.import_ import asked_fields, asked_levels
from generator.cli.options import make_options, tree_options
from generator.cli.problems import clean
from generator.cli.progress import progress
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.pipeline import Options
from generator.store.atomic import write_whole

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    "reconcile",
    cls=VietnameseCommand,
    help=(
        "Đối chiếu danh mục với một bản xuất của CSDL quốc gia: khớp, trường nào khác, bên nào thiếu, chưa có mã. "
        "Chưa rõ thì nói chưa rõ, không coi là khác. Không sửa gì trong cây."
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--from", "kind", type=OneOf(list(KINDS)), required=True, help="Loại bản xuất.")
@click.option(
    "--scope",
    type=OneOf([ALL, FILE]),
    help="Bản xuất có đủ gì: “all” là mọi thủ tục của tỉnh; “file” là mọi thủ tục của các lĩnh vực, cấp có trong tệp. "
    "Bỏ trống thì chưa kết luận bên nào thiếu.",
)
@click.option(
    "--fields", multiple=True, metavar="LĨNH_VỰC", help="Bản xuất có đủ lĩnh vực này, chỉ đối chiếu lĩnh vực này."
)
@click.option("--levels", multiple=True, metavar="CẤP", help="Như trên, theo cấp: bo, tinh, xa… (nhắc lại được).")
@click.option("--format", "output", type=OneOf(["text", "json"]), default="text", help="Dạng in ra.")
@click.option("--xlsx", type=_FILE, metavar="TỆP", help="Ghi thêm bảng tính .xlsx. Không ghi đè.")
@click.option("--out", type=_FILE, metavar="TỆP", help="Ghi thêm một trang HTML dùng trong cơ quan. Không ghi đè.")
@click.option("--strict", is_flag=True, help="Có khác nhau thì mã thoát là 1.")
@tree_options
def reconcile_command(
    file: Path,
    kind: str,
    scope: str | None,
    fields: tuple[str, ...],
    levels: tuple[str, ...],
    output: str,
    xlsx: Path | None,
    out: Path | None,
    strict: bool,
    root: Path,
    as_of: date | None,
) -> int:
    """Prints the result; 1 when the export is no export or the tree has errors, and with `--strict` when it differs."""
    options = make_options(root, as_of)
    request = Request(file, kind, scope, asked_fields(fields), asked_levels(levels))
    if scope is not None and (request.fields or request.levels):
        raise click.UsageError("--scope và --fields, --levels cùng nêu phạm vi: chọn một cách.")
    _refuse_places(options, {"--xlsx": xlsx, "--out": out})
    folded = clean(options)
    if folded is None:
        return 1
    if not folded.register.has_data:
        click.echo(f"Chưa có dữ liệu vào ngày {options.as_of:%d/%m/%Y}: không có gì để đối chiếu.", err=True)
        return 1
    try:
        found = reconcile_export(request, folded, min(2, os.cpu_count() or 1), progress("Đang đọc bản xuất"))
    except AuthoringError as error:
        click.echo(f"{error}\nChưa ghi gì.", err=True)
        return 1
    about = About(options.as_of, file.name, scope_words(scope, request.fields, request.levels))
    told = as_json(found, about) if output == "json" else as_text(found, about, colour=sys.stdout.isatty())
    made = [(xlsx, as_xlsx(found, about))] if xlsx is not None else []
    made += [(out, as_page(found, about, root).encode())] if out is not None else []
    for target, content in made:
        write_whole(target, content)
        click.echo(f"Đã ghi {target}", err=True)
    click.echo(told)
    return int(strict and found.has_differences)


def _refuse_places(options: Options, targets: dict[str, Path | None]) -> None:
    """The result is for the office: it is never written among what is published, nor over anything.

    Raises:
        click.UsageError: the place is taken, or belongs to the tree or the site.
    """
    own = (options.out, *(options.root / name for name in (settings.PROCEDURES, settings.SITE_DATA, settings.THEME)))
    for option, target in targets.items():
        if target is None:
            continue
        if target.exists():
            raise click.UsageError(f"đã có tệp {target}; chọn tên khác cho {option}, lệnh này không ghi đè.")
        if not target.parent.is_dir():
            raise click.UsageError(f"không có thư mục {target.parent} cho {option}.")
        if any(folder.resolve() in target.resolve().parents for folder in own):
            raise click.UsageError(f"{target} nằm trong phần công khai hoặc dữ liệu nguồn; chọn nơi khác cho {option}.")
    if len({target.resolve() for target in targets.values() if target is not None}) < sum(
        target is not None for target in targets.values()
    ):
        raise click.UsageError("--xlsx và --out trỏ vào cùng một tệp.")
