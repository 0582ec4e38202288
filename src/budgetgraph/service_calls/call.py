"""Finds the SERVICE clauses of a query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from budgetgraph.errors import MalformedQuery, RefusedQuery
from budgetgraph.query_guard import check_query
from budgetgraph.service_calls.prologue import Prologue
from budgetgraph.service_calls.tokens import Token, tokens
from budgetgraph.sparql_text.position import position

MAX_CALLS = 8
"""How many SERVICE clauses a query may have: each costs a search, or a wait for somebody else's answer."""
_ESCAPED_ASCII = re.compile(r"\\u00[0-7][0-9A-Fa-f]|\\U000000[0-7][0-9A-Fa-f]")


@dataclass(frozen=True)
class ServiceCall:
    """A clause `SERVICE [SILENT] <endpoint> {…}`: from `start` to `end` of the query, its group from `opening` on."""

    prologue: Prologue
    start: int
    opening: int
    end: int
    endpoint: str
    silent: bool

    @property
    def query(self) -> str:
        """The query in which it stands."""
        return self.prologue.query

    @property
    def group(self) -> str:
        """What it asks, with its braces."""
        return self.query[self.opening : self.end]

    @property
    def question(self) -> str:
        """The query to send to the endpoint: the group with the declarations that it needs."""
        return f"{self.prologue.text_for(self.group)}SELECT * WHERE {self.group}"

    @property
    def position(self) -> str:
        """The line and column where it begins."""
        return position(self.query, self.start)


def find_calls(query: str, base: str | None = None) -> list[ServiceCall]:
    """The SERVICE clauses of a query, in its order; relative IRIs are relative to `base`, unless the query has one.

    Those that are written so that SPARQL's grammar and our engine might read them differently (`SERVICEex:a{}`,
    `ex:a.SERVICE <…> {}`) are left out: whatever is left is `check_query`'s to refuse. Raises `RefusedQuery` for
    a variable in the endpoint's place, for a clause inside another and for what cannot be read in one way only,
    and `MalformedQuery` for a group that does not end and an endpoint that means nothing.
    """
    if "service" not in query.lower():
        return []
    found = list(tokens(query))
    clauses = list(_clauses(query, found))
    if not clauses:
        return []
    _refuse_doubts(query, found[: clauses[-1][-1]])
    if len(clauses) > MAX_CALLS:
        raise RefusedQuery(
            f"The query has {len(clauses):,} SERVICE clauses; at most {MAX_CALLS} are answered.",
            hint="Ask in smaller parts.",
        )
    prologue = Prologue.of(query, found, base)
    return [_call(prologue, found[first:after]) for first, after in clauses]


def _clauses(query: str, found: Sequence[Token]) -> list[tuple[int, int]]:
    """The first token of each clause, and the one after its last."""
    clauses, place, depth = [], 0, 0
    while place < len(found):
        depth += found[place].is_sign("{") - found[place].is_sign("}")
        # Outside all braces VALUES could stand, and SERVICE could not.
        after = _end_of_clause(query, found, place) if depth > 0 and found[place].is_word("service") else None
        if after is not None:
            clauses.append((place, after))
        place = after or place + 1
    return clauses


def _end_of_clause(query: str, found: Sequence[Token], place: int) -> int | None:
    """The token after the clause that begins at `place`, None where none does."""
    endpoint = place + 1 + found[place + 1].is_word("silent") if place + 1 < len(found) else len(found)
    if endpoint + 1 >= len(found) or not found[endpoint + 1].is_sign("{"):
        return None
    # The engine reads SILENT:a as the keyword and :a, and the grammar as one name.
    if found[endpoint].text.lower().startswith("silent") and endpoint == place + 1:
        return None
    if found[endpoint].kind == "variable":
        raise RefusedQuery(
            "SERVICE with a variable would call whatever addresses the data holds.",
            where=position(query, found[place].start),
            hint="Name the endpoint.",
        )
    return _end_of_group(query, found, endpoint + 1) if found[endpoint].kind in ("iri", "name") else None


def _end_of_group(query: str, found: Sequence[Token], opening: int) -> int:
    depth = 0
    for place in range(opening, len(found)):
        token = found[place]
        if token.is_word("service"):
            raise RefusedQuery("There is a SERVICE inside a SERVICE.", where=position(query, token.start))
        depth += token.is_sign("{") - token.is_sign("}")
        if depth == 0:
            return place + 1
    _refuse_doubts(query, found)
    # The tokens end early with a quotation mark that begins no string.
    last = found[-1] if found[-1].text in "'\"" else found[opening]
    what = "a string" if last is found[-1] else "the group of a SERVICE"
    raise MalformedQuery(
        f"The query does not parse: {what} that begins here does not end.",
        where=position(query, last.start),
    )


def _refuse_doubts(query: str, found: Sequence[Token]) -> None:
    """Refuses what SPARQL and the engine, or two readers, may not take for the same."""
    doubtful = next((token for token in found if token.doubtful), None)
    if doubtful:
        raise RefusedQuery(
            f"Beside SERVICE, it must be plain whether {doubtful.text[:40]!r} is an address or a comparison.",
            where=position(query, doubtful.start),
            hint="Write the address in full, or a space after the <.",
        )
    # SPARQL replaces these before it reads anything; the engine replaces them in strings and IRIs alone.
    escape = _ESCAPED_ASCII.search(query)
    if escape:
        raise RefusedQuery(
            f"Beside SERVICE, {escape[0]} is not read.",
            where=position(query, escape.start()),
            hint="Write the character itself.",
        )


def _call(prologue: Prologue, clause: Sequence[Token]) -> ServiceCall:
    silent = clause[1].is_word("silent")
    endpoint, opening = clause[1 + silent : 3 + silent]
    iri = prologue.term(endpoint).value
    call = ServiceCall(prologue, clause[0].start, opening.start, clause[-1].end, iri, silent)
    _check(call)
    return call


def _check(call: ServiceCall) -> None:
    """What is sent elsewhere must be as harmless as what is answered here, in whichever way it is read."""
    try:
        check_query(f"SELECT * WHERE {call.group}")
    except RefusedQuery as error:
        raise RefusedQuery(f"In a SERVICE: {error.what}", where=call.position, hint=error.hint) from error
