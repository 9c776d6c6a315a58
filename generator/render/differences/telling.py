"""Changes become the short phrases in which terminal and Markdown tell of them alike."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from generator.diagnostics.messages_vi.changes import KINDS, LEVELS
from generator.diagnostics.messages_vi.tokens import LEVELS as LEVEL_NAMES
from generator.model.catalog import Source
from generator.model.comparison import (
    Change,
    ChangeKind,
    ComingNotices,
    Comparison,
    Figures,
    Mark,
    Piece,
    PointGroup,
    Side,
    Told,
)
from generator.model.notice import NoticeKind
from generator.model.posting import Posted
from generator.render.formats import baseline_day, day

WORKTREE: Final = frozenset({".", "WORKTREE"})
"""What people type for the folder as it is, with changes that are not committed."""
LONGEST_SAME: Final = 90
_LONGEST_TITLE: Final = 80
LONGEST_CHANGED: Final = 500
"""So much of a long line is shown around what changed, and of what changed; JSON has all of it."""
NOT_COUNTED: Final = "không kể trang số liệu, danh sách theo kỳ"
"""Of pages new and gone: lists and figures of periods follow from what is told, and nobody keeps their address."""


def by_kind(changes: Iterable[Told]) -> Iterator[tuple[str, list[Told]]]:
    """The headings in their order, each with its changes."""
    told = list(changes)
    for kind, heading in KINDS.items():
        if same := [it for it in told if it.change.kind == kind]:
            yield heading, same


def headline(comparison: Comparison) -> list[str]:
    """What happened, in numbers: `2 mới ban hành`."""
    found = [
        f"{codes(it.change for it in told)} {heading[0].lower()}{heading[1:]}"
        for heading, told in by_kind(comparison.changes)
    ]
    if comparison.coming:
        found.append(f"{codes(it.told.change for it in comparison.coming)} sẽ thay đổi về sau")
    return found


def codes(changes: Iterable[Change]) -> int:
    """How many codes they are about: a code may change at two levels, each in its own way."""
    return len({change.code for change in changes})


def levels_of(change: Change) -> str:
    """`tỉnh, xã`."""
    return ", ".join(LEVELS[level] for level in change.levels)


def why(change: Change) -> str:
    """Since when, until when, by what, and what takes whose place; empty where nothing of it is known."""
    facts = []
    if change.day is not None:
        facts.append(f"từ {day(change.day)}")
    if change.until is not None:
        facts.append(f"đến hết {day(change.until)}")
    if change.source is not None and change.kind is not ChangeKind.EXPIRED:
        facts.append(f"theo {source_of(change.source)}")
    if change.others:
        facts.append(f"{'thay cho' if change.new is not None else 'thay bằng'} {', '.join(change.others)}")
    return ", ".join(facts)


def source_of(it: Source) -> str:
    """How a decision or a baseline is named."""
    if it.number or it.published_by:
        return f"Quyết định {it.number or it.published_by}"
    return f"hiện trạng ngày {day(baseline_day(it.key))}"


def side_of(side: Side, other: Side) -> str:
    """The side as it was typed, with its commit and, where it tells them apart, its day."""
    if side.as_of != other.as_of:
        return day(side.as_of)
    if side.commit is not None:
        return f"{side.label} ({side.commit[:10]})"
    return "thư mục đang làm" if side.label in WORKTREE else side.label


def notes_of(comparison: Comparison) -> Iterator[str]:
    """What keeps the comparison from being whole: a side with errors, a day of which nothing is known."""
    for side, other in ((comparison.before, comparison.after), (comparison.after, comparison.before)):
        if side.errors:
            yield f"{side_of(side, other)} có {side.errors} lỗi: chỉ so sánh được phần đọc được."
        if not side.has_data:
            yield f"{side_of(side, other)} chưa có dữ liệu vào ngày {day(side.as_of)}."


def places_of(groups: Iterable[PointGroup]) -> int:
    """At how many posting points there is something to do."""
    return sum(len(group.points) for group in groups)


def on_day(coming: ComingNotices) -> str:
    """What a day to come means for notices, in one line."""
    if not coming.groups:
        return f"{day(coming.day)}: không tờ niêm yết nào phải gỡ, thay, dán"
    return f"{day(coming.day)}: tờ niêm yết phải gỡ, thay, dán ở {places_of(coming.groups)} điểm"


def unlisted(days: Iterable[date]) -> str:
    """The days to come whose notices are not listed, and where they are."""
    return f"Tờ niêm yết của ngày {', '.join(map(day, days))} không kê ở đây; xem: niemyet notices changes --decision"


def lists_of(comparison: Comparison) -> list[tuple[str, tuple[str, ...]]]:
    """What is told by name alone, each list with its heading; empty ones are left out."""
    told = (
        (f"Trang mới, {NOT_COUNTED}", comparison.pages_new),
        (f"Trang không còn, {NOT_COUNTED}", comparison.pages_gone),
        ("Tệp khác mà người dân thấy", comparison.files),
    )
    return [(title, names) for title, names in told if names]


def rows_of(before: Figures, after: Figures) -> list[tuple[str, int, int]]:
    """The figures of the catalogue before and after."""
    levels = [
        (f"- trong đó {name}", before.levels.get(level, 0), after.levels.get(level, 0))
        for level, name in LEVEL_NAMES.items()
        if level in before.levels or level in after.levels
    ]
    return [
        ("Mã thủ tục đang áp dụng", before.codes, after.codes),
        ("Dòng (mã, cấp) đang áp dụng", before.rows, after.rows),
        *levels,
        ("Tạm ngừng", before.suspended, after.suspended),
        ("Sắp áp dụng", before.upcoming, after.upcoming),
        ("Đã hết hiệu lực", before.tombstones, after.tombstones),
        ("Tờ niêm yết thủ tục", before.sheets, after.sheets),
        ("Quyết định đã nhập", before.decisions, after.decisions),
    ]


def points_of(group: PointGroup, named: int = 2) -> str:
    """The first points by name, the others by number."""
    names = [name for _, name in group.points]
    if len(names) <= named + 1:
        return "; ".join(names)
    return f"{'; '.join(names[:named])} và {len(names) - named} điểm nữa"


def todo_of(group: PointGroup) -> list[tuple[str, list[str]]]:
    """What to do there, in the order in which people work, each sheet with its id."""
    alone = len(group.points) == 1
    told = (
        ("Gỡ xuống", [_sheet(sheet, _id(sheet, alone)) for sheet in group.take_down]),
        ("Thay", [_sheet(new, f"{_id(old, alone)} → {_id(new, alone)}") for old, new in group.replace]),
        ("Dán mới", [_sheet(sheet, _id(sheet, alone)) for sheet in group.put_up]),
    )
    return [(title, sheets) for title, sheets in told if sheets]


def _id(sheet: Posted, alone: bool) -> str:
    """The printed id, as it stands on the sheet; of covers and lists each point has its own."""
    return f"{sheet.id[:4]} {sheet.id[4:]}" if alone or sheet.what.kind is NoticeKind.PROCEDURE else "mỗi điểm một mã"


def _sheet(sheet: Posted, ids: str) -> str:
    match sheet.what.kind:
        case NoticeKind.COVER:
            return f"{'bìa':<9} {ids}"
        case NoticeKind.LIST:
            return f"{'danh sách':<9} {ids}"
        case _:
            levels = ", ".join(LEVELS[level] for level in sheet.what.levels)
            return f"{sheet.what.code:<9} {ids}  {levels}  {_short(sheet.what.title)}"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"


def shortened(line: tuple[Piece, ...]) -> Iterator[Piece]:
    """A line with the long stretches that did not change cut, and the very long ones that did."""
    for place, (mark, text) in enumerate(line):
        if mark is not Mark.SAME:
            yield mark, text if len(text) <= LONGEST_CHANGED else f"{text[:LONGEST_CHANGED].rstrip()}…"
        elif len(text) <= LONGEST_SAME:
            yield mark, text
        else:
            head = text[: LONGEST_SAME // 3].rstrip() + " " if place else ""
            tail = " " + text[-LONGEST_SAME // 3 :].lstrip() if place < len(line) - 1 else ""
            yield mark, f"{head}…{tail}"
