"""The words of a limit become {so, don_vi} with what else they say kept verbatim; units are never guessed."""

import re
from decimal import Decimal
from typing import Final

from generator.authoring import words
from generator.authoring.importing.doubts import Doubts
from generator.authoring.texts import is_missing, line, short
from generator.authoring.vocabulary import unit
from generator.authoring.writing.emit import Value

UNITS: Final = r"ngày làm việc|ngày|giờ|tháng|năm"
_QUANTITY: Final = re.compile(rf"(\d+(?:[.,]\d+)?)\s*({UNITS})?(?![\w/])", re.IGNORECASE)


def limit_node(text: str, doubts: Doubts) -> dict[str, Value] | None:
    """`07 Ngày làm việc` -> so 7, don_vi ngay_lam_viec; None when the export says nothing.

    A number without a unit is `khac` and doubted: the portal writes 1 where nothing was entered.
    """
    text = line(text)
    if is_missing(text):
        return None
    found = _QUANTITY.match(text)
    if found is None:
        if re.search(r"\d", text):
            doubts.add("thoi_han", words.LIMIT_TEXT.format(text=short(text)))
        return {"nguyen_van": text}
    rest = text[found.end() :].strip(" .;,")
    known = unit(found[2] or "")
    if known is None:
        doubts.add("thoi_han", words.NO_UNIT.format(text=short(text)))
    elif re.search(r"\d", rest):
        doubts.add("thoi_han", words.LIMIT_TEXT.format(text=short(text)))
    number = format(Decimal(found[1].replace(",", ".")).normalize(), "f")
    node: dict[str, Value] = {"theo_quy_dinh": {"so": number, "don_vi": known.value if known else "khac"}}
    return node | ({"nguyen_van": text} if rest or known is None else {})
