"""The limits of reading and of building, as the environment has them."""

from __future__ import annotations

import pytest

from budgetgraph.confinement.limits import Limits
from budgetgraph.errors import SettingsError
from budgetgraph.originals import limits as reading
from budgetgraph.originals.limits import read_limits
from budgetgraph.pipeline import limits as building
from budgetgraph.pipeline.limits import build_limits


def test_the_environment_sets_them() -> None:
    """Each by its name; what is not set keeps its default."""
    assert (reading.DEFAULT, building.DEFAULT) == (read_limits({}), build_limits({}))
    environment = {"BUDGETGRAPH_READ_SECONDS": "2.5", "BUDGETGRAPH_READ_MEMORY": "768"}
    assert Limits(2.5, 768) == read_limits(environment)
    assert Limits(2.5, 4096) == build_limits({"BUDGETGRAPH_BUILD_SECONDS": "2.5"})
    assert (3, 10.0) == (read_limits(environment).processor, read_limits(environment).clock)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECONDS", "0"),
        ("SECONDS", "-1"),
        ("SECONDS", "inf"),
        ("SECONDS", "long"),
        ("MEMORY", "255"),
        ("MEMORY", ""),
    ],
)
def test_impossible_limits_are_told(name: str, value: str) -> None:
    """With the name of the setting."""
    with pytest.raises(SettingsError, match=f"BUDGETGRAPH_READ_{name}"):
        read_limits({f"BUDGETGRAPH_READ_{name}": value})
    with pytest.raises(SettingsError, match=f"BUDGETGRAPH_BUILD_{name}"):
        build_limits({f"BUDGETGRAPH_BUILD_{name}": value})
