"""Documents: a page for people and four RDF formats for machines, by `Accept` and by suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.formats import Format, serialize
from budgetgraph.web.addresses import ascii_iri, relative
from budgetgraph.web.description import Description
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.problems import Offer, Problem
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.http.requests import root_path
from budgetgraph.web.live import Live

HTML = "text/html"


def content_type(media_type: str) -> str:
    """The media type with the parameters that are registered for it."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


class Representation(NamedTuple):
    """A way to say a document: `format` is None for the page."""

    media_type: str
    suffix: str
    format: Format | None


DATA: Sequence[Format] = [format for format in Format if not format.datasets]
REPRESENTATIONS: Sequence[Representation] = [
    # The page comes first: link checkers and previews ask for */* and are for people.
    Representation(HTML, "html", None),
    *(Representation(f.media_type, f.suffix, f) for f in DATA),
]
_BY_TYPE = {
    **{r.media_type: r for r in REPRESENTATIONS},
    "application/json": next(r for r in REPRESENTATIONS if r.format is Format.JSON_LD),
}
_BY_SUFFIX = {r.suffix: r for r in REPRESENTATIONS}


@dataclass(frozen=True)
class Topic:
    """What a document is about and how it is said.

    `stem` is its path without a suffix; `about` the IRI that it describes; `describe` gives what one of its
    pages (1 and up) says, and `page` says that in HTML.
    """

    stem: str
    about: NamedNode
    describe: Callable[[int], Description]
    page: Callable[[Description, int], str]


def split_suffix(path: str) -> tuple[str, Representation | None]:
    """A path without the suffix of a representation, and that representation."""
    stem, dot, suffix = path.rpartition(".")
    representation = _BY_SUFFIX.get(suffix)
    return (stem, representation) if dot and representation and "/" not in suffix else (path, None)


def negotiate(request: Request, stem: str) -> Representation:
    """What the client likes best; raises a 406 `Problem` that lists what there is."""
    best = choose(request.headers.get("accept"), list(_BY_TYPE))
    if best is None:
        raise Problem(
            406,
            "None of the formats that you accept is offered for this document.",
            "Ask for one of those listed, in the Accept header or by suffix.",
            offers=[Offer(r.media_type, f"{stem}.{r.suffix}") for r in REPRESENTATIONS],
        )
    return _BY_TYPE[best]


async def answer(request: Request, live: Live, topic: Topic, asked: Representation | None) -> Response:
    """The document, in the representation that the suffix names or else in the one that `Accept` likes best."""
    representation = asked or negotiate(request, topic.stem)
    page = page_number(request)
    rendition = await live.rendition(
        (topic.stem, representation.suffix, page), lambda: _render(live, topic, representation, page)
    )
    extra = {} if asked else {"Content-Location": _address(request, topic.stem, representation, page)}
    return send(request, rendition, live.modified, vary="" if asked else "Accept", extra=extra)


def page_number(request: Request) -> int:
    """The number in `?page=`, 1 without it; raises a 404 `Problem` for what is no number of a page."""
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text)):
        raise Problem(404, f"There is no page {text!r}.", "Pages are numbered from 1.")
    return int(text)


def _render(live: Live, topic: Topic, representation: Representation, page: int) -> Rendition:
    description = topic.describe(page)
    if page > 1 and not description.belonging:
        raise Problem(404, f"There is no page {page}.", "Follow the links from the first page.")
    return Rendition.of(
        _body(topic, description, representation, page),
        content_type(representation.media_type),
        version=live.version,
        name=representation.suffix,
        link=_links(live, topic, representation, page, description.more),
    )


def data_rendition(live: Live, triples: Iterable[Triple], format: Format) -> Rendition:
    """Triples in an RDF format, for addresses that have no page."""
    body = serialize(triples, format)
    return Rendition.of(body, content_type(format.media_type), version=live.version, name=format.suffix)


def _body(topic: Topic, description: Description, representation: Representation, page: int) -> bytes:
    if representation.format is None:
        return topic.page(description, page).encode()
    return serialize(description.triples, representation.format)


def _address(request: Request, stem: str, representation: Representation, page: int) -> str:
    return f"{root_path(request)}{stem}.{representation.suffix}" + (f"?page={page}" if page > 1 else "")


def _links(live: Live, topic: Topic, representation: Representation, page: int, more: bool) -> str:
    """The `Link` header: relative, so that it holds on any host, but for the canonical addresses."""
    others = [r for r in REPRESENTATIONS if r is not representation]
    links = [
        f'<{ascii_iri(live.publisher.base)}{topic.stem}>; rel="canonical"',
        f'<{ascii_iri(topic.about.value)}>; rel="describes"',
        *(f'<{_to(topic, r)}>; rel="alternate"; type="{r.media_type}"' for r in others),
        f'<{ascii_iri(live.publisher.licence)}>; rel="license"',
    ]
    if representation.format is None:
        # Signposting (signposting.org): how a robot gets from the page to the thing and to its data.
        links.append(f'<{ascii_iri(topic.about.value)}>; rel="cite-as"')
        links += [f'<{_to(topic, r)}>; rel="describedby"; type="{r.media_type}"' for r in others]
    if page > 1:
        links.append(f'<?page={page - 1}>; rel="prev"')
    if more:
        links.append(f'<?page={page + 1}>; rel="next"')
    return ", ".join(links)


def _to(topic: Topic, representation: Representation) -> str:
    return relative(topic.stem, f"{topic.stem}.{representation.suffix}")
