"""What SERVICE clauses are answered from: the search index of the release, and endpoints that the publisher allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Literal, NamedNode

from budgetgraph.errors import MalformedQuery, QueryError
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

Answerer = Callable[[ServiceCall], Table]
"""Gives the solutions of a call; raises `QueryError` when there are none to be had."""


class Services:
    """The services that a query may call: the full-text search, and `endpoints` by their IRIs.

    A query is changed before the engine sees it: what a call gives stands in its place, as VALUES. Both methods
    raise as `find_calls` does; a clause that calls anything else stays as it is, for `check_query` to refuse.
    """

    def __init__(
        self, search: SearchIndex | None = None, endpoints: Mapping[str, Answerer] | None = None
    ) -> None:
        self._answerers: Mapping[str, Answerer] = {
            SEARCH_SERVICE: lambda call: search_table(call, search),
            **(endpoints or {}),
        }

    def answered(self, query: str, base: str | None = None) -> str:
        """The query with what its calls gave in their places; raises `QueryError` for a call that failed."""
        return substitute(query, ((call, self._table(call)) for call in self._calls(query, base)))

    def left_out(self, query: str, base: str | None = None) -> str:
        """The query as if it called nothing: what is left for `check_query`, which limits what people write."""
        return without_calls(query, self._calls(query, base))

    def _calls(self, query: str, base: str | None) -> list[ServiceCall]:
        return [call for call in find_calls(query, base) if call.endpoint in self._answerers]

    def _table(self, call: ServiceCall) -> Table | None:
        try:
            return self._answerers[call.endpoint](call)
        except MalformedQuery:
            raise
        except QueryError:
            if call.silent:
                return None
            raise


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
