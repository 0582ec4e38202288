"""`/source/{document}`: the canonical text that offsets refer to, with a passage highlighted."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.identifiers import Identifiers
from budgetgraph.vocabulary import DCTERMS
from budgetgraph.web.documents import HTML
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.problems import Offer, Problem
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.thing import Reader

TEXT = "text/plain"
_RANGE = re.compile(r"(\d{1,9}),(\d{1,9})")
_SUFFIXES = {".txt": TEXT, ".html": HTML}


@dataclass(frozen=True)
class Stretch:
    """A piece of the text: the number of the page that begins with it, and whether it is (the first) of the passage."""

    text: str
    page: int | None
    is_marked: bool
    is_first: bool


async def source(request: Request) -> Response:
    """The text as a page or as plain text, by `Accept` or by suffix (`.txt`, `.html`).

    The page's script highlights `#char=start,end`; the same range as `?char=start,end` is highlighted here,
    for readers without JavaScript.
    """
    live = await serving(request)
    name: str = request.path_params["document"]
    document, suffix = _split(name)
    if not live.has_text(document):
        raise Problem(404, f"No disclosure of the current release was read from a document {document}.")
    media_type = _SUFFIXES[suffix] if suffix else _negotiate(request, document)
    passage = _passage(request) if media_type == HTML else None

    def make() -> Rendition:
        text, pages = live.text(document)
        is_page = media_type == HTML
        body = _page(live, document, stretches(text, pages, passage)) if is_page else text.encode()
        content_type = f"{media_type}; charset=utf-8"
        return Rendition.of(
            body, content_type, version=live.version, name=suffix or media_type, link=_links(live, document)
        )

    if passage is not None:
        # There are more passages than a cache could hold, and hardly any is asked for twice.
        rendition = await asyncio.to_thread(make)
    else:
        rendition = await live.rendition(("/source", document, media_type), make)
    return send(request, rendition, live.modified, vary="" if suffix else "Accept")


def _split(name: str) -> tuple[str, str]:
    suffix = next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), "")
    return name.removesuffix(suffix), suffix


def _negotiate(request: Request, document: str) -> str:
    best = choose(request.headers.get("accept"), [HTML, TEXT])
    if best is None:
        offers = [Offer(kind, f"/source/{document}{suffix}") for suffix, kind in _SUFFIXES.items()]
        raise Problem(
            406, "The text is offered as a page and as plain text.", "Ask for one of them.", offers=offers
        )
    return best


def _passage(request: Request) -> tuple[int, int] | None:
    wanted = request.query_params.get("char")
    if wanted is None:
        return None
    match = _RANGE.fullmatch(wanted)
    if match is None or int(match[1]) >= int(match[2]):
        raise Problem(
            400, f"{wanted!r} is no passage.", "Write char=start,end, counted in code points from 0."
        )
    return int(match[1]), int(match[2])


def stretches(text: str, pages: Sequence[int], passage: tuple[int, int] | None) -> Iterator[Stretch]:
    """The text cut where a page begins and where the passage begins and ends."""
    first, last = passage or (len(text), len(text))
    numbers = {start: number for number, start in enumerate(pages, 1)}
    borders = sorted({0, len(text), *numbers, *(min(place, len(text)) for place in (first, last))})
    for start, end in pairwise(borders):
        is_marked = first <= start < last
        yield Stretch(text[start:end], numbers.get(start), is_marked, is_first=start == first)


def _page(live: Live, document: str, shown: Iterable[Stretch]) -> bytes:
    thing = Reader(live.store).thing(Identifiers(live.publisher.base).document(document))
    address = thing.thing(DCTERMS.source)
    return render(
        "source.html",
        live,
        f"/source/{document}",
        thing=thing,
        document=document,
        stretches=list(shown),
        original=address.iri if address else None,
    ).encode()


def _links(live: Live, document: str) -> str:
    node = Identifiers(live.publisher.base).document(document)
    return (
        f'<{live.publisher.base}/source/{document}>; rel="canonical", <{node.value}>; rel="describedby", '
        f'<{document}.txt>; rel="alternate"; type="{TEXT}"'
    )
