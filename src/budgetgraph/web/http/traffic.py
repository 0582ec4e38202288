"""Counts requests and what is sent, by the kind of address and the status."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOME, _OTHER = "home", "other"


class Traffic:
    """Wraps the application.

    `addresses` are the paths that there are: their first parts are the kinds that are told apart. `prefix` is the
    path of the base IRI at the moment. `answered` is called with kind, status and bytes of each answer.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        addresses: Iterable[str],
        prefix: Callable[[], str],
        answered: Callable[[str, str, int], None],
    ) -> None:
        self._app = app
        self._kinds = {_first_part(path): _kind(path) for path in addresses}
        self._prefix = prefix
        self._answered = answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and counts it when it has been answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        kind, counted = self._kind_of(scope), _Counted(send)  # now, for routing changes the scope
        try:
            await self._app(scope, receive, counted)
        finally:
            self._answered(kind, counted.status, counted.size)

    def _kind_of(self, scope: Scope) -> str:
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        prefix = self._prefix()
        if prefix and path.startswith(f"{prefix}/"):
            path = path.removeprefix(prefix)
        return self._kinds.get(_first_part(path), _OTHER)


class _Counted:
    """Counts what passes; the status is "none" until there is one."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = "none"
        self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = str(message["status"])
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)


def _first_part(path: str) -> str:
    """`/doc/project/1` -> `doc`, `/findings.ttl` -> `findings`."""
    return path[1:].partition("/")[0].lstrip(".").partition(".")[0]


def _kind(path: str) -> str:
    return _first_part(path) or _HOME
