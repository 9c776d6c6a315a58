"""A fee whose note sets another sum for some time becomes rows with their days: on each day one of them holds."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from generator.authoring.writing.emit import Value
from generator.model.money import CURRENCIES, NUMBER, named_sums

Row = dict[str, Value]

_FROM: Final = r"(?:kể )?từ (?:ngày )?(?P<since>\d{1,2}/\d{1,2}/\d{4})"
_TO: Final = r"đến (?:hết )?(?:ngày )?(?P<until>\d{1,2}/\d{1,2}/\d{4})"
_SUM: Final = rf"(?P<sum>{NUMBER})\s*(?:{CURRENCIES})(?!\w)"
_WORDED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"áp dụng mức (?:thu )?(?:lệ )?phí\s*:?\s*{_SUM}(?:/hồ sơ)?\s*(?:\([^()]*\)\s*)?{_FROM} {_TO}",
        rf"{_FROM} {_TO},? mức (?:thu )?(?:lệ )?phí bằng (?P<share>\d\d?)% mức (?:thu )?(?:lệ )?phí nêu trên",
        rf"miễn(?: (?:lệ )?phí)? {_FROM} {_TO}",
        rf"{_SUM}[^.;()]{{0,40}}\(áp dụng {_TO}",
    )
)


class Reduced(NamedTuple):
    """What costs less for some time; `share` of the usual sum, or the sum itself. No first day: since ever."""

    amount: Decimal | None
    share: Decimal
    since: date | None
    until: date
    start: int
    end: int

    def of(self, usual: Decimal) -> Decimal:
        """The sum that holds for the time where the usual one is known."""
        return usual * self.share if self.amount is None else self.amount


def reduced(note: str) -> Reduced | None:
    """The one reduction that a note words in a known way; None where there is none, or more than one."""
    found = [match for worded in _WORDED for match in worded.finditer(note)]
    if len(found) != 1:
        return None
    said = found[0].groupdict()
    since, until = _day(said.get("since")), _day(said["until"])
    if until is None or (said.get("since") and since is None):
        return None
    amount = next((it.amount for it in named_sums(found[0][0]) if it.unit == "đồng"), None) if said.get("sum") else None
    share = Decimal(said.get("share") or 0) / 100
    return Reduced(amount, share, since, until, found[0].start(), found[0].end())


def _day(printed: str | None) -> date | None:
    if printed is None:
        return None
    day, month, year = map(int, printed.split("/"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dated(row: Row, note: str) -> list[Row]:
    """The row, or what it costs before, in and after the time of its reduction.

    Only where the note names no sum beside these two: neither another case, nor what is no part of the usual sum.
    """
    said = reduced(note) if "so_tien" in row and row.get("don_vi") == "đồng" else None
    if said is None:
        return [row]
    usual = Decimal(str(row["so_tien"]).replace(".", ""))
    less = said.of(usual)
    others = [it.amount for it in named_sums(note) if not said.start <= it.start < said.end]
    if not (less < usual and (set(others) <= {usual} or sum(others) == usual)) or less != less.to_integral_value():
        return [row]
    one = timedelta(days=1)
    rows = [_within(row, None, said.since - one)] if said.since else []
    cheaper = row | {"so_tien": f"{int(less):,}".replace(",", ".")}
    return [*rows, _within(cheaper, said.since, said.until), _within(row, said.until + one, None)]


def _within(row: Row, since: date | None, until: date | None) -> Row:
    days = {key: day.isoformat() for key, day in (("tu", since), ("den", until)) if day is not None}
    return {key: value for key, value in row.items() if key != "nguyen_van"} | days | {"nguyen_van": row["nguyen_van"]}
