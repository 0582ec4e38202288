"""The search service in SPARQL: `SERVICE search:index { ?thing search:query "…" }`, answered from the index."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from budgetgraph.errors import QueryError
from budgetgraph.search import Facets, Hit, SearchIndex
from budgetgraph.service_calls import (
    SEARCH_SERVICE,
    ServiceCall,
    Table,
    find_calls,
    search_request,
    substitute,
    without_calls,
)
from budgetgraph.vocabulary import XSD


def with_searches(query: str, index: SearchIndex | None, base: str | None = None) -> str:
    """The query with what its searches found in their places; other SERVICE clauses stay as they are.

    Raises as `find_calls` and `search_request` do, and `QueryError` where there is no index.
    """
    return substitute(query, ((call, search_table(call, index)) for call in _searches(query, base)))


def without_searches(query: str, base: str | None = None) -> str:
    """The query as if it did not search: what is left for `check_query`, which limits what people write."""
    return without_calls(query, _searches(query, base))


def search_table(call: ServiceCall, index: SearchIndex | None) -> Table:
    """What one call of the search service gives: a solution for each text found, the best first.

    Raises `MalformedQuery` for another pattern than the documented one, `QueryError` where there is no index.
    """
    request = search_request(call)
    if index is None:
        raise QueryError(
            "This release has no search index.",
            where=call.position,
            hint="Publish it again, or use FILTER(CONTAINS(…)).",
        )
    facets = Facets(request.properties, request.types, request.language)
    hits = index.find(request.query, facets, limit=request.limit, offset=request.offset)
    terms = ([_term(hit, what) for what in request.variables] for hit in hits)
    return [*request.variables.values()], terms


def _searches(query: str, base: str | None) -> list[ServiceCall]:
    return [call for call in find_calls(query, base) if call.endpoint == SEARCH_SERVICE]


def _term(hit: Hit, what: str) -> NamedNode | Literal | None:
    if what == "thing":
        return NamedNode(hit.subject)
    if what == "text":
        return Literal(hit.text, language=hit.language)
    if what == "score":
        return Literal(f"{hit.score:.4f}", datatype=XSD.decimal)
    if what == "property":
        return NamedNode(hit.property)
    return NamedNode(hit.graph) if hit.graph else None
