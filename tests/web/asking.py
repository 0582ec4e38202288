"""What the tests of /sparql over real HTTP share: queries of each kind, media types, a short way to ask."""

from __future__ import annotations

from collections.abc import Mapping

import httpx
from pyoxigraph import RdfFormat

from tests.web.publication import KEY

DISCLOSURE = f"http://localhost:8000/id/disclosure/{KEY}"
SELECT = "SELECT (1 AS ?one) {}"
ASK = "ASK {}"
CONSTRUCT = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ <{DISCLOSURE}> }} ?s ?p ?o }}"
DESCRIBE = f"DESCRIBE <{DISCLOSURE}>"

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
RESULTS = {"json": JSON, "xml": XML, "csv": CSV, "tsv": TSV}
GRAPHS = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", RdfFormat.RDF_XML),
    "trig": ("application/trig", RdfFormat.TRIG),
    "nq": ("application/n-quads", RdfFormat.N_QUADS),
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def ask(
    endpoint: httpx.Client, query: str, headers: Mapping[str, str] | None = None, **parameters: str
) -> httpx.Response:
    """The endpoint's answer to a GET."""
    return endpoint.get("/sparql", params={"query": query, **parameters}, headers=headers)


def media_type(response: httpx.Response) -> str:
    """The media type of an answer without its parameters."""
    return str(response.headers["content-type"]).partition(";")[0]
