"""The unit of the amounts in a table."""

import pytest

from budgetgraph.facts.figure import Figure
from budgetgraph.tables.finding import find_tables
from budgetgraph.tables.registry import read_table
from tests.tables.case import document_of

WITHOUT_UNIT = """
支出预算总表
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 201 | 一般公共服务支出 | 3.00 | 1.00 | 2.00 |
"""


@pytest.mark.parametrize(
    ("text", "registered", "units"),
    [
        (WITHOUT_UNIT, None, set()),
        (WITHOUT_UNIT, "千元", {"千元"}),
        (WITHOUT_UNIT.replace("总表\n", "总表 单位：元\n"), "千元", {"元"}),
        (WITHOUT_UNIT.replace("总表\n", "总表\n单位：万元\n"), None, {"万元"}),
        (WITHOUT_UNIT.replace("合计", "合计（万元）"), "元", {"元", "万元"}),
    ],
)
def test_a_unit_is_printed_or_registered_and_never_guessed(
    text: str, registered: str | None, units: set[str]
) -> None:
    """What the table prints counts first, a column's own before the table's; without any nothing is read."""
    [table] = find_tables(document_of(text), 2025, "approved", registered)
    assert units == {fact.money.unit for fact in read_table(table) if isinstance(fact, Figure)}
