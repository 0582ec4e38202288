"""What totals are the sum of."""

from dataclasses import replace

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import read_money
from budgetgraph.facts.relation import Relation, relations
from budgetgraph.facts.summands import summands


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


def test_one_part_alone_is_no_sum() -> None:
    """Of projects nothing is said, so the total may be more than basic expenditure."""
    stated = {"expenditure-general-public-budget", "expenditure-general-public-budget-basic"}
    assert () == summands("expenditure-general-public-budget", stated)


def test_a_part_of_a_part_counts_where_others_are_stated() -> None:
    """Of the vehicles' costs one kind is given, which is no sum by itself, but a summand of the whole."""
    stated = {"three-public-hospitality", "three-public-vehicle-operation"}
    assert () == summands("three-public-vehicle", stated)
    assert 2 == len(summands("three-public-total", stated))


def figure(item: str, amount: str, code: str | None = None) -> Figure:
    cell = Passage(0, amount)
    money = read_money(cell, "万元")
    assert money
    scheme: Scheme = "function" if code and code.startswith("2") else "economic"
    of = Classification(scheme, code, (Passage(0, code),)) if code else None
    return Figure(item, money, cell, classification=of)


def test_classes_add_up_to_what_is_divided_into_classes() -> None:
    """What is carried forward at the end of a table is in the grand total and in no class."""
    total, current = figure("expenditure-total", "12"), figure("expenditure-current-year", "10")
    classes = [figure("expenditure-total", "4", "201"), figure("expenditure-total", "6", "208")]
    found = [r for r in relations([total, current, *classes]) if r.kind == "sum-over-function"]
    assert [Relation("sum-over-function", current, part) for part in classes] == found


def test_classes_add_up_to_the_total_where_there_is_only_one() -> None:
    """A budget without anything carried forward names it once."""
    total, part = figure("expenditure-total", "12"), figure("expenditure-total", "12", "201")
    assert [Relation("sum-over-function", total, part)] == list(relations([total, part]))


def test_two_lists_of_classes_do_not_add_up_to_one_total_together() -> None:
    """What has a list of classes of its own is the sum of that one alone."""
    total, current = figure("expenditure-total", "12"), figure("expenditure-current-year", "10")
    lists = [figure(item, "10", "201") for item in ("expenditure-total", "expenditure-current-year")]
    found = [r for r in relations([total, current, *lists]) if r.kind == "sum-over-function"]
    assert [Relation("sum-over-function", current, lists[1])] == found


def test_the_parts_of_basic_expenditure_are_no_sum_of_all() -> None:
    """Personnel and public funds are two, but what projects cost is not stated."""
    stated = {"expenditure-basic-personnel", "expenditure-basic-public"}
    assert () == summands("expenditure-current-year", stated)
    assert 3 == len(summands("expenditure-current-year", {*stated, "expenditure-project"}))


def test_other_funds_stand_for_the_revenue_that_they_hold() -> None:
    """Business and other revenue are named below them again."""
    stated = {"revenue-fiscal-appropriation", "revenue-other-funds", "revenue-business", "revenue-other"}
    assert ("revenue-fiscal-appropriation", "revenue-other-funds") == summands("revenue-current-year", stated)


def balances(figures: list[Figure]) -> list[Figure]:
    return [relation.figure for relation in relations(figures) if relation.kind == "balance"]


def test_a_class_need_not_balance_where_what_is_carried_has_no_class() -> None:
    """Final accounts spend on a class what was carried over, and print beside it the revenue of the year."""
    whole = [figure("revenue-total", "12"), figure("expenditure-total", "12")]
    classes = [figure("revenue-total", "9", "201"), figure("expenditure-total", "12", "201")]
    assert [whole[1], classes[1]] == balances([*whole, *classes])
    assert [whole[1]] == balances([*whole, *classes, figure("revenue-carried-over", "3")])


def test_a_class_balances_where_what_is_carried_is_told_by_class() -> None:
    """A budget whose table of revenue has a column of it."""
    over = [figure("revenue-carried-over", "3"), figure("revenue-carried-over", "3", "201")]
    classes = [figure("revenue-total", "12", "201"), figure("expenditure-total", "12", "201")]
    assert [classes[1]] == balances([*over, *classes])


def test_classes_with_what_was_carried_over_add_up_to_the_total() -> None:
    """With a column of what was carried over, the classes are of all revenue, not of the year's."""
    total, current = figure("revenue-total", "12"), figure("revenue-current-year", "9")
    part, over = figure("revenue-total", "11", "201"), figure("revenue-carried-over", "3", "201")
    found = [r for r in relations([total, current, part, over]) if r.kind == "sum-over-function"]
    assert [Relation("sum-over-function", total, part)] == found


def test_the_classes_of_departments_and_of_the_government_are_two_divisions() -> None:
    """Each makes up the whole; only those of departments are added up to it."""
    total = figure("expenditure-total", "12")
    parts = [figure("expenditure-total", "12", code) for code in ("301", "501")]
    assert [Relation("sum-over-economic", total, parts[0])] == list(relations([total, *parts]))
    assert [Relation("sum-over-economic", total, parts[1])] == list(relations([total, parts[1]]))


def test_examples_divide_a_whole_only_where_they_add_up_to_it() -> None:
    """Operating funds of which two uses are named are not contradicted by those two; a third may make up the rest."""
    whole, rent = figure("operating-funds", "50"), example("operating-funds", "20", "30214")
    some, rest = example("operating-funds", "5", "30201"), example("operating-funds", "30", "30215")
    assert [] == list(relations([whole, rent, some]))
    assert [Relation("sum-over-economic", whole, part) for part in (rent, rest)] == [
        *relations([whole, rent, rest])
    ]


def test_all_kinds_of_a_total_divide_it_though_they_are_named_as_examples() -> None:
    """Goods, works and services are all that is procured, so a difference is one; goods and services alone are not."""
    whole = figure("procurement-total", "50")
    parts = [example(f"procurement-{kind}", "20") for kind in ("goods", "works", "services")]
    assert [Relation("sum", whole, part) for part in parts] == list(relations([whole, *parts]))
    assert [] == list(relations([whole, *parts[::2]]))


def example(item: str, amount: str, code: str | None = None) -> Figure:
    return replace(figure(item, amount, code), is_example=True)
