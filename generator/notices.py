"""A folded tree becomes what hangs at its posting points: sheets of a day, changes between days, files to print."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import settings
from generator.catalog.build import build_catalog
from generator.catalog.postings import changes
from generator.model.catalog import Catalog
from generator.model.notice import LedgerRow, PointChanges, Posted, Size
from generator.model.output import PlannedFile
from generator.model.register import Effect, eve
from generator.parallel import Progress, ordered_map, silent
from generator.pipeline import Folded, Options, kept_sheets
from generator.render.notices.offer import issued_of
from generator.render.notices.plan import Sheet, edition_of, offered_file, plan_notices
from generator.render.notices.sheets import Sheets
from generator.render.notices.takedown import plan_takedown
from generator.render.notices.words import Words, read_words
from generator.render.packs import joined
from generator.render.pdf import Typesetter


class Board(Struct, frozen=True):
    """The catalogue of one day and its sheets."""

    catalog: Catalog
    sheets: Sheets

    def posted(self, point: str) -> list[Posted]:
        """What must hang at a point, each sheet with the id of what it says that day."""
        found = []
        for what in self.catalog.required.get(point, ()):
            if (sheet := self.sheets.find(what.subject)) is not None:
                found.append(Posted(self.sheets.id_of(sheet), what))
        return found


def board_on(folded: Folded, options: Options, day: date) -> Board:
    """What must hang on a day, whatever the day of the fold: the register knows all of them."""
    catalog = build_catalog(folded.corpus, replace(folded.register, as_of=day))
    return Board(catalog, Sheets(catalog, _words(options)))


def changes_between(before: Board, after: Board) -> list[PointChanges]:
    """What to do at each posting point; points that have gone take everything down, new ones put everything up."""
    names = {point.id: point.name for board in (before, after) for point in board.catalog.points}
    points = dict.fromkeys((*after.catalog.required, *before.catalog.required))
    return [changes(id, names[id], before.posted(id), after.posted(id)) for id in points]


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


def plan_print(board: Board, options: Options, subjects: Iterable[str] | None, size: Size) -> list[PlannedFile]:
    """The files of these sheets (of all where None), with today's date on them."""
    wanted = set(subjects) if subjects is not None else None
    sheets = [sheet for sheet in board.sheets.all() if wanted is None or sheet.subject in wanted]
    return plan_sheets(board, options, sheets, board.catalog.ledger, size, options.as_of)


def pack_of(board: Board, files: Iterable[PlannedFile], point: str, size: Size) -> list[PlannedFile]:
    """Of these files the sheets of a point in the order of its board; slips are for the hand, not for the wall."""
    named = {file.path: file for file in files}
    sheets = (board.sheets.find(what.subject) for what in board.catalog.required[point])
    paths = [offered_file(sheet.name, size=size) for sheet in sheets if sheet is not None]
    return [named[path] for path in paths if path in named]


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


def plan_todo(board: Board, options: Options, todo: Iterable[PointChanges], since: date, why: str) -> list[PlannedFile]:
    """One sheet per point with boxes to tick, dates and signatures."""
    edition = edition_of(board.catalog, board.sheets.words, board.catalog.notice_url, options.as_of)
    typesetter = Typesetter(settings.theme_folder(options.root))
    return [plan_takedown(it, board.catalog.site_name, since, why, typesetter, edition) for it in todo]


def write_files(files: list[PlannedFile], folder: Path, jobs: int, progress: Progress = silent) -> list[Path]:
    """Makes the files and lays them flat into a folder; each appears whole or not at all.

    Raises:
        UnprintableError: a sheet cannot be set.
        OSError: the disk refused.
    """
    folder.mkdir(parents=True, exist_ok=True)

    def write(file: PlannedFile) -> Path:
        target = folder / Path(file.path).name
        beside = target.with_suffix(".part")
        try:
            beside.write_bytes(file.make())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        return target

    return ordered_map(write, files, jobs, progress)


def write_pack(files: list[PlannedFile], target: Path, jobs: int, progress: Progress = silent) -> Path:
    """One file with all of these, in their order, to print a whole board at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    made = ordered_map(lambda file: file.make(), files, jobs, progress)
    beside = target.with_suffix(".part")
    try:
        beside.write_bytes(joined(made))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return target


def _words(options: Options) -> Words:
    return read_words(settings.theme_folder(options.root))
