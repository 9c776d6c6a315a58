"""The sheets of a day become new lines of the ledger: all of them, and only after each of them was really set."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from generator import settings
from generator.boards import Board
from generator.decode.ledger import HEAD, encode_rows
from generator.model.ledger import LedgerRow
from generator.notices import plan_sheets
from generator.parallel import Progress, ordered_map, silent
from generator.pipeline import Options
from generator.render.notices.identity import ClashError
from generator.render.notices.parts import ledger_row
from generator.render.notices.plan import Sheet
from generator.store.atomic import write_whole


class Issued(Struct, frozen=True):
    """What was entered, in which file, and how many sheets were in the ledger already."""

    rows: tuple[LedgerRow, ...]
    file: str
    known: int


def issue(board: Board, options: Options, issued: date, progress: Progress = silent) -> Issued:
    """Enters every sheet of the board that the ledger does not have. Whoever calls it holds `pipeline.alone`.

    Raises:
        UnprintableError: a sheet cannot be set; nothing was entered.
        ClashError: an id stands for another sheet already; nothing was entered.
        OSError: the disk refused; nothing was entered.
    """
    ledger = dict(board.catalog.ledger)
    sheets: list[Sheet] = []
    rows: list[LedgerRow] = []
    every = board.sheets.all()
    for sheet in every:
        row = ledger_row(sheet, board.catalog.as_of, issued)
        known = ledger.setdefault(row.id, row)
        if not known.says_the_same(row):
            raise ClashError(f"{row.id}: {known.subject}, {row.subject}")
        if known is row:
            sheets.append(sheet)
            rows.append(row)
    ordered_map(lambda file: len(file.make()), plan_sheets(board, options, sheets, ledger), options.jobs, progress)
    file = f"{settings.LEDGER}/{issued:%Y-%m}.csv"
    if rows:
        _append(options.root / file, encode_rows(rows))
    return Issued(tuple(rows), file, len(every) - len(rows))


def _append(file: Path, lines: str) -> None:
    """By one rename: an interrupted run leaves the old ledger or the new one, never half a line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else HEAD.encode()
    if not before.endswith(b"\n"):
        before += b"\n"
    write_whole(file, before + lines.encode())
