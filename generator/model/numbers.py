"""Numbers of decisions and laws as they were typed become the numbers that were meant."""

import re
from typing import Final

_BARE: Final = {"QD": "QĐ", "ND": "NĐ", "HDND": "HĐND"}
"""Signs that lose their stroke on a keyboard without Vietnamese; no kind of document is called QD or ND."""
BARE_SIGN: Final = re.compile(r"[0-9][a-zđ]?/(?:[0-9]{4}/)?(?:(?:[QN][DÐ])(?=-\w)|NQ-H[DÐ]N[DÐ])[\w-]*")
"""A number whose sign has a D, or the Ð of another alphabet, where a Đ belongs: `3000/QD-UBND`, `136/2025/ND-CP`."""
_TORN: Final = re.compile(
    r"(?:quyết định\s+)?(?:số:?\s*)?([0-9]+[a-zđ]??)\s*[/ -]?\s*(q[đðd])\s*[-–/ ]?\s*(\w[\w-]*)", re.IGNORECASE
)
"""A decision's number with its signs anyhow: `3000 QĐ-UBND`, `Số 3000/qđ-ubnd`, `3000/QĐUBND`."""


def with_strokes(number: str) -> str:
    """The number with the letters its sign has: `3000/QD-UBND` -> `3000/QĐ-UBND`; any other as it is."""
    head, slash, sign = number.replace("Ð", "Đ").replace("ð", "đ").rpartition("/")
    return head + slash + "-".join(_BARE.get(part, part) for part in sign.split("-"))


def with_strokes_within(text: str) -> str:
    """The text with every number in it as `with_strokes` has it."""
    return BARE_SIGN.sub(lambda found: with_strokes(found[0]), text)


def meant_decision(typed: str) -> str:
    """The decision's number that was probably meant, empty when it cannot be told."""
    found = _TORN.fullmatch(typed.strip())
    if found is None:
        proposed = with_strokes(typed)
        return proposed if proposed != typed else ""
    issuer = found[3].upper() if found[3].islower() else found[3]
    return with_strokes(f"{found[1]}/QĐ-{issuer}")
