"""`/def`, `/code` and `/shapes`: what the permanent addresses of our terms, codes and shapes lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.vocabulary import (
    CODE_IRI,
    ONTOLOGY_IRI,
    OWL,
    PREFIXES,
    QB,
    RDF,
    SH,
    SHAPES_IRI,
    SKOS,
    ontology_directory,
)
from budgetgraph.web.description import PAGE_SIZE, Description, describe
from budgetgraph.web.documents import REPRESENTATIONS, Topic, answer, split_suffix
from budgetgraph.web.graphs.graphs import whole_graph
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.http.requests import raw_path
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.resources import find_among, topic_of, unknown
from budgetgraph.web.thing import Reader, Thing
from budgetgraph.web.views.figures import tree


class Group(NamedTuple):
    """Terms of one kind under a heading."""

    anchor: str
    zh: str
    en: str
    terms: list[Thing]


async def ontology(request: Request) -> Response:
    """The ontology, under its own address and under that of its version."""
    live = await serving(request)
    path, asked = split_suffix(raw_path(request))
    about = _permanent(live, path)
    if about is None:
        raise unknown(path)
    return await answer(request, live, _graph_topic(live, "/def", NamedNode(ONTOLOGY_IRI), "ontology"), asked)


async def context(request: Request) -> Response:
    """The JSON-LD context."""
    live = await serving(request)

    def make() -> Rendition:
        body = (ontology_directory() / "context.jsonld").read_bytes()
        return Rendition.of(body, "application/ld+json", version=live.version, name="context")

    return send(request, await live.rendition("/def/context.jsonld", make), live.modified)


async def shapes(request: Request) -> Response:
    """The shapes and rules, under their own address and under that of their version."""
    live = await serving(request)
    path, asked = split_suffix(raw_path(request))
    if path != "/shapes" and _permanent(live, path) is None:
        raise unknown(path)
    return await answer(request, live, _graph_topic(live, "/shapes", NamedNode(SHAPES_IRI), "shapes"), asked)


async def code_lists(request: Request) -> Response:
    """All code lists."""
    live = await serving(request)
    _, asked = split_suffix(raw_path(request))
    return await answer(
        request, live, _graph_topic(live, "/code", NamedNode(CODE_IRI.rstrip("/")), "codes"), asked
    )


async def code(request: Request) -> Response:
    """A code list or a code."""
    live = await serving(request)
    path, asked = raw_path(request), None
    node = _permanent(live, path)
    if node is None:
        path, asked = split_suffix(path)
        node = _permanent(live, path) if asked else None
    if node is None:
        raise unknown(path)
    is_scheme = next(live.store.triples(node, RDF.type, SKOS.ConceptScheme), None) is not None
    return await answer(
        request, live, _scheme_topic(live, node) if is_scheme else topic_of(live, node), asked
    )


def _permanent(live: Live, path: str) -> NamedNode | None:
    return find_among(live, live.addresses.permanent(path))


def _graph_topic(live: Live, stem: str, about: NamedNode, graph: str) -> Topic:
    """A document that holds a whole named graph."""
    return Topic(
        stem=stem,
        about=about,
        describe=lambda _page: Description(whole_graph(live, graph)),
        page=lambda _description, _number: _PAGES[stem](live, stem, about),
    )


def _scheme_topic(live: Live, scheme: NamedNode) -> Topic:
    """A code list with all its codes."""
    stem = live.addresses.path(scheme)
    return Topic(
        stem=stem,
        about=scheme,
        describe=lambda page: Description(_all_of(live, scheme, page)),
        page=lambda _description, _number: _scheme_page(live, stem, scheme),
    )


def _all_of(live: Live, scheme: NamedNode, page: int) -> Iterator[Triple]:
    """What is said of a code list and of its codes."""
    yield from describe(live.store, scheme, page).triples
    for concept in Reader(live.store).pointing(SKOS.inScheme, scheme):
        yield from live.store.triples(concept.node)


def _ontology_page(live: Live, stem: str, about: NamedNode) -> str:
    reader = Reader(live.store)
    groups = [
        Group("classes", "类", "Classes", _terms(reader, OWL.Class)),
        Group("object-properties", "对象属性", "Object properties", _terms(reader, OWL.ObjectProperty)),
        Group("datatype-properties", "数据属性", "Datatype properties", _terms(reader, OWL.DatatypeProperty)),
        Group(
            "structures", "数据立方体结构", "Data cube structures", _terms(reader, QB.DataStructureDefinition)
        ),
    ]
    return _vocabulary_page(live, "ontology.html", stem, reader.thing(about), groups)


def _terms(reader: Reader, kind: NamedNode) -> list[Thing]:
    return [term for term in reader.instances(kind) if term.iri.startswith(PREFIXES["bg"])]


def _shapes_page(live: Live, stem: str, about: NamedNode) -> str:
    reader = Reader(live.store)
    found = sorted(reader.instances(SH.NodeShape), key=lambda shape: shape.number(SH.order) or 0)
    return _vocabulary_page(
        live, "shapes.html", stem, reader.thing(about), [Group("shapes", "约束与规则", "Shapes", found)]
    )


def _schemes_page(live: Live, stem: str, about: NamedNode) -> str:
    reader = Reader(live.store)
    groups = [Group("schemes", "代码表", "Code lists", reader.instances(SKOS.ConceptScheme))]
    return _vocabulary_page(live, "schemes.html", stem, reader.thing(about), groups)


def _scheme_page(live: Live, stem: str, scheme: NamedNode) -> str:
    reader = Reader(live.store)
    concepts = reader.pointing(SKOS.inScheme, scheme)
    total = len(concepts)
    if total > PAGE_SIZE:  # the page of each of these lists what is below it
        concepts = reader.pointing(SKOS.topConceptOf, scheme)
    narrower = {concept.node: {one.node for one in concept.pointing(SKOS.broader)} for concept in concepts}
    groups = [Group("codes", "代码", "Codes", concepts)]
    return _vocabulary_page(
        live,
        "scheme.html",
        stem,
        reader.thing(scheme),
        groups,
        codes=list(tree(concepts, narrower)),
        total=total,
    )


def _vocabulary_page(
    live: Live, template: str, stem: str, about: Thing, groups: list[Group], **more: Any
) -> str:
    return render(
        template,
        live,
        stem,
        thing=about,
        reader=about.reader,
        stem=stem,
        representations=REPRESENTATIONS,
        groups=groups,
        **more,
    )


_PAGES = {"/def": _ontology_page, "/shapes": _shapes_page, "/code": _schemes_page}
