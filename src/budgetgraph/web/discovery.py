"""What robots look for: `/robots.txt`, `/sitemap.xml` and `/.well-known/void`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from pyoxigraph import Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from budgetgraph.vocabulary import BG, DCTERMS, FOAF, ORG, RDF, VOID
from budgetgraph.web.addresses import ascii_iri
from budgetgraph.web.documents import DATA, HTML, data_rendition, page_number
from budgetgraph.web.dumps import dump_addresses
from budgetgraph.web.graphs.descriptions import default_graph, describe_graph, describe_partitions
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.problems import Offer, Problem
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.live import Live, serving
from budgetgraph.web.thing import Reader

PAGES_PER_SITEMAP = 40_000
"""Less than the 50,000 that sitemaps.org allows."""

_FIXED_PAGES = (
    "/",
    "/disclosures",
    "/departments",
    "/findings",
    "/coverage",
    "/compare",
    "/catalog",
    "/def",
    "/code",
    "/shapes",
    "/graphs",
    "/sparql",
    "/sparql/examples",
)


async def robots(request: Request) -> Response:
    """What crawlers may read: everything but the answers to queries, searches and comparisons."""
    live = await serving(request)
    text = f"User-agent: *\nDisallow: /sparql?\nDisallow: /search?\nDisallow: /compare?\nAllow: /\n\nSitemap: {live.publisher.base}/sitemap.xml\n"
    return PlainTextResponse(text, headers={"Cache-Control": "public, max-age=3600"})


async def sitemap(request: Request) -> Response:
    """The pages worth indexing; an index of sitemaps when one cannot hold them all."""
    live = await serving(request)
    page = page_number(request) if "page" in request.query_params else None

    def make() -> Rendition:
        body = _sitemap(live, page).encode()
        return Rendition.of(body, "application/xml; charset=utf-8", version=live.version, name="sitemap")

    return send(request, await live.rendition(("/sitemap.xml", page), make), live.modified)


def _sitemap(live: Live, page: int | None) -> str:
    addresses = _addresses(live)
    if page is None and len(addresses) > PAGES_PER_SITEMAP:
        parts = range(1, -(-len(addresses) // PAGES_PER_SITEMAP) + 1)
        return _xml(
            "sitemapindex", "sitemap", (f"{live.publisher.base}/sitemap.xml?page={part}" for part in parts)
        )
    start = ((page or 1) - 1) * PAGES_PER_SITEMAP
    if start >= len(addresses):
        raise Problem(404, f"The sitemap has no part {page}.", "See /sitemap.xml.")
    return _xml("urlset", "url", addresses[start : start + PAGES_PER_SITEMAP])


def _addresses(live: Live) -> list[str]:
    reader = Reader(live.store)
    kinds = (BG.Disclosure, ORG.FormalOrganization, BG.BudgetProject, BG.ReconciliationFinding, FOAF.Document)
    things = [thing.iri for kind in kinds for thing in reader.instances(kind)]
    paths = [*_FIXED_PAGES, *(path for iri in things if (path := live.addresses.document(iri)))]
    return [ascii_iri(live.publisher.base + path) for path in paths]


def _xml(root: str, entry: str, addresses: Iterable[str]) -> str:
    entries = "".join(f"<{entry}><loc>{escape(address)}</loc></{entry}>\n" for address in addresses)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{namespace}">\n{entries}</{root}>\n'


async def void(request: Request) -> Response:
    """The VoID description of the whole dataset (https://www.w3.org/TR/void/#well-known)."""
    live = await serving(request)
    # A browser is shown the Turtle: this address is for programs.
    best = choose(request.headers.get("accept"), [*(f.media_type for f in DATA), HTML])
    if best is None:
        offers = [Offer(f.media_type, "/.well-known/void") for f in DATA]
        raise Problem(
            406, "None of the formats that you accept is offered.", "Ask for one of these.", offers=offers
        )
    format = next((f for f in DATA if f.media_type == best), DATA[0])
    rendition = await live.rendition(("/void", best), lambda: data_rendition(live, _void(live), format))
    return send(request, rendition, live.modified, vary="Accept")


def _void(live: Live) -> list[Triple]:
    base, publisher = live.publisher.base, live.publisher
    description = NamedNode(f"{base}/.well-known/void")
    dataset = default_graph(live)
    examples = Reader(live.store).instances(BG.Disclosure)[:1]
    return [
        Triple(description, RDF.type, VOID.DatasetDescription),
        Triple(description, FOAF.primaryTopic, dataset),
        Triple(dataset, RDF.type, VOID.Dataset),
        Triple(dataset, DCTERMS.title, Literal(publisher.title_zh, language="zh-Hans")),
        Triple(dataset, DCTERMS.title, Literal(publisher.title_en, language="en")),
        Triple(dataset, DCTERMS.license, NamedNode(publisher.licence)),
        Triple(dataset, FOAF.homepage, NamedNode(f"{base}/")),
        Triple(dataset, VOID.uriSpace, Literal(f"{base}/id/")),
        Triple(dataset, VOID.rootResource, NamedNode(f"{base}/catalog")),
        *(Triple(dataset, VOID.exampleResource, example.node) for example in examples),
        *(Triple(dataset, VOID.dataDump, NamedNode(address)) for address in dump_addresses(live)),
        *_statistics(live),
    ]


def _statistics(live: Live) -> Iterator[Triple]:
    """The counts of the whole with all partitions, and those of the graphs that belong to no single disclosure."""
    for entry in live.graphs.entries:
        if not entry.is_of_disclosure:
            yield from describe_graph(live, entry)
        if entry.graph is None:
            yield from describe_partitions(live, entry)
