"""`niemyet notices changes`: what to take down, replace and put up at each posting point, as text, JSON or sheets."""

import json
from collections.abc import Container, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from generator.authoring.keys import key_of
from generator.authoring.problem import AuthoringError
from generator.boards import Board, board_on, changes_between, only_of
from generator.cli.fresh import today
from generator.cli.no_point import no_such_point
from generator.cli.options import Day, make_options, tree_options
from generator.cli.problems import clean
from generator.cli.progress import progress
from generator.cli.unprintable import Unprintable, tell_unprintable
from generator.cli.vietnamese import Folder, OneOf, VietnameseCommand
from generator.cli.words import LEVELS, NOTICE_KINDS
from generator.model.posting import PointChanges, Posted
from generator.model.register import eve
from generator.notices import codes_of, days_of, plan_todo, write_files
from generator.pipeline import Folded, Options
from generator.render.notices.takedown import parted

_NOT_ISSUED: Final = " (chưa phát hành)"
_CLOSES: Final = "Điểm này đã ngừng nhận hồ sơ: gỡ hết."


@click.command(
    "changes", cls=VietnameseCommand, help="Mỗi điểm niêm yết phải gỡ xuống, thay, dán mới, giữ nguyên tờ nào."
)
@click.option("--since", type=Day(), default=None, help="Những gì đổi từ ngày này đến ngày đang tính.")
@click.option("--decision", metavar="KHÓA", help="Những gì một quyết định làm đổi: khóa (2025/1949-QD-UBND) hoặc số.")
@click.option("--point", metavar="ĐIỂM", help="Chỉ điểm này.")
@click.option("--format", "output", type=OneOf(["text", "json", "pdf"]), default="text", help="Dạng in ra.")
@click.option("--out", type=Folder(), default=None, help="Nơi ghi phiếu PDF, mỗi điểm một tệp (mặc định: ở đây).")
@tree_options
def changes_command(
    since: date | None,
    decision: str | None,
    point: str | None,
    output: str,
    out: Path | None,
    root: Path,
    as_of: date | None,
) -> int:
    """Compares what must hang on two days, sheet by sheet: only what reads otherwise makes a sheet another one."""
    if (since is None) == (decision is None):
        raise click.UsageError("chọn một trong hai: --since NGÀY hoặc --decision KHÓA.")
    options = make_options(root, as_of)
    if (folded := clean(options)) is None:
        return 1
    if decision is not None:
        decision = _key_of(folded, decision)
    first, last = _days(folded, options, since, decision)
    data_since = folded.register.data_since
    if data_since is None or first < data_since:
        known = f"dữ liệu bắt đầu từ {data_since:%d/%m/%Y}" if data_since else "chưa nhập dữ liệu nào"
        click.echo(f"Không biết ngày {first:%d/%m/%Y} đang dán tờ nào: {known}.", err=True)
        return 1
    board = board_on(folded, options, last)
    todo = changes_between(board_on(folded, options, first), board)
    if point is not None and point not in {it.point for it in todo}:
        raise click.UsageError(no_such_point(point, board.catalog))
    todo = [it for it in todo if point in (None, it.point)]
    if decision is not None:
        codes = codes_of(folded, decision)
        todo = [only_of(it, codes) for it in todo]
    try:
        _say(todo, folded, board, options, (first, last, decision), output, out)
    except Unprintable as error:
        return tell_unprintable(error, f"Phiếu này chưa ghi; phiếu nào đã xong thì nằm trong {out or Path()}.")
    return 0


def _days(folded: Folded, options: Options, since: date | None, decision: str | None) -> tuple[date, date]:
    if since is not None:
        if since > options.as_of:
            raise click.UsageError(f"--since {since:%d/%m/%Y} sau ngày đang tính {options.as_of:%d/%m/%Y}.")
        return eve(since), options.as_of
    assert decision is not None
    days = days_of(folded, decision)
    return days if days is not None else (options.as_of, options.as_of)


def _key_of(folded: Folded, typed: str) -> str:
    try:
        return key_of(folded.corpus.decisions, typed)
    except AuthoringError as error:
        told = str(error)
        raise click.UsageError(told if told.endswith("?") else f"{told}.") from error


def _say(
    todo: list[PointChanges],
    folded: Folded,
    board: Board,
    options: Options,
    asked: tuple[date, date, str | None],
    output: str,
    out: Path | None,
) -> None:
    first, last, decision = asked
    issued = board.catalog.ledger
    _tell_drafts(todo, issued)
    if output == "json":
        click.echo(json.dumps([_as_json(it, issued) for it in todo], ensure_ascii=False, indent=1))
    elif output == "pdf":
        number = folded.corpus.decisions[decision].number if decision is not None else ""
        why = f"Theo Quyết định {number}." if number else f"So với bảng của ngày {first:%d/%m/%Y}."
        busy = [it for it in todo if not it.is_empty]
        printed_on = date.fromisoformat(today())
        files = plan_todo(board, options, [it for it in busy if not it.closes], last, why, printed_on)
        files += plan_todo(board, options, [it for it in busy if it.closes], last, _CLOSES, printed_on)
        if not files:
            click.echo("Mọi điểm giữ nguyên: không có phiếu nào phải in.")
            return
        written = write_files(files, out or Path(), options.jobs, progress("Đang in"))
        click.echo(f"Đã ghi {len(written)} phiếu vào {out or Path()}.")
    else:
        for it in todo:
            if not it.is_empty:
                click.echo("\n".join(_as_text(it, issued)) + "\n")
        same = sum(it.is_empty for it in todo)
        click.echo(f"Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}: {len(todo) - same} điểm có việc, {same} điểm giữ nguyên.")


def _tell_drafts(todo: list[PointChanges], issued: Container[str]) -> None:
    """New sheets that are on no paper yet: printed today they would be drafts without an id."""
    new = {sheet.id for it in todo for sheet in (*it.put_up, *(pair[1] for pair in it.replace))}
    if drafts := sum(id not in issued for id in new):
        click.echo(f"{drafts} tờ mới chưa phát hành; chạy niemyet notices issue trước.", err=True)


def _as_text(it: PointChanges, issued: Container[str]) -> list[str]:
    def named(sheet: Posted) -> str:
        return f"{sheet.id[:4]} {sheet.id[4:]}{'' if sheet.id in issued else _NOT_ISSUED}"

    lines = [f"{it.name} ({it.point})", *([f"  {_CLOSES}"] if it.closes else [])]
    by_level = parted(it)
    for title, sheets in (("Gỡ xuống", it.take_down), ("Dán mới", it.put_up)):
        if title == "Dán mới" and it.replace:
            lines.append(f"  Thay {len(it.replace)} tờ:")
            lines += [f"    {named(old)} → {named(new)}  {_about(new, by_level)}" for old, new in it.replace]
        if sheets:
            lines.append(f"  {title} {len(sheets)} tờ:")
            lines += [f"    {named(sheet)}  {_about(sheet, by_level)}" for sheet in sheets]
    lines.append(f"  Giữ nguyên {len(it.keep)} tờ.")
    return lines


def _about(sheet: Posted, by_level: frozenset[str]) -> str:
    what = sheet.what
    levels = f"  ({', '.join(LEVELS[level] for level in what.levels)})" if sheet.id in by_level else ""
    return f"{what.code or NOTICE_KINDS[what.kind]}  {what.title}{levels}"


def _as_json(it: PointChanges, issued: Container[str]) -> Mapping[str, Any]:
    def told(sheet: Posted) -> Mapping[str, Any]:
        return _sheet(sheet) | ({} if sheet.id in issued else {"chua_phat_hanh": True})

    return {
        "diem": it.point,
        "ten": it.name,
        "da_thoi": it.closes,
        "go_xuong": [told(sheet) for sheet in it.take_down],
        "thay": [{"cu": told(old), "moi": told(new)} for old, new in it.replace],
        "dan_moi": [told(sheet) for sheet in it.put_up],
        "giu_nguyen": [sheet.id for sheet in it.keep],
    }


def _sheet(sheet: Posted) -> dict[str, Any]:
    what = sheet.what
    told = {"ma_to": sheet.id, "loai": what.kind.value, "ten": what.title}
    return told | ({"ma": what.code, "cap": [level.value for level in what.levels]} if what.code else {})
