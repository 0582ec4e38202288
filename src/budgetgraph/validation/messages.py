"""Sentences for people: a shape's message with its variables filled in, in the message's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from budgetgraph.money_units import YUAN_IN
from budgetgraph.validation.cents import with_cents
from budgetgraph.vocabulary import PREFIXES

_PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
_BG = PREFIXES["bg"]
_CODED = (URIRef(_BG + "lineItem"), URIRef(_BG + "assetCategory"))
_POSITION = URIRef(_BG + "position")
_CHANGE = URIRef(_BG + "changeAmount")
_AMOUNTS = frozenset({"stated", "computed", "difference"})


class Sentences:
    """Fills messages in with what a graph says about the nodes in them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def fill(self, template: str, language: str, values: Mapping[str, Node]) -> str:
        """The message with each `{?variable}` replaced, by a dash where the rule found no value.

        `stated`, `computed` and `difference` are amounts in yuan where `values` has the printed `unit`:
        Chinese says them in that unit, English in yuan.
        """
        unit = values.get("unit")

        def replace(match: re.Match[str]) -> str:
            name = match[1]
            if name not in values:
                return "—"
            if name in _AMOUNTS and unit is not None:
                return _money(values[name], str(unit), language)
            return self.label(values[name], language)

        return _PLACEHOLDER.sub(replace, template)

    def label(self, node: Node, language: str) -> str:
        """What to call a node: its label in the language, that of its code, its place among its kind, its name."""
        if isinstance(node, Literal):
            return _plain(node)
        ways: tuple[Callable[[Node, str], str | None], ...] = (self._own, self._coded, self._placed)
        return next((found for way in ways if (found := way(node, language))), _local_name(node))

    def _own(self, node: Node, language: str) -> str | None:
        labels = [label for key in (SKOS.prefLabel, RDFS.label) for label in self._labels(node, key)]
        matching = (label for label in labels if (label.language or "").lower() == language.lower())
        return next((str(label) for label in [*matching, *labels]), None)

    def _coded(self, node: Node, language: str) -> str | None:
        code = next((code for key in _CODED for code in self._graph.objects(node, key)), None)
        label = self._own(code, language) if code is not None else None
        if label and self._graph.value(node, _CHANGE) is not None:
            return f"{label}的增减额" if language.startswith("zh") else f"change of {label}"
        return label

    def _placed(self, node: Node, language: str) -> str | None:
        place = self._graph.value(node, _POSITION)
        kinds = (self._own(kind, language) for kind in sorted(self._graph.objects(node, RDF.type), key=str))
        kind = next((kind for kind in kinds if kind), None)
        if place is None or kind is None:
            return None
        return f"第{place}项{kind}" if language.startswith("zh") else f"{kind} {place}"

    def _labels(self, node: Node, key: URIRef) -> Iterator[Literal]:
        return (label for label in self._graph.objects(node, key) if isinstance(label, Literal))


def _money(value: Node, unit: str, language: str) -> str:
    amount = Decimal(str(value))
    if language.startswith("zh"):
        return f"{with_cents(amount / YUAN_IN.get(unit, 1)):f}{unit if unit in YUAN_IN else '元'}"
    return f"{amount:,.2f} yuan"


def _plain(literal: Literal) -> str:
    value = literal.value
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(literal)


def _local_name(node: Node) -> str:
    return re.split(r"[#/]", str(node))[-1]
