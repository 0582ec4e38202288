"""Which project tables speak of that name it elsewhere than its goals do: by its code, or by its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.performance import Project
from budgetgraph.facts.project_budget import ProjectBudget


def by_title(projects: Sequence[Project]) -> Mapping[str, int]:
    """The index of each project whose title no other one has."""
    titles = [project.title.plain if project.title else None for project in projects]
    times = Counter(titles)
    return {title: i for i, title in enumerate(titles) if title is not None and times[title] == 1}


def projects_of(budgets: Sequence[ProjectBudget], projects: Sequence[Project]) -> Iterator[int | None]:
    """For each budget the index of the one project of its code or its name that has goals; None where neither tells."""
    by_code = _shared(
        [_code(budget.code) for budget in budgets], [_code(project.code) for project in projects]
    )
    by_name = _shared(
        [budget.name.plain for budget in budgets],
        [project.title.plain if project.title else None for project in projects],
    )
    for budget in budgets:
        code = _code(budget.code)
        known = by_code.get(code) if code else None
        yield by_name.get(budget.name.plain) if known is None else known


def _shared(ours: Sequence[str | None], theirs: Sequence[str | None]) -> Mapping[str, int]:
    """The index in `theirs` of each word that both have exactly once."""
    counts, times = Counter(ours), Counter(theirs)
    return {word: i for i, word in enumerate(theirs) if word and counts[word] == times[word] == 1}


def _code(printed: Passage | None) -> str | None:
    return "".join(printed.text.split()) if printed else None
