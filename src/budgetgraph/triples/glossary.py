"""Glossary entries, and the functional classification (类/款/项) that their terms spell out."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from budgetgraph.code_lists import code_list
from budgetgraph.facts.glossary import GlossaryEntry, Step
from budgetgraph.identifiers import below, opaque_code
from budgetgraph.triples.writer import Writer, chinese, english
from budgetgraph.vocabulary import BG, CODE_IRI, DCTERMS, SKOS, XKOS, concept, is_listed


def write_glossary(writer: Writer, entries: Sequence[GlossaryEntry]) -> None:
    """The entries in their order, those nested in another below it."""
    for position, entry in enumerate(entries, 1):
        node = writer.under("glossary", position)
        _entry(writer, node, writer.root, position, entry)
        for nested_position, nested in enumerate(entry.nested, 1):
            _entry(writer, below(node, nested_position), node, nested_position, nested)


def _entry(writer: Writer, node: NamedNode, whole: NamedNode, position: int, entry: GlossaryEntry) -> None:
    writer.a(node, BG.GlossaryEntry, XKOS.ExplanatoryNote)
    writer.part_of(node, whole, position)
    writer.label(node, entry.term)
    writer.text(node, XKOS.plainText, entry.definition)
    defined = _classification(writer, entry.path) if entry.path else _line_item(entry)
    if defined:
        writer.say(node, BG.defines, defined)
        writer.say(defined, XKOS.coreContentNote, node)


def _line_item(entry: GlossaryEntry) -> NamedNode | None:
    slug = code_list("line-item").get(entry.term.plain)
    return concept("line-item", slug) if slug else None


def _classification(writer: Writer, path: Sequence[Step]) -> NamedNode:
    """States the concepts along a path, which has at least one step, and gives the last one."""
    broader = _classification(writer, path[:-1]) if len(path) > 1 else None
    return _concept(writer, path, broader)


def _concept(writer: Writer, path: Sequence[Step], broader: NamedNode | None) -> NamedNode:
    step = path[-1]
    scheme = _scheme(writer)
    node = NamedNode(f"{scheme.value}/{opaque_code(*(_key(step) for step in path))}")
    level = concept("function", f"level-{step.level}")
    writer.a(node, SKOS.Concept)
    writer.say(node, SKOS.inScheme, scheme)
    writer.say(node, BG.classificationLevel, level)
    writer.say(level, SKOS.member, node)
    writer.name(node, step.name)
    if broader:
        writer.say(node, SKOS.broader, broader)
    else:
        writer.say(node, SKOS.topConceptOf, scheme)
    return node


def _scheme(writer: Writer) -> NamedNode:
    """The classification of the disclosure's year; one that the ontology does not describe is described here."""
    node = NamedNode(f"{CODE_IRI}function/{writer.key.year}")
    if not is_listed(node):
        year = writer.key.year
        writer.a(node, SKOS.ConceptScheme)
        writer.say(node, SKOS.notation, Literal(f"CNFUNC{year}"))
        for title in (
            chinese(f"支出功能分类（{year}年公开所用）"),
            english(f"Functional classification used in {year} disclosures"),
        ):
            writer.say(node, SKOS.prefLabel, title)
            writer.say(node, DCTERMS.title, title)
    return node


def _key(step: Step) -> str:
    """What names of the same concept have in common: 社会保障和就业 and 社会保障和就业支出 are one class."""
    name = step.name.plain
    return name.removesuffix("支出") or name
