"""Asks the index of a release."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from typing import Any, Self
from urllib.parse import quote

from budgetgraph.errors import ReleaseDamaged
from budgetgraph.search.builder import FORMAT, language_facet
from budgetgraph.search.wording import Wording

INDEX_FILE = "search.sqlite"
"""The name of the index in a release, beside the store."""
CANDIDATES = 2_000
"""How many of the texts found are ranked, and can be got at all. Of more, the best by themselves: names before
texts, and short ones first."""
CONNECTIONS = 4
"""How many searches go on at the same time, unless said otherwise; further ones wait."""
_STEPS = 1_000  # of the engine between two looks at the clock: some tenths of a millisecond
_TOO_LATE = "The search was broken off at its deadline."

_RANKED = f"""
SELECT texts.*, -found.bm25 * texts.weight AS score
FROM (SELECT rowid AS id, bm25(words, 1.0, 0.0) AS bm25 FROM words WHERE words MATCH ? LIMIT {CANDIDATES}) AS found
JOIN texts USING (id) ORDER BY score DESC, id LIMIT ? OFFSET ?
"""  # noqa: S608 - a number of ours
_KINDS = f"""
SELECT types FROM texts JOIN (SELECT rowid AS id FROM words WHERE words MATCH ? LIMIT {CANDIDATES}) USING (id)
"""  # noqa: S608 - a number of ours
_COUNTED = "SELECT count(*) FROM words WHERE words MATCH ?"


@dataclass(frozen=True)
class Facets:
    """What hits are narrowed to: any of the properties, any of the classes (by IRI), a language or its dialects."""

    properties: Collection[str] = ()
    types: Collection[str] = ()
    language: str | None = None


@dataclass(frozen=True)
class Hit:
    """A text that was found: whose it is, under which property, in which graph; the higher the score the better.

    IRIs are strings. `graph` is None for the default graph, `language` for a text in no language.
    """

    subject: str
    property: str
    text: str
    language: str | None
    graph: str | None
    types: tuple[str, ...]
    score: float


class SearchIndex:
    """The index in a file, which is never written; may be used by several threads.

    Raises `ReleaseDamaged` for a file that is no index of ours, and so does every search that meets damage. One that
    goes on after its `deadline`, in seconds of `time.monotonic`, is broken off with a `TimeoutError`.
    """

    def __init__(self, path: Path, connections: int = CONNECTIONS) -> None:
        self._path = path
        self._free: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        self._all: list[sqlite3.Connection] = []
        try:
            for _ in range(connections):
                self._open()
            self._names = self._read_names()
        except BaseException:
            self.close()
            raise

    @classmethod
    def of(cls, path: Path, connections: int = CONNECTIONS) -> Self | None:
        """The index, None where there is no file: releases made before there was search have none."""
        return cls(path, connections) if path.exists() else None

    def find(
        self,
        text: str | Wording,
        facets: Facets | None = None,
        *,
        limit: int,
        offset: int = 0,
        deadline: float = math.inf,
    ) -> list[Hit]:
        """The best hits for what somebody typed (see `Wording.of`), after the first `offset` of them.

        Empty when nothing is found or nothing was asked, and beyond the first `CANDIDATES`. With a `Wording` that
        has other forms, texts with one of those come after all that hold what was typed.
        """
        hits: list[Hit] = []
        for expression in self._expressions(text, facets):
            rows = self._rows(
                _RANKED, expression, max(0, limit - len(hits)), max(0, offset), deadline=deadline
            )
            hits += [self._hit(*row) for row in rows]
            offset -= self._reachable(expression, deadline) if offset > 0 else 0
        return hits

    def count(self, text: str | Wording, facets: Facets | None = None, *, deadline: float = math.inf) -> int:
        """How many texts are found, those beyond the first `CANDIDATES` included."""
        return sum(self._count(one, deadline) for one in self._expressions(text, facets))

    def kinds(
        self, text: str | Wording, facets: Facets | None = None, *, deadline: float = math.inf
    ) -> dict[str, int]:
        """How many of the candidates are of each class, by its IRI, the most frequent first."""
        counts: Counter[str] = Counter()
        for expression in self._expressions(text, facets):
            rows = self._rows(_KINDS, expression, deadline=deadline)
            counts.update(number for (types,) in rows for number in types.split())
        return {self._names[int(number)]: count for number, count in counts.most_common()}

    def close(self) -> None:
        """Closes the file; nothing may be searching."""
        for connection in self._all:
            connection.close()

    def __del__(self) -> None:
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _open(self) -> None:
        with self._damage_told():
            address = f"file:{quote(str(self._path.absolute()))}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._all.append(connection)
            # Long texts are sorted in a temporary file otherwise, which a confined process may not write.
            connection.execute("PRAGMA temp_store = MEMORY")
            self._free.put(connection)

    def _read_names(self) -> dict[int, str]:
        (format,) = self._rows("PRAGMA user_version")[0]
        if format != FORMAT:
            raise self._damaged(f"its format is {format} instead of {FORMAT}")
        return dict(self._rows("SELECT id, iri FROM names"))

    def _count(self, expression: str, deadline: float) -> int:
        return int(self._rows(_COUNTED, expression, deadline=deadline)[0][0])

    def _reachable(self, expression: str, deadline: float) -> int:
        return min(CANDIDATES, self._count(expression, deadline))

    def _expressions(self, text: str | Wording, facets: Facets | None) -> list[str]:
        narrowed = self._narrowed(facets or Facets())
        if not all(narrowed):
            return []
        wording = Wording.of(text) if isinstance(text, str) else text
        groups = [f"facets : ({' OR '.join(group)})" for group in narrowed]
        return [" AND ".join([f"text : ({wanted})", *groups]) for wanted in wording.expressions]

    def _narrowed(self, facets: Facets) -> list[list[str]]:
        """The words among the facets that are wanted, any of each group; an empty group finds nothing."""
        names, groups = self._names.items(), []
        if facets.properties:
            groups.append([f"p{number}" for number, iri in names if iri in facets.properties])
        if facets.types:
            groups.append([f"t{number}" for number, iri in names if iri in facets.types])
        if facets.language:
            groups.append([language_facet(facets.language)])
        return groups

    def _hit(self, _id: int, subject: str, property: int, text: str, language: str | None, *rest: Any) -> Hit:
        graph, types, _weight, score = rest
        names = self._names
        kinds = tuple(sorted(names[int(number)] for number in types.split()))
        return Hit(subject, names[property], text, language, names.get(graph), kinds, score)

    def _rows(self, sql: str, *values: object, deadline: float = math.inf) -> list[tuple[Any, ...]]:
        connection = self._free.get()
        try:
            with self._damage_told():
                if monotonic() > deadline:
                    raise TimeoutError(_TOO_LATE)
                connection.set_progress_handler(lambda: monotonic() > deadline, _STEPS)
                return connection.execute(sql, values).fetchall()
        finally:
            self._free.put(connection)

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise TimeoutError(_TOO_LATE) from error
            raise self._damaged(str(error)) from error

    def _damaged(self, what: str) -> ReleaseDamaged:
        return ReleaseDamaged(
            f"The search index cannot be read ({what}).",
            where=self._path,
            hint="Look at `budgetgraph releases verify`, then roll back or publish again.",
        )
