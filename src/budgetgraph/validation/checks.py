"""How many arithmetic comparisons the rules make in a graph, and how many of them hold."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal

from budgetgraph.validation.report import Checks, Result
from budgetgraph.validation.rule_graph import RuleGraph
from budgetgraph.validation.shapes import Shapes


def count_checks(graph: RuleGraph, shapes: Shapes, results: Iterable[Result]) -> Checks:
    """The comparisons that the rules with a counting query make, and those without a result."""
    queries = shapes.counting_queries()
    made = sum(_count(graph, query) for query in queries.values())
    rules = {str(shape) for shape in queries}
    failed = sum(result.shape.value in rules for result in results)
    return Checks(made, made - failed)


def _count(graph: RuleGraph, query: str) -> int:
    _, (row,) = graph.select(query)
    (count,) = row.values()
    return int(count) if isinstance(count, Literal) else 0
