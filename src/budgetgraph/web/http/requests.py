"""What handlers read from a request."""

from __future__ import annotations

from starlette.requests import Request


def raw_path(request: Request) -> str:
    """The path as the client sent it, percent-encoded, below the server's root path."""
    raw: bytes | None = request.scope.get("raw_path")
    path = raw.decode("ascii", "replace") if raw else request.url.path
    return path.removeprefix(root_path(request))


def root_path(request: Request) -> str:
    """What stands before the paths of this server's addresses: mostly nothing."""
    root: str = request.scope.get("root_path", "")
    return root
