"""Random provinces dressed for their site: names that cannot be mistaken, fields, agencies, fees with days, papers."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.decode.outline import outline
from generator.model.corpus import Corpus, Document
from generator.model.decision import Baseline, BaselineRow, Decision, Row, Side
from generator.model.province import Agency, AgencyFile, Field, FieldFile, Site
from generator.model.record import (
    Agencies,
    Dossier,
    Fee,
    Paper,
    PaperCase,
    Plain,
    Quantity,
    Result,
    Step,
    TimeLimit,
    Version,
)
from generator.model.scalars import KHONG, Completeness, Unit
from tests.properties.strategies import DAYS, provinces
from tests.support.corpora import corpus

CODES = ("1.000001", "1.000002", "2.000003")
NAMES = {"1.000001": "Khoan giếng Pác Bó", "1.000002": "Cắt lúa Nà Tủ", "2.000003": "Dựng rạp Bản Giốc"}
"""What no page says unless it speaks of the procedure."""
OLD_ID = "cb-2025-1"
"""The local id that the first code had before."""
SECRETS = ("Giấy riêng", "Phí riêng", "Bước riêng", "Kết quả riêng", "7.654.321", "ngày làm việc")
"""What only the text of a procedure says."""
FIELDS = ("nuoc", "cay")
AGENCIES = ("so-a", "xa-b")
DAY = timedelta(days=1)

_PROVINCE: tuple[Document, ...] = (
    FieldFile(file="site_data/fields.yml", items=tuple(Field(id=one, name=f"Lĩnh vực {one}") for one in FIELDS)),
    AgencyFile(
        file="site_data/agencies.yml", items=tuple(Agency(id=one, name=f"Cơ quan {one}") for one in AGENCIES)
    ),
)

_fields = st.sampled_from([None, *FIELDS])
_agencies = st.sampled_from([None, KHONG, ("so-a",), ("xa-b",), AGENCIES])


@st.composite
def dressed(draw: st.DrawFn, *, temporary: bool = True) -> list[Document]:
    """The documents of a province, with everything that its site reads."""
    documents: list[Document] = [*_PROVINCE, draw(_sites())]
    keeps_baselines = draw(st.integers(0, 9)) > 0
    for document in draw(provinces(temporary=temporary)):
        match document:
            case Version():
                documents.append(draw(_version(document)))
            case Baseline():
                if keeps_baselines:
                    documents.append(replace(document, rows=tuple(draw(_row(one)) for one in document.rows)))
            case Decision():
                documents.append(replace(document, rows=tuple(draw(_row(one)) for one in document.rows)))
    known = {document.key for document in documents if isinstance(document, Baseline | Decision)}
    documents = [one for one in documents if not isinstance(one, Version) or one.decision in known]
    return [*documents, *draw(_plains())]


@st.composite
def _sites(draw: st.DrawFn) -> Site:
    return Site(
        file="site_data/site.yml",
        name="Thủ tục hành chính tỉnh thử",
        url="https://tthc.example/thu/",
        same_as={OLD_ID: CODES[0]} if draw(st.booleans()) else {},
    )


@st.composite
def _plains(draw: st.DrawFn) -> list[Plain]:
    made = []
    for code in CODES:
        if draw(st.booleans()):
            name = draw(st.sampled_from([None, f"Xin {NAMES[code]}"]))
            related = draw(st.lists(st.sampled_from([one for one in CODES if one != code]), unique=True))
            file = f"site_data/plain/{code}.yml"
            made.append(Plain(file=file, code=code, name=name, related=tuple(related)))
    return made


@st.composite
def _row(draw: st.DrawFn, one: Row | BaselineRow) -> Row | BaselineRow:
    if isinstance(one, Row) and (one.old or one.new):
        old, new = (tuple(draw(_side(side)) for side in sides) for sides in (one.old, one.new))
        return replace(one, old=old, new=new)
    return replace(one, name=NAMES[one.own_code], field_id=draw(_fields))


@st.composite
def _side(draw: st.DrawFn, one: Side) -> Side:
    return replace(one, name=draw(st.sampled_from([None, NAMES[one.own_code]])), field_id=draw(_fields))


@st.composite
def _version(draw: st.DrawFn, one: Version) -> Version:
    word = f"{one.own_code} {one.decision}"
    made = replace(
        one,
        name=f"{NAMES[one.own_code]} theo {one.decision.partition('/')[2]}",
        completeness=Completeness.FULL,
        field_id=draw(_fields),
        agencies=Agencies(handles=draw(_agencies)),
        fees=draw(_fees(word)),
        limits=(TimeLimit(statutory=Quantity(number=Decimal(7), unit=Unit.WORKING_DAY)),),
        dossier=Dossier(sets=1, cases=(PaperCase(papers=(Paper(name=f"Giấy riêng {word}", originals=1),)),)),
        steps=(Step(text=f"Bước riêng {word}"),),
        results=(Result(name=f"Kết quả riêng {word}"),),
    )
    return replace(made, outline=outline(made, one.file))


@st.composite
def _fees(draw: st.DrawFn, word: str) -> str | tuple[Fee, ...]:
    name, amount = f"Phí riêng {word}", Decimal(7654321)
    match draw(st.integers(0, 3)):
        case 0:
            return KHONG
        case 1:
            changes = draw(st.sampled_from(DAYS))
            before = Fee(name=name, amount=amount, until=changes - DAY)
            return before, Fee(name=name, amount=amount + 1, since=changes)
        case _:
            return (Fee(name=name, amount=amount),)


def corpus_of(documents: Iterable[Document]) -> Corpus:
    """The corpus with the texts that pages are made from."""
    files = list(documents)
    return replace(corpus(*files), texts={one.file: one for one in files if isinstance(one, Version)})


def change_days(of: Corpus) -> list[date]:
    """Every day on which anything may be different from the day before, with a day before all and one after all."""
    days = set()
    for decision in of.decisions.values():
        for since, until in [(decision.effect.since, decision.effect.until), *_own_days(decision)]:
            days |= {since or decision.effect.since, *([until + DAY] if until else [])}
    days |= {baseline.day for baseline in of.baselines.values()}
    days |= {day for version in of.versions for day in version.outline.fee_days}
    return [min(days, default=DAYS[0]) - DAY, *sorted(days), date(2100, 1, 1)]


def _own_days(decision: Decision) -> Iterator[tuple[date | None, date | None]]:
    for row in decision.rows:
        yield row.since, row.until


