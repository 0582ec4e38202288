"""The page of a disclosure: everything that the document says, in its order."""

from __future__ import annotations

from typing import Any

from budgetgraph.identifiers import below
from budgetgraph.vocabulary import BG, DQV, PROV
from budgetgraph.web.thing import Thing
from budgetgraph.web.views.contents import Contents, in_order
from budgetgraph.web.views.figures import figure_rows, sums, tree
from budgetgraph.web.views.performance import goal_blocks, project_row

KEY_FIGURES = ("revenue-total", "expenditure-total", "three-public-total", "procurement-total")


def disclosure_context(disclosure: Thing) -> dict[str, Any]:
    """What `disclosure.html` shows."""
    contents = Contents(disclosure)
    rows = figure_rows(contents)
    assets = contents.observations(BG.AssetsStructure)
    return {
        "body": disclosure.thing(BG.disclosingBody),
        "document": disclosure.thing(PROV.wasDerivedFrom),
        "run": disclosure.thing(PROV.wasGeneratedBy),
        "key_figures": key_figures(disclosure),
        "figures": [row for row in rows if not row.is_three_public],
        "three_public": [row for row in rows if row.is_three_public],
        "procurement": contents.of(BG.ProcurementLine),
        "procurement_total": next(
            (row.figure for row in rows if _slug(row.item) == "procurement-total"), None
        ),
        "assets": list(tree(assets, sums(assets))),
        "goals_list": goal_blocks(disclosure),
        "projects": [project_row(project) for project in contents.of(BG.BudgetProject)],
        "duties": contents.of(BG.Duty),
        "measures": [
            (measure, Contents(measure).of(BG.SafeguardItem)) for measure in contents.of(BG.SafeguardMeasure)
        ],
        "glossary": [
            (entry, Contents(entry).of(BG.GlossaryEntry)) for entry in contents.of(BG.GlossaryEntry)
        ],
        "statements": contents.of(BG.Statement),
        "sections": contents.of(BG.Section),
        "unread": contents.of(BG.UnreadNumber),
        "findings": contents.of(BG.ReconciliationFinding),
        "measurements": measurements(disclosure),
    }


def key_figures(disclosure: Thing) -> dict[str, Thing]:
    """The stated figures that sum a disclosure up, by the slug of their line item."""
    figures = {slug: disclosure.reader.thing(below(disclosure.node, "figure", slug)) for slug in KEY_FIGURES}
    return {slug: figure for slug, figure in figures.items() if figure.exists}


def measurements(disclosure: Thing) -> dict[str, Thing]:
    """The quality measurements of a disclosure, by the slug of their metric."""
    return {
        _slug(metric): measurement
        for measurement in in_order(disclosure.pointing(DQV.computedOn))
        if (metric := measurement.thing(DQV.isMeasurementOf))
    }


def _slug(thing: Thing) -> str:
    return thing.iri.rpartition("/")[2]
