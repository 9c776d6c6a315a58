"""Sheets become planned PDF files, made only when something they print has changed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct

from generator.model.catalog import Catalog
from generator.model.notice import Facts, NoticeKind, Size, about_of
from generator.model.output import OutputKind, PlannedFile
from generator.model.scalars import Level
from generator.render.formats import day
from generator.render.notices.identity import Ledger, notice_id
from generator.render.notices.words import Words
from generator.render.pdf import Typesetter, UnprintableError

FOLDER: Final = "niem-yet/pdf/"


class Sheet(Struct, frozen=True, gc=False):
    """One notice, not yet set. `subject` says what it is about whatever it says, and never changes.

    `inputs` is a digest of everything its facts follow from; `url` is the page on the site that always tells today's
    answer (a draft leads there); `name` is what its files are called. `title`, `since` and `decision` (its key) are for
    the ledger; a list or a cover has no day and no decision of its own.
    """

    kind: NoticeKind
    subject: str
    name: str
    url: str
    inputs: bytes
    facts: Callable[[], Facts]
    title: str = ""
    since: date | None = None
    decision: str = ""

    @property
    def about(self) -> str:
        """What the sheet says it is about."""
        return about_of(self.kind, self.subject, self.title)


class Edition(Struct, frozen=True):
    """What is printed beside the facts of every sheet and does not make it another sheet.

    `site_url` and `notice_url` end with a slash. `printed_on` None leaves the day open, to be written by hand: what a
    site offers is printed on a day nobody knows yet. `remark` is empty on a real site.
    """

    site_url: str
    notice_url: str
    remark: str
    data_until: str
    printed_on: date | None = None


def sheet_name(code: str, levels: Iterable[Level]) -> str:
    """What the files of a procedure's sheet are called: `1.004122-tinh`, `9.000001-co-quan-khac`."""
    return f"{code}-{'-'.join(levels).replace('_', '-')}"


def offered_file(name: str, suffix: str = "", size: Size = Size.A4) -> str:
    """The address of a sheet's PDF below the site."""
    return f"{FOLDER}{name}{suffix}-{size.lower()}.pdf"


class _Template(Struct, frozen=True):
    """How a kind of sheet is set: its file in theme/notices, and what its PDF's name ends with."""

    name: str
    size: Size
    suffix: str = ""


_SHEETS: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.PROCEDURE: "procedure",
    NoticeKind.LIST: "list",
    NoticeKind.CHANGES: "changes",
    NoticeKind.COVER: "cover",
}
SLIP: Final = "-phieu"
_OFFERED: Final = frozenset({Size.A4})


def edition_of(catalog: Catalog, words: Words, notice_url: str | None, printed_on: date | None) -> Edition:
    """The edition of a site. `notice_url` is `dia_chi_to_niem_yet`; without one, ids live under the site's own `n/`."""
    site_url = catalog.site_url.rstrip("/") + "/"
    until = words.say("data_until", day=day(catalog.entered_until)) if catalog.entered_until else ""
    remark = ""
    if catalog.demonstration:
        remark = "; ".join(filter(None, (words.say("demonstration"), until)))
    return Edition(site_url, (notice_url or f"{site_url}n/").rstrip("/") + "/", remark, until, printed_on)


def plan_notices(
    sheets: list[Sheet],
    typesetter: Typesetter,
    edition: Edition,
    ledger: Ledger,
    sizes: frozenset[Size] = _OFFERED,
) -> list[PlannedFile]:
    """The PDF files of these sheets: each on every size asked for, and for each procedure a preparation slip."""
    shared = typesetter.digest + msgspec.msgpack.encode(edition)
    issued = ledger.by_about()
    planned = []
    for sheet in sheets:
        ours = _digest(shared + sheet.inputs + msgspec.msgpack.encode(issued.get(sheet.about, ())))
        for template in _templates(sheet.kind, sizes):
            path = offered_file(sheet.name, template.suffix, template.size)
            inputs = _digest(ours + msgspec.msgpack.encode(template))
            planned.append(
                PlannedFile(path, OutputKind.NOTICES, inputs, _maker(sheet, template, typesetter, edition, ledger))
            )
    # Processes take turns at this list: were each sheet followed by its slip, one process would get all the sheets.
    return sorted(planned, key=lambda file: file.path.endswith(f"{Size.A5.lower()}.pdf"))


def _templates(kind: NoticeKind, sizes: frozenset[Size]) -> list[_Template]:
    found = [_Template(_SHEETS[kind], size) for size in Size if size in sizes and size is not Size.A5]
    if kind is NoticeKind.PROCEDURE:
        found.append(_Template("slip", Size.A5, SLIP))
    return found


def _maker(
    sheet: Sheet, template: _Template, typesetter: Typesetter, edition: Edition, ledger: Ledger
) -> Callable[[], bytes]:
    return lambda: set_sheet(sheet, template.name, template.size, typesetter, edition, ledger)


def set_sheet(
    sheet: Sheet, template: str, size: Size, typesetter: Typesetter, edition: Edition, ledger: Ledger
) -> bytes:
    """The PDF of one sheet.

    Raises:
        UnprintableError: a letter the font does not have, or text that does not fit.
        ClashError: its id was issued for another sheet.
    """
    facts = sheet.facts()
    id = notice_id(sheet.kind, facts)
    issued = ledger.has(id, sheet.about)
    address = f"{edition.notice_url}{id}/" if issued else edition.site_url + sheet.url
    frame = {
        "id": id if issued else "",
        "url": address,
        "address": address.partition("://")[2].rstrip("/"),
        "printed": day(edition.printed_on) if edition.printed_on is not None else "",
        "remark": edition.remark,
        "data_until": edition.data_until,
    }
    data = msgspec.json.encode({"facts": facts, "frame": frame})
    return set_template(sheet.subject, typesetter, template, data, size, address)


def set_template(
    subject: str, typesetter: Typesetter, template: str, data: bytes, size: Size, address: str = ""
) -> bytes:
    """The PDF of a template; where there is none, the error begins with what it was to be about.

    Raises:
        UnprintableError: a letter the font does not have, or text that does not fit.
    """
    try:
        return typesetter.pdf(template, data, size, address)
    except UnprintableError as error:
        raise UnprintableError(f"{subject}: {error.reason}", error.character) from error


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
