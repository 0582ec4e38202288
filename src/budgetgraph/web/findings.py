"""`/findings`: what the checks found in all disclosures."""

from __future__ import annotations

from itertools import groupby

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.identifiers import Identifiers
from budgetgraph.vocabulary import BG, DCTERMS
from budgetgraph.web.description import Description, describe
from budgetgraph.web.documents import REPRESENTATIONS, Topic, answer, split_suffix
from budgetgraph.web.http.requests import raw_path
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.thing import Reader, Thing

STEM = "/findings"
PAGE_SIZE = 100
"""How many findings one page of the document has."""


async def findings(request: Request) -> Response:
    """The findings, by disclosure."""
    live = await serving(request)
    _, asked = split_suffix(raw_path(request))
    topic = Topic(
        stem=STEM,
        about=Identifiers(live.publisher.base).graph("findings"),
        describe=lambda page: _describe(live, page),
        page=lambda description, number: _page(live, description, number),
    )
    return await answer(request, live, topic, asked)


def _describe(live: Live, page: int) -> Description:
    found = Reader(live.store).instances(BG.ReconciliationFinding)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    triples = (triple for finding in shown for triple in describe(live.store, finding.node).triples)
    return Description(
        triples, more=len(found) > page * PAGE_SIZE, belonging=[finding.node for finding in shown]
    )


def _page(live: Live, description: Description, number: int) -> str:
    reader = Reader(live.store)
    shown = [reader.thing(node) for node in description.belonging]
    groups = [(reader.thing(NamedNode(iri)), list(found)) for iri, found in groupby(shown, key=_disclosure)]
    return render(
        "findings.html",
        live,
        STEM,
        stem=STEM,
        representations=REPRESENTATIONS,
        groups=groups,
        number=number,
        more=description.more,
    )


def _disclosure(finding: Thing) -> str:
    whole = finding.thing(DCTERMS.isPartOf)
    return whole.iri if whole else finding.iri
