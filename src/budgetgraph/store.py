"""The triple store: builds a release's store and answers SPARQL from it; the only file that knows the engine.

The default graph holds each triple of the named graphs once. The engine could make that union while it answers,
but then a triple that two graphs state would count twice, in joins and sums, too, and FROM would be ignored.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast
from typing import Literal as OneOf

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from budgetgraph.errors import BudgetGraphError, MalformedQuery, QueryError, ReleaseDamaged
from budgetgraph.formats import Format, Output, ResultFormat, parse, stream, write_csv
from budgetgraph.query_guard import check_query
from budgetgraph.query_mistakes import misread
from budgetgraph.services import Services
from budgetgraph.vocabulary import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Kind = OneOf["solutions", "boolean", "graph"]
Triples = Iterator[Triple]
Result = QuerySolutions | QueryBoolean | QueryTriples

_DECIMAL = PREFIXES["xsd"] + "decimal"
_NARROWER = {PREFIXES["dcat"] + "byteSize": NamedNode(PREFIXES["xsd"] + "nonNegativeInteger")}
_UNKNOWN_FUNCTION = re.compile(r"custom function .* is not supported")
# Made by the engine for itself; its log tells times and paths of the machine, and none is needed for reading.
_OF_NO_USE = ("LOG*", "LOCK")
# How many quads are loaded at a time: some 100 MB of memory, and after each the disk is waited for.
_BATCH = 100_000


def build_store(files: Iterable[Path], directory: Path) -> None:
    """Loads N-Quads files into a new store in `directory`, where there must be nothing yet.

    One file and one batch at a time are in memory. Raises `InvalidRdf` for a file that is no N-Quads, `OSError` when the disk refuses.
    """
    store = Store(directory)
    quads = chain.from_iterable(map(_in_both_graphs, files))
    while batch := list(islice(quads, _BATCH)):
        store.bulk_extend(batch)
    store.optimize()
    store.flush()
    del store  # closes it
    for pattern in _OF_NO_USE:
        for path in directory.glob(pattern):
            path.unlink()


def _in_both_graphs(path: Path) -> Iterator[Quad]:
    """Its quads, each in its graph and in the default one; from one reading, so that blank nodes are the same."""
    for quad in parse(path, Format.N_QUADS):
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)


class Answer:
    """What a query gave: `kind` says what it is, `formats` how it can be written; it can be written once.

    `directory` is that of the store, which is still read while the answer is written.
    """

    def __init__(self, result: Result, directory: Path) -> None:
        self._result = result
        self._directory = directory
        self.kind: Kind = _kind(result)

    @property
    def formats(self) -> tuple[Format, ...] | tuple[ResultFormat, ...]:
        """The formats in which this kind of answer can be written, the preferred first."""
        return tuple(Format) if self.kind == "graph" else tuple(ResultFormat)

    def write(self, format: Format | ResultFormat) -> bytes:
        """The whole answer; raises as `stream` does."""
        output = io.BytesIO()
        self.stream(format, output)
        return output.getvalue()

    def stream(
        self, format: Format | ResultFormat, output: Output, passing: Callable[[Triples], Triples] = iter
    ) -> None:
        """Writes the answer piece by piece, as it is found; `passing` lets the triples of a graph through.

        Raises `QueryError` for a format of the other kind and for a failing evaluation, `ReleaseDamaged` when
        the store cannot be read, and whatever `output` raises that is no error of reading files.
        """
        if format not in self.formats:
            names = ", ".join(f.label for f in self.formats)
            raise QueryError(f"{format.label} cannot hold this answer.", hint=f"Ask for one of: {names}.")
        try:
            if format is ResultFormat.CSV and isinstance(self._result, QuerySolutions):
                write_csv(self._result, output)
            elif isinstance(format, ResultFormat):
                self._result.serialize(output=cast(IO[bytes], output), format=format.engine)  # type: ignore[arg-type]
            else:
                stream(passing(map(_restored, self._triples())), format, output)
        except (OSError, RuntimeError, ValueError) as error:
            raise _failed(error, self._directory) from error

    def _triples(self) -> QueryTriples:
        assert isinstance(self._result, QueryTriples)
        return self._result


class ReleaseStore:
    """A release's store, opened for reading; to be closed, or used in a `with` statement.

    Raises `ReleaseDamaged` when there is no usable store in `directory`. So does everything that reads it:
    the engine opens a damaged store and finds out when it comes to the damage.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        with _damage_told(directory):
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
        with _damage_told(self._directory):
            for quad in self._store.quads_for_pattern(subject, predicate, object, DefaultGraph()):
                yield _restored(quad.triple)

    def select(self, query: str, **bindings: Term) -> list[dict[str, Term]]:
        """The solutions of one of our own queries, without unbound variables.

        A parameter is written `$name` in the query (and a variable `?name`), and given by name.
        """
        with _damage_told(self._directory):
            result = self._own(query, bindings)
            if not isinstance(result, QuerySolutions):
                raise TypeError("This is no SELECT query.")
            names = [variable.value for variable in result.variables]
            rows = ([(name, row[name]) for name in names] for row in result)
            return [{name: _pointed(term) for name, term in row if term is not None} for row in rows]

    def construct(self, query: str, **bindings: Term) -> list[Triple]:
        """The triples of one of our own CONSTRUCT or DESCRIBE queries, each once; parameters as in `select`."""
        with _damage_told(self._directory):
            result = self._own(query, bindings)
            if not isinstance(result, QueryTriples):
                raise TypeError("This is no CONSTRUCT query.")
            return [_restored(triple) for triple in dict.fromkeys(result)]

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
            raise _failed(error, self._directory) from error

    def _own(self, query: str, bindings: dict[str, Term]) -> Result:
        # The engine's own substitution leaves out variables that are not selected.
        for name, term in bindings.items():
            query = re.sub(rf"\${name}\b", lambda _, term=term: str(term), query)  # type: ignore[misc]
        return self._store.query(query, prefixes=PREFIXES)


def _kind(result: Result) -> Kind:
    if isinstance(result, QuerySolutions):
        return "solutions"
    return "boolean" if isinstance(result, QueryBoolean) else "graph"


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


def _failed(error: Exception, directory: Path) -> BudgetGraphError:
    # Queries reach for nothing but the store, so that OSError is about its files; the engine tells of damage
    # and of functions that it does not know with the same RuntimeError.
    if isinstance(error, OSError) or "corruption" in str(error).lower():
        return _damaged(error, directory)
    if _UNKNOWN_FUNCTION.search(str(error)):
        return MalformedQuery(f"There is no such function: {error}.", hint="Use those of SPARQL 1.1.")
    return QueryError(f"The query cannot be evaluated: {error}.")


@contextmanager
def _damage_told(directory: Path) -> Iterator[None]:
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


def _restored(triple: Triple) -> Triple:
    """The triple as it was stated, as far as the store lets one know.

    The store keeps a number's value and not how it was written. An integer of a narrower type comes back as
    xsd:integer; the type is that of the property.
    """
    narrower, term = _NARROWER.get(triple.predicate.value), triple.object
    if narrower and isinstance(term, Literal):
        return Triple(triple.subject, triple.predicate, Literal(term.value, datatype=narrower))
    pointed = _pointed(term)
    return triple if pointed is term else Triple(triple.subject, triple.predicate, pointed)


def _pointed(term: Term) -> Term:
    """A decimal with its point: 4993300.00 comes back as 4993300, which is what XML Schema 1.1 calls canonical.

    Turtle could write that only in quotation marks; 4993300.0 was canonical in XML Schema 1.0.
    """
    if isinstance(term, Literal) and "." not in term.value and term.datatype.value == _DECIMAL:
        return Literal(f"{term.value}.0", datatype=term.datatype)
    return term
