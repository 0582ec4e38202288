"""Every test of this folder runs on every trip."""

import pytest

from budgetgraph.pipeline.trip import Trip
from tests.trips.trip_files import SLUGS, trip_of


@pytest.fixture(scope="session", params=SLUGS)
def trip(request: pytest.FixtureRequest) -> Trip:
    return trip_of(request.param)
