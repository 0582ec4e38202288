"""`/departments`: the departments that disclosed something, by region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from pyoxigraph import Triple
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.vocabulary import BG, RDF, SKOS
from budgetgraph.web.listings.listing import Listing, answer_listing
from budgetgraph.web.listings.narrowing import PAGE, REGION, read_narrowing
from budgetgraph.web.live import serving
from budgetgraph.web.spreadsheet import BOM
from budgetgraph.web.thing import Reader
from budgetgraph.web.views.body import Body, bodies
from budgetgraph.web.views.entry import Entry, entries

STEM = "/departments"
PARAMETERS = (REGION, PAGE, BOM)
COLUMNS = ("department", "department_name", "iri", "region", "region_name", "disclosures", "years", "kinds")
"""The header of the CSV and the names in JSON, in this order; columns are only ever added at its end."""


async def departments(request: Request) -> Response:
    """The list, or those of a region."""
    live = await serving(request)
    asked = read_narrowing(request.query_params, PARAMETERS)
    everything = cache(lambda: entries(Reader(live.store)))
    listing = Listing(
        stem=STEM,
        name="departments",
        titles=("部门", "Departments"),
        find=lambda: bodies(entry for entry in everything() if asked.holds(entry)),
        columns=COLUMNS,
        thing=lambda one: one.body,
        record=record,
        said=_said,
        template="departments.html",
        context=lambda: {"asked": asked, "regions": _regions(everything())},
        query=asked.query,
    )
    return await answer_listing(request, live, listing)


def record(one: Body) -> dict[str, object]:
    """The values of a department; several of a field stand between spaces."""
    return {
        "department": one.body.last,
        "department_name": one.body.label,
        "iri": one.body.iri,
        "region": one.region.last if one.region else None,
        "region_name": one.region.label if one.region else None,
        "disclosures": len(one.disclosures),
        "years": " ".join(map(str, one.years)),
        "kinds": " ".join(sorted({entry.kind for entry in one.disclosures if entry.kind})),
    }


def _said(one: Body) -> Iterator[Triple]:
    store = one.body.reader.store
    own = (RDF.type, SKOS.prefLabel, SKOS.altLabel, BG.region)
    yield from chain.from_iterable(store.triples(one.body.node, predicate) for predicate in own)
    yield from (Triple(entry.disclosure.node, BG.disclosingBody, one.body.node) for entry in one.disclosures)
    if one.region:
        yield from store.triples(one.region.node, SKOS.prefLabel)


def _regions(everything: Iterable[Entry]) -> dict[str, object]:
    found = {entry.region_code: entry.region for entry in everything if entry.region}
    return dict(sorted(found.items()))
