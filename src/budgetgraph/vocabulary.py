"""The one door to `ontology/` and `shapes/`: closed namespaces, in which a misspelt term raises."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from budgetgraph.errors import UndeclaredTerm

ONTOLOGY_IRI = "https://w3id.org/budgetgraph/def"
VERSION_IRI = f"{ONTOLOGY_IRI}/0.1.0"
CODE_IRI = "https://w3id.org/budgetgraph/code/"
SHAPES_IRI = "https://w3id.org/budgetgraph/shapes#"
EXAMPLES_IRI = "https://w3id.org/budgetgraph/examples"
SEARCH_IRI = "https://w3id.org/budgetgraph/search#"

PREFIXES: dict[str, str] = {
    "bg": f"{ONTOLOGY_IRI}#",
    "bgsh": SHAPES_IRI,
    "cur": "http://publications.europa.eu/resource/authority/currency/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "epo": "http://data.europa.eu/a4g/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "obeu-attribute": "http://data.openbudgets.eu/ontology/dsd/attribute/",
    "obeu-budgetphase": "http://data.openbudgets.eu/resource/codelist/budget-phase/",
    "obeu-dimension": "http://data.openbudgets.eu/ontology/dsd/dimension/",
    "obeu-measure": "http://data.openbudgets.eu/ontology/dsd/measure/",
    "obeu-operation": "http://data.openbudgets.eu/resource/codelist/operation-character/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pplan": "http://purl.org/net/p-plan#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "search": SEARCH_IRI,
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "unit": "http://qudt.org/vocab/unit/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "year": "http://reference.data.gov.uk/id/year/",
}


class Namespace:
    """A closed namespace: `BG.statedValue` is a node, `BG.statedValeu` raises `UndeclaredTerm`.

    `BG` knows the terms that the ontology declares; every other namespace knows those that
    `ontology/reused-terms.csv` lists, each of which was looked up in its own vocabulary's file.
    """

    def __init__(self, prefix: str) -> None:
        # Underscores keep these apart from terms: oa:prefix is one.
        self._prefix = prefix
        self._iri = PREFIXES[prefix]

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> NamedNode:
        iri = self._iri + name
        if iri not in _declared_terms():
            raise UndeclaredTerm(
                f"{self._prefix}:{name} is declared by no vocabulary in use.",
                where=str(ontology_directory()),
                hint="Declare it in budgetgraph.ttl, list it in reused-terms.csv, or mend the spelling.",
            )
        return NamedNode(iri)


BG = Namespace("bg")
DCAT = Namespace("dcat")
DCTERMS = Namespace("dcterms")
DQV = Namespace("dqv")
FOAF = Namespace("foaf")
OA = Namespace("oa")
OBEU_ATTRIBUTE = Namespace("obeu-attribute")
OBEU_DIMENSION = Namespace("obeu-dimension")
OBEU_MEASURE = Namespace("obeu-measure")
OBEU_OPERATION = Namespace("obeu-operation")
OBEU_PHASE = Namespace("obeu-budgetphase")
ODRL = Namespace("odrl")
ORG = Namespace("org")
OWL = Namespace("owl")
PROV = Namespace("prov")
QB = Namespace("qb")
QUDT = Namespace("qudt")
RDF = Namespace("rdf")
RDFS = Namespace("rdfs")
SCHEMA = Namespace("schema")
SDMX_ATTRIBUTE = Namespace("sdmx-attribute")
SDMX_CODE = Namespace("sdmx-code")
SH = Namespace("sh")
SKOS = Namespace("skos")
UNIT = Namespace("unit")
VOID = Namespace("void")
XKOS = Namespace("xkos")
XSD = Namespace("xsd")


def scheme(name: str) -> NamedNode:
    """The concept scheme `name` (`line-item`, `function/2020`); raises `UndeclaredTerm`."""
    return _known_code(CODE_IRI + name)


def concept(scheme_name: str, slug: str) -> NamedNode:
    """The concept `slug` of a code list; raises `UndeclaredTerm` for one that no list holds."""
    return _known_code(f"{CODE_IRI}{scheme_name}/{slug}")


def open_concept(scheme_name: str, slug: str) -> NamedNode:
    """The concept `slug` of a code list that grows from what documents print: listed or not."""
    return NamedNode(f"{CODE_IRI}{scheme_name}/{slug}")


def is_listed(node: NamedNode) -> bool:
    """Whether a code list of ours holds this concept."""
    return node.value in _codes()


def shipped(name: str) -> Path:
    """A folder of the project that the wheel carries: inside the installed package, or beside `src/`."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / name


def ontology_directory() -> Path:
    """Where the ontology lies: inside the installed package, or beside `src/` in a checkout."""
    return shipped("ontology")


def shapes_directory() -> Path:
    """Where the shapes lie: inside the installed package, or beside `src/` in a checkout."""
    return shipped("shapes")


def ontology_files() -> list[Path]:
    """The ontology and the short code lists, in a stable order."""
    return sorted(ontology_directory().rglob("*.ttl"))


def code_tables() -> list[Path]:
    """The tables of the long code lists, in a stable order; `listed` makes statements of them."""
    return sorted((ontology_directory() / "codes").glob("*.csv"))


def shapes_files() -> list[Path]:
    """The shapes, in a stable order."""
    return sorted(shapes_directory().glob("*.ttl"))


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """Every statement of the ontology and of the short code lists (default graph)."""
    return tuple(quad for path in ontology_files() for quad in parse(path=path, format=RdfFormat.TURTLE))


@cache
def _declared_terms() -> frozenset[str]:
    return frozenset([*_own_terms(), *_reused_terms()])


def _own_terms() -> Iterator[str]:
    own = PREFIXES["bg"]
    for quad in ontology_quads():
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(own):
            yield quad.subject.value


def _reused_terms() -> Iterator[str]:
    with (ontology_directory() / "reused-terms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield PREFIXES[row["prefix"]] + row["term"]


@cache
def _codes() -> frozenset[str]:
    subjects = (quad.subject for quad in ontology_quads())
    return frozenset(s.value for s in subjects if isinstance(s, NamedNode) and s.value.startswith(CODE_IRI))


def _known_code(iri: str) -> NamedNode:
    if iri not in _codes():
        raise UndeclaredTerm(
            f"<{iri}> is in no code list.",
            where=str(ontology_directory() / "codes"),
            hint="Add it to its code list, with labels in Chinese and English.",
        )
    return NamedNode(iri)
