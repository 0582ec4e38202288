"""For whoever keeps watch: `/health` for a look, `/metrics` for Prometheus."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from budgetgraph.queries.pool import Pool
from budgetgraph.web.live import serving
from budgetgraph.web.monitoring.ledger import Ledger

_FRESH = {"Cache-Control": "no-store"}


async def health(request: Request) -> Response:
    """Whether releases are served, and which one; and what queries do, of the process that answers."""
    live = await serving(request)
    state = _pool(request).state
    queries = {
        "running": sum(state.running.values()),
        "waiting": sum(state.waiting.values()),
        "workers": state.workers,
        "workers_lost": state.lost,
    }
    return JSONResponse({"status": "ok", "release": live.version, "queries": queries}, headers=_FRESH)


async def metrics(request: Request) -> Response:
    """The metrics of all web processes together, in the text format that the client accepts."""
    live = await serving(request)
    ledger: Ledger = request.app.state.ledger
    ledger.metrics.show(_pool(request).state)
    accept = request.headers.get("accept", "")
    body, content_type = await asyncio.to_thread(ledger.metrics.render, accept, live.version)
    return Response(body, headers={**_FRESH, "Content-Type": content_type, "Vary": "Accept"})


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool
