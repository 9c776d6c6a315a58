"""Two states of a text's fees become whether resolutions explain what changed, which needs no decision.

docs/domain.md 1.7: old rows stay or get their last day, and each new row says from when and by which other text.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from msgspec.structs import replace

from generator.model.decision import plain_number
from generator.model.record import Fee
from generator.model.scalars import Channel

_DAY: Final = timedelta(days=1)


def moved_on(was: Any, now: Any, since: date) -> bool:
    """Whether the fees of a text that holds from `since` only changed as resolutions change them.

    No fee ends by itself: where nothing is to be paid any more, that is a row of 0 with its own text.
    """
    if not isinstance(was, tuple) or not isinstance(now, tuple):
        return False
    came, ended = list(now), []
    for fee in sorted(was, key=lambda it: it not in now):
        here = next((it for it in came if it == fee or (it.until and replace(it, until=None) == fee)), None)
        if here is None:
            return False
        came.remove(here)
        if here != fee:
            ended.append(here)
    free = [(fee, way) for fee in came for way in _ways(fee)]
    return all(_is_succeeded(fee, free, since) for fee in ended) and all(_is_told(fee, was, now) for fee in came)


def _is_succeeded(ended: Fee, free: list[tuple[Fee, Channel]], since: date) -> bool:
    """Whether it had held before its last day, and new rows take its place on the next, at each way to hand in.

    At one way a new row takes the place of one that ended, and is not `free` any more.
    """
    if ended.until is None or ended.until < max(since, ended.since or since):
        return False
    for way in _ways(ended):
        place = next((it for it in free if it[1] == way and _follows(it[0], ended)), None)
        if place is None:
            return False
        free.remove(place)
    return True


def _is_told(fee: Fee, was: Iterable[Fee], now: Iterable[Fee]) -> bool:
    """Whether a new row says from when and by which text, and no old row has told what that text says.

    What ended for a time comes back as it was; and one resolution may take the place of several earlier ones.
    """
    if fee.since is None or fee.basis is None:
        return False
    cites = [old for old in was if _basis(old) == _basis(fee)]
    own = [old for old in cites if _is_same(old, fee)]
    if not any(_follows(fee, before) for before in now):
        return not cites
    return not own or any(replace(old, since=None, until=None) == replace(fee, since=None, until=None) for old in own)


def _follows(fee: Fee, before: Fee) -> bool:
    if before.until is None or fee.since is None or fee.since != before.until + _DAY:
        return False
    return _is_same(fee, before) and fee.basis is not None and _basis(fee) != _basis(before)


def _is_same(one: Fee, other: Fee) -> bool:
    """Whether both say what is to be paid for the same thing, in one way to hand in at least."""
    what, other_what = (one.kind, one.name, one.case), (other.kind, other.name, other.case)
    return what == other_what and not _ways(one).isdisjoint(_ways(other))


def _ways(fee: Fee) -> frozenset[Channel]:
    return frozenset(fee.channels or Channel)


def _basis(fee: Fee) -> str | None:
    return plain_number(fee.basis).casefold() if fee.basis else None
