"""项目支出表: projects with their amounts by source of funds, and project expenditure in all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.money import Money
from budgetgraph.facts.number import read_number
from budgetgraph.facts.printed_sum import is_sum_of
from budgetgraph.facts.procurement import Funding
from budgetgraph.facts.project_budget import ProjectBudget
from budgetgraph.money_units import YUAN_IN
from budgetgraph.tables.columns import distinct, is_ordinal
from budgetgraph.tables.entry import shared_amounts, unnumbered
from budgetgraph.tables.header import at, whole_row
from budgetgraph.tables.project_classes import read_project_classes
from budgetgraph.tables.project_columns import ProjectColumns, project_columns
from budgetgraph.tables.project_groups import sums_among
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader
from budgetgraph.tables.unit import read_amount, unit_in_header

_TOTAL = re.compile(r"[总合]计")
_CODE_AND_NAME = re.compile(r"(?P<code>\d[\dA-Z]{9,})\s*+(?:[-－—:：_]\s*+)?(?P<name>\D.*)", re.DOTALL)
_NO_PROJECT = re.compile(  # sums of categories and of units, which stand among the projects
    r".*(?:本级|机关|[小合总]计)[)）]?"
    r"|.{2,28}(?:局|厅|委员会|办公室|中心|学校|大队|支队|总队|[究测医学院]院|大学|[究狱戒毒管理务]所|监狱|[督测站]站|[理务助]处|馆)(?:[（(][^（()）]{1,12}[)）])?"
    r"|(?:其他)?(?:人员|运转|公用经费|特定目标)类(?:项目)?(?:支出)?|项目支出"
)
_TOTALS = (
    ("expenditure-general-public-budget-project", re.compile("一般公共预算")),
    ("expenditure-government-fund-project", re.compile("政府性?基金")),
    ("expenditure-state-capital-project", re.compile("国有资本经营")),
    ("expenditure-fiscal-appropriation-project", re.compile("财政拨款")),
    ("expenditure-project", re.compile("")),
)
_AMONG_BODIES = re.compile("支出项目类别|项目.{0,8}单位")
_ONLY_SOME = re.compile(
    "(?<!分)类|[（(].*其中|重点|专项"
)  # a title of a table that does not list all projects


@dataclass(frozen=True)
class _Rows:
    """The rows of a table of projects below its header, and what their names tell together."""

    table: PublicTable
    columns: ProjectColumns
    rows: tuple[Row, ...]
    shared: frozenset[Passage]

    def name(self, row: Row) -> Passage | None:
        return self.columns.cell(row, self.columns.name)

    def code(self, row: Row) -> Passage | None:
        return self.columns.cell(row, self.columns.code)

    def money(self, row: Row, column: int) -> Money | None:
        """The amount in a column; None where it is merged with another row's."""
        cell = at(row, column)
        if cell is None or cell in self.shared:
            return None
        return read_amount(cell, unit_in_header(self.columns.paths[column]) or self.table.unit)


def read_projects(_: TableReader, table: PublicTable) -> Iterator[Fact]:
    """A row that is no project (a sum of a category, of a unit, a part by class) stays unread."""
    columns = project_columns(table)
    if columns is None:
        yield from read_project_classes(table, _item_of(table))
        return
    body = tuple(row for row in table.rows[columns.height :] if not is_ordinal(row))
    rows = _without_bodies(_Rows(table, columns, body, shared_amounts(body)))
    body = rows.rows
    times = Counter(_key(rows, row) for row in body)
    wholes = Counter(_key(rows, row) for row in body if not columns.has_class(row))
    for row in body:
        if _is_total(rows, row):
            yield from _total(rows, row)
            continue
        is_alone = times[_key(rows, row)] == 1
        is_sum_of_parts = wholes[_key(rows, row)] == 1 and not columns.has_class(row)
        is_known = columns.has_class(row) if columns.is_below_classes else is_alone or is_sum_of_parts
        if is_known:
            yield from _fact(rows, row)


def _without_bodies(rows: _Rows) -> _Rows:
    """Without the rows of the bodies, where the head of the names says that these stand among the projects.

    Where all rows together make up the total, no body is among them. Where those rows cannot be told from the projects
    by their sums, nothing but the totals is left.
    """
    if not _AMONG_BODIES.search(rows.columns.paths[rows.columns.name]):
        return rows
    found = [(row, rows.money(row, rows.columns.amount)) for row in rows.rows if not _is_total(rows, row)]
    filled = [(row, money) for row, money in found if money]
    if _makes_up_total(rows, [money for _, money in filled]):
        return rows
    sums = sums_among([money.amount / YUAN_IN[money.unit] for _, money in filled])
    projects = () if sums is None else (row for i, (row, _) in enumerate(filled) if i not in sums)
    return replace(rows, rows=(*(row for row in rows.rows if _is_total(rows, row)), *projects))


def _makes_up_total(rows: _Rows, parts: Sequence[Money]) -> bool:
    totals = [rows.money(row, rows.columns.amount) for row in rows.rows if _is_total(rows, row)]
    total = totals[0] if len(totals) == 1 else None
    return total is not None and total.amount > 0 and is_sum_of(total, parts)


def _fact(rows: _Rows, row: Row) -> Iterator[Fact]:
    amount = rows.money(row, rows.columns.amount)
    if amount is None:
        return
    if name := rows.name(row):
        code, title = _apart(name, rows.code(row))
        if _is_project(rows, code, title):
            category = rows.columns.cell(row, rows.columns.category)
            yield ProjectBudget(title, amount, _funding(rows, row, amount), code, category)


def _total(rows: _Rows, row: Row) -> Iterator[Figure]:
    item, amount = _item_of(rows.table), rows.money(row, rows.columns.amount)
    if item and amount:
        yield Figure(item, amount, whole_row(rows.table.document, row))


def _item_of(table: PublicTable) -> str | None:
    """What all projects together are of; None where the title says that not all are listed, or there is none."""
    if table.heading is None or _ONLY_SOME.search(table.heading.text):
        return None
    title = table.heading.plain
    return next(item for item, words in _TOTALS if words.search(title))


def _is_total(rows: _Rows, row: Row) -> bool:
    """Whether a label of a row is 合计 or 总计, and nothing else stands before its amounts."""
    labels = distinct(cell for cell in row if cell and not read_number(cell))
    return len(labels) == 1 and _TOTAL.fullmatch("".join(labels[0].text.split())) is not None


def _is_project(rows: _Rows, code: Passage | None, name: Passage) -> bool:
    """A row without a code, where the others have theirs, is a sum; so is one named like a category or a unit."""
    has_codes = rows.columns.code is not None and any(rows.code(row) for row in rows.rows)
    return not (has_codes and code is None) and not _NO_PROJECT.fullmatch(name.plain)


def _apart(name: Passage, code: Passage | None) -> tuple[Passage | None, Passage]:
    """The code and the name of a project, which may stand in one cell: `330000210000000012345-某项支出`."""
    match = _CODE_AND_NAME.fullmatch(name.text)
    if match:
        return name.group(match, "code"), name.group(match, "name")
    return code, unnumbered(name)


def _funding(rows: _Rows, row: Row, amount: Money) -> tuple[Funding, ...]:
    """The parts of a project's amount; none where they do not make it up, for then a column is not understood."""
    columns = rows.columns.funds
    parts = [Funding(source, money) for source, i in columns if (money := rows.money(row, i))]
    return tuple(parts) if sum(part.money.amount for part in parts) == amount.amount else ()


def _key(rows: _Rows, row: Row) -> tuple[str, str]:
    name, code = rows.name(row), rows.code(row)
    return (name.plain if name else "", code.plain if code else "")


TABLE = TableReader(
    kind="table-projects",
    title=re.compile(
        r"^(?!.*(?:绩效|目标表|结转|基本支出|采购|支出功能)).*项目(?:支出|经费)(?:及其他支出)?(?:预算|决算|情况|明细|安排|总|汇总)*表$"
    ),
    header=(re.compile(r"项\s*目|科\s*目|分类"),),
    read=read_projects,
)
