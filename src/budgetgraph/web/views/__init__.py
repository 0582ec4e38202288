"""What the page of each kind of thing shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from budgetgraph.vocabulary import BG, FOAF, ORG, QB, SKOS
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.agents import department_context, document_context
from budgetgraph.web.views.codes import code_context
from budgetgraph.web.views.disclosure import disclosure_context
from budgetgraph.web.views.facts import (
    finding_context,
    goal_context,
    indicator_context,
    observation_context,
    procurement_context,
    project_context,
)
from budgetgraph.web.views.region import is_region, region_context


class View(NamedTuple):
    """A template and what it needs to know; `is_general` when all properties and all that belongs are shown with it."""

    template: str
    context: Callable[[Thing], dict[str, Any]]
    is_general: bool = False


def view_of(thing: Thing) -> View:
    """The view of a thing's kind; one that shows all its properties when there is none."""
    if is_region(thing):
        return View("region.html", region_context)
    return next(
        (view for kind, view in _views() if thing.is_a(kind)),
        View("thing.html", lambda _thing: {}, is_general=True),
    )


def _views() -> list[tuple[NamedNode, View]]:
    return [
        (BG.Disclosure, View("disclosure.html", disclosure_context)),
        (BG.BudgetProject, View("project.html", project_context)),
        (BG.PerformanceGoal, View("goal.html", goal_context)),
        (BG.PerformanceIndicator, View("indicator.html", indicator_context)),
        (BG.ProcurementLine, View("procurement.html", procurement_context)),
        (BG.ReconciliationFinding, View("finding.html", finding_context)),
        (QB.Observation, View("observation.html", observation_context)),
        (ORG.FormalOrganization, View("department.html", department_context)),
        (SKOS.Concept, View("code.html", code_context, is_general=True)),
        (FOAF.Document, View("document.html", document_context)),
    ]
