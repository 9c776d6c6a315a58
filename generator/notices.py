"""The boards of a day become files to print: sheets, packs, and what to take down, replace and put up."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from generator import settings
from generator.boards import Board
from generator.model.ledger import LedgerRow
from generator.model.notice import Size
from generator.model.output import PlannedFile
from generator.model.posting import PointChanges
from generator.model.register import Effect, eve
from generator.parallel import Progress, ordered_map, silent
from generator.pipeline import Folded, Options, kept_sheets
from generator.render.notices.offer import issued_of
from generator.render.notices.packs import board_of, plan_pack
from generator.render.notices.plan import Sheet, edition_of, offered_file, plan_notices
from generator.render.notices.takedown import plan_takedown
from generator.render.pdf import Typesetter
from generator.store.atomic import write_whole


def days_of(folded: Folded, decision: str) -> tuple[date, date] | None:
    """The eve of the first day on which a decision did anything, and the last such day up to the day of the fold.

    Where all of it is still to come, the first day of it; None when it does nothing.
    """
    days = [
        event.since
        for history in folded.register.histories.values()
        for event in history.events
        if event.decision == decision and event.effect is not Effect.NOTHING
    ]
    if not days:
        return None
    return eve(min(days)), max((day for day in days if day <= folded.register.as_of), default=min(days))


def codes_of(folded: Folded, decision: str) -> set[str]:
    """The codes of which a decision says something."""
    return {
        key.code
        for key, history in folded.register.histories.items()
        if any(event.decision == decision for event in history.events)
    }


def plan_print(
    board: Board, options: Options, subjects: Iterable[str] | None, size: Size, printed_on: date
) -> list[PlannedFile]:
    """The files of these sheets (of all where None), with the day of print on them, whatever day they are for."""
    wanted = set(subjects) if subjects is not None else None
    sheets = [sheet for sheet in board.sheets.all() if wanted is None or sheet.subject in wanted]
    return plan_sheets(board, options, sheets, board.catalog.ledger, size, printed_on)


def pack_of(
    board: Board, options: Options, files: Iterable[PlannedFile], point: str, size: Size
) -> tuple[PlannedFile, int]:
    """One file with everything that hangs at a point, cover first, and how many sheets it joins.

    It is kept by what its sheets are made from: asked for again, it is there.
    """
    named = {file.path: file for file in files}
    members = board_of(named, board.sheets, board.catalog.required[point], size)
    place = next(page.name for page in board.catalog.points if page.id == point)
    pack = plan_pack(offered_file(f"bo-{point}", size=size), place, members, board.sheets.words)
    return kept_sheets([pack], options)[0], len(members)


def plan_sheets(
    board: Board,
    options: Options,
    sheets: list[Sheet],
    ledger: Mapping[str, LedgerRow],
    size: Size = Size.A4,
    printed_on: date | None = None,
) -> list[PlannedFile]:
    """The files of these sheets as a ledger makes them; each is made once for all who ask."""
    edition = edition_of(board.catalog, board.sheets.words, board.catalog.notice_url, printed_on)
    typesetter = Typesetter(settings.theme_folder(options.root))
    return kept_sheets(plan_notices(sheets, typesetter, edition, issued_of(ledger), frozenset({size})), options)


def plan_todo(
    board: Board, options: Options, todo: Iterable[PointChanges], since: date, why: str, printed_on: date
) -> list[PlannedFile]:
    """One sheet per point with boxes to tick, dates and signatures."""
    words, issuer = board.sheets.words, board.catalog.site_name
    edition = edition_of(board.catalog, words, board.catalog.notice_url, printed_on)
    typesetter = Typesetter(settings.theme_folder(options.root))
    issued = board.catalog.ledger
    return [plan_takedown(it, issuer, since, why, issued, typesetter, edition, words) for it in todo]


def write_files(files: list[PlannedFile], folder: Path, jobs: int, progress: Progress = silent) -> list[Path]:
    """Makes the files and lays them flat into a folder; each appears whole or not at all.

    Raises:
        UnprintableError: a sheet cannot be set.
        OSError: the disk refused.
    """
    folder.mkdir(parents=True, exist_ok=True)

    def write(file: PlannedFile) -> Path:
        target = folder / Path(file.path).name
        write_whole(target, file.make())
        return target

    return ordered_map(write, files, jobs, progress)
