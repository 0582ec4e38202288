"""`/sparql/examples`: the example queries, together and one by one; what their permanent addresses lead to."""

from __future__ import annotations

import json

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.examples import PREFIXES_FILE, Example, example_triples
from budgetgraph.examples import examples as all_examples
from budgetgraph.vocabulary import EXAMPLES_IRI
from budgetgraph.web.description import Description
from budgetgraph.web.documents import REPRESENTATIONS, Topic, answer, split_suffix
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.http.requests import raw_path
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.resources import unknown

STEM = "/sparql/examples"


async def examples(request: Request) -> Response:
    """All examples, in the vocabulary of sparql-examples or on a page."""
    live = await serving(request)
    path, asked = split_suffix(raw_path(request))
    if path != STEM:
        raise unknown(path)
    return await answer(request, live, _topic(live, STEM, None), asked)


async def example(request: Request) -> Response:
    """One example, or the prefixes that all of them share."""
    live = await serving(request)
    path, asked = split_suffix(raw_path(request))
    name = path.removeprefix(f"{STEM}/")
    if name != PREFIXES_FILE and name not in (one.name for one in all_examples()):
        raise unknown(path)
    return await answer(request, live, _topic(live, path, name), asked)


async def examples_json(request: Request) -> Response:
    """A list of `{"name", "title": {"zh", "en"}, "description": {"zh", "en"}, "query", "form", "keywords"}`."""
    live = await serving(request)

    def make() -> Rendition:
        body = json.dumps([_entry(one) for one in all_examples()], ensure_ascii=False, indent=1).encode()
        return Rendition.of(body, "application/json", version=live.version, name="json")

    return send(request, await live.rendition(f"{STEM}.json", make), live.modified)


def _topic(live: Live, stem: str, name: str | None) -> Topic:
    return Topic(
        stem=stem,
        about=NamedNode(f"{EXAMPLES_IRI}/{name}" if name else EXAMPLES_IRI),
        describe=lambda _page: Description(example_triples(live.publisher.base, name)),
        page=lambda _description, _number: _page(live, stem, name),
    )


def _page(live: Live, stem: str, name: str | None) -> str:
    shown = [one for one in all_examples() if name in (None, one.name)]
    return render(
        "examples.html", live, stem, stem=stem, name=name, examples=shown, representations=REPRESENTATIONS
    )


def _entry(one: Example) -> dict[str, object]:
    return {
        "name": one.name,
        "title": {"zh": one.title_zh, "en": one.title_en},
        "description": {"zh": one.description_zh, "en": one.description_en},
        "query": one.query,
        "form": one.form,
        "keywords": list(one.keywords),
    }
