"""Which of many possible figures the graph has."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from budgetgraph.store import ReleaseStore
from budgetgraph.web.thing import Reader, Thing


def stored(store: ReleaseStore, reader: Reader, iris: Iterable[str]) -> dict[str, Thing]:
    """Those of the figures that have an amount, by IRI: one query in which every figure is bound."""
    values = " ".join(str(NamedNode(iri)) for iri in iris)
    rows = store.select(
        f"SELECT DISTINCT ?figure {{ VALUES ?figure {{ {values} }} ?figure obeu-measure:amount ?amount }}"
    )
    figures = [row["figure"] for row in rows]
    return {node.value: reader.thing(node) for node in figures if isinstance(node, NamedNode)}
