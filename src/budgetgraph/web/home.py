"""`/`: what is here, the latest release, and how to query it."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.examples import example
from budgetgraph.vocabulary import BG, open_concept
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.sparql.page import FIRST_EXAMPLE
from budgetgraph.web.thing import Reader, Thing
from budgetgraph.web.views.body import bodies
from budgetgraph.web.views.disclosure import key_figures
from budgetgraph.web.views.entry import Entry, entries

SHOWN = 20
"""How many disclosures and departments the home page lists; `/disclosures` and `/departments` have all."""


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
    everything = entries(reader)
    departments = bodies(everything)
    return render(
        "home.html",
        live,
        "/",
        entries=everything[:SHOWN],
        figures=key_figures,
        total=len(everything),
        departments=departments[:SHOWN],
        departments_total=len(departments),
        provinces=_provinces(reader, everything),
        projects=len(reader.instances(BG.BudgetProject)),
        indicators=len(reader.instances(BG.PerformanceIndicator)),
        findings=len(reader.instances(BG.ReconciliationFinding)),
        example=example(FIRST_EXAMPLE),
    )


def _provinces(reader: Reader, everything: list[Entry]) -> list[tuple[Thing, int]]:
    """The provinces of the disclosures, each with how many it has with all that is below it."""
    codes = sorted(entry.region_code[:2] for entry in everything if entry.region_code)
    return [
        (reader.thing(open_concept("region", f"{code}0000")), number)
        for code, number in Counter(codes).items()
    ]
