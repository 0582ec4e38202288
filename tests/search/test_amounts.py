"""The forms in which an amount may be printed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.search import SearchIndex, build_index
from budgetgraph.search.amounts import printed_forms
from budgetgraph.search.index import CANDIDATES
from budgetgraph.search.wording import Wording
from budgetgraph.vocabulary import BG

FORMS = [
    ("5583200", ["5583200.00", "558.32", "55832000000", "55832000000.00"]),
    ("5,583,200", ["5583200.00", "558.32", "55832000000", "55832000000.00"]),
    (" ５，５８３，２００ ", ["5583200.00", "558.32", "55832000000", "55832000000.00"]),
    ("30000", ["30000.00", "3万", "3.00", "300000000", "300000000.00"]),
    ("558.32", ["5583200", "5583200.00"]),
    ("558.320", ["558.32", "5583200", "5583200.00"]),
    ("304.8", ["304.80", "3048000", "3048000.00"]),
    ("4993312.34", ["499.331234", "49933123400", "49933123400.00"]),
    ("499.331234", ["4993312.34"]),
    ("500", ["500.00", "0.05", "5000000", "5000000.00"]),
    ("3", ["3.00", "30000", "30000.00"]),
    ("0", ["0.00"]),
]


@pytest.mark.parametrize(("typed", "forms"), FORMS)
def test_a_number_has_other_forms(typed: str, forms: list[str]) -> None:
    """As yuan and as 万元, with two decimals or as short as it goes, and nothing rounded."""
    assert forms == list(printed_forms(typed))


@pytest.mark.parametrize(
    "typed",
    ["", "预算", "5583200 预算", '"5583200"', "-5583200", "558*", "1,23", "0012", "5e3", "1.2.3", "9" * 25],
)
def test_what_is_no_number_has_none(typed: str) -> None:
    """Words, codes with leading zeros, and a number in quotation marks are looked for as they are."""
    assert () == printed_forms(typed)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_every_form_is_the_same_amount(number: Decimal) -> None:
    """Read as yuan or as 万元, each is what was typed, to the last 分."""
    values = {Decimal(form.removesuffix("万")) for form in printed_forms(str(number))}
    assert values <= {number, number / 10_000, number * 10_000}


def indexed(texts: list[str], path: Path) -> SearchIndex:
    things = (Literal(text) for text in texts)
    build_index(
        (Quad(NamedNode(f"http://a/{n}"), BG.statedValue, text) for n, text in enumerate(things)), path
    )
    return SearchIndex(path)


def test_the_typed_form_comes_first(tmp_path: Path) -> None:
    """However short the others are, and each text once; the places are those of the form that stands there."""
    texts = ["558.32", "共5,583,200元", "5583200.00", "558.32万元，即5583200元", "558.3"]
    wording = Wording.of_amount("5,583,200")
    with indexed(texts, tmp_path / "index") as index:
        found = [hit.text for hit in index.find(wording, limit=10)]
        assert ["共5,583,200元", "558.32万元，即5583200元"] == found[:2]
        assert {"558.32", "5583200.00"} == set(found[2:])
        assert 4 == len(found) == index.count(wording)
        assert found == [hit.text for n in range(5) for hit in index.find(wording, limit=1, offset=n)]
        assert ["共5,583,200元", "558.32万元，即5583200元"] == [
            h.text for h in index.find("5583200", limit=10)
        ]
    assert [(0, 6), (10, 17)] == wording.places("558.32万元，即5583200元")


def test_other_forms_follow_what_can_be_reached(tmp_path: Path) -> None:
    """Where the typed form alone has more than the candidates, the others come behind those."""
    with indexed([*(f"20 天 {n:05d}" for n in range(CANDIDATES + 1)), "20.00"], tmp_path / "index") as index:
        wording = Wording.of_amount("20")
        assert CANDIDATES + 2 == index.count(wording)
        assert ["20.00"] == [hit.text for hit in index.find(wording, limit=5, offset=CANDIDATES)]
