"""The Data Cube structures: well-formed, documented, and with the components that the model promises."""

from __future__ import annotations

from itertools import chain

import pytest
from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from budgetgraph.vocabulary import PREFIXES, ontology_quads
from tests.cube.integrity import broken_constraints
from tests.ontology.graphs import BG, ontology, own

QB = PREFIXES["qb"]
STRUCTURES = own(URIRef(QB + "DataStructureDefinition"))
DIMENSION, MEASURE, ATTRIBUTE = (URIRef(QB + name) for name in ("dimension", "measure", "attribute"))
KINDS = {
    DIMENSION: URIRef(QB + "DimensionProperty"),
    MEASURE: URIRef(QB + "MeasureProperty"),
    ATTRIBUTE: URIRef(QB + "AttributeProperty"),
}

FIGURE_DIMENSIONS = "organization fiscalYear budgetPhase operationCharacter lineItem"
CHANGE_DIMENSIONS = f"{FIGURE_DIMENSIONS} comparisonYear comparisonPhase"
WORDED_ATTRIBUTES = "unitMult comparisonYearInferred comparisonPhaseInferred"
CHANGE_ATTRIBUTES = f"{WORDED_ATTRIBUTES} currency statedValue statedUnit changeDirection"
COMPONENTS = {
    "FiguresStructure": (FIGURE_DIMENSIONS, "amount", "currency unitMult statedValue statedUnit"),
    "FunctionFiguresStructure": (
        f"{FIGURE_DIMENSIONS} functionalClassification",
        "amount",
        "currency unitMult statedValue statedUnit",
    ),
    "EconomicFiguresStructure": (
        f"{FIGURE_DIMENSIONS} economicClassification",
        "amount",
        "currency unitMult statedValue statedUnit",
    ),
    "ChangesStructure": (CHANGE_DIMENSIONS, "changeAmount", CHANGE_ATTRIBUTES),
    "FunctionChangesStructure": (
        f"{CHANGE_DIMENSIONS} functionalClassification",
        "changeAmount",
        CHANGE_ATTRIBUTES,
    ),
    "EconomicChangesStructure": (
        f"{CHANGE_DIMENSIONS} economicClassification",
        "changeAmount",
        CHANGE_ATTRIBUTES,
    ),
    "WordedChangesStructure": (CHANGE_DIMENSIONS, "changeDirection", WORDED_ATTRIBUTES),
    "FunctionWordedChangesStructure": (
        f"{CHANGE_DIMENSIONS} functionalClassification",
        "changeDirection",
        WORDED_ATTRIBUTES,
    ),
    "EconomicWordedChangesStructure": (
        f"{CHANGE_DIMENSIONS} economicClassification",
        "changeDirection",
        WORDED_ATTRIBUTES,
    ),
    "CountsStructure": (
        "organization fiscalYear budgetPhase countedThing",
        "countedNumber",
        "unitMult statedQuantity countUnit",
    ),
    "DerivedStructure": (FIGURE_DIMENSIONS, "amount", "currency unitMult obsStatus"),
    "AssetsStructure": (
        "organization assetCategory referenceDate",
        "assetValue assetQuantity",
        "currency statedValue statedUnit statedQuantity referenceDateInferred",
    ),
    "AssetValuesStructure": (
        "organization assetCategory referenceDate",
        "assetValue",
        "currency statedValue statedUnit referenceDateInferred",
    ),
}
"""Dimensions, measures and required attributes of each structure."""


def _components(structure: URIRef, kind: URIRef) -> dict[str, URIRef]:
    found = {}
    for component in ontology().objects(structure, URIRef(QB + "component")):
        for prop in ontology().objects(component, kind):
            found[str(prop).rsplit("/", 1)[-1].rsplit("#", 1)[-1]] = component
    return found


def test_these_are_the_structures() -> None:
    """Stated figures, stated changes, derived figures, and assets with and without quantities."""
    assert sorted(COMPONENTS) == sorted(str(structure).removeprefix(BG) for structure in STRUCTURES)


@pytest.mark.parametrize("name", COMPONENTS)
def test_it_has_its_components(name: str) -> None:
    """The dimensions, the measures, and the attributes that every observation has."""
    structure = URIRef(BG + name)
    dimensions, measures, required = COMPONENTS[name]
    assert set(dimensions.split()) == set(_components(structure, DIMENSION))
    assert set(measures.split()) == set(_components(structure, MEASURE))
    attributes = _components(structure, ATTRIBUTE)
    is_required = (URIRef(QB + "componentRequired"), Literal(True))
    assert set(required.split()) == {n for n, c in attributes.items() if (c, *is_required) in ontology()}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_components_are_named_after_their_structure_and_property(structure: URIRef) -> None:
    """`bg:FiguresStructure-lineItem`, so that nobody has to look them up; and they are numbered from 1."""
    named = chain.from_iterable(_components(structure, kind).items() for kind in KINDS)
    assert [] == [component for name, component in named if component != URIRef(f"{structure}-{name}")]
    dimensions = _components(structure, DIMENSION).values()
    orders = [ontology().value(component, URIRef(QB + "order")) for component in dimensions]
    assert [Literal(n) for n in range(1, len(orders) + 1)] == sorted(orders)


@pytest.mark.parametrize("structure", STRUCTURES)
def test_properties_are_of_the_kind_that_the_component_says(structure: URIRef) -> None:
    """A dimension is a dimension wherever it is used."""
    for kind, cls in KINDS.items():
        for component in _components(structure, kind).values():
            assert (ontology().value(component, kind), RDF.type, cls) in ontology()


def test_dimensions_have_ranges_and_coded_ones_a_list_that_exists() -> None:
    """Ours and borrowed ones alike; our dimensions of concepts are coded."""
    for dimension in ontology().subjects(RDF.type, KINDS[DIMENSION]):
        assert (dimension, RDFS.range, None) in ontology()
    for coded in ontology().subjects(URIRef(QB + "codeList"), None):
        assert (coded, RDF.type, URIRef(QB + "CodedProperty")) in ontology()
        for code_list in ontology().objects(coded, URIRef(QB + "codeList")):
            assert (code_list, RDF.type, SKOS.ConceptScheme) in ontology()


def test_additive_measures_are_the_measures_of_the_structures() -> None:
    """All measures that we have add up, but the direction of a change; whoever adds another must say so here."""
    measures = {ontology().value(c, MEASURE) for s in STRUCTURES for c in _components(s, MEASURE).values()}
    assert measures - {URIRef(BG + "changeDirection")} == set(
        ontology().subjects(RDF.type, URIRef(BG + "AdditiveMeasure"))
    )


def test_the_structures_break_no_integrity_constraint() -> None:
    """As they stand, without any data."""
    assert [] == broken_constraints(ontology_quads())
