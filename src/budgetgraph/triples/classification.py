"""Classes of expenditure that documents print, by code or by name: which concept they are."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.classifications import (
    YEARS,
    ListedClass,
    above,
    by_code,
    by_name,
    is_well_formed,
    level_of,
)
from budgetgraph.facts.classification import Classification
from budgetgraph.identifiers import opaque_code
from budgetgraph.listed.classes import (
    class_concept,
    class_scheme,
    class_triples,
    place_triples,
)
from budgetgraph.listed.schemes import scheme_triples
from budgetgraph.triples.writer import Writer, chinese, english
from budgetgraph.vocabulary import BG, SKOS

_DIMENSIONS = {"function": BG.functionalClassification, "economic": BG.economicClassification}
_ENGLISH = {"function": "Functional class", "economic": "Economic class"}


def classification(writer: Writer, printed: Classification) -> NamedNode:
    """The concept of the disclosure's year that a row or a sentence names.

    A listed class is not stated again. What a list does not hold for the year is stated here: what is known of the code
    from other years, or else its printed name. A name that is new for its code becomes another label; code and name
    that contradict each other leave a hidden label, which a shape reports.
    """
    if printed.code and is_well_formed(printed.code):
        return _of_code(writer, printed, printed.code)
    found = _of_name(writer, printed)
    if found and printed.code:  # a code cut short: the name alone tells
        _contradiction(writer, class_concept(printed.scheme, writer.key.year, found.code), printed)
    return coded(writer, printed.scheme, found.code) if found else _of_words(writer, printed)


def say_class(writer: Writer, node: NamedNode, printed: Classification | None) -> None:
    """States the class of an observation, if it has one."""
    if printed:
        writer.say(node, _DIMENSIONS[printed.scheme], classification(writer, printed))


def class_path(printed: Classification | None) -> tuple[str, ...]:
    """How the address of an observation names its class, if it has one: `function/2010301`."""
    return (printed.scheme, _key(printed)) if printed else ()


def coded(writer: Writer, scheme: str, code: str) -> NamedNode:
    """The concept of a code in the disclosure's year, stated with those above it where it is not listed."""
    year = writer.key.year
    known = by_code(scheme, code, year)
    if known is None or not known.is_listed(year):
        _state(writer, class_triples(known, year) if known else _unknown(scheme, year, code))
        higher = above(code)
        if higher:
            coded(writer, scheme, higher)
    state_scheme(writer, scheme)
    return class_concept(scheme, year, code)


def state_scheme(writer: Writer, scheme: str) -> NamedNode:
    """The classification of the disclosure's year, described here where the list does not describe that year."""
    year = writer.key.year
    if year not in YEARS:
        _state(writer, scheme_triples(scheme, year))
    return class_scheme(scheme, year)


def _key(printed: Classification) -> str:
    """The code of a class, or an opaque one made from its name."""
    return printed.code or opaque_code(printed.identity or "")


def _of_code(writer: Writer, printed: Classification, code: str) -> NamedNode:
    year, name = writer.key.year, printed.name
    known = by_code(printed.scheme, code, year)
    node = coded(writer, printed.scheme, code)
    if name is None or not name.plain or (known and known.is_called(name.plain)):
        return node
    if known is None:
        _named(writer, node, printed, code)
    elif _is_of_another(printed, code, year):
        _contradiction(writer, node, printed)
    else:
        writer.say(node, SKOS.altLabel, chinese(name.plain))
        writer.quote(node, name)
    return node


def _is_of_another(printed: Classification, code: str, year: int) -> bool:
    assert printed.name is not None
    others = by_name(printed.scheme, printed.name.plain, year, level=level_of(code))
    return any(other.code != code for other in others)


def _of_name(writer: Writer, printed: Classification) -> ListedClass | None:
    if printed.name is None:
        return None
    found = by_name(printed.scheme, printed.name.plain, writer.key.year)
    return found[0] if len(found) == 1 else None


def _of_words(writer: Writer, printed: Classification) -> NamedNode:
    """A concept for what no list holds, or for a name that several classes have."""
    scheme = state_scheme(writer, printed.scheme)
    node = NamedNode(f"{scheme.value}/{_key(printed)}")
    writer.a(node, SKOS.Concept)
    writer.say(node, SKOS.inScheme, scheme)
    writer.say(node, SKOS.topConceptOf, scheme)
    if printed.name:
        writer.name(node, printed.name)
    return node


def _contradiction(writer: Writer, node: NamedNode, printed: Classification) -> None:
    """What is printed of a code and a name that do not belong together, as a label that is not shown."""
    assert printed.name is not None
    writer.say(node, SKOS.hiddenLabel, chinese(f"{printed.code} {printed.name.plain}"))
    writer.quote(node, *printed.stated, printed.name)


def _unknown(scheme: str, year: int, code: str) -> Iterable[Triple]:
    """The place of a code that no year's list holds. Its notation waits for its name, which tells it from a slip."""
    return (triple for triple in place_triples(scheme, year, code) if triple.predicate != SKOS.notation)


def _named(writer: Writer, node: NamedNode, printed: Classification, code: str) -> None:
    """Names an unknown code as it is printed; the first name is the preferred one."""
    assert printed.name is not None
    writer.say(node, SKOS.notation, Literal(code))
    writer.say(node, SKOS.prefLabel, english(f"{_ENGLISH[printed.scheme]} {code}"))
    writer.name(node, printed.name)


def _state(writer: Writer, triples: Iterable[Triple]) -> None:
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode | Literal)
        writer.say(triple.subject, triple.predicate, triple.object)
