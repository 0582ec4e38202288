"""In which formats a client wants the answer to a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.web.documents import HTML
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.problems import Offer, Problem

_ALIASES: dict[str, ResultFormat] = {
    "application/json": ResultFormat.JSON,
    "application/xml": ResultFormat.XML,
    "text/xml": ResultFormat.XML,
}
_GRAPH_ALIASES: dict[str, Format] = {
    "text/n3": Format.TURTLE,  # of which Turtle is a part
    "text/rdf+n3": Format.TURTLE,
    "application/json": Format.JSON_LD,
    "application/xml": Format.RDF_XML,
    "text/xml": Format.RDF_XML,
}
# What `format` may say, by kind of answer: a suffix, a media type, or what SPARQLWrapper and others call it.
_SOLUTION_NAMES: dict[str, ResultFormat] = {
    **{f.suffix: f for f in ResultFormat},
    **{f.media_type: f for f in ResultFormat},
}
_GRAPH_NAMES: dict[str, Format] = {
    **{f.suffix: f for f in Format},
    **{f.media_type: f for f in Format},
    "turtle": Format.TURTLE,
    "n3": Format.TURTLE,
    "json-ld": Format.JSON_LD,
    "json": Format.JSON_LD,
    "ntriples": Format.N_TRIPLES,
    "rdf+xml": Format.RDF_XML,
    "xml": Format.RDF_XML,
    "nquads": Format.N_QUADS,
}
_SOLUTIONS: dict[str, ResultFormat] = {**{f.media_type: f for f in ResultFormat}, **_ALIASES}
_GRAPHS: dict[str, Format] = {**{f.media_type: f for f in Format}, **_GRAPH_ALIASES}
_MACHINES = tuple(dict.fromkeys([*_SOLUTIONS, *_GRAPHS]))
PAGE = "html"


@dataclass(frozen=True)
class Wanted:
    """The format for either kind of answer, None where the client takes none of ours; or a `page`.

    `page_will_do` when the client takes a page too, if the answer is of a kind that it takes in no other format.
    Which kind a query has is known only when it has been parsed, which is the worker's task.
    """

    solutions: ResultFormat | None
    graph: Format | None
    page: bool = False
    page_will_do: bool = False


@lru_cache(maxsize=512)
def wanted(accept: str | None, format: str | None) -> Wanted:
    """What `format` names, or else what `Accept` likes best."""
    if format is not None:
        name = format.lower()
        return Wanted(_SOLUTION_NAMES.get(name), _GRAPH_NAMES.get(name), page=name == PAGE)
    solutions, graph = choose(accept, list(_SOLUTIONS)), choose(accept, list(_GRAPHS))
    return Wanted(
        _SOLUTIONS[solutions] if solutions else None,
        _GRAPHS[graph] if graph else None,
        page=choose(accept, [*_MACHINES, HTML]) == HTML,
        page_will_do=choose(accept, [HTML]) is not None,
    )


def not_offered(kind: str, format: str | None) -> Problem:
    """406, for a kind of answer ("graph" or another) that the client takes in none of its formats."""
    offered: Sequence[Format | ResultFormat] = tuple(Format) if kind == "graph" else tuple(ResultFormat)
    names = ", ".join(f.suffix for f in offered)
    return Problem(
        406,
        _why(kind, format),
        f"Add format= with one of {names} to the address, or accept one of those listed.",
        offers=[Offer(f.media_type, f"/sparql?format={f.suffix}") for f in offered],
    )


def _why(kind: str, format: str | None) -> str:
    what = "a graph (CONSTRUCT, DESCRIBE)" if kind == "graph" else "solutions (SELECT) or a truth value (ASK)"
    if format is None:
        return f"None of the formats that you accept can hold {what}."
    known = format.lower() in {*_SOLUTION_NAMES, *_GRAPH_NAMES}
    return f"`format={format}` cannot hold {what}." if known else f"There is no format {format!r} here."
