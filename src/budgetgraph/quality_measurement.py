"""A quality measurement of a disclosure (DQV): how much there is of what a code of the list `metric` names."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.identifiers import below
from budgetgraph.vocabulary import DQV, RDF, concept


def quality_measurement(disclosure: NamedNode, metric: str, value: Literal) -> Iterator[Triple]:
    """The measurement, named `{disclosure}/measurement/{metric}`; raises `UndeclaredTerm` for an unknown metric."""
    node = below(disclosure, "measurement", metric)
    yield Triple(node, RDF.type, DQV.QualityMeasurement)
    yield Triple(node, DQV.computedOn, disclosure)
    yield Triple(node, DQV.isMeasurementOf, concept("metric", metric))
    yield Triple(node, DQV.value, value)
