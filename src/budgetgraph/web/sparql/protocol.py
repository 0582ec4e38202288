"""The requests of the SPARQL 1.1 Protocol, query operation: what a client asks, of which graphs, in which format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from typing import cast
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope, Send

from budgetgraph.web.http.problems import Problem

METHODS = ("GET", "HEAD", "POST")
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_LARGEST_BODY = 1024 * 1024  # bytes; the query itself is bounded by the store
_MOST_FIELDS = 1_000
_LONGEST_FORMAT = 64  # characters; the longest that is known has 38


@dataclass(frozen=True)
class Question:
    """A query with the dataset that the protocol (not the query) names, and the value of `format`."""

    query: str | None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    format: str | None = None


class Call:
    """A request before the framework has looked at it, with all of its body."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, body: bytes) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.body = body
        self.headers: Mapping[bytes, bytes] = _headers(scope["headers"])

    @classmethod
    async def read(cls, scope: Scope, receive: Receive, send: Send) -> Call:
        """Waits for the body, where the method has one; raises `Problem` for one that is too large."""
        return cls(scope, receive, send, await _body(receive) if scope["method"] == "POST" else b"")

    @property
    def method(self) -> str:
        """GET, HEAD, POST or any other."""
        return cast(str, self.scope["method"])

    @property
    def client(self) -> str:
        """The address of whoever asks."""
        client = self.scope.get("client")
        return client[0] if client else ""

    def header(self, name: bytes) -> str | None:
        """A header's value; `name` is in lower case."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")

    @property
    def known(self) -> bytes | None:
        """The validators of what the client has: its If-None-Match header, which counts for GET and HEAD."""
        return None if self.method == "POST" else self.headers.get(b"if-none-match")

    def parts(self) -> Iterator[bytes]:
        """Everything that decides about the answer, for a release."""
        yield b"POST" if self.method == "POST" else b"GET"  # a POST may lack what it needs; HEAD is like GET
        yield self.scope["query_string"]
        yield self.body
        for name in (b"content-type", b"accept", b"accept-encoding"):
            yield self.headers.get(name, b"")

    async def gone(self) -> None:
        """Returns when the client has gone away."""
        while (await self.receive())["type"] != "http.disconnect":
            pass


def _headers(given: Sequence[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """By name in lower case; a header that is given several times is one with commas (RFC 9110, section 5.3)."""
    headers = dict(given)
    if len(headers) < len(given):
        headers = {}
        for name, value in given:
            headers[name] = headers[name] + b", " + value if name in headers else value
    return headers


def read_question(call: Call) -> Question:
    """What a request asks; `query` is None when it asks nothing (only a GET may). Raises `Problem`."""
    if call.method != "POST":
        return _question(_fields(call.scope["query_string"], "The query string"))
    content_type, charset = _content_type(call.header(b"content-type") or "")
    if content_type == UPDATE:
        raise refused_update()
    if content_type not in (FORM, DIRECT) or charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise Problem(
            415,
            f"A query cannot be read from {call.header(b'content-type') or 'a body without a Content-Type'}.",
            f"Send it in UTF-8 as {FORM} (query=…) or as {DIRECT}.",
            headers={"Accept-Post": f"{FORM}, {DIRECT}"},
        )
    asked = _direct(call) if content_type == DIRECT else _question(_fields(call.body, "The form"))
    if asked.query is None:
        raise Problem(400, "The form has no field `query`.", "Send the query as query=…")
    return asked


def _content_type(header: str) -> tuple[str, str]:
    """The media type and the charset, in lower case."""
    message = Message()
    message["Content-Type"] = header
    return header.partition(";")[0].strip().lower(), (message.get_content_charset("") or "").lower()


def refused_update() -> Problem:
    """403: nothing can be written here."""
    return Problem(
        403,
        "This endpoint answers queries only; it takes no updates.",
        "The graph changes by publishing a new release.",
    )


def _direct(call: Call) -> Question:
    beside = _question(_fields(call.scope["query_string"], "The query string"))
    if beside.query is not None:
        raise Problem(400, "There is a query in the body and another in the address.", "Send one of them.")
    return Question(_text(call.body, "The query"), beside.default_graphs, beside.named_graphs, beside.format)


def _question(fields: Mapping[str, Sequence[str]]) -> Question:
    if "update" in fields:
        raise refused_update()
    if len(fields.get("query", ())) > 1:
        raise Problem(400, f"`query` is given {len(fields['query'])} times.", "Give it once.")
    return Question(
        query=next(iter(fields.get("query", ())), None),
        default_graphs=fields.get("default-graph-uri", ()),
        named_graphs=fields.get("named-graph-uri", ()),
        # SPARQLWrapper gives every name that it knows for a format, the shortest first.
        format=next(iter(fields.get("format", ())), "")[:_LONGEST_FORMAT] or None,
    )


def _fields(encoded: bytes, name: str) -> Mapping[str, Sequence[str]]:
    text = _text(encoded, name)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise _not_utf_8(name) from None
    except ValueError as error:
        raise Problem(400, f"{name} cannot be read: {error}.") from None
    fields: dict[str, list[str]] = {}
    for field, value in pairs:
        fields.setdefault(field, []).append(value)
    return fields


def _text(encoded: bytes, name: str) -> str:
    try:
        return encoded.decode()
    except UnicodeDecodeError:
        raise _not_utf_8(name) from None


def _not_utf_8(name: str) -> Problem:
    return Problem(400, f"{name} is not in UTF-8.", "Encode it as UTF-8.")


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Problem(400, "The request broke off.")
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > _LARGEST_BODY:
            raise Problem(
                413, f"The body is larger than {_LARGEST_BODY // 1024} kB.", "Ask in smaller parts."
            )
    return body
