"""A procedure's texts in force become its rows in the tables of the open data."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.model.catalog import Catalog, ProcedurePage, Section
from generator.model.record import Dossier, Fee, TimeLimit
from generator.model.register import State
from generator.model.scalars import KHONG, Channel
from generator.render.answers import fees_told
from generator.render.data.tables import LISTED, MANY, Cell, Row, csv_lines

Item = TypeVar("Item")


def text_id(page: ProcedurePage, section: Section) -> str:
    """The key of one text: `1.004122/tinh`, `1.008603/tinh+xa`."""
    return f"{page.code}/{MANY.join(section.levels)}"


def in_force(page: ProcedurePage) -> list[Section]:
    """The texts that count: what is suspended or has ended is in no table."""
    return [section for section in page.sections if section.state is State.IN_FORCE]


def pieces(page: ProcedurePage) -> list[bytes]:
    """The lines of one procedure, whose texts were filled in, for each of `tables.OF_PROCEDURES`."""
    makers = (_procedure, _limits, _channels, _papers, _fees, _steps, _bases)
    texts = [(text_id(page, section), section) for section in in_force(page)]
    return [csv_lines(row for key, section in texts for row in make(page, key, section)) for make in makers]


def decisions(catalog: Catalog) -> Iterator[Row]:
    """One row a decision."""
    for it in catalog.decisions:
        signed = catalog.attachments.get(it.signed_file) if it.signed_file else None
        digest = signed.digest if signed is not None else None
        count = sum(it.counts.values())
        yield it.key, it.number, it.signed, it.title, it.since, it.until, count, it.url, digest, it.sample


def changes(catalog: Catalog) -> Iterator[Row]:
    """One row a thing that happened; the oldest has number 1, so that numbers stay when more happens."""
    count = len(catalog.changes)
    for place, it in enumerate(catalog.changes):
        decision = it.source.key if it.source.url else None
        what = (it.day, it.code, it.name, MANY.join(it.levels), it.kind, it.state.value)
        yield count - place, *what, decision, it.until, MANY.join(it.parts), MANY.join(it.others)


def points(catalog: Catalog) -> Iterator[Row]:
    """One row a posting point."""
    for it in catalog.points:
        yield it.id, it.name, it.kind.value, it.count, it.url


def _procedure(page: ProcedurePage, key: str, section: Section) -> Iterator[Row]:
    version = section.version
    results = version.results if version is not None else None
    yield (
        key,
        page.code,
        MANY.join(section.levels),
        page.title,
        section.name,
        page.field_id,
        page.field_name,
        LISTED.join(section.handled_by),
        LISTED.join(section.decided_by),
        LISTED.join(section.coordinated_by),
        LISTED.join(section.delegated_to),
        MANY.join(version.received_at) if version is not None else None,
        MANY.join(version.applicants) if version is not None else None,
        version.online_level.value if version is not None and version.online_level else None,
        section.borderless,
        section.completeness.value,
        version.conditions if version is not None else None,
        results if isinstance(results, str) else LISTED.join(it.name for it in results or ()),
        _fees_said(section),
        section.since,
        section.until,
        section.set_by.key if section.set_by.url else None,
        page.url,
        page.sample,
    )


def _fees_said(section: Section) -> str | None:
    """What the text says of fees in words; `khong` where it says that there are none."""
    if section.version is None:
        return None
    return section.version.fees_verbatim or (KHONG if section.fees == KHONG else None)


def _limits(_: ProcedurePage, key: str, section: Section) -> Iterator[Row]:
    if section.version is None:
        return
    shared = _listed(section.version.limits)
    every: list[tuple[Channel | None, str | None, TimeLimit]] = [(None, None, it) for it in shared]
    every += [(way.channel, way.case, it) for way in section.version.channels for it in way.limits]
    for place, (channel, case, it) in enumerate(every, start=1):
        binding = it.reduced or it.statutory
        shown: list[Cell] = [channel.value if channel else None, _case(case, it.case)]
        shown += [binding.number, binding.unit.value] if binding else [None, None]
        also = it.statutory if it.reduced is not None else None
        shown += [also.number, also.unit.value] if also else [None, None]
        yield key, place, *shown, it.start, it.verbatim


def _channels(_: ProcedurePage, key: str, section: Section) -> Iterator[Row]:
    ways = section.version.channels if section.version is not None else ()
    for place, it in enumerate(ways, start=1):
        yield key, place, it.channel.value, _case(it.case), it.description


def _papers(_: ProcedurePage, key: str, section: Section) -> Iterator[Row]:
    dossier = section.version.dossier if section.version is not None else None
    if not isinstance(dossier, Dossier):
        return
    every = [(group, it) for group in (*dossier.common, *dossier.by_case) for it in _listed(group.papers)]
    for place, (group, it) in enumerate(every, start=1):
        title = _case(group.name)
        case, heading = (None, title) if group.for_all else (title, None)
        yield key, place, case, it.name, it.originals, it.copies, it.form, it.is_note, heading


def _fees(_: ProcedurePage, key: str, section: Section) -> Iterator[Row]:
    for place, it in enumerate(fees_told(section).rows, start=1):
        yield key, place, *_fee(it)


def _fee(it: Fee) -> Row:
    exempt = it.exemptions if isinstance(it.exemptions, str) else LISTED.join(it.exemptions or ())
    kind = it.kind.value if it.kind else None
    amount = (it.amount, it.unit, it.rate, it.basis)
    return MANY.join(it.channels), kind, it.name, _case(it.case), *amount, exempt, it.since, it.until, it.verbatim


def _steps(_: ProcedurePage, key: str, section: Section) -> Iterator[Row]:
    steps = section.version.steps if section.version is not None else None
    for place, it in enumerate(_listed(steps), start=1):
        yield key, place, _case(it.case), it.text


def _bases(_: ProcedurePage, key: str, section: Section) -> Iterator[Row]:
    bases = section.version.bases if section.version is not None else None
    for place, it in enumerate(_listed(bases), start=1):
        yield key, place, it.number, it.title, it.article, it.issued, it.issuer, it.expires


def _listed(some: str | tuple[Item, ...] | None) -> Iterable[Item]:
    """What is listed; nothing where the text says that there is none, or says nothing."""
    return some if isinstance(some, tuple) else ()


def _case(*cases: str | None) -> str | None:
    return ": ".join(case for case in cases if case and case != KHONG) or None

