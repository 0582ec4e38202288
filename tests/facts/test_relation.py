"""What totals are the sum of."""

from budgetgraph.facts.relation import summands


def test_a_part_that_is_not_stated_is_replaced_by_its_parts() -> None:
    """The vehicles' total is not given, so their running costs are a summand of the three expenses."""
    stated = {"three-public-total", "three-public-vehicle-operation", "three-public-hospitality"}
    assert ("three-public-vehicle-operation", "three-public-hospitality") == summands(
        "three-public-total", stated
    )


def test_parts_of_a_stated_part_are_not_added_again() -> None:
    """Nothing is counted twice."""
    stated = {"three-public-vehicle", "three-public-vehicle-operation", "three-public-hospitality"}
    assert ("three-public-vehicle", "three-public-hospitality") == summands("three-public-total", stated)


def test_a_line_item_without_parts_has_none() -> None:
    """Operating funds are no total."""
    assert () == summands("operating-funds", {"operating-funds"})
