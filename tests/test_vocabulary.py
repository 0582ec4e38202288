"""Closed namespaces and code lists."""

import pytest

from budgetgraph.code_lists import code_list
from budgetgraph.errors import UndeclaredTerm
from budgetgraph.vocabulary import BG, OA, QB, concept, scheme


def test_declared_terms_are_nodes() -> None:
    """Our own and reused ones alike."""
    assert "https://w3id.org/budgetgraph/def#statedValue" == BG.statedValue.value
    assert "http://purl.org/linked-data/cube#Observation" == QB.Observation.value
    assert "http://www.w3.org/ns/oa#prefix" == OA.prefix.value


def test_a_misspelt_term_raises() -> None:
    """It cannot get into the graph; the message says where to declare it."""
    for attempt in (lambda: BG.statedValeu, lambda: QB.Observatoin, lambda: concept("line-item", "revnue")):
        with pytest.raises(UndeclaredTerm, match=r"reused-terms\.csv|code list"):
            attempt()


def test_an_unknown_scheme_raises() -> None:
    """There is no such code list."""
    with pytest.raises(UndeclaredTerm):
        scheme("colours")


def test_printed_names_lead_to_concepts() -> None:
    """By preferred and by alternative labels."""
    found = code_list("indicator-category")
    assert found["产出指标"] == "output"
    assert found["数量指标"] == "output-quantity"
    assert found["效果指标"] == found["效益指标"]
    assert "一级指标" not in found
