"""The SPARQL Protocol at /sparql."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from starlette.testclient import TestClient

from tests.web.publication import KEY

DISCLOSURE = f"http://localhost:8000/id/disclosure/{KEY}"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/budgetgraph/def#BudgetProject> }"
PROJECTS = "SELECT ?s ?label { ?s a bg:BudgetProject OPTIONAL { ?s skos:prefLabel ?label } } ORDER BY ?s"
GRAPH = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ <{DISCLOSURE}> }} ?s ?p ?o }}"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def test_the_three_ways_to_ask_give_the_same_answer(client: TestClient) -> None:
    """GET, POST of a form and POST of the query itself."""
    answers = [
        client.get("/sparql", params={"query": COUNT}),
        client.post("/sparql", data={"query": COUNT}),
        client.post("/sparql", content=COUNT, headers=DIRECT),
        client.post(
            "/sparql", content=COUNT, headers={"Content-Type": "application/sparql-query; charset=utf-8"}
        ),
    ]
    assert [200] * 4 == [answer.status_code for answer in answers]
    assert {"2"} == {answer.json()["results"]["bindings"][0]["n"]["value"] for answer in answers}
    assert "application/sparql-results+json" == answers[0].headers["content-type"]


@pytest.mark.parametrize(("media_type", "engine"), RESULTS.items())
def test_formats_of_solutions(client: TestClient, media_type: str, engine: QueryResultsFormat) -> None:
    """Every result format is served under its own media type and read back by a parser."""
    response = client.get("/sparql", params={"query": PROJECTS}, headers={"Accept": media_type})
    assert media_type == response.headers["content-type"].partition(";")[0]
    solutions = parse_query_results(response.content, format=engine)
    assert isinstance(solutions, QuerySolutions)
    assert [f"{DISCLOSURE}/project/01", f"{DISCLOSURE}/project/02"] == [row["s"].value for row in solutions]


def test_csv_is_for_spreadsheets(client: TestClient) -> None:
    """CSV with a header line, CRLF and UTF-8."""
    response = client.get("/sparql", params={"query": PROJECTS}, headers={"Accept": "text/csv"})
    assert "text/csv; charset=utf-8" == response.headers["content-type"]
    assert f"s,label\r\n{DISCLOSURE}/project/01,园区绿化费\r\n{DISCLOSURE}/project/02,\r\n" == response.text


@pytest.mark.parametrize(("media_type", "engine"), GRAPHS.items())
def test_formats_of_graphs(client: TestClient, media_type: str, engine: RdfFormat) -> None:
    """CONSTRUCT is served in every RDF format."""
    response = client.get("/sparql", params={"query": GRAPH}, headers={"Accept": media_type})
    assert media_type == response.headers["content-type"].partition(";")[0]
    assert {DISCLOSURE} == {quad.subject.value for quad in parse(response.content, format=engine)}


@pytest.mark.parametrize("query", [f"DESCRIBE <{DISCLOSURE}>", GRAPH])
def test_graphs_come_as_turtle_when_nothing_is_said(client: TestClient, query: str) -> None:
    """Without an Accept header, and with */*, a graph is Turtle."""
    response = client.get("/sparql", params={"query": query}, headers={"Accept": "*/*"})
    assert "text/turtle; charset=utf-8" == response.headers["content-type"]


@pytest.mark.parametrize(
    ("query", "truth"), [("ASK { ?s a bg:BudgetProject }", True), ("ASK { ?s a bg:Target }", False)]
)
def test_ask(client: TestClient, query: str, truth: bool) -> None:
    """ASK is answered with a truth value."""
    assert truth is client.get("/sparql", params={"query": query}).json()["boolean"]


@pytest.mark.parametrize(
    ("accept", "query", "content_type"),
    [
        ("application/json", COUNT, "application/sparql-results+json"),
        ("application/xml", COUNT, "application/sparql-results+xml"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", COUNT, "application/sparql-results+xml"),
        ("text/turtle, application/sparql-results+json;q=0.1", COUNT, "application/sparql-results+json"),
        ("application/json", GRAPH, "application/ld+json"),
        ("text/turtle;q=0.1, application/n-triples", GRAPH, "application/n-triples"),
    ],
)
def test_quality_values_count(client: TestClient, accept: str, query: str, content_type: str) -> None:
    """The best-liked of the formats that the kind of query has."""
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert content_type == response.headers["content-type"]
    assert "Accept" in response.headers["vary"]


def test_the_format_parameter_overrules(client: TestClient) -> None:
    """`format=csv` wins over Accept, for links and forms."""
    response = client.get(
        "/sparql", params={"query": COUNT, "format": "csv"}, headers={"Accept": "text/html"}
    )
    assert "n\r\n2\r\n" == response.text


@pytest.mark.parametrize(
    ("query", "headers", "params"),
    [
        (COUNT, {"Accept": "image/png, application/problem+json"}, {}),
        (COUNT, {"Accept": "text/turtle"}, {}),
        (GRAPH, {"Accept": "text/csv"}, {}),
        (COUNT, {}, {"format": "ttl"}),
        (COUNT, {}, {"format": "nonsense"}),
    ],
)
def test_formats_that_are_not_offered(
    client: TestClient, query: str, headers: dict[str, str], params: dict[str, str]
) -> None:
    """406 with the list of those that are."""
    response = client.get("/sparql", params={"query": query, **params}, headers=headers)
    assert 406 == response.status_code
    assert response.json()["offered"]


def test_malformed_queries_say_where(client: TestClient) -> None:
    """400 with the parser's message, line and column, in the format asked for."""
    query = "SELECT * WHERE {\n  ?s ?p }"
    problem = client.get("/sparql", params={"query": query})
    text = client.get("/sparql", params={"query": query}, headers={"Accept": "text/plain"})
    assert (400, "application/problem+json") == (problem.status_code, problem.headers["content-type"])
    assert problem.json()["where"].startswith("line 2")
    assert (400, "text/plain; charset=utf-8") == (text.status_code, text.headers["content-type"])
    assert "line 2" in text.text


@pytest.mark.parametrize(
    ("method", "url", "body", "headers", "status"),
    [
        ("GET", f"/sparql?query={quote(COUNT)}&query={quote(COUNT)}", b"", {}, 400),
        ("GET", "/sparql?query=%FF%FE", b"", {}, 400),
        ("GET", "/sparql?query=", b"", {}, 400),
        ("POST", "/sparql", urlencode({"query": COUNT}).encode(), {}, 415),
        ("POST", "/sparql", COUNT.encode(), {"Content-Type": "text/plain"}, 415),
        ("POST", "/sparql", b"", FORM, 400),
        ("POST", "/sparql", b"query=%FF", FORM, 400),
        ("POST", "/sparql", COUNT.encode("utf-16"), DIRECT, 400),
        ("POST", f"/sparql?query={quote(COUNT)}", COUNT.encode(), DIRECT, 400),
        ("POST", "/sparql", b"a" * 2_000_000, DIRECT, 413),
        ("PUT", "/sparql", COUNT.encode(), DIRECT, 405),
        ("DELETE", "/sparql", b"", {}, 405),
    ],
)
def test_requests_that_are_none(
    client: TestClient, method: str, url: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    """Each mistake has its own status, and a sentence about it."""
    response = client.request(method, url, content=body, headers=headers)
    assert status == response.status_code
    assert response.json()["detail"]


@pytest.mark.parametrize(
    ("method", "url", "body", "headers"),
    [
        ("POST", "/sparql", b"DELETE WHERE { ?s ?p ?o }", {"Content-Type": "application/sparql-update"}),
        ("POST", "/sparql", urlencode({"update": "CLEAR ALL"}).encode(), FORM),
        ("GET", f"/sparql?update={quote('DROP ALL')}", b"", {}),
        ("GET", f"/sparql?query={quote('INSERT DATA { <a:a> <a:b> <a:c> }')}", b"", {}),
        ("POST", "/sparql", urlencode({"query": "DELETE WHERE { ?s ?p ?o }"}).encode(), FORM),
        ("POST", "/sparql", b"LOAD <http://127.0.0.1/x>", DIRECT),
    ],
)
def test_nothing_can_write(
    client: TestClient, method: str, url: str, body: bytes, headers: dict[str, str]
) -> None:
    """Every way to send an update is refused, says so, and changes nothing."""
    response = client.request(method, url, content=body, headers=headers)
    assert 403 == response.status_code
    assert "update" in response.json()["detail"]
    assert (
        "2" == client.get("/sparql", params={"query": COUNT}).json()["results"]["bindings"][0]["n"]["value"]
    )


def test_no_query_calls_another_endpoint(client: TestClient) -> None:
    """SERVICE is refused before anything is sent."""
    query = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert 403 == client.get("/sparql", params={"query": query}).status_code


def test_the_protocol_chooses_graphs(client: TestClient) -> None:
    """default-graph-uri and named-graph-uri stand for FROM and FROM NAMED, in the address and in forms."""
    findings = "http://localhost:8000/id/graph/findings"
    query = "SELECT (COUNT(*) AS ?n) { ?s a bg:ReconciliationFinding }"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a bg:ReconciliationFinding } }"
    answers = [
        client.get("/sparql", params={"query": query, "default-graph-uri": findings}),
        client.get("/sparql", params={"query": query, "default-graph-uri": DISCLOSURE}),
        client.post("/sparql", data={"query": query, "default-graph-uri": [DISCLOSURE, findings]}),
        client.post("/sparql", content=named, headers=DIRECT, params={"named-graph-uri": findings}),
        client.post("/sparql", content=named, headers=DIRECT, params={"named-graph-uri": DISCLOSURE}),
    ]
    counts = [answer.json()["results"]["bindings"][0]["n"]["value"] for answer in answers]
    assert ["1", "0", "1", "1", "0"] == counts


def test_head_asks_too(client: TestClient) -> None:
    """HEAD of a query has the headers of its answer."""
    response = client.head("/sparql", params={"query": COUNT})
    assert (200, "application/sparql-results+json", b"") == (
        response.status_code,
        response.headers["content-type"],
        response.content,
    )


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    """RDF clients get the service description, without blank nodes, with the named graphs."""
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    quads = list(parse(response.content, format=RdfFormat.TURTLE))
    said = {(quad.predicate.value.rpartition("#")[2], str(quad.object)) for quad in quads}
    assert ("endpoint", "<http://localhost:8000/sparql>") in said
    assert ("name", f"<{DISCLOSURE}>") in said
    assert not any(str(quad.subject).startswith("_:") for quad in quads)


def test_a_client_of_results_without_a_query_is_told_so(client: TestClient) -> None:
    """400 for a program that forgot its query."""
    response = client.get("/sparql", headers={"Accept": "application/sparql-results+json"})
    assert (400, "There is no query.") == (response.status_code, response.json()["detail"])


def test_browsers_get_a_form_and_a_table(client: TestClient) -> None:
    """The form keeps the query, the result is a table with links to pages, texts are escaped."""
    query = 'SELECT ?s ?text { ?s a bg:Duty ; skos:prefLabel ?text BIND ("</textarea><script>" AS ?x) }'
    html = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"}).text
    assert '<a href="doc/disclosure/' in html
    assert "&lt;script&gt;alert(&#34;职责&#34;)" in html
    assert "&lt;/textarea&gt;&lt;script&gt;" in html


def test_hostile_iris_in_results_are_no_links(client: TestClient) -> None:
    """A javascript: IRI in a result is shown as a text."""
    query = "SELECT ?o { ?s dcterms:source ?o FILTER (STRSTARTS(STR(?o), 'javascript:')) }"
    html = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"}).text
    assert "javascript:alert(1)" in html
    assert 'href="javascript:' not in html


@pytest.mark.parametrize(
    ("query", "shown", "status"),
    [
        ("ASK { ?s ?p ?o }", "true", 200),
        (GRAPH, "dcterms:identifier", 200),
        ("SELECT * {", "line 1", 400),
        ("CLEAR ALL", "read-only", 403),
    ],
)
def test_every_kind_of_answer_has_a_page(client: TestClient, query: str, shown: str, status: int) -> None:
    """Truth values, graphs and mistakes are shown below the form; the status is that of any other format."""
    response = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"})
    assert status == response.status_code
    assert shown in response.text


def test_results_have_types_and_languages(client: TestClient) -> None:
    """Datatypes and language tags survive."""
    query = "SELECT ?a ?l { ?f obeu-measure:amount ?a . ?d a bg:Duty ; skos:prefLabel ?l } LIMIT 1"
    row = json.loads(client.get("/sparql", params={"query": query}).content)["results"]["bindings"][0]
    assert "http://www.w3.org/2001/XMLSchema#decimal" == row["a"]["datatype"]
    assert "zh-hans" == row["l"]["xml:lang"].lower()
