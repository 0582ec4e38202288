"""Candidates for the title of a project that has lost it. They are guesses, and are told as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgetgraph.facts.performance import Project
from budgetgraph.facts.procurement import ProcurementLine
from budgetgraph.facts.same_project import by_title

LEAST_SIMILARITY = Decimal("0.5")
"""Below this share of common bigrams two texts are taken to have nothing to do with each other."""


@dataclass(frozen=True)
class TitleCandidate:
    """A procurement line (by its index) whose project may be the one that has lost its title.

    `similarity` is the share of the bigrams of the line's project name that the project's own texts hold.
    """

    line: int
    similarity: Decimal


def title_candidates(
    project: Project, projects: Sequence[Project], lines: Sequence[ProcurementLine]
) -> list[TitleCandidate]:
    """For a project without a title, the lines of no known project that speak of the same, best first."""
    if project.title:
        return []
    content = _bigrams(_content(project))
    taken = by_title(projects)
    free = [i for i, line in enumerate(lines) if line.project_name.plain not in taken]
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
