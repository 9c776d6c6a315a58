"""Random decisions, day by day: boards stay right by doing what change sheets say; every old sheet finds its state."""

from collections.abc import Iterator, Mapping
from datetime import date

from hypothesis import given, note, settings
from msgspec.structs import replace

from generator.boards import Board, changes_between
from generator.catalog.build import build_catalog
from generator.consolidate.register import consolidate
from generator.model.corpus import Corpus, Document
from generator.model.gone import point_of
from generator.model.ledger import LedgerRow
from generator.model.notice import NoticeKind
from generator.model.province import SHARED_LISTS
from generator.model.register import Register, State, eve
from generator.model.scalars import KHONG, Completeness, PointKind
from generator.render.notices.desk import Desk
from generator.render.notices.parts import ledger_row
from generator.render.notices.sheets import Sheets
from generator.render.notices.status import Standing
from tests.notices.making import words
from tests.properties.site_strategies import corpus_of, dressed
from tests.properties.sites import calm
from tests.properties.strategies import DAYS
from tests.support.corpora import describe

LATER = DAYS[2:]


def board(of: Corpus, register: Register) -> Board:
    """What must hang on the register's day."""
    catalog = build_catalog(of, register)
    return Board(catalog, Sheets(catalog, words()))


def boards_of(of: Corpus) -> Iterator[tuple[date, Register, Board]]:
    """The boards of every day on which something may change."""
    folded = consolidate(of, LATER[0], lambda _: None)
    for day in LATER:
        register = replace(folded, as_of=day)
        yield day, register, board(of, register)


@settings(calm, max_examples=120)
@given(documents=dressed())
def test_what_hangs_follows_from_what_the_change_sheets_say(documents: list[Document]) -> None:
    note(describe(documents))
    boards = [one for _, _, one in boards_of(corpus_of(documents))]
    for place, before in enumerate(boards):
        for after in boards[place + 1 :]:
            for todo in changes_between(before, after):
                hangs = {sheet.id for sheet in before.posted(todo.point)}
                down = {sheet.id for sheet in todo.take_down} | {old.id for old, _ in todo.replace}
                up = {sheet.id for sheet in todo.put_up} | {new.id for _, new in todo.replace}
                required = {sheet.id for sheet in after.posted(todo.point)}
                assert down <= hangs
                assert not up & hangs
                assert hangs - down | up == required
                assert {sheet.id for sheet in todo.keep} == hangs & required
                assert all(old.what.kind is new.what.kind for old, new in todo.replace)


def turned(before: Board, after: Board, point: str) -> tuple[set[str], set[str], set[str]]:
    """The codes whose sheets go, change and come at a point, as far as a decision did it on the later day."""
    decided = {it.code for it in after.catalog.changes if it.day == after.catalog.as_of}
    todo = next((it for it in changes_between(before, after) if it.point == point), None)
    if todo is None:  # nothing hangs before the data begin
        return (set(), set(), set())
    found = (todo.take_down, tuple(new for _, new in todo.replace), todo.put_up)
    down, changed, up = ({it.what.code for it in sheets} & decided for sheets in found)
    changed |= down & up
    return (down - changed, changed, up - changed)


@settings(calm, max_examples=120)
@given(documents=dressed())
def test_the_last_change_told_on_a_points_page_is_what_the_change_sheets_say(documents: list[Document]) -> None:
    note(describe(documents))
    of = corpus_of(documents)
    folded = consolidate(of, LATER[-1], lambda _: None)
    last = board(of, folded)
    days = sorted({it.day for it in last.catalog.changes})
    pairs = {day: tuple(board(of, replace(folded, as_of=one)) for one in (eve(day), day)) for day in days}
    for point in last.catalog.points:
        if not point.has_place:
            assert point.turnover is None
            continue
        found = {day: turned(before, after, point.id) for day, (before, after) in pairs.items()}
        newest = max((day for day, sets in found.items() if any(sets)), default=None)
        told = point.turnover
        assert (told.day if told else None) == newest
        if told is not None and newest is not None:
            links = (told.down, told.changed, told.up)
            assert tuple({link.note for link in them} for them in links) == found[newest]


@settings(calm, max_examples=120)
@given(documents=dressed())
def test_a_point_posts_what_it_receives_whatever_the_level(documents: list[Document]) -> None:
    note(describe(documents))
    of = corpus_of(documents)
    for _, register, one in boards_of(of):
        for point in of.posting_points.values():
            posted = {it.what.code for it in one.posted(point.id)} - {""}
            without, also = ({of.canonical(code) for code in codes} for codes in (point.without, point.also))
            received = set(codes_received(register, point.kind)) if point.kind in SHARED_LISTS else set()
            sheets = {code for kind in [*PointKind, None] for code in codes_received(register, kind)}
            has_board = point.place != KHONG and point.is_open(register.as_of)
            assert posted == ((received | also & sheets) - without if has_board else set())


def codes_received(register: Register, kind: PointKind | None) -> Iterator[str]:
    """The codes with a text in force that a kind of point receives (None: that have a text at all)."""
    for key, history in register.histories.items():
        span = history.on(register.as_of)
        if span is None or span.version is None or not register.has_data or span.state is not State.IN_FORCE:
            continue
        written = span.version.completeness is not Completeness.NAME_ONLY
        if written and (kind is None or kind in span.version.received_at):
            yield key.code


@settings(calm, max_examples=60)
@given(documents=dressed())
def test_every_sheet_ever_issued_finds_exactly_its_state(documents: list[Document]) -> None:
    note(describe(documents))
    of = corpus_of(documents)
    boards = {day: one for day, _, one in boards_of(of)}
    registers = {day: register for day, register, _ in boards_of(of)}
    # Each day's sheets are issued on the first day, so that on every day some are still to come.
    ledger: dict[str, LedgerRow] = {}
    ids: dict[date, dict[str, str]] = {day: {} for day in boards}
    for day, one in boards.items():
        for sheet in one.sheets.all():
            row = ledger_row(sheet, day, LATER[0])
            ids[day][row.id] = row.subject
            assert ledger.setdefault(row.id, row).subject == row.subject
    # Some points have lost their board since.
    for day, _, one in boards_of(with_boards(of)):
        for sheet in one.sheets.all():
            row = ledger_row(sheet, day, LATER[0])
            assert ledger.setdefault(row.id, row).subject == row.subject
    for day, one in boards.items():
        desk = Desk(
            replace(one.catalog, ledger=ledger), one.sheets, {d: b.sheets for d, b in boards.items() if d > day}
        )
        told = {issued.row.id: issued.verdict() for issued in desk.all()}
        assert told.keys() == ledger.keys()
        for id, row in ledger.items():
            assert told[id].standing in expected(row, day, ids, registers[day], of), (day, row)
            assert told[id].id in ("", *ids[day])
            if told[id].standing is Standing.REPLACED and (until := told[id].since) is not None:
                assert (row.since or row.issued) < until <= day


def with_boards(of: Corpus) -> Corpus:
    """As it was when every posting point had a place for sheets."""
    return replace(of, posting_points={id: replace(it, place=None) for id, it in of.posting_points.items()})


def expected(
    row: LedgerRow, day: date, ids: Mapping[date, Mapping[str, str]], register: Register, of: Corpus
) -> set[Standing]:
    """What the register says of a sheet, without any page."""
    if row.id in ids[day]:
        announces = row.kind is NoticeKind.CHANGES and row.since is not None and row.since > day
        return {Standing.UPCOMING if announces else Standing.VALID}
    if row.since is not None and row.since > day and row.id in ids.get(row.since, {}):
        return {Standing.UPCOMING}
    if row.kind is not NoticeKind.PROCEDURE:
        if row.subject in ids[day].values():
            return {Standing.REPLACED}
        point = of.posting_points.get(point_of(row))
        if point is None or not register.has_data:
            return {Standing.GONE}
        if not point.is_open(day):
            return {Standing.CLOSED}
        # A point that goes on without a list of its own has that of its kind.
        return {Standing.BOARDLESS if row.kind is NoticeKind.COVER else Standing.REPLACED}
    states = {register.state(key) for key in register.histories if key.code == row.code and key.level in row.levels}
    for state, standing in ((State.IN_FORCE, Standing.REPLACED), (State.SUSPENDED, Standing.SUSPENDED)):
        if state in states and register.has_data:
            return {standing}
    ended = states & {State.REPEALED, State.REPLACED, State.EXPIRED}
    return {Standing.ENDED} if ended and register.has_data else {Standing.GONE}
