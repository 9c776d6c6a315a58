"""The open data of the shipped province and of the 2,040 real records pass the validators of those who use them."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import feedparser
import frictionless
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from generator.authoring.importing.batch import Request, make_plan
from generator.authoring.importing.carry_out import carry_out
from generator.authoring.province import make_province
from generator.catalog.build import build_catalog
from generator.model.catalog import Catalog
from generator.pipeline import Options, fold_tree
from tests.data.sources import source
from tests.open_data.graphs import CPSV, faults_of, graph_of
from tests.open_data.making import Files, data_of, faults_of_schemas, rows, shipped, shipped_data

pytestmark = pytest.mark.data

Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]


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
    assert (None, SH.inversePath, None) not in shapes  # a shape looks along what a node says, never back
    checked: set[Triple] = set()
    for part in _parts(graph):
        conforms, _, report = pyshacl.validate(part, shacl_graph=shapes)
        assert conforms, report[:3000]
        checked.update(part)
    assert checked == set(graph)


def _parts(graph: rdflib.Graph, most: int = 100) -> Iterator[rdflib.Graph]:
    """All of the graph in parts, each some nodes and all they refer to: the validator takes its time by the square."""
    services = sorted(graph.subjects(RDF.type, CPSV.PublicService))
    others = sorted(set(graph.subjects()) - set(services))
    reached: set[rdflib.term.Node] = set()
    for nodes in (services[place : place + most] for place in range(0, len(services), most)):
        yield _reached(graph, nodes, reached)
    if left := [node for node in others if node not in reached]:
        yield _reached(graph, left, reached)


def _reached(graph: rdflib.Graph, nodes: list[rdflib.term.Node], reached: set[rdflib.term.Node]) -> rdflib.Graph:
    waiting, seen, part = list(nodes), set(nodes), rdflib.Graph()
    while waiting:
        for triple in graph.triples((waiting.pop(), None, None)):
            part.add(triple)
            if triple[2] not in seen and isinstance(triple[2], rdflib.URIRef):
                seen.add(triple[2])
                waiting.append(triple[2])
    reached |= seen
    return part


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
