"""Procurement lines and their total."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from budgetgraph.facts.performance import Project
from budgetgraph.facts.procurement import Funding, ProcurementLine, ProcurementSum, ProcurementTotal
from budgetgraph.facts.same_project import by_title
from budgetgraph.identifiers import part
from budgetgraph.triples.cubes import Cube, observation
from budgetgraph.triples.restatements import restatements
from budgetgraph.triples.writer import Writer, decimal, yuan
from budgetgraph.vocabulary import BG, concept


def write_procurement(
    writer: Writer,
    lines: Sequence[ProcurementLine],
    sums: Sequence[ProcurementSum],
    projects: Sequence[Project],
) -> None:
    """The lines, each with the project of the same title, the total that they add up to, and the subtotals.

    Of several totals (of several sections) none is that of all lines: they are subtotals.
    """
    places = by_title(projects)
    for position, line in enumerate(lines, 1):
        _line(writer, position, line, places.get(line.project_name.plain))
    totals = [row for row in sums if isinstance(row, ProcurementTotal)]
    if len(totals) == 1:
        _total(writer, totals[0], len(lines))
    for position, row in enumerate((row for row in sums if totals != [row]), 1):
        _subtotal(writer, position, row)


def _line(writer: Writer, position: int, line: ProcurementLine, project: int | None) -> None:
    node = writer.under("procurement", position)
    writer.a(node, BG.ProcurementLine)
    writer.part_of(node, writer.root, position)
    writer.label(node, line.item)
    writer.text(node, BG.projectName, line.project_name)
    writer.money(node, line.amount)
    writer.text(node, BG.procurementMethod, line.method)
    if line.quantity:
        writer.say(node, BG.quantity, decimal(line.quantity.value))
        writer.quote(node, line.quantity.stated)
    if line.unit_price:
        writer.say(node, BG.unitPrice, yuan(line.unit_price.amount))
        writer.quote(node, line.unit_price.stated)
    _funds(writer, node, line)
    if project is not None:
        writer.say(node, BG.forProject, writer.under("project", project + 1))


def _funds(writer: Writer, node: NamedNode, row: ProcurementLine | ProcurementSum) -> None:
    if row.project_funds:
        writer.say(node, BG.projectFunds, yuan(row.project_funds.amount))
        writer.quote(node, row.project_funds.stated)
    for funding in row.funding:
        _funding(writer, node, funding)


def _funding(writer: Writer, row: NamedNode, funding: Funding) -> None:
    """The part of an amount that one source pays."""
    node = part(row, "funding", funding.source)
    writer.say(row, BG.hasFunding, node)
    writer.a(node, BG.FundingPart)
    writer.part_of(node, row)
    writer.say(node, BG.fundingSource, concept("funding-source", funding.source))
    writer.money(node, funding.money)


def _total(writer: Writer, total: ProcurementTotal, lines: int) -> None:
    node = writer.under("figure", "procurement-total")
    observation(writer, node, Cube.FIGURES, "procurement-total", writer.key.year)
    writer.quote(node, total.label)
    writer.money(node, total.amount)
    _funds(writer, node, total)
    restatements(writer, node, total.restated)
    for position in range(1, lines + 1):
        writer.say(node, BG.sumOf, writer.under("procurement", position))


def _subtotal(writer: Writer, position: int, subtotal: ProcurementSum) -> None:
    node = writer.under("procurement", "subtotal", position)
    writer.a(node, BG.ProcurementSubtotal)
    writer.part_of(node, writer.root, position)
    writer.label(node, subtotal.label)
    writer.money(node, subtotal.amount)
    _funds(writer, node, subtotal)
