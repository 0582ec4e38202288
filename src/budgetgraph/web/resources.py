"""`/id/…`, the things, and `/doc/…`, the documents about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.vocabulary import BG
from budgetgraph.web.addresses import graph_address
from budgetgraph.web.description import Description, describe
from budgetgraph.web.documents import (
    HTML,
    REPRESENTATIONS,
    Topic,
    answer,
    negotiate,
    split_suffix,
)
from budgetgraph.web.graphs.descriptions import describe_graph
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.http.rendition import FRESH
from budgetgraph.web.http.requests import raw_path, root_path
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.thing import Reader
from budgetgraph.web.views import view_of
from budgetgraph.web.views.dataset import dataset


async def thing(request: Request) -> Response:
    """303 to the document about a thing.

    A client that likes an RDF format best is sent straight to the document in that format: some libraries
    forget their `Accept` header on the way. Others, browsers among them, are sent to the document's plain
    address, which is the one worth bookmarking and citing.
    """
    live = await serving(request)
    path = raw_path(request)
    stem = graph_address(path)
    if stem is None:
        stem = live.addresses.path(_known(live, path))
    representation = negotiate(request, stem)
    suffix = "" if representation.media_type == HTML else f".{representation.suffix}"
    root = root_path(request)
    headers = {
        "Location": f"{root}{stem}{suffix}",
        "Vary": "Accept",
        "Cache-Control": FRESH,
        "Link": f'<{root}{stem}>; rel="describedby"',
    }
    return Response(status_code=303, headers=headers)


async def document(request: Request) -> Response:
    """The document about a thing, by `Accept` or by suffix."""
    live = await serving(request)
    path = "/id/" + raw_path(request).removeprefix("/doc/")
    stem, asked = split_suffix(path)
    elsewhere = graph_address(stem)
    if elsewhere is not None:
        suffix = f".{asked.suffix}" if asked else ""
        return Response(status_code=308, headers={"Location": f"{root_path(request)}{elsewhere}{suffix}"})
    node = find(live, path)
    if node is not None:
        asked = None  # it is the thing's own name that ends like a suffix
    elif asked is not None:
        node = _known(live, stem)
    else:
        raise unknown(path)
    return await answer(request, live, topic_of(live, node), asked)


def _known(live: Live, path: str) -> NamedNode:
    node = find(live, path)
    if node is None:
        raise unknown(path)
    return node


def find(live: Live, raw_path: str) -> NamedNode | None:
    """The thing that a path stands for, if the graph speaks of it."""
    known = live.names.get(raw_path)
    if known is None:
        known = find_among(live, live.addresses.things(raw_path))
        if known is not None:
            live.names.put(raw_path, known, 200 + 2 * len(raw_path))
    return known


def find_among(live: Live, nodes: Iterable[NamedNode]) -> NamedNode | None:
    """The first of several spellings of an IRI that the graph speaks of."""
    return next((node for node in nodes if next(live.store.triples(node), None) is not None), None)


def unknown(path: str) -> Problem:
    """404: nothing of that name."""
    return Problem(
        404,
        f"The current release has nothing at {path}.",
        "Check the spelling; the home page and /sitemap.xml list what there is, /sparql can search.",
    )


def topic_of(live: Live, node: NamedNode) -> Topic:
    """The document about a thing of ours."""
    stem = live.addresses.path(node)
    return Topic(
        stem=stem,
        about=node,
        describe=lambda page: _described(live, node, page),
        page=lambda description, number: thing_page(live, stem, node, description, number),
    )


def _described(live: Live, node: NamedNode, page: int) -> Description:
    """The description; a thing that is also the name of a graph comes with the graph's counts."""
    description, graph = describe(live.store, node, page), live.graphs.by_iri.get(node.value)
    if graph is None:
        return description
    return replace(description, triples=[*description.triples, *describe_graph(live, graph)])


def thing_page(live: Live, stem: str, node: NamedNode, description: Description, number: int) -> str:
    """The page about a thing, as its kind asks for."""
    reader = Reader(live.store)
    about = reader.thing(node)
    view = view_of(about)
    context = view.context(about)
    if about.is_a(BG.Disclosure):
        context["dataset"] = dataset(about, live)
    return render(
        view.template,
        live,
        stem,
        thing=about,
        reader=reader,
        stem=stem,
        typed=not view.is_general,
        representations=REPRESENTATIONS,
        belonging=[reader.thing(one) for one in description.belonging] if view.is_general else [],
        more=description.more and view.is_general,
        number=number,
        **context,
    )
