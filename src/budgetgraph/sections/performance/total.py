"""The rows that end a form: the sum of its points (`总分 | 100 | 96.5`), its grade, notes, and who filled it in."""

from __future__ import annotations

import re

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import Number
from budgetgraph.sections.performance.indicator_rows import IndicatorRows, read_points
from budgetgraph.sections.performance.labels import Labelled, labelled

_GRADE = re.compile(r"等级\s*[：:]\s*(?P<grade>优秀?|良好?|中等?|差)(?![\u4e00-\u9fff])")
_CONCLUSIONS = ("grade", "evaluation", "project-problems", "project-improvements")


def is_total(row: Row) -> bool:
    """Whether a row sums the points up."""
    return any(one.field == "score" for one in labelled(row)[:1])


def is_closing(row: Row, *, is_grid: bool) -> bool:
    """Whether a row below the indicators names who filled the form in, or (of a grid) is a note."""
    first = next(iter(labelled(row)), None)
    if first and first.field == "person":
        return True
    filled = [cell for cell in dict.fromkeys(row) if cell]
    return is_grid and (len(filled) == 1 or (first is not None and first.field == "closing"))


def conclusions(row: Row) -> list[Labelled]:
    """The labels of a row that begins with one of what the evaluation comes to; none of any other row."""
    found = labelled(row)
    return found if found and found[0].field in _CONCLUSIONS else []


def grade_in(row: Row) -> Passage | None:
    """The grade that a cell prints behind its name: `（自评等级：优）`."""
    return next((grade for cell in row if (grade := cell.search(_GRADE, "grade"))), None)


def read_total(row: Row, below: IndicatorRows) -> tuple[Number | None, Number | None]:
    """How many points there can be and how many were got, as far as their columns are known."""
    weight, score = (below.columns.cell(row, role) for role in ("weight", "score"))
    return (read_points(weight) if weight else None, read_points(score) if score else None)
