"""The page of a disclosure: everything that the document says, in its order."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from budgetgraph.identifiers import below
from budgetgraph.vocabulary import BG, DQV, OA, PROV, QB, concept
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import Contents, in_order
from budgetgraph.web.views.figures import FigureRow, figure_rows, sums, tree
from budgetgraph.web.views.performance import goal_block, project_row
from budgetgraph.web.views.pivot import class_tables, is_own, time_table
from budgetgraph.web.views.public_tables import public_tables

_CLASS_CHANGES = (
    BG.FunctionChangesStructure,
    BG.FunctionWordedChangesStructure,
    BG.EconomicChangesStructure,
    BG.EconomicWordedChangesStructure,
)
KEY_FIGURES = ("revenue-total", "expenditure-total", "three-public-total", "procurement-total")


def disclosure_context(disclosure: Thing) -> dict[str, Any]:
    """What `disclosure.html` shows."""
    contents = Contents(disclosure)
    rows = figure_rows(contents)
    assets = contents.observations(BG.AssetsStructure)
    findings = contents.of(BG.ReconciliationFinding)
    known, unread = _sections(contents.of(BG.Section))
    shown = {
        "body": disclosure.thing(BG.disclosingBody),
        "documents": in_order(disclosure.things(PROV.wasDerivedFrom)),
        "run": disclosure.thing(PROV.wasGeneratedBy),
        "key_figures": key_figures(disclosure),
        "figures": [row for row in rows if not row.is_three_public],
        "three_public": [row for row in rows if row.is_three_public],
        **_tables(disclosure, contents),
        "procurement": contents.of(BG.ProcurementLine),
        "procurement_sums": [*_procurement_total(rows), *contents.of(BG.ProcurementSubtotal)],
        "assets": list(tree(assets, sums(assets))),
        "goals_list": [goal_block(goal) for goal in contents.of(BG.PerformanceGoal)],
        "projects": [project_row(project) for project in contents.of(BG.BudgetProject)],
        "duties": contents.of(BG.Duty),
        "measures": _with_parts(contents.of(BG.SafeguardMeasure), BG.SafeguardItem),
        "glossary": _with_parts(contents.of(BG.GlossaryEntry), BG.GlossaryEntry),
        "statements": contents.of(BG.Statement),
        "sections": known,
        "unread_sections": unread,
        "unread": contents.of(BG.UnreadNumber),
        "findings": findings,
        "findings_of": _by_fact(findings),
        "measurements": measurements(disclosure),
    }
    for behind_the_scenes in (QB.DataSet, PROV.Activity):
        contents.of(behind_the_scenes)
    return {**shown, "others": contents.rest()}


def _tables(disclosure: Thing, contents: Contents) -> dict[str, Any]:
    """The public tables, the figures of their rows by class, and what changed in these."""
    whole = contents.observations(BG.FiguresStructure)
    others = [figure for figure in whole if not is_own(figure)]
    return {
        "public_tables": public_tables(disclosure),
        "pivots": [
            *class_tables("function", contents.observations(BG.FunctionFiguresStructure), whole),
            *class_tables("economic", contents.observations(BG.EconomicFiguresStructure), whole),
            *([time_table(others)] if others else []),
        ],
        "class_changes": [
            change for structure in _CLASS_CHANGES for change in contents.observations(structure)
        ],
        "counts": contents.observations(BG.CountsStructure),
    }


def _sections(sections: list[Thing]) -> tuple[list[Thing], list[Thing]]:
    """Those that were recognised, and those that were not."""
    nobodys = concept("section-kind", "unread")
    unread = [one for one in sections if nobodys in one.values(BG.sectionKind)]
    return [one for one in sections if one not in unread], unread


def _by_fact(findings: list[Thing]) -> dict[str, list[Thing]]:
    """The findings by the IRI of what they are about: of a wrong total the total, not each of its parts."""
    found: dict[str, list[Thing]] = {}
    for finding in findings:
        for fact in finding.things(OA.hasTarget):
            found.setdefault(fact.iri, []).append(finding)
    return found


def _with_parts(things: list[Thing], kind: NamedNode) -> list[tuple[Thing, list[Thing]]]:
    return [(thing, Contents(thing).of(kind)) for thing in things]


def _procurement_total(rows: list[FigureRow]) -> list[Thing]:
    return [row.figure for row in rows if row.figure and row.item.last == "procurement-total"]


def key_figures(disclosure: Thing) -> dict[str, Thing]:
    """The stated figures that sum a disclosure up, by the slug of their line item."""
    figures = {slug: disclosure.reader.thing(below(disclosure.node, "figure", slug)) for slug in KEY_FIGURES}
    return {slug: figure for slug, figure in figures.items() if figure.exists}


def measurements(disclosure: Thing) -> dict[str, Thing]:
    """The quality measurements of a disclosure, by the slug of their metric."""
    return {
        metric.last: measurement
        for measurement in in_order(disclosure.pointing(DQV.computedOn))
        if (metric := measurement.thing(DQV.isMeasurementOf))
    }
