"""Headers of tables."""

import re

import pytest

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.tables import header
from budgetgraph.tables.header import MOST_ROWS, ColumnWords, Header, find_header


def row(*cells: str) -> Row:
    """A row with these cells."""
    return tuple(Passage(0, cell) for cell in cells)


def columns(rows: list[Row], words: ColumnWords) -> tuple[dict[str, int], int] | None:
    """The columns that are found, and the number of header rows."""
    found = find_header(rows, words)
    return (dict(found.columns), found.height) if found else None


THREE_ROWS = [
    row("来源", "物品", "金额"),
    row("项目", "资金", "", "总计", "当年"),
    row("", "", "", "", "合计", "一般"),
]


def test_names_of_merged_cells_are_given_to_every_column_below() -> None:
    """A cell above several filled ones spans them; a cell above an empty one goes down."""
    found = find_header(THREE_ROWS, {"project": re.compile("项目"), "total": re.compile("总计")})
    assert found
    assert (
        "来源/项目",
        "来源/资金",
        "物品",
        "金额/总计",
        "金额/当年/合计",
        "金额/当年/一般",
    ) == found.paths


def test_the_header_ends_where_the_data_begins() -> None:
    """Rows that only divide columns belong to the header; the first row with a number does not."""
    rows = [*THREE_ROWS, row("物业费", "89.2", "服务", "89.2", "89.2", "89.2")]
    words = {"project": re.compile("项目"), "total": re.compile("总计")}
    assert ({"project": 0, "total": 3}, 3) == columns(rows, words)


def test_columns_are_found_in_any_order() -> None:
    """By their words, not their places."""
    words = {"quantity": re.compile("数量"), "label": re.compile("项目")}
    assert ({"quantity": 0, "label": 1}, 1) == columns([row("数量", "项目"), row("3", "车辆")], words)


def test_a_table_without_these_columns_has_no_such_header() -> None:
    """It is some other table."""
    assert columns([row("甲", "乙"), row("1", "2")], {"label": re.compile("项目")}) is None


def test_rows_that_do_not_fit_together_give_no_names() -> None:
    """Where nobody can tell which cell stands above which, none is guessed."""
    found = find_header([row("来源", "物品"), row("", "", "甲")], {"label": re.compile("甲")})
    assert found
    assert ("", "", "甲") == found.paths


def test_optional_columns_need_not_be_there() -> None:
    """The header is found without them, and they with it."""
    optional = {"price": re.compile("单价"), "quantity": re.compile("数量")}
    found = find_header([row("项目", "数量"), row("车辆", "3")], {"label": re.compile("项目")}, optional)
    assert found
    assert {"label": 0, "quantity": 1} == found.columns
    assert found.cell(row("车辆", "3"), "price") is None


def test_no_header_is_put_together_from_data() -> None:
    """Words in cells below the first row of numbers, or deep in the table, name no column."""
    words = {"label": re.compile("项目"), "value": re.compile("价值")}
    assert columns([row("项目", "原价"), row("车辆", "3"), row("项目", "价值")], words) is None
    assert columns([*[row("项目", "甲")] * MOST_ROWS, row("", "价值")], words) is None


def test_titles_and_units_above_a_header_name_no_column() -> None:
    """Though they hold the same words, and stand in the table's first rows."""
    words = {"label": re.compile("项目"), "quantity": re.compile("数量")}
    rows = [row("资产数量表"), row("某委员会", "单位：元"), row("项目", "数量"), row("车辆", "3")]
    assert ({"label": 0, "quantity": 1}, 3) == columns(rows, words)


def test_a_row_of_words_below_a_header_is_data() -> None:
    """Where no cell of the header is merged over several columns, none is left to divide."""
    words = {"name": re.compile("名称")}
    assert ({"name": 1}, 1) == columns([row("序号", "名称"), row("", "服务中心")], words)


HEADER = Header({"label": 0, "value": 2}, ("项目", "数量", "价值", "备注"), (), 3)


def test_only_a_row_that_lacks_its_last_cells_fits_a_longer_header() -> None:
    """Empty cells at the end are left out together, so a short row that ends in one has lost another."""
    assert [True, True, True, False, False, False] == [
        HEADER.fits(row(*cells.split("|")))
        for cells in ["甲|1|2|注", "甲|1|2||", "甲|1|2", "甲|2|", "甲|2", "甲|1|2|注|3"]
    ]


@pytest.mark.parametrize("rows", [400, 800])
def test_only_the_top_of_a_table_is_searched_for_a_header(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a table is, as many rows are made into paths as a header can have."""
    made: list[Row] = []
    below = header._below
    monkeypatch.setattr(header, "_below", lambda paths, row: made.append(row) or below(paths, row))
    assert find_header([row("甲", "乙")] * rows, {"label": re.compile("项目")}) is None
    assert MOST_ROWS == len(made)
