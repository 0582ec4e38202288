"""A case: a table as people draw it, and the figures that are in it.

`table.txt` has a line for each paragraph and, between `|`, for each row of the table; `<` goes on with the cell on
the left, `^` with the cell above. `figures.csv` has a line for each figure, in the order of the table; `others.csv`, where there is
one, a line for each change (its percentage in the place of funding), project, line and sum of procurement.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

from budgetgraph.documents.document import Block, Document, Paragraph, Row, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure, Phase
from budgetgraph.facts.procurement import ProcurementLine, ProcurementSum
from budgetgraph.facts.project_budget import ProjectBudget

OTHERS = ["type", "words", "stated", "funding"]
COLUMNS = ["line_item", "classification", "year", "phase", "stated", "unit"]


def document_of(text: str) -> Document:
    """The document that a drawing stands for."""
    whole = Passage(0, text)
    blocks: list[Block] = []
    rows: list[Row] = []
    for line in [*_lines(whole), Passage(len(text), "")]:
        if line.text.startswith("|"):
            rows.append(_row(line, rows))
            continue
        if rows:
            blocks.append(Table(tuple(rows), is_grid=True))
            rows = []
        if line:
            blocks.append(Paragraph(line.strip()))
    return Document("table.txt", "0" * 64, "text/plain", text, tuple(blocks))


def expected(case: Path, name: str = "figures.csv") -> list[dict[str, str]]:
    """The lines of `figures.csv`, or of `others.csv`; none where there is no such file."""
    if not (case / name).exists():
        return []
    with (case / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def settings(case: Path) -> tuple[int, Phase]:
    """The fiscal year and the phase of a case: those of `case.toml`, else 2025 and approved."""
    path = case / "case.toml"
    said = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return said.get("fiscal_year", 2025), said.get("phase", "approved")


def as_line(figure: Figure) -> dict[str, str]:
    """A figure as a line of `figures.csv`."""
    of = figure.classification
    values = [
        figure.line_item,
        _class(of) if of else "",
        str(figure.year or ""),
        figure.phase or "",
        figure.money.stated.text,
        figure.money.unit,
    ]
    return dict(zip(COLUMNS, values, strict=True))


def other_line(fact: Fact) -> dict[str, str] | None:
    """What is neither figure nor statement as a line of `others.csv`; None for the rest."""
    match fact:
        case Change():
            return _change_line(fact)
        case ProcurementLine():
            words = [fact.project_name, fact.item, fact.method]
        case ProcurementSum():
            words = [fact.label]
        case ProjectBudget():
            words = [fact.name, fact.code, fact.category]
        case _:
            return None
    funding = " ".join(f"{part.source}={part.money.stated.text}" for part in fact.funding)
    values = [type(fact).__name__, "/".join(w.plain for w in words if w), fact.amount.stated.text, funding]
    return dict(zip(OTHERS, values, strict=True))


def _change_line(change: Change) -> dict[str, str]:
    """In the words of a change: its line item, its class, and the year and phase of its base where unusual."""
    of = change.classification
    words = [change.line_item, _class(of) if of else "", str(change.base_year or ""), change.base_phase or ""]
    money = change.money.stated.text if change.money else ""
    percent = f"{change.percent.stated.text}%" if change.percent else ""
    values = ["Change", "/".join(filter(None, words)), money, percent]
    return dict(zip(OTHERS, values, strict=True))


def _class(of: Classification) -> str:
    name = of.name.plain if of.name else ""
    return f"{of.scheme}/{of.code or '=' + name}"


def _lines(whole: Passage) -> Iterator[Passage]:
    start = 0
    for line in whole.text.split("\n"):
        yield whole.cut(start, start + len(line))
        start += len(line) + 1


def _row(line: Passage, above: list[Row]) -> Row:
    cells: list[Passage] = []
    start = 1
    for text in line.text[1:].rstrip().removesuffix("|").split("|"):
        cell = line.cut(start, start + len(text)).strip()
        start += len(text) + 1
        if cell.text == "<":
            cells.append(cells[-1])
        elif cell.text == "^":
            cells.append(above[-1][len(cells)])
        else:
            cells.append(cell)
    return tuple(cells)
