"""The requests of the W3C's tests of the SPARQL 1.1 Protocol, as far as they are about queries, and the data they ask.

The names are those of the W3C's manifest. Updates are not served: what the suite wants of them is left out, but for
the requests that every endpoint must refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

DATA = [f"http://kasei.us/2009/09/sparql/data/data{number}.rdf" for number in range(4)]
"""Graphs of the suite: each but the first, which is not there, says that it is a document."""

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
BOOLEAN = ("application/sparql-results+json", "application/sparql-results+xml")
TABULAR = (*BOOLEAN, "text/csv", "text/tab-separated-values")
GRAPH = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")

IN_DEFAULT = f"ASK {{ <{DATA[1]}> a ?type . <{DATA[2]}> a ?type . }}"
IN_NAMED = f"ASK {{ GRAPH ?g1 {{ <{DATA[1]}> a ?type }} GRAPH ?g2 {{ <{DATA[2]}> a ?type }} }}"
IN_BOTH = (
    f"ASK {{ <{DATA[3]}> a ?type GRAPH ?g1 {{ <{DATA[1]}> a ?type }} GRAPH ?g2 {{ <{DATA[2]}> a ?type }} }}"
)

Parameters = Sequence[tuple[str, str]]
NO_DATA: Parameters = [("default-graph-uri", DATA[0])]
DEFAULT: Parameters = [("default-graph-uri", DATA[1]), ("default-graph-uri", DATA[2])]
NAMED: Parameters = [("named-graph-uri", DATA[1]), ("named-graph-uri", DATA[2])]


@dataclass(frozen=True)
class Asked:
    """A request: the method, what the address and the body say, the headers."""

    method: str
    parameters: Parameters = ()
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def got(query: str, parameters: Parameters = ()) -> Asked:
    """A query in the address."""
    return Asked("GET", [("query", query), *parameters])


def posted(query: str, parameters: Parameters = ()) -> Asked:
    """A query that is the body."""
    return Asked("POST", parameters, query.encode(), DIRECT)


ANSWERED: Mapping[str, tuple[Asked, Sequence[str]]] = {
    "query_post_form": (Asked("POST", NO_DATA, b"query=ASK%20%7B%7D", FORM), BOOLEAN),
    "query_dataset_default_graphs_get": (got(IN_DEFAULT, DEFAULT), BOOLEAN),
    "query_dataset_default_graphs_post": (posted(IN_DEFAULT, DEFAULT), BOOLEAN),
    "query_dataset_named_graphs_post": (posted(IN_NAMED, NAMED), BOOLEAN),
    "query_dataset_named_graphs_get": (got(IN_NAMED, NAMED), BOOLEAN),
    "query_dataset_full": (posted(IN_BOTH, [("default-graph-uri", DATA[3]), *NAMED]), BOOLEAN),
    "query_multiple_dataset": (posted(IN_NAMED.replace("ASK", f"ASK FROM <{DATA[3]}>"), NAMED), BOOLEAN),
    "query_get": (got("ASK {}", NO_DATA), BOOLEAN),
    "query_content_type_select": (posted("SELECT (1 AS ?value) {}", NO_DATA), TABULAR),
    "query_content_type_ask": (posted("ASK {}", NO_DATA), BOOLEAN),
    "query_content_type_describe": (posted("DESCRIBE <http://example.org/>", NO_DATA), GRAPH),
    "query_content_type_construct": (posted("CONSTRUCT { <s> <p> 1 } WHERE {}", NO_DATA), GRAPH),
    "query_post_direct": (posted("ASK {}"), BOOLEAN),
}
REFUSED: Mapping[str, tuple[Asked, int]] = {
    "bad_query_method": (Asked("PUT", [("query", "ASK {}"), *NO_DATA], headers=FORM), 405),
    "bad_multiple_queries": (Asked("GET", [("query", "ASK {}"), ("query", "SELECT * {}")]), 400),
    "bad_query_wrong_media_type": (Asked("POST", (), b"ASK {}", {"Content-Type": "text/plain"}), 415),
    "bad_query_missing_form_type": (Asked("POST", (), b"query=ASK%20%7B%7D"), 415),
    "bad_query_missing_direct_type": (Asked("POST", (), b"ASK {}"), 415),
    "bad_query_non_utf8": (
        Asked(
            "POST",
            (),
            "ASK {}".encode("utf-16"),
            {"Content-Type": "application/sparql-query; charset=UTF-16"},
        ),
        415,
    ),
    "bad_query_syntax": (got("ASK {"), 400),
    "bad_update_get": (Asked("GET", [("update", "CLEAR ALL")]), 403),
    "bad_multiple_updates": (Asked("POST", (), b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM), 403),
    "bad_update_wrong_media_type": (Asked("POST", (), b"CLEAR NAMED", {"Content-Type": "text/plain"}), 415),
    "bad_update_missing_form_type": (Asked("POST", (), b"update=CLEAR%20NAMED"), 415),
    "bad_update_non_utf8": (Asked("POST", (), "CLEAR NAMED".encode("utf-16"), UPDATE), 403),
    "bad_update_syntax": (Asked("POST", (), b"update=CLEAR%20XYZ", FORM), 403),
    "bad_update_dataset_conflict": (
        Asked("POST", [("using-named-graph-uri", DATA[1])], b"update=CLEAR%20ALL", FORM),
        403,
    ),
}


def protocol_quads() -> Iterator[Quad]:
    """The graphs of the suite."""
    type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    document = NamedNode("http://xmlns.com/foaf/0.1/Document")
    return (Quad(graph, type, document, graph) for graph in map(NamedNode, DATA[1:]))
