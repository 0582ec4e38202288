"""From a query to its response: from the pool, whole or piece by piece."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Self

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.job import Head, Job
from budgetgraph.queries.pool import Pool
from budgetgraph.web.documents import content_type
from budgetgraph.web.http.codings import coding
from budgetgraph.web.http.rendition import FRESH
from budgetgraph.web.http.stored_answers import (
    Headers,
    StoredAnswer,
    digest,
    is_volatile,
    send_not_modified,
    send_stored,
)
from budgetgraph.web.http.validators import client_has
from budgetgraph.web.live import Live
from budgetgraph.web.sparql.failures import problem_of
from budgetgraph.web.sparql.protocol import Call, Question
from budgetgraph.web.sparql.result_formats import Wanted

TRUNCATED = "Budgetgraph-Truncated"
"""The header that names the limit that an answer met, where that is known before it is sent."""

# Seconds for the end of an answer that has begun: a whole one has a length and a validator.
_WAIT_FOR_WHOLE = 0.05
_TYPES = {f.name: content_type(f.media_type).encode() for f in (*Format, *ResultFormat)}
_VARY = (b"vary", b"Accept, Accept-Encoding")
_MAY_BE_KEPT = (b"cache-control", FRESH.encode())
_NOT_TO_BE_KEPT = (b"cache-control", b"no-store")


class TransferCut(Exception):
    """Raised when an answer that has begun cannot be ended properly: the server then cuts the connection."""


class Answering:
    """Answers one call; `key` is what its answer is kept under.

    `kept` is called with the status of an answer that needs no evaluation.
    """

    def __init__(
        self,
        call: Call,
        live: Live,
        pool: Pool,
        key: str = "",
        *,
        kept: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._call = call
        self._live = live
        self._pool = pool
        self._key = key
        self._kept = kept

    async def answer(self, question: Question, query: str, formats: Wanted) -> None:
        """Sends the answer; raises `Problem` as long as nothing was sent, and `TransferCut` afterwards."""
        encoding = coding(self._call.header(b"accept-encoding") or "")
        job = self._job(question, query, formats, self._pool.limits.query_size << 20, encoding)
        etag = self._etag(job)
        if etag and client_has(self._call.known, etag, is_there=False):
            await send_not_modified(self._call.send, [_VARY, _MAY_BE_KEPT, (b"etag", etag)])
            self._kept(304)
            return
        exchange = self._pool.ask(job, self._call.client, self._live.store_directory)
        with _Watch(self._call, exchange) as watch:
            await exchange.begun()
            if not exchange.over:
                await _soon(exchange.finished(), _WAIT_FOR_WHOLE)
            if exchange.failure is not None:
                raise problem_of(exchange, self._pool.limits, question.format)
            try:
                await self._send(exchange, etag)
            except TransferCut:
                if not watch.client_gone:  # else there is nobody to be told, and nothing for the log
                    raise

    async def collect(
        self, question: Question, query: str, formats: Wanted, size: int
    ) -> tuple[Exchange, bytes]:
        """The answer, or as much of it as has `size` bytes, for a page; raises `Problem`."""
        job = self._job(question, query, formats, size)
        exchange = self._pool.ask(job, self._call.client, self._live.store_directory)
        with _Watch(self._call, exchange):
            body = b"".join([piece async for piece in exchange.pieces(self._pool.clock)])
        if exchange.failure is not None:
            raise problem_of(exchange, self._pool.limits, question.format)
        return exchange, body

    def _job(
        self, question: Question, query: str, formats: Wanted, size: int, encoding: str | None = None
    ) -> Job:
        return Job(
            query,
            question.default_graphs,
            question.named_graphs,
            formats.solutions.name if formats.solutions else None,
            formats.graph.name if formats.graph else None,
            encoding,
            size,
            self._pool.limits.query_timeout,
            self._live.endpoint,
            self._pool.services,
        )

    def _etag(self, job: Job) -> bytes | None:
        """A strong validator: the release, and all that decides about the bytes; None where that is not all."""
        calls_others = bool(job.services) and "service" in job.query.lower()
        if calls_others or is_volatile(job.query):
            return None
        asked = [job.query, *job.default_graphs, "", *job.named_graphs]
        written = [job.solutions or "", job.graph or "", job.encoding or ""]
        said = digest(part.encode("utf-8", "surrogatepass") for part in (*asked, *written))
        return f'"{self._live.version}-{said}"'.encode()

    async def _send(self, exchange: Exchange, etag: bytes | None) -> None:
        head, body = exchange.head, exchange.whole()
        assert head is not None
        if body is not None and exchange.end is not None and not exchange.end.truncated:
            await self._send_whole(head, body, etag)
        else:
            await self._stream(exchange, head, etag)

    async def _send_whole(self, head: Head, body: bytes, etag: bytes | None) -> None:
        headers = [*_headers(head, etag), (b"content-length", str(len(body)).encode())]
        stored = StoredAnswer(headers, body, etag)
        if etag is not None:
            self._live.answers.put(self._key, stored, stored.size)
        await send_stored(self._call.send, stored, self._call.known)

    async def _stream(self, exchange: Exchange, head: Head, etag: bytes | None) -> None:
        """Sends the pieces as they come.

        Whether all of it will come is not known yet, so that there is a validator only when it is known from the
        last time: nobody shall keep half an answer for the whole one.
        """
        known_whole = etag is not None and self._live.known_whole.get(etag) is not None
        headers = _headers(head, etag if known_whole else None)
        if head.truncated:
            headers.append((TRUNCATED.lower().encode(), head.truncated.encode()))
        await self._call.send({"type": "http.response.start", "status": 200, "headers": headers})
        if self._call.method != "HEAD":
            async for piece in exchange.pieces(self._pool.clock):
                await self._call.send({"type": "http.response.body", "body": piece, "more_body": True})
            end = exchange.end
            if end is None or not end.whole:
                raise TransferCut(exchange.failure or end)
            if etag is not None and not end.truncated:
                self._live.known_whole.put(etag, True, 1)
        await self._call.send({"type": "http.response.body", "body": b""})


def _headers(head: Head, etag: bytes | None) -> Headers:
    headers = [(b"content-type", _TYPES[head.format]), _VARY]
    headers += [_MAY_BE_KEPT, (b"etag", etag)] if etag else [_NOT_TO_BE_KEPT]
    if head.encoding:
        headers.append((b"content-encoding", head.encoding.encode()))
    return headers


class _Watch:
    """Has the pool drop a query when its client goes away meanwhile, or when whoever waits for it is stopped.

    Most queries are answered before it is worth beginning to watch.
    """

    def __init__(self, call: Call, exchange: Exchange) -> None:
        self.client_gone = False
        self._call = call
        self._exchange = exchange
        self._watching: asyncio.Task[None] | None = None

    def __enter__(self) -> Self:
        self._exchange.takes_long = self._begin
        return self

    def __exit__(self, *_: object) -> None:
        self._exchange.takes_long = None
        if self._watching is not None:
            self._watching.cancel()
        self._exchange.leave()

    def _begin(self) -> None:
        self._watching = asyncio.ensure_future(self._leave_when_gone())

    async def _leave_when_gone(self) -> None:
        await self._call.gone()
        self.client_gone = True
        self._exchange.leave()


async def _soon(awaitable: Coroutine[Any, Any, None], seconds: float) -> None:
    """Waits for something, but not for long."""
    try:
        await asyncio.wait_for(awaitable, seconds)
    except TimeoutError:
        return
