"""Documents: a page for people and four RDF formats for machines, by `Accept` and by suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
from budgetgraph.web.http.requests import raw_path, root_path
from budgetgraph.web.live import Live

HTML = "text/html"


def content_type(media_type: str) -> str:
    """The media type with the parameters that are registered for it."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


class Representation(NamedTuple):
    """A way to say a document: `format` is None for what is no RDF; what is not paged has all in one piece."""

    media_type: str
    suffix: str
    format: Format | None
    is_paged: bool = True


DATA: Sequence[Format] = [format for format in Format if not format.datasets]
REPRESENTATIONS: Sequence[Representation] = [
    Representation(HTML, "html", None),
    *(Representation(f.media_type, f.suffix, f) for f in DATA),
]
CSV = Representation("text/csv", "csv", None, is_paged=False)
JSON = Representation("application/json", "json", None)
_JSON_LD = next(r for r in REPRESENTATIONS if r.format is Format.JSON_LD)
_BY_SUFFIX = {r.suffix: r for r in REPRESENTATIONS}


@dataclass(frozen=True)
class Topic:
    """What a document is about and how it is said.

    `stem` is its path without a suffix; `about` the IRI that it describes; `describe` gives what one of its
    pages (1 and up) says, and `page` says that in HTML. `query` is the query string (without `page`) that belongs to
    its address. `tables` are further representations, each with what writes a page of it; `variant` tells renditions
    apart that have one address but for a wish that belongs to none of the others.
    """

    stem: str
    about: NamedNode
    describe: Callable[[int], Description]
    page: Callable[[Description, int], str]
    query: str = ""
    tables: Mapping[Representation, Callable[[int], str]] = field(default_factory=dict)
    variant: str = ""

    @property
    def representations(self) -> Sequence[Representation]:
        """The page first: link checkers and previews ask for */* and are for people."""
        return [*REPRESENTATIONS[:1], *self.tables, *REPRESENTATIONS[1:]]

    def address(self, representation: Representation, page: int = 1) -> str:
        """The path and query of a page of a representation."""
        number = f"page={page}" if page > 1 and representation.is_paged else ""
        query = "&".join(filter(None, (self.query, number)))
        return f"{self.stem}.{representation.suffix}" + (f"?{query}" if query else "")


def split_suffix(path: str) -> tuple[str, Representation | None]:
    """A path without the suffix of a representation, and that representation."""
    stem, dot, suffix = path.rpartition(".")
    representation = _BY_SUFFIX.get(suffix)
    return (stem, representation) if dot and representation and "/" not in suffix else (path, None)


def negotiate(
    request: Request, stem: str, offered: Sequence[Representation] = REPRESENTATIONS
) -> Representation:
    """What the client likes best; raises a 406 `Problem` that lists what there is."""
    # Whoever asks for JSON is served with JSON-LD where there is no plainer one.
    by_type = {JSON.media_type: _JSON_LD, **{r.media_type: r for r in offered}}
    best = choose(request.headers.get("accept"), [*(r.media_type for r in offered), JSON.media_type])
    if best is None:
        raise Problem(
            406,
            "None of the formats that you accept is offered for this document.",
            "Ask for one of those listed, in the Accept header or by suffix.",
            offers=[Offer(r.media_type, f"{stem}.{r.suffix}") for r in offered],
        )
    return by_type[best]


def named(request: Request, topic: Topic) -> Representation | None:
    """The representation that the address names, None for the plain one; a 404 `Problem` for one that there is not."""
    suffix = raw_path(request).removeprefix(topic.stem).removeprefix(".")
    if not suffix:
        return None
    found = next((one for one in topic.representations if one.suffix == suffix), None)
    if found is None:
        raise Problem(
            404,
            f"There is no {topic.stem} in the format {suffix!r}.",
            "Ask for one of those listed.",
            offers=[Offer(one.media_type, f"{topic.stem}.{one.suffix}") for one in topic.representations],
        )
    return found


async def answer(request: Request, live: Live, topic: Topic, asked: Representation | None) -> Response:
    """The document, in the representation that the suffix names or else in the one that `Accept` likes best."""
    representation = asked or negotiate(request, topic.stem, topic.representations)
    page = page_number(request) if representation.is_paged else 1
    rendition = await live.rendition(
        (topic.stem, topic.query, topic.variant, representation.suffix, page),
        lambda: _render(live, topic, representation, page),
    )
    extra = {} if asked else {"Content-Location": root_path(request) + topic.address(representation, page)}
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
    if representation.format is not None:
        return serialize(description.triples, representation.format)
    table = topic.tables.get(representation)
    return (table(page) if table else topic.page(description, page)).encode()


def _links(live: Live, topic: Topic, representation: Representation, page: int, more: bool) -> str:
    """The `Link` header: relative, so that it holds on any host, but for the canonical addresses."""
    others = [r for r in topic.representations if r is not representation]
    query = f"?{topic.query}" if topic.query else ""
    links = [
        f'<{ascii_iri(live.publisher.base)}{topic.stem}{query}>; rel="canonical"',
        f'<{ascii_iri(topic.about.value)}>; rel="describes"',
        *(f'<{_to(topic, r)}>; rel="alternate"; type="{r.media_type}"' for r in others),
        f'<{ascii_iri(live.publisher.licence)}>; rel="license"',
    ]
    if representation.suffix == "html":
        # Signposting (signposting.org): how a robot gets from the page to the thing and to its data.
        links.append(f'<{ascii_iri(topic.about.value)}>; rel="cite-as"')
        links += [f'<{_to(topic, r)}>; rel="describedby"; type="{r.media_type}"' for r in others]
    if representation.is_paged:
        links += _turns(topic, page, more)
    return ", ".join(links)


def _turns(topic: Topic, page: int, more: bool) -> Iterator[str]:
    """The links to the pages before and after."""
    query = f"{topic.query}&" if topic.query else ""
    if page > 1:
        yield f'<?{query}page={page - 1}>; rel="prev"'
    if more:
        yield f'<?{query}page={page + 1}>; rel="next"'


def _to(topic: Topic, representation: Representation) -> str:
    return relative(topic.stem, topic.address(representation))
