"""`/sparql`: the SPARQL 1.1 Protocol for programs, the editor for people, the service description.

This address is plain ASGI and answered before the framework looks at the request: an answer that is known, or a
look-up that takes a tenth of a millisecond, would otherwise cost several times as much in the framework.
"""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from budgetgraph.formats import Format
from budgetgraph.queries.pool import Pool
from budgetgraph.web.documents import DATA, data_rendition
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.http.rendition import Rendition
from budgetgraph.web.http.rendition import send as send_rendition
from budgetgraph.web.http.stored_answers import digest, send_stored
from budgetgraph.web.live import Follower, Live
from budgetgraph.web.monitoring.ledger import Ledger
from budgetgraph.web.sparql import page as sparql_page
from budgetgraph.web.sparql.answering import Answering
from budgetgraph.web.sparql.protocol import METHODS, Call, Question, read_question
from budgetgraph.web.sparql.result_formats import Wanted, wanted
from budgetgraph.web.sparql.service_description import service_description


class Sparql:
    """The endpoint: an ASGI application for one address, which raises `Problem`."""

    def __init__(self, follower: Follower, pool: Pool, ledger: Ledger) -> None:
        self._follower = follower
        self._pool = pool
        self._ledger = ledger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["method"] not in METHODS:
            raise _unknown_method(scope["method"])
        live = await self._follower.live()
        call = await Call.read(scope, receive, send)
        key = digest(call.parts())
        stored = live.answers.get(key)
        if stored is not None:
            self._ledger.kept(await send_stored(send, stored, call.known))
        else:
            await self._answer(call, live, key)

    async def _answer(self, call: Call, live: Live, key: str) -> None:
        question = read_question(call)
        formats = wanted(call.header(b"accept"), question.format)
        if question.query is None:
            response = await self._nothing_asked(Request(call.scope), live, question, formats)
        elif formats.page:
            response = await self._page(call, live, question, question.query)
        else:
            await self._data(call, live, question, formats, key)
            return
        await response(call.scope, call.receive, call.send)

    async def _data(self, call: Call, live: Live, question: Question, formats: Wanted, key: str) -> None:
        assert question.query is not None
        answering = Answering(call, live, self._pool, key, kept=self._ledger.kept)
        try:
            await answering.answer(question, question.query, formats)
        except Problem as problem:
            if problem.status != 406 or not formats.page_will_do:
                raise
            page = await self._page(call, live, question, question.query)
            await page(call.scope, call.receive, call.send)

    async def _page(self, call: Call, live: Live, question: Question, query: str) -> Response:
        answering = Answering(call, live, self._pool)
        try:
            exchange, body = await answering.collect(
                question, query, sparql_page.FORMATS, sparql_page.PAGE_SIZE
            )
        except Problem as problem:
            return sparql_page.problem_page(live, query, problem)
        return await sparql_page.result_page(live, exchange, body)

    async def _nothing_asked(
        self, request: Request, live: Live, question: Question, formats: Wanted
    ) -> Response:
        """The form for people, the service description for whoever understands RDF."""
        if formats.page:
            return await sparql_page.form(request, live)
        format = formats.graph if question.format else _by_accept(request)
        if format is None or format not in DATA:
            hint = "Send it as query=…, or ask for RDF to get the service description."
            raise Problem(400, "There is no query.", hint)
        make = partial(self._description, live, format)
        rendition = await live.rendition(("/sparql", format), make)
        return send_rendition(request, rendition, live.modified, vary="Accept")

    def _description(self, live: Live, format: Format) -> Rendition:
        return data_rendition(live, service_description(live, self._pool.services), format)


def _by_accept(request: Request) -> Format | None:
    # A client that wants results and sent no query would not understand RDF.
    best = choose(request.headers.get("accept"), [f.media_type for f in DATA])
    return Format.of_media_type(best) if best else None


def _unknown_method(method: str) -> Problem:
    allowed = ", ".join(sorted({*METHODS, "OPTIONS"}))
    return Problem(405, f"{method} is not possible here.", f"Allowed: {allowed}.", headers={"Allow": allowed})
