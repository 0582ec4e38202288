"""`/search`: what the texts of the release say, for people as a page and for programs as JSON."""

from __future__ import annotations

import json
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.search.index import CANDIDATES
from budgetgraph.web.documents import HTML, page_number
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.problems import Offer, Problem
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.http.requests import raw_path
from budgetgraph.web.http.turns import Turns
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.search.hits import Asked, Results, results
from budgetgraph.web.thing import Reader

JSON = "application/json"
_SUFFIXES = {"html": HTML, "json": JSON}
_NO_WORD = "A search needs a word that is not left out."


async def search(request: Request) -> Response:
    """What was found, or how to search when nothing was asked."""
    live = await serving(request)
    media_type, vary = _media_type(request)
    asked = Asked(
        request.query_params.get("q", "").strip(), request.query_params.get("type", ""), page_number(request)
    )
    searches: Turns = request.app.state.searches
    make = _json if media_type == JSON else _page
    client = request.client.host if request.client else ""
    rendition = await searches.run(client, lambda: make(live, asked))
    return send(request, rendition, live.modified, vary=vary)


async def description(request: Request) -> Response:
    """The OpenSearch description, by which browsers offer this search beside others."""
    live = await serving(request)

    def make() -> Rendition:
        body = _description(live).encode()
        media_type = "application/opensearchdescription+xml; charset=utf-8"
        return Rendition.of(body, media_type, version=live.version, name="opensearch")

    return send(request, await live.rendition("/opensearch.xml", make), live.modified)


def _media_type(request: Request) -> tuple[str, str]:
    """The media type to answer in, and the header that decided about it."""
    suffix = raw_path(request).rpartition("/search")[2]
    if suffix:
        named = _SUFFIXES.get(suffix.removeprefix("."))
        if named is None:
            raise Problem(404, f"There is no search{suffix}.", "Ask for /search.html or /search.json.")
        return named, ""
    best = choose(request.headers.get("accept"), [HTML, JSON])
    if best is None:
        offers = [Offer(media_type, f"/search.{name}") for name, media_type in _SUFFIXES.items()]
        raise Problem(
            406, "None of the formats that you accept is offered.", "Ask for one listed.", offers=offers
        )
    return best, "Accept"


def _page(live: Live, asked: Asked) -> Rendition:
    html = render(
        "search.html", live, "/search", asked=asked, found=results(live, asked), link=_link, most=CANDIDATES
    )
    return Rendition.of(html.encode(), f"{HTML}; charset=utf-8", version=live.version, name="search-html")


def _json(live: Live, asked: Asked) -> Rendition:
    if not asked.wording.wanted:
        hint = "Say in q what to look for: /search.json?q=word. Signs alone are no word, and one behind a - is left out."
        raise Problem(400, _NO_WORD, hint)
    body = json.dumps(_as_json(live, results(live, asked)), ensure_ascii=False, indent=1)
    return Rendition.of(body.encode(), JSON, version=live.version, name="search-json")


def _as_json(live: Live, found: Results) -> dict[str, object]:
    reader = Reader(live.store)
    return {
        "query": found.asked.text,
        "forms": list(found.wording.forms),
        "total": found.total,
        "page": found.asked.page,
        "pages": found.pages,
        "types": {kind.iri: count for kind, count in found.kinds},
        "hits": [
            {
                "thing": hit.subject,
                "label": reader.thing(one.thing.node).label,
                "document": one.address,
                "text": hit.text,
                "language": hit.language,
                "property": hit.property,
                "types": hit.types,
                "graph": hit.graph,
                "score": round(hit.score, 4),
                "matches": found.wording.places(hit.text),
            }
            for one in found.groups
            for hit in one.hits
        ],
    }


def _link(asked: Asked, **changes: object) -> str:
    """The address of this search with another page or type, relative to `/search`."""
    wanted = {"q": asked.text, "type": asked.type, "page": 1, **changes}
    return "search?" + urlencode(
        {name: value for name, value in wanted.items() if value and (name, value) != ("page", 1)}
    )


def _description(live: Live) -> str:
    publisher = live.publisher
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(publisher.title_zh[:16])}</ShortName>\n"
        f"<Description>{escape(publisher.description_zh[:1024])}</Description>\n"
        f"{_url(live, HTML, '/search')}{_url(live, JSON, '/search.json')}"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


def _url(live: Live, media_type: str, path: str) -> str:
    template = escape(f"{live.publisher.base}{path}?q={{searchTerms}}&page={{startPage?}}", {'"': "&quot;"})
    return f'<Url type="{media_type}" template="{template}"/>\n'
