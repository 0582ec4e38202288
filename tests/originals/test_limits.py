"""The limits of reading, as the environment has them."""

from __future__ import annotations

import pytest

from budgetgraph.errors import SettingsError
from budgetgraph.originals.limits import ReadingLimits, read_limits


def test_the_environment_sets_them() -> None:
    """Each by its name; what is not set keeps its default."""
    assert ReadingLimits() == read_limits({})
    environment = {"BUDGETGRAPH_READ_SECONDS": "2.5", "BUDGETGRAPH_READ_MEMORY": "768"}
    assert ReadingLimits(2.5, 768) == read_limits(environment)
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
