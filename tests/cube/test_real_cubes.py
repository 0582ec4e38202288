"""The cubes of real disclosures keep the integrity constraints of the W3C Data Cube vocabulary."""

import pytest

from budgetgraph.pipeline.trip import Trip
from budgetgraph.vocabulary import QB, ontology_quads
from tests.cube.integrity import broken_constraints
from tests.trips.trip_files import SLUGS, trip_of


@pytest.fixture(scope="module", params=SLUGS)
def trip(request: pytest.FixtureRequest) -> Trip:
    return trip_of(request.param)


def test_all_four_cubes_are_well_formed(trip: Trip) -> None:
    """With the structures and code lists of the ontology, no constraint is broken."""
    assert [] == broken_constraints([*trip.graph, *ontology_quads()])


def test_a_figure_without_its_line_item_is_noticed(trip: Trip) -> None:
    """The constraints look at these cubes: taking a dimension away breaks IC-11."""
    figure = next(
        q.subject for q in trip.graph if q.predicate == QB.dataSet and "/figure/" in q.subject.value
    )
    without = [q for q in trip.graph if q.subject != figure or not q.predicate.value.endswith("#lineItem")]
    assert "ic-11" in broken_constraints([*without, *ontology_quads()])
