"""The department, its duties, and the units in its table of organisation."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal

from budgetgraph.facts.department import DepartmentCode, Duty, Organisation
from budgetgraph.triples.region import region
from budgetgraph.triples.writer import Writer, chinese
from budgetgraph.vocabulary import BG, ORG, SCHEMA, SKOS


def write_department(
    writer: Writer, name: str, codes: Sequence[DepartmentCode], organisations: Sequence[Organisation]
) -> None:
    """The department under its registered name, with what the document prints about it."""
    node = writer.department
    writer.a(node, ORG.FormalOrganization, SCHEMA.GovernmentOrganization)
    writer.say(node, SKOS.prefLabel, chinese(name))
    writer.say(node, ORG.identifier, Literal(writer.key.code))
    writer.say(node, BG.region, region(writer))
    for code in codes:
        if code.code.text == writer.key.code and code.name.plain == name:
            writer.quote(node, code.code, code.name)
            break  # it is printed above every project; once is evidence enough
    for position, unit in enumerate(organisations, 1):
        _organisation(writer, name, position, unit)


def _organisation(writer: Writer, department: str, position: int, unit: Organisation) -> None:
    same = unit.name.plain == department
    node = writer.department if same else writer.under("unit", position)
    if not same:
        writer.a(node, ORG.OrganizationalUnit)
        writer.say(node, ORG.unitOf, writer.department)
        writer.label(node, unit.name)
    writer.quote(node, unit.name)
    writer.text(node, BG.unitNature, unit.nature)
    writer.text(node, BG.unitRank, unit.rank)
    writer.text(node, BG.fundingForm, unit.funding_form)


def write_duties(writer: Writer, duties: Sequence[Duty]) -> None:
    """The duties, in their order."""
    for position, duty in enumerate(duties, 1):
        node = writer.under("duty", position)
        writer.a(node, BG.Duty)
        writer.part_of(node, writer.root, position)
        writer.label(node, duty.text)
        writer.say(writer.department, ORG.purpose, node)
