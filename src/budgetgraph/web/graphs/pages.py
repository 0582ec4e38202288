"""`/graphs`: the graphs of the release, and for each what it holds, how much of it, and a query to begin with."""

from __future__ import annotations

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.identifiers import Identifiers, part
from budgetgraph.releases.statistics import Totals, read_statistics
from budgetgraph.web.description import Description
from budgetgraph.web.documents import REPRESENTATIONS, Topic, answer, split_suffix
from budgetgraph.web.graphs.descriptions import (
    GRAPHS_PER_PAGE,
    default_graph,
    describe_dataset,
    describe_graph,
    describe_partitions,
    endpoint,
    page_of_graphs,
    subject,
)
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.http.requests import raw_path
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.thing import Reader

STEM = "/graphs"


async def graphs(request: Request) -> Response:
    """All graphs with their counts."""
    live = await serving(request)
    _, asked = split_suffix(raw_path(request))
    topic = Topic(
        stem=STEM,
        about=part(endpoint(live), "dataset"),
        describe=lambda page: _described(live, page),
        page=lambda _description, number: _list_page(live, number),
    )
    return await answer(request, live, topic, asked)


async def graph(request: Request) -> Response:
    """One graph with the counts of its classes and properties."""
    live = await serving(request)
    path = raw_path(request)
    entry, asked = live.graphs.by_name.get(path.removeprefix(f"{STEM}/")), None
    if entry is None:
        path, asked = split_suffix(path)
        entry = live.graphs.by_name.get(path.removeprefix(f"{STEM}/")) if asked else None
    if entry is None:
        raise Problem(404, f"The current release has no graph at {path}.", f"See {STEM} for all graphs.")
    return await answer(request, live, _topic(live, path, entry), asked)


def _topic(live: Live, stem: str, entry: Totals) -> Topic:
    document = Identifiers(live.publisher.base).graph_document(entry.name)
    return Topic(
        stem=stem,
        about=part(document, "graph") if entry.graph else default_graph(live),
        describe=lambda _page: Description(
            [*describe_graph(live, entry), *describe_partitions(live, entry)],
        ),
        page=lambda _description, _number: _graph_page(live, stem, entry),
    )


def _described(live: Live, page: int) -> Description:
    return Description(
        list(describe_dataset(live, page)),
        more=len(live.graphs.disclosures) > page * GRAPHS_PER_PAGE,
        belonging=[NamedNode(entry.graph) for entry in page_of_graphs(live, page) if entry.graph],
    )


def _list_page(live: Live, number: int) -> str:
    default = [entry for entry in live.graphs.entries if entry.graph is None and number == 1]
    entries = [*default, *page_of_graphs(live, number)]
    return render(
        "graphs.html",
        live,
        STEM,
        stem=STEM,
        representations=REPRESENTATIONS,
        rows=[(entry, subject(live, entry)) for entry in entries],
        number=number,
        more=len(live.graphs.disclosures) > number * GRAPHS_PER_PAGE,
    )


def _graph_page(live: Live, stem: str, entry: Totals) -> str:
    reader = Reader(live.store)
    counted = read_statistics(live.release, entry.file)
    return render(
        "graph.html",
        live,
        stem,
        stem=stem,
        representations=REPRESENTATIONS,
        entry=entry,
        subject=subject(live, entry),
        classes=[
            (reader.thing(NamedNode(one.kind)), one)
            for one in sorted(counted.classes, key=lambda one: -one.entities)
        ],
        properties=[
            (reader.thing(NamedNode(one.property)), one)
            for one in sorted(counted.properties, key=lambda one: -one.triples)
        ],
    )
