"""The visible facts of a notice become its id: eight signs that nobody mistakes for each other."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct

from generator.model.notice import Facts, NoticeKind

ALPHABET: Final = "34679ACDEFHJKMNPRTVWXY"
"""No 0 O Q, no 1 I L, no 2 Z, no 5 S, no 8 B, no G, no U."""
LENGTH: Final = 8


class ClashError(Exception):
    """Two different notices with one id: the second must not be printed."""


class Ledger(Struct, frozen=True):
    """The notices that were issued: which subject each id stands for (`subject` of a sheet)."""

    subjects: Mapping[str, str] = {}

    def by_subject(self) -> dict[str, list[str]]:
        """The ids issued for each subject: all of the ledger that a sheet of it depends on."""
        found: dict[str, list[str]] = {}
        for id, subject in sorted(self.subjects.items()):
            found.setdefault(subject, []).append(id)
        return found

    def has(self, id: str, subject: str) -> bool:
        """Whether this notice was issued.

        Raises:
            ClashError: the id was issued for another subject.
        """
        known = self.subjects.get(id)
        if known not in (None, subject):
            raise ClashError(f"{id}: {known}, {subject}")
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
