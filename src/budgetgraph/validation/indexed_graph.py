"""An rdflib graph on an index of its own: for what pySHACL walks over, the shapes and the graph that is validated."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from rdflib import Graph
from rdflib.paths import Path

from budgetgraph.validation.triple_index import TripleIndex


class IndexedGraph(Graph):
    """A graph whose triples are found in a `TripleIndex`; queries are answered by rdflib as ever."""

    def __init__(self) -> None:
        super().__init__()
        self._index = TripleIndex()

    def add(self, triple: Any) -> IndexedGraph:
        """Adds a triple."""
        self._index.add(triple)
        return self

    def triples(self, triple: Any) -> Generator[Any]:
        """The triples that fit a pattern; property paths in it are walked as ever."""
        subject, predicate, object_ = triple
        if isinstance(predicate, Path):
            yield from ((s, predicate, o) for s, o in predicate.eval(self, subject, object_))
        else:
            yield from self._index.match(triple)

    def __len__(self) -> int:
        return len(self._index)
