"""SERVICE clauses, taken out of a query before the engine sees it and replaced by what they gave.

`find_calls` says what is called with what, `search_request` reads a call of the full-text search, and
`substitute` writes the solutions of each call in its place, as VALUES.
"""

from budgetgraph.service_calls.call import ServiceCall, find_calls
from budgetgraph.service_calls.search_request import SEARCH_SERVICE, SearchRequest, search_request
from budgetgraph.service_calls.substitution import Table, substitute, without_calls

__all__ = [
    "SEARCH_SERVICE",
    "SearchRequest",
    "ServiceCall",
    "Table",
    "find_calls",
    "search_request",
    "substitute",
    "without_calls",
]
