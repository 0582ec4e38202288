"""Builds the store of a release from its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, Store

from budgetgraph.formats import Format, parse

# Made by the engine for itself; its log tells times and paths of the machine, and none is needed for reading.
_OF_NO_USE = ("LOG*", "LOCK")


def build_store(files: Iterable[Path], directory: Path) -> None:
    """Loads N-Quads files into a new store in `directory`, where there must be nothing yet.

    One file at a time is in memory. Raises `InvalidRdf` for a file that is no N-Quads, `OSError` when the disk refuses.
    """
    store = Store(directory)
    for path in files:
        store.bulk_extend(_in_both_graphs(path))
    store.optimize()
    store.flush()
    del store  # closes it
    for pattern in _OF_NO_USE:
        for path in directory.glob(pattern):
            path.unlink()


def _in_both_graphs(path: Path) -> Iterator[Quad]:
    """Its quads, each in its graph and in the default one; from one reading, so that blank nodes are the same."""
    for quad in parse(path, Format.N_QUADS):
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)
