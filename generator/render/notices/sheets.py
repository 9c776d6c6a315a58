"""The catalogue becomes its sheets: one per text in force, per list, per cover and per decision."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from generator.model.catalog import Catalog, Entry, Happening, PointPage, ProcedurePage, Section
from generator.model.gone import OF_POINT
from generator.model.ledger import LedgerRow
from generator.model.notice import Facts, NoticeKind, subject_of
from generator.model.register import State
from generator.model.scalars import PointKind
from generator.render.notices.changes import change_sheet
from generator.render.notices.identity import notice_id
from generator.render.notices.lists import Line, contact_of, cover_sheet, line, list_sheet
from generator.render.notices.plan import Sheet, sheet_name
from generator.render.notices.procedure import procedure_sheet
from generator.render.notices.seen import seen, seen_text
from generator.render.notices.words import Words
from generator.render.texts import with_text


class Sheets:
    """The sheets of one catalogue. The text of a procedure's sheet is not formatted before it has to be set."""

    def __init__(self, catalog: Catalog, words: Words, like: "Sheets | None" = None) -> None:
        """`like` are the sheets of another catalogue with the same words: lines that it has need not be set again."""
        self._catalog = catalog
        self._like = like
        self._words = self.words = words
        self._shared = blake2b(msgspec.msgpack.encode([words, catalog.site_name]), digest_size=16)
        self._ids: dict[str, str] = {}
        self._made: dict[str, Sheet] = {}
        self._fields = [group.title for group in catalog.fields]

    def all(self) -> list[Sheet]:
        """Every sheet, in the order of the catalogue."""
        return [*self.procedures(), *self.lists(), *self.covers(), *self.changes()]

    def find(self, subject: str) -> Sheet | None:
        """The sheet about something, None where nothing of it is in force."""
        match NoticeKind(subject.partition("/")[0]):
            case NoticeKind.PROCEDURE:
                return self._of_procedures.get(subject)
            case NoticeKind.CHANGES:
                return self._of_decisions.get(subject)
            case _:
                return self._of_places.get(subject)

    def of_row(self, row: LedgerRow) -> Sheet | None:
        """The sheet about what an issued notice is about; one of the same name first that still says the same.

        A point or a field may have got another key since, or two of them one name.
        """
        own = self.find(row.subject)
        titled = [it for it in self._titled.get((row.kind, row.title), ()) if it is not own]
        if not titled or (own is not None and self.id_of(own) == row.id):
            return own
        return next((it for it in titled if self.id_of(it) == row.id), own)

    def of_code(self, code: str) -> tuple[tuple[Section, Sheet | None], ...]:
        """The texts in force of a procedure, each with its sheet where it has one."""
        if (page := self._pages.get(code)) is None:
            return ()
        return tuple((it, self._procedure(page, it) if it.has_sheet else None) for it in _in_force(page))

    def id_of(self, sheet: Sheet) -> str:
        """The id of one of these sheets: formatted once, at however many points it hangs."""
        if (id := self._ids.get(sheet.subject)) is None:
            id = self._ids[sheet.subject] = notice_id(sheet.kind, sheet.facts())
        return id

    def inputs(self) -> dict[str, bytes]:
        """What the facts of each sheet of a board follow from, by what it is about: equal inputs, equal ids."""
        return {subject: sheet.inputs for subject, sheet in (self._of_procedures | self._of_places).items()}

    @cached_property
    def _pages(self) -> dict[str, ProcedurePage]:
        return {page.code: page for page in self._catalog.procedures}

    @cached_property
    def _of_procedures(self) -> dict[str, Sheet]:
        return {sheet.subject: sheet for sheet in self.procedures()}

    @cached_property
    def _of_places(self) -> dict[str, Sheet]:
        return {sheet.subject: sheet for sheet in (*self.lists(), *self.covers())}

    @cached_property
    def _titled(self) -> dict[tuple[NoticeKind, str], list[Sheet]]:
        found: dict[tuple[NoticeKind, str], list[Sheet]] = {}
        for sheet in self._of_places.values():
            found.setdefault((sheet.kind, sheet.title), []).append(sheet)
        return found

    @cached_property
    def _of_decisions(self) -> dict[str, Sheet]:
        return {sheet.subject: sheet for sheet in self.changes()}

    def procedures(self) -> Iterator[Sheet]:
        """One per text in force that is more than a name."""
        for page in self._catalog.procedures:
            for section in _in_force(page):
                if section.has_sheet:
                    yield self._procedure(page, section)

    def _procedure(self, page: ProcedurePage, section: Section) -> Sheet:
        """The sheet of a text: one, however many notices about it ask for it."""
        subject = subject_of(NoticeKind.PROCEDURE, page.code, section.levels, "")
        if (sheet := self._made.get(subject)) is None:
            sheet = self._made[subject] = self._sheet(subject, page, section)
        return sheet

    def _sheet(self, subject: str, page: ProcedurePage, section: Section) -> Sheet:
        short_name = self._catalog.short_names.get(page.code, "")

        def facts() -> Facts:
            filled = with_text(section, self._catalog.texts)
            assert filled.version is not None, page.code
            issuer = self._catalog.site_name
            return seen(procedure_sheet(page, filled, filled.version, issuer, short_name, self._words))

        inputs = self._shared.copy()
        inputs.update(msgspec.msgpack.encode([page.code, page.field_name, page.sample, short_name, section]))
        return Sheet(
            kind=NoticeKind.PROCEDURE,
            subject=subject,
            name=sheet_name(page.code, section.levels),
            url=page.url,
            inputs=inputs.digest(),
            facts=facts,
            title=seen_text(section.name),
            since=section.since,
            decision=section.set_by.key,
        )

    def lists(self) -> Iterator[Sheet]:
        """One per kind of posting point, per point that receives more or less than its kind, and per field."""
        heading = self._words.say("list_of_point")
        for group in self._catalog.receiving:
            kind = PointKind(group.id)
            lines = self._received_at(kind, group.entries)
            folder = group.url.rstrip("/").rpartition("/")[2]  # no point may be called so (TT319)
            yield self._list(
                f"noi-nhan/{kind}", f"danh-muc-{folder}", group.url, self._words.point[kind], heading, lines
            )
        for point in self._catalog.points:
            if point.also or point.without or point.shared is None:
                lines = self._received(point)
                yield self._list(f"{OF_POINT}{point.id}", f"danh-muc-{point.id}", point.url, point.name, heading, lines)
        for field in self._catalog.fields:
            if field.entries:
                title = self._words.say("list_of_field", field=field.title)
                lines = self._all_of(field.entries)
                yield self._list(f"linh-vuc/{field.id}", f"linh-vuc-{field.id}", field.url, "", title, lines)

    def _list(self, subject: str, name: str, url: str, place: str, title: str, lines: list[Line]) -> Sheet:
        rows = sorted(lines, key=lambda it: self._rank.get(it.row.code, 0))
        facts = list_sheet(self._catalog.site_name, place, title, rows, self._words, self._fields)
        return _ready(NoticeKind.LIST, subject, name, url, facts, f"{title}: {place}" if place else title)

    def covers(self) -> Iterator[Sheet]:
        """One per posting point that has a board."""
        contact = contact_of(self._catalog.feedback, self._words)
        for point in self._catalog.points:
            if point.has_place:
                lines = self._received(point)
                issuer = self._catalog.site_name
                facts = cover_sheet(issuer, point.name, lines, contact, self._words, self._fields)
                yield _ready(NoticeKind.COVER, point.id, f"bia-{point.id}", point.url, facts, point.name)

    def changes(self) -> Iterator[Sheet]:
        """One per decision that did anything."""
        told: dict[str, list[Happening]] = {}
        for it in (*reversed(self._catalog.changes), *self._catalog.upcoming):
            if not it.ends:
                told.setdefault(it.source.key, []).append(it)
        texts = {page.code: _in_force(page) for page in self._catalog.procedures}
        names = {page.code: page.official_name for page in self._catalog.procedures}
        for page in self._catalog.decisions:
            if page.key in told:
                facts = change_sheet(self._catalog.site_name, page, told[page.key], texts, names, self._words)
                name = f"thay-doi-{page.key.replace('/', '-')}"
                sheet = _ready(NoticeKind.CHANGES, page.key, name, page.url, facts, page.title)
                yield replace(sheet, since=page.since, decision=page.key)

    @cached_property
    def _rank(self) -> dict[str, int]:
        """On paper the order follows what is printed: entries come by their plain names."""
        return {code: rank for rank, code in enumerate(self._catalog.printed_order)}

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """The lines of each code: limits and fees stand in lists, so that all texts are read (0.1 s for 2,000).

        Who has had them set elsewhere, in a process of its own, may put them here.
        """
        return {page.code: self._lines_of(page) for page in self._catalog.procedures}

    def _lines_of(self, page: ProcedurePage) -> list[Line]:
        if self._like is not None and _told(page) == self._like._told.get(page.code):
            return self._like.lines[page.code]
        return [line(page, with_text(section, self._catalog.texts), self._words) for section in _in_force(page)]

    @cached_property
    def _told(self) -> dict[str, object]:
        return {page.code: _told(page) for page in self._catalog.procedures}

    def _received(self, point: PointPage) -> list[Line]:
        """What a point receives: the list of its kind, and its own differences."""
        shared: tuple[Entry, ...] = ()
        if point.shared is not None:
            shared = next(group.entries for group in self._catalog.receiving if group.url == point.shared.url)
        without = {entry.code for entry in point.without}
        kept = (entry for entry in shared if entry.code not in without)
        return [*self._received_at(point.kind, kept), *self._all_of(point.also)]

    def _received_at(self, kind: PointKind, entries: Iterable[Entry]) -> list[Line]:
        """Of a code with two texts only the one that this kind of point receives."""
        return [it for it in self._all_of(entries) if kind in it.received_at]

    def _all_of(self, entries: Iterable[Entry]) -> list[Line]:
        return [it for entry in entries for it in self.lines[entry.code]]


def _told(page: ProcedurePage) -> object:
    """What the lines of a code follow from."""
    return page.field_name, _in_force(page)


def _in_force(page: ProcedurePage) -> tuple[Section, ...]:
    return tuple(section for section in page.sections if section.state is State.IN_FORCE)


def _ready(kind: NoticeKind, about: str, name: str, url: str, facts: Facts, title: str) -> Sheet:
    """A sheet whose facts are cheap to know: it is made again when one of them has changed, and only then."""
    facts = seen(facts)
    inputs = _digest(msgspec.msgpack.encode(facts))
    return Sheet(kind, f"{kind}/{about}", name, url, inputs, _given(facts), seen_text(title))


def _given(facts: Facts) -> Callable[[], Facts]:
    return lambda: facts


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
