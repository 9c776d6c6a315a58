"""A folded tree becomes what hangs at its posting points on a day, and two days what to do at each."""

from collections.abc import Container
from datetime import date
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator import settings
from generator.catalog.build import build_catalog
from generator.catalog.postings import changes
from generator.check.notices import check_boards, check_clashes, check_issued
from generator.diagnostics.problem import Problem
from generator.model.catalog import Catalog
from generator.model.ledger import LedgerRow
from generator.model.notice import NoticeKind
from generator.model.posting import PointChanges, Posted
from generator.pipeline import Folded, Options
from generator.render.notices.plan import Sheet
from generator.render.notices.sheets import Sheets
from generator.render.notices.words import read_words
from generator.store.remembered import Remembered

_FRAME: Final = frozenset({NoticeKind.COVER, NoticeKind.LIST})


class Board(Struct, frozen=True, dict=True):
    """The catalogue of one day and its sheets."""

    catalog: Catalog
    sheets: Sheets

    def subjects(self, point: str) -> set[str]:
        """What the sheets at a point must be about."""
        return {what.subject for what in self.catalog.required.get(point, ())}

    def posted(self, point: str, but: Container[str] = ()) -> list[Posted]:
        """What must hang at a point, each sheet with the id of what it says that day; `but` names subjects left out."""
        found = []
        for what in self.catalog.required.get(point, ()):
            subject = what.subject
            if subject not in but and (sheet := self.sheets.find(subject)) is not None:
                found.append(Posted(self.sheets.id_of(sheet), what))
        return found

    def hung(self, point: str, but: Container[str] = ()) -> list[Posted]:
        """What hung at a point that day, as far as anybody knows: what had been issued about it by then.

        A text that was corrected since read otherwise, and records only know what it should have said. Where nothing
        had been issued, what the records say stands for what hung.
        """
        return [replace(it, id=self._issued(it)) for it in self.posted(point, but)]

    def _issued(self, it: Posted) -> str:
        rows = self._in_use.get(it.what.subject, ())
        return it.id if not rows or any(row.id == it.id for row in rows) else rows[-1].id

    @cached_property
    def _in_use(self) -> dict[str, list[LedgerRow]]:
        """What had been issued by the day about each thing, and had begun: the latest last."""
        day = self.catalog.as_of
        found: dict[str, list[LedgerRow]] = {}
        for row in sorted(self.catalog.ledger.values(), key=lambda row: (row.since or row.issued, row.issued)):
            if row.issued <= day and (row.since is None or row.since <= day):
                found.setdefault(row.subject, []).append(row)
        return found


def board_on(folded: Folded, options: Options, day: date, like: Board | None = None) -> Board:
    """What must hang on a day, whatever the day of the fold: the register knows all of them.

    What a board `like` it has already set need not be set again.
    """
    catalog = build_catalog(folded.corpus, replace(folded.register, as_of=day))
    words = read_words(settings.theme_folder(options.root))
    return Board(catalog, Sheets(catalog, words, like.sheets if like is not None else None))


def with_unissued(folded: Folded, options: Options) -> Folded:
    """The folded tree with the problems that only the words of sheets can tell: they are not the issued ones.

    A corrected text is told with those that were never issued (TT704). Where sheets of procedures are missing from the
    ledger, covers and lists are, too: nothing more is told. A province that has issued none has nothing to issue again.
    """
    issued = folded.corpus.ledger
    if not issued or folded.has_errors:
        return folded
    board = board_on(folded, options, options.as_of)
    found: list[Problem] = []
    ids = _procedure_ids(board, options)
    check_clashes({id: sheet.about for id, sheet in ids.items()}, issued, found.append)
    missing = [sheet.subject.split("/")[1] for id, sheet in ids.items() if id not in issued]
    if missing:
        check_issued(missing, found.append)
    elif any(row.kind in _FRAME for row in issued.values()):
        frame = {it.subject: it for hanging in board.catalog.required.values() for it in hanging if it.kind in _FRAME}
        sheets = {board.sheets.id_of(it): it for subject in frame if (it := board.sheets.find(subject)) is not None}
        check_clashes({id: sheet.about for id, sheet in sheets.items()}, issued, found.append)
        check_boards([frame[sheet.subject] for id, sheet in sheets.items() if id not in issued], found.append)
    return replace(folded, problems=(*(it for it in folded.problems if it.code != "TT704"), *found))


def _procedure_ids(board: Board, options: Options) -> dict[str, Sheet]:
    """The sheets of procedures by their ids. What was set once is remembered: 2,000 texts take more than a second."""
    memory: Remembered[dict[bytes, str]] = Remembered(options.cache / "sheet_ids.msgpack", dict[bytes, str])
    known = (memory.read() or {}) if options.use_cache else {}
    sheets = {sheet.inputs: sheet for sheet in board.sheets.procedures()}
    ids = {inputs: known.get(inputs) or board.sheets.id_of(sheet) for inputs, sheet in sheets.items()}
    if ids != known and options.use_cache:
        memory.write(ids)
    return {ids[inputs]: sheet for inputs, sheet in sheets.items()}


def changes_between(before: Board, after: Board, *, keep: bool = True) -> list[PointChanges]:
    """What to do at each posting point; points that have gone take everything down, new ones put everything up.

    Unless what to `keep` is asked for, sheets made from equal inputs are left out before anybody formats them: one that
    was issued with other words was to be replaced before, too, and only who keeps the board is told of it again.
    """
    names = {point.id: point.name for board in (before, after) for point in board.catalog.points}
    points = dict.fromkeys((*after.catalog.required, *before.catalog.required))
    alike = set() if keep else before.sheets.inputs().items() & after.sheets.inputs().items()
    subjects = {subject for subject, _ in alike}

    def todo(point: str) -> PointChanges:
        stays = subjects & before.subjects(point) & after.subjects(point) if subjects else subjects
        found = changes(point, names[point], before.hung(point, stays), after.posted(point, stays))
        return replace(found, closes=point in after.catalog.closed_points)

    return [todo(point) for point in points]


def only_of(it: PointChanges, codes: Container[str]) -> PointChanges:
    """Of what happened meanwhile only what concerns these codes, and the lists that count them.

    A point that is no more takes everything down, whatever the codes.
    """
    if it.closes:
        return it

    def concerns(sheet: Posted) -> bool:
        return sheet.what.kind is not NoticeKind.PROCEDURE or sheet.what.code in codes

    return replace(
        it,
        take_down=tuple(filter(concerns, it.take_down)),
        replace=tuple(pair for pair in it.replace if concerns(pair[1])),
        put_up=tuple(filter(concerns, it.put_up)),
    )
