"""Named graphs as documents: the ontology, the codes, the shapes, the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from budgetgraph.identifiers import Identifiers
from budgetgraph.web.live import Live


def whole_graph(live: Live, name: str) -> Iterator[Triple]:
    """Every triple of a named graph that belongs to no single disclosure; none when there is no such graph.

    Nothing is read before it is asked for: the page of a graph needs none of them.
    """
    node = Identifiers(live.publisher.base).graph(name)
    yield from live.store.construct("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH $graph { ?s ?p ?o } }", graph=node)
