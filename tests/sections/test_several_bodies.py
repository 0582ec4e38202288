"""Sentences of several bodies that nobody told apart."""

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import read_money
from budgetgraph.sections.several_bodies import without_those_of_bodies


def figures(*amounts: str) -> list[Figure]:
    found = []
    for amount in amounts:
        money = read_money(Passage(0, amount), "万元")
        assert money
        found.append(Figure("expenditure-project", money, Passage(0, amount)))
    return found


def test_a_contradiction_is_kept() -> None:
    """Two amounts, or three, may be slips: rules compare them."""
    assert figures("1", "2", "3") == without_those_of_bodies(figures("1", "2", "3"), [])


def test_one_amount_after_another_is_of_bodies() -> None:
    """None of four amounts can be told to be the department's."""
    assert [] == without_those_of_bodies(figures("1", "2", "3", "4"), [])


def test_what_a_table_states_is_kept() -> None:
    """The table says which of the amounts is the department's."""
    assert figures("4") == without_those_of_bodies(figures("1", "2", "3", "4"), figures("4"))


def test_an_amount_said_often_is_one() -> None:
    """Saying it again makes no other amount of it."""
    assert figures("1", "1", "1", "1") == without_those_of_bodies(figures("1", "1", "1", "1"), [])
