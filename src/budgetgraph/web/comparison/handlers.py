"""`/compare`: figures side by side, for people as a page and for programs as CSV and JSON."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.web.addresses import ascii_iri
from budgetgraph.web.comparison.asked import CALIBERS, PHASES, Asked, read_asked
from budgetgraph.web.comparison.comparison import compare
from budgetgraph.web.comparison.page import form_page, page
from budgetgraph.web.comparison.written import as_csv, as_json
from budgetgraph.web.documents import HTML, content_type
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.openapi import Parameter
from budgetgraph.web.http.problems import Offer, Problem
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.http.requests import raw_path, root_path
from budgetgraph.web.http.turns import Turns
from budgetgraph.web.live import Live, serving
from budgetgraph.web.spreadsheet import BOM, has_mark, marked

STEM = "/compare"
CSV, JSON = "text/csv", "application/json"
_TYPES = {"html": HTML, "csv": CSV, "json": JSON}
_SUFFIXES = {media_type: suffix for suffix, media_type in _TYPES.items()}
PARAMETERS = (
    Parameter("department", "Keys or names of departments; may be repeated.", {"type": "string"}),
    Parameter("year", "Fiscal years, 2020 or 2018-2020; all without it.", {"type": "string"}),
    Parameter(
        "item",
        "Line items, like expenditure-total or expenditure-total/function/20103; the usual totals without it.",
        {"type": "string"},
    ),
    Parameter("phase", "Only figures of this phase.", {"enum": list(PHASES)}),
    Parameter("caliber", "Only figures of this caliber.", {"enum": list(CALIBERS)}),
    BOM,
)
_SCHEMA = Path(__file__).parent / "schema.json"


class _Wish(NamedTuple):
    """A comparison in a format; `mark` is whether its CSV begins with a byte order mark."""

    media_type: str
    asked: Asked
    mark: bool


async def comparison(request: Request) -> Response:
    """The comparison, in what the suffix names or else in what `Accept` likes best; the form when nothing is asked."""
    live = await serving(request)
    suffix = raw_path(request).removeprefix(STEM).removeprefix(".")
    media_type = _media_type(request, suffix)
    asked = read_asked(request.query_params)
    if not asked.departments and media_type != HTML:
        raise Problem(
            400,
            "A comparison needs a department.",
            f"Say which, by key or name: {STEM}.{_SUFFIXES[media_type]}?department=130300-779002&year=2020"
            "&item=expenditure-total; /departments lists them all.",
        )
    rendition = await _made(request, live, _Wish(media_type, asked, has_mark(request)))
    address = f"{root_path(request)}{STEM}.{_SUFFIXES[media_type]}"
    query = f"?{asked.query}" if asked.query else ""
    extra = {} if suffix else {"Content-Location": f"{address}{query}"}
    return send(request, rendition, live.modified, vary="" if suffix else "Accept", extra=extra)


async def schema(request: Request) -> Response:
    """The JSON Schema of the JSON."""
    live = await serving(request)

    def make() -> Rendition:
        return Rendition.of(_schema(), "application/schema+json", version=live.version, name="schema")

    return send(request, await live.rendition(f"{STEM}/schema.json", make), live.modified)


@cache
def _schema() -> bytes:
    return _SCHEMA.read_bytes()


def _media_type(request: Request, suffix: str) -> str:
    if suffix:
        if suffix not in _TYPES:
            raise Problem(
                404, f"There is no comparison in the format {suffix!r}.", "There are .html, .csv and .json."
            )
        return _TYPES[suffix]
    best = choose(request.headers.get("accept"), list(_SUFFIXES))
    if best is None:
        raise Problem(
            406,
            "None of the formats that you accept is offered for a comparison.",
            "Ask for one of those listed, in the Accept header or by suffix.",
            offers=[Offer(media_type, f"{STEM}.{name}") for name, media_type in _TYPES.items()],
        )
    return best


async def _made(request: Request, live: Live, wish: _Wish) -> Rendition:
    """From the cache, or made in its turn."""
    key = (STEM, wish)
    known = live.cache.get(key)
    if known is not None:
        return known
    turns: Turns = request.app.state.comparisons
    client = request.client.host if request.client else ""
    made = await turns.run(client, lambda: _rendition(live, wish))
    live.cache.put(key, made, made.size)
    return made


def _rendition(live: Live, wish: _Wish) -> Rendition:
    return Rendition.of(
        _body(live, wish).encode(),
        content_type(wish.media_type),
        version=live.version,
        name=f"compare-{_SUFFIXES[wish.media_type]}",
        link=_links(live, wish.media_type, wish.asked),
    )


def _body(live: Live, wish: _Wish) -> str:
    if not wish.asked.departments:
        return form_page(live, STEM, wish.asked)
    found = compare(live, wish.asked)
    if wish.media_type == HTML:
        return page(live, STEM, found)
    return marked(as_csv(found), mark=wish.mark) if wish.media_type == CSV else as_json(found, live.version)


def _links(live: Live, media_type: str, asked: Asked) -> str:
    query = f"?{asked.query}" if asked.query else ""
    links = [
        f'<{ascii_iri(live.publisher.base)}{STEM}{query}>; rel="canonical"',
        *(
            f'<compare.{suffix}{query}>; rel="alternate"; type="{other}"'
            for other, suffix in _SUFFIXES.items()
            if other != media_type and (asked.departments or other == HTML)
        ),
    ]
    if media_type == JSON:
        links.append('<compare/schema.json>; rel="describedby"; type="application/schema+json"')
    return ", ".join(links)
