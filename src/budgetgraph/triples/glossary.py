"""Glossary entries, and the functional classification (类/款/项) that their terms spell out."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from budgetgraph.classifications import by_name
from budgetgraph.code_lists import code_list
from budgetgraph.facts.glossary import GlossaryEntry, Step
from budgetgraph.identifiers import below, opaque_code
from budgetgraph.listed.classes import LEVELS
from budgetgraph.triples.classification import coded, state_scheme
from budgetgraph.triples.writer import Writer
from budgetgraph.vocabulary import BG, SKOS, XKOS, concept


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
    """States what is not listed of a path, which has at least one step, and gives the concept of the last step."""
    code = _code(writer, path)
    if code:
        return _known(writer, path[-1], code)
    broader = _classification(writer, path[:-1]) if len(path) > 1 else None
    return _concept(writer, path, broader)


def _code(writer: Writer, path: Sequence[Step]) -> str | None:
    """The code that the names of a path lead to, level by level; None where one is unknown or fits several."""
    code = None
    for step in path:
        level = LEVELS.index(step.level) + 1
        found = by_name("function", step.name.plain, writer.key.year, level=level, within=code)
        if len(found) != 1:
            return None
        code = found[0].code
    return code


def _known(writer: Writer, step: Step, code: str) -> NamedNode:
    node = coded(writer, "function", code)
    writer.quote(node, step.name)
    return node


def _concept(writer: Writer, path: Sequence[Step], broader: NamedNode | None) -> NamedNode:
    step = path[-1]
    scheme = state_scheme(writer, "function")
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


def _key(step: Step) -> str:
    """What names of the same concept have in common: 社会保障和就业 and 社会保障和就业支出 are one class."""
    name = step.name.plain
    return name.removesuffix("支出") or name
