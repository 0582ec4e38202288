"""What the servers are asked: a look-up, a star join, an aggregate, a large CONSTRUCT; and a document."""

from __future__ import annotations

from dataclasses import dataclass

from variation import DEPARTMENT, NUMBER, PROJECT, varied

BASE = "http://localhost:8000"
DISCLOSURE = f"{BASE}/id/disclosure/130300-{DEPARTMENT}/2020/budget"
JSON, TURTLE, CSV = "application/sparql-results+json", "text/turtle", "text/csv"

PREFIXES = """PREFIX bg: <https://w3id.org/budgetgraph/def#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

LOOK_UP = f"""SELECT ?indicator ?name WHERE {{
  ?indicator dct:isPartOf <{DISCLOSURE}/project/{PROJECT}> ; skos:prefLabel ?name
}}"""

STAR_JOIN = f"""SELECT ?indicator ?name ?category ?value ?comparator WHERE {{
  ?project dct:isPartOf <{DISCLOSURE}> .
  ?indicator dct:isPartOf ?project ; a bg:PerformanceIndicator ; skos:prefLabel ?name ;
    bg:indicatorCategory ?category ; bg:hasTarget ?target .
  ?target qudt:numericValue ?value ; bg:comparator ?comparator
}}"""

AGGREGATE = """SELECT ?category (COUNT(?indicator) AS ?indicators) (AVG(?value) AS ?mean) WHERE {
  ?indicator bg:indicatorCategory ?category ; bg:hasTarget ?target .
  ?target qudt:numericValue ?value
} GROUP BY ?category"""

CONSTRUCT = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{DISCLOSURE}> {{ ?s ?p ?o }} }}"


@dataclass(frozen=True)
class Question:
    """A query with marks, and the format that its answer is wanted in.

    `document` is where our server has what others must be asked for; the answers are then not the same.
    """

    name: str
    template: str
    accept: str = JSON
    document: str | None = None

    def text(self, number: int, departments: int) -> str:
        """The query of one request."""
        return varied(self.template, number, departments)


def different(name: str, body: str, accept: str = JSON) -> Question:
    """Another query each time. The limit, never reached, is part of it, so that no rewriting makes two the same."""
    return Question(name, f"{PREFIXES}{body} LIMIT 1{NUMBER}", accept)


def same(name: str, body: str) -> Question:
    """The same query each time, which a server may answer from memory."""
    return Question(name, varied(f"{PREFIXES}{body}", 0, 1))


AGAIN = same("look-up, the same again", LOOK_UP)
LOOKING_UP = different("look-up", LOOK_UP)
EVALUATED = (
    LOOKING_UP,
    different("star join", STAR_JOIN),
    different("aggregate", AGGREGATE),
    different("large CONSTRUCT", CONSTRUCT, TURTLE),
)
# rdflib-endpoint answers a DESCRIBE with what is not Turtle.
_PROJECT = f"{DISCLOSURE}/project/{PROJECT}"
DOCUMENT = Question(
    "Turtle document",
    f"CONSTRUCT {{ <{_PROJECT}> ?p ?o }} WHERE {{ <{_PROJECT}> ?p ?o }}",
    TURTLE,
    f"/doc/disclosure/130300-{DEPARTMENT}/2020/budget/project/{PROJECT}.ttl",
)
QUESTIONS = (AGAIN, *EVALUATED, DOCUMENT)


def many_rows(count: int) -> str:
    """A SELECT of `count` rows, which the corpus must be large enough for: a product of two small patterns."""
    return f"{PREFIXES}SELECT ?start ?name WHERE {{ ?a oa:start ?start . ?b skos:prefLabel ?name }} LIMIT {count}"


_EVERYTHING = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_DOUBLINGS = " ".join(
    f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(26)
)  # 64 MiB for each solution

# Queries that end after years; each stands for a way to hurt a server. A number makes each another one.
ENDLESS = {
    "count of a product": f"SELECT (COUNT(*) AS ?n) WHERE {{ {_EVERYTHING} }} LIMIT 1{NUMBER}",
    "sorted product": f"SELECT ?a ?e WHERE {{ {_EVERYTHING} }} ORDER BY ?i ?f ?c LIMIT 1{NUMBER}",
    "property path": "SELECT (COUNT(*) AS ?n) WHERE { ?a (<urn:x>|!<urn:x>)* ?b } LIMIT 1" + NUMBER,
    "regular expression": (
        f"SELECT ?a WHERE {{ {_EVERYTHING} "
        f'FILTER REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), "^((.*a)+.*)+!$") }} LIMIT 1{NUMBER}'
    ),
    "string doubling": (
        f'SELECT (MAX(?n) AS ?most) WHERE {{ {_EVERYTHING} BIND("x" AS ?x0) {_DOUBLINGS} '
        f"BIND(STRLEN(?x26) AS ?n) }} LIMIT 1{NUMBER}"
    ),
}
