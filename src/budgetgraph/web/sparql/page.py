"""`/sparql` for people: the form, with the result of a query as a table below it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.examples import example, examples
from budgetgraph.formats import Format, ResultFormat
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.records import NOTICES
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.http.rendition import FRESH, Rendition, send
from budgetgraph.web.live import Live
from budgetgraph.web.pages import render
from budgetgraph.web.sparql.result_formats import Wanted

ROWS_SHOWN = 1_000
"""How many rows of a result a page shows; the downloads have all."""
PAGE_SIZE = 512 * 1024
"""How many bytes of a result a page is made of."""

FORMATS = Wanted(ResultFormat.JSON, Format.TURTLE)
"""In which formats a result comes that is shown on a page."""

FIRST_EXAMPLE = "passage-behind-a-figure"
"""What the form shows to begin with."""


async def form(request: Request, live: Live) -> Response:
    """The form with an example in it."""

    def make() -> Rendition:
        html = _render(live, query=example(FIRST_EXAMPLE).query)
        return Rendition.of(html.encode(), "text/html; charset=utf-8", version=live.version, name="html")

    return send(request, await live.rendition("/sparql", make), live.modified, vary="Accept")


async def result_page(live: Live, exchange: Exchange, body: bytes) -> Response:
    """The form with a result, all of which has come."""
    assert exchange.head is not None
    result = _shown(exchange, body)
    html = await asyncio.to_thread(_render, live, query=exchange.job.query, result=result)
    return _response(html, 200, FRESH)


def problem_page(live: Live, query: str, problem: Problem) -> Response:
    """The form with what is wrong; with the status that it has in any other format, and not for caches."""
    response = _response(_render(live, query=query, problem=problem), problem.status, "no-store")
    response.headers.update(problem.headers)
    return response


def _render(
    live: Live, *, query: str, result: dict[str, Any] | None = None, problem: Problem | None = None
) -> str:
    context = {"query": query, "result": result, "problem": problem, "examples": examples()}
    return render("sparql.html", live, "/sparql", **context)


def _response(html: str, status: int, caching: str) -> Response:
    headers = {"Content-Type": "text/html; charset=utf-8", "Vary": "Accept", "Cache-Control": caching}
    return Response(html.encode(), status, headers)


def _shown(exchange: Exchange, body: bytes) -> dict[str, Any]:
    assert exchange.head is not None
    assert exchange.end is not None
    limit = exchange.end.truncated
    result: dict[str, Any] = {"truncated": NOTICES[limit] if limit else None}
    if exchange.head.format == Format.TURTLE.name:
        return {**result, "turtle": body.decode("utf-8", "replace")}
    content = json.loads(body)
    if "boolean" in content:
        return {**result, "boolean": content["boolean"]}
    rows = content["results"]["bindings"]
    return {
        **result,
        "variables": content["head"]["vars"],
        "rows": rows[:ROWS_SHOWN],
        "count": f"{len(rows)}+" if limit else len(rows),
        "more": bool(limit) or len(rows) > ROWS_SHOWN,
    }
