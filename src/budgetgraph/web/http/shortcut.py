"""A way past the framework for the one address where its work would be most of the work."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from budgetgraph.web.http.problems import Problem


class Shortcut:
    """Hands requests for `path` straight to `endpoint`, and all others to the application that it wraps.

    `tell` makes the response for a `Problem` that the endpoint raises, as the framework would have it made.
    """

    def __init__(
        self, app: ASGIApp, *, path: str, endpoint: ASGIApp, tell: Callable[[Request, Problem], Response]
    ) -> None:
        self._app = app
        self._path = path
        self._endpoint = endpoint
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http" or scope["path"] != scope.get("root_path", "") + self._path:
            await self._app(scope, receive, send)
            return
        try:
            await self._endpoint(scope, receive, send)
        except Problem as problem:
            await self._tell(Request(scope), problem)(scope, receive, send)
