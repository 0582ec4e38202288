"""Reads a call of the full-text search: a few triples about one variable, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pyoxigraph import Literal, NamedNode

from budgetgraph.errors import MalformedQuery
from budgetgraph.service_calls.call import ServiceCall
from budgetgraph.service_calls.tokens import Token, tokens
from budgetgraph.sparql_text.position import position
from budgetgraph.vocabulary import SEARCH_IRI, XSD

SEARCH_SERVICE = f"{SEARCH_IRI}index"
DEFAULT_LIMIT = 100
MAX_LIMIT = 1_000

_BOUND = ("text", "score", "property", "graph")
_HINT = "docs/querying.md shows the whole pattern."


@dataclass(frozen=True)
class SearchRequest:
    """A search: what to look for, and which variable gets what.

    `variables` are the names of those that are bound, by `thing`, `text`, `score`, `property` and `graph`;
    `properties`, `types` and `language` narrow the search (see `search.Facets`).
    """

    query: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    properties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    language: str | None = None
    limit: int = DEFAULT_LIMIT
    offset: int = 0


def search_request(call: ServiceCall) -> SearchRequest:
    """The search that a call asks for.

    Raises `MalformedQuery`, with line and column, for anything but `?thing search:query "words" ; …` with the
    predicates of the service, each with a constant or a variable as it takes.
    """
    return _Reading(call).read()


class _Reading:
    def __init__(self, call: ServiceCall) -> None:
        self._call = call
        self._tokens: Iterator[Token] = tokens(call.query, call.opening + 1, call.end)
        self._token = next(self._tokens)
        self._request = SearchRequest()
        self._seen: set[str] = set()

    def read(self) -> SearchRequest:
        while not self._token.is_sign("}"):
            self._read_subject()
            self._read_statements()
        if "query" not in self._seen:
            raise self._malformed("says nothing to search for (search:query)", self._token)
        return self._request

    def _take(self) -> Token:
        # The brace that ends the group is never taken, so that there is always a next one.
        token = self._token
        if token.is_sign("}"):
            raise self._malformed("ends in the middle of a statement", token)
        self._token = next(self._tokens)
        return token

    def _read_subject(self) -> None:
        token = self._take()
        known = self._request.variables.get("thing")
        if token.kind != "variable" or known not in (None, token.text[1:]):
            raise self._malformed("must be about one variable", token)
        if known is None:
            self._bind("thing", token)

    def _read_statements(self) -> None:
        """`predicate object` as often as there is a `;` between them, up to the `.` or the end."""
        self._read_statement()
        while self._token.is_sign(";"):
            self._take()
            if not (self._token.is_sign(".") or self._token.is_sign("}") or self._token.is_sign(";")):
                self._read_statement()
        if not self._token.is_sign("}") and not self._take_sign("."):
            raise self._malformed("has something that it does not take", self._token)

    def _take_sign(self, sign: str) -> bool:
        return self._token.is_sign(sign) and bool(self._take())

    def _read_statement(self) -> None:
        predicate = self._take()
        name = self._name_of(predicate)
        if name in self._seen and name not in ("type", "property"):
            raise self._malformed(f"says search:{name} twice", predicate)
        self._seen.add(name)
        value = self._take()
        if value.kind == "variable" and name in _BOUND:
            self._bind(name, value)
        else:
            self._request = replace(self._request, **self._setting(name, value))

    def _name_of(self, predicate: Token) -> str:
        iri = self._call.prologue.term(predicate).value if predicate.kind in ("iri", "name") else ""
        name = iri.removeprefix(SEARCH_IRI)
        if name == iri or name not in (*_BOUND, "query", "type", "language", "limit", "offset"):
            raise self._malformed(f"knows no predicate {predicate.text[:40]!r}", predicate)
        return name

    def _bind(self, name: str, token: Token) -> None:
        variable, variables = token.text[1:], self._request.variables
        if name in variables or variable in variables.values():
            raise self._malformed(f"uses ?{variable} for more than one thing", token)
        self._request = replace(self._request, variables={**variables, name: variable})

    def _setting(self, name: str, token: Token) -> dict[str, Any]:
        if name in ("limit", "offset"):
            return {name: self._number(name, token)}
        if name in ("type", "property"):
            plural = "types" if name == "type" else "properties"
            return {plural: (*getattr(self._request, plural), self._iri(name, token))}
        if name in ("query", "language"):
            return {name: self._text(name, token)}
        raise self._malformed(f"takes only a variable for search:{name}", token)

    def _number(self, name: str, token: Token) -> int:
        most = MAX_LIMIT if name == "limit" else 1_000_000
        if (
            token.kind != "number"
            or not token.text.isdecimal()
            or len(token.text) > 9
            or int(token.text) > most
        ):
            raise self._malformed(f"takes a whole number of at most {most:,} for search:{name}", token)
        return int(token.text)

    def _iri(self, name: str, token: Token) -> str:
        term = self._call.prologue.term(token) if token.kind in ("iri", "name") else None
        if not isinstance(term, NamedNode):
            raise self._malformed(f"takes an IRI for search:{name}", token)
        return term.value

    def _text(self, name: str, token: Token) -> str:
        term = self._call.prologue.term(token) if token.kind == "string" else None
        if not isinstance(term, Literal) or term.datatype != XSD.string:
            raise self._malformed(f"takes a string for search:{name}", token)
        return term.value

    def _malformed(self, what: str, token: Token) -> MalformedQuery:
        place = position(self._call.query, token.start)
        return MalformedQuery(f"The search service {what}.", where=place, hint=_HINT)
