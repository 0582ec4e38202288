"""Tells the mistake of a refused query."""

from __future__ import annotations

from collections.abc import Callable

from budgetgraph.errors import MalformedQuery, QueryError, RefusedQuery
from budgetgraph.query_mistakes.addresses import address_mistake
from budgetgraph.query_mistakes.beginnings import Beginnings, Complaint
from budgetgraph.query_mistakes.brackets import ending_mistake
from budgetgraph.query_mistakes.characters import full_width_mistake
from budgetgraph.query_mistakes.expectations import unexpected
from budgetgraph.query_mistakes.forms import first_after_declarations, form_mistake, is_update
from budgetgraph.query_mistakes.mistake import Mistake
from budgetgraph.query_mistakes.operators import operator_mistake
from budgetgraph.query_mistakes.prefixes import prefix_mistake
from budgetgraph.query_mistakes.projections import projection_mistake
from budgetgraph.query_mistakes.reading import Reading, whole_tokens
from budgetgraph.query_mistakes.repairs import blank_node_mistake, candidates
from budgetgraph.service_calls.prologue import Prologue

_CASES: tuple[Callable[[Reading], Mistake | None], ...] = (
    full_width_mistake,
    prefix_mistake,
    form_mistake,
    ending_mistake,
    projection_mistake,
    operator_mistake,
    address_mistake,
    blank_node_mistake,
)


def misread(query: str, message: str, complaint: Complaint, base: str | None = None) -> QueryError:
    """What is wrong with a query that the engine refused with `message`, for the user.

    `MalformedQuery` with line and column, or `RefusedQuery` for an update. `complaint` asks the engine about other
    texts, all of them beginnings of the query with a repair of a word or two at the end; about as many as 30.
    """
    found = whole_tokens(query)
    try:
        prologue = Prologue.of(query, found, base)
    except MalformedQuery as error:
        return error
    beginnings = Beginnings(complaint)
    reading = Reading(query, found, beginnings.culprit(query, found), prologue, beginnings)
    if is_update(reading.at(first_after_declarations(reading))):
        return RefusedQuery("This endpoint is read-only: updates are not executed.", hint="Send a query.")
    return _mistake(reading, message).as_error(query)


def _mistake(reading: Reading, message: str) -> Mistake:
    told = (case(reading) for case in _CASES)
    repaired = candidates(reading)
    first = next((mistake for cases in (told, repaired) for mistake in cases if mistake), None)
    return first or unexpected(reading, message)
