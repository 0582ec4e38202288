"""Disclosures as other provinces write them, drawn in the formats in which they publish, and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetgraph.descriptions import describe
from tests.provinces.trial import Trial, faults, trials

_SAID = ("name", "region", "year", "kind", "caliber")


@pytest.mark.parametrize("trial", trials(), ids=lambda trial: trial.slug)
def test_a_disclosure_is_read_as_it_is_printed(trial: Trial, tmp_path: Path) -> None:
    """Every amount that its content marks is read, of the right thing, year and phase; no other amount is."""
    assert [] == faults(trial, trial.read(tmp_path))


@pytest.mark.parametrize("ending", ["docx", "html", "xlsx", "pdf"])
@pytest.mark.parametrize("trial", trials(), ids=lambda trial: trial.slug)
def test_each_format_of_a_disclosure_is_read_alike(trial: Trial, ending: str, tmp_path: Path) -> None:
    """What is read does not depend on the format in which the same words and tables are published."""
    assert [] == faults(trial, trial.drawn_as(ending).read(tmp_path))


@pytest.mark.parametrize("trial", trials(), ids=lambda trial: trial.slug)
def test_a_disclosure_describes_itself(trial: Trial, tmp_path: Path) -> None:
    """Department, region, year, kind and caliber are read as `source.toml` gives them; what it leaves out is unknown."""
    read = describe([trial.read(tmp_path).document])
    assert {name: trial.said.get(name) for name in _SAID} == {
        name: getattr(read, name).value for name in _SAID
    }
