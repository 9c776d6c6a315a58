"""The open data of the shipped province and of the 2,040 real records pass the validators of those who use them."""

import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import feedparser
import frictionless
import pyshacl
import pytest
import rdflib

from generator.authoring.importing.batch import Request, make_plan
from generator.authoring.importing.carry_out import carry_out
from generator.authoring.province import make_province
from generator.catalog.build import build_catalog
from generator.model.catalog import Catalog
from generator.pipeline import Options, fold_tree
from tests.data.sources import source
from tests.open_data.graphs import CPSV, RDF, faults_of, graph_of
from tests.open_data.making import Files, data_of, faults_of_schemas, rows, shipped, shipped_data

pytestmark = pytest.mark.data


@cache
def national() -> tuple[Catalog, Files]:
    """The 2,040 national records and their open data."""
    root, day = Path(tempfile.mkdtemp()) / "p", date(2026, 6, 10)
    make_province(root, "Tỉnh Thử", "H99")
    options = Options(root=root, as_of=day, out=root / "site")
    export = source("national/procedures.jsonl.gz")
    carry_out(make_plan(Request(export, "national-json", day), options, lambda items: items), root)
    folded = fold_tree(options)
    shutil.rmtree(root)
    catalog = build_catalog(folded.corpus, folded.register)
    return catalog, data_of(catalog)


def _both(which: str) -> tuple[Catalog, Files]:
    return (shipped()[1], shipped_data()) if which == "shipped" else national()


both = pytest.mark.parametrize("which", ["shipped", "national"])


@both
def test_json_follows_its_schemas(which: str) -> None:
    assert faults_of_schemas(_both(which)[1]) == []


@both
def test_the_package_is_valid(which: str, tmp_path: Path) -> None:
    catalog, files = _both(which)
    for path, content in files.items():
        if path.startswith("du-lieu/"):
            (tmp_path / path.rpartition("/")[2]).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["fieldName", "type", "note"])[:5]
    assert {row["ma"] for row in rows(files, "thu_tuc")} == {entry.code for entry in catalog.entries}


@both
def test_the_catalogue_passes_the_published_shapes(which: str) -> None:
    graph = graph_of(_both(which)[1])
    assert list(faults_of(graph)) == []
    shapes = rdflib.Graph().parse(source("cpsv-ap/cpsv-ap-SHACL.ttl"))
    conforms, _, report = pyshacl.validate(_some_services(graph), shacl_graph=shapes)
    assert conforms, report[:3000]


def _some_services(graph: rdflib.Graph, most: int = 200) -> rdflib.Graph:
    """The graph of so many services and all they refer to: shapes look at nodes one by one, and take their time."""
    services = sorted(graph.subjects(RDF.type, CPSV.PublicService))
    waiting = services[:: max(1, len(services) // most)]
    some, seen = rdflib.Graph(), set(waiting)
    while waiting:
        node = waiting.pop()
        for triple in graph.triples((node, None, None)):
            some.add(triple)
            if triple[2] not in seen and isinstance(triple[2], rdflib.URIRef):
                seen.add(triple[2])
                waiting.append(triple[2])
    return some


@both
def test_feeds_are_well_formed(which: str) -> None:
    for path, content in _both(which)[1].items():
        if path.endswith(".atom"):
            assert not feedparser.parse(content).bozo, path


def test_the_published_example_would_fail_without_its_authority() -> None:
    """The shapes are read and do bite."""
    shapes = rdflib.Graph().parse(source("cpsv-ap/cpsv-ap-SHACL.ttl"))
    example = rdflib.Graph().parse(source("cpsv-ap/example.ttl"))
    example.remove((None, rdflib.URIRef("http://data.europa.eu/m8g/hasCompetentAuthority"), None))
    assert not pyshacl.validate(example, shacl_graph=shapes)[0]
