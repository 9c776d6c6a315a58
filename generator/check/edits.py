"""Two records of one thing become the keys in which they differ, and what a marked correction explains of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from generator.model.record import Correction

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


class Edit(Struct, frozen=True):
    """A key whose known value changed, and the route of the first difference below the record."""

    key: str
    route: Route


def edits(was: Struct, now: Struct, free: Iterable[str] = (), telling: Iterable[str] = ()) -> Iterator[Edit]:
    """The keys that said something and now say something else, in the order of the model.

    What was not known before ("a missing key is not known") may be filled in: nobody has been told otherwise. Keys in
    `telling` say something by being absent, too.
    Values are compared, not bytes: `0.5` and `0.50`, or a moved comment, are no difference.
    """
    for field in msgspec.structs.fields(was):
        key = field.encode_name
        if key in _DERIVED:
            continue
        before, after = getattr(was, field.name), getattr(now, field.name)
        unknown = before in (None, (), {}, False) and key not in telling
        if key in free or before == after or unknown:
            continue
        yield Edit(key, (key, *_first_difference(msgspec.to_builtins(before), msgspec.to_builtins(after))))


def _first_difference(before: Any, after: Any) -> Route:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*after, *(key for key in before if key not in after)):
            if before.get(key) != after.get(key):
                return (key, *_first_difference(before.get(key), after.get(key)))
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for index, (one, other) in enumerate(zip(before, after, strict=False)):
            if one != other:
                return (index, *_first_difference(one, other))
        return (len(before),) if len(after) > len(before) else ()
    return ()


def added(was: Iterable[Correction], now: Iterable[Correction]) -> frozenset[str]:
    """The parts that corrections name which were not there before. An old correction explains no new change."""
    known = tuple(was)
    return frozenset(part.strip() for it in now if it not in known for part in it.parts)


def explains(parts: frozenset[str], *names: str | None) -> bool:
    """Whether one of the corrected parts is one of these keys, or the part of the procedure it belongs to."""
    return any(name in parts or _ALSO_NAMED.get(name) in parts for name in names if name)
