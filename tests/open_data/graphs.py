"""The catalogue of services becomes a graph, and the graph its faults: what the shapes of CPSV-AP require."""

from collections.abc import Iterator
from typing import Final

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from tests.open_data.making import Files

CV: Final = rdflib.Namespace("http://data.europa.eu/m8g/")
CPSV: Final = rdflib.Namespace("http://purl.org/vocab/cpsv#")
_REQUIRED: Final = {
    CPSV.PublicService: (DCTERMS.identifier, DCTERMS.title, DCTERMS.description, CV.hasCompetentAuthority),
    CPSV.Rule: (DCTERMS.identifier, DCTERMS.title, DCTERMS.description),
    CV.PublicOrganisation: (SKOS.prefLabel, DCTERMS.spatial),
    CV.Channel: (DCTERMS.identifier,),
    CV.Cost: (DCTERMS.identifier,),
    CV.Evidence: (DCTERMS.identifier, DCTERMS.title),
    CV.Output: (DCTERMS.identifier, DCTERMS.title),
    CV.Requirement: (DCTERMS.identifier, DCTERMS.title),
    CV.Event: (DCTERMS.identifier, DCTERMS.title),
}
_CLASSES: Final = {
    CV.hasCompetentAuthority: CV.PublicOrganisation,
    CV.hasChannel: CV.Channel,
    CV.hasCost: CV.Cost,
    CV.ifAccessedThrough: CV.Channel,
    CV.isGroupedBy: CV.Event,
    CV.thematicArea: SKOS.Concept,
    CPSV.hasInput: CV.Evidence,
    CPSV.produces: CV.Output,
    CPSV.follows: CPSV.Rule,
    DCTERMS.spatial: DCTERMS.Location,
}
_ONCE: Final = (DCTERMS.identifier, CV.processingTime, CV.hasValue, CV.currency, CV.ifAccessedThrough)


def graph_of(files: Files) -> rdflib.Graph:
    """The Turtle file as a graph; that the JSON-LD file is the same graph is asserted."""
    turtle, linked = rdflib.Graph(), rdflib.Graph()
    turtle.parse(data=files["du-lieu/catalog.ttl"], format="turtle")
    linked.parse(data=files["du-lieu/catalog.jsonld"], format="json-ld")
    assert set(turtle) == set(linked)
    return turtle


def faults_of(graph: rdflib.Graph) -> Iterator[str]:
    """What the shapes would not let pass, as far as our files can go wrong."""
    for kind, needed in _REQUIRED.items():
        for node in graph.subjects(RDF.type, kind):
            yield from (f"{node} lacks {name}" for name in needed if graph.value(node, name, any=True) is None)
    for name, kind in _CLASSES.items():
        for node, other in graph.subject_objects(name):
            if (other, RDF.type, kind) not in graph:
                yield f"{node} {name}: {other} is no {kind}"
    for name in _ONCE:
        for node in set(graph.subjects(name, None)):
            if len(list(graph.objects(node, name))) > 1:
                yield f"{node} has more than one {name}"
