"""What went wrong, as the engine says it: with the store's files, or with a query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetgraph.errors import BudgetGraphError, MalformedQuery, QueryError, ReleaseDamaged

_UNKNOWN_FUNCTION = re.compile(r"custom function .* is not supported")


def failure(error: Exception, directory: Path) -> BudgetGraphError:
    """The error for what failed while somebody's query was answered from the store in `directory`."""
    # Queries reach for nothing but the store, so that OSError is about its files; the engine tells of damage
    # and of functions that it does not know with the same RuntimeError.
    if isinstance(error, OSError) or "corruption" in str(error).lower():
        return _damaged(error, directory)
    if _UNKNOWN_FUNCTION.search(str(error)):
        return MalformedQuery(f"There is no such function: {error}.", hint="Use those of SPARQL 1.1.")
    return QueryError(f"The query cannot be evaluated: {error}.")


@contextmanager
def damage_told(directory: Path) -> Iterator[None]:
    """For what fails for no other reason than the store's files: opening it, and our own queries."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise _damaged(error, directory) from error


def _damaged(error: Exception, directory: Path) -> ReleaseDamaged:
    return ReleaseDamaged(
        f"The triple store cannot be read ({error}).",
        where=directory,
        hint="Look at `budgetgraph releases verify`, then roll back or publish again.",
    )
