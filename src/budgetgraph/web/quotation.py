"""The passages that a fact was read from, as a page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from budgetgraph.vocabulary import BG, OA, PROV, RDF
from budgetgraph.web.thing import Thing

_RANGE = re.compile(r"#char=(\d+),(\d+)$")


@dataclass(frozen=True, order=True)
class Quotation:
    """A passage of a canonical text: from the code point `start` up to `end`, its IRI, and what stands there.

    `document` is the place of its document among those that were read together, 0 for one alone; `page` the number
    of its page, None in a document without pages.
    """

    document: int
    start: int
    end: int
    iri: str
    text: str
    page: int | None = field(default=None, compare=False)

    def covers(self, other: Quotation) -> bool:
        """Whether the other passage of the same document is part of this one."""
        same = self.iri.partition("#")[0] == other.iri.partition("#")[0]
        return same and self.start <= other.start and other.end <= self.end


def quotations(thing: Thing) -> list[Quotation]:
    """The passages of a fact in the order of the text, without those that lie within another."""
    found = [quotation for passage in thing.things(PROV.wasQuotedFrom) if (quotation := _quotation(passage))]
    return sorted(one for one in found if not _is_covered(one, found))


def first_place(thing: Thing) -> tuple[int, int]:
    """Where the documents first speak of a fact: facts in this order stand as they are printed."""
    return min(((one.document, one.start) for one in quotations(thing)), default=(0, 0))


def _is_covered(one: Quotation, others: Iterable[Quotation]) -> bool:
    return any(other.covers(one) and other != one for other in others)


def _quotation(passage: Thing) -> Quotation | None:
    match = _RANGE.search(passage.iri)
    text = passage.text(RDF.value)
    if match is None or text is None:
        return None
    document, page = passage.thing(OA.hasSource), passage.number(BG.page)
    place = document.number(BG.position) if document else None
    return Quotation(
        int(place or 0), int(match[1]), int(match[2]), passage.iri, text, None if page is None else int(page)
    )
