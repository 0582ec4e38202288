"""`/disclosures`: the disclosures of the release, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain

from pyoxigraph import Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.identifiers import below
from budgetgraph.vocabulary import BG, DCTERMS, OBEU_DIMENSION, OBEU_MEASURE, RDF, SKOS, concept
from budgetgraph.web.amounts import exact
from budgetgraph.web.listings.listing import Listing, answer_listing
from budgetgraph.web.listings.narrowing import PARAMETERS, read_narrowing
from budgetgraph.web.live import Live, serving
from budgetgraph.web.thing import Reader
from budgetgraph.web.views.disclosure import KEY_FIGURES, key_figures
from budgetgraph.web.views.entry import Entry, entries

STEM = "/disclosures"
COLUMNS = (
    "disclosure",
    "title",
    "department",
    "department_name",
    "region",
    "region_name",
    "year",
    "kind",
    "caliber",
    "scope",
    *(slug.replace("-", "_") for slug in KEY_FIGURES),
    "numbers_accounted_share",
)
"""The header of the CSV and the names in JSON, in this order; columns are only ever added at its end."""
_SHARES = f"""SELECT ?disclosure ?value {{
  ?measurement dqv:isMeasurementOf {concept("metric", "numbers-accounted-share")} ;
    dqv:computedOn ?disclosure ; dqv:value ?value
}}"""


async def disclosures(request: Request) -> Response:
    """The list, or a part of it."""
    live = await serving(request)
    asked = read_narrowing(request.query_params, PARAMETERS)
    everything = cache(lambda: entries(Reader(live.store)))
    shares = cache(lambda: _shares(live))
    listing = Listing(
        stem=STEM,
        name="disclosures",
        titles=("预算公开", "Disclosures"),
        find=lambda: [entry for entry in everything() if asked.holds(entry)],
        columns=COLUMNS,
        thing=lambda entry: entry.disclosure,
        record=lambda entry: record(entry, shares()),
        said=_said,
        template="disclosures.html",
        context=lambda: {"asked": asked, "figures": key_figures, **_choices(everything())},
        query=asked.query,
    )
    return await answer_listing(request, live, listing)


def record(entry: Entry, shares: Mapping[str, str]) -> dict[str, object]:
    """The values of a disclosure; docs/lists.md says what each means.

    Amounts are in yuan, `shares` those of the numbers that are accounted for by the IRI of their disclosure.
    """
    key, scope = entry.key, entry.disclosure.thing(BG.scope)
    return {
        "disclosure": entry.disclosure.iri,
        "title": entry.disclosure.label,
        "department": entry.body.last if entry.body else None,
        "department_name": entry.body.label if entry.body else None,
        "region": entry.region_code or None,
        "region_name": entry.region.label if entry.region else None,
        "year": key.year if key else None,
        "kind": key.kind if key else None,
        "caliber": key.caliber if key else None,
        "scope": scope.last if scope else None,
        **{slug.replace("-", "_"): _amount(entry, slug) for slug in KEY_FIGURES},
        "numbers_accounted_share": shares.get(entry.disclosure.iri),
    }


def _amount(entry: Entry, slug: str) -> str | None:
    """Looks for nothing else of the figure, for the CSV has those of all disclosures."""
    figure = below(entry.disclosure.node, "figure", slug)
    found = next(entry.disclosure.reader.store.triples(figure, OBEU_MEASURE.amount), None)
    return exact(Decimal(found.object.value)) if found and isinstance(found.object, Literal) else None


def _shares(live: Live) -> dict[str, str]:
    rows = live.store.select(_SHARES)
    return {
        row["disclosure"].value: row["value"].value
        for row in rows
        if isinstance(row["disclosure"], NamedNode) and isinstance(row["value"], Literal)
    }


def _said(entry: Entry) -> Iterator[Triple]:
    store = entry.disclosure.reader.store
    own = (
        RDF.type,
        DCTERMS.title,
        DCTERMS.identifier,
        BG.disclosingBody,
        BG.region,
        BG.scope,
        OBEU_DIMENSION.fiscalYear,
        OBEU_DIMENSION.budgetPhase,
    )
    yield from chain.from_iterable(store.triples(entry.disclosure.node, predicate) for predicate in own)
    for one in filter(None, (entry.body, entry.region)):
        yield from store.triples(one.node, SKOS.prefLabel)


def _choices(everything: Sequence[Entry]) -> dict[str, object]:
    """What the form offers: only what there is."""
    regions = {entry.region_code: entry.region for entry in everything if entry.region}
    return {
        "years": sorted({entry.year for entry in everything if entry.year}, reverse=True),
        "regions": dict(sorted(regions.items())),
        "kinds": {"budget": ("预算", "budget"), "final": ("决算", "final accounts")},
        "calibers": {"department": ("部门", "department"), "unit": ("单位", "unit")},
    }
