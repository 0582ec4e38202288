"""Builds the index: one pass over the statements of a release into an SQLite file with FTS5."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.search.properties import weights
from budgetgraph.search.words import words
from budgetgraph.vocabulary import RDF

FORMAT = 1
"""The number of the file's format, kept as SQLite's `user_version`."""
_FACETS = 6
"""How many facets a text has: its property, mostly up to three classes, and two for its language."""
_SHARED = {"ontology": 0.5, "shapes": 0.5, "codes": 0.75}
"""What a text counts in the graphs that the software brings along: people look for what was published."""

# `ascii` takes every character that is not ASCII for part of a word: what a word is has been decided in words.py.
_TABLES = """
CREATE TABLE names (id INTEGER PRIMARY KEY, iri TEXT NOT NULL);
CREATE TABLE texts (
  id INTEGER PRIMARY KEY, subject TEXT NOT NULL, property INTEGER NOT NULL, text TEXT NOT NULL,
  language TEXT, graph INTEGER, types TEXT NOT NULL, weight REAL NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(text, facets, content='', tokenize="ascii tokenchars '.'");
"""
# A database without a name is a file of SQLite's own, which goes away with the connection.
_STAGE = """
ATTACH '' AS stage;
CREATE TABLE stage.texts (
  digest BLOB PRIMARY KEY, subject TEXT, property INTEGER, text TEXT, language TEXT, graph INTEGER, weight REAL
) WITHOUT ROWID;
CREATE TABLE stage.types (subject TEXT, type INTEGER, PRIMARY KEY (subject, type)) WITHOUT ROWID;
"""
# The best come first: a search that finds too much ranks only the first ones.
_IN_ORDER = """
SELECT subject, property, text, language, graph, weight,
  (SELECT group_concat(type, ' ') FROM stage.types AS t WHERE t.subject = s.subject)
FROM stage.texts AS s ORDER BY weight DESC, length(text), subject, property, text, language
"""


def build_index(quads: Iterable[Quad], path: Path) -> None:
    """Indexes the texts of `quads` (see `properties.weights`) in a new file.

    A text that several graphs state of a thing is indexed once. Memory does not grow with their number; what
    waits to be sorted lies in a temporary file. Raises `OSError` when the disk refuses.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _Builder(database).build(quads)
    except sqlite3.Error as error:
        raise OSError(f"The search index cannot be written ({error}): {path}") from error


def indexed_lines(n_quads: bytes) -> bytes:
    """The lines of N-Quads that an index is made of, a third of them: so much less has to be parsed."""
    indexed = {f"<{iri}>".encode() for iri in (*weights(), RDF.type.value)}
    lines = n_quads.splitlines(keepends=True)
    return b"".join(line for line in lines if not indexed.isdisjoint(line.split(b" ", 2)[1:2]))


class _Builder:
    """`_names` numbers the IRIs that recur: properties, classes and graphs."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._names: dict[str, int] = {}
        self._weights = weights()

    def build(self, quads: Iterable[Quad]) -> None:
        run = self._database.executescript
        run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
        run(_TABLES + _STAGE + "BEGIN;")
        for quad in quads:
            self._stage(quad)
        self._database.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self._ordered())
        self._database.executemany(
            "INSERT INTO names VALUES (?, ?)", ((number, iri) for iri, number in self._names.items())
        )
        self._database.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._database.execute("COMMIT")
        run(f"DETACH stage; PRAGMA user_version = {FORMAT}; VACUUM;")

    def _stage(self, quad: Quad) -> None:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode):
            return
        if isinstance(value, NamedNode) and quad.predicate == RDF.type:
            self._insert("types", subject.value, self._number(value.value))
        elif isinstance(value, Literal) and quad.predicate.value in self._weights:
            self._stage_text(subject.value, quad, value)

    def _stage_text(self, subject: str, quad: Quad, value: Literal) -> None:
        property, graph = quad.predicate.value, quad.graph_name
        said = "\0".join((subject, property, value.language or "", value.value))
        self._insert(
            "texts",
            hashlib.blake2b(said.encode(), digest_size=16).digest(),
            subject,
            self._number(property),
            value.value,
            value.language,
            self._number(graph.value) if isinstance(graph, NamedNode) else None,
            self._weights[property] * _share(graph),
        )

    def _insert(self, table: str, *row: Any) -> None:
        places = ", ".join("?" * len(row))
        self._database.execute(f"INSERT OR IGNORE INTO stage.{table} VALUES ({places})", row)  # noqa: S608 - our own names

    def _number(self, iri: str) -> int:
        return self._names.setdefault(iri, len(self._names) + 1)

    def _ordered(self) -> Iterator[tuple[Any, ...]]:
        """The rows of `texts`, while the words of each are indexed."""
        staged = self._database.execute(_IN_ORDER)
        for number, (subject, property, text, language, graph, weight, types) in enumerate(staged, 1):
            facets = [f"p{property}", *(f"t{one}" for one in (types or "").split()), *_languages(language)]
            # bm25 takes them for a part of the text's length, so that every text gets as many.
            filling = ["x"] * (_FACETS - len(facets))
            row = (number, " ".join(words(text)), " ".join([*facets, *filling]))
            self._database.execute("INSERT INTO words (rowid, text, facets) VALUES (?, ?, ?)", row)
            yield number, subject, property, text, language, graph, types or "", weight


def _share(graph: object) -> float:
    name = graph.value.rpartition("/graph/")[2] if isinstance(graph, NamedNode) else ""
    return _SHARED.get(name, 1.0)


def _languages(tag: str | None) -> list[str]:
    """A facet for the language and one for each longer beginning of its tag: `zh-hans` is found as `zh`, too."""
    parts = (tag or "").lower().split("-")
    return [language_facet("-".join(parts[:end])) for end in range(1, len(parts) + 1) if tag]


def language_facet(language: str) -> str:
    """The word that stands for a language among the facets."""
    return "l" + "".join(sign for sign in language.lower() if sign.isascii() and sign.isalnum())
