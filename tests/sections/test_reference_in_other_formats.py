"""The reference disclosure says the same as HTML and as a Word document as it does as text."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
import pytest

from budgetgraph.documents.document import Document, Paragraph, Row, Table
from budgetgraph.documents.html.reader import read_html
from budgetgraph.documents.text import read_text
from budgetgraph.documents.word.reader import read_docx
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.performance import Goal, Indicator, OverallGoal, Project
from budgetgraph.facts.procurement import ProcurementLine, ProcurementTotal
from budgetgraph.sections.reading import Reading, read_facts
from tests.trips.trip_files import DATA

NAME = "qinhuangdao-export-zone-2020-budget"
ORIGINAL = DATA / NAME / f"{NAME}.txt"


@cache
def as_text() -> Document:
    """The original."""
    return read_text(ORIGINAL.name, ORIGINAL.read_bytes())


def widths(rows: Sequence[Row]) -> list[list[int]]:
    """How many columns each cell is wide: an upper head stands over a run of filled heads below it."""
    found = [[1] * len(row) for row in rows]
    for i in range(min(2, len(rows) - 2), -1, -1):
        if len(rows[i]) < len(rows[i + 1]):
            runs = [(filled, len(list(cells))) for filled, cells in groupby(rows[i + 1], key=bool)]
            spans = [span for filled, run in runs for span in ([run] if filled else [1] * run)]
            if len(spans) == len(rows[i]):
                below = iter(found[i + 1])
                found[i] = [sum(next(below) for _ in range(span)) for span in spans]
    return found


def as_html() -> Document:
    """The original as a page, with its line ends in cells."""
    parts = ["<html><head><meta charset='utf-8'></head><body>"]
    for block in as_text().blocks:
        if isinstance(block, Paragraph):
            parts.append(f"<p>{html.escape(block.passage.text)}</p>")
            continue
        parts.append("<table>")
        for row, spans in zip(block.rows, widths(block.rows), strict=True):
            cells = "".join(
                f"<td colspan={span}>{html.escape(cell.text).replace(chr(10), '<br>')}</td>"
                for cell, span in zip(row, spans, strict=True)
            )
            parts.append(f"<tr>{cells}</tr>")
        parts.append("</table>")
    return read_html("x.html", "\n".join([*parts, "</body></html>"]).encode())


def as_word() -> Document:
    """The original as a Word document."""
    made, stream = docx.Document(), BytesIO()
    for block in as_text().blocks:
        if isinstance(block, Paragraph):
            made.add_paragraph(block.passage.text)
        else:
            _word_table(made, block)
    made.save(stream)
    return read_docx("x.docx", stream.getvalue())


def _word_table(made: Any, block: Table) -> None:
    spans = widths(block.rows)
    table = made.add_table(rows=len(block.rows), cols=max(sum(row) for row in spans))
    for cells, row, row_spans in zip(table.rows, block.rows, spans, strict=True):
        column, free = 0, cells.cells
        for cell, span in zip(row, row_spans, strict=True):
            merged = free[column].merge(free[column + span - 1]) if span > 1 else free[column]
            merged.text = cell.text
            column += span


@cache
def reading(make: Callable[[], Document]) -> Reading:
    """What is read of the original in a format."""
    return read_facts(make(), 2020)


def said(indicator: Indicator) -> tuple[Any, ...]:
    """An indicator without its places."""
    return (
        indicator.name.plain,
        indicator.target.printed,
        indicator.category,
        indicator.description and indicator.description.plain,
    )


def goals(of: Reading) -> list[Any]:
    """Every goal with its indicators, the projects' too."""
    whole = [(goal.text.plain, []) for goal in of.of(OverallGoal)]
    own = [(goal.text and goal.text.plain, [*map(said, goal.indicators)]) for goal in of.of(Goal)]
    projects = [
        (p.title and p.title.plain, [g.text and g.text.plain for g in p.goals], [*map(said, p.indicators)])
        for p in of.of(Project)
    ]
    return [*whole, *own, *projects]


def amounts(of: Reading) -> list[Any]:
    """Every figure, change and line of procurement."""
    figures = [(f.identity, f.money.amount) for kind in (Figure, Change) for f in of.of(kind)]
    lines = [(line.item.plain, line.amount.amount, len(line.funding)) for line in of.of(ProcurementLine)]
    return [*figures, *lines, *(total.amount.amount for total in of.of(ProcurementTotal))]


@pytest.mark.parametrize("make", [as_html, as_word])
def test_goals_and_indicators_are_the_same(make: Callable[[], Document]) -> None:
    """Line ends in cells are lost there, and rows are filled up to the width of their table."""
    assert goals(reading(as_text)) == goals(reading(make))


@pytest.mark.parametrize("make", [as_html, as_word])
def test_amounts_are_the_same(make: Callable[[], Document]) -> None:
    """Of the prose and of the procurement table."""
    assert amounts(reading(as_text)) == amounts(reading(make))


@pytest.mark.parametrize("make", [as_html, as_word])
def test_no_number_is_unread(make: Callable[[], Document]) -> None:
    """All are accounted for in each format."""
    assert [] == [number.text for number in reading(make).account.unread]
