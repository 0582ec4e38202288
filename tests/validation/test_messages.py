"""Messages say facts by their names, in the language of the message, and amounts as people read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad
from rdflib import Literal, URIRef
from tests.shapes.graphs import reference_graph

from budgetgraph.validation.messages import Sentences
from budgetgraph.validation.rule_graph import RuleGraph
from budgetgraph.validation.validator import merged
from budgetgraph.vocabulary import BG

ROOT = "http://localhost:8000/id/disclosure/130300-779002/2020/budget/"


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    return Sentences(merged(reference_graph()))


@pytest.mark.parametrize(
    ("path", "chinese", "english"),
    [
        ("project/14", "食堂日常及维护费用", "食堂日常及维护费用"),
        ("project/18", "第18项预算项目", "Budget project 18"),
        ("figure/expenditure-total", "支出总计", "Total expenditure"),
        ("change/expenditure-total", "支出总计的增减额", "change of Total expenditure"),
        ("asset/total", "资产总额", "资产总额"),
        ("nothing/there", "there", "there"),
    ],
)
def test_a_thing_is_called_by_the_best_name_it_has(
    sentences: Sentences, path: str, chinese: str, english: str
) -> None:
    """Its own name, else that of its code, else its place among its kind, else the end of its address."""
    assert (chinese, english) == tuple(sentences.label(URIRef(ROOT + path), tag) for tag in ("zh-Hans", "en"))


def test_a_term_is_called_by_its_label_in_the_language(sentences: Sentences) -> None:
    """Properties of the ontology too."""
    assert ("资产价值", "asset value") == tuple(
        sentences.label(URIRef(BG.assetValue.value), tag) for tag in ("zh-Hans", "en")
    )


def test_both_ways_of_writing_a_variable_are_filled_in(sentences: Sentences) -> None:
    """`{?name}` and `{$name}`; a variable that the rule left open becomes a dash."""
    values = {"this": URIRef(ROOT + "project/14"), "count": Literal(3)}
    filled = sentences.fill("{$this}: {?count}, {?open}", "en", values)
    assert "食堂日常及维护费用: 3, —" == filled


@pytest.mark.parametrize(
    ("unit", "chinese", "english"),
    [("万元", "555.32万元", "5,553,200.00 yuan"), ("元", "5553200.00元", "5,553,200.00 yuan")],
)
def test_an_amount_is_said_in_the_printed_unit(
    sentences: Sentences, unit: str, chinese: str, english: str
) -> None:
    """Chinese as the document prints it, English in yuan."""
    values = {"computed": Literal(Decimal("5553200.00")), "unit": Literal(unit)}
    assert (chinese, english) == tuple(
        sentences.fill("{?computed}", tag, values) for tag in ("zh-Hans", "en")
    )


def test_a_number_without_a_unit_is_only_a_number(sentences: Sentences) -> None:
    """Six hundred and sixty-seven things are no money, and 667.0 is an odd way to count them."""
    assert "667" == sentences.fill("{?stated}", "zh-Hans", {"stated": Literal(Decimal("667.0"))})


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from(["元", "千元", "万元", "亿元"]),
)
def test_the_printed_amount_times_its_unit_is_the_amount(amount: Decimal, unit: str) -> None:
    """Nothing is rounded away in words."""
    yuan = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}[unit]
    values = {"stated": Literal(amount), "unit": Literal(unit)}
    said = Sentences(RuleGraph()).fill("{?stated}", "zh-Hans", values)
    assert amount == Decimal(said.removesuffix(unit)) * yuan


def test_a_label_of_another_language_is_better_than_none() -> None:
    """An English message names a Chinese thing in Chinese."""
    thing, label = (
        NamedNode("http://example.org/x"),
        NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
    )
    graph = merged([Quad(thing, label, OxLiteral("食堂", language="zh-Hans"))])
    assert "食堂" == Sentences(graph).label(URIRef(thing.value), "en")
