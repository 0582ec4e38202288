"""Which representation a client gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.web.http.negotiation import choose, parse_accept

HTML, TURTLE, JSON_LD, RDF_XML = "text/html", "text/turtle", "application/ld+json", "application/rdf+xml"
OFFERS = [HTML, TURTLE, JSON_LD, RDF_XML]

CASES = [
    (None, HTML),
    ("", HTML),
    ("*/*", HTML),
    ("text/turtle", TURTLE),
    ("TEXT/Turtle", TURTLE),
    ("text/turtle;q=0.5, application/ld+json", JSON_LD),
    ("text/turtle;q=0.5, application/ld+json;q=0.4", TURTLE),
    ("text/*;q=0.3, application/ld+json;q=0.2", HTML),
    ("text/*, text/html;q=0.1", TURTLE),
    ("*/*, text/html;q=0, text/turtle;q=0", JSON_LD),
    ("text/turtle, */*", TURTLE),
    ("application/*", JSON_LD),
    ("image/png", None),
    ("text/turtle;q=0", None),
    ("image/png, */*;q=0.1", HTML),
    ("text/turtle;charset=utf-8", TURTLE),
    (
        'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x";q=0.9, text/turtle;q=0.8',
        JSON_LD,
    ),
    ("text/html;level=1", None),
    ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", HTML),
    ("application/rdf+xml, */*;q=.1", RDF_XML),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", HTML),
    ("nonsense", HTML),
    (",,, ;q=1", HTML),
    ("text/turtle;q=high, application/ld+json", JSON_LD),
    ("text/turtle;q=2, text/html", HTML),
]


@pytest.mark.parametrize(("accept", "expected"), CASES)
def test_best_offer(accept: str | None, expected: str | None) -> None:
    """The offer with the highest quality wins, then the one that was named more exactly, then ours."""
    assert expected == choose(accept, OFFERS)


def test_nothing_to_offer() -> None:
    """Without an offer there is no choice."""
    assert choose("*/*", []) is None


def test_quotation_marks_hide_commas_and_semicolons() -> None:
    """A quoted parameter does not end an element."""
    ranges = list(parse_accept('a/b;profile="x,y;q=0";q=0.25, c/d'))
    assert [("a", "b", 0.25), ("c", "d", 1.0)] == [(r.type, r.subtype, r.quality) for r in ranges]


@given(st.text(max_size=60))
def test_any_header_is_survived(header: str) -> None:
    """Whatever a client sends, the answer is an offer or nothing."""
    assert choose(header, OFFERS) in [*OFFERS, None]


@given(st.permutations([(HTML, 0.1), (TURTLE, 0.9), (JSON_LD, 0.5), (RDF_XML, 0.3)]))
def test_order_of_elements_does_not_matter(wishes: list[tuple[str, float]]) -> None:
    """Only qualities count, not where a type stands in the header."""
    assert TURTLE == choose(", ".join(f"{kind};q={q}" for kind, q in wishes), OFFERS)
