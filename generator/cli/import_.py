"""`niemyet import`: an export becomes procedure files, or a proposal where the tree has had an import before."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator.authoring.importing.batch import Plan, Request, make_plan
from generator.authoring.importing.carry_out import PROPOSALS, carry_out
from generator.authoring.importing.sources import KINDS, Placed
from generator.authoring.problem import AuthoringError
from generator.cli.options import Day, make_options, tree_options
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.model.scalars import Level

_SHOWN = 10


@click.command(
    "import",
    cls=VietnameseCommand,
    help="Nhập một bản xuất thành tệp thủ tục, chỗ nghi ngờ được đánh dấu. Không ghi đè; lần nhập sau chỉ đề xuất.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--from", "kind", type=OneOf(list(KINDS)), required=True, help="Loại bản xuất.")
@click.option("--fields", multiple=True, metavar="LĨNH_VỰC", help="Chỉ lĩnh vực này (tên hoặc mã; nhắc lại được).")
@click.option("--levels", multiple=True, metavar="CẤP", help="Chỉ cấp này: bo, tinh, xa… (nhắc lại được).")
@click.option("--day", type=Day(), default=None, help="Hiện trạng của ngày này (mặc định: ngày đang tính).")
@tree_options
def import_command(
    file: Path,
    kind: str,
    fields: tuple[str, ...],
    levels: tuple[str, ...],
    day: date | None,
    root: Path,
    as_of: date | None,
) -> int:
    """Writes the files and the baseline, or the proposal; 1 and nothing written when the export is no export."""
    options = make_options(root, as_of)
    if day is not None and day > options.as_of:
        raise click.UsageError(
            f"--day {day:%d/%m/%Y} ở sau ngày đang tính ({options.as_of:%d/%m/%Y}): chưa ai biết hiện trạng ngày ấy."
        )
    request = Request(file, kind, day or options.as_of, asked_fields(fields), asked_levels(levels))
    try:
        plan = make_plan(request, options, _progress)
        carry_out(plan, root)
    except AuthoringError as error:
        click.echo(f"{error}\nChưa ghi gì.", err=True)
        return 1
    _tell(plan, request)
    return 0


def asked_fields(values: tuple[str, ...]) -> tuple[str, ...]:
    """`--fields a;b` and `--fields a --fields b`; a comma may stand inside a name."""
    return tuple(part.strip() for value in values for part in value.split(";") if part.strip())


def asked_levels(values: tuple[str, ...]) -> tuple[str, ...]:
    """`--levels tinh,xa` and `--levels tinh --levels xa`.

    Raises:
        click.UsageError: there is no such level.
    """
    asked = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
    known = [level.value for level in Level]
    unknown = next((level for level in asked if level not in known), None)
    if unknown is not None:
        raise click.UsageError(f"không có cấp “{unknown}”; chọn trong: {', '.join(known)}.")
    return asked


def _progress(items: list[Placed]) -> Iterable[Placed]:
    if not sys.stderr.isatty():
        return items
    bar = click.progressbar(items, label="Đang nhập", file=sys.stderr)
    with bar:
        return list(bar)


def _tell(plan: Plan, request: Request) -> None:
    if plan.proposal is not None:
        _tell_proposal(plan, request)
    else:
        _tell_import(plan, request)
    if plan.unread:
        click.echo(f"Không nhập những mục mà lệnh không nhận ra hoặc bản ghi không có chỗ: {', '.join(plan.unread)}.")
    if plan.proposal is None:
        click.echo("Xem tiếp: niemyet check")


def _tell_import(plan: Plan, request: Request) -> None:
    doubtful = [item for item in plan.made if len(item.draft.doubts)]
    click.echo(
        f"Đã nhập {len(plan.made)} thủ tục từ {plan.chosen} bản ghi được chọn (bản xuất có {plan.read}), "
        f"hiện trạng ngày {request.day:%d/%m/%Y}."
    )
    if doubtful:
        click.echo(f"{len(doubtful)} thủ tục có chỗ cần kiểm tra: tìm can_kiem_tra trong procedures/.")
    if plan.alike:
        click.echo(f"{plan.alike} bản ghi trùng hệt một bản ghi khác của bản xuất, chỉ nhập một lần.")
    if plan.kept:
        click.echo(f"{len(plan.kept)} mã đã có trong các quyết định, giữ nguyên: {_some(plan.kept)}")
    if plan.repeated:
        click.echo(
            f"{len(plan.repeated)} mã có hai bản ghi khác nhau: {_some(plan.repeated)}; "
            f"bản thứ hai ở {PROPOSALS}/trung-ma/."
        )


def _tell_proposal(plan: Plan, request: Request) -> None:
    proposal = plan.proposal
    assert proposal is not None
    click.echo(f"Cây dữ liệu đã có bản nhập trước; so với {request.file.name}:")
    click.echo(f"  mã mới: {len(proposal.new)}{_after(proposal.new)}")
    click.echo(f"  nội dung khác: {len(proposal.changed)}{_after(tuple(proposal.changed))}")
    click.echo(f"  không còn trong bản xuất: {len(proposal.gone)}{_after(proposal.gone)}")
    click.echo(f"Không thay đổi gì trong cây. Chi tiết: {PROPOSALS}/de-xuat.md")


def _after(codes: tuple[str, ...]) -> str:
    return f" ({_some(codes)})" if codes else ""


def _some(codes: tuple[str, ...]) -> str:
    more = f" và {len(codes) - _SHOWN} mã khác" if len(codes) > _SHOWN else ""
    return ", ".join(codes[:_SHOWN]) + more
