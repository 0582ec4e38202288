"""Writes what SERVICE clauses gave in their places: a clause is evaluated by itself and joined, and so is VALUES."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from budgetgraph.errors import QueryError
from budgetgraph.service_calls.call import ServiceCall
from budgetgraph.service_calls.tokens import VARIABLE_NAME
from budgetgraph.vocabulary import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]
Table = tuple[Sequence[str], Iterable[Row]]
"""The names of variables, and rows of as many terms; None where a variable is unbound."""

_ONE_EMPTY_SOLUTION: Table = ((), [()])
_STRING = PREFIXES["xsd"] + "string"
# Whatever could end a string, or begin anything in some reading of the query, is written by its number.
_ESCAPED = re.compile(r"[^A-Za-z0-9 .,;:()/=_\x80-\U0010ffff-]")
_IRI = re.compile(r"[^<>\"{}|^`\\\x00-\x20]*")
_TAG = re.compile(r"[A-Za-z]+(?:-[A-Za-z0-9]+)*")


def substitute(query: str, answers: Iterable[tuple[ServiceCall, Table | None]]) -> str:
    """The query with the solutions of calls in their places, in as many lines.

    None stands for a call that failed, which SILENT makes one empty solution. Raises `QueryError` for terms that
    a query cannot hold (blank nodes and triples) and for impossible names of variables, `ValueError` when a call
    failed that is not SILENT.
    """
    ordered = sorted(answers, key=lambda answer: answer[0].start)
    if not ordered:
        return query
    places = [0, *(place for call, _ in ordered for place in (call.start, call.end)), len(query)]
    between = [query[start:end] for start, end in list(pairwise(places))[::2]]
    values = [_values(call, table) for call, table in ordered]
    return "".join(part for pair in zip(between, [*values, ""], strict=True) for part in pair)


def without_calls(query: str, calls: Iterable[ServiceCall]) -> str:
    """The query as if each of the calls had given one empty solution: what is left to be checked."""
    return substitute(query, ((call, _ONE_EMPTY_SOLUTION) for call in calls))


def _values(call: ServiceCall, table: Table | None) -> str:
    if table is None and not call.silent:
        raise ValueError("A call failed that must not.")
    names, rows = _ONE_EMPTY_SOLUTION if table is None else table
    data = [f"VALUES ({' '.join(map(_variable, names))}) {{", *(_row(row, len(names)) for row in rows), "}"]
    return _filled(f" {' '.join(data)} ", call)


def _filled(values: str, call: ServiceCall) -> str:
    """Leaves what follows in its line, and in its column unless the clause is a single line that is too short."""
    clause = call.query[call.start : call.end]
    *above, last = clause.split("\n")
    return values + "\n" * len(above) + " " * len(last) if above else values.ljust(len(clause))


def _variable(name: str) -> str:
    if not VARIABLE_NAME.fullmatch(name):
        raise QueryError(f"A SERVICE gave a variable with an impossible name: {name[:40]!r}.")
    return f"?{name}"


def _row(row: Row, length: int) -> str:
    if len(row) != length:
        raise QueryError("A SERVICE gave a solution with more or fewer values than it has variables.")
    return f"({' '.join('UNDEF' if term is None else _written(term) for term in row)})"


def _written(term: Term) -> str:
    if isinstance(term, NamedNode) and _IRI.fullmatch(term.value):
        return f"<{term.value}>"
    if isinstance(term, Literal):
        return f'"{_ESCAPED.sub(_escape, term.value)}"{_kind(term)}'
    raise QueryError(
        f"A SERVICE gave {_named(term)}, which cannot be joined with anything here.",
        hint="Let it give IRIs and literals, for instance with STR().",
    )


def _kind(literal: Literal) -> str:
    """What stands behind the quotation marks."""
    if literal.language:
        if not _TAG.fullmatch(literal.language):
            raise QueryError(f"A SERVICE gave a text in an impossible language: {literal.language[:40]!r}.")
        direction = f"--{literal.direction.value}" if literal.direction else ""
        return f"@{literal.language}{direction}"
    return "" if literal.datatype.value == _STRING else f"^^{_written(literal.datatype)}"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}"


def _named(term: Term) -> str:
    if isinstance(term, BlankNode):
        return "a blank node"
    return "a triple" if isinstance(term, Triple) else "an impossible IRI"
