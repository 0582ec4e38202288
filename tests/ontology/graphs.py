"""The ontology's files as graphs, and the few facts of other vocabularies that the tests lean on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from budgetgraph.vocabulary import CODE_IRI, ONTOLOGY_IRI, ontology_directory, ontology_files

ROOT = Path(__file__).parents[2]
BG = f"{ONTOLOGY_IRI}#"
ZH, EN = "zh-Hans", "en"
LANGUAGES = [EN, ZH]

_SUBCLASSES = {
    "http://www.w3.org/ns/org#FormalOrganization": "http://www.w3.org/ns/org#Organization",
    "http://www.w3.org/ns/org#OrganizationalUnit": "http://www.w3.org/ns/org#Organization",
    str(OWL.ObjectProperty): str(RDF.Property),
    str(OWL.DatatypeProperty): str(RDF.Property),
    "http://www.w3.org/ns/dqv#Dimension": "http://www.w3.org/2004/02/skos/core#Concept",
}
"""What the vocabularies that we reuse say of their classes (their files are in reused-terms.csv)."""


@cache
def graph_of(path: Path) -> Graph:
    """One Turtle file."""
    return Graph().parse(path, format="turtle")


@cache
def ontology() -> Graph:
    """All files below `ontology/` together, with the class hierarchy of `_SUBCLASSES`."""
    merged = Graph()
    for path in ontology_files():
        merged += graph_of(path)
    for lower, upper in _SUBCLASSES.items():
        merged.add((URIRef(lower), RDFS.subClassOf, URIRef(upper)))
    return merged


@cache
def vocabulary() -> Graph:
    """`budgetgraph.ttl` and `structures.ttl`: the files that declare our terms."""
    return graph_of(ontology_directory() / "budgetgraph.ttl") + graph_of(
        ontology_directory() / "structures.ttl"
    )


def own_terms() -> list[URIRef]:
    """Every term of ours, sorted."""
    subjects = {s for s in vocabulary().subjects() if isinstance(s, URIRef) and s.startswith(BG)}
    return sorted(subjects)


def own(kind: URIRef) -> list[URIRef]:
    """Our terms of a type, such as `owl:Class`."""
    return [term for term in own_terms() if (term, RDF.type, kind) in vocabulary()]


def own_properties() -> list[URIRef]:
    """Our properties, of either kind."""
    return sorted([*own(OWL.ObjectProperty), *own(OWL.DatatypeProperty)])


def concepts() -> Iterator[tuple[Path, URIRef]]:
    """Every concept of our code lists, with its file."""
    concept = URIRef("http://www.w3.org/2004/02/skos/core#Concept")
    for path in sorted((ontology_directory() / "codes").glob("*.ttl")):
        for subject in sorted(graph_of(path).subjects(RDF.type, concept)):
            if isinstance(subject, URIRef) and subject.startswith(CODE_IRI):
                yield path, subject


def languages(graph: Graph, subject: Node, predicate: Node) -> list[str]:
    """The languages of a subject's texts, sorted, each as often as it occurs."""
    texts = graph.objects(subject, predicate)
    return sorted(str(text.language) for text in texts if isinstance(text, Literal))


def types_of(graph: Graph, node: Node) -> set[Node]:
    """The classes of a node, with those above them."""
    return {
        above
        for kind in graph.objects(node, RDF.type)
        for above in graph.transitive_objects(kind, RDFS.subClassOf)
    }


@cache
def reused_rows() -> tuple[dict[str, str], ...]:
    """The rows of `reused-terms.csv`."""
    return _rows("reused-terms.csv")


@cache
def mentioned_rows() -> tuple[dict[str, str], ...]:
    """The rows of `mentioned-terms.csv`."""
    return _rows("mentioned-terms.csv")


def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (ontology_directory() / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
