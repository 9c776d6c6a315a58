"""Lists become pages that a phone can load: whole while they are short, by field or numbered when they are long."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.model.catalog import Entry, GroupPage
from generator.render.formats import anchor
from generator.render.pages.page import FIELDS, Counted, PageData

LONGEST: Final = 150
"""More lines than this are too many for one page: 150 are some 70 KB."""
NO_FIELD: Final = "chua-ro-linh-vuc"
"""Below a long list: what has no field."""


class Heading(Struct, frozen=True):
    """The field that begins with a line of a list, and how many of its lines are of it.

    `pairs` counts each procedure at each level, where lines are procedures. One with `goes_on` began on an earlier
    page.
    """

    id: str
    title: str
    count: int
    pairs: int = 0
    goes_on: bool = False


class Headed(Struct, frozen=True):
    """A line of a list, with the heading it begins."""

    line: object
    heading: Heading | None


@cache
def field_anchor(field_id: str) -> str:
    """`linh-vuc-dat-dai`: where a field begins in a list."""
    return f"linh-vuc-{anchor(field_id) or 'chua-ro'}"


def list_pages(
    folder: str,
    group: GroupPage,
    fields: Sequence[GroupPage],
    prints: Mapping[str, tuple[str, ...]] | None = None,
    list_file: str = "",
) -> Iterator[PageData]:
    """The pages of a group. With `fields`, in their order, the entries stand by field; a long list by field shows the
    fields with their counts, and each field is a list of its own. `prints` leads from a code to the files of its
    sheets, `list_file` to that of the list."""
    values = {"folder": folder, "group": _head(group), "field": None, "by_field": (), "fields": ()}
    values |= {"prints": prints or {}, "list_file": list_file}
    # Report periods count each procedure at each level; their figures by field lead here.
    values |= {"pairs": sum(len(entry.levels) for entry in group.entries) if folder == FIELDS else 0}
    sections = _by_field(group.entries, fields) if fields else []
    if len(group.entries) <= LONGEST and fields:
        by_field = [(title, entries) for _, title, entries in sections]
        yield from numbered(group.url, "group.html", (), values | {"by_field": by_field}, len(group.entries))
    elif len(sections) < 2:
        yield from numbered(group.url, "group.html", group.entries, values)
    else:
        within = [(Counted(i, f"{group.url}{i}/", title, len(entries)), entries) for i, title, entries in sections]
        shown = values | {"fields": [field for field, _ in within]}
        yield from numbered(group.url, "group.html", (), shown, len(group.entries))
        for field, entries in within:
            yield from numbered(field.url, "group.html", entries, values | {"field": field.title})


def numbered(
    url: str, template: str, lines: Sequence[object], values: Mapping[str, object], count: int | None = None
) -> Iterator[PageData]:
    """The pages of one list: `url`, then `url` + `2/` and so on. `count` where it is not that of the lines."""
    parts = [lines[place : place + LONGEST] for place in range(0, len(lines), LONGEST)] or [()]
    urls = [url, *(f"{url}{number}/" for number in range(2, len(parts) + 1))]
    for number, (address, part) in enumerate(zip(urls, parts, strict=True), start=1):
        own = {"lines": part, "count": len(lines) if count is None else count, "number": number, "numbers": urls}
        yield PageData(address, template, {**values, **own})


def _head(group: GroupPage) -> GroupPage:
    """What every page of a list says of it: all but its entries."""
    return replace(group, entries=())


def _by_field(entries: Sequence[Entry], fields: Sequence[GroupPage]) -> list[tuple[str, str, Sequence[Entry]]]:
    """The entries by field, each with its id and name, in the order of `fields`; what has no field comes last."""
    order = {field.id: place for place, field in enumerate(fields)}
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.field_id or NO_FIELD, []).append(entry)
    known = sorted(found, key=lambda i: (i == NO_FIELD, order.get(i, len(order)), i))
    return [(i, found[i][0].field_name, found[i]) for i in known]
