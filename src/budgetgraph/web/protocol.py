"""The requests of the SPARQL 1.1 Protocol, query operation: what a client asks, of which graphs, in which format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from budgetgraph.web.problems import Problem

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_LARGEST_BODY = 1024 * 1024  # bytes; the query itself is bounded by the store
_MOST_FIELDS = 1_000


@dataclass(frozen=True)
class Question:
    """A query with the dataset that the protocol (not the query) names, and the value of `format`."""

    query: str | None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    format: str | None = None


async def read_question(request: Request) -> Question:
    """What the request asks; `query` is None when it asks nothing (only a GET may). Raises `Problem`."""
    if request.method in ("GET", "HEAD"):
        return _question(_fields(request.scope["query_string"], "The query string"))
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type == UPDATE:
        raise refused_update()
    if content_type not in (FORM, DIRECT):
        raise Problem(
            415,
            f"A query cannot be read from {content_type or 'a body without a Content-Type'}.",
            f"Send it as {FORM} (query=…) or as {DIRECT}.",
            headers={"Accept-Post": f"{FORM}, {DIRECT}"},
        )
    body = await _body(request)
    asked = _direct(request, body) if content_type == DIRECT else _question(_fields(body, "The form"))
    if asked.query is None:
        raise Problem(400, "The form has no field `query`.", "Send the query as query=…")
    return asked


def refused_update() -> Problem:
    """403: nothing can be written here."""
    return Problem(
        403,
        "This endpoint answers queries only; it takes no updates.",
        "The graph changes by publishing a new release.",
    )


def _direct(request: Request, body: bytes) -> Question:
    beside = _question(_fields(request.scope["query_string"], "The query string"))
    if beside.query is not None:
        raise Problem(400, "There is a query in the body and another in the address.", "Send one of them.")
    return Question(_text(body, "The query"), beside.default_graphs, beside.named_graphs, beside.format)


def _question(fields: Mapping[str, Sequence[str]]) -> Question:
    if "update" in fields:
        raise refused_update()
    for name in ("query", "format"):
        if len(fields.get(name, ())) > 1:
            raise Problem(400, f"`{name}` is given {len(fields[name])} times.", "Give it once.")
    return Question(
        query=next(iter(fields.get("query", ())), None),
        default_graphs=fields.get("default-graph-uri", ()),
        named_graphs=fields.get("named-graph-uri", ()),
        format=next(iter(fields.get("format", ())), None) or None,
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


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_BODY:
            raise Problem(
                413, f"The body is larger than {_LARGEST_BODY // 1024} kB.", "Ask in smaller parts."
            )
    return bytes(body)
