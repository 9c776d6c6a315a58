"""The open data of the shipped province: validators accept them, counts are lengths, nothing repealed is in."""

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import feedparser
import frictionless
import icalendar
import pytest
from lxml import etree
from msgspec.structs import replace

from generator.model.register import ENDED, State
from generator.render.linked import legislation
from tests.open_data.graphs import CPSV, RDF, faults_of, graph_of
from tests.open_data.making import Files, data_of, faults_of_schemas, rows, shipped, shipped_data
from tests.unit.catalogs import shell, site

GONE = "1.005411"
"""Repealed on 28/11/2025."""


@pytest.fixture(scope="module")
def files() -> Files:
    """Every file by its path."""
    return shipped_data()


def test_every_json_file_follows_its_schema(files: Files) -> None:
    assert faults_of_schemas(files) == []


def test_the_schemas_say_everything_in_vietnamese(files: Files) -> None:
    english = re.compile(r"\b(the|of|and|what|which|one)\b", re.IGNORECASE)
    schemas = [path for path in files if path.startswith("api/v1/schema/")]
    assert len(schemas) == 8
    for path in schemas:
        for text in re.findall(r'"(?:title|description)":"([^"]+)"', files[path].decode()):
            assert english.search(text) is None, (path, text)


def test_the_index_lists_what_is_in_force(files: Files) -> None:
    _, catalog = shipped()
    index = json.loads(files["api/v1/index.json"])
    assert index["so_thu_tuc"] == len(index["thu_tuc"]) == len(catalog.entries) > 100
    assert index["cap_nhat_den"] == "2025-11-28"
    assert index["giay_phep"]
    for line in index["thu_tuc"]:
        assert json.loads(files[line["tep"]])["trang_thai"] == "dang_ap_dung"


def test_the_descriptor_tells_whether_a_table_arrived_whole(files: Files) -> None:
    for resource in json.loads(files["du-lieu/datapackage.json"])["resources"]:
        content = files[f"du-lieu/{resource['path']}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_licence_of_the_province_stands_wherever_the_data_do(files: Files, tmp_path: Path) -> None:
    _, catalog = shipped()
    own = "Dữ liệu mở, ghi nguồn UBND tỉnh"
    told = data_of(replace(catalog, licence=own))
    page = site(replace(catalog, licence=own), shell(tmp_path))["du-lieu/index.html"]
    for path in ("api/v1/index.json", "du-lieu/datapackage.json", "du-lieu/catalog.ttl", "du-lieu/catalog.jsonld"):
        assert own in told[path].decode(), path
        assert own not in files[path].decode(), path
        assert "47/2020/NĐ-CP" in files[path].decode(), path
    assert own in page


def test_a_decision_says_in_schema_org_only_what_the_terms_mean(files: Files) -> None:
    """Rows act on services, not on texts of law: only a withdrawn listing is a change of another decision."""
    _, catalog = shipped()
    page = next(one for one in catalog.decisions if one.number == "2031/QĐ-UBND")
    script = str(legislation(page, "https://x.example/"))
    told = json.loads(script.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
    assert told["legislationIdentifier"] == page.number
    assert [it["legislationIdentifier"] for it in told["legislationChanges"]] == list(page.withdrawn_from)
    assert [it["@type"] for it in told["legislationPassedBy"]] == ["GovernmentOrganization"]
    named = {it["identifier"]: it["url"] for it in told["about"]}
    assert named.keys() == {code.title for row in page.rows for code in row.codes}
    pages = {f"https://x.example/{it.url}" for it in catalog.procedures}
    assert pages.issuperset(named.values())
    assert {it["name"] for it in told["citation"]} == {name for row in page.rows for name in row.bases}
    assert not {"legislationAmends", "legislationRepeals", "legislationCommences"} & told.keys()


def test_a_record_has_the_officers_keys_and_nothing_internal(files: Files) -> None:
    told = json.loads(files["api/v1/tt/1.004122.json"])
    (text,) = told["noi_dung"]
    assert text["ban"]["ten"] == told["ten_chinh_thuc"]
    assert {"thoi_han", "phi", "cach_thuc"} <= text["ban"].keys()
    assert not {"file", "outline", "tren"} & text["ban"].keys()
    assert text["ban"]["phi"][0]["so_tien"] == 1_400_000


def test_a_tombstone_says_only_what_its_page_says(files: Files) -> None:
    told = json.loads(files[f"api/v1/tt/{GONE}.json"])
    assert told["trang_thai"] == "bai_bo"
    assert told["ket_thuc"][0]["theo"]["so"]
    assert not {"noi_dung", "sap_ap_dung", "lien_ket", "bieu_mau", "tom_tat"} & told.keys()
    assert not re.search(rb"giay_to|so_tien|thoi_han|trinh_tu|cach_thuc", files[f"api/v1/tt/{GONE}.json"])


def test_what_has_ended_is_in_no_current_file(files: Files) -> None:
    folded, _ = shipped()
    register = folded.register
    codes = {key.code for key in register.histories}
    gone = {code for code in codes if not _states(code) & {State.IN_FORCE, State.SUSPENDED}}
    assert GONE in gone
    current = ["api/v1/index.json", "du-lieu/catalog.ttl", "du-lieu/catalog.jsonld"]
    current += [f"du-lieu/{name}.csv" for name in ("thu_tuc", "thoi_han", "cach_thuc", "giay_to", "phi", "buoc")]
    for path in current:
        named = {code for code in gone if re.search(rf"(?<![\d.]){re.escape(code)}(?![\d.])", files[path].decode())}
        assert named == set(), path


def test_counts_are_the_lengths_of_lists(files: Files) -> None:
    _, catalog = shipped()
    assert {row["ma"] for row in rows(files, "thu_tuc")} == {entry.code for entry in catalog.entries}
    assert len(rows(files, "quyet_dinh")) == len(catalog.decisions)
    changes = json.loads(files["api/v1/thay-doi.json"])
    assert changes["so_thay_doi"] == len(changes["thay_doi"]) == len(rows(files, "thay_doi")) == len(catalog.changes)
    decisions = json.loads(files["api/v1/quyet-dinh/index.json"])
    assert decisions["so_quyet_dinh"] == len(decisions["quyet_dinh"])
    for line in decisions["quyet_dinh"]:
        told = json.loads(files[line["tep"]])
        assert sum(told.get("so_dong", {}).values()) == len(told.get("muc", ()))
    points = {row["ma"]: int(row["so_thu_tuc"]) for row in rows(files, "diem_niem_yet")}
    assert points == {point.id: point.count for point in catalog.points}


def test_every_day_of_change_has_its_register(files: Files) -> None:
    days = json.loads(files["api/v1/tai-ngay/index.json"])["ngay"]
    assert [line["ngay"] for line in days] == sorted((line["ngay"] for line in days), reverse=True)
    for line in days:
        told = json.loads(files[line["tep"]])
        assert told["so_thu_tuc"] == line["so_thu_tuc"]
        if line.get("du_danh_sach"):
            assert len(told["thu_tuc"]) == told["so_thu_tuc"]


def test_every_issued_sheet_answers(files: Files) -> None:
    _, catalog = shipped()
    told = {id: json.loads(files[f"api/v1/to-niem-yet/{id}.json"]) for id in catalog.ledger}
    assert {id: it["ma_to"] for id, it in told.items()} == {id: id for id in catalog.ledger}
    assert told["PVV774XV"]["tinh_trang"] == "con_hieu_luc"


def test_the_package_is_valid(files: Files, tmp_path: Path) -> None:
    for path, content in files.items():
        if path.startswith("du-lieu/"):
            (tmp_path / path.rpartition("/")[2]).write_bytes(content)
            assert path.endswith((".ttl", ".jsonld", ".json")) or content.startswith(b"\xef\xbb\xbf")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["fieldName", "type", "note"])[:5]
    assert len(report.tasks) == 10
    told = json.loads(files["du-lieu/datapackage.json"])
    assert told["licenses"]
    assert told["cap_nhat_den"] == "2025-11-28"
    assert len(told["sources"]) == len(shipped()[1].decisions)


def test_the_catalogue_of_services_has_what_the_shapes_require(files: Files) -> None:
    graph = graph_of(files)
    assert list(faults_of(graph)) == []
    services = list(graph.subjects(RDF.type, CPSV.PublicService))
    assert len(services) == len(rows(files, "thu_tuc"))


def test_no_working_day_becomes_a_calendar_day(files: Files) -> None:
    text = files["du-lieu/catalog.ttl"].decode()
    assert 'tthc:workingDays "22"' in text
    (service,) = [block for block in text.split("\n\n") if "<tt/1.004122/#tinh> a" in block]
    assert "processingTime" not in service


def test_feeds_are_well_formed_and_tell_a_repeal_twice(files: Files) -> None:
    feeds = {path: content for path, content in files.items() if path.endswith(".atom")}
    assert {"thay-doi.atom", "cap/tinh/thay-doi.atom", "linh-vuc/tai-nguyen-nuoc/thay-doi.atom"} <= feeds.keys()
    for path, content in feeds.items():
        feed = feedparser.parse(content)
        assert not feed.bozo, (path, feed.bozo_exception)
        assert len({it.id for it in feed.entries}) == len(feed.entries)
        assert feed.feed.updated
    root = etree.fromstring(files["thay-doi.atom"])
    (entry,) = [it for it in feedparser.parse(files["thay-doi.atom"]).entries if GONE in it.title]
    assert entry.title.startswith("Bãi bỏ:")
    refs = root.xpath("//*[local-name()='deleted-entry']/@ref")
    assert any(GONE in ref for ref in refs)
    assert entry.id not in refs


def test_the_calendar_has_a_day_for_each_decision(files: Files) -> None:
    _, catalog = shipped()
    events = icalendar.Calendar.from_ical(files["lich-hieu-luc.ics"]).walk("VEVENT")
    told = {(it.decoded("dtstart"), it["url"].rpartition("quyet-dinh/")[2].rstrip("/")) for it in events if "url" in it}
    assert told == {(it.day, it.source.key) for it in (*catalog.changes, *catalog.upcoming) if it.source.url}
    assert len({str(it["uid"]) for it in events}) == len(events)
    assert date(2030, 1, 1) in {day for day, _ in told}
    for it in events:
        lines = str(it["description"]).split("\n")
        assert len(lines) == len(set(lines)), "a procedure of two levels is one line"


def test_the_same_tree_gives_the_same_bytes(files: Files) -> None:
    assert data_of(shipped()[1]) == files


def _states(code: str) -> set[State]:
    register = shipped()[0].register
    return {register.state(key) for key in register.histories if key.code == code}


def test_what_is_gone_was_said_to_be() -> None:
    """The states that the tests above leave out are those of the register."""
    assert _states(GONE) <= ENDED
