"""What every answer has in common: HEAD and OPTIONS, CORS, security headers, and the path of the base IRI."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Callable, Collection, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Everything is public and there are no cookies, so that any page may read it.
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Budgetgraph-Truncated, Content-Location, ETag, Last-Modified, Link, Location, Retry-After"
    ),
}
_LONGEST_ADDRESS = 48 * 1024  # bytes; longer queries are sent by POST
_MOST_HEADERS = 32 * 1024  # bytes
_PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since, Range",
    "Access-Control-Max-Age": "86400",
}
# The pages need nothing from elsewhere and no script that is not ours, so nothing else may run in them.
_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


_COMMON = _encoded({**_CORS, **_SECURITY})


class Conduct:
    """Wraps the application.

    `methods` says which methods a path knows (none for one that leads nowhere), `prefix` is the path of the
    base IRI at the moment: below it the same addresses work as below the root, whether or not a proxy removes it.
    `failed` makes the answer to a request for which the application raised an error that nobody expected, or
    that the server broke off because it is being stopped (`CancelledError`).
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        methods: Callable[[Scope], Collection[str]],
        prefix: Callable[[], str],
        failed: Callable[[Request, BaseException], Response],
    ) -> None:
        self._app = app
        self._methods = methods
        self._prefix = prefix
        self._failed = failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers OPTIONS itself, and HEAD like GET but without the body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope = _below(self._prefix(), scope)
        status = _too_long(scope)
        if status:
            await _refuse(status, send)
        elif scope["method"] == "OPTIONS":
            await self._options(scope, send)
        else:
            await self._answer(scope, receive, _Sender(send, without_body=scope["method"] == "HEAD"))

    async def _answer(self, scope: Scope, receive: Receive, send: _Sender) -> None:
        try:
            await self._app(scope, receive, send)
        except (Exception, CancelledError) as error:
            if send.ended:
                return  # the framework raises what it has answered already
            if send.started:
                raise  # too late for another answer: the server cuts the connection
            await self._failed(Request(scope), error)(scope, receive, send)

    async def _options(self, scope: Scope, send: Send) -> None:
        allowed = ", ".join(sorted({*self._methods(scope), "OPTIONS"}))
        headers = {**_CORS, **_PREFLIGHT, "Access-Control-Allow-Methods": allowed, "Allow": allowed}
        await send({"type": "http.response.start", "status": 204, "headers": _encoded(headers)})
        await send({"type": "http.response.body", "body": b""})


def _too_long(scope: Scope) -> int:
    """414 or 431 for a request whose address or headers nobody has a use for; 0 for others.

    The server itself has no limit, and what is kept by header or address would fill the memory.
    """
    if len(scope["query_string"]) + len(scope.get("raw_path") or b"") > _LONGEST_ADDRESS:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    if sum(len(name) + len(value) for name, value in scope["headers"]) > _MOST_HEADERS:
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return 0


async def _refuse(status: int, send: Send) -> None:
    text = f"{status} {HTTPStatus(status).phrase}\nSend less, or send a query by POST.\n".encode()
    headers = {**_CORS, "Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(text))}
    await send({"type": "http.response.start", "status": status, "headers": _encoded(headers)})
    await send({"type": "http.response.body", "body": text})


class _Sender:
    """Passes messages on with the common headers, and without the body where only the head was asked for."""

    def __init__(self, send: Send, *, without_body: bool = False) -> None:
        self._send = send
        self._without_body = without_body
        self.started = self.ended = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            message = {**message, "headers": [*message["headers"], *_COMMON]}
        elif message["type"] == "http.response.body":
            self.ended = not message.get("more_body", False)
            if self._without_body:
                message = {**message, "body": b""}
        await self._send(message)


def _below(prefix: str, scope: Scope) -> Scope:
    """The scope with the prefix as (the last part of) its root path, if the path is below it."""
    root: str = scope.get("root_path", "")
    if prefix and not root.endswith(prefix) and scope["path"].startswith(f"{root}{prefix}/"):
        return {**scope, "root_path": root + prefix}
    return scope
