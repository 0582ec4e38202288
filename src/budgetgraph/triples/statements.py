"""What is said in words: statements, safeguard measures, cited works; and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.statement import CitedWork, SafeguardMeasure, Statement, cited_works
from budgetgraph.facts.unread import Unread
from budgetgraph.identifiers import below
from budgetgraph.triples.writer import Writer
from budgetgraph.vocabulary import BG, DCTERMS, RDF, concept


def write_statements(writer: Writer, statements: Sequence[Statement]) -> None:
    """The statements in their order."""
    for position, statement in enumerate(statements, 1):
        write_statement(writer, writer.under("statement", position), writer.root, position, statement)


def write_statement(
    writer: Writer, node: NamedNode, whole: NamedNode, position: int, statement: Statement
) -> None:
    """A statement at its place in what it belongs to."""
    writer.a(node, BG.Statement)
    writer.part_of(node, whole, position)
    writer.say(node, BG.statementKind, concept("statement-kind", statement.kind))
    writer.text(node, BG.statementText, statement.text)


def write_measures(writer: Writer, measures: Sequence[SafeguardMeasure]) -> None:
    """The safeguard measures with their items."""
    for position, measure in enumerate(measures, 1):
        node = writer.under("measure", position)
        writer.a(node, BG.SafeguardMeasure)
        writer.part_of(node, writer.root, position)
        writer.label(node, measure.title)
        writer.text(node, BG.measureText, measure.text)
        for number, item in enumerate(measure.items, 1):
            _item(writer, node, number, item)


def _item(writer: Writer, measure: NamedNode, position: int, text: Passage) -> None:
    node = below(measure, "item", position)
    writer.a(node, BG.SafeguardItem)
    writer.part_of(node, measure, position)
    writer.label(node, text)


def write_unread(writer: Writer, unread: Sequence[Unread]) -> None:
    """What should have been readable and was not."""
    for position, fact in enumerate(unread, 1):
        node = writer.under("unread", position)
        writer.a(node, BG.UnreadNumber)
        writer.part_of(node, writer.root, position)
        writer.say(node, RDF.value, Literal(fact.passage.text))
        writer.say(node, BG.expected, Literal(fact.expected))
        writer.quote(node, fact.passage)


def write_citations(writer: Writer) -> None:
    """Everything that quotes a passage in which a work is cited refers to the work."""
    for subject, passage in writer.quotations:
        for work in cited_works(passage):
            writer.say(subject, DCTERMS.references, _work(writer, work))


def _work(writer: Writer, work: CitedWork) -> NamedNode:
    node = writer.identifiers.work(work.title.plain)
    writer.a(node, BG.CitedWork)
    writer.name(node, work.title)
    if work.number:
        writer.say(node, DCTERMS.identifier, Literal(work.number.plain))
        writer.quote(node, work.number)
    return node
