"""No text, however made, changes what a file of the open data is: it comes back as it went in."""

import csv
import json
import re
from datetime import date
from decimal import Decimal
from io import StringIO
from xml.etree import ElementTree

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.letters import FORBIDDEN
from generator.model.record import ChannelRow, Dossier, Paper, PaperCase, Quantity, Step, TimeLimit
from generator.model.register import Action, State
from generator.model.scalars import Channel, Level, Unit
from generator.render.data import triples
from generator.render.data.feeds import atom, feeds
from generator.render.data.graph import Node, Value
from generator.render.data.rows import pieces
from generator.render.data.tables import csv_lines
from generator.render.linked import services
from generator.render.texts import with_texts
from tests.open_data.making import plain
from tests.unit import catalogs

READABLE = st.characters(exclude_categories=["Cs"]).filter(lambda letter: not re.match(f"[{FORBIDDEN}\r]", letter))
"""What loading lets in; a bare return, which XML reads as an end of line, comes in by an escape alone."""
URL = "https://tthc.example/thu-tuc/"
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
NASTY = "</script><script>alert(1)</script>&\"'\\ \t\n]]> ẵ\u2028 🙂"


@settings(max_examples=300)
@given(texts)
@example("=1+1")
@example("'=1+1")
@example("- Bản sao")
@example('a"b\r\nc')
def test_a_cell_comes_back_and_is_no_formula(text: str) -> None:
    raw = csv_lines([("x", text, "y")]).decode()
    ((first, cell, last),) = csv.reader(StringIO(raw, newline=""))
    assert (first, plain(cell), last) == ("x", text, "y")
    assert cell[:1] not in tuple("=+-@\t\r")


def test_numbers_days_and_answers_are_as_programs_read_them() -> None:
    assert csv_lines([(1, True, None, date(2025, 11, 28))]) == b"1,true,,2025-11-28\r\n"


@settings(max_examples=200)
@given(texts, texts)
@example(NASTY, "a b<c>")
def test_a_text_comes_back_from_turtle_and_json_ld(text: str, address: str) -> None:
    says = {"dct:title": [Value("vi", text), Value("", text)], "foaf:page": [Value("@", f"tt/{address}")]}
    node = [Node("tt/1/", "cpsv:PublicService", says)]
    turtle, linked = rdflib.Graph(), rdflib.Graph()
    block, record = triples.written(node)
    turtle.parse(data=triples.turtle_head(URL) + block, format="turtle")
    told = triples.jsonld_head(URL).encode() + record.encode() + triples.JSONLD_FOOT
    linked.parse(data=told, format="json-ld")
    title = rdflib.DCTERMS.title
    for graph in (turtle, linked):
        (subject,) = set(graph.subjects())
        assert str(subject) == f"{URL}tt/1/"
        assert {(str(it), it.language) for it in graph.objects(subject, title)} == {(text, "vi"), (text, None)}
        assert len(list(graph.objects(subject, rdflib.FOAF.page))) == 1


def test_json_ld_of_a_page_cannot_end_its_script() -> None:
    page = catalogs.procedure(catalogs.section(catalogs.version(name=NASTY)), summary=NASTY, other_names=(NASTY,))
    some = catalogs.catalog(page)
    script = str(services(with_texts(page, some.texts), URL))
    inside = re.fullmatch(r'<script type="application/ld\+json">([^<>&]*)</script>', script, re.DOTALL)
    assert inside is not None
    told = json.loads(inside[1])
    assert (told["@type"], told["name"], told["description"]) == ("GovernmentService", NASTY, NASTY)
    assert told["identifier"]["value"] == "1.004122"


@pytest.mark.parametrize("state", [State.SUSPENDED, State.UPCOMING])
def test_what_is_not_in_force_is_no_service(state: State) -> None:
    section = catalogs.section(catalogs.version(), state=state)
    assert services(catalogs.procedure(section, state=state), URL) == ""


def test_a_tombstone_has_no_service(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = catalogs.site(catalogs.catalog(catalogs.tombstone()), catalogs.shell(tmp_path_factory.mktemp("shell")))
    assert "ld+json" not in made["tt/1.005411/index.html"]
    assert '"@type":"Legislation"' in made["quyet-dinh/2025/1949-QD-UBND/index.html"]


@settings(max_examples=200)
@given(st.text(READABLE))
@example(NASTY)
def test_a_feed_survives_every_text(text: str) -> None:
    told = catalogs.happening(name=text, code="cb-2025-1", url="tt/cb-2025-1/")
    some = catalogs.catalog(catalogs.procedure(code="cb-2025-1", history=(told,)), site_name=f"A & B {text}")
    for feed in feeds(some):
        root = ElementTree.fromstring(atom(feed, URL, some.site_name, some.data_since, f"Ghi <nguồn> {text}"))
        titles = [it.findtext("{*}title") for it in root.iter("{http://www.w3.org/2005/Atom}entry")]
        assert titles == [f"Chuẩn hóa: {text} (cb-2025-1)" for _ in feed.happenings]
        assert root.findtext("{*}author/{*}name") == some.site_name
        assert root.findtext("{*}rights") == f"Ghi <nguồn> {text}"


def test_the_tombstone_of_a_feed_names_the_entry_before() -> None:
    begun = catalogs.happening(date(2025, 1, 1), action=Action.NEW)
    ended = catalogs.happening(date(2025, 6, 1), action=Action.REPEAL, state=State.REPEALED)
    some = catalogs.catalog(catalogs.tombstone(), changes=(ended, begun))
    feed = next(iter(feeds(some)))
    root = ElementTree.fromstring(atom(feed, URL, "", None, ""))
    ids = [it.findtext("{*}id") for it in root.iter("{http://www.w3.org/2005/Atom}entry")]
    (gone,) = root.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert gone.get("ref") == ids[1]
    assert gone.get("when") == "2025-06-01T00:00:00+07:00"


def test_a_level_that_ends_takes_back_nothing_of_one_that_stands() -> None:
    tinh, xa = (Level.PROVINCE,), (Level.COMMUNE,)
    story = (
        catalogs.happening(date(2025, 1, 1), action=Action.NEW, levels=tinh),
        catalogs.happening(date(2025, 2, 1), action=Action.AMEND, levels=xa),
        catalogs.happening(date(2025, 3, 1), action=Action.REPEAL, levels=tinh, state=State.REPEALED),
        catalogs.happening(date(2025, 4, 1), action=Action.RESTORE, levels=(*tinh, *xa)),
        catalogs.happening(date(2025, 5, 1), action=Action.REPEAL, levels=tinh, state=State.REPEALED),
        catalogs.happening(date(2025, 6, 1), action=Action.AMEND, levels=xa),
        catalogs.happening(date(2025, 7, 1), action=Action.REPEAL, levels=xa, state=State.REPEALED),
        catalogs.happening(date(2025, 8, 1), action=Action.REPEAL, levels=(Level.MINISTRY,), state=State.REPEALED),
    )
    some = catalogs.catalog(catalogs.tombstone(), changes=story[::-1])
    root = ElementTree.fromstring(atom(next(iter(feeds(some))), URL, "", None, ""))
    names = {it.findtext("{*}id"): it.findtext("{*}updated") for it in root.iter("{http://www.w3.org/2005/Atom}entry")}
    taken_back: dict[str, list[str]] = {}
    for it in root.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry"):
        told = names.get(it.attrib["ref"], it.attrib["ref"])
        taken_back.setdefault(it.attrib["when"][:7], []).append(str(told).partition("T")[0])
    # What was said of both levels in April goes with the second of them.
    assert taken_back == {
        "2025-03": ["2025-01-01"],
        "2025-07": ["2025-04-01", "2025-06-01"],
        "2025-08": ["tag:tthc.example,2025:tt/1.004122/bo"],
    }


def test_the_feed_of_a_level_takes_back_what_ended_there_alone() -> None:
    tinh, xa = (Level.PROVINCE,), (Level.COMMUNE,)
    story = (
        catalogs.happening(date(2025, 1, 1), action=Action.NEW, levels=(*tinh, *xa)),
        catalogs.happening(date(2025, 2, 1), action=Action.REPEAL, levels=xa, state=State.REPEALED),
        catalogs.happening(date(2025, 3, 1), action=Action.REPEAL, levels=tinh, state=State.REPEALED),
    )
    some = catalogs.catalog(catalogs.tombstone(), changes=story[::-1])
    days = {}
    for feed in (it for it in feeds(some) if it.happenings):
        root = ElementTree.fromstring(atom(feed, URL, "", None, ""))
        ids = [it.findtext("{*}id") for it in root.iter("{http://www.w3.org/2005/Atom}entry")]
        (gone,) = root.iter("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
        assert gone.get("ref") == ids[-1]
        days[feed.file.rpartition("/")[0]] = str(gone.get("when"))[:7]
    assert days == {"": "2025-03", "cap/tinh": "2025-03", "cap/xa": "2025-02"}


def test_a_field_whose_last_procedure_is_gone_keeps_its_feed() -> None:
    ended = catalogs.happening(code="1.005411", action=Action.REPEAL, state=State.REPEALED)
    some = catalogs.catalog(catalogs.tombstone(field_id="cu", field_name="Cũ", history=(ended,)), fields=())
    assert "linh-vuc/cu/thay-doi.atom" in {feed.file for feed in feeds(some)}


def test_a_level_that_was_never_announced_is_taken_back_by_its_own_address() -> None:
    """Its province level has ended before, and waits in the entry that speaks of the commune, too."""
    province, commune, ministry = (Level.PROVINCE,), (Level.COMMUNE,), (Level.MINISTRY,)
    told = [
        catalogs.happening(date(2026, 4, 1), action=Action.REPEAL, state=State.REPEALED, levels=commune),
        catalogs.happening(date(2026, 3, 1), action=Action.REPEAL, state=State.REPEALED, levels=ministry),
        catalogs.happening(date(2026, 2, 1), action=Action.REPEAL, state=State.REPEALED, levels=province),
        catalogs.happening(date(2026, 1, 1), action=Action.AMEND, levels=province + commune),
    ]
    feed = next(iter(feeds(catalogs.catalog(catalogs.tombstone(), changes=tuple(told)))))
    gone = {name.partition("-01/")[0][5:]: names for name, names in feed.gone.items()}
    assert {month: [name[:12] for name in names] for month, names in gone.items()} == {
        "04": ["2026-01-01/q"],
        "03": ["tt/1.004122/"],
        "02": [],
    }


def test_limits_of_a_channel_papers_and_steps_have_rows_of_their_own() -> None:
    shared = TimeLimit(statutory=Quantity(number=Decimal(5), unit=Unit.WORKING_DAY))
    online = TimeLimit(statutory=Quantity(number=Decimal(3), unit=Unit.DAY))
    text = catalogs.version(
        limits=(shared,),
        channels=(ChannelRow(channel=Channel.ONLINE, limits=(online,)),),
        dossier=Dossier(cases=(PaperCase(name="khong", papers=(Paper(name="- Đơn", originals=1),)),)),
        steps=(Step(text="Nộp"), Step(text="Nhận")),
    )
    page = catalogs.procedure(catalogs.section(text, levels=(Level.PROVINCE, Level.COMMUNE)))
    lines = [piece.decode() for piece in pieces(with_texts(page, catalogs.catalog(page).texts))]
    assert lines[1] == "1.004122/tinh+xa,1,,,5,ngay_lam_viec,,,,\r\n1.004122/tinh+xa,2,truc_tuyen,,3,ngay,,,,\r\n"
    assert lines[3] == "1.004122/tinh+xa,1,,'- Đơn,1,,,false,\r\n"
    assert lines[5] == "1.004122/tinh+xa,1,,Nộp\r\n1.004122/tinh+xa,2,,Nhận\r\n"


def test_only_a_case_is_told_as_one_and_a_heading_as_a_group() -> None:
    titles = ("Cấp lại", "Giấy tờ phải nộp", None)
    cases = tuple(PaperCase(name=it, papers=(Paper(name=f"Giấy {n}"),)) for n, it in enumerate(titles))
    page = catalogs.procedure(catalogs.section(catalogs.version(dossier=Dossier(cases=cases))))
    rows = [piece.decode() for piece in pieces(with_texts(page, catalogs.catalog(page).texts))][3].splitlines()
    assert [row.split(",", 1)[1] for row in rows] == [
        "1,,Giấy 2,,,,false,",
        "2,,Giấy 1,,,,false,Giấy tờ phải nộp",
        "3,Cấp lại,Giấy 0,,,,false,",
    ]
