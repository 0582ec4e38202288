"""The pages of single facts: a figure, a goal, an indicator, a project, a finding."""

from __future__ import annotations

from typing import Any

from budgetgraph.vocabulary import BG, DCTERMS, OA, OBEU_MEASURE, PROV
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import Contents, in_order
from budgetgraph.web.views.money import money_rows
from budgetgraph.web.views.performance import goal_block, goal_blocks, indicator_row, indicator_rows


def observation_context(observation: Thing) -> dict[str, Any]:
    """What `observation.html` shows: a figure, a change, a derived figure or an asset."""
    return {
        "parts_of": observation.things(BG.sumOf),
        "totals": observation.pointing(BG.sumOf),
        "changes": observation.pointing(BG.changeOf),
        "derived": [thing for thing in observation.pointing(PROV.wasDerivedFrom) if not _is_finding(thing)],
        "uses": in_order(observation.things(BG.statedUse)),
        "restatements": Contents(observation).of(BG.Restatement),
        "findings": findings_about(observation),
    }


def project_context(project: Thing) -> dict[str, Any]:
    """What `project.html` shows."""
    return {
        "goals": goal_blocks(project),
        "indicators": indicator_rows(project),
        "candidates": project.things(BG.titleCandidate),
        "lines": in_order(project.pointing(BG.forProject)),
        "money": money_rows(project),
        "findings": _findings_within(project),
    }


def goal_context(goal: Thing) -> dict[str, Any]:
    """What `goal.html` shows."""
    return {
        "block": goal_block(goal),
        "whole": goal.thing(DCTERMS.isPartOf),
        "money": money_rows(goal),
        "findings": findings_about(goal),
    }


def indicator_context(indicator: Thing) -> dict[str, Any]:
    """What `indicator.html` shows."""
    return {
        "row": indicator_row(indicator),
        "whole": indicator.thing(DCTERMS.isPartOf),
        "findings": findings_about(indicator),
    }


def procurement_context(line: Thing) -> dict[str, Any]:
    """What `procurement.html` shows."""
    return {"findings": findings_about(line)}


def finding_context(finding: Thing) -> dict[str, Any]:
    """What `finding.html` shows."""
    focus = finding.things(OA.hasTarget)
    others = [fact for fact in finding.things(PROV.wasDerivedFrom) if fact not in focus]
    checked = finding.thing(BG.checkedProperty)
    return {
        "facts": [*focus, *others],
        "in_yuan": checked is not None
        and checked.node in (OBEU_MEASURE.amount, BG.assetValue, BG.changeAmount),
    }


def findings_about(thing: Thing) -> list[Thing]:
    """The findings that a fact (or its target) takes part in."""
    nodes = [thing, *thing.things(BG.hasTarget)]
    found = {one.iri: one for node in nodes for one in node.pointing(PROV.wasDerivedFrom) if _is_finding(one)}
    return in_order(found.values())


def _findings_within(project: Thing) -> list[Thing]:
    parts = [project, *project.pointing(DCTERMS.isPartOf)]
    found = {one.iri: one for part in parts for one in findings_about(part)}
    return in_order(found.values())


def _is_finding(thing: Thing) -> bool:
    return thing.is_a(BG.ReconciliationFinding)
