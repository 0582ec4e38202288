"""Small shared graphs, for releases in which what all releases share is not the point.

The ontology and above all the long lists make a release take twenty times as long, and there are hundreds of them here.
tests/cli/test_main.py, tests/examples and tests/test_docs.py make releases with all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from pyoxigraph import NamedNode, Triple

from budgetgraph.listed.concepts import about
from budgetgraph.releases import shared
from budgetgraph.vocabulary import CODE_IRI, ontology_directory, shapes_directory

LISTED = [
    NamedNode(CODE_IRI + code)
    for code in (
        "region/130302",
        "region/130303",
        "region/310107",
        "function/2020/201",
        "function/2020/2010301",
        "function/2020/20805",
        "function/2020/2080505",
    )
]


def few_files() -> Iterator[tuple[str, Path]]:
    """One file for each of the shared graphs."""
    yield "ontology", ontology_directory() / "borrowed.ttl"
    yield "codes", ontology_directory() / "codes" / "direction.ttl"
    yield "shapes", shapes_directory() / "assets.ttl"


def few_listed() -> Iterator[Triple]:
    """Some concepts of the long lists, with those above them."""
    return about(LISTED)


@contextmanager
def short_lists() -> Iterator[None]:
    """Releases that are written meanwhile have the whole ontology, and few concepts of the long lists."""
    with mock.patch.object(shared, "all_listed", few_listed):
        yield


@contextmanager
def small_shared_graphs() -> Iterator[None]:
    """Releases that are written meanwhile have little of either."""
    with short_lists(), mock.patch.object(shared, "_files", few_files):
        yield
