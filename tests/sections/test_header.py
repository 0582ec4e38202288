"""Headers of tables."""

import re

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.header import column_paths, find_columns


def row(*cells: str) -> Row:
    """A row with these cells."""
    return tuple(Passage(0, cell) for cell in cells)


THREE_ROWS = [
    row("来源", "物品", "金额"),
    row("项目", "资金", "", "总计", "当年"),
    row("", "", "", "", "合计", "一般"),
]


def test_names_of_merged_cells_are_given_to_every_column_below() -> None:
    """A cell above several filled ones spans them; a cell above an empty one goes down."""
    assert [
        "来源/项目",
        "来源/资金",
        "物品",
        "金额/总计",
        "金额/当年/合计",
        "金额/当年/一般",
    ] == column_paths(THREE_ROWS)


def test_the_header_ends_where_the_data_begins() -> None:
    """Rows that only divide columns belong to the header; the first row with a number does not."""
    rows = [*THREE_ROWS, row("物业费", "89.2", "服务", "89.2", "89.2", "89.2")]
    words = {"project": re.compile("项目"), "total": re.compile("总计")}
    assert ({"project": 0, "total": 3}, 3) == find_columns(rows, words)


def test_columns_are_found_in_any_order() -> None:
    """By their words, not their places."""
    words = {"quantity": re.compile("数量"), "label": re.compile("项目")}
    assert ({"quantity": 0, "label": 1}, 1) == find_columns([row("数量", "项目"), row("3", "车辆")], words)


def test_a_table_without_these_columns_has_no_such_header() -> None:
    """It is some other table."""
    assert find_columns([row("甲", "乙"), row("1", "2")], {"label": re.compile("项目")}) is None


def test_rows_that_do_not_fit_together_give_no_names() -> None:
    """Where nobody can tell which cell stands above which, none is guessed."""
    assert ["", "", "甲"] == column_paths([row("来源", "物品"), row("", "", "甲")])
