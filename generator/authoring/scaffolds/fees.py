"""The rows of a table of fees go to the versions of their codes; a row that no version takes is told."""

import re
from decimal import Decimal
from typing import Final

from generator.authoring import words
from generator.authoring.scaffolds.rows import Entries, Section, TableRejected
from generator.authoring.scaffolds.targets import Target
from generator.authoring.texts import line
from generator.authoring.writing.emit import Value
from generator.model.scalars import KHONG

_WHOSE: Final = frozenset({"ma", "ma_tam", "ma_khac", "cap"})
"""What a row of the table says of the procedure, and not of the fee."""
_POINTER: Final = re.compile(
    r"(?!.*\b(?:miễn|trừ|riêng)\b)(?:-\s*)?(?:trường hợp )?"
    r"(?:nộp hồ sơ (?:trực tiếp|trực tuyến|hoặc|qua|bưu chính|công ích|dịch vụ công|[,\s])+:\s*)?"
    r"(?:giảm (?P<percent>\d+)\s*% )?(?:mức (?:thu )?phí, lệ phí )?(?:thực hiện )?"
    r"theo (?:nghị quyết|thông tư|nghị định)(?: số)? (?P<number>\d+/\d{4}/[\wĐ-]+)"
    r"(?: ngày [\d/]+)?(?: của [^,.:\d]+)?\.?",
    re.IGNORECASE,
)
"""`Nộp hồ sơ trực tiếp: Theo Nghị quyết số 22/2025/NQ-HĐND`, `giảm 50 % mức phí, lệ phí theo …`: no sum of its own."""


class Fees:
    """The rows of one table, by code; each has to find its version."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._wrong: list[str] = []
        self._codes = [_codes(node) for node in entries.nodes]
        self._open = {(place, code) for place, codes in enumerate(self._codes) for code in codes}

    def joined(self, target: Target, annex: Section) -> Section:
        """What the annex says of a version, with its fee rows; words that only point at their bases give way."""
        places = [place for place in range(len(self._codes)) if self._is_of(place, target)]
        self._open -= {(place, code) for place in places for code in target.codes}
        if not places:
            return annex
        if annex.get("phi") == KHONG:
            told = words.FEE_OF_NONE.format(code=target.codes[0], text=annex["phi_nguyen_van"])
            self._wrong += [self._entries.origins[place].say(told, "so_tien") for place in places]
        nodes = [self._entries.nodes[place] for place in places]
        rows = [{key: value for key, value in node.items() if key not in _WHOSE} for node in nodes]
        hidden = {"phi_nguyen_van"} if _only_points(line(annex.get("phi_nguyen_van")), rows) else set()
        return {key: value for key, value in annex.items() if key not in hidden} | {"phi": list[Value](rows)}

    def check(self) -> None:
        """Looks whether every row has found its version.

        Raises:
            TableRejected: some have not, or contradict the list.
        """
        lost = [
            self._entries.origins[place].say(words.NO_FEE_TARGET.format(code=code), "ma")
            for place, code in sorted(self._open)
        ]
        if lost or self._wrong:
            raise TableRejected([*self._wrong, *lost])

    def _is_of(self, place: int, target: Target) -> bool:
        levels = self._entries.nodes[place].get("cap")
        fits = not isinstance(levels, list) or {level.value for level in target.levels} <= set(levels)
        return fits and any(code in self._codes[place] for code in target.codes)


def _codes(node: Section) -> list[str]:
    own = node.get("ma", node.get("ma_tam"))
    others = node.get("ma_khac")
    return [str(code) for code in (own, *(others if isinstance(others, list) else ())) if code is not None]


def _only_points(said: str, rows: list[Section]) -> bool:
    """Whether the words say nothing but which texts set the sums, and the rows name these texts and rates."""
    known = {(row.get("can_cu"), row.get("ti_le")) for row in rows}
    found = [_POINTER.fullmatch(part.strip()) for part in said.split(";") if part.strip()]
    return all(one is not None and (one["number"], _left(one)) in known for one in found)


def _left(found: re.Match[str]) -> str | None:
    return format((1 - Decimal(found["percent"]) / 100).normalize(), "f") if found["percent"] else None
