"""The graphs that belong to no single disclosure: ontology, codes and shapes, and the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad

from budgetgraph.formats import parse
from budgetgraph.identifiers import Identifiers
from budgetgraph.listed.concepts import all_listed
from budgetgraph.vocabulary import ontology_directory, ontology_files, shapes_files


def shared_quads(identifiers: Identifiers, catalogue: Iterable[Quad]) -> list[Quad]:
    """All of them; blank nodes (shapes and OWL restrictions have some) get the same names in each release."""
    dataset = Dataset(catalogue)
    for name, path in _files():
        graph = identifiers.graph(name)
        for quad in parse(path):
            dataset.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    codes = identifiers.graph("codes")
    listed = (Quad(triple.subject, triple.predicate, triple.object, codes) for triple in all_listed())
    return [*dataset, *listed]  # the long lists have no blank nodes


def _files() -> Iterator[tuple[str, Path]]:
    """Every shipped Turtle file with the name of its graph."""
    top = ontology_directory()
    for path in ontology_files():
        yield "ontology" if path.parent == top else "codes", path
    for path in shapes_files():
        yield "shapes", path
