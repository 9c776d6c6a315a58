"""Two records of one thing become the keys in which they differ, and what a marked correction explains of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import msgspec
from msgspec import Struct

from generator.model.decision import Effect, Process, Withdrawal
from generator.model.record import ChannelRow, Correction, Fee, Paper, PaperCase, Step, TimeLimit

Route = tuple[str | int, ...]

_ALSO_NAMED: Final[Mapping[str, str]] = {
    "phi_nguyen_van": "phi",
    "noi_tiep_nhan": "dia_diem",
    "dia_chi_tiep_nhan": "dia_diem",
    "ho_so": "mau",
    "ly_do_mot_phan": "muc_dvc",
    "noi_dung_theo": "can_cu",
}
"""Keys that a part of NĐ 63/2010 Art. 8 covers under another name."""


_DERIVED: Final = frozenset({"file", "outline"})
"""What no officer writes."""
_TELLING_INSIDE: Final[Mapping[type[Struct], frozenset[str]]] = {
    TimeLimit: frozenset({"sau_cat_giam", "truong_hop"}),
    Fee: frozenset({"kenh", "truong_hop", "tu", "den"}),
    ChannelRow: frozenset({"truong_hop", "thoi_han", "phi", "phi_nguyen_van"}),
    Paper: frozenset({"la_ghi_chu"}),
    PaperCase: frozenset({"ten"}),
    Step: frozenset({"truong_hop"}),
    Effect: frozenset({"den"}),
    Withdrawal: frozenset({"phan", "stt"}),
    Process: frozenset({"cap", "ma_khac", "truong_hop"}),
}
"""Keys inside a record of which the absence says something: a fee without `kenh` is paid whatever the way to hand in,
a limit without `sau_cat_giam` is the statutory one."""


class Edit(Struct, frozen=True):
    """A key whose known value changed, and the route of the first difference below the record."""

    key: str
    route: Route


def edits(was: Struct, now: Struct, free: Iterable[str] = (), telling: Iterable[str] = ()) -> Iterator[Edit]:
    """The keys that said something and now say something else, in the order of the model.

    What was not known before ("a missing key is not known") may be filled in, at any depth: nobody has been told
    otherwise. Keys in `telling` say something by being absent, too.
    Values are compared, not bytes: `0.5` and `0.50`, or a moved comment, are no difference.
    """
    for key, before, after in _pairs(was, now):
        if key not in free and (route := _difference(before, after, filled=key not in telling)) is not None:
            yield Edit(key, (key, *route))


def _pairs(was: Struct, now: Struct) -> Iterator[tuple[str, Any, Any]]:
    for field in msgspec.structs.fields(was):
        if field.encode_name not in _DERIVED:
            yield field.encode_name, getattr(was, field.name), getattr(now, field.name)


def _difference(before: Any, after: Any, *, filled: bool) -> Route | None:
    """The route of the first value that was known and is another one now; `filled`: what is empty was not known."""
    if before == after or (filled and _is_empty(before)):
        return None
    if isinstance(before, Struct) and type(before) is type(after):
        telling = _TELLING_INSIDE.get(type(before), frozenset())
        found = (
            (key, *route)
            for key, one, other in _pairs(before, after)
            if (route := _difference(one, other, filled=key not in telling)) is not None
        )
        return next(found, None)
    if isinstance(before, dict) and isinstance(after, dict):
        if gone := next((key for key in before if key not in after), None):
            return (gone,)
        found = (
            (key, *route) for key in before if (route := _difference(before[key], after[key], filled=True)) is not None
        )
        return next(found, None)
    if isinstance(before, tuple) and isinstance(after, tuple):
        return _difference_of_lists(before, after)
    return ()


def _is_empty(value: Any) -> bool:
    """A sum of 0 is no empty value, though Python says that it equals `False`."""
    return value is False or value in (None, (), {})


def _difference_of_lists(before: tuple[Any, ...], after: tuple[Any, ...]) -> Route | None:
    """A list that is longer or shorter differs at its first other item, whatever that item filled in."""
    same_length = len(before) == len(after)
    for index, (one, other) in enumerate(zip(before, after, strict=False)):
        if one != other and not same_length:
            return (index, *(_difference(one, other, filled=False) or ()))
        if (route := _difference(one, other, filled=False)) is not None:
            return (index, *route)
    if same_length:
        return None
    return (len(before),) if len(after) > len(before) else ()


def added(was: Iterable[Correction], now: Iterable[Correction], until: date) -> frozenset[str]:
    """The parts that corrections name which were not there before. An old correction explains no new change, and none
    that is dated after `until`: readers are told when it was made.
    """
    known = tuple(was)
    return frozenset(part.strip() for it in now if it not in known and it.made_on <= until for part in it.parts)


def explains(parts: frozenset[str], *names: str | None) -> bool:
    """Whether one of the corrected parts is one of these keys, or the part of the procedure it belongs to."""
    return any(name in parts or _ALSO_NAMED.get(name) in parts for name in names if name)
