"""A sheet's facts and what is read aloud from its PDF become what is missing: nothing, on a sheet that is whole."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from generator.model.notice import Facts, ProcedureSheet
from tests.notices.reading import HEADING, printed, spoken, squeezed, strings_of

_BEFORE_DATA = re.compile(r"^Đã áp dụng ngày (.+)$")
"""A fact in the ids of sheets on walls, which theme/notices/base.typ puts in other words."""
_HEAD = ("issuer", "code", "field", "level", "standing", "name", "short_name", "place", "time", "fee", "result")
_ANSWERS = {
    "place": ("Nộp ở đâu?", (2, 6)),
    "time": ("Bao lâu?", (4,)),
    "fee": ("Bao nhiêu tiền?", (10,)),
    "result": ("Nhận được gì?", (8,)),
}
"""Questions of page 1, and the parts that may answer them: what a long name leaves no room for stands there alone."""
_PARTS: dict[str, tuple[str, ...]] = {
    "1. Trình tự thực hiện": ("steps", "steps_say"),
    "2. Cách thức thực hiện": (
        "ways",
        "ways_say",
        "reception",
        "reception_address",
        "online",
        "partial_reason",
        "borderless",
    ),
    "3. Thành phần, số lượng hồ sơ": ("papers", "papers_say", "sets"),
    "4. Thời hạn giải quyết": ("limits", "limits_say"),
    "5. Đối tượng thực hiện": ("applicants",),
    "6. Cơ quan giải quyết": ("handled_by", "agencies", "agencies_say"),
    "7. Mẫu đơn, tờ khai": ("forms", "forms_say"),
    "8. Kết quả": ("results", "results_say"),
    "9. Yêu cầu, điều kiện": ("conditions",),
    "10. Phí, lệ phí": ("charges", "charges_say", "exemptions", "fees_verbatim"),
    "11. Căn cứ pháp lý": ("bases", "bases_say", "content_from", "decision"),
    "12. Ghi thêm": ("other_codes", "local_code", "kind", "description", "doubts", "corrections"),
}
"""The order of NĐ 63/2010 Art. 8, and the fields of each part. With `_HEAD` and `warnings` these are all fields."""


def missing(facts: Facts, pdf: bytes) -> list[str]:
    """Texts of the facts that are not read from the sheet whole and in their place."""
    text = squeezed(spoken(pdf))
    said = msgspec.to_builtins(facts)
    if "standing" in said:
        said["standing"] = _BEFORE_DATA.sub(r"Đang áp dụng (ghi nhận ngày \1)", said["standing"])
    for row in (row for group in said.get("groups", ()) for row in group.get("rows", ())):
        if row.get("remark"):  # says that there is no sheet, in place of what it would tell
            del row["time"], row["fee"]
    if not isinstance(facts, ProcedureSheet):
        return [line for line in _lines(said) if squeezed(line) not in text]
    assert {*_HEAD, "warnings"}.union(*_PARTS.values()) == set(ProcedureSheet.__struct_fields__)
    parts = list(_split(text, said))
    by_number = {int(title.partition(".")[0]): part for title, (_, part) in zip(_wanted(said), parts[1:], strict=False)}
    found = []
    for fields, part in parts:
        if part is None:
            found.append(f"no part for {fields}")
            continue
        for field in fields:
            number = _referred(part, field)
            place = part if number is None else part + (by_number.get(number) or "")
            found += [f"{field}: {line}" for line in _lines(said.get(field)) if squeezed(line) not in place]
    return found


def _referred(page_1: str, field: str) -> int | None:
    """The number of the part that a question is answered with, None where the answer itself stands there."""
    if field not in _ANSWERS:
        return None
    question, parts = _ANSWERS[field]
    found = re.search(re.escape(squeezed(question)) + r"(?:ghiđủở)?mục(\d+)", page_1)
    return int(found[1]) if found and int(found[1]) in parts else None


_FIRST = {
    "steps": "text",
    "ways": "name",
    "limits": "text",
    "agencies": "text",
    "charges": "name",
    "exemptions": "text",
    "bases": "text",
}
"""What stands in one place alone of an item that has several texts."""
_ENOUGH = 20
"""So many letters stand on one line, whatever comes after it on another page."""


def out_of_order(facts: ProcedureSheet, pdf: bytes) -> list[str]:
    """Items that a second reader, which knows no tags, does not read one after the other in their part."""
    text = squeezed(" ".join(printed(pdf)))
    said = msgspec.to_builtins(facts)
    found = []
    at = 0
    for title in _wanted(said):
        if (at := text.find(squeezed(title), at)) < 0:
            return [*found, title]
        for field in _PARTS[title]:
            here = at
            for item in _items(field, said.get(field)):
                start = text.find(squeezed(item.partition("\n")[0])[:_ENOUGH], here)
                if start < 0:
                    found.append(f"{field}: {item}")
                else:
                    here = start + 1
    return found


def _items(field: str, value: Any) -> Iterator[str]:
    for item in value if isinstance(value, (list, tuple)) else ():
        if field == "papers":
            yield from (paper["name"] for paper in item.get("papers", ()))
        else:
            yield item if isinstance(item, str) else item.get(_FIRST[field]) or item["label"]


def answers_on_page_1(facts: ProcedureSheet, pdf: bytes) -> bool:
    """Whether page 1 alone says where, how long, how much, what one gets and brings, or in which part each stands."""
    page = squeezed(printed(pdf)[0])
    return squeezed("Giấy tờ cần mang:") in page and all(
        squeezed(question) in page
        and (_referred(page, field) is not None or squeezed(getattr(facts, field).text or "")[:_ENOUGH] in page)
        for field, (question, _) in _ANSWERS.items()
    )


def _wanted(said: dict[str, Any]) -> list[str]:
    return [title for title, fields in _PARTS.items() if any(said.get(field) for field in fields)]


def _split(text: str, said: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Fields, and the stretch of text in which they must stand: from their heading to the next."""
    wanted = _wanted(said)
    starts = []
    at = 0
    for title in wanted:
        at = text.find(HEADING + squeezed(title), at)
        if at < 0:
            yield (title,), None
            return
        starts.append(at)
    yield (*_HEAD, "warnings"), text[: starts[0]]
    for title, start, end in zip(wanted, starts, [*starts[1:], len(text)], strict=True):
        yield _PARTS[title], text[start:end]


def _lines(value: Any) -> Iterator[str]:
    for text in strings_of(value):
        yield from (line for line in text.split("\n") if line.strip())
