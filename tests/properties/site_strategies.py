"""Random provinces dressed for their site: names that cannot be mistaken, fields, agencies, fees with days, papers."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from html.parser import HTMLParser

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.decode.outline import outline
from generator.model.corpus import Corpus, Document
from generator.model.decision import Baseline, BaselineRow, Decision, Row, Side
from generator.model.province import (
    Agency,
    AgencyFile,
    Field,
    FieldFile,
    LifeEvent,
    LifeEventFile,
    PostingPoint,
    PostingPointFile,
    Site,
)
from generator.model.record import (
    Agencies,
    ChannelRow,
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
from generator.model.scalars import KHONG, Applicant, Channel, Completeness, OnlineLevel, PointKind, Unit
from tests.properties.strategies import DAYS, KEYS, days, provinces
from tests.support.corpora import baseline, corpus, decision, row, thay_the
from tests.unit.catalogs import Reading

CODES = ("1.000001", "1.000002", "2.000003")
NAMES = {"1.000001": "Khoan giếng Pác Bó", "1.000002": "Cắt lúa Nà Tủ", "2.000003": "Dựng rạp Bản Giốc"}
"""What no page says unless it speaks of the procedure."""
OLD_ID = "cb-2025-1"
"""The local id that the first code had before."""
SECRETS = ("Giấy riêng", "Phí riêng", "Bước riêng", "Kết quả riêng", "7.654.321", "ngày làm việc")
"""What only the text of a procedure says."""
FIELDS = ("nuoc", "cay")
AGENCIES = ("so-a", "xa-b")
EVENTS = ("cuoi", "nha", "dong")
POINTS = ("trung-tam", "xa-mot", "xa-hai", "van-phong")
DAY = timedelta(days=1)
FIRST_DAY = date(2025, 1, 9)

_PROVINCE: tuple[Document, ...] = (
    FieldFile(file="site_data/fields.yml", items=tuple(Field(id=one, name=f"Lĩnh vực {one}") for one in FIELDS)),
    AgencyFile(file="site_data/agencies.yml", items=tuple(Agency(id=one, name=f"Cơ quan {one}") for one in AGENCIES)),
    LifeEventFile(
        file="site_data/life_events.yml", items=tuple(LifeEvent(id=one, name=f"Việc {one}") for one in EVENTS)
    ),
)

_fields = st.sampled_from([None, *FIELDS])
_received = st.lists(st.sampled_from(PointKind), max_size=2, unique=True).map(tuple)
_some_codes = st.lists(st.sampled_from(CODES), max_size=2).map(tuple)
_applicants = st.lists(st.sampled_from(list(Applicant)[:3]), max_size=2, unique=True).map(tuple)
_channels = st.lists(st.sampled_from(Channel), max_size=2, unique=True).map(tuple)
_quantities = st.builds(
    Quantity, number=st.sampled_from([Decimal("0.5"), *map(Decimal, (2, 7, 24, 40))]), unit=st.sampled_from(Unit)
)
_agencies = st.sampled_from([None, KHONG, ("so-a",), ("xa-b",), AGENCIES])


@st.composite
def dressed(draw: st.DrawFn) -> list[Document]:
    """The documents of a province, with everything that its site reads.

    In most of them all procedures stand from the first day on and one more decision ends some: what never began is
    soon told.
    """
    documents: list[Document] = [*_PROVINCE, draw(_sites()), draw(_points())]
    keeps_baselines = draw(st.integers(0, 9)) > 0
    made = draw(provinces())
    if draw(st.integers(0, 3)) > 0:
        made += [baseline(FIRST_DAY, *KEYS), draw(_endings())]
    for document in made:
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
def _endings(draw: st.DrawFn) -> Decision:
    """A decision that repeals, replaces and suspends."""
    ended = []
    for code in draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)):
        levels = draw(st.sampled_from(["tinh+xa", "tinh+xa", "tinh", "xa"]))
        since = draw(days)
        match draw(st.integers(0, 3)):
            case 0:
                ended.append(row("bai_bo", code, levels, tu=since))
            case 1:
                until = draw(st.sampled_from([day for day in DAYS if day >= since]))
                ended.append(row("bai_bo", code, levels, tu=since, den=until))
            case _:
                old = [f"{code}/{level}" for level in levels.split("+")]
                new = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True))
                ended.append(thay_the(old, new, tu=since))
    return decision("77", draw(days), *ended)


@st.composite
def _sites(draw: st.DrawFn) -> Site:
    return Site(
        file="site_data/site.yml",
        name="Thủ tục hành chính tỉnh thử",
        url="https://tthc.example/thu/",
        same_as={OLD_ID: CODES[0]} if draw(st.booleans()) else {},
    )


@st.composite
def _points(draw: st.DrawFn) -> PostingPointFile:
    centre, commune = PointKind.PROVINCE_CENTRE, PointKind.COMMUNE_CENTRE
    kinds = (centre, commune, commune, PointKind.OFFICE)
    items = [
        PostingPoint(
            id=one,
            name=f"Điểm {one}",
            kind=kind,
            also=draw(_some_codes),
            without=draw(_some_codes),
            place=draw(st.sampled_from([None, None, None, KHONG])),
            until=draw(st.sampled_from([None, *DAYS])),
        )
        for one, kind in zip(POINTS, kinds, strict=True)
    ]
    return PostingPointFile(file="site_data/posting_points.yml", items=tuple(items))


@st.composite
def _plains(draw: st.DrawFn) -> list[Plain]:
    made = []
    for code in CODES:
        if draw(st.booleans()):
            name = draw(st.sampled_from([None, f"Xin {NAMES[code]}"]))
            related = draw(st.lists(st.sampled_from([one for one in CODES if one != code]), unique=True))
            events = draw(st.lists(st.sampled_from(EVENTS), max_size=2, unique=True))
            file = f"site_data/plain/{code}.yml"
            made.append(Plain(file=file, code=code, name=name, related=tuple(related), life_events=tuple(events)))
    return made


@st.composite
def _row(draw: st.DrawFn, one: Row | BaselineRow) -> Row | BaselineRow:
    if isinstance(one, Row) and (one.old or one.new):
        old, new = (tuple(draw(_side(side)) for side in sides) for sides in (one.old, one.new))
        return replace(one, old=old, new=new)
    # A row of two codes names both with one name, which then is nobody's.
    name = "Việc chung" if one.other_codes else NAMES[one.own_code]
    return replace(one, name=name, field_id=draw(_fields))


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
        received_at=draw(_received),
        online_level=draw(st.sampled_from([None, OnlineLevel.FULL, OnlineLevel.PARTIAL])),
        fees=draw(_fees(word)),
        applicants=draw(_applicants),
        channels=tuple(ChannelRow(channel=channel) for channel in draw(_channels)),
        limits=(TimeLimit(statutory=draw(_quantities)),),
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
    found = set()
    for one in of.decisions.values():
        for since, until in [(one.effect.since, one.effect.until), *((r.since, r.until) for r in one.rows)]:
            found |= {since or one.effect.since, *([until + DAY] if until else [])}
    found |= {one.day for one in of.baselines.values()}
    found |= {day for version in of.versions for day in version.outline.fee_days}
    found |= {point.until + DAY for point in of.posting_points.values() if point.until is not None}
    return [min(found, default=DAYS[0]) - DAY, *sorted(found), date(2100, 1, 1)]


class Element:
    """One element of a page, with what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        """All text, white space as one space."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, str):
                yield one
            else:
                # Blocks stand apart; what runs on in a line does not.
                yield "" if one.tag in _INLINE else " "
                yield from one._pieces()
                yield "" if one.tag in _INLINE else " "

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in order."""
        yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one.walk()

    def all(self, name: str) -> list["Element"]:
        """Those of a class."""
        return [one for one in self.walk() if name in one.attributes.get("class", "").split()]

    def first(self, name: str) -> "Element":
        """The first of a class."""
        return self.all(name)[0]

    def elements(self, tag: str) -> list["Element"]:
        """Those of a tag."""
        return [one for one in self.walk() if one.tag == tag]


_INLINE = frozenset({"span", "b", "a", "time", "strong", "i", "em"})


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in Reading.VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(html: str) -> Element:
    """The body of a page, as elements."""
    parser = _Parser()
    parser.feed(html[html.index("<body") : html.index("</html>")])
    parser.close()
    return parser.open[0]
