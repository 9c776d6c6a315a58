"""The visible facts of a notice become its id: eight signs that nobody mistakes for each other."""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec
from msgspec import Struct

from generator.model.notice import ALPHABET, LENGTH, Facts, NoticeKind


class ClashError(Exception):
    """Two different notices with one id: the second must not be printed."""


class Ledger(Struct, frozen=True):
    """The notices that were issued: what the sheet of each id is about (`about` of a sheet)."""

    issued: Mapping[str, str] = {}

    def by_about(self) -> dict[str, list[str]]:
        """The ids issued about each thing: all of the ledger that a sheet about it depends on."""
        found: dict[str, list[str]] = {}
        for id, about in sorted(self.issued.items()):
            found.setdefault(about, []).append(id)
        return found

    def has(self, id: str, about: str) -> bool:
        """Whether this notice was issued.

        Raises:
            ClashError: the id was issued for a sheet about something else.
        """
        known = self.issued.get(id)
        if known not in (None, about):
            raise ClashError(f"{id}: {known}, {about}")
        return known is not None


def notice_id(kind: NoticeKind, facts: Facts) -> str:
    """The id of a sheet that says this. What is not a fact of it has no part: size, template, QR, day of print."""
    said = msgspec.json.encode([kind, facts], order="sorted")
    number = int.from_bytes(blake2b(said, digest_size=16).digest(), "big")
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)
