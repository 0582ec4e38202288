"""Traits, read from invented beginnings of documents."""

import pytest

from budgetgraph.descriptions import Description, describe
from budgetgraph.descriptions.trait import Trait
from budgetgraph.documents.text import read_text
from tests.descriptions.beginnings import BEGINNINGS, Beginning


def described(beginning: Beginning) -> Description:
    return describe([read_text(beginning.name, beginning.text.encode())])


@pytest.mark.parametrize("beginning", BEGINNINGS, ids=lambda beginning: beginning.id)
def test_a_beginning_says_what_it_says(beginning: Beginning) -> None:
    """Every trait has the value that the beginning prints, or none."""
    description = described(beginning)
    assert beginning.expected == {name: getattr(description, name).value for name in beginning.expected}


@pytest.mark.parametrize("beginning", BEGINNINGS, ids=lambda beginning: beginning.id)
def test_every_trait_quotes_its_words_or_says_why_it_is_unknown(beginning: Beginning) -> None:
    """A known value has words of the document or of its file's name, an unknown one a reason."""
    traits: list[Trait[object]] = list(vars(described(beginning)).values())
    for trait in traits:
        assert bool(trait.evidence) == (trait.value is not None)
        assert bool(trait.reason) == (trait.value is None)
        for candidate in trait.candidates:
            place = candidate.passage
            assert place is None or place.text == beginning.text[place.start : place.end]
