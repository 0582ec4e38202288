"""All facts of a disclosure said in RDF: the graph of one disclosure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pyoxigraph import Quad

from budgetgraph.disclosures import Body, Disclosure
from budgetgraph.documents.document import Document
from budgetgraph.facts.asset import AssetStock
from budgetgraph.facts.count import Count
from budgetgraph.facts.department import DepartmentCode, Duty, Organisation
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.glossary import GlossaryEntry
from budgetgraph.facts.performance import Goal, OverallGoal, Project
from budgetgraph.facts.procurement import ProcurementLine, ProcurementSum, ProcurementTotal
from budgetgraph.facts.project_budget import ProjectBudget
from budgetgraph.facts.ratio import Ratio
from budgetgraph.facts.relation import relations
from budgetgraph.facts.statement import SafeguardMeasure, Statement
from budgetgraph.facts.title import Title
from budgetgraph.facts.unread import Unread
from budgetgraph.identifiers import Identifiers
from budgetgraph.triples.assets import write_assets
from budgetgraph.triples.complete_lists import CompleteLists
from budgetgraph.triples.counts import write_counts
from budgetgraph.triples.cubes import write_cubes
from budgetgraph.triples.department import write_department, write_duties, write_organisations
from budgetgraph.triples.disclosure import write_disclosure
from budgetgraph.triples.figures import write_figures
from budgetgraph.triples.glossary import write_glossary
from budgetgraph.triples.performance import write_goals, write_projects
from budgetgraph.triples.procurement import write_procurement
from budgetgraph.triples.project_budgets import write_project_budgets
from budgetgraph.triples.ratios import write_ratios
from budgetgraph.triples.sections import RecognisedSection, write_sections
from budgetgraph.triples.statements import (
    write_citations,
    write_measures,
    write_statements,
    write_unread,
)
from budgetgraph.triples.writer import Writer

Kind = TypeVar("Kind", bound=Fact)
_KINDS_OF_PROCUREMENT = frozenset(["procurement-goods", "procurement-works", "procurement-services"])


def map_facts(
    disclosure: Disclosure,
    document: Document,
    sections: Sequence[RecognisedSection],
    facts: Sequence[Fact],
    identifiers: Identifiers,
) -> list[Quad]:
    """The statements that say a disclosure's facts, all in the graph that its IRI names.

    Raises `UndeclaredTerm` when a term or code would be used that no vocabulary declares.
    """
    of = _ByKind(facts)
    body = disclosure.body or Body(disclosure.key.department, disclosure.department_name)
    writer = Writer(disclosure.key, identifiers, document, body.key)
    write_disclosure(writer, disclosure, next((title.text for title in of(Title)), None))
    write_department(writer, body, disclosure.department_name, of(DepartmentCode))
    write_organisations(writer, disclosure.department_name, of(Organisation))
    write_sections(writer, sections)
    write_duties(writer, of(Duty))
    complete = CompleteLists(document, sections, facts)
    write_figures(writer, of(Figure), of(Change), complete.of(relations(_summable(of))))
    write_ratios(writer, of(Ratio), of(Figure))
    write_counts(writer, of(Count))
    write_procurement(writer, of(ProcurementLine), of(ProcurementSum), of(Project))
    write_assets(writer, of(AssetStock))
    write_glossary(writer, of(GlossaryEntry))
    write_goals(writer, of(OverallGoal), of(Goal))
    write_projects(writer, of(Project), of(ProcurementLine), of(ProjectBudget))
    write_project_budgets(writer, of(ProjectBudget), of(Project), of(ProcurementLine))
    write_measures(writer, of(SafeguardMeasure))
    write_statements(writer, of(Statement))
    write_unread(writer, [*of(Unread), *_foreign_codes(of(DepartmentCode), disclosure.key.code)])
    write_cubes(writer)
    write_citations(writer)
    return writer.quads


def _summable(of: _ByKind) -> Iterator[Figure]:
    """The figures that may be added up."""
    totals = of(ProcurementTotal)
    # The total of the lines is the sum of the lines, not also of the kinds that prose names.
    kinds = _KINDS_OF_PROCUREMENT if len(totals) == 1 else frozenset()
    yield from (figure for figure in of(Figure) if figure.line_item not in kinds)
    if len(totals) == 1:
        yield Figure("procurement-total", totals[0].amount, totals[0].label)


def _foreign_codes(printed: Sequence[DepartmentCode], registered: str) -> list[Unread]:
    """The first place of each code that is printed as the department's and is not the registered one."""
    first: dict[str, Unread] = {}
    for fact in printed:
        if fact.code.plain != registered:
            first.setdefault(fact.code.plain, Unread(fact.code, "code"))
    return list(first.values())


class _ByKind:
    """Facts by their type, in order."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts

    def __call__(self, kind: type[Kind]) -> list[Kind]:
        return [fact for fact in self._facts if isinstance(fact, kind)]
