"""Tables in text files that are no grids: rows leave out empty cells, and nobody knows which."""

from budgetgraph.documents.text import read_text
from budgetgraph.facts.figure import Figure
from budgetgraph.tables.finding import find_tables
from budgetgraph.tables.registry import read_table


def table(*rows: str) -> str:
    """A table with each cell on a line of its own behind a tab, and an empty line behind each row."""
    return "".join("".join(f"\t{cell}\n" for cell in row.split("|")) + "\n" for row in rows)


def stated(*rows: str) -> list[tuple[str, str | None, str]]:
    """Line item, class and number of each figure in a table of expenditure."""
    text = f"某局2025年部门预算\n支出总表\n单位：万元\n{table(*rows)}"
    found = find_tables(read_text("x.txt", text.encode()), 2025, "approved")
    facts = [fact for one in found for fact in read_table(one)]
    return [
        (f.line_item, f.classification.code if f.classification else None, f.money.stated.text)
        for f in facts
        if isinstance(f, Figure)
    ]


HEADER = "科目编码|科目名称|合计|基本支出|项目支出"


def test_a_whole_row_is_read() -> None:
    """Each cell stands below its own name."""
    assert [
        ("expenditure-total", "2010301", "30"),
        ("expenditure-basic", "2010301", "20"),
        ("expenditure-project", "2010301", "10"),
    ] == stated(HEADER, "2010301|行政运行|30|20|10")


def test_a_row_that_has_lost_a_cell_gives_no_figure() -> None:
    """Its last number may be of basic or of project expenditure; the rows around it are read."""
    assert [("expenditure-total", "2010302", "5"), ("expenditure-project", "2010302", "5")] == stated(
        HEADER, "2010301|行政运行|30|30", "2010302|一般行政管理事务|5||5"
    )


def test_names_above_several_columns_are_spread() -> None:
    """A header of two rows is read where the upper row's cells fit those of the lower one."""
    header = ("科目|支出", "科目编码|科目名称|合计|基本支出|项目支出")
    assert [] == stated(*header, "2010301|行政运行|30|20|10")
    fitting = ("科目编码|科目名称|支出预算", "||合计|基本支出|项目支出")
    assert [
        ("expenditure-total", "2010301", "30"),
        ("expenditure-basic", "2010301", "20"),
        ("expenditure-project", "2010301", "10"),
    ] == stated(*fitting, "2010301|行政运行|30|20|10")
