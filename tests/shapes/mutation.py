"""Small changes to a graph, each of which leaves everything else as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.vocabulary import PREFIXES

ROOT = "http://localhost:8000/id/disclosure/130300-779002/2020/budget"
Graph = Sequence[Quad]
Mutation = Callable[[Graph], list[Quad]]


def node(path: str) -> NamedNode:
    """A thing below the reference disclosure; the empty path is the disclosure."""
    return NamedNode(f"{ROOT}/{path}" if path else ROOT)


def term(name: str) -> NamedNode:
    """A term by its prefixed name."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def number(value: str) -> Literal:
    """An exact number."""
    return Literal(value, datatype=term("xsd:decimal"))


def chinese(text: str) -> Literal:
    """A text in simplified Chinese."""
    return Literal(text, language="zh-Hans")


def put(path: str, name: str, *values: NamedNode | Literal) -> Mutation:
    """Replaces all values of a property of a thing; with no values, removes them."""
    subject, predicate = node(path), term(name)

    def mutate(graph: Graph) -> list[Quad]:
        rest = [quad for quad in graph if (quad.subject, quad.predicate) != (subject, predicate)]
        assert len(rest) < len(graph), f"the graph says nothing of {name} of {path}"
        return rest + [Quad(subject, predicate, value, node("")) for value in values]

    return mutate


def add(path: str, name: str, value: NamedNode | Literal) -> Mutation:
    """Adds a value that is not there yet."""
    quad = Quad(node(path), term(name), value, node(""))

    def mutate(graph: Graph) -> list[Quad]:
        assert quad not in graph
        return [*graph, quad]

    return mutate


def label(code: NamedNode, printed: str) -> Mutation:
    """Says that a document prints something else for a code."""
    return lambda graph: [*graph, Quad(code, term("skos:hiddenLabel"), chinese(printed), node(""))]


def beside(key: str, *said: tuple[str, NamedNode | Literal]) -> Mutation:
    """Adds another disclosure of the department (`2019/budget`) that states one thing, with these properties."""
    year, kind = key.split("/")
    other = NamedNode(f"{ROOT.removesuffix('2020/budget')}{key}")
    phase = term(f"obeu-budgetphase:{'executed' if kind == 'final' else 'approved'}")
    period = [("obeu-dimension:fiscalYear", term(f"year:{year}")), ("obeu-dimension:budgetPhase", phase)]
    about = [
        ("rdf:type", term("bg:Disclosure")),
        ("dcterms:identifier", Literal(f"130300-779002/{key}")),
        ("bg:disclosingBody", NamedNode("http://localhost:8000/id/department/130300-779002")),
    ]
    thing = NamedNode(f"{other.value}/thing")
    quads = [
        *(Quad(other, term(name), value, other) for name, value in [*about, *period]),
        *(Quad(thing, term(name), value, other) for name, value in [*period, *said]),
        Quad(thing, term("dcterms:isPartOf"), other, other),
    ]
    return lambda graph: [*graph, *quads]


def amount(printed: str, measure: str = "obeu-measure:amount") -> list[tuple[str, NamedNode | Literal]]:
    """An amount in 万元 with what is printed of it."""
    value = number(f"{float(printed) * 10_000:.2f}")
    return [(measure, value), ("bg:statedValue", Literal(printed)), ("bg:statedUnit", chinese("万元"))]


def both(*mutations: Mutation) -> Mutation:
    """One mutation after the other."""

    def mutate(graph: Graph) -> list[Quad]:
        changed = list(graph)
        for mutation in mutations:
            changed = mutation(changed)
        return changed

    return mutate


def restate(path: str, printed: str, measure: str = "obeu-measure:amount") -> Mutation:
    """Changes an amount together with what is printed of it, in 万元, so that only the sums are disturbed."""
    amount = number(f"{float(printed) * 10_000:.2f}")
    return both(put(path, measure, amount), put(path, "bg:statedValue", Literal(printed)))
