"""The limits, from the environment."""

from __future__ import annotations

import pytest

from budgetgraph.errors import SettingsError
from budgetgraph.queries.limits import Limits, read_limits


def test_without_an_environment_they_are_the_usual_ones() -> None:
    """Thirty seconds, two gibibytes of memory and one of answer; no rate."""
    limits = read_limits({})
    assert (30.0, 2048, 1024, 0.0) == (
        limits.query_timeout,
        limits.query_memory,
        limits.query_size,
        limits.client_rate,
    )


def test_each_can_be_set() -> None:
    """By its name in capitals; others stay."""
    set_to = {
        "BUDGETGRAPH_QUERY_TIMEOUT": "2.5",
        "BUDGETGRAPH_CLIENT_LONG": "1",
        "BUDGETGRAPH_CLIENT_RATE": "0",
    }
    assert Limits(query_timeout=2.5, client_long=1) == read_limits(set_to)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUERY_TIMEOUT", "0"),
        ("QUERY_TIMEOUT", "-1"),
        ("QUERY_TIMEOUT", "inf"),
        ("QUERY_TIMEOUT", "nan"),
        ("QUERY_TIMEOUT", "half a minute"),
        ("QUERY_TIMEOUT", ""),
        ("QUERY_MEMORY", "1.5"),
        ("QUERY_MEMORY", "0"),
        ("QUERY_WAITING", "0"),
        ("CLIENT_RATE", "-1"),
    ],
)
def test_impossible_values(name, value) -> None:
    """They are refused with the variable's name and the value."""
    with pytest.raises(SettingsError) as caught:
        read_limits({f"BUDGETGRAPH_{name}": value})
    assert f"BUDGETGRAPH_{name}" in str(caught.value)
    assert repr(value) in str(caught.value)


def test_there_are_workers_for_every_place() -> None:
    """Quick, probation, lingering and long queries can all be evaluated at the same time."""
    limits = Limits(query_quick=3, query_long=5)
    assert limits.workers > 3 + 3 + limits.lingering + 5


@pytest.mark.parametrize("name", ["BUDGETGRAPH_QUERY_TIMEOT", "BUDGETGRAPH_CLIENT_RATES"])
def test_a_misspelt_limit_is_told(name: str) -> None:
    """It would otherwise be no limit; the right name is suggested."""
    with pytest.raises(
        SettingsError, match=r"Did you mean BUDGETGRAPH_(QUERY_TIMEOUT|CLIENT_RATE)"
    ) as caught:
        read_limits({name: "5"})
    assert name == caught.value.where
