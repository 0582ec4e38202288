"""Builds the store of a release from its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, Store

from budgetgraph.formats import Format, parse

# Made by the engine for itself; its log tells times and paths of the machine, and none is needed for reading.
_OF_NO_USE = ("LOG*", "LOCK")
_BATCH = 32 * 1024 * 1024  # bytes of N-Quads that are sorted at once, in some 15 times as much memory


def build_store(files: Iterable[Path], directory: Path) -> None:
    """Loads N-Quads files into a new store in `directory`, where there must be nothing yet.

    Raises `InvalidRdf` for a file that is no N-Quads or cannot be read, `OSError` when the disk refuses.
    """
    store = Store(directory)
    for some in _batches(files):
        store.bulk_extend(quad for path in some for quad in _in_both_graphs(path))
    store.optimize()
    store.flush()
    del store  # closes it
    for pattern in _OF_NO_USE:
        for path in directory.glob(pattern):
            path.unlink()


def _batches(files: Iterable[Path]) -> Iterator[list[Path]]:
    """The files, so many at a time that memory does not grow with their number.

    Each by itself would be sorted and written by itself, which takes three times as long.
    """
    batch: list[Path] = []
    size = 0
    for path in files:
        batch.append(path)
        size += path.stat().st_size if path.exists() else 0
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _in_both_graphs(path: Path) -> Iterator[Quad]:
    """Its quads, each in its graph and in the default one; from one reading, so that blank nodes are the same."""
    for quad in parse(path, Format.N_QUADS):
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)
