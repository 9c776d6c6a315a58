"""The open data of random provinces: counts are lengths, what has ended is nowhere current, all follows its form."""

import json
from datetime import date

import feedparser
from hypothesis import given, note, settings

from generator.catalog.build import build_catalog
from generator.consolidate.register import consolidate
from generator.model.corpus import Document
from generator.model.register import CURRENT, State
from tests.open_data.graphs import CPSV, RDF, faults_of, graph_of
from tests.open_data.making import Files, data_of, faults_of_schemas, rows
from tests.properties.site_strategies import CODES, SECRETS, corpus_of, dressed
from tests.properties.sites import calm, late_days
from tests.support.corpora import describe

CURRENT_FILES = ("api/v1/index.json", "du-lieu/catalog.ttl", "du-lieu/catalog.jsonld")
OF_TEXTS = ("thu_tuc", "thoi_han", "cach_thuc", "giay_to", "phi", "buoc", "can_cu")


@settings(calm, max_examples=60)
@given(documents=dressed(), day=late_days)
def test_every_day_of_every_province(documents: list[Document], day: date) -> None:
    note(describe(documents))
    corpus = corpus_of(documents)
    register = consolidate(corpus, day, lambda _: None)
    catalog = build_catalog(corpus, register)
    files = data_of(catalog)
    assert faults_of_schemas(files) == []
    states = {code: {register.state(key) for key in register.histories if key.code == code} for code in CODES}
    standing = {code for code, of in states.items() if register.has_data and State.IN_FORCE in of}
    _check_current(files, standing)
    _check_tombstones(files, {code for code, of in states.items() if not of & CURRENT})
    _check_feeds(files)
    changes = json.loads(files["api/v1/thay-doi.json"])
    assert len(rows(files, "thay_doi")) == len(catalog.changes) == changes["so_thay_doi"] == len(changes["thay_doi"])


def _check_current(files: Files, standing: set[str]) -> None:
    index = json.loads(files["api/v1/index.json"])
    assert index["so_thu_tuc"] == len(index["thu_tuc"])
    assert {line["ma"] for line in index["thu_tuc"]} == standing
    texts = rows(files, "thu_tuc")
    assert {row["ma"] for row in texts} == standing
    known = {row["id"] for row in texts}
    assert len(known) == len(texts)
    for table in OF_TEXTS[1:]:
        keys = [(row["thu_tuc"], row["stt"]) for row in rows(files, table)]
        assert len(set(keys)) == len(keys)
        assert {key for key, _ in keys} <= known
    graph = graph_of(files)
    assert list(faults_of(graph)) == []
    assert len(list(graph.subjects(RDF.type, CPSV.PublicService))) == len(texts)
    for path in (*CURRENT_FILES[1:], *(f"du-lieu/{table}.csv" for table in OF_TEXTS)):
        content = files[path].decode()
        for code in set(CODES) - standing:
            assert f"tt/{code}/" not in content, (path, code)


def _check_tombstones(files: Files, gone: set[str]) -> None:
    for code in gone:
        path = f"api/v1/tt/{code}.json"
        if path in files and "noi_dung" not in (told := json.loads(files[path])) and "sap_ap_dung" not in told:
            assert [secret for secret in SECRETS if secret in files[path].decode()] == []
            assert told["ket_thuc"]


def _check_feeds(files: Files) -> None:
    for path in (path for path in files if path.endswith(".atom")):
        feed = feedparser.parse(files[path])
        assert not feed.bozo, path
        assert len({it.id for it in feed.entries}) == len(feed.entries)
        days = [it.updated for it in feed.entries]
        assert days == sorted(days, reverse=True)
