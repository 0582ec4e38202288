"""What follows from the stated facts: last year's figures, matches by name, candidates for a lost title.

Nothing here is stated in a document, so nothing here may be told as if it were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.performance import Project
from budgetgraph.facts.procurement import ProcurementLine

LEAST_SIMILARITY = Decimal("0.5")
"""Below this share of common bigrams two texts are taken to have nothing to do with each other."""


@dataclass(frozen=True)
class DerivedFigure:
    """Last year's amount in yuan: this year's figure less its change."""

    line_item: str
    year: int
    amount: Decimal


@dataclass(frozen=True)
class TitleCandidate:
    """A procurement line (by its index) whose project may be the one that has lost its title.

    `similarity` is the share of the bigrams of the line's project name that the project's own texts hold.
    """

    line: int
    similarity: Decimal


def derived_figures(
    figures: Sequence[Figure], changes: Sequence[Change], fiscal_year: int
) -> Iterator[DerivedFigure]:
    """The figures of the years compared with, where both this year's amount and its change are stated.

    A change against final accounts or execution gives none: a budget less such a change is neither. Nor does
    one within the year, one of a class, or one whose amount is not stated.
    """
    amounts = {f.line_item: f.money.amount for f in figures if _is_plain(f)}
    for change in changes:
        if change.money and change.line_item in amounts and _leads_to_another_year(change):
            year = change.base_year or fiscal_year - 1
            yield DerivedFigure(change.line_item, year, amounts[change.line_item] - change.money.amount)


def _is_plain(figure: Figure) -> bool:
    return figure.classification is None and figure.year is None and figure.phase is None


def _leads_to_another_year(change: Change) -> bool:
    return change.base_phase is None and change.classification is None and change.incomparable is None


def project_of(line: ProcurementLine, projects: Sequence[Project]) -> int | None:
    """The index of the one project that has the line's project name as its title."""
    name = line.project_name.plain
    same = [i for i, project in enumerate(projects) if project.title and project.title.plain == name]
    return same[0] if len(same) == 1 else None


def title_candidates(
    project: Project, projects: Sequence[Project], lines: Sequence[ProcurementLine]
) -> list[TitleCandidate]:
    """For a project without a title, the lines of no known project that speak of the same, best first."""
    if project.title:
        return []
    content = _bigrams(_content(project))
    free = [i for i, line in enumerate(lines) if project_of(line, projects) is None]
    scored = [TitleCandidate(i, _share(_bigrams(lines[i].project_name.plain), content)) for i in free]
    good = [candidate for candidate in scored if candidate.similarity >= LEAST_SIMILARITY]
    return sorted(good, key=lambda candidate: (-candidate.similarity, candidate.line))


def _content(project: Project) -> str:
    texts = [goal.text for goal in project.goals]
    texts += [text for indicator in project.indicators for text in (indicator.name, indicator.description)]
    return "\n".join(text.plain for text in texts if text)


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _share(wanted: set[str], given: set[str]) -> Decimal:
    if not wanted:
        return Decimal(0)
    return (Decimal(len(wanted & given)) / len(wanted)).quantize(Decimal("0.01"))
