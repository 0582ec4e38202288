"""Keeps away queries that would call other addresses or break the engine, before the engine sees them.

The engine has no switch for `SERVICE`: it would call any address, also those of the machine it runs on. And it
reads and plans queries by recursion, so that one of a few kilobytes can end the process. So a query is cut into
tokens here, with nothing understood but what a token is.

Where the grammar decides what the tokens are (`?a<?b&&?c='>` may begin with an IRI or with a comparison, and
what is a string afterwards depends on it), every reading is followed, and the worst of them counts.
"""

from budgetgraph.query_guard.excess import MAX_BRACKETS, MAX_NESTING, MAX_OPERATORS
from budgetgraph.query_guard.guard import MAX_LENGTH, check_query

__all__ = ["MAX_BRACKETS", "MAX_LENGTH", "MAX_NESTING", "MAX_OPERATORS", "check_query"]
