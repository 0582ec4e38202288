"""`/catalog`: the DCAT catalogue of the release."""

from __future__ import annotations

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.vocabulary import DCAT
from budgetgraph.web.description import Description
from budgetgraph.web.documents import REPRESENTATIONS, Topic, answer, split_suffix
from budgetgraph.web.graphs.graphs import whole_graph
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.http.requests import raw_path
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.thing import Reader
from budgetgraph.web.views.disclosure import key_figures
from budgetgraph.web.views.entry import entries

STEM = "/catalog"
SHOWN = 50
"""How many disclosures its page lists; the data has all, and so has `/disclosures`."""


async def catalogue(request: Request) -> Response:
    """The catalogue, as the release holds it."""
    live = await serving(request)
    _, asked = split_suffix(raw_path(request))
    about = next(iter(Reader(live.store).instances(DCAT.Catalog)), None)
    if about is None:
        raise Problem(404, "The current release has no catalogue.", "The home page lists its disclosures.")
    topic = Topic(
        stem=STEM,
        about=about.node,
        describe=lambda _page: Description(whole_graph(live, "catalog")),
        page=lambda _description, _number: _page(live, about.node),
    )
    return await answer(request, live, topic, asked)


def _page(live: Live, about: NamedNode) -> str:
    reader = Reader(live.store)
    everything = entries(reader)
    return render(
        "catalogue.html",
        live,
        STEM,
        thing=reader.thing(about),
        reader=reader,
        stem=STEM,
        representations=REPRESENTATIONS,
        entries=everything[:SHOWN],
        total=len(everything),
        figures=key_figures,
    )
