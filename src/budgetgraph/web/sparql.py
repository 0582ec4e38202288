"""`/sparql`: queries for programs, a form with a result table for people, the service description."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.errors import MalformedQuery, QueryError, RefusedQuery
from budgetgraph.formats import Format, ResultFormat
from budgetgraph.store import Answer
from budgetgraph.web.documents import DATA, HTML, content_type, data_rendition
from budgetgraph.web.live import Live
from budgetgraph.web.negotiation import choose
from budgetgraph.web.pages import render
from budgetgraph.web.problems import Offer, Problem
from budgetgraph.web.protocol import Question, read_question
from budgetgraph.web.rendition import Rendition, send
from budgetgraph.web.requests import serving
from budgetgraph.web.service_description import service_description
from budgetgraph.web.workers import Overloaded, Workers

ROWS_SHOWN = 1_000
"""How many rows of a result a page shows; the downloads have all."""

EXAMPLE = """PREFIX bg: <https://w3id.org/budgetgraph/def#>
PREFIX obeu-measure: <http://data.openbudgets.eu/ontology/dsd/measure/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

# Every stated figure with its passage, the largest first.
SELECT ?item ?yuan ?passage ?quoted WHERE {
  ?figure bg:lineItem/skos:prefLabel ?item ;
          obeu-measure:amount ?yuan ;
          prov:wasQuotedFrom ?passage .
  ?passage rdf:value ?quoted .
  FILTER (LANG(?item) = "zh-hans")
}
ORDER BY DESC(?yuan)
LIMIT 50
"""

_SUFFIXES: dict[str, Format | ResultFormat] = {f.suffix: f for f in (*ResultFormat, *Format)}
_ALIASES: dict[str, Format | ResultFormat] = {
    "application/json": ResultFormat.JSON,
    "application/xml": ResultFormat.XML,
    "text/xml": ResultFormat.XML,
}
_GRAPH_ALIASES: dict[str, Format | ResultFormat] = {
    "application/json": Format.JSON_LD,
    "application/xml": Format.RDF_XML,
    "text/xml": Format.RDF_XML,
}
_RETRY_AFTER = "5"  # seconds

Written = tuple[str, bytes]


async def sparql(request: Request) -> Response:
    """The endpoint.

    What is not guarded yet: the time and memory of a query (the engine cannot be stopped), the size of its
    result, and how many queries one client may ask.
    """
    live = await serving(request)
    question = await read_question(request)
    wants_page = _wants_page(request, question)
    if question.query is None:
        return await _form(request, live) if wants_page else await _description(request, live)
    query = question.query
    workers: Workers = request.app.state.workers
    try:
        if wants_page:
            page, problem = await workers.run(lambda: _result_page(live, question, query))
            return _page_response(page, problem)
        return _response(*await workers.run(lambda: _evaluate(live, question, query, request)))
    except Overloaded:
        raise Problem(
            503,
            "Too many queries are being answered just now.",
            f"Try again in {_RETRY_AFTER} seconds, or query a downloaded release.",
            headers={"Retry-After": _RETRY_AFTER},
        ) from None


def _response(media_type: str, body: bytes) -> Response:
    headers = {"Content-Type": media_type, "Vary": "Accept", "Cache-Control": "public, no-cache"}
    return Response(body, headers=headers)


def _page_response(page: bytes, problem: Problem | None) -> Response:
    """The page; with the status of what is wrong with the query, where anything is, and then not for caches."""
    response = _response("text/html; charset=utf-8", page)
    if problem:
        response.status_code = problem.status
        response.headers["Cache-Control"] = "no-store"
    return response


def _evaluate(live: Live, question: Question, query: str, request: Request) -> Written:
    answer = _ask(live, question, query)
    format = _chosen(answer, question, request)
    return content_type(format.media_type), _write(answer, format)


def _ask(live: Live, question: Question, query: str) -> Answer:
    try:
        return live.store.answer(
            query,
            default_graphs=question.default_graphs,
            named_graphs=question.named_graphs,
            search=live.search,
        )
    except QueryError as error:
        raise _problem(error) from error


def _write(answer: Answer, format: Format | ResultFormat) -> bytes:
    try:
        return answer.write(format)
    except QueryError as error:
        raise _problem(error) from error


def _problem(error: QueryError) -> Problem:
    statuses: dict[type[QueryError], int] = {MalformedQuery: 400, RefusedQuery: 403}
    details = {"where": error.where} if error.where else {}
    what = f"{error.what} ({error.where})" if error.where else error.what
    return Problem(statuses.get(type(error), 500), what, error.hint or "", details=details)


def _chosen(answer: Answer, question: Question, request: Request) -> Format | ResultFormat:
    """The format that `format` names or `Accept` likes best, among those that this kind of answer has."""
    offered: Sequence[Format | ResultFormat] = answer.formats
    if question.format is not None:
        named = _SUFFIXES.get(question.format)
        if named is not None and named in offered:
            return named
        raise _not_offered(offered, f"`format={question.format}` is not offered for this kind of query.")
    aliases = _GRAPH_ALIASES if answer.kind == "graph" else _ALIASES
    by_type = {**{f.media_type: f for f in offered}, **aliases}
    best = choose(request.headers.get("accept"), list(by_type))
    if best is None:
        raise _not_offered(offered, "None of the formats that you accept is offered for this kind of query.")
    return by_type[best]


def _not_offered(offered: Sequence[Format | ResultFormat], what: str) -> Problem:
    return Problem(
        406, what, "Ask for one of those listed.", offers=[Offer(f.media_type, "/sparql") for f in offered]
    )


def _wants_page(request: Request, question: Question) -> bool:
    if question.format is not None:
        return question.format == "html"
    return choose(request.headers.get("accept"), [*_machine_types(), HTML]) == HTML


def _machine_types() -> list[str]:
    return [*(f.media_type for f in ResultFormat), *(f.media_type for f in Format), *_ALIASES]


async def _form(request: Request, live: Live) -> Response:
    def make() -> Rendition:
        html = render("sparql.html", live, "/sparql", query=EXAMPLE, result=None, problem=None)
        return Rendition.of(html.encode(), "text/html; charset=utf-8", version=live.version, name="html")

    return send(request, await live.rendition("/sparql", make), live.modified, vary="Accept")


async def _description(request: Request, live: Live) -> Response:
    # A client that wants results and sent no query would not understand RDF.
    best = choose(request.headers.get("accept"), [f.media_type for f in DATA])
    if best is None:
        raise Problem(
            400, "There is no query.", "Send it as query=…, or ask for RDF to get the service description."
        )
    format = next(f for f in DATA if f.media_type == best)
    rendition = await live.rendition(
        ("/sparql", best), lambda: data_rendition(live, service_description(live), format)
    )
    return send(request, rendition, live.modified, vary="Accept")


def _result_page(live: Live, question: Question, query: str) -> tuple[bytes, Problem | None]:
    """The form with the result below it; what is wrong with a query is said on the same page."""
    result: dict[str, Any] | None = None
    problem: Problem | None = None
    try:
        result = _shown(_ask(live, question, query))
    except Problem as error:
        problem = error
    page = render("sparql.html", live, "/sparql", query=query, result=result, problem=problem)
    return page.encode(), problem


def _shown(answer: Answer) -> dict[str, Any]:
    if answer.kind == "graph":
        return {"turtle": _write(answer, Format.TURTLE).decode()}
    result = json.loads(_write(answer, ResultFormat.JSON))
    if "boolean" in result:
        return {"boolean": result["boolean"]}
    rows = result["results"]["bindings"]
    return {"variables": result["head"]["vars"], "rows": rows[:ROWS_SHOWN], "count": len(rows)}
