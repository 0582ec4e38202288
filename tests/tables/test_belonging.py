"""Tables of other bodies and of other years beside the disclosure's own."""

from budgetgraph.facts.figure import Figure
from budgetgraph.sections.reading import read_facts
from budgetgraph.tables.finding import find_tables
from budgetgraph.tables.registry import read_table
from tests.tables.case import document_of

ROWS = "| 项目 | 金额 | 项目 | 金额 |\n| 收入总计 | {0} | 支出总计 | {0} |\n"


def table(title: str, amount: int, owner: str = "单位：万元") -> str:
    """A 收支总表 with one amount below a title."""
    return f"{title}\n{owner}\n{ROWS.format(amount)}\n"


def read(*tables: str) -> list[tuple[int | None, str | None, str]]:
    """The year, the phase and the number of each figure of total revenue."""
    document = document_of("某县教育局2025年部门预算\n" + "\n".join(tables))
    facts = [fact for found in find_tables(document, 2025, "approved") for fact in read_table(found)]
    return [
        (fact.year, fact.phase, fact.money.stated.text)
        for fact in facts
        if isinstance(fact, Figure) and fact.line_item == "revenue-total"
    ]


def test_a_table_of_a_subordinate_unit_gives_no_figures() -> None:
    """Neither by its title nor by its owner line."""
    own = table("2025年部门收支总表", 100, "部门：某县教育局  单位：万元")
    assert [(None, None, "100")] == read(own, table("某县一中2025年单位收支总表", 7))
    assert [(None, None, "100")] == read(own, table("单位收支总表", 7, "编制单位：某县一中  单位：万元"))


def test_a_table_that_names_nobody_is_not_the_first_of_its_kind_behind_another_bodys() -> None:
    """The part on subordinate units names each of them once."""
    named = table("单位收支总表", 7, "编制单位：某县一中 单位：万元")
    assert [(None, None, "100")] == read(table("部门收支总表", 100), named, table("单位收支总表", 8))


def test_the_same_body_under_a_shorter_name_is_no_other() -> None:
    """Names of offices are shortened."""
    tables = [table("部门收支总表", 100, f"部门：{name}  单位：万元") for name in ("某县教育局", "县教育局")]
    assert [(None, None, "100")] * 2 == read(*tables)


def test_another_bodys_table_is_a_section_that_nobody_can_read() -> None:
    """Its text is kept, and its numbers are accounted for as unread."""
    text = table("部门收支总表", 100) + table("某县一中2025年单位收支总表", 7)
    reading = read_facts(document_of("某县教育局2025年部门预算\n" + text), 2025)
    numbers = [entry.status for entry in reading.account.entries if entry.passage.text == "7"]
    assert ["in-unread-section"] * 2 == numbers


def test_a_table_of_another_year_beside_one_of_the_year_is_of_that_year() -> None:
    """Even where it stands first; what its title calls final accounts is executed."""
    last, own = table("2024年部门收支总表", 90), table("2025年部门收支总表", 100)
    assert [(2024, None, "90"), (None, None, "100")] == read(last, own)
    assert [(None, None, "100"), (2023, "executed", "80")] == read(own, table("2023年部门收支决算总表", 80))


def test_a_stale_year_in_the_only_title_of_a_kind_is_a_slip() -> None:
    """The table is the disclosure's."""
    assert [(None, None, "90")] == read(table("2024年部门收支总表", 90))
