"""How many arithmetic comparisons the rules make in a graph, and how many of them hold."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Graph, Literal

from budgetgraph.validation.report import Checks, Result
from budgetgraph.validation.rule_graph import prepared_query
from budgetgraph.validation.shapes import Shapes


def count_checks(graph: Graph, shapes: Shapes, results: Iterable[Result]) -> Checks:
    """The comparisons that the rules with a counting query make, and those without a result."""
    queries = shapes.counting_queries()
    made = sum(_count(graph, query) for query in queries.values())
    rules = {str(shape) for shape in queries}
    failed = sum(result.shape.value in rules for result in results)
    return Checks(made, made - failed)


def _count(graph: Graph, query: str) -> int:
    row = next(iter(graph.query(prepared_query(query)).bindings))
    (count,) = row.values()
    return int(count) if isinstance(count, Literal) else 0
