"""Triples by subject, by predicate and by object: what a query asks for, found by three dictionaries.

rdflib's own store also keeps named graphs and announces each triple to listeners, of which a validation has
none; adding is five times, looking up twice as fast without them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.term import Node

TripleOfNodes = tuple[Node, Node, Node]
PatternOfNodes = tuple[Node | None, Node | None, Node | None]
_Index = dict[Node, dict[Node, dict[Node, None]]]


class TripleIndex:
    """A set of triples."""

    def __init__(self) -> None:
        self._spo: _Index = {}
        self._pos: _Index = {}
        self._osp: _Index = {}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, triple: TripleOfNodes) -> None:
        """Adds a triple that may be there already."""
        s, p, o = triple
        objects = self._spo.setdefault(s, {}).setdefault(p, {})
        if o not in objects:
            objects[o] = None
            self._pos.setdefault(p, {}).setdefault(o, {})[s] = None
            self._osp.setdefault(o, {}).setdefault(s, {})[p] = None
            self._size += 1

    def match(self, pattern: PatternOfNodes) -> Iterator[TripleOfNodes]:
        """The triples that fit the pattern, in which None stands for anything."""
        s, p, o = pattern
        if s is not None:
            yield from self._of_subject(s, p, o)
        elif p is not None:
            yield from self._of_predicate(p, o)
        elif o is not None:
            yield from ((s, p, o) for s, ps in self._osp.get(o, {}).items() for p in ps)
        else:
            yield from ((s, p, o) for s, po in self._spo.items() for p, os in po.items() for o in os)

    def _of_subject(self, s: Node, p: Node | None, o: Node | None) -> Iterator[TripleOfNodes]:
        of_subject = self._spo.get(s)
        if of_subject is None:
            return
        if p is None:
            yield from ((s, p, x) for p, os in of_subject.items() for x in os if o is None or x == o)
        elif o is None:
            for found in of_subject.get(p, ()):
                yield s, p, found
        elif o in of_subject.get(p, ()):
            yield s, p, o

    def _of_predicate(self, p: Node, o: Node | None) -> Iterator[TripleOfNodes]:
        of_predicate = self._pos.get(p, {})
        if o is None:
            yield from ((s, p, o) for o, ss in of_predicate.items() for s in ss)
        else:
            for s in of_predicate.get(o, ()):
                yield s, p, o
