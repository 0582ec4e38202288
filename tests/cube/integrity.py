"""The integrity constraints of the W3C Data Cube vocabulary, for any graph.

Each `ic-*.rq` asks whether its constraint is broken; the first line of the file says what holds.
IC-0 (datatypes) needs datatype entailment, IC-20 and IC-21 (hierarchical code lists) need hierarchies that we do
not have; they are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, QueryBoolean, Store, Triple

HERE = Path(__file__).parent
CONSTRAINTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("ic-*.rq"))}
"""The queries by the name of their constraint, `ic-01` to `ic-19b`."""

_NORMALISE = (HERE / "normalise.ru").read_text(encoding="utf-8")


def broken_constraints(statements: Iterable[Quad | Triple]) -> list[str]:
    """The names of the constraints that a cube breaks; empty when it is well-formed.

    `statements` are the cube together with the structures and code lists that it uses; the names of graphs do
    not matter.
    """
    store = cube_store(statements)
    return [name for name, query in CONSTRAINTS.items() if _is_true(store, query)]


def cube_store(statements: Iterable[Quad | Triple]) -> Store:
    """A store with the statements in one graph, normalised."""
    store = Store()
    store.extend(Quad(s.subject, s.predicate, s.object, DefaultGraph()) for s in statements)
    store.update(_NORMALISE)
    return store


def _is_true(store: Store, query: str) -> bool:
    answer = store.query(query)
    assert isinstance(answer, QueryBoolean)
    return bool(answer)
