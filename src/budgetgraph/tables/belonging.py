"""Whose a table is, and of which year: tables of other bodies and of other years stand beside the disclosure's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from budgetgraph.documents.document import Paragraph
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Figure, Phase
from budgetgraph.facts.statement import Statement
from budgetgraph.tables.public_table import PublicTable

_COVER = 200  # code points in which the title of a disclosure names its department
_HEADER_ROWS = 3  # rows from the top that may name the owner
_TITLE_BODY = re.compile(
    r"(?:附?表[\d\-—]{1,6}|[\d.．、]{1,4})?(?P<name>[^\d：:，。]{2,40}(?:[厅局委办部院会室站所校学队处馆社府团司关园区镇乡村庭台库联协宫场中小]|中心|街道|本级))(?:部门|单位)?20\d\d年"
)
_OWNER_LINE = re.compile(
    r"(?:编制|填报|预算|主管|公开)?(?:部门|单位)(?:名称)?\s*[：:]\s*[\d\s\-－—_\[\]【】]*(?P<name>[\u4e00-\u9fff][^\s：:]{2,40})"
)
_MONEY = re.compile(r"^(?:人民币)?[亿万千百]{0,2}元")
_BEHIND = re.compile(r"(?:[（(](?:部门|汇总|单位|盖章|公章|签章)[）)]|汇总|金额单位|单位|部门)+$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_BLANK = re.compile(r"\s+")


def own_tables(tables: Sequence[PublicTable]) -> list[PublicTable]:
    """The tables of a document, those of other bodies marked, those of another year with that year.

    Of another body is a table of a kind that was found before whose title or owner line names another one than the
    first that was named (the parts on subordinate units: 所属单位预算), and whatever else names that body; behind
    it also what is of a kind that was found and names none. A year that all titles of a kind agree on and that is
    not the disclosure's is a slip of who wrote them.
    """
    return list(_with_years(list(_with_owners(tables))))


def facts_of(table: PublicTable, facts: Iterable[Fact]) -> Iterator[Fact]:
    """What of a table's facts counts: none of another body's, only figures and notes of another year's."""
    if table.is_of_another:
        return
    for fact in facts:
        if table.disclosed is None or isinstance(fact, Statement):
            yield fact
        elif isinstance(fact, Figure):
            yield _of_year(fact, table, *table.disclosed)


def _of_year(figure: Figure, table: PublicTable, own: int, own_phase: Phase) -> Figure:
    """A figure whose year and phase are told from the disclosure's, not from its table's."""
    year, phase = figure.year or table.fiscal_year, figure.phase or table.phase
    return replace(figure, year=None if year == own else year, phase=None if phase == own_phase else phase)


def _with_owners(tables: Sequence[PublicTable]) -> Iterator[PublicTable]:
    own: str | None = None
    others: set[str] = set()
    kinds: set[str] = set()
    for table in tables:
        body, is_again = _body(table), table.kind in kinds
        kinds.add(table.kind)
        if not is_again:
            own = own or (None if body in others else body)
        elif body and not _is_own(body, own, table):
            others.add(body)
        is_other = body in others or (body is None and is_again and bool(others))
        yield replace(table, is_of_another=True) if is_other else table


def _is_own(body: str, own: str | None, table: PublicTable) -> bool:
    """Whether a body is the one that was named first or, where none was, one that the cover names."""
    if own is None:
        return body in _BLANK.sub("", table.document.text[: min(_COVER, _start(table))])
    return _is_same(body, own) or _is_same(own, body)


def _start(table: PublicTable) -> int:
    return min(block.passage.start if isinstance(block, Paragraph) else block.start for block in table.blocks)


def _is_same(short: str, long: str) -> bool:
    """Whether a name is another one shortened: 省财政厅 for 江苏省财政厅."""
    characters = iter(long)
    return short[-2:] == long[-2:] and all(character in characters for character in short)


def _body(table: PublicTable) -> str | None:
    """The body that a table's owner line or its title names."""
    lines = [block.passage.text for block in table.blocks if isinstance(block, Paragraph)]
    cells = [cell.text for row in table.rows[:_HEADER_ROWS] for cell in row]
    found = (match["name"] for line in (*lines, *cells) for match in _OWNER_LINE.finditer(line))
    title = _TITLE_BODY.match(_BLANK.sub("", table.heading.text)) if table.heading else None
    named = (*(name for name in found if not _MONEY.match(name)), *([title["name"]] if title else []))
    return _BEHIND.sub("", named[0]) or None if named else None


def _with_years(tables: Sequence[PublicTable]) -> Iterator[PublicTable]:
    years: dict[str, set[int]] = {}
    for table in tables:
        if not table.is_of_another:
            years.setdefault(table.kind, set()).add(_year(table))
    for table in tables:
        is_other = _year(table) != table.fiscal_year and len(years.get(table.kind, ())) > 1
        yield _as_of(table, _year(table)) if is_other else table


def _as_of(table: PublicTable, year: int) -> PublicTable:
    title = table.heading.text if table.heading else ""
    phase: Phase = "executed" if "决算" in title else "approved" if "预算" in title else table.phase
    disclosed = table.fiscal_year, table.phase
    return replace(table, fiscal_year=year, phase=phase, disclosed=disclosed)


def _year(table: PublicTable) -> int:
    """The year that a title names, the disclosure's where it names that too or none."""
    years = [int(year) for year in _YEAR.findall(table.heading.text)] if table.heading else []
    return years[-1] if years and table.fiscal_year not in years else table.fiscal_year
