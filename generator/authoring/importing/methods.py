"""The table of ways to hand in, glued or not, becomes rows: channel, limit, fee, description, each in its own words."""

import re
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from generator.authoring import words
from generator.authoring.importing.doubts import Doubts
from generator.authoring.importing.limits import UNITS
from generator.authoring.texts import clean, fold, line, short
from generator.authoring.vocabulary import CHANNEL_WORDS, channel
from generator.model.money import CURRENCIES, NUMBER
from generator.model.scalars import Channel

_HEAD: Final = re.compile(
    r"^\s*Hình thức nộp\s*(?:Thời gian|Thời hạn giải quyết|Thời hạn)\s*Phí, lệ phí\s*Mô tả\s*", re.IGNORECASE
)
_CHANNEL: Final = "|".join(CHANNEL_WORDS)
_FEE: Final = rf"Miễn phí|Không có thông tin|{NUMBER}\s*(?:{CURRENCIES})"
# What stands in the cell of the limit where there is none, letter by letter: a description runs on with small ones.
_NO_LIMIT: Final = r"(?-i:Không(?: quy định| phải trả kết quả cho người nộp thuế)?)(?=Miễn phí|Không có thông tin)"
_ROW: Final = re.compile(
    rf"(?P<channel>{_CHANNEL})\s*"
    rf"(?:(?P<limit>\d+(?:[.,]\d+)?\s*(?:{UNITS})|Không có thông tin|{_NO_LIMIT})|(?P<bare>\d+?))\s*(?P<fee>{_FEE})",
    re.IGNORECASE,
)
_ONE_FEE: Final = re.compile(rf"\s*(?:{_FEE})", re.IGNORECASE)


class Method(NamedTuple):
    """One row in the words of the export."""

    channel: Channel
    limit: str
    fee: str
    description: str


def read_methods(value: Any, doubts: Doubts) -> list[Method]:
    """The rows of the section, in order. What belongs to no row is told as a doubt, word for word."""
    if isinstance(value, list):
        return [row for item in value for row in _listed(item, doubts)]
    text = clean(value)
    if "|" in text and text.lstrip().startswith("|"):
        return _markdown(text, doubts)
    glued = _HEAD.match(text)
    body = text[glued.end() :] if glued else text
    rows = list(_ROW.finditer(body))
    if rows:
        return _glued(body, rows, doubts)
    return _line_by_line(body, doubts)


def _glued(body: str, rows: list[re.Match[str]], doubts: Doubts) -> list[Method]:
    _leftover(body[: rows[0].start()], doubts)
    ends = [row.start() for row in rows[1:]] + [len(body)]
    methods = []
    for row, end in zip(rows, ends, strict=True):
        fee, description = _fee_and_rest(body[row.start("fee") : end])
        if row["bare"] is not None and row["fee"][0].isdecimal():
            doubts.add("cach_thuc", words.STUCK_NUMBERS.format(text=row["bare"] + row["fee"]))
        way = channel(row["channel"])
        assert way is not None
        limit = row["limit"] if row["limit"] is not None else row["bare"]
        methods.append(Method(way, line(limit), fee, clean(description)))
    return methods


def _fee_and_rest(text: str) -> tuple[str, str]:
    """`250,000 VNĐ(a (b))c` -> `250,000 VNĐ (a (b))`, `c`; several fees stand one after another."""
    place = 0
    fees: list[str] = []
    while (found := _ONE_FEE.match(text, place)) is not None:
        end = found.end()
        if text[end : end + 1] == "(":
            end = _closing(text, end)
        fees.append(text[place:end])
        place = end
    return "\n".join(fees), text[place:]


def _closing(text: str, start: int) -> int:
    """The place behind the bracket that closes the one at `start`; the end of its line when none does."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place + 1
    stop = text.find("\n", start)
    return stop if stop >= 0 else len(text)


def _listed(item: Any, doubts: Doubts) -> Iterable[Method]:
    if not isinstance(item, dict):
        yield from read_methods(str(item), doubts)
        return
    printed = line(item.get("hinh_thuc"))
    way = channel(printed)
    cells = [clean(item.get(key)) for key in ("thoi_han_giai_quyet", "phi_le_phi", "mo_ta")]
    if way is None:
        doubts.add("cach_thuc", words.UNKNOWN_CHANNEL.format(text=short(" ".join([printed, *cells]), 4000)))
        return
    yield Method(way, cells[0], cells[1], cells[2])


def _markdown(text: str, doubts: Doubts) -> list[Method]:
    rows = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in text.split("\n") if "|" in row]
    keys = [_column(cell) for cell in rows[0]]
    methods: list[Method] = []
    for row in rows[1:]:
        if all(set(cell) <= set("-: ") for cell in row):
            continue
        methods += _listed(dict(zip(keys, row, strict=False)), doubts)
    return methods


def _column(name: str) -> str:
    folded = fold(name)
    if "hình thức" in folded:
        return "hinh_thuc"
    if "thời" in folded:
        return "thoi_han_giai_quyet"
    return "phi_le_phi" if "phí" in folded else "mo_ta"


def _line_by_line(body: str, doubts: Doubts) -> list[Method]:
    """A table whose cells stand on lines of their own: channel, limit, fees, then the description."""
    rows: list[tuple[Channel, list[str]]] = []
    before: list[str] = []
    for text in body.split("\n"):
        way = channel(text)
        if way is not None:
            rows.append((way, []))
        elif rows:
            rows[-1][1].append(text)
        else:
            before.append(text)
    _leftover("\n".join(before), doubts)
    return [_from_lines(way, cells) for way, cells in rows]


def _from_lines(way: Channel, cells: list[str]) -> Method:
    limit = cells[0] if cells and not _is_fee(cells[0]) else ""
    rest = cells[1:] if limit else cells
    fees = [cell for cell in rest if _is_fee(cell)]
    return Method(way, limit, "\n".join(fees), "\n".join(cell for cell in rest if not _is_fee(cell)))


def _is_fee(text: str) -> bool:
    return re.match(rf"(?:phí|lệ phí)\s*:|(?:{_FEE})", text, re.IGNORECASE) is not None


def _leftover(text: str, doubts: Doubts) -> None:
    text = clean(text)
    if text and fold(text) not in ("không có thông tin", "không", "--", ""):
        doubts.add("cach_thuc", words.NOT_UNDERSTOOD.format(text=text))
