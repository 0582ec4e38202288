"""The store of a release, opened for reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QuerySolutions, QueryTriples, Store, Triple

from budgetgraph.errors import MalformedQuery
from budgetgraph.query_guard import check_query
from budgetgraph.query_mistakes import misread
from budgetgraph.services import Services
from budgetgraph.store.answer import Answer, Result
from budgetgraph.store.failures import damage_told, failure
from budgetgraph.store.restored import Term, restored, with_point
from budgetgraph.vocabulary import PREFIXES


class ReleaseStore:
    """A release's store, opened for reading; to be closed, or used in a `with` statement.

    Raises `ReleaseDamaged` when there is no usable store in `directory`. So does everything that reads it:
    the engine opens a damaged store and finds out when it comes to the damage.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        with damage_told(directory):
            self._store = Store.read_only(str(directory))

    def close(self) -> None:
        """Lets the store go; it cannot be used afterwards."""
        del self._store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def triples(
        self,
        subject: NamedNode | BlankNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
    ) -> Iterator[Triple]:
        """The triples of any graph that fit; None fits everything. Each triple comes once."""
        with damage_told(self._directory):
            for quad in self._store.quads_for_pattern(subject, predicate, object, DefaultGraph()):
                yield restored(quad.triple)

    def select(self, query: str, **bindings: Term) -> list[dict[str, Term]]:
        """The solutions of one of our own queries, without unbound variables.

        A parameter is written `$name` in the query (and a variable `?name`), and given by name.
        """
        with damage_told(self._directory):
            result = self._own(query, bindings)
            if not isinstance(result, QuerySolutions):
                raise TypeError("This is no SELECT query.")
            names = [variable.value for variable in result.variables]
            rows = ([(name, row[name]) for name in names] for row in result)
            return [{name: with_point(term) for name, term in row if term is not None} for row in rows]

    def construct(self, query: str, **bindings: Term) -> list[Triple]:
        """The triples of one of our own CONSTRUCT or DESCRIBE queries, each once; parameters as in `select`."""
        with damage_told(self._directory):
            result = self._own(query, bindings)
            if not isinstance(result, QueryTriples):
                raise TypeError("This is no CONSTRUCT query.")
            return [restored(triple) for triple in dict.fromkeys(result)]

    def answer(
        self,
        query: str,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        base: str | None = None,
        services: Services | None = None,
    ) -> Answer:
        """Answers somebody's query, in which our prefixes need no declaration.

        `default_graphs` and `named_graphs` stand for the query's own FROM and FROM NAMED, as in the SPARQL
        protocol; either only ever chooses among the store's graphs, and one that is not there is empty. Relative
        IRIs are relative to `base`. `services` answers SERVICE clauses; nothing else is called.
        Raises `MalformedQuery` (with line and column), `RefusedQuery` for SERVICE, for updates and for queries
        that could end the process, `QueryError` when the evaluation fails, and `ReleaseDamaged` when it is the
        store that cannot be read.
        """
        services = services or Services()
        plain = services.left_out(query, base)
        check_query(plain)
        chosen = bool(default_graphs or named_graphs)
        default, named = _nodes(default_graphs), _nodes(named_graphs)
        try:
            if plain != query:
                # What does not parse is told where it stands, before anything is called.
                Store().query(plain, base_iri=base, prefixes=PREFIXES)
            result = self._store.query(
                services.answered(query, base),
                base_iri=base,
                prefixes=PREFIXES,
                default_graph=[*default] if chosen else None,
                named_graphs=[*named] if chosen else None,
            )
            return Answer(result, self._directory)
        except SyntaxError as error:
            raise misread(plain, str(error), _complaint(base), base) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise failure(error, self._directory) from error

    def _own(self, query: str, bindings: dict[str, Term]) -> Result:
        # The engine's own substitution leaves out variables that are not selected.
        for name, term in bindings.items():
            query = re.sub(rf"\${name}\b", lambda _, term=term: str(term), query)  # type: ignore[misc]
        return self._store.query(query, prefixes=PREFIXES)


def _nodes(graphs: Sequence[str]) -> list[NamedNode]:
    try:
        return [NamedNode(graph) for graph in graphs]
    except ValueError as error:
        raise MalformedQuery(f"A graph's name is no IRI: {error}.", where=", ".join(graphs)) from error


def _complaint(base: str | None) -> Callable[[str], str]:
    """Says what the engine finds wrong with a text; an empty store has nothing that a query could take long for."""
    store = Store()

    def complaint(text: str) -> str:
        try:
            store.query(text, base_iri=base, prefixes=PREFIXES)
        except SyntaxError as error:
            return str(error)
        except (OSError, RuntimeError, ValueError):
            pass
        return ""

    return complaint
