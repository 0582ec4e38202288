"""The examples will be taken to other tools: rdflib, which has an engine of its own, gives the same answers."""

from __future__ import annotations

import csv
import gzip
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from rdflib import Dataset

from budgetgraph.examples import Example, examples
from budgetgraph.releases.release import Release

EXPECTED = Path(__file__).parent / "expected" / "corpus"
# Their answers differ from release to release.
PASSING = {"files-to-download", "which-release"}
# And this one is answered from our search index.
OURS_ALONE = {"texts-that-mention"}
TABLES = [one for one in examples() if one.form == "select" and one.name not in PASSING | OURS_ALONE]


@pytest.fixture(scope="session")
def dataset(released: Release) -> Dataset:
    """The dump of everything; as in our store, the default graph is the union of the named ones."""
    dataset = Dataset(default_union=True)
    with gzip.open(released.directory / "dumps" / "budgetgraph.nq.gz") as dump:
        dataset.parse(dump, format="nquads")
    return dataset


def plain(value: object) -> str:
    """A value without the trailing zeros that engines write or not."""
    text = "" if value is None else str(value)
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        return text


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("one", TABLES, ids=[one.name for one in TABLES])
def test_another_engine_agrees(one: Example, dataset: Dataset) -> None:
    """The rows are those that were reviewed; their order is not compared, as engines collate differently."""
    with (EXPECTED / f"{one.name}.csv").open(encoding="utf-8", newline="") as file:
        _, *expected = csv.reader(file)
    found = [tuple(plain(value) for value in row) for row in dataset.query(one.query)]
    assert sorted(tuple(plain(value) for value in row) for row in expected) == sorted(found)
