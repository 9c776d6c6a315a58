"""`niemyet notices`: prints the sheets of a board and enters them in the ledger."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.authoring.issuing import issue
from generator.boards import Board, board_on
from generator.cli.disk import disk_message
from generator.cli.fresh import today
from generator.cli.no_point import no_such_point
from generator.cli.notices_changes import changes_command
from generator.cli.options import JOBS, make_options, tree_options
from generator.cli.problems import clean
from generator.cli.progress import progress
from generator.cli.unprintable import Unprintable, tell_unprintable
from generator.cli.vietnamese import CountUpTo, Folder, OneOf, VietnameseCommand, VietnameseGroup
from generator.cli.words import STATES
from generator.model.notice import Size
from generator.notices import pack_of, plan_print, write_files
from generator.pipeline import alone


class _Group(VietnameseGroup):
    def short_helps(self) -> list[tuple[str, str]]:
        return [
            ("changes", "Mỗi điểm niêm yết phải gỡ, thay, dán tờ nào"),
            ("issue", "Ghi các tờ đang dùng vào sổ phát hành"),
            ("print", "In tờ niêm yết ra PDF"),
        ]


@click.group("notices", cls=_Group, help="Tờ niêm yết: in, phát hành, và việc phải làm ở từng điểm.")
def notices_command() -> None:
    """The group itself does nothing."""


@notices_command.command("print", cls=VietnameseCommand, help="In tờ niêm yết ra PDF vào một thư mục.")
@click.option("--point", metavar="ĐIỂM", help="Mọi tờ của điểm này, thêm một tệp gộp để in một lượt.")
@click.option("--code", metavar="MÃ", help="Chỉ tờ của thủ tục này.")
@click.option("--size", type=OneOf(["A4", "A3", "A2"]), default="A4", help="Khổ giấy (A4).")
@click.option("--out", type=Folder(), required=True, help="Nơi ghi các tệp PDF.")
@click.option("--jobs", type=CountUpTo(64), default=JOBS, help="Số tiến trình.")
@tree_options
def print_command(
    point: str | None, code: str | None, size: str, out: Path, jobs: int, root: Path, as_of: date | None
) -> int:
    """Writes the sheets; with a point also one file with all of them, in the order of its board."""
    options = make_options(root, as_of, out=out, jobs=jobs)
    if (folded := clean(options)) is None:
        return 1
    board = board_on(folded, options, options.as_of)
    code = code.strip() if code is not None else None
    subjects = _subjects(board, point, code)
    try:
        files = plan_print(board, options, subjects, Size(size), date.fromisoformat(today()))
        pack = None
        if point is not None and code is None:
            pack, joined = pack_of(board, options, files, point, Size(size))
        written = write_files(files, out, jobs, progress("Đang in"))
        # Only now: each sheet is made by then, and a pack is joined by one process.
        if pack is not None:
            (target,) = write_files([pack], out, 1)
            click.echo(f"Tệp gộp {joined} tờ: {target}")
    except Unprintable as error:
        return tell_unprintable(error, f"Tờ này chưa ghi; tờ nào đã xong thì nằm trong {out}.")
    except OSError as error:
        click.echo(f"{disk_message(error)} Tệp này chưa ghi; tệp nào đã có trong {out} thì trọn vẹn.", err=True)
        return 3
    drafts = _not_issued(board, subjects)
    click.echo(f"Đã ghi {len(written)} tệp vào {out}, tính đến {options.as_of:%d/%m/%Y}.")
    if drafts:
        click.echo(f"{drafts} tờ chưa phát hành nên mang chữ “Bản nháp”; xem: niemyet notices issue", err=True)
    return 0


def _subjects(board: Board, point: str | None, code: str | None) -> list[str] | None:
    """What the sheets asked for are about, None for all.

    Raises:
        click.UsageError: there is no such point, or no sheet of such a code.
    """
    if point is None and code is None:
        return None
    if point is not None:
        hanging = board.catalog.required.get(point)
        if hanging is None:
            raise click.UsageError(no_such_point(point, board.catalog))
        found = [it.subject for it in hanging if code in (None, it.code)]
    else:
        found = [sheet.subject for sheet in board.sheets.procedures() if sheet.subject.split("/")[1] == code]
    if code is not None and not found:
        raise click.UsageError(
            f"thủ tục “{code}” không có tờ niêm yết vào ngày {board.catalog.as_of:%d/%m/%Y}"
            + (f" ở điểm “{point}”" if point else "")
            + _since_gone(board, code)
        )
    return found


def _since_gone(board: Board, code: str) -> str:
    """Why no level of a procedure has a sheet any more, where that is why."""
    page = next((it for it in board.catalog.procedures if it.code == code), None)
    if page is None or page.sections or not page.ends:
        return "."
    end = max(page.ends, key=lambda it: it.since)
    return f": {STATES[end.state]} từ {end.since:%d/%m/%Y}."


def _not_issued(board: Board, subjects: Sequence[str] | None) -> int:
    wanted = set(subjects) if subjects is not None else None
    sheets = [sheet for sheet in board.sheets.all() if wanted is None or sheet.subject in wanted]
    return sum(board.sheets.id_of(sheet) not in board.catalog.ledger for sheet in sheets)


@notices_command.command("issue", cls=VietnameseCommand, help="Ghi mọi tờ đang dùng mà chưa có vào sổ phát hành.")
@click.option("--jobs", type=CountUpTo(64), default=JOBS, help="Số tiến trình.")
@tree_options
def issue_command(jobs: int, root: Path, as_of: date | None) -> int:
    """Appends to the ledger; with a later day, the sheets of that day are issued ahead of it.

    Raises:
        click.UsageError: the day is past. What hangs there is what holds today, and the ledger forgets nothing.
    """
    options = make_options(root, as_of, jobs=jobs)
    issued = date.fromisoformat(today())
    if options.as_of < issued:
        raise click.UsageError(
            f"--as-of {options.as_of:%d/%m/%Y} là ngày đã qua: sổ chỉ ghi tờ đang dùng hôm nay hoặc sẽ dùng, "
            "và ghi rồi thì không xóa được."
        )
    # From reading the ledger to writing it: of two at once the second enters what the first has not.
    with alone(options):
        if (folded := clean(options)) is None:
            return 1
        try:
            done = issue(
                board_on(folded, options, options.as_of),
                options,
                issued,
                progress("Đang soạn tờ"),
            )
        except Unprintable as error:
            return tell_unprintable(error, "Chưa ghi gì vào sổ.")
        except OSError as error:
            click.echo(f"{disk_message(error)} Chưa ghi gì vào sổ.", err=True)
            return 3
    if not done.rows:
        click.echo(f"Không có tờ nào mới: cả {done.known} tờ đang dùng đã có trong sổ.")
        return 0
    click.echo(f"Đã ghi {len(done.rows)} tờ vào {done.file}; {done.known} tờ đã có từ trước.")
    click.echo("Xem tiếp: git add sổ này, rồi niemyet notices print để in.")
    return 0


notices_command.add_command(changes_command)
