"""`/`: what is here, the latest release, and how to query it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.examples import example
from budgetgraph.vocabulary import BG, ORG
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.sparql.page import FIRST_EXAMPLE
from budgetgraph.web.thing import Reader
from budgetgraph.web.views.agents import latest_first
from budgetgraph.web.views.disclosure import key_figures

DISCLOSURES_SHOWN = 200
"""How many disclosures the home page lists; the catalogue has all."""


async def home(request: Request) -> Response:
    """The home page."""
    live = await serving(request)

    def make() -> Rendition:
        return Rendition.of(
            _page(live).encode(),
            "text/html; charset=utf-8",
            version=live.version,
            name="html",
            link='<catalog>; rel="describedby", <sparql>; rel="service", <sitemap.xml>; rel="sitemap"',
        )

    return send(request, await live.rendition("/", make), live.modified)


def _page(live: Live) -> str:
    reader = Reader(live.store)
    disclosures = reader.instances(BG.Disclosure)
    entries = sorted(((one, key_figures(one)) for one in disclosures), key=latest_first)
    return render(
        "home.html",
        live,
        "/",
        entries=entries[:DISCLOSURES_SHOWN],
        total=len(entries),
        departments=reader.instances(ORG.FormalOrganization)[:DISCLOSURES_SHOWN],
        projects=len(reader.instances(BG.BudgetProject)),
        indicators=len(reader.instances(BG.PerformanceIndicator)),
        findings=len(reader.instances(BG.ReconciliationFinding)),
        example=example(FIRST_EXAMPLE),
    )
