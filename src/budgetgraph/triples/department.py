"""The department, its duties, and the units in its table of organisation."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal

from budgetgraph.disclosures import Body
from budgetgraph.facts.department import DepartmentCode, Duty, Organisation
from budgetgraph.triples.region import region
from budgetgraph.triples.writer import Writer, chinese
from budgetgraph.vocabulary import BG, DCTERMS, ORG, SCHEMA, SKOS


def write_department(writer: Writer, body: Body, name: str, codes: Sequence[DepartmentCode]) -> None:
    """The department under its latest name and the one that is registered here, with what the document prints.

    Its code is that of its key; a second one that it is registered under names its disclosures only.
    """
    node = writer.department
    writer.a(node, ORG.FormalOrganization, SCHEMA.GovernmentOrganization)
    writer.say(node, SKOS.prefLabel, chinese(body.name))
    if name != body.name:
        writer.say(node, SKOS.altLabel, chinese(name))
    writer.say(node, ORG.identifier, Literal(body.key.partition("-")[2]))
    writer.say(node, BG.region, region(writer))
    for former, _ in body.replaces:
        writer.say(node, DCTERMS.replaces, writer.identifiers.department(former))
    for code in codes:
        if code.code.text == writer.key.code and code.name.plain == name:
            writer.quote(node, code.code, code.name)
            break  # it is printed above every project; once is evidence enough


def write_organisations(writer: Writer, name: str, organisations: Sequence[Organisation]) -> None:
    """The units in the table of organisation; the department itself can be one of them."""
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
