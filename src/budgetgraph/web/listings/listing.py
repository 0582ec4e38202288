"""A list as a document: a page of it for people, as JSON and as RDF, and all of it as CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pyoxigraph import Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.vocabulary import DCTERMS, FOAF, RDF
from budgetgraph.web.addresses import relative
from budgetgraph.web.description import Description
from budgetgraph.web.documents import CSV, JSON, Topic, answer, named
from budgetgraph.web.live import Live
from budgetgraph.web.pages import render
from budgetgraph.web.spreadsheet import has_mark, marked, written
from budgetgraph.web.thing import Thing

PAGE_SIZE = 100
"""How many of a list one page has."""

Row = TypeVar("Row")


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """A list at `stem`, of which `query` is what it was narrowed down by.

    `name` is its name in JSON, `titles` are those in Chinese and English. `thing` gives what a row is about, `record`
    its values by the names in `columns`, `said` what RDF says of it; `template` shows a page, given `context`. Nothing is
    looked for before it is asked for, since most requests are answered from the cache.
    """

    stem: str
    name: str
    titles: tuple[str, str]
    find: Callable[[], Sequence[Row]]
    columns: Sequence[str]
    thing: Callable[[Row], Thing]
    record: Callable[[Row], Mapping[str, object]]
    said: Callable[[Row], Iterator[Triple]]
    template: str
    context: Callable[[], Mapping[str, object]]
    query: str = ""

    @cached_property
    def rows(self) -> Sequence[Row]:
        """All of them, found once."""
        return self.find()

    @property
    def pages(self) -> int:
        """How many pages there are, one for an empty list, too."""
        return max(1, -(-len(self.rows) // PAGE_SIZE))

    def page(self, number: int) -> Sequence[Row]:
        """The rows of a page."""
        return self.rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]


async def answer_listing(request: Request, live: Live, listing: Listing[Row]) -> Response:
    """The list, in what the suffix names or else in what `Accept` likes best."""
    mark = has_mark(request)
    topic = Topic(
        stem=listing.stem,
        about=NamedNode(f"{live.publisher.base}{listing.stem}"),
        describe=lambda page: _describe(live, listing, page),
        page=lambda _description, page: _page(live, listing, page),
        query=listing.query,
        tables={
            CSV: lambda _page: marked(written(listing.columns, map(listing.record, listing.rows)), mark=mark),
            JSON: lambda page: _json(live, listing, page),
        },
        variant="bom" if mark else "",
    )
    return await answer(request, live, topic, named(request, topic))


def _describe(live: Live, listing: Listing[Row], number: int) -> Description:
    """The list as a document, with a page of what is in it."""
    return Description(
        _statements(live, listing, listing.page(number)),
        more=number < listing.pages,
        belonging=[listing.thing(row).node for row in listing.page(number)],
    )


def _statements(live: Live, listing: Listing[Row], shown: Sequence[Row]) -> Iterator[Triple]:
    node = NamedNode(f"{live.publisher.base}{listing.stem}")
    yield Triple(node, RDF.type, FOAF.Document)
    for title, language in zip(listing.titles, ("zh-Hans", "en"), strict=True):
        yield Triple(node, DCTERMS.title, Literal(title, language=language))
    for row in shown:
        yield Triple(node, DCTERMS.hasPart, listing.thing(row).node)
        yield from listing.said(row)


def _json(live: Live, listing: Listing[Row], number: int) -> str:
    query = f"{listing.query}&" if listing.query else ""
    answer = {
        "release": live.version,
        "total": len(listing.rows),
        "page": number,
        "pages": listing.pages,
        "next": f"?{query}page={number + 1}" if number < listing.pages else None,
        listing.name: [listing.record(row) for row in listing.page(number)],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _page(live: Live, listing: Listing[Row], number: int) -> str:
    query = f"?{listing.query}" if listing.query else ""
    return render(
        listing.template,
        live,
        listing.stem,
        rows=listing.page(number),
        total=len(listing.rows),
        first=(number - 1) * PAGE_SIZE + 1,
        number=number,
        more=number < listing.pages,
        query=f"{listing.query}&" if listing.query else "",
        formats=[
            (label, relative(listing.stem, f"{listing.stem}.{suffix}{query}"))
            for label, suffix in _FORMATS.items()
        ],
        excel=relative(listing.stem, f"{listing.stem}.csv?{listing.query}&bom=true".replace("?&", "?")),
        **listing.context(),
    )


_FORMATS = {"CSV": "csv", "JSON": "json", "Turtle": "ttl", "JSON-LD": "jsonld", "RDF/XML": "rdf"}
