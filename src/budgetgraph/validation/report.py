"""What validation hands on: results, each with the sentence that says it in two languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from budgetgraph.identifiers import part
from budgetgraph.validation.severity import Severity
from budgetgraph.validation.terms import Term
from budgetgraph.vocabulary import PREFIXES, RDF, SH, XSD

DEFAULT_REPORT = NamedNode("urn:budgetgraph:report")


@dataclass(frozen=True)
class Result:
    """One thing that does not hold.

    `shape` is the named shape; `component` the SHACL constraint component; `messages` maps `en` and `zh-Hans`
    to a sentence. Of reconciliation rules: `stated`, `computed` and `difference` (stated less computed), and
    `facts`, which names the further facts that take part.
    """

    shape: NamedNode
    component: NamedNode
    severity: Severity
    focus: Term
    path: NamedNode | None
    value: Term | None
    messages: dict[str, str]
    dimension: NamedNode | None = None
    stated: Decimal | None = None
    computed: Decimal | None = None
    difference: Decimal | None = None
    facts: tuple[NamedNode, ...] = ()

    def __str__(self) -> str:
        place = self.focus.value
        return f"{self.severity.name}: {self.messages.get('en', '')} [{_local_name(self.shape)} at {place}]"


@dataclass(frozen=True)
class Checks:
    """How many arithmetic comparisons were made, and how many of them hold."""

    made: int
    passed: int


@dataclass(frozen=True)
class Report:
    """All results, the worst first, in an order that does not change from run to run; and the arithmetic."""

    results: tuple[Result, ...]
    checks: Checks

    @property
    def violations(self) -> tuple[Result, ...]:
        """The results that mean that our graph is wrong."""
        return tuple(r for r in self.results if r.severity is Severity.VIOLATION)

    @property
    def findings(self) -> tuple[Result, ...]:
        """The results that are about the source: warnings, then notes."""
        return tuple(r for r in self.results if r.severity is not Severity.VIOLATION)

    @property
    def conforms(self) -> bool:
        """Whether our graph is right, whatever the source contradicts (SHACL's sh:conforms asks for no result)."""
        return not self.violations

    def to_turtle(self, report: NamedNode = DEFAULT_REPORT) -> bytes:
        """The sh:ValidationReport, named `report`; its results are parts of it (`#result-0001`)."""
        triples = [
            Triple(report, RDF.type, SH.ValidationReport),
            Triple(report, SH.conforms, _boolean(not self.results)),
        ]
        for number, result in enumerate(self.results, 1):
            node = part(report, "result", f"{number:04d}")
            triples.append(Triple(report, SH.result, node))
            triples += result_triples(node, result)
        return serialize(triples, format=RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


def result_triples(node: NamedNode, result: Result) -> Iterator[Triple]:
    """A result as SHACL says it."""
    yield Triple(node, RDF.type, SH.ValidationResult)
    yield Triple(node, SH.sourceShape, result.shape)
    yield Triple(node, SH.sourceConstraintComponent, result.component)
    yield Triple(node, SH.resultSeverity, NamedNode(result.severity.iri))
    yield Triple(node, SH.focusNode, result.focus)
    if result.path is not None:
        yield Triple(node, SH.resultPath, result.path)
    if result.value is not None:
        yield Triple(node, SH.value, result.value)
    for language, text in sorted(result.messages.items()):
        yield Triple(node, SH.resultMessage, Literal(text, language=language))


def _boolean(value: bool) -> Literal:
    return Literal(str(value).lower(), datatype=XSD.boolean)


def _local_name(node: NamedNode) -> str:
    return node.value.rpartition("#")[2]


_PREFIXES = {name: PREFIXES[name] for name in ("bgsh", "sh", "xsd")}
